//! Policies as cases of `cargo test`: one for each scenario, for each principle of each edition, for each claim of an amendment.
//!
//! In the `Cargo.toml` of any package that holds policies:
//!
//! ```toml
//! [dev-dependencies]
//! comity = { version = "0.1", default-features = false, features = ["testing"] }
//!
//! [[test]]
//! name = "policies"
//! harness = false
//! ```
//!
//! And the whole of `tests/policies.rs`:
//!
//! ```no_run
//! fn main() { comity::testing::run(&["policies/programme.comity"]) }
//! ```
//!
//! Then `cargo test` proves that every edition keeps its principles, and `cargo test assets` runs the cases in whose names that word stands. What is refuted prints the whole diagnostic, with the
//! activity that shows it as a scenario. What is not settled fails: it is not proved.

mod cases;

pub use cases::{cases, cases_of};
pub use libtest_mimic;

use libtest_mimic::{Arguments, Trial};
use std::path::Path;

/// Runs the cases of these policies, as the arguments of `cargo test` ask for, and ends the program. Paths are relative to the folder of the package. Where two policies would have cases of one
/// name, the file is told with the programme.
///
/// The arguments are those of Rust's own tests: a filter, `--exact`, `--skip`, `--list`, `--test-threads`, `--format` and more; `-- --help` lists them.
pub fn run<P: AsRef<Path>>(policies: &[P]) -> ! {
    let mut all = cases_of(policies);
    if all.is_empty() {
        all.push(Trial::test("there are policies to test", || Err("no policy is named".into())));
    }
    libtest_mimic::run(&Arguments::from_args(), all).exit()
}
