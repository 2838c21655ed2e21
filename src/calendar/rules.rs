//! What a calendar goes by, and why a date cannot be worked out.

use super::add::MonthEnd;
use super::counting::Counting;
use super::working_days::WorkingDays;
use crate::value::Period;
use chrono::NaiveDate;
use std::fmt;

/// What dates are worked out by.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CalendarRules {
    /// What becomes of a day that a month does not have.
    pub month_end: MonthEnd,
    /// The days on which business is done.
    pub working: WorkingDays,
    /// How a period is counted from an event, where the sentence does not say it.
    pub counting: Counting,
}

/// Why a date cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreckoned {
    /// The month arrived at has no such day, and the month-end policy refuses to choose another.
    Refused {
        /// The day counted from.
        from: NaiveDate,
        /// What was counted.
        period: Period,
    },
    /// It would lie outside the years 1 to 9999.
    Beyond,
    /// No table of holidays says whether business is done on that day.
    NoHolidays(NaiveDate),
    /// The weekend has all seven days.
    NoWorkingDay,
    /// A period of no length is repeated, and so never leads to a later day.
    NoLength,
}

impl fmt::Display for Unreckoned {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { from, period } => {
                write!(
                    out,
                    "{period} counted from {} would end on a day that its month does not have, and the calendar refuses to choose another",
                    super::words::day(*from)
                )
            }
            Self::Beyond => out.write_str("the date would lie outside the years 1 to 9999"),
            Self::NoHolidays(day) => write!(out, "no table of holidays says whether {} is a working day", super::words::day(*day)),
            Self::NoWorkingDay => out.write_str("every day of the week is declared a weekend, so there is no working day"),
            Self::NoLength => out.write_str("a period of no length never leads to a later day"),
        }
    }
}

impl std::error::Error for Unreckoned {}
