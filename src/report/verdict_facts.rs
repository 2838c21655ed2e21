//! The facts that a verdict rests on, in words, each with its place.

use super::words;
use crate::evaluate::{Need, NeedKind, Stated};
use crate::model::{FieldId, Model};
use crate::source::Span;
use crate::value::Truth;

/// A fact that a reason rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name in the policy: of a field, a judgement or an event.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// What is known of it.
    pub value: String,
    /// Where that is stated, in the activities' file; none for what nobody states there.
    pub place: Option<Span>,
    /// The field, where it is one.
    pub field: Option<FieldId>,
}

pub(super) fn facts(model: &Model, stated: &[Stated]) -> Vec<Fact> {
    stated.iter().map(|stated| fact(model, stated)).collect()
}

fn fact(model: &Model, stated: &Stated) -> Fact {
    match stated {
        Stated::Field { field, fact, place } => Fact {
            name: model.fields.get(field.index()).map_or_else(String::new, |field| field.name.clone()),
            title: words::field(model, *field),
            value: words::fact(model, *field, fact),
            place: *place,
            field: Some(*field),
        },
        Stated::Judgement { judgement, truth, place } => Fact {
            name: model.judgements.get(judgement.index()).map_or_else(String::new, |judgement| judgement.name.clone()),
            title: format!("judged “{}”", words::judgement(model, *judgement)),
            value: said(*truth).to_owned(),
            place: *place,
            field: None,
        },
        Stated::Event { event, date } => {
            let name = model.events.get(event.index()).map_or_else(String::new, |event| event.name.clone());
            let value = date.map_or_else(|| "not known".to_owned(), |date| date.to_string());
            Fact { title: format!("date of the {}", words::spaced(&name)), name, value, place: None, field: None }
        }
    }
}

fn said(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "not yet",
    }
}

/// The place where an activity leaves something open, as a fact.
pub(super) fn fact_of_need(model: &Model, need: &Need) -> Option<Fact> {
    let (field, title, value) = match need.kind {
        NeedKind::Field(field) => (Some(field), words::field(model, field), "not known"),
        NeedKind::FieldToTheDay(field) => (Some(field), words::field(model, field), "not known to the day"),
        NeedKind::Judgement(judgement) => (None, format!("judged “{}”", words::judgement(model, judgement)), "not yet"),
        NeedKind::Event(_) | NeedKind::EventToTheDay(_) | NeedKind::PolicyDate | NeedKind::Edition => return None,
    };
    let name = need.name(model).unwrap_or("").to_owned();
    Some(Fact { name, title, value: value.to_owned(), place: Some(need.place?), field })
}
