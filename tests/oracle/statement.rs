//! The truth of a statement, which may also speak of the verdict, and what breaks a principle that speaks of every activity.

use super::{Case, and, not, or, plain};
use comity::model::{Outcome, Statement, StatementKind, TenetKind};
use comity::value::Truth;

impl Case {
    pub fn states(&self, statement: &Statement) -> Truth {
        match &statement.kind {
            StatementKind::All(parts) => parts.iter().map(|part| self.states(part)).fold(Truth::True, and),
            StatementKind::Any(parts) => parts.iter().map(|part| self.states(part)).fold(Truth::False, or),
            StatementKind::Not(part) => not(self.states(part)),
            StatementKind::Outcome(outcome) => plain(self.comes_out(*outcome)),
            StatementKind::JudgedBy(judgement, party) => {
                let answer = self.answers[judgement.index()].iter().find(|(judge, _)| judge == party);
                answer.map_or(Truth::False, |(_, truth)| *truth)
            }
            StatementKind::Holds(condition) => self.holds(condition),
        }
    }

    fn comes_out(&self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Permitted => self.verdict() == Truth::True,
            Outcome::Refused => self.verdict() == Truth::False,
            Outcome::Undetermined => self.verdict() == Truth::Unknown,
            Outcome::InFocus => self.focus() == Some(Truth::True),
            Outcome::InTerm => self.in_term() == Truth::True,
        }
    }

    /// Whether the schema admits the activity: none of its checks fails. A field without value fails none, and neither does one of which nothing is known.
    pub fn fits(&self) -> bool {
        let data_alone = Case { record: Vec::new(), none: Truth::Unknown, ..self.clone() };
        self.model.checks.iter().all(|check| data_alone.holds(&check.condition) != Truth::False)
    }

    /// Whether this activity breaks what is said of every activity: the schema admits it, it is one of those that are meant, and what is to hold does not.
    /// What is not known breaks nothing: each way in which it can become known is an activity of its own.
    pub fn breaks(&self, tenet: &TenetKind) -> bool {
        let TenetKind::ForEvery { holds, when } = tenet else { panic!("{tenet:?} does not speak of every activity") };
        let meant = when.as_ref().is_none_or(|when| self.states(when) == Truth::True);
        meant && self.states(holds) == Truth::False && self.fits()
    }
}
