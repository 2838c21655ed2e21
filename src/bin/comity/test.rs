//! `comity test POLICY…`.

use crate::args::{Format, Test};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::diagnostic::{Diagnostics, Look, render};
use comity::model::ProvisionId;
use comity::report::{JunitOutcome, JunitResult, Style, diagnostic_as_json, diagnostics, junit, word, words};
use comity::scenario::{ClauseCoverage, Tested, Tried};
use comity::source::Sources;
use serde_json::json;
use std::fmt::Write;

/// Runs the scenarios of each policy.
pub fn run(args: &Test, out: &mut Output) -> Outcome {
    demand_format("test", args.format, &[Format::Human, Format::Plain, Format::Json, Format::Sarif, Format::Junit, Format::Github]);
    let mut suites = Vec::new();
    let mut logs = Vec::new();
    let mut outcome = Outcome::Good;
    for path in &args.policies {
        let came = match policies::load(path) {
            Ok(policy) => {
                policies::warn(&policy, args.format, out);
                let tested = policy.scenarios();
                out.say(&say(&files::name(path), &policy, &tested, args.format));
                suites.push((files::name(path), tested.scenarios.iter().map(|tried| as_junit(tried, policy.sources())).collect()));
                logs.push((failures(&tested, policy.warnings()), policy.sources().clone()));
                if tested.passes() { Outcome::Good } else { Outcome::Bad }
            }
            Err(rejected) => {
                match args.format {
                    Format::Junit => suites.extend(complaints::suites(rejected.diagnostics(), rejected.sources())),
                    Format::Sarif | Format::Github => logs.push((rejected.diagnostics().clone(), rejected.sources().clone())),
                    _ => policies::reject(&rejected, args.format, out),
                }
                Outcome::Unjudged
            }
        };
        outcome = outcome.max(came);
    }
    finish(args.format, &suites, logs, out);
    outcome
}

fn finish(format: Format, suites: &[(String, Vec<JunitResult>)], logs: Vec<(Diagnostics, Sources)>, out: &mut Output) {
    match format {
        Format::Junit => out.say(&junit(suites)),
        Format::Sarif => {
            let (found, sources) = complaints::joined(logs);
            out.say(&diagnostics(&found, &sources, Style::Sarif));
        }
        Format::Github => {
            for (found, sources) in &logs {
                out.say(&diagnostics(found, sources, Style::Github));
            }
        }
        _ => {}
    }
}

fn failures(tested: &Tested, warnings: &Diagnostics) -> Diagnostics {
    warnings.iter().chain(tested.scenarios.iter().flat_map(|tried| &tried.failures)).cloned().collect()
}

fn say(name: &str, policy: &Policy, tested: &Tested, format: Format) -> String {
    match format {
        Format::Human | Format::Plain => in_words(name, policy, tested, answer_look(format)),
        Format::Json => as_json(policy, tested),
        _ => String::new(),
    }
}

fn in_words(name: &str, policy: &Policy, tested: &Tested, look: Look) -> String {
    let mut out = if look == Look::Told { format!("Scenarios of {name}.\n") } else { format!("{name}\n") };
    for tried in &tested.scenarios {
        let _ = match (tried.passes(), look) {
            (true, Look::Told) => writeln!(out, "“{}” passes.", tried.title),
            (false, Look::Told) => writeln!(out, "“{}” fails.", tried.title),
            (true, _) => writeln!(out, "  passes  {}", tried.title),
            (false, _) => writeln!(out, "  FAILS   {}", tried.title),
        };
        for failure in &tried.failures {
            out.push_str(&render(failure, policy.sources(), look));
        }
    }
    let failing = tested.scenarios.iter().filter(|tried| !tried.passes()).count();
    let all = tested.scenarios.len();
    let _ =
        writeln!(out, "{all} {}: {} pass, {failing} fail.", if all == 1 { "scenario" } else { "scenarios" }, all.saturating_sub(failing));
    out.push_str(&coverage(policy, &tested.coverage));
    out
}

fn coverage(policy: &Policy, coverage: &ClauseCoverage) -> String {
    let with_effect = coverage.exercised.len().saturating_add(coverage.unexercised.len());
    let mut out = format!("{} of {with_effect} clauses with effect decide something in a scenario.\n", coverage.exercised.len());
    for id in &coverage.unexercised {
        let _ = writeln!(out, "No scenario exercises {}.", words::provision(policy.model(), *id));
    }
    out
}

fn as_json(policy: &Policy, tested: &Tested) -> String {
    let numbers = |ids: &[ProvisionId]| words::numbers(policy.model(), ids);
    let scenarios = tested.scenarios.iter().map(|tried| {
        let place = policy.sources().locate(tried.span).map(|(file, at)| json!({ "file": file, "line": at.line, "column": at.column }));
        json!({
            "kind": "scenario",
            "title": tried.title,
            "place": place,
            "passes": tried.passes(),
            "verdict": tried.verdict.as_ref().map(|verdict| word(verdict.truth())),
            "citing": numbers(&tried.citing),
            "diagnostics": tried.failures.iter().map(|one| diagnostic_as_json(one, policy.sources())).collect::<Vec<_>>(),
        })
    });
    let coverage = json!({
        "kind": "clause-coverage",
        "exercised": numbers(&tested.coverage.exercised),
        "unexercised": numbers(&tested.coverage.unexercised),
    });
    scenarios.chain([coverage]).map(|line| format!("{line}\n")).collect()
}

fn as_junit(tried: &Tried, sources: &Sources) -> JunitResult {
    JunitResult {
        name: tried.title.clone(),
        outcome: if tried.passes() { JunitOutcome::Success } else { JunitOutcome::Failure },
        story: tried.failures.iter().map(|failure| render(failure, sources, Look::Told)).collect(),
    }
}
