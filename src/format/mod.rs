//! Tree to text in canonical layout: the same sentences and comments in the same order, indented by two, at most 100 characters wide where words allow.

mod activity;
mod amending;
mod blocks;
mod canonical;
mod change;
mod conditions;
mod days;
mod layout;
mod principles;
mod problems;
mod provisions;
mod rules;
mod same;
mod scenarios;
mod sentences;
mod time;
mod values;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::syntax::{Parsed, parse};

pub use canonical::{Line, canonical, lines};
pub use days::act_words;
pub use same::{Nowhere, Visitor, Walk, same_but_for_places};

/// The text of a policy file in canonical layout.
///
/// Sentences, comments and the strings of a text keep their order; a comment inside a sentence moves above it; at most one blank line stays between
/// two sentences; a list that its author wrote on one line stays on one line where it fits. Formatting the result again changes nothing.
///
/// # Errors
///
/// Gives the diagnostics of a text with syntax errors, of which nothing is formatted; their places lie in the source with the first id.
///
/// ```
/// let text = comity::format::format("programme p{edition 2020;strength political;}").unwrap();
/// assert_eq!(text, "programme p {\n  edition 2020;\n  strength political;\n}\n");
/// ```
pub fn format(text: &str) -> Result<String, Diagnostics> {
    let Parsed { file, diagnostics } = parse(SourceId::default(), text);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let formatted = blocks::write(&file, text);
    // Invariant: a formatted text says what the text said. A layout that is read differently is thrown away, not handed out.
    let again = parse(SourceId::default(), &formatted);
    if again.diagnostics.has_errors() || !same_but_for_places(file, again.file) {
        return Err(refused(text));
    }
    Ok(formatted)
}

fn refused(text: &str) -> Diagnostics {
    let end = text.lines().next().map_or(0, str::len);
    let diagnostic = Diagnostic::error(
        problems::FORMAT_REFUSED,
        Span::new(SourceId::default(), 0, end),
        "this file was left as it is, since its new layout would be read differently",
    )
    .help("Nothing is wrong with the file: this is a mistake in Comity. Please report it together with the file.");
    std::iter::once(diagnostic).collect()
}
