//! The shape of a model in JSON.

use super::changes::{AmendingAct, AmendingWay, Amendment, Body, Claim, Electorate, Entrenched, MissingFact, Principle, Repealed};
use super::document::{Duty, Focus, Happening, Living, Provision, Rule, Scenario, Term, Yield};
use schemars::JsonSchema;
use serde::Serialize;

/// A whole policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "A Comity policy, checked")]
pub struct View {
    /// The version of this shape.
    pub format: u32,
    /// The programme's name in the policy.
    pub name: String,
    /// The document's title.
    pub title: String,
    /// The edition, as written.
    pub edition: Option<String>,
    /// `binding`, `political` or `aspirational`.
    pub strength: String,
    /// How dates are computed.
    pub calendar: Calendar,
    /// The parties.
    pub parties: Vec<Named>,
    /// The documents to which it stands in a relation.
    pub lineage: Vec<Lineage>,
    /// Events from which time runs.
    pub events: Vec<Named>,
    /// Taxonomies, each with its entries.
    pub taxonomies: Vec<Taxonomy>,
    /// The fields of an activity.
    pub fields: Vec<Field>,
    /// Checks between fields.
    pub checks: Vec<Check>,
    /// Named conditions.
    pub definitions: Vec<Definition>,
    /// Judgements, each with those who make it.
    pub judgements: Vec<Judgement>,
    /// Vague terms, each with its readings.
    pub open_terms: Vec<OpenTerm>,
    /// Sections, clauses and numbered entries, in the order of the document.
    pub provisions: Vec<Provision>,
    /// Permits, forbids and requires, in the order of the document.
    pub rules: Vec<Rule>,
    /// Which provision yields to which.
    pub yields: Vec<Yield>,
    /// What the programme is focused on.
    pub focus: Vec<Focus>,
    /// The programme's term.
    pub term: Option<Term>,
    /// How the programme comes into force, lasts and ends, the term included.
    pub life: Vec<Living>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Every way in which the programme may be amended.
    pub ways: Vec<AmendingWay>,
    /// Bodies that decide in the parties' place.
    pub bodies: Vec<Body>,
    /// Those who have a say in amendments.
    pub electorates: Vec<Electorate>,
    /// What may not be amended.
    pub entrenched: Vec<Entrenched>,
    /// The amendments that made this edition, in the order of coming about.
    pub made_by: Vec<String>,
    /// Numbers that are never given again.
    pub repealed: Vec<Repealed>,
    /// What every edition is to keep.
    pub principles: Vec<Principle>,
    /// The amendments that came with the policy.
    pub amendments: Vec<Amendment>,
    /// What the amendment that made this edition claims of it.
    pub claims: Vec<Claim>,
    /// What activities have in fields that were added after they were written.
    pub missing: Vec<MissingFact>,
    /// Dated events that came with the policy.
    pub record: Vec<Happening>,
    /// What was done about amendments, as it came with the policy.
    pub acts: Vec<AmendingAct>,
    /// The scenarios that came with the policy.
    pub scenarios: Vec<Scenario>,
    /// The adapters that came with the policy.
    pub adapters: Vec<Named>,
}

/// A place in a file of the policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Something with a name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    /// Its name in the policy.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Where it is declared.
    pub place: Option<Place>,
}

/// How dates are computed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Calendar {
    /// `clamp`, `overflow` or `refuse`.
    pub month_end: String,
    /// The first day of which the policy speaks.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// The days of the week on which no business is done: `Sat`, `Sun`.
    pub weekend: Vec<String>,
    /// The holidays that are declared, in order.
    pub holidays: Vec<String>,
    /// The first day for which the table of holidays is complete; none: there is no table.
    pub holidays_known_from: Option<String>,
    /// The last one.
    pub holidays_known_to: Option<String>,
    /// How periods are counted: `as written`, `anniversary` or `regulation 1182/71`.
    pub counting: String,
}

/// A relation to another document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Lineage {
    /// `builds on`, `replaces`, `succeeds` or `without prejudice to`.
    pub relation: String,
    /// The other document's name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as exactly as it is known.
    pub date: Option<String>,
}

/// A list of things that the document names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Taxonomy {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Whether a value that is not listed is allowed.
    pub open: bool,
    /// The topmost entries.
    pub entries: Vec<Entry>,
}

/// One thing of a taxonomy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// The document's number.
    pub number: Option<String>,
    /// The amendment that put it in.
    pub added_by: Option<String>,
    /// The entries below it.
    pub entries: Vec<Entry>,
}

/// A field of an activity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Field {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Its type.
    pub kind: FieldKind,
    /// Whether an activity may do without it.
    pub optional: bool,
}

/// The type of a field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FieldKind {
    /// Yes or no.
    Flag,
    /// Words.
    Text,
    /// A date, perhaps known only to the month or year.
    Date,
    /// A whole number.
    Number {
        /// The least.
        from: i64,
        /// The greatest.
        to: i64,
    },
    /// An amount of money.
    Money {
        /// Three letters of ISO 4217.
        currency: String,
        /// The least, in words.
        from: String,
        /// The greatest, in words.
        to: String,
    },
    /// One entry.
    One {
        /// Of this taxonomy.
        taxonomy: String,
    },
    /// Any number of entries.
    SetOf {
        /// Of this taxonomy.
        taxonomy: String,
    },
}

/// A check between fields.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Check {
    /// What must not be false.
    pub condition: Condition,
    /// What is said when it is.
    pub message: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A condition: a tree of connectives over plain conditions, which are told in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Always true.
    Always,
    /// All hold.
    All(Vec<Condition>),
    /// One holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The definition of that name holds.
    Defined(String),
    /// The adopted reading of the open term of that name holds.
    Read(String),
    /// The judgement of that name has been made so.
    Judged(String),
    /// A plain condition.
    Plain {
        /// The condition in words.
        words: String,
        /// The fields on which it rests.
        fields: Vec<String>,
        /// The events on which it rests.
        events: Vec<String>,
        /// The open terms on which it rests.
        open_terms: Vec<String>,
        /// Where it is written.
        place: Option<Place>,
    },
}

/// A named condition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Definition {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// What it says.
    pub condition: Condition,
    /// The number of the provision in which it stands.
    pub provision: Option<String>,
}

/// Who decides, acts or consents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Who {
    /// `one`, `jointly`, `either` or `each`.
    pub how: String,
    /// The parties.
    pub parties: Vec<String>,
}

/// A judgement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Judgement {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Who makes it.
    pub by: Who,
    /// The number of the provision in which it stands.
    pub provision: Option<String>,
}

/// A vague term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenTerm {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// Its readings.
    pub readings: Vec<Reading>,
    /// The name of the adopted one.
    pub adopted: String,
    /// The number of the provision in which it stands.
    pub provision: Option<String>,
}

/// One reading of a vague term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    /// Its name, title and place.
    #[serde(flatten)]
    pub named: Named,
    /// What it means, in words.
    pub meaning: String,
    /// The condition, where it is one.
    pub condition: Option<Condition>,
}
