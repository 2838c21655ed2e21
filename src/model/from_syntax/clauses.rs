//! Clauses with effect: permits, forbids, requires, focus, exceptions.

use super::Checker;
use super::names::{Meant, Wanted};
use crate::model::condition::{Condition, ConditionKind};
use crate::model::problems;
use crate::model::types::{FieldId, FieldKind, ProvisionId, ProvisionKind, Rule, RuleKind, Yield, YieldScope};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Number, SentenceKind};

impl Checker<'_> {
    /// Permits, forbids, requires and the focus, in the order of the document.
    pub(super) fn rules(&mut self) {
        for placed in std::mem::take(&mut self.outline.rules) {
            let (Some(provision), span) = (placed.provision, placed.sentence.span) else { continue };
            match &placed.sentence.kind {
                SentenceKind::Permit(rule) => self.rule(RuleKind::Permit, rule, provision, span),
                SentenceKind::Forbid(rule) => self.rule(RuleKind::Forbid, rule, provision, span),
                SentenceKind::Require(rule) => self.rule(RuleKind::Require, rule, provision, span),
                SentenceKind::Focus(condition) => {
                    let condition = condition.as_ref().map_or_else(|| always(span), |condition| self.condition(condition));
                    self.model.focus.push((provision, condition));
                }
                _ => {}
            }
        }
    }

    fn rule(&mut self, kind: RuleKind, written: &tree::Rule, provision: ProvisionId, span: Span) {
        let applies = written.applies.as_deref().map(|condition| self.condition(condition));
        let except = written.except.as_deref().map(|condition| self.condition(condition));
        let demands = written.requirement.as_deref().or(written.only_if.as_deref()).map(|condition| self.condition(condition));
        let applies = applies_but_not(applies, except, span);
        let demands = demands.unwrap_or_else(|| always(span));
        self.model.rules.push(Rule { kind, provision, applies, demands, span });
    }

    /// `except` and `prevails over`.
    pub(super) fn yields(&mut self) {
        for placed in std::mem::take(&mut self.outline.yields) {
            let Some(here) = placed.provision else { continue };
            match &placed.sentence.kind {
                SentenceKind::Except(numbers) => numbers.iter().for_each(|number| self.yields_to(here, number, YieldScope::Whole)),
                SentenceKind::PrevailsOver(numbers) => {
                    numbers.iter().for_each(|number| self.yields_to(here, number, YieldScope::Opposed));
                }
                _ => {}
            }
        }
    }

    fn yields_to(&mut self, here: ProvisionId, number: &Number, scope: YieldScope) {
        let Some(other) = self.provision_numbered(number) else { return };
        if let Some(entry) = self.model.provisions.get(other.index()).filter(|provision| provision.kind == ProvisionKind::Entry) {
            let problem = problems::entry_has_no_rules(number, entry.span);
            return self.report(problem);
        }
        let (general, special) = if scope == YieldScope::Whole { (here, other) } else { (other, here) };
        self.model.yields.push(Yield { general, special, scope, span: number.span });
    }

    // `covers` speaks of dates only, so only they are suggested.
    pub(super) fn date_field(&mut self, name: &Name) -> Option<FieldId> {
        match self.meant(name, Wanted::Field)? {
            Meant::Field(field) => match self.kind(field)? {
                FieldKind::Date => Some(field),
                kind => {
                    let declared = self.model.fields.get(field.index()).map(|field| field.span);
                    let kind = self.kind_words(kind);
                    self.report(problems::wrong_kind(name, &kind, "a date field of the activity", declared));
                    None
                }
            },
            other => {
                self.wrong_kind(name, other, "a date field of the activity");
                None
            }
        }
    }
}

/// The condition of a rule without one.
pub(super) fn always(span: Span) -> Condition {
    Condition { kind: ConditionKind::Always, span }
}

fn applies_but_not(applies: Option<Condition>, except: Option<Condition>, span: Span) -> Condition {
    let Some(except) = except else { return applies.unwrap_or_else(|| always(span)) };
    let place = except.span;
    let not = Condition { kind: ConditionKind::Not(Box::new(except)), span: place };
    match applies {
        None => not,
        Some(Condition { kind: ConditionKind::All(mut parts), span }) => {
            parts.push(not);
            Condition { kind: ConditionKind::All(parts), span: span.to(place) }
        }
        Some(applies) => Condition { span: applies.span.to(place), kind: ConditionKind::All(vec![applies, not]) },
    }
}
