//! What is said of amendments that change nothing known.

use super::{Resolver, State};
use crate::amend::change::Change;
use crate::amend::fingerprint::Fingerprint;
use crate::amend::{problems, tree};
use crate::diagnostic::Diagnostic;
use crate::syntax::tree::SentenceKind;
use crate::value::fingerprint_digits;

impl Resolver<'_> {
    pub(super) fn warn_without_fingerprint(&mut self, at: usize, state: State) {
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
    pub(super) fn refuse_circles_of_texts(&mut self) {
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
    pub(super) fn explain(&mut self, at: usize) {
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
