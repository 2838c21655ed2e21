//! What a policy means. One door in: [`from_syntax`].

mod checks;
mod condition;
mod days;
mod from_syntax;
mod lookup;
pub mod problems;
mod time;
mod time_words;
mod types;
#[cfg(feature = "cli")]
pub mod view;
mod words;

pub use condition::*;
pub use days::*;
pub use from_syntax::{Checked, from_syntax};
pub use time::*;
pub use time_words::ordinal;
pub use types::*;

pub use crate::syntax::tree::{Force, Relation};
