//! What is odd about small policies, and what differs between them, beside trying every activity and record.

use super::enumerated::{bytes, cases};
use crate::oracle::Case;
use crate::oracle::draw::Draw;
use crate::oracle::small;
use crate::oracle::space::Space;
use comity::model::{Fact, Model, RuleId};
use comity::prove::{Among, Answer, Facet, OddityKind, Region, Shift, difference, oddities};
use comity::value::Truth;

fn verdict(model: &Model, case: &Case) -> Truth {
    Case { model: model.clone(), ..case.clone() }.verdict()
}

/// Whether it is in the focus; off it, where there is none.
fn focus(model: &Model, case: &Case) -> Truth {
    Case { model: model.clone(), ..case.clone() }.focus().unwrap_or(Truth::False)
}

fn without(model: &Model, rule: RuleId) -> Model {
    let mut other = model.clone();
    other.rules.remove(rule.index());
    other
}

#[test]
fn a_rule_that_is_said_to_make_no_difference_makes_none_and_one_of_which_nothing_is_said_makes_one() {
    let (mut odd, mut sound) = (0, 0);
    for seed in 0..cases(150) {
        let model = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 5));
        let found = oddities(&model, &[], u64::MAX).unwrap();
        if found.iter().any(|odd| odd.kind == OddityKind::NothingIsPermitted) {
            assert!(Space::given(&model, &[]).find(|case| case.fits() && case.verdict() == Truth::True).is_none(), "seed {seed}");
            continue;
        }
        for rule in (0..).map(RuleId).take(model.rules.len()) {
            let other = without(&model, rule);
            let settled = |case: &Case| case.answers.iter().flatten().all(|(_, truth)| *truth != Truth::Unknown);
            let differs =
                Space::given(&model, &[]).find(|case| case.fits() && settled(case) && verdict(&model, case) != verdict(&other, case));
            let said = found.iter().any(|odd| match odd.kind {
                OddityKind::NeverApplies(id) | OddityKind::Redundant(id) => id == rule,
                _ => false,
            });
            match (said, differs) {
                (true, None) => odd += 1,
                (true, Some(case)) => {
                    panic!("seed {seed}: {rule:?} makes a difference to {:?} {:?} {:?}\n{found:?}", case.facts, case.answers, case.record)
                }
                (false, _) => sound += 1,
            }
        }
    }
    assert!(odd > 20 && sound > 50, "{odd} odd, {sound} sound");
}

#[test]
fn the_regions_hold_every_activity_that_comes_out_otherwise_and_no_other() {
    let (mut inside, mut outside) = ([0u64; 2], 0u64);
    for seed in 0..cases(120) {
        let old = small::policy(&mut Draw::new(&bytes(seed)), 1 << (4 + seed % 5));
        let mut new = small::changed(&mut Draw::new(&bytes(700_000 + seed)), &old);
        if seed % 2 == 0 {
            new = small::refocused(&mut Draw::new(&bytes(800_000 + seed)), &new);
        }
        let mut both = old.clone();
        both.rules.extend(new.rules.iter().cloned());
        both.focus.extend(new.focus.iter().cloned());
        let found = difference((&old, &[]), (&new, &[]), u64::MAX);
        if found.more || found.unsettled.is_some() {
            continue;
        }
        // Left out: how days stand to each other, which the tests of the search try; and words that no rule mentions, which a case does not know.
        let dated = |region: &Region| {
            region.conditions.iter().any(|facet| matches!(facet, Facet::NoLater(..) | Facet::TextOf(_, _, true) | Facet::Unnamed))
        };
        if found.regions.iter().any(dated) {
            continue;
        }
        Space::given(&both, &[]).find(|case| {
            if !case.fits() {
                return false;
            }
            let came_out = [(verdict(&old, case), verdict(&new, case)), (focus(&old, case), focus(&new, case))];
            let holds = |region: &&Region| region.conditions.iter().all(|facet| is_so(&both, case, facet));
            for (kind, (before, after)) in came_out.into_iter().enumerate() {
                let Some(shift) = shifted(kind, before, after) else { continue };
                assert!(
                    found.regions.iter().filter(holds).any(|region| region.shift == shift),
                    "seed {seed}: {shift:?} in no region: {:?} {:?}\n{:?}",
                    case.facts,
                    case.answers,
                    found.regions
                );
                inside[kind] += 1;
            }
            for region in found.regions.iter().filter(holds) {
                let (kind, _) = outcome(region.shift);
                let (before, after) = came_out[kind];
                let otherwise = !means(region, before, after) || shifted(kind, before, after) == Some(region.shift);
                assert!(otherwise, "seed {seed}: {region:?} holds of {:?} {:?}, which comes out as before", case.facts, case.answers);
                outside += 1;
            }
            false
        });
    }
    assert!(inside.iter().all(|inside| *inside > 100) && outside > 100, "{inside:?} inside, {outside} told");
}

