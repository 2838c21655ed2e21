//! The days from which it is worth counting: every day of the horizon that can differ from the others.

use super::Reading;
use crate::calendar::{DayRange, MonthEnd, Step};
use crate::model::HappeningKind;
use crate::value::Unit;
use chrono::{Datelike, NaiveDate};

/// The years of which a policy speaks that declares no horizon.
const ANY_TIME: (i32, i32) = (1900, 2199);

impl Reading<'_> {
    /// The first and the last day of which the policy speaks.
    pub fn horizon(&self) -> (NaiveDate, NaiveDate) {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        self.model.calendar.horizon.unwrap_or((day(ANY_TIME.0, 1, 1), day(ANY_TIME.1, 12, 31)))
    }

    /// Every day of the horizon from which counting by these steps can come to another number of days than from its neighbours: where they count months first and days
    /// behind, the first day of each month and those that not every month has; else every day. The day that the record has comes before all others: what fails from there
    /// is best shown there.
    pub fn days(&self, countings: &[&[Step]]) -> Vec<NaiveDate> {
        let (first, last) = self.horizon();
        let alike = self.rules().month_end != MonthEnd::Refuse && countings.iter().all(|steps| months_first(steps));
        let recorded = self.recorded().filter(|day| (first..=last).contains(day));
        let days = first.iter_days().take_while(|day| *day <= last).filter(|day| Some(*day) != recorded);
        let days = days.filter(|day| !alike || *day == first || day.day() == 1 || day.day() >= 28);
        recorded.into_iter().chain(days).collect()
    }

    /// The day on which all happened from which the programme's life is counted, as the policy's own record has it.
    fn recorded(&self) -> Option<NaiveDate> {
        let events = self.plan.counted_from();
        let told = self.model.record.iter().filter(|one| one.kind == HappeningKind::Happened && events.contains(&one.event));
        let mut days = told.map(|one| DayRange::of(one.date).exact());
        let first = days.next()??;
        days.all(|day| day == Some(first)).then_some(first)
    }
}

/// Whether months are counted from the day itself, and only days from what that comes to.
fn months_first(steps: &[Step]) -> bool {
    let plain = |step: &Step, months: bool| match step {
        Step::Add(period, _) | Step::AddTimes(period, _) => match period.unit {
            Unit::Day | Unit::Week => true,
            Unit::Month | Unit::Year => months,
            Unit::BusinessDay => false,
        },
        Step::NthDayAfter(_) | Step::LastDayExcluded | Step::FirstDayExcluded => true,
        _ => false,
    };
    steps.iter().enumerate().all(|(at, step)| plain(step, at == 0))
}
