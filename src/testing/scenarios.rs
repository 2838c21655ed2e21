//! Scenarios, run: what each expects beside what the engine says, and the clauses that they exercise.

use super::problems::SCENARIO_FAILS;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Verdict, check, explain};
use crate::model::{Expectation, ExpectationKind, FieldId, Model, ProvisionId, Scenario};
use crate::program::{Activity, Program};
use crate::report;
use crate::source::Span;
use crate::value::Truth;
use std::collections::BTreeSet;

/// What running a policy's scenarios has shown.
#[derive(Clone, Debug)]
pub struct Tested {
    /// Each scenario, in the order of the files.
    pub scenarios: Vec<Tried>,
    /// How much of the policy they exercise.
    pub coverage: ClauseCoverage,
}

impl Tested {
    /// Whether every scenario passes.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.scenarios.iter().all(Tried::passes)
    }
}

/// One scenario and what came of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What it tells.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// What the engine says of its activity.
    pub verdict: Verdict,
    /// Each expectation that is not met, each check that the activity fails; empty when it passes.
    pub failures: Vec<Diagnostic>,
}

impl Tried {
    /// Whether all that it expects is so.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.failures.is_empty()
    }
}

/// The clauses that have effect, and which of them decide something in a scenario.
#[derive(Clone, Debug)]
pub struct ClauseCoverage {
    /// Clauses with a rule, a focus or the term, that decide or ask for something in at least one scenario.
    pub exercised: Vec<ProvisionId>,
    /// Clauses with a rule, a focus or the term, that do so in none.
    pub unexercised: Vec<ProvisionId>,
}

/// Runs every scenario of a policy.
#[must_use]
pub fn run_scenarios(model: &Model) -> Tested {
    let adopted = Program::from_model(model);
    let scenarios: Vec<Tried> = model.scenarios.iter().map(|scenario| run(model, &adopted, scenario)).collect();
    let cited: BTreeSet<ProvisionId> = scenarios.iter().flat_map(|tried| tried.verdict.citing()).collect();
    let (exercised, unexercised) = with_effect(model).into_iter().partition(|id| cited.contains(id));
    Tested { scenarios, coverage: ClauseCoverage { exercised, unexercised } }
}

fn with_effect(model: &Model) -> BTreeSet<ProvisionId> {
    let rules = model.rules.iter().map(|rule| rule.provision);
    let focus = model.focus.iter().map(|(provision, _)| *provision);
    rules.chain(focus).chain(model.life.term.iter().map(|term| term.provision)).collect()
}

fn run(model: &Model, adopted: &Program, scenario: &Scenario) -> Tried {
    let read = (!scenario.readings.is_empty()).then(|| Program::with_readings(model, &scenario.readings));
    let program = read.as_ref().unwrap_or(adopted);
    let activity = propose(program, scenario);
    let record = if scenario.record.is_empty() { &model.record } else { &scenario.record };
    let verdict = explain(model, program, &program.state(record), &activity);
    let mut failures: Vec<Diagnostic> = check(model, program, &activity).into_iter().map(|failed| fails_check(scenario, failed)).collect();
    if failures.is_empty() {
        failures.extend(scenario.expectations.iter().filter_map(|expected| unmet(model, expected, &verdict)));
    }
    Tried { title: scenario.title.clone(), span: scenario.span, verdict, failures }
}

fn propose(program: &Program, scenario: &Scenario) -> Activity {
    let mut activity = program.blank();
    for (field, (fact, span)) in (0..).map(FieldId).zip(&scenario.facts) {
        activity.set(program, field, fact, Some(*span));
    }
    for judged in &scenario.judged {
        activity.judge(program, judged.judgement, judged.by, judged.truth, Some(judged.span));
    }
    activity
}

