//! Points in time: which event, whose, and what is reckoned from it.

use super::Checker;
use super::names::{Meant, Wanted};
use super::terms::OpenKind;
use crate::model::condition::PeriodSource;
use crate::model::problems;
use crate::model::time::{Actors, Moment, Point, Trigger};
use crate::syntax::tree::{self, Name};
use crate::value::PartialDate;
use chrono::NaiveDate;

impl Checker<'_> {
    /// A day that a policy names; `own` where `by it` has a meaning.
    pub(super) fn point(&mut self, written: &tree::Point, own: bool) -> Option<Point> {
        Some(match written {
            tree::Point::Date(date) => Point::Date(date.date?),
            tree::Point::Unknown(_) => Point::Unknown,
            tree::Point::Start(_) => self.start_or_event(),
            tree::Point::Trigger(trigger) => Point::Happening(self.trigger(trigger, own)?),
            tree::Point::Later(points, _) => Point::Latest(self.points(points, own)?),
            tree::Point::Earlier(points, _) => Point::Earliest(self.points(points, own)?),
            tree::Point::NthDay(ordinal, from) => Point::NthDayAfter(self.ordinal(ordinal)?, Box::new(self.point(from, own)?)),
            tree::Point::MonthFollowing(ordinal, from) => {
                Point::FirstOfMonthFollowing(self.ordinal(ordinal)?, Box::new(self.point(from, own)?))
            }
            tree::Point::After(length, from) => {
                let (length, from) = (self.period_written(length), self.point(from, own));
                Point::After(PeriodSource::Written(length?), Box::new(from?))
            }
        })
    }

    fn points(&mut self, written: &[tree::Point], own: bool) -> Option<Vec<Point>> {
        let points: Vec<Option<Point>> = written.iter().map(|point| self.point(point, own)).collect();
        points.into_iter().collect()
    }

    // A policy may call an event of its own `start`; then that is meant.
    fn start_or_event(&mut self) -> Point {
        match self.names.get("start").map(|(meant, _)| *meant) {
            Some(Meant::Event(event)) => {
                super::Used::mark(&mut self.used.events, event.index());
                Point::Happening(Trigger { event, by: Actors::Anyone, moment: Moment::Happened, number: None })
            }
            _ => Point::Start,
        }
    }

    pub(super) fn trigger(&mut self, written: &tree::Trigger, own: bool) -> Option<Trigger> {
        let event = if self.acting { self.act_event(&written.event) } else { self.event(&written.event) };
        let by = match &written.by {
            None => Some(Actors::Anyone),
            Some(tree::Actors::Each(_)) => Some(Actors::Each),
            Some(tree::Actors::Own(_)) if own => Some(Actors::Own),
            Some(tree::Actors::Own(span)) => {
                self.report(problems::unlike(*span, "`it`", "A party is needed here: `it` has a meaning only in `party joins on …`"));
                None
            }
            Some(tree::Actors::Party(name)) => self.party(name).map(Actors::Party),
        };
        let number = match &written.ordinal {
            Some(ordinal) => Some(u32::from(self.ordinal(ordinal)?)),
            None => None,
        };
        let moment = if written.receipt { Moment::Received } else { Moment::Happened };
        Some(Trigger { event: event?, by: by?, moment, number })
    }

    fn ordinal(&mut self, written: &tree::Ordinal) -> Option<u16> {
        let number = written.number().and_then(|number| u16::try_from(number).ok()).filter(|number| (1..=9999).contains(number));
        if number.is_none() {
            self.report(problems::unlike(written.span, &format!("`{}`", written.word), "A number from 1st to 9999th is needed here"));
        }
        number
    }

    /// A length of time, written or read from an open term.
    pub(super) fn length(&mut self, written: &tree::Length) -> Option<PeriodSource> {
        match written {
            tree::Length::Written(quantity) => self.period_written(quantity).map(PeriodSource::Written),
            tree::Length::Read(name) => self.length_read(name),
        }
    }

    fn length_read(&mut self, name: &Name) -> Option<PeriodSource> {
        match self.meant(name, Wanted::OpenTerm)? {
            Meant::OpenTerm(term) => match self.open_kinds.get(term.index()).copied().flatten()? {
                OpenKind::Period => Some(PeriodSource::Read(term)),
                kind => {
                    let declared = self.model.open_terms.get(term.index()).map(|term| term.span);
                    self.report(problems::wrong_kind(name, &kind.words(), "a length of time", declared));
                    None
                }
            },
            other => {
                self.wrong_kind(name, other, "a length of time, such as `12 months`, or an open term");
                None
            }
        }
    }

    /// A date that must be known to the day.
    pub(super) fn exact_day(&mut self, date: &tree::Date) -> Option<NaiveDate> {
        let known = date.date?;
        if known.earliest() != known.latest() {
            self.report(problems::unlike(date.span, "a month or a year", "A day is needed here, such as `2020-06-26`"));
            return None;
        }
        Some(known.earliest())
    }

    /// A year, written as such.
    pub(super) fn year(&mut self, date: &tree::Date) -> Option<i32> {
        let known: PartialDate = date.date?;
        let text = known.to_string();
        match text.parse() {
            Ok(year) if text.len() == 4 => Some(year),
            _ => {
                self.report(problems::unlike(date.span, "a month or a day", "A year is needed here, such as `2026`"));
                None
            }
        }
    }
}
