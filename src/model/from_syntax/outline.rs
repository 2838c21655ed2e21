//! The first walk: every sentence is put with those of its family, sections and clauses get their numbers.

use super::{Checker, Used, id};
use crate::model::problems;
use crate::model::types::{Provision, ProvisionId, ProvisionKind, Recital};
use crate::source::{SourceId, Span};
use crate::syntax::tree::{self, Sentence, SentenceKind};

/// A sentence and the provision in which it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'t> {
    pub sentence: &'t Sentence,
    pub provision: Option<ProvisionId>,
}

/// The sentences of all files by family, each family in the order of the text.
#[derive(Default)]
pub(super) struct Outline<'t> {
    pub programme: Option<&'t tree::Programme>,
    pub header: Vec<&'t Sentence>,
    pub activities: Vec<&'t Sentence>,
    pub events: Vec<Placed<'t>>,
    pub definitions: Vec<Placed<'t>>,
    pub judgements: Vec<Placed<'t>>,
    pub open_terms: Vec<Placed<'t>>,
    pub rules: Vec<Placed<'t>>,
    pub yields: Vec<Placed<'t>>,
    pub lives: Vec<Placed<'t>>,
    pub duties: Vec<Placed<'t>>,
    pub voters: Vec<Placed<'t>>,
    pub amends: Vec<Placed<'t>>,
    pub entrenched: Vec<Placed<'t>>,
    pub amendments: Vec<&'t Sentence>,
    pub principles: Vec<&'t Sentence>,
    pub records: Vec<&'t Sentence>,
    pub scenarios: Vec<&'t Sentence>,
    pub adapters: Vec<&'t Sentence>,
    pub broken: Broken,
}

/// What could not be read: names that it may have declared are not reported as unknown.
#[derive(Clone, Copy, Default)]
pub(super) struct Broken {
    pub any: bool,
    pub blocks: bool,
    pub parties: bool,
    pub fields: bool,
    pub entries: bool,
}

impl<'t> Checker<'t> {
    /// Walks all files.
    pub(super) fn outline(&mut self, files: &'t [tree::File]) {
        self.find_programme(files);
        for file in files {
            self.walk(&file.sentences, None);
        }
        self.repealed_for_good();
        if self.outline.programme.is_some() {
            return self.take_defaults(files);
        }
        let first = files.first();
        match files.iter().flat_map(|file| file.sentences.first()).next() {
            None => {
                let start = first.and_then(|file| file.comments.first()).map(|comment| comment.span);
                self.report(problems::empty_policy(start.unwrap_or(Span::new(SourceId::default(), 0, 0))));
            }
            Some(_) if self.outline.broken.any || self.diagnostics.has_errors() => {}
            Some(sentence) => self.report(problems::no_programme(sentence.head)),
        }
    }

    // The programme is found first, so that a file that continues it may be read before it.
    fn find_programme(&mut self, files: &'t [tree::File]) {
        for sentence in files.iter().flat_map(|file| &file.sentences) {
            let SentenceKind::Programme(programme) = &sentence.kind else { continue };
            match self.outline.programme {
                None if !programme.continued => {
                    self.outline.programme = Some(programme);
                    self.model.name.clone_from(&programme.name.text);
                    self.model.title = programme.title.as_ref().map_or_else(|| programme.name.text.clone(), |title| title.text.clone());
                    self.model.span = sentence.head;
                }
                Some(first) if !programme.continued => self.report(problems::second_programme(&programme.name, &first.name)),
                _ => {}
            }
        }
    }

    // Syntax lets each sentence stand only where it has a meaning. Inside a block that could not be read, anything may stand.
    fn walk(&mut self, sentences: &'t [Sentence], provision: Option<ProvisionId>) {
        for sentence in sentences {
            self.effect(sentence, provision);
            match &sentence.kind {
                SentenceKind::Broken(inner) => {
                    self.outline.broken.any = true;
                    self.outline.broken.blocks |= !inner.is_empty();
                    self.walk(inner, provision);
                }
                kind if provision.is_none() && within_clause(kind) => self.outline.broken.any = true,
                _ => self.place(sentence, provision),
            }
        }
    }

    fn place(&mut self, sentence: &'t Sentence, provision: Option<ProvisionId>) {
        let placed = Placed { sentence, provision };
        match &sentence.kind {
            SentenceKind::Programme(programme) => self.programme(programme),
            SentenceKind::Edition(_)
            | SentenceKind::Strength(_)
            | SentenceKind::Calendar(_)
            | SentenceKind::Parties(_)
            | SentenceKind::Defaults(_)
            | SentenceKind::Lineage { .. } => self.outline.header.push(sentence),
            SentenceKind::Activity(_) => self.outline.activities.push(sentence),
            SentenceKind::Event { .. } => self.outline.events.push(placed),
            SentenceKind::Section(section) => self.provision(section, ProvisionKind::Section, provision),
            SentenceKind::Clause(clause) => self.provision(clause, ProvisionKind::Clause, provision),
            SentenceKind::Taxonomy(taxonomy) => self.taxonomy(taxonomy, provision),
            SentenceKind::Define { .. } => self.outline.definitions.push(placed),
            SentenceKind::Judgement { .. } => self.outline.judgements.push(placed),
            SentenceKind::OpenTerm { .. } => self.outline.open_terms.push(placed),
            SentenceKind::Record { .. } => self.outline.records.push(sentence),
            SentenceKind::Scenario(_) => self.outline.scenarios.push(sentence),
            SentenceKind::Adapter { .. } => self.outline.adapters.push(sentence),
            SentenceKind::Permit(_) | SentenceKind::Forbid(_) | SentenceKind::Require(_) | SentenceKind::Focus(_) => {
                self.outline.rules.push(placed);
            }
            SentenceKind::Except(_) | SentenceKind::PrevailsOver(_) => self.outline.yields.push(placed),
            kind if of_its_life(kind) => self.outline.lives.push(placed),
            SentenceKind::Duty(_) => self.outline.duties.push(placed),
            SentenceKind::Electorate(_) | SentenceKind::Body(_) => self.outline.voters.push(placed),
            SentenceKind::Amend(_) | SentenceKind::Amending(_) => self.outline.amends.push(placed),
            SentenceKind::Entrenched(_) => self.outline.entrenched.push(placed),
            SentenceKind::AmendedBy(names) => self.amended_by(names, provision),
            SentenceKind::RepealedBy(repealed) => self.repealed_by(repealed, provision),
            SentenceKind::Amendment(_) => self.outline.amendments.push(sentence),
            SentenceKind::Principle(_) => self.outline.principles.push(sentence),
            kind => self.recital(kind, provision),
        }
    }

