//! What JSON, YAML and TOML share: which of a file's values are records, and how deep they may lie.

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

/// Lists or groups that lie too deep in each other.
#[must_use]
pub fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and groups lie more than {} deep in each other", limits::MOST_NESTING);
    Diagnostic::error(problems::DATA_TOO_DEEP, span, message).help("An activity needs two or three levels; write it flatter.")
}

fn listed(pairs: &[super::located::Pair]) -> bool {
    matches!(pairs, [pair] if LISTS.contains(&pair.name.as_str()) && matches!(pair.value.shape, Shape::List(_)))
}
