//! Amendments, ways of amending, and what was done about an amendment: what cannot stand.

use super::names::did_you_mean;
use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::change::Repealed;
use crate::source::Span;
use crate::syntax::tree::{Name, Number};

pub(in crate::model) fn repealed_number(repealed: &Repealed, taken: Span) -> Diagnostic {
    let (number, by) = (&repealed.number, &repealed.by);
    Diagnostic::error(REPEALED_NUMBER, taken, format!("the number {number} was repealed by `{by}`, and stands here again"))
        .and(repealed.span, "it was repealed here")
        .help("A number that has been repealed is never given again, so that whoever cites it means one text. Take the next free number.")
}

pub(in crate::model) fn repealed_twice(repealed: &Repealed, first: Span) -> Diagnostic {
    Diagnostic::error(REPEALED_NUMBER, repealed.span, format!("the number {} is repealed twice", repealed.number))
        .and(first, "it was repealed here first")
        .help("Keep one of the two.")
}

/// The number that a clause had before it was repealed, where somebody still speaks of it.
pub(in crate::model) fn repealed_clause(number: &Number, repealed: &Repealed) -> Diagnostic {
    Diagnostic::error(UNKNOWN_CLAUSE, number.span, format!("clause {} was repealed by `{}`", number.text, repealed.by))
        .and(repealed.span, "it was repealed here")
        .help("Let the amendment change this sentence too.")
}

