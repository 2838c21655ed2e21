//! The engine and the reader agree: on every day and for every party where the days are known, and wherever the engine is sure where they are not.

use super::reader::Reader;
use super::ways::{Act, Done, PARTIES, Way, day, record, recorded, way};
use comity::consent::{Lapse, Standing, Stands};
use comity::value::Truth;
use proptest::prelude::*;

fn holds(standing: &Standing, party: usize) -> Truth {
    standing.parties[party].holds
}

fn exactly(way: &Way, done: &[Done]) -> Result<(), TestCaseError> {
    let policy = way.policy();
    let record = recorded(&policy, done, |_, one| day(one.on).to_string());
    for today in [0, 3, 7, 11, 15, 19, 24] {
        let reader = Reader::new(way, done, today);
        let standing = policy.standing("change", &record, day(today)).unwrap();
        let mut any = false;
        for (party, name) in PARTIES.iter().enumerate() {
            let expected = reader.in_force_from(party).is_some_and(|from| from <= today);
            any |= expected;
            prop_assert_eq!(holds(&standing, party), Truth::from(expected), "{} on day {}: {:?}", name, today, standing.stands);
        }
        let stands = match &standing.stands {
            Stands::InForce(_) => "in force",
            Stands::Pending => "pending",
            Stands::Lapsed(Lapse::Objected) => "lapsed",
            other => return Err(TestCaseError::fail(format!("day {today}: {other:?}"))),
        };
        let expected = if any {
            "in force"
        } else if reader.is_blocked() {
            "lapsed"
        } else {
            "pending"
        };
        prop_assert_eq!(stands, expected, "on day {}", today);
        // What is pending by the way itself names somebody, or a time, for every step that is missing.
        for step in standing.ways.iter().flat_map(|way| &way.steps).filter(|step| step.holds == Truth::False) {
            let waits_for_adoption = matches!(step.what, comity::consent::Asked::Need(_));
            prop_assert!(!step.missing.is_empty() || waits_for_adoption, "{:?} on day {}", step, today);
        }
    }
    Ok(())
}

// Some acts are known only to the month: the engine may not know, but what it knows is so whichever day it was.
fn soundly(way: &Way, done: &[Done], vague: &[bool], picks: &[Vec<u32>]) -> Result<(), TestCaseError> {
    let policy = way.policy();
    let is_vague = |at: usize| vague.get(at).copied().unwrap_or(false);
    let on = |at: usize, one: &Done| {
        let exact = day(one.on).to_string();
        if is_vague(at) { exact[..7].to_owned() } else { exact }
    };
    let record = recorded(&policy, done, on);
    for today in [5, 15, 31, 40] {
        let standing = policy.standing("change", &record, day(today)).unwrap();
        for pick in picks {
            // All days of January 2020: the acts lie in it.
            let of = |at: usize, one: &Done| match one.act {
                // Votes with one date are one ballot.
                Act::VoteFor | Act::VoteAgainst | Act::Abstention => pick[0],
                _ => pick[at],
            };
            let moved = |(at, one): (usize, &Done)| if is_vague(at) { Done { on: of(at, one), ..*one } } else { *one };
            let world: Vec<Done> = done.iter().enumerate().map(moved).collect();
            let reader = Reader::new(way, &world, today);
            for (party, name) in PARTIES.iter().enumerate() {
                let is = reader.in_force_from(party).is_some_and(|from| from <= today);
                match holds(&standing, party) {
                    Truth::True => prop_assert!(is, "in force for {} on day {} in no world {:?}", name, today, world),
                    Truth::False => prop_assert!(!is, "not in force for {} on day {} but in the world {:?}", name, today, world),
                    Truth::Unknown => {}
                }
            }
        }
    }
    Ok(())
}

fn has_form(way: &Way, done: &[Done]) -> bool {
    // An act of which the record does not say that it was in writing leaves open whether it was; that has tests of its own.
    !way.written || done.iter().all(|one| one.written || matches!(one.act, Act::Review | Act::Leaving))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_says_what_a_reader_counts_day_by_day(way in way(), done in record()) {
        prop_assume!(has_form(&way, &done));
        exactly(&way, &done)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_is_so_whichever_day_it_was(
        way in way(),
        done in record(),
        vague in prop::collection::vec(prop::bool::weighted(0.4), 17),
        picks in prop::collection::vec(prop::collection::vec(0u32..31, 20), 6),
    ) {
        prop_assume!(has_form(&way, &done));
        soundly(&way, &done, &vague, &picks)?;
    }
}
