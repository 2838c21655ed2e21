//! Recurrences beside `rrule`, an independent implementation of RFC 5545, where both define the case.
//!
//! The RFC leaves out a date that its month does not have: that is a calendar that refuses. A calendar that clamps is the RFC's last of the days 28 to the anchor's
//! (`BYMONTHDAY` with `BYSETPOS=-1`). Working days are its Mondays to Fridays with the holidays excepted.

use super::{by, date, period};
use chrono::{Datelike, Days, NaiveDate};
use comity::calendar::{CalendarRules, Cycle, MonthEnd, WorkingDays};
use comity::value::{Period, Unit};
use proptest::prelude::*;

const COUNT: u16 = 40;

fn compact(day: NaiveDate) -> String {
    day.format("%Y%m%dT000000Z").to_string()
}

/// The first dates of a recurrence by the other implementation.
fn independent(anchor: NaiveDate, rule: &str, except: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut text = format!("DTSTART:{}\nRRULE:{rule}", compact(anchor));
    for day in except {
        text.push_str(&format!("\nEXDATE:{}", compact(*day)));
    }
    let set: rrule::RRuleSet = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    set.all(COUNT).dates.into_iter().map(|found| found.date_naive()).collect()
}

/// The first dates of ours, those that the month-end policy refuses left out.
fn ours(cycle: Cycle, rules: &CalendarRules) -> Vec<NaiveDate> {
    let found = cycle.within(cycle.anchor, date("5000-01-01"), rules).filter_map(Result::ok);
    found.map(|one| one.day).take(usize::from(COUNT)).collect()
}

fn frequency(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "DAILY",
        Unit::Week => "WEEKLY",
        Unit::Month => "MONTHLY",
        Unit::Year => "YEARLY",
        Unit::BusinessDay => unreachable!("the RFC has no such unit"),
    }
}

fn anchors() -> impl Strategy<Value = NaiveDate> {
    let end_of_month = (0u32..48, 0u64..4).prop_map(|(months, back)| {
        let first = date("2019-01-01").checked_add_months(chrono::Months::new(months + 1)).unwrap();
        first - Days::new(back + 1)
    });
    prop_oneof![(0u64..3000).prop_map(|days| date("2018-01-01") + Days::new(days)), end_of_month, Just(date("2020-02-29"))]
}

fn periods() -> impl Strategy<Value = Period> {
    let unit = prop_oneof![Just(Unit::Day), Just(Unit::Week), Just(Unit::Month), Just(Unit::Year)];
    (1u16..9, unit).prop_map(|(count, unit)| period(count, unit))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_calendar_that_refuses_recurs_as_the_rfc_does(anchor in anchors(), every in periods()) {
        let cycle = Cycle { anchor, period: every };
        let theirs = independent(anchor, &format!("FREQ={};INTERVAL={}", frequency(every.unit), every.count), &[]);
        // It may give up where a rule skips for long, as yearly dates of 29 February do.
        let ours = ours(cycle, &by(MonthEnd::Refuse));
        prop_assert!(theirs.len() >= 5, "{:?}", theirs);
        prop_assert_eq!(&ours[..theirs.len()], theirs);
    }

    #[test]
    fn a_calendar_that_clamps_recurs_as_the_last_of_the_month_s_days_that_fit(anchor in anchors(), every in periods()) {
        let fitting: Vec<_> = (28..=anchor.day()).map(|day| day.to_string()).collect();
        let rule = match every.unit {
            Unit::Month | Unit::Year if anchor.day() > 28 => {
                let month = if every.unit == Unit::Year { format!(";BYMONTH={}", anchor.month()) } else { String::new() };
                format!("FREQ={};INTERVAL={}{month};BYMONTHDAY={};BYSETPOS=-1", frequency(every.unit), every.count, fitting.join(","))
            }
            unit => format!("FREQ={};INTERVAL={}", frequency(unit), every.count),
        };
        prop_assert_eq!(ours(Cycle { anchor, period: every }, &by(MonthEnd::Clamp)), independent(anchor, &rule, &[]));
    }

    #[test]
    fn working_days_recur_as_mondays_to_fridays_without_the_holidays(ahead in 0u64..60, free in proptest::collection::vec(0u64..60, 0..12)) {
        let holidays: Vec<_> = free.into_iter().map(|days| date("2021-01-04") + Days::new(days)).collect();
        let table = WorkingDays::new(WorkingDays::WEEKEND, holidays.clone(), Some((date("2021-01-01"), date("2021-12-31"))));
        let rules = CalendarRules { working: table, ..CalendarRules::default() };
        let anchor = date("2021-01-04") + Days::new(ahead);
        let theirs = independent(anchor, "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", &holidays);
        let daily = Cycle { anchor, period: period(1, Unit::BusinessDay) };
        let ours: Vec<_> = (1..=30).map(|number| daily.nth(number, &rules).unwrap()).collect();
        let theirs: Vec<_> = theirs.into_iter().filter(|day| *day > anchor).take(30).collect();
        prop_assert_eq!(ours, theirs);
    }
}
