//! What a policy means. One door in: [`from_syntax`].

mod checks;
mod condition;
mod from_syntax;
mod lookup;
pub mod problems;
mod time;
mod types;
#[cfg(feature = "cli")]
pub mod view;
mod words;

pub use condition::*;
pub use from_syntax::{Checked, from_syntax};
pub use time::*;
pub use types::*;
