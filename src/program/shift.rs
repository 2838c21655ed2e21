//! Periods added to dates that may not be known to the day.

use super::days::Days;
use crate::calendar::{MonthEnd, add};
use crate::value::{PartialDate, Period, Precision, Unit};
use chrono::NaiveDate;

/// The days that a date can be after each period in turn is added, or taken away where the flag is true. None where the calendar
/// refuses one of the days that it could be.
pub(crate) fn shift(days: Days, offsets: &[(bool, Period)], month_end: MonthEnd) -> Option<Days> {
    offsets.iter().try_fold(days, |days, (backwards, period)| step(days, *period, *backwards, month_end))
}

fn step(days: Days, period: Period, backwards: bool, month_end: MonthEnd) -> Option<Days> {
    let moved = |day: NaiveDate| add(day, period, backwards, month_end).map(Days::day);
    let (first, last) = (days.first()?, days.last()?);
    if days.is_exact() {
        return moved(first);
    }
    if !matches!(period.unit, Unit::Month | Unit::Year) {
        return Some(hull(moved(first)?, moved(last)?));
    }
    // Days of one month keep their order under every month-end policy, and if its last day arrives then all do. Days of two months
    // need not: 31 January overflows past 1 February. So each month's first and last day are moved.
    let mut all = moved(first)?;
    let mut from = first;
    loop {
        let until = month_end_of(from)?.min(last);
        all = hull(all, hull(moved(from)?, moved(until)?));
        if until >= last {
            return Some(all);
        }
        from = until.succ_opt()?;
    }
}

fn month_end_of(day: NaiveDate) -> Option<NaiveDate> {
    PartialDate::day(day).map(|day| day.known_to(Precision::Month).latest())
}

fn hull(one: Days, other: Days) -> Days {
    Days { earliest: one.earliest.min(other.earliest), latest: one.latest.max(other.latest) }
}
