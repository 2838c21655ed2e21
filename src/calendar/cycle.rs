//! Dates that recur, each counted from the anchor.

use super::{CalendarRules, Step, Unreckoned, reckon_day};
use crate::value::{Period, Unit};
use chrono::{Datelike, NaiveDate};

/// A recurrence: the nth date lies n periods after the anchor, counted at once and never from the date before. So a review every month from 31 January is on 28 February and then on 31 March.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cycle {
    /// The day from which it is counted; the date of number 0.
    pub anchor: NaiveDate,
    /// How long from one date to the next.
    pub period: Period,
}

/// One date of a [`Cycle`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occurrence {
    /// How many periods it lies after the anchor.
    pub number: u32,
    /// Its day.
    pub day: NaiveDate,
}

impl Cycle {
    /// The step from the anchor to the date of that number.
    #[must_use]
    pub fn step(self, number: u32) -> Step {
        Step::AddTimes(self.period, number)
    }

    /// The date of that number; 0 is the anchor.
    ///
    /// # Errors
    ///
    /// As [`reckon`](super::reckon).
    pub fn nth(self, number: u32, rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
        reckon_day(self.anchor, &[self.step(number)], rules)
    }

    /// The first date on or after that day, found without going through those before it.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use comity::calendar::{CalendarRules, Cycle};
    /// use comity::value::{Period, Unit};
    ///
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    /// let yearly = Cycle { anchor: day(2020, 2, 29), period: Period { count: 1, unit: Unit::Year } };
    /// let next = yearly.first_from(day(2023, 3, 1), &CalendarRules::default())?;
    /// assert_eq!((next.number, next.day), (4, day(2024, 2, 29)));
    /// # Ok::<(), comity::calendar::Unreckoned>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Unreckoned::NoLength`] if the period is of no length and the anchor lies before that day; [`Unreckoned::Refused`] if the month-end policy refuses what may be
    /// the first; else as [`reckon`](super::reckon).
    pub fn first_from(self, day: NaiveDate, rules: &CalendarRules) -> Result<Occurrence, Unreckoned> {
        let number = self.number_from(day, rules)?;
        Ok(Occurrence { number, day: self.nth(number, rules)? })
    }

    /// The dates from the first day to the last, both included, in order. A date that the month-end policy refuses is told as such and the next follows; behind any other
    /// error there is none.
    pub fn within(self, first: NaiveDate, last: NaiveDate, rules: &CalendarRules) -> impl Iterator<Item = Result<Occurrence, Unreckoned>> {
        let mut next = if first <= last { Some(self.number_from(first, rules)) } else { None };
        std::iter::from_fn(move || {
            let number = match next.take()? {
                Ok(number) => number,
                Err(error) => return Some(Err(error)),
            };
            let found = self.nth(number, rules);
            let goes_on = matches!(found, Ok(_) | Err(Unreckoned::Refused { .. })) && self.period.count > 0;
            next = number.checked_add(1).filter(|_| goes_on).map(Ok);
            match found {
                Ok(day) if day > last => None,
                Ok(day) => Some(Ok(Occurrence { number, day })),
                // Refused behind the last day, or beyond all years: nothing is left to tell.
                Err(Unreckoned::Beyond) => None,
                Err(Unreckoned::Refused { .. }) if self.clamped(number).is_none_or(|day| day > last) => None,
                Err(error) => Some(Err(error)),
            }
        })
    }

    // The date of that number, or the last day of the month that has none such.
    fn clamped(self, number: u32) -> Option<NaiveDate> {
        let clamp = CalendarRules::default();
        self.nth(number, &clamp).ok()
    }

    // The smallest number whose date is not before the day. Dates of a cycle are in order under every month-end policy.
    fn number_from(self, day: NaiveDate, rules: &CalendarRules) -> Result<u32, Unreckoned> {
        if day <= self.anchor {
            return Ok(0);
        }
        if self.period.count == 0 {
            return Err(Unreckoned::NoLength);
        }
        let days = day.signed_duration_since(self.anchor).num_days();
        let (distance, units) = match self.period.unit {
            Unit::Day => (days, 1),
            Unit::Week => (days, 7),
            Unit::Month => (months_between(self.anchor, day), 1),
            Unit::Year => (months_between(self.anchor, day), 12),
            Unit::BusinessDay => (rules.working.count(day).saturating_sub(rules.working.count(self.anchor)), 1),
        };
        let about = distance.checked_div(i64::from(self.period.count).saturating_mul(units)).unwrap_or(0);
        let about = u32::try_from(about).map_err(|_| Unreckoned::Beyond)?;
        Ok([about.saturating_sub(1), about].into_iter().find(|number| !self.before(*number, day, rules)).unwrap_or(about.saturating_add(1)))
    }

    // Whether the date of that number lies before the day. One that is refused stands where the days too many would put it: neither it nor
    // its neighbours are skipped.
    fn before(self, number: u32, day: NaiveDate, rules: &CalendarRules) -> bool {
        match self.nth(number, rules) {
            Ok(date) => date < day,
            Err(Unreckoned::Refused { .. }) => self.clamped(number).is_some_and(|date| date < day),
            Err(_) => false,
        }
    }
}

fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let number = |day: NaiveDate| i64::from(day.year()).saturating_mul(12).saturating_add(i64::from(day.month0()));
    number(to).saturating_sub(number(from))
}
