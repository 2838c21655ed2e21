//! Which sentence each first word begins, and which sentences can stand in which place.

mod inside;
mod words;

/// A place where sentences stand: the inside of one kind of block, or the top of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Top,
    Programme,
    Defaults,
    Parties,
    Calendar,
    Activity,
    Section,
    Clause,
    Taxonomy,
    OpenTerm,
    Record,
    Scenario,
    Propose,
    Adapter,
    Column,
    Amending,
    Amendment,
    /// What an amendment inserts into a section or a clause, or beside one.
    Provision,
    Principle,
    /// The inside of a block that is not known: nothing in it is judged.
    Unknown,
}

/// Every kind of sentence and block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Use,
    Programme,
    Defaults,
    DefaultsBlock,
    Edition,
    Strength,
    Parties,
    Party,
    Calendar,
    MonthEnd,
    Horizon,
    Weekend,
    Holidays,
    Counting,
    Lineage,
    Event,
    Activity,
    Field,
    Check,
    Section,
    Clause,
    Taxonomy,
    Entry,
    Define,
    Judgement,
    OpenTerm,
    Reading,
    Adopt,
    Quote,
    Recital,
    Purpose,
    Gap,
    Untranslatable,
    Permit,
    Forbid,
    Require,
    Focus,
    Except,
    Prevails,
    Term,
    Start,
    Provisional,
    Joins,
    Exit,
    Suspended,
    Survives,
    Silence,
    Notices,
    Duty,
    Amend,
    Record,
    On,
    Scenario,
    Choose,
    Propose,
    Fact,
    JudgedFact,
    Expect,
    Adapter,
    Column,
    Mapping,
    Ignore,
    Set,
    Assume,
    Electorate,
    Body,
    Entrenched,
    Amending,
    Reaches,
    Proposed,
    Following,
    InForm,
    Communicated,
    Adopted,
    Needs,
    Effective,
    AmendedBy,
    RepealedBy,
    Amendment,
    Fingerprint,
    Insert,
    Rewrite,
    Repeal,
    Renumber,
    Remove,
    Move,
    Replace,
    Missing,
    Transition,
    Claim,
    Principle,
    ForEvery,
    TermTenet,
    GapTenet,
    NoticeTenet,
    Never,
    DutyTenet,
    EveryAmendment,
}

/// Every place in which a word of its own begins a sentence; what is inserted into a provision can stand in one.
pub(super) const PLACES: &[Place] = &[
    Place::Top,
    Place::Programme,
    Place::Defaults,
    Place::Section,
    Place::Clause,
    Place::Calendar,
    Place::Activity,
    Place::OpenTerm,
    Place::Record,
    Place::Scenario,
    Place::Propose,
    Place::Adapter,
    Place::Amending,
    Place::Amendment,
    Place::Principle,
];

impl Place {
    /// What a sentence is that begins with any other word; none where only listed words can begin one.
    pub(super) fn free(self) -> Option<Form> {
        match self {
            Self::Parties => Some(Form::Party),
            Self::Activity => Some(Form::Field),
            Self::Taxonomy => Some(Form::Entry),
            Self::Propose => Some(Form::Fact),
            Self::Column => Some(Form::Mapping),
            _ => None,
        }
    }

    /// The sentence that `word` begins here.
    pub(super) fn form(self, word: &str) -> Option<Form> {
        self.listed(word).or_else(|| self.free())
    }

    /// The sentence that `word` begins here, if it is one of the listed words.
    pub(super) fn listed(self, word: &str) -> Option<Form> {
        self.words().iter().find(|(listed, _)| *listed == word).map(|(_, form)| *form)
    }

    /// What people call it, as in "`permit` cannot stand in …".
    pub(super) fn called(self) -> &'static str {
        match self {
            Self::Top => "at the top of a file",
            Self::Programme => "in a `programme`",
            Self::Defaults => "in a block of `defaults`",
            Self::Parties => "in `parties`",
            Self::Calendar => "in `calendar`",
            Self::Activity => "in `activity`",
            Self::Section => "in a `section`",
            Self::Clause => "in a `clause`",
            Self::Taxonomy => "in a `taxonomy`",
            Self::OpenTerm => "in an `open_term`",
            Self::Record => "in a `record`",
            Self::Scenario => "in a `scenario`",
            Self::Propose => "in `propose`",
            Self::Adapter => "in an `adapter`",
            Self::Column => "in a `column`",
            Self::Amending => "in `amending`",
            Self::Amendment => "in an `amendment`",
            Self::Provision => "in what is inserted into a clause or a section",
            Self::Principle => "in a `principle`",
            Self::Unknown => "here",
        }
    }
}

impl Form {
    /// The place inside its braces; none for a sentence that opens no block. Of some forms the words behind the first one settle it: see `inside`.
    pub(super) fn opens(self) -> Option<Place> {
        match self {
            Self::Programme => Some(Place::Programme),
            Self::DefaultsBlock => Some(Place::Defaults),
            Self::Parties => Some(Place::Parties),
            Self::Calendar => Some(Place::Calendar),
            Self::Activity => Some(Place::Activity),
            Self::Section => Some(Place::Section),
            Self::Clause => Some(Place::Clause),
            Self::Taxonomy | Self::Entry => Some(Place::Taxonomy),
            Self::OpenTerm => Some(Place::OpenTerm),
            Self::Record => Some(Place::Record),
            Self::Scenario => Some(Place::Scenario),
            Self::Propose => Some(Place::Propose),
            Self::Adapter => Some(Place::Adapter),
            Self::Column => Some(Place::Column),
            Self::Amending => Some(Place::Amending),
            Self::Amendment | Self::Insert => Some(Place::Amendment),
            Self::Rewrite => Some(Place::Provision),
            Self::Principle => Some(Place::Principle),
            _ => None,
        }
    }
}
