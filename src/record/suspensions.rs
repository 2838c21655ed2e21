//! When a programme, or a party's part in it, is suspended.

use super::answers::{HappeningId, Need};
use super::fold::Entry;
use super::found::{Absent, Found, Sought};
use super::view::{Reach, View};
use crate::calendar::{DayRange, Step};
use crate::model::{Clause, Moment, PartyId, ProvisionId, Suspension};
use crate::value::Truth;
use chrono::NaiveDate;

/// One suspension: from its first day until the day before it is lifted.
#[derive(Clone, Debug)]
pub(super) struct Suspended {
    pub clause: ProvisionId,
    pub first: Found,
    /// What would tell its first day, where only the earliest that it can be is known.
    pub needs: Vec<Need>,
    /// The day on which it is lifted; none as things stand.
    pub lifted: Option<Found>,
    /// Whether it is lifted for certain, whenever that is.
    pub surely_lifted: bool,
}

impl Suspended {
    /// Whether that day is suspended.
    pub fn holds(&self, day: NaiveDate) -> Truth {
        let begun = reached(self.first.days(), day);
        let over = match &self.lifted {
            Some(lifted) if self.surely_lifted => reached(lifted.days(), day),
            Some(lifted) => reached(lifted.days(), day).and(Truth::Unknown),
            None => Truth::False,
        };
        begun.and(!over)
    }

    /// The same, where nobody knows when it takes hold, as far as it can be told by a day.
    pub fn through(self, day: NaiveDate) -> Self {
        if self.needs.is_empty() {
            return self;
        }
        let earliest = self.first.days().earliest;
        let latest = self.last().map_or(day, |last| last.days().latest).max(earliest);
        Self { first: self.first.one_of(DayRange { earliest, latest }), ..self }
    }

    /// The events that it rests on.
    pub fn relied(&self) -> Vec<HappeningId> {
        self.first.relied.iter().chain(self.lifted.iter().flat_map(|lifted| &lifted.relied)).copied().collect()
    }

    /// The last days that it can have; none where it goes on as things stand.
    pub fn last(&self) -> Option<Found> {
        let lifted = self.lifted.clone().filter(|_| self.surely_lifted)?;
        let rules = crate::calendar::CalendarRules::default();
        let reckoning = lifted.reckoning.then(Step::LastDayExcluded, &rules).ok()?;
        Some(Found { reckoning, ..lifted })
    }
}

/// Whether a day has come by another.
pub(super) fn reached(days: DayRange, day: NaiveDate) -> Truth {
    if days.latest <= day {
        Truth::True
    } else if days.earliest > day {
        Truth::False
    } else {
        Truth::Unknown
    }
}

impl<'fold> View<'fold> {
    /// Every suspension that the record leads to, in order of their events; those by acts of `party` alone, or of the whole programme.
    pub fn suspensions(self, party: Option<PartyId>) -> Vec<Suspended> {
        let clauses = self.plan().life.suspensions.iter();
        clauses.filter(|clause| clause.says.alone == party.is_some()).flat_map(|clause| self.of_clause(clause, party)).collect()
    }

    /// The suspensions that can hold the day asked about: those that were not lifted before.
    pub fn suspensions_on(self, party: Option<PartyId>) -> Vec<Suspended> {
        let clauses = self.plan().life.suspensions.iter().filter(|clause| clause.says.alone == party.is_some());
        let all = clauses.flat_map(|clause| {
            let lifts = self.happened(clause.says.lifted_by, Reach::UpToDay).rev();
            let mut lifts = lifts.filter(|lift| party.is_none_or(|party| self.by(lift).is(party)));
            let lifted = lifts.find(|lift| lift.days.latest <= self.as_of.day).map_or(NaiveDate::MIN, |lift| lift.days.earliest);
            self.of_clause_from(clause, party, lifted)
        });
        all.collect()
    }

    fn of_clause(self, clause: &'fold Clause<Suspension>, party: Option<PartyId>) -> Vec<Suspended> {
        self.of_clause_from(clause, party, NaiveDate::MIN)
    }

    fn of_clause_from(self, clause: &'fold Clause<Suspension>, party: Option<PartyId>, from: NaiveDate) -> Vec<Suspended> {
        let acts = self.suspending(clause, party, from);
        acts.into_iter().map(|(given, entry)| self.suspended(clause, party, given, entry)).collect()
    }

    fn suspended(self, clause: &Clause<Suspension>, party: Option<PartyId>, given: Sought, entry: &Entry) -> Suspended {
        let sent = entry.days;
        let (first, needs) = match given.and_then(|given| self.takes_hold(clause, given)) {
            Ok(first) => (first, Vec::new()),
            Err(absent) => (self.at_some_time(clause, entry), absent.needs),
        };
        let lifts = self.happened_from(clause.says.lifted_by, sent.earliest);
        let possible = lifts.filter(|lift| party.is_none_or(|party| self.by(lift).is(party)));
        let (mut lifted, mut surely): (Option<Found>, bool) = (None, false);
        for lift in possible {
            let found = Found::of(lift.days, lift.id, Moment::Happened);
            let certain = lift.days.earliest >= sent.latest;
            lifted = Some(match lifted {
                None => found,
                Some(before) if surely => before.earlier(found),
                // The first may have come too early to lift it: then the second does.
                Some(before) => {
                    let days = before.days().hull(found.days());
                    before.resting_on(&found).one_of(days)
                }
            });
            surely = surely || certain;
            if certain {
                break;
            }
        }
        Suspended { clause: clause.provision, first, needs, lifted, surely_lifted: surely }
    }

    // From when an act that counts from a day suspends.
    fn takes_hold(self, clause: &Clause<Suspension>, given: Found) -> Sought {
        match clause.says.notice {
            None => Ok(given),
            Some(notice) => {
                let unknown = || Absent::unknown(Need::Day(clause.provision));
                given.after(self.plan().length(notice).ok_or_else(unknown)?, self.plan(), clause.provision)
            }
        }
    }

    // Nothing is received before it is sent, and nothing takes effect before it is received.
    fn at_some_time(self, clause: &Clause<Suspension>, entry: &Entry) -> Found {
        let sent = Found::of(DayRange::day(entry.days.earliest), entry.id, Moment::Happened);
        let soonest = self.takes_hold(clause, sent.clone()).map_or(entry.days.earliest, |first| first.days().earliest);
        sent.one_of(DayRange { earliest: soonest, latest: NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX) })
    }

    // The acts that suspend: the day from which each counts, and the days on which it was done.
    fn suspending(self, clause: &'fold Clause<Suspension>, party: Option<PartyId>, from: NaiveDate) -> Vec<(Sought, &'fold Entry)> {
        let says = &clause.says;
        let by = |entry: &&'fold Entry| match (party, &says.by) {
            (Some(party), who) => who.parties().contains(&party) && self.by(entry).is(party),
            (None, crate::model::Who::Jointly(parties)) => parties.iter().all(|party| self.by(entry).is(*party)),
            (None, who) => who.parties().iter().any(|party| self.by(entry).is(*party)),
        };
        self.happened_from(says.event, from).filter(by).map(|entry| (self.moment(entry, says.moment), entry)).collect()
    }
}
