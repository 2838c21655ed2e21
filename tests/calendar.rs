//! The calendar: dates of real documents, worked out by hand, and each with its working in words.

use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};
use comity::calendar::{CalendarRules, Counting, Cycle, DayRange, MonthEnd, Step, Unreckoned, WorkingDays, reckon, reckon_day, words};
use comity::value::{PartialDate, Period, Unit};

mod laws;
mod recurrence;

pub fn date(text: &str) -> NaiveDate {
    PartialDate::parse(text).unwrap().earliest()
}

pub fn range(text: &str) -> DayRange {
    DayRange::of(PartialDate::parse(text).unwrap())
}

pub fn period(count: u16, unit: Unit) -> Period {
    Period { count, unit }
}

fn plain() -> CalendarRules {
    CalendarRules::default()
}

pub fn by(month_end: MonthEnd) -> CalendarRules {
    CalendarRules { month_end, ..CalendarRules::default() }
}

/// The public holidays of the Commission's staff in 2021 that matter here, and those of 2022's first week.
fn with_holidays() -> CalendarRules {
    let holidays =
        ["2021-01-01", "2021-04-01", "2021-04-02", "2021-04-05", "2021-05-13", "2021-05-14", "2021-05-24", "2021-07-21", "2021-11-01"];
    let table = WorkingDays::new(WorkingDays::WEEKEND, holidays.map(date).to_vec(), Some((date("2021-01-01"), date("2021-12-23"))));
    CalendarRules { working: table, ..CalendarRules::default() }
}

#[test]
fn two_years_from_the_endorsement_whose_last_day_is_excluded_end_the_day_before() {
    let last_day = reckon(range("2020-06-26"), &[Step::Add(period(2, Unit::Year), false), Step::LastDayExcluded], &plain()).unwrap();
    assert_eq!(last_day.result(), range("2022-06-25"));
    assert_eq!(
        words::working(&last_day),
        "26 June 2020 + 2 years = 26 June 2022; less 1 day, since the last day is excluded = 25 June 2022"
    );
    assert_eq!(words::rule(&last_day), "2 years from 26 June 2020, last day excluded");
}

// UNFCCC, Article 23(1): the fiftieth instrument was deposited on 21 December 1993, and the Convention entered into force on 21 March 1994.
#[test]
fn the_ninetieth_day_after_the_fiftieth_instrument_is_the_day_on_which_the_convention_entered_into_force() {
    let start = reckon(range("1993-12-21"), &[Step::NthDayAfter(90)], &plain()).unwrap();
    assert_eq!(start.result(), range("1994-03-21"));
    assert_eq!(words::working(&start), "21 December 1993, the 90th day after = 21 March 1994");
    assert_eq!(words::rule(&start), "the 90th day after 21 December 1993");
}

#[test]
fn the_second_month_following_begins_the_day_that_many_treaties_start_on() {
    for (event, number, start) in
        [("2020-12-15", 2, "2021-02-01"), ("2020-01-31", 1, "2020-02-01"), ("2020-02-01", 1, "2020-03-01"), ("2019-12-31", 2, "2020-02-01")]
    {
        let found = reckon(range(event), &[Step::FirstOfMonthFollowing(number)], &plain()).unwrap();
        assert_eq!(found.result(), range(start), "{event}");
    }
    let start = reckon(range("2020-12-15"), &[Step::FirstOfMonthFollowing(2)], &plain()).unwrap();
    assert_eq!(words::rule(&start), "the first day of the 2nd month following 15 December 2020");
}

#[test]
fn a_leap_day_has_its_anniversary_where_the_calendar_says() {
    let a_year = [Step::Add(period(1, Unit::Year), false)];
    let later = |month_end| reckon_day(date("2020-02-29"), &a_year, &by(month_end));
    assert_eq!(later(MonthEnd::Clamp), Ok(date("2021-02-28")));
    assert_eq!(later(MonthEnd::Overflow), Ok(date("2021-03-01")));
    assert_eq!(later(MonthEnd::Refuse), Err(Unreckoned::Refused { from: date("2020-02-29"), period: period(1, Unit::Year) }));
    let renewed = Step::renewed(period(1, Unit::Year), period(1, Unit::Year), 3);
    assert_eq!(reckon_day(date("2020-02-29"), &renewed, &plain()), Ok(date("2024-02-29")), "four years at once, not four times one");
}

