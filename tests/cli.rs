//! The command as people and programs use it: exit codes, streams, formats, bad input.

mod guide;
pub mod proofs;
mod redline;
mod record;
mod time;

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const POLICY: &str = r#"programme exchange "Exchanges" {
  parties {
    north "North";
    south "South";
  }
  event endorsement "endorsement by both";
  activity {
    title text;
    kind Kind;
    starts date "first day";
  }
  taxonomy Kind "kinds" closed {
    seminar;
    exercise;
    visit;
  }
  clause 1 "Kinds" {
    quote "seminars";
    judgement useful "the visit is useful" by north;
    permit activity where kind is seminar;
    permit activity where kind is visit, only if judged useful;
  }
  clause 2 "Term" {
    quote "2 years";
    term 2 years from endorsement, covers starts;
  }
}

record for exchange {
  on 2020-06-26: endorsement;
}
"#;

pub const PASSES: &str = r#"
scenario "a seminar" for exchange {
  propose {
    title "Seminar";
    kind seminar;
    starts 2020-10-05;
  }
  expect permitted citing 1, 2;
}
"#;

/// A folder with a policy and files of activities.
pub struct Folder(pub TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("policy.comity", POLICY);
        folder
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn activities(&self, kinds: &[&str]) {
        let rows: Vec<_> =
            kinds.iter().map(|kind| format!(r#"{{"title": "A {kind}", "kind": "{kind}", "starts": "2020-10-05"}}"#)).collect();
        self.write("activities.json", format!("[{}]", rows.join(",\n")));
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "", &[])
    }

    pub fn run_with(&self, args: &[&str], stdin: impl Into<Vec<u8>>, env: &[(&str, &str)]) -> Ran {
        let mut command = comity();
        command.current_dir(self.0.path()).args(args).write_stdin(stdin).envs(env.iter().copied());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

fn comity() -> Command {
    let mut command = Command::cargo_bin("comity").unwrap();
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

pub fn shipped(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/japan_nato_ipcp").join(name).to_str().unwrap().to_owned()
}

pub const CHECK: [&str; 3] = ["check", "policy.comity", "activities.json"];

#[test]
fn check_says_by_its_exit_code_what_became_of_all_activities() {
    let folder = Folder::new();
    for (kinds, code) in [
        (&["seminar"][..], 0),
        (&["exercise"], 1),
        (&["visit"], 3),
        (&["train"], 2),
        (&["seminar", "visit"], 3),
        (&["visit", "exercise"], 1),
        (&["exercise", "train"], 2),
        (&["visit", "train"], 2),
    ] {
        folder.activities(kinds);
        for format in ["human", "plain", "json", "sarif", "junit", "github"] {
            let ran = folder.run(&[&CHECK[..], &["--format", format]].concat());
            assert_eq!(ran.code, Some(code), "{kinds:?} {format}: {ran:?}");
        }
    }
}

#[test]
fn every_other_command_keeps_to_the_same_table() {
    let folder = Folder::new();
    folder.write("broken.comity", "programme exchange \"E\" { allow activity; }");
    folder.write("passes.comity", format!("{POLICY}{PASSES}"));
    folder.write("fails.comity", format!("{POLICY}{}", PASSES.replace("expect permitted citing 1, 2", "expect refused")));
    folder.write("loose.comity", POLICY.replace("  clause", " clause"));
    folder.write("document.txt", "1. Kinds\nSuch as seminars.\n2. Term\nA period of 2 years.\n");
    folder.write("other.txt", "1. Kinds\nNothing.\n2. Term\nA period of 3 years.\n3. More\n");
    for (args, code) in [
        (&["test", "passes.comity"][..], 0),
        (&["test", "fails.comity"], 1),
        (&["test", "broken.comity"], 2),
        (&["test", "fails.comity", "broken.comity"], 2),
        (&["fmt", "--check", "policy.comity"], 0),
        (&["fmt", "--check", "loose.comity"], 1),
        (&["fmt", "--diff", "loose.comity"], 1),
        (&["fmt", "--check", "nowhere.comity"], 2),
        (&["explain"], 0),
        (&["explain", "no-such-file"], 0),
        (&["explain", "no-such-fil"], 2),
        (&["cover", "policy.comity", "--text", "document.txt"], 0),
        (&["cover", "policy.comity", "--text", "other.txt"], 1),
        (&["cover", "broken.comity", "--text", "document.txt"], 2),
        (&["cover", "policy.comity", "--text", "nowhere.txt"], 2),
        (&["parse", "policy.comity"], 0),
        (&["parse", "--schema"], 0),
        (&["parse", "broken.comity"], 2),
        (&["man"], 0),
        (&["completions", "bash"], 0),
        (&["completions", "tcsh"], 2),
        (&[], 2),
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code, Some(code), "{args:?}: {ran:?}");
    }
}

#[test]
fn a_refusal_shows_the_clause_and_the_field() {
    let folder = Folder::new();
    folder.write("activities.csv", "title,kind,starts\nA seminar,seminar,2023-01-01\n");
    let ran = folder.run(&["check", "policy.comity", "activities.csv"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    for words in ["REFUSED", "2 Term", "2020-06-26 to 2022-06-25", "activities.csv:2, column starts", "policy.comity:25", "2023-01-01"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.out.contains("The date of the endorsement is 2020-06-26, from policy.comity:"), "{}", ran.out);
}

#[test]
fn an_undetermined_activity_names_what_is_missing_and_who_gives_it() {
    let folder = Folder::new();
    folder.activities(&["visit"]);
    let ran = folder.run(&CHECK);
    assert!(ran.out.contains("the visit is useful") && ran.out.contains("given by North"), "{}", ran.out);
    assert_eq!(folder.run(&[&CHECK[..], &["--judged", "useful=yes"]].concat()).code, Some(0));
    assert_eq!(folder.run(&[&CHECK[..], &["--judged", "useful.north=no"]].concat()).code, Some(1));
}

#[test]
fn the_command_line_dates_an_event() {
    let folder = Folder::new();
    folder.activities(&["seminar"]);
    let ran = folder.run(&[&CHECK[..], &["--event", "endorsement=2010-01-01"]].concat());
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("2010-01-01, from the command line"), "{}", ran.out);
}

#[test]
fn a_slip_on_the_command_line_is_never_a_verdict() {
    let folder = Folder::new();
    folder.activities(&["exercise"]);
    for slip in [
        &["--formt", "json"][..],
        &["--format", "jason"],
        &["--event", "endorsement"],
        &["--event", "endorsment=2020-06-26"],
        &["--event", "endorsement=26/06/2020"],
        &["--judged", "useful"],
        &["--judged", "useful=maybe"],
        &["--judged", "usefull=yes"],
        &["--judged", "useful.south=yes"],
        &["--adapter", "nothing"],
    ] {
        let ran = folder.run(&[&CHECK[..], slip].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{slip:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
    for args in [
        &["check", "policy.comity"][..],
        &["chek", "policy.comity", "activities.json"],
        &["parse", "policy.comity", "--format", "junit"],
        &["explain", "--format", "sarif"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_format_that_a_command_does_not_have_is_answered_with_those_that_it_has() {
    let ran = Folder::new().run(&["fmt", "policy.comity", "--format", "junit"]);
    assert!(ran.err.contains("human, plain, github"), "{}", ran.err);
}

/// A policy that is no policy: what is told, on standard error, with nothing on standard output.
fn bad_policy(folder: &Folder, name: &str, code: &str) {
    for args in [&["check", name, "activities.json"][..], &["test", name], &["parse", name], &["cover", name, "--text", "policy.comity"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(code), "{args:?}: {}", ran.err);
    }
    assert_eq!(folder.run(&["fmt", "--check", name]).code, Some(if code == "no-programme" { 0 } else { 2 }), "{name}");
}

#[test]
fn bad_policies_are_told_and_nothing_is_judged() {
    let folder = Folder::new();
    folder.activities(&["seminar"]);
    fs::create_dir(folder.0.path().join("folder")).unwrap();
    folder.write("latin.comity", b"programme e \"E\" {\n  parties { n \"Caf\xe9\"; }\n}");
    folder.write("binary.comity", [0u8, 159, 146, 150, 0, 1, 2, 3]);
    folder.write("zeros.comity", [0u8; 64]);
    let huge = fs::File::create(folder.0.path().join("huge.comity")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    bad_policy(&folder, "nowhere.comity", "no-such-file");
    bad_policy(&folder, "folder", "not-a-file");
    bad_policy(&folder, "latin.comity", "byte 37, on line 2");
    bad_policy(&folder, "binary.comity", "not-utf8");
    bad_policy(&folder, "zeros.comity", "error");
    bad_policy(&folder, "huge.comity", "file-too-large");
    let entries = || fs::read_dir(folder.0.path()).unwrap().count();
    assert_eq!(entries(), 7, "nothing is written");
}

#[test]
fn an_empty_policy_is_no_policy() {
    let folder = Folder::new();
    folder.activities(&["seminar"]);
    folder.write("empty.comity", "");
    folder.write("comments.comity", "# nothing\n# yet\n");
    for name in ["empty.comity", "comments.comity"] {
        let ran = folder.run(&["check", name, "activities.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert!(ran.err.contains("programme"), "{}", ran.err);
    }
}

#[test]
fn a_hundred_megabytes_of_parentheses_on_standard_input_are_refused() {
    let ran = Folder::new().run_with(&["parse", "-"], vec![b'('; 100 * 1024 * 1024], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("file-too-large"), "{}", ran.err);
}

#[test]
fn a_thousand_mistakes_are_counted_and_not_all_shown() {
    let folder = Folder::new();
    let clauses: String = (1..=1000).map(|number| format!("clause {number} {{ permit activity where wrong_{number}; }}\n")).collect();
    folder.write("thousand.comity", POLICY.replacen("clause 1", &format!("{clauses}clause 1001"), 1).replace("clause 2 ", "clause 1002 "));
    let ran = folder.run(&["parse", "thousand.comity"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("more error"), "{}", &ran.err[ran.err.len().saturating_sub(300)..]);
    assert!(ran.err.matches("wrong_").count() < 1000);
}

#[test]
fn one_bad_record_among_thousands_is_reported_and_the_others_are_judged() {
    let folder = Folder::new();
    let mut kinds = vec!["seminar"; 3000];
    kinds[1500] = "train";
    folder.activities(&kinds);
    let ran = folder.run(&CHECK);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.out.contains("3000 activities: 2999 permitted, 0 refused, 0 undetermined, 1 not judged"),
        "{}",
        ran.out.lines().last().unwrap()
    );
    assert!(ran.err.contains("train") && ran.err.contains("activities.json:1501"), "{}", ran.err);
}

#[test]
fn of_a_file_with_many_bad_records_a_hundred_mistakes_are_shown_and_the_rest_counted() {
    let folder = Folder::new();
    folder.activities(&["train"; 250]);
    let ran = folder.run(&CHECK);
    assert_eq!(ran.err.matches("error unlisted-entry").count(), 100, "{}", ran.err);
    assert!(ran.err.contains("… and 150 more errors"), "{}", &ran.err[ran.err.len().saturating_sub(200)..]);
    assert!(ran.err.contains("\n\nerror unlisted-entry"), "a line stands free between two");
    assert!(ran.out.contains("250 activities: 0 permitted, 0 refused, 0 undetermined, 250 not judged"));
}

#[test]
fn bad_activities_are_told() {
    let folder = Folder::new();
    fs::create_dir(folder.0.path().join("folder.json")).unwrap();
    folder.write("latin.json", b"[{\"title\": \"Caf\xe9\"}]");
    folder.write("empty.json", "");
    for name in ["nowhere.json", "folder.json", "latin.json", "empty.json"] {
        let ran = folder.run(&["check", "policy.comity", name]);
        assert_eq!(ran.code, Some(2), "{name}: {ran:?}");
        assert!(!ran.out.contains("PERMITTED") && ran.err.contains(name), "{name}: {ran:?}");
    }
    let unknown = folder.run(&["check", "policy.comity", "policy.comity"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""));
    assert!(unknown.err.contains("--input-format"), "{}", unknown.err);
}

#[test]
fn use_stays_in_the_folder() {
    let folder = Folder::new();
    let body = "programme exchange continued { }";
    folder.write("outside.comity", body);
    folder.write("in/lists/more.comity", "# nothing more\n");
    for (used, code) in [
        ("lists/more.comity", ""),
        ("../outside.comity", "use-leaves-folder"),
        ("/etc/passwd", "use-leaves-folder"),
        ("lists\\\\more.comity", "use-leaves-folder"),
        ("C:more.comity", "use-leaves-folder"),
        ("nowhere.comity", "no-such-file"),
        ("lists", "not-a-file"),
        ("policy.comity", "use-loop"),
    ] {
        folder.write("in/policy.comity", format!("use \"{used}\";\n{POLICY}"));
        let ran = folder.run(&["parse", "in/policy.comity"]);
        assert_eq!(ran.code, Some(if code.is_empty() { 0 } else { 2 }), "{used}: {}", ran.err);
        assert!(ran.err.contains(code), "{used}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let folder = Folder::new();
    folder.write("outside.comity", "# outside\n");
    folder.write("in/policy.comity", format!("use \"link.comity\";\n{POLICY}"));
    std::os::unix::fs::symlink(folder.0.path().join("outside.comity"), folder.0.path().join("in/link.comity")).unwrap();
    let ran = folder.run(&["parse", "in/policy.comity"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("use-leaves-folder"), "{}", ran.err);
}

#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::new();
    folder.activities(&["seminar"]);
    assert_eq!(folder.run_with(&["check", "-", "activities.json"], POLICY, &[]).code, Some(0));
    let activity = r#"{"title": "A drill", "kind": "exercise", "starts": "2020-10-05"}"#;
    let ran = folder.run_with(&["check", "policy.comity", "-", "--input-format", "json"], activity, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("standard input:1"), "{}", ran.out);
    let ran = folder.run_with(&["check", "policy.comity", "-"], activity, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let formatted = folder.run_with(&["fmt", "-"], "programme p{edition 2020;}", &[]);
    assert_eq!(formatted.out, "programme p {\n  edition 2020;\n}\n");
}

#[test]
fn colours_are_used_only_where_they_are_wanted() {
    let folder = Folder::new();
    folder.activities(&["exercise"]);
    for (env, coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "0")], false),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        let ran = folder.run_with(&CHECK, "", env);
        assert_eq!(ran.out.contains('\u{1b}'), coloured, "{env:?}");
        assert!(ran.out.contains("REFUSED"), "the verdict is a word and not a colour");
    }
}

#[test]
fn plain_answers_draw_nothing() {
    let folder = Folder::new();
    folder.activities(&["exercise", "visit"]);
    let ran = folder.run(&[&CHECK[..], &["--format", "plain"]].concat());
    assert!(ran.out.contains("Activity 1, “A exercise”, is refused."), "{}", ran.out);
    assert!(!ran.out.contains(['│', '╭', '·', '\u{1b}']), "{}", ran.out);
}

#[test]
fn sarif_answers_are_one_log_with_both_places() {
    let folder = Folder::new();
    folder.write("activities.csv", "title,kind,starts\nA seminar,seminar,2023-01-01\n");
    let ran = folder.run(&["check", "policy.comity", "activities.csv", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let result = log["runs"][0]["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == "activity-refused").unwrap();
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "activities.csv");
    assert!(result["relatedLocations"].to_string().contains("policy.comity"), "{result}");
}

#[test]
fn github_answers_are_annotations() {
    let folder = Folder::new();
    folder.activities(&["exercise"]);
    let ran = folder.run(&[&CHECK[..], &["--format", "github"]].concat());
    assert!(
        ran.out.lines().any(|line| line.starts_with("::error file=activities.json,line=1,") && line.contains("activity-refused")),
        "{}",
        ran.out
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let folder = Folder::new();
    folder.activities(&vec!["seminar"; 5000]);
    let program = assert_cmd::cargo::cargo_bin("comity");
    let mut child =
        Command::new(program).current_dir(folder.0.path()).args(CHECK).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert!(!complaints.contains("panic") && !complaints.contains("Broken pipe"), "{complaints}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn fmt_writes_the_layout_and_keeps_the_permissions() {
    let folder = Folder::new();
    let path = folder.write("loose.comity", "programme p{edition 2020;}");
    #[cfg(unix)]
    let before = {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        fs::metadata(&path).unwrap().permissions()
    };
    let diff = folder.run(&["fmt", "--diff", "loose.comity"]);
    assert!(diff.out.contains("-programme p{edition 2020;}") && diff.out.contains("+programme p {"), "{}", diff.out);
    assert_eq!(folder.run(&["fmt", "loose.comity"]).code, Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), "programme p {\n  edition 2020;\n}\n");
    #[cfg(unix)]
    assert_eq!(fs::metadata(&path).unwrap().permissions(), before);
    let broken = folder.write("broken.comity", "programme p { allow activity; ");
    assert_eq!(folder.run(&["fmt", "broken.comity"]).code, Some(2));
    assert_eq!(fs::read_to_string(broken).unwrap(), "programme p { allow activity; ", "a file with mistakes is left alone");
    assert!(fs::read_dir(folder.0.path()).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().ends_with(".new")));
}

#[test]
fn test_lists_the_clauses_that_no_scenario_exercises() {
    let folder = Folder::new();
    let refused =
        "\nscenario \"late\" for exchange { propose { title \"Late\"; kind seminar; starts 2023-01-01; } expect refused citing only 2; }\n";
    folder.write("part.comity", format!("{POLICY}{refused}"));
    let ran = folder.run(&["test", "part.comity"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("1 of 2 clauses with effect") && ran.out.contains("No scenario exercises 1, “Kinds”"), "{}", ran.out);
}

#[test]
fn a_failing_scenario_points_at_what_it_expects() {
    let folder = Folder::new();
    folder.write("fails.comity", format!("{POLICY}{}", PASSES.replace("expect permitted citing 1, 2", "expect refused")));
    let ran = folder.run(&["test", "fails.comity"]);
    assert!(ran.out.contains("expected `refused`, and the activity is permitted") && ran.out.contains("expect refused"), "{}", ran.out);
}

#[test]
fn cover_says_which_quotes_and_provisions_are_missing() {
    let folder = Folder::new();
    folder.write("other.txt", "1. Kinds\nNothing.\n2. Term\nA period of 2\n  years.\n3. More\n");
    let ran = folder.run(&["cover", "policy.comity", "--text", "other.txt"]);
    for words in ["“seminars”, which does not stand in the document", "but for spaces or typographic signs", "a provision 3"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let json = folder.run(&["cover", "policy.comity", "--text", "other.txt", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&value["complete"], &value["without_clause"][0]["number"]), (&serde_json::json!(false), &serde_json::json!("3")));
}

#[test]
fn explain_finds_near_codes() {
    let ran = Folder::new().run(&["explain", "no-such-fil"]);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("`no-such-file`"), "{}", ran.err);
}

#[test]
fn a_page_is_shown_as_people_read_it() {
    let page = Folder::new().run(&["explain", "foreign-null"]).out;
    assert!(page.starts_with("foreign-null\n\n`null` says two things at once"), "{page}");
    assert!(page.contains("\nWhat to do:\n") && page.contains("\nBad:\n\n    programme p"), "{page}");
    assert!(!page.contains("```") && !page.contains("## "), "{page}");
}

#[test]
fn completions_and_the_manual_are_there_for_every_shell() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(folder.run(&["completions", shell]).out.contains("comity"), "{shell}");
    }
    let page = folder.run(&["man"]).out;
    assert!(page.contains(".TH comity") && page.contains("Exit codes"), "{page}");
}

#[test]
fn a_refusal_can_be_drawn() {
    let folder = Folder::new();
    folder.activities(&["exercise"]);
    assert_eq!(folder.run(&[&CHECK[..], &["--picture", "refusal.svg"]].concat()).code, Some(1));
    let picture = fs::read_to_string(folder.0.path().join("refusal.svg")).unwrap();
    assert!(picture.starts_with("<svg ") && picture.contains("REFUSED") && picture.contains("prefers-color-scheme"));
}

#[test]
fn the_shipped_programme_judges_the_real_activities() {
    let ran = Folder::new().run(&["check", &shipped("programme.comity"), &shipped("activities.csv"), "--adapter", "activities"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("27 activities: 5 permitted, 21 refused, 1 undetermined."), "{}", ran.out.lines().last().unwrap());
}
