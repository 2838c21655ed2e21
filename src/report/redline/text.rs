//! A comparison as text. Without colours, `[-words-]` are deleted and `{+words+}` inserted, as in word diffs.

use super::{Heading, Note, Notes, Shown, became, called, counted, excerpt, shown};
use crate::amend::redline::{Redline, Revised, RevisedLine, RunKind};
use crate::diagnostic::Look;
use crate::report::capital;
use std::fmt::Write;

/// The comparison in that look. Told, each change is said in words, so that nothing is lost to whoever listens.
#[must_use]
pub fn text(redline: &Redline, heading: &Heading, notes: &Notes, look: Look) -> String {
    let mut out = format!("{}\n{} compared with {}. {}\n", heading.title, capital(&heading.new), heading.old, counted(&redline.provisions));
    notes.whole.iter().for_each(|one| note(&mut out, one));
    for revised in redline.provisions.iter().filter(|revised| shown(revised, heading, notes)) {
        provision(&mut out, revised, heading, look);
        notes.provisions.get(&revised.number).into_iter().flatten().for_each(|one| note(&mut out, one));
    }
    out
}

fn provision(out: &mut String, revised: &Revised, heading: &Heading, look: Look) {
    let head = format!("{} ({})", called(revised), became(revised));
    let _ = match look {
        Look::Coloured => writeln!(out, "\n\u{1b}[1m{head}\u{1b}[0m"),
        Look::Drawn | Look::Told => writeln!(out, "\n{head}"),
    };
    for shown in excerpt(revised, heading) {
        let (Shown::Line(RevisedLine { depth, .. }) | Shown::Gap(depth)) = &shown;
        out.extend(std::iter::repeat_n(' ', depth.saturating_add(1).saturating_mul(2)));
        match shown {
            Shown::Line(line) => line.runs.iter().for_each(|run| words(out, run.kind, &run.text, look)),
            Shown::Gap(_) if look == Look::Told => out.push_str("(unchanged sentences are left out)"),
            Shown::Gap(_) => out.push_str("[\u{2026}]"),
        }
        out.push('\n');
    }
}

fn words(out: &mut String, kind: RunKind, text: &str, look: Look) {
    let (before, after) = match (kind, look) {
        (RunKind::Kept, _) => ("", ""),
        (RunKind::Inserted, Look::Coloured) => ("\u{1b}[1;4;32m", "\u{1b}[0m"),
        (RunKind::Deleted, Look::Coloured) => ("\u{1b}[9;31m", "\u{1b}[0m"),
        (RunKind::Inserted, Look::Drawn) => ("{+", "+}"),
        (RunKind::Deleted, Look::Drawn) => ("[-", "-]"),
        (RunKind::Inserted, Look::Told) => (" (inserted: ", ") "),
        (RunKind::Deleted, Look::Told) => (" (deleted: ", ") "),
    };
    let _ = write!(out, "{before}{text}{after}");
}

fn note(out: &mut String, note: &Note) {
    let _ = writeln!(out, "    {}{}.", note.mark.word(), note.words);
}
