//! The record of a case: each event once, by all parties, received on its day.

use super::case::Case;
use super::space::Side;
use crate::model::{Happening, Model, OpenTermId, PartyId};
use crate::program::State;
use crate::source::{SourceId, Span};
use crate::value::PartialDate;
use chrono::NaiveDate;

/// What a record has to tell of its events beside their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Telling {
    /// By whom they were.
    pub by: bool,
    /// When they were received.
    pub received: bool,
}

impl Telling {
    const ALL: Self = Self { by: true, received: true };
    const EACH: [Self; 4] =
        [Self { by: false, received: false }, Self { by: false, received: true }, Self { by: true, received: false }, Self::ALL];
}

impl Case {
    /// The record in an edition.
    pub(super) fn record(&self, side: &Side<'_>) -> Vec<Happening> {
        let parties: Vec<PartyId> = (0..).map(PartyId).take(side.model.parties.len()).collect();
        let with = |happening: Happening| Happening { by: parties.clone(), received: Some(happening.date), ..happening };
        self.happenings(side).map(with).collect()
    }

    /// What stands in an edition on account of the record.
    pub(super) fn state(&self, side: &Side<'_>) -> State {
        side.program.state(&self.record(side))
    }

    /// The least that has to be told of the events so that everything stands as it does where all of it is.
    #[must_use]
    pub fn telling(&self, model: &Model, readings: &[(OpenTermId, usize)]) -> Telling {
        let side = Side::new(0, model, readings, &[]);
        let state = self.state(&side);
        let told = |telling: &Telling| side.program.state(&self.told(&side, *telling)) == state;
        Telling::EACH.into_iter().find(told).unwrap_or(Telling::ALL)
    }

    fn told(&self, side: &Side<'_>, telling: Telling) -> Vec<Happening> {
        let with = |happening: Happening| {
            let who = side.model.event(happening.event).and_then(|event| event.by.as_ref()).filter(|_| telling.by);
            let by = who.map_or_else(Vec::new, |who| who.parties().to_vec());
            Happening { by, received: telling.received.then_some(happening.date), ..happening }
        };
        self.happenings(side).map(with).collect()
    }

    fn happenings<'case>(&'case self, side: &'case Side<'_>) -> impl Iterator<Item = Happening> + 'case {
        let of = |(name, day): &(String, NaiveDate)| {
            let (event, date) = (side.model.event_named(name)?, PartialDate::day(*day)?);
            Some(Happening::plain(event, date, nowhere()))
        };
        self.events.iter().filter_map(of)
    }
}

/// What is only supposed stands in no file.
pub(super) fn nowhere() -> Span {
    Span { source: SourceId::default(), start: 0, end: 0 }
}
