//! `comity record`: events are added whole or not at all, whatever happens in between.

use super::{Folder, comity};
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const ADD: [&str; 4] = ["record", "add", "policy.comity", "record.ndjson"];

fn add(folder: &Folder, more: &[&str]) -> super::Ran {
    folder.run(&[&ADD[..], more].concat())
}

fn record(folder: &Folder) -> String {
    fs::read_to_string(folder.0.path().join("record.ndjson")).unwrap()
}

/// Without the record that stands in the policy itself, so that the file holds all that is known.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("policy.comity", super::POLICY.split("\nrecord for").next().unwrap());
    folder
}

#[test]
fn an_event_becomes_one_line_that_checks_and_counts() {
    let folder = folder();
    let ran =
        add(&folder, &["--event", "endorsement", "--on", "2020-06-26", "--by", "north,south", "--reference", "Approved, “so” \"written\""]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.out, "Recorded on line 1 of record.ndjson: endorsement by north and south on 2020-06-26.\n");
    let line = r#"{"event":"endorsement","on":"2020-06-26","by":["north","south"],"reference":"Approved, “so” \"written\""}"#;
    assert_eq!(record(&folder), format!("{line}\n"));
    let all = ["--received", "2021-01-02", "--effective", "2021-02-01", "--number", "2", "--recorded", "2021-01-03"];
    assert_eq!(add(&folder, &[&["--event", "endorsement", "--on", "2021-01-01"][..], &all].concat()).code, Some(0));
    let second =
        r#"{"event":"endorsement","on":"2021-01-01","received":"2021-01-02","effective":"2021-02-01","number":2,"recorded":"2021-01-03"}"#;
    assert_eq!(record(&folder), format!("{line}\n{second}\n"));
    let checked = folder.run(&["record", "check", "policy.comity", "record.ndjson"]);
    assert_eq!((checked.code, &*checked.out), (Some(0), "The record is in order: 2 events.\n"), "{checked:?}");
}

#[test]
fn an_act_on_an_amendment_becomes_a_line_that_says_about_which_text_and_in_which_form() {
    let folder = folder();
    let policy = super::POLICY.split("\nrecord for").next().unwrap();
    let name = policy.split("programme ").nth(1).unwrap().split(' ').next().unwrap();
    let amendment = format!("\namendment wider \"Wider\" to {name} {{ insert in programme {{ clause 99 \"More\" {{ gap \"x\"; }} }} }}\n");
    folder.write("policy.comity", format!("{policy}{amendment}"));
    let consent = ["--event", "consent", "--amendment", "wider", "--on", "2021-06-01", "--by", "north,south"];
    let more = ["--fingerprint", "3F2A 91BC 77E0 12D4", "--form", "written", "--reference", "NV-12"];
    let ran = add(&folder, &[&consent[..], &more].concat());
    assert_eq!(ran.out, "Recorded on line 1 of record.ndjson: consent to `wider` by north and south on 2021-06-01.\n", "{ran:?}");
    let ran = add(
        &folder,
        &["--event", "vote_against", "--amendment", "wider", "--on", "2021-06-02", "--by", "north", "--form", "diplomatic notes"],
    );
    assert_eq!(ran.out, "Recorded on line 2 of record.ndjson: vote against `wider` by north on 2021-06-02.\n", "{ran:?}");
    assert_eq!(
        record(&folder),
        "{\"event\":\"consent\",\"on\":\"2021-06-01\",\"amendment\":\"wider\",\"by\":[\"north\",\"south\"],\"fingerprint\":\"3F2A 91BC 77E0 12D4\",\"form\":\"written\",\"reference\":\"NV-12\"}\n\
         {\"event\":\"vote_against\",\"on\":\"2021-06-02\",\"amendment\":\"wider\",\"by\":[\"north\"],\"form\":\"diplomatic notes\"}\n"
    );
    let checked = folder.run(&["record", "check", "policy.comity", "record.ndjson"]);
    assert_eq!((checked.code, &*checked.out), (Some(0), "The record is in order: 0 events and 2 acts on amendments.\n"), "{checked:?}");
    for (more, code) in [
        (&["--event", "consent", "--amendment", "widr", "--on", "2021-06-01", "--by", "north"][..], "unknown-amendment"),
        (&["--event", "adoption", "--amendment", "wider", "--on", "2021-06-01"], "worked-out"),
        (&["--event", "consent", "--amendment", "wider", "--on", "2021-06-01"], "act-by-nobody"),
        (&[&consent[..], &["--fingerprint", "3f2a"]].concat(), "bad-fingerprint"),
    ] {
        let refused = add(&folder, more);
        assert!(refused.code == Some(2) && refused.err.contains(code), "{more:?}: {refused:?}");
        assert_eq!(record(&folder).lines().count(), 2, "{more:?} wrote something");
    }
}

