//! Diagnostics in every style that the command offers.

use crate::diagnostic::{Diagnostics, Look, render_all};
use crate::source::Sources;

/// For whom a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For people at a terminal: the lines of the file, with what is wrong drawn under them.
    Human {
        /// Whether colours are used.
        colour: bool,
    },
    /// For screen readers: sentences, nothing drawn.
    Plain,
    /// For programs: one JSON object a line, one line a diagnostic.
    #[cfg(feature = "cli")]
    Json,
    /// For code scanning: one SARIF 2.1.0 log.
    #[cfg(feature = "cli")]
    Sarif,
    /// For GitHub Actions: one workflow command a line.
    Github,
}

/// The diagnostics in that style, in the order of their places; empty where there are none, but for SARIF, whose log then has no results.
///
/// What people read is capped at [`crate::diagnostic::MOST_SHOWN`], with the count of the rest; what programs read is whole.
#[must_use]
pub fn diagnostics(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    match style {
        Style::Human { colour: true } => render_all(diagnostics, sources, Look::Coloured),
        Style::Human { colour: false } => render_all(diagnostics, sources, Look::Drawn),
        Style::Plain => render_all(diagnostics, sources, Look::Told),
        #[cfg(feature = "cli")]
        Style::Json => super::json::lines(&diagnostics.clone().sorted(), sources),
        #[cfg(feature = "cli")]
        Style::Sarif => super::sarif::log(&diagnostics.clone().sorted(), sources),
        Style::Github => super::github::commands(&diagnostics.clone().sorted(), sources),
    }
}
