//! A date and a period give a date.

use crate::value::{Period, Unit};
use chrono::{Datelike, Days, Months, NaiveDate};

/// What becomes of a day that the month arrived at does not have, such as 31 January and one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum MonthEnd {
    /// The last day of that month: 28 or 29 February.
    #[default]
    Clamp,
    /// The days that are too many run into the next month: 3 or 2 March.
    Overflow,
    /// No date at all; whoever wrote the period must say what is meant.
    Refuse,
}

/// The date that lies `period` after `from`, or before it when `backwards`.
///
/// Months are counted from `from` at once, never step by step. None when the month-end policy refuses, when the date would leave the
/// years 1 to 9999, and for business days, which need a table of holidays: [`reckon_day`](super::reckon_day) takes one.
///
/// ```
/// use comity::calendar::{MonthEnd, add};
/// use comity::value::{PartialDate, Period, Unit};
///
/// let day = |text: &str| PartialDate::parse(text).map(PartialDate::earliest);
/// let year = Period { count: 1, unit: Unit::Year };
/// let leap = day("2020-02-29").unwrap_or_default();
/// assert_eq!(add(leap, year, false, MonthEnd::Clamp), day("2021-02-28"));
/// assert_eq!(add(leap, year, false, MonthEnd::Overflow), day("2021-03-01"));
/// assert_eq!(add(leap, year, false, MonthEnd::Refuse), None);
/// ```
#[must_use]
pub fn add(from: NaiveDate, period: Period, backwards: bool, month_end: MonthEnd) -> Option<NaiveDate> {
    match add_times(from, period, 1, backwards, month_end) {
        Some(Moved::To(day)) => Some(day),
        _ => None,
    }
}

/// Where a date and a period lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// To this day.
    To(NaiveDate),
    /// Nowhere: the month has no such day, and the policy refuses to choose another.
    Refused,
}

/// The date that lies so many times `period` after `from`, all counted at once. None outside the years 1 to 9999 and for business days.
pub(super) fn add_times(from: NaiveDate, period: Period, times: u32, backwards: bool, month_end: MonthEnd) -> Option<Moved> {
    let count = u64::from(period.count).checked_mul(u64::from(times))?;
    let moved = match period.unit {
        Unit::Day => Moved::To(shift_days(from, count, backwards)?),
        Unit::Week => Moved::To(shift_days(from, count.checked_mul(7)?, backwards)?),
        Unit::Month => shift_months(from, count, backwards, month_end)?,
        Unit::Year => shift_months(from, count.checked_mul(12)?, backwards, month_end)?,
        Unit::BusinessDay => return None,
    };
    match moved {
        Moved::To(day) => writable(day).map(Moved::To),
        Moved::Refused => Some(Moved::Refused),
    }
}

/// The day, if it lies in the years 1 to 9999.
pub(super) fn writable(day: NaiveDate) -> Option<NaiveDate> {
    (1..=9999).contains(&day.year()).then_some(day)
}

fn shift_days(from: NaiveDate, days: u64, backwards: bool) -> Option<NaiveDate> {
    if backwards { from.checked_sub_days(Days::new(days)) } else { from.checked_add_days(Days::new(days)) }
}

fn shift_months(from: NaiveDate, months: u64, backwards: bool, month_end: MonthEnd) -> Option<Moved> {
    let months = Months::new(u32::try_from(months).ok()?);
    let clamped = if backwards { from.checked_sub_months(months) } else { from.checked_add_months(months) }?;
    let clamped = writable(clamped)?;
    let missing = u64::from(from.day().saturating_sub(clamped.day()));
    match month_end {
        _ if missing == 0 => Some(Moved::To(clamped)),
        MonthEnd::Clamp => Some(Moved::To(clamped)),
        MonthEnd::Overflow => clamped.checked_add_days(Days::new(missing)).map(Moved::To),
        MonthEnd::Refuse => Some(Moved::Refused),
    }
}
