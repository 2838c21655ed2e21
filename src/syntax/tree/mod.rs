//! What was written: every sentence of a policy file with its place, before any name is looked up.

mod change;
mod days;
mod time;

pub use change::*;
pub use days::*;
pub use time::*;

use crate::source::Span;
use crate::value::{PartialDate, Unit};

/// One file: its sentences and its comments, both in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The sentences at the top level.
    pub sentences: Vec<Sentence>,
    /// Every comment of the file, wherever it stands.
    pub comments: Vec<Comment>,
}

/// A comment from `#` to the end of its line, without the line's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its place, the `#` included.
    pub span: Span,
    /// Its text, the `#` included.
    pub text: String,
}

/// A word that names something, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The word.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// The words between quotation marks; strings side by side are one text, joined by a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words, without the quotation marks, escapes resolved.
    pub text: String,
    /// The place of the whole, quotation marks included.
    pub span: Span,
    /// The strings that it was written as, where there are several.
    pub parts: Vec<String>,
}

/// A number of a provision as the document writes it: `3.1.9`, `XII.2(a)`; also the name of an edition, which may have been a text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As written, without quotation marks.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// A sentence, which ends in `;`, or a block, which ends in `}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first word to its `;` or `}`.
    pub span: Span,
    /// The part before `{` of a block; the same as `span` for a plain sentence.
    pub head: Span,
    /// What it says.
    pub kind: SentenceKind,
}

