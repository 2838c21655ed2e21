//! Small policies, whose every activity and record can be tried: what the search says must be what trying them all says.

use crate::oracle::Case;
use crate::oracle::draw::Draw;
use crate::oracle::small;
use crate::oracle::space::{Space, readings};
use comity::model::{Model, Principle, TenetKind};
use comity::prove::{Change, Editions, Every, Facts, Ground, Nothing, Proof, Settled};
use comity::value::Truth;

/// The bytes of a SplitMix64 sequence.
pub fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(900).collect()
}

/// How many policies are tried; the longer job asks for more.
pub fn cases(usual: u64) -> u64 {
    std::env::var("COMITY_PROOFS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

fn said(model: &Model) -> impl Iterator<Item = (&Principle, &TenetKind)> {
    model.principles.iter().flat_map(|principle| principle.tenets.iter().map(move |tenet| (principle, &tenet.kind)))
}

#[test]
fn what_holds_of_every_activity_is_proved_and_what_does_not_is_shown() {
    let (mut proved, mut shown) = (0u64, 0u64);
    for seed in 0..cases(120) {
        let model = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 7));
        for (principle, tenet) in said(&model) {
            let TenetKind::ForEvery { holds, when } = tenet else { continue };
            let mut holds_under_all = true;
            for readings in readings(&model, &principle.readings) {
                for facts in [Facts::Given, Facts::Partial] {
                    let space =
                        if facts == Facts::Given { Space::given(&model, &readings) } else { Space::of(&model, &readings).exactly() };
                    let broken = space.find(|case| case.breaks(tenet));
                    holds_under_all &= facts == Facts::Partial || broken.is_none();
                    let question = Every { model: &model, holds, when: when.as_ref(), facts };
                    match (question.settle(&readings, u64::MAX), broken) {
                        (Settled::Holds(_), None) => proved += 1,
                        (Settled::Fails(_), Some(_)) => shown += 1,
                        (said, broken) => panic!(
                            "seed {seed}, {facts:?}, {readings:?}: {said:?}\nbut the oracle has {:?}\nfor {tenet:?}\nof {model:#?}",
                            broken.map(|case| (case.facts, case.answers, case.record))
                        ),
                    }
                }
            }
            under_all(&model, principle, tenet, holds_under_all);
        }
    }
    assert!(proved > 50 && shown > 50, "{proved} proved, {shown} shown");
}

/// Under all readings at once the same comes out as under each by itself, and a certificate of all of them is one of all of them.
fn under_all(model: &Model, principle: &Principle, tenet: &TenetKind, holds: bool) {
    let editions = Editions { edition: model, before: None };
    match editions.prove_tenet(tenet, &principle.readings, u64::MAX) {
        Proof::Proved(proved) => {
            assert!(holds, "{tenet:?} of {model:#?}");
            let wanted = editions.combinations(tenet, &principle.readings).unwrap();
            assert_eq!(proved.grounds.iter().flat_map(|(under, _)| under.clone()).collect::<Vec<_>>(), wanted);
            for (under, ground) in &proved.grounds {
                let Ground::Certificate(certified) = ground else { panic!("{ground:?}") };
                assert!(editions.is_proved_by(tenet, under, certified));
            }
        }
        Proof::Refuted(_) => assert!(!holds, "{tenet:?} of {model:#?}"),
        Proof::Unsettled(why, _) => panic!("{why:?}"),
    }
}

#[test]
fn what_an_amendment_newly_permits_or_refuses_is_found_and_nothing_else() {
    let (mut proved, mut shown) = (0u64, 0u64);
    for seed in 0..cases(120) {
        let old = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 6));
        let new = small::changed(&mut Draw::new(&bytes(500_000 + seed)), &old);
        // Whatever either of them speaks of is tried.
        let mut both = old.clone();
        both.rules.extend(new.rules.iter().cloned());
        for outcome in [Change::Permitted, Change::Refused] {
            let verdict = |model: &Model, case: &Case| Case { model: model.clone(), ..case.clone() }.verdict();
            let wanted = if outcome == Change::Permitted { Truth::True } else { Truth::False };
            let differs = |case: &Case| case.fits() && verdict(&new, case) == wanted && verdict(&old, case) != wanted;
            let broken = Space::given(&both, &[]).find(differs);
            match (Nothing { old: &old, new: &new, outcome, except: None }.settle(&[], &[], u64::MAX), broken) {
                (Settled::Holds(_), None) => proved += 1,
                (Settled::Fails(_), Some(_)) => shown += 1,
                (said, broken) => panic!(
                    "seed {seed}, {outcome:?}: {said:?} but the oracle has {:?}",
                    broken.map(|case| (case.facts, case.answers, case.record))
                ),
            }
        }
    }
    assert!(proved > 20 && shown > 20, "{proved} proved, {shown} shown");
}
