//! `comity prove POLICY`.

use crate::args::{Format, Prove};
use crate::args_proofs::Readings;
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::diagnostic::{Diagnostics, Look, nearest, render};
use comity::policy::{Proving, Sentence};
use comity::prove::{Effort, Proof};
use comity::report::{JunitOutcome, JunitResult, Style, capital, diagnostic_as_json, diagnostics, junit};
use serde_json::json;
use std::fmt::Write;

/// One edition and what became of what is to be proved of it.
struct Proved {
    edition: Policy,
    proofs: Vec<Proving>,
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
    let effort = Effort { budget: args.budget, all_readings: args.readings == Readings::All };
    let editions = match editions(args, &policy) {
        Ok(editions) => editions,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let proved: Vec<Proved> = editions.into_iter().map(|edition| prove(args, edition, &effort)).collect();
    let outcome = proved.iter().flat_map(|one| &one.proofs).flat_map(|one| &one.sentences).map(came).max().unwrap_or(Outcome::Good);
    out.say(&say(&proved, args));
    match write_certificates(args, &proved) {
        Ok(()) => outcome,
        Err(message) => {
            out.complain(&message);
            Outcome::Unjudged
        }
    }
}

fn came(sentence: &Sentence) -> Outcome {
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

fn prove(args: &Prove, edition: Policy, effort: &Effort) -> Proved {
    let proofs = if args.principles.is_empty() {
        edition.prove(effort)
    } else {
        args.principles.iter().filter_map(|name| edition.prove_one(name, effort)).collect()
    };
    Proved { edition, proofs }
}

fn write_certificates(args: &Prove, proved: &[Proved]) -> Result<(), String> {
    let Some(path) = &args.certificate else { return Ok(()) };
    let certificates: Vec<_> = proved.iter().map(|one| one.edition.certificate(&one.proofs)).collect();
    let text = serde_json::to_string(&certificates).map_err(|error| format!("error: the certificates could not be written: {error}\n"))?;
    files::replace(path, &format!("{text}\n")).map_err(|error| format!("error: {} could not be written: {error}\n", path.display()))
}

fn say(proved: &[Proved], args: &Prove) -> String {
    match args.format {
        Format::Human | Format::Plain => proved.iter().map(|one| in_words(one, answer_look(args.format))).collect(),
        Format::Json => proved.iter().map(as_json).collect(),
        Format::Junit => junit(
            &proved
                .iter()
                .map(|one| (name(&one.edition), one.proofs.iter().flat_map(|p| as_junit(p, &one.edition)).collect()))
                .collect::<Vec<_>>(),
        ),
        Format::Sarif | Format::Github => {
            let logs = proved.iter().map(|one| (broken(one), one.edition.sources().clone())).collect();
            let (found, sources) = complaints::joined(logs);
            diagnostics(&found, &sources, if args.format == Format::Sarif { Style::Sarif } else { Style::Github })
        }
    }
}

fn broken(proved: &Proved) -> Diagnostics {
    proved.proofs.iter().flat_map(|one| &one.sentences).filter_map(|sentence| sentence.diagnostic.clone()).collect()
}

fn name(edition: &Policy) -> String {
    let programme = &edition.model().name;
    edition.edition().map_or_else(|| programme.clone(), |name| format!("{programme}, edition {name}"))
}

fn in_words(proved: &Proved, look: Look) -> String {
    let mut out = format!("{}\n", name(&proved.edition));
    let sentences = || proved.proofs.iter().flat_map(|one| &one.sentences);
    if sentences().next().is_none() {
        out.push_str("  There is nothing to prove: no principle, and no claim.\n");
    }
    for proving in &proved.proofs {
        let title = proving.title.as_deref().unwrap_or(&proving.name);
        let heading = if proving.claim { format!("what `{}` claims", proving.name) } else { format!("“{title}”") };
        if look == Look::Told {
            let _ = writeln!(out, "{}:", capital(&heading));
        } else {
            let _ = writeln!(out, "  {heading}");
        }
        out.push_str(&told(proving, look));
    }
    for (sentence, diagnostic) in sentences().filter_map(|sentence| Some((sentence, sentence.diagnostic.as_ref()?))) {
        if !sentence.kept {
            out.push_str(&format!("\n{}", render(diagnostic, proved.edition.sources(), look)));
            out.extend(sentence.scenario.iter().map(|scenario| format!("\n{scenario}")));
        }
    }
    let count = |wanted: Outcome| sentences().filter(|sentence| came(sentence) == wanted).count();
    let _ = writeln!(out, "{} proved, {} refuted, {} not settled.\n", count(Outcome::Good), count(Outcome::Bad), count(Outcome::Open));
    out
}

/// Each sentence with what became of it. Principles that an amendment keeps as it claims are told in one line: they stand above.
fn told(proving: &Proving, look: Look) -> String {
    let mut out = String::new();
    let kept = proving.sentences.iter().filter(|sentence| sentence.kept && came(sentence) == Outcome::Good).count();
    if kept > 0 {
        let _ = match look {
            Look::Told => writeln!(out, "Proved: it keeps {kept} of the sentences above."),
            _ => writeln!(out, "    proved  it keeps {kept} of the sentences above"),
        };
    }
    for sentence in proving.sentences.iter().filter(|sentence| !(sentence.kept && came(sentence) == Outcome::Good)) {
        let (word, quiet) = match sentence.proof {
            Proof::Proved(_) => ("proved ", "Proved"),
            Proof::Refuted(_) => ("REFUTED", "Refuted"),
            Proof::Unsettled(..) => ("UNSETTLED", "Not settled"),
        };
        let _ = match look {
            Look::Told => writeln!(out, "{quiet}: {}; {}.", sentence.says, sentence.why),
            _ => writeln!(out, "    {word} {}\n            {}", sentence.says, sentence.why),
        };
    }
    out
}

fn as_json(proved: &Proved) -> String {
    let sources = proved.edition.sources();
    let lines = proved.proofs.iter().flat_map(|one| one.sentences.iter().enumerate().map(move |(at, sentence)| (one, at, sentence)));
    let line = |(one, at, sentence): (&Proving, usize, &Sentence)| {
        let word = match sentence.proof {
            Proof::Proved(_) => "proved",
            Proof::Refuted(_) => "refuted",
            Proof::Unsettled(..) => "unsettled",
        };
        json!({
            "kind": if one.claim { "claim" } else { "principle" },
            "programme": proved.edition.model().name,
            "edition": proved.edition.edition(),
            "name": one.name,
            "title": one.title,
            "sentence": at.saturating_add(1),
            "says": sentence.says,
            "outcome": word,
            "empty": matches!(&sentence.proof, Proof::Proved(proved) if proved.empty),
            "why": sentence.why,
            "scenario": sentence.scenario,
            "diagnostic": sentence.diagnostic.as_ref().map(|one| diagnostic_as_json(one, sources)),
        })
    };
    lines.map(line).map(|line| format!("{line}\n")).collect()
}

fn as_junit(proving: &Proving, edition: &Policy) -> Vec<JunitResult> {
    let title = proving.title.as_deref().unwrap_or(&proving.name);
    let of = |sentence: &Sentence| JunitResult {
        name: format!("{title}: {}", sentence.says),
        outcome: if came(sentence) == Outcome::Good { JunitOutcome::Success } else { JunitOutcome::Failure },
        story: sentence.diagnostic.iter().map(|told| render(told, edition.sources(), Look::Told)).collect(),
    };
    proving.sentences.iter().map(of).collect()
}
