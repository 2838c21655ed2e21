//! Principles and claims, proved of an edition or refuted by what the evaluator confirms.

use super::Policy;
use super::problems::{CLAIM_FAILS, PRINCIPLE_BROKEN, PRINCIPLE_UNSETTLED};
use crate::diagnostic::Diagnostic;
use crate::model::{Claim, ClaimKind, Model, Principle, ReadingScope, Tenet, TenetKind};
use crate::prove::{Case, Counterexample, Editions, Effort, Proof, Readings, Refuted, named_alike};
use crate::report::proofs::{self, Expected, Told};
use crate::report::{capital, tell};
use crate::source::Span;
use crate::value::Truth;

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
        let mut proved: Vec<Proving> = principles.collect();
        let claims = self.all_claims(before.as_ref(), effort, &proved);
        proved.extend(claims);
        proved
    }

    /// What becomes of one principle; none where there is no principle of that name.
    #[must_use]
    pub fn prove_one(&self, principle: &str, effort: &Effort) -> Option<Proving> {
        let principle = self.model().principles.iter().find(|known| known.name == principle)?;
        Some(self.prove_principle(principle, self.before().as_ref(), effort))
    }

    /// What becomes of what the amendment that made this edition claims, other than that it keeps principles: of those [`Policy::prove_one`] tells. None where it claims
    /// nothing else.
    #[must_use]
    pub fn prove_claims(&self, effort: &Effort) -> Option<Proving> {
        let (before, said) = (self.before(), of_claims(self.model()));
        let own = said.into_iter().filter(|said| said.kept.is_none());
        let sentences: Vec<Sentence> = own.map(|said| self.prove_said(said, before.as_ref(), effort)).collect();
        (!sentences.is_empty()).then(|| self.claimed(sentences)).flatten()
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

    /// What the amendment claims. What it claims to keep has been proved or refuted already.
    fn all_claims(&self, before: Option<&Self>, effort: &Effort, principles: &[Proving]) -> Option<Proving> {
        let known = |said: &Said| said.kept.and_then(|(principle, tenet)| principles.get(principle)?.sentences.get(tenet));
        let sentences = of_claims(self.model()).into_iter().map(|said| match known(&said) {
            Some(kept) => self.tell_said(said, before, kept.proof.clone()),
            None => self.prove_said(said, before, effort),
        });
        self.claimed(sentences.collect())
    }

    fn claimed(&self, sentences: Vec<Sentence>) -> Option<Proving> {
        let model = self.model();
        let name = model.made_by.last().filter(|_| !model.claims.is_empty())?;
        let head = model.amendments.iter().find(|amendment| amendment.name == *name);
        Some(Proving {
            name: name.clone(),
            title: head.and_then(|head| head.title.clone()),
            claim: true,
            span: head.map_or(model.span, |head| head.span),
            sentences,
        })
    }

    fn prove_said(&self, said: Said, before: Option<&Self>, effort: &Effort) -> Sentence {
        let model = self.model();
        let old = before.map(Self::model);
        let scope = if effort.all_readings { &ReadingScope::All } else { &said.scope };
        let proof = Editions { edition: model, before: old }.prove_tenet(&said.tenet.kind, scope, effort.budget);
        self.tell_said(said, before, proof)
    }

    fn tell_said(&self, said: Said, before: Option<&Self>, proof: Proof) -> Sentence {
        let model = self.model();
        let old = before.map(Self::model);
        let span = said.tenet.span;
        let (why, scenario, diagnostic) = match &proof {
            Proof::Proved(proved) => (proofs::proved(proved), None, None),
            Proof::Unsettled(why, readings) => {
                let why = format!("{}{}", proofs::unsettled(*why), proofs::readings(model, readings));
                let told = Diagnostic::error(PRINCIPLE_UNSETTLED, span, format!("whether “{}” holds is not settled: {why}", said.name))
                    .here("this is neither proved nor refuted")
                    .help("What is not settled does not count as proved. Write the sentence more simply, or try with a larger budget.");
                (why, None, Some(told))
            }
            Proof::Refuted(refuted) => {
                let readings = proofs::readings(model, &refuted.readings);
                let of_focus = proofs::is_of_focus(&said.tenet.kind);
                let told = Told { model, before: old, of_focus };
                let short = format!("{}{readings}", told.shown_by(&refuted.readings, &refuted.shown_by));
                let facts = told.facts(&refuted.readings, &refuted.shown_by);
                let why = if facts.is_empty() { short.clone() } else { format!("{short}: {facts}") };
                let scenario = self.scenario_of(refuted, old, &said);
                let told = self.broken(&said, refuted, &short, scenario.as_deref());
                let told = if old.is_some() { self.pointed(told) } else { told };
                (why, scenario, Some(told))
            }
        };
        Sentence { says: said.says, span, kept: said.kept.is_some(), proof, why, scenario, diagnostic }
    }

    /// A title that no other sentence's scenario has, in whichever edition: several can be pasted into one policy.
    fn scenario_title(&self, said: &Said) -> String {
        let maker = self.model().made_by.last();
        match (maker, said.claim) {
            (Some(maker), Some(_)) if said.kept.is_some() => format!("{maker} against: {}", said.says.trim_start_matches("it keeps ")),
            (Some(maker), Some(_)) => format!("{maker}, which claims {}", said.says),
            (Some(maker), None) => format!("{maker} against: {}{}", said.name, said.place),
            (None, _) => format!("against: {}{}", said.name, said.place),
        }
    }

    fn scenario_of(&self, refuted: &Refuted, before: Option<&Model>, said: &Said) -> Option<String> {
        let Counterexample::Activity(case) = &refuted.shown_by else { return None };
        let model = self.model();
        let title = self.scenario_title(said);
        let of = |model: &Model, readings: &Readings, edition| {
            let verdict = case.verdict(model, readings)?;
            let focus = verdict.focus().filter(|_| proofs::is_of_focus(&said.tenet.kind));
            let focus = focus.and_then(|focus| match focus {
                Truth::True => Some(true),
                Truth::False => Some(false),
                Truth::Unknown => None,
            });
            Some(proofs::scenario(model, &title, case, readings, Expected { verdict: Some(verdict.truth()), focus }, edition))
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
            Counterexample::Force { duty, .. } | Counterexample::Owed { duty } | Counterexample::Duty { duty, .. } => {
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
    /// Which of the principle's sentences, in words; empty where it has only one.
    place: String,
    /// Where it is claimed.
    claim: Option<Span>,
    /// Of what an amendment claims to keep: which principle, and which of its sentences.
    kept: Option<(usize, usize)>,
}

/// The sentences of a principle.
pub(super) fn of_principle(model: &Model, principle: &Principle) -> Vec<Said> {
    let name = principle.title.clone().unwrap_or_else(|| principle.name.clone());
    let said = |(number, tenet): (usize, &Tenet)| Said {
        place: if principle.tenets.len() > 1 { format!(", sentence {number}") } else { String::new() },
        says: model.tenet_words(&tenet.kind),
        tenet: tenet.clone(),
        scope: principle.readings.clone(),
        name: name.clone(),
        claim: None,
        kept: None,
    };
    (1..).zip(&principle.tenets).map(said).collect()
}

/// What the amendment claims that made the edition: of principles that it keeps, each of their sentences.
pub(super) fn of_claims(model: &Model) -> Vec<Said> {
    let maker = model.made_by.last().cloned().unwrap_or_default();
    let kept = |claim: &Claim, at: usize| -> Vec<Said> {
        let of = model.principles.get(at).map_or_else(Vec::new, |principle| of_principle(model, principle));
        let of = of.into_iter().enumerate();
        of.map(|(tenet, said)| Said {
            says: format!("it keeps “{}”: {}", said.name, said.says),
            name: maker.clone(),
            claim: Some(claim.span),
            kept: Some((at, tenet)),
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
            place: String::new(),
            claim: Some(claim.span),
            kept: None,
        }]
    };
    let of = |claim: &Claim| -> Vec<Said> {
        match &claim.kind {
            ClaimKind::AllPrinciples => (0..model.principles.len()).flat_map(|at| kept(claim, at)).collect(),
            ClaimKind::Principles(ids) => ids.iter().flat_map(|id| kept(claim, id.index())).collect(),
            ClaimKind::PermitsNothingNew(except) => one(claim, TenetKind::PermitsNothingNew(except.clone())),
            ClaimKind::RefusesNothingNew(except) => one(claim, TenetKind::RefusesNothingNew(except.clone())),
            ClaimKind::NoNewDuty(who) => one(claim, TenetKind::NoNewDuty(who.clone())),
        }
    };
    model.claims.iter().flat_map(of).collect()
}
