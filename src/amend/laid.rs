//! A tree as plain lines, each with the sentence that it comes from: where words are looked up and replaced.

use super::canonical::{joined, provision_number};
use super::tree::is_memory;
use crate::format::lines;
use crate::source::Span;
use crate::syntax::tree::Sentence;
use std::ops::Range;

/// The text of a tree, a line for each sentence, head and `}`.
pub(super) struct Laid {
    pub text: String,
    pub lines: Vec<LaidLine>,
}

/// One line.
pub(super) struct LaidLine {
    /// Its bytes in the text, without the line break.
    pub bytes: Range<usize>,
    depth: usize,
    /// The place of its sentence; of the one whose block it closes, for a `}`.
    pub sentence: Span,
    closes: bool,
    provision: bool,
    memory: bool,
}

/// A byte of the text, said so that it can be found again in another text of the same sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub sentence: Span,
    closes: bool,
    offset: usize,
}

impl Laid {
    pub fn of(sentence: &Sentence) -> Self {
        let whole = joined(sentence);
        let mut laid = Self { text: String::new(), lines: Vec::new() };
        let mut open: Vec<&Sentence> = Vec::new();
        for line in lines(std::slice::from_ref(&whole)) {
            let start = laid.text.len();
            laid.text.push_str(&line.text);
            let bytes = start..laid.text.len();
            laid.text.push('\n');
            open.truncate(line.depth.saturating_add(usize::from(line.sentence.is_none())));
            open.extend(line.sentence);
            let Some(of) = open.last() else { continue };
            laid.lines.push(LaidLine {
                bytes,
                depth: line.depth,
                sentence: of.span,
                closes: line.sentence.is_none(),
                provision: provision_number(of).is_some(),
                memory: is_memory(of),
            });
        }
        laid
    }

    /// The lines of the sentence at that place, with all that it holds.
    pub fn block(&self, place: Span) -> Range<usize> {
        let Some(first) = self.lines.iter().position(|line| line.sentence == place) else { return 0..0 };
        let depth = self.lines.get(first).map_or(0, |line| line.depth);
        let ends = |line: &LaidLine| line.depth < depth || line.depth == depth && !line.closes;
        let after = first.saturating_add(1);
        let length = self.lines.get(after..).and_then(|rest| rest.iter().position(ends));
        first..length.map_or(self.lines.len(), |length| after.saturating_add(length))
    }

    /// The bytes of some lines, with the breaks between them.
    pub fn bytes(&self, lines: Range<usize>) -> Range<usize> {
        let inner = self.lines.get(lines).unwrap_or_default();
        inner.first().map_or(0, |line| line.bytes.start)..inner.last().map_or(0, |line| line.bytes.end)
    }

    /// The runs of lines among these in which words may be replaced: what earlier amendments left as their memory is nobody's to change.
    pub fn open_runs(&self, lines: Range<usize>) -> Vec<Range<usize>> {
        self.runs(lines, |line| !line.memory)
    }

    /// The runs of lines that stand in no section and no clause.
    pub fn head_runs(&self) -> Vec<Range<usize>> {
        let mut outside = vec![true; self.lines.len()];
        for (at, line) in self.lines.iter().enumerate() {
            if line.provision && !line.closes {
                self.block(line.sentence).for_each(|inner| outside.get_mut(inner).into_iter().for_each(|out| *out = false));
            }
            if line.memory {
                outside.get_mut(at).into_iter().for_each(|out| *out = false);
            }
        }
        let mut at = 0usize;
        self.runs(0..self.lines.len(), |_| {
            at = at.saturating_add(1);
            outside.get(at.saturating_sub(1)) == Some(&true)
        })
    }

    fn runs(&self, lines: Range<usize>, mut keep: impl FnMut(&LaidLine) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, line) in self.lines.iter().enumerate().take(lines.end).skip(lines.start) {
            if !keep(line) {
                continue;
            }
            match runs.last_mut().filter(|run| run.end == at) {
                Some(run) => run.end = at.saturating_add(1),
                None => runs.push(at..at.saturating_add(1)),
            }
        }
        runs
    }

    /// The line in which that byte lies; a line break belongs to the line before it.
    pub fn line(&self, byte: usize) -> Option<&LaidLine> {
        let after = self.lines.partition_point(|line| line.bytes.start <= byte);
        self.lines.get(after.checked_sub(1)?)
    }

    /// How that byte is said apart from this text.
    pub fn spot(&self, byte: usize) -> Option<Spot> {
        let line = self.line(byte)?;
        Some(Spot { sentence: line.sentence, closes: line.closes, offset: byte.saturating_sub(line.bytes.start) })
    }

    /// The byte of that spot in this text, where its sentence stands here.
    pub fn byte(&self, spot: Spot) -> Option<usize> {
        let line = self.lines.iter().find(|line| line.sentence == spot.sentence && line.closes == spot.closes)?;
        Some(line.bytes.start.saturating_add(spot.offset))
    }
}
