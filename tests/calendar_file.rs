//! Calendars as other programs read them: RFC 5545 by its own letters, and by a reader that shares no code with the writer.

use chrono::NaiveDate;
use comity::report::{CalendarEntry, icalendar};
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn entry(title: &str, notes: &str) -> CalendarEntry {
    CalendarEntry { key: "4.2/review/1".into(), first: day(2021, 6, 26), last: day(2021, 6, 26), title: title.into(), notes: notes.into() }
}

/// Name, parameters and value of each property of each event, as the other reader sees them.
fn read(text: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|component| component.name == "VEVENT");
    events.map(|event| event.properties.iter().map(|one| (one.name.to_string(), one.val.to_string())).collect()).collect()
}

fn value(event: &[(String, String)], name: &str) -> String {
    event.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()).unwrap()
}

/// The text that an escaped value stands for, by RFC 5545, 3.3.11.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    out
}

#[test]
fn a_day_is_a_whole_day_and_ends_before_the_next() {
    let long = CalendarEntry { last: day(2021, 7, 26), ..entry("Window", "") };
    let text = icalendar("exchange", "Exchanges", day(2021, 1, 1), Some(14), &[entry("Review", "4.2"), long]);
    for line in [
        "DTSTART;VALUE=DATE:20210626\r\nDTEND;VALUE=DATE:20210627\r\n",
        "DTSTART;VALUE=DATE:20210626\r\nDTEND;VALUE=DATE:20210727\r\n",
        "DTSTAMP:20210101T000000Z\r\n",
        "UID:4.2/review/1@exchange.comity\r\n",
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Review\r\nTRIGGER:-P14D\r\nEND:VALARM\r\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let events = read(&text);
    assert_eq!(events.iter().map(|event| value(event, "SUMMARY")).collect::<Vec<_>>(), ["Review", "Window"]);
    assert!(!icalendar("exchange", "E", day(2021, 1, 1), None, &[entry("Review", "")]).contains("VALARM"));
}

#[test]
fn what_the_standard_demands_of_every_calendar_is_there() {
    let text = icalendar("exchange", "Exchanges", day(2021, 1, 1), None, &[]);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && text.ends_with("\r\nEND:VCALENDAR\r\n"), "{text}");
}

#[test]
fn one_question_gives_one_calendar() {
    let make = || icalendar("exchange", "Exchanges", day(2021, 1, 1), Some(7), &[entry("Review", "4.2")]);
    assert_eq!(make(), make());
}

proptest! {
    #[test]
    fn any_words_come_back_as_they_were_and_no_line_is_too_long(title in "[ -~éō京🙂\n;,\\\\:\"]{0,200}", notes in "[ -~éō京🙂\n;,\\\\:\"]{0,400}") {
        let text = icalendar("exchange", &title, day(2021, 1, 1), Some(0), &[entry(&title, &notes)]);
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        // Unfolding is the standard's own: a line break with a blank behind it is taken out.
        let whole = text.replace("\r\n ", "");
        let said = |name: &str| whole.split("\r\n").find_map(|line| line.strip_prefix(name).and_then(|rest| rest.strip_prefix(':'))).map(unescaped);
        prop_assert_eq!(said("SUMMARY").unwrap(), title.clone());
        prop_assert_eq!(said("DESCRIPTION").unwrap(), notes.clone());
        let events = read(&text);
        prop_assert_eq!(events.len(), 1);
        prop_assert_eq!(unescaped(&value(&events[0], "UID")), "4.2/review/1@exchange.comity");
    }
}
