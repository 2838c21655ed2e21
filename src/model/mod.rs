//! What a policy means. One door in: [`from_syntax`].

mod checks;
mod condition;
mod from_syntax;
pub mod problems;
mod types;

pub use condition::*;
pub use from_syntax::{Checked, from_syntax};
pub use types::*;
