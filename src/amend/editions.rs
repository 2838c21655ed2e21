//! The editions of a programme: the text as it was written, and every text to which its amendments lead.

use super::canonical;
use super::change::Change;
use super::deemed::with_unknown_fields;
use super::fingerprint::Fingerprint;
use super::origins::Origins;
use super::patch::follow;
use super::redline::{Redline, redline};
use super::resolve::{Resolver, State};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Sources, Span};
use crate::syntax::tree::{Expectation, File, Number, Scenario, Sentence, SentenceKind};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Every edition that the files of a policy lead to. The first is the one that is written in them.
#[derive(Clone, Debug)]
pub struct Editions {
    pub(super) files: Arc<[File]>,
    pub(super) editions: Vec<Arc<Edition>>,
    /// The texts of the amendments in the order in which they are written, then those that came of changing them.
    pub(super) texts: Vec<Arc<AmendmentText>>,
    /// What each amendment changes.
    pub(super) states: Vec<State>,
    pub(super) amendments: Vec<Amendment>,
}

/// An amendment that the files of a policy hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The name under which records speak of it.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The programme that it changes, or the amendment.
    pub target: String,
    /// The edition of the programme that it changes; none where that has no name, or an amendment is changed.
    pub edition: Option<String>,
    /// The name of the edition to which it leads.
    pub leads_to: String,
    /// The fingerprint of its text, to which consents are bound.
    pub fingerprint: Fingerprint,
    /// Of an amendment of an amendment: the fingerprint of the text that comes of it, to which consents are bound from then on.
    pub changed: Option<Fingerprint>,
    /// Where it is written.
    pub span: Span,
    pub(super) outcome: usize,
}

/// The text of an amendment, as it was written or as another amendment changed it.
#[derive(Clone, Debug)]
pub(super) struct AmendmentText {
    /// Its sentence.
    pub sentence: Sentence,
    /// Where its words were written.
    pub blocks: Vec<Span>,
    /// The amendments that changed it.
    pub changed_by: Vec<String>,
}

impl AmendmentText {
    /// As it was written.
    pub fn written(sentence: &Sentence) -> Self {
        Self { sentence: canonical::joined(sentence), blocks: vec![sentence.span], changed_by: Vec::new() }
    }
}

/// One edition.
#[derive(Debug)]
pub(super) struct Edition {
    pub name: Option<String>,
    /// The programme, with places in the edition's own text; those of the files for the first edition.
    programme: OnceLock<Sentence>,
    written: OnceLock<(String, Fingerprint)>,
    /// Its own text; none for the first edition.
    pub source: Option<SourceId>,
    pub origins: Origins,
    /// The edition before, and the numbers of provisions that changed since.
    pub before: Option<usize>,
    pub numbers: BTreeMap<String, Number>,
    /// The amendment that made it of the edition before.
    pub made_by: Option<usize>,
}

impl Edition {
    pub fn new(name: Option<String>) -> Self {
        let (programme, written) = (OnceLock::new(), OnceLock::new());
        Self { name, programme, written, source: None, origins: Origins::default(), before: None, numbers: BTreeMap::new(), made_by: None }
    }

    /// An edition whose text is known.
    pub fn with_programme(self, programme: Sentence) -> Self {
        let _ = self.programme.set(programme);
        self
    }
}

impl Editions {
    /// The editions of a policy, of which `files` hold no error. The text of each edition that an amendment leads to is added to `sources`; what is wrong with an amendment is reported.
    #[must_use]
    pub fn of(files: Vec<File>, sources: &mut Sources) -> (Self, Diagnostics) {
        let name = files.iter().flat_map(|file| &file.sentences).find_map(|sentence| match &sentence.kind {
            SentenceKind::Programme(programme) => programme.body.iter().find_map(edition_name),
            _ => None,
        });
        let editions = vec![Arc::new(Edition::new(name))];
        let editions = Self { files: files.into(), editions, texts: Vec::new(), states: Vec::new(), amendments: Vec::new() };
        let has_amendments =
            editions.files.iter().flat_map(|file| &file.sentences).any(|one| matches!(one.kind, SentenceKind::Amendment(_)));
        if has_amendments { Resolver::new(editions, sources).resolve() } else { (editions, Diagnostics::new()) }
    }

