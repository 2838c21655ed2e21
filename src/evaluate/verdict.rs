//! What an explanation says, as plain data.

use crate::model::{EntryId, EventId, Fact, FieldId, JudgementId, Model, PartyId, ProvisionId, RuleId};
use crate::program::TermWindow;
use crate::source::Span;
use crate::value::{PartialDate, Truth};

/// The answer to "is this activity permitted?", with everything that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is, and these clauses ground it.
    Permitted(Grounds),
    /// It is not, and each of these clauses stands against it.
    Refused(Reasons),
    /// It cannot be said before these facts and judgements are known.
    Undetermined(Gaps),
}

/// Why an activity is permitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// Whether it is in the focus; none when the policy declares no focus.
    pub focus: Option<Truth>,
    /// Each clause that grounds it: permits that hold, requirements that apply and are met, the term, the focus, the listed
    /// things that these rest on. In the order of the document.
    pub findings: Vec<Finding>,
}

/// Why an activity is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons {
    /// Whether it is in the focus; none when the policy declares no focus.
    pub focus: Option<Truth>,
    /// Every reason, not only the first, in the order of the document; that nothing permits it comes last.
    pub findings: Vec<Finding>,
}

/// What is missing before a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaps {
    /// Whether it is in the focus; none when the policy declares no focus.
    pub focus: Option<Truth>,
    /// Each fact and judgement whose absence matters: fields in the order of the schema, then judgements, then events. Never empty.
    pub needs: Vec<Need>,
}

/// One clause and what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it does.
    pub kind: FindingKind,
    /// The clause; none only for [`FindingKind::NothingPermits`].
    pub provision: Option<ProvisionId>,
    /// Further clauses that it rests on: those to which a permit yields; those that hold permits, where nothing permits.
    pub also: Vec<ProvisionId>,
    /// The rule, where it is one.
    pub rule: Option<RuleId>,
    /// Where it stands in the policy.
    pub span: Span,
    /// The facts that it rests on, each with its place in the activities' file.
    pub rests_on: Vec<Stated>,
    /// Where the activity lies behind the term: the place, in the model's lineage, of the document that succeeds the programme and whose first day is known.
    pub successor: Option<usize>,
}

/// What a clause does to an activity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FindingKind {
    /// Grounds: it permits the activity.
    Permits,
    /// Grounds: it requires something, which is met.
    RequirementMet,
    /// Grounds: the activity lies in the term.
    WithinTerm(Option<TermWindow>),
    /// Grounds: the programme is over, and this outlives it.
    Outlives,
    /// Grounds: the activity lies in the focus.
    InFocus,
    /// Grounds: a value of the activity is this entry, which has a number of its own, or lies under it.
    Listed(FieldId, EntryId),
    /// Reason: it forbids the activity.
    Forbids,
    /// Reason: it requires something, which is not met.
    RequirementNotMet,
    /// Reason: the activity does not lie in the term.
    OutsideTerm(Option<TermWindow>),
    /// Reason: the programme is suspended under it on days of the activity.
    Suspended,
    /// Reason: it would permit the activity, but its `only if` is not met.
    ConditionNotMet,
    /// Reason: it would permit the activity, but it yields to the clauses in [`Finding::also`].
    Displaced,
    /// Reason: no clause permits the activity.
    NothingPermits,
}

/// A fact that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated {
    /// What the activity says of a field.
    Field {
        /// The field.
        field: FieldId,
        /// What is said of it.
        fact: Fact,
        /// Where.
        place: Option<Span>,
    },
    /// How a judgement went.
    Judgement {
        /// The judgement.
        judgement: JudgementId,
        /// How it went.
        truth: Truth,
        /// Where that is stated.
        place: Option<Span>,
    },
    /// When an event happened, as the record says.
    Event {
        /// The event.
        event: EventId,
        /// When.
        date: Option<PartialDate>,
    },
}

