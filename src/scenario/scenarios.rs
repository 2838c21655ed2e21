//! Scenarios, run: what each expects beside what the engine says, and the clauses that they exercise.

use super::days::{Answer, Days};
use super::problems::SCENARIO_FAILS;
use crate::apply::{Bench, Home, Proposed};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Verdict, check, explain};
use crate::model::{
    Clause, DayExpectation, Expectation, ExpectationKind, FieldId, Happening, Life, Model, ProvisionId, Scenario, Silence, SilenceMeans,
    Survival, Timed,
};
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
    /// What the engine says of its activity; none where it proposes none.
    pub verdict: Option<Verdict>,
    /// The clauses that decide something in it, each once, in the order of the policy.
    pub citing: Vec<ProvisionId>,
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
    /// Clauses with a rule, a focus, a part of the programme's life or a duty with a day, that decide or ask for something in at least one scenario.
    pub exercised: Vec<ProvisionId>,
    /// Such clauses that do so in none.
    pub unexercised: Vec<ProvisionId>,
}

/// Runs every scenario of a policy.
#[must_use]
pub fn run_scenarios(model: &Model, bench: &Bench) -> Tested {
    let adopted = Program::from_model(model);
    let scenarios: Vec<Tried> = model.scenarios.iter().filter_map(|scenario| run_or_refuse(model, &adopted, bench, scenario)).collect();
    let cited: BTreeSet<ProvisionId> = scenarios.iter().flat_map(|tried| tried.citing.iter().copied()).collect();
    let (exercised, unexercised) = with_effect(model).into_iter().partition(|id| cited.contains(id));
    Tested { scenarios, coverage: ClauseCoverage { exercised, unexercised } }
}

fn with_effect(model: &Model) -> BTreeSet<ProvisionId> {
    let rules = model.rules.iter().map(|rule| rule.provision);
    let focus = model.focus.iter().map(|(provision, _)| *provision);
    let duties = model.duties.iter().filter(|duty| !matches!(duty.schedule.when, Timed::Unsaid)).map(|duty| duty.provision);
    let ways = model.ways.iter().map(|way| way.provision);
    rules.chain(focus).chain(duties).chain(of_life(&model.life)).chain(ways).collect()
}

// The clauses by which a programme begins, lasts, is suspended and ends.
fn of_life(life: &Life) -> Vec<ProvisionId> {
    let points = life.start.iter().chain(&life.joins).chain(&life.provisional).map(|clause| clause.provision);
    let exits = life.exits.iter().map(|clause| clause.provision);
    let suspensions = life.suspensions.iter().map(|clause| clause.provision);
    // Names that outlive the programme, and silence that means consent, change nothing that a scenario can ask about.
    let survivals = life.survivals.iter().filter(|clause| matches!(clause.says, Survival::Activities(_))).map(|clause| clause.provision);
    let ends = |silence: &&Clause<Silence>| matches!(silence.says.means, SilenceMeans::End | SilenceMeans::Renewal);
    let silences = life.silences.iter().filter(ends).map(|clause| clause.provision);
    let terms = life.term.iter().map(|clause| clause.provision);
    points.chain(terms).chain(exits).chain(suspensions).chain(survivals).chain(silences).collect()
}

// A scenario that names another edition is judged there: from the policy as it is written by looking that edition up, and in another edition not at all. One that was written
// for an earlier edition, and does not fit this one, has been judged there.
fn run_or_refuse(model: &Model, adopted: &Program, bench: &Bench, scenario: &Scenario) -> Option<Tried> {
    match &scenario.edition {
        _ if scenario.resolved => Some(run(model, adopted, bench, scenario)),
        Some(edition) if model.made_by.is_empty() => run_elsewhere(model, bench, scenario, edition).or_else(|| {
            let own = model.edition.as_ref().map_or_else(|| "has no name".to_owned(), |own| format!("is `{own}`"));
            let problem = format!("this scenario is to be judged by the edition `{edition}`, and this one {own}");
            let failures = vec![Diagnostic::error(SCENARIO_FAILS, scenario.span, problem)];
            Some(Tried { title: scenario.title.clone(), span: scenario.span, verdict: None, citing: Vec::new(), failures })
        }),
        _ => None,
    }
}

// In an edition to which an amendment leads. The clauses that decide there are told by the numbers that they have here.
fn run_elsewhere(home: &Model, bench: &Bench, scenario: &Scenario, edition: &str) -> Option<Tried> {
    let (model, program) = bench.edition(bench.family().editions().named(edition)?)?;
    let there = model.scenarios.iter().find(|other| other.span == scenario.span && other.resolved)?;
    let tried = run(model, program, bench, there);
    let citing = tried.citing.iter().filter_map(|id| home.provision_numbered(model.number(*id))).collect();
    Some(Tried { citing, ..tried })
}

