//! What a scenario expects of a day.

use super::change::ActKind;
use super::time::MaybeDate;
use super::types::{AmendmentId, BodyId, EventId, PartyId};
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
    /// How an amendment stands.
    Amendment {
        /// Which.
        amendment: AmendmentId,
        /// How it stands.
        stands: AmendmentStands,
        /// When.
        on: OnDay,
        /// For which party; none: for all for whom it can be in force.
        party: Option<PartyId>,
    },
    /// What an amendment still needs.
    Needing {
        /// Which.
        amendment: AmendmentId,
        /// The act that is missing.
        act: ActKind,
        /// By whom; none: whoever it is.
        by: Option<Needed>,
        /// When.
        on: OnDay,
    },
    /// Which edition applies.
    Edition {
        /// Its name.
        edition: String,
        /// When.
        on: OnDay,
        /// For which party; none: for all.
        party: Option<PartyId>,
    },
}

/// How an amendment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmendmentStands {
    /// `in force`
    InForce,
    /// `pending`: something that it needs is still missing, and can still be done.
    Pending,
    /// `lapsed`: it can come into force no more.
    Lapsed,
    /// `undetermined`
    Undetermined,
}

/// Who must still act on an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// A party.
    Party(PartyId),
    /// A body.
    Body(BodyId),
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
