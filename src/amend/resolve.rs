//! Which text each amendment changes, and the editions that come of it.

use super::change::Change;
use super::editions::{Amendment, AmendmentText, Edition, Editions, edition_name};
use super::fingerprint::Fingerprint;
use super::origins::Origins;
use super::patch::{Patched, amend_amendment, amend_programme};
use super::{canonical, problems, tree};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};
use crate::syntax::parse;
use crate::syntax::tree::{File, Number, SentenceKind};
use crate::value::fingerprint_digits;
use std::sync::Arc;

/// The editions in the making.
pub(super) struct Resolver<'s> {
    editions: Editions,
    sources: &'s mut Sources,
    diagnostics: Diagnostics,
    programme: String,
}

/// What is known of an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// What it changes is not known yet.
    Open,
    /// It changes that edition.
    Edition(usize),
    /// It changes that text of an amendment.
    Text(usize),
    /// Nothing can come of it, and it has been said why.
    Failed,
}

impl<'s> Resolver<'s> {
    pub fn new(mut editions: Editions, sources: &'s mut Sources) -> Self {
        let sentences = || editions.files.iter().flat_map(|file: &File| &file.sentences);
        let programme = sentences().find_map(|sentence| match &sentence.kind {
            SentenceKind::Programme(programme) => Some(programme.name.text.clone()),
            _ => None,
        });
        if editions.texts.is_empty() {
            let amendments = sentences().filter(|sentence| matches!(sentence.kind, SentenceKind::Amendment(_)));
            editions.texts = amendments.map(|sentence| Arc::new(AmendmentText::written(sentence))).collect();
            editions.states = vec![State::Open; editions.texts.len()];
        }
        Self { editions, sources, diagnostics: Diagnostics::new(), programme: programme.unwrap_or_default() }
    }

    pub fn resolve(mut self) -> (Editions, Diagnostics) {
        self.refuse_circles_of_texts();
        // Each round an amendment whose target has become known is applied; what it leads to may be the target of others.
        while let Some((at, state)) = self.ready() {
            self.set(at, state);
            self.apply(at, state);
        }
        for at in 0..self.count() {
            if self.state(at) == Some(State::Open) {
                self.explain(at);
            }
        }
        let mut editions = self.editions;
        editions.amendments.sort_by_key(|amendment| amendment.span);
        (editions, self.diagnostics)
    }

    /// How many amendments there are.
    fn count(&self) -> usize {
        self.editions.states.len()
    }

    fn state(&self, at: usize) -> Option<State> {
        self.editions.states.get(at).copied()
    }

    fn set(&mut self, at: usize, state: State) {
        if let Some(known) = self.editions.states.get_mut(at) {
            *known = state;
        }
    }

