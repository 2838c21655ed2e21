//! A date that was worked out, with every step of the working.

use crate::value::{PartialDate, Period};
use chrono::NaiveDate;

/// The days that a date can be, both ends included. They differ where something that it rests on is not known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DayRange {
    /// The earliest.
    pub earliest: NaiveDate,
    /// The latest; never before the earliest.
    pub latest: NaiveDate,
}

impl DayRange {
    /// Exactly one day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day }
    }

    /// The days that a partial date can be.
    #[must_use]
    pub fn of(date: PartialDate) -> Self {
        Self { earliest: date.earliest(), latest: date.latest() }
    }

    /// The day, where there is only one.
    #[must_use]
    pub fn exact(self) -> Option<NaiveDate> {
        (self.earliest == self.latest).then_some(self.earliest)
    }
}

/// One step from a date to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// So long later, or earlier where the flag is true. Months are counted from the date at once.
    Add(Period, bool),
    /// To the day of that number after the date, whose own day does not count: the 90th day after.
    NthDayAfter(u16),
    /// To the first day of the month of that number following the date: 1 is the next month.
    FirstOfMonthFollowing(u16),
    /// To the day before, because the last day is not counted.
    LastDayExcluded,
    /// To the day after, because the first day is not counted.
    FirstDayExcluded,
    /// To the last day of the year in which the date lies.
    EndOfYear,
    /// From a day on which no business is done to the next on which it is.
    RollForward,
}

/// A date that was worked out from another: what it started from, each step, and the days after each.
///
/// Invariant: applying the steps to `from` gives the days that stand behind each step, and so [`Reckoning::result`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// What it started from.
    pub from: DayRange,
    /// Each step, and the days after it.
    pub steps: Vec<(Step, DayRange)>,
}

impl Reckoning {
    /// A date that is given, without any step.
    #[must_use]
    pub fn given(from: DayRange) -> Self {
        Self { from, steps: Vec::new() }
    }

    /// The days that it comes to.
    #[must_use]
    pub fn result(&self) -> DayRange {
        self.steps.last().map_or(self.from, |(_, days)| *days)
    }
}
