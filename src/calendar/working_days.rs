//! The days on which business is done: neither at a weekend nor on a holiday of a declared table.

use super::rules::Unreckoned;
use chrono::{Datelike, Days, NaiveDate, Weekday, WeekdaySet};

/// The days on which business is done. Beyond the range that its table of holidays covers, whether a weekday is one is not known, and never guessed;
/// a day at a weekend is none there either.
///
/// ```
/// use chrono::NaiveDate;
/// use comity::calendar::WorkingDays;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
/// let days = WorkingDays::new(WorkingDays::WEEKEND, vec![day(2021, 1, 1)], Some((day(2021, 1, 1), day(2021, 12, 31))));
/// assert_eq!(days.is_working(day(2021, 1, 1)), Some(false), "a holiday");
/// assert_eq!(days.is_working(day(2021, 1, 2)), Some(false), "a Saturday");
/// assert_eq!(days.is_working(day(2021, 1, 4)), Some(true), "a Monday");
/// assert_eq!(days.is_working(day(2022, 1, 3)), None, "the table does not say");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    weekend: WeekdaySet,
    // Invariant: in order, each once.
    holidays: Vec<NaiveDate>,
    // Invariant: the holidays that lie neither at a weekend nor outside the range known, in order. Counting rests on them.
    lost: Vec<NaiveDate>,
    known: Option<(NaiveDate, NaiveDate)>,
}

impl Default for WorkingDays {
    /// Saturday and Sunday off, and no table of holidays.
    fn default() -> Self {
        Self::new(Self::WEEKEND, Vec::new(), None)
    }
}

impl WorkingDays {
    /// Saturday and Sunday.
    pub const WEEKEND: WeekdaySet = WeekdaySet::from_array([Weekday::Sat, Weekday::Sun]);

    /// The days of no business: the weekend, and the holidays, in any order. `known` is the first and the last day for which the table of holidays speaks;
    /// holidays outside it count for nothing. None: there is no table, and only what lies at a weekend is known.
    #[must_use]
    pub fn new(weekend: WeekdaySet, mut holidays: Vec<NaiveDate>, known: Option<(NaiveDate, NaiveDate)>) -> Self {
        holidays.sort_unstable();
        holidays.dedup();
        let covered = |day: &NaiveDate| known.is_some_and(|(first, last)| first <= *day && *day <= last);
        let lost = holidays.iter().copied().filter(|day| covered(day) && !weekend.contains(day.weekday())).collect();
        Self { weekend, holidays, lost, known }
    }

    /// The days of the week on which no business is done.
    #[must_use]
    pub fn weekend(&self) -> WeekdaySet {
        self.weekend
    }

    /// The holidays, in order, each once.
    #[must_use]
    pub fn holidays(&self) -> &[NaiveDate] {
        &self.holidays
    }

    /// The first and the last day for which the table of holidays speaks.
    #[must_use]
    pub fn known(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.known
    }

