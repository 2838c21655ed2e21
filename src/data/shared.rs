//! What the readers of all formats share: which values are records, and the mistakes that any of them may meet.

use super::located::{Located, Records, Shape, Unreadable};
use super::{limits, problems};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The names under which a file may hold its list of activities.
const LISTS: [&str; 2] = ["activities", "activity"];

/// The records of a value: itself, its elements, or those of its list of activities.
#[must_use]
pub fn records(value: Located) -> Records {
    let records = match value.shape {
        Shape::List(values) => values,
        Shape::Map(mut pairs) if listed(&pairs) => match pairs.pop().map(|pair| pair.value.shape) {
            Some(Shape::List(values)) => values,
            _ => Vec::new(),
        },
        shape => vec![Located::new(shape, value.span)],
    };
    Records { records: records.into_iter().map(record).collect(), diagnostics: Default::default() }
}

/// A value that must be a record.
pub fn record(value: Located) -> Result<Located, Unreadable> {
    if matches!(value.shape, Shape::Map(_)) {
        return Ok(value);
    }
    let message = format!("{} stands where an activity is expected", value.called());
    let told = Diagnostic::error(problems::NOT_AN_ACTIVITY, value.span, message)
        .help("An activity is a group of named values, such as `{\"title\": \"…\", \"starts\": \"2020-10-05\"}`.");
    Err(Unreadable { span: value.span, diagnostics: std::iter::once(told).collect() })
}

/// A file that is larger than the engine reads.
#[must_use]
pub fn too_large(part: super::located::Part<'_>, what: &str, most: usize) -> Diagnostic {
    let message = format!("{what} may hold at most {} MiB", most / (1024 * 1024));
    Diagnostic::error(problems::DATA_TOO_LARGE, part.span(0, 0), message)
}

/// A format whose feature is off in this build.
#[must_use]
pub fn not_built(part: super::located::Part<'_>) -> Diagnostic {
    Diagnostic::error(problems::BROKEN_DATA, part.span(0, 0), "this build of the program does not read this format")
        .help("Build it with the feature that is named like the format.")
}

/// Lists or groups that lie too deep in each other.
#[must_use]
pub fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and groups lie more than {} deep in each other", limits::MOST_NESTING);
    Diagnostic::error(problems::DATA_TOO_DEEP, span, message).help("An activity needs two or three levels; write it flatter.")
}

fn listed(pairs: &[super::located::Pair]) -> bool {
    matches!(pairs, [pair] if LISTS.contains(&pair.name.as_str()) && matches!(pair.value.shape, Shape::List(_)))
}
