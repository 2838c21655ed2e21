//! Laws that hold of every record.

use super::life::{Act, Event, Life, days_after, days_before, later, life, record};
use chrono::NaiveDate;
use comity::policy::Record;
use comity::record::{AsOf, DateOf, DutyState, Last, Standing};
use proptest::prelude::*;

fn lives() -> impl Strategy<Value = (Life, Vec<Event>)> {
    life().prop_flat_map(|life| {
        let record = record(&life);
        (Just(life), record)
    })
}

/// Everything that a record answers on a day, in one text.
fn everything(record: &Record, as_of: AsOf) -> String {
    let status = record.status(as_of);
    format!("{:?} {:?} {:?} {:?} {:?}", status.may_be, status.parties, status.relied, record.duties(as_of), record.spells(None, as_of))
}

/// The same without the places of the events in the record, and with every day so many years earlier.
fn days_of(record: &Record, as_of: AsOf, years: i32) -> Vec<String> {
    let back = |day: NaiveDate| later(day, -years);
    let status = record.status(as_of);
    let duties = record.duties(as_of).into_iter().map(|one| {
        let days = [one.opens, one.due, one.closes].map(|dated| dated.map(|dated| back(dated.reckoning.result().earliest)));
        format!("{:?} {:?} {days:?}", one.key, one.state)
    });
    let dates = record.dates(as_of).into_iter().map(|dated| format!("{:?} {}", dated.what, back(dated.reckoning.result().earliest)));
    std::iter::once(format!("{:?} {:?}", status.may_be, status.parties)).chain(duties).chain(dates).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_recorded_later_changes_no_answer_as_of_earlier_knowledge((life, events) in lives(), kept in 0usize..14, day in 0u32..1_600) {
        let policy = life.policy();
        let kept = kept.min(events.len());
        let known = events[..kept].iter().map(|event| event.recorded).max().unwrap_or(days_before(life.start, 100));
        // Of several that were recorded on one day all are known, or none.
        let prefix: Vec<Event> = events.iter().filter(|event| event.recorded <= known).copied().collect();
        let as_of = AsOf::on(days_after(days_before(life.start, 30), day));
        let (whole, part) = (life.record_with(&policy, &events), life.record_with(&policy, &prefix));
        prop_assert_eq!(everything(&whole, as_of.known_on(known)), everything(&part, as_of));
    }

    #[test]
    fn four_hundred_years_shift_every_answer_by_four_hundred_years((life, events) in lives(), day in 0u32..1_600) {
        let day = days_after(days_before(life.start, 30), day);
        let moved: Vec<Event> = events.iter().map(|event| Event { on: later(event.on, 400), recorded: later(event.recorded, 400), ..*event }).collect();
        let (here, there) = (life.policy(), life.shifted(400));
        let now = days_of(&life.record_with(&here, &events), AsOf::on(day), 0);
        let then = days_of(&there.record_with(&there.policy(), &moved), AsOf::on(later(day, 400)), 400);
        prop_assert_eq!(now, then);
    }

    #[test]
    fn spells_follow_each_other_without_a_day_between_or_twice((life, events) in lives(), day in 0u32..1_600) {
        let policy = life.policy();
        let record = life.record_with(&policy, &events);
        let day = days_after(days_before(life.start, 30), day);
        let spells = record.spells(None, day);
        for (one, next) in spells.iter().zip(spells.iter().skip(1)) {
            let Some(Last::Days(last)) = one.last else { return Err(TestCaseError::fail("only the last spell has no end")) };
            prop_assert_eq!(days_after(last.exact().unwrap(), 1), next.first.unwrap().exact().unwrap());
        }
        // And they say what the standing on the day says.
        let holds = |first: NaiveDate, last: Option<NaiveDate>| first <= day && last.is_none_or(|last| day <= last);
        let on_day = spells.iter().find(|spell| {
            let last = match spell.last { Some(Last::Days(last)) => last.exact(), _ => None };
            spell.first.and_then(comity::calendar::DayRange::exact).is_some_and(|first| holds(first, last))
        });
        if let Some(spell) = on_day {
            prop_assert_eq!(record.status(day).may_be, [spell.state]);
        } else {
            prop_assert!(day < life.start, "{:?} on {}", spells, day);
        }
    }

    #[test]
    fn a_renewal_without_any_event_is_periodic(life in life(), after in 0u32..40) {
        if life.renewal.is_none_or(|renewal| renewal.times.is_some()) {
            return Ok(());
        }
        let policy = life.policy();
        let record = life.record_with(&policy, &[]);
        let end = life.stretch_ends(after);
        let told = record.dates(end).into_iter().find(|dated| matches!(dated.what, DateOf::StretchEnds(_))).unwrap();
        prop_assert_eq!(told.reckoning.result().exact(), Some(end));
        let behind = record.dates(days_after(end, 1)).into_iter().find(|dated| matches!(dated.what, DateOf::StretchEnds(_))).unwrap();
        prop_assert_eq!(behind.reckoning.result().exact(), Some(life.stretch_ends(after + 1)));
    }

    #[test]
    fn the_working_of_every_date_leads_to_it_again((life, events) in lives(), day in 0u32..1_600) {
        let policy = life.policy();
        let record = life.record_with(&policy, &events);
        let day = days_after(days_before(life.start, 30), day);
        let rules = &policy.model().calendar.rules;
        let of_duties = record.duties(day).into_iter().flat_map(|one| [one.opens, one.due, one.closes]).flatten();
        for dated in record.dates(day).into_iter().chain(of_duties) {
            let (told, again) = (dated.reckoning.result(), dated.reckoning.recompute(rules).map(|again| again.result()));
            prop_assert_eq!(again, Ok(told), "{:?}", dated.what);
        }
    }

    #[test]
    fn the_states_alone_are_those_that_are_told_with_dates((life, events) in lives(), day in 0u32..1_600) {
        let policy = life.policy();
        let record = life.record_with(&policy, &events);
        let day = days_after(days_before(life.start, 30), day);
        let told: Vec<_> = record.duties(day).into_iter().map(|one| (one.key, one.state)).collect();
        prop_assert_eq!(record.duty_states(day), told);
    }

    #[test]
    fn events_may_come_in_any_order((life, events) in lives(), turned in any::<prop::sample::Index>(), day in 0u32..1_600) {
        let policy = life.policy();
        let day = AsOf::on(days_after(days_before(life.start, 30), day));
        let mut other = events.clone();
        if !other.is_empty() {
            let by = turned.index(other.len());
            other.rotate_left(by);
            other.reverse();
        }
        prop_assert_eq!(days_of(&life.record_with(&policy, &events), day, 0), days_of(&life.record_with(&policy, &other), day, 0));
    }

    #[test]
    fn no_state_contradicts_its_own_dates((life, events) in lives(), day in 0u32..1_600) {
        let policy = life.policy();
        let record = life.record_with(&policy, &events);
        let day = days_after(days_before(life.start, 30), day);
        for one in record.duties(day) {
            let exact = |dated: &Option<comity::record::Dated>| dated.as_ref().and_then(|dated| dated.reckoning.result().exact());
            let (opens, closes) = (exact(&one.opens), exact(&one.closes));
            match one.state {
                DutyState::Overdue => prop_assert!(closes.is_some_and(|closes| closes < day)),
                DutyState::Due => prop_assert!(opens.is_none_or(|opens| opens <= day) && closes.is_none_or(|closes| day <= closes)),
                DutyState::NotYetDue => prop_assert!(opens.is_some_and(|opens| day < opens)),
                DutyState::Fulfilled | DutyState::FulfilledLate => prop_assert!(!one.relied.is_empty()),
                DutyState::Discharged => prop_assert!(record.status(day).may_be != [comity::record::Standing::InForce]),
                DutyState::Excused | DutyState::Undetermined => prop_assert!(false, "nothing excuses it, and all is known"),
            }
        }
    }
}

#[test]
fn a_notice_that_takes_effect_on_the_day_of_the_start_leaves_a_programme_that_is_over() {
    let start = NaiveDate::from_ymd_opt(1915, 6, 11).unwrap();
    let life =
        Life { start, months: 8, last_day_counts: false, years: None, renewal: None, exit: (0, 0), review: 9, window: None, answer: 48 };
    let policy = life.policy();
    let record = life.record_with(&policy, &[Event { act: Act::Withdrawal, on: start, recorded: start }]);
    let spells = record.spells(None, start);
    let [spell] = spells.as_slice() else { panic!("one spell: {spells:?}") };
    assert_eq!((spell.state, spell.first.and_then(comity::calendar::DayRange::exact)), (Standing::Ended, Some(start)));
    assert_eq!(record.status(start).may_be, [Standing::Ended]);
    assert_eq!(record.status(days_before(start, 1)).may_be, [Standing::NotStarted]);
}
