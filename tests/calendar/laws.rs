//! Laws of the calendar, and its working days beside an oracle that goes day by day.

use super::{by, date, period};
use chrono::{Datelike, Days, NaiveDate, Weekday, WeekdaySet};
use comity::calendar::{CalendarRules, Counting, Cycle, DayRange, MonthEnd, Step, Unreckoned, WorkingDays, reckon, reckon_day};
use comity::value::{Period, Unit};
use proptest::collection::vec;
use proptest::prelude::*;

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..900).prop_map(|days| date("2019-06-01") + Days::new(days))
}

fn month_ends() -> impl Strategy<Value = MonthEnd> {
    prop_oneof![Just(MonthEnd::Clamp), Just(MonthEnd::Overflow), Just(MonthEnd::Refuse)]
}

fn calendar_units() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Day), Just(Unit::Week), Just(Unit::Month), Just(Unit::Year)]
}

/// Periods of every unit that needs no table.
fn periods() -> impl Strategy<Value = Period> {
    (0u16..60, calendar_units()).prop_map(|(count, unit)| period(count, unit))
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![periods(), (0u16..30).prop_map(|count| period(count, Unit::BusinessDay))]
}

fn working_days() -> impl Strategy<Value = WorkingDays> {
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let weekend = prop_oneof![
        Just(WorkingDays::WEEKEND),
        proptest::sample::subsequence(weekdays.to_vec(), 0..=6).prop_map(|days| days.into_iter().collect::<WeekdaySet>())
    ];
    let known = proptest::option::weighted(0.9, (days(), 0u64..1500).prop_map(|(first, length)| (first, first + Days::new(length))));
    (weekend, vec(days(), 0..60), known).prop_map(|(weekend, holidays, known)| WorkingDays::new(weekend, holidays, known))
}

fn rules() -> impl Strategy<Value = CalendarRules> {
    (month_ends(), working_days()).prop_map(|(month_end, working)| CalendarRules { month_end, working, counting: Counting::AsWritten })
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any_period(), any::<bool>()).prop_map(|(period, back)| Step::Add(period, back)),
        (any_period(), 0u32..5).prop_map(|(period, times)| Step::AddTimes(period, times)),
        (any_period(), any::<bool>()).prop_map(|(period, back)| Step::Corresponding(period, back)),
        any_period().prop_map(Step::LastDayOf),
        any_period().prop_map(Step::LatestStart),
        (0u16..100).prop_map(Step::NthDayAfter),
        (0u16..14).prop_map(Step::FirstOfMonthFollowing),
        Just(Step::LastDayExcluded),
        Just(Step::FirstDayExcluded),
        Just(Step::EndOfYear),
        Just(Step::RollForward),
        (0u16..4, any::<bool>()).prop_map(|(number, back)| Step::HoldWorkingDays(number, back)),
        days().prop_map(Step::NotBefore),
    ]
}

fn ranges() -> impl Strategy<Value = DayRange> {
    (days(), prop_oneof![Just(0u64), 0u64..70, Just(365)])
        .prop_map(|(earliest, length)| DayRange { earliest, latest: earliest + Days::new(length) })
}

/// Goes day by day, and stops where it is not known whether a day is a working day.
fn walk(days: &WorkingDays, from: NaiveDate, number: u32, next: fn(&NaiveDate) -> Option<NaiveDate>) -> Result<NaiveDate, Unreckoned> {
    let (mut day, mut left) = (from, number);
    while left > 0 {
        day = next(&day).unwrap();
        let weekend = days.weekend().contains(day.weekday());
        let covered = days.known().is_some_and(|(first, last)| (first..=last).contains(&day));
        match (weekend, covered) {
            (true, _) => {}
            (false, false) => return Err(Unreckoned::NoHolidays(day)),
            (false, true) if days.holidays().contains(&day) => {}
            (false, true) => left -= 1,
        }
    }
    Ok(day)
}

