//! An activity in the words of another edition.

use crate::model::{Fact, FieldId, JudgementId, Member, Model, PartyId, TaxonomyId, Value};
use crate::program::{Activity, Program};

/// An activity in the words of another edition: each field by its name. In a field that is new there, it has what the amendment says that such an activity has;
/// nothing is known of it otherwise.
#[must_use]
pub fn carry(activity: &Activity, from: (&Model, &Program), to: (&Model, &Program)) -> Activity {
    let mut carried = to.1.blank();
    for (field, declared) in (0..).map(FieldId).zip(&to.0.fields) {
        match from.0.field_named(&declared.name) {
            Some(old) => {
                let fact = fact(activity.fact(from.1, old), from.0.taxonomy_of(old), (from.0, to.0), to.0.taxonomy_of(field));
                carried.set(to.1, field, &fact, activity.place(old));
            }
            None => {
                if let Some(missing) = to.0.missing.iter().find(|missing| missing.field == field) {
                    carried.set(to.1, field, &missing.fact, None);
                }
            }
        }
    }
    for (judgement, declared) in (0..).map(JudgementId).zip(&to.0.judgements) {
        let Some(old) = from.0.judgement_named(&declared.name) else { continue };
        for party in declared.by.parties() {
            let own = to.0.party(*party).and_then(|party| from.0.party_named(&party.name));
            let truth = own.map(|own: PartyId| activity.judged_by(from.1, old, own)).unwrap_or(crate::value::Truth::Unknown);
            carried.judge(to.1, judgement, Some(*party), truth, activity.judged_place(old));
        }
    }
    carried
}

fn fact(fact: Fact, old: Option<TaxonomyId>, models: (&Model, &Model), new: Option<TaxonomyId>) -> Fact {
    let (Some(old), Some(new)) = (old, new) else { return fact };
    let member = |member: Member| by_name(member, (models.0, old), (models.1, new));
    match fact {
        Fact::Known(Value::One(one)) => Fact::Known(Value::One(member(one))),
        Fact::Known(Value::Set(all)) => Fact::Known(Value::Set(all.into_iter().map(member).collect())),
        other => other,
    }
}

/// An entry by its name. What is no entry there stays as it is called.
fn by_name(member: Member, (from, old): (&Model, TaxonomyId), (to, new): (&Model, TaxonomyId)) -> Member {
    let name = match &member {
        Member::Listed(entry) => {
            from.taxonomies.get(old.index()).and_then(|list| list.entries.get(entry.index())).map(|entry| entry.name.clone())
        }
        Member::Unlisted(words) => Some(words.clone()),
    };
    let Some(name) = name else { return member };
    let place = to.taxonomies.get(new.index()).and_then(|list| list.entries.iter().position(|entry| entry.name == name));
    match place.and_then(|at| u32::try_from(at).ok()) {
        Some(at) => Member::Listed(crate::model::EntryId(at)),
        None => Member::Unlisted(name),
    }
}
