//! The shape of what the document says: provisions, rules, duties; and of what came with the policy.

use super::shapes::{Condition, Place, Who};
use schemars::JsonSchema;
use serde::Serialize;

/// A section, a clause, or an entry with a number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Provision {
    /// The document's number.
    pub number: String,
    /// The heading.
    pub title: Option<String>,
    /// `section`, `clause` or `entry`.
    pub kind: String,
    /// The number of the provision around it.
    pub within: Option<String>,
    /// Decisive words of the document.
    pub quotes: Vec<String>,
    /// What it says without effect.
    pub recitals: Vec<Recital>,
    /// The amendments that made or changed it.
    pub amended_by: Vec<String>,
    /// Where its number is written.
    pub place: Option<Place>,
}

/// A sentence without effect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recital {
    /// `recital`, `purpose`, `gap` or `untranslatable`.
    pub kind: String,
    /// What it says.
    pub text: String,
}

/// A rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rule {
    /// `permit`, `forbid` or `require`.
    pub kind: String,
    /// The number of its clause.
    pub clause: String,
    /// To which activities it applies.
    pub applies: Condition,
    /// What it demands of them.
    pub demands: Condition,
    /// The whole rule in words.
    pub words: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// One provision yields to another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Yield {
    /// The number of the one that yields.
    pub general: String,
    /// The number of the one that it yields to.
    pub special: String,
    /// `whole` (`except`) or `opposed` (`prevails over`).
    pub scope: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// What the programme is focused on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Focus {
    /// The number of the clause.
    pub clause: String,
    /// Which activities are in it.
    pub condition: Condition,
}

/// The programme's term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Term {
    /// The number of the clause.
    pub clause: String,
    /// How long.
    pub length: String,
    /// From which event.
    pub from: String,
    /// Whether the event's own day counts.
    pub first_day_counts: bool,
    /// Whether the day on which the length is full counts.
    pub last_day_counts: bool,
    /// The date fields that must lie in it.
    pub covers: Vec<String>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A sentence about how the programme comes into force, lasts or ends.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Living {
    /// `start`, `provisional`, `joins`, `term`, `exit`, `suspension`, `survival` or `silence`.
    pub kind: String,
    /// The number of the clause.
    pub clause: String,
    /// What it says, in words.
    pub words: String,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A duty.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Duty {
    /// The number of the clause.
    pub clause: String,
    /// `shall`, `will`, `should`, `may` or `may consider`.
    pub force: String,
    /// Who is answerable.
    pub who: Who,
    /// Whether one of the acts is enough.
    pub either: bool,
    /// What is to be done.
    pub acts: Vec<Act>,
    /// When, in words.
    pub timings: Vec<String>,
    /// On which condition.
    pub when: Option<Condition>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// Something to be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Act {
    /// Its name.
    pub name: String,
    /// The words for it.
    pub title: Option<String>,
}

/// A dated event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happening {
    /// What happened.
    pub event: String,
    /// When.
    pub date: String,
    /// A reference.
    pub reference: Option<String>,
}

/// A scenario.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Scenario {
    /// What it tells.
    pub title: String,
    /// The edition by which it is judged, whatever the record.
    pub edition: Option<String>,
    /// What is stated of each field, in words.
    pub facts: std::collections::BTreeMap<String, String>,
    /// Where it is written.
    pub place: Option<Place>,
}
