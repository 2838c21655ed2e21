//! What a record answers, told to people: drawn for a terminal, or in plain sentences.

use super::duty_words::DutyTold;
use super::record_words::{DateTold, EventTold};
use super::status_words::{StatusTold, standing_words};
use super::verdict_diagnostic::capital;
use super::verdict_human::{called, clause, emphasised, strong, wrapped};
use super::words::list;
use crate::calendar::words::days;
use crate::diagnostic::Look;
use crate::record::{DutyState, Standing};
use crate::source::Sources;
use crate::value::Truth;

/// How a programme stands, what is open and which dates come next.
#[must_use]
pub fn status_in_words(told: &StatusTold, open: &[DutyTold], sources: &Sources, look: Look) -> String {
    let pen = Pen { sources, look };
    let mut out = pen.heading(&told.title, &headline(&told.may_be), verdict_of(&told.may_be));
    out.push_str(&pen.sentence(2, told.clause.as_ref(), &told.says));
    out.push_str(&pen.events(&told.relied));
    told.parties.iter().for_each(|party| out.push_str(&pen.sentence(2, None, party)));
    told.needs.iter().for_each(|need| out.push_str(&pen.sentence(2, None, &format!("to know, {need}"))));
    if !open.is_empty() {
        out.push_str(&pen.part("Open"));
        open.iter().for_each(|duty| out.push_str(&pen.duty(duty)));
    }
    if !told.next.is_empty() {
        out.push_str(&pen.part("Next"));
        told.next.iter().for_each(|date| out.push_str(&pen.date(date)));
    }
    out
}

/// Duties under a heading, or that there are none.
#[must_use]
pub fn duties_in_words(heading: &str, duties: &[DutyTold], sources: &Sources, look: Look) -> String {
    let pen = Pen { sources, look };
    let mut out = pen.part(heading);
    if duties.is_empty() {
        out.push_str(&pen.sentence(2, None, "nothing"));
    }
    duties.iter().for_each(|duty| out.push_str(&pen.duty(duty)));
    out
}

/// Dates, each with its working.
#[must_use]
pub fn dates_in_words(dates: &[DateTold], sources: &Sources, look: Look) -> String {
    let pen = Pen { sources, look };
    dates.iter().map(|date| pen.date_in_full(date)).collect()
}

fn headline(may_be: &[Standing]) -> String {
    match may_be {
        [] => "undetermined".to_owned(),
        [one] => standing_words(*one).to_owned(),
        several => list(several.iter().map(|one| standing_words(*one).to_owned()), "or"),
    }
}

fn verdict_of(may_be: &[Standing]) -> Truth {
    match may_be {
        [Standing::InForce | Standing::Provisional] => Truth::True,
        [_] => Truth::False,
        _ => Truth::Unknown,
    }
}

fn weight(state: DutyState) -> Truth {
    match state {
        DutyState::Overdue => Truth::False,
        DutyState::Undetermined | DutyState::Due | DutyState::NotYetDue => Truth::Unknown,
        _ => Truth::True,
    }
}

/// How things are written in one look.
struct Pen<'a> {
    sources: &'a Sources,
    look: Look,
}

