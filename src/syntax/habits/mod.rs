//! Habits from other languages and from word processors: recognised, answered, and read as what they mean.
//!
//! Only a sentence that could not be read is searched for them, so nothing here restricts what a policy may say.

mod change;
mod dates;
mod figures;
mod marks;
pub mod problems;
mod words;

use super::forms::Form;
use super::outline::Cut;
use super::repair::Edit;
use super::scan::{Scan, in_word};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

pub(super) use problems::is_foreign_value;
pub(super) use words::{First, first_word, foreign_value};

/// A habit, and what is read in its place; no edits where that cannot be guessed.
pub(super) struct Habit {
    pub(super) edits: Vec<Edit>,
    /// None where the words behind it are answered and say it too.
    pub(super) diagnostic: Option<Diagnostic>,
}

/// A search through one sentence.
struct Finder<'t> {
    source: SourceId,
    written: &'t str,
    base: usize,
    form: Option<Form>,
    scan: Scan<'t>,
    found: Vec<Habit>,
    /// The word before, empty if a mark came between.
    before: &'t str,
    /// The last mark or the last byte of the last word.
    last_byte: u8,
}

/// Every habit in a sentence that could not be read.
pub(super) fn find(source: SourceId, written: &str, cut: Cut) -> Vec<Habit> {
    let scan = Scan::new(written, 0);
    let mut finder = Finder { source, written, base: cut.start, form: cut.form, scan, found: Vec::new(), before: "", last_byte: b' ' };
    finder.run();
    finder.found
}

impl<'t> Finder<'t> {
    fn run(&mut self) {
        self.missing_activity();
        while let Some(byte) = self.scan.peek() {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.scan.step(),
                b'#' => self.scan.skip_line(),
                b'"' => {
                    self.scan.quoted();
                    self.seen("", b'"');
                }
                b'0'..=b'9' => self.figure(),
                _ if in_word(byte) => self.word(),
                _ => self.mark(byte),
            }
        }
    }

    fn seen(&mut self, word: &'t str, last_byte: u8) {
        self.before = word;
        self.last_byte = last_byte;
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, self.base.saturating_add(start), self.base.saturating_add(end))
    }

    fn edit(&self, start: usize, end: usize, with: impl Into<std::borrow::Cow<'static, str>>) -> Edit {
        Edit { start: self.base.saturating_add(start), end: self.base.saturating_add(end), with: with.into() }
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.written.get(start..end).unwrap_or("")
    }

    fn rest(&self) -> &'t str {
        self.written.get(self.scan.at..).unwrap_or("")
    }

    /// Takes in a habit that is read as `with`.
    fn instead(&mut self, start: usize, end: usize, with: impl Into<std::borrow::Cow<'static, str>>, diagnostic: Diagnostic) {
        let edits = vec![self.edit(start, end, with)];
        self.found.push(Habit { edits, diagnostic: Some(diagnostic) });
    }

    fn next_word(&self) -> &'t str {
        let mut ahead = self.scan.clone();
        ahead.blanks();
        ahead.word()
    }
}
