//! Proofs: one principle or comparison of editions on the shipped programme and on policies of growing size, what is odd about them, what differs between editions; beside Z3 on the same questions,
//! where it is installed.
//!
//! `cargo bench --bench prove` prints times and ratios. With `COMITY_LIMITS=1` it fails where one of the limits in `docs/architecture.md` is broken.

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

mod large;

use comity::Policy;
use comity::model::{Model, ReadingScope, TenetKind};
use comity::policy::Unreadable;
use comity::prove::{Editions, Effort, Every, Facts, OddityKind, Proof, Settled, difference, oddities};
use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The median and the longest of several runs of each of some questions.
struct Family {
    name: &'static str,
    each: Vec<Duration>,
}

impl Family {
    fn median(&self) -> Duration {
        let mut each = self.each.clone();
        each.sort();
        each[each.len() / 2]
    }

    fn longest(&self) -> Duration {
        self.each.iter().max().copied().unwrap_or_default()
    }

    fn new(name: &'static str) -> Self {
        Self { name, each: Vec::new() }
    }

    fn say(&self, limit: Duration, enforced: &mut Vec<String>) {
        let (median, longest) = (self.median(), self.longest());
        let ratio = longest.as_nanos() as u64 * 10 / median.as_nanos().max(1) as u64;
        println!(
            "{:<52} median {median:>10.1?}  longest {longest:>10.1?}  ({}.{} times)  of {}",
            self.name,
            ratio / 10,
            ratio % 10,
            self.each.len()
        );
        if median > limit {
            enforced.push(format!("{}: at most {limit:?} in the median", self.name));
        }
        if longest > median * 5 {
            enforced.push(format!("{}: none more than five times as long as the median", self.name));
        }
    }
}

/// The median of several runs.
fn timed(mut work: impl FnMut()) -> Duration {
    let mut runs: Vec<Duration> = (0..11)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    runs.sort();
    runs[runs.len() / 2]
}

fn shipped() -> Policy {
    Policy::load("policies/japan_nato_ipcp/programme.comity", &mut |name: &str| std::fs::read(name).map_err(|_| Unreadable::Missing))
        .unwrap_or_else(|rejected| panic!("{rejected:?}"))
}

/// Of every activity, counted, or read off.
fn kind_of(tenet: &TenetKind) -> usize {
    match tenet {
        TenetKind::ForEvery { .. } | TenetKind::PermitsNothingNew(_) | TenetKind::RefusesNothingNew(_) => 0,
        TenetKind::Term { .. }
        | TenetKind::Gap { .. }
        | TenetKind::Occurrences { .. }
        | TenetKind::Notice { .. }
        | TenetKind::NoExit { .. } => 1,
        _ => 2,
    }
}

fn on_the_shipped_programme(broken: &mut Vec<String>) {
    let policy = shipped();
    let model = policy.model();
    let editions = Editions { edition: model, before: Some(model) };
    // Sentences of three kinds: of all activities and records, for which a proof is searched; of times, for which every day of the horizon is tried as the start; of what is written,
    // which is read off. A sentence of one kind is no measure for those of another.
    let one = ["shipped: of every activity", "shipped: of the term and its duties, counted", "shipped: of what is written, read off"];
    let mut plain = one.map(Family::new);
    let mut read = Family::new("shipped: of every activity, under all its readings");
    for principle in &model.principles {
        for tenet in &principle.tenets {
            let prove = |readings: &ReadingScope| timed(|| drop(black_box(editions.prove_tenet(&tenet.kind, readings, 1_000_000))));
            let kind = kind_of(&tenet.kind);
            plain[kind].each.push(prove(&ReadingScope::Adopted));
            if kind == 0 {
                read.each.push(prove(&principle.readings));
            }
        }
    }
    let nothing = [TenetKind::PermitsNothingNew(None), TenetKind::RefusesNothingNew(None)];
    let mut compared = Family::new("shipped: an edition compared with the one before");
    compared
        .each
        .extend(nothing.iter().map(|tenet| timed(|| drop(black_box(editions.prove_tenet(tenet, &ReadingScope::Adopted, 1_000_000))))));
    plain.iter().for_each(|family| family.say(Duration::from_millis(1), broken));
    read.say(Duration::from_millis(8), broken);
    compared.say(Duration::from_millis(1), broken);
    let odd = timed(|| drop(black_box(oddities(model, &[], 1_000_000))));
    println!("{:<52} {odd:>17.1?}", "shipped: everything that is odd");
    let mut changed = model.clone();
    changed.judgements.iter_mut().for_each(|judgement| judgement.by = comity::model::Who::One(comity::model::PartyId(0)));
    let differs = timed(|| drop(black_box(difference((model, &[]), (&changed, &[]), 1_000_000))));
    println!("{:<52} {differs:>17.1?}", "shipped: every region that differs");
    if differs > Duration::from_millis(200) {
        broken.push("the semantic difference of two editions: at most 200 ms".to_owned());
    }
}

