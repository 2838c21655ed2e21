//! The words that begin a sentence, place by place.

use super::{Form, Place};

/// A place, the words that can begin a sentence there, and the sentence that each begins.
pub(super) type Words = &'static [(&'static str, Form)];

const TOP: Words = &[
    ("use", Form::Use),
    ("programme", Form::Programme),
    ("record", Form::Record),
    ("scenario", Form::Scenario),
    ("adapter", Form::Adapter),
    ("defaults", Form::DefaultsBlock),
    ("amendment", Form::Amendment),
    ("principle", Form::Principle),
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
    ("electorate", Form::Electorate),
    ("body", Form::Body),
    ("amended", Form::AmendedBy),
    ("repealed", Form::RepealedBy),
];
const DEFAULTS: Words = &[("clause", Form::Clause), ("event", Form::Event)];
const SECTION: Words = &[
    ("clause", Form::Clause),
    ("section", Form::Section),
    ("taxonomy", Form::Taxonomy),
    ("define", Form::Define),
    ("judgement", Form::Judgement),
    ("open_term", Form::OpenTerm),
    ("electorate", Form::Electorate),
    ("body", Form::Body),
    ("amended", Form::AmendedBy),
    ("repealed", Form::RepealedBy),
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
    ("electorate", Form::Electorate),
    ("body", Form::Body),
    ("entrenched", Form::Entrenched),
    ("amending", Form::Amending),
    ("amended", Form::AmendedBy),
    ("repealed", Form::RepealedBy),
];
/// What can stand in a section, in a clause, or in both.
const PROVISION: Words = &[
    ("clause", Form::Clause),
    ("section", Form::Section),
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
    ("electorate", Form::Electorate),
    ("body", Form::Body),
    ("entrenched", Form::Entrenched),
    ("amending", Form::Amending),
    ("amended", Form::AmendedBy),
    ("repealed", Form::RepealedBy),
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

const AMENDING: Words = &[
    ("reaches", Form::Reaches),
    ("proposed", Form::Proposed),
    ("following", Form::Following),
    ("in", Form::InForm),
    ("communicated", Form::Communicated),
    ("adopted", Form::Adopted),
    ("needs", Form::Needs),
    ("effective", Form::Effective),
];
const AMENDMENT: Words = &[
    ("insert", Form::Insert),
    ("rewrite", Form::Rewrite),
    ("repeal", Form::Repeal),
    ("renumber", Form::Renumber),
    ("remove", Form::Remove),
    ("move", Form::Move),
    ("replace", Form::Replace),
    ("missing", Form::Missing),
    ("running", Form::Transition),
    ("open", Form::Transition),
    ("claims", Form::Claim),
    ("fingerprint", Form::Fingerprint),
    ("edition", Form::Edition),
    ("purpose", Form::Purpose),
    ("recital", Form::Recital),
];
const PRINCIPLE: Words = &[
    ("for", Form::ForEvery),
    ("the", Form::TermTenet),
    ("at", Form::GapTenet),
    ("notice", Form::NoticeTenet),
    ("no", Form::Never),
    ("duty", Form::DutyTenet),
    ("every", Form::EveryAmendment),
    ("recital", Form::Recital),
];

impl Place {
    /// The words that begin a sentence here.
    pub(in crate::syntax) fn words(self) -> Words {
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
            Self::Amending => AMENDING,
            Self::Amendment => AMENDMENT,
            Self::Provision => PROVISION,
            Self::Principle => PRINCIPLE,
            Self::Parties | Self::Taxonomy | Self::Column | Self::Unknown => &[],
        }
    }
}
