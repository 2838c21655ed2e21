//! Diagnostics as workflow commands, which GitHub shows beside the lines of a change.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::Sources;

/// `::error file=…,line=…,col=…,endColumn=…,title=…::message`, one a line.
pub(super) fn commands(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = place(diagnostic, sources);
    properties.push(format!("title={}", property(diagnostic.code.as_str())));
    let message: Vec<&str> = std::iter::once(diagnostic.message.as_str()).chain(diagnostic.help.iter().map(String::as_str)).collect();
    format!("::{kind} {}::{}\n", properties.join(","), data(&message.join("\n")))
}

fn place(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let Some((source, span)) = diagnostic.span().and_then(|span| Some((sources.get(span.source)?, span))) else { return Vec::new() };
    let (from, to) = (source.position(span.start), source.position(span.end));
    let mut properties = vec![format!("file={}", property(source.name())), format!("line={}", from.line)];
    if from.line == to.line {
        properties.push(format!("col={}", from.column));
        // Here the last column is the last character's own, not the one behind it.
        properties.push(format!("endColumn={}", to.column.saturating_sub(1).max(from.column)));
    } else {
        properties.push(format!("endLine={}", to.line));
    }
    properties
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
