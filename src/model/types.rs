//! What a policy means: ids in place of names, a type everywhere, the document's numbers kept.

use super::change::{AmendingAct, AmendingWay, AmendmentHead, Body, Electorate, Entrenched, MissingFact, Repealed};
use super::condition::Condition;
use super::days::DayExpectation;
use super::principle::{Claim, Principle};
use super::time::{Life, MaybeDate, Schedule};
use crate::calendar::CalendarRules;
use crate::source::Span;
use crate::value::{Currency, Money, PartialDate, Period, Truth};
use chrono::NaiveDate;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the model's list, from 0.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A party of the programme.
    PartyId
    /// An event from which time runs.
    EventId
    /// A taxonomy.
    TaxonomyId
    /// An entry, counted within its taxonomy, depth first: the entries below it follow it directly.
    EntryId
    /// A field of the activity.
    FieldId
    /// A named condition.
    DefinitionId
    /// A judgement that a party makes case by case.
    JudgementId
    /// A vague term with readings.
    OpenTermId
    /// A section, a clause, or an entry that is a clause.
    ProvisionId
    /// A permit, forbid or require.
    RuleId
    /// A body that decides in the parties' place.
    BodyId
    /// Those who have a say in an amendment.
    ElectorateId
    /// An amendment that the policy's files hold.
    AmendmentId
    /// A principle.
    PrincipleId
}

/// A whole policy, checked.
#[derive(Clone, Debug)]
pub struct Model {
    /// The programme's name in the policy language.
    pub name: String,
    /// The document's title.
    pub title: String,
    /// Where the programme is declared.
    pub span: Span,
    /// Which edition this is, as written (`2020`).
    pub edition: Option<String>,
    /// How the document binds.
    pub strength: Strength,
    /// How dates are computed.
    pub calendar: Calendar,
    /// The parties.
    pub parties: Vec<Party>,
    /// Documents that it builds on, replaces, succeeds.
    pub lineage: Vec<Lineage>,
    /// Events from which time runs.
    pub events: Vec<Event>,
    /// Taxonomies.
    pub taxonomies: Vec<Taxonomy>,
    /// The activity's fields.
    pub fields: Vec<Field>,
    /// Checks between fields.
    pub checks: Vec<Check>,
    /// Named conditions, each after those that it uses.
    pub definitions: Vec<Definition>,
    /// Judgements.
    pub judgements: Vec<Judgement>,
    /// Open terms.
    pub open_terms: Vec<OpenTerm>,
    /// Sections, clauses and entries that are clauses, in the order of the document.
    pub provisions: Vec<Provision>,
    /// Permits, forbids and requires, in the order of the document.
    pub rules: Vec<Rule>,
    /// Which clause yields to which.
    pub yields: Vec<Yield>,
    /// What the programme is focused on: each condition with its clause. In focus where one of them holds.
    pub focus: Vec<(ProvisionId, Condition)>,
    /// How the programme comes into force, lasts and ends.
    pub life: Life,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Bodies that decide in the parties' place.
    pub bodies: Vec<Body>,
    /// Those who have a say in amendments.
    pub electorates: Vec<Electorate>,
    /// Every way in which the programme may be amended.
    pub ways: Vec<AmendingWay>,
    /// What may not be amended.
    pub entrenched: Vec<Entrenched>,
    /// The amendments that made this edition, in the order of coming about; empty: it is the first.
    pub made_by: Vec<String>,
    /// The numbers of what has been repealed, which nothing can have again.
    pub repealed: Vec<Repealed>,
    /// What every edition is to keep.
    pub principles: Vec<Principle>,
    /// The amendments that the policy's files hold.
    pub amendments: Vec<AmendmentHead>,
    /// What the last of the amendments that made this edition claims of it.
    pub claims: Vec<Claim>,
    /// What activities that were written before have in the fields that the amendments of this edition have added.
    pub missing: Vec<MissingFact>,
    /// Dated events that came with the policy.
    pub record: Vec<Happening>,
    /// What was done about amendments, as it came with the policy.
    pub acts: Vec<AmendingAct>,
    /// Scenarios.
    pub scenarios: Vec<Scenario>,
    /// Adapters for tables.
    pub adapters: Vec<Adapter>,
}

/// How a document binds its parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strength {
    /// In law.
    Binding,
    /// A political commitment.
    #[default]
    Political,
    /// A statement of what is hoped for.
    Aspirational,
}