// Dodds v Walker: a notice of 30 September, four months, ends on 30 January and not on the 31st.
#[test]
fn the_anniversary_rule_ends_a_period_on_the_corresponding_date() {
    let table = [
        ("1978-09-30", 4, Unit::Month, "1979-01-30"),
        // Misset v Council: notified on 18 February 1985, three months, so the period ran through 18 May, a Saturday.
        ("1985-02-18", 3, Unit::Month, "1985-05-18"),
        ("2021-01-31", 1, Unit::Month, "2021-02-28"),
        ("2020-06-26", 1, Unit::Year, "2021-06-26"),
        ("2020-02-29", 1, Unit::Year, "2021-02-28"),
        ("2021-06-02", 2, Unit::Week, "2021-06-16"),
        ("2021-06-02", 10, Unit::Day, "2021-06-12"),
    ];
    for (event, count, unit, last) in table {
        let found = Counting::Anniversary.last_day(range(event), period(count, unit), false, &by(MonthEnd::Refuse)).unwrap();
        assert_eq!(found.result(), range(last), "{count} {unit:?} after {event}");
    }
}

// The German Civil Code, section 188(2) and (3), for a period that counts its first day.
#[test]
fn a_period_that_counts_its_first_day_ends_the_day_before_the_corresponding_date() {
    let table = [
        ("2021-03-01", 1, Unit::Month, "2021-03-31"),
        ("2021-01-31", 1, Unit::Month, "2021-02-28"),
        ("2021-01-30", 1, Unit::Month, "2021-02-28"),
        ("2021-01-29", 1, Unit::Month, "2021-02-28"),
        ("2021-01-28", 1, Unit::Month, "2021-02-27"),
        ("2020-01-01", 1, Unit::Year, "2020-12-31"),
        ("2020-02-29", 1, Unit::Year, "2021-02-28"),
        ("2021-06-02", 1, Unit::Week, "2021-06-08"),
        ("2021-06-02", 1, Unit::Day, "2021-06-02"),
        ("9000-01-01", 1000, Unit::Year, "9999-12-31"),
    ];
    for (first, count, unit, last) in table {
        let found = reckon(range(first), &[Step::LastDayOf(period(count, unit))], &plain()).unwrap();
        assert_eq!(found.result(), range(last), "{count} {unit:?} from {first}");
    }
}

// Regulation 1182/71, Article 3, paragraph by paragraph, by the wall calendar of 2021 with the holidays above.
#[test]
fn the_regulation_counts_as_its_third_article_says() {
    let table = [
        ("the event's day is not counted", "2021-06-07", 10, Unit::Day, "2021-06-17"),
        ("weeks end on the same day of the week", "2021-06-08", 2, Unit::Week, "2021-06-22"),
        ("months end on the same date", "2021-02-10", 1, Unit::Month, "2021-03-10"),
        ("or the month's last day, and then the working day behind that Sunday", "2021-01-31", 1, Unit::Month, "2021-03-01"),
        ("or the month's last day", "2021-08-31", 1, Unit::Month, "2021-09-30"),
        ("holidays inside count", "2021-03-30", 8, Unit::Day, "2021-04-07"),
        ("a Saturday rolls on to Monday", "2021-06-09", 3, Unit::Day, "2021-06-14"),
        ("Good Friday rolls on over Easter Monday", "2021-03-26", 1, Unit::Week, "2021-04-06"),
        ("two days from a Friday hold two working days", "2021-06-11", 2, Unit::Day, "2021-06-15"),
        ("two days from a Thursday hold Friday and Monday", "2021-06-10", 2, Unit::Day, "2021-06-14"),
        ("one day needs no second", "2021-06-11", 1, Unit::Day, "2021-06-14"),
        ("a week holds five", "2021-06-11", 1, Unit::Week, "2021-06-18"),
        ("working days are counted as such", "2021-03-31", 3, Unit::BusinessDay, "2021-04-08"),
    ];
    for (what, event, count, unit, last) in table {
        let found = Counting::Regulation1182.last_day(range(event), period(count, unit), false, &with_holidays()).unwrap();
        assert_eq!(found.result(), range(last), "{what}");
    }
}

