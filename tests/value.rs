//! Values and calendar: laws, and cases worked out by hand from the calendar itself.

use chrono::{Datelike, Days, NaiveDate};
use comity::calendar::{MonthEnd, add};
use comity::value::{Currency, Money, PartialDate, Period, Precision, Truth, Unit};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    PartialDate::parse(text).unwrap().earliest()
}

fn months(count: u16) -> Period {
    Period { count, unit: Unit::Month }
}

#[test]
fn only_whole_iso_dates_are_dates() {
    for bad in [
        "2021-02-30",
        "2021-2-03",
        "2021-02-3",
        " 2021",
        "2021-13",
        "0000",
        "2021-00",
        "26/06/2020",
        "2020-06-26 ",
        "２０２１",
        "20210101",
        "",
    ] {
        assert_eq!(PartialDate::parse(bad), None, "{bad}");
    }
    assert_eq!(PartialDate::parse("2020-02-29").unwrap().precision(), Precision::Day);
    assert_eq!(PartialDate::parse("1900-02-29"), None, "1900 was no leap year");
}

#[test]
fn a_month_and_a_year_reach_from_their_first_to_their_last_day() {
    let february = PartialDate::parse("2020-02").unwrap();
    assert_eq!((february.earliest(), february.latest()), (date("2020-02-01"), date("2020-02-29")));
    let december = PartialDate::parse("9999-12").unwrap();
    assert_eq!(december.latest(), date("9999-12-31"));
    let year = PartialDate::parse("2021").unwrap();
    assert_eq!((year.earliest(), year.latest()), (date("2021-01-01"), date("2021-12-31")));
}

#[test]
fn month_ends_follow_the_declared_policy() {
    let from = date("2021-01-31");
    assert_eq!(add(from, months(1), false, MonthEnd::Clamp), Some(date("2021-02-28")));
    assert_eq!(add(from, months(1), false, MonthEnd::Overflow), Some(date("2021-03-03")));
    assert_eq!(add(from, months(1), false, MonthEnd::Refuse), None);
    assert_eq!(add(from, months(2), false, MonthEnd::Refuse), Some(date("2021-03-31")));
    assert_eq!(add(date("2020-02-29"), Period { count: 1, unit: Unit::Year }, false, MonthEnd::Clamp), Some(date("2021-02-28")));
    assert_eq!(add(date("2021-03-31"), months(1), true, MonthEnd::Clamp), Some(date("2021-02-28")));
}

#[test]
fn arithmetic_never_leaves_the_years_that_can_be_written() {
    assert_eq!(add(date("9999-12-31"), Period { count: 1, unit: Unit::Day }, false, MonthEnd::Clamp), None);
    assert_eq!(add(date("0001-01-01"), Period { count: 9999, unit: Unit::Year }, true, MonthEnd::Clamp), None);
}

#[test]
fn money_has_the_places_of_its_currency() {
    let euro = Currency::from_code("EUR").unwrap();
    let yen = Currency::from_code("JPY").unwrap();
    assert_eq!(Money::parse("5000.5", euro).unwrap().minor, 500_050);
    assert_eq!(Money::parse("-0.05", euro).unwrap().to_string(), "-0.05 EUR");
    assert_eq!(Money::parse("700", yen).unwrap().to_string(), "700 JPY");
    for bad in ["1.234", "", ".5", "1.", "1e3", "1,000", "--1", "+1", "99999999999999999999"] {
        assert_eq!(Money::parse(bad, euro), None, "{bad}");
    }
    assert_eq!(Money::parse("1.0", yen), None, "the yen has no places");
    assert!(Currency::from_code("ABC").is_none());
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..3_000_000).prop_map(|days| date("0500-01-01").checked_add_days(Days::new(days)).unwrap())
}

fn partial_dates() -> impl Strategy<Value = PartialDate> {
    let precision = prop_oneof![Just(Precision::Day), Just(Precision::Month), Just(Precision::Year)];
    (days(), precision).prop_map(|(day, precision)| PartialDate::day(day).unwrap().known_to(precision))
}

proptest! {
    #[test]
    fn a_date_reads_back_as_it_is_written(date in partial_dates()) {
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
    }

    #[test]
    fn a_comparison_is_settled_only_if_every_pair_of_days_agrees(left in partial_dates(), right in partial_dates()) {
        let ends = [(left.earliest(), right.earliest()), (left.earliest(), right.latest()), (left.latest(), right.earliest()), (left.latest(), right.latest())];
        let holds = ends.iter().filter(|(one, other)| one <= other).count();
        let expected = match holds { 0 => Truth::False, 4 => Truth::True, _ => Truth::Unknown };
        prop_assert_eq!(left.at_most(right), expected);
    }

    #[test]
    fn months_land_in_the_month_counted_to(from in days(), count in 0u16..6000) {
        if let Some(to) = add(from, months(count), false, MonthEnd::Clamp) {
            let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
            prop_assert_eq!(number(to), number(from) + i32::from(count));
            prop_assert!(to.day() == from.day() || to.succ_opt().unwrap().day() == 1, "only the month's last day may stand for a missing one");
        }
    }

    #[test]
    fn adding_keeps_the_order_of_days(one in days(), other in days(), count in 0u16..400, overflow: bool) {
        let policy = if overflow { MonthEnd::Overflow } else { MonthEnd::Clamp };
        let (one, other) = (one.min(other), one.max(other));
        if let (Some(one), Some(other)) = (add(one, months(count), false, policy), add(other, months(count), false, policy)) {
            // Overflow may put 31 January after 1 February by at most three days.
            let slack = if overflow { 3 } else { 0 };
            prop_assert!(one <= other.checked_add_days(Days::new(slack)).unwrap());
        }
    }

    #[test]
    fn shifting_by_400_years_shifts_the_result(from in days(), count in 0u16..400) {
        let era = Period { count: 400, unit: Unit::Year };
        let later = |day| add(day, era, false, MonthEnd::Clamp);
        let here = add(from, months(count), false, MonthEnd::Clamp).and_then(later);
        let there = later(from).and_then(|from| add(from, months(count), false, MonthEnd::Clamp));
        prop_assert_eq!(here, there);
    }

    #[test]
    fn money_reads_back_as_it_is_written(minor: i64) {
        for code in ["EUR", "JPY", "KWD"] {
            let currency = Currency::from_code(code).unwrap();
            let money = Money { minor, currency };
            let text = money.to_string();
            let amount = text.strip_suffix(&format!(" {code}")).unwrap();
            let expected = if minor == i64::MIN { None } else { Some(money) };
            prop_assert_eq!(Money::parse(amount, currency), expected);
        }
    }
}
