//! Days that are known to the month alone: what the engine says of them holds whichever day of the month it was, and is all that holds.

use super::life::{Act, Event, Life, days_after, days_before, life, months_after, record};
use chrono::{Datelike, NaiveDate};
use comity::policy::{Happened, Record};
use comity::record::{DutyKey, DutyState, Standing};
use comity::{Policy, calendar::DayRange};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Which events are known to the month alone: the start where the first is true, then so many of the others from a place on.
type Blurred = (bool, prop::sample::Index, usize);

fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

fn days_of(day: NaiveDate) -> Vec<NaiveDate> {
    let first = day.with_day(1).unwrap();
    first.iter_days().take_while(|day| day.month() == first.month()).collect()
}

fn is_blurred(at: usize, events: &[Event], blurred: &Blurred) -> bool {
    !events.is_empty() && (blurred.1.index(events.len())..).take(blurred.2).any(|place| place % events.len() == at)
}

/// The record as it is known; with the days chosen in each month, where they are given.
fn known(
    policy: &Policy,
    life: &Life,
    events: &[Event],
    blurred: &Blurred,
    chosen: Option<&mut dyn FnMut(NaiveDate) -> NaiveDate>,
) -> Record {
    let mut choose = chosen;
    let mut date = |day: NaiveDate, is_blurred: bool| match (&mut choose, is_blurred) {
        (Some(choose), true) => choose(day).to_string(),
        (None, true) => month_of(day),
        (_, false) => day.to_string(),
    };
    let mut record = policy.record();
    record.add(&Happened::new("signature", &date(life.start, blurred.0))).unwrap();
    for (at, event) in events.iter().enumerate() {
        record.add(&Happened::new(event.act.name(), &date(event.on, is_blurred(at, events, blurred)))).unwrap();
    }
    record
}

type Answers = (Vec<Standing>, BTreeMap<DutyKey, (DutyState, Option<DayRange>)>);

fn answers(record: &Record, day: NaiveDate) -> Answers {
    let duties = record.duties(day).into_iter();
    // Which request is the third can itself be open: reviews alone keep their number.
    let reviews = duties.filter(|one| one.key.duty == 0).map(|one| (one.key, (one.state, one.closes.map(|last| last.reckoning.result()))));
    (record.status(day).may_be, reviews.collect())
}

/// Whether a notice counts on some days of a month and not on others, because of when the programme started, when a notice may first be given, or when one was taken back. Both are kept
/// open then, each with all days of the month: that leaves more open than each day by itself does.
fn decides_whether_a_notice_counts(life: &Life, events: &[Event], blurred: &Blurred) -> bool {
    let all = || events.iter().enumerate();
    let same = |one: NaiveDate, other: NaiveDate| month_of(one) == month_of(other);
    all().filter(|(_, event)| event.act == Act::Withdrawal).any(|(at, notice)| {
        let too_early = same(notice.on, life.start) || same(notice.on, months_after(life.start, life.exit.1));
        let taken_back = all().filter(|(_, event)| event.act == Act::ChangeOfMind).any(|(back, event)| {
            let is_blurred = is_blurred(at, events, blurred) || is_blurred(back, events, blurred);
            is_blurred && (same(notice.on, event.on) || same(months_after(notice.on, life.exit.0), event.on))
        });
        is_blurred(at, events, blurred) && too_early || taken_back
    })
}

fn within(inner: DayRange, outer: DayRange) -> bool {
    outer.earliest <= inner.earliest && inner.latest <= outer.latest
}

fn blurs(most: usize) -> impl Strategy<Value = Blurred> {
    (any::<bool>(), any::<prop::sample::Index>(), 0..=most)
}

fn cases() -> impl Strategy<Value = (Life, Vec<Event>)> {
    life().prop_flat_map(|life| {
        let record = record(&life);
        (Just(life), record)
    })
}

fn number_of_cases() -> ProptestConfig {
    let cases = std::env::var("COMITY_CASES").ok().and_then(|cases| cases.parse::<u32>().ok()).unwrap_or(6_400) / 40;
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(number_of_cases())]

    #[test]
    fn what_is_said_of_a_month_holds_of_each_day_that_it_can_have_been(
        (life, events) in cases(), blurred in blurs(4), day in 0u32..1_600, picks in prop::collection::vec(any::<prop::sample::Index>(), 64),
    ) {
        let policy = life.policy();
        let day = days_after(days_before(life.start, 30), day);
        // Of a notice in the very month that is asked about it is open whether it counts yet; the engine tells what it comes to in that month.
        let turns = |at: usize, event: &Event| is_blurred(at, &events, &blurred) && month_of(event.on) == month_of(day);
        prop_assume!(!events.iter().enumerate().any(|(at, event)| turns(at, event) && !matches!(event.act, Act::Review)));
        let (standing, reviews) = answers(&known(&policy, &life, &events, &blurred, None), day);
        let mut picks = picks.into_iter();
        for _ in 0..8 {
            let mut choose = |day: NaiveDate| { let days = days_of(day); picks.next().map_or(day, |pick| days[pick.index(days.len())]) };
            let (exactly, settled) = answers(&known(&policy, &life, &events, &blurred, Some(&mut choose)), day);
            prop_assert!(exactly.iter().all(|one| standing.contains(one)), "{:?} is not among {:?} on {}", exactly, standing, day);
            for (key, (state, closes)) in &reviews {
                let exact = settled.get(key);
                if *state != DutyState::Undetermined {
                    prop_assert_eq!(exact.map(|one| one.0), Some(*state), "{:?} on {}", key, day);
                }
                if let (Some(Some(exact)), Some(told)) = (exact.map(|one| one.1), closes) {
                    prop_assert!(within(exact, *told), "{:?}: {:?} lies outside {:?}", key, exact, told);
                }
            }
            prop_assert!(settled.keys().all(|key| reviews.contains_key(key)), "{:?} is left out of {:?}", settled, reviews);
        }
    }

    #[test]
    fn what_holds_of_each_day_that_it_can_have_been_is_said((life, mut events) in cases(), (start, at, more) in blurs(1), day in 0u32..1_600) {
        // One date alone, so that all its days can be tried: the start, or one of the others.
        let blurred = (start, at, if start { 0 } else { more });
        // Notices that count on some days of the start and not on others leave more open than each day by itself does.
        events.retain(|event| !start || matches!(event.act, Act::Review | Act::Request | Act::Answer));
        prop_assume!(!decides_whether_a_notice_counts(&life, &events, &blurred));
        let policy = life.policy();
        let day = days_after(days_before(life.start, 30), day);
        let (standing, reviews) = answers(&known(&policy, &life, &events, &blurred, None), day);
        let about = if start { Some(life.start) } else { (0..events.len()).find(|at| is_blurred(*at, &events, &blurred)).map(|at| events[at].on) };
        let Some(about) = about else { return Ok(()) };
        let all: Vec<Answers> =
            days_of(about).into_iter().map(|is| answers(&known(&policy, &life, &events, &blurred, Some(&mut |_| is)), day)).collect();
        for one in &standing {
            prop_assert!(all.iter().any(|(exactly, _)| exactly == &[*one]), "{:?} on no day of the month, on {}", one, day);
        }
        for (key, (state, _)) in &reviews {
            let mut states: Vec<_> = all.iter().map(|(_, settled)| settled.get(key).map(|one| one.0)).collect();
            states.dedup();
            if let [Some(only)] = states[..] {
                prop_assert_eq!(*state, only, "{:?} on {}, whichever day it was", key, day);
            }
        }
    }
}
