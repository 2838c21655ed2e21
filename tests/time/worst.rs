//! Worst cases, held against days that were counted by hand and against all records of a small kind.

use comity::Policy;
use comity::record::{Worst, WorstCase};

fn worst(clauses: &str) -> Vec<WorstCase> {
    let text = format!(
        "programme p \"A programme\" {{\n  parties {{ north \"North\"; south \"South\"; }}\n  event signature \"signature\";\n  event notice \"notice\";\n  \
         activity {{ title text; starts date; }}\n  clause 1 \"Activities\" {{ permit activity; }}\n  clause 2 \"Start\" {{ start on signature; }}\n{clauses}}}\n"
    );
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
    policy.program().plan().worst_cases()
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
