//! What a policy says about its own amendment: who decides, in which form, from when and for whom; and what was done about an amendment.

use super::condition::PeriodSource;
use super::time::Point;
use super::types::{AmendmentId, BodyId, ElectorateId, EventId, Fact, FieldId, PartyId, ProvisionId, TaxonomyId, Who};
use crate::source::Span;
use crate::syntax::tree::EffectFor;
use crate::value::PartialDate;
use chrono::NaiveDate;

/// Something that decides in the parties' place: a joint committee.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Whose it is.
    pub of: Who,
    /// The clause in which it stands.
    pub provision: Option<ProvisionId>,
    /// Where it is declared.
    pub span: Span,
}

/// Those who have a say, and how much.
#[derive(Clone, Debug)]
pub struct Electorate {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its members with their weights; none: all parties that are bound on the day, each with the weight 1.
    pub members: Option<Vec<(PartyId, u32)>>,
    /// The act on whose day it is settled who belongs to it; none: the day of each question.
    pub frozen_on: Option<ActKind>,
    /// The clause in which it stands.
    pub provision: Option<ProvisionId>,
    /// Where it is declared.
    pub span: Span,
}

/// What can be done about an amendment, by the word that a record has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActKind {
    /// `proposal`
    Proposal,
    /// `communication`: its text is sent to all.
    Communication,
    /// `consent`, also acceptance, approval, signature.
    Consent,
    /// `objection`
    Objection,
    /// `vote_for`
    VoteFor,
    /// `vote_against`
    VoteAgainst,
    /// `abstention`
    Abstention,
    /// `decision`, of a body.
    Decision,
    /// `adoption`: the day on which what is needed for adoption is there. It is worked out, and stands in no record.
    Adoption,
    /// `acceptance`: the day on which everything that is needed is there. It is worked out, and stands in no record.
    Acceptance,
    /// An event that the policy declares, such as the notification by which the agreement itself came into force.
    Declared(EventId),
}

impl ActKind {
    /// Every kind that has a word of its own, with the word.
    pub const WORDS: [(&'static str, Self); 10] = [
        ("proposal", Self::Proposal),
        ("communication", Self::Communication),
        ("consent", Self::Consent),
        ("objection", Self::Objection),
        ("vote_for", Self::VoteFor),
        ("vote_against", Self::VoteAgainst),
        ("abstention", Self::Abstention),
        ("decision", Self::Decision),
        ("adoption", Self::Adoption),
        ("acceptance", Self::Acceptance),
    ];

    /// The kind with that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// Its word; of a declared event there is none.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// Whether a record tells of it; else it is worked out from what a record tells.
    #[must_use]
    pub fn is_recorded(self) -> bool {
        !matches!(self, Self::Adoption | Self::Acceptance)
    }

    /// Whose it must be.
    #[must_use]
    pub fn actor(self) -> Actor {
        match self {
            Self::Consent | Self::Objection | Self::VoteFor | Self::VoteAgainst | Self::Abstention => Actor::Parties,
            Self::Decision => Actor::Body,
            Self::Proposal | Self::Communication | Self::Adoption | Self::Acceptance | Self::Declared(_) => Actor::Anyone,
        }
    }
}

/// Whose an act on an amendment must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A party's, or several parties'.
    Parties,
    /// A body's.
    Body,
    /// A party's, or nobody's in particular: a depositary communicates a text.
    Anyone,
}

/// One way in which the programme may be amended. Where a policy has several, an amendment is made by any of them that reaches all that it changes.
#[derive(Clone, Debug)]
pub struct AmendingWay {
    /// The clause.
    pub provision: ProvisionId,
    /// What it is called.
    pub title: Option<String>,
    /// What it may change: what any of these covers. Never empty.
    pub reach: Vec<Reach>,
    /// `itself included`: whether it may also change the ways of amending and what is entrenched.
    pub itself: bool,
    /// Who may propose; none: the policy does not ask for a proposal.
    pub proposed_by: Option<Who>,
    /// The event that must come first.
    pub following: Option<EventId>,
    /// The form of every act; none: any.
    pub form: Option<Form>,
    /// The text must have been communicated so long before that act.
    pub communicated: Option<(PeriodSource, ActKind)>,
    /// How it is adopted: any of these will do. Empty: there is no adoption apart from what it needs.
    pub adopted: Vec<Approval>,
    /// What it needs: all of these.
    pub needs: Vec<Approval>,
    /// When it comes into force; none: with the last of what it needs. The events of the point are acts on the amendment: one that has a name
    /// of [`ActKind::WORDS`] is that act, and any other is that event, done about the amendment. See [`Model::act_of`](super::Model::act_of).
    pub effective: Option<Point>,
    /// For whom it is in force.
    pub effect: EffectFor,
    /// Where those that object are left out: from when it is in force for one that consents after all; none: with that consent.
    pub late: Option<Point>,
    /// Where it is written.
    pub span: Span,
}