/// How dates are computed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Month ends, working days, and how periods are counted.
    pub rules: CalendarRules,
    /// First and last day of which the policy speaks; an activity's dates lie within.
    pub horizon: Option<(NaiveDate, NaiveDate)>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// The name in the policy.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// Where it is declared.
    pub span: Span,
}

/// How the programme stands to another document.
#[derive(Clone, Debug)]
pub struct Lineage {
    /// Builds on, replaces, succeeds, without prejudice to.
    pub relation: crate::syntax::tree::Relation,
    /// The other document's name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as exactly as it is known.
    pub date: Option<PartialDate>,
    /// The first and the last day on which it is or was in force, as far as they are known. None: nothing is said.
    pub in_force: Option<(MaybeDate, MaybeDate)>,
}

/// An event from which time runs.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// What happens.
    pub title: Option<String>,
    /// Who may do it; none: anybody, or nobody in particular.
    pub by: Option<Who>,
    /// Whether it is what a duty asks to be done, and not declared as an event of its own.
    pub act: bool,
    /// Whether nothing declares it, and only a way of amending speaks of it as of an act on an amendment (`consent`), or a principle as of a
    /// duty that is no more. No record can tell of it as an event of the programme's life.
    pub implicit: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A list of things that the document names.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    /// Its name.
    pub name: String,
    /// What it is a list of.
    pub title: Option<String>,
    /// Open: a value that is not listed is off the list, not an error.
    pub open: bool,
    /// The entries, depth first; [`EntryId`] is the place in this list.
    pub entries: Vec<Entry>,
    /// Where it is declared.
    pub span: Span,
}

impl Taxonomy {
    /// The entry with that name.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<EntryId> {
        self.entries.iter().position(|entry| entry.name == name).and_then(|at| u32::try_from(at).ok()).map(EntryId)
    }

    /// Whether `below` is `above` or lies under it.
    #[must_use]
    pub fn covers(&self, above: EntryId, below: EntryId) -> bool {
        self.entries.get(above.index()).is_some_and(|entry| above <= below && below <= entry.last)
    }
}

/// One thing of a taxonomy.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The document's word for it.
    pub title: Option<String>,
    /// The provision that it is, where it has a number.
    pub provision: Option<ProvisionId>,
    /// The entry directly above it.
    pub parent: Option<EntryId>,
    /// The last entry at or below it.
    pub last: EntryId,
    /// The amendment that inserted it; none: it was there from the first.
    pub added_by: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A field of the activity.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, the same in the policy, in JSON and in a Rust struct.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Its type.
    pub kind: FieldKind,
    /// Whether an activity may do without it.
    pub optional: bool,
    /// Where it is declared.
    pub span: Span,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Yes or no.
    Flag,
    /// Words.
    Text,
    /// A date, perhaps known only to the month or year.
    Date,
    /// A whole number from the first to the second.
    Number(i64, i64),
    /// An amount of one currency in minor units, from the second to the third.
    Money(Currency, i64, i64),
    /// One entry.
    One(TaxonomyId),
    /// Any number of entries.
    SetOf(TaxonomyId),
}

/// A check between fields, which every activity must pass.
#[derive(Clone, Debug)]
pub struct Check {
    /// What must not be false.
    pub condition: Condition,
    /// What to say when it is.
    pub message: String,
    /// Where it is written.
    pub span: Span,
}

/// A named condition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// What it means, for people.
    pub title: Option<String>,
    /// What it says.
    pub condition: Condition,
    /// The clause in which it stands.
    pub provision: Option<ProvisionId>,
    /// Where it is declared.
    pub span: Span,
}

/// A judgement that a party makes case by case.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Its name.
    pub name: String,
    /// The question, for people.
    pub title: String,
    /// Who makes it.
    pub by: Who,
    /// The clause in which it stands.
    pub provision: Option<ProvisionId>,
    /// Where it is declared.
    pub span: Span,
}

/// Who decides, acts or consents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One party.
    One(PartyId),
    /// All of them together.
    Jointly(Vec<PartyId>),
    /// Any of them.
    Either(Vec<PartyId>),
    /// Each by itself.
    Each(Vec<PartyId>),
}

impl Who {
    /// The parties that it names.
    #[must_use]
    pub fn parties(&self) -> &[PartyId] {
        match self {
            Self::One(party) => std::slice::from_ref(party),
            Self::Jointly(parties) | Self::Either(parties) | Self::Each(parties) => parties,
        }
    }
}

