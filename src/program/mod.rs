//! What runs: flat, indexed, without names. One door in: `Program::from_model`.
//!
//! ```text
//! Model ── from_model ──▶ Program { layout, nodes, indexes }
//!                            │ blank, set, judge      │ state
//!                            ▼                        ▼
//!                         Activity                  State ──▶ evaluate
//! ```

mod activity;
mod days;
mod from_conditions;
mod from_connectives;
mod from_layout;
mod from_model;
mod from_names;
mod from_nodes;
mod from_roots;
mod from_rules;
mod from_sums;
mod from_term;
mod index;
mod invariants;
mod layout;
mod literal;
mod node;
mod places;
mod sharing;
mod shift;
mod state;
mod store;
mod words;

pub use activity::Activity;
pub use from_model::Program;
pub use state::{State, TermWindow};

pub(crate) use days::Days;
pub(crate) use from_rules::Rule;
pub(crate) use from_sums::compare;
pub(crate) use index::Index;
pub(crate) use layout::Owner;
pub(crate) use literal::{Conjunction, Literal, Test};
pub(crate) use node::{DateTest, Node, Operand, SumTest};
pub(crate) use places::Answered;
pub(crate) use sharing::parts;
pub(crate) use shift::shift;
pub(crate) use words::{NONE, NUMBER_NONE, NUMBER_UNKNOWN, SET_HEAD, SET_NONE, SET_UNKNOWN, SET_UNLISTED, UNKNOWN, number, truth};
