//! Records that cannot be: each entry that counts for nothing is told, and no entry that counts is.

use comity::Policy;
use comity::policy::Happened;

const CLAUSES: &str = r#"
  event endorsement "endorsement" by japan and nato jointly;
  event withdrawal "withdrawal" by each party;
  event change_of_mind "change of mind" by each party;
  event pause "pause" by each party;
  event resumption "resumption" by each party;
  event objection "objection" by each party;
  activity { title text; starts date; }
  clause 1 "Exchanges" { permit activity; }
  clause 2 "Term" { term 2 years from endorsement, then renewed by 2 years once, unless objection by any party at least 2 months before the end, covers starts; }
  clause 3 "Review" { should japan and nato jointly: review "a review" every 12 months from endorsement; }
  clause 4 "Report" { shall each party: report "a report" by 2022-01-31; survives report "the report"; }
  clause 5 "Suspension" { suspended on pause by any party, 1 month after sending, lifted by resumption, for all; }
  clause 6 "Withdrawal" { exit by each party on withdrawal, 6 months after sending, given not before 12 months after endorsement, revocable by change_of_mind, for it alone; }
"#;

/// The codes that a record yields, in the order of its entries.
fn codes(record: &[Happened]) -> Vec<String> {
    let text =
        format!("programme p \"A programme\" {{\n  parties {{ japan \"Japan\"; nato \"NATO\"; ukraine \"Ukraine\"; }}\n{CLAUSES}}}\n");
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected:?}"));
    let mut all = policy.record();
    record.iter().for_each(|happened| all.add(happened).unwrap());
    all.problems().iter().map(|problem| problem.code.as_str().to_owned()).collect()
}

fn on(event: &str, date: &str) -> Happened {
    Happened::new(event, date)
}

fn endorsed(then: impl IntoIterator<Item = Happened>) -> Vec<Happened> {
    std::iter::once(on("endorsement", "2020-06-26")).chain(then).collect()
}

#[test]
fn a_record_in_order_is_left_alone() {
    let all = [
        on("review", "2021-06-20"),
        on("pause", "2021-01-01").by("nato"),
        on("resumption", "2021-03-01").by("japan"),
        on("withdrawal", "2021-07-01").by("nato"),
        on("change_of_mind", "2021-12-31").by("nato"),
        on("report", "2022-01-31"),
        on("objection", "2022-04-25").by("nato"),
    ];
    assert_eq!(codes(&endorsed(all)), Vec::<String>::new());
}

#[test]
fn a_party_cannot_do_what_is_for_others_to_do() {
    assert_eq!(codes(&endorsed([on("review", "2021-06-20").by("japan").by("ukraine")])), ["not-their-act"]);
    assert_eq!(codes(&[on("endorsement", "2020-06-26").by("ukraine")]), ["not-their-act"]);
}

#[test]
fn what_is_owed_jointly_is_not_done_by_one_alone() {
    assert_eq!(codes(&endorsed([on("review", "2021-06-20").by("japan")])), ["done-by-some"]);
    assert_eq!(codes(&endorsed([on("review", "2021-06-20").by("japan").by("nato")])), Vec::<String>::new());
    assert_eq!(codes(&endorsed([on("review", "2021-06-20")])), Vec::<String>::new());
}

#[test]
fn those_who_are_owed_a_duty_may_excuse_from_it() {
    let excused = on("review", "2021-06-20").by("ukraine").kind(comity::model::HappeningKind::Excused);
    assert_eq!(codes(&endorsed([excused])), Vec::<String>::new());
}

#[test]
fn nothing_is_done_before_the_start_of_which_that_is_certain() {
    assert_eq!(codes(&endorsed([on("review", "2020-06-25")])), ["before-the-start"]);
    assert_eq!(codes(&endorsed([on("review", "2020-06-26")])), Vec::<String>::new());
    assert_eq!(codes(&endorsed([on("review", "2020-06")])), Vec::<String>::new());
    assert_eq!(codes(&[on("review", "2020-06-25")]), Vec::<String>::new(), "nobody knows the start");
    assert_eq!(codes(&endorsed([on("pause", "2020-06-01").by("nato")])), ["before-the-start"]);
    assert_eq!(codes(&endorsed([on("withdrawal", "2020-06-01").by("nato")])), ["before-the-start"]);
}

