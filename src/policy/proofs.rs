//! Principles and claims, proved of an edition or refuted by what the evaluator confirms.

use super::Policy;
use super::problems::{CLAIM_FAILS, PRINCIPLE_BROKEN, PRINCIPLE_UNSETTLED};
use crate::diagnostic::Diagnostic;
use crate::model::{Claim, ClaimKind, Model, Principle, ReadingScope, Tenet, TenetKind};
use crate::prove::{Case, Counterexample, Editions, Effort, Proof, Readings, Refuted, named_alike};
use crate::report::proofs::{self, Told};
use crate::report::{capital, tell};
use crate::source::Span;

/// What became of a principle, or of what an amendment claims of the edition that it leads to.
#[derive(Clone, Debug)]
pub struct Proving {
    /// The principle's name; of a claim the amendment's.
    pub name: String,
    /// What it says, for people.
    pub title: Option<String>,
    /// Whether it is a claim.
    pub claim: bool,
    /// Where it is declared.
    pub span: Span,
    /// Each of its sentences.
    pub sentences: Vec<Sentence>,
}

/// What became of one sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// What it says.
    pub says: String,
    /// Where it is written.
    pub span: Span,
    /// Whether it says that an amendment keeps a sentence of a principle, which is told of by itself too.
    pub kept: bool,
    /// What became of it.
    pub proof: Proof,
    /// Why, in a sentence without its full stop.
    pub why: String,
    /// A scenario that shows it, ready to be pasted, where an activity does.
    pub scenario: Option<String>,
    /// What is wrong, where something is.
    pub diagnostic: Option<Diagnostic>,
}

impl Proving {
    /// Whether every sentence is proved.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.sentences.iter().all(|sentence| matches!(sentence.proof, Proof::Proved(_)))
    }

    /// Whether one of the sentences is refuted.
    #[must_use]
    pub fn is_refuted(&self) -> bool {
        self.sentences.iter().any(|sentence| matches!(sentence.proof, Proof::Refuted(_)))
    }
}

impl Policy {
    /// The edition from which an amendment made this one; none for the edition that stands in the files.
    #[must_use]
    pub fn before(&self) -> Option<Self> {
        self.edition_before()
    }

