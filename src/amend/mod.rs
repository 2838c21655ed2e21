//! Amendments applied to the sentences of a programme: the edition that comes of it is a text like any other.

pub mod canonical;
mod fingerprint;
pub mod redline;

pub use fingerprint::{Fingerprint, SHOWN, digits};