    fn change(&self, text: usize) -> Option<Change<'_>> {
        self.editions.change(text)
    }

    /// The first amendment that is open and whose target is known.
    fn ready(&self) -> Option<(usize, State)> {
        let open = self.editions.states.iter().enumerate().filter(|(_, state)| **state == State::Open);
        open.map(|(at, _)| at).find_map(|at| self.target(at).map(|state| (at, state)))
    }

    /// What an amendment changes: of the texts that it can mean, the first one, or the one whose fingerprint it states.
    fn target(&self, at: usize) -> Option<State> {
        let change = self.change(at)?;
        let stated = change.fingerprint().map(|text| text.text.as_str());
        let is_meant = |fingerprint: Fingerprint| stated.is_none_or(|stated| fingerprint.matches(stated));
        self.candidates(at).into_iter().find(|(_, fingerprint)| is_meant(*fingerprint)).map(|(state, _)| state)
    }

    /// The texts that an amendment can mean, with their fingerprints.
    fn candidates(&self, at: usize) -> Vec<(State, Fingerprint)> {
        let Some(change) = self.change(at) else { return Vec::new() };
        if change.amendment.target.text == self.programme {
            let wanted = change.amendment.edition.as_ref().map(|number| number.text.as_str());
            let editions = 0..self.editions.count();
            let fits = |edition: &usize| if wanted.is_none() { *edition == 0 } else { self.editions.name(*edition) == wanted };
            return editions.filter(fits).map(|edition| (State::Edition(edition), self.editions.fingerprint(edition))).collect();
        }
        let texts = self.editions.texts.iter().enumerate();
        let of_target =
            texts.filter(|(_, text)| Change::of(&text.sentence, &[]).is_some_and(|own| own.name() == change.amendment.target.text));
        of_target.filter_map(|(text, _)| Some((State::Text(text), self.text_fingerprint(text)?))).collect()
    }

    /// The place of the amendment whose text this is.
    fn amendment_of(&self, text: usize) -> Option<usize> {
        let name = self.change(text)?.name();
        (0..self.count()).find(|at| self.change(*at).is_some_and(|change| change.name() == name))
    }

    /// The fingerprint of a text of an amendment, once it is known what it changes.
    fn text_fingerprint(&self, text: usize) -> Option<Fingerprint> {
        let changes = match self.state(self.amendment_of(text)?)? {
            State::Edition(edition) => self.editions.fingerprint(edition),
            State::Text(changed) => self.text_fingerprint(changed)?,
            State::Open | State::Failed => return None,
        };
        Some(Fingerprint::of_amendment(&self.editions.texts.get(text)?.sentence, &changes))
    }

    /// Applies an amendment as it was written to what it changes, and what it changes to what that changes, and so on to an edition.
    fn apply(&mut self, at: usize, state: State) {
        self.warn_without_fingerprint(at, state);
        match self.outcome(at, state) {
            Some((outcome, changed)) => self.list(at, state, outcome, changed),
            None => self.set(at, State::Failed),
        }
    }

    /// The edition to which a text leads, and the first text that it changed on the way.
    fn outcome(&mut self, text: usize, state: State) -> Option<(usize, Option<usize>)> {
        match state {
            State::Edition(edition) => {
                let name = self.new_name(self.change(text)?, edition);
                self.refuse_taken_name(text, &name)?;
                Some((self.amended_edition(text, edition, name)?, None))
            }
            State::Text(changed) => {
                let new = self.amended_text(text, changed)?;
                let further = self.state(self.amendment_of(changed)?)?;
                Some((self.outcome(new, further)?.0, Some(new)))
            }
            State::Open | State::Failed => None,
        }
    }

    fn amended_text(&mut self, by: usize, changed: usize) -> Option<usize> {
        let change = self.change(by)?;
        let old = self.editions.texts.get(changed)?;
        let name = change.name().to_owned();
        let blocks: Vec<Span> = old.blocks.iter().copied().chain(self.editions.texts.get(by)?.blocks.iter().copied()).collect();
        let changed_by: Vec<String> = old.changed_by.iter().cloned().chain([name]).collect();
        let patched = amend_amendment(&old.sentence, change);
        let Patched { whole, diagnostics, .. } = self.told(patched, None)?;
        self.diagnostics.extend(diagnostics);
        self.editions.texts.push(Arc::new(AmendmentText { sentence: whole, blocks, changed_by }));
        self.editions.texts.len().checked_sub(1)
    }

    fn amended_edition(&mut self, text: usize, before: usize, edition: Number) -> Option<usize> {
        let change = self.change(text)?;
        let patched = amend_programme(self.editions.programme(before)?, change, edition.clone());
        let Patched { whole, numbers, diagnostics } = self.told(patched, Some(before))?;
        self.diagnostics.extend(diagnostics);
        let (name, written) = (self.source_name(text, &edition.text), canonical::text(&whole));
        let source = self.sources.add(name, written.as_str());
        let parsed = parse(source, &written);
        let programme = parsed.file.sentences.into_iter().next();
        let known = self.editions.editions.get(before)?;
        let origins = programme.as_ref().and_then(|new| Origins::of(new, &whole, known.source.map(|source| (source, &known.origins))));
        let Some((programme, origins)) = programme.zip(origins) else {
            self.diagnostics.push(problems::unreadable_edition(self.change(text)?.sentence.head, parsed.diagnostics.iter().next()));
            return None;
        };
        let mut new = Edition::new(Some(edition.text)).with_programme(programme);
        (new.source, new.origins, new.before, new.numbers, new.made_by) = (Some(source), origins, Some(before), numbers, Some(text));
        self.editions.editions.push(Arc::new(new));
        self.editions.count().checked_sub(1)
    }

    /// What came of an amendment; what is wrong with it is told with the places to which it goes back.
    fn told(&mut self, patched: Result<Patched, Diagnostics>, edition: Option<usize>) -> Option<Patched> {
        match patched {
            Ok(patched) => Some(patched),
            Err(problems) => {
                let pointed = |problem: Diagnostic| match edition.filter(|edition| *edition > 0) {
                    Some(edition) => self.editions.pointed(edition, problem, self.sources),
                    None => problem,
                };
                let problems: Vec<Diagnostic> = problems.into_iter().map(pointed).collect();
                self.diagnostics.extend(problems);
                None
            }
        }
    }

    /// The name of the edition to which a text leads: its own, or that of the edition before with the amendment's.
    fn new_name(&self, change: Change<'_>, before: usize) -> Number {
        change.edition().cloned().unwrap_or_else(|| self.added_name(change, before))
    }

    fn added_name(&self, change: Change<'_>, before: usize) -> Number {
        let name = &change.amendment.name;
        let text = self.editions.name(before).map_or_else(|| name.text.clone(), |before| format!("{before}, {}", name.text));
        Number { text, span: name.span }
    }

    fn source_name(&self, text: usize, edition: &str) -> String {
        let changed = self.editions.texts.get(text).map(|text| text.changed_by.join(" and ")).filter(|changed| !changed.is_empty());
        let changed =
            changed.zip(self.change(text)).map_or_else(String::new, |(by, change)| format!(" ({} as changed by {by})", change.name()));
        format!("{}, edition {edition}{changed}", self.programme)
    }

    /// Two amendments as they were written cannot lead to editions of one name: nothing could tell which is meant.
    fn refuse_taken_name(&mut self, text: usize, edition: &Number) -> Option<()> {
        let first = self.editions.named(&edition.text).filter(|_| text < self.count());
        let Some(first) = first else { return Some(()) };
        let other = self.editions.editions.get(first)?.made_by.and_then(|by| self.change(by)).map(|change| change.sentence.head);
        let base = || tree::inside(&self.editions.programme(0)?.kind)?.iter().find(|one| edition_name(one).is_some()).map(|one| one.span);
        let other = other.or_else(base)?;
        self.diagnostics.push(problems::edition_taken(edition, other));
        None
    }

    fn list(&mut self, at: usize, state: State, outcome: usize, changed: Option<usize>) {
        let (Some(change), Some(fingerprint)) = (self.change(at), self.text_fingerprint(at)) else { return };
        let amendment = change.amendment;
        let edition = match state {
            State::Edition(edition) => self.editions.name(edition).map(str::to_owned),
            _ => None,
        };
        let listed = Amendment {
            name: amendment.name.text.clone(),
            title: amendment.title.as_ref().map(|title| title.text.clone()),
            target: amendment.target.text.clone(),
            edition,
            leads_to: self.editions.name(outcome).unwrap_or_default().to_owned(),
            fingerprint,
            changed: changed.and_then(|text| self.text_fingerprint(text)),
            span: change.sentence.head,
            outcome,
        };
        self.editions.amendments.push(listed);
    }
}