/// Seconds that Z3 takes for a script; none where it is not installed.
fn by_z3(script: &str) -> Option<(String, Duration)> {
    let start = Instant::now();
    let mut child = Command::new("z3").args(["-in", "-T:20"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(script.as_bytes()).ok()?;
    let said = String::from_utf8(child.wait_with_output().ok()?.stdout).ok()?;
    Some((said.trim().to_owned(), start.elapsed()))
}

fn on_large_policies(clauses: usize, limit: Duration, broken: &mut Vec<String>) {
    let model = large::policy(clauses);
    let mut family = Family::new("a sentence of a principle");
    let (mut solving, mut checking) = (Duration::ZERO, Duration::ZERO);
    let mut beside: Vec<(Duration, Duration)> = Vec::new();
    println!("-- {clauses} clauses");
    for tenet in model.principles.iter().flat_map(|principle| &principle.tenets) {
        let TenetKind::ForEvery { holds, when } = &tenet.kind else { continue };
        let question = Every { model: &model, holds, when: when.as_ref(), facts: Facts::Given };
        let settled = question.settle(&[], u64::MAX);
        let ours = timed(|| drop(black_box(question.settle(&[], u64::MAX))));
        family.each.push(ours);
        if matches!(settled, Settled::Holds(_)) {
            let mut posed = question.pose(&[Vec::new()]);
            let start = Instant::now();
            let proof = posed.refute(u64::MAX).unwrap();
            solving += start.elapsed();
            let start = Instant::now();
            assert!(posed.is_proved_by(&proof));
            checking += start.elapsed();
        }
        if let Some((said, z3)) = question.smtlib(&[]).and_then(|script| by_z3(&script)) {
            let wanted = if matches!(settled, Settled::Holds(_)) { "unsat" } else { "sat" };
            assert!(said == wanted || said.contains("timeout") || said == "unknown", "Z3 says {said}, and Comity {settled:?}");
            beside.push((ours, z3));
        }
    }
    family.say(limit, broken);
    println!("{:<52} {solving:>17.1?}  checking them {checking:.1?}", "searching for the proofs among them");
    if checking * 4 > solving && checking > Duration::from_micros(200) {
        println!("   (checking takes more than a quarter of searching)");
    }
    if !beside.is_empty() {
        let mut ratios: Vec<u64> = beside.iter().map(|(ours, z3)| z3.as_nanos() as u64 / ours.as_nanos().max(1) as u64).collect();
        ratios.sort_unstable();
        let median = ratios[ratios.len() / 2];
        println!("{:<52} {median} times as long in the median, {} to {}", "Z3 on the same questions", ratios[0], ratios[ratios.len() - 1]);
        if clauses >= 1000 && median < 50 {
            broken.push(format!("Z3 at {clauses} clauses: at least 50 times as long, and it is {median}"));
        }
    }
    let (took, odd) = timed_once(|| oddities(&model, &[], u64::MAX).unwrap());
    println!("{:<52} {took:>17.1?}  {} found", "everything that is odd", odd.len());
    if clauses == 1000 && took > Duration::from_secs(2) {
        broken.push(format!("what is odd about 1,000 clauses: under 2 s, and it is {took:?}"));
    }
    let idle = odd.iter().filter(|odd| !matches!(odd.kind, OddityKind::NothingPermits(..) | OddityKind::Opposed { .. })).count();
    assert!(idle * 2 < clauses + 5, "most clauses of the policy make a difference: {idle} do not");
}

fn timed_once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn holds(model: &Model) -> usize {
    let editions = Editions { edition: model, before: None };
    let proofs = model.principles.iter().flat_map(|principle| editions.prove(principle, &Effort::default()));
    proofs.filter(|proof| matches!(proof, Proof::Proved(_))).count()
}

fn main() {
    let mut broken = Vec::new();
    on_the_shipped_programme(&mut broken);
    for (clauses, limit) in [(10, 1), (100, 5), (1_000, 50)] {
        on_large_policies(clauses, Duration::from_millis(limit), &mut broken);
    }
    println!("{} of the principles of the largest policy hold", holds(&large::policy(1_000)));
    for limit in &broken {
        println!("LIMIT BROKEN: {limit}");
    }
    if std::env::var_os("COMITY_LIMITS").is_some() && !broken.is_empty() {
        std::process::exit(1);
    }
}
