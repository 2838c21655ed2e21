//! A verdict as a JSON object, as `docs/verdict.schema.json` describes it.

use super::verdict::{Lack, Reason, word};
use super::verdict_case::{Case, Places};
use super::verdict_facts::Fact;
use crate::source::Span;
use crate::value::Truth;
use serde_json::{Value, json};

/// One judged activity as a JSON object. Keys may be added in later versions; none is taken away or changes its meaning.
#[must_use]
pub fn verdict_as_json(case: &Case, places: Places<'_>) -> Value {
    let told = &case.told;
    json!({
        "kind": "verdict",
        "activity": case.index,
        "title": case.title,
        "place": place(case.span, None, places),
        "verdict": word(told.verdict),
        "focus": told.focus.map(|focus| match focus {
            Truth::True => "in",
            Truth::False => "off",
            Truth::Unknown => "unknown",
        }),
        "citing": told.citing,
        "reasons": told.reasons.iter().map(|one| reason(one, places)).collect::<Vec<_>>(),
        "edition": told.edition,
        "needs": told.needs.iter().map(|one| need(one, places)).collect::<Vec<_>>(),
    })
}

fn reason(reason: &Reason, places: Places<'_>) -> Value {
    json!({
        "kind": reason.kind,
        "clause": reason.clause,
        "heading": reason.heading,
        "says": reason.says,
        "policy": place(reason.span, None, places),
        "facts": reason.facts.iter().map(|one| fact(one, places)).collect::<Vec<_>>(),
    })
}

fn need(need: &Lack, places: Places<'_>) -> Value {
    let asked = need
        .asked_by
        .iter()
        .map(|(number, heading, span)| json!({ "clause": number, "heading": heading, "policy": place(*span, None, places) }));
    json!({
        "kind": need.kind,
        "name": need.name,
        "says": need.says,
        "given_by": need.giver,
        "asked_by": asked.collect::<Vec<_>>(),
        "place": need.fact.as_ref().and_then(|fact| place(fact.place?, places.column(fact), places)),
    })
}

fn fact(fact: &Fact, places: Places<'_>) -> Value {
    json!({
        "name": fact.name,
        "title": fact.title,
        "value": fact.value,
        "place": fact.place.and_then(|span| place(span, places.column(fact), places)),
    })
}

fn place(span: Span, heading: Option<String>, places: Places<'_>) -> Option<Value> {
    let (file, position) = places.sources.locate(span)?;
    let mut place = json!({ "file": file, "line": position.line, "column": position.column });
    if let (Some(heading), Some(object)) = (heading, place.as_object_mut()) {
        object.insert("heading".to_owned(), Value::String(heading));
    }
    Some(place)
}
