//! What a run comes to, and the exit code that says so.

use std::process::ExitCode;

/// What a run comes to. The order is that of precedence: a run is as its gravest part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// All permitted, all passed.
    Good,
    /// Something is undetermined.
    Open,
    /// Something is refused or fails.
    Bad,
    /// Something could not be judged.
    Unjudged,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Good => 0,
            Outcome::Bad => 1,
            Outcome::Unjudged => 2,
            Outcome::Open => 3,
        })
    }
}
