//! What a policy says about time: how a programme comes into force, lasts, and ends; what its parties owe and when.

use super::condition::{Condition, PeriodSource};
use super::types::{EventId, FieldId, PartyId, ProvisionId, Who};
use crate::source::Span;
use crate::value::PartialDate;
use chrono::NaiveDate;

/// A day that a policy names, or that events decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// `2023-07-12`
    Date(PartialDate),
    /// `unknown`: the document has a day, and nobody here knows it.
    Unknown,
    /// `start`: the day on which the programme starts; with [`Actors::Own`] around it, on which it starts for that party.
    Start,
    /// An event.
    Happening(Trigger),
    /// `the later of { … }`: the day on which the last of them is there. All are needed.
    Latest(Vec<Point>),
    /// `the earlier of { … }`: the day on which the first of them is there.
    Earliest(Vec<Point>),
    /// `the 90th day after …`: the event's own day is not counted.
    NthDayAfter(u16, Box<Point>),
    /// `6 months after …`
    After(PeriodSource, Box<Point>),
    /// `the first day of the second month following …`
    FirstOfMonthFollowing(u16, Box<Point>),
}

/// An event as something to wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Which event.
    pub event: EventId,
    /// By whom.
    pub by: Actors,
    /// Whether the day counts on which it happened, or the day on which it was received.
    pub moment: Moment,
    /// `50th deposit`: the event of that number, counting each party once. None: the first.
    pub number: Option<u32>,
}

/// Whose act an event must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actors {
    /// Anyone's.
    Anyone,
    /// That party's.
    Party(PartyId),
    /// `by each party`: everyone's, and the last of them counts.
    Each,
    /// `by it`: the party's whose standing is asked.
    Own,
}

/// Which day of an event counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Moment {
    /// The day on which it happened, or was sent.
    #[default]
    Happened,
    /// The day on which it was received.
    Received,
}

/// The life of a programme, each part with the clause that says it.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// `start on …`: the day on which it starts. None where only the term says from when it runs.
    pub start: Option<Clause<Point>>,
    /// `party joins on …`: for each party, the day from which it is bound, if later than the start.
    pub joins: Option<Clause<Point>>,
    /// `provisional from …`: the day from which it is applied until it starts.
    pub provisional: Option<Clause<Point>>,
    /// How long it lasts.
    pub term: Option<Clause<Lasting>>,
    /// Ways out for a party.
    pub exits: Vec<Clause<Exit>>,
    /// How it is suspended and taken up again.
    pub suspensions: Vec<Clause<Suspension>>,
    /// What outlives it.
    pub survivals: Vec<Clause<Survival>>,
    /// What silence means.
    pub silences: Vec<Clause<Silence>>,
}

/// Something that a clause says.
#[derive(Clone, Debug)]
pub struct Clause<T> {
    /// The clause.
    pub provision: ProvisionId,
    /// What it says.
    pub says: T,
    /// Where it is written.
    pub span: Span,
}

/// How long a programme lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// Its first stretch.
    pub length: TermLength,
    /// From when that runs. [`Point::Start`] where the policy does not say.
    pub from: Point,
    /// Whether that day itself counts.
    pub first_day_counts: bool,
    /// Whether the day counts on which the length is full.
    pub last_day_counts: bool,
    /// What comes after the first stretch.
    pub then: Then,
    /// The date fields that must lie in the term: the first, and perhaps a second. None: nothing of an activity depends on the term.
    pub covers: Option<(FieldId, Option<FieldId>)>,
}

/// The first stretch of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermLength {
    /// `2 years`
    For(PeriodSource),
    /// `calendar years 2023 to 2026`: not before 1 January of the first, and through 31 December of the second.
    CalendarYears(i32, i32),
    /// `until 2034-12-31`: through that day.
    Until(NaiveDate),
    /// `unlimited`
    Unlimited,
    /// `unknown because "…"`: it ends at some time, and nobody here knows when.
    Unknown(String),
}

impl TermLength {
    /// The day before which it does not begin, whatever else is said.
    #[must_use]
    pub fn not_before(&self) -> Option<NaiveDate> {
        if let Self::CalendarYears(first, _) = self { NaiveDate::from_ymd_opt(*first, 1, 1) } else { None }
    }
}

/// What comes after the first stretch of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It ends.
    Ends,
    /// `then unlimited`
    Unlimited,
    /// `then renewed by 5 years each time …`
    Renewed(Renewal),
    /// It is renewed, whatever anybody does.
    Prolonged {
        /// By how long.
        by: PeriodSource,
        /// How often; none: again and again.
        times: Option<u16>,
    },
}

