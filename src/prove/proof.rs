//! What became of a principle: proved, refuted, or neither.

use super::case::Case;
use super::question::{Certified, Unsettled};
use crate::model::{EventId, Force, OpenTermId, PartyId, ProvisionId};
use chrono::NaiveDate;

/// Readings in place of the adopted ones: each open term with the place of the reading.
pub type Readings = Vec<(OpenTermId, usize)>;

/// What became of one sentence of a principle.
#[derive(Clone, Debug)]
#[must_use]
pub enum Proof {
    /// It holds, under each of these readings.
    Proved(Proved),
    /// It does not hold.
    Refuted(Box<Refuted>),
    /// It is not known whether it holds under these readings.
    Unsettled(Unsettled, Readings),
}

/// Why something holds.
#[derive(Clone, Debug, Default)]
pub struct Proved {
    /// By what, and under which combinations of readings each; together they are all that were to be tried.
    pub grounds: Vec<(Vec<Readings>, Ground)>,
    /// Whether it holds for an empty reason: there is nothing of which it speaks.
    pub empty: bool,
}

/// By what something is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// By a certificate, which has been checked.
    Certificate(Certified),
    /// By counting from so many days, every one of the horizon that can differ from the others.
    Counted(u32),
    /// By what the clauses say, without any computation.
    Read,
}

/// Why something does not hold.
#[derive(Clone, Debug)]
pub struct Refuted {
    /// Under which readings.
    pub readings: Readings,
    /// What shows it.
    pub shown_by: Counterexample,
}

/// What shows that something does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counterexample {
    /// An activity and a record, as the evaluator confirms.
    Activity(Case),
    /// A term that is too long or too short.
    Term {
        /// The clause; none: the programme has no term.
        clause: Option<ProvisionId>,
        /// From its first day.
        first: NaiveDate,
        /// Through its last day; none: without end.
        last: Option<NaiveDate>,
        /// The last day that would have kept the principle.
        bound: NaiveDate,
    },
    /// Too long between two performances that both keep the rule, or before the first.
    Gap {
        /// The clause.
        clause: ProvisionId,
        /// The earlier day.
        from: NaiveDate,
        /// The later day.
        to: NaiveDate,
        /// The last day that would have kept the principle.
        bound: NaiveDate,
        /// The day from which it is counted.
        counted_from: NaiveDate,
    },
    /// Too few occurrences fall due within the term.
    TooFew {
        /// The clause.
        clause: ProvisionId,
        /// From the programme's first day.
        first: NaiveDate,
        /// Through its last.
        last: Option<NaiveDate>,
        /// How many fall due.
        count: u32,
        /// The first that would fall due behind the last day.
        next: Option<NaiveDate>,
    },
    /// Nobody owes the act at all.
    NotOwed(EventId),
    /// Somebody is out too soon.
    Exit {
        /// The clause.
        clause: ProvisionId,
        /// The day from which it is counted: of the notice, or of the start.
        from: NaiveDate,
        /// The day on which it takes effect.
        to: NaiveDate,
        /// The first day that would have kept the principle.
        bound: NaiveDate,
    },
    /// A duty with another force.
    Force {
        /// Its place among the model's duties.
        duty: usize,
        /// The force that it has.
        force: Force,
    },
    /// A duty that others owe, or that is owed in another manner.
    Owed {
        /// Its place among the model's duties.
        duty: usize,
    },
    /// A way of amending that does without something.
    Way {
        /// Its place among the model's ways.
        way: usize,
        /// Without what.
        lacks: Lacking,
    },
    /// A duty that is new or weighs more.
    Duty {
        /// Its place among the new edition's duties.
        duty: usize,
        /// The party that owes it.
        party: PartyId,
        /// The old edition's duty that it goes beyond; none: there was none.
        before: Option<(usize, Heavier)>,
    },
}

/// What a way of amending lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The consent of that party.
    Consent(PartyId),
    /// The event before it.
    Event(EventId),
    /// Writing.
    Writing,
    /// Respect for that clause.
    Respect(ProvisionId),
}

/// How a duty weighs more than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heavier {
    /// It has more force.
    Force(Force),
    /// It is to be kept more often, or sooner, or otherwise than before.
    Schedule,
    /// It no longer depends on what it depended on.
    Condition,
}
