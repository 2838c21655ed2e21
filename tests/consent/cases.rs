//! Amendments worked out by hand.

use chrono::NaiveDate;
use comity::Policy;
use comity::consent::{Lapse, Missed, Said, Stands};
use comity::model::{ActKind, Form};
use comity::policy::{Happened, InForce, Record};

const PACT: &str = include_str!("pact.comity");

fn pact(more: &str) -> Policy {
    let text = format!("{PACT}\n{more}");
    Policy::parse("pact.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// Runs the scenarios of the pact with these.
fn passes(more: &str) {
    let tested = pact(more).scenarios();
    let told: Vec<String> =
        tested.scenarios.iter().flat_map(|one| one.failures.iter().map(|failure| format!("{}: {}", one.title, failure.message))).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(!tested.scenarios.is_empty());
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn with(policy: &Policy, acts: &[Happened]) -> Record {
    let mut record = policy.record();
    acts.iter().for_each(|act| record.add(act).unwrap());
    record
}

fn consent(to: &str, on: &str, by: &str) -> Happened {
    Happened::new("consent", on).to(to).by(by).form(Form::Written)
}

fn edition(policy: &Policy, record: &Record, on: &str) -> String {
    match policy.edition_on(record, day(on)) {
        InForce::Edition(edition) => edition.edition().unwrap_or_default().to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn what_a_body_decides_is_in_force_for_all_but_those_that_object() {
    passes(
        r#"
scenario "nobody objects" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-09-01: decision on islands by committee;
  expect amendment islands pending on 2020-08-31;
  expect amendment islands in force on 2020-09-01;
  expect edition 2020 on 2020-08-31;
  expect edition 2021 on 2020-09-01;
}
scenario "the committee decides a day too soon" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-08-31: decision on islands by committee;
  expect amendment islands pending on 2020-09-01;
  expect amendment islands needing decision by committee on 2020-09-01;
}
scenario "the text was never sent" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-08-31: decision on islands by committee;
  expect amendment islands pending on 2021-09-01;
  expect amendment islands needing communication on 2021-09-01;
}
scenario "one objects and comes round" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-05-01: objection to islands by east;
  on 2020-09-01: decision on islands by committee;
  on 2021-01-01: consent to islands by east, received 2021-01-11;
  expect amendment islands in force on 2020-09-01 for north;
  expect amendment islands pending on 2020-09-01 for east;
  expect edition 2020 on 2020-09-01 for east;
  expect edition 2021 on 2020-09-01 for west;
  expect amendment islands pending on 2021-02-09 for east;
  expect amendment islands in force on 2021-02-10 for east;
  expect edition 2021 on 2021-02-10;
}
scenario "an objection that comes too late" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-09-01: decision on islands by committee;
  on 2020-09-02: objection to islands by east;
  expect amendment islands in force on 2020-09-01 for east;
}
scenario "an objection taken back in time" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-05-01: objection to islands by north;
  on 2020-06-01: consent to islands by north;
  on 2020-09-01: decision on islands by committee;
  expect amendment islands in force on 2020-09-01 for north;
}
"#,
    );
}

#[test]
fn objections_by_so_many_leave_only_the_other_way() {
    // North has two thirds of the weight among the riparians; the other way of amending is still open.
    passes(
        r#"
scenario "north objects" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-05-01: objection to islands by north;
  on 2020-09-01: decision on islands by committee;
  expect amendment islands pending on 2020-09-01;
  expect amendment islands needing consent by south on 2020-09-01;
}
scenario "south alone is one third as well" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-05-01: objection to islands by south;
  on 2020-09-01: decision on islands by committee;
  expect amendment islands pending on 2020-09-01;
}
scenario "without a proposal it is not settled who the riparians are" for pact edition 2020 {
  on 2020-03-01: communication of islands;
  on 2020-09-01: decision on islands by committee;
  expect amendment islands pending on 2020-09-01;
  expect amendment islands needing proposal on 2020-09-01;
}
"#,
    );
}

