//! Policies as cases of `cargo test`: their names, what is run of them, and what a failing one prints.

use comity::testing::libtest_mimic::{self, Arguments, Conclusion};
use comity::testing::{cases, cases_of};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const POLICY: &str = r#"programme lake "Lake" {
  edition 2024;
  parties { north "North"; south "South"; }
  event signature "signature by both";
  activity { pumps number 0 to 500; }
  clause 1 "Pumps" { permit activity; forbid activity where pumps > 10; }
  clause 2 "Term" { term 2 years from signature; }
}

principle few_pumps "No more than ten pumps" from 1 {
  for every activity: pumps <= 10 when permitted;
  for every activity: pumps <= 20 when permitted;
}
principle consent "Nothing changes without both" from 2 { every amendment needs consent of north and south jointly; }

scenario "three pumps" for lake { propose { pumps 3; } expect permitted; }
scenario "twelve pumps" for lake { propose { pumps 12; } expect permitted; }
scenario "twelve pumps by then" for lake edition 2026 { propose { pumps 12; } expect permitted; }

amendment more_pumps "More pumps" to lake edition 2024 {
  edition 2026;
  replace "10" by "12" in 1;
  claims to keep principles few_pumps;
  claims to add no duty for each party;
}
"#;

/// What came of the cases, and what was printed.
struct Ran {
    conclusion: Conclusion,
    printed: String,
}

fn run(policy: &str, arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let (path, log) = (folder.path().join("lake.comity"), folder.path().join("log"));
    fs::write(&path, policy).unwrap();
    let all = ["test", "--logfile", log.to_str().unwrap()].into_iter().chain(arguments.iter().copied());
    let conclusion = libtest_mimic::run(&Arguments::from_iter(all), cases(&path));
    Ran { conclusion, printed: fs::read_to_string(&log).unwrap().replace(path.to_str().unwrap(), "lake.comity") }
}

/// The names of the cases that came out so.
fn came(ran: &Ran, how: &str) -> Vec<String> {
    let line = |line: &str| Some(line.strip_prefix("test ")?.strip_suffix(how)?.trim_end().strip_suffix("...")?.trim_end().to_owned());
    let mut names: Vec<String> = ran.printed.lines().filter_map(line).collect();
    names.sort();
    names
}

#[test]
fn where_two_policies_have_cases_of_one_name_the_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["one.comity", "two.comity", "other.comity"].map(|name| folder.path().join(name));
    fs::write(&paths[0], POLICY).unwrap();
    fs::write(&paths[1], POLICY).unwrap();
    fs::write(&paths[2], POLICY.replace("lake", "pond")).unwrap();
    let cases = cases_of(&paths);
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name()).collect();
    assert_eq!(names.len(), cases.len(), "each name is told once");
    for path in &paths[..2] {
        let told = format!("lake edition 2026 ({}): more_pumps claims to keep few_pumps", path.display());
        assert!(names.iter().any(|name| name.starts_with(&told)), "{told}: {names:#?}");
    }
    assert!(names.iter().any(|name| name.starts_with("pond edition 2026: more_pumps")), "{names:#?}");
}

#[test]
fn there_is_a_case_for_each_scenario_each_principle_of_each_edition_and_each_claim() {
    let ran = run(POLICY, &[]);
    assert_eq!(
        came(&ran, " ok"),
        [
            "lake edition 2024 keeps few_pumps: No more than ten pumps",
            "lake edition 2024: three pumps",
            "lake edition 2026: more_pumps claims to add no duty for North and South, each of them",
            "lake edition 2026: twelve pumps by then",
        ]
    );
    assert_eq!(
        came(&ran, " FAILED"),
        [
            "lake edition 2024 keeps consent: Nothing changes without both",
            "lake edition 2024: twelve pumps",
            "lake edition 2026 keeps consent: Nothing changes without both",
            "lake edition 2026 keeps few_pumps: No more than ten pumps",
            "lake edition 2026: more_pumps claims to keep few_pumps",
        ]
    );
}

