//! What a scenario expects of a day: each kind of expectation passes where it is so, and says what is so where it is not.

use comity::Policy;

fn policy(expectation: &str) -> Policy {
    let text = format!(
        r#"programme p "A programme" {{
  parties {{ japan "Japan"; nato "NATO"; }}
  event endorsement "endorsement" by japan and nato jointly;
  event withdrawal "withdrawal" by each party;
  event objection "objection" by each party;
  event pause "pause" by each party;
  event resumption "resumption" by each party;
  activity {{ title text; starts date; }}
  clause 1 "Exchanges" {{ permit activity; }}
  clause 2 "Term" {{ term 2 years from endorsement, then renewed by 2 years each time, unless objection by any party at least 2 months before the end, covers starts; }}
  clause 3 "Review" {{ should japan and nato jointly: review "a review" every 12 months from endorsement; }}
  clause 4 "Report" {{ shall each party: report "a report" by 2021-01-31; }}
  clause 5 "Suspension" {{ suspended on pause by any party, lifted by resumption, for all; }}
  clause 6 "Withdrawal" {{ exit by each party on withdrawal, 6 months after sending, for it alone; }}
}}
scenario "it is asked" for p {{
  on 2020-06-26: endorsement;
  on 2021-02-10: report by japan;
  on 2021-03-01: pause by nato;
  on 2021-04-01: resumption by nato;
  on 2021-06-20: review;
  on 2021-09-10: withdrawal by nato, recorded 2021-10-01;
  expect {expectation};
}}
"#
    );
    Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{expectation}: {rejected}"))
}

fn failure(expectation: &str) -> Option<String> {
    let tested = policy(expectation).scenarios();
    let [tried] = tested.scenarios.as_slice() else { panic!("one scenario") };
    assert!(tried.verdict.is_none(), "it proposes nothing");
    tried.failures.first().map(|failure| failure.message.clone())
}

#[test]
fn what_is_so_passes() {
    for so in [
        "in force on 2020-06-26",
        "not started on 2020-06-25",
        "suspended on 2021-03-01",
        "in force on 2021-04-01",
        "japan bound on 2022-03-10",
        "nato bound on 2022-03-09",
        "nato withdrawn on 2022-03-10",
        "nato not bound on 2022-03-10",
        "review is fulfilled on 2021-06-25",
        "review is due on 2021-06-27",
        "report by japan is overdue on 2021-02-09",
        "report by japan is fulfilled late on 2021-02-10",
        "report is overdue on 2021-02-10",
        "review falls due on 2021-06-26",
        "start 2020-06-26",
        "last day unlimited",
        "notice deadline 2022-04-25 on 2021-01-01",
        "earliest exit 2021-07-01 on 2021-01-01",
    ] {
        assert_eq!(failure(so), None, "{so}");
    }
}

#[test]
fn what_is_not_so_fails_and_is_told() {
    for (expected, told) in [
        ("ended on 2020-06-26", "expected the programme to be ended on 26 June 2020, and the programme is in force on 26 June 2020"),
        ("in force on 2021-03-01", "expected the programme to be in force on 1 March 2021, and the programme is suspended on 1 March 2021"),
        (
            "undetermined on 2021-03-02",
            "expected the programme to be undetermined on 2 March 2021, and the programme is suspended on 2 March 2021",
        ),
        ("nato bound on 2022-03-10", "expected NATO to be bound on 10 March 2022, and NATO has withdrawn by 10 March 2022"),
        ("nato withdrawn on 2022-03-09", "expected NATO to be withdrawn on 9 March 2022, and NATO is bound on 9 March 2022"),
        (
            "review is overdue on 2021-06-25",
            "expected “a review” to be overdue on 25 June 2021, and on 25 June 2021 “a review”: fulfilled: “a review” on 20 June 2021",
        ),
        ("review falls due on 2021-06-25", "expected “a review” to fall due on 25 June 2021, and “a review” falls due on 26 June 2021"),
        ("start 2020-06-27", "expected the first day to be 27 June 2020, and the first day is 26 June 2020"),
        ("last day 2022-06-25", "expected the last day to be 25 June 2022, and there is no last day, as things stand"),
        (
            "notice deadline 2022-04-26 on 2021-01-01",
            "expected 26 April 2022 to be the last day for a notice, asked on 1 January 2021, and on 1 January 2021 the last day for a notice is 25 April 2022",
        ),
        (
            "earliest exit 2021-07-02 on 2021-01-01",
            "expected 2 July 2021 to be the earliest exit, asked on 1 January 2021, and on 1 January 2021 the earliest exit is 1 July 2021",
        ),
    ] {
        assert_eq!(failure(expected).as_deref(), Some(told));
    }
}

#[test]
fn what_was_not_yet_recorded_was_not_yet_known() {
    assert_eq!(failure("nato bound on 2022-03-10 known 2021-09-30"), None);
    assert_eq!(failure("nato withdrawn on 2022-03-10 known 2021-10-01"), None);
}
