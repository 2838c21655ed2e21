//! The days that a date can be.

use super::Unreckoned;
use crate::value::{PartialDate, Precision};
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

    /// The fewest days in a row that hold both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { earliest: self.earliest.min(other.earliest), latest: self.latest.max(other.latest) }
    }

    /// The later of two dates that do not depend on each other.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        Self { earliest: self.earliest.max(other.earliest), latest: self.latest.max(other.latest) }
    }

    /// The earlier of two dates that do not depend on each other.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        Self { earliest: self.earliest.min(other.earliest), latest: self.latest.min(other.latest) }
    }

    /// The partial date that can be exactly these days: a day, a whole month or a whole year.
    ///
    /// ```
    /// use comity::calendar::DayRange;
    /// use comity::value::PartialDate;
    ///
    /// let may = PartialDate::parse("2018-05");
    /// assert_eq!(may.map(DayRange::of).and_then(DayRange::partial_date), may);
    /// ```
    #[must_use]
    pub fn partial_date(self) -> Option<PartialDate> {
        let first = PartialDate::day(self.earliest)?;
        let known_to = [Precision::Day, Precision::Month, Precision::Year].map(|precision| first.known_to(precision));
        known_to.into_iter().find(|date| Self::of(*date) == self)
    }

    /// The days that `move_day` leads to from the range's days, where it keeps their order.
    pub(super) fn ends(self, mut move_day: impl FnMut(NaiveDate) -> Result<NaiveDate, Unreckoned>) -> Result<Self, Unreckoned> {
        let earliest = move_day(self.earliest)?;
        let latest = if self.earliest == self.latest { earliest } else { move_day(self.latest)? };
        Ok(Self { earliest, latest })
    }

    /// The days that `move_day` leads to from the range's days, each tried. An error if it fails for one.
    pub(super) fn each(self, mut move_day: impl FnMut(NaiveDate) -> Result<NaiveDate, Unreckoned>) -> Result<Self, Unreckoned> {
        let mut all = Self::day(move_day(self.earliest)?);
        let mut day = self.earliest;
        while day < self.latest {
            day = day.succ_opt().ok_or(Unreckoned::Beyond)?;
            all = all.hull(Self::day(move_day(day)?));
        }
        Ok(all)
    }
}