/// Several amendments that are in force at once.
impl Resolver<'_> {
    pub fn together(mut self, names: &[&str]) -> (Option<(Editions, usize)>, Diagnostics) {
        let edition = self.one_after_the_other(names);
        (edition.map(|edition| (self.editions, edition)), self.diagnostics)
    }

    fn one_after_the_other(&mut self, names: &[&str]) -> Option<usize> {
        // The text of each amendment as those before it in the list have left it.
        let mut texts: Vec<usize> = (0..self.count()).collect();
        let mut edition = None;
        for name in names {
            let known = (0..self.count()).find(|at| self.change(*at).is_some_and(|change| change.name() == *name));
            let Some(at) = known else {
                self.unknown(name);
                return None;
            };
            match self.state(at)? {
                State::Edition(of) => edition = Some(self.further(at, *texts.get(at)?, of, edition)?),
                State::Text(changed) => {
                    let target = self.amendment_of(changed)?;
                    let new = self.amended_text(*texts.get(at)?, *texts.get(target)?)?;
                    *texts.get_mut(target)? = new;
                }
                State::Open | State::Failed => return None,
            }
        }
        Some(edition.unwrap_or(0))
    }

    /// The edition that an amendment makes of what came about so far; `of` is the one that it was written for.
    fn further(&mut self, at: usize, text: usize, of: usize, so_far: Option<usize>) -> Option<usize> {
        let before = so_far.unwrap_or(of);
        let change = self.change(at)?;
        let lacking = self.editions.made_by(of).into_iter().find(|needed| !self.editions.made_by(before).contains(needed));
        if let Some(lacking) = lacking {
            let problem = problems::amends_what_is_not_there(&change.amendment.name, self.editions.name(of), lacking);
            self.diagnostics.push(problem);
            return None;
        }
        let known = (text == at && before == of).then(|| self.editions.led_to(change.name())).flatten();
        if known.is_some() {
            return known;
        }
        let name = if before == of { self.new_name(change, before) } else { self.added_name(change, before) };
        self.amended_edition(text, before, name)
    }

    fn unknown(&mut self, name: &str) {
        let known: Vec<&str> = self.editions.amendments().iter().map(|amendment| amendment.name.as_str()).collect();
        let place = self.editions.programme(0).map(|programme| programme.head);
        let problem = place.map(|place| problems::unknown_amendment(name, &known, place));
        self.diagnostics.extend(problem);
    }
}

