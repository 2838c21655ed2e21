//! What to do with a sentence that cannot be read as it stands: foreign words replaced, a missing `;` put in, or a report.

use super::assemble::Assembler;
use crate::source::Span;
use crate::syntax::grammar::{self, Failure};
use crate::syntax::habits;
use crate::syntax::outline::Cut;
use crate::syntax::problems;
use crate::syntax::repair::{Edit, Repaired};
use crate::syntax::scan::Scan;
use crate::syntax::tree::{Sentence, SentenceKind};

/// A sentence with its foreign words replaced and its `;` put in.
struct Mended {
    repaired: Repaired,
    habits: Vec<habits::Habit>,
}

/// Reads a head that could not be read as it stands; none, with a report, if that fails.
pub(super) fn mend_head(assembler: &mut Assembler<'_>, cut: Cut) -> Option<SentenceKind> {
    cut.form?;
    let mended = prepare(assembler, cut);
    let kind = assembler.read(cut, true, Some(&mended.repaired));
    if kind.is_none() {
        report_failure(assembler, cut, true, &mended);
    }
    say(assembler, mended.habits);
    kind
}

/// Reads a sentence that could not be read as it stands; it becomes several where a `;` is missing between two.
pub(super) fn mend(assembler: &mut Assembler<'_>, cut: Cut) -> Vec<Sentence> {
    if cut.form.is_none() {
        return vec![broken(assembler, cut)];
    }
    let mended = prepare(assembler, cut);
    if let Some(kind) = assembler.read(cut, false, Some(&mended.repaired)) {
        say(assembler, mended.habits);
        if !cut.stopped() {
            let place = assembler.span(cut.words_end, cut.words_end);
            assembler.diagnostics.push(problems::missing_semicolon(place));
        }
        return vec![assembler.plain(cut, kind)];
    }
    if let Some(sentences) = split(assembler, cut) {
        return sentences;
    }
    report_failure(assembler, cut, false, &mended);
    say(assembler, mended.habits);
    vec![broken(assembler, cut)]
}

fn broken(assembler: &Assembler<'_>, cut: Cut) -> Sentence {
    assembler.plain(cut, SentenceKind::Broken(Vec::new()))
}

fn say(assembler: &mut Assembler<'_>, habits: Vec<habits::Habit>) {
    assembler.diagnostics.extend(habits.into_iter().filter_map(|habit| habit.diagnostic));
}

fn prepare(assembler: &Assembler<'_>, cut: Cut) -> Mended {
    let known = assembler.edits(cut);
    let written = assembler.slice(cut.start, cut.end);
    let covered = |edit: &Edit| {
        let next = known.partition_point(|known| known.start <= edit.start);
        next.checked_sub(1).and_then(|at| known.get(at)).is_some_and(|known| edit.start < known.end)
    };
    let mut habits = habits::find(assembler.source, written, cut);
    habits.retain(|habit| !habit.edits.iter().any(covered));
    let mut edits: Vec<Edit> = known.iter().chain(habits.iter().flat_map(|habit| &habit.edits)).cloned().collect();
    if !cut.stopped() {
        edits.push(Edit { start: cut.words_end, end: cut.words_end, with: ";".into() });
    }
    edits.sort_by_key(|edit| edit.start);
    Mended { repaired: Repaired::new(written, cut.start, &edits), habits }
}

/// Reports what stands where nothing like it can, unless a better report has been made on the sentence.
fn report_failure(assembler: &mut Assembler<'_>, cut: Cut, head: bool, mended: &Mended) {
    let (Some(form), true) = (cut.form, mended.habits.iter().all(|habit| habit.diagnostic.is_none()) && !assembler.is_reported(cut)) else {
        return;
    };
    let Err(Failure { at, expected }) = grammar::read(form, head, &mended.repaired.text) else { return };
    let at = past_blanks(assembler, mended.repaired.start(at).min(cut.end));
    let span = word_at(assembler, at);
    let word = assembler.slice(span.start as usize, span.end as usize).to_owned();
    assembler.diagnostics.push(problems::unexpected_words(span, &word, &expected, form));
}

/// Where the next word begins.
fn past_blanks(assembler: &Assembler<'_>, at: usize) -> usize {
    let mut scan = Scan::new(assembler.text, at);
    loop {
        scan.blanks();
        if scan.peek() != Some(b'#') {
            return scan.at;
        }
        scan.skip_line();
    }
}

/// The word, the text or the mark that begins there.
fn word_at(assembler: &Assembler<'_>, at: usize) -> Span {
    let mut scan = Scan::new(assembler.text, at);
    if scan.peek() == Some(b'"') {
        scan.quoted();
    } else if scan.word().is_empty() {
        scan.step_char();
    }
    assembler.span(at, scan.at.min(assembler.text.len()))
}

/// Cuts a sentence at the lines that could begin another; none if no part can be read by itself.
fn split(assembler: &mut Assembler<'_>, cut: Cut) -> Option<Vec<Sentence>> {
    let cuts = pieces(assembler, cut)?;
    let readable =
        |piece: &Cut| piece.form.is_some_and(|form| grammar::read(form, false, &prepare(assembler, *piece).repaired.text).is_ok());
    if !cuts.iter().any(readable) {
        return None;
    }
    let mut sentences = Vec::new();
    for piece in cuts {
        match assembler.read(piece, false, None) {
            Some(kind) => sentences.push(assembler.plain(piece, kind)),
            None => sentences.extend(mend(assembler, piece)),
        }
    }
    Some(sentences)
}

/// The parts between the lines that could begin another sentence.
fn pieces(assembler: &Assembler<'_>, cut: Cut) -> Option<Vec<Cut>> {
    let breaks = &assembler.outline.breaks;
    let first = breaks.partition_point(|at| *at <= cut.start);
    let last = breaks.partition_point(|at| *at < cut.words_end);
    let inside = breaks.get(first..last).filter(|inside| !inside.is_empty())?;
    let mut starts: Vec<usize> = std::iter::once(cut.start).chain(inside.iter().copied()).collect();
    starts.push(cut.end);
    let mut cuts = Vec::new();
    for (start, next) in starts.iter().zip(starts.iter().skip(1)) {
        let last = *next == cut.end;
        let words_end = if last { cut.words_end } else { end_of_words(assembler, *start, *next) };
        let end = if last { cut.end } else { words_end };
        let word = Scan::new(assembler.text, *start).word();
        let form = if *start == cut.start { cut.form } else { cut.place.form(word) };
        cuts.push(Cut { form, place: cut.place, start: *start, words_end, end });
    }
    Some(cuts)
}

/// The end of the last word before `next`, comments left out.
fn end_of_words(assembler: &Assembler<'_>, start: usize, next: usize) -> usize {
    let comments = &assembler.outline.comments;
    let mut end = next;
    loop {
        end = start.saturating_add(assembler.slice(start, end).trim_end().len());
        let before = comments.partition_point(|(from, _)| *from < end);
        match before.checked_sub(1).and_then(|at| comments.get(at)) {
            Some((from, to)) if *to == end && *from >= start => end = *from,
            _ => return end,
        }
    }
}