    /// The amendments, in the order in which they are written. One that cannot be applied is not among them.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// The edition that comes of several amendments, in the order in which they came into force: each changes what came of those before it, whatever edition it was
    /// written for. None where they do not fit together; the diagnostics say why. The editions that are answered hold the new one beside all others.
    #[must_use]
    pub fn together(&self, amendments: &[&str], sources: &mut Sources) -> (Option<(Self, usize)>, Diagnostics) {
        Resolver::new(self.clone(), sources).together(amendments)
    }

    /// How many editions there are. They are counted from 0, which is the one that is written in the files.
    #[must_use]
    pub fn count(&self) -> usize {
        self.editions.len()
    }

    /// The edition to which an amendment leads.
    #[must_use]
    pub fn led_to(&self, amendment: &str) -> Option<usize> {
        self.amendments.iter().find(|known| known.name == amendment).map(|known| known.outcome)
    }

    /// The first edition of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<usize> {
        self.editions.iter().position(|edition| edition.name.as_deref() == Some(name))
    }

    /// The name of an edition.
    #[must_use]
    pub fn name(&self, edition: usize) -> Option<&str> {
        self.editions.get(edition)?.name.as_deref()
    }

    /// The edition of which an amendment made this one.
    #[must_use]
    pub fn before(&self, edition: usize) -> Option<usize> {
        self.editions.get(edition)?.before
    }

    /// Whether activities that run when an edition comes into force come under its text.
    #[must_use]
    pub fn takes_running_activities(&self, edition: usize) -> bool {
        self.made(edition).and_then(|change| change.transition(true)).unwrap_or(false)
    }

    /// Whether what is due when an edition comes into force comes under its text.
    #[must_use]
    pub fn takes_open_duties(&self, edition: usize) -> bool {
        self.made(edition).and_then(|change| change.transition(false)).unwrap_or(true)
    }

    fn made(&self, edition: usize) -> Option<Change<'_>> {
        self.change(self.editions.get(edition)?.made_by?)
    }

    /// The amendments by which an edition came about, in their order.
    #[must_use]
    pub fn made_by(&self, edition: usize) -> Vec<&str> {
        let chain = self.chain(edition);
        let mut names: Vec<&str> = chain.filter_map(|edition| Some(self.change(edition.made_by?)?.name())).collect();
        names.reverse();
        names
    }

    /// The text of an edition in the canonical layout.
    #[must_use]
    pub fn text(&self, edition: usize) -> &str {
        self.written(edition).map_or("", |(text, _)| text)
    }

    /// The fingerprint of an edition; of nothing where there is none.
    #[must_use]
    pub fn fingerprint(&self, edition: usize) -> Fingerprint {
        self.written(edition).map(|(_, fingerprint)| *fingerprint).unwrap_or_default()
    }

    /// The files of an edition, as if they had been written: its programme, and of the others everything but the programme. What cites renumbered provisions cites them by
    /// their new numbers, but for scenarios that name an edition: they speak of its numbers.
    #[must_use]
    pub fn files(&self, edition: usize) -> Vec<File> {
        self.files_with(edition, |_| true)
    }

    /// The same without the scenarios of other editions: enough to find out whether the edition is sound.
    #[must_use]
    pub fn files_to_check(&self, edition: usize) -> Vec<File> {
        let name = self.name(edition);
        self.files_with(edition, |scenario| scenario.edition.as_ref().is_some_and(|number| Some(number.text.as_str()) == name))
    }

    fn files_with(&self, edition: usize, wanted: impl Fn(&Scenario) -> bool) -> Vec<File> {
        if edition == 0 {
            return self.files.to_vec();
        }
        let goes_along = |kind: &SentenceKind| match kind {
            SentenceKind::Programme(_) => false,
            SentenceKind::Scenario(scenario) => wanted(scenario),
            _ => true,
        };
        let mut files = vec![File { sentences: self.programme(edition).into_iter().cloned().collect(), comments: Vec::new() }];
        let applied = self.applied(edition);
        let as_applied = |sentence: &Sentence| {
            let name = Change::of(sentence, &[]).map(|change| change.name().to_owned());
            name.and_then(|name| applied.get(&name)).unwrap_or(sentence).clone()
        };
        for file in self.files.iter() {
            let kept = file.sentences.iter().filter(|sentence| goes_along(&sentence.kind)).map(as_applied);
            files.push(File { sentences: kept.collect(), comments: Vec::new() });
        }
        let steps: Vec<&BTreeMap<String, Number>> =
            self.chain(edition).map(|edition| &edition.numbers).filter(|numbers| !numbers.is_empty()).collect();
        for sentence in files.iter_mut().skip(1).flat_map(|file| &mut file.sentences) {
            steps.iter().rev().for_each(|numbers| cite_anew(sentence, numbers));
        }
        files
    }

    /// The amendments by which an edition came about, by their names: each in the text in which it was applied, which another amendment may have changed.
    fn applied(&self, edition: usize) -> BTreeMap<String, Sentence> {
        let mut applied = BTreeMap::new();
        for after in std::iter::successors(Some(edition), |edition| self.before(*edition)) {
            let made_by = self.editions.get(after).and_then(|edition| self.change(edition.made_by?));
            let programmes = self.before(after).and_then(|before| self.programme(before)).zip(self.programme(after));
            if let (Some(change), Some((old, new))) = (made_by, programmes) {
                applied.insert(change.name().to_owned(), with_unknown_fields(change.sentence, old, new));
            }
        }
        applied
    }

    /// What an edition says otherwise than the one before it.
    #[must_use]
    pub fn redline(&self, edition: usize) -> Option<Redline> {
        self.compare(self.before(edition)?, edition)
    }

    /// What one edition says otherwise than another that came about before it, or beside it.
    #[must_use]
    pub fn compare(&self, old: usize, new: usize) -> Option<Redline> {
        let after = std::iter::successors(Some(new), |edition| self.before(*edition)).take_while(|edition| *edition != old);
        let mut renumbered: Vec<(String, String)> = Vec::new();
        for numbers in after.filter_map(|edition| self.editions.get(edition)).map(|edition| &edition.numbers) {
            let later =
                |number: &Number| renumbered.iter().find(|(from, _)| *from == number.text).map_or(&number.text, |(_, to)| to).clone();
            let now: Vec<(String, String)> = numbers.iter().map(|(from, to)| (from.clone(), later(to))).collect();
            renumbered.retain(|(from, _)| !numbers.values().any(|to| to.text == *from) && !numbers.contains_key(from));
            renumbered.extend(now);
        }
        Some(redline(self.programme(old)?, self.programme(new)?, &renumbered))
    }

    /// The edition and those before it, back to the first.
    pub(super) fn chain(&self, edition: usize) -> impl Iterator<Item = &Edition> {
        std::iter::successors(self.editions.get(edition), |edition| self.editions.get(edition.before?)).map(Arc::as_ref)
    }

    pub(super) fn change(&self, text: usize) -> Option<Change<'_>> {
        let text = self.texts.get(text)?;
        Change::of(&text.sentence, &text.blocks)
    }

    /// The programme of an edition.
    #[must_use]
    pub fn programme(&self, edition: usize) -> Option<&Sentence> {
        let known = &self.editions.get(edition)?.programme;
        match known.get() {
            Some(programme) => Some(programme),
            None => {
                let programme = canonical::programme(&self.files)?;
                Some(known.get_or_init(|| programme))
            }
        }
    }

    fn written(&self, edition: usize) -> Option<&(String, Fingerprint)> {
        let programme = self.programme(edition)?;
        let known = &self.editions.get(edition)?.written;
        Some(known.get_or_init(|| (canonical::text(programme), Fingerprint::of_edition(programme))))
    }
}

pub(super) fn edition_name(sentence: &Sentence) -> Option<String> {
    match &sentence.kind {
        SentenceKind::Edition(number) => Some(number.text.clone()),
        _ => None,
    }
}

/// Principles and scenarios of every edition follow what they cite.
fn cite_anew(sentence: &mut Sentence, numbers: &BTreeMap<String, Number>) {
    match &mut sentence.kind {
        SentenceKind::Principle(_) => follow(sentence, numbers),
        SentenceKind::Scenario(scenario) if scenario.edition.is_none() => {
            let cites = |sentence: &&mut Sentence| matches!(sentence.kind, SentenceKind::Expect(Expectation::Verdict { .. }));
            scenario.body.iter_mut().filter(cites).for_each(|expected| follow(expected, numbers));
        }
        _ => {}
    }
}
