//! The outline to the tree: each sentence is read alone, and blocks are put together as they close.

use super::heads;
use super::mend;
use super::words::Reader;
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};
use crate::syntax::grammar;
use crate::syntax::limits;
use crate::syntax::outline::{Cut, Item, Outline};
use crate::syntax::problems;
use crate::syntax::repair::{Edit, Repaired};
use crate::syntax::tree::{Sentence, SentenceKind};

/// The tree in the making.
pub(super) struct Assembler<'t> {
    pub(super) source: SourceId,
    pub(super) text: &'t str,
    pub(super) outline: &'t Outline,
    pub(super) diagnostics: Diagnostics,
    frames: Vec<Frame>,
}

/// A block whose `}` has not come yet.
struct Frame {
    head: Span,
    kind: SentenceKind,
    body: Vec<Sentence>,
}

/// Reads every piece of the outline.
pub(in crate::syntax) fn assemble(source: SourceId, text: &str, outline: &Outline) -> (Vec<Sentence>, Diagnostics) {
    let mut assembler = Assembler { source, text, outline, diagnostics: Diagnostics::new(), frames: Vec::new() };
    let mut top = Vec::new();
    for item in &outline.items {
        if assembler.diagnostics.len() > limits::PROBLEMS {
            assembler.give_up(item);
            break;
        }
        match *item {
            Item::Open(cut) => assembler.open(cut),
            Item::Close(end) => {
                if let Some(sentence) = assembler.close(end) {
                    assembler.body(&mut top).push(sentence);
                }
            }
            Item::Sentence(cut) => {
                let sentence = assembler.sentence(cut);
                let body = assembler.body(&mut top);
                match sentence {
                    Ok(sentence) => body.push(sentence),
                    Err(mended) => body.extend(mended),
                }
            }
        }
    }
    (top, assembler.diagnostics)
}

impl Assembler<'_> {
    fn body<'b>(&'b mut self, top: &'b mut Vec<Sentence>) -> &'b mut Vec<Sentence> {
        self.frames.last_mut().map_or(top, |frame| &mut frame.body)
    }

    /// Says that the rest has not been read.
    fn give_up(&mut self, item: &Item) {
        let at = match *item {
            Item::Sentence(cut) | Item::Open(cut) => cut.start,
            Item::Close(end) => end,
        };
        let place = self.span(at, at);
        self.diagnostics.push(problems::too_many_problems(place));
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    fn open(&mut self, cut: Cut) {
        let kind = self.read(cut, true, None).or_else(|| mend::mend_head(self, cut)).unwrap_or(SentenceKind::Broken(Vec::new()));
        self.frames.push(Frame { head: self.span(cut.start, cut.words_end), kind, body: Vec::new() });
    }

    fn close(&mut self, end: usize) -> Option<Sentence> {
        let Frame { head, mut kind, body } = self.frames.pop()?;
        heads::fill(&mut kind, body);
        Some(Sentence { span: Span::new(self.source, head.start as usize, end), head, kind })
    }

    /// The sentence, or what is made of words that are none as they stand.
    fn sentence(&mut self, cut: Cut) -> Result<Sentence, Vec<Sentence>> {
        match self.read(cut, false, None) {
            Some(kind) => Ok(self.plain(cut, kind)),
            None => Err(mend::mend(self, cut)),
        }
    }

    /// A sentence without a block.
    pub(super) fn plain(&self, cut: Cut, kind: SentenceKind) -> Sentence {
        let span = self.span(cut.start, cut.end);
        Sentence { span, head: span, kind }
    }

    /// Reads a sentence or a head as it is written, or as it has been mended; reports only what was read.
    pub(super) fn read(&mut self, cut: Cut, head: bool, repaired: Option<&Repaired>) -> Option<SentenceKind> {
        let form = cut.form?;
        if repaired.is_none() && (!cut.stopped() || !self.edits(cut).is_empty()) {
            return None;
        }
        let text = repaired.map_or_else(|| self.text.get(cut.start..cut.end).unwrap_or(""), |repaired| repaired.text.as_str());
        let part = grammar::read(form, head, text).ok()?;
        let mut reader = Reader { source: self.source, base: cut.start, repaired, diagnostics: &mut self.diagnostics };
        if head { reader.head(form, part) } else { reader.sentence(form, part) }
    }

    /// What the outline wants read in place of foreign words.
    pub(super) fn edits(&self, cut: Cut) -> &[Edit] {
        let edits = &self.outline.edits;
        if edits.is_empty() {
            return edits;
        }
        let first = edits.partition_point(|edit| edit.start < cut.start);
        let last = edits.partition_point(|edit| edit.start < cut.end);
        edits.get(first..last).unwrap_or(&[])
    }

    /// Whether a report has been made on something inside.
    pub(super) fn is_reported(&self, cut: Cut) -> bool {
        let first = self.outline.reported.partition_point(|(start, _)| *start < cut.start);
        self.outline.reported.get(first).is_some_and(|(start, _)| *start < cut.end)
    }
}