/// How a term is renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// By how long.
    pub by: PeriodSource,
    /// How often at most; none: again and again.
    pub times: Option<u16>,
    /// `unless event …` (true): renewed in silence. `if event …` (false): renewed only on confirmation.
    pub tacit: bool,
    /// The event that stops or confirms it.
    pub event: EventId,
    /// Whose it must be. `by each party`: all of them.
    pub by_whom: Who,
    /// How long before the stretch ends it must be there at the latest; none: by its last day.
    pub notice: Option<PeriodSource>,
    /// Which day of the event must be in time.
    pub moment: Moment,
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Who may go.
    pub by: Who,
    /// The notice.
    pub event: EventId,
    /// How long after the notice it takes effect; none: at once.
    pub notice: Option<PeriodSource>,
    /// From which day of the notice that is counted.
    pub moment: Moment,
    /// `not before 3 years from start`: what this forbids before that day.
    pub not_before: Option<(Point, LockIn)>,
    /// `only at the end of a period`: it takes effect with the end of the stretch in which the notice is full.
    pub at_period_end: bool,
    /// `or a later date that it names`.
    pub later_date: bool,
    /// `revocable by event`: an event that takes the notice back before it takes effect.
    pub revoked_by: Option<EventId>,
    /// `for it alone` (true): the others stay. `for all` (false): the programme ends.
    pub alone: bool,
}

/// What a lock-in forbids before its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockIn {
    /// Giving notice.
    Notice,
    /// Taking effect.
    Effect,
}

/// How a programme is suspended and taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// What suspends it.
    pub event: EventId,
    /// Whose it must be.
    pub by: Who,
    /// How long after that it takes effect; none: on that day.
    pub notice: Option<PeriodSource>,
    /// From which day of the event that is counted.
    pub moment: Moment,
    /// What lifts it, from its own day on.
    pub lifted_by: EventId,
    /// For the party alone that acts (true), or for all.
    pub alone: bool,
}

/// What outlives the end.
#[derive(Clone, Debug)]
pub enum Survival {
    /// `survives activity where …`: such an activity is covered after the end as well.
    Activities(Condition),
    /// `survives name "…" for 5 years`: a right or a duty; the duty of that name stays owed.
    Named {
        /// The name, that of a duty's act where there is such a duty.
        name: String,
        /// The document's words.
        title: Option<String>,
        /// For how long; none: without end.
        length: Option<PeriodSource>,
    },
}

/// `silence for 3 months after proposal means consent, unless objection by any party`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Whose silence: each party's by itself.
    pub by: Who,
    /// For how long.
    pub length: PeriodSource,
    /// After what.
    pub after: EventId,
    /// From which day of it that is counted.
    pub moment: Moment,
    /// What would break the silence.
    pub unless: EventId,
    /// What it means.
    pub means: SilenceMeans,
}

/// What silence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilenceMeans {
    /// Consent.
    Consent,
    /// Refusal.
    Refusal,
    /// The term is renewed.
    Renewal,
    /// The programme ends.
    End,
}

/// When a duty is to be kept.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    /// How often, and when.
    pub when: Timed,
    /// So long before and so long after each due date.
    pub window: Option<(PeriodSource, PeriodSource)>,
    /// How many times each time; 1 where the policy does not say.
    pub count: u16,
    /// `not before …`: nothing is owed before.
    pub not_before: Option<Point>,
    /// `until …`: nothing new is owed after.
    pub until: Option<Point>,
    /// What a miss leads to.
    pub otherwise: Option<Otherwise>,
}

/// How often a duty is to be kept, and when.
#[derive(Clone, Debug, Default)]
pub enum Timed {
    /// Nothing is said: once, at any time while the programme is in force.
    #[default]
    Unsaid,
    /// `once`: the same, said.
    Once,
    /// `throughout`: all the time; a recorded failure breaks it.
    Throughout,
    /// `by …`: no later than that day.
    By(Point),
    /// `within 30 days of …`: once.
    Within(PeriodSource, Point),
    /// `within 30 days of each request`: once for every such event.
    WithinOfEach(PeriodSource, Trigger),
    /// `every 12 months from …`
    Every {
        /// How long from one to the next.
        period: PeriodSource,
        /// From when.
        from: Point,
        /// From where the next is counted.
        drift: Drift,
    },
}

/// From where the next occurrence of a recurring duty is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Drift {
    /// From the anchor, whatever was done when: the nth is due n periods after it.
    #[default]
    Anchor,
    /// `counted from the last performance`, an early one included.
    Performance,
    /// `counted from the last performance, an early one moves nothing`: only a late one moves the next.
    LatePerformance,
}

/// What a miss leads to.
#[derive(Clone, Debug)]
pub struct Otherwise {
    /// `otherwise instead …`: the missed duty is discharged. `otherwise also …`: it stays owed.
    pub instead: bool,
    /// What is then to be done.
    pub act: EventId,
    /// The document's words for it.
    pub title: Option<String>,
    /// Within how long of the miss.
    pub within: PeriodSource,
}

/// A date, that there is none, or that it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaybeDate {
    /// A date, as exactly as it is known.
    Date(PartialDate),
    /// There is none, without end.
    Unlimited,
    /// There is one, and nobody here knows it.
    Unknown,
}
