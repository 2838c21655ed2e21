//! What the search says of small policies, beside what trying every activity and record says.

use super::Case;
use super::draw::Draw;
use super::small;
use super::space::{Space, readings};
use comity::model::{Fact, Field, FieldKind, Member, Model, Principle, TaxonomyId, TenetKind, Value};
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
    // Whatever either of them speaks of, and can state, is tried.
    let every = Space::given(&small::widened(old, new), &[]);
    for outcome in [Change::Permitted, Change::Refused] {
        let (mut was, mut is) = (Edition::new(old), Edition::new(new));
        // What an edition cannot state it refuses; what can be proposed is what the edition can state that is to have changed its mind.
        let has = |verdict: Option<Truth>| match outcome {
            Change::Permitted => verdict == Some(Truth::True),
            Change::Refused => verdict.is_none_or(|verdict| verdict == Truth::False),
        };
        let broken = every.find(|case| {
            let (was, is) = (was.verdict(case), is.verdict(case));
            let proposed = if outcome == Change::Permitted { is.is_some() } else { was.is_some() };
            proposed && has(is) && !has(was)
        });
        let settled = Nothing { old, new, outcome, except: None }.settle(&[], &[], u64::MAX);
        agreed(settled, broken, tally, || format!("policy {which}, {outcome:?} of {old:#?} and {new:#?}"));
    }
}

/// An edition that is asked about cases of another.
struct Edition(Case);

impl Edition {
    fn new(model: &Model) -> Self {
        let (record, facts, answers) = Default::default();
        Self(Case { model: model.clone(), readings: Vec::new(), record, facts, answers, none: Truth::False })
    }

    /// What it says of a case; none where it cannot state it, or its schema refuses it.
    fn verdict(&mut self, case: &Case) -> Option<Truth> {
        let own = &mut self.0;
        own.facts.clear();
        for (field, fact) in own.model.fields.iter().zip(&case.facts) {
            own.facts.push(restated(&own.model, field, fact)?);
        }
        own.answers.clone_from(&case.answers);
        own.record.clone_from(&case.record);
        own.fits().then(|| own.verdict())
    }
}

/// A fact as a model states it; none where it cannot.
fn restated(model: &Model, field: &Field, fact: &Fact) -> Option<Fact> {
    let member = |taxonomy: TaxonomyId, member: &Member| {
        let taxonomy = &model.taxonomies[taxonomy.index()];
        match member {
            Member::Listed(entry) if entry.index() < taxonomy.entries.len() => Some(Member::Listed(*entry)),
            Member::Listed(entry) => taxonomy.open.then(|| Member::Unlisted(format!("e{}", entry.0))),
            Member::Unlisted(words) => taxonomy.open.then(|| Member::Unlisted(words.clone())),
        }
    };
    Some(match (fact, field.kind) {
        (Fact::None, _) => field.optional.then_some(Fact::None)?,
        (Fact::Known(Value::Number(number)), FieldKind::Number(from, to))
        | (Fact::Known(Value::Money(number)), FieldKind::Money(_, from, to)) => (from..=to).contains(number).then(|| fact.clone())?,
        (Fact::Known(Value::One(one)), FieldKind::One(taxonomy)) => Fact::Known(Value::One(member(taxonomy, one)?)),
        (Fact::Known(Value::Set(members)), FieldKind::SetOf(taxonomy)) => {
            Fact::Known(Value::Set(members.iter().map(|one| member(taxonomy, one)).collect::<Option<_>>()?))
        }
        _ => fact.clone(),
    })
}

/// The same for the fuzzer: the first byte chooses how large the policy may be, the last 64 what is different in the other edition.
pub fn from_bytes(data: &[u8]) {
    let Some((size, rest)) = data.split_first() else { return };
    let (policy, change) = rest.split_at(rest.len().saturating_sub(64));
    let old = small::policy(&mut Draw::new(policy), 1 << (4 + size % 5));
    of_one(&old, 0, &mut Tally::default());
    let mut draw = Draw::new(change);
    let new = small::changed(&mut draw, &old);
    let new = if draw.chance(50) { small::restated(&mut draw, &new) } else { new };
    of_two(&old, &new, 0, &mut Tally::default());
    of_two(&new, &old, 0, &mut Tally::default());
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
