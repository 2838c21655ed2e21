//! Civil dates that may be known only to the month or to the year.

use crate::value::Truth;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year, as in `2021`.
    Year,
    /// The year and the month, as in `2018-05`.
    Month,
    /// The day, as in `2020-06-26`.
    Day,
}

/// A date known to the day, the month or the year, from year 1 to year 9999, as ISO 8601 writes it.
///
/// Comparisons are true, false or unknown, as its earliest and its latest day decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
}

impl PartialDate {
    /// A date known to the day; none outside the years 1 to 9999.
    #[must_use]
    pub fn day(date: NaiveDate) -> Option<Self> {
        (1..=9999).contains(&date.year()).then_some(Self { first: date, precision: Precision::Day })
    }

    /// Reads exactly `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; none for anything else and for days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| -> Option<u32> {
            let part = bytes.get(from..to)?;
            part.iter().try_fold(0u32, |sum, byte| sum.checked_mul(10)?.checked_add(char::from(*byte).to_digit(10)?))
        };
        let dash = |at: usize| bytes.get(at) == Some(&b'-');
        let (month, day, precision) = match bytes.len() {
            4 => (1, 1, Precision::Year),
            7 if dash(4) => (digits(5, 7)?, 1, Precision::Month),
            10 if dash(4) && dash(7) => (digits(5, 7)?, digits(8, 10)?, Precision::Day),
            _ => return None,
        };
        let year = i32::try_from(digits(0, 4)?).ok().filter(|year| *year >= 1)?;
        NaiveDate::from_ymd_opt(year, month, day).map(|first| Self { first, precision })
    }

    /// How exactly it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The earliest day that it can be.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        self.first
    }

    /// The latest day that it can be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let year = self.first.year();
        let last = match (self.precision, self.first.month()) {
            (Precision::Day, _) => Some(self.first),
            (Precision::Year, _) | (Precision::Month, 12) => NaiveDate::from_ymd_opt(year, 12, 31),
            (Precision::Month, month) => NaiveDate::from_ymd_opt(year, month.saturating_add(1), 1).and_then(|next| next.pred_opt()),
        };
        last.unwrap_or(self.first)
    }

    /// The same date known no better than `precision`.
    #[must_use]
    pub fn known_to(self, precision: Precision) -> Self {
        let precision = precision.min(self.precision);
        let month = if precision == Precision::Year { 1 } else { self.first.month() };
        let day = if precision == Precision::Day { self.first.day() } else { 1 };
        let first = NaiveDate::from_ymd_opt(self.first.year(), month, day).unwrap_or(self.first);
        Self { first, precision }
    }

    /// Whether it lies on or before `other`.
    #[must_use]
    pub fn at_most(self, other: Self) -> Truth {
        if self.latest() <= other.earliest() {
            Truth::True
        } else if self.earliest() > other.latest() {
            Truth::False
        } else {
            Truth::Unknown
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(out, "{year:04}"),
            Precision::Month => write!(out, "{year:04}-{month:02}"),
            Precision::Day => write!(out, "{year:04}-{month:02}-{day:02}"),
        }
    }
}
