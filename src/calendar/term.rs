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
    /// The calendar years from the first to the last: from 1 January through 31 December. None outside the years 1 to 9999, and where the last lies before the first.
    ///
    /// ```
    /// use comity::calendar::Window;
    ///
    /// let years = Window::calendar_years(2023, 2026).ok_or("years")?;
    /// assert_eq!((years.first.to_string(), years.last.to_string()), ("2023-01-01".to_owned(), "2026-12-31".to_owned()));
    /// assert_eq!(Window::calendar_years(2026, 2023), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn calendar_years(first: i32, last: i32) -> Option<Self> {
        let first = super::add::writable(NaiveDate::from_ymd_opt(first, 1, 1)?)?;
        let last = super::add::writable(NaiveDate::from_ymd_opt(last, 12, 31)?)?;
        (first <= last).then_some(Self { first, last })
    }

    /// Whether it holds that day.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}