/// Whether a shift is one of the verdict (0) or of the focus (1), and what comes out.
fn outcome(shift: Shift) -> (usize, Truth) {
    match shift {
        Shift::NewlyPermitted => (0, Truth::True),
        Shift::NewlyRefused => (0, Truth::False),
        Shift::NewlyUndetermined => (0, Truth::Unknown),
        Shift::NewlyInFocus => (1, Truth::True),
        Shift::NewlyOffFocus => (1, Truth::False),
    }
}

/// How an activity comes out otherwise; of one whose focus can be said no more nothing is told.
fn shifted(kind: usize, before: Truth, after: Truth) -> Option<Shift> {
    let all = [Shift::NewlyPermitted, Shift::NewlyRefused, Shift::NewlyUndetermined, Shift::NewlyInFocus, Shift::NewlyOffFocus];
    all.into_iter().find(|shift| before != after && outcome(*shift) == (kind, after))
}

/// Whether a region speaks of an activity that came out so before and comes out so now.
fn means(region: &Region, before: Truth, after: Truth) -> bool {
    let (_, outcome) = outcome(region.shift);
    match region.among {
        Among::Now => after == outcome,
        Among::Before => before != outcome,
    }
}

fn is_so(model: &Model, case: &Case, facet: &Facet) -> bool {
    let fact = |name: &str| &case.facts[model.field_named(name).unwrap().index()];
    let said = |judgement: &str, party: &str| {
        let judgement = model.judgement_named(judgement).unwrap();
        let party = model.party_named(party).unwrap();
        case.answers[judgement.index()].iter().find(|(judge, _)| *judge == party).unwrap().1
    };
    use comity::model::{Member, Value};
    let named = |field: &str, member: &Member| match member {
        Member::Listed(entry) => Some(model.entry_of(model.field_named(field).unwrap(), *entry).unwrap().name.clone()),
        Member::Unlisted(_) => None,
    };
    match facet {
        Facet::Flag(name, yes) => fact(name) == &Fact::Known(Value::Flag(*yes)) || (!yes && fact(name) == &Fact::None),
        Facet::OneOf(name, listed, other) => match fact(name) {
            Fact::Known(Value::One(member)) => named(name, member).map_or(*other, |member| listed.contains(&member)),
            // Whoever says what it is says that there is one.
            fact => *fact != Fact::None,
        },
        Facet::TextOf(name, listed, other) => match fact(name) {
            Fact::Known(Value::Text(words)) => listed.contains(words) || (*other && !listed.contains(words)),
            // Whoever says what it is says that there is one.
            fact => *fact != Fact::None,
        },
        Facet::Member(name, member, yes) => {
            let there = match fact(name) {
                Fact::Known(Value::Set(members)) => members.iter().any(|one| named(name, one) == *member),
                _ => false,
            };
            there == *yes
        }
        Facet::Between(name, least, most) => match fact(name) {
            Fact::Known(Value::Number(number) | Value::Money(number)) => (least..=most).contains(&number),
            // Whoever says what it is says that there is one.
            fact => *fact != Fact::None,
        },
        Facet::Days(name, first, last) => match model.field_named(name).map(|id| &case.facts[id.index()]) {
            Some(Fact::Known(Value::Date(date))) => (first..=last).contains(&&date.earliest()),
            Some(fact) => *fact != Fact::None,
            None => {
                let event = model.event_named(name).unwrap();
                let day = case.record.iter().find(|happening| happening.event == event).map(|happening| happening.date.earliest());
                day.is_none_or(|day| (first..=last).contains(&&day))
            }
        },
        Facet::Given(name, yes) => (fact(name) != &Fact::None) == *yes,
        Facet::Judged(judgement, party, answer) => match answer {
            Answer::Yes => said(judgement, party) == Truth::True,
            Answer::No => said(judgement, party) == Truth::False,
            Answer::Either => said(judgement, party) != Truth::Unknown,
            Answer::NotYet => said(judgement, party) == Truth::Unknown,
        },
        Facet::Recorded(event, yes) => {
            let event = model.event_named(event).unwrap();
            case.record.iter().any(|happening| happening.event == event) == *yes
        }
        Facet::NoLater(..) | Facet::Unnamed => unreachable!("left out"),
    }
}

