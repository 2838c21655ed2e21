//! What is answered of an amendment: whether it stands, from when and for whom, and what is missing by whom.

use super::arrival::Arrival;
use crate::calendar::{DayRange, Reckoning};
use crate::model::{ActKind, AmendmentId, BodyId, EventId, OpenTermId, PartyId, ProvisionId};
use crate::record::{AsOf, Need};
use crate::value::Truth;

/// How an amendment stands on a day. Parties, bodies, events and clauses are those of the edition that it changes.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Which amendment, by its place in the policy's files.
    pub amendment: AmendmentId,
    /// What was asked.
    pub as_of: AsOf,
    /// The edition that it changes, by whose rules it is judged.
    pub edition: usize,
    /// The edition to which it leads.
    pub leads_to: usize,
    /// How it stands: for those of whom it can be in force at all.
    pub stands: Stands,
    /// For each party from when, as far as it can be said.
    pub parties: Vec<ForParty>,
    /// Each way of amending that reaches all that it changes.
    pub ways: Vec<OfWay>,
    /// The place, among those, of the way by which it came about, or that is nearest to it.
    pub by: Option<usize>,
    /// The last day of the edition that it changes, as things stand: it must be in force by then. None where there is none.
    pub deadline: Option<DayRange>,
    /// What would settle it, where it is open.
    pub needs: Vec<Unsettled>,
    /// Acts that do not count, and acts that are told of though they count.
    pub remarks: Vec<Remark>,
}

/// How an amendment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In force, since one of these days for the first of the parties.
    InForce(DayRange),
    /// Not in force, and it still can be.
    Pending,
    /// It can come into force no more.
    Lapsed(Lapse),
    /// What is known does not decide it.
    Undetermined,
}

/// Why an amendment can come into force no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// No way of amending reaches all that it changes.
    OutOfReach(Vec<Beyond>),
    /// Too many have objected, in each way that there is.
    Objected,
    /// The programme ended first.
    Ended(DayRange),
    /// Another amendment has changed the text that it changes.
    Overtaken(AmendmentId),
    /// The edition that it changes can be in force no more.
    WithoutBase,
}

/// Why a way of amending does not reach an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The way's place in the model.
    pub way: usize,
    /// What it does not reach.
    pub what: Obstacle,
}

/// What a way of amending does not reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// What is entrenched, and the clause that says so.
    Entrenched(ProvisionId, ProvisionId),
    /// The sentences on amending.
    Amending,
    /// A part of the text: the number of its provision, the name of its list; neither for what stands in no provision.
    Part(Option<String>, Option<String>),
    /// The same, of which it reaches no more than additions.
    Changed(Option<String>, Option<String>),
}

/// An amendment and one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForParty {
    /// The party, in the edition that is changed.
    pub party: PartyId,
    /// Whether it is in force for it on the day.
    pub holds: Truth,
    /// From when.
    pub from: Arrival,
}

/// An amendment by one way of amending.
#[derive(Clone, Debug)]
pub struct OfWay {
    /// The way's place in the model.
    pub way: usize,
    /// When it is adopted, where that is a step apart.
    pub adopted: Option<Arrival>,
    /// When all that it needs is there.
    pub accepted: Arrival,
    /// Every step, in the order in which they are written.
    pub steps: Vec<Step>,
    /// Whether it can be made in that way no more.
    pub blocked: Truth,
    /// From when it is in force for each party, if nothing else is in its way.
    pub parties: Vec<(PartyId, Arrival)>,
    /// How the day was worked out on which it comes into force, where it is reckoned from acts and can be said.
    pub working: Option<Worked>,
}

/// A day with its working.
#[derive(Clone, Debug)]
pub struct Worked {
    /// How it was worked out.
    pub reckoning: Reckoning,
    /// The acts that it started from, by their places in the record.
    pub relied: Vec<usize>,
    /// The open terms whose readings it rests on.
    pub readings: Vec<OpenTermId>,
}

/// One step that a way of amending asks for.
#[derive(Clone, Debug)]
pub struct Step {
    /// What.
    pub what: Asked,
    /// Whether it is there on the day.
    pub holds: Truth,
    /// When it came, or comes, about.
    pub there: Arrival,
    /// What is missing for it, where it is not there.
    pub missing: Vec<Missing>,
    /// The acts on which it rests, by their places in the record.
    pub relied: Vec<usize>,
}

/// What a step asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A proposal.
    Proposal,
    /// An event that must come first.
    Following(EventId),
    /// That the text was communicated.
    Communication,
    /// The adoption in the way of that number.
    Adoption(usize),
    /// The need of that number.
    Need(usize),
    /// What the day waits for on which it comes into force.
    Effect,
}

/// An act that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is to be done.
    pub act: ActKind,
    /// By whom.
    pub by: Missed,
    /// By when, where the way itself says so.
    pub until: Option<Arrival>,
}

/// Who has to act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// That party.
    Party(PartyId),
    /// Any of these.
    AnyOf(Vec<PartyId>),
    /// So many of these, by weight, count already; of so many.
    Some {
        /// Those that have not acted.
        of: Vec<PartyId>,
        /// The weight of those that have.
        have: u64,
        /// The weight of all that count.
        whole: u64,
    },
    /// That body.
    Body(BodyId),
    /// Whoever it is.
    Anyone,
    /// Nobody: time has to pass.
    Time,
}

/// Something that is not known and would settle how an amendment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// Of the programme's own life.
    Life(Need),
    /// In which form that act was done.
    Form(usize),
    /// The day of that act.
    Day(usize),
    /// When that act was received.
    Received(usize),
    /// How the programme is amended at all.
    Rule,
    /// Which of two amendments to one text came first.
    Order(AmendmentId),
}

/// An act on an amendment that is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The act, by its place in the record.
    pub act: usize,
    /// What is told of it.
    pub says: Said,
}

/// What is told of an act on an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It counts, and does not say for which text: whoever keeps the record vouches for it.
    Unbound,
    /// It is about another text.
    OtherText,
    /// It is about the text as that amendment changes it.
    ChangedText(AmendmentId),
    /// It does not have the form that is asked for.
    OtherForm,
    /// It was done before the edition was in force by whose rules it would count.
    BeforeEdition(Arrival),
    /// It was done before the event that must come first.
    BeforeEvent(EventId),
    /// It was done before the text had been communicated for as long as is asked for.
    TooSoon(Arrival),
    /// It is the act of a party that has no say.
    NoSay,
    /// It came when the silence had its meaning already.
    TooLate(Arrival),
    /// It came after the programme's last day.
    AfterTheEnd(DayRange),
    /// No way of amending that there is for it asks for such an act.
    NotAsked,
    /// The party has voted again on that day, and its last vote counts.
    VotedAgain,
}
