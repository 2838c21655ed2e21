//! What is fixed in an edition whatever anybody proposes: its term, its cadences, its notices, its duties, the ways in which it may be amended.

mod days;
mod duties;
mod notices;
mod reviews;
mod term;
mod ways;

pub use duties::{DutyChange, duties_changed};
pub(super) use duties::{force, no_new_duty, owed_by};
pub(super) use notices::{no_exit, notice};
pub(super) use reviews::{gap, occurrences};
pub(super) use term::term;
pub(super) use ways::{follows, in_writing, needs_consent, spares};

use super::proof::Counterexample;
use super::question::Unsettled;
use crate::calendar::{CalendarRules, Step, reckon_day};
use crate::model::{Meaning, Model, OpenTermId, PeriodSource};
use crate::record::Plan;
use crate::value::Period;
use chrono::NaiveDate;

/// The answer to a question about what is fixed.
#[derive(Clone, Debug)]
pub(super) enum Fixed {
    /// It holds, after counting from so many days; with 0, by what the clauses say.
    Holds(u32),
    /// It holds because there is nothing of which it speaks.
    Empty,
    /// It does not.
    Fails(Counterexample),
    /// It is not known.
    Unsettled(Unsettled),
}

/// An edition under certain readings.
pub(super) struct Reading<'model> {
    pub model: &'model Model,
    pub readings: &'model [(OpenTermId, usize)],
    pub plan: Plan,
}

impl<'model> Reading<'model> {
    pub fn of(model: &'model Model, readings: &'model [(OpenTermId, usize)]) -> Self {
        Self { model, readings, plan: Plan::from_model(model, readings) }
    }

    /// The period that is written, or that the reading in force gives.
    pub fn period(&self, source: PeriodSource) -> Option<Period> {
        let term = match source {
            PeriodSource::Written(period) => return Some(period),
            PeriodSource::Read(term) => term,
        };
        let open = self.model.open_term(term)?;
        let chosen = self.readings.iter().rev().find(|(known, _)| *known == term).map_or(open.adopted, |(_, reading)| *reading);
        match open.readings.get(chosen)?.meaning {
            Meaning::Period(period) => Some(period),
            _ => None,
        }
    }

    pub fn rules(&self) -> &CalendarRules {
        &self.model.calendar.rules
    }

    /// So long after a day.
    pub fn after(&self, day: NaiveDate, length: Period) -> Option<NaiveDate> {
        reckon_day(day, &[Step::Add(length, false)], self.rules()).ok()
    }
}
