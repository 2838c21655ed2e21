//! `comity why POLICY ACTIVITIES…`.

use crate::args::{Format, Why};
use crate::check::format_of;
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::diagnostic::Look;
use comity::policy::Record;
use comity::prove::{Effort, Remedies, Remedy};
use comity::report::{Case, capital, proofs as told, word, words};
use comity::value::Truth;
use serde_json::json;
use std::fmt::Write;

/// Says of each activity that is not permitted what would make it so.
pub fn run(args: &Why, out: &mut Output) -> Outcome {
    demand_format("why", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let policy = match policies::load(&args.policy) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let mut record = policy.record();
    for (event, date) in &args.events {
        record = match record.with(event, date) {
            Ok(record) => record,
            Err(error) => {
                out.complain(&format!("error: {error}\n"));
                return Outcome::Unjudged;
            }
        };
    }
    let mut outcome = Outcome::Good;
    for path in &args.activities {
        outcome = outcome.max(of_file(&policy, &record, path, args, out));
    }
    outcome
}

fn of_file(policy: &Policy, record: &Record, path: &std::path::Path, args: &Why, out: &mut Output) -> Outcome {
    let name = files::name(path);
    let format = match format_of(path, args.input_format) {
        Ok(format) => format,
        Err(message) => {
            out.complain(&format!("error: {message}\n"));
            return Outcome::Unjudged;
        }
    };
    let mut sources = policy.sources().clone();
    let text = match files::read_activities(path) {
        Ok(text) => text,
        Err(reason) => {
            let found = complaints::unreadable(&name, &reason, &mut sources);
            complaints::tell(&found, &sources, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let adapter = policy.fitting_adapter(&text).filter(|_| format == comity::data::Format::Csv);
    let reading = policy.read_beside(sources, format, &name, &text, adapter);
    complaints::tell(&reading.diagnostics, &reading.sources, args.format, out);
    let mut outcome = if reading.diagnostics.has_errors() { Outcome::Unjudged } else { Outcome::Good };
    for entry in &reading.entries {
        let came = match &entry.activity {
            Ok(activity) => {
                let verdict = policy.check(activity, record);
                let case = Case::new(policy.model(), policy.program(), entry.index, entry.span, activity, verdict.explained());
                let found = (verdict.truth() != Truth::True).then(|| policy.why(activity, record, &Effort::default()));
                out.say(&match args.format {
                    Format::Json => as_json(policy, &case, found.as_ref()),
                    _ => in_words(policy, &case, found.as_ref(), args.format),
                });
                match verdict.truth() {
                    Truth::True => Outcome::Good,
                    Truth::False => Outcome::Bad,
                    Truth::Unknown => Outcome::Open,
                }
            }
            Err(found) => {
                complaints::tell(found, &reading.sources, args.format, out);
                Outcome::Unjudged
            }
        };
        outcome = outcome.max(came);
    }
    outcome
}

fn as_json(policy: &Policy, case: &Case, found: Option<&Remedies>) -> String {
    let remedies = found
        .into_iter()
        .flat_map(|found| &found.remedies)
        .map(|remedy| changes(policy, remedy).into_iter().map(|(says, by)| json!({ "if": says, "by": by })).collect::<Vec<_>>());
    let line = json!({
        "kind": "remedies",
        "index": case.index,
        "title": case.title,
        "verdict": word(case.told.verdict),
        "remedies": remedies.collect::<Vec<_>>(),
        "settled": found.is_none_or(|found| found.unsettled.is_none()),
    });
    format!("{line}\n")
}

fn in_words(policy: &Policy, case: &Case, found: Option<&Remedies>, format: Format) -> String {
    let mut out = format!("Activity {}, “{}”, is {}.\n", case.index, case.title, word(case.told.verdict));
    let Some(found) = found else { return out };
    if let Some(why) = found.unsettled {
        let further = if found.remedies.is_empty() { "anything" } else { "anything else" };
        let _ = writeln!(out, "  Whether {further} would make it permitted is not settled: {}.", told::unsettled(why));
    } else if found.remedies.is_empty() {
        out.push_str("  Nothing that anybody could change about it would make it permitted.\n");
    }
    let drawn = if answer_look(format) == Look::Told { "" } else { "- " };
    for remedy in &found.remedies {
        let (says, mut by): (Vec<String>, Vec<String>) = changes(policy, remedy).into_iter().unzip();
        by.dedup();
        let says = format!("it would be permitted if {} (up to {})", words::list(says, "and"), words::list(by, "and"));
        let _ = writeln!(out, "  {drawn}{}.", capital(&says));
    }
    out
}

fn changes(policy: &Policy, remedy: &Remedy) -> Vec<(String, String)> {
    remedy.changes.iter().map(|change| told::change(policy.model(), change)).collect()
}
