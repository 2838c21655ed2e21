//! The JSON view of a model: its published schema is current, and the shipped policy's view keeps to it.

use comity::model::{self, Model, view};
use comity::source::Sources;
use comity::syntax;
use std::fs;
use std::path::Path;

fn shipped() -> (Model, Sources) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/japan_nato_ipcp");
    let mut sources = Sources::new();
    let mut files = Vec::new();
    for name in
        ["programme.comity", "record.comity", "adapter.comity", "scenarios/areas.comity", "scenarios/forms.comity", "scenarios/term.comity"]
    {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let id = sources.add(name, text.clone());
        files.push(syntax::parse(id, &text).file);
    }
    let checked = model::from_syntax(&files);
    (checked.model.expect("the shipped policy has no error"), sources)
}

#[test]
fn the_published_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.schema.json");
    let schema = view::schema();
    if std::env::var_os("COMITY_UPDATE").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), schema, "COMITY_UPDATE=1 writes it");
}

#[test]
fn the_shipped_policy_keeps_to_the_schema() {
    let (model, sources) = shipped();
    let shown = serde_json::to_value(view::view(&model, &sources)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&view::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&shown).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut without = shown.clone();
    without.as_object_mut().unwrap().remove("rules");
    assert!(!validator.is_valid(&without), "a view without rules is none");
}

#[test]
fn the_view_names_things_as_the_document_does() {
    let (model, sources) = shipped();
    let shown = serde_json::to_value(view::view(&model, &sources)).unwrap();
    assert_eq!(shown["term"]["clause"], "4.1");
    assert_eq!(shown["term"]["length"], "2 years");
    let areas = shown["taxonomies"].as_array().unwrap().iter().find(|one| one["name"] == "Area").unwrap();
    let cyber = &areas["entries"][0]["entries"][0];
    assert_eq!((&cyber["name"], &cyber["number"]), (&"cyber_defence".into(), &"3.1.1".into()));
    let arms = &areas["entries"][0]["entries"][3]["entries"];
    assert_eq!(arms[0]["entries"][0]["name"], "small_arms");
    let rule = &shown["rules"][0];
    assert_eq!(rule["place"]["file"], "programme.comity");
    assert!(rule["words"].as_str().unwrap().starts_with("require "));
}

#[test]
fn the_view_shows_what_an_edition_is_amended_by_and_what_was_done_about_it() {
    let text = r#"programme p "P" {
      edition 2020;
      parties { north "North"; south "South"; }
      body committee "the Committee" of north and south jointly;
      electorate heavy of north weight 2, south, frozen on proposal;
      activity { title text; }
      clause 1 "All" { permit activity; }
      clause 2 "Old" { gap "x"; }
      clause 3 "Amendments" { entrenched 1; amending "by all" { needs consent of 2/3 of heavy; in writing; } }
    }
    principle open from 1 { for every activity: permitted; }
    amendment x "X" to p edition 2020 {
      edition 2021;
      insert in activity { nights number 0 to 9; }
      missing nights counts as 0 because "nobody stayed";
      repeal 2;
      claims to keep principle open;
    }
    record for p { on 2021-02: vote against x by north, number 3, recorded 2021-03-01, fingerprint "3f2a91bc77e012d4", in the form of "notes"; }"#;
    let policy = comity::Policy::parse("p.comity", text).unwrap_or_else(|rejected| panic!("{rejected}"));
    let amended = policy.amended("x").unwrap();
    let shown = serde_json::to_value(view::view(amended.model(), amended.sources())).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&view::schema()).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&shown), "{shown:#}");
    let says = |pointer: &str| shown.pointer(pointer).unwrap_or_else(|| panic!("{pointer} in {shown:#}")).to_string();
    for (pointer, value) in [
        ("/edition", r#""2021""#),
        ("/made_by", r#"["x"]"#),
        ("/repealed/0/number", r#""2""#),
        ("/amendments/0/to", r#""p""#),
        ("/claims/0/words", r#""to keep `open`""#),
        ("/missing/0/field", r#""nights""#),
        ("/missing/0/counts_as", r#""0""#),
        ("/missing/0/place/line", "15"),
        ("/electorates/0/members/0/weight", "2"),
        ("/electorates/0/frozen_on", r#""proposal""#),
        ("/bodies/0/name", r#""committee""#),
        ("/entrenched/0/number", r#""1""#),
        ("/ways/0/form", r#""written""#),
        ("/principles/0/from/0", r#""1""#),
        ("/acts/0/act", r#""vote_against""#),
        ("/acts/0/date", r#""2021-02""#),
        ("/acts/0/number", "3"),
        ("/acts/0/recorded", r#""2021-03-01""#),
        ("/acts/0/form", r#""notes""#),
    ] {
        assert_eq!(says(pointer), value, "{pointer}");
    }
}