/// A vague term with readings, one of them adopted.
#[derive(Clone, Debug)]
pub struct OpenTerm {
    /// Its name.
    pub name: String,
    /// The document's words.
    pub title: Option<String>,
    /// At least one.
    pub readings: Vec<Reading>,
    /// The place of the adopted one among them.
    pub adopted: usize,
    /// The clause in which it stands.
    pub provision: Option<ProvisionId>,
    /// Where it is declared.
    pub span: Span,
}

/// One reading of an open term.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// What it means, for people.
    pub title: Option<String>,
    /// What it means, for the engine. All readings of one term are of one kind.
    pub meaning: Meaning,
    /// Where it is declared.
    pub span: Span,
}

/// What a reading means.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A length of time.
    Period(Period),
    /// A whole number.
    Number(i64),
    /// An amount.
    Money(Money),
    /// A condition.
    Condition(Condition),
}

/// A section, a clause, or an entry that is a clause.
#[derive(Clone, Debug)]
pub struct Provision {
    /// The document's own number.
    pub number: String,
    /// The heading.
    pub title: Option<String>,
    /// What it is.
    pub kind: ProvisionKind,
    /// The provision around it.
    pub parent: Option<ProvisionId>,
    /// Decisive words of the document, each with its place.
    pub quotes: Vec<(String, Span)>,
    /// Recitals and purposes, in our words.
    pub recitals: Vec<(Recital, String)>,
    /// The title of the defaults from which it comes; none: it is the document's own.
    pub of: Option<String>,
    /// The amendments that made or changed it, in the order in which they did.
    pub amended_by: Vec<String>,
    /// Where its number is written.
    pub span: Span,
}

/// What a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisionKind {
    /// `section`
    Section,
    /// `clause`
    Clause,
    /// An entry of a taxonomy that has a number.
    Entry,
}

/// Sentences without operative effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recital {
    /// `recital`
    Recital,
    /// `purpose`
    Purpose,
    /// `gap`: the document is silent.
    Gap,
    /// `untranslatable`, with the reason behind the text.
    Untranslatable,
}

/// Permit, forbid or require.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Which of the three.
    pub kind: RuleKind,
    /// The clause in which it stands.
    pub provision: ProvisionId,
    /// To which activities it applies: its `where` or `when` and not its `except where`.
    pub applies: Condition,
    /// `only if` of a permit; what a `require` requires; always true for a `forbid`.
    pub demands: Condition,
    /// Where it is written.
    pub span: Span,
}

/// The three kinds of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// An activity to which it applies and whose demands hold is permitted by it.
    Permit,
    /// An activity to which it applies is refused.
    Forbid,
    /// An activity to which it applies and whose demands do not hold is refused.
    Require,
}

/// One clause yields to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yield {
    /// The clause that yields.
    pub general: ProvisionId,
    /// The clause that it yields to.
    pub special: ProvisionId,
    /// How much of it yields.
    pub scope: YieldScope,
    /// Where it is written.
    pub span: Span,
}

/// How much of a clause yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YieldScope {
    /// `except`: no rule of the general clause applies where a rule of the special one does.
    Whole,
    /// `prevails over`: only the rules that the special clause opposes. A permit of the special clause displaces forbids and
    /// requires of the general one; a forbid of the special clause displaces permits of the general one.
    Opposed,
}

/// A duty.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The clause.
    pub provision: ProvisionId,
    /// The document's force.
    pub force: crate::syntax::tree::Force,
    /// Who is answerable.
    pub who: Who,
    /// Whether one of the acts is enough.
    pub either: bool,
    /// What is to be done.
    pub acts: Vec<DutyAct>,
    /// When.
    pub schedule: Schedule,
    /// On which condition.
    pub when: Option<Condition>,
    /// Where it is written.
    pub span: Span,
}

