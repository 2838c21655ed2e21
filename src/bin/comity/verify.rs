//! `comity verify CERTIFICATE POLICY`.

use crate::args::{Format, Verify};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, checking, demand_format};
use crate::policies;
use comity::Policy;
use comity::model::ClaimKind;
use comity::policy::{CertificateEntry, CertificateFile, Verified};
use comity::source::Sources;
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write;

/// One edition of which a file certifies something, and what each certificate is worth.
struct Checked<'f> {
    file: &'f CertificateFile,
    entries: Vec<(&'f CertificateEntry, Verified)>,
    /// What the edition has to keep, and the file has no certificate for: the principle or the amendment, and what it says.
    without: Vec<(String, String)>,
}

/// Checks each certificate against the text of the edition that it is for.
pub fn run(args: &Verify, out: &mut Output) -> Outcome {
    demand_format("verify", args.format, &[Format::Human, Format::Plain, Format::Json]);
    if files::is_standard_input(&args.certificate) && files::is_standard_input(&args.policy) {
        out.complain("error: the certificate and the policy cannot both come from standard input\n");
        return Outcome::Unjudged;
    }
    let Ok(certificates) = read(args, out) else { return Outcome::Unjudged };
    let policy = match policies::load(&args.policy) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    if certificates.iter().all(|one| one.proofs.is_empty()) {
        let name = files::name(&args.certificate);
        out.complain(&format!("error: `{name}` holds no certificate, so there is nothing to check\n  `comity prove` writes one for each sentence that it proves.\n"));
        return Outcome::Unjudged;
    }
    let bar = checking(certificates.len());
    let checked = certificates.iter().map(|certificate| check(&policy, certificate)).inspect(|_| bar.inc(1));
    let checked: Vec<Checked<'_>> = checked.collect();
    bar.finish_and_clear();
    checked.iter().for_each(|one| out.say(&if args.format == Format::Json { as_json(one) } else { in_words(one) }));
    let all_hold = checked.iter().flat_map(|one| &one.entries).all(|(_, verified)| *verified == Verified::Good);
    if all_hold { Outcome::Good } else { Outcome::Bad }
}

/// Read before the policy, so that two names in the wrong order are told by what the first one lacks.
fn read(args: &Verify, out: &mut Output) -> Result<Vec<CertificateFile>, ()> {
    let name = files::name(&args.certificate);
    let text = files::read_activities(&args.certificate).map_err(|reason| {
        let mut sources = Sources::new();
        let found = complaints::unreadable(&name, &reason, &mut sources);
        complaints::tell(&found, &sources, args.format, out);
    })?;
    serde_json::from_str(&text).map_err(|error| {
        let why = match error.classify() {
            _ if text.trim().is_empty() => "it is empty".to_owned(),
            serde_json::error::Category::Data => error.to_string(),
            _ => format!("it is not JSON, or only a part of it ({error})"),
        };
        out.complain(&format!(
            "error: `{name}` is no certificate file: {why}\n  `comity prove POLICY --certificate FILE` writes one; it is then checked with `comity verify FILE POLICY`.\n"
        ));
    })
}

fn check<'f>(policy: &Policy, file: &'f CertificateFile) -> Checked<'f> {
    let edition = edition(policy, file);
    let verified = match &edition {
        Ok(edition) => edition.verify(file),
        Err(why) => vec![Verified::Bad(why.clone()); file.proofs.len()],
    };
    Checked {
        file,
        entries: file.proofs.iter().zip(verified).collect(),
        without: edition.map_or_else(|_| Vec::new(), |edition| without(&edition, file)),
    }
}

/// The edition that a file is for, or why there is none.
fn edition(policy: &Policy, file: &CertificateFile) -> Result<Policy, String> {
    let name = &policy.model().name;
    if file.programme != *name {
        return Err(format!("it is for the programme `{}`, and this policy is `{name}`", file.programme));
    }
    if policy.edition() == file.edition.as_deref() {
        return Ok(policy.clone());
    }
    let leads = policy.amendments().iter().find(|amendment| Some(amendment.leads_to.as_str()) == file.edition.as_deref());
    leads.and_then(|amendment| policy.amended(&amendment.name).ok()).ok_or_else(|| match &file.edition {
        Some(name) => format!("neither the policy nor one of its amendments has the edition {name}"),
        None => "it is for a programme without editions, and this policy names its edition".to_owned(),
    })
}