/// Something that must be known before a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// Who gives it.
    pub giver: Giver,
    /// The clauses that ask for it, in the order of the document.
    pub asked_by: Vec<Asking>,
    /// Where the activity leaves it open, where it says so.
    pub place: Option<Span>,
}

/// A clause that asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The clause.
    pub provision: ProvisionId,
    /// Where it asks.
    pub span: Span,
}

/// What must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedKind {
    /// A field of the activity.
    Field(FieldId),
    /// A date of the activity, which is known only to the month or the year, to the day.
    FieldToTheDay(FieldId),
    /// A judgement.
    Judgement(JudgementId),
    /// The date of an event.
    Event(EventId),
    /// The date of an event, which is known only to the month or the year, to the day.
    EventToTheDay(EventId),
    /// Nothing that anyone could give: the policy reckons a date that its calendar refuses, or writes one only to the month or the year.
    PolicyDate,
    /// By which edition it is to be judged: one permits what another does not.
    Edition,
}

/// Who gives what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Giver {
    /// Whoever proposes the activity.
    Proposer,
    /// These parties, whose judgement is missing: all of them, or with `either` any one.
    Parties {
        /// The parties that have not judged yet.
        parties: Vec<PartyId>,
        /// Whether one of them is enough.
        either: bool,
    },
    /// The record.
    Record,
    /// The policy: it leaves the date open itself.
    Policy,
}

impl Verdict {
    /// Permitted is true, refused is false, undetermined is unknown.
    #[must_use]
    pub fn truth(&self) -> Truth {
        match self {
            Self::Permitted(_) => Truth::True,
            Self::Refused(_) => Truth::False,
            Self::Undetermined(_) => Truth::Unknown,
        }
    }

    /// Whether it is permitted, and nothing less.
    #[must_use]
    pub fn is_permitted(&self) -> bool {
        matches!(self, Self::Permitted(_))
    }

    /// Whether the activity is in the focus; none when the policy declares no focus.
    #[must_use]
    pub fn focus(&self) -> Option<Truth> {
        match self {
            Self::Permitted(Grounds { focus, .. }) | Self::Refused(Reasons { focus, .. }) | Self::Undetermined(Gaps { focus, .. }) => {
                *focus
            }
        }
    }

    /// The clauses that decided it; none when it is undetermined.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Permitted(Grounds { findings, .. }) | Self::Refused(Reasons { findings, .. }) => findings,
            Self::Undetermined(_) => &[],
        }
    }

    /// What is missing; nothing when it is settled.
    #[must_use]
    pub fn needs(&self) -> &[Need] {
        match self {
            Self::Undetermined(Gaps { needs, .. }) => needs,
            Self::Permitted(_) | Self::Refused(_) => &[],
        }
    }

    /// The provisions that decided it, or that ask for what is missing: in the order of the document, each once.
    #[must_use]
    pub fn citing(&self) -> Vec<ProvisionId> {
        let decided = self.findings().iter().flat_map(|finding| finding.provision.iter().chain(&finding.also).copied());
        let asking = self.needs().iter().flat_map(|need| need.asked_by.iter().map(|asking| asking.provision));
        let mut citing: Vec<ProvisionId> = decided.chain(asking).collect();
        citing.sort_unstable();
        citing.dedup();
        citing
    }
}

impl Need {
    /// The name of what is missing, as the policy has it; none for a date that the policy leaves open itself.
    #[must_use]
    pub fn name<'model>(&self, model: &'model Model) -> Option<&'model str> {
        match self.kind {
            NeedKind::Field(field) | NeedKind::FieldToTheDay(field) => model.fields.get(field.index()).map(|field| field.name.as_str()),
            NeedKind::Judgement(judgement) => model.judgements.get(judgement.index()).map(|judgement| judgement.name.as_str()),
            NeedKind::Event(event) | NeedKind::EventToTheDay(event) => model.events.get(event.index()).map(|event| event.name.as_str()),
            NeedKind::PolicyDate | NeedKind::Edition => None,
        }
    }
}