pub(crate) fn unknown_amendment(name: &str, place: Span, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_AMENDMENT, place, format!("there is no amendment with the name `{name}`"));
    match near {
        None if known.is_empty() => problem.help(
            "The policy holds no amendment. One stands in a file of its own, `amendment NAME \"title\" to PROGRAMME { … }`, read by `use`.",
        ),
        None => problem.help(format!("There is {known}.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn unknown_target(name: &Name, near: Option<&str>, programme: &Name) -> Diagnostic {
    let problem =
        Diagnostic::error(UNKNOWN_AMENDMENT, name.span, format!("there is no programme or amendment with the name `{}`", name.text))
            .and(programme.span, "the programme of this policy");
    match near {
        None => problem.help(format!("Write `to {}`, or the name of the amendment that it changes.", programme.text)),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn circular_amendment(name: &Name, target: &Name) -> Diagnostic {
    let words = if name.text == target.text {
        format!("`{}` amends itself", name.text)
    } else {
        format!("`{}` amends `{}`, and so in the end itself", name.text, target.text)
    };
    Diagnostic::error(CIRCULAR_AMENDMENT, target.span, words)
        .help("An amendment changes the programme, or another amendment that is not in force yet.")
}

pub(in crate::model) fn unknown_edition(edition: &Number, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_EDITION, edition.span, format!("no edition is called `{}`", edition.text));
    match near {
        None if known.is_empty() => problem
            .help("Say at the head of the programme which edition it is, `edition 2020;`, and in an amendment to which one it leads."),
        None => problem.help(format!("There is {known}. A name that is no number stands in quotation marks.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn edition_of_amendment(edition: &Number, target: &Name) -> Diagnostic {
    Diagnostic::error(UNKNOWN_EDITION, edition.span, format!("`{}` is an amendment, which has no editions", target.text))
        .help("Take `edition` away; the fingerprint says which text of the amendment is meant.")
}

pub(crate) fn no_fingerprint(place: Span) -> Diagnostic {
    Diagnostic::error(BAD_FINGERPRINT, place, "a fingerprint has 16 to 64 digits from 0 to 9 and from a to f")
        .help("`comity amend` prints the fingerprint of every text; its first 16 digits are enough.")
}

pub(in crate::model) fn unknown_body(name: &Name, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_VOTERS, name.span, format!("there is no body with the name `{}`", name.text));
    match near {
        None if known.is_empty() => {
            problem.help(format!("Declare it: `body {} \"the Joint Committee\" of all parties jointly;`.", name.text))
        }
        None => problem.help(format!("The programme has {known}.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn unknown_electorate(name: &Name, near: Option<&str>, known: &str) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_VOTERS, name.span, format!("there is no electorate with the name `{}`", name.text));
    match near {
        None if known.is_empty() => {
            problem.help(format!("Write `of the parties`, or declare it: `electorate {} \"Annex I Parties\" of japan, nato;`.", name.text))
        }
        None => problem.help(format!("Write `of the parties`, or one of {known}.")),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn party_for_electorate(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "a party", "an electorate", declared)
        .help(format!("Of one party no share is taken: write `consent of {}`.", name.text))
}

pub(in crate::model) fn body_for_electorate(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "a body", "an electorate", declared).help(format!("A body decides as one: write `decision of {}`.", name.text))
}

pub(in crate::model) fn share_of_electorate(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "an electorate", "a party", declared).help(format!("Say how many of them: `consent of all of {}`.", name.text))
}

pub(in crate::model) fn decision_of_body(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "a body", "a party", declared).help(format!("A body decides: write `decision of {}`.", name.text))
}

pub(in crate::model) fn body_for_party(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "a body", "a party", declared).help(format!("What a body does is a decision: `decision on … by {}`.", name.text))
}

pub(in crate::model) fn party_for_body(name: &Name, declared: Span) -> Diagnostic {
    other_voters(name, "a party", "a body", declared)
        .help("What a party says to an amendment is its `consent`, its `objection`, or its vote.")
}

fn other_voters(name: &Name, what: &str, needed: &str, declared: Span) -> Diagnostic {
    Diagnostic::error(WRONG_KIND, name.span, format!("`{}` is {what}, but {needed} is needed here", name.text))
        .and(declared, "it is declared here")
}

pub(in crate::model) fn all_parties_have_that_name(name: &Name) -> Diagnostic {
    Diagnostic::error(DUPLICATE_NAME, name.span, "`parties` already means all parties")
        .help("Give it another name; where all parties are meant, `of the parties` needs no declaration.")
}

pub(in crate::model) fn impossible_share(figure: &Name, more_than: bool) -> Diagnostic {
    let before = if more_than { "more than " } else { "" };
    let part = figure.text.split('/').next().unwrap_or_default();
    let words = match part.trim_matches('0') {
        "" => format!("`{before}{}` asks for nobody", figure.text),
        _ => format!("`{before}{}` is a share that nobody can reach", figure.text),
    };
    Diagnostic::error(IMPOSSIBLE_SHARE, figure.span, words)
        .help("Write a fraction such as `3/4`, a number such as `35`, `all`, `any`, or `more than 1/2`.")
}

pub(in crate::model) fn share_beyond(figure: &Name, count: u32, whole: u32, of: &Name) -> Diagnostic {
    let whose = if of.text == "parties" { "the programme names".to_owned() } else { format!("`{}` has a weight of", of.text) };
    let parties = match (of.text.as_str(), whole) {
        ("parties", 1) => " party",
        ("parties", _) => " parties",
        _ => "",
    };
    Diagnostic::error(IMPOSSIBLE_SHARE, figure.span, format!("{count} are asked for, and {whose} only {whole}{parties}"))
        .help("Correct the number, or name all those who have a say.")
}

pub(in crate::model) fn no_approval(place: Span) -> Diagnostic {
    Diagnostic::error(NO_APPROVAL, place, "this way of amending needs nobody's approval")
        .help("Say who has to agree: `needs consent of all parties;`, `adopted by votes of 3/4 of the parties;`, `needs decision of …;`.")
}

pub(in crate::model) fn circular_approval(place: Span, act: &str) -> Diagnostic {
    Diagnostic::error(CIRCULAR_APPROVAL, place, format!("this waits for `{act}`, which itself waits for this"))
        .help("Name an act that comes before: `proposal`, `communication`, or for what is needed after an adoption also `adoption`.")
}

pub(in crate::model) fn no_adoption(place: Span) -> Diagnostic {
    Diagnostic::error(NO_ADOPTION, place, "this waits for `adoption`, and this way of amending has none")
        .help("Say how an amendment is adopted, `adopted by votes of 3/4 of the parties;`, or write `acceptance`, which is there when all that is needed is.")
}

pub(in crate::model) fn unknown_amending_act(name: &Name, near: Option<&str>) -> Diagnostic {
    let problem =
        Diagnostic::error(UNKNOWN_AMENDING_ACT, name.span, format!("nothing that is done about an amendment is called `{}`", name.text));
    match near {
        None => problem.help(AMENDING_ACTS),
        near => did_you_mean(problem, near),
    }
}

/// What can be done about an amendment, for those who have named something else.
pub(crate) const AMENDING_ACTS: &str = "It is a proposal, a communication, a consent, an objection, a vote for or against, an abstention or a \
    decision; or else an event that the programme declares.";

pub(crate) fn worked_out(word: &str, place: Span) -> Diagnostic {
    Diagnostic::error(WORKED_OUT, place, format!("`{word}` is worked out, and stands in no record"))
        .help("Record what was done: consents, votes, decisions. From them follows when the amendment was adopted and accepted.")
}

pub(crate) fn act_by_nobody(word: &str, place: Span) -> Diagnostic {
    Diagnostic::error(ACT_BY_NOBODY, place, format!("`{word}` is an act of a party, and this one is nobody's"))
        .help("Say whose it is: `by japan`.")
}

pub(crate) fn decision_by_no_body(place: Span) -> Diagnostic {
    Diagnostic::error(ACT_BY_NOBODY, place, "a decision is taken by one body, and this one names none, or several")
        .help("Say by which body: `by joint_committee`; several bodies decide in several entries.")
}

pub(in crate::model) fn deed_on_amendment(deed: &Name) -> Diagnostic {
    Diagnostic::error(ENTRY_DOES_NOT_FIT, deed.span, format!("nothing about an amendment can be `{}`", deed.text))
        .help("Only an act that a duty asks for is excused, discharged or failed.")
}

pub(in crate::model) fn effective_on_amendment(place: Span) -> Diagnostic {
    Diagnostic::error(ENTRY_DOES_NOT_FIT, place, "an act on an amendment names no later date for its effect")
        .help("When an amendment comes into force follows from the way of amending: `effective on …` in `amending { … }`.")
}

pub(in crate::model) fn part_without_amendment(part: &str, place: Span) -> Diagnostic {
    Diagnostic::error(ENTRY_DOES_NOT_FIT, place, format!("only an act on an amendment has a {part}"))
        .help("Say to which amendment it is, `consent to NAME`, or put this into the `reference`.")
}

pub(in crate::model) fn act_without_amendment(act: &Name) -> Diagnostic {
    Diagnostic::error(ENTRY_DOES_NOT_FIT, act.span, format!("`{}` is done about an amendment, and this does not say about which", act.text))
        .help(format!("Write `{} to NAME`; or declare an event of that name, if it is one of the programme's life.", act.text))
}

pub(in crate::model) fn dead_reach(number: &Number, entrenched: Span) -> Diagnostic {
    Diagnostic::warning(DEAD_REACH, number.span, format!("{} is entrenched, so this way of amending does not reach it", number.text))
        .and(entrenched, "it is entrenched here")
        .help("Take it out of `reaches`, or add `itself included` if this way may change even what is entrenched.")
}

pub(in crate::model) fn reaches_nothing(place: Span, entrenched: Span) -> Diagnostic {
    Diagnostic::warning(REACHES_NOTHING, place, "everything that this way of amending names is entrenched, so it reaches nothing")
        .and(entrenched, "this is entrenched here")
        .help("Add `itself included` if this way may change even what is entrenched, or leave it out.")
}
