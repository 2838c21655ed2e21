//! The semantic difference of two editions: regions of activities that come out otherwise, each a short list of conditions with an example.
//!
//! A region is a prime implicant of the difference: every activity of which its conditions hold comes out otherwise, and of none of the conditions can that be said without it.
//! Together the regions are all that differs.

use super::answers::{Answer, Search};
use super::case::Case;
use super::circuit::Bit;
use super::compare::Change;
use super::encode::Encoder;
use super::question::{Unsettled, confirmed};
use super::region::{Facet, facets};
use super::replay::Replayed;
use super::space::{Facts, Side, Space};
use crate::model::{Model, OpenTermId, Outcome};
use crate::value::Truth;

/// How activities come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// Permitted, and not permitted before.
    NewlyPermitted,
    /// Refused, and not refused before.
    NewlyRefused,
    /// Neither, and settled before.
    NewlyUndetermined,
}

/// Activities that come out otherwise in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// How.
    pub shift: Shift,
    /// What holds of each of them: all of this. Empty: every activity.
    pub conditions: Vec<Facet>,
    /// One of them.
    pub example: Case,
}

/// What differs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The regions, in a fixed order.
    pub regions: Vec<Region>,
    /// Whether there are more than were looked for.
    pub more: bool,
    /// Why some of it is not settled.
    pub unsettled: Option<Unsettled>,
}

/// More regions of one kind are not told; a difference of so many parts is no difference that anybody reads.
const MOST: usize = 64;

/// What differs between two editions, each under readings in place of the adopted ones.
#[must_use]
pub fn difference(
    (old, old_readings): (&Model, &[(OpenTermId, usize)]),
    (new, new_readings): (&Model, &[(OpenTermId, usize)]),
    budget: u64,
) -> Difference {
    let mut sides = [Side::new(0, old, old_readings, &[]), Side::new(1, new, new_readings, &[])];
    let mut space = Space::new(&mut sides, Facts::Given);
    let [old, new] = &sides;
    let (before, after) = (Encoder::new(&mut space, old).judged(), Encoder::new(&mut space, new).judged());
    let (was, is) = (Change::Permitted, Change::Refused);
    let outcome = |space: &mut Space, change, judged: &_| super::compare::had(space, change, judged);
    let permitted = [outcome(&mut space, was, &before), outcome(&mut space, was, &after)];
    let refused = [outcome(&mut space, is, &before), outcome(&mut space, is, &after)];
    let open = |space: &mut Space, at: usize| {
        let (permitted, refused) = (permitted.get(at), refused.get(at));
        permitted.zip(refused).map_or(super::circuit::FALSE, |(permitted, refused)| space.circuit.and(&[!*permitted, !*refused]))
    };
    let settled_before = !open(&mut space, 0);
    let undetermined = open(&mut space, 1);
    let [was_permitted, is_permitted] = permitted;
    let [was_refused, is_refused] = refused;
    let shifts = [
        (Shift::NewlyPermitted, space.circuit.and(&[is_permitted, !was_permitted]), after.stated),
        (Shift::NewlyRefused, space.circuit.and(&[is_refused, !was_refused]), before.stated),
        (Shift::NewlyUndetermined, space.circuit.and(&[undetermined, settled_before]), after.stated),
    ];
    let mut found = Difference { regions: Vec::new(), more: false, unsettled: None };
    for (shift, differs, stated) in shifts {
        regions(&mut space, &sides, (shift, differs, stated), budget, &mut found);
    }
    found.regions.sort_by(|one, other| (one.shift, &one.conditions).cmp(&(other.shift, &other.conditions)));
    found
}

fn regions(space: &mut Space, sides: &[Side<'_>; 2], (shift, differs, stated): (Shift, Bit, Bit), budget: u64, found: &mut Difference) {
    let mut finder = Search::new(space, &[differs, stated]);
    let shown = |sides: &[Side<'_>], case: &Case| shown(sides, shift, case);
    for _ in 0..MOST {
        match finder.find(space, &[], budget) {
            Answer::None { .. } => return,
            Answer::Unsettled => {
                found.unsettled = Some(Unsettled::Budget);
                return;
            }
            Answer::Found(answer) => {
                let Some(cube) = least_cube(space, differs, stated, &answer.literals(), budget) else {
                    found.unsettled = Some(Unsettled::Budget);
                    return;
                };
                match confirmed(space, sides, &answer, &shown) {
                    Some(example) => found.regions.push(Region { shift, conditions: facets(space, &cube), example }),
                    None => {
                        found.unsettled = Some(Unsettled::NotReplayed);
                        return;
                    }
                }
                if !finder.exclude(&cube) {
                    return;
                }
            }
        }
    }
    found.more = true;
}

/// The fewest of the answers that make the difference by themselves: none of them can be left out.
fn least_cube(space: &Space, differs: Bit, stated: Bit, cube: &[Bit], budget: u64) -> Option<Vec<Bit>> {
    let (mut other, literals) = Search::supposing(space, &[!differs, stated], cube);
    let mut cube: Vec<(Bit, _)> = cube.iter().zip(literals).filter_map(|(bit, literal)| Some((*bit, literal?))).collect();
    // First all at once, then one by one.
    match other.find(space, &cube, budget) {
        Answer::None { because, .. } => cube = because.iter().filter_map(|at| cube.get(*at)).copied().collect(),
        _ => return None,
    }
    let mut at = 0;
    while at < cube.len() {
        let without: Vec<_> = cube.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| *one).collect();
        match other.find(space, &without, budget) {
            Answer::None { because, .. } => cube = because.iter().filter_map(|at| without.get(*at)).copied().collect(),
            Answer::Found(_) => at = at.saturating_add(1),
            Answer::Unsettled => return None,
        }
    }
    Some(cube.into_iter().map(|(bit, _)| bit).collect())
}

/// What the two editions say of a case that shows the shift.
fn shown(sides: &[Side<'_>], shift: Shift, case: &Case) -> Option<(Option<Truth>, Option<Truth>)> {
    let [old, new] = sides else { return None };
    let (before, after) = (Replayed::of(old, case), Replayed::of(new, case));
    let permitted = |replayed: &Option<Replayed>| replayed.as_ref().is_some_and(|replayed| replayed.has(Outcome::Permitted));
    let refused = |replayed: &Option<Replayed>| replayed.as_ref().is_none_or(|replayed| replayed.has(Outcome::Refused));
    let shows = match shift {
        Shift::NewlyPermitted => permitted(&after) && !permitted(&before),
        Shift::NewlyRefused => refused(&after) && !refused(&before) && before.is_some(),
        Shift::NewlyUndetermined => after.is_some() && !permitted(&after) && !refused(&after) && (permitted(&before) || refused(&before)),
    };
    let verdict = |replayed: Option<Replayed>| replayed.map(|replayed| replayed.verdict);
    shows.then(|| (verdict(before), verdict(after)))
}
