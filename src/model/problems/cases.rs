//! Scenarios, records and adapters: facts that do not fit, expectations that cannot be met.

use super::names::declared;
use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::tree::{Name, Text};
use crate::value::PartialDate;
use chrono::NaiveDate;

pub(in crate::model) fn wrong_fact(field: &str, needed: &str, place: Span, declaration: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(WRONG_VALUE, place, format!("`{field}` is {needed}"));
    let example = match needed {
        "a date" => "Write a date as `2020-06-26`, `2018-05` or `2021`.",
        "a flag (yes or no)" => "Write `yes` or `no`.",
        "a text" => "Write the words in quotation marks.",
        "a number" => "Write a whole number.",
        _ => "Write the amount with its currency, such as `5000.00 EUR`.",
    };
    declared(problem, declaration, "the field is declared here").help(example)
}

pub(in crate::model) fn out_of_range(field: &str, place: Span, low: &str, high: &str, declaration: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(OUT_OF_RANGE, place, format!("`{field}` is between {low} and {high}"));
    declared(problem, declaration, "its range is declared here").help("Correct the value, or the range if the document allows more.")
}

pub(in crate::model) fn outside_horizon(field: &str, place: Span, date: PartialDate, first: NaiveDate, last: NaiveDate) -> Diagnostic {
    let words = format!("`{field}` is {date}, but the policy speaks only of {first} to {last}");
    Diagnostic::error(OUTSIDE_HORIZON, place, words).help("Correct the date, or widen `horizon` in `calendar { … }`.")
}

pub(in crate::model) fn missing_fields(missing: &[(&str, Span)], place: Span, what: &str) -> Diagnostic {
    let names = list(missing.iter().map(|(name, _)| *name));
    let words = match missing {
        [_] => format!("the {what} says nothing of {names}"),
        _ => format!("the {what} says nothing of these fields: {names}"),
    };
    let problem = Diagnostic::error(MISSING_FIELD, place, words);
    let problem = missing.iter().take(3).fold(problem, |problem, (name, place)| problem.and(*place, format!("`{name}` is not optional")));
    let example = missing.first().map_or("field", |(name, _)| name);
    problem.help(match what {
        "adapter" => format!("Name its column, `column \"…\" as {example};`, or set it, `set {example} unknown because \"…\";`."),
        _ => format!("State it; where it is not known yet, say so: `{example} unknown;`."),
    })
}

pub(in crate::model) fn not_the_judge(judgement: &Name, party: &str, makers: &str, place: Span, declaration: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(NOT_THE_JUDGE, place, format!("`{party}` does not make the judgement `{}`", judgement.text));
    declared(problem, declaration, "the judgement is declared here").help(format!("It is made by {makers}."))
}

pub(in crate::model) fn unlisted_value(word: &str, place: Span, taxonomy: &str, near: &str) -> Diagnostic {
    Diagnostic::warning(NEAR_MISS, place, format!("`{taxonomy}` does not list `{word}`, so no rule about its entries meets it"))
        .help(format!("Did you mean `{near}`? If it is meant to be something else, put it into quotation marks and choose other words."))
}

pub(in crate::model) fn no_proposal(title: &Text) -> Diagnostic {
    Diagnostic::error(NO_PROPOSAL, title.span, "this scenario proposes no activity")
        .help("Add `propose { … }` with a value for each field.")
}

pub(in crate::model) fn no_expectation(title: &Text) -> Diagnostic {
    Diagnostic::warning(NO_EXPECTATION, title.span, "this scenario expects nothing, so it can never fail")
        .help("Say what the verdict is to be: `expect permitted;`.")
}

pub(in crate::model) fn no_focus(place: Span) -> Diagnostic {
    Diagnostic::error(NO_FOCUS, place, "the programme declares no focus, so nothing is in it or off it")
        .help("Declare one, `focus activity where …;`, or take this away.")
}

pub(in crate::model) fn settled_needs_nothing(need: &Name, verdict: &Name) -> Diagnostic {
    Diagnostic::error(SETTLED_NEEDS_NOTHING, need.span, format!("an activity that is {} needs nothing more", verdict.text))
        .and(verdict.span, "only an undetermined verdict names what would settle it")
        .help("Write `expect undetermined needing …`, or take `needing` away.")
}

pub(in crate::model) fn split_needs_set(place: Span, field: &Name, kind: &str) -> Diagnostic {
    Diagnostic::error(COLUMN_DOES_NOT_FIT, place, format!("`{}` is {kind}, so its cells hold one value", field.text))
        .and(field.span, "the field")
        .help("Take `split` away; only sets are split.")
}

pub(in crate::model) fn precision_needs_date(place: Span, field: &Name, kind: &str) -> Diagnostic {
    Diagnostic::error(COLUMN_DOES_NOT_FIT, place, format!("`{}` is {kind}, which is known exactly or not at all", field.text))
        .and(field.span, "the field")
        .help("Take `precision from` away; only dates are known to the month or the year.")
}