    fn programme(&mut self, programme: &'t tree::Programme) {
        if programme.continued {
            match self.outline.programme {
                None if !self.outline.broken.any => self.report(problems::nothing_to_continue(&programme.name)),
                _ => self.of_this_programme(&programme.name),
            }
        }
        self.walk(&programme.body, None);
    }

    fn provision(&mut self, written: &'t tree::Provision, kind: ProvisionKind, parent: Option<ProvisionId>) {
        let title = written.title.as_ref().map(|title| title.text.clone());
        let provision = self.number(&written.number, title, kind, parent);
        self.walk(&written.body, Some(provision));
    }

    /// A new provision in the order of the document; a number that is taken is reported.
    pub(super) fn number(
        &mut self,
        number: &'t tree::Number,
        title: Option<String>,
        kind: ProvisionKind,
        parent: Option<ProvisionId>,
    ) -> ProvisionId {
        let provision = ProvisionId(id(self.model.provisions.len()));
        self.model.provisions.push(Provision {
            number: number.text.clone(),
            title,
            kind,
            parent,
            quotes: Vec::new(),
            recitals: Vec::new(),
            of: None,
            amended_by: Vec::new(),
            span: number.span,
        });
        self.used.effect.push(kind == ProvisionKind::Entry);
        if let Some(parent) = parent {
            Used::mark(&mut self.used.effect, parent.index());
        }
        let first = *self.numbers.entry(&number.text).or_insert(provision);
        if first != provision {
            let first = self.model.provisions.get(first.index()).map_or(number.span, |provision| provision.span);
            self.report(problems::duplicate_number(number, first));
        }
        provision
    }

    pub(super) fn recital(&mut self, kind: &'t SentenceKind, provision: Option<ProvisionId>) {
        let Some(provision) = provision.and_then(|provision| self.model.provisions.get_mut(provision.index())) else { return };
        let recital = match kind {
            SentenceKind::Quote(quotes) => {
                return provision.quotes.extend(quotes.iter().map(|quote| (quote.text.clone(), quote.span)));
            }
            SentenceKind::Recital(text) => (Recital::Recital, text.text.clone()),
            SentenceKind::Purpose(text) => (Recital::Purpose, text.text.clone()),
            SentenceKind::Gap(text) => (Recital::Gap, text.text.clone()),
            SentenceKind::Untranslatable { text, because } => {
                (Recital::Untranslatable, format!("{} (because {})", text.text, because.text))
            }
            _ => return,
        };
        provision.recitals.push(recital);
    }

    // A quotation ties a clause to the document and says nothing by itself; nor does what an edition remembers of its amendments.
    pub(super) fn effect(&mut self, sentence: &Sentence, provision: Option<ProvisionId>) {
        let says_nothing = matches!(sentence.kind, SentenceKind::Quote(_) | SentenceKind::AmendedBy(_) | SentenceKind::RepealedBy(_));
        if let (Some(provision), false) = (provision, says_nothing) {
            Used::mark(&mut self.used.effect, provision.index());
        }
    }
}

// What only a clause can say: outside one it stands only where the head of a clause could not be read.
fn within_clause(kind: &SentenceKind) -> bool {
    matches!(
        kind,
        SentenceKind::Permit(_)
            | SentenceKind::Forbid(_)
            | SentenceKind::Require(_)
            | SentenceKind::Focus(_)
            | SentenceKind::Except(_)
            | SentenceKind::PrevailsOver(_)
            | SentenceKind::Duty(_)
            | SentenceKind::Amend(_)
            | SentenceKind::Amending(_)
            | SentenceKind::Entrenched(_)
    ) || of_its_life(kind)
}

// How the programme comes into force, lasts and ends.
pub(super) fn of_its_life(kind: &SentenceKind) -> bool {
    matches!(
        kind,
        SentenceKind::Term(_)
            | SentenceKind::Start(_)
            | SentenceKind::Provisional(_)
            | SentenceKind::Joins(_)
            | SentenceKind::Exit(_)
            | SentenceKind::Suspended(_)
            | SentenceKind::Survives(_)
            | SentenceKind::Silence(_)
            | SentenceKind::NoticesOnReceipt
            | SentenceKind::NoticesRevocable(_)
    )
}
