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
mod from_layout;
mod from_model;
mod layout;
mod state;
mod store;
mod words;

pub use activity::Activity;
pub use from_model::Program;
pub use state::{State, TermWindow};

pub(crate) use days::Days;
pub(crate) use layout::{Layout, Owner, Slot, SlotKind};
