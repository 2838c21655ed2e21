//! What can be wrong with a record as a whole: an entry that cannot be, or that counts for nothing.

use crate::calendar::DayRange;
use crate::calendar::words::days;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Event, Happening, PartyId};
use crate::model::{Model, Who};
use crate::source::Span;

/// An event by a party whose act it cannot be.
pub const NOT_THEIR_ACT: Code = Code::new("not-their-act");
/// What several owe jointly, recorded of some of them alone.
pub const DONE_BY_SOME: Code = Code::new("done-by-some");
/// Received, effective or recorded before it happened.
pub const BEFORE_IT_HAPPENED: Code = Code::new("before-it-happened");
/// What happens once is recorded again.
pub const HAPPENED_AGAIN: Code = Code::new("happened-again");
/// An act under a programme that has not started.
pub const BEFORE_THE_START: Code = Code::new("before-the-start");
/// An act under a programme that has ended.
pub const AFTER_THE_END: Code = Code::new("after-the-end");
/// A notice of exit before it may be given.
pub const NOTICE_TOO_EARLY: Code = Code::new("notice-too-early");
/// A notice or a confirmation behind its last day.
pub const NOTICE_TOO_LATE: Code = Code::new("notice-too-late");
/// A notice taken back that is not there, or has taken effect.
pub const NOTHING_TO_REVOKE: Code = Code::new("nothing-to-revoke");
/// A suspension lifted that is not there.
pub const NOT_SUSPENDED: Code = Code::new("not-suspended");

const COUNTS_FOR_NOTHING: &str = "this entry counts for nothing";

/// What the entry is called: its event's own words, and its day.
fn entry(model: &Model, happening: &Happening) -> String {
    format!("`{}` {}", event(model, happening).map_or("", |event| event.name.as_str()), on(DayRange::of(happening.date)))
}

fn event<'m>(model: &'m Model, happening: &Happening) -> Option<&'m Event> {
    model.events.get(happening.event.index())
}

fn on(day: DayRange) -> String {
    let word = if day.exact().is_some() { "on" } else { "in" };
    format!("{word} {}", days(day))
}

fn names(model: &Model, parties: &[PartyId]) -> String {
    let names: Vec<&str> = parties.iter().filter_map(|party| model.parties.get(party.index())).map(|party| party.name.as_str()).collect();
    match names.split_last() {
        Some((last, [])) => format!("`{last}`"),
        Some((last, others)) => format!("`{}` and `{last}`", others.join("`, `")),
        None => String::new(),
    }
}

fn whose(model: &Model, who: &Who) -> String {
    let names = names(model, who.parties());
    match who {
        Who::One(_) => names,
        Who::Jointly(_) => format!("{names} together"),
        Who::Either(_) => format!("any of {names}"),
        Who::Each(_) => format!("each of {names}"),
    }
}

pub(super) fn not_their_act(model: &Model, happening: &Happening, others: &[PartyId], who: &[&Who], place: Span) -> Diagnostic {
    let act = event(model, happening).map_or("", |event| event.name.as_str());
    let theirs: Vec<String> = who.iter().map(|who| whose(model, who)).collect();
    let message = format!("`{act}` is not for {} to do", names(model, others));
    Diagnostic::error(NOT_THEIR_ACT, happening.span, message)
        .and(place, format!("it is an act of {}", theirs.join(", or of ")))
        .help("Name the party whose act it was, or the event that it was.")
}

pub(super) fn done_by_some(model: &Model, happening: &Happening, who: &Who, place: Span) -> Diagnostic {
    let message = format!("{} by {} alone counts for nothing", entry(model, happening), names(model, &happening.by));
    Diagnostic::warning(DONE_BY_SOME, happening.span, message)
        .and(place, format!("{} owe it jointly", names(model, who.parties())))
        .help("If they did it together, record it once, by all of them.")
}

pub(super) fn before_it_happened(model: &Model, happening: &Happening, what: &str, then: DayRange) -> Diagnostic {
    let message = format!("{} cannot be {what} {}, before it happened", entry(model, happening), on(then));
    Diagnostic::error(BEFORE_IT_HAPPENED, happening.span, message).help("Put the day right that is wrong.")
}

pub(super) fn recorded_before_it_happened(model: &Model, happening: &Happening, then: DayRange) -> Diagnostic {
    let message = format!("{} was recorded {}, before it happened", entry(model, happening), on(then));
    Diagnostic::warning(BEFORE_IT_HAPPENED, happening.span, message)
        .help("It counts from the day on which it was recorded, as something that was known beforehand. If it was not, put the day right.")
}

pub(super) fn happened_again(model: &Model, happening: &Happening, first: &Happening, clause: Span) -> Diagnostic {
    let message = format!("{} counts for nothing: it had happened already", entry(model, happening));
    Diagnostic::warning(HAPPENED_AGAIN, happening.span, message)
        .and(first.span, format!("it happened {}", on(DayRange::of(first.date))))
        .and(clause, "the programme is counted from the first")
        .help("Keep the one that is right.")
}

pub(super) fn before_the_start(model: &Model, happening: &Happening, start: DayRange, clause: Option<Span>) -> Diagnostic {
    let message = format!("{} comes before the programme starts, {}", entry(model, happening), on(start));
    let told = Diagnostic::error(BEFORE_THE_START, happening.span, message).here(COUNTS_FOR_NOTHING);
    let told = if let Some(clause) = clause { told.and(clause, "this says when it starts") } else { told };
    told.help("Put the day right, or leave out what was done under another instrument.")
}

pub(super) fn after_the_end(model: &Model, happening: &Happening, last: DayRange, clause: Span) -> Diagnostic {
    let message = format!("{} comes after the programme's last day, {}", entry(model, happening), days(last));
    Diagnostic::error(AFTER_THE_END, happening.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(clause, "this says when it ends")
        .help("Put the day right, or leave out what was done under another instrument.")
}

pub(super) fn notice_too_early(model: &Model, happening: &Happening, until: DayRange, clause: Span) -> Diagnostic {
    let message = format!("{} is a notice that may not be given before {}", entry(model, happening), days(until));
    Diagnostic::error(NOTICE_TOO_EARLY, happening.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(clause, "this says from when it may be given")
        .help("Put the day right, or leave the entry out: the notice has to be given again.")
}

pub(super) fn notice_too_late(model: &Model, happening: &Happening, deadline: DayRange, clause: Span) -> Diagnostic {
    let message = format!("{} comes too late to count: the last day was {}", entry(model, happening), days(deadline));
    Diagnostic::warning(NOTICE_TOO_LATE, happening.span, message)
        .and(clause, "this says until when it counts")
        .help("If the parties agreed to let it count all the same, record that as what it is: an amendment.")
}

pub(super) fn nothing_to_revoke(model: &Model, happening: &Happening, clause: Span) -> Diagnostic {
    let message = format!("{} takes back a notice, and there is none that it could take back then", entry(model, happening));
    Diagnostic::error(NOTHING_TO_REVOKE, happening.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(clause, "a notice under this clause can be taken back until it takes effect")
        .help("Record the notice, or put the day or the party right.")
}

pub(super) fn not_suspended(model: &Model, happening: &Happening, clause: Span) -> Diagnostic {
    let message = format!("{} lifts a suspension, and there is none then", entry(model, happening));
    Diagnostic::error(NOT_SUSPENDED, happening.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(clause, "it lifts a suspension under this clause")
        .help("Record what suspended it, or put the day or the party right.")
}
