//! What the evaluator says of a case: nothing that was found is shown before it has been asked.

use super::case::Case;
use super::space::Side;
use crate::evaluate;
use crate::model::{Outcome, Statement, StatementKind};
use crate::program::{Activity, State};
use crate::value::Truth;

/// What the evaluator says of a case in one edition.
#[derive(Clone, Debug)]
pub(super) struct Replayed {
    activity: Activity,
    /// True: permitted. False: refused.
    pub verdict: Truth,
    focus: Truth,
    term: Truth,
    asked: Vec<Truth>,
}

impl Replayed {
    /// Asks the evaluator; none where the edition cannot state the activity, or its schema refuses it.
    pub fn of(side: &Side<'_>, case: &Case) -> Option<Self> {
        Self::in_state(side, case, &case.state(side))
    }

    /// The same with what stands on account of the record.
    pub fn in_state(side: &Side<'_>, case: &Case, state: &State) -> Option<Self> {
        let (program, activity) = (&side.program, case.activity(side)?);
        if !evaluate::fits(program, &activity) {
            return None;
        }
        let verdict = evaluate::decide(program, state, &activity);
        let truths = |nodes: &[u32]| evaluate::truths(program, state, &activity, nodes);
        let focus = truths(&program.focus).into_iter().fold(Truth::False, Truth::or);
        let term = truths(&[program.term]).first().copied().unwrap_or(Truth::Unknown);
        let asked = truths(&side.asked);
        Some(Self { activity, verdict, focus, term, asked })
    }

    /// The truth of a statement whose conditions are those that the edition was asked for, from that place on; the place moves on.
    pub fn truth(&self, side: &Side<'_>, statement: &Statement, place: &mut usize) -> Truth {
        match &statement.kind {
            StatementKind::All(parts) => parts.iter().fold(Truth::True, |all, part| all.and(self.truth(side, part, place))),
            StatementKind::Any(parts) => parts.iter().fold(Truth::False, |any, part| any.or(self.truth(side, part, place))),
            StatementKind::Not(inner) => !self.truth(side, inner, place),
            StatementKind::Outcome(outcome) => self.has(*outcome).into(),
            StatementKind::JudgedBy(judgement, party) => self.activity.judged_by(&side.program, *judgement, *party),
            StatementKind::Holds(_) => {
                let truth = self.asked.get(*place).copied().unwrap_or(Truth::Unknown);
                *place = place.saturating_add(1);
                truth
            }
        }
    }

    /// Whether it is in the focus.
    pub fn focus(&self) -> Truth {
        self.focus
    }

    /// Whether it has an outcome.
    pub fn has(&self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Permitted => self.verdict == Truth::True,
            Outcome::Refused => self.verdict == Truth::False,
            Outcome::Undetermined => self.verdict == Truth::Unknown,
            Outcome::InFocus => self.focus == Truth::True,
            Outcome::InTerm => self.term == Truth::True,
        }
    }
}

/// The same case with everything left out that can be, as long as `stands` says that it still shows what it shows.
pub(super) fn least(case: Case, stands: impl Fn(&Case) -> bool) -> Case {
    let mut least = case;
    while let Some(smaller) = least.with_less().into_iter().find(&stands) {
        least = smaller;
    }
    least
}