#[test]
fn clauses_that_meet_are_told_even_where_another_activity_shows_it_too() {
    // Of everything that is asked here, the first activity that is found has an answer to most.
    let text = r#"programme p "P" {
  activity { kind Kind; people number 0 to 500; }
  clause 1 "Seminars" { taxonomy Kind { seminar; } permit activity where kind is seminar; }
  clause 2 "Size" { forbid activity where people > 50; }
  clause 3 "Crowds" { forbid activity where people > 60; }
}"#;
    let policy = comity::Policy::parse("p.comity", text).unwrap();
    let odd = policy.analyse(&comity::prove::Effort::default()).unwrap();
    let opposed: Vec<_> = odd.iter().filter(|odd| odd.code.as_str() == "clauses-opposed").collect();
    assert_eq!(opposed.len(), 2, "{odd:?}");
}

#[test]
fn what_would_make_it_permitted_is_the_least_that_has_to_be_said_or_changed() {
    let text = r#"programme p "P" {
  parties { north "North"; south "South"; }
  activity { title text; form Form; students number 0 to 500; online flag; }
  clause 1 "Forms" {
    taxonomy Form { workshop; placement; }
    judgement suitable "the placement is suitable" by north and south jointly;
    permit activity where form is workshop;
    permit activity where form is placement, only if judged suitable;
  }
  clause 2 "Size" { prevails over 1; forbid activity where students > 20, except where online; }
}"#;
    let policy = comity::Policy::parse("p.comity", text).unwrap();
    #[derive(serde::Serialize)]
    struct Course {
        title: &'static str,
        form: &'static str,
        students: u16,
        online: bool,
    }
    let why = |form, students| {
        let activity = policy.activity(&Course { title: "x", form, students, online: false }).unwrap();
        let found = policy.why(&activity, &policy.record(), &comity::prove::Effort::default());
        found.remedies.into_iter().map(|remedy| remedy.changes).collect::<Vec<_>>()
    };
    use comity::prove::{Remedied as Change, Stated};
    let judged = |party: &str| Change::Judged("suitable".into(), party.into(), true);
    let field = |name: &str, stated| Change::Field(name.into(), stated);
    // Undetermined: that both judge so is as light as to propose another form.
    assert_eq!(why("placement", 4), [vec![field("form", Stated::One(Some("workshop".into())))], vec![judged("north"), judged("south")]]);
    // Refused: the number nearest to what was stated, or the exception.
    assert_eq!(why("workshop", 60), [vec![field("students", Stated::Number(20))], vec![field("online", Stated::Flag(true))]]);
}
