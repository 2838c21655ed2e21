//! Mistakes that a file of any format may meet.

use super::problems;
use crate::diagnostic::Diagnostic;

/// A file that is larger than the engine reads.
#[must_use]
pub fn too_large(part: super::located::Part<'_>, what: &str, most: usize) -> Diagnostic {
    let message = format!("{what} may hold at most {} MiB", most / (1024 * 1024));
    Diagnostic::error(problems::DATA_TOO_LARGE, part.span(0, 0), message)
}

/// A format whose feature is off in this build.
#[must_use]
pub fn not_built(part: super::located::Part<'_>) -> Diagnostic {
    Diagnostic::error(problems::BROKEN_DATA, part.span(0, 0), "this build of the program does not read this format")
        .help("Build it with the feature that is named like the format.")
}
