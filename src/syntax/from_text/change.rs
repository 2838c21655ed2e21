//! Amendments: what they change and what they claim.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{
    Amendment, Beside, Claim, Insert, InsertPlace, Missing, Move, Name, Number, Remove, Replace, ReplacePlace, Rewrite, SentenceKind,
    Transition,
};

impl Reader<'_> {
    /// The head of a block that belongs to amendments.
    pub(super) fn amendment_head(&mut self, form: Form, parts: Parts<'_>) -> Option<SentenceKind> {
        Some(match form {
            Form::Amendment => SentenceKind::Amendment(Box::new(self.amendment(parts)?)),
            Form::Insert => SentenceKind::Insert(Box::new(self.insert(parts)?)),
            Form::Rewrite => SentenceKind::Rewrite(Box::new(self.rewrite(parts)?)),
            _ => return None,
        })
    }

    fn amendment(&mut self, mut parts: Parts<'_>) -> Option<Amendment> {
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        let target = self.name(parts.next()?);
        let edition = parts.next().and_then(|part| self.edition_in(part));
        Some(Amendment { name, title, target, edition, body: Vec::new() })
    }

    /// `edition 2021`, `edition "2020, add_space"`
    pub(super) fn edition_in(&mut self, part: Part<'_>) -> Option<Number> {
        let part = Parts::of(part).next()?;
        if part.as_rule() == Rule::provision {
            return Some(self.number(&part));
        }
        let text = self.text(part);
        Some(Number { text: text.text, span: text.span })
    }

    fn insert(&mut self, mut parts: Parts<'_>) -> Option<Insert> {
        let mut insert = Insert { place: InsertPlace::Amendment, under: None, beside: None, body: Vec::new() };
        let Some(place) = parts.next() else { return Some(insert) };
        let rule = place.as_rule();
        let mut place = Parts::of(place);
        let first = place.next()?;
        insert.place = match rule {
            Rule::in_block => InsertPlace::Block(self.word(&place.next()?)),
            Rule::in_taxonomy => InsertPlace::Taxonomy(self.name(place.next()?)),
            _ if first.as_rule() == Rule::in_word => InsertPlace::In(self.number(&place.next()?)),
            _ => InsertPlace::Beside(beside(first.as_str()), self.number(&place.next()?)),
        };
        (insert.under, insert.beside) = self.spot(place);
        Some(insert)
    }

    /// `under priority`, `after human_security`, or both.
    fn spot(&mut self, mut parts: Parts<'_>) -> (Option<Name>, Option<(Beside, Name)>) {
        let under = parts.if_next(Rule::under).and_then(|part| self.name_in(part));
        let beside = parts.next().and_then(|part| {
            let mut inner = Parts::of(part);
            let side = beside(inner.next()?.as_str());
            Some((side, self.name(inner.next()?)))
        });
        (under, beside)
    }

    fn rewrite(&mut self, mut parts: Parts<'_>) -> Option<Rewrite> {
        let head = parts.next()?;
        let section = head.as_rule() == Rule::section_head;
        Some(Rewrite { section, provision: self.provision(Parts::of(head))? })
    }

    /// A sentence of an amendment.
    pub(super) fn change(&mut self, form: Form, mut parts: Parts<'_>) -> Option<SentenceKind> {
        Some(match form {
            Form::Fingerprint => SentenceKind::Fingerprint(self.text(parts.next()?)),
            Form::Repeal => SentenceKind::Repeal(self.numbers(parts)),
            Form::Renumber => SentenceKind::Renumber { from: self.number(&parts.next()?), to: self.number(&parts.next()?) },
            Form::Remove => SentenceKind::Remove(Box::new(self.remove(parts)?)),
            Form::Move => SentenceKind::Move(Box::new(self.moved(parts)?)),
            Form::Replace => SentenceKind::Replace(Box::new(self.replace(parts)?)),
            Form::Missing => return self.missing(parts),
            Form::Transition => SentenceKind::Transition(Transition {
                activities: parts.next()?.as_str().starts_with("running"),
                new_text: parts.next()?.as_str().starts_with("come"),
            }),
            Form::Claim => SentenceKind::Claim(Box::new(self.claim(parts.next()?)?)),
            _ => return None,
        })
    }

    fn remove(&mut self, parts: Parts<'_>) -> Option<Remove> {
        let mut names: Vec<_> = parts.collect();
        let from = names.pop()?;
        let from = if from.as_rule() == Rule::block_word { self.word(&from) } else { self.name(from) };
        Some(Remove { names: names.into_iter().map(|name| self.name(name)).collect(), from })
    }

    fn moved(&mut self, mut parts: Parts<'_>) -> Option<Move> {
        let entry = self.name(parts.next()?);
        let mut place = Parts::of(parts.next()?);
        place.has(Rule::in_word);
        let taxonomy = self.name(place.next()?);
        let (under, beside) = self.spot(place);
        Some(Move { entry, taxonomy, under, beside })
    }

    fn replace(&mut self, mut parts: Parts<'_>) -> Option<Replace> {
        let each = parts.has(Rule::each_word);
        let old = self.text(parts.next()?);
        let new = self.text_in(parts.next()?)?;
        let place = parts.next().and_then(|part| Parts::of(part).find(|part| part.as_rule() != Rule::in_word));
        let place = place.map(|place| match place.as_rule() {
            Rule::provision => ReplacePlace::Provision(self.number(&place)),
            _ => ReplacePlace::Block(self.word(&place)),
        });
        Some(Replace { each, old, new, place })
    }

    fn missing(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let answered = self.diagnostics.len();
        let field = self.name(parts.next()?);
        let value = self.value(parts.next()?)?;
        if self.guessed_since(answered) {
            return Some(SentenceKind::Broken(Vec::new()));
        }
        Some(SentenceKind::Missing(Box::new(Missing { field, value, because: self.text_in(parts.next()?)? })))
    }

    fn claim(&mut self, part: Part<'_>) -> Option<Claim> {
        let (rule, span) = (part.as_rule(), self.span(&part));
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::keep_all => Claim::AllPrinciples(span),
            Rule::keep_some => Claim::Principles(self.names(parts)),
            Rule::add_no_duty => Claim::NoNewDuty(self.bearers(parts.next()?)?),
            _ => {
                let permits = parts.next()?.as_str() == "permit";
                let except = match parts.next() {
                    Some(part) => Some(self.condition_in(part)?),
                    None => None,
                };
                if permits { Claim::PermitsNothingNew(except) } else { Claim::RefusesNothingNew(except) }
            }
        })
    }

    pub(super) fn names(&mut self, parts: Parts<'_>) -> Vec<Name> {
        parts.map(|name| self.name(name)).collect()
    }
}

fn beside(word: &str) -> Beside {
    if word == "before" { Beside::Before } else { Beside::After }
}
