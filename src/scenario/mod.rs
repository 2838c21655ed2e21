//! Scenarios run as tests, with the clauses that they exercise; and the policy beside its document.

mod amendments;
mod days;
mod document;
mod numbers;
mod problems;
mod quotes;
mod scenarios;
mod told;

pub use document::{DocumentCoverage, Quote, Standing, compare_with_document};
pub use quotes::QuoteMatch;
pub use scenarios::{ClauseCoverage, Tested, Tried, run_scenarios};
#[cfg(feature = "cli")]
pub use told::document_as_json;
pub use told::tell_document;
