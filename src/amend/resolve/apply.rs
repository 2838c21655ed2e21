//! An amendment applied to what it changes, down to the edition to which it leads.

use super::{Resolver, State};
use crate::amend::change::Change;
use crate::amend::editions::{Amendment, AmendmentText, Edition, edition_name};
use crate::amend::origins::Origins;
use crate::amend::patch::{Patched, amend_amendment, amend_programme};
use crate::amend::{canonical, problems, tree};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::syntax::parse;
use crate::syntax::tree::Number;
use std::sync::Arc;

impl Resolver<'_> {
    /// Applies an amendment as it was written to what it changes, and what it changes to what that changes, and so on to an edition.
    pub(super) fn apply(&mut self, at: usize, state: State) {
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

    pub(super) fn amended_text(&mut self, by: usize, changed: usize) -> Option<usize> {
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

    pub(super) fn amended_edition(&mut self, text: usize, before: usize, edition: Number) -> Option<usize> {
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
    pub(super) fn new_name(&self, change: Change<'_>, before: usize) -> Number {
        change.edition().cloned().unwrap_or_else(|| self.added_name(change, before))
    }

    pub(super) fn added_name(&self, change: Change<'_>, before: usize) -> Number {
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
