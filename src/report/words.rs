//! Names, facts and parties of a policy in words for people.

use crate::model::{
    EntryId, Fact, FieldId, FieldKind, JudgementId, Member, Model, OpenTermId, PartyId, Provision, ProvisionId, TaxonomyId, Value, Who,
};
use crate::value::Money;

/// A field as people call it: its title, or its name with spaces.
#[must_use]
pub fn field(model: &Model, id: FieldId) -> String {
    model.fields.get(id.index()).map_or_else(String::new, |field| field.title.clone().unwrap_or_else(|| spaced(&field.name)))
}

/// A name of the policy language as people would write it.
#[must_use]
pub fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// An entry of a taxonomy as the document calls it.
#[must_use]
pub fn entry(model: &Model, taxonomy: TaxonomyId, id: EntryId) -> String {
    let entry = model.taxonomies.get(taxonomy.index()).and_then(|taxonomy| taxonomy.entries.get(id.index()));
    entry.map_or_else(String::new, |entry| entry.title.clone().unwrap_or_else(|| spaced(&entry.name)))
}

/// The taxonomy from which a field takes its values.
#[must_use]
pub fn taxonomy_of(model: &Model, id: FieldId) -> Option<TaxonomyId> {
    match model.fields.get(id.index())?.kind {
        FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy) => Some(taxonomy),
        _ => None,
    }
}

/// What is known of a field, in words: `5,000.00 EUR` is `5000.00 EUR`, a set is a list.
#[must_use]
pub fn fact(model: &Model, id: FieldId, fact: &Fact) -> String {
    match fact {
        Fact::Unknown => "not known".to_owned(),
        Fact::None => "none".to_owned(),
        Fact::Known(value) => known(model, id, value),
    }
}

fn known(model: &Model, id: FieldId, value: &Value) -> String {
    match value {
        Value::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Text(words) => format!("“{words}”"),
        Value::Number(number) => number.to_string(),
        Value::Money(minor) => match model.fields.get(id.index()).map(|field| field.kind) {
            Some(FieldKind::Money(currency, ..)) => Money { minor: *minor, currency }.to_string(),
            _ => minor.to_string(),
        },
        Value::Date(date) => date.to_string(),
        Value::One(one) => member(model, id, one),
        Value::Set(members) if members.is_empty() => "nobody and nothing".to_owned(),
        Value::Set(members) => list(members.iter().map(|one| member(model, id, one)), "and"),
    }
}

fn member(model: &Model, id: FieldId, member: &Member) -> String {
    match member {
        Member::Listed(listed) => {
            taxonomy_of(model, id).map_or_else(String::new, |taxonomy| format!("“{}”", entry(model, taxonomy, *listed)))
        }
        Member::Unlisted(words) => format!("“{words}”, which the list does not have"),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: impl IntoIterator<Item = String>, last: &str) -> String {
    let mut items: Vec<String> = items.into_iter().collect();
    match items.pop() {
        None => String::new(),
        Some(only) if items.is_empty() => only,
        Some(end) => format!("{} {last} {end}", items.join(", ")),
    }
}

/// A party's name for people.
#[must_use]
pub fn party(model: &Model, id: PartyId) -> String {
    model.parties.get(id.index()).map_or_else(String::new, |party| party.title.clone())
}

/// Who decides or acts, in words: `Japan and NATO jointly`.
#[must_use]
pub fn who(model: &Model, who: &Who) -> String {
    let names = |parties: &[PartyId], last| list(parties.iter().map(|id| party(model, *id)), last);
    match who {
        Who::One(one) => party(model, *one),
        Who::Jointly(parties) => format!("{} jointly", names(parties, "and")),
        Who::Either(parties) => names(parties, "or"),
        Who::Each(parties) => format!("each of {}", names(parties, "and")),
    }
}

/// A judgement as the document asks it.
#[must_use]
pub fn judgement(model: &Model, id: JudgementId) -> String {
    model.judgements.get(id.index()).map_or_else(String::new, |judgement| judgement.title.clone())
}

/// An open term in the document's words, with the reading that is adopted.
#[must_use]
pub fn open_term(model: &Model, id: OpenTermId) -> String {
    let Some(term) = model.open_terms.get(id.index()) else { return String::new() };
    let words = term.title.clone().unwrap_or_else(|| spaced(&term.name));
    match term.readings.get(term.adopted) {
        Some(reading) => format!("“{words}” (read as “{}”)", reading.title.clone().unwrap_or_else(|| spaced(&reading.name))),
        None => format!("“{words}”"),
    }
}

/// A provision as lawyers cite it: `3.2`, or `clause 3.2, “Forms of cooperation”` with its heading.
#[must_use]
pub fn provision(model: &Model, id: ProvisionId) -> String {
    let Some(provision) = model.provisions.get(id.index()) else { return String::new() };
    match &provision.title {
        Some(title) => format!("{}, “{title}”", provision.number),
        None => provision.number.clone(),
    }
}

/// The numbers of provisions, in their order.
#[must_use]
pub fn numbers(model: &Model, ids: &[ProvisionId]) -> Vec<String> {
    ids.iter().filter_map(|id| model.provisions.get(id.index())).map(|provision: &Provision| provision.number.clone()).collect()
}
