//! What must hold of every policy and every question, for proptest and for the fuzzer.

use super::draw::Draw;
use super::generate::{date, id, value};
use super::{Case, and, not};
use comity::evaluate::{FindingKind, NeedKind, Verdict, check, decide, explain, fits};
use comity::model::*;
use comity::program::{Activity, Program, State};
use comity::value::{PartialDate, Precision, Truth};
use std::collections::BTreeSet;

impl Case {
    pub fn program(&self) -> Program {
        Program::with_readings(&self.model, &self.readings)
    }

    pub fn state(&self, program: &Program) -> State {
        program.state(&self.record)
    }

    pub fn activity(&self, program: &Program) -> Activity {
        let mut activity = program.blank();
        for (at, fact) in self.facts.iter().enumerate() {
            activity.set(program, id(at, FieldId), fact, None);
        }
        for (at, answers) in self.answers.iter().enumerate() {
            for (party, truth) in answers {
                activity.judge(program, id(at, JudgementId), Some(*party), *truth, None);
            }
        }
        activity
    }

    pub fn explained(&self, program: &Program) -> Verdict {
        explain(&self.model, program, &self.state(program), &self.activity(program))
    }
}

/// The hot way, the cold way and the oracle agree, on the verdict and on everything about it.
pub fn all_agree(case: &Case) {
    let program = case.program();
    program.check_invariants().unwrap();
    let (state, activity) = (case.state(&program), case.activity(&program));
    let verdict = explain(&case.model, &program, &state, &activity);
    let oracle = case.verdict();
    assert_eq!(decide(&program, &state, &activity), oracle, "the hot way decides as the oracle does");
    assert_eq!(verdict.truth(), oracle, "the cold way decides as the oracle does");
    assert_eq!(verdict.focus(), case.focus(), "the focus");
    let failed: Vec<_> = check(&case.model, &program, &activity).into_iter().map(std::ptr::from_ref).collect();
    let data_alone = Case { record: Vec::new(), none: Truth::Unknown, ..case.clone() };
    let oracle_failed = case.model.checks.iter().filter(|check| data_alone.holds(&check.condition) == Truth::False);
    assert_eq!(failed, oracle_failed.map(std::ptr::from_ref).collect::<Vec<_>>(), "the checks");
    assert_eq!(fits(&program, &activity), failed.is_empty(), "the quick way through the checks finds what the slow one does");
    for (at, fact) in case.facts.iter().enumerate() {
        assert_eq!(sorted(activity.fact(&program, id(at, FieldId))), sorted(fact.clone()), "an activity tells what it was told");
    }
    match &verdict {
        Verdict::Undetermined(_) => needs_are_needed(case, &verdict),
        _ => findings_are_all(case, &verdict),
    }
}

fn sorted(fact: Fact) -> Fact {
    let Fact::Known(Value::Set(mut members)) = fact else { return fact };
    members.sort_by_key(|member| format!("{member:?}"));
    Fact::Known(Value::Set(members))
}

