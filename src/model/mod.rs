//! What a policy means. One door in: [`from_syntax`].

mod change;
mod change_words;
mod checks;
mod condition;
mod days;
mod from_syntax;
mod lookup;
mod principle;
mod principle_words;
pub mod problems;
mod time;
mod time_words;
mod types;
#[cfg(feature = "cli")]
pub mod view;
mod words;

pub use change::*;
pub use change_words::{form_words, share_words};
pub use condition::*;
pub use days::*;
pub use from_syntax::{Checked, from_syntax};
pub use principle::*;
pub use principle_words::force_word;
pub use time::*;
pub use time_words::ordinal;
pub use types::*;

pub use crate::syntax::tree::{Force, Relation};
