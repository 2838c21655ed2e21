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
/// years 1 to 9999, and for business days, which need a calendar of holidays.
#[must_use]
pub fn add(from: NaiveDate, period: Period, backwards: bool, month_end: MonthEnd) -> Option<NaiveDate> {
    let count = u32::from(period.count);
    let date = match period.unit {
        Unit::Day => shift_days(from, u64::from(count), backwards),
        Unit::Week => shift_days(from, u64::from(count).checked_mul(7)?, backwards),
        Unit::Month => shift_months(from, count, backwards, month_end),
        Unit::Year => shift_months(from, count.checked_mul(12)?, backwards, month_end),
        Unit::BusinessDay => None,
    };
    date.filter(|date| (1..=9999).contains(&date.year()))
}

fn shift_days(from: NaiveDate, days: u64, backwards: bool) -> Option<NaiveDate> {
    if backwards { from.checked_sub_days(Days::new(days)) } else { from.checked_add_days(Days::new(days)) }
}

fn shift_months(from: NaiveDate, months: u32, backwards: bool, month_end: MonthEnd) -> Option<NaiveDate> {
    let months = Months::new(months);
    let clamped = if backwards { from.checked_sub_months(months) } else { from.checked_add_months(months) }?;
    let missing = u64::from(from.day().saturating_sub(clamped.day()));
    match month_end {
        MonthEnd::Clamp => Some(clamped),
        MonthEnd::Overflow => clamped.checked_add_days(Days::new(missing)),
        MonthEnd::Refuse => (missing == 0).then_some(clamped),
    }
}
