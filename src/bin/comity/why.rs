//! `comity why POLICY ACTIVITIES…`.

use crate::args::{Format, Why};
use crate::check::{self, Bench};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::records;
use comity::Policy;
use comity::data::Format as DataFormat;
use comity::diagnostic::Look;
use comity::prove::{Effort, Remedies, Remedy};
use comity::report::{Case, capital, proofs as told, word, words};
use comity::value::Truth;
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// Says of each activity that is not permitted what would make it so.
pub fn run(args: &Why, out: &mut Output) -> Outcome {
    demand_format("why", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let recorded = match records::read_with(&args.policy, &[], &args.beside.records, args.format, out) {
        Ok(recorded) => recorded,
        Err(outcome) => return outcome,
    };
    let (bench, formats) = match check::prepare(&recorded, &args.activities, &args.beside, args.format, out) {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let files = args.activities.iter().zip(formats);
    files.fold(Outcome::Good, |outcome, (path, format)| outcome.max(of_file(&bench, path, format, args.format, out)))
}

fn of_file(bench: &Bench, path: &Path, data: DataFormat, format: Format, out: &mut Output) -> Outcome {
    let (name, policy) = (files::name(path), &bench.policy);
    let mut sources = bench.sources.clone();
    let text = match files::read_activities(path) {
        Ok(text) => text,
        Err(reason) => {
            let found = complaints::unreadable(&name, &reason, &mut sources);
            complaints::tell(&found, &sources, format, out);
            return Outcome::Unjudged;
        }
    };
    let reading = policy.read_beside(sources, data, &name, &text, bench.adapter(data, &text));
    complaints::tell(&reading.diagnostics, &reading.sources, format, out);
    let mut outcome = if reading.diagnostics.has_errors() { Outcome::Unjudged } else { Outcome::Good };
    for entry in &reading.entries {
        let came = match &entry.activity {
            Ok(read) => {
                let activity = bench.stated(read);
                let verdict = policy.check(&activity, &bench.record);
                let case = Case::new(policy.model(), policy.program(), entry.index, entry.span, &activity, verdict.explained());
                let found = (verdict.truth() != Truth::True).then(|| policy.why(&activity, &bench.record, &Effort::default()));
                out.say(&match format {
                    Format::Json => as_json(policy, &case, found.as_ref()),
                    _ => in_words(policy, &case, found.as_ref(), format),
                });
                match verdict.truth() {
                    Truth::True => Outcome::Good,
                    Truth::False => Outcome::Bad,
                    Truth::Unknown => Outcome::Open,
                }
            }
            Err(found) => {
                complaints::tell(found, &reading.sources, format, out);
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
