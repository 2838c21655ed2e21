//! One object of a record file to a dated event or an act on an amendment, or to everything that is wrong with it.

use super::amending::{About, of_amendments_only};
use super::located::{Located, Pair, Shape};
use super::wrong::shown;
use super::{problems, words};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{AmendingAct, EventId, Happening, HappeningKind, Model, PartyId};
use crate::source::Span;
use crate::value::{PartialDate, Precision};
use chrono::NaiveDate;

const KEYS: [&str; 12] =
    ["event", "on", "by", "kind", "received", "effective", "number", "recorded", "reference", "amendment", "fingerprint", "form"];
const KINDS: [(&str, HappeningKind); 4] = [
    ("happened", HappeningKind::Happened),
    ("excused", HappeningKind::Excused),
    ("discharged", HappeningKind::Discharged),
    ("failed", HappeningKind::Failed),
];

/// What an object states.
pub(super) enum Told {
    /// An event of the programme's life.
    Event(Happening),
    /// Something that was done about an amendment.
    Act(AmendingAct),
}

/// A line on its way to an event.
pub(super) struct Growing<'m> {
    pub model: &'m Model,
    pub errors: Diagnostics,
    event: Option<EventId>,
    pub on: Option<PartialDate>,
    pub by: Vec<PartyId>,
    kind: HappeningKind,
    pub received: Option<PartialDate>,
    effective: Option<PartialDate>,
    pub number: Option<u32>,
    pub recorded: Option<NaiveDate>,
    pub reference: Option<String>,
    pub about: About,
    /// Whether it is a decision on an amendment, which a body takes.
    pub decides: bool,
}

/// What an object states, or what is wrong with it.
pub(super) fn from_pairs(model: &Model, pairs: &[Pair], span: Span) -> Result<Told, Diagnostics> {
    let about = pairs.iter().any(|pair| pair.name == "amendment");
    let decision = |pair: &Pair| pair.name == "event" && matches!(&pair.value.shape, Shape::Text(word) if word == "decision");
    let mut growing = Growing::new(model, about && pairs.iter().any(decision));
    for (at, pair) in pairs.iter().enumerate() {
        match pairs.iter().take(at).find(|first| first.name == pair.name) {
            Some(first) => growing.errors.push(given_twice(pair, first)),
            None if about && growing.take_about(pair) => {}
            None => growing.take(pair),
        }
    }
    for key in ["event", "on"].into_iter().filter(|key| !pairs.iter().any(|pair| pair.name == *key)) {
        growing.errors.push(without(key, span));
    }
    if about { growing.finish_about(pairs, span).map(Told::Act) } else { growing.finish(pairs, span).map(Told::Event) }
}

impl<'m> Growing<'m> {
    fn new(model: &'m Model, decides: bool) -> Self {
        Self {
            model,
            errors: Diagnostics::new(),
            event: None,
            on: None,
            by: Vec::new(),
            kind: HappeningKind::Happened,
            received: None,
            effective: None,
            number: None,
            recorded: None,
            reference: None,
            about: About::default(),
            decides,
        }
    }

    fn take(&mut self, pair: &Pair) {
        let value = &pair.value;
        match pair.name.as_str() {
            "event" => self.event = self.text(pair).and_then(|name| self.event(name, value.span)),
            "on" => self.on = self.date(pair),
            "by" => self.by = self.parties(value),
            "kind" => self.kind = self.kind(pair).unwrap_or_default(),
            "received" => self.received = self.date(pair),
            "effective" => self.effective = self.date(pair),
            "number" => self.number = self.number(pair),
            "recorded" => self.recorded = self.recorded(pair),
            "reference" => self.reference = self.text(pair).map(str::to_owned),
            "fingerprint" | "form" => self.errors.push(of_amendments_only(pair)),
            _ => self.errors.push(unexpected(pair)),
        }
    }