#[test]
fn votes_of_those_present_then_acceptances_for_those_that_accept() {
    passes(
        r#"
scenario "by votes, each accepting in its own time" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-01: review by north and south and east and west;
  on 2021-01-10: vote for longer by north and south and east, in writing;
  on 2021-01-10: vote against longer by west, in writing;
  on 2021-02-01: consent to longer by north, in writing;
  on 2021-03-01: consent to longer by south, in writing;
  on 2021-04-01: consent to longer by east, in writing;
  on 2021-10-01: consent to longer by west, in writing;
  expect amendment longer needing consent by east on 2021-03-05;
  expect amendment longer needing consent by west on 2021-03-05;
  expect amendment longer pending on 2021-06-29;
  expect amendment longer in force on 2021-06-30 for north;
  expect amendment longer in force on 2021-06-30;
  expect amendment longer pending on 2021-12-29 for west;
  expect amendment longer in force on 2021-12-30 for west;
  expect edition 2023 on 2021-12-30;
}
scenario "who abstains is not counted" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-01: review by north and south and east and west;
  on 2021-01-10: vote for longer by north, in writing;
  on 2021-01-10: abstention on longer by south and east and west, in writing;
  on 2021-02-01: consent to longer by north and south and east, in writing;
  expect amendment longer in force on 2021-05-02 for north;
}
scenario "two of three is less than three fourths" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-01: review by north and south and east and west;
  on 2021-01-10: vote for longer by north and south, in writing;
  on 2021-01-10: vote against longer by west, in writing;
  on 2021-02-01: consent to longer by north and south and east, in writing;
  expect amendment longer pending on 2022-05-02;
  expect amendment longer needing vote_for by west on 2022-05-02;
}
"#,
    );
}

#[test]
fn a_vote_is_taken_after_a_review_by_all_and_in_writing() {
    passes(
        r#"
scenario "votes before the review are votes on nothing" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-09: vote for longer by north and south and east and west, in writing;
  on 2020-12-10: review by north and south and east and west;
  on 2021-02-01: consent to longer by north and south and east, in writing;
  expect amendment longer pending on 2022-05-02;
}
scenario "a review by three of four is none" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-01: review by north and south and east;
  on 2021-01-10: vote for longer by north and south and east and west, in writing;
  on 2021-02-01: consent to longer by north and south and east and west, in writing;
  expect amendment longer pending on 2022-05-02;
  expect amendment longer needing review on 2022-05-02;
}
scenario "whether it was in writing is not recorded" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-12-01: review by north and south and east and west;
  on 2021-01-10: vote for longer by north and south and east and west;
  on 2021-02-01: consent to longer by north and south and east, in writing;
  expect amendment longer pending on 2021-01-31;
  expect amendment longer undetermined on 2022-05-02;
}
"#,
    );
}

#[test]
fn a_party_that_has_left_neither_votes_nor_counts() {
    passes(
        r#"
scenario "three fourths of those that are left" for pact edition 2020 {
  on 2020-01-01: signature by north and south and east and west;
  on 2020-02-01: proposal of longer by north, in writing;
  on 2020-02-02: denunciation by west, received 2020-02-02;
  on 2020-12-01: review by north and south and east and west;
  on 2021-01-10: vote for longer by north and south and east, in writing;
  on 2021-01-10: vote against longer by west, in writing;
  on 2021-02-01: consent to longer by north and south, in writing;
  expect amendment longer in force on 2021-05-02 for south;
  expect amendment longer pending on 2021-05-02 for west;
}
"#,
    );
}

#[test]
fn what_is_entrenched_and_the_rules_themselves_are_out_of_reach() {
    let policy = pact("");
    let record = policy.record();
    let stands = |name: &str| policy.standing(name, &record, day("2021-01-01")).unwrap().stands;
    let Stands::Lapsed(Lapse::OutOfReach(beyond)) = stands("peace") else { panic!("{:?}", stands("peace")) };
    assert_eq!(beyond.len(), 2, "neither way reaches it");
    let Stands::Lapsed(Lapse::OutOfReach(beyond)) = stands("easier") else { panic!("{:?}", stands("easier")) };
    assert!(beyond.iter().all(|one| one.what == comity::consent::Obstacle::Amending));
    // What adds to the list can be made in both ways, what changes an entry of it in one.
    let ways = |name: &str| policy.standing(name, &record, day("2021-01-01")).unwrap().ways.len();
    assert_eq!((ways("islands"), ways("renamed")), (2, 1));
}

