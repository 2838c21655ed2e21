//! Whether something holds of every activity and every record in one edition.

use super::case::Case;
use super::circuit::Bit;
use super::encode::{Encoder, conditions};
use super::proof::Readings;
use super::question::{Posed, Settled};
use super::replay::Replayed;
use super::space::{Facts, Side, Space};
use crate::model::{Condition, Model, OpenTermId, Outcome, Statement, StatementKind};
use crate::value::Truth;

/// A question about every activity: whether something holds of all of which something else does.
///
/// Every fact is given, or may be unknown too; a judgement may be made either way or not at all; each event of the record happens on any day of the horizon, or is not recorded. That something
/// holds of an activity means that it is true: what is unknown does not hold.
#[derive(Clone, Copy, Debug)]
pub struct Every<'model> {
    /// The edition.
    pub model: &'model Model,
    /// What is to hold.
    pub holds: &'model Statement,
    /// Of which activities; none: of all.
    pub when: Option<&'model Statement>,
    /// Whether every fact is given, or some may be unknown.
    pub facts: Facts,
}

impl Every<'_> {
    /// The answer under readings in place of the adopted ones, after at most so many conflicts.
    pub fn settle(&self, readings: &[(OpenTermId, usize)], budget: u64) -> Settled {
        let mut sides = vec![self.side(0, readings)];
        let posed = Posed::new(&mut sides, self.facts, |space, sides| vec![self.demand(space, sides)]);
        posed.settle(&sides, budget, |sides, case| self.broken(sides.first()?, case))
    }

    /// The question, written down: whether there is an activity of which it does not hold, under any of these combinations of readings.
    #[must_use]
    pub fn pose(&self, all: &[Readings]) -> Posed {
        let mut sides: Vec<Side<'_>> = all.iter().enumerate().map(|(place, readings)| self.side(place, readings)).collect();
        Posed::new(&mut sides, self.facts, |space, sides| vec![self.demand(space, sides)])
    }

    fn side(&self, place: usize, readings: &[(OpenTermId, usize)]) -> Side<'_> {
        let mut asked: Vec<&Condition> = Vec::new();
        self.when.into_iter().for_each(|when| conditions(when, &mut asked));
        conditions(self.holds, &mut asked);
        Side::new(place, self.model, readings, &asked)
    }

    /// That it does not hold on one of the sides.
    fn demand(&self, space: &mut Space, sides: &[Side<'_>]) -> Bit {
        let broken: Vec<Bit> = sides.iter().map(|side| self.demand_of(space, side)).collect();
        space.circuit.or(&broken)
    }

    fn demand_of(&self, space: &mut Space, side: &Side<'_>) -> Bit {
        let mut encoder = Encoder::new(space, side);
        let judged = encoder.judged();
        let mut nodes = side.asked.iter();
        let when = self.when.map(|when| encoder.statement(when, &judged, &mut nodes));
        let holds = encoder.statement(self.holds, &judged, &mut nodes);
        let all: Vec<Bit> = when.iter().map(|when| when.holds).chain([judged.stated, !holds.holds]).collect();
        space.circuit.and(&all)
    }

    /// The truth of what is to hold, where the case shows that it does not; and the verdict, where it is to be permitted: that it is refused shows more than that it is
    /// undetermined.
    fn broken(&self, side: &Side<'_>, case: &Case) -> Option<(Truth, Option<Truth>)> {
        let replayed = Replayed::of(side, case)?;
        let mut place = 0;
        let when = self.when.map_or(Truth::True, |when| replayed.truth(side, when, &mut place));
        let holds = replayed.truth(side, self.holds, &mut place);
        let verdict = matches!(self.holds.kind, StatementKind::Outcome(Outcome::Permitted)).then_some(replayed.verdict);
        (when == Truth::True && holds != Truth::True).then_some((holds, verdict))
    }
}
