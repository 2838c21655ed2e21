//! The cases of one policy.

use crate::diagnostic::{Diagnostic, Look, render, render_all};
use crate::disk::Disk;
use crate::policy::{Policy, Proving, Rejected, Sentence, ToProve};
use crate::prove::{Effort, Proof};
use crate::scenario::Tried;
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeMap;
use std::path::Path;

/// A name is cut where it would be longer: every line is as wide as the longest name.
const LONGEST_NAME: usize = 160;

/// The cases of the policy in that file. A policy that cannot be used has one, which fails and tells why; so has one in which there is nothing to test.
///
/// ```
/// use comity::testing::cases;
/// use std::path::Path;
///
/// let cases = cases(Path::new("policies/japan_nato_itpp/programme.comity"));
/// assert!(cases.iter().any(|case| case.name().starts_with("japan_nato_itpp edition 2023 keeps between_the_two: ")));
/// ```
#[must_use]
pub fn cases(path: &Path) -> Vec<Trial> {
    of_policy(path, false)
}

/// The cases of several policies. Where two of them would have cases of one name, the file is told with the programme.
///
/// ```
/// use comity::testing::cases_of;
///
/// let cases = cases_of(&["policies/japan_nato_ipcp_2014/programme.comity", "policies/japan_nato_itpp/programme.comity"]);
/// assert!(cases.iter().any(|case| case.name().starts_with("japan_nato_itpp edition 2023 keeps between_the_two: ")));
/// ```
#[must_use]
pub fn cases_of<P: AsRef<Path>>(paths: &[P]) -> Vec<Trial> {
    let each: Vec<(&Path, Vec<Trial>)> = paths.iter().map(|path| (path.as_ref(), cases(path.as_ref()))).collect();
    let mut named: BTreeMap<String, Vec<&Path>> = BTreeMap::new();
    for (path, cases) in &each {
        cases.iter().for_each(|case| named.entry(case.name().to_owned()).or_default().push(path));
    }
    let shared = |case: &Trial| named.get(case.name()).is_some_and(|paths| paths.iter().any(|path| paths.first() != Some(path)));
    each.into_iter().flat_map(|(path, cases)| if cases.iter().any(shared) { of_policy(path, true) } else { cases }).collect()
}

fn of_policy(path: &Path, tells_file: bool) -> Vec<Trial> {
    let name = path.display().to_string();
    let policy = match Policy::load(&name, &mut Disk::new(path)) {
        Ok(policy) => policy,
        Err(rejected) => return vec![refused(format!("{name} can be used"), &rejected)],
    };
    let effort = Effort::default();
    let file = tells_file.then_some(name.as_str());
    let mut all = of_edition(&policy, file, &effort);
    for amendment in policy.amendments() {
        match policy.amended(&amendment.name) {
            Ok(edition) => all.extend(of_edition(&edition, file, &effort)),
            Err(rejected) => all.push(refused(format!("{}: {} can be applied", policy.model().name, amendment.name), &rejected)),
        }
    }
    if all.is_empty() {
        let why = format!("`{name}` has no scenario, no principle and no claim, so that nothing is tested");
        all.push(Trial::test(format!("{name} has something to test"), || Err(why.into())));
    }
    all
}

fn refused(name: String, rejected: &Rejected) -> Trial {
    let told = render_all(rejected.diagnostics(), rejected.sources(), Look::Drawn);
    Trial::test(name, move || Err(told.into()))
}

fn of_edition(edition: &Policy, file: Option<&str>, effort: &Effort) -> Vec<Trial> {
    let called = called(edition, file);
    let proofs = edition.to_prove(effort).into_iter().map(|asked| of_proof(asked, file));
    of_scenarios(edition, &called).into_iter().chain(proofs).collect()
}

fn called(edition: &Policy, file: Option<&str>) -> String {
    let programme = &edition.model().name;
    let called = edition.edition().map_or_else(|| programme.clone(), |edition| format!("{programme} edition {edition}"));
    file.map_or_else(|| called.clone(), |file| format!("{called} ({file})"))
}

/// Those that are judged by this edition: of the written one those that name it or none, of others those that name them.
fn of_scenarios(edition: &Policy, called: &str) -> Vec<Trial> {
    let model = edition.model();
    let own = |named: Option<&str>| match named {
        Some(named) => edition.edition() == Some(named),
        None => model.made_by.is_empty(),
    };
    let judged: Vec<_> = model.scenarios.iter().filter(|scenario| own(scenario.edition.as_deref())).map(|one| one.span).collect();
    if judged.is_empty() {
        return Vec::new();
    }
    let tried = edition.scenarios().scenarios.into_iter().filter(|tried| judged.contains(&tried.span));
    let case = |tried: Tried| {
        let told: Vec<String> = tried.failures.iter().map(|failure| drawn(edition, failure)).collect();
        Trial::test(cut(format!("{called}: {}", tried.title)), move || outcome(&told))
    };
    tried.map(case).collect()
}

/// Proved only when it is run.
fn of_proof(asked: ToProve, file: Option<&str>) -> Trial {
    let edition = called(asked.edition(), file);
    let name = if asked.is_claim() {
        // Without the marks, which a shell would take for something else.
        format!("{edition}: {} claims {}", asked.name, asked.says.replace('`', ""))
    } else {
        format!("{edition} keeps {}: {}", asked.name, asked.says)
    };
    Trial::test(cut(name), move || outcome(&failures(asked.edition(), &asked.prove())))
}

fn failures(edition: &Policy, proving: &Proving) -> Vec<String> {
    let failing = proving.sentences.iter().filter(|sentence| !matches!(sentence.proof, Proof::Proved(_)));
    failing.map(|sentence| failure(edition, sentence)).collect()
}

/// What is wrong, and what shows it.
fn failure(edition: &Policy, sentence: &Sentence) -> String {
    let told = sentence.diagnostic.as_ref().map_or_else(|| format!("{}: {}\n", sentence.says, sentence.why), |told| drawn(edition, told));
    sentence.scenario.iter().fold(told, |told, scenario| format!("{told}\n{scenario}"))
}

fn drawn(edition: &Policy, told: &Diagnostic) -> String {
    render(told, edition.sources(), Look::Drawn)
}

fn outcome(failures: &[String]) -> Result<(), Failed> {
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

/// At the end of a word.
fn cut(name: String) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name;
    }
    let short: String = name.chars().take(LONGEST_NAME).collect();
    let whole = short.rsplit_once(' ').map_or(short.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
