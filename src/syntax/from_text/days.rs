//! Dated events, and what is expected of a day.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Date, DayExpectation, On, OnDay, SentenceKind};

impl Reader<'_> {
    pub(super) fn on(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let date = self.date(&parts.next()?);
        let deed = parts.if_next(Rule::deed).map(|deed| self.word(&deed));
        let event = self.name(parts.next()?);
        let mut on = On {
            date,
            deed,
            event,
            amendment: None,
            by: Vec::new(),
            received: None,
            effective: None,
            number: None,
            recorded: None,
            fingerprint: None,
            form: None,
            reference: None,
        };
        for part in parts {
            let rule = part.as_rule();
            let mut inner = Parts::of(part);
            match rule {
                Rule::about => {
                    let word = inner.next()?;
                    if on.event.text == "vote" && matches!(word.as_str(), "for" | "against") {
                        on.event.text = format!("vote_{}", word.as_str());
                    }
                    on.amendment = Some(self.name(inner.next()?));
                }
                Rule::by_parties => on.by = inner.map(|name| self.name(name)).collect(),
                Rule::received => on.received = Some(self.date(&inner.next()?)),
                Rule::effective => on.effective = Some(self.date(&inner.next()?)),
                Rule::recorded => on.recorded = Some(self.date(&inner.next()?)),
                Rule::counted_as => on.number = Some(self.quantity(inner.next()?)?),
                Rule::fingerprint_part => on.fingerprint = inner.next().map(|text| self.text(text)),
                Rule::form_part => on.form = inner.next().and_then(|form| self.act_form(form)),
                _ => on.reference = inner.next().map(|text| self.text(text)),
            }
        }
        Some(SentenceKind::On(Box::new(on)))
    }

    fn on_day(&mut self, part: Part<'_>) -> Option<OnDay> {
        let mut parts = Parts::of(part);
        let day = self.date(&parts.next()?);
        let known: Option<Date> = parts.next().and_then(|known| Parts::of(known).next()).map(|date| self.date(&date));
        Some(OnDay { day, known })
    }

    pub(super) fn expect_day(&mut self, part: Part<'_>) -> Option<DayExpectation> {
        let rule = part.as_rule();
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::expect_standing => DayExpectation::Standing(self.word(&parts.next()?), self.on_day(parts.next()?)?),
            Rule::expect_last_day => DayExpectation::LastDay(self.maybe_date(&parts.next()?)),
            Rule::expect_start => {
                parts.has(Rule::start_word);
                DayExpectation::Start(self.maybe_date(&parts.next()?))
            }
            Rule::expect_notice => DayExpectation::NoticeDeadline(self.date(&parts.next()?), self.on_day(parts.next()?)?),
            Rule::expect_exit => DayExpectation::EarliestExit(self.date(&parts.next()?), self.on_day(parts.next()?)?),
            Rule::expect_due => DayExpectation::FallsDue(self.name(parts.next()?), self.on_day(parts.next()?)?),
            Rule::expect_amendment => self.expect_amendment(parts)?,
            Rule::expect_edition => {
                let edition = self.edition_in(parts.next()?)?;
                DayExpectation::Edition {
                    edition,
                    on: self.on_day(parts.next()?)?,
                    party: parts.next().and_then(|part| self.name_in(part)),
                }
            }
            Rule::expect_party => DayExpectation::Party(self.name(parts.next()?), self.word(&parts.next()?), self.on_day(parts.next()?)?),
            _ => {
                let act = self.name(parts.next()?);
                let by = parts.if_next(Rule::actors).and_then(|by| self.actors(by));
                DayExpectation::Duty(act, by, self.word(&parts.next()?), self.on_day(parts.next()?)?)
            }
        })
    }

    /// `amendment add_space in force on …`, `amendment add_space needing consent by nato on …`
    fn expect_amendment(&mut self, mut parts: Parts<'_>) -> Option<DayExpectation> {
        let amendment = self.name(parts.next()?);
        let next = parts.next()?;
        if next.as_rule() == Rule::effect_standing {
            let (stands, on) = (self.word(&next), self.on_day(parts.next()?)?);
            return Some(DayExpectation::Amendment { amendment, stands, on, party: parts.next().and_then(|part| self.name_in(part)) });
        }
        let mut parts = Parts::of(next);
        let act = self.name(parts.next()?);
        let by = parts.if_next(Rule::by_name).and_then(|part| self.name_in(part));
        Some(DayExpectation::Needing { amendment, act, by, on: self.on_day(parts.next()?)? })
    }
}
