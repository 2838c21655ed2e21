//! Marks of programming languages and of word processors.

use super::{Finder, Habit, foreign_value, problems};
use crate::syntax::forms::Form;
use crate::syntax::scan::{is_strange_quote, is_strange_space};

/// What a mark stands for.
#[derive(Clone, Copy)]
enum Meaning {
    Equals,
    Unequal,
    Order,
    Connective,
}

/// Longer marks first.
const MARKS: &[(&str, &str, Meaning)] = &[
    ("===", "is", Meaning::Equals),
    ("!==", "is not", Meaning::Unequal),
    ("==", "is", Meaning::Equals),
    ("!=", "is not", Meaning::Unequal),
    ("<>", "is not", Meaning::Unequal),
    ("≠", "is not", Meaning::Unequal),
    ("=<", "<=", Meaning::Order),
    ("=>", ">=", Meaning::Order),
    ("≤", "<=", Meaning::Order),
    ("≥", ">=", Meaning::Order),
    ("&&", "and", Meaning::Connective),
    ("||", "or", Meaning::Connective),
    ("&", "and", Meaning::Connective),
    ("|", "or", Meaning::Connective),
    ("!", "not", Meaning::Connective),
    ("=", "is", Meaning::Equals),
];

impl Finder<'_> {
    pub(super) fn mark(&mut self, byte: u8) {
        let start = self.scan.at;
        let rest = self.rest();
        if rest.starts_with("<=") || rest.starts_with(">=") {
            self.scan.at = start.saturating_add(2);
        } else if self.arrow(start) {
            // Answered.
        } else if byte == b'%' {
            self.scan.step();
            self.percent(start, self.scan.at);
        } else if let Some((mark, meant, meaning)) = MARKS.iter().find(|(mark, ..)| rest.starts_with(mark)).copied() {
            self.scan.at = start.saturating_add(mark.len());
            self.foreign_mark(start, mark, meant, meaning);
        } else if byte == b'$' {
            self.scan.step();
            self.currency_sign(start, '$');
        } else if byte == b'\'' {
            self.single_quote();
        } else if byte >= 0x80 {
            self.letter(start);
        } else {
            self.scan.step();
        }
        self.seen("", byte);
    }

    fn foreign_mark(&mut self, start: usize, mark: &str, meant: &'static str, meaning: Meaning) {
        let span = self.span(start, self.scan.at);
        let equality = matches!(meaning, Meaning::Equals | Meaning::Unequal);
        if equality && foreign_value(span, self.next_word()).is_some() {
            // `== null` is one slip, and the answer to `null` says what to write for both.
            let edits = vec![self.edit(start, self.scan.at, format!(" {meant} "))];
            self.found.push(Habit { edits, diagnostic: None });
            return;
        }
        let diagnostic = match meaning {
            Meaning::Equals => problems::foreign_equals(span, mark),
            Meaning::Unequal => problems::foreign_unequal(span, mark),
            Meaning::Order => problems::foreign_order(span, mark, meant),
            Meaning::Connective => problems::foreign_connective(span, mark, meant),
        };
        self.instead(start, self.scan.at, format!(" {meant} "), diagnostic);
    }

    /// `'words'`, which is read as `"words"` if it is closed on its line.
    fn single_quote(&mut self) {
        let start = self.scan.at;
        self.scan.step();
        let line = self.rest().split('\n').next().unwrap_or("");
        let Some(length) = line.find('\'') else { return };
        let close = self.scan.at.saturating_add(length);
        self.scan.at = close.saturating_add(1);
        self.quotes(start, start.saturating_add(1), close, problems::single_quote(self.span(start, self.scan.at)));
    }

    /// Reads what stands from `open` to `close` as a text in `"`.
    fn quotes(&mut self, start: usize, open: usize, close: usize, diagnostic: crate::diagnostic::Diagnostic) {
        let plain = !self.slice(open, close).contains(['"', '\\']);
        let edits = if plain { vec![self.edit(start, open, "\""), self.edit(close, self.scan.at, "\"")] } else { Vec::new() };
        self.found.push(Habit { edits, diagnostic: Some(diagnostic) });
    }

    /// A character that is no letter of English and not in quotation marks.
    fn letter(&mut self, start: usize) {
        let Some(c) = self.scan.char() else { return self.scan.step() };
        if matches!(c, '‘' | '’' | '‚') || is_strange_quote(c) {
            return self.curly_quote(start);
        }
        self.scan.step_char();
        let span = self.span(start, self.scan.at);
        if is_strange_space(c) {
            self.instead(start, self.scan.at, " ", super::super::problems::strange_space(span));
        } else if matches!(c, '–' | '—' | '−' | '‑' | '‐' | '―') {
            let range = matches!(self.form, Some(Form::Horizon | Form::Field)) && !matches!(c, '−' | '‑' | '‐');
            let meant = if range { "to" } else { "-" };
            let with = if matches!(c, '‑' | '‐') {
                "-"
            } else if range {
                " to "
            } else {
                " - "
            };
            self.instead(start, self.scan.at, with, problems::foreign_dash(span, meant));
        } else if self.currency_sign(start, c) {
            // Read as the currency's letters.
        } else if c.is_alphabetic() {
            let found = problems::foreign_letter(span, c);
            self.found.push(Habit { edits: Vec::new(), diagnostic: Some(found) });
        }
    }

    fn curly_quote(&mut self, start: usize) {
        self.scan.step_char();
        let open = self.scan.at;
        let line = self.rest().split('\n').next().unwrap_or("");
        let closing = |c: char| is_strange_quote(c) || matches!(c, '"' | '’' | '‘');
        let Some(length) = line.find(closing) else {
            let lone = problems::curly_quote(self.span(start, open));
            self.found.push(Habit { edits: Vec::new(), diagnostic: Some(lone) });
            return;
        };
        let close = open.saturating_add(length);
        self.scan.at = close;
        self.scan.step_char();
        self.quotes(start, open, close, problems::curly_quote(self.span(start, self.scan.at)));
    }
}
