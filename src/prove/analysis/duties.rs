//! Duties that cannot be kept: whose day comes too late, or before it may come, or never.

use crate::calendar::{Step, reckon_day};
use crate::model::{Model, OpenTermId, Timed};
use crate::prove::fixed::Reading;
use chrono::NaiveDate;

/// Something odd about a duty, with days that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyOddity {
    /// It is due before anybody may keep it.
    DueBeforeItMay {
        /// Its place among the model's duties.
        duty: usize,
        /// The day on which it is due.
        due: NaiveDate,
        /// The first day on which it may be kept.
        not_before: NaiveDate,
    },
    /// It first falls due behind the end of the programme.
    NeverDueWithin {
        /// Its place among the model's duties.
        duty: usize,
        /// The first day on which it is due.
        due: NaiveDate,
        /// The programme's last day.
        last: NaiveDate,
    },
    /// It is owed only until a day on which it has not yet fallen due.
    OverBeforeDue {
        /// Its place among the model's duties.
        duty: usize,
        /// The first day on which it would be due.
        due: NaiveDate,
        /// The day behind which nothing is owed any more.
        until: NaiveDate,
    },
}

/// The duties of an edition that cannot be kept, where everything from which its life is counted happens on one day. The first such day of the horizon is told.
#[must_use]
pub fn odd_duties(model: &Model, readings: &[(OpenTermId, usize)]) -> Vec<DutyOddity> {
    let reading = Reading::of(model, readings);
    let Some(term) = reading.plan.undisturbed_term(true) else { return Vec::new() };
    let mut found: Vec<DutyOddity> = Vec::new();
    let dues: Vec<Option<Vec<Day>>> = (0..model.duties.len()).map(|duty| days_of(&reading, duty)).collect();
    for (at, days) in dues.iter().enumerate() {
        let Some(days) = days else { continue };
        found.extend(days.iter().find_map(|day| clash(at, day)));
        // Behind the end, whichever day it starts on.
        let behind = |day: &Day| {
            let last = reading.day(term.last.as_ref(), day.event).filter(|_| term.last.is_some())?;
            day.due.filter(|due| *due > last).map(|due| DutyOddity::NeverDueWithin { duty: at, due, last })
        };
        let all: Option<Vec<DutyOddity>> = days.iter().map(behind).collect();
        found.extend(all.and_then(|all| all.into_iter().next()));
    }
    found
}

/// When a duty is due and from when it may be kept, where everything happens on one day.
struct Day {
    event: NaiveDate,
    due: Option<NaiveDate>,
    not_before: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

fn clash(duty: usize, day: &Day) -> Option<DutyOddity> {
    let due = day.due?;
    let early =
        day.not_before.filter(|not_before| due < *not_before).map(|not_before| DutyOddity::DueBeforeItMay { duty, due, not_before });
    early.or_else(|| day.until.filter(|until| *until < due).map(|until| DutyOddity::OverBeforeDue { duty, due, until }))
}

fn days_of(reading: &Reading<'_>, duty: usize) -> Option<Vec<Day>> {
    let schedule = &reading.model.duties.get(duty)?.schedule;
    let (point, steps) = match &schedule.when {
        Timed::By(point) => (point, Vec::new()),
        Timed::Within(length, point) => (point, reading.rules().counting.steps(reading.period(*length)?, false)),
        Timed::Every { period, from, .. } => (from, vec![Step::Add(reading.period(*period)?, false)]),
        Timed::Unsaid | Timed::Once | Timed::Throughout | Timed::WithinOfEach(..) => return None,
    };
    let countings: Vec<Step> = steps.clone();
    let days = reading.days(&[&countings]).into_iter().map(|event| Day {
        event,
        due: reading.since_start(point, event).and_then(|day| reckon_day(day, &steps, reading.rules()).ok()),
        not_before: schedule.not_before.as_ref().and_then(|point| reading.since_start(point, event)),
        until: schedule.until.as_ref().and_then(|point| reading.since_start(point, event)),
    });
    Some(days.collect())
}
