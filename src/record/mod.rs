//! Dated events, and what stands, is due and was done on account of them on any day.
//!
//! ```text
//! Model ─ Plan ─ Fold ◀─ add ─ Happening
//!                  │ as of a day
//!                  ▼
//!                 View ─▶ Lifetime ─▶ spells, status, dates
//!                    └──▶ duties: lines ─ occurrences ─ performances
//! Plan ─▶ Course: the same of every record at once, for proofs
//! ```

mod answers;
mod course;
mod coverage;
mod dates;
mod duties;
mod ends;
mod exits;
mod fold;
mod found;
mod impossible;
mod lifetime;
mod origin;
mod plain;
mod plan;
mod points;
mod problems;
mod questions;
mod silences;
mod spells;
mod status;
mod suspensions;
mod terms;
mod triggers;
mod view;
mod worst;

pub use answers::*;
pub use course::{Course, Ending, If, Pause, When};
pub use coverage::{Coverage, Suspension};
pub use fold::Fold;
pub use plain::{Edge, PlainTerm};
pub use plan::Plan;
pub use questions::{Led, Membership, NotLed, Over};
pub use worst::{Worst, WorstCase};
