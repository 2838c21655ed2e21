//! The activity and the record that show something, in words: only what matters to it is known of them.

use crate::calendar::words::day;
use crate::model::{FieldId, FieldKind, Model};
use crate::prove::{Case, Stated};
use crate::report::words;
use crate::value::{Currency, Money};

/// Each fact, judgement and event of a case, as a list in one sentence.
pub(super) fn facts(model: &Model, case: &Case) -> String {
    let fields = (0..).map(FieldId).zip(&model.fields);
    let stated = fields.filter_map(|(id, field)| {
        let (_, stated) = case.facts.iter().find(|(name, _)| *name == field.name)?;
        Some(format!("{}: {}", words::field(model, id), value(model, id, stated)?))
    });
    let judged = case.judged.iter().filter_map(|(judgement, party, so)| judged(model, judgement, party, *so));
    let known = case.events.iter().filter(|(name, _)| model.event_named(name).is_some());
    let events = known.map(|(name, date)| format!("{} on {}", words::spaced(name), day(*date)));
    stated.chain(judged).chain(events).collect::<Vec<_>>().join("; ")
}

fn judged(model: &Model, judgement: &str, party: &str, so: bool) -> Option<String> {
    let title = words::judgement(model, model.judgement_named(judgement)?);
    let party = words::party(model, model.party_named(party)?);
    Some(if so { format!("{party} has judged “{title}”") } else { format!("{party} has judged that “{title}” is not so") })
}

/// What is stated of a field; nothing where nothing is known, because it does not matter.
fn value(model: &Model, id: FieldId, stated: &Stated) -> Option<String> {
    Some(match stated {
        Stated::Unknown => return None,
        Stated::None => "none".to_owned(),
        Stated::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Stated::Text(words) => format!("“{words}”"),
        Stated::Number(number) => match model.field(id).map(|field| field.kind) {
            Some(FieldKind::Money(currency, ..)) => amount(*number, currency),
            _ => number.to_string(),
        },
        Stated::Date(date) => day(*date),
        Stated::One(name) => member(model, id, name.as_deref()),
        Stated::Set(names, other) => {
            let names = names.iter().map(|name| Some(name.as_str())).chain(other.then_some(None));
            let members: Vec<String> = names.map(|name| member(model, id, name)).collect();
            if members.is_empty() { "none".to_owned() } else { words::list(members, "and") }
        }
    })
}

fn member(model: &Model, id: FieldId, name: Option<&str>) -> String {
    let Some(name) = name else { return "something that no list has".to_owned() };
    let listed = words::taxonomy_of(model, id).and_then(|taxonomy| {
        let entry = model.taxonomies.get(taxonomy.index())?.entry(name)?;
        Some(words::entry(model, taxonomy, entry))
    });
    format!("“{}”", listed.unwrap_or_else(|| words::spaced(name)))
}

fn amount(minor: i64, currency: Currency) -> String {
    Money { minor, currency }.to_string()
}
