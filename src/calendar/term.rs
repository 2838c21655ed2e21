//! The days on which something stands: a first day and a last day, both included.

use chrono::NaiveDate;

/// A run of days, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub first: NaiveDate,
    /// The last day; before `first` when no day is left.
    pub last: NaiveDate,
}

impl Window {
    /// Whether it holds that day.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}