impl Pen<'_> {
    fn spoken(&self) -> bool {
        self.look == Look::Told
    }

    fn heading(&self, title: &str, headline: &str, truth: Truth) -> String {
        match self.spoken() {
            true => format!("{title}: {headline}.\n"),
            false => format!("{}  {}\n", emphasised(&headline.to_uppercase(), truth, self.look), strong(title, self.look)),
        }
    }

    fn part(&self, heading: &str) -> String {
        if self.spoken() { format!("{heading}:\n") } else { format!("\n{}\n", strong(heading, self.look)) }
    }

    /// A sentence behind the clause that it comes from.
    fn sentence(&self, indent: usize, from: Option<&(String, Option<String>)>, says: &str) -> String {
        match (from, self.spoken()) {
            (Some((number, heading)), true) => format!("Clause {number}{}: {says}.\n", called(heading.as_deref())),
            (Some((number, heading)), false) => wrapped(indent, &format!("{}: {says}.", clause(number, heading.as_deref(), self.look))),
            (None, true) => format!("{}.\n", capital(says)),
            (None, false) => wrapped(indent, &format!("{}.", capital(says))),
        }
    }

    fn events(&self, events: &[EventTold]) -> String {
        let line = |event: &EventTold| {
            let place = self.sources.locate(event.span);
            match (place, self.spoken()) {
                (Some((file, at)), true) => format!("This rests on {}; {file}, line {}, says so.\n", event.says, at.line),
                (None, true) => format!("This rests on {}.\n", event.says),
                (Some((file, at)), false) => wrapped(6, &format!("{}  ({file}:{})", event.says, at.line)),
                (None, false) => wrapped(6, &event.says),
            }
        };
        events.iter().map(line).collect()
    }

    fn duty(&self, duty: &DutyTold) -> String {
        let mut out = if self.spoken() {
            let clause = duty
                .clause
                .as_ref()
                .map_or_else(String::new, |(number, heading)| format!("Clause {number}{}: ", called(heading.as_deref())));
            format!("{clause}{}. {}.\n", duty.duty, capital(&duty.says))
        } else {
            let state = emphasised(&duty.told.to_uppercase(), weight(duty.state), self.look);
            let from = duty.clause.as_ref().map_or_else(String::new, |(number, heading)| clause(number, heading.as_deref(), self.look));
            // The state stands in capitals already.
            let says = duty.says.strip_prefix(&duty.told).map_or(duty.says.as_str(), |says| says.trim_start_matches(": "));
            let says = if says.is_empty() { String::new() } else { wrapped(6, &format!("{}.", capital(says))) };
            format!("{}{says}", wrapped(2, &format!("{state}  {from}: {}", duty.duty)))
        };
        for date in duty.dates.iter().filter(|date| date.rule.is_some() && date.kind != "opens") {
            let line = format!("{} ({}): {}.", days(date.days), date.kind, self.rule(date));
            out.push_str(&if self.spoken() { format!("{}\n", self.spoken_date(date)) } else { wrapped(6, &line) });
        }
        out.push_str(&self.events(&duty.relied));
        for need in &duty.needs {
            out.push_str(&self.sentence(6, None, &format!("to know, {need}")));
        }
        out
    }

    fn rule(&self, date: &DateTold) -> String {
        let read = if date.readings.is_empty() { String::new() } else { format!("; {}", list(date.readings.iter().cloned(), "and")) };
        format!("{}{read}", date.rule.clone().unwrap_or_else(|| "as given".to_owned()))
    }

    fn spoken_date(&self, date: &DateTold) -> String {
        format!("{}: {}; {}.", days(date.days), date.says, self.rule(date))
    }

    fn date(&self, date: &DateTold) -> String {
        let cited = date.clause.as_ref().map_or_else(String::new, |(number, _)| format!(" ({number})"));
        let rule = date.rule.as_ref().map_or_else(String::new, |_| format!(": {}", self.rule(date)));
        match self.spoken() {
            true => format!("{}: {}{cited}{rule}.\n", days(date.days), date.says),
            false => wrapped(2, &format!("{}  {}{cited}{rule}", strong(&days(date.days), self.look), date.says)),
        }
    }

    fn date_in_full(&self, date: &DateTold) -> String {
        let mut out = self.date(&DateTold { rule: None, ..date.clone() });
        let working = format!("{}{}", date.working, if date.rule.is_some() { "" } else { ", as given" });
        let read = if date.readings.is_empty() { String::new() } else { format!("; {}", list(date.readings.iter().cloned(), "and")) };
        out.push_str(&if self.spoken() { format!("Worked out: {working}{read}.\n") } else { wrapped(6, &format!("{working}{read}")) });
        out.push_str(&self.events(&date.relied));
        out
    }
}