    /// What becomes of every principle of this edition, and of what the amendment that made it claims.
    ///
    /// Every certificate has been checked, and everything that refutes a sentence has been confirmed by the evaluator.
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
    ///     principle tiny "Nothing at all" from 1 { for every activity: people <= 10 when permitted; }
    /// "#)?;
    /// let proofs = policy.prove(&Effort::default());
    /// assert!(proofs[0].is_proved() && proofs[1].is_refuted());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn prove(&self, effort: &Effort) -> Vec<Proving> {
        let before = self.before();
        let principles = self.model().principles.iter().map(|principle| self.prove_principle(principle, before.as_ref(), effort));
        principles.chain(self.prove_claims(before.as_ref(), effort)).collect()
    }

    /// What becomes of one principle; none where there is no principle of that name.
    #[must_use]
    pub fn prove_one(&self, principle: &str, effort: &Effort) -> Option<Proving> {
        let principle = self.model().principles.iter().find(|known| known.name == principle)?;
        Some(self.prove_principle(principle, self.before().as_ref(), effort))
    }

    fn prove_principle(&self, principle: &Principle, before: Option<&Self>, effort: &Effort) -> Proving {
        let sentences = of_principle(self.model(), principle).into_iter().map(|said| self.prove_said(said, before, effort));
        Proving {
            name: principle.name.clone(),
            title: principle.title.clone(),
            claim: false,
            span: principle.span,
            sentences: sentences.collect(),
        }
    }

    fn prove_claims(&self, before: Option<&Self>, effort: &Effort) -> Option<Proving> {
        let model = self.model();
        let name = model.made_by.last().filter(|_| !model.claims.is_empty())?;
        let head = model.amendments.iter().find(|amendment| amendment.name == *name);
        let sentences = of_claims(model).into_iter().map(|said| self.prove_said(said, before, effort));
        let span = head.map_or(model.span, |head| head.span);
        Some(Proving {
            name: name.clone(),
            title: head.and_then(|head| head.title.clone()),
            claim: true,
            span,
            sentences: sentences.collect(),
        })
    }

    fn prove_said(&self, said: Said, before: Option<&Self>, effort: &Effort) -> Sentence {
        let model = self.model();
        let old = before.map(Self::model);
        let scope = if effort.all_readings { &ReadingScope::All } else { &said.scope };
        let proof = Editions { edition: model, before: old }.prove_tenet(&said.tenet.kind, scope, effort.budget);
        let span = said.tenet.span;
        let (why, scenario, diagnostic) = match &proof {
            Proof::Proved(proved) => (proofs::proved(model, proved), None, None),
            Proof::Unsettled(why, readings) => {
                let why = format!("{}{}", proofs::unsettled(*why), proofs::readings(model, readings));
                let told = Diagnostic::error(PRINCIPLE_UNSETTLED, span, format!("whether “{}” holds is not settled: {why}", said.name))
                    .here("this is neither proved nor refuted")
                    .help("What is not settled does not count as proved. Write the sentence more simply, or try with a larger budget.");
                (why, None, Some(told))
            }
            Proof::Refuted(refuted) => {
                let readings = proofs::readings(model, &refuted.readings);
                let why = format!("{}{readings}", Told { model, before: old }.shown_by(&refuted.readings, &refuted.shown_by));
                let scenario = self.scenario_of(refuted, old, &said.name);
                let told = self.broken(&said, refuted, &why, scenario.as_deref());
                let told = if old.is_some() { self.pointed(told) } else { told };
                (why, scenario, Some(told))
            }
        };
        let kept = said.claim.is_some_and(|claim| claim != span);
        Sentence { says: said.says, span, kept, proof, why, scenario, diagnostic }
    }

    fn scenario_of(&self, refuted: &Refuted, before: Option<&Model>, name: &str) -> Option<String> {
        let Counterexample::Activity(case) = &refuted.shown_by else { return None };
        let model = self.model();
        let of = |model: &Model, readings: &Readings, edition| {
            let verdict = case.verdict(model, readings).map(|verdict| verdict.truth());
            verdict.map(|verdict| proofs::scenario(model, &format!("against: {name}"), case, readings, Some(verdict), edition))
        };
        // What the new edition cannot even state is shown by the old one.
        of(model, &refuted.readings, before.and(self.edition())).or_else(|| {
            let old = before?;
            of(old, &named_alike(model, &refuted.readings, old), None)
        })
    }

    fn broken(&self, said: &Said, refuted: &Refuted, why: &str, scenario: Option<&str>) -> Diagnostic {
        let (code, message) = match said.claim {
            None => (PRINCIPLE_BROKEN, format!("“{}” does not hold: {why}", said.name)),
            Some(_) => (CLAIM_FAILS, format!("what `{}` claims is not so: {why}", said.name)),
        };
        let mut told = Diagnostic::error(code, said.tenet.span, message).here("this does not hold");
        if let Some(claim) = said.claim.filter(|claim| *claim != said.tenet.span) {
            told = told.and(claim, "the amendment claims that it is kept");
        }
        for (span, says) in self.places(self.model(), refuted) {
            told = told.and(span, says);
        }
        match scenario {
            Some(_) => told.help("A scenario shows it, and can be pasted into the policy as it is: `comity prove` prints it."),
            None => told.help("Change the clause, or give the principle up: then say so, and why, where the parties can read it."),
        }
    }

    /// The clauses that are at fault, with what they do.
    fn places(&self, model: &Model, refuted: &Refuted) -> Vec<(Span, String)> {
        let clause = |id| model.provision(id).map(|provision| (provision.span, format!("by {}", provision.number)));
        match &refuted.shown_by {
            Counterexample::Activity(case) => self.reasons(model, refuted, case),
            Counterexample::Term { clause: id, .. } => id.and_then(clause).into_iter().collect(),
            Counterexample::Gap { clause: id, .. }
            | Counterexample::TooFew { clause: id, .. }
            | Counterexample::Exit { clause: id, .. } => clause(*id).into_iter().collect(),
            Counterexample::Force { duty, .. } | Counterexample::Duty { duty, .. } => {
                model.duties.get(*duty).map(|duty| (duty.span, "the duty".to_owned())).into_iter().collect()
            }
            Counterexample::Way { way, .. } => {
                model.ways.get(*way).map(|way| (way.span, "this way of amending".to_owned())).into_iter().collect()
            }
            Counterexample::NotOwed(_) => Vec::new(),
        }
    }

    fn reasons(&self, model: &Model, refuted: &Refuted, case: &Case) -> Vec<(Span, String)> {
        let Some(verdict) = case.verdict(model, &refuted.readings) else { return Vec::new() };
        let deciding =
            tell(model, &verdict).reasons.into_iter().filter(|reason| !matches!(reason.kind, "listed" | "in-focus" | "within-term"));
        deciding.map(|reason| (reason.span, capital(&reason.says))).take(4).collect()
    }
}