#[test]
fn nothing_is_done_after_the_end_but_what_was_missed_or_outlives_it() {
    // Renewed once: through 25 June 2024.
    assert_eq!(codes(&endorsed([on("review", "2024-06-25")])), Vec::<String>::new());
    let reviews = ["2021-06-20", "2022-06-20", "2023-06-20", "2024-06-20"].map(|day| on("review", day));
    assert_eq!(codes(&endorsed(reviews.into_iter().chain([on("review", "2024-07-01")]))), ["after-the-end"]);
    assert_eq!(
        codes(&endorsed([on("report", "2024-07-01").by("japan")])),
        Vec::<String>::new(),
        "the report was missed and is made up for"
    );
    assert_eq!(codes(&endorsed([on("withdrawal", "2024-07-01").by("nato")])), ["after-the-end"]);
}

#[test]
fn a_notice_inside_the_lock_in_comes_too_early() {
    assert_eq!(codes(&endorsed([on("withdrawal", "2021-06-25").by("nato")])), ["notice-too-early"]);
    assert_eq!(codes(&endorsed([on("withdrawal", "2021-06-26").by("nato")])), Vec::<String>::new());
}

#[test]
fn only_a_notice_that_is_pending_is_taken_back_and_only_by_whoever_gave_it() {
    let given = || on("withdrawal", "2021-07-01").by("nato");
    assert_eq!(codes(&endorsed([given(), on("change_of_mind", "2021-12-31").by("nato")])), Vec::<String>::new());
    assert_eq!(codes(&endorsed([given(), on("change_of_mind", "2022-01-01").by("nato")])), ["nothing-to-revoke"]);
    assert_eq!(codes(&endorsed([given(), on("change_of_mind", "2021-08-01").by("japan")])), ["nothing-to-revoke"]);
    assert_eq!(codes(&endorsed([on("change_of_mind", "2021-06-30").by("nato"), given()])), ["nothing-to-revoke"]);
}

#[test]
fn only_what_is_suspended_is_taken_up_again() {
    let paused = || on("pause", "2021-01-01").by("nato");
    assert_eq!(codes(&endorsed([on("resumption", "2021-01-01").by("nato")])), ["not-suspended"]);
    assert_eq!(codes(&endorsed([paused(), on("resumption", "2020-12-31").by("nato")])), ["not-suspended"]);
    assert_eq!(
        codes(&endorsed([paused(), on("resumption", "2021-01-20").by("nato")])),
        Vec::<String>::new(),
        "lifted before it took effect"
    );
    assert_eq!(codes(&endorsed([paused(), on("resumption", "2021-03-01"), on("resumption", "2021-04-01")])), ["not-suspended"]);
}

#[test]
fn an_objection_behind_the_last_deadline_comes_too_late() {
    assert_eq!(codes(&endorsed([on("objection", "2022-04-25").by("nato")])), Vec::<String>::new());
    assert_eq!(codes(&endorsed([on("objection", "2022-04-26").by("nato")])), ["notice-too-late"]);
}

#[test]
fn an_endorsement_happens_once() {
    assert_eq!(codes(&endorsed([on("endorsement", "2020-07-26")])), ["happened-again"]);
    assert_eq!(codes(&[on("endorsement", "2020-06"), on("endorsement", "2020-06-26")]), Vec::<String>::new(), "it can be the same");
}

#[test]
fn nothing_is_received_or_effective_before_it_happened() {
    let notice = || on("withdrawal", "2021-07-01").by("nato");
    assert_eq!(codes(&endorsed([notice().received("2021-06-30")])), ["before-it-happened"]);
    assert_eq!(codes(&endorsed([notice().effective("2021-06-30")])), ["before-it-happened"]);
    assert_eq!(codes(&endorsed([notice().recorded("2021-06-30")])), ["before-it-happened"]);
    assert_eq!(codes(&endorsed([notice().received("2021-07-01").recorded("2021-07-01")])), Vec::<String>::new());
    assert_eq!(codes(&endorsed([notice().received("2021-07")])), Vec::<String>::new());
}

#[test]
fn a_policy_is_wrong_whose_own_record_cannot_be() {
    let text = format!(
        "programme p \"A programme\" {{\n  parties {{ japan \"Japan\"; nato \"NATO\"; ukraine \"Ukraine\"; }}\n{CLAUSES}}}\nrecord for p {{ on 2020-06-26: endorsement; on 2020-01-01: review; }}\n"
    );
    let rejected = Policy::parse("p.comity", &text).unwrap_err();
    assert_eq!(rejected.diagnostics().iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["before-the-start"]);
}