/// What an amendment may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Of what.
    pub of: Reached,
    /// `additions to …`: only by adding to it; nothing that is there may be changed.
    pub additions: bool,
}

/// The part of a programme that an amendment may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// `everything`
    Everything,
    /// What is listed.
    Listed {
        /// Clauses and sections, with what they contain.
        provisions: Vec<ProvisionId>,
        /// Taxonomies, with all their entries.
        taxonomies: Vec<TaxonomyId>,
    },
}

/// The form of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// In writing, in whatever form.
    Written,
    /// In that form, to the letter: `diplomatic notes`.
    Named(String),
}

/// Which part of an electorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    All,
    /// So many members, by weight.
    Count(u32),
    /// At least that fraction of the weight.
    AtLeast(u32, u32),
    /// More than that fraction of the weight.
    MoreThan(u32, u32),
}

/// Of whom a share is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voters {
    /// All parties that are bound on the day.
    Parties,
    /// An electorate.
    Electorate(ElectorateId),
}

/// How something is agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approval {
    /// By the consent of these parties.
    Consent(Who),
    /// By the consent of a share.
    ConsentOf(Share, Voters),
    /// By votes.
    Votes {
        /// How many votes for it.
        share: Share,
        /// Of whom.
        of: Voters,
        /// Whether only votes for and against count as the whole.
        present_and_voting: bool,
    },
    /// By a body.
    Decision(BodyId),
    /// By silence.
    NoObjection {
        /// How many objections prevent it.
        by: Share,
        /// Of whom.
        of: Voters,
        /// In which time.
        within: PeriodSource,
        /// After which act.
        after: ActKind,
    },
}

/// A clause that may not be amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entrenched {
    /// The clause or section that may not be amended, with what it contains.
    pub target: ProvisionId,
    /// The clause that says so.
    pub provision: ProvisionId,
    /// Where it is written.
    pub span: Span,
}

/// A provision that stands no more. Its number is never given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repealed {
    /// The number.
    pub number: String,
    /// The amendment that repealed it.
    pub by: String,
    /// The provision in which it stood.
    pub within: Option<ProvisionId>,
    /// Where it is written.
    pub span: Span,
}

/// An amendment that the policy's files hold. What it does is worked out on the sentences: see the module `amend`.
#[derive(Clone, Debug)]
pub struct AmendmentHead {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The programme or the amendment that it changes.
    pub target: String,
    /// The edition that it changes; none: the one that the files hold.
    pub edition: Option<String>,
    /// The fingerprint of the text that it changes, as many of its digits as are written.
    pub fingerprint: Option<String>,
    /// What the edition that it leads to is called; none: it has the name of the edition that it changes, and its own.
    pub new_edition: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// What an activity has in a field that an amendment of this edition has added, if it does not speak of it: it was written before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFact {
    /// The field.
    pub field: FieldId,
    /// What it has. Unknown where the amendment does not say.
    pub fact: Fact,
    /// The reason: the amendment's, where it says what the activity has.
    pub because: String,
    /// The sentence that says so, or the amendment that says nothing.
    pub span: Span,
}

/// Something that was done about an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendingAct {
    /// Which amendment.
    pub amendment: AmendmentId,
    /// What.
    pub kind: ActKind,
    /// By which parties.
    pub by: Vec<PartyId>,
    /// By which body; for decisions.
    pub body: Option<BodyId>,
    /// When, as exactly as it is known.
    pub date: PartialDate,
    /// When it was received, where that matters.
    pub received: Option<PartialDate>,
    /// How many such acts there were with it, as a depositary counts them.
    pub number: Option<u32>,
    /// The day on which it was recorded; none: known from the first.
    pub recorded: Option<NaiveDate>,
    /// The fingerprint of the text that was before whoever acted; none: the record does not say.
    pub fingerprint: Option<String>,
    /// In which form; none: the record does not say.
    pub form: Option<Form>,
    /// A reference, for people.
    pub reference: Option<String>,
    /// Where it is written.
    pub span: Span,
}
