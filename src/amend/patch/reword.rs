//! Words replaced: in the plain text, which is then read again.

use super::plan::{Edit, How};
use crate::amend::laid::Laid;
use crate::amend::{canonical, problems, tree};
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::{Visitor, Walk};
use crate::source::{SourceId, Span};
use crate::syntax::parse;
use crate::syntax::tree::{Sentence, SentenceKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The tree with other words in it. What was kept has its old place, and what is new has the place of the sentence that says so.
pub(super) fn reword(whole: &Sentence, edits: &[Edit<'_>]) -> Result<Sentence, Vec<Diagnostic>> {
    let laid = Laid::of(whole);
    let new = NewText::of(whole, &laid, edits)?;
    let parsed = parse(SourceId::default(), &new.text);
    let errors = parsed.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
    let unreadable: Vec<Diagnostic> = errors.map(|problem| new.unreadable(whole, problem)).take(1).collect();
    if !unreadable.is_empty() {
        return Err(unreadable);
    }
    let Ok([mut reworded]) = <[Sentence; 1]>::try_from(parsed.file.sentences) else { return Err(new.structure_changed(whole)) };
    if matches!(whole.kind, SentenceKind::Programme(_)) && fixed(&reworded) != fixed(whole) {
        return Err(new.structure_changed(whole));
    }
    let blocks = tree::all(&reworded).into_iter().filter(|sentence| sentence.span != sentence.head).map(|sentence| bytes(sentence.span));
    let blocks = blocks.collect();
    reworded.walk(&mut Homecoming { pieces: &new.pieces, blocks, old: old_places(whole, &laid) });
    Ok(reworded)
}

/// What words do not change: the names by which others speak of the programme and its edition, the numbers, and what is remembered of earlier amendments.
fn fixed(programme: &Sentence) -> Vec<String> {
    let told = |sentence: &Sentence| match &sentence.kind {
        SentenceKind::Programme(programme) => Some(programme.name.text.clone()),
        SentenceKind::Edition(number) => Some(number.text.clone()),
        SentenceKind::Entry(entry) => {
            let number = entry.number.as_ref().map_or("", |number| &number.text);
            Some(format!("{number} added by {}", entry.added_by.as_ref().map_or("", |name| &name.text)))
        }
        _ if tree::is_memory(sentence) => Some(canonical::plain(sentence)),
        _ => tree::number(sentence).map(|number| number.text.clone()),
    };
    tree::all(programme).into_iter().filter_map(told).collect()
}

/// Words that were replaced.
struct Piece<'e, 't> {
    old: Range<usize>,
    new: Range<usize>,
    edit: &'e Edit<'t>,
}

struct NewText<'e, 't> {
    text: String,
    /// From left to right.
    pieces: Vec<Piece<'e, 't>>,
}

impl<'e, 't> NewText<'e, 't> {
    fn of(whole: &Sentence, laid: &Laid, edits: &'e [Edit<'t>]) -> Result<Self, Vec<Diagnostic>> {
        let mut placed = Vec::new();
        for edit in edits {
            let old = laid.byte(edit.from).zip(laid.byte(edit.to)).map(|(from, to)| from..to);
            match old.filter(|old| laid.text.get(old.clone()) == Some(&edit.words)) {
                Some(old) => placed.push((old, edit)),
                // Another sentence of the amendment has put something between them.
                None => return Err(vec![problems::conflict((edit.by.head, How::Words), (edit.replace.old.span, How::Into), whole.head)]),
            }
        }
        placed.sort_by_key(|(old, _)| old.start);
        let mut new = Self { text: String::new(), pieces: Vec::new() };
        let mut from = 0usize;
        for (old, edit) in placed {
            new.text.push_str(laid.text.get(from..old.start).unwrap_or(""));
            let start = new.text.len();
            new.text.push_str(&edit.replace.new.text);
            from = old.end;
            new.pieces.push(Piece { old, new: start..new.text.len(), edit });
        }
        new.text.push_str(laid.text.get(from..).unwrap_or(""));
        Ok(new)
    }

    /// Points at the sentence of the amendment whose words are in the line that cannot be read, or else stand last before it.
    fn unreadable(&self, whole: &Sentence, problem: &Diagnostic) -> Diagnostic {
        let at = problem.span().map_or(0, |span| span.start as usize);
        let line = line_around(&self.text, at);
        let inside = self.pieces.iter().find(|piece| piece.new.start <= line.end && line.start <= piece.new.end);
        let before = self.pieces.iter().rev().find(|piece| piece.new.start <= at);
        let Some(piece) = inside.or(before).or(self.pieces.first()) else { return problem.clone() };
        let line = line_around(&self.text, piece.new.start);
        let sentence = self.text.get(line).unwrap_or("").trim();
        let place = tree::at(whole, piece.edit.from.sentence).map_or(whole.head, |sentence| sentence.head);
        problems::unreadable(piece.edit.replace.new.span, problem, sentence, place)
    }

    fn structure_changed(&self, whole: &Sentence) -> Vec<Diagnostic> {
        let marks = |words: &str| words.contains(['{', '}']) || words.contains(|c: char| c.is_ascii_digit());
        let suspect = self.pieces.iter().find(|piece| marks(&piece.edit.words) || marks(&piece.edit.replace.new.text));
        let Some(piece) = suspect.or(self.pieces.first()) else { return Vec::new() };
        let place = tree::at(whole, piece.edit.from.sentence).map_or(whole.head, |sentence| sentence.head);
        vec![problems::not_by_words(piece.edit.by.head, place)]
    }
}

fn line_around(text: &str, byte: usize) -> Range<usize> {
    let start = text.get(..byte).and_then(|before| before.rfind('\n')).map_or(0, |at| at.saturating_add(1));
    let end = text.get(byte..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| byte.saturating_add(at));
    start..end
}

fn bytes(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

/// Where each part of the plain text stands in the texts that people wrote.
fn old_places(whole: &Sentence, laid: &Laid) -> BTreeMap<(u32, u32), Span> {
    let mut plain = parse(SourceId::default(), &laid.text).file.sentences;
    let mut places = BTreeMap::new();
    for (plain, old) in spans(&mut plain).into_iter().zip(spans(&mut vec![canonical::joined(whole)])) {
        places.entry(bytes(plain)).or_insert(old);
    }
    places
}

/// Every place in some sentences, in the order of the walk.
pub(in crate::amend) fn spans(sentences: &mut Vec<Sentence>) -> Vec<Span> {
    struct Collect(Vec<Span>);
    impl Visitor for Collect {
        fn span(&mut self, span: &mut Span) {
            self.0.push(*span);
        }
    }
    let mut collect = Collect(Vec::new());
    sentences.walk(&mut collect);
    collect.0
}

/// Gives each part of the new text the place that it had, or the place of the sentence that made it.
struct Homecoming<'p, 'e, 't> {
    pieces: &'p [Piece<'e, 't>],
    blocks: BTreeSet<(u32, u32)>,
    old: BTreeMap<(u32, u32), Span>,
}

impl Visitor for Homecoming<'_, '_, '_> {
    fn span(&mut self, span: &mut Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        let made_by = self.pieces.iter().find(|piece| meets(&piece.new, start, end));
        let was = self.before(start, false).zip(self.before(end, true)).and_then(|was| self.old.get(&was)).copied();
        // A block in which words were replaced is the same block; what has no block is a new sentence.
        let kept = made_by.is_none() || self.blocks.contains(&bytes(*span));
        let nearest = || self.pieces.iter().rev().find(|piece| piece.new.start <= end).or(self.pieces.first());
        *span = match (was.filter(|_| kept), made_by.or_else(nearest)) {
            (Some(was), _) => was,
            (None, Some(piece)) => piece.edit.by.span,
            (None, None) => *span,
        };
    }
}

impl Homecoming<'_, '_, '_> {
    /// The byte of the old text; none within words that were replaced. Where words were only taken away, an end stays before and a start behind them.
    fn before(&self, byte: usize, end: bool) -> Option<u32> {
        let mut moved = byte;
        for piece in self.pieces.iter().rev() {
            if byte >= piece.new.end && !(end && byte == piece.new.start) {
                moved = byte.saturating_sub(piece.new.end).saturating_add(piece.old.end);
                break;
            }
            if byte > piece.new.start {
                return None;
            }
            // Before this piece: what comes before it tells, or nothing was replaced so far.
            moved = byte.saturating_add(piece.old.start).saturating_sub(piece.new.start);
        }
        u32::try_from(moved).ok()
    }
}

fn meets(piece: &Range<usize>, start: usize, end: usize) -> bool {
    if piece.is_empty() { start < piece.start && piece.start < end } else { piece.start < end && start < piece.end }
}