// Case C-171/03, Toeters and Verberk: calves were slaughtered on 12, 13 and 16 March 1998, and three weeks end by reference to the day of the event.
#[test]
fn three_weeks_by_the_regulation_end_on_the_event_s_day_of_the_week() {
    let easter = ["1998-04-10", "1998-04-13"].map(date).to_vec();
    let table = WorkingDays::new(WorkingDays::WEEKEND, easter, Some((date("1998-03-01"), date("1998-04-30"))));
    let rules = CalendarRules { working: table, ..CalendarRules::default() };
    for (slaughter, last) in [("1998-03-12", "1998-04-02"), ("1998-03-13", "1998-04-03"), ("1998-03-16", "1998-04-06")] {
        let found = Counting::Regulation1182.last_day(range(slaughter), period(3, Unit::Week), false, &rules).unwrap();
        assert_eq!(found.result(), range(last));
        assert_eq!(found.result().earliest.weekday(), date(slaughter).weekday());
    }
}

#[test]
fn the_regulation_does_not_move_a_period_that_runs_backwards() {
    let back =
        |event, count, unit| Counting::Regulation1182.last_day(range(event), period(count, unit), true, &with_holidays()).unwrap().result();
    assert_eq!(back("2021-06-28", 2, Unit::Week), range("2021-06-14"));
    assert_eq!(back("2021-06-20", 1, Unit::Month), range("2021-05-20"));
    assert_eq!(back("2021-06-25", 12, Unit::Day), range("2021-06-13"), "a Sunday stays a Sunday");
    assert_eq!(
        back("2021-06-14", 2, Unit::Day),
        range("2021-06-10"),
        "Saturday and Sunday are no two working days: Friday and Thursday are"
    );
}

#[test]
fn business_days_are_counted_over_weekends_and_holidays_and_never_beyond_the_table() {
    let rules = with_holidays();
    let move_by = |from, count, backwards| reckon_day(date(from), &[Step::Add(period(count, Unit::BusinessDay), backwards)], &rules);
    assert_eq!(move_by("2021-03-31", 1, false), Ok(date("2021-04-06")), "Maundy Thursday to Easter Monday are off");
    assert_eq!(move_by("2021-04-06", 1, true), Ok(date("2021-03-31")));
    assert_eq!(move_by("2021-04-03", 1, false), Ok(date("2021-04-06")), "counted from a Saturday");
    assert_eq!(move_by("2021-04-03", 0, false), Ok(date("2021-04-03")), "none is no move");
    assert_eq!(move_by("2021-12-22", 1, false), Ok(date("2021-12-23")), "the table's last day");
    assert_eq!(move_by("2021-12-23", 1, false), Err(Unreckoned::NoHolidays(date("2021-12-24"))));
    assert_eq!(move_by("2021-12-20", 9, false), Err(Unreckoned::NoHolidays(date("2021-12-24"))));
    assert_eq!(
        move_by("2021-01-04", 1, true),
        Err(Unreckoned::NoHolidays(date("2020-12-31"))),
        "New Year's Day is a holiday, and before it nothing is known"
    );
    let no_table = reckon_day(date("2021-04-01"), &[Step::Add(period(1, Unit::BusinessDay), false)], &plain());
    assert_eq!(no_table, Err(Unreckoned::NoHolidays(date("2021-04-02"))));
    assert_eq!(Unreckoned::NoHolidays(date("2021-04-02")).to_string(), "no table of holidays says whether 2 April 2021 is a working day");
}

#[test]
fn a_weekend_of_other_days_or_of_all_days_is_as_declared() {
    let year = Some((date("2021-01-01"), date("2021-12-31")));
    let gulf = WorkingDays::new(WeekdaySet::from_array([Weekday::Fri, Weekday::Sat]), Vec::new(), year);
    assert_eq!(gulf.after(date("2021-06-10"), 1), Ok(date("2021-06-13")), "from Thursday to Sunday");
    let idle = WorkingDays::new(WeekdaySet::ALL, Vec::new(), year);
    assert_eq!(idle.after(date("2021-06-10"), 1), Err(Unreckoned::NoWorkingDay));
    assert_eq!(idle.roll_forward(date("2021-06-10")), Err(Unreckoned::NoWorkingDay));
}

