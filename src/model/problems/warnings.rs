//! What can be judged, but is probably not what was meant.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(in crate::model) fn repeated_member(what: &str, second: Span, first: Span) -> Diagnostic {
    let what = if what.starts_with("this ") { what.to_owned() } else { format!("`{what}`") };
    Diagnostic::warning(REPEATED_MEMBER, second, format!("{what} is named twice in this list"))
        .and(first, "it is named here first")
        .help("Keep one of the two.")
}

pub(in crate::model) fn number_order(number: &str, place: Span, above: &str, first: Span) -> Diagnostic {
    Diagnostic::warning(NUMBER_ORDER, place, format!("{number} comes after {above}"))
        .and(first, format!("{above} is here"))
        .help("Put the provisions in the order of the document, so that both can be read side by side.")
}

pub(in crate::model) fn number_outside_section(number: &str, place: Span, section: &str, around: Span) -> Diagnostic {
    Diagnostic::warning(NUMBER_OUTSIDE_SECTION, place, format!("the number {number} does not belong under {section}"))
        .and(around, format!("it stands in {section}"))
        .help("Correct the number, or move the provision to where the document has it.")
}

pub(in crate::model) fn clause_without_effect(number: &str, place: Span) -> Diagnostic {
    Diagnostic::warning(CLAUSE_WITHOUT_EFFECT, place, format!("clause {number} says nothing"))
        .help("Write its rule, or say what it is: `recital`, `purpose`, `gap`, or `untranslatable \"…\" because \"…\";`.")
}

pub(in crate::model) fn unused_entry(name: &str, place: Span, taxonomy: &str) -> Diagnostic {
    Diagnostic::warning(UNUSED_ENTRY, place, format!("no rule speaks of `{name}` in `{taxonomy}`")).help(
        "A value of which no rule speaks is judged like any other; write the rule that the document has for it, or leave the entry out.",
    )
}

pub(in crate::model) fn unused_taxonomy(taxonomy: &str, place: Span) -> Diagnostic {
    Diagnostic::warning(UNUSED_ENTRY, place, format!("no rule speaks of `{taxonomy}` or of any of its entries"))
        .help("Write the rule that the document has for it, or leave the taxonomy out.")
}

pub(in crate::model) fn unused_name(what: &str, name: &str, place: Span) -> Diagnostic {
    Diagnostic::warning(UNUSED_NAME, place, format!("nothing in the policy uses the {what} `{name}`"))
        .help("Use it in the rule that depends on it, or leave it out.")
}

pub(in crate::model) fn repeated_rule(place: Span, number: &str, first: Span, first_number: &str) -> Diagnostic {
    let words = if number == first_number {
        format!("clause {number} says this twice")
    } else {
        format!("clause {number} says here what clause {first_number} says")
    };
    Diagnostic::warning(REPEATED_RULE, place, words).and(first, "the same rule").help("Keep one of the two, or say what is different.")
}

pub(in crate::model) fn no_permit(place: Span) -> Diagnostic {
    Diagnostic::warning(NO_PERMIT, place, "the programme permits nothing, so it refuses every activity")
        .help("An activity needs a clause that permits it: `permit activity where …;`.")
}

pub(in crate::model) fn missing_header(place: Span, what: &str, example: &str) -> Diagnostic {
    Diagnostic::warning(MISSING_HEADER, place, format!("the programme has rules, but {what}")).help(format!("Add `{example}`."))
}
