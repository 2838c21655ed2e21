//! Diagnostics as JSON, one object a line, for programs.

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Severity};
use crate::source::Sources;
use serde_json::{Value, json};

/// One object a line.
pub(super) fn lines(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics.iter().map(|one| format!("{}\n", diagnostic(one, sources))).collect()
}

/// One diagnostic as a JSON object with the keys `kind` (always `diagnostic`), `code`, `severity` (`error`, `warning` or `note`), `message`,
/// `places` (the first is the one that is wrong) and `help` (a list of sentences).
///
/// A place has `file`, `line`, `column`, `end_line`, `end_column` (from 1, in characters, the end being one past the last), `start` and `end` (bytes
/// from 0), and `text`, what is said about it. Keys may be added in later versions; none is taken away or changes its meaning.
#[must_use]
pub fn diagnostic(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let places: Vec<Value> = diagnostic.labels.iter().filter_map(|label| place(label, sources)).collect();
    json!({
        "kind": "diagnostic",
        "code": diagnostic.code.as_str(),
        "severity": severity(diagnostic.severity),
        "message": diagnostic.message,
        "places": places,
        "help": diagnostic.help,
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn place(label: &Label, sources: &Sources) -> Option<Value> {
    let source = sources.get(label.span.source)?;
    let (from, to) = (source.position(label.span.start), source.position(label.span.end));
    Some(json!({
        "file": source.name(),
        "line": from.line,
        "column": from.column,
        "end_line": to.line,
        "end_column": to.column,
        "start": label.span.start,
        "end": label.span.end,
        "text": label.text,
    }))
}
