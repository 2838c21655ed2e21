//! Worst cases, held against days that were counted by hand and against records that are made up.

use chrono::{Days, NaiveDate};
use comity::Policy;
use comity::policy::{Happened, Record};
use comity::record::{DutyState, DutyStatus, Worst, WorstCase};
use proptest::prelude::*;

fn worst(clauses: &str) -> Vec<WorstCase> {
    policy(clauses).program().plan().worst_cases()
}

fn policy(clauses: &str) -> Policy {
    let text = format!(
        "programme p \"A programme\" {{\n  parties {{ north \"North\"; south \"South\"; }}\n  event signature \"signature\";\n  event notice \"notice\";\n  \
         activity {{ title text; starts date; }}\n  clause 1 \"Activities\" {{ permit activity; }}\n  clause 2 \"Start\" {{ start on signature; }}\n{clauses}}}\n"
    );
    Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"))
}

fn only(clauses: &str) -> WorstCase {
    let cases = worst(clauses);
    let [one] = cases.as_slice() else { panic!("{cases:?}") };
    one.clone()
}

#[test]
fn two_yearly_reviews_can_lie_almost_two_years_apart() {
    // From the day after a due date through the due date after the next: two years, a leap day among them, less a day.
    let one = only("clause 3 \"Review\" { should north and south jointly: review \"a review\" every 12 months from start; }");
    assert_eq!((one.what, one.days), (Worst::LongestGap(0), 730));
}

#[test]
fn a_window_adds_its_days_on_both_sides() {
    // At most 366 days from one due date to the next, 30 before the one and 30 behind the other.
    let one = only(
        "clause 3 \"Review\" { should north and south jointly: review \"a review\" every 12 months from start, window 30 days before to 30 days after; }",
    );
    assert_eq!(one.days, 366 + 60);
}

#[test]
fn counted_from_the_last_performance_the_gap_is_the_period() {
    let one = only(
        "clause 3 \"Review\" { should north and south jointly: review \"a review\" every 6 months from start, counted from the last performance; }",
    );
    // No six months have more days than those from March, April, May or August on: 31+30+31+30+31+31.
    assert_eq!(one.days, 184);
}

#[test]
fn nobody_is_out_before_the_lock_in_and_the_notice_are_over() {
    let one =
        only("clause 3 \"Exit\" { exit by any party on notice, 6 months after sending, given not before 12 months after start, for all; }");
    // Eighteen months: at the fewest a common year and the six months with February in 28 days.
    assert_eq!((one.what.clone(), one.days), (Worst::EarliestExit(comity::model::EventId(1)), 365 + 181));
}

#[test]
fn three_months_before_the_end_are_at_most_ninety_two_days() {
    let one = only(
        "clause 3 \"Term\" { term 2 years, then renewed by 2 years each time, unless notice by any party at least 3 months before the end, covers starts; }",
    );
    assert!(matches!(one.what, Worst::NoticeBeforeEnd(_)));
    assert_eq!(one.days, 92);
}

#[test]
fn what_has_no_worst_case_has_none() {
    assert_eq!(worst("clause 3 \"Report\" { shall north: report \"a report\" by 2030-01-01; }"), []);
}

const DRIFTS: [&str; 3] = ["", ", counted from the last performance", ", counted from the last performance, an early one moves nothing"];

fn reviews() -> impl Strategy<Value = String> {
    let window = prop_oneof![
        Just(String::new()),
        (0u32..40, 0u32..40).prop_map(|(early, late)| format!(", window {early} days before to {late} days after"))
    ];
    let period =
        prop_oneof![(1u32..14).prop_map(|months| format!("{months} months")), (1u32..3).prop_map(|years| format!("{years} years"))];
    (period, window, prop::sample::select(&DRIFTS[..])).prop_map(|(period, window, drift)| {
        // What is counted from the last performance has a due day from which a window is counted as well.
        format!("clause 3 \"Review\" {{ should north and south jointly: review \"a review\" every {period} from start{window}{drift}; }}")
    })
}

fn days_of(one: &DutyStatus) -> (NaiveDate, NaiveDate) {
    let day = |dated: &Option<comity::record::Dated>| dated.as_ref().unwrap().reckoning.result().exact().unwrap();
    (day(&one.opens), day(&one.closes))
}

/// The first review that is not held, as it stands on the day after the last that was.
fn next(record: &Record, day: NaiveDate) -> DutyStatus {
    record.duties(day).into_iter().find(|one| matches!(one.state, DutyState::NotYetDue | DutyState::Due)).unwrap()
}

fn hold(record: &mut Record, day: NaiveDate) {
    record.add(&Happened::new("review", &day.to_string())).unwrap();
    let states: Vec<_> = record.duties(day).into_iter().filter(|one| !matches!(one.state, DutyState::NotYetDue | DutyState::Due)).collect();
    assert!(states.iter().all(|one| one.state == DutyState::Fulfilled), "{day}: {states:#?}");
}

fn started(policy: &Policy, start: NaiveDate) -> Record {
    let mut record = policy.record();
    record.add(&Happened::new("signature", &start.to_string())).unwrap();
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reviews_that_keep_the_rule_never_lie_farther_apart_than_the_worst_case(
        clause in reviews(), start in 0u64..4_000, picks in prop::collection::vec((0u8..4, any::<prop::sample::Index>()), 2..7),
    ) {
        let policy = policy(&clause);
        let worst = policy.program().plan().worst_cases().into_iter().find(|case| case.what == Worst::LongestGap(0)).unwrap();
        let mut day = NaiveDate::from_ymd_opt(2001, 1, 1).unwrap() + Days::new(start);
        let mut record = started(&policy, day);
        let mut before: Option<NaiveDate> = None;
        for (how, pick) in picks {
            let (opens, closes) = days_of(&next(&record, day));
            let opens = before.map_or(opens, |before| opens.max(before));
            // Most often on the first or the last day, where the gaps are longest.
            day = match how {
                0 => opens,
                1 => closes,
                _ => opens + Days::new(pick.index(usize::try_from((closes - opens).num_days()).unwrap() + 1) as u64),
            };
            hold(&mut record, day);
            if let Some(before) = before {
                prop_assert!((day - before).num_days() <= worst.days, "{} to {}: {}", before, day, worst.days);
            }
            before = Some(day);
        }
    }

    #[test]
    fn the_worst_case_is_one_that_keeps_the_rule(clause in reviews()) {
        let policy = policy(&clause);
        let worst = policy.program().plan().worst_cases().into_iter().find(|case| case.what == Worst::LongestGap(0)).unwrap();
        let mut record = started(&policy, worst.counted_from);
        let mut day = worst.counted_from;
        // Each review before it on the first day that is in time.
        let mut opens = days_of(&next(&record, day)).0;
        while opens < worst.from {
            day = opens;
            hold(&mut record, day);
            opens = days_of(&next(&record, day)).0;
        }
        if worst.from > worst.counted_from {
            hold(&mut record, worst.from);
        }
        hold(&mut record, worst.to);
        prop_assert_eq!((worst.to - worst.from).num_days(), worst.days);
    }
}
