//! Rules, exceptions, the term and duties to their view.

use super::document::{Act, Duty, Focus, Rule, Term, Yield};
use super::from_model::Viewer;
use crate::model::condition::{Condition, ConditionKind};
use crate::model::principle_words::force_word;
use crate::model::time::{Clause, Lasting};
use crate::model::types::{self, FieldId, ProvisionId, RuleKind, YieldScope};

impl Viewer<'_> {
    pub(super) fn rule(&self, rule: &types::Rule) -> Rule {
        Rule {
            kind: rule.kind.word().to_owned(),
            clause: self.model.number(rule.provision).to_owned(),
            applies: self.condition(&rule.applies),
            demands: self.condition(&rule.demands),
            words: self.rule_words(rule),
            place: self.place(rule.span),
        }
    }

    fn rule_words(&self, rule: &types::Rule) -> String {
        let said = |condition: &Condition, word: &str| match condition.kind {
            ConditionKind::Always => String::new(),
            _ => format!("{word}{}", self.model.words(condition)),
        };
        match rule.kind {
            RuleKind::Permit => {
                format!("permit activity{}{}", said(&rule.applies, " where "), said(&rule.demands, ", only if "))
            }
            RuleKind::Forbid => format!("forbid activity{}", said(&rule.applies, " where ")),
            RuleKind::Require => format!("require {}{}", self.model.words(&rule.demands), said(&rule.applies, " when ")),
        }
    }

    pub(super) fn yields(&self, one: &types::Yield) -> Yield {
        let scope = match one.scope {
            YieldScope::Whole => "whole",
            YieldScope::Opposed => "opposed",
        };
        Yield {
            general: self.model.number(one.general).to_owned(),
            special: self.model.number(one.special).to_owned(),
            scope: scope.to_owned(),
            place: self.place(one.span),
        }
    }

    pub(super) fn focus(&self, clause: ProvisionId, condition: &Condition) -> Focus {
        Focus { clause: self.model.number(clause).to_owned(), condition: self.condition(condition) }
    }

    pub(super) fn term(&self, term: &Clause<Lasting>) -> Term {
        let field = |field: FieldId| self.model.field(field).map(|field| field.name.clone()).unwrap_or_default();
        let covers = term.says.covers.into_iter().flat_map(|(first, second)| std::iter::once(first).chain(second));
        Term {
            clause: self.model.number(term.provision).to_owned(),
            length: self.term_length(&term.says.length),
            from: self.model.point_words(&term.says.from),
            first_day_counts: term.says.first_day_counts,
            last_day_counts: term.says.last_day_counts,
            covers: covers.map(field).collect(),
            place: self.place(term.span),
        }
    }

    pub(super) fn duty(&self, duty: &types::Duty) -> Duty {
        Duty {
            clause: self.model.number(duty.provision).to_owned(),
            force: force_word(duty.force).to_owned(),
            who: self.who(&duty.who),
            either: duty.either,
            acts: duty.acts.iter().map(|act| Act { name: act.name.clone(), title: act.title.clone() }).collect(),
            timings: self.model.schedule_words(&duty.schedule),
            when: duty.when.as_ref().map(|condition| self.condition(condition)),
            place: self.place(duty.span),
        }
    }
}
