//! One step from a date to another.

use super::add::{Moved, add_times, writable};
use super::{CalendarRules, MonthEnd, Unreckoned};
use crate::value::{Period, Unit};
use chrono::{Datelike, Days, NaiveDate};

/// One step from a date to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// So long later, or earlier where the flag is true. Months are counted from the date at once, by the calendar's month-end policy; business days by its
    /// table of holidays, the date's own day not counted.
    Add(Period, bool),
    /// So many times so long later, all counted from the date at once: the end of a term that was renewed so often, the nth date of a cycle.
    AddTimes(Period, u32),
    /// To the day of the last week, month or year of such a period that corresponds to the date, which is itself not counted; to that month's last day where it has no such
    /// day, whatever the calendar's month-end policy. Backwards where the flag is true.
    Corresponding(Period, bool),
    /// To the last day of a period that begins with the date, whose own day counts: the day before the corresponding one; where the month has no corresponding
    /// day, its last.
    LastDayOf(Period),
    /// To the latest day from which such a period, counted forwards, is full by the date: the last day for a notice.
    LatestStart(Period),
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
    /// On to the working day of that number after the day that the whole reckoning started from, if the date lies before it: a period that must hold so many working days.
    /// Where the flag is true the period runs backwards.
    HoldWorkingDays(u16, bool),
    /// On to that day, if the date lies before it: what cannot take effect earlier.
    NotBefore(NaiveDate),
}

impl Step {
    /// The steps from the first day of a term to the end of its stretch behind so many renewals. Lengths of the same kind are counted from that day at once: 5 years
    /// from 29 February renewed three times by 1 year are 8 years, and end on 29 February again.
    ///
    /// ```
    /// use comity::calendar::Step;
    /// use comity::value::{Period, Unit};
    ///
    /// let years = |count| Period { count, unit: Unit::Year };
    /// assert_eq!(Step::renewed(years(5), years(1), 3), vec![Step::AddTimes(years(1), 8)]);
    /// ```
    #[must_use]
    pub fn renewed(length: Period, by: Period, times: u32) -> Vec<Self> {
        let in_months = |period: Period| match period.unit {
            Unit::Year => Some(u32::from(period.count).saturating_mul(12)),
            Unit::Month => Some(u32::from(period.count)),
            _ => None,
        };
        let total = |first: u32, more: u32| first.saturating_add(more.saturating_mul(times));
        let one = |unit| Period { count: 1, unit };
        match (in_months(length), in_months(by)) {
            _ if times == 0 => vec![Self::Add(length, false)],
            _ if length.unit == by.unit => vec![Self::AddTimes(one(by.unit), total(u32::from(length.count), u32::from(by.count)))],
            (Some(first), Some(more)) => vec![Self::AddTimes(one(Unit::Month), total(first, more))],
            _ => vec![Self::Add(length, false), Self::AddTimes(by, times)],
        }
    }

    /// The day that it leads to from `day`, in a reckoning that started from `origin`.
    pub(super) fn apply(self, origin: NaiveDate, day: NaiveDate, rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
        let reached = match self {
            Self::Add(period, backwards) => plus(day, period, 1, backwards, rules.month_end, rules)?,
            Self::AddTimes(period, times) => plus(day, period, times, false, rules.month_end, rules)?,
            Self::Corresponding(period, backwards) => plus(day, period, 1, backwards, MonthEnd::Clamp, rules)?,
            Self::LastDayOf(period) => last_day_of(day, period, rules)?,
            Self::LatestStart(period) => latest_start(day, period, rules)?,
            Self::NthDayAfter(number) => day.checked_add_days(Days::new(u64::from(number))).ok_or(Unreckoned::Beyond)?,
            Self::FirstOfMonthFollowing(number) => first_of_month(day, number).ok_or(Unreckoned::Beyond)?,
            Self::LastDayExcluded => day.pred_opt().ok_or(Unreckoned::Beyond)?,
            Self::FirstDayExcluded => day.succ_opt().ok_or(Unreckoned::Beyond)?,
            Self::EndOfYear => NaiveDate::from_ymd_opt(day.year(), 12, 31).ok_or(Unreckoned::Beyond)?,
            Self::RollForward => rules.working.roll_forward(day)?,
            Self::HoldWorkingDays(number, false) => day.max(rules.working.after(origin, u32::from(number))?),
            Self::HoldWorkingDays(number, true) => day.min(rules.working.before(origin, u32::from(number))?),
            Self::NotBefore(earliest) => day.max(earliest),
        };
        writable(reached).ok_or(Unreckoned::Beyond)
    }

