//! A record under way: each event is sorted in where its questions find it, and nothing else is worked out before somebody asks.

use super::answers::HappeningId;
use super::plan::Plan;
use crate::calendar::DayRange;
use crate::model::{EventId, Happening, HappeningKind, PartyId};
use chrono::NaiveDate;

/// A record under way.
///
/// An event costs the time to find its place among those of its kind; answers are worked out when they are asked for, and events may come in any order.
#[derive(Clone, Debug)]
pub struct Fold {
    pub(super) plan: Plan,
    pub(super) kept: Vec<Kept>,
    /// For each event its happenings of every kind, by the days that they can have been on.
    pub(super) by_event: Vec<Vec<Entry>>,
}

/// What is kept of a happening.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub days: DayRange,
    pub by: By,
    pub received: Option<DayRange>,
    pub effective: Option<DayRange>,
}

/// By whom something was done.
#[derive(Clone, Debug)]
pub(super) enum By {
    /// The record does not say.
    Unsaid,
    One(PartyId),
    Several(Box<[PartyId]>),
}

/// A happening among those of its event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub days: DayRange,
    pub id: HappeningId,
    pub kind: HappeningKind,
    pub number: Option<u32>,
    pub recorded: Option<NaiveDate>,
}

impl By {
    pub fn parties(&self) -> &[PartyId] {
        match self {
            Self::Unsaid => &[],
            Self::One(party) => std::slice::from_ref(party),
            Self::Several(parties) => parties,
        }
    }

    /// Whether it is that party's act. Where the record does not say whose it is, it is the act of whoever has to act.
    pub fn is(&self, party: PartyId) -> bool {
        matches!(self, Self::Unsaid) || self.parties().contains(&party)
    }
}

impl Fold {
    pub(super) fn new(plan: Plan) -> Self {
        let by_event = vec![Vec::new(); plan.0.events];
        Self { plan, kept: Vec::new(), by_event }
    }

    /// Takes an event in, and says its place in the record. An event of another policy is kept and never asked for.
    pub fn add(&mut self, happening: &Happening) -> HappeningId {
        let by = match happening.by.as_slice() {
            // "With this one there are fifty": whose the fiftieth was is not said, and it was not everybody's.
            [] if happening.number.is_some() => By::Several([].into()),
            [] => By::Unsaid,
            [party] => By::One(*party),
            several => By::Several(several.into()),
        };
        let days = DayRange::of(happening.date);
        let (received, effective) = (happening.received.map(DayRange::of), happening.effective.map(DayRange::of));
        let id = HappeningId(u32::try_from(self.kept.len()).unwrap_or(u32::MAX));
        let entry = Entry { days, id, kind: happening.kind, number: happening.number, recorded: happening.recorded };
        self.put(happening.event, Kept { days, by, received, effective }, entry);
        id
    }

    /// Takes in that something happened on one of these days.
    pub fn add_on(
        &mut self,
        event: EventId,
        days: DayRange,
        by: &[PartyId],
        received: Option<DayRange>,
        number: Option<u32>,
    ) -> HappeningId {
        let id = HappeningId(u32::try_from(self.kept.len()).unwrap_or(u32::MAX));
        let by = if by.is_empty() { By::Unsaid } else { By::Several(by.into()) };
        let entry = Entry { days, id, kind: HappeningKind::Happened, number, recorded: None };
        self.put(event, Kept { days, by, received, effective: None }, entry);
        id
    }

    fn put(&mut self, event: EventId, kept: Kept, entry: Entry) {
        self.kept.push(kept);
        if let Some(entries) = self.by_event.get_mut(event.index()) {
            let place = match entries.last() {
                Some(last) if last.days > entry.days => entries.partition_point(|other| other.days <= entry.days),
                _ => entries.len(),
            };
            entries.insert(place, entry);
        }
    }

    /// Takes several events in.
    pub fn extend<'happenings>(&mut self, happenings: impl IntoIterator<Item = &'happenings Happening>) {
        for happening in happenings {
            self.add(happening);
        }
    }

    /// The plan that it goes by.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many events it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(super) fn entries(&self, event: EventId) -> &[Entry] {
        self.by_event.get(event.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether the day of a happening, or of its receipt, is not known.
    pub(super) fn inexact(&self, id: HappeningId) -> bool {
        self.kept(id).is_some_and(|kept| kept.days.exact().is_none() || kept.received.is_some_and(|received| received.exact().is_none()))
    }

    pub(super) fn kept(&self, id: HappeningId) -> Option<&Kept> {
        self.kept.get(id.0 as usize)
    }
}
