//! Names, numbers and texts.

use super::parts::Parts;
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};
use crate::syntax::grammar::Part;
use crate::syntax::habits;
use crate::syntax::limits;
use crate::syntax::problems;
use crate::syntax::repair::Repaired;
use crate::syntax::tree::{Name, Number, Text};

/// Reads one piece of text; knows where its bytes stand in the file.
pub(super) struct Reader<'r> {
    pub(super) source: SourceId,
    /// The byte of the file at which the piece begins.
    pub(super) base: usize,
    /// The piece with foreign words replaced, if it had any.
    pub(super) repaired: Option<&'r Repaired>,
    pub(super) diagnostics: &'r mut Diagnostics,
}

/// Words of the language that nothing can be named by.
fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "not"
            | "is"
            | "in"
            | "includes"
            | "judged"
            | "given"
            | "where"
            | "when"
            | "only"
            | "except"
            | "of"
            | "for"
            | "to"
            | "from"
            | "by"
            | "as"
            | "because"
            | "activity"
            | "if"
            | "else"
            | "expect"
            | "propose"
    )
}

/// Words that are values, and so cannot be names of anything else.
fn is_value(word: &str) -> bool {
    matches!(word, "none" | "unknown" | "yes" | "no")
}

impl Reader<'_> {
    /// Where bytes of the piece stand in the file.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        match self.repaired {
            Some(repaired) => Span::new(self.source, repaired.start(start), repaired.end(end)),
            None => Span::new(self.source, self.base.saturating_add(start), self.base.saturating_add(end)),
        }
    }

    pub(super) fn span(&self, part: &Part<'_>) -> Span {
        let span = part.as_span();
        self.place(span.start(), span.end())
    }

    /// A name that is given or used; refuses the language's own words.
    pub(super) fn name(&mut self, part: Part<'_>) -> Name {
        if is_value(part.as_str()) {
            let span = self.span(&part);
            self.diagnostics.push(problems::reserved_word(span, part.as_str()));
        }
        self.value_name(part)
    }

    /// A name where a value stands, which may also be `yes`, `no`, `none` or `unknown`.
    pub(super) fn value_name(&mut self, part: Part<'_>) -> Name {
        let span = self.span(&part);
        let word = part.as_str();
        if is_reserved(word) {
            self.diagnostics.push(problems::reserved_word(span, word));
        } else if let Some((ours, diagnostic)) = habits::foreign_value(span, word) {
            self.diagnostics.push(diagnostic);
            return Name { text: ours.to_owned(), span };
        }
        if word.len() > limits::NAME_CHARS {
            self.diagnostics.push(problems::name_too_long(span));
        }
        Name { text: word.to_owned(), span }
    }

    /// Whether a word of other languages for a value was answered since there were so many diagnostics. What it stood in is then taken as broken: what was
    /// meant is a guess, and the guess is not to be found wrong a second time.
    pub(super) fn guessed_since(&self, many: usize) -> bool {
        self.diagnostics.iter().skip(many).any(habits::is_foreign_value)
    }

    /// One of a few words that the grammar lists; of several words, without what stands between them.
    pub(super) fn word(&self, part: &Part<'_>) -> Name {
        Name { text: spoken(part.as_str()), span: self.span(part) }
    }

    pub(super) fn number(&self, part: &Part<'_>) -> Number {
        Number { text: part.as_str().to_owned(), span: self.span(part) }
    }

    pub(super) fn text(&mut self, part: Part<'_>) -> Text {
        let span = self.span(&part);
        let mut strings = Parts::of(part).map(|string| unescaped(string.as_str()));
        let first = strings.next().unwrap_or_default();
        let (text, parts) = match strings.next() {
            None => (first, Vec::new()),
            Some(second) => {
                let parts: Vec<_> = [first, second].into_iter().chain(strings).collect();
                (parts.join(" "), parts)
            }
        };
        if text.len() > limits::TEXT_BYTES {
            self.diagnostics.push(problems::text_too_long(span));
        }
        Text { text, span, parts }
    }
}

/// Words with single blanks between them, comments left out.
fn spoken(words: &str) -> String {
    if words.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return words.to_owned();
    }
    let lines = words.lines().map(|line| line.split('#').next().unwrap_or(line));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What a string says: without its quotation marks, `\"` and `\\` resolved.
fn unescaped(string: &str) -> String {
    let inner = string.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(string);
    if !inner.contains('\\') {
        return inner.to_owned();
    }
    let mut escaped = false;
    let kept = |c: &char| {
        escaped = *c == '\\' && !escaped;
        !escaped
    };
    inner.chars().filter(kept).collect()
}
