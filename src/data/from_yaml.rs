//! YAML to located values, read from the events of the parser under serde-saphyr: nothing is turned into a number or a flag that
//! the file does not plainly say.

use super::located::{Located, Pair, Part, Records, Shape};
use super::yaml_words::plain;
use super::{limits, problems, records};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The records of a YAML text: one object, a list of objects, or `activities: […]`, in one document or several.
#[must_use]
pub fn from_yaml(part: Part<'_>) -> Records {
    let mut options = Options::default();
    options.set_emit_comments(false);
    // One level more than we take, so that we meet the limit ourselves and can say so.
    options.flow_nesting_limit = limits::MOST_NESTING.saturating_add(1);
    options.block_nesting_limit = limits::MOST_NESTING.saturating_add(1);
    let mut builder = Builder { part, open: Vec::new(), anchors: BTreeMap::new(), repeated: 0, found: Records::default() };
    for event in Parser::new_from_str_with_options(part.text, options) {
        let taken = match event {
            Ok((event, place)) => {
                let range = place.byte_range().unwrap_or(0..0);
                builder.take(event, part.span(range.start, range.end))
            }
            Err(error) => Err(builder.told(&error)),
        };
        if let Err(wrong) = taken {
            return builder.broken(wrong);
        }
    }
    builder.found
}

enum Holding {
    List(Vec<Located>),
    Map(Vec<Pair>, Option<(String, Span)>),
}

struct Open {
    holding: Holding,
    anchor: usize,
    span: Span,
}

struct Builder<'t> {
    part: Part<'t>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Located>,
    repeated: usize,
    found: Records,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.value(scalar(text, style, tag.as_deref(), span), anchor),
            Event::SequenceStart(_, anchor, _) => self.open(Holding::List(Vec::new()), anchor, span),
            Event::MappingStart(_, anchor, _) => self.open(Holding::Map(Vec::new(), None), anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.repeat(anchor, span),
            _ => Ok(()),
        }
    }

    fn open(&mut self, holding: Holding, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        self.open.push(Open { holding, anchor, span });
        if self.open.len() > limits::MOST_NESTING { Err(records::too_deep(span)) } else { Ok(()) }
    }

    fn close(&mut self, end: Span) -> Result<(), Diagnostic> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (shape, last) = match open.holding {
            Holding::List(values) => {
                let last = values.last().map(|value| value.span);
                (Shape::List(values), last)
            }
            Holding::Map(pairs, _) => {
                let last = pairs.last().map(|pair| pair.name_span.to(pair.value.span));
                (Shape::Map(pairs), last)
            }
        };
        // In block style the end is met where the next line begins; the value reaches to its last part only.
        let span = if end.is_empty() { last.map_or(open.span, |last| open.span.to(last)) } else { open.span.to(end) };
        self.value(Located::new(shape, span), open.anchor)
    }

    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(value) = self.anchors.get(&anchor).cloned() else {
            return Err(Diagnostic::error(problems::BROKEN_DATA, span, "this refers to a value that is not complete yet")
                .help("Write the value out here."));
        };
        self.repeated = self.repeated.saturating_add(count(&value));
        self.within_budget(span)?;
        self.value(Located { span, ..value }, 0)
    }

    fn within_budget(&self, span: Span) -> Result<(), Diagnostic> {
        if self.repeated <= limits::MOST_REPEATED {
            return Ok(());
        }
        let message = format!("the file repeats more than {} values by reference", limits::MOST_REPEATED);
        Err(Diagnostic::error(problems::TOO_MANY_REPEATS, span, message).help("Write the values out, in several files if need be."))
    }

    fn value(&mut self, value: Located, anchor: usize) -> Result<(), Diagnostic> {
        if anchor != 0 {
            self.repeated = self.repeated.saturating_add(count(&value));
            self.within_budget(value.span)?;
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.top(value),
            Some(Open { holding: Holding::List(values), .. }) => values.push(value),
            Some(Open { holding: Holding::Map(pairs, name), .. }) => match name.take() {
                None => *name = Some(named(self.part, &value)?),
                Some((name, name_span)) => pairs.push(Pair { name, name_span, value }),
            },
        }
        Ok(())
    }

    fn top(&mut self, value: Located) {
        let empty = matches!(value.shape, Shape::Null) && value.span.is_empty();
        if !empty {
            let found = records::records(value);
            self.found.records.extend(found.records);
            self.found.diagnostics.extend(found.diagnostics);
        }
    }

    /// What was read before the break: the whole records of an outermost list can still be judged.
    fn broken(mut self, wrong: Diagnostic) -> Records {
        if let Some(Open { holding: Holding::List(values), .. }) = self.open.into_iter().next() {
            self.found.records.extend(values.into_iter().map(records::record));
        }
        self.found.diagnostics.push(wrong);
        self.found
    }

    fn told(&self, error: &ScanError) -> Diagnostic {
        let at = error.marker().byte_offset().unwrap_or(0);
        let span = self.part.span(at, at.saturating_add(1));
        // The library looks ahead over brackets, and finds them too deep before it tells of the first.
        if self.open.len() >= limits::MOST_NESTING || error.info() == "recursion limit exceeded" {
            return records::too_deep(span);
        }
        Diagnostic::error(problems::BROKEN_DATA, span, "the YAML cannot be read from here on")
            .here(error.info())
            .help("Begin each field of an activity at the same column, as `name: value`, and use spaces, never tabs, in front of it.")
    }
}

fn named(part: Part<'_>, value: &Located) -> Result<(String, Span), Diagnostic> {
    match &value.shape {
        Shape::Text(name) | Shape::Doubtful(name) => Ok((name.clone(), value.span)),
        Shape::List(_) | Shape::Map(_) => {
            Err(Diagnostic::error(problems::BROKEN_DATA, value.span, "a list or a group cannot be the name of a field")
                .help("Write each field as `name: value`."))
        }
        _ => Ok((part.written(value.span).to_string(), value.span)),
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Located {
    let said_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
    let shape = if style == ScalarStyle::Plain && !said_text { plain(&text) } else { Shape::Text(text.into_owned()) };
    Located::new(shape, span)
}

fn count(value: &Located) -> usize {
    let below: usize = match &value.shape {
        Shape::List(values) => values.iter().map(count).fold(0, usize::saturating_add),
        Shape::Map(pairs) => pairs.iter().map(|pair| count(&pair.value)).fold(0, usize::saturating_add),
        _ => 0,
    };
    below.saturating_add(1)
}
