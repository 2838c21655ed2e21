//! What a file of activities says before anyone asks what it means: values as written, each with its place.

use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};

/// One value of a file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// What is written.
    pub shape: Shape,
    /// Where it is written, quotation marks included.
    pub span: Span,
}

/// What is written, no more interpreted than the format itself demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `null`, or `~` in YAML.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, letter for letter as written: it never passes through floating point.
    Number(String),
    /// A date that the format itself knows, letter for letter as written.
    Date(String),
    /// Words.
    Text(String),
    /// A YAML word such as `no` without quotation marks, which some readers take for false and others for a word.
    Doubtful(String),
    /// A cell of a table: what it is, its column decides.
    Cell(String),
    /// Values in order.
    List(Vec<Located>),
    /// Named values in the order written; a name that is written twice stands here twice.
    Map(Vec<Pair>),
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// Where the name is written.
    pub name_span: Span,
    /// The value.
    pub value: Located,
}

/// The records of a file: each either readable, or with what keeps it from being read.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// In the order of the file.
    pub records: Vec<Result<Located, Unreadable>>,
    /// What is wrong with the file as a whole.
    pub diagnostics: Diagnostics,
}

/// A record that cannot be read.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Where it stands.
    pub span: Span,
    /// Why.
    pub diagnostics: Diagnostics,
}

impl Located {
    /// A value at a place.
    #[must_use]
    pub fn new(shape: Shape, span: Span) -> Self {
        Self { shape, span }
    }

    /// What it is, in words for people.
    #[must_use]
    pub fn called(&self) -> &'static str {
        match &self.shape {
            Shape::Null => "nothing",
            Shape::Flag(_) => "`true` or `false`",
            Shape::Number(_) => "a number",
            Shape::Date(_) => "a date",
            Shape::Text(_) | Shape::Doubtful(_) | Shape::Cell(_) => "a text",
            Shape::List(_) => "a list",
            Shape::Map(_) => "a group of named values",
        }
    }
}

impl Located {
    /// The span of the bytes from `start` up to `end` of a cell's words; of the whole value where marks inside it shift them.
    #[must_use]
    pub fn inside(&self, start: usize, end: usize) -> Span {
        let Shape::Cell(text) = &self.shape else { return self.span };
        let inside = match self.span.len().saturating_sub(text.len()) {
            0 => 0usize,
            2 => 1,
            _ => return self.span,
        };
        let from = (self.span.start as usize).saturating_add(inside);
        Span::new(self.span.source, from.saturating_add(start), from.saturating_add(end))
    }
}

/// The words between separators, without the blanks around them and without empty ones, each with its first byte.
pub(super) fn pieces<'w>(words: &'w str, separator: &str) -> impl Iterator<Item = (usize, &'w str)> {
    let width = separator.len();
    let mut next = 0usize;
    words.split(separator).filter_map(move |piece| {
        let start = next;
        next = next.saturating_add(piece.len()).saturating_add(width);
        let front = piece.len().saturating_sub(piece.trim_start().len());
        let piece = piece.trim();
        (!piece.is_empty()).then_some((start.saturating_add(front), piece))
    })
}

impl Records {
    /// Nothing could be read, for this reason.
    #[must_use]
    pub fn refused(diagnostic: crate::diagnostic::Diagnostic) -> Self {
        Self { records: Vec::new(), diagnostics: std::iter::once(diagnostic).collect() }
    }
}

/// A part of a source: what a reader reads, and how its offsets become spans of the whole source.
#[derive(Clone, Copy, Debug)]
pub struct Part<'t> {
    /// The words of the part.
    pub text: &'t str,
    source: SourceId,
    base: usize,
}

impl<'t> Part<'t> {
    /// A whole text, without the byte-order mark that some programs put in front.
    #[must_use]
    pub fn whole(source: SourceId, text: &'t str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text: rest, source, base: text.len().saturating_sub(rest.len()) }
    }

    /// The part from byte `start` up to `end` of this part; empty when there is none.
    #[must_use]
    pub fn part(&self, start: usize, end: usize) -> Self {
        Self { text: self.text.get(start..end).unwrap_or(""), base: self.base.saturating_add(start), ..*self }
    }

    /// The span of the bytes from `start` up to `end` of this part, held within it and at whole characters.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (start, end) = (self.at_character(start), self.at_character(end.max(start)));
        Span::new(self.source, self.base.saturating_add(start), self.base.saturating_add(end))
    }

    /// The first character of what stands at a span of this part.
    #[must_use]
    pub fn opening(&self, span: Span) -> Span {
        let first = self.written(span).chars().next().map_or(0, char::len_utf8);
        Span { end: span.start.saturating_add(u32::try_from(first).unwrap_or(0)), ..span }
    }

    /// The words at a span of this part; empty when it lies outside.
    #[must_use]
    pub fn written(&self, span: Span) -> &'t str {
        let within = |byte: u32| (byte as usize).checked_sub(self.base);
        within(span.start).zip(within(span.end)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }

    /// The span of the whole part.
    #[must_use]
    pub fn all(&self) -> Span {
        self.span(0, self.text.len())
    }

    fn at_character(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        (0..=byte).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }
}
