//! Amendments that somebody might propose: those that hold are proved, those that do not are broken by what their page says, and by nothing else.

use comity::Policy;
use comity::model::{ClaimKind, Entry};
use comity::policy::{Proving, Sentence, Unreadable};
use comity::prove::{Effort, Proof};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

const FOLDER: &str = "policies/japan_nato_ipcp";

/// The programme with all its proposed amendments.
static PROPOSED: LazyLock<Policy> = LazyLock::new(|| load(FOLDER, "amendments.comity", ""));

/// A file of a policy's folder, with more text at its end.
fn load(folder: &str, file: &str, more: &str) -> Policy {
    let name = format!("{folder}/{file}");
    let mut load = |wanted: &str| {
        let text = fs::read_to_string(wanted).map_err(|_| Unreadable::Missing)?;
        Ok(if wanted == name { text + more } else { text }.into_bytes())
    };
    Policy::load(&name, &mut load).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// A row of the page's second table: what an amendment breaks, and words of what shows it.
struct Broken {
    amendment: String,
    /// A principle's name, or what is claimed.
    what: String,
    shown_by: Vec<String>,
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// What stands in the brackets of a link.
fn linked(cell: &str) -> Option<String> {
    Some(cell.strip_prefix('[')?.split_once(']')?.0.to_owned())
}

fn rows(columns: usize) -> Vec<Vec<String>> {
    let page = fs::read_to_string(format!("{FOLDER}/amendments/README.md")).expect("the amendments have a page");
    let rows = page.lines().filter(|line| line.starts_with('|')).map(cells).filter(|cells| cells.len() == columns);
    rows.map(|cells| cells.into_iter().map(str::to_owned).collect()).collect()
}

/// The amendments that hold.
fn held() -> Vec<String> {
    rows(2).iter().filter_map(|cells| linked(&cells[0])).collect()
}

fn broken() -> Vec<Broken> {
    let mut amendment = String::new();
    let mut found = Vec::new();
    for cells in rows(5).into_iter().skip(2) {
        amendment = linked(&cells[0]).unwrap_or(amendment);
        let shown_by = cells[4].split('`').skip(1).step_by(2).map(str::to_owned).collect();
        found.push(Broken { amendment: amendment.clone(), what: cells[3].clone(), shown_by });
    }
    found
}

fn amended(name: &str) -> Policy {
    PROPOSED.amended(name).unwrap_or_else(|rejected| panic!("{rejected}"))
}

fn is_refuted(sentence: &Sentence) -> bool {
    matches!(sentence.proof, Proof::Refuted(_))
}

/// What is said of a sentence: why, and the scenario.
fn told(sentence: &Sentence) -> String {
    format!("{}\n{}", sentence.why, sentence.scenario.as_deref().unwrap_or_default())
}

/// The refuted sentences of a principle, or of what is claimed.
fn refuted(edition: &Policy, what: &str) -> Vec<Sentence> {
    let effort = Effort::default();
    let claimed = what.strip_prefix("claims ");
    let proving = if claimed.is_some() { edition.prove_claims(&effort) } else { edition.prove_one(what, &effort) };
    let sentences = proving.unwrap_or_else(|| panic!("there is no principle `{what}`")).sentences.into_iter();
    sentences.filter(|sentence| is_refuted(sentence) && claimed.is_none_or(|claimed| sentence.says == claimed)).collect()
}

/// What is refuted of an edition, by the names that the page has; principles that an amendment claims to keep are told once.
fn all_refuted(proved: &[Proving]) -> BTreeSet<String> {
    let of = |proving: &Proving| -> Vec<String> {
        let sentences = proving.sentences.iter().filter(|sentence| is_refuted(sentence) && !sentence.kept);
        sentences.map(|one| if proving.claim { format!("claims {}", one.says) } else { proving.name.clone() }).collect()
    };
    proved.iter().flat_map(of).collect()
}

fn are_settled(proved: &[Proving]) -> bool {
    proved.iter().flat_map(|one| &one.sentences).all(|one| !matches!(one.proof, Proof::Unsettled(..)))
}

/// Whether everything is proved here, as in the longer job, or a share of it.
fn in_full() -> bool {
    std::env::var("COMITY_PROOFS").is_ok()
}

#[test]
fn the_page_tells_of_each_and_each_is_laid_out_and_bound_to_the_text_that_it_changes() {
    let told: BTreeSet<String> = held().into_iter().chain(broken().into_iter().map(|row| row.amendment)).collect();
    let there: BTreeSet<String> = PROPOSED.amendments().iter().map(|amendment| amendment.name.clone()).collect();
    assert_eq!(told, there);
    assert!(PROPOSED.warnings().is_empty(), "one without a fingerprint would be warned of");
    for (_, source) in PROPOSED.sources().iter().filter(|(_, source)| source.name().contains("/amendments")) {
        let formatted = comity::format::format(source.text()).expect("it has no mistakes");
        assert_eq!(source.text(), formatted, "{}: run `comity fmt`", source.name());
    }
}

/// `tests/principles.rs` proves of these every principle and every claim.
#[test]
fn those_that_hold_stand_in_a_file_of_their_own_and_each_claims_more_than_to_keep_principles() {
    let there = load(FOLDER, "amendments_that_hold.comity", "");
    let names: BTreeSet<String> = there.amendments().iter().map(|amendment| amendment.name.clone()).collect();
    assert_eq!(names, held().into_iter().collect());
    for name in names {
        let edition = there.amended(&name).unwrap();
        let claims = &edition.model().claims;
        assert!(
            claims.iter().any(|claim| matches!(claim.kind, ClaimKind::PermitsNothingNew(_) | ClaimKind::RefusesNothingNew(_))),
            "{name}"
        );
    }
}

#[test]
fn the_others_are_broken_by_what_the_page_says_and_each_scenario_can_be_pasted() {
    let mut pasted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut edition = PROPOSED.clone();
    let mut of = String::new();
    for row in broken() {
        if of != row.amendment {
            (edition, of) = (amended(&row.amendment), row.amendment.clone());
        }
        let found = refuted(&edition, &row.what);
        let shown = found.iter().find(|sentence| row.shown_by.iter().all(|words| told(sentence).contains(words)));
        assert!(
            !row.shown_by.is_empty() && shown.is_some(),
            "{}, {}: {:#?}",
            row.amendment,
            row.what,
            found.iter().map(told).collect::<Vec<_>>()
        );
        pasted.entry(row.amendment).or_default().extend(found.into_iter().filter_map(|sentence| sentence.scenario));
    }
    let text: String = pasted.values().flatten().map(|scenario| format!("\n{scenario}")).collect();
    let policy = load(FOLDER, "amendments.comity", &text);
    // Each is judged by the edition that it names, without anybody asking for that edition.
    let tested = policy.scenarios();
    let tried: BTreeMap<&str, _> = tested.scenarios.iter().map(|tried| (tried.title.as_str(), tried)).collect();
    for scenario in pasted.values().flatten() {
        let title = scenario.split('"').nth(1).unwrap();
        let tried = tried.get(title).unwrap_or_else(|| panic!("{title} is not tried"));
        assert!(tried.passes() && tried.verdict.is_some(), "{title}: {:#?}", tried.failures);
    }
    let count = pasted.values().flatten().count();
    assert!(count > 10 && tested.scenarios.len() >= count, "{count} are pasted");
}

#[test]
fn nothing_else_is_broken() {
    let mut expected: BTreeMap<String, BTreeSet<String>> = held().into_iter().map(|name| (name, BTreeSet::new())).collect();
    for row in broken() {
        expected.entry(row.amendment).or_default().insert(row.what);
    }
    let share = ["space_priority"];
    for (name, what) in expected.iter().filter(|(name, _)| in_full() || share.contains(&name.as_str())) {
        let proved = amended(name).prove(&Effort::default());
        assert_eq!(all_refuted(&proved), *what, "{name}");
        assert!(are_settled(&proved), "{name}");
    }
}

#[test]
fn what_changes_the_rules_on_amendments_is_made_like_the_rest_by_the_consent_of_both_after_a_review() {
    let names = ["in_writing", "committee_decides", "committee_prepares", "silence_is_consent", "without_review", "space_priority"];
    let of = |name: &str| {
        format!(
            "use \"amendments/{name}.comity\";
             scenario \"{name} is made\" for japan_nato_ipcp edition 2020 {{
               on 2020-06-26: endorsement; on 2021-06-26: review by japan and nato;
               on 2021-06-28: consent to {name} by japan; on 2021-07-01: consent to {name} by nato;
               expect amendment {name} pending on 2021-06-30; expect amendment {name} needing consent by nato on 2021-06-30;
               expect amendment {name} in force on 2021-07-01;
             }}
             scenario \"{name} without a review\" for japan_nato_ipcp edition 2020 {{
               on 2020-06-26: endorsement; on 2021-06-28: consent to {name} by japan and nato;
               expect amendment {name} pending on 2021-07-01; expect amendment {name} needing review on 2021-07-01;
             }}
"
        )
    };
    let tested = load(FOLDER, "programme.comity", &names.map(of).concat()).scenarios();
    for title in names.iter().flat_map(|name| [format!("{name} is made"), format!("{name} without a review")]) {
        let tried = tested.scenarios.iter().find(|tried| tried.title == title).unwrap();
        assert!(tried.passes(), "{title}: {:?}", tried.failures.iter().map(|failure| &failure.message).collect::<Vec<_>>());
    }
}

