//! Conditions of principles and claims, which may also speak of the verdict and of what one party has judged.

use super::Checker;
use super::conditions::negated;
use crate::model::condition::{Condition, ConditionKind};
use crate::model::principle::{Outcome, Statement, StatementKind};
use crate::model::problems;
use crate::source::Span;
use crate::syntax::tree::{self, Name};

impl Checker<'_> {
    /// What a statement means. A part that does not speak of the verdict stays one condition.
    pub(super) fn statement(&mut self, written: &tree::Condition) -> Statement {
        let span = written.span;
        let kind = match &written.kind {
            tree::ConditionKind::Group(inner) => return self.statement(inner),
            tree::ConditionKind::All(parts) => self.joined(parts, span, ConditionKind::All, StatementKind::All),
            tree::ConditionKind::Any(parts) => self.joined(parts, span, ConditionKind::Any, StatementKind::Any),
            tree::ConditionKind::Not(inner) => match self.statement(inner) {
                Statement { kind: StatementKind::Holds(condition), .. } => {
                    StatementKind::Holds(Condition { kind: negated(condition.kind, true, inner), span })
                }
                other => StatementKind::Not(Box::new(other)),
            },
            tree::ConditionKind::Named(name) if Outcome::of_word(&name.text).is_some() => self.outcome(name),
            tree::ConditionKind::JudgedBy(judgement, party) => self.judged_by(judgement, party),
            _ => StatementKind::Holds(self.condition(written)),
        };
        Statement { kind, span }
    }

    fn joined(
        &mut self,
        parts: &[tree::Condition],
        span: Span,
        plain: impl FnOnce(Vec<Condition>) -> ConditionKind,
        other: impl FnOnce(Vec<Statement>) -> StatementKind,
    ) -> StatementKind {
        let parts: Vec<Statement> = parts.iter().map(|part| self.statement(part)).collect();
        if !parts.iter().all(|part| matches!(part.kind, StatementKind::Holds(_))) {
            return other(parts);
        }
        let conditions = parts.into_iter().filter_map(|part| match part.kind {
            StatementKind::Holds(condition) => Some(condition),
            _ => None,
        });
        StatementKind::Holds(Condition { kind: plain(conditions.collect()), span })
    }

    // A name of the policy's own would make two things of one word.
    fn outcome(&mut self, name: &Name) -> StatementKind {
        let outcome = Outcome::of_word(&name.text).unwrap_or(Outcome::Permitted);
        if let Some((meant, declared)) = self.names.get(name.text.as_str()).copied() {
            self.report(problems::ambiguous_outcome(name, meant.article(), declared));
        } else if outcome == Outcome::InFocus && self.model.focus.is_empty() && !self.outline.broken.any {
            self.report(problems::no_focus(name.span));
        }
        StatementKind::Outcome(outcome)
    }

    fn judged_by(&mut self, judgement: &Name, party: &Name) -> StatementKind {
        let (found, by) = (self.judgement(judgement), self.party(party));
        let span = judgement.span.to(party.span);
        let (Some(found), Some(by)) = (found, by) else {
            return StatementKind::Holds(Condition { kind: ConditionKind::Always, span });
        };
        if let Some(declared) = self.model.judgement(found)
            && !declared.by.parties().contains(&by)
        {
            let makers =
                problems::list(declared.by.parties().iter().filter_map(|maker| self.model.party(*maker)).map(|one| one.name.as_str()));
            let problem = problems::never_judged_by(judgement, party, &makers, declared.span);
            self.report(problem);
        }
        StatementKind::JudgedBy(found, by)
    }
}
