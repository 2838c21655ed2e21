//! The quick ways of the serializer: they read what the slow ones read, and filling a room again needs no new one.

use super::given::{world, world_of};
use comity::Policy;
use comity::data::{Format, Intake};
use comity::model::{Fact, Value};
use comity::value::PartialDate;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value as Json, json};

#[derive(Serialize)]
struct Day<'a> {
    starts: &'a str,
}

/// Every year in which the rule of leap years takes a turn, the ends of the calendar, and days that no calendar has.
fn days() -> impl Iterator<Item = String> {
    let years = [0, 1, 4, 99, 100, 101, 399, 400, 401, 1582, 1600, 1899, 1900, 1999, 2000, 2001, 2020, 2023, 2024, 2100, 9996, 9999];
    years.into_iter().flat_map(|year| (0..14).flat_map(move |month| (0..34).map(move |day| format!("{year:04}-{month:02}-{day:02}"))))
}

#[test]
fn a_date_is_the_same_day_as_in_the_calendar() {
    let world =
        world_of(r#"programme days "Days" { activity { starts date; } clause 1 "One" { permit activity where starts >= 2000-01-01; } }"#);
    let intake = Intake::new(&world.model, &world.program);
    let mut activity = world.program.blank();
    let spoiled = [
        "2020-06-2a",
        "2020/06/26",
        "2020-06-26 ",
        "+020-06-26",
        "2020-6-026",
        "２020-06-2",
        "2020-0a",
        "202a",
        "2020-6",
        "2020/06",
        "20200626",
        "",
    ];
    for text in days().chain(spoiled.map(String::from)) {
        let stated = intake.fill(&world.model, &world.program, &mut activity, &Day { starts: &text });
        match PartialDate::parse(&text) {
            Some(date) => assert_eq!(activity.fact(&world.program, world.field("starts")), Fact::Known(Value::Date(date)), "{text}"),
            None => assert!(stated.is_err(), "{text} names no day"),
        }
    }
}

#[derive(Serialize)]
struct Proposal {
    title: &'static str,
    areas: Vec<String>,
    forms: Vec<&'static str>,
    starts: Option<&'static str>,
    ends: &'static str,
    taking_part: Vec<&'static str>,
    counterpart: &'static str,
    organiser: Option<&'static str>,
    region: &'static str,
    open_to_partners: Option<bool>,
    nato_assets: bool,
    judged: Judged,
}

#[derive(Serialize)]
struct Judged {
    mutual_interest: Option<bool>,
    appropriate: bool,
}

fn proposal() -> Proposal {
    Proposal {
        title: "A seminar on the defence of networks",
        areas: vec!["cyber_defence".into(), "gardening".into()],
        forms: vec!["seminar", "exchange_of_officials", "a new form of cooperation"],
        starts: Some("2020-10-05"),
        ends: "2020-10",
        taking_part: vec!["japan", "nato_headquarters", "norway"],
        counterpart: "nato_itself",
        organiser: Some("norway"),
        region: "none",
        open_to_partners: None,
        nato_assets: false,
        judged: Judged { mutual_interest: None, appropriate: true },
    }
}

#[test]
fn filling_a_room_again_allocates_nothing() {
    let mut folder = |name: &str| Ok(std::fs::read(format!("policies/japan_nato_ipcp/{name}")).unwrap());
    let policy = Policy::load("programme.comity", &mut folder).unwrap();
    let proposal = proposal();
    let mut activity = policy.activity(&proposal).unwrap();
    let before = (0..).map(comity::model::FieldId).take(11).map(|field| activity.fact(policy.program(), field)).collect::<Vec<_>>();
    let counted = allocation_counter::measure(|| policy.fill(&mut activity, &proposal).unwrap());
    assert_eq!((counted.count_total, counted.bytes_total), (0, 0));
    let after = (0..).map(comity::model::FieldId).take(11).map(|field| activity.fact(policy.program(), field)).collect::<Vec<_>>();
    assert_eq!(before, after);
    assert!(after.iter().filter(|fact| matches!(fact, Fact::Known(_))).count() >= 9, "the proposal states most of the fields: {after:?}");
}

#[test]
fn names_are_told_apart_however_much_they_share() {
    let names =
        ["aaaaaaaa_bbbbbbbb_c_bbbbbbbb", "aaaaaaaa_bbbbbbbb_d_bbbbbbbb", "aaaaaaaabbbbbbbb", "aaaaaaaabbbbbbb", "aaaaaaaa", "aaaaaaa"];
    let more = ["aaaa", "aaa", "aa", "a", "b", "aab", "aba", "abaa", "aaaabaaaa", "aaaaaaaaabbbbbbbb", "aaaaaaaaacbbbbbbbb"];
    let names: Vec<&str> = names.into_iter().chain(more).collect();
    let text = format!(
        r#"programme named "Named" {{ activity {{ kind Kind; }} taxonomy Kind "kinds" open {{ {}; }}
        clause 1 "One" {{ permit activity where kind in Kind; }} }}"#,
        names.join("; ")
    );
    let world = world_of(&text);
    let intake = Intake::new(&world.model, &world.program);
    let kind = world.field("kind");
    let read = |name: &str| {
        intake.activity(&world.model, &world.program, &[("kind", name)].into_iter().collect::<std::collections::BTreeMap<_, _>>())
    };
    for name in &names {
        let entry = world.model.taxonomies[0].entry(name).unwrap();
        let fact = Fact::Known(Value::One(comity::model::Member::Listed(entry)));
        assert_eq!(read(name).unwrap().fact(&world.program, kind), fact, "{name}");
    }
    for name in
        ["aaaaaaaa_bbbbbbbb_e_bbbbbbbb", "aaaaaaaacbbbbbbb", "aaaaaaaabbbbbbbc", "c", "ba", "aaaaaa", "aaaaaaaaaa", "aaaaaaaaadbbbbbbbb"]
    {
        let fact = Fact::Known(Value::One(comity::model::Member::Unlisted(name.into())));
        assert_eq!(read(name).unwrap().fact(&world.program, kind), fact, "{name} is not listed");
    }
}