/// The priority areas of a programme: each with its number, its name, its title and the one above it.
fn priority_areas(policy: &Policy) -> Vec<[String; 4]> {
    let model = policy.model();
    let areas = &model.taxonomies.iter().find(|taxonomy| taxonomy.name == "Area").unwrap();
    let priority = areas.entry("priority").unwrap();
    let number = |entry: &Entry| entry.provision.and_then(|id| model.provision(id)).map(|provision| provision.number.clone());
    let above = |entry: &Entry| entry.parent.map(|id| areas.entries[id.index()].name.clone());
    let below = &areas.entries[priority.index() + 1..=areas.entries[priority.index()].last.index()];
    let told = |entry: &Entry| [number(entry), Some(entry.name.clone()), entry.title.clone(), above(entry)].map(Option::unwrap_or_default);
    below.iter().map(told).collect()
}

#[test]
fn the_change_of_2020_leads_from_the_areas_of_2018_to_those_of_2020() {
    let before = load("policies/japan_nato_ipcp_2018", "programme.comity", "");
    let after = before.amended("human_security").unwrap();
    let of_2020 = priority_areas(&load(FOLDER, "programme.comity", ""));
    assert_eq!(priority_areas(&after), of_2020);
    assert_eq!(of_2020.len(), 14);
    assert_eq!(priority_areas(&before), of_2020.iter().filter(|[_, name, ..]| name != "human_security").cloned().collect::<Vec<_>>());
    let proved = after.prove(&Effort::default());
    assert!(proved.iter().any(|proving| proving.claim) && proved.iter().all(Proving::is_proved), "{proved:#?}");
}

