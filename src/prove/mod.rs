//! Proof: a question about every activity becomes a formula; the search answers it; a small checker, which knows nothing of the search,
//! confirms every "no activity does".
//!
//! ```text
//! question ─▶ formula ─▶ solve ─▶ model ─▶ witness, replayed by the evaluator
//!                           └──▶ certificate ─▶ check
//! ```

mod analysis;
mod answers;
mod assign;
mod case;
mod certificate;
mod check;
mod circuit;
mod compare;
mod dates;
mod difference;
mod encode;
mod every;
mod fixed;
mod formula;
mod literal;
mod ordered;
mod principle;
mod proof;
mod question;
mod readings;
mod recorded;
mod region;
mod replay;
#[cfg(feature = "smtlib")]
mod smtlib;
mod solve;
mod space;
mod sums;
mod why;
mod written;

pub use analysis::{DutyOddity, Oddity, OddityKind, odd_duties, oddities};
pub use case::{Case, Stated};
pub use certificate::{Certificate, Derived};
pub use check::{CheckError, check};
pub use compare::{Change, Nothing};
pub use difference::{Among, Difference, Region, Shift, difference};
pub use every::Every;
pub use fixed::{DutyChange, duties_changed};
pub use formula::{ClauseId, Formula};
pub use literal::{Literal, Variable};
pub use principle::{Editions, Effort, named_alike};
pub use proof::{Counterexample, Ground, Heavier, Lacking, Proof, Proved, Readings, Refuted};
pub use question::{Certified, Posed, Settled, Unsettled};
pub use recorded::Telling;
pub use region::{Answer, Facet, StepWords};
pub use solve::{Lemmas, NoLemmas, Outcome, Solver, Values};
pub use space::Facts;
pub use why::{Change as Remedied, Remedies, Remedy, remedies};