/// What is refuted or not settled has no certificate: a file without a mistake does not say that everything is proved.
fn without(edition: &Policy, file: &CertificateFile) -> Vec<(String, String)> {
    let certified = |name: &str, number: usize| file.proofs.iter().any(|one| !one.claim && one.principle == name && one.sentence == number);
    let principles = edition.model().principles.iter();
    let sentences = principles.flat_map(|principle| (1..).zip(&principle.tenets).map(move |(number, tenet)| (principle, number, tenet)));
    let lacking = sentences.filter(|(principle, number, _)| !certified(&principle.name, *number));
    let lacking = lacking.map(|(principle, _, tenet)| {
        (format!("“{}”", principle.title.as_ref().unwrap_or(&principle.name)), edition.model().tenet_words(&tenet.kind))
    });
    lacking.chain(claims_without(edition, file)).collect()
}

/// The same of what the amendment claims besides that it keeps principles, which have been told of.
fn claims_without(edition: &Policy, file: &CertificateFile) -> Vec<(String, String)> {
    let model = edition.model();
    let own = model.claims.iter().filter(|claim| !matches!(claim.kind, ClaimKind::AllPrinciples | ClaimKind::Principles(_)));
    let lacking =
        own.map(|claim| model.claim_words(&claim.kind)).filter(|says| !file.proofs.iter().any(|one| one.claim && one.says == *says));
    lacking.map(|says| (format!("what `{}` claims", model.made_by.last().map_or("", String::as_str)), says)).collect()
}

fn in_words(checked: &Checked<'_>) -> String {
    let Checked { file, entries, without } = checked;
    let edition = file.edition.as_deref().map_or_else(String::new, |edition| format!(", edition {edition}"));
    let holding = entries.iter().filter(|(_, verified)| *verified == Verified::Good).count();
    let mut out = format!(
        "{}{edition}: {holding} of {} {}.\n",
        file.programme,
        entries.len(),
        if entries.len() == 1 { "certificate holds" } else { "certificates hold" }
    );
    for (claim, name) in names(entries) {
        let of = entries.iter().filter(|(entry, _)| entry.claim == claim && entry.principle == name);
        let (good, bad): (Vec<_>, Vec<_>) = of.partition(|(_, verified)| *verified == Verified::Good);
        let of = if claim { format!("what `{name}` claims") } else { format!("`{name}`") };
        if !good.is_empty() {
            let sentences: BTreeSet<usize> = good.iter().map(|(entry, _)| entry.sentence).collect();
            let _ = writeln!(out, "  Holds for {of}: {}, {}.", counted(sentences.len(), "sentence"), counted(good.len(), "certificate"));
        }
        for (entry, verified) in bad {
            let readings = match entry.readings.as_slice() {
                [] => String::new(),
                [one] if one.is_empty() => String::new(),
                [one] => format!(" ({})", one.iter().map(|(term, reading)| format!("{term} as {reading}")).collect::<Vec<_>>().join(", ")),
                all => format!(" (under {} combinations of readings)", all.len()),
            };
            let why = if let Verified::Bad(why) = verified { why.as_str() } else { "" };
            let _ = writeln!(out, "  DOES NOT HOLD for {of}, {}{readings}: {why}.", entry.says);
        }
    }
    for (name, says) in without {
        out.push_str(&format!("  No certificate for {name}, {says}.\n"));
    }
    out
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// The principles and the amendments of which something is certified, in the order of the file.
fn names<'f>(entries: &[(&'f CertificateEntry, Verified)]) -> Vec<(bool, &'f str)> {
    let mut names = Vec::new();
    for (entry, _) in entries {
        let name = (entry.claim, entry.principle.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn as_json(checked: &Checked<'_>) -> String {
    let Checked { file, entries, without } = checked;
    let certificates = entries.iter().map(|(entry, verified)| {
        json!({
            "kind": "certificate",
            "programme": file.programme,
            "edition": file.edition,
            "of": if entry.claim { "claim" } else { "principle" },
            "name": entry.principle,
            "sentence": entry.sentence,
            "says": entry.says,
            "readings": entry.readings,
            "holds": *verified == Verified::Good,
            "why": if let Verified::Bad(why) = verified { Some(why) } else { None },
        })
    });
    let lacking = without
        .iter()
        .map(|(of, says)| json!({ "kind": "uncertified", "programme": file.programme, "edition": file.edition, "of": of, "says": says }));
    certificates.chain(lacking).map(|line| format!("{line}\n")).collect()
}