/// Every kind of sentence, in the order of the language reference.
#[expect(missing_docs, reason = "the sentence above each variant shows all its parts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// `use "areas.comity";`
    Use(Text),
    /// `programme name "title" { … }`, or `programme name continued { … }`.
    Programme(Programme),
    /// `defaults vienna_convention;`
    Defaults(Name),
    /// `defaults vienna_convention "title" { … }`
    DefaultsBlock { name: Name, title: Option<Text>, body: Vec<Sentence> },
    /// `edition 2020;`, or the edition's name in quotation marks.
    Edition(Number),
    /// `parties { … }`
    Parties(Vec<Sentence>),
    /// `japan "Japan";` in `parties`.
    Party { name: Name, title: Text },
    /// `strength political;`
    Strength(Name),
    /// `calendar { … }`
    Calendar(Vec<Sentence>),
    /// `month_end clamp;`
    MonthEnd(Name),
    /// `horizon 2014-01-01 to 2034-12-31;`
    Horizon { from: Date, to: Date },
    /// `weekend saturday, sunday;`
    Weekend(Vec<Name>),
    /// `holidays "of both parties" 2024-01-01, 2024-12-25;`
    Holidays { title: Option<Text>, days: Vec<Date> },
    /// `holidays known 2024-01-01 to 2026-12-31;`
    HolidaysKnown { from: Date, to: Date },
    /// `counting anniversary;`
    Counting(Name),
    /// `builds on name "title", 2014-05-06;` and its like.
    Lineage { relation: Relation, name: Name, title: Option<Text>, date: Option<Date>, in_force: Option<(MaybeDate, MaybeDate)> },
    /// `event endorsement "endorsement by both parties" by each party;`
    Event { name: Name, title: Option<Text>, by: Option<Who> },
    /// `activity { … }`: the schema.
    Activity(Vec<Sentence>),
    /// `starts date, optional;`
    Field { name: Name, kind: Box<FieldKind>, optional: bool, title: Option<Text> },
    /// `check ends >= starts else "…";`
    Check { condition: Condition, message: Text },
    /// `section 3 "Priority areas" { … }`
    Section(Provision),
    /// `clause 3.1 "Areas" { … }`
    Clause(Provision),
    /// `taxonomy Area "areas" open { … }`
    Taxonomy(Taxonomy),
    /// `3.1.1 cyber_defence "Cyber defence";`, or with entries below it in braces.
    Entry(Entry),
    /// `quote "2 years", "mutual consent";`
    Quote(Vec<Text>),
    /// `recital "…";`
    Recital(Text),
    /// `purpose "…";`
    Purpose(Text),
    /// `gap "the text does not say …";`
    Gap(Text),
    /// `untranslatable "…" because "…";`
    Untranslatable { text: Text, because: Text },
    /// `define practical "practical cooperation" as …;`
    Define { name: Name, title: Option<Text>, condition: Condition },
    /// `judgement appropriate "…" by nato;`
    Judgement { name: Name, title: Text, by: Who },
    /// `open_term regular_intervals "…" { … }`
    OpenTerm { name: Name, title: Option<Text>, body: Vec<Sentence> },
    /// `reading yearly "once a year" 12 months;`, or `… where …;`
    Reading { name: Name, title: Option<Text>, meaning: Meaning },
    /// `adopt yearly;`
    Adopt(Name),
    /// `permit activity where …, only if …, except where …;`
    Permit(Rule),
    /// `forbid activity where …, except where …;`
    Forbid(Rule),
    /// `require … when …, except where …;`
    Require(Rule),
    /// `focus activity where …;`
    Focus(Option<Condition>),
    /// `except 3.4;`: this clause does not apply where clause 3.4 does.
    Except(Vec<Number>),
    /// `prevails over 3.2;`
    PrevailsOver(Vec<Number>),
    /// `term 2 years from endorsement, last day excluded, covers starts;`
    Term(Box<Term>),
    /// `should japan and nato jointly: review "…" every …;`
    Duty(Duty),
    /// `start on …;`
    Start(Point),
    /// `provisional from …;`
    Provisional(Point),
    /// `party joins on …;`
    Joins(Point),
    /// `exit by any party on …;`
    Exit(Box<Exit>),
    /// `suspended on …, lifted by …;`
    Suspended(Suspended),
    /// `survives …;`
    Survives(Survives),
    /// `silence of … means …;`
    Silence(Silence),
    /// `notices count on receipt;`
    NoticesOnReceipt,
    /// `notices are revocable by revocation;`
    NoticesRevocable(Name),
    /// `amend needs consent of all parties, following review, in writing;`
    Amend(Box<Amend>),
    /// `electorate annex_one "Annex I" of north weight 2, south, frozen on proposal;`
    Electorate(Box<Electorate>),
    /// `body joint_committee "the Joint Committee" of japan and nato jointly;`
    Body(Box<Body>),
    /// `entrenched 1.1, 4.2;`
    Entrenched(Vec<Number>),
    /// `amending "by the Joint Committee" { … }`
    Amending(Amending),
    /// `reaches additions to 3.2, Area, itself included;` in `amending`, as all up to `effective`.
    Reaches(Reaches),
    /// `proposed by any party;`
    ProposedBy(Who),
    /// `following review;`
    Following(Name),
    /// `in writing;`, `in the form of "diplomatic notes";`
    Form(ActForm),
    /// `communicated 6 months before adoption;`
    Communicated { length: Length, before: Name },
    /// `adopted by votes of 3/4 of the parties present and voting;`
    AdoptedBy(Box<Approval>),
    /// `needs consent of 3/4 of the parties;`
    Needs(Box<Approval>),
    /// `effective on the 90th day after acceptance, for those that consent;`
    Effective(Box<Effective>),
    /// `amended by add_space, slim_down;`: which amendments made this programme, section or clause what it is.
    AmendedBy(Vec<Name>),
    /// `repealed 3.3, 3.4 by slim_down;`
    RepealedBy(Box<RepealedBy>),
    /// `amendment add_space "…" to japan_nato_ipcp edition 2020 { … }`
    Amendment(Box<Amendment>),
    /// `fingerprint "3f2a91bc77e012d4";` in `amendment`, as all up to `claims`.
    Fingerprint(Text),
    /// `insert in 3.2 { … }` and its like.
    Insert(Box<Insert>),
    /// `rewrite clause 3.2 "Forms" { … }`
    Rewrite(Box<Rewrite>),
    /// `repeal 3.3, 3.4;`
    Repeal(Vec<Number>),
    /// `renumber 3.4 as 3.5;`
    Renumber { from: Number, to: Number },
    /// `remove outer_space from Area;`
    Remove(Box<Remove>),
    /// `move outer_space in Area under priority after human_security;`
    Move(Box<Move>),
    /// `replace "2 years" by "3 years" in 4.1;`
    Replace(Box<Replace>),
    /// `missing budget counts as none because "…";`
    Missing(Box<Missing>),
    /// `running activities stay under the old text;` and its like.
    Transition(Transition),
    /// `claims to keep all principles;` and its like.
    Claim(Box<Claim>),
    /// `principle short_term "…" for name from 4.1 under all readings { … }`
    Principle(Box<Principle>),
    /// `the term is at most 5 years;` and the other sentences of a principle.
    Tenet(Box<Tenet>),
    /// `record for name { … }`
    Record { programme: Name, body: Vec<Sentence> },
    /// `on 2020-06-26: endorsement, reference "…";`
    On(Box<On>),
    /// `scenario "…" for name edition 2021 { … }`
    Scenario(Box<Scenario>),
    /// `reading regular_intervals half_yearly;` in `scenario`.
    Choose { term: Name, reading: Name },
    /// `propose { … }`
    Propose(Vec<Sentence>),
    /// `area cyber_defence;` in `propose`.
    Fact { field: Name, value: Value },
    /// `judged appropriate;`, `judged not appropriate;`, `judged appropriate by nato;`
    Judged { name: Name, negative: bool, by: Option<Who> },
    /// `expect permitted citing 3.1, 3.2;`
    Expect(Expectation),
    /// `adapter name "…" for programme { … }`
    Adapter { name: Name, title: Option<Text>, programme: Name, body: Vec<Sentence> },
    /// `column "date_start" as starts;`, or with a mapping of values in braces.
    Column(Box<Column>),
    /// `"exercise_observer" as exercise;` in `column`.
    Mapping { from: Text, to: Value },
    /// `ignore "id", "reason";`
    Ignore(Vec<Text>),
    /// `set counterpart nato because "…";`
    Set { field: Name, value: Value, because: Text },
    /// `assume judged appropriate because "…";`, `assume judged not appropriate because "…";`
    Assume { name: Name, negative: bool, because: Text },
    /// A sentence that could not be read; a diagnostic tells why. Blocks keep what could be read inside them.
    Broken(Vec<Sentence>),
}

