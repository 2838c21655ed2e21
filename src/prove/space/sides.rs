//! One edition under certain readings, and how its fields and codes are those of the questions.

use crate::model::{Condition, EventId, FieldId, JudgementId, Model, OpenTermId, PartyId, Who};
use crate::program::Program;
use crate::record::{Edge, PlainTerm};

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
    /// Its term, where one event settles it.
    pub plain: Option<PlainTerm>,
    /// Its first day, where one event settles that, and the day behind which it cannot last.
    pub bounds: (Option<Edge>, Option<Edge>),
}

impl<'model> Side<'model> {
    /// An edition under readings, with further conditions that will be asked about.
    pub fn new(place: usize, model: &'model Model, readings: &[(OpenTermId, usize)], asked: &[&Condition]) -> Self {
        let (program, asked) = Program::asking(model, readings, asked);
        let plain = program.plan().plain_term();
        let bounds = match (&plain, program.plan().plain_start()) {
            (None, Some(start)) => (Some(start), program.plan().undisturbed_term(true).and_then(|term| term.last)),
            _ => (None, None),
        };
        Self { model, program, asked, fields: Vec::new(), codes: Vec::new(), life: place, calendar: 0, plain, bounds }
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
