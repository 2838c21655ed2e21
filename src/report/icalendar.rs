//! Days to iCalendar (RFC 5545), as calendar programs import it. No clock is read: the stamp is the day that was asked about.

use chrono::{Days, NaiveDate};

/// A day, or a run of days, for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What tells it from every other entry of the calendar, and stays the same when the record grows: clause, act, occurrence.
    pub key: String,
    /// The first day.
    pub first: NaiveDate,
    /// The last day, which belongs to it.
    pub last: NaiveDate,
    /// What it is, in a line.
    pub title: String,
    /// The clause, the working and the events that it rests on.
    pub notes: String,
}

/// A calendar of whole days. `name` keeps the keys of two policies apart; each entry reminds of itself so many days before, where `reminder` is given.
#[must_use]
pub fn icalendar(name: &str, title: &str, stamp: NaiveDate, reminder: Option<u16>, entries: &[CalendarEntry]) -> String {
    let mut lines = Lines(String::new());
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Comity//Comity//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put("X-WR-CALNAME", &escaped(title));
    for entry in entries {
        lines.entry(name, stamp, reminder, entry);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

struct Lines(String);

impl Lines {
    fn entry(&mut self, name: &str, stamp: NaiveDate, reminder: Option<u16>, entry: &CalendarEntry) {
        // The end of a run of whole days is the day after the last (RFC 5545, 3.6.1).
        let end = entry.last.checked_add_days(Days::new(1)).unwrap_or(entry.last);
        self.put("BEGIN", "VEVENT");
        self.put("UID", &escaped(&format!("{}@{name}.comity", entry.key)));
        self.put("DTSTAMP", &format!("{}T000000Z", date(stamp)));
        self.put("DTSTART;VALUE=DATE", &date(entry.first));
        self.put("DTEND;VALUE=DATE", &date(end));
        self.put("SUMMARY", &escaped(&entry.title));
        self.put("DESCRIPTION", &escaped(&entry.notes));
        self.put("TRANSP", "TRANSPARENT");
        if let Some(before) = reminder {
            self.put("BEGIN", "VALARM");
            self.put("ACTION", "DISPLAY");
            self.put("DESCRIPTION", &escaped(&entry.title));
            self.put("TRIGGER", &if before == 0 { "PT0S".to_owned() } else { format!("-P{before}D") });
            self.put("END", "VALARM");
        }
        self.put("END", "VEVENT");
    }

    /// A content line, folded so that no line has more than 75 octets, its break not counted (RFC 5545, 3.1).
    fn put(&mut self, name: &str, value: &str) {
        let mut room = 75usize;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = 74;
            }
            self.0.push(letter);
            room = room.saturating_sub(letter.len_utf8());
        }
        self.0.push_str("\r\n");
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A text value (RFC 5545, 3.3.11). Other control characters have no place in one.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
