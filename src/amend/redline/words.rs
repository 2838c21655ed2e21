//! Sentences of one provision compared with each other, and their words.

use super::{RevisedLine, Run, RunKind};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two sentences are taken for one that was changed where at least so many hundredths of their words are the same.
const ALIKE: usize = 40;
/// More pairs of sentences than this are not tried: a provision that was written anew at such length is told as deleted and inserted.
const MOST_PAIRS: usize = 10_000;

type Line = (usize, String);

pub(super) fn compare_lines(old: &[Line], new: &[Line]) -> Vec<RevisedLine> {
    let mut lines = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, old, new) {
        let (before, after) = (old.get(change.old_range()).unwrap_or_default(), new.get(change.new_range()).unwrap_or_default());
        match change {
            DiffOp::Equal { .. } => lines.extend(after.iter().map(|line| whole(line, RunKind::Kept))),
            _ => replace(&mut lines, before, after),
        }
    }
    lines
}

fn whole((depth, text): &Line, kind: RunKind) -> RevisedLine {
    RevisedLine { depth: *depth, runs: vec![Run { kind, text: text.clone() }] }
}

/// Pairs each new sentence with the old one that it comes from, in their order; the others were deleted and inserted, and what was deleted stands first.
fn replace(lines: &mut Vec<RevisedLine>, old: &[Line], new: &[Line]) {
    let mut left = old;
    let mut inserted = Vec::new();
    for line in new {
        let tried = if old.len().saturating_mul(new.len()) > MOST_PAIRS { &[] } else { left };
        let alike = tried.iter().enumerate().map(|(at, old)| (alike(&old.1, &line.1), at)).filter(|(share, _)| *share >= ALIKE);
        // Of equally alike sentences the first is meant.
        let found = alike.max_by_key(|(share, at)| (*share, std::cmp::Reverse(*at))).map(|(_, at)| at);
        let Some((at, from)) = found.and_then(|at| left.get(at).map(|old| (at, old))) else {
            inserted.push(whole(line, RunKind::Inserted));
            continue;
        };
        lines.extend(left.iter().take(at).map(|line| whole(line, RunKind::Deleted)));
        lines.append(&mut inserted);
        left = left.get(at.saturating_add(1)..).unwrap_or_default();
        lines.push(RevisedLine { depth: line.0, runs: compare_words(&from.1, &line.1) });
    }
    lines.extend(left.iter().map(|line| whole(line, RunKind::Deleted)));
    lines.append(&mut inserted);
}

/// How many hundredths of the words of two sentences are the same words in the same order.
fn alike(old: &str, new: &str) -> usize {
    let (old, new) = (words(old), words(new));
    let letters = |token: &&str| token.starts_with(|c: char| c.is_alphanumeric());
    let all = old.iter().chain(&new).filter(|token| letters(token)).count();
    let same = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().filter(|change| matches!(change, DiffOp::Equal { .. }));
    let same = same.flat_map(|change| old.get(change.old_range()).unwrap_or_default()).filter(|token| letters(token)).count();
    same.saturating_mul(200).checked_div(all).unwrap_or(0)
}

/// A sentence cut into words, runs of blanks, and single marks.
fn words(text: &str) -> Vec<&str> {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if in_word(first) {
            rest.find(|c| !in_word(c))
        } else if first == ' ' {
            rest.find(|c| c != ' ')
        } else {
            Some(first.len_utf8())
        };
        let (word, after) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}

/// The words of both sentences, each run as long as it can be.
fn compare_words(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (words(old), words(new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut kept = Vec::new();
    let mut deleted = String::new();
    let mut inserted = String::new();
    let last = changes.len().saturating_sub(1);
    for (at, change) in changes.into_iter().enumerate() {
        let before = old.get(change.old_range()).unwrap_or_default().concat();
        let after = new.get(change.new_range()).unwrap_or_default().concat();
        // A blank or a comma between changed words is changed along with them: single words struck one by one are hard to read.
        let between = at > 0 && at < last && !after.chars().any(char::is_alphanumeric);
        if matches!(change, DiffOp::Equal { .. }) && !between {
            flush(&mut kept, &mut deleted, &mut inserted);
            push(&mut kept, RunKind::Kept, after);
        } else {
            deleted.push_str(&before);
            inserted.push_str(&after);
        }
    }
    flush(&mut kept, &mut deleted, &mut inserted);
    kept
}

/// Tells what was deleted and inserted; the words at the end of both that are the same stay.
fn flush(runs: &mut Vec<Run>, deleted: &mut String, inserted: &mut String) {
    let (mut old, mut new) = (std::mem::take(deleted), std::mem::take(inserted));
    let tail = same_tail(&old, &new);
    let kept = new.split_off(new.len().saturating_sub(tail));
    old.truncate(old.len().saturating_sub(tail));
    push(runs, RunKind::Deleted, old);
    push(runs, RunKind::Inserted, new);
    push(runs, RunKind::Kept, kept);
}

fn same_tail(old: &str, new: &str) -> usize {
    let (old, new) = (words(old), words(new));
    old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).map(|(old, _)| old.len()).sum()
}

fn push(runs: &mut Vec<Run>, kind: RunKind, text: String) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut().filter(|run| run.kind == kind) {
        Some(run) => run.text.push_str(&text),
        None => runs.push(Run { kind, text }),
    }
}

#[cfg(test)]
mod tests {
    use super::{compare_lines, compare_words};
    use crate::amend::redline::RunKind::{Deleted, Inserted, Kept};

    fn told(old: &str, new: &str) -> String {
        let mark = |run: &super::Run| match run.kind {
            Kept => run.text.clone(),
            Inserted => format!("{{+{}+}}", run.text),
            Deleted => format!("[-{}-]", run.text),
        };
        compare_words(old, new).iter().map(mark).collect()
    }

    #[test]
    fn a_figure_is_struck_and_its_successor_stands_behind_it() {
        assert_eq!(told("term 2 years from start;", "term 3 years from start;"), "term [-2-]{+3+} years from start;");
        assert_eq!(told("may consider nato: help;", "shall nato: help;"), "[-may consider-]{+shall+} nato: help;");
        assert_eq!(told("except 3.4;", "except 3.4, 3.5;"), "except 3.4{+, 3.5+};");
    }

    #[test]
    fn words_that_are_the_same_are_no_change() {
        assert_eq!(told("a b c", "a b c"), "a b c");
        assert_eq!(told("", "a"), "{+a+}");
        assert_eq!(told("a", ""), "[-a-]");
    }

    #[test]
    fn a_sentence_that_was_changed_is_told_apart_from_new_and_deleted_ones() {
        let lines = |texts: &[&str]| texts.iter().map(|text| (1, (*text).to_owned())).collect::<Vec<_>>();
        let old = lines(&["quote \"2 years\";", "term 2 years from start;", "gap \"nothing is said\";"]);
        let new = lines(&["quote \"2 years\";", "permit activity;", "term 3 years from start;"]);
        let kinds: Vec<Vec<_>> = compare_lines(&old, &new).iter().map(|line| line.runs.iter().map(|run| run.kind).collect()).collect();
        assert_eq!(kinds, [vec![Kept], vec![Inserted], vec![Kept, Deleted, Inserted, Kept], vec![Deleted]]);
    }
}
