//! Dates and their working in words.

use super::{DayRange, Reckoning, Step};
use crate::value::{Period, Precision};
use chrono::{Datelike, NaiveDate};

/// A day in words: `26 June 2020`.
///
/// ```
/// use comity::calendar::words;
///
/// assert_eq!(words::day(chrono::NaiveDate::from_ymd_opt(2020, 6, 26).unwrap_or_default()), "26 June 2020");
/// ```
#[must_use]
pub fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// The days that a date can be, in words: `26 June 2020`, `May 2018`, `2021`, and for other ranges `between 3 May 2018 and 7 June 2018`.
///
/// ```
/// use comity::calendar::{DayRange, words};
/// use comity::value::PartialDate;
///
/// let told = |text: &str| PartialDate::parse(text).map(|date| words::days(DayRange::of(date)));
/// assert_eq!(told("2018-05").as_deref(), Some("May 2018"));
/// assert_eq!(told("2021").as_deref(), Some("2021"));
/// ```
#[must_use]
pub fn days(days: DayRange) -> String {
    match days.partial_date().map(|date| date.precision()) {
        Some(Precision::Day) => day(days.earliest),
        Some(Precision::Month) => format!("{} {}", month(days.earliest), days.earliest.year()),
        Some(Precision::Year) => days.earliest.year().to_string(),
        None => format!("between {} and {}", day(days.earliest), day(days.latest)),
    }
}

/// The whole working: every step with the days behind it.
///
/// ```
/// use comity::calendar::{CalendarRules, DayRange, Step, reckon, words};
/// use comity::value::{PartialDate, Period, Unit};
///
/// let endorsed = PartialDate::parse("2020-06-26").map(DayRange::of).ok_or("a date")?;
/// let two_years = Period { count: 2, unit: Unit::Year };
/// let last_day = reckon(endorsed, &[Step::Add(two_years, false), Step::LastDayExcluded], &CalendarRules::default())?;
/// assert_eq!(
///     words::working(&last_day),
///     "26 June 2020 + 2 years = 26 June 2022; less 1 day, since the last day is excluded = 25 June 2022"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn working(reckoning: &Reckoning) -> String {
    let mut before = reckoning.from;
    let mut text = days(before);
    for (place, (taken, after)) in reckoning.steps.iter().enumerate() {
        text.push_str(match (joins(*taken), place) {
            (true, _) => " ",
            (false, 0) => ", ",
            (false, _) => "; ",
        });
        text.push_str(&step(*taken, before == *after));
        text.push_str(" = ");
        text.push_str(&days(*after));
        before = *after;
    }
    text
}

/// The rule in short, without the days between: `2 years from 26 June 2020, last day excluded`. A given date is the date itself.
///
/// ```
/// use comity::calendar::{CalendarRules, DayRange, Step, reckon, words};
/// use comity::value::{PartialDate, Period, Unit};
///
/// let endorsed = PartialDate::parse("2020-06-26").map(DayRange::of).ok_or("a date")?;
/// let two_years = Period { count: 2, unit: Unit::Year };
/// let last_day = reckon(endorsed, &[Step::Add(two_years, false), Step::LastDayExcluded], &CalendarRules::default())?;
/// let (rule, last) = (words::rule(&last_day), words::days(last_day.result()));
/// assert_eq!(format!("{rule}: in force through {last}"), "2 years from 26 June 2020, last day excluded: in force through 25 June 2022");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn rule(reckoning: &Reckoning) -> String {
    let mut before = reckoning.from;
    let mut text = days(before);
    for (taken, after) in &reckoning.steps {
        text = behind(*taken, text, before == *after);
        before = *after;
    }
    text
}

fn month(day: NaiveDate) -> &'static str {
    match day.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// Whether the step's words follow its date as in a sum.
fn joins(step: Step) -> bool {
    matches!(step, Step::Add(..) | Step::AddTimes(..) | Step::Corresponding(..))
}

/// A step's words in the working; `still` where it moves nothing.
fn step(step: Step, still: bool) -> String {
    match step {
        Step::Add(period, backwards) | Step::Corresponding(period, backwards) => format!("{} {period}", if backwards { "-" } else { "+" }),
        Step::AddTimes(period, times) => format!("+ {}", so_many(period, times)),
        Step::LastDayOf(period) => format!("the last day of {period} that {} with that day", agree(period, "begins", "begin")),
        Step::LatestStart(period) => format!("the latest day from which {period} {} full by then", agree(period, "is", "are")),
        Step::NthDayAfter(number) => format!("the {} day after", ordinal(u32::from(number))),
        Step::FirstOfMonthFollowing(number) => format!("the first day of the {} month following", ordinal(u32::from(number))),
        Step::LastDayExcluded => "less 1 day, since the last day is excluded".to_owned(),
        Step::FirstDayExcluded => "plus 1 day, since the first day is excluded".to_owned(),
        Step::EndOfYear => "the end of that year".to_owned(),
        Step::RollForward if still => "a working day already".to_owned(),
        Step::RollForward => "the next working day".to_owned(),
        Step::HoldWorkingDays(number, _) if still => format!("with {number} working days or more already"),
        Step::HoldWorkingDays(number, _) => format!("so that it holds {number} working days"),
        Step::NotBefore(earliest) if still => format!("no earlier than {} already", day(earliest)),
        Step::NotBefore(earliest) => format!("no earlier than {}", day(earliest)),
    }
}

/// A step's words behind what it was taken from.
fn behind(step: Step, from: String, still: bool) -> String {
    match step {
        Step::Add(period, false) => format!("{period} from {from}"),
        Step::Add(period, true) | Step::Corresponding(period, true) => format!("{period} before {from}"),
        Step::AddTimes(_, 0) => from,
        Step::AddTimes(period, times) => format!("{} from {from}", so_many(period, times)),
        Step::Corresponding(period, false) => format!("{period} after {from}"),
        Step::LastDayOf(period) => format!("{period} from {from}, first day included"),
        Step::LatestStart(period) => format!("the latest day from which {period} {} full by {from}", agree(period, "is", "are")),
        Step::NthDayAfter(number) => format!("the {} day after {from}", ordinal(u32::from(number))),
        Step::FirstOfMonthFollowing(1) => format!("the first day of the month following {from}"),
        Step::FirstOfMonthFollowing(number) => format!("the first day of the {} month following {from}", ordinal(u32::from(number))),
        Step::LastDayExcluded => format!("{from}, last day excluded"),
        Step::FirstDayExcluded => format!("{from}, first day excluded"),
        Step::EndOfYear => format!("the end of the year of {from}"),
        Step::RollForward | Step::HoldWorkingDays(..) | Step::NotBefore(_) if still => from,
        Step::RollForward => format!("{from}, moved to the next working day"),
        Step::HoldWorkingDays(number, _) => format!("{from}, so that it holds {number} working days"),
        Step::NotBefore(earliest) => format!("{from}, but not before {}", day(earliest)),
    }
}

fn agree(period: Period, one: &'static str, many: &'static str) -> &'static str {
    if period.count == 1 { one } else { many }
}

/// So many times a period, as one: `6 years` for 3 times 2 years.
fn so_many(period: Period, times: u32) -> String {
    let unit = Period { count: 1, ..period }.to_string();
    let count = u64::from(period.count).saturating_mul(u64::from(times));
    format!("{count} {}{}", unit.trim_start_matches("1 "), if count == 1 { "" } else { "s" })
}

/// A number as an ordinal: `1st`, `2nd`, `90th`.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
