//! Verdicts and diagnostics told in words, and in the formats that other programs read.

mod diagnostics;
mod github;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
mod sarif;

pub use diagnostics::{Style, diagnostics};
#[cfg(feature = "cli")]
pub use json::diagnostic as diagnostic_as_json;