    fn finish(mut self, pairs: &[Pair], span: Span) -> Result<Happening, Diagnostics> {
        let place = |key: &str| pairs.iter().find(|pair| pair.name == key).map(|pair| pair.value.span);
        if let (Some(event), Some(place)) = (self.event, place("kind"))
            && self.kind != HappeningKind::Happened
            && !self.owed(event)
        {
            self.errors.push(not_owed(self.model, event, place));
        }
        let (Some(event), Some(date), true) = (self.event, self.on, self.errors.is_empty()) else { return Err(self.errors) };
        let Self { by, kind, received, effective, number, recorded, reference, .. } = self;
        Ok(Happening { event, kind, by, date, received, effective, number, recorded, reference, span })
    }

    fn owed(&self, event: EventId) -> bool {
        self.model.duties.iter().flat_map(|duty| &duty.acts).any(|act| act.event == event)
    }

    fn event(&mut self, name: &str, place: Span) -> Option<EventId> {
        let found = self.model.event_named(name);
        if found.is_none() {
            self.errors.push(unknown_event(self.model, name, place));
        }
        found
    }

    fn parties(&mut self, value: &Located) -> Vec<PartyId> {
        let one = std::slice::from_ref(value);
        let values = if let Shape::List(values) = &value.shape { values.as_slice() } else { one };
        let mut parties: Vec<PartyId> = Vec::new();
        for value in values {
            let Shape::Text(name) = &value.shape else {
                self.errors.push(wrong("by", "a list of parties", value, "Write `\"by\": [\"japan\", \"nato\"]`."));
                continue;
            };
            match self.model.party_named(name) {
                Some(party) if parties.contains(&party) => self.errors.push(party_twice(name, value.span)),
                Some(party) => parties.push(party),
                None => {
                    let problem = self.body_for_party(name, value.span).unwrap_or_else(|| unknown_party(self.model, name, value.span));
                    self.errors.push(problem);
                }
            }
        }
        parties
    }

    fn kind(&mut self, pair: &Pair) -> Option<HappeningKind> {
        let word = self.text(pair)?;
        let found = KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
        if found.is_none() {
            let message = format!("{} is not a kind of entry in a record", shown(word));
            let told = Diagnostic::error(problems::WRONG_VALUE, pair.value.span, message);
            let near = nearest(word, KINDS.iter().map(|(name, _)| *name));
            self.errors.push(match near {
                Some(near) => told.help(format!("Did you mean `{near}`?")),
                None => told.help("Write `excused`, `discharged` or `failed`; leave it out for what simply happened."),
            });
        }
        found
    }

    pub(super) fn text<'p>(&mut self, pair: &'p Pair) -> Option<&'p str> {
        match &pair.value.shape {
            Shape::Text(words) => Some(words),
            _ => {
                self.errors.push(wrong(&pair.name, "a text", &pair.value, "Write the words in double quotation marks."));
                None
            }
        }
    }

    fn date(&mut self, pair: &Pair) -> Option<PartialDate> {
        let Shape::Text(words) = &pair.value.shape else {
            let help = "Write the date as `\"2020-06-26\"`; `\"2020-06\"` or `\"2020\"` where it is known less exactly.";
            self.errors.push(wrong(&pair.name, "a date", &pair.value, help));
            return None;
        };
        let read = words::date_of(self.model, &pair.name, words);
        read.map_err(|wrong| self.errors.push(wrong.in_file(pair.value.span))).ok()
    }

    fn recorded(&mut self, pair: &Pair) -> Option<NaiveDate> {
        let date = self.date(pair)?;
        if date.precision() == Precision::Day {
            return Some(date.earliest());
        }
        let message = format!("`recorded` must be known to the day, and `{date}` is not");
        let told = Diagnostic::error(problems::WRONG_VALUE, pair.value.span, message);
        self.errors.push(told.help("Write the day on which the record was made, or leave it out."));
        None
    }

    fn number(&mut self, pair: &Pair) -> Option<u32> {
        let digits = if let Shape::Number(digits) = &pair.value.shape { digits.parse().ok().filter(|number| *number > 0) } else { None };
        if digits.is_none() {
            let help = "Write how many such events there were with this one, with digits alone, such as `50`.";
            self.errors.push(wrong("number", "a whole number from 1 on", &pair.value, help));
        }
        digits
    }
}

