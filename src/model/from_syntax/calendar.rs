//! How dates are computed: month ends, the horizon, working days, and how periods are counted.

use super::Checker;
use crate::calendar::{Counting, MonthEnd, WorkingDays};
use crate::model::problems;
use crate::source::Span;
use crate::syntax::tree::{self, Name, Sentence, SentenceKind};
use chrono::{NaiveDate, Weekday, WeekdaySet};

/// Where each of the things that may be said only once has been said, and what was said of working days.
#[derive(Default)]
struct Said {
    month_end: Option<Span>,
    horizon: Option<Span>,
    weekend: Option<Span>,
    known: Option<Span>,
    counting: Option<Span>,
    days: Vec<NaiveDate>,
    range: Option<(NaiveDate, NaiveDate)>,
    off: Option<WeekdaySet>,
}

impl<'t> Checker<'t> {
    pub(super) fn calendar(&mut self, body: &'t [Sentence]) {
        let mut said = Said::default();
        for sentence in body {
            self.of_calendar(sentence, &mut said);
        }
        let off = said.off.unwrap_or(WorkingDays::WEEKEND);
        self.model.calendar.rules.working = WorkingDays::new(off, said.days, said.range);
    }

    fn of_calendar(&mut self, sentence: &'t Sentence, said: &mut Said) {
        match &sentence.kind {
            SentenceKind::MonthEnd(word) => {
                self.once(&mut said.month_end, "month_end", sentence.head);
                self.month_end(word);
            }
            SentenceKind::Horizon { from, to } => {
                self.once(&mut said.horizon, "horizon", sentence.head);
                self.model.calendar.horizon = self.days_between("horizon", from, to).or(self.model.calendar.horizon);
            }
            SentenceKind::Weekend(days) => {
                self.once(&mut said.weekend, "weekend", sentence.head);
                said.off = Some(days.iter().filter_map(|day| weekday(&day.text)).collect());
            }
            SentenceKind::Holidays { days, .. } => {
                for day in days {
                    said.days.extend(self.exact_day(day));
                }
            }
            SentenceKind::HolidaysKnown { from, to } => {
                self.once(&mut said.known, "holidays known", sentence.head);
                said.range = self.days_between("the table of holidays", from, to);
            }
            SentenceKind::Counting(word) => {
                self.once(&mut said.counting, "counting", sentence.head);
                self.model.calendar.rules.counting = counting(&word.text);
            }
            SentenceKind::Broken(_) => self.outline.broken.any = true,
            _ => self.outline.broken.any = true,
        }
    }

    fn month_end(&mut self, word: &Name) {
        self.model.calendar.rules.month_end = match word.text.as_str() {
            "clamp" => MonthEnd::Clamp,
            "overflow" => MonthEnd::Overflow,
            "refuse" => MonthEnd::Refuse,
            _ => return self.outline.broken.any = true,
        };
    }

    // A range given in months or years runs from the first day of the one to the last day of the other.
    fn days_between(&mut self, what: &str, from: &tree::Date, to: &tree::Date) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (from.date?, to.date?);
        if first.earliest() > last.latest() {
            self.report(problems::range_order(what, from.span, to.span, &first.to_string(), &last.to_string()));
            return None;
        }
        Some((first.earliest(), last.latest()))
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Mon,
        "tuesday" => Weekday::Tue,
        "wednesday" => Weekday::Wed,
        "thursday" => Weekday::Thu,
        "friday" => Weekday::Fri,
        "saturday" => Weekday::Sat,
        "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn counting(word: &str) -> Counting {
    match word {
        "anniversary" => Counting::Anniversary,
        "regulation_1182_71" => Counting::Regulation1182,
        _ => Counting::AsWritten,
    }
}
