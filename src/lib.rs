#![doc = include_str!("../README.md")]
#![allow(clippy::needless_doctest_main, reason = "a file of tests that has its own `main` is shown whole")]

pub mod source;
pub mod value;
pub mod calendar;
pub mod diagnostic;
pub mod syntax;
pub mod format;
pub mod amend;
pub mod model;
pub mod record;
pub mod consent;
pub mod program;
pub mod evaluate;
pub mod apply;
#[cfg(feature = "prove")]
pub mod prove;
pub mod data;
pub mod report;
pub mod scenario;
pub mod policy;
#[cfg(feature = "disk")]
pub mod disk;
#[cfg(feature = "testing")]
pub mod testing;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use policy::{Policy, Record, Rejected, Verdict};
pub use program::Activity;
pub use value::Truth;
