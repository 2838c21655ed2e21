//! Sentences of programmes, sections and clauses.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{FieldKind, Meaning, Number, Relation, Rule as TreeRule, SentenceKind, Text};

impl Reader<'_> {
    pub(super) fn texts(&mut self, parts: Parts<'_>) -> Vec<Text> {
        parts.map(|text| self.text(text)).collect()
    }

    pub(super) fn numbers(&mut self, parts: Parts<'_>) -> Vec<Number> {
        parts.map(|number| self.number(&number)).collect()
    }

    pub(super) fn lineage(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let relation = relation(parts.next()?.as_str());
        let name = self.name(parts.next()?);
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        let date = parts.if_next(Rule::date).map(|date| self.date(&date));
        let in_force = parts.next().and_then(|part| {
            let mut parts = Parts::of(part);
            Some((self.maybe_date(&parts.next()?), self.maybe_date(&parts.next()?)))
        });
        Some(SentenceKind::Lineage { relation, name, title, date, in_force })
    }

    pub(super) fn field(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let kind = self.field_kind(parts.next()?)?;
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        let optional = parts.has(Rule::optional);
        Some(SentenceKind::Field { name, kind: Box::new(kind), optional, title })
    }

    fn field_kind(&mut self, part: Part<'_>) -> Option<FieldKind> {
        let rule = part.as_rule();
        let word = part.as_str().to_owned();
        if rule == Rule::name {
            return Some(FieldKind::One(self.name(part)));
        }
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::number_kind => FieldKind::Number { from: self.quantity(parts.next()?)?, to: self.quantity(parts.next()?)? },
            Rule::money_kind => {
                let currency = self.word(&parts.next()?);
                let range = match (parts.next(), parts.next()) {
                    (Some(from), Some(to)) => Some((self.quantity(from)?, self.quantity(to)?)),
                    _ => None,
                };
                FieldKind::Money { currency, range }
            }
            Rule::set_kind => FieldKind::SetOf(self.name(parts.next()?)),
            _ if word == "flag" => FieldKind::Flag,
            _ if word == "text" => FieldKind::Text,
            _ => FieldKind::Date,
        })
    }

    pub(super) fn define(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        Some(SentenceKind::Define { name, title, condition: self.condition(parts.next()?)? })
    }

    pub(super) fn judgement(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = self.text(parts.next()?);
        Some(SentenceKind::Judgement { name, title, by: self.who_in(parts.next()?)? })
    }

    pub(super) fn reading(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        let meaning = parts.next()?;
        let meaning = match meaning.as_rule() {
            Rule::where_part => Meaning::Condition(self.condition_in(meaning)?),
            _ => Meaning::Quantity(self.quantity(meaning)?),
        };
        Some(SentenceKind::Reading { name, title, meaning })
    }

    /// The parts of `permit`, `forbid` and `require`, whichever are there.
    pub(super) fn rule(&mut self, parts: Parts<'_>) -> Option<TreeRule> {
        let mut rule = TreeRule::default();
        for part in parts {
            match part.as_rule() {
                Rule::condition => rule.requirement = Some(Box::new(self.condition(part)?)),
                Rule::where_part | Rule::when_part => rule.applies = Some(Box::new(self.condition_in(part)?)),
                Rule::only_if_part => rule.only_if = Some(Box::new(self.condition_in(part)?)),
                _ => rule.except = Some(Box::new(self.condition_in(part)?)),
            }
        }
        Some(rule)
    }
}

fn relation(words: &str) -> Relation {
    match words.get(..1) {
        Some("b") => Relation::BuildsOn,
        Some("r") => Relation::Replaces,
        Some("s") if words.starts_with("succeeded") => Relation::SucceededBy,
        Some("s") => Relation::Succeeds,
        _ => Relation::WithoutPrejudiceTo,
    }
}
