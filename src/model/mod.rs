//! What a policy means. One door in: `from_syntax`.

mod condition;
mod types;

pub use condition::*;
pub use types::*;