/// `programme name "title" { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The name under which scenarios and records speak of it.
    pub name: Name,
    /// The document's title.
    pub title: Option<Text>,
    /// Whether the block continues a programme that another file begins.
    pub continued: bool,
    /// What it says.
    pub body: Vec<Sentence>,
}

/// How a programme stands to another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `builds on`
    BuildsOn,
    /// `replaces`
    Replaces,
    /// `succeeds`
    Succeeds,
    /// `succeeded by`
    SucceededBy,
    /// `without prejudice to`
    WithoutPrejudiceTo,
}

/// A section or a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The document's own number.
    pub number: Number,
    /// The heading.
    pub title: Option<Text>,
    /// What it says.
    pub body: Vec<Sentence>,
}

/// A list of things that the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    /// Its name.
    pub name: Name,
    /// What it is a list of.
    pub title: Option<Text>,
    /// The word `open` or `closed`, if written.
    pub openness: Option<Name>,
    /// Its entries.
    pub body: Vec<Sentence>,
}

/// One thing of a taxonomy, perhaps with things below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The document's number, where the entry is itself a clause.
    pub number: Option<Number>,
    /// Its name.
    pub name: Name,
    /// The document's word for it.
    pub title: Option<Text>,
    /// `, added by add_space`: the amendment that put it in.
    pub added_by: Option<Name>,
    /// The entries below it.
    pub body: Vec<Sentence>,
}

/// The type of a field.
#[expect(missing_docs, reason = "the sentence above each variant shows all its parts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `flag`: yes or no.
    Flag,
    /// `text`
    Text,
    /// `date`
    Date,
    /// `number 0 to 500`
    Number { from: Quantity, to: Quantity },
    /// `money EUR`, `money EUR 0 to 5000000`
    Money { currency: Name, range: Option<(Quantity, Quantity)> },
    /// One entry of a taxonomy.
    One(Name),
    /// `set of Area`
    SetOf(Name),
}

/// A date as written; none where no calendar has such a day (a diagnostic has been given).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Its value.
    pub date: Option<PartialDate>,
    /// Its place.
    pub span: Span,
}

/// A number as written, with the word behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Sign, digits and point as written.
    pub digits: String,
    /// `months`, `EUR`, or nothing.
    pub measure: Option<Measure>,
    /// Place of the whole.
    pub span: Span,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A unit of time.
    Unit(Unit),
    /// Three capital letters.
    Currency(Box<Name>),
}

/// A condition. Chains of `and` or of `or` are flat; a mixed chain has been reported and reads as `and`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its place.
    pub span: Span,
    /// What it says.
    pub kind: ConditionKind,
}

/// What a condition says.
#[expect(missing_docs, reason = "the sentence above each variant shows all its parts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// `a and b and c`
    All(Vec<Condition>),
    /// `a or b or c`
    Any(Vec<Condition>),
    /// `not a`
    Not(Box<Condition>),
    /// `( a )`
    Group(Box<Condition>),
    /// `judged appropriate`
    Judged(Name),
    /// `judged appropriate by nato`
    JudgedBy(Name, Name),
    /// A flag, a definition or an open term by its name.
    Named(Name),
    /// `area is cyber_defence`, `area is not cyber_defence`; also numbers, dates, texts.
    Is { left: Operand, negative: bool, right: Operand },
    /// `region is given`, `region is none`: whether an optional field has a value.
    Given { field: Name, given: bool },
    /// `area in { a, b }`, `area not in Area`
    In { field: Name, negative: bool, members: Members },
    /// `taking_part includes …`
    Includes { field: Name, quantifier: Quantifier, members: Members },
    /// `ends >= starts`
    Compare { left: Operand, comparison: Comparison, right: Operand },
    /// Could not be read; a diagnostic tells why.
    Broken,
}

