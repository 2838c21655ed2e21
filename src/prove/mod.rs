//! Proof: a question about every activity becomes a formula; the search answers it; a small checker, which knows nothing of the search,
//! confirms every "no activity does".
//!
//! ```text
//! question ─▶ formula ─▶ solve ─▶ model ─▶ witness, replayed by the evaluator
//!                           └──▶ certificate ─▶ check
//! ```

mod certificate;
mod check;
mod formula;
mod literal;
mod solve;

pub use certificate::{Certificate, Derived};
pub use check::{CheckError, check};
pub use formula::{ClauseId, Formula};
pub use literal::{Literal, Variable};
pub use solve::{Lemmas, NoLemmas, Outcome, Solver, Values};
