//! What is to be proved of an edition, piece by piece: each is proved when somebody asks for it.

use super::Policy;
use super::proofs::{Proving, Said, Sentence, of_claim, of_principle};
use crate::prove::{Effort, Proof};
use std::sync::{Arc, OnceLock};

/// A principle of an edition, or one claim of the amendment that made it: named at once, proved on request.
///
/// Clones share what has been proved; so do a principle and the claim that it is kept.
#[derive(Clone, Debug)]
pub struct ToProve {
    edition: Policy,
    before: Option<Policy>,
    effort: Effort,
    proofs: Proofs,
    asked: Asked,
    /// The principle's name; of a claim the amendment's.
    pub name: String,
    /// What it says, for people: a principle's title, a claim in words.
    pub says: String,
}

/// A place for the proof of each sentence of each principle.
type Proofs = Arc<Vec<Vec<OnceLock<Proof>>>>;

/// By its place among the edition's principles, or among the amendment's claims.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Principle(usize),
    Claim(usize),
}

impl Policy {
    /// What is to be proved of this edition: each of its principles, and each claim of the amendment that made it. Nothing is proved yet.
    ///
    /// ```
    /// use comity::prove::Effort;
    ///
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" {
    ///       activity { people number 0 to 500; }
    ///       clause 1 "Size" { permit activity where people <= 20; }
    ///     }
    ///     principle small "Nothing large" from 1 { for every activity: people <= 50 when permitted; }
    /// "#)?;
    /// let asked = policy.to_prove(&Effort::default());
    /// assert_eq!((asked[0].name.as_str(), asked[0].says.as_str()), ("small", "Nothing large"));
    /// assert!(asked[0].prove().is_proved());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_prove(&self, effort: &Effort) -> Vec<ToProve> {
        let model = self.model();
        let unproved = model.principles.iter().map(|principle| principle.tenets.iter().map(|_| OnceLock::new()).collect());
        let (before, proofs): (_, Proofs) = (self.before(), Arc::new(unproved.collect()));
        let asked = |asked: Asked, name: &str, says: String| ToProve {
            edition: self.clone(),
            before: before.clone(),
            effort: effort.clone(),
            proofs: Arc::clone(&proofs),
            asked,
            name: name.to_owned(),
            says,
        };
        let principles = model.principles.iter().enumerate().map(|(at, principle)| {
            let title = principle.title.as_ref().unwrap_or(&principle.name);
            asked(Asked::Principle(at), &principle.name, title.clone())
        });
        let maker = model.made_by.last().map_or("", String::as_str);
        let claims = model.claims.iter().enumerate();
        let claims = claims.map(|(at, claim)| asked(Asked::Claim(at), maker, model.claim_words(&claim.kind)));
        principles.chain(claims).collect()
    }
}

impl ToProve {
    /// Whether it is a claim.
    #[must_use]
    pub fn is_claim(&self) -> bool {
        matches!(self.asked, Asked::Claim(_))
    }

    /// The edition of which it is to be proved.
    #[must_use]
    pub fn edition(&self) -> &Policy {
        &self.edition
    }

    /// How many sentences are to be proved for it.
    #[must_use]
    pub fn sentences(&self) -> usize {
        let model = self.edition.model();
        match self.asked {
            Asked::Principle(at) => model.principles.get(at).map_or(0, |principle| principle.tenets.len()),
            Asked::Claim(at) => model.claims.get(at).map_or(0, |claim| of_claim(model, claim).len()),
        }
    }

    /// What becomes of it. Whatever has been proved before is not proved again.
    #[must_use]
    pub fn prove(&self) -> Proving {
        self.prove_watched(&mut |_| {})
    }

    /// The same, with every sentence told of as soon as something has become of it.
    pub fn prove_watched(&self, done: &mut dyn FnMut(&Sentence)) -> Proving {
        let model = self.edition.model();
        match self.asked {
            Asked::Principle(at) => {
                let principle = model.principles.get(at);
                let said = principle.map_or_else(Vec::new, |principle| of_principle(model, principle));
                let sentences = said
                    .into_iter()
                    .enumerate()
                    .map(|(tenet, said)| self.sentence(said, Some((at, tenet))))
                    .inspect(|sentence| done(sentence));
                Proving {
                    name: self.name.clone(),
                    title: principle.and_then(|principle| principle.title.clone()),
                    claim: false,
                    span: principle.map_or(model.span, |principle| principle.span),
                    sentences: sentences.collect(),
                }
            }
            Asked::Claim(at) => {
                let said = model.claims.get(at).map_or_else(Vec::new, |claim| of_claim(model, claim)).into_iter();
                self.edition.claimed(said.map(|said| self.kept_or_said(said)).inspect(|sentence| done(sentence)).collect())
            }
        }
    }

    fn kept_or_said(&self, said: Said) -> Sentence {
        let kept = said.kept();
        self.sentence(said, kept)
    }

    /// `known` is the principle, and which of its sentences, of which the same is said.
    fn sentence(&self, said: Said, known: Option<(usize, usize)>) -> Sentence {
        let before = self.before.as_ref();
        let proof = || self.edition.proof_of(&said, before, &self.effort);
        let place = known.and_then(|(principle, tenet)| self.proofs.get(principle)?.get(tenet));
        let proof = place.map_or_else(proof, |place| place.get_or_init(proof).clone());
        self.edition.tell_said(said, before, proof)
    }
}
