//! What stands at the head of a programme: edition, strength, parties, calendar, lineage, events.

use super::names::Meant;
use super::{Checker, id};
use crate::model::problems;
use crate::model::time::MaybeDate;
use crate::model::types::{Event, EventId, Lineage, Party, PartyId, Strength};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Sentence, SentenceKind};

/// Where each of the things that may be said only once has been said.
#[derive(Default)]
struct Said {
    edition: Option<Span>,
    strength: Option<Span>,
    calendar: Option<Span>,
}

impl<'t> Checker<'t> {
    /// Edition, strength, parties, calendar and lineage.
    pub(super) fn header(&mut self) {
        let mut said = Said::default();
        for sentence in std::mem::take(&mut self.outline.header) {
            match &sentence.kind {
                SentenceKind::Edition(edition) => {
                    self.once(&mut said.edition, "edition", sentence.head);
                    self.model.edition = Some(edition.text.clone());
                }
                SentenceKind::Strength(word) => {
                    self.once(&mut said.strength, "strength", sentence.head);
                    self.strength(word);
                }
                SentenceKind::Calendar(body) => {
                    self.once(&mut said.calendar, "calendar", sentence.head);
                    self.calendar(body);
                }
                SentenceKind::Parties(body) => self.parties(body),
                SentenceKind::Lineage { relation, name, title, date, in_force } => self.model.lineage.push(Lineage {
                    relation: *relation,
                    name: name.text.clone(),
                    title: title.as_ref().map(|title| title.text.clone()),
                    date: date.as_ref().and_then(|date| date.date),
                    in_force: in_force.as_ref().map(|(from, to)| (maybe_date(from), maybe_date(to))),
                }),
                _ => {}
            }
        }
    }

    /// Reports what has been said before.
    pub(super) fn once(&mut self, said: &mut Option<Span>, what: &str, place: Span) {
        match *said {
            Some(first) => self.report(problems::said_twice(what, place, first)),
            None => *said = Some(place),
        }
    }

    fn strength(&mut self, word: &Name) {
        self.model.strength = match word.text.as_str() {
            "binding" => Strength::Binding,
            "political" => Strength::Political,
            "aspirational" => Strength::Aspirational,
            _ => return self.outline.broken.any = true,
        };
    }

    fn parties(&mut self, body: &'t [Sentence]) {
        for sentence in body {
            match &sentence.kind {
                SentenceKind::Party { name, title } => self.new_party(name, &title.text),
                SentenceKind::Broken(_) => self.outline.broken.parties = true,
                _ => self.outline.broken.any = true,
            }
        }
        self.outline.broken.any |= self.outline.broken.parties;
    }

    fn new_party(&mut self, name: &'t Name, title: &str) {
        let new = PartyId(id(self.model.parties.len()));
        let first = *self.parties.entry(&name.text).or_insert(new);
        if first != new {
            let first = self.model.parties.get(first.index()).map_or(name.span, |party| party.span);
            self.report(problems::duplicate_name(name, "party", first));
        }
        self.model.parties.push(Party { name: name.text.clone(), title: title.to_owned(), span: name.span });
    }

    /// Events from which time runs.
    pub(super) fn events(&mut self) {
        for placed in std::mem::take(&mut self.outline.events) {
            let SentenceKind::Event { name, title, by } = &placed.sentence.kind else { continue };
            let event = EventId(id(self.model.events.len()));
            self.declare_name(name, Meant::Event(event));
            let title = title.as_ref().map(|title| title.text.clone());
            let by = by.as_ref().and_then(|by| self.who(by));
            self.model.events.push(Event { name: name.text.clone(), title, by, act: false, implicit: false, span: name.span });
            self.used.events.push(false);
        }
        self.acts();
    }

    /// What a duty asks to be done is an event too, since a record says when it was done.
    fn acts(&mut self) {
        let acts: Vec<&'t tree::Act> = self.outline.duties.iter().flat_map(|placed| duty_acts(&placed.sentence.kind)).collect();
        for act in acts {
            let event = EventId(id(self.model.events.len()));
            if matches!(self.names.get(act.name.text.as_str()), Some((Meant::Event(_), _))) {
                continue;
            }
            self.declare_name(&act.name, Meant::Event(event));
            let title = act.title.as_ref().map(|title| title.text.clone());
            self.model.events.push(Event { name: act.name.text.clone(), title, by: None, act: true, implicit: false, span: act.name.span });
            self.used.events.push(true);
        }
    }
}

/// A date, that there is none, or that it is not known.
pub(super) fn maybe_date(written: &tree::MaybeDate) -> MaybeDate {
    match written {
        tree::MaybeDate::Date(date) => date.date.map_or(MaybeDate::Unknown, MaybeDate::Date),
        tree::MaybeDate::Unlimited(_) => MaybeDate::Unlimited,
        tree::MaybeDate::Unknown(_) => MaybeDate::Unknown,
    }
}

fn duty_acts(sentence: &SentenceKind) -> Vec<&tree::Act> {
    let SentenceKind::Duty(duty) = sentence else { return Vec::new() };
    let otherwise = duty.timings.iter().filter_map(|timing| match timing {
        tree::Timing::Otherwise { act, .. } => Some(act),
        _ => None,
    });
    duty.acts.iter().chain(otherwise).collect()
}