/// A verdict cites exactly the rules that ground it, or that stand against it.
fn findings_are_all(case: &Case, verdict: &Verdict) {
    let mut found = BTreeSet::new();
    let mut nothing_permits = false;
    for finding in verdict.findings() {
        let rule = finding.rule.map(RuleId::index);
        match finding.kind {
            FindingKind::Permits | FindingKind::RequirementMet | FindingKind::Forbids | FindingKind::RequirementNotMet => {
                assert!(found.insert(rule.unwrap()), "each rule once");
            }
            FindingKind::ConditionNotMet | FindingKind::Displaced => {
                let rule = &case.model.rules[rule.unwrap()];
                assert_eq!(case.holds(&rule.applies), Truth::True, "only a permit that applies as written was nearly one");
            }
            FindingKind::OutsideTerm(_) => assert_eq!(case.in_term(), Truth::False),
            FindingKind::WithinTerm(_) => assert_eq!(case.in_term(), Truth::True),
            FindingKind::Outlives | FindingKind::Suspended => panic!("a term that is made up is neither outlived nor suspended"),
            FindingKind::NothingPermits => nothing_permits = true,
            FindingKind::InFocus => assert_eq!(case.focus(), Some(Truth::True)),
            FindingKind::Listed(..) => assert!(finding.provision.is_some(), "what is listed has a number"),
        }
    }
    let permitted = verdict.is_permitted();
    let counts = |rule: &Rule| match (rule.kind, permitted) {
        (RuleKind::Permit, true) => and(case.effective(rule), case.holds(&rule.demands)),
        (RuleKind::Require, true) => case.effective(rule),
        (RuleKind::Forbid, false) => case.effective(rule),
        (RuleKind::Require, false) => and(case.effective(rule), not(case.holds(&rule.demands))),
        _ => Truth::False,
    };
    let expected = case.model.rules.iter().enumerate().filter(|(_, rule)| counts(rule) == Truth::True);
    assert_eq!(found, expected.map(|(at, _)| at).collect(), "the rules cited");
    let outside = verdict.findings().iter().any(|finding| matches!(finding.kind, FindingKind::OutsideTerm(_)));
    assert_eq!(outside, case.in_term() == Truth::False, "the term is cited where the activity lies outside");
    let permits = case.model.rules.iter().filter(|rule| rule.kind == RuleKind::Permit);
    let none = permits.map(|rule| and(case.effective(rule), case.holds(&rule.demands))).all(|truth| truth == Truth::False);
    assert_eq!(nothing_permits, none, "that nothing permits is said exactly where it is so");
}

/// What an undetermined verdict names is really missing, and there is always something.
fn needs_are_needed(case: &Case, verdict: &Verdict) {
    assert!(!verdict.needs().is_empty(), "something is missing");
    for need in verdict.needs() {
        assert!(!need.asked_by.is_empty(), "some clause asks for it");
        match need.kind {
            NeedKind::Field(field) => assert_eq!(case.facts[field.index()], Fact::Unknown),
            NeedKind::FieldToTheDay(field) => assert!(coarse_fact(&case.facts[field.index()]).is_some()),
            NeedKind::Judgement(judgement) => assert_eq!(case.judged(judgement), Truth::Unknown),
            NeedKind::Event(event) => assert!(case.event(event).is_none()),
            NeedKind::EventToTheDay(event) => assert!(case.event(event).is_some_and(|(first, last)| first != last)),
            NeedKind::PolicyDate | NeedKind::Edition => {}
        }
    }
}

fn coarse_fact(fact: &Fact) -> Option<PartialDate> {
    match fact {
        Fact::Known(Value::Date(date)) if date.precision() != Precision::Day => Some(*date),
        _ => None,
    }
}

/// Some day that the date can be.
fn refined(draw: &mut Draw<'_>, coarse: PartialDate) -> PartialDate {
    let days = (coarse.latest() - coarse.earliest()).num_days();
    let chosen = i64::try_from(draw.below(400)).unwrap() % (days + 1);
    let day = coarse.earliest().iter_days().nth(usize::try_from(chosen).unwrap()).unwrap();
    PartialDate::day(day).unwrap()
}

/// The same question with more known: whatever was unknown and that `may` be told is given some value.
pub fn told(draw: &mut Draw<'_>, case: &Case, all: bool, may: impl Fn(NeedKind) -> bool) -> Case {
    let mut more = case.clone();
    for (at, field) in case.model.fields.iter().enumerate() {
        let here = id(at, FieldId);
        let now = all || draw.chance(60);
        match (&case.facts[at], coarse_fact(&case.facts[at])) {
            (Fact::Unknown, _) if now && may(NeedKind::Field(here)) => {
                let none = field.optional && draw.chance(20);
                more.facts[at] = if none { Fact::None } else { Fact::Known(value(draw, &case.model, field.kind)) };
                if all && let Some(coarse) = coarse_fact(&more.facts[at]) {
                    more.facts[at] = Fact::Known(Value::Date(refined(draw, coarse)));
                }
            }
            (_, Some(coarse)) if now && may(NeedKind::FieldToTheDay(here)) => {
                more.facts[at] = Fact::Known(Value::Date(refined(draw, coarse)))
            }
            _ => {}
        }
    }
    for (at, answers) in more.answers.iter_mut().enumerate() {
        for (_, truth) in answers.iter_mut().filter(|(_, truth)| *truth == Truth::Unknown) {
            if (all || draw.chance(60)) && may(NeedKind::Judgement(id(at, JudgementId))) {
                *truth = if draw.chance(50) { Truth::True } else { Truth::False };
            }
        }
    }
    for at in 0..case.model.events.len() {
        tell_event(draw, &mut more, id(at, EventId), all, &may);
    }
    more
}

