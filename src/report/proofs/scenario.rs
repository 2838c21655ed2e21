//! A case becomes a scenario that can be pasted into a policy.

use crate::model::{FieldId, FieldKind, Model};
use crate::prove::{Case, Readings, Stated};
use crate::report::word;
use crate::value::{Currency, Money, Truth};
use std::fmt::Write;

/// What a scenario expects of its activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// True: permitted. False: refused. None: nothing is expected of it.
    pub verdict: Option<Truth>,
    /// In the focus, or off it; none: nothing is expected of it.
    pub focus: Option<bool>,
}

impl From<Option<Truth>> for Expected {
    fn from(verdict: Option<Truth>) -> Self {
        Self { verdict, focus: None }
    }
}

/// The case as a scenario of the policy language in canonical layout, which expects what the policy says of it now.
///
/// `edition` names the edition by which it is judged, where it is not the one that stands in the files.
#[must_use]
pub fn scenario(model: &Model, title: &str, case: &Case, readings: &Readings, expected: Expected, edition: Option<&str>) -> String {
    let mut text = format!("scenario {} for {}", quoted(title), model.name);
    if let Some(edition) = edition {
        let plain = edition.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        let _ = write!(text, " edition {}", if plain { edition.to_owned() } else { quoted(edition) });
    }
    text.push_str(" {\n");
    let telling = case.telling(model, readings);
    for (event, day) in &case.events {
        let Some(declared) = model.event_named(event).and_then(|id| model.event(id)) else { continue };
        let who = declared.by.as_ref().filter(|_| telling.by);
        let parties = who.map_or(&[][..], |who| who.parties()).iter().filter_map(|party| Some(model.party(*party)?.name.as_str()));
        let names: Vec<&str> = parties.collect();
        let by = if names.is_empty() { String::new() } else { format!(" by {}", names.join(" and ")) };
        let received = if telling.received { format!(", received {day}") } else { String::new() };
        let _ = writeln!(text, "on {day}: {event}{by}{received};");
    }
    for (term, reading) in readings {
        let strange = model.open_term(*term).filter(|open| open.adopted != *reading);
        if let Some((term, reading)) = strange.and_then(|open| Some((&open.name, &open.readings.get(*reading)?.name))) {
            let _ = writeln!(text, "reading {term} {reading};");
        }
    }
    text.push_str(&proposal(model, case));
    if let Some(verdict) = expected.verdict {
        let _ = writeln!(text, "expect {};", word(verdict));
    }
    if let Some(inside) = expected.focus {
        let _ = writeln!(text, "expect {} focus;", if inside { "in" } else { "off" });
    }
    text.push_str("}\n");
    crate::format::format(&text).unwrap_or(text)
}

fn proposal(model: &Model, case: &Case) -> String {
    let mut text = "propose {\n".to_owned();
    for (id, field) in (0..).map(FieldId).zip(&model.fields) {
        let stated = case.facts.iter().find(|(name, _)| *name == field.name).map_or(&Stated::Unknown, |(_, stated)| stated);
        if !(field.optional && *stated == Stated::Unknown) {
            let _ = writeln!(text, "{} {};", field.name, value(model, id, stated));
        }
    }
    for (judgement, party, so) in &case.judged {
        let id = model.judgement_named(judgement).and_then(|id| model.judgement(id));
        let judges = id.zip(model.party_named(party)).is_some_and(|(id, party)| id.by.parties().contains(&party));
        if judges {
            let _ = writeln!(text, "judged {}{judgement} by {party};", if *so { "" } else { "not " });
        }
    }
    text.push_str("}\n");
    text
}

fn value(model: &Model, id: FieldId, stated: &Stated) -> String {
    match stated {
        Stated::Unknown => "unknown".to_owned(),
        Stated::None => "none".to_owned(),
        Stated::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Stated::Text(words) => quoted(words),
        Stated::Number(number) => match model.field(id).map(|field| field.kind) {
            Some(FieldKind::Money(currency, ..)) => amount(*number, currency),
            _ => number.to_string(),
        },
        Stated::Date(day) => day.to_string(),
        Stated::One(name) => name.clone().unwrap_or_else(|| Stated::UNLISTED.to_owned()),
        Stated::Set(names, other) => {
            let names = names.iter().map(String::as_str).chain(other.then_some(Stated::UNLISTED));
            format!("{{ {} }}", names.collect::<Vec<_>>().join(", "))
        }
    }
}

fn amount(minor: i64, currency: Currency) -> String {
    Money { minor, currency }.to_string()
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
