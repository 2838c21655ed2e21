//! What a thousand programmes owe, each with a record of a thousand events, beside a fold that is written by hand for this one programme; and one more event beside a new fold.
//!
//! `cargo bench --bench duties` prints a line each; the columns to watch are the ratios, since machines differ. Both sides give the same answers, and the run stops where they do not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a bench may stop where it stands, and reads the clock"
)]

use chrono::{Days, Months, NaiveDate};
use comity::Policy;
use comity::policy::{Happened, Record};
use comity::record::{DutyState, Standing};
use std::hint::black_box;
use std::time::{Duration, Instant};

const PROGRAMMES: usize = 1_000;
const EVENTS: usize = 1_000;

const TEXT: &str = r#"programme p "A programme" {
  parties { north "North"; south "South"; }
  event signature "signature";
  event objection "objection";
  event request "request";
  activity { title text; starts date; }
  clause 1 "Activities" { permit activity; }
  clause 2 "Start" { start on signature; }
  clause 3 "Term" { term 2 years, then renewed by 2 years each time, unless objection by any party at least 3 months before the end, covers starts; }
  clause 4 "Review" { should north and south jointly: review "a review" every 12 months from start; }
  clause 5 "Answers" { should north and south jointly: answer "an answer" within 30 days of each request; }
}
"#;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Objection,
    Review,
    Request,
    Answer,
}

/// Requests and answers, with a review each year or so; each programme's a little different.
fn record(programme: usize) -> (NaiveDate, Vec<(Kind, NaiveDate)>) {
    let start = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new((programme % 366) as u64);
    let event = |at: usize| {
        let day = start + Days::new((at * 9 + programme % 7) as u64);
        let kind = match at % 40 {
            17 => Kind::Review,
            even if even % 2 == 0 => Kind::Request,
            _ => Kind::Answer,
        };
        (if at == EVENTS - 20 { Kind::Objection } else { kind }, day)
    };
    (start, (0..EVENTS - 1).map(event).collect())
}

/// How many occurrences stand in each state, which is what a planner's overview shows.
type Counts = [usize; 5];

fn place(state: DutyState) -> usize {
    match state {
        DutyState::NotYetDue => 0,
        DutyState::Due => 1,
        DutyState::Fulfilled => 2,
        DutyState::FulfilledLate => 3,
        DutyState::Overdue => 4,
        _ => panic!("nothing is excused or open here"),
    }
}

/// The same by hand: one programme's rules as a Rust function.
fn by_hand(start: NaiveDate, events: &[(Kind, NaiveDate)], day: NaiveDate) -> (bool, Counts) {
    let of = |kind: Kind| events.iter().filter(move |(one, on)| *one == kind && *on <= day).map(|(_, on)| *on);
    let end = |renewals: u32| start + Months::new(24 + 24 * renewals) - Days::new(1);
    let last = of(Kind::Objection).next().map(|objection| {
        let mut renewals = 0;
        while objection > end(renewals) - Months::new(3) {
            renewals += 1;
        }
        end(renewals)
    });
    let mut counts = Counts::default();
    let mut reviews: Vec<(NaiveDate, NaiveDate, Option<NaiveDate>)> = Vec::new();
    for number in 1.. {
        let due = start + Months::new(12 * number);
        if last.is_some_and(|last| due > last) {
            break;
        }
        let opens = start + Months::new(12 * (number - 1)) + Days::new(1);
        reviews.push((opens, due, None));
        if opens > day {
            break;
        }
    }
    let requests = of(Kind::Request).map(|asked| (asked, asked + Days::new(30), None));
    let mut answers: Vec<(NaiveDate, NaiveDate, Option<NaiveDate>)> =
        requests.filter(|(_, due, _)| last.is_none_or(|last| *due <= last)).collect();
    for (kind, owed) in [(Kind::Review, &mut reviews), (Kind::Answer, &mut answers)] {
        // What is fulfilled at the front is never asked about again.
        let mut front = 0;
        for on in of(kind) {
            while front < owed.len() && owed[front].2.is_some() {
                front += 1;
            }
            let rest = &mut owed[front..];
            let open = rest.iter().position(|(opens, closes, done)| done.is_none() && *opens <= on && on <= *closes);
            let missed = || rest.iter().position(|(_, closes, done)| done.is_none() && *closes < on);
            if let Some(at) = open.or_else(missed) {
                rest[at].2 = Some(on);
            }
        }
        for (opens, closes, done) in owed.iter() {
            let state = match done {
                Some(on) if on <= closes => DutyState::Fulfilled,
                Some(_) => DutyState::FulfilledLate,
                None if *closes < day => DutyState::Overdue,
                None if day < *opens => DutyState::NotYetDue,
                None => DutyState::Due,
            };
            counts[place(state)] += 1;
        }
    }
    (day >= start && last.is_none_or(|last| day <= last), counts)
}

fn by_engine(record: &Record, day: NaiveDate) -> (bool, Counts) {
    let mut counts = Counts::default();
    for (_, state) in record.duty_states(day) {
        counts[place(state)] += 1;
    }
    (record.status(day).may_be == [Standing::InForce], counts)
}

fn shortest(runs: usize, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(timed).min().unwrap()
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Objection => "objection",
        Kind::Review => "review",
        Kind::Request => "request",
        Kind::Answer => "answer",
    }
}

fn taken(policy: &Policy, start: NaiveDate, events: &[(Kind, NaiveDate)]) -> Record {
    let mut record = policy.record();
    record.add(&Happened::new("signature", &start.to_string())).unwrap();
    for (kind, on) in events {
        record.add(&Happened::new(name(*kind), &on.to_string())).unwrap();
    }
    record
}

fn main() {
    let policy = Policy::parse("p.comity", TEXT).unwrap();
    let written: Vec<_> = (0..PROGRAMMES).map(record).collect();
    let records: Vec<Record> = written.iter().map(|(start, events)| taken(&policy, *start, events)).collect();
    let day = NaiveDate::from_ymd_opt(2023, 6, 15).unwrap();
    for ((start, events), record) in written.iter().zip(&records) {
        assert_eq!(by_engine(record, day), by_hand(*start, events, day), "{start}");
    }
    let engine = shortest(5, || {
        for record in &records {
            black_box(by_engine(record, day));
        }
    });
    let hand = shortest(5, || {
        for (start, events) in &written {
            black_box(by_hand(*start, events, day));
        }
    });
    let limits = std::env::var_os("COMITY_LIMITS").is_some();
    let ratio = engine.as_secs_f64() / hand.as_secs_f64();
    let told = shortest(3, || {
        for record in &records {
            black_box(record.duties(day));
        }
    });
    println!("the same with every date and reason: {told:.1?}, ratio {:.2}", told.as_secs_f64() / hand.as_secs_f64());
    println!("{PROGRAMMES} programmes of {EVENTS} events: {engine:.1?}, by hand {hand:.1?}, ratio {ratio:.2}");
    // Where limits are asked for, a run that is too slow is a failure.
    assert!(!limits || (ratio <= 3.0 && engine < Duration::from_secs(1)), "{ratio:.2} times a fold by hand, in {engine:.1?}");
    let (start, events) = &written[0];
    let mut record = taken(&policy, *start, events);
    let more = Happened::new("review", "2023-06-01");
    let added = shortest(200, || record.add(&more).unwrap());
    let again = shortest(20, || drop(black_box(taken(&policy, *start, events))));
    println!("one more event: {added:.1?}, a new fold {again:.1?}, ratio {:.4}", added.as_secs_f64() / again.as_secs_f64());
}