/// Something that a duty asks for.
#[derive(Clone, Debug)]
pub struct DutyAct {
    /// The event by which a record says that it was done.
    pub event: EventId,
    /// Its name.
    pub name: String,
    /// The document's words for it.
    pub title: Option<String>,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// What happened.
    pub event: EventId,
    /// What it does to that event: it is one, or it excuses from it.
    pub kind: HappeningKind,
    /// By whom; empty: the record does not say, or nobody in particular.
    pub by: Vec<PartyId>,
    /// When, as exactly as it is known.
    pub date: PartialDate,
    /// When it was received, where that matters.
    pub received: Option<PartialDate>,
    /// The later date that it names for its effect.
    pub effective: Option<PartialDate>,
    /// How many such events there were with it, as a depositary counts them.
    pub number: Option<u32>,
    /// The day on which it was recorded; none: known from the first.
    pub recorded: Option<NaiveDate>,
    /// A reference, for people.
    pub reference: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Happening {
    /// An event on a date, of which nothing else is known.
    #[must_use]
    pub fn plain(event: EventId, date: PartialDate, span: Span) -> Self {
        Self {
            event,
            kind: HappeningKind::Happened,
            by: Vec::new(),
            date,
            received: None,
            effective: None,
            number: None,
            recorded: None,
            reference: None,
            span,
        }
    }
}

/// What a dated event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum HappeningKind {
    /// The event happened; a duty's act was performed.
    #[default]
    Happened,
    /// `excused review`: those to whom the act was owed do without it this time.
    Excused,
    /// `discharged review`: the act is owed no more.
    Discharged,
    /// `failed restraint`: the duty that holds throughout was broken.
    Failed,
}

/// A value, as an activity or a scenario states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount in minor units of the field's currency.
    Money(i64),
    /// A date.
    Date(PartialDate),
    /// One entry.
    One(Member),
    /// A set, in the order stated, nothing twice.
    Set(Vec<Member>),
}

/// One value of a taxonomy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// An entry.
    Listed(EntryId),
    /// Something that an open taxonomy does not list.
    Unlisted(String),
}

/// What is known of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Nothing: not given, or said to be unknown.
    Unknown,
    /// That there is none; only for an optional field.
    None,
    /// Its value.
    Known(Value),
}

/// What a scenario or an adapter says of a judgement.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Which.
    pub judgement: JudgementId,
    /// Which way.
    pub truth: Truth,
    /// By which party; none: by all who make it.
    pub by: Option<PartyId>,
    /// Where it is written.
    pub span: Span,
}

/// A scenario: an activity, dated events, and what is expected of the verdict.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it tells.
    pub title: String,
    /// The edition by which it is judged, whatever the record; none: the one that its dates ask for.
    pub edition: Option<String>,
    /// Whether this edition gives it its meaning. Else only its head is here: it names another edition, or speaks of what an amendment took away.
    pub resolved: bool,
    /// Events in place of the policy's own record.
    pub record: Vec<Happening>,
    /// What was done about amendments, in place of what the policy's own record tells.
    pub acts: Vec<AmendingAct>,
    /// Readings in place of the adopted ones: term and place of the reading.
    pub readings: Vec<(OpenTermId, usize)>,
    /// Whether it proposes an activity; else it asks only how things stand.
    pub proposes: bool,
    /// A fact for each field, in the order of the schema.
    pub facts: Vec<(Fact, Span)>,
    /// Judgements made.
    pub judged: Vec<Judged>,
    /// What is expected.
    pub expectations: Vec<Expectation>,
    /// Where it is written.
    pub span: Span,
}

/// What a scenario expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of expectation.
#[derive(Clone, Debug)]
pub enum ExpectationKind {
    /// A verdict.
    Verdict {
        /// True: permitted; false: refused; unknown: undetermined.
        truth: Truth,
        /// Clauses that must be among those that decided.
        citing: Vec<ProvisionId>,
        /// Whether no other may be.
        only: bool,
        /// Names that must be among those that would settle it.
        needing: Vec<String>,
    },
    /// In the focus or off it.
    Focus(bool),
    /// Something of a day.
    Day(DayExpectation),
}

/// How the columns of somebody's table become fields.
#[derive(Clone, Debug)]
pub struct Adapter {
    /// Its name.
    pub name: String,
    /// What it reads.
    pub title: Option<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Headings of columns that it leaves aside.
    pub ignored: Vec<String>,
    /// Fields that it sets, with the reason.
    pub sets: Vec<(FieldId, Fact, String)>,
    /// Judgements that it takes as made, with the reason.
    pub assumes: Vec<(Judged, String)>,
    /// Where it is declared.
    pub span: Span,
}

/// One column of an adapter.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The field that it gives.
    pub field: FieldId,
    /// What separates several values.
    pub split: Option<String>,
    /// The column that says how exactly a date is known: `day`, `month`, `year`; any other word is as `month`.
    pub precision_from: Option<String>,
    /// Words of the column and what they mean.
    pub mappings: Vec<(String, Fact)>,
    /// Where it is written.
    pub span: Span,
}
