//! What an uncertain day is the day of.

use super::answers::HappeningId;
use super::found::Found;
use crate::calendar::{DayRange, Reckoning};
use crate::model::{Moment, PartyId, ProvisionId, Trigger};
use std::rc::Rc;

/// What an uncertain day is the day of. Two dates of one origin are counted from the same day, whichever it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin(Rc<Of>);

#[derive(Debug, PartialEq, Eq)]
enum Of {
    /// An event of the record, or its receipt.
    Event(HappeningId, Moment),
    /// A date that a clause gives.
    Clause(ProvisionId, DayRange),
    /// The nth of several events.
    Nth(Trigger, Option<PartyId>),
    /// The later of two dates.
    Later(Part, Part),
    /// The earlier of two dates.
    Earlier(Part, Part),
}

/// One of two dates: its working, and what that starts from where it is uncertain.
type Part = (Option<Origin>, Reckoning);

impl Origin {
    /// None where the day is known, and nothing is left to move.
    pub fn of(days: DayRange, origin: impl FnOnce() -> Self) -> Option<Self> {
        days.exact().is_none().then(origin)
    }

    pub fn event(event: HappeningId, moment: Moment) -> Self {
        Self(Rc::new(Of::Event(event, moment)))
    }

    pub fn clause(clause: ProvisionId, days: DayRange) -> Self {
        Self(Rc::new(Of::Clause(clause, days)))
    }

    /// Of the events of a trigger that counts them, asked for that party.
    pub fn nth(trigger: &Trigger, own: Option<PartyId>) -> Self {
        Self(Rc::new(Of::Nth(trigger.clone(), own)))
    }

    /// None where one of them is uncertain and nothing is known of what it is.
    pub fn later(one: &Found, other: &Found) -> Option<Self> {
        Some(Self(Rc::new(Of::Later(part(one)?, part(other)?))))
    }

    /// See [`Origin::later`].
    pub fn earlier(one: &Found, other: &Found) -> Option<Self> {
        Some(Self(Rc::new(Of::Earlier(part(one)?, part(other)?))))
    }
}

fn part(found: &Found) -> Option<Part> {
    let known = found.origin.is_some() || found.days().exact().is_some();
    known.then(|| (found.origin.clone(), found.reckoning.clone()))
}
