//! Principles: what every edition is to keep, each sentence by its kind.

use super::names::{Meant, Wanted};
use super::{Checker, id};
use crate::model::principle::{Bearers, Principle, ReadingScope, Tenet, TenetKind};
use crate::model::problems;
use crate::model::time::Then;
use crate::model::types::{EventId, OpenTermId, PrincipleId, ProvisionId};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Number, Sentence, SentenceKind, UnderReadings};

impl<'t> Checker<'t> {
    /// The names of all principles.
    pub(super) fn principle_names(&mut self) {
        for (at, written) in self.written_principles().into_iter().enumerate() {
            let new = PrincipleId(id(at));
            let (first, place) = *self.principles.entry(&written.name.text).or_insert((new, written.name.span));
            if first != new {
                self.report(problems::duplicate_name(&written.name, "principle", place));
            }
        }
    }

    fn written_principles(&self) -> Vec<&'t tree::Principle> {
        let written = |sentence: &&'t Sentence| match &sentence.kind {
            SentenceKind::Principle(principle) => Some(principle.as_ref()),
            _ => None,
        };
        self.outline.principles.iter().filter_map(written).collect()
    }

    /// Every principle.
    pub(super) fn principles(&mut self) {
        for written in self.written_principles() {
            written.programme.iter().for_each(|programme| self.of_this_programme(programme));
            let principle = self.principle(written);
            self.model.principles.push(principle);
        }
    }

    fn principle(&mut self, written: &'t tree::Principle) -> Principle {
        let from = written.from.iter().filter_map(|number| self.ground(number)).collect();
        let readings = self.scope(written.readings.as_ref());
        let (mut tenets, mut recitals, mut complete) = (Vec::new(), Vec::new(), true);
        for sentence in &written.body {
            match &sentence.kind {
                SentenceKind::Tenet(tenet) => {
                    let kind = self.tenet(tenet);
                    complete &= kind.is_some();
                    tenets.extend(kind.map(|kind| Tenet { kind, span: sentence.span }));
                }
                SentenceKind::Recital(text) => recitals.push(text.text.clone()),
                _ => {
                    complete = false;
                    self.outline.broken.any = true;
                }
            }
        }
        if tenets.is_empty() && complete {
            self.report(problems::empty_principle(&written.name));
        }
        let title = written.title.as_ref().map(|title| title.text.clone());
        Principle { name: written.name.text.clone(), title, from, readings, tenets, recitals, span: written.name.span }
    }

    /// A clause on which a principle rests, or of which it speaks. One that has been repealed is no reason to give the principle up.
    fn ground(&mut self, number: &Number) -> Option<ProvisionId> {
        if !self.numbers.contains_key(number.text.as_str())
            && let Some(repealed) = self.model.repealed.iter().find(|one| one.number == number.text)
        {
            let problem = problems::repealed_ground(number, repealed);
            self.report(problem);
            return None;
        }
        self.provision_numbered(number)
    }

    fn scope(&mut self, written: Option<&UnderReadings>) -> ReadingScope {
        match written {
            None => ReadingScope::Adopted,
            Some(UnderReadings::All(_)) => ReadingScope::All,
            Some(UnderReadings::Of(names)) => {
                let mut found: Vec<(OpenTermId, Span)> = Vec::with_capacity(names.len());
                for name in names {
                    let Some(term) = self.open_term_of(name) else { continue };
                    match found.iter().take(MOST_TERMS).find(|(one, _)| *one == term) {
                        Some((_, first)) => self.report(problems::repeated_member(&name.text, name.span, *first)),
                        None => found.push((term, name.span)),
                    }
                }
                ReadingScope::Of(found.into_iter().map(|(term, _)| term).collect())
            }
        }
    }

    fn open_term_of(&mut self, name: &Name) -> Option<OpenTermId> {
        match self.meant(name, Wanted::OpenTerm)? {
            Meant::OpenTerm(term) => Some(term),
            other => {
                self.wrong_kind(name, other, "an open term");
                None
            }
        }
    }

    fn tenet(&mut self, written: &'t tree::Tenet) -> Option<TenetKind> {
        Some(match written {
            tree::Tenet::ForEvery { holds, when } => {
                TenetKind::ForEvery { holds: self.statement(holds), when: when.as_ref().map(|when| self.statement(when)) }
            }
            tree::Tenet::Term { at_least, length } => TenetKind::Term { at_least: *at_least, length: self.length_of_term(length)? },
            tree::Tenet::Gap { length, act } => {
                let (length, act) = (self.length_of_term(length), self.owed_act(act));
                TenetKind::Gap { length: length?, act: act? }
            }
            tree::Tenet::Occurrences { count, act } => {
                let (count, act) = (self.few(count), self.owed_act(act));
                TenetKind::Occurrences { count: count?, act: act? }
            }
            tree::Tenet::Notice { event, length } => {
                let (found, length) = (self.notice_event(event), self.length_of_term(length));
                TenetKind::Notice { event: found?, length: length? }
            }
            tree::Tenet::NoExit { length } => TenetKind::NoExit { length: self.length_of_term(length)? },
            tree::Tenet::Force { act, at_least, force } => {
                TenetKind::Force { act: self.owed_act(act)?, at_least: *at_least, force: *force }
            }
            tree::Tenet::Owed { act, by } => {
                let (act, by) = (self.owed_act(act), self.who(by));
                TenetKind::OwedBy { act: act?, by: by? }
            }
            other => self.of_amendments(other)?,
        })
    }

    // What is said of every amendment, and of every way of amending.
    fn of_amendments(&mut self, written: &'t tree::Tenet) -> Option<TenetKind> {
        Some(match written {
            tree::Tenet::NeedsConsent(who) => TenetKind::NeedsConsent(self.who(who)?),
            tree::Tenet::Follows(name) => TenetKind::Follows(self.owed_act(name)?),
            tree::Tenet::InWriting => TenetKind::InWriting,
            tree::Tenet::Spares(numbers) => TenetKind::Spares(numbers.iter().filter_map(|number| self.ground(number)).collect()),
            tree::Tenet::PermitsNothingNew(except) => TenetKind::PermitsNothingNew(except.as_ref().map(|except| self.statement(except))),
            tree::Tenet::RefusesNothingNew(except) => TenetKind::RefusesNothingNew(except.as_ref().map(|except| self.statement(except))),
            tree::Tenet::NoNewDuty(bearers) => TenetKind::NoNewDuty(self.bearers(bearers)?),
            _ => return None,
        })
    }

    /// Whose duties a principle or a claim speaks of.
    pub(super) fn bearers(&mut self, written: &tree::Bearers) -> Option<Bearers> {
        Some(match written {
            tree::Bearers::Alone(name) => Bearers::Alone(self.party(name)?),
            tree::Bearers::Several(names) => Bearers::Each(self.several(names)?),
            tree::Bearers::Of(who @ tree::Who::Jointly(_)) => Bearers::Jointly(self.who(who)?.parties().to_vec()),
            tree::Bearers::Of(who) => Bearers::Each(self.who(who)?.parties().to_vec()),
        })
    }

    /// The act of which a principle speaks. Where an amendment has taken the last duty away that asks for it, the principle speaks of it still.
    fn owed_act(&mut self, name: &Name) -> Option<EventId> {
        if self.is_made() && !self.names.contains_key(name.text.as_str()) {
            return Some(self.no_longer_declared(name));
        }
        self.act(name)
    }

    fn notice_event(&mut self, name: &Name) -> Option<EventId> {
        let event = self.owed_act(name)?;
        let life = &self.model.life;
        let renewal = life.term.as_ref().and_then(|term| match &term.says.then {
            Then::Renewed(renewal) => Some(renewal.event),
            _ => None,
        });
        let notices = life.exits.iter().map(|exit| exit.says.event).chain(life.suspensions.iter().map(|one| one.says.event)).chain(renewal);
        if !notices.into_iter().any(|notice| notice == event) && !self.is_made() {
            self.report(problems::no_such_notice(name));
        }
        Some(event)
    }

    fn no_longer_declared(&mut self, name: &Name) -> EventId {
        match self.model.events.iter().position(|event| event.implicit && event.name == name.text) {
            Some(event) => EventId(id(event)),
            None => self.implicit(name),
        }
    }
}

/// How many open terms of one principle are looked through for one that is named twice.
const MOST_TERMS: usize = 256;