#[test]
fn a_broken_principle_prints_the_clause_and_the_activity_that_breaks_it() {
    let ran = run(POLICY, &["--exact", "lake edition 2026 keeps few_pumps: No more than ten pumps"]);
    assert_eq!((ran.conclusion.num_failed, ran.conclusion.num_passed), (1, 0));
    for words in [
        "error principle-broken",
        "for every activity: pumps <= 10 when permitted;",
        "lake, edition 2026",
        "permit activity;",
        "scenario \"more_pumps against: No more than ten pumps, sentence 1\" for lake edition 2026 {",
        "pumps 11;",
    ] {
        assert!(ran.printed.contains(words), "{words}: {}", ran.printed);
    }
    assert!(!ran.printed.contains("sentence 2"), "what holds is not told: {}", ran.printed);
}

#[test]
fn what_is_not_settled_fails() {
    let ran = run(POLICY, &["2024 keeps consent"]);
    assert_eq!(ran.conclusion.num_failed, 1);
    assert!(ran.printed.contains("error principle-unsettled") && ran.printed.contains("does not count as proved"), "{}", ran.printed);
}

#[test]
fn a_claim_that_is_not_so_prints_where_it_is_claimed_and_what_belies_it() {
    let ran = run(POLICY, &["claims to keep"]);
    assert_eq!(ran.conclusion.num_failed, 1);
    for words in ["error claim-fails", "the amendment claims that it is kept", "pumps 11;"] {
        assert!(ran.printed.contains(words), "{words}: {}", ran.printed);
    }
}

#[test]
fn a_scenario_that_does_not_come_out_prints_what_decided() {
    let ran = run(POLICY, &["twelve", "--skip", "by then"]);
    assert_eq!((ran.conclusion.num_failed, ran.conclusion.num_filtered_out), (1, 8));
    assert!(ran.printed.contains("error scenario-fails") && ran.printed.contains("forbid activity where pumps > 10"), "{}", ran.printed);
}

#[test]
fn a_policy_that_cannot_be_used_has_a_case_that_says_why() {
    let ran = run(&POLICY.replace("pumps > 10", "pump > 10"), &[]);
    assert_eq!(came(&ran, " FAILED"), ["lake.comity can be used"]);
    assert!(ran.printed.contains("error unknown-name") && ran.printed.contains("pump > 10"), "{}", ran.printed);

    let missing = cases(Path::new("policies/nowhere.comity"));
    assert_eq!(missing.iter().map(|case| case.name()).collect::<Vec<_>>(), ["policies/nowhere.comity can be used"]);
}

#[test]
fn a_policy_without_anything_to_test_does_not_pass() {
    let ran = run(POLICY.split("principle").next().unwrap(), &[]);
    assert_eq!(came(&ran, " FAILED"), ["lake.comity has something to test"]);
    assert!(ran.printed.contains("no scenario, no principle and no claim"), "{}", ran.printed);
}

#[test]
fn a_long_name_is_cut_at_a_word_and_found_by_its_beginning() {
    let titled = "Of the pumps that are set up at the shore there are never more than ten, whoever has set them up, \
                  for whatever purpose, at whatever time of the year, and whether or not anybody has asked for them";
    let long = POLICY.replace("\"No more than ten pumps\"", &format!("\"{titled}\""));
    let ran = run(&long, &["2024 keeps few_pumps"]);
    let [name] = came(&ran, " ok").try_into().unwrap();
    let kept = name.strip_suffix(" …").unwrap();
    assert!(
        name.chars().count() <= 162 && format!("lake edition 2024 keeps few_pumps: {titled}").starts_with(&format!("{kept} ")),
        "{name}"
    );
}

#[test]
fn each_case_of_the_shipped_policies_has_a_name_of_its_own_and_none_is_left_out() {
    let main = fs::read_to_string("tests/principles.rs").unwrap();
    let paths: Vec<&str> = main.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    let listed: BTreeSet<&str> = paths.iter().filter_map(|path| path.split('/').nth(1)).collect();
    let folders = fs::read_dir("policies").unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert!(folders.iter().map(String::as_str).eq(listed), "{folders:?}");

    let all: Vec<_> = paths.iter().flat_map(|path| cases(Path::new(path))).collect();
    let names: BTreeSet<&str> = all.iter().map(|case| case.name()).collect();
    assert_eq!(names.len(), all.len());
    let count = |words: &str| names.iter().filter(|name| name.contains(words)).count();
    assert!(count(" keeps ") > 150 && count(" claims ") > 20, "{} and {}", count(" keeps "), count(" claims "));
}
