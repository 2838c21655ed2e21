//! TOML to located values: every mistake of the file, and a record for each `[[activity]]`.

use super::located::{Located, Pair, Part, Records, Shape, Unreadable};
use super::{limits, problems, records, shared};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The records of a TOML text: one activity, or a table `[[activity]]` for each.
#[must_use]
pub fn from_toml(part: Part<'_>) -> Records {
    if part.text.len() > limits::MOST_TOML_BYTES {
        let help = "Split it into several files, or write it as NDJSON or CSV.";
        return Records::refused(shared::too_large(part, "a TOML file of activities", limits::MOST_TOML_BYTES).help(help));
    }
    if let Some(at) = too_deep(part.text) {
        return Records::refused(records::too_deep(part.span(at, at.saturating_add(1))));
    }
    let (table, errors) = DeTable::parse_recoverable(part.text);
    let root = Located::new(map(part, table.into_inner()), part.all());
    let wrong: Vec<_> = errors.iter().map(|error| told(part, error)).collect();
    if matches!(&root.shape, Shape::Map(pairs) if pairs.is_empty()) {
        return Records { records: Vec::new(), diagnostics: wrong.into_iter().collect() };
    }
    blamed(records::records(root), wrong, part.all())
}

/// Gives each mistake to the record in whose part of the file it lies: from its start up to the next one's.
fn blamed(mut records: Records, wrong: Vec<Diagnostic>, whole: Span) -> Records {
    let starts: Vec<u32> = records.records.iter().map(|record| record_span(record).start).collect();
    let mut mistakes: Vec<Diagnostics> = starts.iter().map(|_| Diagnostics::new()).collect();
    for diagnostic in wrong {
        let at = diagnostic.span().unwrap_or(whole).start;
        let owner = starts.partition_point(|start| *start <= at).checked_sub(1);
        match owner.and_then(|owner| mistakes.get_mut(owner)) {
            Some(owner) => owner.push(diagnostic),
            None => records.diagnostics.push(diagnostic),
        }
    }
    for (record, diagnostics) in records.records.iter_mut().zip(mistakes) {
        if !diagnostics.is_empty() {
            *record = Err(Unreadable { span: record_span(record), diagnostics });
        }
    }
    records
}

fn record_span(record: &Result<Located, Unreadable>) -> Span {
    record.as_ref().map_or_else(|unreadable| unreadable.span, |record| record.span)
}

fn map(part: Part<'_>, table: DeTable<'_>) -> Shape {
    let mut pairs: Vec<_> = table.into_iter().map(|(name, value)| pair(part, name, value)).collect();
    pairs.sort_by_key(|pair| pair.name_span);
    Shape::Map(pairs)
}

fn pair(part: Part<'_>, name: Spanned<std::borrow::Cow<'_, str>>, value: Spanned<DeValue<'_>>) -> Pair {
    let span = name.span();
    Pair { name: name.into_inner().into_owned(), name_span: part.span(span.start, span.end), value: located(part, value) }
}

fn located(part: Part<'_>, value: Spanned<DeValue<'_>>) -> Located {
    let Range { start, end } = value.span();
    let span = part.span(start, end);
    let shape = match value.into_inner() {
        DeValue::String(text) => Shape::Text(text.into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => Shape::Number(number.as_str().to_string()),
        DeValue::Integer(_) => Shape::Number(part.written(span).to_string()),
        DeValue::Float(number) => Shape::Number(number.as_str().to_string()),
        DeValue::Boolean(flag) => Shape::Flag(flag),
        DeValue::Datetime(_) => Shape::Date(part.written(span).to_string()),
        DeValue::Array(values) => Shape::List(values.into_iter().map(|value| located(part, value)).collect()),
        DeValue::Table(table) => map(part, table),
    };
    let span = reach(&shape).map_or(span, |reach| span.to(reach));
    Located::new(shape, span)
}

/// How far the values of a table reach: the library gives the place of its heading alone.
fn reach(shape: &Shape) -> Option<Span> {
    let Shape::Map(pairs) = shape else { return None };
    pairs.iter().map(|pair| pair.name_span.to(pair.value.span)).reduce(Span::to)
}

fn told(part: Part<'_>, error: &toml::de::Error) -> Diagnostic {
    let Range { start, end } = error.span().unwrap_or(0..0);
    let span = part.span(start, end);
    if error.message().starts_with("duplicate key") {
        return Diagnostic::error(problems::DUPLICATE_KEY, span, format!("`{}` is given twice in one activity", part.written(span)))
            .help("Keep the one that is right.");
    }
    Diagnostic::error(problems::BROKEN_DATA, span, "this is not TOML")
        .here(error.message().to_string())
        .help("Write each field on a line of its own, as `name = value`, with words in double quotation marks.")
}

/// The first place at which brackets, or the dots of a name, lie too deep: the library recurses over both.
fn too_deep(text: &str) -> Option<usize> {
    let mut look = Look::default();
    let mut rest = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = rest.next() {
        match byte {
            b'#' => while rest.next_if(|(_, byte)| *byte != b'\n').is_some() {},
            b'"' | b'\'' => look.at_mark(text, at, byte, &mut rest),
            b'[' | b'{' => look.brackets = look.brackets.saturating_add(1),
            b']' | b'}' => look.brackets = look.brackets.saturating_sub(1),
            b'.' => look.dots = look.dots.saturating_add(1),
            b',' | b'=' | b'\n' => look.dots = 0,
            _ => {}
        }
        // The file itself is the outermost map.
        if look.brackets >= limits::MOST_NESTING || look.dots >= limits::MOST_NESTING {
            return Some(at);
        }
    }
    None
}

#[derive(Default)]
struct Look {
    brackets: usize,
    dots: usize,
}

impl Look {
    /// Moves behind the text that opens at `at`; a text in one mark ends with its line at the latest.
    fn at_mark(&mut self, text: &str, at: usize, mark: u8, rest: &mut std::iter::Peekable<impl Iterator<Item = (usize, u8)>>) {
        let triple = [mark; 3];
        let long = text.as_bytes().get(at..at.saturating_add(3)) == Some(triple.as_slice());
        let mut run = 0usize;
        if long {
            rest.next();
            rest.next();
        }
        while let Some((_, byte)) = rest.next() {
            run = if byte == mark { run.saturating_add(1) } else { 0 };
            match byte {
                b'\\' if mark == b'"' => drop(rest.next()),
                b'\n' if !long => return,
                _ if run == if long { 3 } else { 1 } => return,
                _ => {}
            }
        }
    }
}
