//! Days as far as they are known; those that are counted from one uncertain day move together.

use crate::calendar::{DayRange, Step, reckon_day};
use crate::record::found::Found;
use crate::record::origin::Origin;
use crate::record::plan::Inner;
use chrono::NaiveDate;

/// A day as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub days: DayRange,
    /// What it is worked out from, where it is uncertain and that is known.
    source: Option<Source>,
}

#[derive(Clone, Debug)]
struct Source {
    origin: Origin,
    from: DayRange,
    steps: Vec<Step>,
}

/// Which of the ways that everything can be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    Number(u64),
    /// Everything as early as it can be.
    Earliest,
    /// Everything as late as it can be.
    Latest,
}

/// One way that everything can be, under way: each choice takes its part of the number.
pub(super) struct Choosing<'known> {
    way: Way,
    origins: Vec<(&'known Origin, NaiveDate)>,
}

impl Known {
    pub fn of(found: &Found) -> Self {
        let days = found.days();
        let source = found.origin.clone().filter(|_| days.exact().is_none()).map(|origin| Source {
            origin,
            from: found.reckoning.from,
            steps: found.reckoning.steps.iter().map(|(step, _)| *step).collect(),
        });
        Self { days, source }
    }

    /// Whether it is worked out from an uncertain day that is known.
    pub fn is_tied(&self) -> bool {
        self.source.is_some()
    }
}

/// How many ways there are for several days.
pub(super) fn ways<'known>(all: impl Iterator<Item = &'known Known>) -> u64 {
    let mut origins: Vec<&Origin> = Vec::new();
    all.fold(1, |ways, known| match &known.source {
        Some(source) if origins.contains(&&source.origin) => ways,
        Some(source) => {
            origins.push(&source.origin);
            ways.saturating_mul(length(source.from))
        }
        None => ways.saturating_mul(length(known.days)),
    })
}

/// How many days it can be.
pub(super) fn length(days: DayRange) -> u64 {
    let days = days.latest.signed_duration_since(days.earliest).num_days().saturating_add(1);
    u64::try_from(days).unwrap_or(u64::MAX).max(1)
}

impl<'known> Choosing<'known> {
    pub fn new(way: Way) -> Self {
        Self { way, origins: Vec::new() }
    }

    /// One of so many.
    pub fn one_of(&mut self, many: u64) -> u64 {
        match &mut self.way {
            Way::Earliest => 0,
            Way::Latest => many.saturating_sub(1),
            Way::Number(left) => {
                let chosen = left.checked_rem(many).unwrap_or(0);
                *left = left.checked_div(many).unwrap_or(0);
                chosen
            }
        }
    }

    /// One of the days.
    pub fn day(&mut self, days: DayRange) -> NaiveDate {
        let chosen = self.one_of(length(days));
        days.earliest.checked_add_days(chrono::Days::new(chosen)).unwrap_or(days.latest)
    }

    /// The day that it is this way: what was chosen for its origin decides.
    pub fn known(&mut self, known: &'known Known, plan: &Inner) -> NaiveDate {
        let Some(source) = &known.source else { return self.day(known.days) };
        let before = self.origins.iter().find(|(origin, _)| **origin == source.origin).map(|(_, day)| *day);
        let from = before.unwrap_or_else(|| {
            let day = self.day(source.from);
            self.origins.push((&source.origin, day));
            day
        });
        // Each day of the range leads somewhere: else there were no such date.
        reckon_day(from, &source.steps, &plan.rules).unwrap_or(known.days.earliest)
    }
}