    /// Whether a later day never leads to an earlier one, and a day between two that lead somewhere leads somewhere too. So the days that a range leads to are
    /// bounded by what its first and its last day lead to.
    pub(super) fn keeps_order(self, rules: &CalendarRules) -> bool {
        let by_months = match self {
            Self::Add(period, _) | Self::AddTimes(period, _) => matches!(period.unit, Unit::Month | Unit::Year),
            _ => false,
        };
        !by_months || rules.month_end == MonthEnd::Clamp
    }
}

fn plus(
    from: NaiveDate,
    period: Period,
    times: u32,
    backwards: bool,
    month_end: MonthEnd,
    rules: &CalendarRules,
) -> Result<NaiveDate, Unreckoned> {
    if period.unit == Unit::BusinessDay {
        let days = u32::from(period.count).checked_mul(times).ok_or(Unreckoned::Beyond)?;
        return if backwards { rules.working.before(from, days) } else { rules.working.after(from, days) };
    }
    match add_times(from, period, times, backwards, month_end) {
        Some(Moved::To(day)) => Ok(day),
        Some(Moved::Refused) => Err(Unreckoned::Refused { from, period }),
        None => Err(Unreckoned::Beyond),
    }
}

// A period from 31 January that counts that day and lasts a month would end on 30 February, and so on the month's last day, not on the day before it.
fn last_day_of(from: NaiveDate, period: Period, rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
    if period.unit == Unit::BusinessDay {
        return rules.working.after(from.pred_opt().ok_or(Unreckoned::Beyond)?, u32::from(period.count));
    }
    // Whether the corresponding day is there decides; 31 December 9999 may be the last day of a period whose corresponding day cannot be written.
    let eve = from.pred_opt().ok_or(Unreckoned::Beyond)?;
    match period.unit {
        Unit::Month | Unit::Year if from.day() > 1 => {
            let end = plus(from, period, 1, false, MonthEnd::Clamp, rules)?;
            if end.day() < from.day() { Ok(end) } else { end.pred_opt().ok_or(Unreckoned::Beyond) }
        }
        Unit::Month | Unit::Year => {
            let months = u64::from(period.count).saturating_mul(if period.unit == Unit::Year { 12 } else { 1 });
            let last = eve.checked_add_months(chrono::Months::new(u32::try_from(months).unwrap_or(u32::MAX))).ok_or(Unreckoned::Beyond)?;
            month_end(last).ok_or(Unreckoned::Beyond)
        }
        _ => plus(eve, period, 1, false, MonthEnd::Clamp, rules),
    }
}

/// The last day of the month in which the day lies.
pub(super) fn month_end(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(u32::from(day.num_days_in_month()))
}

fn first_of_month(day: NaiveDate, number: u16) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(u32::from(number)))
}

fn latest_start(end: NaiveDate, period: Period, rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
    if period.unit == Unit::BusinessDay {
        return latest_business_start(end, period.count, rules);
    }
    let about = plus(end, period, 1, true, MonthEnd::Clamp, rules)?;
    if !matches!(period.unit, Unit::Month | Unit::Year) {
        return Ok(about);
    }
    // The day that many months before is full by the end under every policy. Only days behind it that a shorter month takes in too can be later:
    // a month counted from 28, 29, 30 or 31 January is full on 28 February.
    let later = (1..=3u64).rev().filter_map(|more| about.checked_add_days(Days::new(more)));
    let full = |day: &NaiveDate| plus(*day, period, 1, false, rules.month_end, rules).is_ok_and(|full| full <= end);
    Ok(later.into_iter().find(full).unwrap_or(about))
}

// The day before the working day that would be one too few: from that one on, fewer than the number are left.
fn latest_business_start(end: NaiveDate, count: u16, rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
    let Some(next) = end.succ_opt().and_then(writable).filter(|_| count > 0) else {
        return if count == 0 { Ok(end) } else { Err(Unreckoned::Beyond) };
    };
    let first_counted = rules.working.before(next, u32::from(count))?;
    first_counted.pred_opt().ok_or(Unreckoned::Beyond)
}