/// What is said of amendments that change nothing known.
impl Resolver<'_> {
    fn warn_without_fingerprint(&mut self, at: usize, state: State) {
        let Some(change) = self.change(at).filter(|change| change.fingerprint().is_none()) else { return };
        let fingerprint = match state {
            State::Edition(edition) => Some(self.editions.fingerprint(edition)),
            State::Text(text) => self.text_fingerprint(text),
            State::Open | State::Failed => None,
        };
        if let Some(fingerprint) = fingerprint {
            self.diagnostics.push(problems::missing_fingerprint(&change.amendment.name, fingerprint));
        }
    }

    /// Amendments that change each other's text, or their own, change nothing that there is.
    fn refuse_circles_of_texts(&mut self) {
        for at in 0..self.count() {
            let target = |at| self.change(at).map(|change| change.amendment.target.text.clone()).filter(|target| *target != self.programme);
            let circle = self.circle(at, &target, &|at| self.change(at).map(|change| change.name().to_owned()));
            self.refuse_circle(circle);
        }
    }

    /// The way from an amendment back to itself, by what each needs and what each gives; none where there is none.
    fn circle(&self, from: usize, needs: &dyn Fn(usize) -> Option<String>, gives: &dyn Fn(usize) -> Option<String>) -> Option<Vec<usize>> {
        let mut way = vec![from];
        loop {
            let wanted = needs(*way.last()?)?;
            let next = (0..self.count()).find(|at| gives(*at).as_ref() == Some(&wanted))?;
            if next == from {
                return Some(way);
            }
            if way.contains(&next) {
                return None;
            }
            way.push(next);
        }
    }

    fn refuse_circle(&mut self, circle: Option<Vec<usize>>) {
        let Some(circle) = circle.filter(|circle| circle.iter().all(|at| self.state(*at) == Some(State::Open))) else { return };
        let names = circle.iter().filter_map(|at| self.change(*at)).map(|change| &change.amendment.name);
        let targets = circle
            .iter()
            .filter_map(|at| self.change(*at))
            .map(|change| change.amendment.edition.as_ref().map_or(change.amendment.target.span, |number| number.span));
        let problem = problems::circular_amendment(names.zip(targets).collect());
        self.diagnostics.push(problem);
        circle.into_iter().for_each(|at| self.set(at, State::Failed));
    }

    /// Says why nothing can come of an amendment.
    fn explain(&mut self, at: usize) {
        let Some(change) = self.change(at) else { return };
        let amendment = change.amendment;
        let candidates = self.candidates(at);
        if let (Some(stated), Some((state, fingerprint))) = (change.fingerprint(), candidates.first()) {
            // That it is no fingerprint at all, the model has said.
            let problem = fingerprint_digits(&stated.text).map(|_| self.stale(change, *state, *fingerprint));
            return self.diagnostics.extend(problem);
        }
        if amendment.target.text != self.programme {
            // The target is not there, which the model has said, or nothing can come of it, which has been said as well.
            return;
        }
        let needs = |at| self.change(at).and_then(|change| change.amendment.edition.as_ref()).map(|number| number.text.clone());
        let gives = |at| self.change(at).and_then(|change| change.edition()).map(|number| number.text.clone());
        if (0..self.count()).any(|other| gives(other).is_some() && gives(other) == needs(at)) {
            // Where it is no circle, it has been said what is wrong with the amendment that would lead to the edition.
            let circle = self.circle(at, &needs, &gives);
            return self.refuse_circle(circle);
        }
        let problem = self.unknown_edition(change);
        self.diagnostics.extend(problem);
    }

    fn unknown_edition(&self, change: Change<'_>) -> Option<Diagnostic> {
        let edition = change.amendment.edition.as_ref()?;
        let base = self.editions.programme(0)?;
        let taken_in = tree::inside(&base.kind)?.iter().find(|sentence| match &sentence.kind {
            SentenceKind::AmendedBy(names) => names.iter().any(|name| name.text == change.name()),
            _ => false,
        });
        if let Some(memory) = taken_in {
            return Some(problems::taken_in(&change.amendment.name, memory.span));
        }
        let known: Vec<&str> = (0..self.editions.count()).filter_map(|edition| self.editions.name(edition)).collect();
        Some(problems::unknown_edition(edition, &known, base.head))
    }

    /// The stated fingerprint is that of another text. Where it is one that is known, it can be said what is different in it.
    fn stale(&self, change: Change<'_>, state: State, fingerprint: Fingerprint) -> Diagnostic {
        let stated = change.fingerprint().map(|text| (text.span, text.text.as_str())).unwrap_or((change.sentence.head, ""));
        let place = match state {
            State::Text(text) => self.change(text).map(|change| change.sentence.head),
            State::Edition(edition) => self.editions.programme(edition).map(|programme| programme.head),
            State::Open | State::Failed => None,
        };
        let meant = (0..self.editions.count()).find(|edition| self.editions.fingerprint(*edition).matches(stated.1));
        let State::Edition(now) = state else { return problems::stale_fingerprint(stated.0, fingerprint, place, None) };
        let differs = meant.and_then(|meant| {
            let changed = self.editions.compare(meant, now)?.changed();
            Some((self.editions.name(meant).unwrap_or("without a name").to_owned(), changed))
        });
        problems::stale_fingerprint(stated.0, fingerprint, place, differs)
    }
}