/// What may stand in a field of the policy in `given.rs`, right or wrong, and how often it is right.
fn stated(field: &'static str, right: Vec<Json>) -> impl Strategy<Value = Option<(String, Json)>> {
    let wrong =
        vec![json!("unknown"), json!("none"), json!(null), json!(""), json!(7), json!(true), json!([]), json!("2020-13-01"), json!("yes")];
    // A file has no reason to say that it has no judgements; a struct has, where they are an `Option`.
    let wrong = wrong.into_iter().filter(|wrong| field != "judged" || !wrong.is_null()).collect::<Vec<_>>();
    let value = prop_oneof![24 => proptest::sample::select(right), 1 => proptest::sample::select(wrong)];
    let given = prop_oneof![39 => Just(true), 1 => Just(false)];
    (given, value).prop_map(move |(given, value)| given.then(|| (field.to_string(), value)))
}

fn activities() -> impl Strategy<Value = serde_json::Map<String, Json>> {
    let fields = [
        stated("title", vec![json!("A seminar"), json!("Ein Gespräch"), json!("x")]),
        stated("area", vec![json!("cyber_defence"), json!("maritime_security")]),
        stated("region", vec![json!("mars"), json!("japan_sea"), json!("indo_pacific"), json!("none"), json!(null)]),
        stated(
            "starts",
            vec![json!("2020-10-05"), json!("2020-10"), json!("2020"), json!("2009-12-31"), json!("2040-12-31"), json!("2020-02-29")],
        ),
        stated("ends", vec![json!("2020-10-05"), json!("2021"), json!("2020-10-04"), json!(null), json!("none")]),
        stated(
            "taking_part",
            vec![json!(["norway", "japan_sea"]), json!(["venus", "venus", "mars"]), json!(["norway", "norway"]), json!([])],
        ),
        stated("officials", vec![json!(0), json!(500), json!(501), json!(-1), json!("none")]),
        stated(
            "budget",
            vec![json!("12.50"), json!("9000.00 EUR"), json!({"amount": "1.00", "currency": "EUR"}), json!(3), json!("1.001")],
        ),
        stated("nato_assets", vec![json!(true), json!(false), json!("yes"), json!("no")]),
        stated("remark", vec![json!("none"), json!("said"), json!(null)]),
        stated(
            "judged",
            vec![
                json!({"appropriate": true, "mutual_interest": {"japan": true, "nato": false}}),
                json!({"mutual_interest": true}),
                json!({"appropriate": null, "mutual_interest": "no"}),
                json!({"mutual_interest": {"nato": "yes"}, "appropriate": false}),
                json!({"appropriate": {"japan": true}}),
            ],
        ),
    ];
    let shuffled = fields.into_iter().collect::<Vec<_>>();
    shuffled.prop_shuffle().prop_map(|fields| fields.into_iter().flatten().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    /// The reader of JSON shares no code with the serializer but the words for values.
    #[test]
    fn a_value_states_what_the_same_json_states(activity in activities()) {
        let mut world = world();
        let text = serde_json::to_string(&activity).unwrap();
        let reading = world.read(Format::Json, &text);
        let intake = Intake::new(&world.model, &world.program);
        let mut filled = world.program.blank();
        let own = intake.fill(&world.model, &world.program, &mut filled, &activity);
        match reading.entries[0].activity.as_ref() {
            Ok(read) => {
                prop_assert!(own.is_ok(), "{text}: {own:?}");
                prop_assert_eq!(world.facts(&filled), world.facts(read));
            }
            Err(_) => prop_assert!(own.is_err(), "{text}"),
        }
    }
}
