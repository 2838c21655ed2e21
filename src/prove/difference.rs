//! The semantic difference of two editions: regions of activities that come out otherwise, each a short list of conditions with an example.
//!
//! A region is told relative to what is plain already: of all that has the new outcome, or of all that did not have it before, those of which its conditions hold come out otherwise, each of them,
//! and none of the conditions can be left out. Together the regions are all that differs.

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
use litemap::LiteMap;

/// How activities come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// Permitted, and not permitted before.
    NewlyPermitted,
    /// Refused, and not refused before.
    NewlyRefused,
    /// Neither, and settled before.
    NewlyUndetermined,
    /// In the focus, and not in it before.
    NewlyInFocus,
    /// Off the focus, and not off it before.
    NewlyOffFocus,
}

/// Activities that come out otherwise in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// How.
    pub shift: Shift,
    /// Among which activities.
    pub among: Among,
    /// What holds of each of them: all of this. Empty: every one of those.
    pub conditions: Vec<Facet>,
    /// One of them.
    pub example: Case,
}

/// Among which activities a region's conditions tell those that come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Among {
    /// Among all that have the new outcome now.
    Now,
    /// Among all that did not have it before.
    Before,
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
const MOST: usize = 32;

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
    let [was_in_focus, in_focus] = [&before, &after].map(|judged| space.circuit.and(&[judged.stated, judged.focus.holds]));
    // What cannot be stated is off the focus: what could not be stated before is not newly off it, and of what can be stated no more it is enough that it is refused.
    let was_off_focus = space.circuit.or(&[!before.stated, before.focus.fails]);
    let off_focus = space.circuit.and(&[after.stated, after.focus.fails]);
    let shifts = [
        Sought { shift: Shift::NewlyPermitted, is: is_permitted, was: was_permitted, stated: after.stated },
        Sought { shift: Shift::NewlyRefused, is: is_refused, was: was_refused, stated: before.stated },
        Sought { shift: Shift::NewlyUndetermined, is: undetermined, was: !settled_before, stated: after.stated },
        Sought { shift: Shift::NewlyInFocus, is: in_focus, was: was_in_focus, stated: after.stated },
        Sought { shift: Shift::NewlyOffFocus, is: off_focus, was: was_off_focus, stated: after.stated },
    ];
    let mut found = Difference { regions: Vec::new(), more: false, unsettled: None };
    for sought in shifts {
        regions(&space, &sides, sought, budget, &mut found);
    }
    found.regions.sort_by(|one, other| (one.shift, one.among, &one.conditions).cmp(&(other.shift, other.among, &other.conditions)));
    found
}

/// One kind of difference.
#[derive(Clone, Copy)]
struct Sought {
    shift: Shift,
    is: Bit,
    was: Bit,
    stated: Bit,
}

fn regions(space: &Space, sides: &[Side<'_>; 2], sought: Sought, budget: u64, found: &mut Difference) {
    let Sought { shift, is, was, stated } = sought;
    let mut finder = Search::new(space, &[is, !was, stated]);
    for _ in 0..MOST {
        match finder.find(space, &[], budget) {
            Answer::None { .. } => return,
            Answer::Unsettled => {
                found.unsettled = Some(Unsettled::Budget);
                return;
            }
            Answer::Found(answer) => {
                let all = answer.literals().to_vec();
                // Whichever way is shorter to tell.
                let ways = [(Among::Now, [is, was, stated]), (Among::Before, [!was, !is, stated])];
                let cubes = ways.into_iter().filter_map(|(among, other)| Some((among, least_cube(space, &other, &all, budget)?)));
                let Some((among, cube)) = cubes.min_by_key(|(among, cube)| (cube.len(), *among)) else {
                    found.unsettled = Some(Unsettled::Budget);
                    return;
                };
                // The example keeps what the region is told by.
                let inside = |case: &Case| {
                    let says = space.assigned(case, &LiteMap::new());
                    space.leaves_terms_open() || cube.iter().all(|bit| says.says(*bit))
                };
                let shown = |sides: &[Side<'_>], case: &Case| shown(sides, shift, case).filter(|_| inside(case));
                match confirmed(space, sides, &answer, &shown) {
                    Some(example) => found.regions.push(Region { shift, among, conditions: facets(space, &cube), example }),
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

/// The fewest of the answers that by themselves exclude what is demanded: none of them can be left out.
fn least_cube(space: &Space, demanded: &[Bit], cube: &[Bit], budget: u64) -> Option<Vec<Bit>> {
    let (mut other, literals) = Search::supposing(space, demanded, cube);
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
    let focus = |replayed: &Option<Replayed>, truth: Truth| replayed.as_ref().is_some_and(|replayed| replayed.focus() == truth);
    let shows = match shift {
        Shift::NewlyInFocus => focus(&after, Truth::True) && !focus(&before, Truth::True),
        Shift::NewlyOffFocus => focus(&after, Truth::False) && before.is_some() && !focus(&before, Truth::False),
        Shift::NewlyPermitted => permitted(&after) && !permitted(&before),
        Shift::NewlyRefused => refused(&after) && !refused(&before) && before.is_some(),
        Shift::NewlyUndetermined => after.is_some() && !permitted(&after) && !refused(&after) && (permitted(&before) || refused(&before)),
    };
    let verdict = |replayed: Option<Replayed>| replayed.map(|replayed| replayed.verdict);
    shows.then(|| (verdict(before), verdict(after)))
}
