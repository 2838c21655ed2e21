//! A slow, obvious interpreter over the model: the meaning of a policy, written down a second time and in another way.
//!
//! It shares nothing with the engine but the model's types: its truth tables, its calendar and its reading of exceptions are its own.

pub mod calendar;
pub mod conditions;
pub mod draw;
pub mod generate;
pub mod generate_conditions;
pub mod laws;
pub mod proofs;
pub mod reads;
pub mod rules;
pub mod small;
pub mod small_conditions;
pub mod space;
pub mod statement;

use comity::model::{Fact, Happening, Model, OpenTermId, PartyId};
use comity::value::Truth;

/// A policy and one question to it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The policy.
    pub model: Model,
    /// Readings in place of the adopted ones.
    pub readings: Vec<(OpenTermId, usize)>,
    /// What happened.
    pub record: Vec<Happening>,
    /// A fact for each field.
    pub facts: Vec<Fact>,
    /// For each judgement the parties' answers.
    pub answers: Vec<Vec<(PartyId, Truth)>>,
    /// What is asked of a field without value: false in a rule, unknown in a check.
    pub none: Truth,
}

/// Kleene's table for `and`.
pub fn and(one: Truth, other: Truth) -> Truth {
    match (one, other) {
        (Truth::True, Truth::True) => Truth::True,
        (Truth::False, _) | (_, Truth::False) => Truth::False,
        (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
    }
}

/// Kleene's table for `or`.
pub fn or(one: Truth, other: Truth) -> Truth {
    match (one, other) {
        (Truth::False, Truth::False) => Truth::False,
        (Truth::True, _) | (_, Truth::True) => Truth::True,
        (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
    }
}

/// Kleene's table for `not`.
pub fn not(one: Truth) -> Truth {
    match one {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        Truth::Unknown => Truth::Unknown,
    }
}

/// What is plainly so or not so.
pub fn plain(holds: bool) -> Truth {
    if holds { Truth::True } else { Truth::False }
}
