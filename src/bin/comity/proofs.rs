//! `comity prove POLICY`.

use crate::args::{Format, Prove};
use crate::args_proofs::Readings;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format, proving};
use crate::policies;
use crate::proofs_told::say;
use comity::Policy;
use comity::diagnostic::nearest;
use comity::policy::{Proving, Sentence, ToProve};
use comity::prove::{Effort, Proof};

/// One edition and what became of what is to be proved of it.
pub struct Proved {
    pub edition: Policy,
    pub proofs: Vec<Proving>,
}

/// Proves the principles of each edition.
pub fn run(args: &Prove, out: &mut Output) -> Outcome {
    demand_format("prove", args.format, &[Format::Human, Format::Plain, Format::Json, Format::Sarif, Format::Junit, Format::Github]);
    let policy = match policies::load(&args.policy) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    policies::warn(&policy, args.format, out);
    if let Err(outcome) = known(args, &policy, out) {
        return outcome;
    }
    let editions = match editions(args, &policy) {
        Ok(editions) => editions,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let proved = prove(args, editions);
    let outcome = outcome(proved.iter().flat_map(|one| &one.proofs));
    out.say(&say(&proved, args));
    match write_certificates(args, &proved) {
        Ok(()) => outcome,
        Err(message) => {
            out.complain(&message);
            Outcome::Unjudged
        }
    }
}

/// What proofs come to: the gravest of their sentences.
pub fn outcome<'p>(proofs: impl Iterator<Item = &'p Proving>) -> Outcome {
    proofs.flat_map(|one| &one.sentences).map(came).max().unwrap_or(Outcome::Good)
}

/// What became of one sentence.
pub fn came(sentence: &Sentence) -> Outcome {
    match sentence.proof {
        Proof::Proved(_) => Outcome::Good,
        Proof::Refuted(_) => Outcome::Bad,
        Proof::Unsettled(..) => Outcome::Open,
    }
}

/// Refuses names that the policy does not have.
fn known(args: &Prove, policy: &Policy, out: &mut Output) -> Result<(), Outcome> {
    let principles: Vec<&str> = policy.model().principles.iter().map(|principle| principle.name.as_str()).collect();
    let amendments: Vec<&str> = policy.amendments().iter().map(|amendment| amendment.name.as_str()).collect();
    let unknown = |names: &[String], known: &[&str]| names.iter().find(|name| !known.contains(&name.as_str())).cloned();
    let wrong = unknown(&args.principles, &principles).map(|name| ("principle", name, &principles));
    let wrong = wrong.or_else(|| unknown(&args.amended, &amendments).map(|name| ("amendment", name, &amendments)));
    let Some((what, name, known)) = wrong else { return Ok(()) };
    let mut message = format!("error: the policy has no {what} `{name}`");
    match (nearest(&name, known.iter().copied()), known.is_empty()) {
        (Some(near), _) => message.push_str(&format!("; perhaps you mean `{near}`")),
        (None, true) => message.push_str("; it has none at all"),
        (None, false) => message.push_str(&format!("; it has `{}`", known.join("`, `"))),
    }
    out.complain(&format!("{message}\n"));
    Err(Outcome::Unjudged)
}

fn editions(args: &Prove, policy: &Policy) -> Result<Vec<Policy>, comity::policy::Rejected> {
    if args.amended.is_empty() {
        let led = policy.amendments().iter().map(|amendment| policy.amended(&amendment.name));
        return std::iter::once(Ok(policy.clone())).chain(led).collect();
    }
    args.amended.iter().map(|amendment| policy.amended(amendment)).collect()
}

/// Proves what is asked of each edition, and shows how far it has come.
fn prove(args: &Prove, editions: Vec<Policy>) -> Vec<Proved> {
    let effort = Effort { budget: args.budget, all_readings: args.readings == Readings::All };
    let wanted = |asked: &ToProve| !asked.is_claim() && args.principles.contains(&asked.name);
    let count = |edition: &Policy| -> usize {
        let asked = edition.to_prove(&effort).into_iter().filter(|asked| args.principles.is_empty() || wanted(asked));
        asked.map(|asked| asked.sentences()).sum()
    };
    let bar = proving(editions.iter().map(count).sum());
    let of = |edition: Policy| {
        let proofs = if args.principles.is_empty() {
            edition.prove_watched(&effort, &mut |_| bar.inc(1))
        } else {
            let asked = edition.to_prove(&effort).into_iter().filter(wanted);
            asked.map(|asked| asked.prove_watched(&mut |_| bar.inc(1))).collect()
        };
        Proved { edition, proofs }
    };
    let proved = editions.into_iter().map(of).collect();
    bar.finish_and_clear();
    proved
}

fn write_certificates(args: &Prove, proved: &[Proved]) -> Result<(), String> {
    let Some(path) = &args.certificate else { return Ok(()) };
    let certificates: Vec<_> = proved.iter().map(|one| one.edition.certificate(&one.proofs)).collect();
    let text = serde_json::to_string(&certificates).map_err(|error| format!("error: the certificates could not be written: {error}\n"))?;
    let written = files::replace(path, &format!("{text}\n"));
    written.map_err(|error| format!("error: `{}` could not be written: {error}\n", files::name(path)))
}
