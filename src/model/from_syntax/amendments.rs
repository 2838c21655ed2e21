//! The heads of amendments, what they claim of the edition that they lead to, and what they say of fields that are new in it.

use super::names::Meant;
use super::{Checker, id};
use crate::model::change::{AmendmentHead, MissingFact};
use crate::model::principle::{Claim, ClaimKind};
use crate::model::problems;
use crate::model::types::{AmendmentId, Fact, FieldId};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Number, Sentence, SentenceKind};

/// Where each of the things that an amendment says only once has been said.
#[derive(Default)]
struct Said {
    fingerprint: Option<Span>,
    edition: Option<Span>,
}

impl<'t> Checker<'t> {
    /// Every amendment by its head. What it does is worked out on the sentences.
    pub(super) fn amendments(&mut self) {
        let amendments: Vec<&'t tree::Amendment> = self.outline.amendments.iter().filter_map(|sentence| amendment(sentence)).collect();
        for written in &amendments {
            let new = AmendmentId(id(self.model.amendments.len()));
            let head = self.amendment_head(written);
            self.new_amendment(&written.name, new);
            self.model.amendments.push(head);
        }
        for written in &amendments {
            self.target(written);
            self.claimed_principles(written);
        }
        self.amendments_in_circles(&amendments);
        self.missing_facts(&amendments);
    }

    fn new_amendment(&mut self, name: &'t Name, new: AmendmentId) {
        if let Some(programme) = self.outline.programme.filter(|programme| programme.name.text == name.text) {
            return self.report(problems::duplicate_name(name, "programme", programme.name.span));
        }
        let (first, place) = *self.amendments.entry(&name.text).or_insert((new, name.span));
        if first != new {
            self.report(problems::duplicate_name(name, "amendment", place));
        }
    }

    fn amendment_head(&mut self, written: &'t tree::Amendment) -> AmendmentHead {
        let (mut said, mut fingerprint, mut new_edition) = (Said::default(), None, None);
        for sentence in &written.body {
            match &sentence.kind {
                SentenceKind::Fingerprint(text) => {
                    self.once(&mut said.fingerprint, "fingerprint", sentence.span);
                    fingerprint = self.fingerprint(text);
                }
                SentenceKind::Edition(edition) => {
                    self.once(&mut said.edition, "edition", sentence.span);
                    new_edition = Some(edition.text.clone());
                }
                SentenceKind::Broken(_) => self.outline.broken.any = true,
                _ => {}
            }
        }
        AmendmentHead {
            name: written.name.text.clone(),
            title: written.title.as_ref().map(|title| title.text.clone()),
            target: written.target.text.clone(),
            edition: written.edition.as_ref().map(|edition| edition.text.clone()),
            fingerprint,
            new_edition,
            span: written.name.span,
        }
    }

    // Whether the target is this programme, or another amendment.
    fn target(&mut self, written: &'t tree::Amendment) {
        let Some(programme) = self.outline.programme else { return };
        let name = &written.target;
        if programme.name.text == name.text {
            written.edition.iter().for_each(|edition| self.known_edition(edition));
        } else if self.amendments.contains_key(name.text.as_str()) {
            written.edition.iter().for_each(|edition| self.report(problems::edition_of_amendment(edition, name)));
        } else if !self.outline.broken.blocks {
            let near = self.suggest(&name.text, |checker| {
                let amendments = checker.model.amendments.iter().map(|one| one.name.as_str());
                std::iter::once(programme.name.text.as_str()).chain(amendments).collect()
            });
            self.report(problems::unknown_target(name, near.as_deref(), &programme.name));
        }
    }

    /// Reports the name of an edition that neither the programme has nor any amendment leads to. An edition that amendments have made is left in peace:
    /// the one from which it was made has been asked.
    pub(super) fn known_edition(&mut self, edition: &Number) {
        if self.is_made() || self.outline.broken.any {
            return;
        }
        let known = self.editions();
        if !known.iter().any(|known| edition.text.strip_prefix(known.as_str()).is_some_and(|rest| self.are_amendments(rest))) {
            // One year is as near to another as any.
            let is_year = !edition.text.contains(char::is_alphabetic);
            let near = if is_year { None } else { self.suggest(&edition.text, |_| known.iter().map(String::as_str).collect()) };
            self.report(problems::unknown_edition(edition, near.as_deref(), &problems::list(known.iter().map(String::as_str))));
        }
    }

    // `2020, add_space` is the edition 2020 with that amendment.
    fn are_amendments(&self, behind: &str) -> bool {
        behind.is_empty() || behind.strip_prefix(", ").is_some_and(|names| names.split(", ").all(|name| self.amendments.contains_key(name)))
    }

    /// What the editions are called: the one that is written, and the one to which each amendment of the programme leads.
    fn editions(&self) -> Vec<String> {
        let amends_the_programme = |one: &&AmendmentHead| self.outline.programme.is_some_and(|programme| programme.name.text == one.target);
        let amended = self.model.amendments.iter().filter(amends_the_programme).map(|one| {
            let before = one.edition.as_ref().or(self.model.edition.as_ref());
            one.new_edition.clone().unwrap_or_else(|| before.map_or_else(|| one.name.clone(), |before| format!("{before}, {}", one.name)))
        });
        let mut known: Vec<String> = self.model.edition.clone().into_iter().chain(amended).collect();
        known.dedup();
        known
    }

