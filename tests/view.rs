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