proptest! {
    #[test]
    fn working_days_are_those_that_going_day_by_day_finds(working in working_days(), from in days(), number in 0u32..60) {
        prop_assert_eq!(working.after(from, number), walk(&working, from, number, NaiveDate::succ_opt));
        prop_assert_eq!(working.before(from, number), walk(&working, from, number, NaiveDate::pred_opt));
    }

    #[test]
    fn rolling_forward_ends_on_the_first_working_day_from_the_day_on(working in working_days(), from in days()) {
        let eve = from.pred_opt().unwrap();
        prop_assert_eq!(working.roll_forward(from), walk(&working, eve, 1, NaiveDate::succ_opt));
    }

    // The oracle of uncertainty: every day of the range, one by one.
    #[test]
    fn an_uncertain_date_is_bounded_by_exactly_what_its_days_lead_to(from in ranges(), steps in vec(steps(), 0..4), rules in rules()) {
        let each: Result<Vec<_>, _> = from.earliest.iter_days().take_while(|day| *day <= from.latest).map(|day| reckon_day(day, &steps, &rules)).collect();
        let found = reckon(from, &steps, &rules).map(|reckoning| reckoning.result());
        match each {
            Ok(days) => {
                let (earliest, latest) = (*days.iter().min().unwrap(), *days.iter().max().unwrap());
                prop_assert_eq!(found, Ok(DayRange { earliest, latest }));
            }
            Err(_) => prop_assert!(found.is_err()),
        }
    }

    #[test]
    fn every_working_recomputes_to_itself_and_grows_step_by_step(from in ranges(), steps in vec(steps(), 0..4), rules in rules()) {
        if let Ok(reckoning) = reckon(from, &steps, &rules) {
            prop_assert_eq!(reckoning.recompute(&rules), Ok(reckoning.clone()));
            let grown = steps.iter().try_fold(comity::calendar::Reckoning::given(from), |so_far, step| so_far.then(*step, &rules));
            prop_assert_eq!(grown, Ok(reckoning));
        }
    }

    // The Gregorian calendar repeats after 400 years of 146,097 days, which are whole weeks.
    #[test]
    fn shifting_by_400_years_shifts_every_date(from in ranges(), steps in vec(steps(), 0..4), rules in rules()) {
        let later = |day: NaiveDate| day + Days::new(146_097);
        let moved = |step: &Step| match step {
            Step::NotBefore(day) => Step::NotBefore(later(*day)),
            step => *step,
        };
        let table = &rules.working;
        let holidays = table.holidays().iter().copied().map(later).collect();
        let there = CalendarRules {
            working: WorkingDays::new(table.weekend(), holidays, table.known().map(|(first, last)| (later(first), later(last)))),
            ..rules.clone()
        };
        let steps_there: Vec<_> = steps.iter().map(moved).collect();
        let found = reckon(from, &steps, &rules).map(|one| one.result());
        let found_there = reckon(DayRange { earliest: later(from.earliest), latest: later(from.latest) }, &steps_there, &there).map(|one| one.result());
        match (found, found_there) {
            (Ok(here), Ok(there)) => prop_assert_eq!((later(here.earliest), later(here.latest)), (there.earliest, there.latest)),
            (Err(_), Err(_)) => {}
            differ => prop_assert!(false, "{:?}", differ),
        }
    }

    // The last day of a period that counts its first, and the first of the next, are neighbours: nothing is in both, and nothing between.
    #[test]
    fn the_last_day_of_a_period_and_the_first_of_the_next_are_neighbours(first in days(), by_length in periods()) {
        let rules = by(MonthEnd::Clamp);
        let next_first = reckon_day(first, &[Step::Add(by_length, false)], &rules).unwrap();
        let last = reckon_day(first, &[Step::Add(by_length, false), Step::LastDayExcluded], &rules).unwrap();
        prop_assert_eq!(last.succ_opt(), Some(next_first));
        // Where the month has the corresponding day, both ways of counting the first day agree.
        if next_first.day() == first.day() || matches!(by_length.unit, Unit::Day | Unit::Week) {
            prop_assert_eq!(reckon_day(first, &[Step::LastDayOf(by_length)], &rules), Ok(last));
        }
    }

    #[test]
    fn renewed_stretches_follow_each_other_without_gap_or_overlap(first in days(), length in periods(), more in periods(), times in 0u32..20) {
        prop_assume!(more.count > 0);
        let rules = by(MonthEnd::Clamp);
        let ends = |times| reckon_day(first, &Step::renewed(length, more, times), &rules).unwrap();
        prop_assert!(ends(times) < ends(times + 1));
        let last = ends(times).pred_opt().unwrap();
        prop_assert_eq!(last.succ_opt(), Some(ends(times)));
        if matches!((length.unit, more.unit), (Unit::Month | Unit::Year, Unit::Month | Unit::Year)) && first.day() <= 28 {
            prop_assert_eq!(ends(times).day(), first.day(), "renewal never drifts through the month");
        }
    }

    #[test]
    fn the_latest_start_is_in_time_and_no_later_day_is(end in days(), length in any_period(), rules in rules()) {
        let full = |day| reckon_day(day, &[Step::Add(length, false)], &rules);
        if let Ok(latest) = reckon_day(end, &[Step::LatestStart(length)], &rules) {
            // Business days from the day before a range that is known are not counted from there, but the days behind it are.
            let in_time = full(latest);
            prop_assert!(in_time.is_ok_and(|day| day <= end), "{:?}", in_time);
            for later in latest.iter_days().skip(1).take(45) {
                prop_assert!(!full(later).is_ok_and(|day| day <= end), "{} too", later);
            }
        }
    }

    // Article 3(2) to (5) of the Regulation, written as conditions on the last day instead of as a way to it.
    #[test]
    fn the_regulation_s_last_day_is_a_working_day_behind_two(event in days(), length in any_period(), working in working_days()) {
        prop_assume!(length.count > 0);
        let rules = CalendarRules { working: working.clone(), ..CalendarRules::default() };
        let Ok(found) = Counting::Regulation1182.last_day(DayRange::day(event), length, false, &rules) else { return Ok(()) };
        let last = found.result().earliest;
        let is_working = |day: NaiveDate| working.is_working(day) == Some(true);
        prop_assert!(is_working(last));
        let within = |day: NaiveDate| event.iter_days().skip(1).take_while(move |one| *one <= day).filter(|one| is_working(*one)).count();
        let needed = if length.count == 1 && matches!(length.unit, Unit::Day | Unit::BusinessDay) { 1 } else { 2 };
        prop_assert!(within(last) >= needed);
        // And no earlier working day would do, from the day on which the bare period is full.
        let bare = reckon_day(event, &[Step::Corresponding(length, false)], &rules).unwrap();
        let earlier = bare.iter_days().take_while(|day| *day < last);
        for day in earlier {
            prop_assert!(!(is_working(day) && within(day) >= needed), "{} would do", day);
        }
    }

    #[test]
    fn a_cycle_s_first_date_from_a_day_is_the_one_that_counting_up_finds(anchor in days(), length in any_period(), rules in rules(), ahead in 0u64..800) {
        prop_assume!(length.count > 0);
        let cycle = Cycle { anchor, period: length };
        let day = anchor + Days::new(ahead);
        let counted = (0..).map(|number| (number, cycle.nth(number, &rules))).find(|(_, found)| !matches!(found, Ok(found) if *found < day));
        let (number, by_counting) = counted.unwrap();
        match (by_counting, cycle.first_from(day, &rules)) {
            (Ok(expected), Ok(found)) => prop_assert_eq!((number, expected), (found.number, found.day)),
            (Err(Unreckoned::Refused { .. }), _) => {}
            (Err(_), Err(_)) => {}
            differ => prop_assert!(false, "{:?}", differ),
        }
    }

    #[test]
    fn a_cycle_s_dates_within_a_horizon_are_all_and_only_those(anchor in days(), length in periods(), month_end in month_ends(), start in 0u64..400, more in 0u64..800) {
        prop_assume!(length.count > 0);
        let (cycle, rules) = (Cycle { anchor, period: length }, by(month_end));
        let first = anchor + Days::new(start);
        let last = first + Days::new(more);
        let found: Vec<_> = cycle.within(first, last, &rules).filter_map(Result::ok).map(|one| one.day).collect();
        let expected: Vec<_> = (0..1300).filter_map(|number| cycle.nth(number, &rules).ok()).filter(|day| (first..=last).contains(day)).collect();
        prop_assert_eq!(found, expected);
    }
}