#[test]
fn the_first_of_two_amendments_to_one_text_leaves_the_other_without_one() {
    passes(
        r#"
scenario "islands come first" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-02-01: proposal of lakes by south;
  on 2020-03-01: communication of lakes;
  on 2020-09-01: decision on islands by committee;
  on 2020-09-02: decision on lakes by committee;
  expect amendment islands in force on 2020-09-02;
  expect amendment lakes lapsed on 2020-09-02;
  expect amendment lakes pending on 2020-08-31;
  expect edition 2021 on 2021-09-01;
}
scenario "both on one day: nobody can say which text was changed" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-02-01: proposal of lakes by south;
  on 2020-03-01: communication of lakes;
  on 2020-09-01: decision on islands by committee;
  on 2020-09-01: decision on lakes by committee;
  expect amendment islands undetermined on 2020-09-02;
  expect amendment lakes undetermined on 2020-09-02;
}
scenario "one for the edition to which the other leads" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-09-01: decision on islands by committee;
  on 2020-09-02: proposal of seas by south;
  on 2020-09-02: communication of seas;
  on 2021-03-02: decision on seas by committee;
  expect amendment seas in force on 2021-03-02;
  expect amendment islands in force on 2021-03-02;
  expect edition 2024 on 2021-03-02;
}
scenario "what was sent before its edition was in force has to be sent again" for pact edition 2020 {
  on 2020-02-01: proposal of islands by north;
  on 2020-03-01: communication of islands;
  on 2020-02-01: proposal of seas by south;
  on 2020-03-01: communication of seas;
  on 2020-09-01: decision on islands by committee;
  on 2020-09-02: decision on seas by committee;
  expect amendment seas pending on 2021-03-02;
  expect amendment seas needing communication on 2021-03-02;
}
"#,
    );
}

const RULES: &str = r#"
programme p "P" {
  edition 1;
  parties { north "North"; south "South"; }
  event founding "founding";
  clause 1 "Text" { recital "old"; }
  clause 2 "Life" { start on founding; term 5 years; }
  clause 3 "Amendments" {
    amending { reaches everything, itself included; needs consent of all parties; }
  }
}
amendment easier "North alone" to p edition 1 { edition 2; replace "all parties" by "north" in 3; }
amendment change "By the new rule" to p edition 2 { edition 3; replace "old" by "new" in 1; }
amendment longer "Longer" to p edition 1 { edition 4; replace "5 years" by "9 years" in 2; }
amendment shorter "On second thoughts" to longer { replace "9 years" by "7 years"; }
record for p { on 2020-01-01: founding; }
"#;

fn rules() -> Policy {
    Policy::parse("rules.comity", RULES).unwrap_or_else(|rejected| panic!("{rejected}"))
}

#[test]
fn a_rule_on_amendments_is_amended_by_the_old_one_and_the_next_by_the_new() {
    let policy = rules();
    let mut record = with(&policy, &[consent("easier", "2021-01-01", "north"), consent("change", "2021-02-01", "north")]);
    assert_eq!(policy.standing("easier", &record, day("2021-06-01")).unwrap().stands, Stands::Pending);
    assert_eq!(policy.standing("change", &record, day("2021-06-01")).unwrap().stands, Stands::Pending);
    assert_eq!(edition(&policy, &record, "2021-06-01"), "1");

    record.add(&consent("easier", "2021-07-01", "south")).unwrap();
    // The consent to the next one was there already: it takes effect when the rule does by which it is enough.
    assert_eq!(edition(&policy, &record, "2021-06-30"), "1");
    assert_eq!(edition(&policy, &record, "2021-07-01"), "3");
    assert!(
        matches!(policy.standing("change", &record, day("2021-07-01")).unwrap().stands, Stands::InForce(since) if since.exact() == Some(day("2021-07-01")))
    );
}

#[test]
fn what_is_agreed_after_the_end_revives_nothing() {
    let policy = rules();
    let late = with(&policy, &[consent("longer", "2024-12-01", "north"), consent("longer", "2025-01-01", "south")]);
    let standing = policy.standing("longer", &late, day("2025-06-01")).unwrap();
    assert!(
        matches!(standing.stands, Stands::Lapsed(Lapse::Ended(last)) if last.exact() == Some(day("2024-12-31"))),
        "{:?}",
        standing.stands
    );
    assert_eq!(edition(&policy, &late, "2025-06-01"), "1");

    // On the last day it is in time, and then the programme stands by the longer term.
    let in_time = with(&policy, &[consent("longer", "2024-12-01", "north"), consent("longer", "2024-12-31", "south")]);
    assert_eq!(edition(&policy, &in_time, "2025-06-01"), "4");
    let amended = policy.edition_on(&in_time, day("2025-06-01"));
    let status = in_time.under(amended.edition().unwrap()).status(day("2025-06-01"));
    assert_eq!(status.may_be, [comity::record::Standing::InForce]);
}

