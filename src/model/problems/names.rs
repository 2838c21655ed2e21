//! Names and places: unknown, taken, of another kind, or where they cannot stand.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::tree::{Name, Number, Text};

pub(super) fn did_you_mean(problem: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) => problem.help(format!("Did you mean `{near}`?")),
        None => problem,
    }
}

/// Adds the place where something is declared, where it is known.
pub(super) fn declared(problem: Diagnostic, place: Option<Span>, words: &str) -> Diagnostic {
    match place {
        Some(place) => problem.and(place, words),
        None => problem,
    }
}

pub(in crate::model) fn empty_policy(place: Span) -> Diagnostic {
    Diagnostic::error(EMPTY_POLICY, place, "this file says nothing")
        .help("A policy begins with `programme`, a name, a title and a block: `programme my_programme \"My programme\" { … }`.")
}

pub(in crate::model) fn no_programme(place: Span) -> Diagnostic {
    Diagnostic::error(NO_PROGRAMME, place, "no file of this policy begins a programme")
        .help("Put the clauses into `programme my_programme \"My programme\" { … }`.")
}

pub(in crate::model) fn second_programme(second: &Name, first: &Name) -> Diagnostic {
    Diagnostic::error(SECOND_PROGRAMME, second.span, format!("`{}` is a second programme in one policy", second.text))
        .and(first.span, format!("`{}` is the first", first.text))
        .help(format!(
            "Give each programme its own file, or let this block go on with the first: `programme {} continued {{ … }}`.",
            first.text
        ))
}

pub(in crate::model) fn nothing_to_continue(name: &Name) -> Diagnostic {
    Diagnostic::error(NOTHING_TO_CONTINUE, name.span, format!("no file begins the programme `{}` that this block continues", name.text))
        .help("Take the word `continued` away, or let the file that begins the programme `use` this one.")
}

fn ticked(what: &str) -> String {
    if what.contains(' ') && what != "prevails over" { what.to_owned() } else { format!("`{what}`") }
}

pub(in crate::model) fn said_twice(what: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::error(SAID_TWICE, second, format!("{} is said twice", ticked(what)))
        .and(first, "it is said here first")
        .help("Keep one of the two.")
}

pub(in crate::model) fn duplicate_name(name: &Name, noun: &str, first: Span) -> Diagnostic {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Diagnostic::error(DUPLICATE_NAME, name.span, format!("`{}` is already the name of {article} {noun}", name.text))
        .and(first, "the name is taken here")
        .help("Give one of the two another name.")
}

pub(in crate::model) fn duplicate_title(title: &Text, first: Span) -> Diagnostic {
    Diagnostic::error(DUPLICATE_NAME, title.span, "two scenarios have the same title")
        .and(first, "the first scenario with this title")
        .help("Say in the title what is different, so that a report tells them apart.")
}

pub(in crate::model) fn duplicate_number(number: &Number, first: Span) -> Diagnostic {
    Diagnostic::error(DUPLICATE_NUMBER, number.span, format!("the number {} is given twice", number.text))
        .and(first, "it is given here first")
        .help("A verdict cites clauses by their numbers, so each number stands once, as in the document.")
}

pub(in crate::model) fn unknown_name(name: &Name, wanted: &str, near: Option<&str>, taxonomy: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_NAME, name.span, format!("there is no {wanted} with the name `{}`", name.text));
    match (near, taxonomy) {
        (None, Some(taxonomy)) => problem.help(format!(
            "`{}` is an entry of `{taxonomy}`: a condition names the field first, as in `field is {}`.",
            name.text, name.text
        )),
        (None, None) if wanted.starts_with("field of") => problem.help("Fields are declared in `activity { … }`."),
        _ => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn unknown_entry(
    name: &Name,
    field: &str,
    taxonomy: &str,
    other: Option<&str>,
    near: Option<&str>,
    place: Span,
) -> Diagnostic {
    let problem = match other {
        Some(other) => {
            let words = format!("`{}` is an entry of `{other}`, but `{field}` takes one of `{taxonomy}`", name.text);
            Diagnostic::error(UNKNOWN_ENTRY, name.span, words)
        }
        None => Diagnostic::error(UNKNOWN_ENTRY, name.span, format!("`{taxonomy}` has no entry `{}`", name.text)),
    };
    did_you_mean(problem.and(place, format!("`{taxonomy}` is declared here")), near)
}

pub(in crate::model) fn unknown_taxonomy(name: &Name, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_TAXONOMY, name.span, format!("there is no taxonomy or type `{}`", name.text));
    match near {
        None if known.is_empty() => problem.help("Declare it: `taxonomy Area \"areas\" { cyber \"Cyber defence\"; }`."),
        None => problem.help(format!("The programme declares {known}.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn unknown_party(name: &Name, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_PARTY, name.span, format!("the programme has no party `{}`", name.text));
    match near {
        None if known.is_empty() => problem.help("Declare the parties: `parties { japan \"Japan\"; nato \"NATO\"; }`."),
        None => problem.help(format!("Its parties are {known}.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn no_parties(place: Span) -> Diagnostic {
    Diagnostic::error(NO_PARTIES, place, "this speaks of all parties, but the programme names none")
        .help("Declare them: `parties { japan \"Japan\"; nato \"NATO\"; }`.")
}

pub(in crate::model) fn unknown_clause(number: &Number, near: Option<&str>) -> Diagnostic {
    // One or two characters are near to every other number.
    let near = near.filter(|_| number.text.len() > 2);
    did_you_mean(Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("no clause has the number {}", number.text)), near)
}

pub(in crate::model) fn unknown_programme(name: &Name, programme: &Name) -> Diagnostic {
    Diagnostic::error(UNKNOWN_PROGRAMME, name.span, format!("this speaks of `{}`, but the programme is `{}`", name.text, programme.text))
        .and(programme.span, "the programme of this policy")
        .help(format!("Write `{}`.", programme.text))
}

pub(in crate::model) fn unknown_currency(name: &Name) -> Diagnostic {
    Diagnostic::error(UNKNOWN_CURRENCY, name.span, format!("`{}` is not a currency", name.text))
        .help("Write the three letters of ISO 4217, such as `EUR`, `USD` or `JPY`.")
}

pub(in crate::model) fn unknown_reading(reading: &Name, term: &Name, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_READING, reading.span, format!("`{}` has no reading `{}`", term.text, reading.text));
    if known.is_empty() { problem } else { problem.help(format!("Its readings are {}.", list(known.iter().copied()))) }
}

pub(in crate::model) fn unknown_act(name: &Name, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_ACT, name.span, format!("no duty of the programme is to `{}`", name.text));
    match near {
        None => {
            problem.help("Name an act that a duty asks for, as `review` in `should all parties jointly: review \"review the programme\";`.")
        }
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn wrong_kind(name: &Name, what: &str, needed: &str, place: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(WRONG_KIND, name.span, format!("`{}` is {what}, but {needed} is needed here", name.text));
    declared(problem, place, "it is declared here")
}

pub(in crate::model) fn not_a_condition(name: &Name, what: &str, place: Option<Span>) -> Diagnostic {
    let problem =
        Diagnostic::error(NOT_A_CONDITION, name.span, format!("`{}` is {what}, which by itself neither holds nor fails", name.text));
    declared(problem, place, "it is declared here").help(format!("Say what must be so, as in `{} is …`.", name.text))
}

pub(in crate::model) fn not_a_value(name: &Name, what: &str, place: Option<Span>) -> Diagnostic {
    wrong_kind(name, what, "a date, a number or an amount", place)
}