#[test]
fn the_last_day_for_a_notice_is_the_latest_from_which_it_is_full_in_time() {
    let latest = |end, count, unit| reckon_day(date(end), &[Step::LatestStart(period(count, unit))], &with_holidays());
    assert_eq!(
        latest("2021-02-28", 1, Unit::Month),
        Ok(date("2021-01-31")),
        "a month from the 28th, 29th, 30th or 31st is full on 28 February"
    );
    assert_eq!(latest("2021-03-31", 1, Unit::Month), Ok(date("2021-02-28")));
    assert_eq!(latest("2021-12-31", 6, Unit::Month), Ok(date("2021-06-30")));
    assert_eq!(latest("2021-12-31", 30, Unit::Day), Ok(date("2021-12-01")));
    assert_eq!(latest("2021-06-18", 3, Unit::BusinessDay), Ok(date("2021-06-15")));
    assert_eq!(latest("2021-06-16", 3, Unit::BusinessDay), Ok(date("2021-06-13")), "Monday to Wednesday are still three after Sunday");
}

#[test]
fn nothing_leaves_the_years_that_can_be_written() {
    let beyond = |from, step| assert_eq!(reckon_day(date(from), &[step], &with_holidays()), Err(Unreckoned::Beyond), "{step:?}");
    beyond("9999-12-31", Step::FirstDayExcluded);
    beyond("9999-12-31", Step::NthDayAfter(1));
    beyond("9999-12-01", Step::FirstOfMonthFollowing(1));
    beyond("0001-01-01", Step::LastDayExcluded);
    beyond("0001-01-01", Step::LatestStart(period(1, Unit::Month)));
    beyond("2020-01-01", Step::AddTimes(period(u16::MAX, Unit::Year), u32::MAX));
    beyond("2020-01-01", Step::AddTimes(period(u16::MAX, Unit::Day), u32::MAX));
    beyond("2020-01-01", Step::AddTimes(period(u16::MAX, Unit::BusinessDay), u32::MAX));
}

#[test]
fn uncertain_dates_stay_as_certain_as_they_are() {
    let two_years = [Step::Add(period(2, Unit::Year), false), Step::LastDayExcluded];
    let last_day = reckon(range("2018-05"), &two_years, &plain()).unwrap();
    assert_eq!(last_day.result(), DayRange { earliest: date("2020-04-30"), latest: date("2020-05-30") });
    assert_eq!(
        words::working(&last_day),
        "May 2018 + 2 years = May 2020; less 1 day, since the last day is excluded = between 30 April 2020 and 30 May 2020"
    );
    let end = reckon(range("2021"), &[Step::EndOfYear], &plain()).unwrap();
    assert_eq!(end.result(), range("2021-12-31"), "whatever day of 2021 it was");
    assert_eq!(words::rule(&end), "the end of the year of 2021");
}

// 29 January 2021 is a Friday: business done on the 30th or 31st is done on Monday, 1 February, and a month from then is 1 March.
// That no day leads to 31 January must be seen, or its overflow to 3 March would be told as possible.
#[test]
fn days_that_no_day_leads_to_do_not_widen_the_result() {
    let table = WorkingDays::new(WorkingDays::WEEKEND, Vec::new(), Some((date("2021-01-01"), date("2021-12-31"))));
    let rules = CalendarRules { month_end: MonthEnd::Overflow, working: table, ..CalendarRules::default() };
    let from = DayRange { earliest: date("2021-01-28"), latest: date("2021-01-31") };
    let found = reckon(from, &[Step::RollForward, Step::Add(period(1, Unit::Month), false)], &rules).unwrap();
    assert_eq!(found.result(), DayRange { earliest: date("2021-02-28"), latest: date("2021-03-01") });
}

