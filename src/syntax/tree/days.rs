//! What happened on a day, and what a scenario expects of one.

use super::{ActForm, Actors, Date, Name, Number, Quantity, Text};
use crate::source::Span;

/// `on 2020-06-26: endorsement by japan, reference "…"`, `on 2021-06-01: consent to add_space by japan`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct On {
    /// When.
    pub date: Date,
    /// `excused`, `discharged` or `failed`; none: it happened.
    pub deed: Option<Name>,
    /// What; of a vote on an amendment `vote_for` or `vote_against`.
    pub event: Name,
    /// `to add_space`: the amendment that it is about.
    pub amendment: Option<Name>,
    /// By whom.
    pub by: Vec<Name>,
    /// When it was received.
    pub received: Option<Date>,
    /// The later date that it names.
    pub effective: Option<Date>,
    /// How many there were with it.
    pub number: Option<Quantity>,
    /// When it was recorded.
    pub recorded: Option<Date>,
    /// `fingerprint "…"`: of the text that it was about.
    pub fingerprint: Option<Text>,
    /// In which form.
    pub form: Option<ActForm>,
    /// A reference, for people.
    pub reference: Option<Text>,
}

/// `on 2021-01-01 known 2021-02-01`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDay {
    /// The day that is asked about.
    pub day: Date,
    /// As known on that day; none: as known from the whole record.
    pub known: Option<Date>,
}

/// A date, or that there is none, or that it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MaybeDate {
    /// A date.
    Date(Date),
    /// `unlimited`
    Unlimited(Span),
    /// `unknown`
    Unknown(Span),
}

/// What a scenario expects of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayExpectation {
    /// `in force on …`
    Standing(Name, OnDay),
    /// `japan bound on …`
    Party(Name, Name, OnDay),
    /// `review by japan is overdue on …`
    Duty(Name, Option<Actors>, Name, OnDay),
    /// `review falls due on …`
    FallsDue(Name, OnDay),
    /// `last day 2022-06-25`
    LastDay(MaybeDate),
    /// `start 2020-06-26`
    Start(MaybeDate),
    /// `notice deadline 2013-05-05 on 2010-01-01`
    NoticeDeadline(Date, OnDay),
    /// `earliest exit 2012-01-01 on 2011-07-01`
    EarliestExit(Date, OnDay),
    /// `amendment add_space in force on 2021-07-01 for japan`; also `pending`, `lapsed`, `undetermined`
    Amendment {
        /// Which amendment.
        amendment: Name,
        /// How it stands.
        stands: Name,
        /// When.
        on: OnDay,
        /// For which party.
        party: Option<Name>,
    },
    /// `amendment add_space needing consent by nato on 2021-06-10`
    Needing {
        /// Which amendment.
        amendment: Name,
        /// The act that is missing.
        act: Name,
        /// By which party or body.
        by: Option<Name>,
        /// When.
        on: OnDay,
    },
    /// `edition 2021 on 2021-07-01 for japan`
    Edition {
        /// Which edition applies.
        edition: Number,
        /// When.
        on: OnDay,
        /// For which party.
        party: Option<Name>,
    },
}
