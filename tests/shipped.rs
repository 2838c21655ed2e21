//! Every folder under `policies/`: read without a warning, laid out, in its own words.

use comity::Policy;
use comity::policy::Unreadable;
use std::fs;

fn folders() -> Vec<String> {
    let entries = fs::read_dir("policies").expect("the repository has policies");
    let mut found: Vec<String> = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert!(found.len() >= 10, "the folders are there: {found:?}");
    found
}

fn shipped(folder: &str) -> Policy {
    let name = format!("policies/{folder}/programme.comity");
    let mut load = |name: &str| fs::read(name).map_err(|_| Unreadable::Missing);
    Policy::load(&name, &mut load).unwrap_or_else(|rejected| panic!("{rejected}"))
}

#[test]
fn each_says_what_it_is_before_anything_else() {
    for folder in folders() {
        let page = fs::read_to_string(format!("policies/{folder}/README.md")).unwrap_or_default();
        assert!(page.starts_with("# ") && page.lines().count() > 10, "policies/{folder} has a page");
    }
}

#[test]
fn each_is_read_without_a_warning() {
    for folder in folders() {
        let policy = shipped(&folder);
        let told: Vec<_> = policy.warnings().iter().map(|warning| format!("{folder}: {}", warning.message)).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}

#[test]
fn each_file_is_laid_out_as_the_formatter_lays_it_out() {
    for folder in folders() {
        for (_, source) in shipped(&folder).sources().iter() {
            let formatted = comity::format::format(source.text()).expect("it has no mistakes");
            assert_eq!(source.text(), formatted, "{}: run `comity fmt`", source.name());
        }
    }
}

#[test]
fn each_is_in_its_own_words() {
    for folder in folders() {
        for (words, _) in shipped(&folder).model().provisions.iter().flat_map(|provision| &provision.quotes) {
            assert!(words.split_whitespace().count() <= 6, "{folder} quotes more than a few decisive words: {words}");
        }
    }
}

#[test]
fn each_scenario_of_each_comes_out_and_they_exercise_every_clause_with_effect() {
    for folder in folders() {
        let policy = shipped(&folder);
        let tested = policy.scenarios();
        assert!(tested.scenarios.len() >= 5, "{folder} shows what it means");
        for tried in &tested.scenarios {
            let told: Vec<_> = tried.failures.iter().map(|failure| &failure.message).collect();
            assert!(tried.passes(), "{folder}, “{}”: {told:#?}", tried.title);
        }
        let numbers: Vec<_> = tested.coverage.unexercised.iter().map(|id| &policy.model().provisions[id.index()].number).collect();
        assert!(numbers.is_empty(), "{folder}: no scenario exercises {numbers:?}");
    }
}