/// Either a list in braces or the name of a taxonomy, standing for all its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// `{ a, b }`; also the single member of `includes a`.
    Listed(Vec<Value>, Span),
    /// `Area`
    Named(Name),
}

/// How many members are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// `includes any of`, and `includes a`
    Any,
    /// `includes all of`
    All,
    /// `includes only`
    Only,
    /// `includes none of`
    None,
}

/// The order that a comparison asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A sum of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// Its place.
    pub span: Span,
    /// Each term with its sign: true where it is taken away.
    pub terms: Vec<(bool, Value)>,
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `"words"`
    Text(Text),
    /// `2020-06-26`, `2018-05`
    Date(Date),
    /// `5`, `2 years`, `5000.00 EUR`; also a year such as `2021`.
    Quantity(Quantity),
    /// A field, an entry, an event, an open term; also `yes`, `no`, `none`, `unknown`.
    Name(Name),
    /// `2 * officials`
    Multiple(Box<Quantity>, Name),
    /// `{ a, b }`, only where facts are stated.
    Set(Vec<Value>, Span),
}

impl Value {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Date(date) => date.span,
            Self::Quantity(quantity) => quantity.span,
            Self::Name(name) => name.span,
            Self::Multiple(quantity, name) => quantity.span.to(name.span),
            Self::Set(_, span) => *span,
        }
    }
}

/// What a reading of an open term means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A period, a number, an amount.
    Quantity(Quantity),
    /// `where …`
    Condition(Condition),
}

/// `permit`, `forbid` or `require`, with its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// What is required; only for `require`.
    pub requirement: Option<Box<Condition>>,
    /// `where` of a permit or a forbid, `when` of a require: to which activities it applies. None: to all.
    pub applies: Option<Box<Condition>>,
    /// `only if` of a permit.
    pub only_if: Option<Box<Condition>>,
    /// `except where`: activities that it leaves alone.
    pub except: Option<Box<Condition>>,
}

/// Who decides, acts or consents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// `japan`
    One(Name),
    /// `japan and nato jointly`
    Jointly(Vec<Name>),
    /// `japan or nato`
    Either(Vec<Name>),
    /// `all parties jointly`, and `all parties`
    AllParties(Span),
    /// `each party`
    EachParty(Span),
    /// `any party`
    AnyParty(Span),
}

/// The force of a duty, in the document's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// `shall`
    Shall,
    /// `will`
    Will,
    /// `should`
    Should,
    /// `may`
    May,
    /// `may consider`
    MayConsider,
}

/// A duty: who does what, with which force, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The document's force.
    pub force: Force,
    /// Who is answerable.
    pub who: Who,
    /// Whether one of the acts is enough.
    pub either: bool,
    /// What is to be done.
    pub acts: Vec<Act>,
    /// When.
    pub timings: Vec<Timing>,
    /// On which condition.
    pub when: Option<Condition>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The name under which a record speaks of it.
    pub name: Name,
    /// The document's words for it.
    pub title: Option<Text>,
}

/// What a scenario expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// `permitted citing 3.1, 3.2`, `undetermined needing appropriate`
    Verdict {
        /// `permitted`, `refused` or `undetermined`.
        verdict: Name,
        /// Clauses that must be among those that decided.
        citing: Vec<Number>,
        /// Whether no other clause may be among them (`citing only`).
        only: bool,
        /// Facts and judgements that must be among those that would settle it.
        needing: Vec<Name>,
    },
    /// `in focus`, `off focus`
    Focus {
        /// Whether the activity is expected in the focus.
        inside: bool,
    },
    /// Something of a day.
    Day(DayExpectation),
}

/// What happened, what is proposed, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its title.
    pub title: Text,
    /// The programme.
    pub programme: Name,
    /// The edition by which it is judged, whatever the record says.
    pub edition: Option<Number>,
    /// Its sentences.
    pub body: Vec<Sentence>,
}

/// How one column of a table becomes a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The column's heading.
    pub heading: Text,
    /// The field that it gives.
    pub field: Name,
    /// What separates several values in one cell.
    pub split: Option<Text>,
    /// The column that says how exactly a date is known.
    pub precision_from: Option<Text>,
    /// Words of the column and the values that they mean.
    pub body: Vec<Sentence>,
}
