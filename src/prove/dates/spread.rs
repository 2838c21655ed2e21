//! By how many days steps of the calendar move a day, at the least and at the most.

use super::function::Spread;
use crate::calendar::{CalendarRules, MonthEnd, Step};
use crate::value::{Period, Unit};
use chrono::{Datelike, NaiveDate};

/// Far more days than any calendar has.
const FAR: i64 = i64::MAX / 8;

/// How far the steps move a day that lies between two. Months exactly, business days roughly.
pub(super) fn of(steps: &[Step], rules: &CalendarRules, (least, most): (i64, i64)) -> Spread {
    let even = steps.iter().rev().map_while(|step| even(*step));
    let (count, even) = even.fold((0usize, 0i64), |(count, sum), days| (count.saturating_add(1), sum.saturating_add(days)));
    let uneven = steps.len().saturating_sub(count);
    let mut total = (0i64, 0i64);
    for step in steps.iter().take(uneven) {
        let (first, last) = (least.saturating_add(total.0), most.saturating_add(total.1));
        let (fewest, farthest) = one(*step, rules, first, last).unwrap_or((-FAR, FAR));
        total = (total.0.saturating_add(fewest), total.1.saturating_add(farthest));
    }
    Spread { uneven, bounds: total, even }
}

/// The number of days by which a step moves any day; none where that depends on the day.
fn even(step: Step) -> Option<i64> {
    match step {
        Step::NthDayAfter(number) => Some(i64::from(number)),
        Step::LastDayExcluded => Some(-1),
        Step::FirstDayExcluded => Some(1),
        Step::Add(Period { count, unit: Unit::Day }, backwards) => {
            Some(if backwards { i64::from(count).saturating_neg() } else { i64::from(count) })
        }
        _ => None,
    }
}

fn one(step: Step, rules: &CalendarRules, first: i64, last: i64) -> Option<(i64, i64)> {
    match step {
        Step::Add(period, backwards) => added(period, 1, backwards, rules, first, last),
        Step::AddTimes(period, times) => added(period, times, false, rules, first, last),
        step if even(step).is_some() => even(step).map(|days| (days, days)),
        Step::FirstOfMonthFollowing(number) => {
            let months = i64::from(number);
            Some((months.saturating_mul(28).saturating_sub(30), months.saturating_mul(31)))
        }
        _ => None,
    }
}

fn added(period: Period, times: u32, backwards: bool, rules: &CalendarRules, first: i64, last: i64) -> Option<(i64, i64)> {
    let count = i64::from(period.count).checked_mul(i64::from(times))?;
    let (fewest, farthest) = match period.unit {
        Unit::Day => (count, count),
        Unit::Week => (count.checked_mul(7)?, count.checked_mul(7)?),
        Unit::Month => months(count, backwards, rules.month_end, first, last)?,
        Unit::Year => months(count.checked_mul(12)?, backwards, rules.month_end, first, last)?,
        Unit::BusinessDay => (count, FAR),
    };
    Some(if backwards { (farthest.saturating_neg(), fewest.saturating_neg()) } else { (fewest, farthest) })
}

/// How many days lie between a day and the day so many months from it: over every month in which a day can lie.
fn months(count: i64, backwards: bool, month_end: MonthEnd, first: i64, last: i64) -> Option<(i64, i64)> {
    let (from, until) = (month_of(first)?, month_of(last)?);
    let mut bounds: Option<(i64, i64)> = None;
    let mut widen = |days: i64| bounds = Some(bounds.map_or((days, days), |(least, most): (i64, i64)| (least.min(days), most.max(days))));
    for month in from..=until {
        let other = if backwards { month.checked_sub(count)? } else { month.checked_add(count)? };
        let between = (first_day(other)?.saturating_sub(first_day(month)?)).abs();
        let missing = length(month)?.saturating_sub(length(other)?);
        widen(between);
        if missing > 0 {
            // Days that the other month does not have: on its last day, or as many days into the next.
            let moved = if month_end == MonthEnd::Overflow { 0 } else { missing };
            widen(if backwards { between.saturating_add(moved) } else { between.saturating_sub(moved) });
        }
    }
    bounds
}

/// The number of a day's month, from January of year 0.
fn month_of(day: i64) -> Option<i64> {
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
    i64::from(day.year()).checked_mul(12)?.checked_add(i64::from(day.month0()))
}

/// The number of a month's first day; the calendar of Gregory, before him too.
fn first_day(month: i64) -> Option<i64> {
    // From March on, so that the day that comes and goes is the last of its year.
    let shifted = month.checked_sub(2)?;
    let (year, of_year) = (shifted.div_euclid(12), shifted.rem_euclid(12));
    let days = of_year.checked_mul(153)?.checked_add(2)?.div_euclid(5);
    let leaps = year.div_euclid(4).checked_sub(year.div_euclid(100))?.checked_add(year.div_euclid(400))?;
    year.checked_mul(365)?.checked_add(leaps)?.checked_add(days)?.checked_sub(305)
}

fn length(month: i64) -> Option<i64> {
    first_day(month.checked_add(1)?)?.checked_sub(first_day(month)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use super::*;

    #[test]
    fn the_first_day_of_a_month_is_where_the_calendar_has_it() {
        for (year, month) in [(1, 1), (1, 3), (1900, 3), (2000, 2), (2020, 2), (2020, 3), (2199, 12)] {
            let day = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            let number = i64::from(year) * 12 + i64::from(month) - 1;
            assert_eq!(first_day(number), Some(i64::from(day.num_days_from_ce())), "{day}");
        }
    }
}
