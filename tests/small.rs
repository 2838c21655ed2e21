//! The small policies and the way through all their questions, on which the tests of proofs rest.

use crate::oracle::draw::Draw;
use crate::oracle::reads::Reads;
use crate::oracle::space::{Space, broken_by, readings};
use crate::oracle::{Case, small};
use comity::evaluate::{NeedKind, decide};
use comity::model::*;
use comity::value::Truth;

/// The bytes of a SplitMix64 sequence.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(900).collect()
}

fn policies(many: u64, most: u64) -> impl Iterator<Item = Model> {
    (0..many).map(move |seed| small::policy(&mut Draw::new(&bytes(seed)), most))
}

#[test]
fn every_question_is_asked_once() {
    for model in policies(40, 500) {
        let space = Space::of(&model, &[]);
        let mut asked = std::collections::HashSet::new();
        let mut times = 0;
        space.find(|case| {
            times += 1;
            asked.insert(format!("{:?} {:?} {:?}", case.facts, case.answers, case.record));
            false
        });
        assert_eq!((times, asked.len() as u64), (space.size(), space.size()));
    }
}

#[test]
fn an_activity_comes_out_in_one_way() {
    let outcome = |outcome| Statement { kind: StatementKind::Outcome(outcome), span: crate::oracle::generate::span(0) };
    let three = [Outcome::Permitted, Outcome::Refused, Outcome::Undetermined].map(outcome);
    let one = |case: &Case| three.iter().filter(|one| case.states(one) == Truth::True).count() == 1;
    for model in policies(60, 300) {
        assert!(Space::of(&model, &[]).find(|case| !one(case)).is_none());
    }
}

#[test]
fn what_nothing_speaks_of_changes_no_answer() {
    for (seed, model) in policies(60, 300).enumerate() {
        let tenet = &model.principles[0].tenets[0].kind;
        let Some(case) = broken_by(&model, &ReadingScope::Adopted, tenet) else { continue };
        let (reads, bytes) = (Reads::of(&model), bytes(1000 + seed as u64));
        let unread = |need| match need {
            NeedKind::Field(field) => !reads.fields[field.index()],
            NeedKind::Judgement(judgement) => !reads.judgements[judgement.index()],
            _ => false,
        };
        let told = crate::oracle::laws::told(&mut Draw::new(&bytes), &case, true, unread);
        assert!(told.verdict() == case.verdict() && told.breaks(tenet));
        let program = told.program();
        assert_eq!(
            decide(&program, &told.state(&program), &told.activity(&program)),
            case.verdict(),
            "the engine agrees about the witness"
        );
    }
}

/// A generator whose principles all hold, or all break, would test no prover.
#[test]
fn principles_hold_and_break_for_reasons_of_every_kind() {
    let (mut kept, mut broken, mut dated, mut conditional) = (0, 0, 0, 0);
    for model in policies(60, 600) {
        for (principle, tenet) in said(&model) {
            match broken_by(&model, &principle.readings, tenet) {
                None => kept += 1,
                Some(case) => {
                    broken += 1;
                    dated += usize::from(case.facts.iter().any(|fact| matches!(fact, Fact::Known(Value::Date(_)))));
                    conditional += usize::from(case.verdict() == Truth::Unknown);
                }
            }
        }
    }
    let counts = [(kept, 20), (broken, 20), (dated, 5), (conditional, 10)];
    assert!(counts.iter().all(|(count, least)| count >= least), "{counts:?}");
}

#[test]
fn some_principles_hold_only_under_the_adopted_readings() {
    let only = |model: &Model| {
        let breaks = |scope: &ReadingScope, tenet| broken_by(model, scope, tenet).is_some();
        said(model).filter(|(principle, tenet)| breaks(&principle.readings, tenet) && !breaks(&ReadingScope::Adopted, tenet)).count()
    };
    let many: usize = policies(250, 100).map(|model| only(&model)).sum();
    assert!(many >= 2, "{many} of them");
}

fn said(model: &Model) -> impl Iterator<Item = (&Principle, &TenetKind)> {
    model.principles.iter().flat_map(|principle| principle.tenets.iter().map(move |tenet| (principle, &tenet.kind)))
}

#[test]
fn a_changed_policy_permits_something_else_now_and_then() {
    let mut differing = 0;
    for (seed, model) in policies(60, 300).enumerate() {
        let other = small::changed(&mut Draw::new(&bytes(2000 + seed as u64)), &model);
        let verdict = |case: &Case| Case { model: other.clone(), ..case.clone() }.verdict();
        differing += usize::from(Space::of(&model, &[]).find(|case| case.verdict() != verdict(case)).is_some());
    }
    assert!(differing > 10, "{differing} of 60 differ");
}

#[test]
fn a_record_that_is_given_stays() {
    for (seed, model) in policies(30, 300).enumerate() {
        let record = small::record(&mut Draw::new(&bytes(3000 + seed as u64)), &model);
        for readings in readings(&model, &ReadingScope::All) {
            let space = Space::with_record(&model, &readings, record.clone());
            assert!(space.find(|case| case.record != record || case.readings != readings).is_none());
        }
    }
}
