//! One edition under certain readings, and how its fields and codes are those of the questions.

use crate::model::{Condition, EventId, FieldId, JudgementId, Model, OpenTermId, PartyId, Who};
use crate::program::Program;
use crate::record::{Course, Edge, PlainTerm, Plan};
use chrono::NaiveDate;
use std::sync::Arc;

/// The years of which a policy speaks that declares no horizon.
const ANY_TIME: (i32, i32) = (1900, 2199);

/// One edition under certain readings, ready to be asked about.
#[derive(Clone, Debug)]
pub(in crate::prove) struct Side<'model> {
    /// What it means.
    pub model: &'model Model,
    /// What runs.
    pub program: Program,
    /// The nodes of the conditions that were asked for, in their order.
    pub asked: Vec<u32>,
    /// For each field its place among the questions.
    pub fields: Vec<usize>,
    /// For each field and each of its codes the code of the questions.
    pub codes: Vec<Vec<u32>>,
    /// The place of the first of the editions that lives as it does, whatever the record is: what is left open of the one's life is left open of the other's together.
    pub life: usize,
    /// Its calendar's place among the questions' calendars.
    pub calendar: usize,
    /// The course of its life, where it is known how events decide it.
    pub course: Option<Arc<Course>>,
    /// What is known of its term otherwise.
    pub bounds: Bounds,
}

/// What is known of a term of which it is not known how events decide it.
#[derive(Clone, Debug, Default)]
pub(in crate::prove) struct Bounds {
    /// Its first day, where one event settles that.
    pub first: Option<Edge>,
    /// The day before which it does not begin, whatever its first day is worked out to be.
    pub not_before: Option<NaiveDate>,
    /// The day before which it cannot end, where there is one.
    pub least: Option<Edge>,
    /// The day behind which it cannot last, where there is one.
    pub most: Option<Edge>,
    /// Its days where nothing is recorded but that from which it is counted.
    pub quiet: Option<PlainTerm>,
}

impl Bounds {
    fn of(plan: &Plan) -> Self {
        let quiet = plan.quiet_term();
        let not_before = plan.not_before();
        let Some(first) = plan.plain_start() else { return Self { not_before, quiet, ..Self::default() } };
        let last = |renewed: bool| plan.undisturbed_term(renewed).and_then(|term| term.last);
        Self { first: Some(first), not_before, least: last(false).filter(|_| !plan.can_end_early()), most: last(true), quiet }
    }
}

impl<'model> Side<'model> {
    /// An edition under readings, with further conditions that will be asked about.
    pub fn new(place: usize, model: &'model Model, readings: &[(OpenTermId, usize)], asked: &[&Condition]) -> Self {
        let (program, asked) = Program::asking(model, readings, asked);
        let (course, bounds) = (None, Bounds::default());
        Self { model, program, asked, fields: Vec::new(), codes: Vec::new(), life: place, calendar: 0, course, bounds }
    }

    /// The days of which it speaks.
    pub fn horizon(&self) -> (NaiveDate, NaiveDate) {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        self.model.calendar.horizon.unwrap_or((day(ANY_TIME.0, 1, 1), day(ANY_TIME.1, 12, 31)))
    }

    /// Works out the course of its life between two days.
    pub fn live_within(&mut self, horizon: (NaiveDate, NaiveDate)) {
        let plan = self.program.plan();
        self.course = plan.course(horizon).map(Arc::new);
        self.bounds = if self.course.is_some() { Bounds::default() } else { Bounds::of(plan) };
    }

    /// Whether the same record leads to the same life in both.
    pub fn lives_like(&self, other: &Self) -> bool {
        let events = |side: &Self| side.model.events.iter().map(|event| event.name.clone()).collect::<Vec<String>>();
        let parties = |side: &Self| side.model.parties.iter().map(|party| party.name.clone()).collect::<Vec<String>>();
        events(self) == events(other) && parties(self) == parties(other) && self.program.plan().lives_like(other.program.plan())
    }

    /// The field's place among the questions.
    pub fn field(&self, field: FieldId) -> Option<usize> {
        self.fields.get(field.index()).copied()
    }

    /// The question's code for one of the edition's.
    pub fn code(&self, field: FieldId, code: u32) -> Option<u32> {
        self.codes.get(field.index())?.get(code as usize).copied()
    }

    /// The event's name.
    pub fn event(&self, event: EventId) -> &str {
        self.model.event(event).map_or("", |event| event.name.as_str())
    }

    /// A judgement's name, the names of those who make it, and whether one of them is enough.
    pub fn judges(&self, judgement: JudgementId) -> Option<(&str, Vec<&str>, bool)> {
        let judgement = self.model.judgement(judgement)?;
        let parties = judgement.by.parties().iter().map(|party| self.party(*party)).collect();
        Some((judgement.name.as_str(), parties, matches!(judgement.by, Who::Either(_))))
    }

    /// The party's name.
    pub fn party(&self, party: PartyId) -> &str {
        self.model.party(party).map_or("", |party| party.name.as_str())
    }
}
