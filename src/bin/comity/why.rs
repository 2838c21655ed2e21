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
                if verdict.truth() != Truth::True {
                    let found = policy.why(activity, record, &Effort::default());
                    out.say(&say(policy, &case, &found, args.format));
                }
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

fn say(policy: &Policy, case: &Case, found: &Remedies, format: Format) -> String {
    let remedies: Vec<Vec<(String, String)>> = found.remedies.iter().map(|remedy| changes(policy, remedy)).collect();
    if format == Format::Json {
        let told = remedies.iter().map(|changes| changes.iter().map(|(says, by)| json!({ "if": says, "by": by })).collect::<Vec<_>>());
        let line = json!({
            "kind": "remedies",
            "index": case.index,
            "title": case.title,
            "verdict": word(case.told.verdict),
            "remedies": told.collect::<Vec<_>>(),
            "settled": found.unsettled.is_none(),
        });
        return format!("{line}\n");
    }
    let mut out = format!("{} is {}.\n", case.title, word(case.told.verdict));
    if remedies.is_empty() {
        out.push_str("  Nothing that anybody could change about it would make it permitted.\n");
    }
    let told = answer_look(format) == Look::Told;
    for changes in &remedies {
        let says: Vec<String> = changes.iter().map(|(says, _)| says.clone()).collect();
        let mut by: Vec<String> = changes.iter().map(|(_, by)| by.clone()).collect();
        by.dedup();
        let _ = writeln!(
            out,
            "  {}{}.",
            if told { "" } else { "- " },
            capital(&format!("it would be permitted if {} (up to {})", words::list(says, "and"), words::list(by, "and")))
        );
    }
    out
}

fn changes(policy: &Policy, remedy: &Remedy) -> Vec<(String, String)> {
    remedy.changes.iter().map(|change| told::change(policy.model(), change)).collect()
}
