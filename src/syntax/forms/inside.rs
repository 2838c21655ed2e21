//! What stands in the braces of a block whose first word does not settle it alone.

use super::{Form, Place};
use crate::syntax::scan::Scan;

impl Form {
    /// The place inside the braces of a block with these words before them; none for a sentence that opens no block.
    pub(in crate::syntax) fn inside(self, head: &str) -> Option<Place> {
        match self {
            Self::Insert => Some(inserted(&mut Words::of(head))),
            Self::Rewrite => Some(rewritten(&mut Words::of(head))),
            _ => self.opens(),
        }
    }
}

/// `insert in 3.2`, `insert after 3.3`, `insert in activity`, `insert in Area`; the amendment of an amendment has nothing behind `insert`.
fn inserted(words: &mut Words<'_>) -> Place {
    match words.next() {
        None => Place::Amendment,
        Some("before" | "after") => Place::Provision,
        Some(_) => match words.next() {
            Some("activity") => Place::Activity,
            Some("parties") => Place::Parties,
            Some("calendar") => Place::Calendar,
            Some("programme") => Place::Programme,
            Some(word) if is_number(word) || words.next().is_some_and(is_number) => Place::Provision,
            Some(_) => Place::Taxonomy,
            None => Place::Unknown,
        },
    }
}

fn rewritten(words: &mut Words<'_>) -> Place {
    match words.next() {
        Some("clause") => Place::Clause,
        Some("section") => Place::Section,
        _ => Place::Provision,
    }
}

/// Whether a word is the number of a provision, or the beginning of one, as the grammar has it.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || word.chars().all(|c| "IVXLCDM".contains(c))
}

/// The words behind the first one, up to the first mark that is neither a blank nor a comment.
struct Words<'t> {
    scan: Scan<'t>,
}

impl<'t> Words<'t> {
    fn of(head: &'t str) -> Self {
        let mut words = Self { scan: Scan::new(head, 0) };
        words.next();
        words
    }

    fn next(&mut self) -> Option<&'t str> {
        self.scan.blanks();
        while self.scan.peek() == Some(b'#') {
            self.scan.skip_line();
            self.scan.blanks();
        }
        Some(self.scan.word()).filter(|word| !word.is_empty())
    }
}
