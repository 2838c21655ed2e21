//! What of a policy speaks of time, under its readings.

use super::Fold;
use crate::calendar::{CalendarRules, DayRange, Step};
use crate::model::{Clause, Duty, EventId, Life, Lineage, MaybeDate, Meaning, Model, OpenTermId, PartyId, PeriodSource, Point, Relation};
use crate::value::Period;
use chrono::NaiveDate;
use std::sync::Arc;

/// What of a policy speaks of time, ready for any record. Cloning it is cheap: clones share everything.
#[derive(Clone, Debug)]
pub struct Plan(pub(super) Arc<Inner>);

#[derive(Clone, Debug)]
pub(super) struct Inner {
    pub life: Life,
    pub duties: Vec<Duty>,
    pub parties: Vec<PartyId>,
    pub events: usize,
    pub rules: CalendarRules,
    pub horizon: Option<(NaiveDate, NaiveDate)>,
    /// The days that the successor's first day can be.
    pub successor: Option<DayRange>,
    /// For each open term the period that the reading in force gives.
    periods: Vec<Option<Period>>,
}

/// A length of time, and the open term whose reading gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub period: Period,
    pub reading: Option<OpenTermId>,
}

impl Plan {
    /// What of a policy speaks of time, under other readings than the adopted ones: each open term with the place of the reading.
    #[must_use]
    pub fn from_model(model: &Model, readings: &[(OpenTermId, usize)]) -> Self {
        let chosen =
            |at: usize, adopted: usize| readings.iter().rev().find(|(term, _)| term.index() == at).map_or(adopted, |(_, reading)| *reading);
        let period = |(at, term): (usize, &crate::model::OpenTerm)| match term.readings.get(chosen(at, term.adopted))?.meaning {
            Meaning::Period(period) => Some(period),
            _ => None,
        };
        Self(Arc::new(Inner {
            life: model.life.clone(),
            duties: model.duties.clone(),
            parties: (0..).map(PartyId).take(model.parties.len()).collect(),
            events: model.events.len(),
            rules: model.calendar.rules.clone(),
            horizon: model.calendar.horizon,
            successor: model.lineage.iter().find_map(successor),
            periods: model.open_terms.iter().enumerate().map(period).collect(),
        }))
    }

    /// Whether the same record leads to the same life in both: whatever starts, ends, renews or suspends them is said alike. Events and parties of one place are taken for the same.
    #[must_use]
    pub fn lives_like(&self, other: &Self) -> bool {
        fn says<T>(clauses: &[Clause<T>]) -> Vec<&T> {
            clauses.iter().map(|clause| &clause.says).collect()
        }
        fn said<T>(clause: &Option<Clause<T>>) -> Option<&T> {
            clause.as_ref().map(|clause| &clause.says)
        }
        let ((one, two), (mine, theirs)) = ((&self.0, &other.0), (&self.0.life, &other.0.life));
        let around = |inner: &Inner| (inner.parties.clone(), inner.horizon, inner.successor, inner.periods.clone());
        around(one) == around(two)
            && one.rules == two.rules
            && [&mine.start, &mine.joins, &mine.provisional].map(said) == [&theirs.start, &theirs.joins, &theirs.provisional].map(said)
            && said(&mine.term) == said(&theirs.term)
            && says(&mine.exits) == says(&theirs.exits)
            && says(&mine.suspensions) == says(&theirs.suspensions)
            && says(&mine.silences) == says(&theirs.silences)
    }

    /// The same plan, where `each party` means these alone.
    #[must_use]
    pub fn among(&self, parties: Vec<PartyId>) -> Self {
        Self(Arc::new(Inner { parties, ..Inner::clone(&self.0) }))
    }

    /// An empty record.
    #[must_use]
    pub fn fold(&self) -> Fold {
        Fold::new(self.clone())
    }

    /// The events from which the programme's life is counted, each once: those of its start, of provisional application, and of the first stretch of its term.
    #[must_use]
    pub fn counted_from(&self) -> Vec<EventId> {
        let life = &self.0.life;
        let term = life.term.iter().map(|clause| &clause.says.from);
        let points = life.start.iter().chain(&life.provisional).map(|clause| &clause.says).chain(term);
        let mut events = Vec::new();
        points.for_each(|point| events_of(point, &mut events));
        events.sort_unstable();
        events.dedup();
        events
    }

    /// Whether anything suspends the programme.
    #[must_use]
    pub fn can_be_suspended(&self) -> bool {
        self.0.life.suspensions.iter().any(|suspension| !suspension.says.alone)
    }
}

fn successor(lineage: &Lineage) -> Option<DayRange> {
    match (lineage.relation, lineage.in_force) {
        (Relation::SucceededBy, Some((MaybeDate::Date(first), _))) => Some(DayRange::of(first)),
        _ => None,
    }
}

fn events_of(point: &Point, events: &mut Vec<EventId>) {
    match point {
        Point::Date(_) | Point::Unknown | Point::Start => {}
        Point::Happening(trigger) => events.push(trigger.event),
        Point::Latest(points) | Point::Earliest(points) => points.iter().for_each(|point| events_of(point, events)),
        Point::NthDayAfter(_, point) | Point::After(_, point) | Point::FirstOfMonthFollowing(_, point) => events_of(point, events),
    }
}

impl Inner {
    /// The length; none where its reading gives none.
    pub fn length(&self, source: PeriodSource) -> Option<Length> {
        match source {
            PeriodSource::Written(period) => Some(Length { period, reading: None }),
            PeriodSource::Read(term) => {
                let period = self.periods.get(term.index()).copied().flatten()?;
                Some(Length { period, reading: Some(term) })
            }
        }
    }

    /// The steps from an event to the end of a period behind it, as the calendar counts.
    pub fn counted(&self, period: Period) -> Vec<Step> {
        self.rules.counting.steps(period, false)
    }

    /// The first day from which the policy's own calendar speaks of anything; else the first day of all.
    pub fn earliest(&self) -> NaiveDate {
        self.horizon.map_or(NaiveDate::MIN, |(first, _)| first)
    }
}
