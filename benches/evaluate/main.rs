//! One check on the shipped programme beside a hand-written function for the same clauses, and checks on policies of growing size.
//!
//! `cargo bench --bench evaluate` prints times and ratios; the ratios are what to watch, since machines differ. Before anything is
//! measured, the engine and the hand-written function must agree on every proposal.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a bench may stop where it stands, and reads the clock"
)]

mod by_hand;
mod engine;
mod growth;

use comity::data::Intake;
use comity::evaluate::{decide, explain};
use comity::model::Model;
use comity::program::{Activity, Program};
use std::hint::black_box;
use std::time::Instant;

/// Nanoseconds for one round of the work, the shortest of several: what it takes when nothing else gets in its way.
pub fn nanoseconds(rounds: u32, mut work: impl FnMut()) -> u128 {
    let mut timed = || {
        let start = Instant::now();
        (0..rounds).for_each(|_| work());
        start.elapsed().as_nanos()
    };
    (0..9).map(|_| timed()).min().unwrap() / u128::from(rounds)
}

/// Nanoseconds for one round of each of the works, which take turns, so that what slows the machine for a while slows all of them:
/// the shortest of many.
fn in_turn<const MANY: usize>(mut works: [&mut dyn FnMut(); MANY]) -> [u128; MANY] {
    let mut shortest = [u128::MAX; MANY];
    for _ in 0..3000 {
        for (work, shortest) in works.iter_mut().zip(&mut shortest) {
            let start = Instant::now();
            work();
            *shortest = start.elapsed().as_nanos().min(*shortest);
        }
    }
    shortest
}

/// Where limits are asked for, a run that is too slow is a failure.
fn hold(what: &str, one: u128, other: u128, most_in_hundredths: u128) {
    let limits = std::env::var_os("COMITY_LIMITS").is_some();
    assert!(!limits || one * 100 <= other * most_in_hundredths, "{what}: {} times", ratio(one, other));
}

/// Makes the compiler believe that the value is used.
pub fn keep<T>(value: T) {
    let _used = black_box(value);
}

/// A ratio in hundredths, as people write it.
pub fn ratio(one: u128, other: u128) -> String {
    let hundredths = one * 100 / other.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// From the embedder's own struct: names to numbers, the checks of the schema, the verdict.
fn from_structs(model: &Model, program: &Program, proposals: &[by_hand::Proposal]) {
    let state = program.state(&model.record);
    let force = engine::in_force(model, &state);
    let intake = Intake::new(model, program);
    let one_by_hand = |one| by_hand::decide(&by_hand::prepare(one).unwrap(), &force);
    let fresh = |one| decide(program, &state, &intake.activity(model, program, one).unwrap());
    let mut room = program.blank();
    let mut random = engine::Random(13);
    let mut refused = 0;
    for proposal in proposals {
        assert_eq!(fresh(proposal), one_by_hand(proposal), "{proposal:?}");
        let spoiled = engine::spoiled(&mut random, proposal);
        let (by_hand, by_engine) = (by_hand::prepare(&spoiled), intake.activity(model, program, &spoiled));
        match (&by_hand, &by_engine) {
            (Ok(by_hand), Ok(by_engine)) => assert_eq!(by_hand::decide(by_hand, &force), decide(program, &state, by_engine), "{spoiled:?}"),
            (Err(_), Err(_)) => refused += 1,
            _ => panic!("{spoiled:?}: {by_hand:?}, {by_engine:?}"),
        }
    }
    println!(
        "both sides look words up, read dates, refuse what the schema refuses (the same {refused} of 1000 spoiled proposals) and decide;"
    );
    println!("  by hand stops at the first mistake and keeps no words, the engine tells every mistake and keeps titles and other words");
    let [hand, new, again] = in_turn([
        &mut || proposals.iter().for_each(|one| keep(one_by_hand(black_box(one)))),
        &mut || proposals.iter().for_each(|one| keep(fresh(black_box(one)))),
        &mut || {
            for one in proposals {
                intake.fill(model, program, &mut room, black_box(one)).unwrap();
                keep(decide(program, &state, &room));
            }
        },
    ]);
    println!("from structs: by hand {hand:>6} ps   engine {new:>6} ps   ratio {} (at most 1.5)", ratio(new, hand));
    println!("  room used again:                engine {again:>6} ps   ratio {} (at most 1.5)", ratio(again, hand));
    hold("a check from a struct", new, hand, 150);
}

fn main() {
    let model = engine::shipped();
    let program = Program::from_model(&model);
    let state = program.state(&model.record);
    let force = engine::in_force(&model, &state);
    let mut random = engine::Random(7);
    let proposals: Vec<_> = (0..1000).map(|_| engine::proposal(&mut random)).collect();
    let prepared: Vec<_> = proposals.iter().map(|proposal| by_hand::prepare(proposal).unwrap()).collect();
    let activities: Vec<Activity> = proposals.iter().map(|proposal| engine::activity(&model, &program, proposal)).collect();
    let mut verdicts = [0; 3];
    for ((proposal, by_hand), activity) in proposals.iter().zip(&prepared).zip(&activities) {
        let verdict = by_hand::decide(by_hand, &force);
        verdicts[verdict as usize] += 1;
        assert_eq!(decide(&program, &state, activity), verdict, "{proposal:?}");
        assert_eq!(explain(&model, &program, &state, activity).truth(), verdict, "{proposal:?}");
    }
    println!("1000 proposals: refused, undetermined, permitted {verdicts:?}");

    let [hand, ours] = in_turn([&mut || prepared.iter().for_each(|one| keep(by_hand::decide(black_box(one), &force))), &mut || {
        activities.iter().for_each(|one| keep(decide(&program, &state, black_box(one))))
    }]);
    println!("prepared:     by hand {:>6} ps   engine {:>6} ps   ratio {} (at most 5)", hand, ours, ratio(ours, hand));
    hold("a check of a prepared activity", ours, hand, 500);
    from_structs(&model, &program, &proposals);
    let cold = nanoseconds(5, || activities.iter().for_each(|one| keep(explain(&model, &program, &state, black_box(one)))));
    println!("explained:    {cold} ps, {} times the verdict alone", ratio(cold, ours));
    let compiled = nanoseconds(20, || keep(Program::from_model(&model)));
    println!("compiled:     {compiled} ns");
    growth::run();
}
