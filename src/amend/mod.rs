//! Amendments applied to the sentences of a programme: the edition that comes of it is a text like any other.

mod blame;
pub mod canonical;
mod change;
mod deemed;
mod editions;
mod fingerprint;
mod laid;
mod origins;
mod patch;
pub mod problems;
pub mod redline;
mod resolve;
mod touched;
mod tree;
mod words;

pub use editions::{Amendment, Editions};
pub use fingerprint::Fingerprint;
pub use touched::{Part, Touched};