    /// Whether business is done on that day; none where the table of holidays does not say.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> Option<bool> {
        if self.weekend.contains(day.weekday()) {
            return Some(false);
        }
        let (first, last) = self.known?;
        (first <= day && day <= last).then(|| self.lost.binary_search(&day).is_err())
    }

    /// The working day of that number after `from`, whose own day does not count; with 0, `from` itself.
    ///
    /// # Errors
    ///
    /// [`Unreckoned::NoHolidays`] with the first day of which the table would have to speak, [`Unreckoned::Beyond`] outside the years 1 to 9999.
    pub fn after(&self, from: NaiveDate, number: u32) -> Result<NaiveDate, Unreckoned> {
        if number == 0 {
            return Ok(from);
        }
        let next = self.weekday_from(from.succ_opt(), NaiveDate::succ_opt)?;
        let (first, last) = self.reach().ok_or(Unreckoned::NoHolidays(next))?;
        if next < first || last < next {
            return Err(Unreckoned::NoHolidays(next));
        }
        let target = self.count(from).saturating_add(i64::from(number));
        if self.count(last) < target {
            return Err(self.weekday_from(last.succ_opt(), NaiveDate::succ_opt).map_or_else(|error| error, Unreckoned::NoHolidays));
        }
        self.first_with(target, next, last)
    }

    /// The working day of that number before `from`, whose own day does not count; with 0, `from` itself.
    ///
    /// # Errors
    ///
    /// As [`WorkingDays::after`].
    pub fn before(&self, from: NaiveDate, number: u32) -> Result<NaiveDate, Unreckoned> {
        if number == 0 {
            return Ok(from);
        }
        let previous = self.weekday_from(from.pred_opt(), NaiveDate::pred_opt)?;
        let (first, last) = self.reach().ok_or(Unreckoned::NoHolidays(previous))?;
        if previous < first || last < previous {
            return Err(Unreckoned::NoHolidays(previous));
        }
        let target = self.count(previous).saturating_sub(i64::from(number)).saturating_add(1);
        let before_first = first.pred_opt().map_or(0, |day| self.count(day));
        if target <= before_first {
            return Err(self.weekday_from(first.pred_opt(), NaiveDate::pred_opt).map_or_else(|error| error, Unreckoned::NoHolidays));
        }
        self.first_with(target, first, previous)
    }

    /// The day itself where business is done on it, else the next on which it is.
    ///
    /// # Errors
    ///
    /// As [`WorkingDays::after`].
    pub fn roll_forward(&self, day: NaiveDate) -> Result<NaiveDate, Unreckoned> {
        match self.is_working(day) {
            Some(true) => Ok(day),
            Some(false) => self.after(day, 1),
            None => Err(Unreckoned::NoHolidays(day)),
        }
    }

    /// The range of days for which it is known whether business is done: the table's range, and what adjoins it of the weekends.
    fn reach(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.known?;
        let (first, last) = (first.max(NaiveDate::from_ymd_opt(1, 1, 1)?), last.min(NaiveDate::from_ymd_opt(9999, 12, 31)?));
        if first > last {
            return None;
        }
        let free = |day: &NaiveDate| super::add::writable(*day).is_some() && self.weekend.contains(day.weekday());
        let widened = |from: NaiveDate, next: fn(&NaiveDate) -> Option<NaiveDate>| {
            // A weekend has at most six days; of seven there is no end, and no working day to be found either.
            (0..6).try_fold(from, |day, _| next(&day).filter(free).ok_or(day)).unwrap_or_else(|day| day)
        };
        Some((widened(first, NaiveDate::pred_opt), widened(last, NaiveDate::succ_opt)))
    }

    /// The first day from there on, in that direction, that is not at a weekend.
    fn weekday_from(&self, from: Option<NaiveDate>, next: fn(&NaiveDate) -> Option<NaiveDate>) -> Result<NaiveDate, Unreckoned> {
        let mut day = from;
        for _ in 0..7 {
            let here = day.and_then(super::add::writable).ok_or(Unreckoned::Beyond)?;
            if !self.weekend.contains(here.weekday()) {
                return Ok(here);
            }
            day = next(&here);
        }
        Err(Unreckoned::NoWorkingDay)
    }

    /// How many days from 1 January of year 1 through that day are neither at a weekend nor holidays of the table.
    pub(super) fn count(&self, day: NaiveDate) -> i64 {
        // 1 January of year 1 was a Monday, so whole weeks end on Sundays.
        let days = i64::from(day.num_days_from_ce());
        let in_week = 7i64.saturating_sub(i64::from(self.weekend.len()));
        let rest = days.rem_euclid(7);
        let begun = self.weekend.iter(Weekday::Mon).filter(|off| i64::from(off.number_from_monday()) <= rest).count();
        let holidays = self.lost.partition_point(|holiday| *holiday <= day);
        let less = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        days.div_euclid(7).saturating_mul(in_week).saturating_add(rest).saturating_sub(less(begun)).saturating_sub(less(holidays))
    }

    /// The first day from `low` to `high` through which so many working days are counted.
    pub(super) fn first_with(&self, target: i64, low: NaiveDate, high: NaiveDate) -> Result<NaiveDate, Unreckoned> {
        let (mut low, mut high) = (low, high);
        while low < high {
            let half = u64::try_from(high.signed_duration_since(low).num_days()).unwrap_or(0) / 2;
            let middle = low.checked_add_days(Days::new(half)).ok_or(Unreckoned::Beyond)?;
            if self.count(middle) >= target {
                high = middle;
            } else {
                low = middle.succ_opt().ok_or(Unreckoned::Beyond)?;
            }
        }
        Ok(low)
    }
}
