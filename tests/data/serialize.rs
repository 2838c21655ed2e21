//! Values of the embedder's own: what they state, what is wrong with them, and that filling again needs no new room.

use super::given::{World, world};
use comity::data::{ActivityErrors, Format, Intake, from_serialize};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Area {
    CyberDefence,
    #[allow(dead_code)]
    MaritimeSecurity,
}

#[derive(Serialize, Clone)]
struct Proposal {
    title: String,
    area: Area,
    region: Option<&'static str>,
    starts: Day,
    taking_part: BTreeSet<&'static str>,
    officials: Option<u16>,
    budget: Amount,
    nato_assets: bool,
    judged: BTreeMap<&'static str, Option<bool>>,
}

#[derive(Serialize, Clone)]
struct Amount {
    amount: &'static str,
    currency: &'static str,
}

/// Written as `chrono` writes its dates.
#[derive(Clone)]
struct Day(chrono::NaiveDate);

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

fn proposal() -> Proposal {
    Proposal {
        title: "A seminar".into(),
        area: Area::CyberDefence,
        region: Some("mars"),
        starts: Day(chrono::NaiveDate::from_ymd_opt(2020, 10, 5).unwrap()),
        taking_part: ["norway", "japan_sea"].into(),
        officials: None,
        budget: Amount { amount: "12.50", currency: "EUR" },
        nato_assets: true,
        judged: [("appropriate", Some(true)), ("mutual_interest", None)].into(),
    }
}

fn codes(world: &World, value: &impl Serialize) -> Vec<(String, &'static str)> {
    let wrong: ActivityErrors = from_serialize(&world.model, &world.program, value).unwrap_err();
    wrong.iter().map(|wrong| (wrong.field.clone(), wrong.code.as_str())).collect()
}

#[test]
fn a_struct_states_what_the_same_json_states() {
    let mut world = world();
    let own = from_serialize(&world.model, &world.program, &proposal()).unwrap();
    let json = serde_json::to_string(&proposal()).unwrap();
    let reading = world.read(Format::Json, &json);
    assert_eq!(world.facts(&own), world.facts(reading.entries[0].activity.as_ref().unwrap()));
    let map: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(world.facts(&own), world.facts(&from_serialize(&world.model, &world.program, &map).unwrap()));
}

#[test]
fn every_wrong_field_is_told() {
    let world = world();
    let value = serde_json::json!({
        "title": 5, "area": "cyber_defense", "starts": "2021-02-30", "taking_part": "norway", "officials": 501, "budget": 1.5,
        "colour": 1, "judged": {"apropriate": true, "appropriate": {"japan": true}, "mutual_interest": 1}
    });
    let expected = [
        ("area", "unlisted-entry"),
        ("budget", "wrong-value"),
        ("colour", "unexpected-field"),
        ("judged", "not-the-judge"),
        ("judged", "unknown-judgement"),
        ("judged", "wrong-value"),
        ("nato_assets", "missing-field"),
        ("officials", "out-of-range"),
        ("starts", "no-such-day"),
        ("taking_part", "wrong-value"),
        ("title", "wrong-value"),
    ];
    let mut found = codes(&world, &value);
    found.sort();
    assert_eq!(found, expected.map(|(field, code)| (field.to_string(), code)));
    let wrong = from_serialize(&world.model, &world.program, &value).unwrap_err();
    assert!(wrong.to_string().contains("floating-point number"), "{wrong}");
    assert!(wrong.to_string().contains("did you mean") || wrong.to_string().contains("Did you mean `cyber_defence`"), "{wrong}");
}

#[test]
fn a_value_that_is_no_activity_is_told() {
    let world = world();
    for value in [serde_json::json!(5), serde_json::json!([1, 2]), serde_json::json!("x"), serde_json::json!(null)] {
        assert_eq!(codes(&world, &value)[0], (String::new(), "not-an-activity"), "{value}");
    }
}

#[test]
fn a_failed_check_is_told() {
    let world = world();
    let mut value = serde_json::to_value(proposal()).unwrap();
    value["ends"] = "2020-10-01".into();
    assert_eq!(codes(&world, &value), [(String::new(), "check-failed")]);
}

#[test]
fn an_activity_filled_again_forgets_what_it_stated_before() {
    let world = world();
    let intake = Intake::new(&world.model, &world.program);
    let mut other = proposal();
    other.region = None;
    other.taking_part = ["venus"].into();
    other.judged = BTreeMap::new();
    let mut activity = intake.activity(&world.model, &world.program, &proposal()).unwrap();
    intake.fill(&world.model, &world.program, &mut activity, &other).unwrap();
    assert_eq!(world.facts(&activity), world.facts(&from_serialize(&world.model, &world.program, &other).unwrap()));
    assert!(intake.fill(&world.model, &world.program, &mut activity, &"x").is_err());
    assert_eq!(world.facts(&activity), world.facts(&world.program.blank()));
}
