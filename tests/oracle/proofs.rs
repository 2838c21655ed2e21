//! What the search says of small policies, beside what trying every activity and record says.

use super::Case;
use super::draw::Draw;
use super::small;
use super::space::{Space, readings};
use comity::model::{Model, Principle, TenetKind};
use comity::prove::{Change, Editions, Every, Facts, Ground, Nothing, Proof, Settled};
use comity::value::Truth;

/// How many sentences were proved, and of how many an activity showed that they do not hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub proved: u64,
    pub shown: u64,
}

/// Each sentence of each principle of a policy, of all activities, under every choice of readings, each by itself and all at once. Stops where the search says anything else, and says
/// which policy that was.
pub fn of_one(model: &Model, which: u64, tally: &mut Tally) {
    for principle in &model.principles {
        for tenet in &principle.tenets {
            let TenetKind::ForEvery { holds, when } = &tenet.kind else { continue };
            let mut holds_under_all = true;
            for readings in readings(model, &principle.readings) {
                for facts in [Facts::Given, Facts::Partial] {
                    let space = if facts == Facts::Given { Space::given(model, &readings) } else { Space::of(model, &readings).exactly() };
                    let broken = space.find(|case| case.breaks(&tenet.kind));
                    holds_under_all &= facts == Facts::Partial || broken.is_none();
                    let question = Every { model, holds, when: when.as_ref(), facts };
                    let of = || format!("policy {which}, {facts:?}, {readings:?}, {:?} of {model:#?}", tenet.kind);
                    agreed(question.settle(&readings, u64::MAX), broken, tally, of);
                }
            }
            under_all(model, principle, &tenet.kind, holds_under_all);
        }
    }
}

/// What one edition permits or refuses that the other did not. Stops where the search says anything else.
pub fn of_two(old: &Model, new: &Model, which: u64, tally: &mut Tally) {
    // Whatever either of them speaks of is tried.
    let mut both = old.clone();
    both.rules.extend(new.rules.iter().cloned());
    for outcome in [Change::Permitted, Change::Refused] {
        let verdict = |model: &Model, case: &Case| Case { model: model.clone(), ..case.clone() }.verdict();
        let wanted = if outcome == Change::Permitted { Truth::True } else { Truth::False };
        let differs = |case: &Case| case.fits() && verdict(new, case) == wanted && verdict(old, case) != wanted;
        let broken = Space::given(&both, &[]).find(differs);
        let settled = Nothing { old, new, outcome, except: None }.settle(&[], &[], u64::MAX);
        agreed(settled, broken, tally, || format!("policy {which}, {outcome:?} of {old:#?} and {new:#?}"));
    }
}

/// The same for the fuzzer: the first byte chooses how large the policy may be, the last 64 what is different in the other edition.
pub fn from_bytes(data: &[u8]) {
    let Some((size, rest)) = data.split_first() else { return };
    let (policy, change) = rest.split_at(rest.len().saturating_sub(64));
    let old = small::policy(&mut Draw::new(policy), 1 << (4 + size % 5));
    of_one(&old, 0, &mut Tally::default());
    of_two(&old, &small::changed(&mut Draw::new(change), &old), 0, &mut Tally::default());
}

fn agreed(settled: Settled, broken: Option<Case>, tally: &mut Tally, of: impl Fn() -> String) {
    match (settled, broken) {
        (Settled::Holds(_), None) => tally.proved += 1,
        (Settled::Fails(_), Some(_)) => tally.shown += 1,
        (said, broken) => {
            panic!("{said:?}, but the oracle has {:?} for {}", broken.map(|case| (case.facts, case.answers, case.record)), of())
        }
    }
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
