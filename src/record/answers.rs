//! What the record answers: how the programme stands on a day, what each duty's state is, and every date with its working.

use crate::calendar::{DayRange, Reckoning};
use crate::model::{EventId, OpenTermId, PartyId, ProvisionId};
use crate::value::{PartialDate, Truth};
use chrono::NaiveDate;

/// The place of an event in the record, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HappeningId(pub u32);

/// The day that is asked about, and the day as of whose knowledge it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day that is asked about: what happened later does not count.
    pub day: NaiveDate,
    /// What was recorded later does not count.
    pub known: NaiveDate,
}

impl AsOf {
    /// That day, as known from the whole record.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { day, known: NaiveDate::MAX }
    }

    /// The same day, as it was known on a day.
    #[must_use]
    pub fn known_on(self, known: NaiveDate) -> Self {
        Self { known, ..self }
    }
}

impl From<NaiveDate> for AsOf {
    fn from(day: NaiveDate) -> Self {
        Self::on(day)
    }
}

/// A run of days on which something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// How it stands.
    pub state: Standing,
    /// The days that its first day can be. None: not known at all.
    pub first: Option<DayRange>,
    /// The days that its last day can be; that day still belongs to it. None: without end as things stand.
    pub last: Option<Last>,
    /// The clause that it rests on.
    pub clause: Option<ProvisionId>,
    /// The events that it rests on.
    pub relied: Vec<HappeningId>,
}

/// How a spell ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// On one of these days.
    Days(DayRange),
    /// At some time that nobody here knows.
    Unknown,
}

/// How a programme, or one party in it, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Not in force yet.
    NotStarted,
    /// Applied before it is in force.
    Provisional,
    /// In force.
    InForce,
    /// Suspended.
    Suspended,
    /// The party has left.
    Withdrawn,
    /// Over.
    Ended,
}

/// How the programme stands on a day.
#[derive(Clone, Debug)]
pub struct Status {
    /// What was asked.
    pub as_of: AsOf,
    /// How it stands; several where what is known leaves it open.
    pub may_be: Vec<Standing>,
    /// The clause that decides.
    pub clause: Option<ProvisionId>,
    /// The events relied on.
    pub relied: Vec<HappeningId>,
    /// How each party stands, in the order of the policy.
    pub parties: Vec<(PartyId, Vec<Standing>)>,
    /// What would settle it, where it is open.
    pub needs: Vec<Need>,
    /// The next dates that matter, in order.
    pub next: Vec<Dated>,
}

/// Something that is not known and would settle a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// That this event is recorded, by this party where one is named.
    Event(EventId, Option<PartyId>),
    /// The day of an event that is known only to the month or year.
    ExactDate(HappeningId),
    /// The day on which an event was received.
    Received(HappeningId),
    /// The length of the term, which the policy says is unknown.
    Term,
    /// A holiday table that reaches that day.
    Holidays(NaiveDate),
    /// A condition of the clause.
    Condition(ProvisionId),
    /// A day that the clause names and does not tell, or that its calendar refuses.
    Day(ProvisionId),
}

/// A date that the policy and the record lead to, with its working.
#[derive(Clone, Debug)]
pub struct Dated {
    /// What it is the date of.
    pub what: DateOf,
    /// The clause.
    pub clause: Option<ProvisionId>,
    /// How it was worked out.
    pub reckoning: Reckoning,
    /// The events that it started from.
    pub relied: Vec<HappeningId>,
    /// The open terms whose readings it rests on.
    pub readings: Vec<OpenTermId>,
}

/// What a date is the date of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateOf {
    /// The start; for one party where named.
    Start(Option<PartyId>),
    /// The first day of provisional application.
    Provisional,
    /// The last day of the stretch of that number, from 1.
    StretchEnds(u32),
    /// The last day on which that event still stops or confirms the next renewal.
    RenewalDeadline(EventId),
    /// The last day in force; for one party where named.
    LastDay(Option<PartyId>),
    /// The day on which a notice of exit takes effect.
    ExitTakesEffect(PartyId),
    /// The earliest day on which a notice that is given on the day asked about would take effect; for one party where they differ.
    EarliestExit(EventId, Option<PartyId>),
    /// The first day of the window of that occurrence of a duty.
    Opens(DutyKey),
    /// The day on which that occurrence of a duty is due.
    Due(DutyKey),
    /// The last day of the window of that occurrence of a duty.
    Closes(DutyKey),
    /// The day on which silence takes its meaning.
    SilenceMeans(ProvisionId),
    /// The first and the last day of a suspension.
    Suspended,
    /// See [`DateOf::Suspended`].
    Lifted,
    /// The end of what outlives the programme.
    SurvivalEnds(ProvisionId),
    /// The first day of a gap between two instruments.
    GapBegins,
    /// The day on which the successor starts.
    SuccessorStarts,
}

/// One occurrence of a duty: the duty's place in the model, the act's place in the duty, and the occurrence's number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DutyKey {
    /// The duty.
    pub duty: u32,
    /// The act; 0 where one of several is enough.
    pub act: u32,
    /// The party answerable by itself; none where the parties act jointly or either may.
    pub party: Option<PartyId>,
    /// The occurrence.
    pub occurrence: u32,
}

/// How one occurrence of a duty stands on a day.
#[derive(Clone, Debug)]
pub struct DutyStatus {
    /// Which.
    pub key: DutyKey,
    /// The clause.
    pub clause: ProvisionId,
    /// How it stands.
    pub state: DutyState,
    /// Who is answerable.
    pub answerable: Vec<PartyId>,
    /// The first day on which it may be performed in time; none: at any time.
    pub opens: Option<Dated>,
    /// The day for which it is due; none where the policy sets none.
    pub due: Option<Dated>,
    /// The last day on which it is performed in time; none where the policy sets none.
    pub closes: Option<Dated>,
    /// The events relied on: performances, excuses, what triggered it.
    pub relied: Vec<HappeningId>,
    /// What would settle it, where it is undetermined.
    pub needs: Vec<Need>,
}

/// The state of one occurrence of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DutyState {
    /// Its window has not opened.
    NotYetDue,
    /// Its window is open, and it is not performed.
    Due,
    /// Performed in time.
    Fulfilled,
    /// Performed after its last day.
    FulfilledLate,
    /// Its last day has passed, and it is still owed.
    Overdue,
    /// Those to whom it is owed have excused it.
    Excused,
    /// It is owed no more: replaced, or the programme ended first.
    Discharged,
    /// What is known does not decide it.
    Undetermined,
}

/// Whether something happened in time, as far as the dates are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InTime {
    /// The day of the event.
    pub on: PartialDate,
    /// Whether that was in time.
    pub in_time: Truth,
}
