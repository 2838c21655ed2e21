//! Answers for other programs keep to what has been published for them: SARIF's schema, JUnit as Jenkins takes it, our own schemas in `docs/`.

use crate::cli::{CHECK, Folder, PASSES, POLICY, shipped};
use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A name that no format must stumble over.
const HOSTILE: &str = r#"{"title": "<b> & \"c\" ]]> \u0001\u001b[31m\t\r\n é 😀 %41 \u202e", "kind": "exercise", "starts": "2020-10-05"}"#;

/// Everything that the command can have to say, and how it is brought to say it.
fn runs(format: &str) -> Vec<(String, String)> {
    let folder = Folder::new();
    folder.activities(&["seminar", "exercise", "visit", "train"]);
    folder.write("hostile.json", HOSTILE);
    folder.write("none.json", "[]");
    folder.write("a folder/late é#?.csv", "title,kind,starts\nA seminar,seminar,2023-01-01\n");
    folder.write("broken.comity", "programme exchange \"E\" { allow activity; }");
    folder.write("passes.comity", format!("{POLICY}{PASSES}"));
    folder.write("fails.comity", format!("{POLICY}{}", PASSES.replace("expect permitted citing 1, 2", "expect refused")));
    let (policy, table) = (shipped("programme.comity"), shipped("activities.csv"));
    folder.write("lake.comity", crate::cli::proofs::LAKE);
    let calls: [&[&str]; 17] = [
        &["prove", "lake.comity"],
        &["prove", "lake.comity", "--budget", "0"],
        &["prove", "broken.comity"],
        &["check", "policy.comity", "--policy-only"],
        &["check", "policy.comity", "activities.json"],
        &["check", "policy.comity", "hostile.json", "none.json", "a folder/late é#?.csv"],
        &["check", "policy.comity", "nowhere.json"],
        &["check", "broken.comity", "activities.json"],
        &["check", "nowhere.comity", "activities.json"],
        &["check", &policy, &table, "--adapter", "activities"],
        &["test", "passes.comity"],
        &["test", "fails.comity"],
        &["test", "broken.comity"],
        &["test", "fails.comity", "broken.comity", "nowhere.comity"],
        &["test", &policy],
        &["check", "-", "activities.json"],
        &["check", "policy.comity", "-", "--input-format", "yaml"],
    ];
    let run = |args: &[&str]| {
        let ran = folder.run(&[args, &["--format", format]].concat());
        assert!(!ran.out.is_empty(), "{args:?}: {}", ran.err);
        (args.join(" "), ran.out)
    };
    calls.into_iter().map(run).collect()
}

fn validator(path: &str) -> Validator {
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    // A bracket that SARIF's schema closes and never opens; the validator wants it marked as a mere sign.
    let schema = schema.replace("{2}]?$", r"{2}\\]?$");
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(&schema).unwrap()).unwrap()
}

fn held_to(schema: &Validator, value: &Value, from: &str) {
    let wrong: Vec<_> = schema.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(wrong.is_empty(), "{from}: {wrong:#?}\n{value:#}");
}

#[test]
fn sarif_answers_keep_to_the_schema_of_oasis() {
    let schema = validator("tests/published/sarif-schema-2.1.0.json");
    for (call, answer) in runs("sarif") {
        held_to(&schema, &serde_json::from_str(&answer).unwrap(), &call);
    }
    let without_tool = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    let with_a_space =
        serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "c", "informationUri": "a b" } } }] });
    assert!(!schema.is_valid(&without_tool) && !schema.is_valid(&with_a_space), "the schema is in force");
}

