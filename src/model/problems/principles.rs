//! Principles and claims: what they cannot say, and what they probably do not mean.

use super::names::did_you_mean;
use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::change::Repealed;
use crate::source::Span;
use crate::syntax::tree::{Name, Number};

pub(in crate::model) fn unknown_principle(name: &Name, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(UNKNOWN_PRINCIPLE, name.span, format!("there is no principle with the name `{}`", name.text));
    match near {
        None => problem.help("A principle stands at the top of a file: `principle NAME \"title\" { … }`."),
        near => did_you_mean(problem, near),
    }
}

pub(in crate::model) fn empty_principle(name: &Name) -> Diagnostic {
    Diagnostic::warning(EMPTY_PRINCIPLE, name.span, format!("the principle `{}` says nothing, so it can never fail", name.text))
        .help("Say what every edition is to keep: `for every activity: … when permitted;`, `the term is at most 5 years;`.")
}

pub(in crate::model) fn ambiguous_outcome(name: &Name, what: &str, declared: Span) -> Diagnostic {
    let words = format!("in a principle `{}` says how an activity comes out, and the policy has {what} of that name", name.text);
    Diagnostic::error(AMBIGUOUS_OUTCOME, name.span, words)
        .and(declared, "it is declared here")
        .help("Give what the policy declares another name.")
}

pub(in crate::model) fn outcome_in_a_rule(name: &Name) -> Diagnostic {
    Diagnostic::error(UNKNOWN_NAME, name.span, format!("there is no flag, definition or open term with the name `{}`", name.text))
        .help("How an activity comes out follows from the rules, so no rule can ask for it; only principles and claims can.")
}

pub(in crate::model) fn judged_by_in_a_rule(judgement: &Name, party: &Name) -> Diagnostic {
    let place = judgement.span.to(party.span);
    Diagnostic::error(JUDGED_BY_IN_A_RULE, place, "what one party alone has judged decides nothing; the judgement as a whole does")
        .help(format!("Write `judged {}`. Only principles and claims ask what `{}` has judged.", judgement.text, party.text))
}

pub(in crate::model) fn never_judged_by(judgement: &Name, party: &Name, makers: &str, declared: Span) -> Diagnostic {
    let words = format!("`{}` does not make the judgement `{}`, so this is never so", party.text, judgement.text);
    Diagnostic::warning(NEVER_JUDGED_BY, judgement.span.to(party.span), words)
        .and(declared, "the judgement is declared here")
        .help(format!("It is made by {makers}."))
}

pub(in crate::model) fn repealed_ground(number: &Number, repealed: &Repealed) -> Diagnostic {
    Diagnostic::warning(
        REPEALED_GROUND,
        number.span,
        format!("this principle speaks of clause {}, which `{}` repealed", number.text, repealed.by),
    )
    .and(repealed.span, "it was repealed here")
    .help("The principle is still asked about. Say on what it rests now, or give it up.")
}

pub(in crate::model) fn no_such_notice(name: &Name) -> Diagnostic {
    Diagnostic::warning(
        NO_SUCH_NOTICE,
        name.span,
        format!("nobody leaves or ends the programme by `{}`, so this holds whatever the policy says", name.text),
    )
    .help("Name the event of an `exit`, of a renewal or of a suspension.")
}
