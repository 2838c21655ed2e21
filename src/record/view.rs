//! A record as it was known on a day, asked about a day.

use super::answers::{AsOf, Need};
use super::fold::{By, Entry, Fold};
use super::found::{Absent, Found, Sought};
use super::plan::Inner;
use crate::calendar::DayRange;
use crate::model::{EventId, HappeningKind, Moment, PartyId, Who};
use chrono::NaiveDate;

/// A record as it was known on a day, asked about a day.
#[derive(Clone, Copy)]
pub(super) struct View<'fold> {
    pub fold: &'fold Fold,
    pub as_of: AsOf,
}

/// Which events count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All that are known: a later one shows at least that it was not there before.
    Known,
    /// Those that can have happened up to the day asked about.
    UpToDay,
}

impl<'fold> View<'fold> {
    pub fn plan(self) -> &'fold Inner {
        &self.fold.plan.0
    }

    /// The happenings of an event that count, in order.
    pub fn entries(self, event: EventId, reach: Reach) -> impl DoubleEndedIterator<Item = &'fold Entry> {
        let entries = self.fold.entries(event);
        let end = match reach {
            Reach::Known => entries.len(),
            Reach::UpToDay => entries.partition_point(|entry| entry.days.earliest <= self.as_of.day),
        };
        let counted = entries.get(..end).unwrap_or(entries).iter();
        counted.filter(move |entry| entry.recorded.is_none_or(|recorded| recorded <= self.as_of.known))
    }

    /// The times that the event can have happened on that day or later.
    pub fn happened_from(self, event: EventId, day: NaiveDate) -> impl DoubleEndedIterator<Item = &'fold Entry> {
        // The days of one date span a year at the most.
        let year_before = day.checked_sub_days(chrono::Days::new(366)).unwrap_or(day);
        let entries = self.fold.entries(event);
        let start = entries.partition_point(|entry| entry.days.earliest < year_before);
        let end = entries.partition_point(|entry| entry.days.earliest <= self.as_of.day);
        let counted = entries.get(start..end).unwrap_or(&[]).iter();
        let known = move |entry: &&Entry| entry.recorded.is_none_or(|recorded| recorded <= self.as_of.known);
        counted.filter(known).filter(move |entry| entry.kind == HappeningKind::Happened && entry.days.latest >= day)
    }

    /// The times that the event happened.
    pub fn happened(self, event: EventId, reach: Reach) -> impl DoubleEndedIterator<Item = &'fold Entry> {
        self.entries(event, reach).filter(|entry| entry.kind == HappeningKind::Happened)
    }

    pub fn by(self, entry: &Entry) -> &'fold By {
        self.fold.kept(entry.id).map_or(&By::Unsaid, |kept| &kept.by)
    }

    pub fn effective(self, entry: &Entry) -> Option<DayRange> {
        self.fold.kept(entry.id)?.effective
    }

    /// The day of a happening that counts: on which it happened, or was received.
    pub fn moment(self, entry: &Entry, moment: Moment) -> Sought {
        let received = || self.fold.kept(entry.id).and_then(|kept| kept.received);
        match moment {
            Moment::Happened => Ok(Found::of(entry.days, entry.id, moment)),
            Moment::Received => match received() {
                Some(days) => Ok(Found::of(days, entry.id, moment)),
                None => Err(Absent::unknown(Need::Received(entry.id))),
            },
        }
    }

    /// The first of the happenings. One whose day of receipt is not known leaves it open if it can have been the first.
    pub fn first(self, entries: impl Iterator<Item = &'fold Entry>, moment: Moment) -> Option<Sought> {
        let mut first: Option<Found> = None;
        let mut open: Option<(DayRange, Absent)> = None;
        for entry in entries {
            // In order of their days: the next can be the first only if it can have been before the latest day of the first so far.
            if first.as_ref().is_some_and(|first| entry.days.earliest > first.days().latest) {
                break;
            }
            match self.moment(entry, moment) {
                Ok(found) => first = Some(first.map_or(found.clone(), |first| first.earlier(found))),
                Err(absent) => open = open.or(Some((entry.days, absent))),
            }
        }
        match (first, open) {
            (Some(first), Some((sent, absent))) if sent.earliest <= first.days().latest => Some(Err(absent)),
            (Some(first), _) => Some(Ok(first)),
            (None, open) => open.map(|(_, absent)| Err(absent)),
        }
    }

    /// The first time that the event was that party's act.
    pub fn first_by(self, event: EventId, party: PartyId, moment: Moment, reach: Reach) -> Sought {
        let entries = self.happened(event, reach).filter(move |entry| self.by(entry).is(party));
        self.first(entries, moment).unwrap_or_else(|| Err(Absent::not_yet(vec![Need::Event(event, Some(party))])))
    }

    /// The day from which all of them have done it.
    pub fn all_of(self, event: EventId, parties: &[PartyId], moment: Moment, reach: Reach) -> Sought {
        let each = parties.iter().map(|party| self.first_by(event, *party, moment, reach));
        latest(each).unwrap_or_else(|| Err(Absent::not_yet(vec![Need::Event(event, None)])))
    }

    /// The day on which it was first the act of those who have to act: of any of them, or of all where they act jointly, or each.
    pub fn done(self, event: EventId, who: &Who, moment: Moment, reach: Reach) -> Sought {
        match who {
            Who::One(party) => self.first_by(event, *party, moment, reach),
            Who::Jointly(parties) | Who::Each(parties) => self.all_of(event, parties, moment, reach),
            Who::Either(parties) => {
                let entries = self.happened(event, reach).filter(move |entry| parties.iter().any(|party| self.by(entry).is(*party)));
                self.first(entries, moment).unwrap_or_else(|| Err(Absent::not_yet(vec![Need::Event(event, None)])))
            }
        }
    }
}

/// The latest of several days, all of which are needed; none where there are none.
pub(super) fn latest(each: impl Iterator<Item = Sought>) -> Option<Sought> {
    each.reduce(|one, other| match (one, other) {
        (Ok(one), Ok(other)) => {
            let all = one.clone().resting_on(&other);
            Ok(Found { relied: all.relied, readings: all.readings, ..one.later(other) })
        }
        (Err(one), Err(other)) => Err(one.and(other)),
        (Err(absent), Ok(_)) | (Ok(_), Err(absent)) => Err(absent),
    })
}
