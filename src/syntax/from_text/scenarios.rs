//! Sentences of records, scenarios and adapters.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Column, Expectation, Name, Number, SentenceKind, Text};

impl Reader<'_> {
    /// The text inside `because …` and its like.
    pub(super) fn text_in(&mut self, part: Part<'_>) -> Option<Text> {
        Parts::of(part).next().map(|text| self.text(text))
    }

    /// The name inside `for …`.
    pub(super) fn name_in(&mut self, part: Part<'_>) -> Option<Name> {
        Parts::of(part).next().map(|name| self.name(name))
    }

    pub(super) fn judged_fact(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let negative = parts.has(Rule::not);
        let name = self.name(parts.next()?);
        let by = match parts.next() {
            Some(by) => Some(self.who_in(by)?),
            None => None,
        };
        Some(SentenceKind::Judged { name, negative, by })
    }

    pub(super) fn expect(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let first = parts.next()?;
        if first.as_rule() == Rule::focus_word {
            return Some(SentenceKind::Expect(Expectation::Focus { inside: first.as_str().starts_with("in") }));
        }
        if first.as_rule() != Rule::verdict {
            return self.expect_day(first).map(|expected| SentenceKind::Expect(Expectation::Day(expected)));
        }
        let verdict = self.word(&first);
        let (mut citing, mut only, mut needing) = (Vec::new(), false, Vec::new());
        for part in parts {
            let cites = part.as_rule() == Rule::citing;
            let mut inner = Parts::of(part);
            if cites {
                only = inner.has(Rule::only);
                citing = inner.map(|number| self.cited(number)).collect::<Option<_>>()?;
            } else {
                needing = inner.map(|name| self.name(name)).collect();
            }
        }
        Some(SentenceKind::Expect(Expectation::Verdict { verdict, citing, only, needing }))
    }

    /// `3.1`, or `vienna_convention 24(2)`, whose two words are one number here.
    fn cited(&mut self, part: Part<'_>) -> Option<Number> {
        if part.as_rule() == Rule::provision {
            return Some(self.number(&part));
        }
        let span = self.span(&part);
        let mut parts = Parts::of(part);
        let (of, number) = (self.name(parts.next()?), parts.next()?);
        Some(Number { text: format!("{} {}", of.text, number.as_str()), span })
    }

    pub(super) fn column(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let heading = self.text(parts.next()?);
        let field = self.name(parts.next()?);
        let precision_from = parts.if_next(Rule::precision).and_then(|part| self.text_in(part));
        let split = parts.if_next(Rule::split).and_then(|part| self.text_in(part));
        Some(SentenceKind::Column(Box::new(Column { heading, field, split, precision_from, body: Vec::new() })))
    }

    pub(super) fn set(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let field = self.name(parts.next()?);
        let value = self.value(parts.next()?)?;
        Some(SentenceKind::Set { field, value, because: self.text_in(parts.next()?)? })
    }

    pub(super) fn assume(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let negative = parts.has(Rule::not);
        let name = self.name(parts.next()?);
        Some(SentenceKind::Assume { name, negative, because: self.text_in(parts.next()?)? })
    }

    pub(super) fn untranslatable(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let text = self.text(parts.next()?);
        Some(SentenceKind::Untranslatable { text, because: self.text_in(parts.next()?)? })
    }

    pub(super) fn check(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let condition = self.condition(parts.next()?)?;
        Some(SentenceKind::Check { condition, message: self.text_in(parts.next()?)? })
    }
}
