//! Proofs as a file: what was proved of which text, and the certificates by which anybody can check it again.

use super::Policy;
use super::proofs::{Proving, of_claims, of_principle};
use crate::model::{Model, OpenTermId, TenetKind};
use crate::prove::{Certified, Editions, Effort, Ground, Proof, Readings};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was proved of one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFile {
    /// The version of this shape: 1.
    pub format: u32,
    /// The programme's name.
    pub programme: String,
    /// The edition's name, where it has one.
    pub edition: Option<String>,
    /// The fingerprint of the edition's text, in full.
    pub fingerprint: String,
    /// What was proved.
    pub proofs: Vec<CertificateEntry>,
}

/// One sentence that was proved under certain combinations of readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateEntry {
    /// The principle's name; of a claim the amendment's.
    pub principle: String,
    /// Whether it is a claim.
    pub claim: bool,
    /// Which of its sentences, from 1.
    pub sentence: usize,
    /// What it says: the certificate is for this sentence and for no other.
    pub says: String,
    /// The combinations of readings under which it is proved: in each, every open term that can make a difference with its reading.
    pub readings: Vec<BTreeMap<String, String>>,
    /// By what it is proved.
    pub by: ProvedBy,
}

/// By what a sentence is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvedBy {
    /// By a certificate: each step is checked anew.
    Certificate(Certified),
    /// By counting: it is counted anew.
    Counting,
    /// By what the clauses say: they are read anew.
    Reading,
}

/// What a check of a certificate file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verified {
    /// It proves what it says.
    Good,
    /// It does not, for this reason, in a sentence without its full stop.
    Bad(String),
}

impl Policy {
    /// What was proved, as a file. What is refuted or unsettled is not in it.
    #[must_use]
    pub fn certificate(&self, proved: &[Proving]) -> CertificateFile {
        let entries = proved.iter().flat_map(|one| self.entries(one)).collect();
        CertificateFile {
            format: 1,
            programme: self.model().name.clone(),
            edition: self.edition().map(str::to_owned),
            fingerprint: self.fingerprint().full(),
            proofs: entries,
        }
    }

    fn entries(&self, proving: &Proving) -> Vec<CertificateEntry> {
        let mut entries = Vec::new();
        for (number, sentence) in (1..).zip(&proving.sentences) {
            let Proof::Proved(proved) = &sentence.proof else { continue };
            for (under, ground) in &proved.grounds {
                let by = match ground {
                    Ground::Certificate(proof) => ProvedBy::Certificate(proof.clone()),
                    Ground::Counted(_) => ProvedBy::Counting,
                    Ground::Read => ProvedBy::Reading,
                };
                let readings = under.iter().map(|readings| named(self.model(), readings)).collect();
                entries.push(CertificateEntry {
                    principle: proving.name.clone(),
                    claim: proving.claim,
                    sentence: number,
                    says: sentence.says.clone(),
                    readings,
                    by,
                });
            }
        }
        entries
    }

    /// Checks each entry of a certificate file against this edition's text alone: the question is written down anew from the text, and each step of the certificate followed.
    /// No search is made.
    #[must_use]
    pub fn verify(&self, file: &CertificateFile) -> Vec<Verified> {
        let before = self.before();
        file.proofs.iter().map(|entry| self.verify_entry(file, entry, before.as_ref())).collect()
    }

    fn verify_entry(&self, file: &CertificateFile, entry: &CertificateEntry, before: Option<&Self>) -> Verified {
        let bad = |why: String| Verified::Bad(why);
        if file.format != 1 {
            return bad(format!("the file has the format {}, which this version of Comity does not know", file.format));
        }
        if file.fingerprint != self.fingerprint().full() {
            return bad("the text has changed since: it has another fingerprint".to_owned());
        }
        let model = self.model();
        let principle = model.principles.iter().find(|principle| principle.name == entry.principle);
        let said = match (entry.claim, principle) {
            (true, _) if model.made_by.last() == Some(&entry.principle) => of_claims(model),
            (false, Some(principle)) => of_principle(model, principle),
            _ => Vec::new(),
        };
        let Some(said) = entry.sentence.checked_sub(1).and_then(|at| said.get(at)) else {
            return bad(format!("`{}` has no sentence {}", entry.principle, entry.sentence));
        };
        if said.says != entry.says {
            return bad(format!("sentence {} of `{}` says something else: {}", entry.sentence, entry.principle, said.says));
        }
        let tenet = &said.tenet.kind;
        let Some(under) = entry.readings.iter().map(|readings| ids(self.model(), readings)).collect::<Option<Vec<_>>>() else {
            return bad("it names a reading that the policy does not have".to_owned());
        };
        let editions = Editions { edition: self.model(), before: before.map(Self::model) };
        let good = match &entry.by {
            ProvedBy::Certificate(proof) => editions.is_proved_by(tenet, &under, proof),
            ProvedBy::Counting | ProvedBy::Reading => {
                !under.is_empty() && under.iter().all(|readings| recounted(&editions, tenet, readings))
            }
        };
        if !good {
            return bad("the certificate does not prove it".to_owned());
        }
        if self.leaves_out(file, entry, editions.combinations(tenet, &said.scope).unwrap_or_default()) {
            return bad("the file leaves out readings under which it is to hold".to_owned());
        }
        Verified::Good
    }

    /// Whether any of these combinations of readings stands in no entry for the same sentence.
    fn leaves_out(&self, file: &CertificateFile, entry: &CertificateEntry, all: Vec<Readings>) -> bool {
        let same =
            |other: &&CertificateEntry| (&other.principle, other.claim, other.sentence) == (&entry.principle, entry.claim, entry.sentence);
        let under: Vec<&BTreeMap<String, String>> = file.proofs.iter().filter(same).flat_map(|other| &other.readings).collect();
        all.iter().any(|readings| !under.contains(&&named(self.model(), readings)))
    }
}

/// What is proved without a search is proved anew.
fn recounted(editions: &Editions<'_>, tenet: &TenetKind, readings: &Readings) -> bool {
    let searched = matches!(tenet, TenetKind::ForEvery { .. } | TenetKind::PermitsNothingNew(_) | TenetKind::RefusesNothingNew(_));
    !searched && matches!(editions.under(tenet, readings, Effort::default().budget), Proof::Proved(_))
}

fn named(model: &Model, readings: &Readings) -> BTreeMap<String, String> {
    let named = |(term, reading): &(OpenTermId, usize)| {
        let open = model.open_term(*term)?;
        Some((open.name.clone(), open.readings.get(*reading)?.name.clone()))
    };
    readings.iter().filter_map(named).collect()
}

fn ids(model: &Model, readings: &BTreeMap<String, String>) -> Option<Readings> {
    let id = |(term, reading): (&String, &String)| {
        let id = model.open_term_named(term)?;
        Some((id, model.open_term(id)?.readings.iter().position(|known| known.name == *reading)?))
    };
    readings.iter().map(id).collect()
}
