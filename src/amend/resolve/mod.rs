//! Which text each amendment changes, and the editions that come of it.

mod apply;
mod explain;
mod together;

use super::change::Change;
use super::editions::{AmendmentText, Editions};
use super::fingerprint::Fingerprint;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::syntax::tree::{File, SentenceKind};
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
}
