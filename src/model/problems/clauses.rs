//! Definitions, open terms and exceptions: what goes in circles, too deep, or nowhere.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use crate::syntax::tree::{Name, Number};

/// A circle, each step with its place: the first step is the one that closes it.
pub(in crate::model) fn circular_definition(edges: &[(&str, &str, Span)]) -> Diagnostic {
    let names: Vec<&str> = edges.iter().map(|(from, _, _)| *from).collect();
    let words = match names.as_slice() {
        [one] => format!("`{one}` is defined by itself"),
        _ => format!("{} are defined by each other", list(names.iter().copied())),
    };
    let labels: Vec<(Span, String)> = edges.iter().map(|(from, to, place)| (*place, format!("`{from}` rests on `{to}`"))).collect();
    circle(CIRCULAR_DEFINITION, words, labels).help("Say one of them without the others.")
}

/// As above, with clause numbers.
pub(in crate::model) fn circular_exception(edges: &[(String, Span)], itself: Option<String>) -> Diagnostic {
    let words = match itself {
        Some(words) => words,
        None => "these clauses yield to each other in a circle, so none of them could ever be settled".to_owned(),
    };
    let labels = edges.iter().map(|(words, place)| (*place, words.clone())).collect();
    circle(CIRCULAR_EXCEPTION, words, labels)
        .help("Find in the document which clause stands last, and take its `except` or `prevails over` away.")
}

fn circle(code: Code, words: String, labels: Vec<(Span, String)>) -> Diagnostic {
    let mut labels = labels.into_iter();
    let (place, first) = labels.next().unwrap_or((Span::new(SourceId::default(), 0, 0), String::new()));
    labels.fold(Diagnostic::error(code, place, words).here(first), |problem, (place, label)| problem.and(place, label))
}

pub(in crate::model) fn definition_too_deep(name: &Name, most: usize) -> Diagnostic {
    Diagnostic::error(DEFINITION_TOO_DEEP, name.span, format!("`{}` rests on a chain of more than {most} definitions", name.text))
        .help("Say some of them in one definition.")
}

pub(in crate::model) fn no_readings(term: &Name) -> Diagnostic {
    Diagnostic::error(ADOPT_ONE, term.span, format!("the open term `{}` has no reading", term.text))
        .help("Give at least one, and adopt it: `reading yearly \"once a year\" 12 months; adopt yearly;`.")
}

pub(in crate::model) fn nothing_adopted(term: &Name, first: &str) -> Diagnostic {
    Diagnostic::error(ADOPT_ONE, term.span, format!("no reading of the open term `{}` is adopted", term.text))
        .help(format!("Say which one holds until somebody decides otherwise: `adopt {first};`."))
}

pub(in crate::model) fn unlike_readings(term: &Name, reading: &Name, kind: &str, first: &str, place: Span) -> Diagnostic {
    let words = format!("the reading `{}` of `{}` is {kind}, but its first reading is {first}", reading.text, term.text);
    Diagnostic::error(UNLIKE_READINGS, reading.span, words)
        .and(place, format!("this reading is {first}"))
        .help("All readings of a term answer one question, so they are all of one kind.")
}

pub(in crate::model) fn entry_has_no_rules(number: &Number, place: Span) -> Diagnostic {
    Diagnostic::error(
        ENTRY_WITHOUT_RULES,
        number.span,
        format!("{} is an entry of a taxonomy, which permits and forbids nothing", number.text),
    )
    .and(place, "the entry")
    .help("Name the clause whose rules are meant.")
}

pub(in crate::model) fn exceptions_too_deep(place: Span, most: usize) -> Diagnostic {
    Diagnostic::error(EXCEPTIONS_TOO_DEEP, place, format!("here begins a chain of more than {most} exceptions to exceptions"))
        .help("Say with `except where` in the rule itself what is left out.")
}

pub(in crate::model) fn unknown_defaults(name: &Name) -> Diagnostic {
    Diagnostic::error(UNKNOWN_DEFAULTS, name.span, format!("there are no defaults named `{}`", name.text)).help(
        "The program itself has `vienna_convention`; others stand in a file of the policy: `defaults NAME \"title\" { … }`, read by `use`.",
    )
}

pub(in crate::model) fn unused_defaults(name: &Name) -> Diagnostic {
    Diagnostic::warning(UNUSED_NAME, name.span, format!("the programme does not take the defaults `{}`", name.text))
        .help(format!("Write `defaults {};` at its head, or leave the block out.", name.text))
}

pub(in crate::model) fn not_a_default(place: Span) -> Diagnostic {
    Diagnostic::error(NOT_A_DEFAULT, place, "this cannot be a default")
        .help("Defaults say how agreements come into force, end and are suspended, what survives them, how notices and silence count, and how they are amended.")
}
