//! Values and types: what cannot be compared, counted or computed.

use super::names::declared;
use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::tree::{Name, Quantity};
use crate::value::Currency;

pub(in crate::model) fn empty_taxonomy(name: &Name) -> Diagnostic {
    Diagnostic::error(EMPTY_TAXONOMY, name.span, format!("the taxonomy `{}` has no entries", name.text))
        .help("List what the document names: `cyber_defence \"Cyber defence\";`.")
}

pub(in crate::model) fn unlike(place: Span, what: &str, needed: &str) -> Diagnostic {
    Diagnostic::error(UNLIKE_UNITS, place, format!("this is {what}")).help(format!("{needed}."))
}

pub(in crate::model) fn unlike_sides(place: Span, left: (Span, &str), right: (Span, &str)) -> Diagnostic {
    let words = if left.1 == right.1 {
        format!("{} cannot be compared with another", left.1)
    } else {
        format!("{} cannot be compared with {}", left.1, right.1)
    };
    Diagnostic::error(UNLIKE_UNITS, place, words).and(left.0, format!("this is {}", left.1)).and(right.0, format!("this is {}", right.1))
}

pub(in crate::model) fn unlike_terms(first: (Span, &str), other: (Span, &str)) -> Diagnostic {
    let words = if first.1 == other.1 {
        format!("{} cannot be added to another", first.1)
    } else {
        format!("{} cannot be added to {}", other.1, first.1)
    };
    Diagnostic::error(UNLIKE_UNITS, other.0, words).here(format!("this is {}", other.1)).and(first.0, format!("this is {}", first.1))
}

pub(in crate::model) fn days_of_what(place: Span) -> Diagnostic {
    Diagnostic::error(UNLIKE_UNITS, place, "a number without a unit cannot be added to a date")
        .help("Say what it counts: `5 days`, `2 months`, `1 year`.")
}

pub(in crate::model) fn date_difference(place: Span) -> Diagnostic {
    Diagnostic::error(DATE_DIFFERENCE, place, "the time between two dates cannot be computed")
        .help("Compare the dates instead: `ends <= starts + 5 days`.")
}

pub(in crate::model) fn business_days(place: Span) -> Diagnostic {
    Diagnostic::error(BUSINESS_DAYS, place, "business days cannot be counted here, because the calendar declares no holidays")
        .help("Declare them in `calendar { … }`: `holidays known 2024-01-01 to 2026-12-31;` and `holidays 2024-12-25;`. Or count `days` or `weeks`.")
}

pub(in crate::model) fn not_whole(quantity: &Quantity) -> Diagnostic {
    Diagnostic::error(NOT_A_WHOLE_NUMBER, quantity.span, format!("`{}` is not a whole number", quantity.digits))
        .help("Count in smaller units; only amounts of money have decimal places.")
}

pub(in crate::model) fn number_too_large(quantity: &Quantity) -> Diagnostic {
    Diagnostic::error(NUMBER_TOO_LARGE, quantity.span, "this number is larger than the engine counts with")
        .help("The largest whole number is 9223372036854775807; count in larger units.")
}

pub(in crate::model) fn too_fine(quantity: &Quantity, currency: Currency) -> Diagnostic {
    let places = currency.places();
    let words = match places {
        0 => format!("{} has no decimal places", currency.code()),
        1 => format!("{} has 1 decimal place", currency.code()),
        places => format!("{} has {places} decimal places", currency.code()),
    };
    Diagnostic::error(TOO_MANY_DECIMALS, quantity.span, words).help("Write the amount as it can be paid.")
}

pub(in crate::model) fn period_out_of_range(quantity: &Quantity) -> Diagnostic {
    Diagnostic::error(PERIOD_OUT_OF_RANGE, quantity.span, "a length of time counts from 0 to 9999 units").help("Count in larger units.")
}

pub(in crate::model) fn range_order(what: &str, from: Span, to: Span, low: &str, high: &str) -> Diagnostic {
    Diagnostic::error(RANGE_ORDER, to, format!("this {what} ends at {high}, before it begins at {low}"))
        .and(from, "it begins here")
        .help("Write the lower bound first.")
}