fn wrong(key: &str, what: &str, value: &Located, help: &str) -> Diagnostic {
    let message = match &value.shape {
        Shape::Number(words) if what.starts_with("a whole") => format!("`{key}` must be {what}, and this is {}", shown(words)),
        _ => format!("`{key}` must be {what}, and this is {}", value.called()),
    };
    Diagnostic::error(problems::WRONG_VALUE, value.span, message).help(help)
}

fn given_twice(pair: &Pair, first: &Pair) -> Diagnostic {
    Diagnostic::error(problems::DUPLICATE_KEY, pair.name_span, format!("{} is given twice in one event", shown(&pair.name)))
        .and(first.name_span, "it is given here first")
        .help("Keep the one that is right.")
}

fn party_twice(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error(problems::DUPLICATE_KEY, place, format!("`{name}` stands twice in `by`")).help("Name each party once.")
}

fn without(key: &str, span: Span) -> Diagnostic {
    let (what, help) = match key {
        "event" => ("does not say what happened", "Add `\"event\": \"…\"` with the name of an event or of an act that a duty asks for."),
        _ => ("does not say when it happened", "Add `\"on\": \"2021-03-01\"`; `\"2021-03\"` or `\"2021\"` where the day is not known."),
    };
    Diagnostic::error(problems::INCOMPLETE_EVENT, span, format!("this event has no `{key}`: it {what}")).help(help)
}

fn unexpected(pair: &Pair) -> Diagnostic {
    let message = format!("an event of a record has no {}", shown(&pair.name));
    let told = Diagnostic::error(problems::UNEXPECTED_FIELD, pair.name_span, message);
    match nearest(&pair.name, KEYS) {
        Some(near) => told.help(format!("Did you mean `{near}`?")),
        None => told.help(format!("It may have `{}`.", KEYS.join("`, `"))),
    }
}

fn unknown_event(model: &Model, name: &str, place: Span) -> Diagnostic {
    let message = format!("the policy `{}` knows no event {}", model.name, shown(name));
    let told = Diagnostic::error(problems::UNKNOWN_EVENT, place, message);
    let near = nearest(name, model.event_names());
    let known: Vec<String> = model.event_names().map(|name| format!("`{name}`")).collect();
    match near.and_then(|near| model.events.iter().find(|event| event.name == near)) {
        Some(near) => told.and(near.span, format!("`{}` is declared here", near.name)).help(format!("Did you mean `{}`?", near.name)),
        None if known.is_empty() => told.help("The policy declares no event, and no duty asks for an act."),
        None => told.help(format!("It knows {}.", known.join(", "))),
    }
}

fn unknown_party(model: &Model, name: &str, place: Span) -> Diagnostic {
    let told = Diagnostic::error(problems::UNKNOWN_PARTY, place, format!("the programme has no party {}", shown(name)));
    let known: Vec<String> = model.parties.iter().map(|party| format!("`{}`", party.name)).collect();
    match nearest(name, model.parties.iter().map(|party| party.name.as_str())) {
        Some(near) => told.help(format!("Did you mean `{near}`?")),
        None => told.help(format!("Its parties are {}.", known.join(" and "))),
    }
}

fn not_owed(model: &Model, event: EventId, place: Span) -> Diagnostic {
    let name = model.events.get(event.index()).map_or("", |event| event.name.as_str());
    Diagnostic::error(problems::UNKNOWN_ACT, place, format!("no duty of the programme is to `{name}`"))
        .help("Only an act that a duty asks for can be excused, discharged or failed. Leave `kind` out for what simply happened.")
}
