//! Principles: what every edition of a policy is to keep.

use super::condition::{Condition, PeriodSource};
use super::types::{EventId, JudgementId, OpenTermId, PartyId, PrincipleId, ProvisionId, Who};
use crate::source::Span;
use crate::syntax::tree::Force;

/// A property that every edition is to have.
#[derive(Clone, Debug)]
pub struct Principle {
    /// Its name.
    pub name: String,
    /// What it says, for people.
    pub title: Option<String>,
    /// The clauses on which it rests.
    pub from: Vec<ProvisionId>,
    /// Under which readings it is to hold.
    pub readings: ReadingScope,
    /// What it says: all of it.
    pub tenets: Vec<Tenet>,
    /// Why it is kept, in our words; without effect.
    pub recitals: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

/// Under which readings something is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ReadingScope {
    /// Under the adopted ones.
    #[default]
    Adopted,
    /// Under every reading of each of these open terms, the others as adopted.
    Of(Vec<OpenTermId>),
    /// Under every combination of readings.
    All,
}

/// One sentence of a principle.
#[derive(Clone, Debug)]
pub struct Tenet {
    /// What it says.
    pub kind: TenetKind,
    /// Where it is written.
    pub span: Span,
}

/// What a sentence of a principle says.
#[derive(Clone, Debug)]
pub enum TenetKind {
    /// `for every activity: holds when when;` An activity breaks it that the schema admits, of which `when` is true, and of which `holds` is not: what is
    /// to hold and is not known does not hold. Where `when` is not known, nothing is broken.
    ForEvery {
        /// What holds.
        holds: Statement,
        /// Of which activities; none: of all.
        when: Option<Statement>,
    },
    /// The time for which the programme can be in force, renewals included, is at most, or at least, so long.
    Term {
        /// At least (true) or at most (false).
        at_least: bool,
        /// How long.
        length: PeriodSource,
    },
    /// Between two performances of that act that both keep the rule there is at most so long.
    Gap {
        /// How long.
        length: PeriodSource,
        /// The act.
        act: EventId,
    },
    /// So many occurrences of that act fall due in the shortest term.
    Occurrences {
        /// How many.
        count: u16,
        /// The act.
        act: EventId,
    },
    /// A notice takes effect no sooner than so long after it was given.
    Notice {
        /// The notice.
        event: EventId,
        /// How long.
        length: PeriodSource,
    },
    /// Nobody is out within so long of the start.
    NoExit {
        /// How long.
        length: PeriodSource,
    },
    /// The act is owed with at most, or at least, that force.
    Force {
        /// The act.
        act: EventId,
        /// At least (true) or at most (false).
        at_least: bool,
        /// Which force.
        force: Force,
    },
    /// Whoever owes the act, it is these, and in this manner: jointly, one of them, or each by itself.
    OwedBy {
        /// The act.
        act: EventId,
        /// By whom.
        by: Who,
    },
    /// No way of amending does without the consent of these.
    NeedsConsent(Who),
    /// No way of amending does without that event before it.
    Follows(EventId),
    /// Every way of amending is in writing.
    InWriting,
    /// No way of amending reaches these clauses.
    Spares(Vec<ProvisionId>),
    /// What an edition permits, the one before permitted, except where this holds.
    PermitsNothingNew(Option<Statement>),
    /// What an edition refuses, the one before refused, except where this holds.
    RefusesNothingNew(Option<Statement>),
    /// These owe nothing that they did not owe in the edition before, and nothing with more force.
    NoNewDuty(Bearers),
}

/// Whose duties are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearers {
    /// What any of these owes, by itself or with others.
    Each(Vec<PartyId>),
    /// What these owe together.
    Jointly(Vec<PartyId>),
    /// What this one owes and nobody else does.
    Alone(PartyId),
}

impl Bearers {
    /// The parties that it names.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        match self {
            Self::Each(parties) | Self::Jointly(parties) => parties,
            Self::Alone(party) => std::slice::from_ref(party),
        }
    }

    /// Whether what these owe is meant.
    #[must_use]
    pub fn owe(&self, who: &Who) -> bool {
        let owing = who.parties();
        match self {
            Self::Each(parties) => parties.iter().any(|party| owing.contains(party)),
            Self::Jointly(parties) => matches!(who, Who::Jointly(_)) && parties.iter().all(|party| owing.contains(party)),
            Self::Alone(party) => owing == [*party],
        }
    }
}

/// A condition that may also speak of the verdict.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// Where it is written.
    pub span: Span,
}

/// What a statement says.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// All hold. Never empty.
    All(Vec<Statement>),
    /// One holds. Never empty.
    Any(Vec<Statement>),
    /// It does not hold.
    Not(Box<Statement>),
    /// The activity has that outcome. Always true or false.
    Outcome(Outcome),
    /// That party has made the judgement so. False of a party that does not make it.
    JudgedBy(JudgementId, PartyId),
    /// A condition that does not speak of the verdict.
    Holds(Condition),
}

/// How an activity comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// `permitted`
    Permitted,
    /// `refused`
    Refused,
    /// `undetermined`
    Undetermined,
    /// `in_focus`: known to be in the focus.
    InFocus,
    /// `in_term`: known to be covered by the term.
    InTerm,
}

impl Outcome {
    /// Every outcome with its word.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("permitted", Self::Permitted),
        ("refused", Self::Refused),
        ("undetermined", Self::Undetermined),
        ("in_focus", Self::InFocus),
        ("in_term", Self::InTerm),
    ];

    /// The outcome with that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, outcome)| *outcome)
    }
}

/// A claim that an amendment makes of the edition that it leads to.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub kind: ClaimKind,
    /// Where it is written.
    pub span: Span,
}

/// What an amendment claims.
#[derive(Clone, Debug)]
pub enum ClaimKind {
    /// Every principle still holds.
    AllPrinciples,
    /// These principles still hold.
    Principles(Vec<PrincipleId>),
    /// What the new edition permits, the old one permitted, except where this holds.
    PermitsNothingNew(Option<Statement>),
    /// What the new edition refuses, the old one refused, except where this holds.
    RefusesNothingNew(Option<Statement>),
    /// These owe nothing that they did not owe before, and nothing with more force.
    NoNewDuty(Bearers),
}
