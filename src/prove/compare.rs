//! Whether an edition permits or refuses anything that the one before it did not.

use super::case::Case;
use super::circuit::Bit;
use super::encode::{Encoder, Judged, conditions};
use super::proof::Readings;
use super::question::{Posed, Settled};
use super::replay::Replayed;
use super::space::{Facts, Side, Space};
use crate::model::{Condition, Model, OpenTermId, Outcome, Statement};
use crate::value::Truth;

/// A comparison of two editions over every activity: what has an outcome in the new one had it in the old one, except where something holds.
///
/// Fields, listed things, judgements and events are the same in both if they have the same name. An activity that an edition cannot state (it names what a closed list does not
/// have) is not permitted by it, and counts as refused.
#[derive(Clone, Copy, Debug)]
pub struct Nothing<'model> {
    /// The edition before.
    pub old: &'model Model,
    /// The edition that is compared with it.
    pub new: &'model Model,
    /// Permitted or refused.
    pub outcome: Change,
    /// Where it may be otherwise; the conditions are the new edition's.
    pub except: Option<&'model Statement>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// What is permitted was permitted.
    Permitted,
    /// What is refused was refused.
    Refused,
}

impl Nothing<'_> {
    /// The answer, each edition under readings in place of its adopted ones, after at most so many conflicts.
    pub fn settle(&self, old: &[(OpenTermId, usize)], new: &[(OpenTermId, usize)], budget: u64) -> Settled {
        let mut sides = self.sides(0, old, new).to_vec();
        let posed = Posed::new(&mut sides, Facts::Given, |space, sides| vec![self.demand(space, sides)]);
        posed.settle(&sides, budget, |sides, case| self.shown(sides, case))
    }

    /// The question, written down: whether there is anything of the kind, under any of these combinations of readings of the old edition and of the new one.
    #[must_use]
    pub fn pose(&self, all: &[(Readings, Readings)]) -> Posed {
        let sides = all.iter().enumerate().flat_map(|(pair, (old, new))| self.sides(pair.saturating_mul(2), old, new));
        Posed::new(&mut sides.collect::<Vec<_>>(), Facts::Given, |space, sides| vec![self.demand(space, sides)])
    }

    fn sides(&self, place: usize, old: &[(OpenTermId, usize)], new: &[(OpenTermId, usize)]) -> [Side<'_>; 2] {
        let mut asked: Vec<&Condition> = Vec::new();
        self.except.into_iter().for_each(|except| conditions(except, &mut asked));
        [Side::new(place, self.old, old, &[]), Side::new(place.saturating_add(1), self.new, new, &asked)]
    }

    /// That there is something of the kind between the two of one pair.
    fn demand(&self, space: &mut Space, sides: &[Side<'_>]) -> Bit {
        let pairs = sides.chunks_exact(2);
        let different: Vec<Bit> =
            pairs.filter_map(|pair| if let [old, new] = pair { Some(self.demand_of(space, old, new)) } else { None }).collect();
        space.circuit.or(&different)
    }

    fn demand_of(&self, space: &mut Space, old: &Side<'_>, new: &Side<'_>) -> Bit {
        let before = Encoder::new(space, old).judged();
        let mut encoder = Encoder::new(space, new);
        let after = encoder.judged();
        let mut nodes = new.asked.iter();
        let except = self.except.map(|except| encoder.statement(except, &after, &mut nodes));
        // What has changed its outcome can be stated in the edition that has changed its mind: nothing is permitted by an edition, and nothing is not refused, that it cannot state.
        let (was, is) = (had(space, self.outcome, &before), had(space, self.outcome, &after));
        let all: Vec<Bit> = [is, !was].into_iter().chain(except.map(|except| !except.holds)).collect();
        space.circuit.and(&all)
    }

    /// What the two editions say of a case that shows the difference, and whether it is excepted: what is left open of that shows less.
    fn shown(&self, sides: &[Side<'_>], case: &Case) -> Option<(Option<Truth>, Option<Truth>, Truth)> {
        let [old, new] = sides else { return None };
        let (before, after) = (Replayed::of(old, case), Replayed::of(new, case));
        let has = |replayed: &Option<Replayed>| match (self.outcome, replayed) {
            (Change::Permitted, replayed) => replayed.as_ref().is_some_and(|replayed| replayed.has(Outcome::Permitted)),
            (Change::Refused, replayed) => replayed.as_ref().is_none_or(|replayed| replayed.has(Outcome::Refused)),
        };
        let excepted = match (self.except, &after) {
            (Some(except), Some(after)) => after.truth(new, except, &mut 0),
            _ => Truth::False,
        };
        let verdict = |replayed: Option<Replayed>| replayed.map(|replayed| replayed.verdict);
        (has(&after) && !has(&before) && excepted != Truth::True).then(|| (verdict(before), verdict(after), excepted))
    }
}

/// Whether an edition gives an activity that outcome.
pub(super) fn had(space: &mut Space, outcome: Change, judged: &Judged) -> Bit {
    match outcome {
        Change::Permitted => space.circuit.and(&[judged.stated, judged.verdict.holds]),
        Change::Refused => space.circuit.or(&[!judged.stated, judged.verdict.fails]),
    }
}
