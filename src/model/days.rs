//! What a scenario expects of a day.

use super::time::MaybeDate;
use super::types::{EventId, PartyId};
use chrono::NaiveDate;

/// The day that a scenario asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDay {
    /// The day.
    pub day: NaiveDate,
    /// As known on that day; none: as known from the whole record.
    pub known: Option<NaiveDate>,
}

/// What a scenario expects of a day.
#[derive(Clone, Debug)]
pub enum DayExpectation {
    /// How the programme stands.
    Standing(Stands, OnDay),
    /// How a party stands.
    Party(PartyId, Bond, OnDay),
    /// How an act that is owed stands: that of its occurrences that matters on the day.
    Duty {
        /// The act.
        act: EventId,
        /// Whose; none: of whoever is answerable.
        by: Option<PartyId>,
        /// Its state.
        state: Owed,
        /// When.
        on: OnDay,
    },
    /// An occurrence of the act is due on that day.
    FallsDue(EventId, OnDay),
    /// The last day in force, as things stand.
    LastDay(MaybeDate),
    /// The first day in force.
    Start(MaybeDate),
    /// The last day on which a notice against the next renewal counts.
    NoticeDeadline(NaiveDate, OnDay),
    /// The day on which a notice of exit given on the day asked about would take effect.
    EarliestExit(NaiveDate, OnDay),
}

/// How a programme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// `in force`
    InForce,
    /// `provisional`
    Provisional,
    /// `suspended`
    Suspended,
    /// `ended`
    Ended,
    /// `not started`
    NotStarted,
    /// `undetermined`
    Undetermined,
}

/// How a party stands to a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// `bound`
    Bound,
    /// `not bound`
    NotBound,
    /// `provisional`
    Provisional,
    /// `suspended`
    Suspended,
    /// `withdrawn`
    Withdrawn,
}

/// How something that is owed stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// `not yet due`
    NotYetDue,
    /// `due`
    Due,
    /// `fulfilled`
    Fulfilled,
    /// `fulfilled late`
    FulfilledLate,
    /// `overdue`
    Overdue,
    /// `excused`
    Excused,
    /// `discharged`
    Discharged,
    /// `undetermined`
    Undetermined,
}