#[test]
fn a_consent_to_another_text_does_not_count_and_says_so() {
    let policy = rules();
    let fingerprint = |name: &str| policy.amendments().iter().find(|one| one.name == name).unwrap().fingerprint.to_string();
    let record = with(
        &policy,
        &[
            consent("longer", "2021-01-01", "north").fingerprint(&fingerprint("longer")),
            consent("longer", "2021-01-01", "south").fingerprint(&fingerprint("easier")),
        ],
    );
    let standing = policy.standing("longer", &record, day("2021-06-01")).unwrap();
    assert_eq!(standing.stands, Stands::Pending);
    assert_eq!(standing.remarks.iter().map(|one| (one.act, one.says)).collect::<Vec<_>>(), [(1, Said::OtherText)]);
    let missing = &standing.ways[0].steps[0].missing;
    let south = policy.model().party_named("south").unwrap();
    assert!(matches!(missing.as_slice(), [one] if one.act == ActKind::Consent && one.by == Missed::Party(south)), "{missing:?}");
}

#[test]
fn a_consent_without_a_fingerprint_counts_and_is_told() {
    let policy = rules();
    let record = with(&policy, &[consent("longer", "2021-01-01", "north"), consent("longer", "2021-01-01", "south")]);
    let standing = policy.standing("longer", &record, day("2021-06-01")).unwrap();
    assert!(matches!(standing.stands, Stands::InForce(_)));
    assert!(standing.remarks.iter().all(|one| one.says == Said::Unbound) && standing.remarks.len() == 2);
}

#[test]
fn consents_to_the_text_before_it_was_changed_are_none_to_the_changed_one() {
    let policy = rules();
    let amendments = policy.amendments();
    let changed = amendments.iter().find(|one| one.name == "shorter").unwrap().changed.unwrap().to_string();
    // North agreed to nine years; both agree to seven.
    let record = with(
        &policy,
        &[
            consent("longer", "2021-01-01", "north"),
            consent("longer", "2021-02-01", "north").fingerprint(&changed),
            consent("shorter", "2021-03-01", "south"),
        ],
    );
    let stands = |name: &str, on: &str| policy.standing(name, &record, day(on)).unwrap();
    assert!(matches!(stands("shorter", "2021-03-01").stands, Stands::InForce(_)));
    assert_eq!(stands("shorter", "2021-02-28").stands, Stands::Pending);
    assert!(matches!(stands("longer", "2021-03-01").stands, Stands::Lapsed(Lapse::Overtaken(_))));
    let shorter = policy.model().amendment_named("shorter").unwrap();
    assert!(stands("longer", "2021-02-28").remarks.iter().any(|one| one.says == Said::ChangedText(shorter)));
    let InForce::Edition(now) = policy.edition_on(&record, day("2021-03-01")) else { panic!() };
    assert!(now.text().contains("7 years"), "{}", now.text());
}

#[test]
fn days_that_are_not_known_leave_open_what_hangs_on_them_and_nothing_else() {
    let policy = rules();
    let record = with(&policy, &[consent("longer", "2021-01-01", "north"), consent("longer", "2021-05", "south")]);
    let stands = |on: &str| policy.standing("longer", &record, day(on)).unwrap();
    assert_eq!(stands("2021-04-30").stands, Stands::Pending);
    assert_eq!(stands("2021-05-20").stands, Stands::Undetermined);
    assert_eq!(stands("2021-05-20").needs, [comity::consent::Unsettled::Day(1)]);
    assert!(matches!(stands("2021-05-31").stands, Stands::InForce(_)));
    assert!(matches!(policy.edition_on(&record, day("2021-05-20")), InForce::Undetermined(..)));
}

#[test]
fn what_is_recorded_later_changes_no_answer_of_earlier_knowledge() {
    let policy = rules();
    let record =
        with(&policy, &[consent("longer", "2021-01-01", "north"), consent("longer", "2021-02-01", "south").recorded("2021-08-01")]);
    let asked = |known: &str| comity::record::AsOf::on(day("2021-06-01")).known_on(day(known));
    assert_eq!(policy.standing("longer", &record, asked("2021-07-31")).unwrap().stands, Stands::Pending);
    assert!(matches!(policy.standing("longer", &record, asked("2021-08-01")).unwrap().stands, Stands::InForce(_)));
}

#[test]
fn a_policy_that_does_not_say_how_it_is_amended_leaves_it_open() {
    let text = RULES.replace("amending { reaches everything, itself included; needs consent of all parties; }", "gap \"nothing is said\";");
    let text = text.split("amendment easier").next().unwrap().to_owned()
        + "amendment change \"C\" to p edition 1 { edition 2; replace \"old\" by \"new\" in 1; } record for p { on 2020-01-01: founding; }";
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let record = with(&policy, &[Happened::new("consent", "2021-01-01").to("change").by("north").by("south")]);
    let standing = policy.standing("change", &record, day("2021-06-01")).unwrap();
    assert_eq!((standing.stands, standing.needs), (Stands::Undetermined, vec![comity::consent::Unsettled::Rule]));
}
