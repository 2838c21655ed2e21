//! Which sentence each first word begins, and which sentences can stand in which place.

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
}

/// A place, the words that can begin a sentence there, and the sentence that each begins.
type Words = &'static [(&'static str, Form)];

const TOP: Words = &[
    ("use", Form::Use),
    ("programme", Form::Programme),
    ("record", Form::Record),
    ("scenario", Form::Scenario),
    ("adapter", Form::Adapter),
    ("defaults", Form::DefaultsBlock),
];
const PROGRAMME: Words = &[
    ("clause", Form::Clause),
    ("section", Form::Section),
    ("edition", Form::Edition),
    ("strength", Form::Strength),
    ("parties", Form::Parties),
    ("calendar", Form::Calendar),
    ("builds", Form::Lineage),
    ("replaces", Form::Lineage),
    ("succeeds", Form::Lineage),
    ("succeeded", Form::Lineage),
    ("without", Form::Lineage),
    ("defaults", Form::Defaults),
    ("event", Form::Event),
    ("activity", Form::Activity),
    ("taxonomy", Form::Taxonomy),
    ("define", Form::Define),
    ("judgement", Form::Judgement),
    ("open_term", Form::OpenTerm),
];
const DEFAULTS: Words = &[("clause", Form::Clause), ("event", Form::Event)];
const SECTION: Words = &[
    ("clause", Form::Clause),
    ("section", Form::Section),
    ("taxonomy", Form::Taxonomy),
    ("define", Form::Define),
    ("judgement", Form::Judgement),
    ("open_term", Form::OpenTerm),
];
const CLAUSE: Words = &[
    ("permit", Form::Permit),
    ("require", Form::Require),
    ("forbid", Form::Forbid),
    ("quote", Form::Quote),
    ("define", Form::Define),
    ("judgement", Form::Judgement),
    ("taxonomy", Form::Taxonomy),
    ("open_term", Form::OpenTerm),
    ("focus", Form::Focus),
    ("shall", Form::Duty),
    ("will", Form::Duty),
    ("should", Form::Duty),
    ("may", Form::Duty),
    ("except", Form::Except),
    ("prevails", Form::Prevails),
    ("purpose", Form::Purpose),
    ("recital", Form::Recital),
    ("gap", Form::Gap),
    ("untranslatable", Form::Untranslatable),
    ("term", Form::Term),
    ("amend", Form::Amend),
    ("start", Form::Start),
    ("exit", Form::Exit),
    ("provisional", Form::Provisional),
    ("party", Form::Joins),
    ("suspended", Form::Suspended),
    ("survives", Form::Survives),
    ("silence", Form::Silence),
    ("notices", Form::Notices),
];
const CALENDAR: Words = &[
    ("month_end", Form::MonthEnd),
    ("horizon", Form::Horizon),
    ("weekend", Form::Weekend),
    ("holidays", Form::Holidays),
    ("counting", Form::Counting),
];
const OPEN_TERM: Words = &[("reading", Form::Reading), ("adopt", Form::Adopt)];
const RECORD: Words = &[("on", Form::On)];
const SCENARIO: Words = &[("on", Form::On), ("propose", Form::Propose), ("expect", Form::Expect), ("reading", Form::Choose)];
const ADAPTER: Words = &[("column", Form::Column), ("ignore", Form::Ignore), ("set", Form::Set), ("assume", Form::Assume)];
const ACTIVITY: Words = &[("check", Form::Check)];
const PROPOSE: Words = &[("judged", Form::JudgedFact)];

/// Every place, with what people call it.
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
];

impl Place {
    /// The words that begin a sentence here.
    pub(super) fn words(self) -> Words {
        match self {
            Self::Top => TOP,
            Self::Programme => PROGRAMME,
            Self::Defaults => DEFAULTS,
            Self::Section => SECTION,
            Self::Clause => CLAUSE,
            Self::Calendar => CALENDAR,
            Self::OpenTerm => OPEN_TERM,
            Self::Record => RECORD,
            Self::Scenario => SCENARIO,
            Self::Adapter => ADAPTER,
            Self::Activity => ACTIVITY,
            Self::Propose => PROPOSE,
            Self::Parties | Self::Taxonomy | Self::Column | Self::Unknown => &[],
        }
    }

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
            Self::Unknown => "here",
        }
    }
}

impl Form {
    /// The place inside its braces; none for a sentence that opens no block.
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
            _ => None,
        }
    }
}
