//! Text to tree, with every mistake reported and everything else kept.
//!
//! ```text
//! text ─ outline ─▶ sentences and blocks ─ grammar ─▶ parts ─ from_text ─▶ tree
//!        (first words, braces)            (pest, each sentence alone)
//! ```

mod called;
mod forbidden;
mod forms;
mod from_text;
mod grammar;
pub mod habits;
pub mod limits;
mod outline;
pub mod problems;
mod repair;
mod scan;
mod sentence;
mod shapes;
pub mod tree;
mod unknown;

use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};
use tree::{Comment, File};

/// What a text says, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Every sentence, broken ones included, and every comment.
    pub file: File,
    /// What could not be read, in the order of the text.
    pub diagnostics: Diagnostics,
}

/// Reads a file of the language. Never fails: a sentence that cannot be read is kept as broken, and reported.
///
/// ```
/// use comity::{source::Sources, syntax};
/// let text = "programme p { clause 1 { permit activity; } }";
/// let parsed = syntax::parse(Sources::new().add("p.comity", text), text);
/// assert!(parsed.diagnostics.is_empty());
/// ```
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Parsed {
    if text.len() > limits::FILE_BYTES {
        let whole = problems::file_too_large(Span::new(source, 0, 0), text.len());
        return Parsed { file: File::default(), diagnostics: Diagnostics::from_iter([whole]) };
    }
    let outline = outline::outline(source, text);
    let (sentences, found) = from_text::assemble(source, text, &outline);
    let comment = |(start, end): (usize, usize)| {
        let words = text.get(start..end).unwrap_or("").to_owned();
        Comment { span: Span::new(source, start, end), text: words }
    };
    let comments = outline.comments.into_iter().map(comment).collect();
    let mut diagnostics = outline.diagnostics;
    diagnostics.extend(found);
    Parsed { file: File { sentences, comments }, diagnostics: diagnostics.sorted() }
}

/// Whether the bare grammar accepts a text, without building anything: what the benches measure parsing against.
#[doc(hidden)]
#[must_use]
pub fn accepts(text: &str) -> bool {
    grammar::accepts(text)
}
