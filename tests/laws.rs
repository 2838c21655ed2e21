//! Laws of evaluation: on generated policies and activities the hot way, the cold way and the oracle say the same, and more knowledge
//! never turns a settled verdict around. `COMITY_CASES` asks for more cases than the everyday run.

use crate::oracle::{self, laws};
use comity::value::Truth;
use proptest::prelude::*;

fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("COMITY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn every_law_holds_of_every_policy(policy in prop::collection::vec(any::<u8>(), 40..900), more in prop::collection::vec(any::<u8>(), 0..120)) {
        laws::all_laws(&policy, &more);
    }
}

#[test]
fn every_law_holds_of_the_fuzzers_seeds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/evaluate");
    let seeds: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(seeds.len() >= 5, "{seeds:?}");
    seeds.iter().for_each(|seed| laws::from_bytes(&std::fs::read(seed).unwrap()));
}

#[test]
fn the_connectives_follow_kleenes_tables() {
    let truths = [Truth::False, Truth::Unknown, Truth::True];
    for one in truths {
        assert_eq!(!one, oracle::not(one));
        for other in truths {
            assert_eq!(one.and(other), oracle::and(one, other));
            assert_eq!(one.or(other), oracle::or(one, other));
            assert_eq!(one.implies(other), oracle::or(oracle::not(one), other));
        }
    }
}

/// A law that only ever sees refusals proves little.
#[test]
fn generated_questions_get_every_verdict_and_every_finding() {
    let mut verdicts = std::collections::BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0u64..600 {
        let mut state = seed;
        let bytes: Vec<u8> = std::iter::repeat_with(|| mixed(&mut state)).take(700).collect();
        let case = oracle::generate::case(&mut oracle::draw::Draw::new(&bytes));
        let verdict = case.explained(&case.program());
        *verdicts.entry(verdict.truth()).or_insert(0) += 1;
        let first_word = |text: String| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
        seen.extend(verdict.findings().iter().map(|finding| first_word(format!("{:?}", finding.kind))));
        seen.extend(verdict.needs().iter().map(|need| first_word(format!("need {:?}", need.kind).replace("need ", ""))));
    }
    assert!(verdicts.values().all(|count| *count > 50) && verdicts.len() == 3, "{verdicts:?}");
    let findings = ["Permits", "RequirementMet", "WithinTerm", "InFocus", "Listed", "Forbids", "RequirementNotMet", "OutsideTerm"];
    let rest =
        ["ConditionNotMet", "Displaced", "NothingPermits", "Field", "FieldToTheDay", "Judgement", "Event", "EventToTheDay", "PolicyDate"];
    for kind in findings.into_iter().chain(rest) {
        assert!(seen.contains(kind), "no generated question shows {kind}: {seen:?}");
    }
}

/// The next byte of a SplitMix64 sequence.
fn mixed(state: &mut u64) -> u8 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)).to_le_bytes()[0]
}
