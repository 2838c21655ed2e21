//! The lines that a diagnostic points at: cleaned, clipped, several files on one page, with its labels moved along.

use super::Label;
use super::clean::{clean, clip};
use crate::source::{Position, Source, SourceId, Sources};
use std::collections::BTreeSet;

/// A line with more characters than this is shown as a window round its first label.
const LONGEST_LINE: usize = 240;
/// How many characters of a long line stand before the label.
const BEFORE_LABEL: usize = 60;
/// How many characters of a long line are shown.
const WINDOW: usize = 160;
/// A label over more lines than this is cut after its first line.
const MOST_LINES: usize = 6;

/// Lines of one or more files, one under the other.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    pub text: String,
    pub runs: Vec<Run>,
    pub marks: Vec<Mark>,
}

/// Lines that follow each other in one file.
#[derive(Debug)]
pub(super) struct Run {
    pub name: String,
    /// The number of the first line, from 1.
    pub first_line: usize,
    pub lines: usize,
    /// The bytes of the page that the run fills.
    pub start: usize,
    pub end: usize,
}

/// A label, moved to the page.
#[derive(Debug)]
pub(super) struct Mark {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// Where it begins in its own file.
    pub position: Position,
}

/// A label in its file, cut to the lines that will be shown.
struct Place<'l> {
    label: &'l Label,
    from: Position,
    last_line: usize,
    start: usize,
    end: usize,
}

/// The page for some labels; the file of the first label stands first.
pub(super) fn excerpt(labels: &[Label], sources: &Sources) -> Excerpt {
    let mut page = Excerpt::default();
    let mut shown: Vec<SourceId> = Vec::new();
    for label in labels {
        let id = label.span.source;
        if let Some(source) = sources.get(id).filter(|_| !shown.contains(&id)) {
            shown.push(id);
            let places: Vec<_> = labels.iter().filter(|label| label.span.source == id).map(|label| place(label, source)).collect();
            add_file(&mut page, source, &places);
        }
    }
    page
}

fn place<'l>(label: &'l Label, source: &Source) -> Place<'l> {
    let from = source.position(label.span.start);
    let last_byte = label.span.end.max(label.span.start.saturating_add(1)).saturating_sub(1);
    let last_line = source.position(last_byte).line.max(from.line);
    let (start, end) = (label.span.start as usize, label.span.end as usize);
    if last_line.saturating_sub(from.line) < MOST_LINES {
        return Place { label, from, last_line, start, end };
    }
    let line_end = source.line(from.line).map_or(end, |(at, words)| at.saturating_add(words.len()));
    Place { label, from, last_line: from.line, start, end: line_end.max(start) }
}

fn add_file(page: &mut Excerpt, source: &Source, places: &[Place<'_>]) {
    let around = |place: &Place<'_>| place.from.line.saturating_sub(1).max(1)..=place.last_line.saturating_add(1);
    let lines: BTreeSet<usize> = places.iter().flat_map(around).collect();
    let mut starts = vec![None; places.len()];
    let mut ends = vec![None; places.len()];
    let mut before = None;
    for number in lines {
        let Some((at, words)) = source.line(number) else { continue };
        if before.is_none_or(|line: usize| line.saturating_add(1) != number) {
            let start = page.text.len();
            page.runs.push(Run { name: clean(source.name()), first_line: number, lines: 0, start, end: start });
        }
        before = Some(number);
        add_line(page, at, words, places, (&mut starts, &mut ends));
    }
    for ((place, start), end) in places.iter().zip(starts).zip(ends) {
        let start = start.unwrap_or(page.text.len());
        let text = clip(&place.label.text);
        page.marks.push(Mark { start, end: end.unwrap_or(start).max(start), text, position: place.from });
    }
}

type Moved<'m> = (&'m mut Vec<Option<usize>>, &'m mut Vec<Option<usize>>);

fn add_line(page: &mut Excerpt, at: usize, words: &str, places: &[Place<'_>], (starts, ends): Moved<'_>) {
    let line_end = at.saturating_add(words.len());
    let within = |byte: usize| byte >= at && byte <= line_end;
    let first = places.iter().map(|place| place.start).filter(|start| within(*start)).min();
    let (from, to) = window(words, first.map_or(0, |start| start.saturating_sub(at)));
    if from > 0 {
        page.text.push('…');
    }
    let line_start = page.text.len();
    page.text.push_str(&clean(words.get(from..to).unwrap_or("")));
    let moved = |byte: usize| {
        let offset = byte.saturating_sub(at).clamp(from, to);
        line_start.saturating_add(clean(words.get(from..offset).unwrap_or("")).len())
    };
    for ((place, start), end) in places.iter().zip(starts.iter_mut()).zip(ends.iter_mut()) {
        if within(place.start) {
            *start = start.or(Some(moved(place.start)));
        }
        if within(place.end) || (place.start <= line_end && place.end > line_end) {
            *end = Some(moved(place.end));
        }
    }
    page.text.push_str(if to < words.len() { "…\n" } else { "\n" });
    if let Some(run) = page.runs.last_mut() {
        run.lines = run.lines.saturating_add(1);
        run.end = page.text.len();
    }
}

/// The bytes of a line that are shown: all of a line of usual length, a window round the label of a long one.
fn window(words: &str, label: usize) -> (usize, usize) {
    if words.char_indices().nth(LONGEST_LINE).is_none() {
        return (0, words.len());
    }
    let before = words.get(..label).unwrap_or("");
    let from = before.char_indices().rev().nth(BEFORE_LABEL.saturating_sub(1)).map_or(0, |(byte, _)| byte);
    let rest = words.get(from..).unwrap_or("");
    let to = rest.char_indices().nth(WINDOW).map_or(words.len(), |(byte, _)| from.saturating_add(byte));
    (from, to)
}
