//! The quick ways of the serializer: they read what the slow ones read, and filling a room again needs no new one.

use super::given::world_of;
use comity::Policy;
use comity::data::Intake;
use comity::model::{Fact, Value};
use comity::value::PartialDate;
use serde::Serialize;

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
    let spoiled = ["2020-06-2a", "2020/06/26", "2020-06-26 ", "+020-06-26", "2020-6-026", "２020-06-2", "2020-06", "2020", "20200626", ""];
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