#[test]
fn json_answers_keep_to_the_published_schema() {
    let folder = Folder::new();
    folder.activities(&["seminar", "exercise", "visit", "train"]);
    folder.write("broken.comity", "programme exchange \"E\" { allow activity; }");
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verdict.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let runs = [
        folder.run(&[&CHECK[..], &["--format", "json"]].concat()),
        folder.run(&["check", "broken.comity", "activities.json", "--format", "json"]),
    ];
    let policy = shipped("programme.comity");
    let real = folder.run(&["check", &policy, &shipped("activities.csv"), "--adapter", "activities", "--format", "json"]);
    let mut verdicts = Vec::new();
    for ran in runs.iter().chain([&real]) {
        assert!(ran.out.lines().count() > 0, "{ran:?}");
        for line in ran.out.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(schema.is_valid(&value), "{:?}\n{line}", schema.iter_errors(&value).map(|error| error.to_string()).collect::<Vec<_>>());
            verdicts.push(value["verdict"].as_str().map(str::to_owned));
        }
    }
    let expected = [Some("permitted"), Some("refused"), Some("undetermined"), None].map(|word| word.map(str::to_owned));
    assert_eq!(verdicts[..4], expected);
    assert!(!schema.is_valid(&serde_json::json!({ "kind": "verdict" })));
}

/// An element of JUnit's XML, as Jenkins takes it.
struct Element {
    name: &'static str,
    must: &'static [&'static str],
    may: &'static [&'static str],
    holds: &'static [&'static str],
}

/// What Jenkins takes: `junit-10.xsd` of its xUnit plugin, which turns down all else.
const JENKINS: &[Element] = &[
    Element { name: "testsuites", must: &[], may: &["name", "time", "tests", "failures", "errors"], holds: &["testsuite"] },
    Element {
        name: "testsuite",
        must: &["name", "tests", "failures", "errors"],
        may: &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        holds: &["testsuite", "properties", "testcase", "system-out", "system-err"],
    },
    Element {
        name: "testcase",
        must: &["name"],
        may: &["time", "classname", "group"],
        holds: &["skipped", "error", "failure", "system-out", "system-err"],
    },
    Element { name: "failure", must: &[], may: &["type", "message"], holds: &[] },
    Element { name: "error", must: &[], may: &["type", "message"], holds: &[] },
    Element { name: "skipped", must: &[], may: &["type", "message"], holds: &[] },
];

fn as_jenkins_takes_it(node: roxmltree::Node<'_, '_>, from: &str) {
    let name = node.tag_name().name();
    let element = JENKINS.iter().find(|element| element.name == name).unwrap_or_else(|| panic!("{from}: <{name}>"));
    for attribute in node.attributes() {
        let attribute = attribute.name();
        assert!(element.must.contains(&attribute) || element.may.contains(&attribute), "{from}: <{name} {attribute}>");
    }
    assert!(element.must.iter().all(|needed| node.has_attribute(*needed)), "{from}: {node:?}");
    for child in node.children().filter(roxmltree::Node::is_element) {
        assert!(element.holds.contains(&child.tag_name().name()), "{from}: {child:?} in <{name}>");
        as_jenkins_takes_it(child, from);
    }
}

/// What a head counts is what stands below it.
fn counts_agree(element: roxmltree::Node<'_, '_>, from: &str) {
    for (attribute, counted) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        let found = element.descendants().filter(|node| node.has_tag_name(counted)).count();
        assert!(
            element.attribute(attribute).is_none_or(|said| said == found.to_string()),
            "{from}: {attribute} of {element:?} are {found}"
        );
    }
}

#[test]
fn junit_answers_are_xml_as_jenkins_takes_it() {
    for (call, answer) in runs("junit") {
        let document = roxmltree::Document::parse(&answer).unwrap_or_else(|error| panic!("{call}: {error}\n{answer}"));
        let root = document.root_element();
        assert!(root.has_tag_name("testsuites"), "{call}");
        as_jenkins_takes_it(root, &call);
        root.descendants()
            .filter(|node| node.has_tag_name("testsuites") || node.has_tag_name("testsuite"))
            .for_each(|head| counts_agree(head, &call));
        quick_junit::Report::deserialize_from_str(&answer).unwrap_or_else(|error| panic!("{call}: {error}\n{answer}"));
    }
}

