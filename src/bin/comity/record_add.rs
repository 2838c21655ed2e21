//! `comity record add POLICY RECORD --event NAME --on DATE`.

use crate::args::{Format, RecordAdd, RecordKind};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::record_store::{self, Store};
use crate::records::{self, Recorded};
use comity::diagnostic::Diagnostics;
use comity::format::act_words;
use comity::policy::Unreadable;
use serde::Serialize;

/// One line of a record, its names in the order in which people read them.
#[derive(Serialize)]
struct Line<'a> {
    event: &'a str,
    on: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amendment: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
}

/// Adds one event to a record, or says why not and writes nothing.
pub fn run(args: &RecordAdd, out: &mut Output) -> Outcome {
    demand_format("record add", args.format, &[Format::Human, Format::Plain, Format::Json]);
    if files::is_standard_input(&args.record) || records::in_the_language(&args.record) {
        let name = files::name(&args.record);
        out.complain(&format!("error: events are added to a file in NDJSON, and not to `{name}`; name one such as `record.ndjson`\n"));
        return Outcome::Unjudged;
    }
    match add(args, out) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn add(args: &RecordAdd, out: &mut Output) -> Result<Outcome, Outcome> {
    let beside = records::load(&args.policy, &args.beside, args.format, out)?;
    complaints::refuse(&beside.diagnostics, &beside.sources, args.format, out)?;
    let line = line(args, out)?;
    // A record that is not there yet is begun only for an event that it can hold.
    let now = match record_store::read(&args.record) {
        Err(Unreadable::Missing) => Ok(String::new()),
        read => read,
    };
    demand(args, &beside, now, &line, out)?;
    let name = files::name(&args.record);
    let mut store = Store::open(&args.record).map_err(|error| not_written(&name, &error, out))?;
    // Somebody may have added to it since: only what stands there now, with nobody else at it, counts.
    let text = store.text();
    let lines = demand(args, &beside, text, &line, out)?;
    store.add(&line, &args.record).map_err(|error| not_written(&name, &error, out))?;
    out.say(&said(args, &name, lines));
    Ok(Outcome::Good)
}

fn line(args: &RecordAdd, out: &mut Output) -> Result<String, Outcome> {
    let line = Line {
        event: &args.event,
        on: &args.on,
        amendment: args.amendment.as_deref(),
        by: args.by.iter().map(|party| party.trim()).collect(),
        kind: args.kind.filter(|kind| *kind != RecordKind::Happened).map(RecordKind::word),
        received: args.received.as_deref(),
        effective: args.effective.as_deref(),
        number: args.number,
        recorded: args.recorded.as_deref(),
        fingerprint: args.fingerprint.as_deref(),
        form: args.form.as_deref(),
        reference: args.reference.as_deref(),
    };
    serde_json::to_string(&line).map_err(|error| {
        out.complain(&format!("error: the event cannot be written: {error}\n"));
        Outcome::Unjudged
    })
}

/// Demands that the record can be read, and that the line adds nothing wrong to it; answers with the number of the new line.
fn demand(args: &RecordAdd, beside: &Recorded, text: Result<String, Unreadable>, line: &str, out: &mut Output) -> Result<usize, Outcome> {
    let name = files::name(&args.record);
    let before = with(beside, &name, text.clone());
    complaints::refuse(&before.diagnostics, &before.sources, args.format, out)?;
    let text = text.unwrap_or_default();
    let between = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let after = with(beside, &name, Ok(format!("{text}{between}{line}\n")));
    let known = before.every();
    let new: Diagnostics = after.every().into_iter().filter(|found| !known.iter().any(|old| old == found)).collect();
    complaints::refuse(&new, &after.sources, args.format, out)?;
    if !new.is_empty() {
        complaints::tell(&new, &after.sources, args.format, out);
    }
    Ok(text.lines().count().saturating_add(1))
}

fn with(beside: &Recorded, name: &str, text: Result<String, Unreadable>) -> Recorded {
    let mut recorded = beside.clone();
    recorded.diagnostics = Diagnostics::new();
    records::take(&mut recorded, name, text);
    recorded
}

fn not_written(name: &str, error: &std::io::Error, out: &mut Output) -> Outcome {
    out.complain(&format!("error: `{name}` could not be written, and nothing was added: {error}\n"));
    Outcome::Unjudged
}

fn said(args: &RecordAdd, name: &str, line: usize) -> String {
    match args.format {
        Format::Json => {
            format!(
                "{}\n",
                serde_json::json!({ "kind": "added", "file": name, "line": line, "event": args.event, "amendment": args.amendment, "on": args.on })
            )
        }
        _ => {
            let by = if args.by.is_empty() { String::new() } else { format!(" by {}", args.by.join(" and ")) };
            let kind = args.kind.filter(|kind| *kind != RecordKind::Happened).map_or_else(String::new, |kind| format!("{} ", kind.word()));
            let done = args.amendment.as_ref().map_or_else(
                || args.event.clone(),
                |amendment| {
                    let (act, word) = act_words(&args.event);
                    format!("{act} {word} `{amendment}`")
                },
            );
            format!("Recorded on line {line} of {name}: {kind}{done}{by} on {}.\n", args.on)
        }
    }
}