/// Something that is to be proved of an edition.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// In words.
    pub says: String,
    /// What it says.
    pub tenet: Tenet,
    scope: ReadingScope,
    /// The principle, or the amendment that claims it.
    name: String,
    /// Where it is claimed.
    claim: Option<Span>,
}

/// The sentences of a principle.
pub(super) fn of_principle(model: &Model, principle: &Principle) -> Vec<Said> {
    let name = principle.title.clone().unwrap_or_else(|| principle.name.clone());
    let said = |tenet: &Tenet| Said {
        says: model.tenet_words(&tenet.kind),
        tenet: tenet.clone(),
        scope: principle.readings.clone(),
        name: name.clone(),
        claim: None,
    };
    principle.tenets.iter().map(said).collect()
}

/// What the amendment claims that made the edition: of principles that it keeps, each of their sentences.
pub(super) fn of_claims(model: &Model) -> Vec<Said> {
    let maker = model.made_by.last().cloned().unwrap_or_default();
    let kept = |claim: &Claim, principle: &Principle| {
        let of = of_principle(model, principle).into_iter();
        of.map(|said| Said {
            says: format!("it keeps “{}”: {}", said.name, said.says),
            name: maker.clone(),
            claim: Some(claim.span),
            ..said
        })
        .collect()
    };
    let one = |claim: &Claim, kind: TenetKind| {
        let tenet = Tenet { kind, span: claim.span };
        vec![Said {
            says: model.claim_words(&claim.kind),
            tenet,
            scope: ReadingScope::Adopted,
            name: maker.clone(),
            claim: Some(claim.span),
        }]
    };
    let of = |claim: &Claim| -> Vec<Said> {
        match &claim.kind {
            ClaimKind::AllPrinciples => model.principles.iter().flat_map(|principle| -> Vec<Said> { kept(claim, principle) }).collect(),
            ClaimKind::Principles(ids) => {
                ids.iter().filter_map(|id| model.principle(*id)).flat_map(|principle| -> Vec<Said> { kept(claim, principle) }).collect()
            }
            ClaimKind::PermitsNothingNew(except) => one(claim, TenetKind::PermitsNothingNew(except.clone())),
            ClaimKind::RefusesNothingNew(except) => one(claim, TenetKind::RefusesNothingNew(except.clone())),
            ClaimKind::NoNewDuty(who) => one(claim, TenetKind::NoNewDuty(who.clone())),
        }
    };
    model.claims.iter().flat_map(of).collect()
}
