//! What can be wrong with what was done about amendments: acts that count for nothing.

use crate::calendar::DayRange;
use crate::calendar::words::days;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AmendingAct, Model};
use crate::source::Span;

/// An act on another text than the amendment's.
pub const OTHER_TEXT: Code = Code::new("other-text");
/// An act before it could count.
pub const ACT_TOO_EARLY: Code = Code::new("act-too-early");
/// An act when it could count no more.
pub const ACT_TOO_LATE: Code = Code::new("act-too-late");
/// The act of somebody who has no say, or one that nothing asks for.
pub const NO_SAY: Code = Code::new("no-say");
/// An act that does not have the form that is asked for.
pub const WRONG_FORM: Code = Code::new("wrong-form");
/// A party's vote that the same party's later vote on that day replaces.
pub const VOTED_AGAIN: Code = Code::new("voted-again");

const COUNTS_FOR_NOTHING: &str = "this entry counts for nothing";

fn entry(model: &Model, act: &AmendingAct) -> String {
    let date = DayRange::of(act.date);
    let on = if date.exact().is_some() { "on" } else { "in" };
    let amendment = model.amendment(act.amendment).map_or("", |amendment| amendment.name.as_str());
    format!("`{}` about `{amendment}` {on} {}", model.act_word(act.kind), days(date))
}

pub(super) fn other_text(model: &Model, act: &AmendingAct, fingerprint: &str, place: Span) -> Diagnostic {
    let message = format!("{} is about another text than the amendment's", entry(model, act));
    Diagnostic::warning(OTHER_TEXT, act.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(place, format!("this text has the fingerprint `{fingerprint}`"))
        .help("If it was this text that was before them, put the fingerprint right; if it was another, they have still to act on this one.")
}

pub(super) fn changed_text(model: &Model, act: &AmendingAct, changing: &str, place: Span) -> Diagnostic {
    let message = format!("{} is about the text as `{changing}` changes it", entry(model, act));
    Diagnostic::warning(OTHER_TEXT, act.span, message)
        .here("it counts for the changed text, and not for this one")
        .and(place, "this changes the text")
        .help(format!("To make that plain, record it as an act on `{changing}`."))
}

pub(super) fn too_early(model: &Model, act: &AmendingAct, because: &str, place: Span) -> Diagnostic {
    let message = format!("{} comes too early to count", entry(model, act));
    Diagnostic::warning(ACT_TOO_EARLY, act.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(place, because)
        .help("Put the day right, or have it done again.")
}

pub(super) fn too_late(model: &Model, act: &AmendingAct, because: &str, place: Span) -> Diagnostic {
    let message = format!("{} comes too late to count", entry(model, act));
    Diagnostic::warning(ACT_TOO_LATE, act.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(place, because)
        .help("Put the day right if it is wrong.")
}

pub(super) fn no_say(model: &Model, act: &AmendingAct, because: &str, place: Span) -> Diagnostic {
    let message = format!("{} counts for nothing", entry(model, act));
    Diagnostic::warning(NO_SAY, act.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(place, because)
        .help("Name those whose act it was, or record it as what it is.")
}

pub(super) fn wrong_form(model: &Model, act: &AmendingAct, place: Span) -> Diagnostic {
    let message = format!("{} does not have the form that is asked for", entry(model, act));
    Diagnostic::warning(WRONG_FORM, act.span, message)
        .here(COUNTS_FOR_NOTHING)
        .and(place, "this says in which form it has to be")
        .help("Put the form right, or have it done again.")
}

pub(super) fn voted_again(model: &Model, act: &AmendingAct, later: Span) -> Diagnostic {
    let message = format!("{} counts for nothing: the party voted again on that day", entry(model, act));
    Diagnostic::warning(VOTED_AGAIN, act.span, message).and(later, "its last vote counts").help("Keep the one that is right.")
}