fn run(model: &Model, adopted: &Program, bench: &Bench, scenario: &Scenario) -> Tried {
    let read = (!scenario.readings.is_empty()).then(|| Program::with_readings(model, &scenario.readings));
    let program = read.as_ref().unwrap_or(adopted);
    let record = if scenario.record.is_empty() { &model.record } else { &scenario.record };
    let acts = if scenario.acts.is_empty() { &model.acts } else { &scenario.acts };
    let (mut failures, mut citing) = (Vec::new(), BTreeSet::new());
    let judged = scenario.proposes.then(|| {
        let activity = propose(program, scenario);
        failures.extend(check(model, program, &activity).into_iter().map(|failed| fails_check(scenario, failed)));
        judged(bench, Home { model, happenings: record, acts }, Proposed { model, program, activity: &activity }, scenario)
    });
    citing.extend(judged.iter().flat_map(|judged| judged.citing(model)));
    if failures.is_empty() {
        let mut fold = program.plan().fold();
        fold.extend(record);
        for expected in &scenario.expectations {
            if let ExpectationKind::Day(day) = &expected.kind {
                let answer = Days { model, happenings: record, fold: &fold, acts, family: bench.family() }.answer(day);
                citing.extend(answer.because.iter().map(|(clause, _)| *clause));
                failures.extend(unlike(model, record, expected, day, answer));
            } else if let Some(judged) = &judged {
                failures.extend(unmet(judged.model, &judged.expected(model, expected), &judged.verdict));
            }
        }
    }
    let verdict = judged.map(|judged| judged.verdict);
    Tried { title: scenario.title.clone(), span: scenario.span, verdict, citing: citing.into_iter().collect(), failures }
}

/// A verdict, and the edition whose clauses it cites.
struct Judged<'a> {
    model: &'a Model,
    own: bool,
    verdict: Verdict,
}

// By the edition that applies to the activity, where something has been done about amendments; by its own where the scenario names it.
fn judged<'a>(bench: &'a Bench, home: Home<'a>, proposed: Proposed<'_>, scenario: &Scenario) -> Judged<'a> {
    let by_itself = home.acts.is_empty() || scenario.edition.is_some() || !home.model.made_by.is_empty() || !scenario.readings.is_empty();
    let found = if by_itself { None } else { bench.judge(proposed, home, &bench.stand(home)) };
    let of = |edition: usize| bench.edition(edition).map(|(model, _)| model);
    match found.and_then(|found| Some((of(found.edition)?, found))) {
        Some((model, found)) if found.edition != 0 => Judged { model, own: false, verdict: found.verdict },
        _ => Judged {
            model: home.model,
            own: true,
            verdict: explain(home.model, proposed.program, &proposed.program.state(home.happenings), proposed.activity),
        },
    }
}

impl Judged<'_> {
    /// The clauses that decided it, by the numbers that they have in the scenario's own edition.
    fn citing(&self, home: &Model) -> Vec<ProvisionId> {
        let cited = self.verdict.citing();
        if self.own { cited } else { cited.into_iter().filter_map(|id| home.provision_numbered(self.model.number(id))).collect() }
    }

    /// What is expected, in the words of the edition by which it was judged.
    fn expected(&self, home: &Model, expected: &Expectation) -> Expectation {
        let mut expected = expected.clone();
        if let (false, ExpectationKind::Verdict { citing, .. }) = (self.own, &mut expected.kind) {
            for id in citing {
                *id = self.model.provision_numbered(home.number(*id)).unwrap_or(ProvisionId(u32::MAX));
            }
        }
        expected
    }
}

// What the record answers in place of what is expected, with the clauses and the rules of computation behind it.
fn unlike(model: &Model, record: &[Happening], expected: &Expectation, day: &DayExpectation, answer: Answer) -> Option<Diagnostic> {
    let recorded = report::Recorded { model, happenings: record };
    let problem = format!("expected {}, and {}", recorded.expected(day), answer.unmet?);
    let told = Diagnostic::error(SCENARIO_FAILS, expected.span, problem).here("expected here");
    let with_clauses = answer.because.into_iter().fold(told, |told, (clause, rule)| match model.provision(clause) {
        Some(provision) if rule.is_empty() => told.and(provision.span, format!("this rests on {}", provision.number)),
        Some(provision) => told.and(provision.span, format!("{}: {rule}", provision.number)),
        None => told,
    });
    Some(answer.needs.into_iter().fold(with_clauses, |told, need| told.help(format!("To know, {need}."))))
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
        ExpectationKind::Day(_) => None,
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
