//! A date that was found, with all that it rests on; or what is missing for it.

use super::answers::{HappeningId, Need};
use super::origin::Origin;
use super::plan::{Inner, Length};
use crate::calendar::{DayRange, Reckoning, Step, Unreckoned};
use crate::model::{Moment, OpenTermId, ProvisionId};

/// A date that was found, with its working.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub reckoning: Reckoning,
    /// What its first day is, where that is not known to the day: dates of one origin move together.
    pub origin: Option<Origin>,
    pub relied: Vec<HappeningId>,
    pub readings: Vec<OpenTermId>,
}

/// Why a date was not found.
#[derive(Clone, Debug)]
pub(super) struct Absent {
    /// Whether it is merely not there yet: an event that it waits for is not in the record. Else there may be one, and it is not known.
    pub not_yet: bool,
    pub needs: Vec<Need>,
}

pub(super) type Sought = Result<Found, Absent>;

impl Absent {
    pub fn unknown(need: Need) -> Self {
        Self { not_yet: false, needs: vec![need] }
    }

    pub fn not_yet(needs: Vec<Need>) -> Self {
        Self { not_yet: true, needs }
    }

    /// What is missing where the calendar does not lead to a day.
    pub fn unreckoned(why: Unreckoned, clause: ProvisionId) -> Self {
        Self::unknown(match why {
            Unreckoned::NoHolidays(day) => Need::Holidays(day),
            _ => Need::Day(clause),
        })
    }

    pub fn and(mut self, other: Self) -> Self {
        self.not_yet = self.not_yet && other.not_yet;
        self.needs.extend(other.needs.into_iter().filter(|need| !self.needs.contains(need)).collect::<Vec<_>>());
        self
    }
}

impl Found {
    pub fn given(days: DayRange) -> Self {
        Self { reckoning: Reckoning::given(days), origin: None, relied: Vec::new(), readings: Vec::new() }
    }

    /// The day of an event, or of its receipt.
    pub fn of(days: DayRange, relied: HappeningId, moment: Moment) -> Self {
        let origin = Origin::of(days, || Origin::event(relied, moment));
        Self { reckoning: Reckoning::given(days), origin, relied: vec![relied], readings: Vec::new() }
    }

    /// A date that the clause itself gives.
    pub fn written(days: DayRange, clause: ProvisionId) -> Self {
        Self { origin: Origin::of(days, || Origin::clause(clause, days)), ..Self::given(days) }
    }

    /// One of these days, whatever it was worked out from.
    pub fn one_of(self, days: DayRange) -> Self {
        Self { reckoning: Reckoning::given(days), origin: None, ..self }
    }

    pub fn days(&self) -> DayRange {
        self.reckoning.result()
    }

    /// Further along some steps.
    pub fn then(mut self, steps: &[Step], plan: &Inner, clause: ProvisionId) -> Sought {
        for step in steps {
            self.reckoning = self.reckoning.then(*step, &plan.rules).map_err(|why| Absent::unreckoned(why, clause))?;
        }
        Ok(self)
    }

    /// So long after it, as the calendar counts.
    pub fn after(self, length: Length, plan: &Inner, clause: ProvisionId) -> Sought {
        self.read(length.reading).then(&plan.counted(length.period), plan, clause)
    }

    /// Resting on that reading too.
    pub fn read(mut self, reading: Option<OpenTermId>) -> Self {
        self.readings.extend(reading.filter(|reading| !self.readings.contains(reading)));
        self
    }

    /// Resting on all that the other rests on.
    pub fn resting_on(mut self, other: &Self) -> Self {
        self.relied.extend(other.relied.iter().filter(|id| !self.relied.contains(id)).copied().collect::<Vec<_>>());
        self.readings.extend(other.readings.iter().filter(|id| !self.readings.contains(id)).copied().collect::<Vec<_>>());
        self
    }

    /// The later of both.
    pub fn later(self, other: Self) -> Self {
        let days = self.days().later(other.days());
        self.joined(other, days, Origin::later)
    }

    /// The earlier of both.
    pub fn earlier(self, other: Self) -> Self {
        let days = self.days().earlier(other.days());
        self.joined(other, days, Origin::earlier)
    }

    // The working of the one that decides is kept; where it is open which does, only the days are told.
    fn joined(self, other: Self, days: DayRange, join: fn(&Self, &Self) -> Option<Origin>) -> Self {
        let same = self.origin.is_some() && self.origin == other.origin && self.reckoning == other.reckoning;
        let apart = self.days().latest <= other.days().earliest || other.days().latest <= self.days().earliest;
        if same || (apart && self.days() == days) {
            self
        } else if apart {
            other
        } else {
            let origin = join(&self, &other);
            Self { reckoning: Reckoning::given(days), origin, ..self.resting_on(&other) }
        }
    }
}
