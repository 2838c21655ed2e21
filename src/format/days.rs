//! Dated events, and what is expected of a day.

use super::amending::form;
use super::layout::Doc;
use super::time::{by, maybe, sentence};
use super::values::{date, edition, quantity, text};
use crate::syntax::tree::{Date, DayExpectation, Name, On, OnDay, Text};

/// `on 2020-06-26: endorsement by japan, reference "…"`
pub(super) fn on(on: &On) -> Doc {
    let deed = on.deed.as_ref().map_or_else(String::new, |word| format!("{} ", word.text));
    let (act, about) = match &on.amendment {
        None => (on.event.text.as_str(), String::new()),
        Some(amendment) => {
            let (act, word) = act_words(&on.event.text);
            (act, format!(" {word} {}", amendment.text))
        }
    };
    let by: Vec<&str> = on.by.iter().map(|name| name.text.as_str()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(" and ")) };
    let dated = |word: &str, day: Option<&Date>| day.map(|day| Doc::words(format!("{word} {}", date(day))));
    let saying = |word: &str, words: &Text| Doc::Row(vec![Doc::words(format!("{word} ")), text(words)]);
    sentence([
        Some(Doc::words(format!("on {}: {deed}{act}{about}{by}", date(&on.date)))),
        dated("received", on.received.as_ref()),
        dated("effective", on.effective.as_ref()),
        on.number.as_ref().map(|number| Doc::words(format!("number {}", quantity(number)))),
        dated("recorded", on.recorded.as_ref()),
        on.fingerprint.as_ref().map(|words| saying("fingerprint", words)),
        on.form.as_ref().map(form),
        on.reference.as_ref().map(|words| saying("reference", words)),
    ])
}

/// How a record tells of an act on an amendment: the act, and the word before the amendment's name.
///
/// ```
/// assert_eq!(comity::format::act_words("vote_for"), ("vote", "for"));
/// assert_eq!(comity::format::act_words("consent"), ("consent", "to"));
/// ```
#[must_use]
pub fn act_words(event: &str) -> (&str, &'static str) {
    match event {
        "vote_for" => ("vote", "for"),
        "vote_against" => ("vote", "against"),
        "consent" | "objection" => (event, "to"),
        "decision" | "abstention" => (event, "on"),
        _ => (event, "of"),
    }
}

fn on_day(on: &OnDay) -> String {
    let known = on.known.as_ref().map_or_else(String::new, |day| format!(" known {}", date(day)));
    format!("on {}{known}", date(&on.day))
}

/// `in force on 2021-01-01`
pub(super) fn expected(expected: &DayExpectation) -> String {
    match expected {
        DayExpectation::Standing(word, on) => format!("{} {}", word.text, on_day(on)),
        DayExpectation::Party(party, word, on) => format!("{} {} {}", party.text, word.text, on_day(on)),
        DayExpectation::Duty(act, whose, word, on) => format!("{}{} is {} {}", act.text, by(whose.as_ref()), word.text, on_day(on)),
        DayExpectation::FallsDue(act, on) => format!("{} falls due {}", act.text, on_day(on)),
        DayExpectation::LastDay(day) => format!("last day {}", maybe(day)),
        DayExpectation::Start(day) => format!("start {}", maybe(day)),
        DayExpectation::NoticeDeadline(day, on) => format!("notice deadline {} {}", date(day), on_day(on)),
        DayExpectation::Amendment { amendment, stands, on, party } => {
            format!("amendment {} {} {}{}", amendment.text, stands.text, on_day(on), for_party(party.as_ref()))
        }
        DayExpectation::Needing { amendment, act, by, on } => {
            let by = by.as_ref().map_or_else(String::new, |party| format!(" by {}", party.text));
            format!("amendment {} needing {}{by} {}", amendment.text, act.text, on_day(on))
        }
        DayExpectation::Edition { edition: which, on, party } => {
            format!("edition {} {}{}", edition(which), on_day(on), for_party(party.as_ref()))
        }
        DayExpectation::EarliestExit(day, on) => format!("earliest exit {} {}", date(day), on_day(on)),
    }
}

fn for_party(party: Option<&Name>) -> String {
    party.map_or_else(String::new, |party| format!(" for {}", party.text))
}
