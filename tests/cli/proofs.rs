//! `comity prove`, `verify`, `why` and `check --policy-only`: what is proved is told in a line, what is not with what shows it, and no slip is taken for a verdict.

use super::{Folder, Ran};
use comity::Policy;
use serde_json::Value;

/// A policy with an amendment that keeps its principles, and one that does not.
pub const LAKE: &str = r#"programme lake "The lake" {
  edition 2020;
  parties {
    north "North";
    south "South";
  }
  event signature "signature";
  activity {
    title text;
    kind Kind "kind";
    people number 0 to 500 "people";
    starts date "first day";
  }
  taxonomy Kind closed {
    survey "surveys";
    visit "visits";
  }
  clause 1 "Kinds" {
    judgement useful "the visit is useful" by north;
    permit activity where kind is survey;
    permit activity where kind is visit, only if judged useful;
  }
  clause 2 "Size" {
    require people <= 20;
  }
  clause 3 "Term" {
    term 2 years from signature, covers starts;
  }
  clause 4 "Amendments" {
    amend needs consent of all parties;
  }
}

record for lake {
  on 2020-06-26: signature;
}

principle small "Nothing large" for lake from 2 {
  for every activity: people <= 50 when permitted;
  for every activity: people <= 60 when permitted;
}

principle short "It ends within three years" for lake from 3 {
  the term is at most 3 years;
}

amendment large "Large groups" to lake edition 2020 {
  edition 2021;
  replace "<= 20" by "<= 55" in 2;
  claims to keep all principles;
  claims to refuse nothing new;
}

amendment modest "Groups of forty" to lake edition 2020 {
  replace "<= 20" by "<= 40" in 2;
  claims to refuse nothing new;
}
"#;

