//! Principles and their sentences.

use super::duties::force_of;
use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Bearers, Condition, Principle, Quantity, SentenceKind, Tenet, UnderReadings};

impl Reader<'_> {
    pub(super) fn principle(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        let programme = parts.if_next(Rule::for_part).and_then(|part| self.name_in(part));
        let from = parts.if_next(Rule::from_provisions).map_or_else(Vec::new, |part| self.numbers(Parts::of(part)));
        let readings = parts.if_next(Rule::under_readings).map(|part| self.under_readings(part));
        Some(SentenceKind::Principle(Box::new(Principle { name, title, programme, from, readings, body: Vec::new() })))
    }

    fn under_readings(&mut self, part: Part<'_>) -> UnderReadings {
        let span = self.span(&part);
        let parts = Parts::of(part);
        if parts.is_empty() { UnderReadings::All(span) } else { UnderReadings::Of(self.names(parts)) }
    }

    /// A sentence of a principle.
    pub(super) fn tenet(&mut self, form: Form, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let tenet = match form {
            Form::ForEvery => Tenet::ForEvery { holds: Box::new(self.condition(parts.next()?)?), when: self.condition_behind(&mut parts)? },
            Form::TermTenet => Tenet::Term { at_least: at_least(&parts.next()?), length: self.length(parts.next()?)? },
            Form::GapTenet => Tenet::Gap { length: self.length(parts.next()?)?, act: self.name(parts.next()?) },
            Form::NoticeTenet => Tenet::Notice { event: self.name(parts.next()?), length: self.length(parts.next()?)? },
            Form::Never => self.never(parts.next()?)?,
            Form::DutyTenet => self.duty_tenet(parts)?,
            Form::EveryAmendment => self.every_amendment(parts.next()?)?,
            _ => return None,
        };
        Some(SentenceKind::Tenet(Box::new(tenet)))
    }

    /// The condition in `when …` or `except where …`, if one follows; the outer none if it cannot be read.
    fn condition_behind(&mut self, parts: &mut Parts<'_>) -> Option<Option<Box<Condition>>> {
        match parts.next() {
            Some(part) => self.condition_in(part).map(|condition| Some(Box::new(condition))),
            None => Some(None),
        }
    }

    fn never(&mut self, part: Part<'_>) -> Option<Tenet> {
        let exit = part.as_rule() == Rule::no_exit;
        let mut parts = Parts::of(part);
        let first = parts.next()?;
        if exit {
            return Some(Tenet::NoExit { length: self.length_in(first)? });
        }
        let rule = first.as_rule();
        let mut parts = Parts::of(first);
        Some(match rule {
            Rule::spares => Tenet::Spares(self.numbers(parts)),
            Rule::adds_duty => Tenet::NoNewDuty(self.bearers(parts.next()?)?),
            _ => {
                let permits = parts.next()?.as_str() == "permits";
                let except = self.condition_behind(&mut parts)?;
                if permits { Tenet::PermitsNothingNew(except) } else { Tenet::RefusesNothingNew(except) }
            }
        })
    }

    fn duty_tenet(&mut self, mut parts: Parts<'_>) -> Option<Tenet> {
        let act = self.name(parts.next()?);
        let part = parts.next()?;
        let rule = part.as_rule();
        let mut parts = Parts::of(part);
        let first = parts.next()?;
        match rule {
            Rule::bound_force => {
                let at_least = at_least(&first);
                return Some(Tenet::Force { act, at_least, force: force_of(parts.next()?.as_str()) });
            }
            Rule::owed_by => return Some(Tenet::Owed { act, by: self.who(parts.next()?)? }),
            _ => {}
        }
        let count = match first.as_rule() {
            Rule::once => Quantity { digits: "1".to_owned(), measure: None, span: self.span(&first) },
            _ => self.quantity(Parts::of(first).next()?)?,
        };
        Some(Tenet::Occurrences { count, act })
    }

    /// Whose duties are meant.
    pub(super) fn bearers(&mut self, part: Part<'_>) -> Option<Bearers> {
        let mut parts = Parts::of(part.clone());
        let first = parts.next()?;
        Some(match parts.next() {
            Some(manner) if manner.as_rule() == Rule::alone => Bearers::Alone(self.name(first)),
            Some(others) if others.as_rule() == Rule::together => {
                Bearers::Several(std::iter::once(first).chain(Parts::of(others)).map(|name| self.name(name)).collect())
            }
            _ => Bearers::Of(self.who(part)?),
        })
    }

    fn every_amendment(&mut self, part: Part<'_>) -> Option<Tenet> {
        let rule = part.as_rule();
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::needs_consent => Tenet::NeedsConsent(self.who(parts.next()?)?),
            Rule::follows => Tenet::Follows(self.name(parts.next()?)),
            _ => Tenet::InWriting,
        })
    }
}

/// `is at least`; else `is at most`.
fn at_least(part: &Part<'_>) -> bool {
    part.as_str().ends_with("least")
}
