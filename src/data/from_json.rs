//! JSON and NDJSON to located values: strict JSON, duplicate names kept, numbers letter for letter.

use super::located::{Located, Pair, Part, Records, Shape, Unreadable};
use super::outline::{Outline, outline};
use super::{problems, records};
use crate::diagnostic::Diagnostic;
use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// The records of a JSON text: one object, a list of objects, or `{"activities": [...]}`.
#[must_use]
pub fn from_json(part: Part<'_>) -> Records {
    match outline(part.text) {
        Outline::TooDeep(at) => Records::refused(records::too_deep(part.span(at, at.saturating_add(1)))),
        Outline::List(elements) => from_elements(part, elements),
        Outline::Other => match value(part) {
            Ok(value) => records::records(value),
            Err(broken) => Records::refused(broken),
        },
    }
}

/// The records of an NDJSON text: one object a line; a broken line is that record's mistake alone.
#[must_use]
pub fn from_ndjson(part: Part<'_>) -> Records {
    let mut records = Records::default();
    let mut start = 0usize;
    for line in part.text.split_inclusive('\n') {
        let end = start.saturating_add(line.len());
        if !line.trim().is_empty() {
            records.records.push(one(trimmed(part, start, end)));
        }
        start = end;
    }
    records
}

fn from_elements(part: Part<'_>, elements: Vec<std::ops::Range<usize>>) -> Records {
    let mut records = Records::default();
    let mut elements: Vec<_> = elements.into_iter().map(|range| trimmed(part, range.start, range.end)).collect();
    if elements.iter().all(|element| element.text.is_empty()) && elements.len() == 1 {
        elements.clear();
    }
    for element in elements {
        if element.text.is_empty() {
            let place = element.all();
            records.diagnostics.push(
                Diagnostic::error(problems::BROKEN_DATA, place, "a comma stands here with nothing beside it")
                    .help("Put a comma between two activities, and none after the last."),
            );
        } else {
            records.records.push(one(element));
        }
    }
    records
}

/// The one value of a line.
pub(super) fn line(part: Part<'_>) -> Result<Located, Diagnostic> {
    match outline(part.text) {
        Outline::TooDeep(at) => Err(records::too_deep(part.span(at, at.saturating_add(1)))),
        _ => value(part),
    }
}

fn one(part: Part<'_>) -> Result<Located, Unreadable> {
    line(part).map_err(|broken| Unreadable { span: part.all(), diagnostics: std::iter::once(broken).collect() }).and_then(records::record)
}

/// The part without the blanks at its ends.
pub(super) fn trimmed(part: Part<'_>, start: usize, end: usize) -> Part<'_> {
    let whole = part.part(start, end);
    let front = whole.text.len().saturating_sub(whole.text.trim_start().len());
    let back = whole.text.trim_end().len().max(front);
    whole.part(front, back)
}

/// One JSON value. Invariant: `part` nests no deeper than the outline allows.
fn value(part: Part<'_>) -> Result<Located, Diagnostic> {
    let read = parse_to_ast(part.text, &CollectOptions::default(), &strict()).map_err(|error| told(part, &error))?;
    let nothing = || Diagnostic::error(problems::NO_ACTIVITIES, part.all(), "the file holds no activity");
    read.value.map(|value| located(part, value)).ok_or_else(nothing)
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn located(part: Part<'_>, value: Value<'_>) -> Located {
    let range = value.range();
    let shape = match value {
        Value::StringLit(text) => Shape::Text(text.value.into_owned()),
        Value::NumberLit(number) => Shape::Number(number.value.to_string()),
        Value::BooleanLit(flag) => Shape::Flag(flag.value),
        Value::NullKeyword(_) => Shape::Null,
        Value::Array(list) => Shape::List(list.elements.into_iter().map(|value| located(part, value)).collect()),
        Value::Object(object) => {
            Shape::Map(object.properties.into_iter().map(|property| pair(part, property.name, property.value)).collect())
        }
    };
    Located::new(shape, part.span(range.start, range.end))
}

fn pair(part: Part<'_>, name: ObjectPropName<'_>, value: Value<'_>) -> Pair {
    let range = name.range();
    Pair { name: name.into_string(), name_span: part.span(range.start, range.end), value: located(part, value) }
}

fn told(part: Part<'_>, error: &ParseError) -> Diagnostic {
    use ParseErrorKind as Kind;
    let range = error.range();
    let (message, help) = match error.kind() {
        Kind::CommentsNotAllowed => ("JSON has no comments", "Take the comment out."),
        Kind::SingleQuotedStringsNotAllowed => ("a text in single quotation marks", "Write it in double quotation marks: `\"…\"`."),
        Kind::TrailingCommasNotAllowed => ("a comma behind the last value", "Take the comma out."),
        Kind::ExpectedComma => ("a comma is missing here", "Put a comma between two values."),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => {
            ("a name in double quotation marks is expected here", "Write each field as `\"name\": value`, with a comma between two fields.")
        }
        Kind::ExpectedColonAfterObjectKey => ("a colon is missing behind the name", "Write each field as `\"name\": value`."),
        Kind::ExpectedObjectValue => ("a value is missing behind the colon", "Write each field as `\"name\": value`."),
        Kind::UnexpectedWord => ("words without quotation marks", "Write words in double quotation marks: `\"…\"`."),
        Kind::MultipleRootJsonValues => (
            "something stands behind the end of the activity",
            "Put several activities in a list `[…, …]`, or one on each line of an `.ndjson` file.",
        ),
        Kind::UnterminatedArray => ("this list is not closed", "Close it with `]`."),
        Kind::UnterminatedObject => ("this activity is not closed", "Close it with `}`."),
        Kind::String(_) => {
            ("this text is not closed, or has a `\\` that JSON does not know", "Close it with `\"`, and write `\\\\` for a backslash.")
        }
        Kind::NestingDepthExceeded => return records::too_deep(part.span(range.start, range.end)),
        _ => {
            ("this is not JSON", "Write numbers with digits alone, words in double quotation marks, and `true`, `false` or `null` without.")
        }
    };
    Diagnostic::error(problems::BROKEN_DATA, part.span(range.start, range.end), message).help(help)
}
