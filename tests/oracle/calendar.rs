//! The oracle's own calendar: days as year, month, day; a date known to the month is the list of that month's days.

use comity::calendar::{CalendarRules, MonthEnd, WorkingDays};
use comity::model::Comparison;
use comity::value::{PartialDate, Period, Truth, Unit};

pub type Day = (i64, i64, i64);

/// The first and the last day that a date can be.
pub type Days = (Day, Day);

pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Reads the date off the way it is written.
pub fn days(date: PartialDate) -> Days {
    let written = date.to_string();
    let parts: Vec<i64> = written.split('-').map(|part| part.parse().unwrap()).collect();
    match parts.as_slice() {
        [year] => ((*year, 1, 1), (*year, 12, 31)),
        [year, month] => ((*year, *month, 1), (*year, *month, days_in_month(*year, *month))),
        [year, month, day] => ((*year, *month, *day), (*year, *month, *day)),
        _ => unreachable!("a date has at most three parts"),
    }
}

fn next((year, month, day): Day) -> Day {
    if day < days_in_month(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// How many days lie between 31 December of year 0 and this day.
fn count((year, month, day): Day) -> i64 {
    let before = year - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    years + (1..month).map(|month| days_in_month(year, month)).sum::<i64>() + day
}

fn from_count(mut left: i64) -> Option<Day> {
    if left < 1 {
        return None;
    }
    let mut year = left / 366 + 1;
    while count((year + 1, 1, 1)) <= left {
        year += 1;
    }
    left -= count((year, 1, 1)) - 1;
    let mut month = 1;
    while left > days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    Some((year, month, left))
}

fn move_day(day: Day, period: Period, backwards: bool, rules: &CalendarRules) -> Option<Day> {
    let sign = if backwards { -1 } else { 1 };
    let steps = sign * i64::from(period.count);
    let moved = match period.unit {
        Unit::Day => from_count(count(day) + steps),
        Unit::Week => from_count(count(day) + 7 * steps),
        Unit::Month => move_months(day, steps, rules.month_end),
        Unit::Year => move_months(day, 12 * steps, rules.month_end),
        Unit::BusinessDay => move_working_days(day, steps, &rules.working),
    };
    moved.filter(|(year, _, _)| (1..=9999).contains(year))
}

fn move_months((year, month, day): Day, steps: i64, month_end: MonthEnd) -> Option<Day> {
    let months = year * 12 + (month - 1) + steps;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let last = days_in_month(year, month);
    match month_end {
        _ if day <= last => Some((year, month, day)),
        MonthEnd::Clamp => Some((year, month, last)),
        MonthEnd::Overflow if month == 12 => Some((year + 1, 1, day - last)),
        MonthEnd::Overflow => Some((year, month + 1, day - last)),
        MonthEnd::Refuse => None,
    }
}

/// Goes from day to day; none where it is not known whether business is done on one.
fn move_working_days(day: Day, steps: i64, table: &WorkingDays) -> Option<Day> {
    let (mut day, mut left) = (day, steps.abs());
    while left > 0 {
        day = from_count(count(day) + steps.signum())?;
        // 1 January of year 1 was a Monday.
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][usize::try_from((count(day) - 1) % 7).unwrap()];
        let written = PartialDate::parse(&format!("{:04}-{:02}-{:02}", day.0, day.1, day.2))?.earliest();
        if !table.weekend().to_string().contains(weekday) {
            table.known().filter(|(first, last)| *first <= written && written <= *last)?;
            left -= i64::from(!table.holidays().contains(&written));
        }
    }
    Some(day)
}

/// Every day that the date can be is moved by all periods in turn; one that cannot be moved makes the whole unknown.
pub fn shift(days: Days, periods: &[(bool, Period)], rules: &CalendarRules) -> Option<Days> {
    let mut moved = Vec::new();
    let mut day = days.0;
    while day <= days.1 {
        moved.push(periods.iter().try_fold(day, |day, (backwards, period)| move_day(day, *period, *backwards, rules))?);
        day = next(day);
    }
    Some((*moved.iter().min()?, *moved.iter().max()?))
}

/// True if it holds of every pair of days, false if of none, else unknown. Only the ends matter, as the comparisons are orders.
pub fn compare(left: Days, comparison: Comparison, right: Days) -> Truth {
    let holds = |left: Day, right: Day| match comparison {
        Comparison::Equal => left == right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    };
    if comparison == Comparison::Equal {
        let (one_day, disjoint) = (left.0 == left.1 && right.0 == right.1, left.1 < right.0 || right.1 < left.0);
        return if disjoint {
            Truth::False
        } else if one_day {
            super::plain(left.0 == right.0)
        } else {
            Truth::Unknown
        };
    }
    let pairs = [(left.0, right.0), (left.0, right.1), (left.1, right.0), (left.1, right.1)];
    match pairs.iter().filter(|(left, right)| holds(*left, *right)).count() {
        4 => Truth::True,
        0 => Truth::False,
        _ => Truth::Unknown,
    }
}