    // Each amendment has one target, so that a circle is found by going on and on.
    fn amendments_in_circles(&mut self, amendments: &[&'t tree::Amendment]) {
        let next = |checker: &Self, at: usize| {
            let target = amendments.get(at).map(|one| one.target.text.as_str())?;
            checker.amendments.get(target).map(|(amendment, _)| amendment.index())
        };
        let mut settled = vec![0usize; amendments.len()];
        for start in 0..amendments.len() {
            let (mut at, mark) = (Some(start), start.saturating_add(1));
            while let Some(here) = at.filter(|here| settled.get(*here) == Some(&0)) {
                if let Some(state) = settled.get_mut(here) {
                    *state = mark;
                }
                at = next(self, here);
                if let Some(closing) = amendments.get(here).filter(|_| at.is_some_and(|at| settled.get(at) == Some(&mark))) {
                    self.report(problems::circular_amendment(&closing.name, &closing.target));
                }
            }
        }
    }

    fn claimed_principles(&mut self, written: &'t tree::Amendment) {
        for claim in claims(&written.body) {
            if let tree::Claim::Principles(names) = claim {
                names.iter().for_each(|name| self.known_principle(name));
            }
        }
    }

    fn known_principle(&mut self, name: &Name) {
        if self.principles.contains_key(name.text.as_str()) || self.outline.broken.blocks {
            return;
        }
        let near = self.suggest(&name.text, |checker| {
            // In the order of the text, so that of two equally near names it is always the same one.
            let named = |sentence: &&'t Sentence| match &sentence.kind {
                SentenceKind::Principle(principle) => Some(principle.name.text.as_str()),
                _ => None,
            };
            checker.outline.principles.iter().filter_map(named).collect()
        });
        self.report(problems::unknown_principle(name, near.as_deref()));
    }

    /// The claims of the amendment that made this edition: only there have their words a meaning.
    pub(super) fn claims(&mut self) {
        let Some(last) = self.model.made_by.last().cloned() else { return };
        let amendments: Vec<&'t Sentence> = std::mem::take(&mut self.outline.amendments);
        for written in amendments.iter().filter_map(|sentence| amendment(sentence)).filter(|one| one.name.text == last) {
            for sentence in &written.body {
                let SentenceKind::Claim(claim) = &sentence.kind else { continue };
                let kind = self.claim(claim);
                self.model.claims.extend(kind.map(|kind| Claim { kind, span: sentence.span }));
            }
        }
    }

    fn claim(&mut self, written: &'t tree::Claim) -> Option<ClaimKind> {
        Some(match written {
            tree::Claim::AllPrinciples(_) => ClaimKind::AllPrinciples,
            tree::Claim::Principles(names) => ClaimKind::Principles(
                names.iter().filter_map(|name| self.principles.get(name.text.as_str())).map(|(one, _)| *one).collect(),
            ),
            tree::Claim::PermitsNothingNew(except) => ClaimKind::PermitsNothingNew(except.as_ref().map(|except| self.statement(except))),
            tree::Claim::RefusesNothingNew(except) => ClaimKind::RefusesNothingNew(except.as_ref().map(|except| self.statement(except))),
            tree::Claim::NoNewDuty(bearers) => ClaimKind::NoNewDuty(self.bearers(bearers)?),
        })
    }

    // A field that an amendment of this edition has added, and what activities from before have in it; a later amendment knows better.
    fn missing_facts(&mut self, amendments: &[&'t tree::Amendment]) {
        for by in self.model.made_by.clone() {
            let bodies = amendments.iter().filter(|one| one.name.text == by).map(|one| &one.body);
            for sentence in bodies.flatten() {
                match &sentence.kind {
                    SentenceKind::Missing(missing) => self.missing_fact(missing, sentence.span),
                    SentenceKind::Insert(insert) => insert.body.iter().for_each(|added| self.unknown_before(added)),
                    _ => {}
                }
            }
        }
    }

    // Of a field that every activity has from now on, nothing is known before.
    fn unknown_before(&mut self, added: &'t Sentence) {
        let SentenceKind::Field { name, optional: false, .. } = &added.kind else { return };
        let Some(field) = self.field_of_that_name(name).filter(|field| self.model.missing_fact(*field).is_none()) else { return };
        let because = "nobody was asked for it before there was the amendment".to_owned();
        self.model.missing.push(MissingFact { field, fact: Fact::Unknown, because, span: added.span });
    }

    fn field_of_that_name(&self, name: &Name) -> Option<FieldId> {
        match self.names.get(name.text.as_str()) {
            Some((Meant::Field(field), _)) => Some(*field),
            _ => None,
        }
    }

    fn missing_fact(&mut self, written: &'t tree::Missing, span: Span) {
        // A later amendment may have taken the field away again.
        let Some(field) = self.field_of_that_name(&written.field) else { return };
        let Some(fact) = self.fact(field, &written.value) else { return };
        self.model.missing.retain(|one| one.field != field);
        self.model.missing.push(MissingFact { field, fact, because: written.because.text.clone(), span });
    }
}

fn amendment(sentence: &Sentence) -> Option<&tree::Amendment> {
    match &sentence.kind {
        SentenceKind::Amendment(amendment) => Some(amendment),
        _ => None,
    }
}

fn claims(body: &[Sentence]) -> impl Iterator<Item = &tree::Claim> {
    body.iter().filter_map(|sentence| match &sentence.kind {
        SentenceKind::Claim(claim) => Some(claim.as_ref()),
        _ => None,
    })
}