#[test]
fn every_principle_of_every_shipped_policy_is_proved_and_none_for_an_empty_reason() {
    for folder in ["japan_nato_ipcp", "japan_nato_ipcp_2018", "japan_nato_itpp"] {
        let proved = load(&format!("policies/{folder}"), "programme.comity", "").prove(&Effort::default());
        assert!(proved.len() > 4, "{folder} has principles");
        for (proving, sentence) in proved.iter().flat_map(|one| one.sentences.iter().map(move |sentence| (one, sentence))) {
            match &sentence.proof {
                // Of an edition that no amendment has made, what no amendment does holds of itself.
                Proof::Proved(proof) => assert!(!proof.empty || sentence.says.starts_with("no amendment"), "{folder}, {}", proving.name),
                _ => panic!("{folder}, {}: {}", proving.name, told(sentence)),
            }
        }
    }
}

#[test]
fn how_the_programme_of_2023_is_amended_is_not_known_and_so_not_proved() {
    let principles = "\nprinciple mutual_consent from 4.1 { every amendment needs consent of japan and nato jointly; }\n";
    let successor = load("policies/japan_nato_itpp", "programme.comity", principles);
    let proving = successor.prove_one("mutual_consent", &Effort::default()).unwrap();
    assert!(matches!(proving.sentences[0].proof, Proof::Unsettled(..)), "{}", told(&proving.sentences[0]));
}