#[test]
fn junit_answers_keep_the_words_that_xml_uses_itself() {
    let folder = Folder::new();
    folder.write("hostile.json", HOSTILE);
    let answer = folder.run(&["check", "policy.comity", "hostile.json", "--format", "junit"]).out;
    let document = roxmltree::Document::parse(&answer).unwrap();
    let case = document.descendants().find(|node| node.has_tag_name("testcase")).unwrap();
    let name = case.attribute("name").unwrap();
    assert!(name.starts_with(r#"1. <b> & "c" ]]> "#) && name.contains("é 😀 %41"), "{name:?}");
    assert!(case.first_element_child().unwrap().text().unwrap().contains("<b> &"), "{answer}");
}

#[test]
fn junit_answers_are_xml_with_a_case_for_each() {
    let folder = Folder::new();
    folder.activities(&["seminar", "exercise", "visit", "train"]);
    let ran = folder.run(&[&CHECK[..], &["--format", "junit"]].concat());
    let report = quick_junit::Report::deserialize_from_str(&ran.out).unwrap();
    let suite = &report.test_suites[0];
    assert_eq!((suite.test_cases.len(), suite.failures, suite.errors), (4, 1, 1), "{}", ran.out);
    assert!(ran.out.contains("<skipped message=\"Activity 3"), "{}", ran.out);
}

#[test]
fn answers_about_days_keep_to_their_schema() {
    let schema = validator("docs/time.schema.json");
    let policies = ["japan_nato_ipcp", "unfccc", "swiss_science_korea", "swiss_estonia_training", "japan_nato_ipcp_2014"];
    let mut kinds = std::collections::BTreeSet::new();
    for policy in policies {
        let policy = shipped(&format!("../{policy}/programme.comity"));
        for command in ["status", "due", "dates", "timeline", "calendar"] {
            for day in ["1998-07-01", "2016-07-01", "2021-07-27", "2024-01-01"] {
                let ran = Folder::new().run(&[command, &policy, "--on", day, "--format", "json"]);
                for line in ran.out.lines() {
                    let value: Value = serde_json::from_str(line).unwrap();
                    let wrong: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
                    assert!(wrong.is_empty(), "{command} {policy} on {day}: {wrong:?}\n{line}");
                    kinds.insert(value["kind"].as_str().unwrap().to_owned());
                }
            }
        }
    }
    let ran = Folder::new().run(&["dates", &shipped("programme.comity"), "--worst-case", "--format", "json"]);
    for line in ran.out.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(schema.is_valid(&value), "{line}");
        kinds.insert(value["kind"].as_str().unwrap().to_owned());
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["amendment", "asked", "date", "duty", "entry", "status", "timeline", "worst-case"]);
}

#[test]
fn answers_about_proofs_and_editions_keep_to_their_schema() {
    let (schema, time) = (validator("docs/proofs.schema.json"), validator("docs/time.schema.json"));
    let folder = crate::cli::proofs::lake();
    folder.run(&["prove", "lake.comity", "--certificate", "certificate.json"]);
    let (of_2018, real) = (shipped("../japan_nato_ipcp_2018/programme.comity"), shipped("activities.csv"));
    let policy = shipped("programme.comity");
    let calls: [&[&str]; 14] = [
        &["prove", "lake.comity"],
        &["prove", "lake.comity", "--budget", "0"],
        &["prove", "broken.comity"],
        &["prove", &of_2018],
        &["verify", "certificate.json", "lake.comity"],
        &["verify", "certificate.json", &of_2018],
        &["amend", "lake.comity", "large", "--on", "2021-04-01"],
        &["amend", &of_2018, "human_security", "--on", "2021-04-01"],
        &["amend", "broken.comity", "large"],
        &["diff", "lake.comity", "--amended", "large"],
        &["diff", "lake.comity", "lake.comity"],
        &["diff", &of_2018, "--amended", "human_security"],
        &["why", "lake.comity", "crowd.json", "visit.json", "seminar.json", "nowhere.json"],
        &["why", &policy, &real],
    ];
    let mut kinds = std::collections::BTreeSet::new();
    for call in calls {
        let ran = folder.run(&[call, &["--format", "json"]].concat());
        assert!(!ran.out.is_empty(), "{call:?}: {ran:?}");
        for line in ran.out.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            held_to(&schema, &value, &call.join(" "));
            kinds.insert(value["kind"].as_str().unwrap().to_owned());
            if value["kind"] == "amendment" {
                held_to(&time, &value, &call.join(" "));
            }
        }
    }
    let expected =
        ["amendment", "certificate", "claim", "diagnostic", "difference", "edition", "principle", "region", "remedies", "uncertified"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected);
    assert!(!schema.is_valid(&serde_json::json!({ "kind": "principle" })));
}
