//! Points in time, timings of duties, and working days.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Actors, Length, MaybeDate, Ordinal, Point, SentenceKind, Timing, Trigger};

impl Reader<'_> {
    pub(super) fn length(&mut self, part: Part<'_>) -> Option<Length> {
        Some(match part.as_rule() {
            Rule::name => Length::Read(self.name(part)),
            _ => Length::Written(self.quantity(part)?),
        })
    }

    /// The length inside `for …` and its like.
    pub(super) fn length_in(&mut self, part: Part<'_>) -> Option<Length> {
        let length = Parts::of(part).next()?;
        self.length(length)
    }

    pub(super) fn ordinal(&self, part: &Part<'_>) -> Ordinal {
        Ordinal { word: part.as_str().to_owned(), span: self.span(part) }
    }

    /// A point stands in another only so deep as the outline lets braces nest, and behind words of its own.
    pub(super) fn point(&mut self, part: Part<'_>) -> Option<Point> {
        let part = if part.as_rule() == Rule::point { Parts::of(part).next()? } else { part };
        let (rule, span) = (part.as_rule(), self.span(&part));
        Some(match rule {
            Rule::date => Point::Date(self.date(&part)),
            Rule::unknown_word => Point::Unknown(span),
            Rule::start_word => Point::Start(span),
            Rule::trigger => Point::Trigger(self.trigger(part)?),
            Rule::later => Point::Later(self.points(part)?, span),
            Rule::earlier => Point::Earlier(self.points(part)?, span),
            Rule::after_point => {
                let mut parts = Parts::of(part);
                Point::After(self.quantity(parts.next()?)?, Box::new(self.point(parts.next()?)?))
            }
            _ => {
                let mut parts = Parts::of(part);
                let ordinal = self.ordinal(&parts.next()?);
                let from = Box::new(self.point(parts.next()?)?);
                if rule == Rule::nth_day { Point::NthDay(ordinal, from) } else { Point::MonthFollowing(ordinal, from) }
            }
        })
    }

    fn points(&mut self, part: Part<'_>) -> Option<Vec<Point>> {
        Parts::of(part).map(|point| self.point(point)).collect()
    }

    pub(super) fn trigger(&mut self, part: Part<'_>) -> Option<Trigger> {
        let mut parts = Parts::of(part);
        let receipt = parts.has(Rule::receipt);
        let ordinal = parts.if_next(Rule::ordinal).map(|ordinal| self.ordinal(&ordinal));
        let event = self.name(parts.next()?);
        let by = parts.next().and_then(|by| self.actors(by));
        Some(Trigger { receipt, ordinal, event, by })
    }

    pub(super) fn actors(&mut self, part: Part<'_>) -> Option<Actors> {
        let by = Parts::of(part).next()?;
        Some(match by.as_rule() {
            Rule::each_party => Actors::Each(self.span(&by)),
            Rule::own => Actors::Own(self.span(&by)),
            _ => Actors::Party(self.name(by)),
        })
    }

    pub(super) fn timing(&mut self, part: Part<'_>) -> Option<Timing> {
        let (rule, span) = (part.as_rule(), self.span(&part));
        let mut parts = Parts::of(part);
        Some(match rule {
            Rule::once => Timing::Once(span),
            Rule::throughout => Timing::Throughout(span),
            Rule::by_point => Timing::By(self.point(parts.next()?)?),
            Rule::within => {
                let length = self.length(parts.next()?)?;
                let each = parts.has(Rule::each_word);
                Timing::Within(length, each, self.point(parts.next()?)?)
            }
            Rule::every => Timing::Every(self.length(parts.next()?)?, self.point(parts.next()?)?),
            Rule::window => Timing::Window(self.length(parts.next()?)?, self.length(parts.next()?)?),
            Rule::times_each => Timing::TimesEach(self.quantity(parts.next()?)?),
            Rule::drift => Timing::FromPerformance(span),
            Rule::early => Timing::EarlyMovesNothing(span),
            Rule::not_before => Timing::NotBefore(self.point(parts.next()?)?),
            Rule::until_point => Timing::Until(self.point(parts.next()?)?),
            _ => {
                let instead = parts.next()?.as_str() == "instead";
                Timing::Otherwise { instead, act: self.act(parts.next()?)?, within: self.length(parts.next()?)? }
            }
        })
    }

    pub(super) fn holidays(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        if let Some(known) = parts.if_next(Rule::holidays_known) {
            let mut known = Parts::of(known);
            return Some(SentenceKind::HolidaysKnown { from: self.date(&known.next()?), to: self.date(&known.next()?) });
        }
        let title = parts.if_next(Rule::text).map(|text| self.text(text));
        Some(SentenceKind::Holidays { title, days: parts.map(|day| self.date(&day)).collect() })
    }

    pub(super) fn maybe_date(&mut self, part: &Part<'_>) -> MaybeDate {
        match part.as_rule() {
            Rule::unlimited => MaybeDate::Unlimited(self.span(part)),
            Rule::unknown_word => MaybeDate::Unknown(self.span(part)),
            _ => MaybeDate::Date(self.date(part)),
        }
    }
}
