//! A policy that cannot be used, with everything that is wrong with it.

use crate::diagnostic::{Diagnostics, Look, MOST_SHOWN, render};
use crate::source::Sources;
use std::fmt;

/// Everything that is wrong with a policy. Printing it prints every diagnostic with the words that it points at.
///
/// ```
/// let rejected = comity::Policy::parse("empty.comity", "# nothing yet").unwrap_err();
/// assert!(rejected.diagnostics().has_errors());
/// println!("{rejected}");
/// ```
#[derive(Clone, Debug)]
pub struct Rejected {
    pub(super) diagnostics: Diagnostics,
    pub(super) sources: Sources,
}

impl Rejected {
    /// What is wrong, in the order of the texts.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The texts that the diagnostics point into.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.diagnostics.iter().take(MOST_SHOWN) {
            writeln!(out, "{}", render(diagnostic, &self.sources, Look::Drawn).trim_end())?;
        }
        match self.diagnostics.len().saturating_sub(MOST_SHOWN) {
            0 => Ok(()),
            more => writeln!(out, "and {more} more"),
        }
    }
}

impl std::error::Error for Rejected {}
