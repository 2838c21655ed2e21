//! `comity status`, `due`, `dates`, `timeline`, `calendar`: what is asked of a day is answered with the clause, the rule and the events, and says which day it is.

use super::{Folder, Ran, shipped};
use icalendar::parser::{read_calendar, unfold};
use std::fs;

const PROGRAMME: &str = r#"
programme exchange "A programme of exchanges" {
  strength binding;
  parties { north "North"; south "South"; }
  event endorsement "endorsement by both parties";
  event pause "pause" by each party;
  event resumption "resumption" by each party;
  activity { title text; starts date; }
  clause 1 "Exchanges" { permit activity; }
  clause 2 "Term" { term 2 years from endorsement, covers starts; }
  clause 3 "Review" { shall north and south jointly: review "a review" every 12 months from endorsement; }
  clause 4 "Suspension" { suspended on pause by any party, lifted by resumption, for all; }
}
"#;

fn folder(record: &str) -> Folder {
    let folder = Folder::new();
    folder.write("exchange.comity", PROGRAMME);
    folder.write("record.ndjson", record);
    folder
}

const ENDORSED: &str = "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n";

fn ask(folder: &Folder, command: &str, more: &[&str]) -> Ran {
    folder.run(&[&[command, "exchange.comity", "--record", "record.ndjson"][..], more].concat())
}

#[test]
fn status_says_by_its_exit_code_whether_the_programme_stands() {
    for (record, day, code, word) in [
        (ENDORSED, "2020-06-26", 0, "in force"),
        (ENDORSED, "2022-06-25", 0, "in force"),
        (ENDORSED, "2022-06-26", 1, "no longer in force"),
        (ENDORSED, "2020-06-25", 1, "not in force yet"),
        ("{\"event\":\"endorsement\",\"on\":\"2020-06\"}\n", "2020-06-15", 3, "not in force yet or in force"),
        ("", "2021-01-01", 3, "the endorsement happened"),
    ] {
        let ran = ask(&folder(record), "status", &["--on", day, "--format", "plain"]);
        assert_eq!(ran.code, Some(code), "{day}: {ran:?}");
        assert!(ran.out.contains(word), "{day}: {ran:?}");
    }
    let paused = format!("{ENDORSED}{{\"event\":\"pause\",\"on\":\"2021-01-01\",\"by\":[\"north\"]}}\n");
    let ran = ask(&folder(&paused), "status", &["--on", "2021-02-01", "--format", "plain"]);
    assert!(ran.code == Some(1) && ran.out.contains("suspended on 1 February 2021"), "{ran:?}");
}

#[test]
fn due_says_by_its_exit_code_whether_anything_was_missed() {
    let reviewed = format!("{ENDORSED}{{\"event\":\"review\",\"on\":\"2021-06-20\"}}\n");
    for (record, day, code, words) in [
        (ENDORSED, "2021-06-26", 0, "it is in time until 26 June 2021"),
        (ENDORSED, "2021-06-27", 1, "breached: it was in time until 26 June 2021, and the record does not say that it was done"),
        (&*reviewed, "2021-06-27", 0, "Nothing."),
        ("", "2021-06-27", 3, "the record has to say when the endorsement happened"),
    ] {
        let ran = ask(&folder(record), "due", &["--on", day, "--format", "plain"]);
        assert_eq!(ran.code, Some(code), "{day}: {ran:?}");
        assert!(ran.out.to_lowercase().contains(&words.to_lowercase()), "{day}: {ran:?}");
    }
}

