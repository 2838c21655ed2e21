//! How a programme comes into force, lasts and ends.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Exit, Notice, Renewed, SentenceKind, Silence, Survives, Suspended, Term, TermLength, Then, Times};

impl Reader<'_> {
    pub(super) fn life(&mut self, form: Form, mut parts: Parts<'_>) -> Option<SentenceKind> {
        Some(match form {
            Form::Start => SentenceKind::Start(self.point(parts.next()?)?),
            Form::Provisional => SentenceKind::Provisional(self.point(parts.next()?)?),
            Form::Joins => SentenceKind::Joins(self.point(parts.next()?)?),
            Form::Exit => SentenceKind::Exit(Box::new(self.exit(parts)?)),
            Form::Suspended => SentenceKind::Suspended(self.suspended(parts)?),
            Form::Survives => SentenceKind::Survives(self.survives(parts)?),
            Form::Silence => SentenceKind::Silence(self.silence(parts)?),
            Form::Notices => self.notices(parts.next()?)?,
            _ => SentenceKind::Term(Box::new(self.term_of(parts)?)),
        })
    }

    fn notices(&mut self, part: Part<'_>) -> Option<SentenceKind> {
        if part.as_rule() == Rule::on_receipt {
            return Some(SentenceKind::NoticesOnReceipt);
        }
        self.name_in(part).map(SentenceKind::NoticesRevocable)
    }

    fn term_of(&mut self, mut parts: Parts<'_>) -> Option<Term> {
        let length = self.term_length(parts.next()?)?;
        let mut term = Term { length, from: None, first_day_excluded: None, last_day_excluded: None, then: None, covers: None };
        for part in parts {
            match part.as_rule() {
                Rule::from_point => term.from = Some(self.point(Parts::of(part).next()?)?),
                Rule::first_day => term.first_day_excluded = Some(excluded(part)),
                Rule::last_day => term.last_day_excluded = Some(excluded(part)),
                Rule::then_part => term.then = Some(self.then(part)?),
                _ => {
                    let mut covers = Parts::of(part);
                    let (first, second) = (covers.next()?, covers.next());
                    term.covers = Some((self.name(first), second.map(|name| self.name(name))));
                }
            }
        }
        Some(term)
    }

    fn term_length(&mut self, part: Part<'_>) -> Option<TermLength> {
        let (rule, span) = (part.as_rule(), self.span(&part));
        if matches!(rule, Rule::name | Rule::quantity) {
            return self.length(part).map(TermLength::For);
        }
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::calendar_years => TermLength::CalendarYears(self.date(&parts.next()?), self.date(&parts.next()?)),
            Rule::until_day => TermLength::Until(self.date(&parts.next()?)),
            Rule::unlimited => TermLength::Unlimited(span),
            _ => TermLength::Unknown(parts.find(|part| part.as_rule() == Rule::because_part).and_then(|part| self.text_in(part))?),
        })
    }

    fn then(&mut self, part: Part<'_>) -> Option<Then> {
        let part = Parts::of(part).next()?;
        if part.as_rule() == Rule::unlimited {
            return Some(Then::Unlimited(self.span(&part)));
        }
        let mut parts = Parts::of(part);
        let by = self.length(parts.next()?)?;
        let times = parts.next()?;
        let times = match times.as_rule() {
            Rule::each_time => Times::Each,
            Rule::once => Times::Once,
            _ => Times::Number(self.quantity(Parts::of(times).next()?)?),
        };
        let Some(word) = parts.next() else { return Some(Then::Prolonged { by, times }) };
        let unless = word.as_str() == "unless";
        let receipt = parts.has(Rule::receipt);
        let event = self.name(parts.next()?);
        let who = self.who_in(parts.next()?)?;
        let at_least = parts.next().and_then(|part| self.length_in(part));
        Some(Then::Renewed(Box::new(Renewed { by, times, unless, receipt, event, who, at_least })))
    }

    fn notice(&mut self, part: Part<'_>) -> Option<Notice> {
        let mut parts = Parts::of(part);
        Some(Notice { length: self.length(parts.next()?)?, receipt: parts.next()?.as_str() == "receipt" })
    }

    fn exit(&mut self, mut parts: Parts<'_>) -> Option<Exit> {
        let who = self.who_in(parts.next()?)?;
        let event = self.name(parts.next()?);
        let mut exit = Exit { who, event, notice: None, lock_in: None, period_end: false, later_date: false, revocable: None, alone: None };
        for part in parts {
            match part.as_rule() {
                Rule::notice => exit.notice = Some(self.notice(part)?),
                Rule::lock_in => {
                    let mut inner = Parts::of(part);
                    exit.lock_in = Some((inner.next()?.as_str() == "given", self.point(inner.next()?)?));
                }
                Rule::period_end => exit.period_end = true,
                Rule::later_date => exit.later_date = true,
                Rule::revocable => exit.revocable = self.name_in(part),
                _ => exit.alone = Some(alone(&part)),
            }
        }
        Some(exit)
    }

    fn suspended(&mut self, mut parts: Parts<'_>) -> Option<Suspended> {
        let event = self.name(parts.next()?);
        let who = self.who_in(parts.next()?)?;
        let notice = match parts.if_next(Rule::notice) {
            Some(notice) => Some(self.notice(notice)?),
            None => None,
        };
        let lifted = self.name_in(parts.next()?)?;
        Some(Suspended { event, who, notice, lifted, alone: parts.next().as_ref().map(alone) })
    }

    fn survives(&mut self, mut parts: Parts<'_>) -> Option<Survives> {
        let first = parts.next()?;
        if first.as_rule() == Rule::where_part {
            return self.condition_in(first).map(Survives::Activity);
        }
        let name = self.name(first);
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        let length = parts.next().and_then(|part| self.length_in(part));
        Some(Survives::Named { name, title, length })
    }

    fn silence(&mut self, mut parts: Parts<'_>) -> Option<Silence> {
        let who = self.who(parts.next()?)?;
        let length = self.length_in(parts.next()?)?;
        let receipt = parts.has(Rule::receipt);
        let after = self.name(parts.next()?);
        let means = self.word(&parts.next()?);
        Some(Silence { who, length, receipt, after, means, unless: self.name(parts.next()?) })
    }
}

fn alone(part: &Part<'_>) -> bool {
    part.as_str().trim_end().ends_with("alone")
}

fn excluded(part: Part<'_>) -> bool {
    Parts::of(part).next().is_some_and(|word| word.as_str() == "excluded")
}