pub(in crate::model) fn sum_too_large(side: Span, whole: Span) -> Diagnostic {
    let problem = Diagnostic::error(SUM_TOO_LARGE, side, "this sum can grow larger than the engine counts with");
    let problem = if side == whole { problem } else { problem.and(whole, "in this comparison") };
    problem.help("Narrow the ranges of the fields in it, as in `number 0 to 500`, or take a smaller factor.")
}

pub(in crate::model) fn no_order(name: &Name, place: Span, kind: &str, field: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(NO_ORDER, place, format!("`{}` is {kind}, which has no order", name.text));
    declared(problem, field, "it is declared here").help("Only numbers, amounts and dates are smaller or larger; ask `is` or `in` instead.")
}

pub(in crate::model) fn set_needs_includes(name: &Name, place: Span, field: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(SET_OR_SINGLE, place, format!("`{}` is a set: it is never one thing, it includes things", name.text));
    declared(problem, field, "it is declared as a set here")
        .help(format!("Write `{0} includes …`, or `{0} includes any of {{ … }}`, `all of`, `only` or `none of`.", name.text))
}

pub(in crate::model) fn includes_needs_set(name: &Name, place: Span, field: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(SET_OR_SINGLE, place, format!("`{}` is not a set, so it includes nothing", name.text));
    declared(problem, field, "it is declared here").help(format!("Write `{0} is …` or `{0} in {{ … }}`.", name.text))
}

pub(in crate::model) fn not_in_a_list(name: &Name, place: Span, kind: &str, field: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(WRONG_TAXONOMY, place, format!("`{}` is {kind}, which is in no taxonomy", name.text));
    declared(problem, field, "it is declared here").help("Write `is`, or list the values in braces.")
}

pub(in crate::model) fn entry_needed(place: Span, field: &str, taxonomy: &str) -> Diagnostic {
    Diagnostic::error(ENTRY_NEEDED, place, format!("`{field}` takes an entry of `{taxonomy}`"))
        .help("Write the entry's name, without quotation marks.")
}

pub(in crate::model) fn entry_for_taxonomy(name: &Name, field: &str) -> Diagnostic {
    Diagnostic::error(WRONG_TAXONOMY, name.span, format!("`{}` is an entry, not a taxonomy", name.text))
        .help(format!("Write `{field} is {0}`, or `{{ {0} }}`; either means everything below it too.", name.text))
}

pub(in crate::model) fn other_taxonomy(name: &Name, field: &str, wanted: &str, place: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(WRONG_TAXONOMY, name.span, format!("`{field}` takes entries of `{wanted}`, not of `{}`", name.text));
    declared(problem, place, &format!("`{wanted}` is declared here"))
        .help(format!("Write `{wanted}`, or name the field that takes `{}`.", name.text))
}

pub(in crate::model) fn text_needs_quotes(place: Span, field: &str) -> Diagnostic {
    Diagnostic::error(TEXT_NEEDS_QUOTES, place, format!("`{field}` is a text, which is compared with words in quotation marks"))
        .help(format!("Write `{field} is \"…\"`; where the document names the possible values, declare a taxonomy instead."))
}

pub(in crate::model) fn flag_needs_yes_or_no(field: &str, place: Span, declaration: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(FLAG_NEEDS_YES_OR_NO, place, format!("`{field}` is a flag: it is `yes` or `no`"));
    declared(problem, declaration, "it is declared here").help(format!("Write `{field}` or `not {field}`."))
}

pub(in crate::model) fn is_unknown(name: &Name, place: Span) -> Diagnostic {
    Diagnostic::error(IS_UNKNOWN, place, format!("a condition cannot ask whether `{}` is unknown", name.text))
        .help("What is unknown makes a verdict undetermined until somebody gives it; make the field optional and ask `is none` where there may be no value.")
}

pub(in crate::model) fn not_optional(name: &Name, place: Span, declaration: Span) -> Diagnostic {
    Diagnostic::error(NOT_OPTIONAL, place, format!("`{}` always has a value, so this asks nothing", name.text))
        .and(declaration, "it is not optional here")
        .help(format!("Write `, optional` behind the field where an activity may do without `{}`.", name.text))
}

pub(in crate::model) fn none_of_required(field: &str, place: Span, declaration: Span) -> Diagnostic {
    Diagnostic::error(NOT_OPTIONAL, place, format!("`{field}` always has a value, so it cannot be `none`"))
        .and(declaration, "it is not optional here")
        .help("Write its value, or `unknown` where it is not known yet.")
}