#[test]
fn dates_tells_each_date_with_its_rule() {
    let ran = ask(&folder(ENDORSED), "dates", &["--on", "2021-01-01"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("25 June 2022  the last day in force (2)"), "{}", ran.out);
    assert!(
        ran.out.contains("26 June 2020 + 2 years = 26 June 2022; less 1 day, since the last day is excluded = 25 June 2022"),
        "{}",
        ran.out
    );
    assert_eq!(ask(&folder(""), "dates", &["--on", "2021-01-01"]).code, Some(3), "the start is not known");
}

#[test]
fn today_is_told_when_it_is_the_machines_day() {
    let by_argument = ask(&folder(ENDORSED), "status", &["--on", "2021-01-01"]);
    assert!(by_argument.out.starts_with("As of 1 January 2021.\n"), "{by_argument:?}");
    let by_machine = ask(&folder(ENDORSED), "status", &[]);
    assert!(by_machine.out.lines().next().unwrap().ends_with(", the day of this machine."), "{by_machine:?}");
}

#[test]
fn what_was_not_recorded_by_a_day_was_not_known_on_it() {
    let late =
        "{\"event\":\"endorsement\",\"on\":\"2020-06-26\"}\n{\"event\":\"review\",\"on\":\"2021-06-20\",\"recorded\":\"2021-09-01\"}\n";
    assert_eq!(ask(&folder(late), "due", &["--on", "2021-07-01"]).code, Some(0));
    let then = ask(&folder(late), "due", &["--on", "2021-07-01", "--known", "2021-08-31"]);
    assert!(then.code == Some(1) && then.out.contains("with what was recorded by 31 August 2021"), "{then:?}");
}

#[test]
fn an_impossible_record_gives_no_answer() {
    let record = format!("{ENDORSED}{{\"event\":\"review\",\"on\":\"2019-06-20\"}}\n");
    for command in ["status", "due", "dates", "timeline", "calendar"] {
        let ran = ask(&folder(&record), command, &["--on", "2021-01-01"]);
        assert_eq!(ran.code, Some(2), "{command}: {ran:?}");
        assert!(ran.err.contains("before-the-start") && ran.out.is_empty(), "{command}: {ran:?}");
    }
}

#[test]
fn slips_are_never_answers() {
    for slip in [
        &["status", "exchange.comity", "--on", "26.6.2020"][..],
        &["status", "exchange.comity", "--no", "2020-06-26"],
        &["due", "exchange.comity", "--on", "2021-01-01", "--until", "2020-01-01"],
        &["status", "nowhere.comity"],
        &["status", "exchange.comity", "--record", "nowhere.ndjson"],
        &["status", "exchange.comity", "--event", "endorsment=2020-06-26"],
        &["calendar", "exchange.comity", "--on", "2021-01-01", "--until", "2020-01-01"],
        &["timeline"],
        &["timeline", "exchange.comity", "--output", "nowhere/timeline.svg"],
        &["timeline", "exchange.comity", "exchange.comity", "--record", "record.ndjson"],
        &["status", "exchange.comity", "--format", "sarif"],
    ] {
        let ran = folder(ENDORSED).run(slip);
        assert!(ran.code == Some(2) && ran.out.is_empty() && !ran.err.is_empty(), "{slip:?}: {ran:?}");
    }
}

#[test]
fn a_calendar_has_what_is_still_to_come_and_is_read_by_others() {
    let folder = folder(ENDORSED);
    let ran = ask(&folder, "calendar", &["--on", "2021-07-01", "--output", "exchange.ics"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let text = fs::read_to_string(folder.0.path().join("exchange.ics")).unwrap();
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    let days: Vec<String> = calendar
        .components
        .iter()
        .map(|event| event.properties.iter().find(|one| one.name.as_str() == "DTSTART").unwrap().val.to_string())
        .collect();
    // The review of 2021 is overdue by then. That of 26 June 2022 would lie behind the last day, and does not arise.
    assert_eq!(days, ["20220625"]);
    let earlier = ask(&folder, "calendar", &["--on", "2021-01-01", "--no-alarm"]);
    assert!(earlier.out.contains("DTSTART;VALUE=DATE:20210626") && !earlier.out.contains("VALARM"), "{}", earlier.out);
}

#[test]
fn identities_in_a_calendar_stay_when_the_record_grows() {
    let uids = |record: &str| -> Vec<String> {
        let ran = ask(&folder(record), "calendar", &["--on", "2020-07-01"]);
        ran.out.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let before = uids(ENDORSED);
    let after = uids(&format!("{ENDORSED}{{\"event\":\"pause\",\"on\":\"2020-06-28\",\"by\":[\"south\"]}}\n"));
    assert!(before.len() >= 2 && before.iter().all(|uid| after.contains(uid)), "{before:?} {after:?}");
}

#[test]
fn identities_in_a_calendar_stay_when_a_clause_or_an_earlier_event_comes_in_between() {
    let with = |clause: &str| {
        PROGRAMME.replace("  clause 2 \"Term\"", &format!("{clause}  event request;\n  clause 2 \"Term\"")).replace(
            "  clause 4 ",
            "  clause 3.1 \"Answers\" { shall north: answer \"an answer\" within 90 days of each request; }\n  clause 4 ",
        )
    };
    let uids = |programme: &str, requests: &[&str]| -> Vec<String> {
        let lines: String = requests.iter().map(|on| format!("{{\"event\":\"request\",\"on\":\"{on}\"}}\n")).collect();
        let folder = folder(&format!("{ENDORSED}{lines}"));
        folder.write("exchange.comity", programme);
        let ran = ask(&folder, "calendar", &["--on", "2020-10-01"]);
        ran.out.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let before = uids(&with(""), &["2020-09-01", "2020-09-10", "2020-09-10"]);
    assert_eq!(before.len(), 5, "three answers, the review and the last day: {before:?}");
    let after = uids(
        &with("  clause 1.1 \"Rooms\" { shall south: lend \"a room\" by 2021-01-01; }\n"),
        &["2020-08-20", "2020-09-01", "2020-09-10", "2020-09-10"],
    );
    assert_eq!(after.len(), 7, "{after:?}");
    assert!(before.iter().all(|uid| after.contains(uid)), "{before:#?} {after:#?}");
    let distinct: std::collections::BTreeSet<_> = after.iter().collect();
    assert_eq!(distinct.len(), after.len(), "{after:#?}");
}

#[test]
fn the_last_day_of_a_suspension_is_the_day_before_it_is_lifted() {
    let paused = format!(
        "{ENDORSED}{{\"event\":\"pause\",\"on\":\"2021-01-01\",\"by\":[\"north\"]}}\n{{\"event\":\"resumption\",\"on\":\"2021-03-01\",\"by\":[\"north\"]}}\n"
    );
    let ran = ask(&folder(&paused), "dates", &["--on", "2021-06-01"]);
    assert!(ran.out.contains("1 January 2021  the first day of the suspension"), "{}", ran.out);
    assert!(ran.out.contains("28 February 2021  the last day of the suspension"), "{}", ran.out);
}

#[test]
fn what_would_settle_how_one_party_stands_is_asked_for() {
    let folder = Folder::new();
    folder.write(
        "exchange.comity",
        PROGRAMME.replace("event pause", "event notice \"notice\" by each party;\n  event pause").replace(
            "clause 3 ",
            "clause 2.1 \"Exit\" { exit by each party on notice, 3 months after receipt, for it alone; }\n  clause 3 ",
        ),
    );
    folder.write("record.ndjson", format!("{ENDORSED}{{\"event\":\"notice\",\"on\":\"2020-09-01\",\"by\":[\"south\"]}}\n"));
    let ran = ask(&folder, "status", &["--on", "2021-02-01"]);
    assert!(ran.out.contains("Whether South is bound cannot be said."), "{ran:?}");
    assert!(ran.out.contains("the record has to say when the notice was received"), "{ran:?}");
}

#[test]
fn what_may_have_been_missed_is_no_good_news() {
    // Endorsed in June 2020: a review is due in June 2021, and the term ends in June 2022.
    let record = "{\"event\":\"endorsement\",\"on\":\"2020-06\"}\n{\"event\":\"review\",\"on\":\"2021-06-15\"}\n";
    let ran = ask(&folder(record), "due", &["--on", "2022-01-01", "--format", "plain"]);
    assert!(ran.code == Some(3) && ran.out.contains("Cannot be said"), "{ran:?}");
    assert!(ran.out.contains("the day of the endorsement has to be known, and the record says June 2020"), "{}", ran.out);
    let missed = ask(&folder("{\"event\":\"endorsement\",\"on\":\"2020-06\"}\n"), "due", &["--on", "2021-07-01", "--format", "plain"]);
    assert!(missed.code == Some(1) && missed.out.contains("it was in time until June 2021"), "{missed:?}");
}

#[test]
fn a_timeline_is_a_picture_or_a_page_by_the_name_of_its_file() {
    let folder = folder(ENDORSED);
    for (file, start) in [("life.svg", "<svg"), ("life.html", "<!DOCTYPE html>")] {
        let ran = ask(&folder, "timeline", &["--on", "2021-07-01", "--output", file]);
        assert!(ran.code == Some(0) && ran.out.ends_with(&format!("Written to {file}.\n")), "{ran:?}");
        let text = fs::read_to_string(folder.0.path().join(file)).unwrap();
        assert!(text.starts_with(start), "{file}: {}", &text[..60]);
        for said in ["in force", "2020-06-26 – 2022-06-25", "not done in time", "as of 1 July 2021"] {
            assert!(text.contains(said), "{file}: {said}");
        }
    }
}

#[test]
fn the_chain_of_programmes_shows_the_gap_between_two_of_them() {
    let policies = ["../japan_nato_ipcp/programme.comity", "../japan_nato_itpp/programme.comity"].map(shipped);
    let table = shipped("activities.csv");
    let ran =
        Folder::new().run(&["timeline", &policies[0], &policies[1], "--on", "2021-07-01", "--activities", &table, "--format", "json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let timeline: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let groups = timeline["groups"].as_array().unwrap();
    let gap = groups.iter().flat_map(|group| group["rows"].as_array().unwrap()).flat_map(|row| row["bars"].as_array().unwrap());
    let gaps: Vec<_> = gap
        .filter(|bar| bar["means"] == "no instrument in force")
        .map(|bar| (bar["first"].as_str().unwrap(), bar["last"].as_str().unwrap()))
        .collect();
    assert_eq!(gaps, [("2022-06-26", "2023-07-11")]);
    let activities = groups.iter().find(|group| group["title"].as_str().unwrap().starts_with("Activities of")).unwrap();
    assert!(activities["rows"].as_array().unwrap().len() > 20);
}

#[test]
fn status_after_the_end_names_the_successor() {
    let policy = shipped("programme.comity");
    let ran = Folder::new().run(&["status", &policy, "--on", "2022-10-01"]);
    assert!(ran.code == Some(1) && ran.out.contains("12 July 2023  the first day of the successor"), "{ran:?}");
}