#[test]
fn every_step_is_told_in_words() {
    let (month, days) = (period(1, Unit::Month), period(10, Unit::BusinessDay));
    let told = |from: &str, step: Step| {
        let found = reckon(range(from), &[step], &with_holidays()).unwrap();
        (words::working(&found), words::rule(&found))
    };
    let expect = |from, step, working: &str, rule: &str| assert_eq!(told(from, step), (working.to_owned(), rule.to_owned()));
    expect("2021-06-02", Step::Add(days, false), "2 June 2021 + 10 business days = 16 June 2021", "10 business days from 2 June 2021");
    expect("2021-06-02", Step::Add(month, true), "2 June 2021 - 1 month = 2 May 2021", "1 month before 2 June 2021");
    expect("2021-06-02", Step::AddTimes(month, 3), "2 June 2021 + 3 months = 2 September 2021", "3 months from 2 June 2021");
    expect("2021-06-02", Step::AddTimes(month, 0), "2 June 2021 + 0 months = 2 June 2021", "2 June 2021");
    expect("2021-06-02", Step::Corresponding(month, false), "2 June 2021 + 1 month = 2 July 2021", "1 month after 2 June 2021");
    let last =
        ("2 June 2021, the last day of 1 month that begins with that day = 1 July 2021", "1 month from 2 June 2021, first day included");
    expect("2021-06-02", Step::LastDayOf(month), last.0, last.1);
    let latest = (
        "30 June 2021, the latest day from which 1 month is full by then = 31 May 2021",
        "the latest day from which 1 month is full by 30 June 2021",
    );
    expect("2021-06-30", Step::LatestStart(month), latest.0, latest.1);
    let first = ("2 June 2021, the first day of the 1st month following = 1 July 2021", "the first day of the month following 2 June 2021");
    expect("2021-06-02", Step::FirstOfMonthFollowing(1), first.0, first.1);
    let plus = ("2 June 2021, plus 1 day, since the first day is excluded = 3 June 2021", "2 June 2021, first day excluded");
    expect("2021-06-02", Step::FirstDayExcluded, plus.0, plus.1);
    expect(
        "2021-06-05",
        Step::RollForward,
        "5 June 2021, the next working day = 7 June 2021",
        "5 June 2021, moved to the next working day",
    );
    expect("2021-06-07", Step::RollForward, "7 June 2021, a working day already = 7 June 2021", "7 June 2021");
    let hold = ("4 June 2021, so that it holds 2 working days = 8 June 2021", "4 June 2021, so that it holds 2 working days");
    expect("2021-06-04", Step::HoldWorkingDays(2, false), hold.0, hold.1);
    let not_before = ("4 June 2021, no earlier than 1 July 2021 = 1 July 2021", "4 June 2021, but not before 1 July 2021");
    expect("2021-06-04", Step::NotBefore(date("2021-07-01")), not_before.0, not_before.1);
    let ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 22, 50, 90, 101, 111].map(words::ordinal);
    assert_eq!(ordinals.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 50th 90th 101st 111th");
}

#[test]
fn why_there_is_no_date_is_said_in_plain_words() {
    let refused = reckon_day(date("2021-01-31"), &[Step::Add(period(1, Unit::Month), false)], &by(MonthEnd::Refuse)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "1 month counted from 31 January 2021 would end on a day that its month does not have, and the calendar refuses to choose another"
    );
    assert_eq!(Unreckoned::Beyond.to_string(), "the date would lie outside the years 1 to 9999");
}

#[test]
fn a_cycle_counts_from_its_anchor_and_not_from_its_last_date() {
    let monthly = Cycle { anchor: date("2021-01-31"), period: period(1, Unit::Month) };
    let days: Vec<_> = monthly.within(date("2021-02-01"), date("2021-06-30"), &plain()).map(|found| found.unwrap().day).collect();
    assert_eq!(days, ["2021-02-28", "2021-03-31", "2021-04-30", "2021-05-31", "2021-06-30"].map(date));
    let refused: Vec<_> =
        monthly.within(date("2021-02-01"), date("2021-04-30"), &by(MonthEnd::Refuse)).map(|found| found.ok().map(|one| one.day)).collect();
    assert_eq!(refused, [None, Some(date("2021-03-31")), None]);
    let never = Cycle { anchor: date("2021-01-31"), period: period(0, Unit::Month) };
    assert_eq!(never.first_from(date("2021-02-01"), &plain()), Err(Unreckoned::NoLength));
    assert_eq!(never.within(date("2021-01-01"), date("2021-12-31"), &plain()).count(), 1, "the anchor alone");
}
