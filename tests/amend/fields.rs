//! Fields that an amendment adds, and activities that were written before there were such fields.

use comity::data::Format;
use comity::evaluate::{Stated, Verdict};
use comity::model::{Fact, Value};
use comity::{Policy, Truth};
use serde::Serialize;

const PROGRAMME: &str = r#"programme p "P" {
  edition 2020;
  parties { north "North"; south "South"; }
  activity { title text; people number 0 to 90, optional; }
  clause 1 "All" { permit activity; }
}
adapter books for p { column "Name" as title; }
scenario "a visit" for p edition 2021 { propose { title "Visit"; } expect EXPECTED; }
"#;

const RULE: &str = "insert in 1 { forbid activity where nights > 5; }";

/// The edition that comes of an amendment, of which the scenario above is expected to come out so.
fn amended(expected: &str, operations: &str) -> Policy {
    let amendment = format!("amendment x \"X\" to p edition 2020 {{ edition 2021; {operations} }}");
    let policy = Policy::parse("p.comity", &format!("{}{amendment}", PROGRAMME.replace("EXPECTED", expected)));
    let amended = policy.unwrap_or_else(|rejected| panic!("{rejected}")).amended("x").unwrap_or_else(|rejected| panic!("{rejected}"));
    assert!(amended.scenarios().passes() && amended.scenarios().scenarios.len() == 1, "the scenario comes out as expected: {operations}");
    amended
}

