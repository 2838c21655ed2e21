//! Whether something holds of every activity and every record.

use super::answers::{Answer, Search};
use super::case::Case;
use super::certificate::Certificate;
use super::encode::{Encoder, conditions};
use super::replay::{Replayed, least};
use super::space::{Facts, Side, Space};
use crate::model::{Condition, Model, OpenTermId, Statement};
use crate::value::Truth;

/// A question about every activity: whether something holds of all of which something else does.
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

/// The answer to a question about every activity.
#[derive(Clone, Debug)]
#[must_use]
pub enum Settled {
    /// It holds of all; the certificate has been checked.
    Holds(Certified),
    /// It does not hold of this one, as the evaluator says.
    Fails(Case),
    /// It is not known.
    Unsettled(Unsettled),
}

/// Something that was proved, with its certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certified {
    /// How many questions the formula has.
    pub variables: u32,
    /// How many clauses it has.
    pub clauses: u32,
    /// Why nothing satisfies it.
    pub certificate: Certificate,
}

/// Why something is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsettled {
    /// The budget ran out.
    Budget,
    /// Something was found, and the evaluator does not confirm it: it rests on days of the programme's life that no single event settles.
    NotReplayed,
    /// A certificate did not pass its check.
    NotChecked,
}

impl Every<'_> {
    /// The answer under readings in place of the adopted ones, after at most so many conflicts.
    pub fn settle(&self, readings: &[(OpenTermId, usize)], budget: u64) -> Settled {
        let mut asked: Vec<&Condition> = Vec::new();
        self.when.into_iter().for_each(|when| conditions(when, &mut asked));
        conditions(self.holds, &mut asked);
        let mut sides = [Side::new(0, self.model, readings, &asked)];
        let mut space = Space::new(&mut sides, self.facts);
        let [side] = &sides;
        let mut encoder = Encoder::new(&mut space, side);
        let judged = encoder.judged();
        let mut nodes = side.asked.iter();
        let when = self.when.map(|when| encoder.statement(when, &judged, &mut nodes));
        let holds = encoder.statement(self.holds, &judged, &mut nodes);
        let demanded: Vec<_> = when.iter().map(|when| when.holds).chain([judged.stated, !holds.holds]).collect();
        let mut search = Search::new(&space, &demanded);
        match search.find(&space, &[], budget) {
            Answer::Unsettled => Settled::Unsettled(Unsettled::Budget),
            Answer::None { goal, certificate, .. } => match search.check(&space, &goal, &certificate) {
                Ok(()) => Settled::Holds(search.certified(certificate)),
                Err(_) => Settled::Unsettled(Unsettled::NotChecked),
            },
            Answer::Found(found) => self.replay(side, Case::of(&space, &found)),
        }
    }

    fn replay(&self, side: &Side<'_>, case: Case) -> Settled {
        let broken = |case: &Case| self.broken(side, case);
        match broken(&case) {
            Some(truth) => Settled::Fails(least(case, |less| broken(less) == Some(truth))),
            None => Settled::Unsettled(Unsettled::NotReplayed),
        }
    }

    /// The truth of what is to hold, where the case shows that it does not.
    fn broken(&self, side: &Side<'_>, case: &Case) -> Option<Truth> {
        let replayed = Replayed::of(side, case)?;
        let mut place = 0;
        let when = self.when.map_or(Truth::True, |when| replayed.truth(side, when, &mut place));
        let holds = replayed.truth(side, self.holds, &mut place);
        (when == Truth::True && holds != Truth::True).then_some(holds)
    }
}
