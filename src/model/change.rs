//! What a policy says about its own amendment: who decides, in which form, from when and for whom; and what was done about an amendment.

use super::condition::PeriodSource;
use super::time::Point;
use super::types::{EventId, PartyId, ProvisionId, TaxonomyId, Who};
use crate::source::Span;
use crate::value::PartialDate;
use chrono::NaiveDate;

/// The place of a body in [`Model::bodies`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(pub u32);

/// The place of an electorate in [`Model::electorates`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElectorateId(pub u32);

/// The place of an amendment in [`Model::amendments`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AmendmentId(pub u32);

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
}

/// One way in which the programme may be amended. Where a policy has several, an amendment is made by any of them that reaches all that it changes.
#[derive(Clone, Debug)]
pub struct AmendingWay {
    /// The clause.
    pub provision: ProvisionId,
    /// What it is called.
    pub title: Option<String>,
    /// What it may change.
    pub reach: Reach,
    /// Whether it may change the ways of amending and what is entrenched.
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
    /// When it comes into force. The events of the point are acts on the amendment, by the names in [`ActKind::WORDS`]. None: with the last of what it needs.
    pub effective: Option<Point>,
    /// For whom it is in force.
    pub effect: crate::syntax::tree::EffectFor,
    /// Where it is written.
    pub span: Span,
}

/// What an amendment may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything that is not entrenched.
    Everything,
    /// These clauses and sections, with what they contain, and these taxonomies; with `additions`, only by adding to them.
    Listed {
        /// Clauses and sections.
        provisions: Vec<ProvisionId>,
        /// Taxonomies.
        taxonomies: Vec<TaxonomyId>,
        /// Whether nothing that is there may be changed.
        additions: bool,
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
    /// The edition that it changes.
    pub edition: Option<String>,
    /// Where it is declared.
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