/// How activities from before come out, read in each way.
fn truths(policy: &Policy) -> Vec<Truth> {
    #[derive(Serialize)]
    struct Before {
        title: &'static str,
    }
    let record = policy.record();
    let read = |format, text: &str, adapter: Option<&str>| {
        let reading = policy.read(format, "data", text, adapter.and_then(|name| policy.adapter(name)));
        assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
        reading.entries.into_iter().map(|entry| entry.activity.unwrap_or_else(|wrong| panic!("{wrong:?}"))).collect::<Vec<_>>()
    };
    let mut activities = read(Format::Json, r#"{ "title": "Visit" }"#, None);
    activities.extend(read(Format::Csv, "title\nVisit\n", None));
    activities.extend(read(Format::Csv, "Name\nVisit\n", Some("books")));
    activities.push(policy.activity(&Before { title: "Visit" }).unwrap());
    assert_eq!(activities.len(), 4);
    activities.iter().map(|activity| policy.decide(activity, &record)).collect()
}

#[test]
fn what_nobody_was_asked_for_is_unknown() {
    for added in [
        format!("insert in activity {{ nights number 0 to 365; }} {RULE}"),
        format!("replace \"title text;\" by \"title text; nights number 0 to 365;\" in activity; {RULE}"),
        "replace \"people number 0 to 90, optional\" by \"people number 0 to 90\" in activity; insert in 1 { forbid activity where people > 5; }"
            .to_owned(),
    ] {
        assert_eq!(truths(&amended("undetermined", &added)), [Truth::Unknown; 4], "{added}");
    }
}

#[test]
fn an_amendment_says_what_activities_from_before_have_in_a_new_field() {
    let field = |optional: &str| format!("insert in activity {{ nights number 0 to 365{optional}; }} {RULE}");
    for (value, optional, expected, truth) in [
        ("0", "", "permitted", Truth::True),
        ("6", "", "refused", Truth::False),
        ("6", ", optional", "refused", Truth::False),
        ("none", ", optional", "permitted", Truth::True),
        ("unknown", "", "undetermined", Truth::Unknown),
    ] {
        let operations = format!("{} missing nights counts as {value} because \"it was so\";", field(optional));
        assert_eq!(truths(&amended(expected, &operations)), [truth; 4], "{operations}");
    }
}

#[test]
fn what_an_activity_says_itself_goes_before_what_it_would_count_as() {
    let operations = format!("insert in activity {{ nights number 0 to 365; }} {RULE} missing nights counts as 0 because \"it was so\";");
    let policy = amended("permitted", &operations);
    let (record, read) = (policy.record(), |text: &str| policy.read(Format::Json, "data", text, None).entries.remove(0).activity.unwrap());
    assert_eq!(policy.decide(&read(r#"{ "title": "Visit", "nights": 6 }"#), &record), Truth::False);
    assert_eq!(policy.decide(&read(r#"{ "title": "Visit", "nights": "unknown" }"#), &record), Truth::Unknown);
    let cells = policy.read(Format::Csv, "data", "title,nights\nOld,\nNew,6\n", None).entries;
    let truths: Vec<_> = cells.iter().map(|entry| policy.decide(entry.activity.as_ref().unwrap(), &record)).collect();
    assert_eq!(truths, [Truth::True, Truth::False], "an empty cell says nothing");
    #[derive(Serialize)]
    struct Now {
        title: &'static str,
        nights: Option<u16>,
    }
    assert_eq!(policy.decide(&policy.activity(&Now { title: "Visit", nights: Some(6) }).unwrap(), &record), Truth::False);
    assert_eq!(policy.decide(&policy.activity(&Now { title: "Visit", nights: None }).unwrap(), &record), Truth::Unknown);
}

#[test]
fn a_reason_that_rests_on_it_points_at_the_sentence_that_says_so() {
    let operations = format!("insert in activity {{ nights number 0 to 365; }} {RULE} missing nights counts as 6 because \"it was so\";");
    let policy = amended("refused", &operations);
    let activity = policy.read(Format::Json, "data", r#"{ "title": "Visit" }"#, None).entries.remove(0).activity.unwrap();
    let verdict = policy.check(&activity, &policy.record());
    let Verdict::Refused(reasons) = verdict.explained() else { panic!("{:?}", verdict.explained()) };
    let stated = reasons.findings.iter().flat_map(|finding| &finding.rests_on).find_map(|stated| match stated {
        Stated::Field { fact: Fact::Known(Value::Number(6)), place, .. } => *place,
        _ => None,
    });
    assert_eq!(policy.sources().slice(stated.unwrap()), "missing nights counts as 6 because \"it was so\";");
}

#[test]
fn the_last_amendment_that_speaks_of_a_field_is_the_one_that_counts() {
    let first = format!(
        "amendment x to p edition 2020 {{ edition 2021; insert in activity {{ nights number 0 to 365; }} {RULE} missing nights counts as 0 because \"a\"; }}"
    );
    let second =
        "amendment y to p edition 2021 { edition 2022; remove nights from activity; insert in activity { nights number 0 to 99; } }";
    let text = format!("{second}{}{first}", PROGRAMME.replace("EXPECTED", "permitted"));
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
    assert_eq!(truths(&policy.amended("x").unwrap()), [Truth::True; 4]);
    let fact = |policy: &Policy| policy.model().missing.iter().map(|missing| missing.fact.clone()).collect::<Vec<_>>();
    assert_eq!(fact(&policy.amended("x").unwrap()), [Fact::Known(Value::Number(0))]);
    assert_eq!(
        fact(&policy.amended("y").unwrap()),
        [Fact::Known(Value::Number(0))],
        "the field was asked for before, and nothing else is said"
    );
}

#[test]
fn what_an_amendment_says_is_what_it_says_after_it_was_amended_itself() {
    let first = format!(
        "amendment x to p edition 2020 {{ edition 2021; insert in activity {{ nights number 0 to 365; }} {RULE} missing nights counts as 0 because \"a\"; }}"
    );
    let later = "amendment later to x { replace \"counts as 0\" by \"counts as 6\"; insert { claims to add no duty for north; } }";
    let text = format!("{}{first}{later}", PROGRAMME.replace("EXPECTED", "permitted"));
    let policy = Policy::parse("p.comity", &text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let said = |policy: &Policy| (policy.model().missing[0].fact.clone(), policy.model().claims.len());
    assert_eq!(said(&policy.amended("x").unwrap()), (Fact::Known(Value::Number(0)), 0));
    assert_eq!(said(&policy.amended("later").unwrap()), (Fact::Known(Value::Number(6)), 1));
    assert_eq!(said(&policy.amended_by(&["later", "x"]).unwrap()), (Fact::Known(Value::Number(6)), 1));
}
