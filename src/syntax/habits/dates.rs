//! Dates as people write them: `26/06/2020`, `26.06.2020`, `26 June 2020`, `June 26, 2020`.

use super::{Finder, Habit, problems};
use crate::syntax::scan::Scan;

const MONTHS: &[&str] =
    &["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

impl Finder<'_> {
    /// Three numbers with `/`, `.` or `-` between them, or a number and the name of a month.
    pub(super) fn date_in_digits(&mut self, start: usize) -> bool {
        let length = self.rest().bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-')).count();
        let figure = self.slice(start, start.saturating_add(length)).trim_end_matches(['.', '/', '-']);
        let end = start.saturating_add(figure.len());
        let parts: Vec<&str> = figure.split(['/', '.', '-']).collect();
        let [first, second, third] = parts.as_slice() else { return self.day_and_month(start) };
        let (first, second, third) = (number(first), number(second), number(third));
        let (Some((first, width)), Some((second, _)), Some((third, last_width))) = (first, second, third) else { return false };
        let meant: Vec<String> = if width == 4 {
            iso(first, second, third).into_iter().collect()
        } else if last_width == 4 {
            let both = [iso(third, second, first), iso(third, first, second)];
            let mut both: Vec<_> = both.into_iter().flatten().collect();
            both.dedup();
            both
        } else {
            return false;
        };
        if meant.first().is_some_and(|date| date == figure) {
            return false;
        }
        self.scan.at = end;
        self.date(start, figure, meant);
        true
    }

    fn date(&mut self, start: usize, written: &str, meant: Vec<String>) {
        let diagnostic = problems::foreign_date(self.span(start, self.scan.at), written, &meant);
        let edits = meant.into_iter().next().map(|date| self.edit(start, self.scan.at, date));
        self.found.push(Habit { edits: edits.into_iter().collect(), diagnostic: Some(diagnostic) });
    }

    /// `26 June 2020`, `26th of June 2020`.
    fn day_and_month(&mut self, start: usize) -> bool {
        let mut ahead = Scan::new(self.written, start);
        let day = ahead.word();
        let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        ahead.blanks();
        let mut word = ahead.word();
        if word == "of" {
            ahead.blanks();
            word = ahead.word();
        }
        let Some(month) = month(word) else { return false };
        skip_marks(&mut ahead);
        let year = ahead.word();
        let (Some((day, _)), Some((year, 4))) = (number(digits), number(year)) else { return false };
        self.scan.at = ahead.at;
        let written = self.slice(start, ahead.at);
        self.date(start, written, iso(year, month, day).into_iter().collect());
        true
    }

    /// `June 26, 2020`, `June 2020`.
    pub(super) fn date_in_words(&mut self, start: usize, word: &str) -> bool {
        let Some(month) = month(word).filter(|_| word.starts_with(|c: char| c.is_ascii_uppercase())) else { return false };
        let mut ahead = self.scan.clone();
        ahead.blanks();
        let first = ahead.word();
        let first_end = ahead.at;
        let digits = first.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        skip_marks(&mut ahead);
        let second = ahead.word();
        let meant = match (number(digits), number(second)) {
            (Some((year, 4)), _) => {
                ahead.at = first_end;
                Some(format!("{year:04}-{month:02}"))
            }
            (Some((day, _)), Some((year, 4))) => iso(year, month, day),
            _ => return false,
        };
        self.scan.at = ahead.at;
        let written = self.slice(start, ahead.at);
        self.date(start, written, meant.into_iter().collect());
        self.seen("", b'0');
        true
    }
}

fn skip_marks(scan: &mut Scan<'_>) {
    scan.blanks();
    if scan.peek() == Some(b',') {
        scan.step();
        scan.blanks();
    }
}

fn month(word: &str) -> Option<u32> {
    let folded = word.to_lowercase();
    let place = MONTHS.iter().position(|name| *name == folded || (folded.len() == 3 && name.starts_with(&folded)))?;
    u32::try_from(place).ok()?.checked_add(1)
}

/// A number of at most four digits, and how many there are.
fn number(digits: &str) -> Option<(u32, usize)> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain).map(|number| (number, digits.len()))
}

/// The date as the language writes it, if a month and a day can have these numbers.
fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let date = format!("{year:04}-{month:02}-{day:02}");
    crate::value::PartialDate::parse(&date).map(|_| date)
}
