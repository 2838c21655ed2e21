//! NDJSON to dated events: a record file, one event a line, each typed against the policy.

use super::happening::{self, Told};
use super::located::{Part, Shape};
use super::{from_json, limits, problems, shared};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AmendingAct, Happening, Model};
use crate::source::{SourceId, Span};

/// What a record file holds.
#[derive(Clone, Debug, Default)]
pub struct RecordReading {
    /// The events that can be read, in the order of the file.
    pub happenings: Vec<Happening>,
    /// What was done about amendments, as far as it can be read, in the order of the file.
    pub acts: Vec<AmendingAct>,
    /// What is wrong with the file. A line with an error gives no event.
    pub diagnostics: Diagnostics,
}

/// Reads a record file: one object a line, such as `{"event":"review","on":"2021-03-01","by":["japan","nato"]}`.
///
/// Each line may have `kind` (`excused`, `discharged`, `failed`), `received`, `effective`, `number`, `recorded` and `reference` besides. One that says
/// what was done about an amendment has `amendment` with its name, and may have `fingerprint` and `form`.
#[must_use]
pub fn read_record(model: &Model, source: SourceId, text: &str) -> RecordReading {
    let part = Part::whole(source, text);
    if text.len() > limits::MOST_BYTES {
        let told = shared::too_large(part, "a record", limits::MOST_BYTES);
        return RecordReading { diagnostics: std::iter::once(told).collect(), ..RecordReading::default() };
    }
    let mut reading = RecordReading::default();
    for line in lines(part) {
        match one(model, line.part) {
            Ok(Told::Event(happening)) => reading.happenings.push(happening),
            Ok(Told::Act(act)) => reading.acts.push(act),
            Err(_) if line.torn => reading.diagnostics.push(torn(line.part)),
            Err(found) => reading.diagnostics.extend(found),
        }
    }
    let repeated = repeated(&reading.happenings);
    reading.diagnostics.extend(repeated);
    let repeated = repeated_acts(&reading.acts);
    reading.diagnostics.extend(repeated);
    reading.diagnostics = reading.diagnostics.sorted();
    reading
}

/// One line with something on it.
struct Line<'t> {
    part: Part<'t>,
    /// Whether it is not closed by a line break and is no whole object either.
    torn: bool,
}

fn lines(part: Part<'_>) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0usize;
    part.text.split_inclusive('\n').filter_map(move |words| {
        let end = start.saturating_add(words.len());
        let line = from_json::trimmed(part, start, end);
        start = end;
        let open = !words.ends_with('\n');
        // An object that is cut anywhere before its last brace is no object, so that a line that was cut off is always known.
        (!line.text.is_empty()).then(|| Line { part: line, torn: open && from_json::line(line).is_err() })
    })
}

fn one(model: &Model, line: Part<'_>) -> Result<Told, Diagnostics> {
    let value = from_json::line(line).map_err(|broken| std::iter::once(in_a_record(broken)).collect::<Diagnostics>())?;
    match &value.shape {
        Shape::Map(pairs) => happening::from_pairs(model, pairs, value.span),
        _ => {
            let message = format!("{} stands where an event of the record is expected", value.called());
            let told = Diagnostic::error(problems::BROKEN_DATA, value.span, message)
                .help("Each line is an object, such as `{\"event\": \"review\", \"on\": \"2021-03-01\"}`.");
            Err(std::iter::once(told).collect())
        }
    }
}

/// What the reader of JSON says of activities, said of events.
fn in_a_record(mut broken: Diagnostic) -> Diagnostic {
    let said =
        |words: &str| words.replace("this activity", "this event").replace("the activity", "the event").replace("each field as", "each as");
    broken.message = said(&broken.message);
    if broken.message.starts_with("something stands behind") {
        broken.help = vec!["Put each event on a line of its own.".to_owned()];
    }
    broken.help = broken.help.iter().map(|help| said(help)).collect();
    broken
}

fn torn(line: Part<'_>) -> Diagnostic {
    Diagnostic::error(problems::TORN_LINE, line.all(), "the last line breaks off: it was not written to its end")
        .here("no event can be read from this")
        .help("Delete this line, which counts for nothing, and record the event again. The lines before it are whole.")
}

/// Events that stand in the file twice, word for word.
fn repeated(happenings: &[Happening]) -> Diagnostics {
    let mut order: Vec<&Happening> = happenings.iter().collect();
    let key = |one: &Happening| (one.event, one.date.earliest(), one.date.precision(), one.by.clone(), one.number, one.span);
    order.sort_by_key(|one| key(one));
    let alike = |one: &Happening, other: &Happening| Happening { span: one.span, ..other.clone() } == *one;
    let pairs = order.iter().zip(order.iter().skip(1)).filter(|(first, second)| alike(first, second));
    pairs.map(|(first, second)| twice(first.span, second.span)).collect()
}

/// The same of acts on amendments.
fn repeated_acts(acts: &[AmendingAct]) -> Diagnostics {
    let mut order: Vec<&AmendingAct> = acts.iter().collect();
    order.sort_by_key(|one| (one.amendment, one.kind, one.date.earliest(), one.date.precision(), one.by.clone(), one.span));
    let alike = |one: &AmendingAct, other: &AmendingAct| AmendingAct { span: one.span, ..other.clone() } == *one;
    let pairs = order.iter().zip(order.iter().skip(1)).filter(|(first, second)| alike(first, second));
    pairs.map(|(first, second)| twice(first.span, second.span)).collect()
}

fn twice(first: Span, second: Span) -> Diagnostic {
    Diagnostic::warning(problems::REPEATED_EVENT, second, "this event stands in the record twice")
        .and(first, "it stands here first")
        .help("Keep one, unless it did happen twice on that day; then say so in the `reference`.")
}
