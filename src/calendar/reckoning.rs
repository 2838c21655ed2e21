//! A date that was worked out, with every step of the working.

use super::{CalendarRules, DayRange, Step, Unreckoned};
use chrono::NaiveDate;

/// A date that was worked out from another: what it started from, each step, and the days after each.
///
/// Invariant: [`Reckoning::recompute`] by the same rules gives the same reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// What it started from.
    pub from: DayRange,
    /// Each step, and the days after it.
    pub steps: Vec<(Step, DayRange)>,
}

impl Reckoning {
    /// A date that is given, without any step.
    #[must_use]
    pub fn given(from: DayRange) -> Self {
        Self { from, steps: Vec::new() }
    }

    /// The days that it comes to.
    #[must_use]
    pub fn result(&self) -> DayRange {
        self.steps.last().map_or(self.from, |(_, days)| *days)
    }

    /// The same with another step behind.
    ///
    /// # Errors
    ///
    /// As [`reckon`].
    pub fn then(mut self, step: Step, rules: &CalendarRules) -> Result<Self, Unreckoned> {
        let so_far = self.steps.iter().map(|(step, _)| *step);
        let steps: Vec<Step> = so_far.chain([step]).collect();
        let days = reckon_days(self.from, &steps, rules)?;
        self.steps.push((step, days));
        Ok(self)
    }

    /// Works the date out again: the same start and steps, the days found anew.
    ///
    /// # Errors
    ///
    /// As [`reckon`]; never by the rules that it was made by.
    pub fn recompute(&self, rules: &CalendarRules) -> Result<Self, Unreckoned> {
        let steps: Vec<Step> = self.steps.iter().map(|(step, _)| *step).collect();
        reckon(self.from, &steps, rules)
    }
}

/// Takes the steps in turn from every day that `from` can be, and keeps the working.
///
/// The days behind each step are exactly bounded: the earliest and the latest are days that some day of `from` leads to.
///
/// ```
/// use comity::calendar::{CalendarRules, DayRange, Step, reckon};
/// use comity::value::{PartialDate, Period, Unit};
///
/// // 2 years from 26 June 2020, last day excluded: in force through 25 June 2022.
/// let endorsed = PartialDate::parse("2020-06-26").map(DayRange::of).ok_or("a date")?;
/// let two_years = Period { count: 2, unit: Unit::Year };
/// let last_day = reckon(endorsed, &[Step::Add(two_years, false), Step::LastDayExcluded], &CalendarRules::default())?;
/// assert_eq!(last_day.result().exact(), PartialDate::parse("2022-06-25").map(PartialDate::earliest));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Why there is no such date, if there is none for even one of the days that `from` can be: the month-end policy refuses, it would lie outside the years
/// 1 to 9999, or no table of holidays reaches so far.
pub fn reckon(from: DayRange, steps: &[Step], rules: &CalendarRules) -> Result<Reckoning, Unreckoned> {
    let behind = |count: usize| Some((*steps.get(count)?, steps.get(..=count)?));
    let worked = (0..steps.len()).filter_map(behind).map(|(step, taken)| Ok((step, reckon_days(from, taken, rules)?)));
    Ok(Reckoning { from, steps: worked.collect::<Result<_, _>>()? })
}

/// The days that the steps lead to from the days that `from` can be: [`reckon`] without the working, and without a place for it.
///
/// Where the calendar's month-end policy is [`Overflow`](super::MonthEnd::Overflow) or [`Refuse`](super::MonthEnd::Refuse) and a step counts months, it takes time in
/// proportion to the days of the range, else none for its length.
///
/// # Errors
///
/// As [`reckon`].
pub fn reckon_days(from: DayRange, steps: &[Step], rules: &CalendarRules) -> Result<DayRange, Unreckoned> {
    let lead = |day| reckon_day(day, steps, rules);
    // 31 January overflows past 1 February, and a refused day may lie between two that are not: then each day must be tried.
    if steps.iter().all(|step| step.keeps_order(rules)) { from.ends(lead) } else { from.each(lead) }
}

/// The day that the steps lead to from a day.
///
/// # Errors
///
/// As [`reckon`].
pub fn reckon_day(from: NaiveDate, steps: &[Step], rules: &CalendarRules) -> Result<NaiveDate, Unreckoned> {
    steps.iter().try_fold(from, |day, step| step.apply(from, day, rules))
}