pub fn lake() -> Folder {
    let folder = Folder::new();
    folder.write("lake.comity", LAKE);
    folder.write("broken.comity", LAKE.replace("permit activity where kind is survey", "allow activity"));
    folder.write("empty.comity", "");
    folder.write("seminar.json", r#"[{"title": "A survey", "kind": "survey", "people": 3, "starts": "2020-10-05"}]"#);
    folder.write("visit.json", r#"[{"title": "A visit", "kind": "visit", "people": 3, "starts": "2020-10-05"}]"#);
    folder.write("crowd.json", r#"[{"title": "A crowd", "kind": "survey", "people": 30, "starts": "2020-10-05"}]"#);
    folder
}

const HUMAN: [&str; 3] = ["human", "plain", "json"];
const ALL: [&str; 6] = ["human", "plain", "json", "sarif", "junit", "github"];

/// Runs it in each format: the exit code is the same in all.
pub fn comes_to(folder: &Folder, args: &[&str], formats: &[&str], code: i32) {
    for format in formats {
        let ran = folder.run(&[args, &["--format", format]].concat());
        assert_eq!(ran.code, Some(code), "{args:?} {format}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{args:?} {format}: {ran:?}");
    }
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn the_exit_code_says_what_became_of_the_proofs_in_every_format() {
    let folder = lake();
    for (args, code) in [
        (&["prove", "lake.comity", "--amended", "modest"][..], 0),
        (&["prove", "lake.comity", "--principle", "small", "--amended", "modest", "--readings", "all"], 0),
        (&["prove", "lake.comity", "--amended", "large"], 1),
        (&["prove", "lake.comity"], 1),
        (&["prove", "broken.comity"], 2),
        (&["prove", "empty.comity"], 2),
        (&["prove", "nowhere.comity"], 2),
        (&["prove", "lake.comity", "--amended", "larg"], 2),
        (&["prove", "lake.comity", "--principle", "smal"], 2),
        (&["prove", "lake.comity", "--amended", "modest", "--budget", "0"], 3),
        (&["check", "broken.comity", "--policy-only"], 2),
        (&["check", "lake.comity", "--policy-only"], 0),
    ] {
        comes_to(&folder, args, &ALL, code);
    }
    folder
        .write("odd.comity", LAKE.replace("permit activity where kind is survey", "permit activity where kind is survey and people > 20"));
    comes_to(&folder, &["check", "odd.comity", "--policy-only"], &ALL, 1);
}

#[test]
fn what_is_proved_is_told_in_a_line_with_the_clauses_that_it_rests_on() {
    let ran = lake().run(&["prove", "lake.comity", "--amended", "modest"]);
    let told = "lake, edition 2020, modest\n  “Nothing large”  (from 2)\n    proved     2 sentences\n  “It ends within three years”  (from 3)\n    \
                proved     1 sentence\n  what `modest` claims\n    proved     to refuse nothing new\n";
    assert!(ran.out.starts_with(told) && ran.out.contains("4 proved, 0 refuted, 0 not settled."), "{}", ran.out);
    let verbose = lake().run(&["prove", "lake.comity", "--amended", "modest", "--verbose"]);
    assert!(verbose.out.contains("`people` is at most 60 when the activity is permitted\n"), "{}", verbose.out);
    let plain = lake().run(&["prove", "lake.comity", "--amended", "modest", "--format", "plain"]);
    assert!(plain.out.contains("“Nothing large”, which rests on 2:\nProved: 2 sentences.\n"), "{}", plain.out);
}

#[test]
fn what_is_refuted_is_told_by_itself_and_counted_once() {
    let ran = lake().run(&["prove", "lake.comity", "--amended", "large"]);
    assert!(ran.out.contains("    proved     1 of 2 sentences\n    REFUTED    for every activity: `people` is at most 50"), "{}", ran.out);
    assert!(
        ran.out.contains("    proved     it keeps 2 of the sentences above\n    REFUTED    it breaks 1 of the sentences above\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("3 proved, 1 refuted, 0 not settled."), "{}", ran.out);
    let open = lake().run(&["prove", "lake.comity", "--amended", "large", "--budget", "0", "--format", "plain"]);
    assert!(open.out.contains("Not settled: whether it keeps 2 of the sentences above."), "{}", open.out);
}

#[test]
fn a_scenario_that_is_printed_can_be_pasted_whichever_edition_it_is_of() {
    let folder = lake();
    let scenarios = |ran: Ran| -> String {
        let pieces = ran.out.split("\nscenario ").skip(1).map(|rest| format!("\nscenario {}\n}}\n", rest.split("\n}").next().unwrap()));
        pieces.collect()
    };
    let wider = LAKE.replace("<= 40", "<= 400");
    folder.write("wider.comity", &wider);
    let refuting = scenarios(folder.run(&["prove", "wider.comity"]));
    let differing = scenarios(folder.run(&["diff", "wider.comity", "--amended", "modest"]));
    folder.write("pasted.comity", format!("{wider}{refuting}{differing}"));
    let ran = folder.run(&["test", "pasted.comity"]);
    assert_eq!(ran.code, Some(0), "{ran:?}\n{refuting}{differing}");
    assert!(refuting.contains("edition 2021 {") && refuting.contains("edition \"2020, modest\" {"), "{refuting}");
    assert!(ran.out.contains("5 scenarios: 5 pass, 0 fail."), "{}", ran.out);
    folder.write("pasted.comity", format!("{wider}{}", refuting.replace("expect permitted", "expect refused")));
    assert_eq!(folder.run(&["test", "pasted.comity"]).code, Some(1), "it is judged there, and not passed over");
    folder.write("pasted.comity", format!("{wider}{}", refuting.replace("edition 2021", "edition 2031")));
    assert_eq!(folder.run(&["test", "pasted.comity"]).code, Some(2));
}

#[test]
fn a_certificate_holds_for_its_own_text_and_for_no_other() {
    let folder = lake();
    folder.run(&["prove", "lake.comity", "--certificate", "all.json"]);
    let verify = ["verify", "all.json", "lake.comity"];
    comes_to(&folder, &verify, &HUMAN, 0);
    let told = folder.run(&verify);
    assert!(told.out.contains("lake, edition 2020: 3 of 3 certificates hold."), "{}", told.out);
    // What is refuted has none, and a file without a mistake must not seem to say that all is proved.
    assert!(told.out.contains("No certificate for “Nothing large”, for every activity: `people` is at most 50"), "{}", told.out);
    assert!(told.out.contains("  Holds for `small`: 2 sentences, 2 certificates.\n"), "{}", told.out);
    let without: Vec<Value> = lines(&folder.run(&[&verify[..], &["--format", "json"]].concat()));
    assert_eq!(without.iter().filter(|line| line["kind"] == "uncertified").count(), 1);

    folder.write("strict.comity", LAKE.replace("by \"<= 40\"", "by \"<= 10\""));
    folder.run(&["prove", "strict.comity", "--amended", "modest", "--certificate", "strict.json"]);
    let strict = folder.run(&["verify", "strict.json", "strict.comity"]).out;
    assert!(strict.contains("No certificate for what `modest` claims, to refuse nothing new."), "{strict}");

    folder.write("other.comity", LAKE.replace("people <= 20", "people <= 21").replace("\"<= 20\"", "\"<= 21\""));
    folder.write("stranger.comity", super::POLICY);
    for (policy, words) in [
        ("other.comity", "the text has changed since: it has another fingerprint"),
        ("stranger.comity", "it is for the programme `lake`, and this policy is `exchange`"),
    ] {
        let ran = folder.run(&["verify", "all.json", policy]);
        assert!(ran.code == Some(1) && ran.out.contains("DOES NOT HOLD") && ran.out.contains(words), "{policy}: {ran:?}");
        comes_to(&folder, &["verify", "all.json", policy], &HUMAN, 1);
    }
}

/// What is changed in a file, and how.
type Tampered = (&'static str, fn(&mut Value));

#[test]
fn a_certificate_that_was_tampered_with_does_not_hold() {
    let folder = lake();
    folder.run(&["prove", "lake.comity", "--amended", "modest", "--certificate", "whole.json"]);
    let whole: Value = serde_json::from_str(&std::fs::read_to_string(folder.0.path().join("whole.json")).unwrap()).unwrap();
    let tampered: [Tampered; 5] = [
        ("steps", |file| file["proofs"][0]["by"]["certificate"]["certificate"]["steps"] = serde_json::json!([])),
        ("says", |file| file["proofs"][0]["says"] = "for every activity: nothing".into()),
        ("sentence", |file| file["proofs"][0]["sentence"] = 7.into()),
        ("by", |file| file["proofs"][0]["by"] = "reading".into()),
        ("edition", |file| file["edition"] = "2024".into()),
    ];
    for (what, tamper) in tampered {
        let mut file = whole.clone();
        tamper(&mut file[0]);
        assert_ne!(file, whole, "{what}");
        folder.write("tampered.json", file.to_string());
        let ran = folder.run(&["verify", "tampered.json", "lake.comity"]);
        assert!(ran.code == Some(1) && ran.out.contains("DOES NOT HOLD for `small`"), "{what}: {ran:?}");
    }
}

#[test]
fn a_file_that_certifies_nothing_is_no_verdict() {
    let folder = lake();
    folder.run(&["prove", "lake.comity", "--certificate", "all.json"]);
    folder.write("none.json", "[]");
    folder.write("cut.json", "[{\"format\": 1, \"progr");
    folder.write("other.json", r#"{"format": 1}"#);
    folder.run(&["prove", "lake.comity", "--principle", "small", "--amended", "large", "--budget", "0", "--certificate", "unsettled.json"]);
    for (args, words) in [
        (["verify", "none.json", "lake.comity"], "holds no certificate"),
        (["verify", "unsettled.json", "lake.comity"], "holds no certificate"),
        (["verify", "empty.comity", "lake.comity"], "it is empty"),
        (["verify", "cut.json", "lake.comity"], "not JSON, or only a part of it"),
        (["verify", "other.json", "lake.comity"], "is no certificate file"),
        (["verify", "lake.comity", "all.json"], "`lake.comity` is no certificate file"),
        (["verify", "nowhere.json", "lake.comity"], "no-such-file"),
        (["verify", "all.json", "broken.comity"], "error"),
        (["verify", "-", "-"], "cannot both come from standard input"),
    ] {
        let ran = folder.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
        comes_to(&folder, &args, &HUMAN, 2);
    }
}

#[test]
fn a_dash_is_standard_input_for_a_policy_and_for_a_certificate() {
    let folder = lake();
    assert_eq!(folder.run_with(&["prove", "-", "--amended", "modest", "--certificate", "c.json"], LAKE, &[]).code, Some(0));
    let certificate = std::fs::read_to_string(folder.0.path().join("c.json")).unwrap();
    assert_eq!(folder.run_with(&["verify", "-", "lake.comity"], certificate, &[]).code, Some(0));
    assert_eq!(folder.run_with(&["verify", "c.json", "-"], LAKE, &[]).code, Some(0));
    assert_eq!(folder.run_with(&["why", "-", "crowd.json"], LAKE, &[]).code, Some(1));
    let crowd = std::fs::read_to_string(folder.0.path().join("crowd.json")).unwrap();
    assert_eq!(folder.run_with(&["why", "lake.comity", "-", "--input-format", "json"], crowd, &[]).code, Some(1));
}

#[test]
fn what_cannot_be_written_is_said_after_the_answer() {
    let folder = lake();
    for args in [
        ["prove", "lake.comity", "--amended=modest", "--certificate", "nowhere/c.json"],
        ["prove", "lake.comity", "--amended=modest", "--certificate", "-"],
        ["amend", "lake.comity", "modest", "--html", "-"],
    ] {
        let ran = folder.run(&args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:?}");
        assert!(!ran.out.is_empty() && ran.err.contains("could not be written"), "{args:?}: {ran:?}");
    }
    assert!(!folder.0.path().join("-").exists());
}

#[test]
fn why_says_the_smallest_changes_and_of_what_is_permitted_that_it_is() {
    let folder = lake();
    for (activities, code, words) in [
        ("seminar.json", 0, "Activity 1, “A survey”, is permitted.\n"),
        ("crowd.json", 1, "It would be permitted if “people” were"),
        ("visit.json", 3, "It would be permitted if North judged that the visit is useful (up to North)."),
    ] {
        let ran = folder.run(&["why", "lake.comity", activities]);
        assert!(ran.out.contains(words), "{activities}: {ran:?}");
        comes_to(&folder, &["why", "lake.comity", activities], &HUMAN, code);
    }
    comes_to(&folder, &["why", "lake.comity", "visit.json", "crowd.json"], &HUMAN, 1);
    comes_to(&folder, &["why", "lake.comity", "nowhere.json", "crowd.json"], &HUMAN, 2);
    comes_to(&folder, &["why", "lake.comity", "seminar.json", "--event", "signature=1990-01-01"], &HUMAN, 1);
}

#[test]
fn why_asks_with_what_check_asks_with_and_by_the_edition_that_applies() {
    let folder = lake();
    let yes = folder.run(&["why", "lake.comity", "visit.json", "--judged", "useful=yes"]);
    assert!(yes.out.ends_with("is permitted.\n"), "{yes:?}");
    let no = folder.run(&["why", "lake.comity", "visit.json", "--judged", "useful=no"]);
    assert!(no.out.contains("is refused") && no.out.contains("(up to North)"), "{no:?}");
    assert!(folder.run(&["why", "lake.comity", "visit.json", "--judged", "usefull=no"]).err.contains("usefull"));
    // Forty people are permitted under the amendment, to which both have consented on the first day.
    let mark = Policy::parse("lake.comity", LAKE).unwrap().amendments()[1].fingerprint.to_string();
    let consent = |by: &str| format!("on 2020-06-26: consent to modest by {by}, fingerprint \"{mark}\", in writing;\n");
    folder.write("consents.comity", format!("record for lake {{\n{}{}}}\n", consent("north"), consent("south")));
    folder.write("many.json", r#"{"title": "Many", "kind": "survey", "people": 45, "starts": "2021-01-01"}"#);
    let before = folder.run(&["why", "lake.comity", "many.json"]);
    assert!(before.out.contains("if “people” were 20"), "{before:?}");
    let after = folder.run(&["why", "lake.comity", "many.json", "--record", "consents.comity"]);
    assert!(after.out.contains("if “people” were 40"), "{after:?}");
    assert_eq!(folder.run(&["check", "lake.comity", "many.json", "--record", "consents.comity"]).code, Some(1));
}

#[test]
fn a_slip_is_never_a_verdict() {
    let folder = lake();
    folder.run(&["prove", "lake.comity", "--certificate", "all.json"]);
    for args in [
        &["prove", "lake.comity", "--amend", "modest", "x"][..],
        &["prove", "lake.comity", "--readings", "every"],
        &["prove", "lake.comity", "--budget", "much"],
        &["prove", "lake.comity", "--budget", "-1"],
        &["prove", "lake.comity", "--pinciple", "small"],
        &["prove"],
        &["verify", "all.json"],
        &["verify", "all.json", "lake.comity", "--strict"],
        &["verify", "all.json", "lake.comity", "--format", "sarif"],
        &["amend", "lake.comity"],
        &["amend", "lake.comity", "modst"],
        &["amend", "lake.comity", "modest", "--redlin"],
        &["amend", "lake.comity", "modest", "--redline", "--on", "1 June"],
        &["amend", "lake.comity", "modest", "--redline", "--record", "nowhere.ndjson"],
        &["amend", "lake.comity", "modest", "--format", "junit"],
        &["diff", "lake.comity"],
        &["diff", "lake.comity", "lake.comity", "--amended", "modest"],
        &["diff", "lake.comity", "--amended", "modst"],
        &["diff", "lake.comity", "--amended", "modest", "--effects-only"],
        &["why", "lake.comity"],
        &["why", "lake.comity", "crowd.json", "--event", "signatur=2020-01-01"],
        &["check", "lake.comity", "--policy-onl"],
        &["check", "lake.comity", "--policy-only", "crowd.json"],
        &["check", "lake.comity", "--policy-only", "--judged", "useful=yes"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains("error"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn every_page_of_help_says_what_the_exit_codes_mean() {
    for command in ["prove", "verify", "amend", "diff", "why"] {
        let help = Folder::new().run(&[command, "--help"]);
        assert!(help.code == Some(0) && help.out.contains("Exit codes:\n  0  "), "{command}: {}", help.out);
    }
}
