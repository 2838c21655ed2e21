//! The texts of one run, each with its name and an index of its lines.

use super::{Position, Span};
use std::sync::Arc;

/// Which of the [`Sources`] a [`Span`] lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SourceId(u32);

impl SourceId {
    /// The place of the source in its [`Sources`], from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One text and the name under which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    /// How many characters stand before every 1024th byte, so that a column far along a line is found without counting from its start.
    character_marks: Vec<u32>,
}

const MARK_EVERY: usize = 1024;

impl Source {
    fn new(name: String, text: String) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = breaks.map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1));
        let line_starts = std::iter::once(0).chain(starts).collect();
        let character_marks = marks(text.as_bytes());
        Self { name, text, line_starts, character_marks }
    }

    /// The name that diagnostics print, usually a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a line, counted from 1, without its line break, and the byte where it begins.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<(usize, &str)> {
        let start = *self.line_starts.get(number.checked_sub(1)?)? as usize;
        let end = self.line_starts.get(number).map_or(self.text.len(), |next| *next as usize);
        let words = self.text.get(start..end)?;
        let words = words.strip_suffix('\n').unwrap_or(words);
        Some((start, words.strip_suffix('\r').unwrap_or(words)))
    }

    /// Line and column of a byte; the end of the text for a byte past it.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|at| self.line_starts.get(at)).copied().unwrap_or(0);
        // A byte within a character, or past the end, has no column of its own.
        let fits = self.text.is_char_boundary(byte as usize);
        let before = if fits { self.characters_before(byte).saturating_sub(self.characters_before(start)) } else { 0 };
        Position { line: line.max(1), column: before.saturating_add(1) }
    }

    fn characters_before(&self, byte: u32) -> usize {
        let mark = byte as usize / MARK_EVERY;
        let marked = self.character_marks.get(mark).copied().unwrap_or(0) as usize;
        let rest = self.text.as_bytes().get(mark.saturating_mul(MARK_EVERY)..byte as usize).unwrap_or_default();
        marked.saturating_add(beginnings(rest))
    }
}

/// How many characters begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

fn marks(bytes: &[u8]) -> Vec<u32> {
    let counts = bytes.chunks(MARK_EVERY).map(beginnings);
    let running = counts.scan(0usize, |sum, count| {
        *sum = sum.saturating_add(count);
        Some(u32::try_from(*sum).unwrap_or(u32::MAX))
    });
    std::iter::once(0).chain(running).collect()
}

/// Every text that one run has read, in the order of reading. Cloning it shares the texts.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Arc<Source>>);

impl Sources {
    /// No texts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text in and answers with the id that its spans carry.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(Arc::new(Source::new(name.into(), text.into())));
        id
    }

    /// The source with that id, unless it belongs to other [`Sources`].
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.0.get(id.index()).map(Arc::as_ref)
    }

    /// The words at a span; empty when the span lies in no source here.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).and_then(|source| source.text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// Name, line and column of a span's first character.
    #[must_use]
    pub fn locate(&self, span: Span) -> Option<(&str, Position)> {
        self.get(span.source).map(|source| (source.name(), source.position(span.start)))
    }

    /// All sources with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(self.0.iter().map(Arc::as_ref))
    }
}
