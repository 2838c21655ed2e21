//! A verdict that is no permission as a diagnostic: the field in the activities' file and the clause in the policy, side by side.

use super::problems::{ACTIVITY_REFUSED, ACTIVITY_UNDETERMINED};
use super::verdict::{Lack, Reason};
use super::verdict_case::{Case, Places};
use super::verdict_facts::Fact;
use super::words::list;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::Span;
use crate::value::Truth;

/// The diagnostic of a refused or undetermined activity; none for a permitted one.
#[must_use]
pub fn diagnostic(case: &Case, places: Places<'_>) -> Option<Diagnostic> {
    let by = list(case.told.citing.iter().cloned(), "and");
    let here = places.first_line(case.span);
    let diagnostic = match case.told.verdict {
        Truth::True => return None,
        Truth::False if by.is_empty() => Diagnostic::error(ACTIVITY_REFUSED, here, format!("nothing permits `{}`", case.title)),
        Truth::False => Diagnostic::error(ACTIVITY_REFUSED, here, format!("`{}` is refused by {by}", case.title)),
        Truth::Unknown => Diagnostic::warning(ACTIVITY_UNDETERMINED, here, format!("`{}` cannot be judged yet", case.title)),
    };
    let labels = labels(case, places);
    let help = case.told.needs.iter().map(|need| format!("{}. It is given by {}.", capital(&need.says), need.giver));
    Some(Diagnostic { labels: if labels.is_empty() { diagnostic.labels } else { labels }, help: help.collect(), ..diagnostic })
}

/// The first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn labels(case: &Case, places: Places<'_>) -> Vec<Label> {
    let reasons = case.told.reasons.iter();
    let stated = reasons.clone().flat_map(|reason| &reason.facts).filter_map(|fact| said(fact, &fact.value));
    let open = case.told.needs.iter().filter_map(|need| need.fact.as_ref()).filter_map(|fact| said(fact, &fact.value));
    let mut labels: Vec<Label> = Vec::new();
    let mut add = |span: Span, text: String| {
        if !labels.iter().any(|label| label.span == span) {
            labels.push(Label { span, text });
        }
    };
    for (span, text) in stated.chain(open) {
        add(places.first_line(span), text);
    }
    for (span, text) in reasons.filter_map(clause).chain(case.told.needs.iter().flat_map(asks)) {
        add(places.first_line(span), text);
    }
    // The first place is that of the activity, whatever the reasons point at: this is where programs show the diagnostic.
    if labels.first().is_none_or(|first| first.span.source != case.span.source) {
        labels.insert(0, Label { span: places.first_line(case.span), text: "this activity".to_owned() });
    }
    labels
}

fn said(fact: &Fact, value: &str) -> Option<(Span, String)> {
    fact.place.map(|place| (place, format!("{}: {value}", fact.title)))
}

fn clause(reason: &Reason) -> Option<(Span, String)> {
    let number = reason.clause.as_ref()?;
    let does = match reason.kind {
        "forbids" => "forbids it",
        "requirement-not-met" => "requires this",
        "outside-term" => "sets the term",
        "condition-not-met" => "permits it only if this is so",
        "displaced" => "would permit it, but yields",
        _ => "says so",
    };
    Some((reason.span, format!("{number} {does}")))
}

fn asks(need: &Lack) -> impl Iterator<Item = (Span, String)> + '_ {
    need.asked_by.iter().map(|(number, _, span)| (*span, format!("{number} depends on it")))
}
