//! Principles and claims, proved of an edition or refuted by what the evaluator confirms.

use super::proof_problems::{CLAIM_FAILS, PRINCIPLE_BROKEN, PRINCIPLE_UNSETTLED};
use super::{Policy, ToProve};
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
        self.prove_watched(effort, &mut |_| {})
    }

    /// The same, with every sentence told of as soon as something has become of it: proofs can take long. [`Policy::to_prove`] says how many there are.
    pub fn prove_watched(&self, effort: &Effort, done: &mut dyn FnMut(&Sentence)) -> Vec<Proving> {
        let (claims, principles): (Vec<ToProve>, Vec<ToProve>) = self.to_prove(effort).into_iter().partition(ToProve::is_claim);
        let mut proved: Vec<Proving> = principles.iter().map(|asked| asked.prove_watched(done)).collect();
        if !claims.is_empty() {
            proved.push(self.claimed(claims.iter().flat_map(|claim| claim.prove_watched(done).sentences).collect()));
        }
        proved
    }

    /// What becomes of one principle; none where there is no principle of that name.
    #[must_use]
    pub fn prove_one(&self, principle: &str, effort: &Effort) -> Option<Proving> {
        self.to_prove(effort).iter().find(|asked| !asked.is_claim() && asked.name == principle).map(ToProve::prove)
    }

    /// What becomes of what the amendment that made this edition claims, other than that it keeps principles: of those [`Policy::prove_one`] tells. None where it claims
    /// nothing else.
    #[must_use]
    pub fn prove_claims(&self, effort: &Effort) -> Option<Proving> {
        let (before, said) = (self.before(), of_claims(self.model()));
        let own = said.into_iter().filter(|said| said.kept.is_none()).map(|said| {
            let proof = self.proof_of(&said, before.as_ref(), effort);
            self.tell_said(said, before.as_ref(), proof)
        });
        let sentences: Vec<Sentence> = own.collect();
        (!sentences.is_empty()).then(|| self.claimed(sentences))
    }

    pub(super) fn claimed(&self, sentences: Vec<Sentence>) -> Proving {
        let model = self.model();
        let name = model.made_by.last().cloned().unwrap_or_default();
        let head = model.amendments.iter().find(|amendment| amendment.name == name);
        Proving {
            name,
            title: head.and_then(|head| head.title.clone()),
            claim: true,
            span: head.map_or(model.span, |head| head.span),
            sentences,
        }
    }

    pub(super) fn proof_of(&self, said: &Said, before: Option<&Self>, effort: &Effort) -> Proof {
        let scope = if effort.all_readings { &ReadingScope::All } else { &said.scope };
        let editions = Editions { edition: self.model(), before: before.map(Self::model) };
        editions.prove_tenet(&said.tenet.kind, scope, effort.budget)
    }

    pub(super) fn tell_said(&self, said: Said, before: Option<&Self>, proof: Proof) -> Sentence {
        let model = self.model();
        let old = before.map(Self::model);
        let span = said.tenet.span;
        let (why, scenario, diagnostic) = match &proof {
            Proof::Proved(proved) => (proofs::proved(proved), None, None),
            Proof::Unsettled(reason, readings) => {
                let why = format!("{}{}", proofs::unsettled(*reason), proofs::readings(model, readings));
                let told = Diagnostic::error(PRINCIPLE_UNSETTLED, span, format!("whether “{}” holds is not settled: {why}", said.name))
                    .here("this is neither proved nor refuted")
                    .help(proofs::unsettled_help(*reason));
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
    /// Under which readings it is to hold.
    pub scope: ReadingScope,
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

impl Said {
    /// Of what an amendment claims to keep: which principle, and which of its sentences.
    pub fn kept(&self) -> Option<(usize, usize)> {
        self.kept
    }
}

/// What the amendment claims that made the edition.
pub(super) fn of_claims(model: &Model) -> Vec<Said> {
    model.claims.iter().flat_map(|claim| of_claim(model, claim)).collect()
}

/// What one claim says: of principles that are kept, each of their sentences.
pub(super) fn of_claim(model: &Model, claim: &Claim) -> Vec<Said> {
    let maker = model.made_by.last().cloned().unwrap_or_default();
    let kept = |at: usize| -> Vec<Said> {
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
    let one = |kind: TenetKind| {
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
    match &claim.kind {
        ClaimKind::AllPrinciples => (0..model.principles.len()).flat_map(kept).collect(),
        ClaimKind::Principles(ids) => ids.iter().flat_map(|id| kept(id.index())).collect(),
        ClaimKind::PermitsNothingNew(except) => one(TenetKind::PermitsNothingNew(except.clone())),
        ClaimKind::RefusesNothingNew(except) => one(TenetKind::RefusesNothingNew(except.clone())),
        ClaimKind::NoNewDuty(who) => one(TenetKind::NoNewDuty(who.clone())),
    }
}