#[test]
fn what_the_policy_does_not_know_is_refused_and_nothing_is_written() {
    let folder = folder();
    for (more, code) in [
        (&["--event", "endorsment", "--on", "2020-06-26"][..], "unknown-event"),
        (&["--event", "endorsement", "--on", "2020-06-31"], "no-such-day"),
        (&["--event", "endorsement", "--on", "26.6.2020"], "date-shape"),
        (&["--event", "endorsement", "--on", "2020", "--by", "nrth"], "unknown-party"),
        (&["--event", "endorsement", "--on", "2020", "--kind", "excused"], "unknown-act"),
        (&["--event", "endorsement", "--on", "2020", "--recorded", "2020"], "wrong-value"),
    ] {
        let ran = add(&folder, more);
        assert_eq!(ran.code, Some(2), "{more:?}: {ran:?}");
        assert!(ran.err.contains(code) && ran.out.is_empty(), "{more:?}: {ran:?}");
        assert!(!folder.0.path().join("record.ndjson").exists(), "{more:?} began a record");
        let json = add(&folder, &[more, &["--format", "json"]].concat());
        assert!(json.code == Some(2) && json.out.contains(code) && json.err.is_empty(), "{json:?}");
    }
    assert_eq!(add(&folder, &["--event", "endorsement"]).code, Some(2), "without a day");
    assert_eq!(add(&folder, &["--event", "endorsement", "--on", "2020", "--number", "0"]).code, Some(2));
    for file in ["-", "record.comity", "nowhere/record.ndjson", "."] {
        let ran = folder.run(&["record", "add", "policy.comity", file, "--event", "endorsement", "--on", "2020"]);
        assert_eq!(ran.code, Some(2), "{file}: {ran:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn a_last_line_that_breaks_off_at_any_byte_is_told_and_nothing_is_written_behind_it() {
    let folder = folder();
    let event = ["--event", "endorsement", "--on", "2020-06-26"];
    assert_eq!(add(&folder, &event).code, Some(0));
    let first = record(&folder);
    assert_eq!(add(&folder, &["--event", "endorsement", "--on", "2020-06-27", "--reference", "ō"]).code, Some(0));
    let whole = record(&folder).into_bytes();
    for cut in first.len()..whole.len() {
        folder.write("record.ndjson", &whole[..cut]);
        let ran = add(&folder, &["--event", "endorsement", "--on", "2021-01-01"]);
        let now = fs::read(folder.0.path().join("record.ndjson")).unwrap();
        let checked = folder.run(&["record", "check", "policy.comity", "record.ndjson"]);
        if cut == first.len() || cut + 1 == whole.len() {
            assert_eq!((ran.code, checked.code), (Some(0), Some(0)), "cut at {cut}: {ran:?}");
            assert!(now.starts_with(&whole[..cut]) && now.ends_with(b"2021-01-01\"}\n"), "what stood there stands there still");
        } else {
            assert_eq!((ran.code, checked.code), (Some(2), Some(2)), "cut at {cut}: {ran:?}");
            assert!(ran.err.contains("torn-line") && ran.err.contains("Delete this line"), "{ran:?}");
            assert_eq!(now, &whole[..cut], "nothing is written behind half a line");
        }
    }
}

#[test]
fn many_who_add_at_once_lose_nothing() {
    let folder = folder();
    let path = folder.0.path();
    let adders: Vec<_> = (1..=24)
        .map(|day| {
            let date = format!("2020-01-{day:02}");
            comity_process(path).args(["--event", "endorsement", "--on", &date]).spawn().unwrap()
        })
        .collect();
    for mut adder in adders {
        assert!(adder.wait().unwrap().success());
    }
    let text = record(&folder);
    let mut days: Vec<_> = text.lines().collect();
    days.sort_unstable();
    let wanted: Vec<_> = (1..=24).map(|day| format!("{{\"event\":\"endorsement\",\"on\":\"2020-01-{day:02}\"}}")).collect();
    assert_eq!(days, wanted);
}

#[test]
fn whoever_is_killed_while_adding_leaves_a_record_that_can_be_read() {
    let folder = folder();
    let mut told = Vec::new();
    for at in 0..48u32 {
        let date = format!("{}-01-01", 2000 + at);
        let mut adder = comity_process(folder.0.path()).args(["--event", "endorsement", "--on", &date]).spawn().unwrap();
        thread::sleep(Duration::from_micros(u64::from(at % 16) * 400));
        let _ = adder.kill();
        if adder.wait().unwrap().success() {
            told.push(date);
        }
    }
    // The first that is left alone shows that no lock outlives who held it.
    assert_eq!(add(&folder, &["--event", "endorsement", "--on", "2100-01-01"]).code, Some(0));
    let text = record(&folder);
    assert_eq!(folder.run(&["record", "check", "policy.comity", "record.ndjson"]).code, Some(0), "{text}");
    assert!(told.iter().all(|date| text.contains(date.as_str())), "what was said to be recorded is recorded");
}

fn comity_process(folder: &std::path::Path) -> Command {
    let program = comity().get_program().to_owned();
    let mut command = Command::new(program);
    command.current_dir(folder).args(ADD).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_check_tells_everything_and_says_so_by_its_exit_code() {
    let folder = folder();
    folder.write("good.ndjson", "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n");
    folder.write("twice.ndjson", "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n".repeat(2));
    folder.write("bad.ndjson", "{\"event\":\"endorsment\",\"on\":\"2020-06-31\"}\n{\"event\":\"endorsement\",\"onn\":\"2020\"}\n");
    folder.write("good.comity", "record for exchange {\n  on 2020-06-26: endorsement;\n}\n");
    folder.write("bad.comity", "record for exchange {\n  on 2020-06-26: endorsment;\n}\n");
    folder.write("broken.comity", "programme exchange \"E\" { allow activity; }");
    for (policy, records, code) in [
        ("policy.comity", &["good.ndjson"][..], 0),
        ("policy.comity", &["good.comity"], 0),
        ("policy.comity", &["good.comity", "good.ndjson"], 0),
        ("policy.comity", &["twice.ndjson"], 0),
        ("policy.comity", &["good.ndjson", "bad.ndjson"], 2),
        ("policy.comity", &["bad.comity"], 2),
        ("policy.comity", &["nowhere.ndjson"], 2),
        ("policy.comity", &["nowhere.comity"], 2),
        ("broken.comity", &["good.ndjson"], 2),
        ("policy.comity", &[], 2),
    ] {
        for format in ["human", "plain", "json", "sarif", "junit", "github"] {
            let ran = folder.run(&[&["record", "check", policy], records, &["--format", format]].concat());
            assert_eq!(ran.code, Some(code), "{records:?} {format}: {ran:?}");
        }
    }
    let ran = folder.run(&["record", "check", "policy.comity", "bad.ndjson"]);
    for words in ["unknown-event", "no-such-day", "incomplete-event", "unexpected-field", "bad.ndjson:1", "bad.ndjson:2"] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    let both = folder.run(&["record", "check", "policy.comity", "good.comity", "good.ndjson"]);
    assert_eq!(both.out, "The record is in order: 2 events.\n");
    let stdin = folder.run_with(&["record", "check", "policy.comity", "-"], "{\"event\":\"endorsement\",\"on\":\"2020\"}", &[]);
    assert_eq!((stdin.code, &*stdin.out), (Some(0), "The record is in order: 1 event.\n"));
}

const HALL: &str = r#"programme hall "Agreement on a hall" {
  edition 2024;
  parties { town "Town"; school "School"; }
  event signature "signature by both";
  activity { title text; people number 1 to 300; starts date; }
  clause 1 "Size" { permit activity where people <= 80; }
  clause 2 "Term" { term 2 years from signature, covers starts; }
  clause 3 "Changes" { amend needs consent of all parties; }
}
record for hall { on 2024-01-01: signature; }
amendment larger "A hundred" to hall edition 2024 { edition 2025; replace "people <= 80" by "people <= 100" in 1; }
"#;

#[test]
fn activities_are_judged_by_what_a_record_kept_apart_says_of_amendments() {
    let folder = Folder::new();
    folder.write("hall.comity", HALL);
    folder.write("fair.json", r#"{"title": "Fair", "people": 90, "starts": "2025-06-01"}"#);
    let consents = |by: &str| format!("{{\"on\":\"2025-03-03\",\"event\":\"consent\",\"amendment\":\"larger\",\"by\":{by}}}\n");
    folder.write("both.ndjson", consents(r#"["town","school"]"#));
    folder.write("one.ndjson", consents(r#""town""#));
    folder.write("wrong.ndjson", consents(r#""twon""#));

    let check = |more: &[&str]| folder.run(&[&["check", "hall.comity", "fair.json"], more].concat());
    assert_eq!(check(&[]).code, Some(1));
    assert_eq!(check(&["--record", "one.ndjson"]).code, Some(1));
    let both = check(&["--record", "both.ndjson"]);
    assert_eq!(both.code, Some(0), "{both:?}");
    assert!(both.out.contains("edition 2025"), "{both:?}");
    let wrong = check(&["--record", "wrong.ndjson"]);
    assert_eq!((wrong.code, &*wrong.out), (Some(2), ""), "a record that is wrong gives no verdict: {wrong:?}");
    assert!(wrong.err.contains("wrong.ndjson:1"), "{wrong:?}");
}

#[test]
fn what_the_policys_own_record_has_for_nothing_is_told_once() {
    let folder = Folder::new();
    let other = "on 2025-02-01: consent to larger by town, fingerprint \"0123456789abcdef\";";
    folder.write("hall.comity", HALL.replace("signature; }", &format!("signature; {other} }}")));
    let ran = folder.run(&["status", "hall.comity", "--on", "2025-06-01"]);
    assert_eq!(ran.err.matches("other-text").count(), 1, "{ran:?}");
}
