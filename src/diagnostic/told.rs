//! Diagnostics told in plain lines, for screen readers and for builds without a terminal: no drawing, no columns to line up.

use super::clean::clip;
use super::excerpt::excerpt;
use super::{Diagnostic, Label, Severity};
use crate::source::Sources;
use std::fmt::Write;

/// One diagnostic: its place and message, the words it points at, the other places, what to do; a line each.
pub(super) fn tell(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut out = format!("{} {}", weight(diagnostic.severity), diagnostic.code);
    let mut labels = diagnostic.labels.iter();
    let first = labels.next();
    if let Some(place) = first.and_then(|label| place(label, sources)) {
        let _ = write!(out, " in {place}");
    }
    let _ = writeln!(out, ": {}", clip(&diagnostic.message));
    if let Some(first) = first {
        tell_words(&mut out, first, sources);
    }
    for label in labels {
        tell_other(&mut out, label, sources);
    }
    for help in &diagnostic.help {
        let _ = writeln!(out, "  help: {}", clip(help));
    }
    out
}

pub(super) fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn place(label: &Label, sources: &Sources) -> Option<String> {
    let (name, position) = sources.locate(label.span)?;
    if sources.get(label.span.source).is_some_and(|source| source.text().is_empty()) {
        return Some(clip(name));
    }
    Some(format!("{}, line {}, column {}", clip(name), position.line, position.column))
}

fn tell_words(out: &mut String, label: &Label, sources: &Sources) {
    let line = line_at(label, sources);
    if !line.is_empty() {
        let _ = writeln!(out, "  the line reads: {line}");
    }
    if !label.text.is_empty() {
        let _ = writeln!(out, "  here: {}", clip(&label.text));
    }
}

fn tell_other(out: &mut String, label: &Label, sources: &Sources) {
    let text = if label.text.is_empty() { line_at(label, sources) } else { clip(&label.text) };
    match place(label, sources) {
        Some(place) => drop(writeln!(out, "  see {place}: {text}")),
        None => drop(writeln!(out, "  see also: {text}")),
    }
}

/// The line on which a label begins, trimmed and, where it is long, cut round the label.
fn line_at(label: &Label, sources: &Sources) -> String {
    let page = excerpt(std::slice::from_ref(label), sources);
    let Some(mark) = page.marks.first() else { return String::new() };
    let before = page.text.get(..mark.start).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    page.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("").trim().to_owned()
}