fn fails_check(scenario: &Scenario, failed: &crate::model::Check) -> Diagnostic {
    let message = format!("the activity of `{}` is not one that the schema admits: {}", scenario.title, failed.message);
    Diagnostic::error(SCENARIO_FAILS, scenario.span, message)
        .and(failed.span, "the check that it fails")
        .help("Change the facts of the scenario so that they fit together.")
}

fn unmet(model: &Model, expected: &Expectation, verdict: &Verdict) -> Option<Diagnostic> {
    let problem = match &expected.kind {
        ExpectationKind::Day(_) => Some("what is expected of a day is not answered yet".to_owned()),
        ExpectationKind::Focus(inside) => unmet_focus(*inside, verdict.focus()),
        ExpectationKind::Verdict { truth, .. } if *truth != verdict.truth() => {
            Some(format!("expected `{}`, and the activity is {}", report::word(*truth), report::word(verdict.truth())))
        }
        ExpectationKind::Verdict { citing, only, needing, .. } => {
            unmet_citing(model, citing, *only, verdict).or_else(|| unmet_needing(model, needing, verdict))
        }
    }?;
    Some(explained(model, Diagnostic::error(SCENARIO_FAILS, expected.span, problem).here("expected here"), verdict))
}

fn unmet_focus(inside: bool, focus: Option<Truth>) -> Option<String> {
    let said = match focus {
        None => "the policy declares no focus",
        Some(Truth::True) => "the activity is in the focus",
        Some(Truth::False) => "the activity is off the focus",
        Some(Truth::Unknown) => "whether the activity is in the focus cannot be said",
    };
    let met = focus == Some(Truth::from(inside));
    (!met).then(|| format!("expected `{} focus`, and {said}", if inside { "in" } else { "off" }))
}

fn unmet_citing(model: &Model, citing: &[ProvisionId], only: bool, verdict: &Verdict) -> Option<String> {
    let cited = verdict.citing();
    let numbers = |ids: &[ProvisionId]| {
        report::words::list(report::words::numbers(model, ids).into_iter().map(|number| format!("`{number}`")), "and")
    };
    let missing: Vec<_> = citing.iter().copied().filter(|id| !cited.contains(id)).collect();
    let extra: Vec<_> = cited.iter().copied().filter(|id| only && !citing.is_empty() && !citing.contains(id)).collect();
    let decided = if cited.is_empty() { "none did".to_owned() } else { format!("{} did", numbers(&cited)) };
    if !missing.is_empty() {
        return Some(format!("expected {} to decide, and {decided}", numbers(&missing)));
    }
    (!extra.is_empty()).then(|| format!("expected only {} to decide, and {} did too", numbers(citing), numbers(&extra)))
}

fn unmet_needing(model: &Model, needing: &[String], verdict: &Verdict) -> Option<String> {
    let needed: Vec<_> = verdict.needs().iter().filter_map(|need| need.name(model)).collect();
    let quoted = |names: Vec<&str>| report::words::list(names.into_iter().map(|name| format!("`{name}`")), "and");
    let missing: Vec<_> = needing.iter().map(String::as_str).filter(|name| !needed.contains(name)).collect();
    let told = if needed.is_empty() { "nothing is".to_owned() } else { format!("what is missing is {}", quoted(needed)) };
    (!missing.is_empty()).then(|| format!("expected {} to be missing, and {told}", quoted(missing)))
}

/// Each reason as a further place, and what is missing as help.
fn explained(model: &Model, diagnostic: Diagnostic, verdict: &Verdict) -> Diagnostic {
    let told = report::tell(model, verdict);
    let with_reasons = told.reasons.iter().fold(diagnostic, |diagnostic, reason| match &reason.clause {
        Some(number) => diagnostic.and(reason.span, format!("{number}: {}", reason.says)),
        None => diagnostic.help(format!("{}.", report::capital(&reason.says))),
    });
    told.needs.iter().fold(with_reasons, |diagnostic, need| diagnostic.help(format!("{}.", report::capital(&need.says))))
}