fn tell_event(draw: &mut Draw<'_>, case: &mut Case, event: EventId, all: bool, may: impl Fn(NeedKind) -> bool) {
    let known = case.record.iter().rev().find(|happening| happening.event == event).map(|happening| happening.date);
    let now = all || draw.chance(60);
    let date = match known {
        None if now && may(NeedKind::Event(event)) => {
            let date = date(draw);
            if all { refined(draw, date) } else { date }
        }
        Some(coarse) if now && coarse.precision() != Precision::Day && may(NeedKind::EventToTheDay(event)) => refined(draw, coarse),
        _ => return,
    };
    case.record.push(Happening::plain(event, date, super::generate::span(0)));
}

/// More knowledge never turns a settled verdict around, nor makes it unsettled.
pub fn knowledge_keeps_what_is_settled(draw: &mut Draw<'_>, case: &Case) {
    let program = case.program();
    let before = case.explained(&program);
    let after = told(draw, case, false, |_| true).explained(&program);
    if before.truth() != Truth::Unknown {
        assert_eq!(after.truth(), before.truth(), "more knowledge keeps a settled verdict");
    }
    if let Some(focus) = before.focus().filter(|focus| *focus != Truth::Unknown) {
        assert_eq!(after.focus(), Some(focus), "more knowledge keeps a settled focus");
    }
}

/// Whatever else becomes known, a verdict stays undetermined until one of its needs is met.
pub fn only_needs_settle(draw: &mut Draw<'_>, case: &Case) {
    let program = case.program();
    let before = case.explained(&program);
    if before.truth() != Truth::Unknown {
        return;
    }
    let needed: Vec<NeedKind> = before.needs().iter().map(|need| need.kind).collect();
    let after = told(draw, case, false, |kind| !needed.contains(&kind)).explained(&program);
    assert_eq!(after.truth(), Truth::Unknown, "what is not needed does not settle it");
}

/// When everything is known to the day, only a date that the policy leaves open can keep the verdict open.
pub fn full_knowledge_settles(draw: &mut Draw<'_>, case: &Case) {
    let program = case.program();
    let verdict = told(draw, case, true, |_| true).explained(&program);
    let open: Vec<NeedKind> = verdict.needs().iter().map(|need| need.kind).filter(|kind| *kind != NeedKind::PolicyDate).collect();
    assert_eq!(open, [], "nothing is left to be told");
}

/// The order of rules and of exceptions does not matter.
pub fn order_does_not_matter(draw: &mut Draw<'_>, case: &Case) {
    let mut turned = case.clone();
    for at in 0..turned.model.rules.len() {
        let with = draw.below(turned.model.rules.len());
        turned.model.rules.swap(at, with);
    }
    turned.model.yields.reverse();
    let decided = |case: &Case| {
        let program = case.program();
        decide(&program, &case.state(&program), &case.activity(&program))
    };
    assert_eq!(decided(&turned), decided(case));
}

/// All of the laws, for bytes that choose the policy and bytes that choose what else becomes known.
pub fn all_laws(policy: &[u8], more: &[u8]) {
    let case = super::generate::case(&mut Draw::new(policy));
    all_agree(&case);
    let draw = &mut Draw::new(more);
    knowledge_keeps_what_is_settled(draw, &case);
    only_needs_settle(draw, &case);
    full_knowledge_settles(draw, &case);
    order_does_not_matter(draw, &case);
}

/// The same for the fuzzer: the last 64 bytes choose what else becomes known.
pub fn from_bytes(data: &[u8]) {
    let (policy, more) = data.split_at(data.len().saturating_sub(64));
    all_laws(policy, more);
}
