//! What became of principles and claims, as it is printed.

use crate::args::{Format, Prove};
use crate::complaints;
use crate::outcome::Outcome;
use crate::output::answer_look;
use crate::proofs::{Proved, came};
use comity::Policy;
use comity::diagnostic::{Diagnostics, Look, render};
use comity::policy::{Proving, Sentence};
use comity::prove::Proof;
use comity::report::{JunitOutcome, JunitResult, Style, capital, diagnostic_as_json, diagnostics, junit};
use serde_json::json;
use std::fmt::Write;

/// The answer in the format that is asked for.
pub fn say(proved: &[Proved], args: &Prove) -> String {
    match args.format {
        Format::Human | Format::Plain => proved.iter().map(|one| in_words(one, args.verbose, answer_look(args.format))).collect(),
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

/// The numbers of the clauses on which a principle rests.
pub fn rests_on(edition: &Policy, proving: &Proving) -> Vec<String> {
    let principle = edition.model().principles.iter().find(|principle| !proving.claim && principle.name == proving.name);
    principle.iter().flat_map(|principle| &principle.from).map(|id| edition.model().number(*id).to_owned()).collect()
}

fn in_words(proved: &Proved, verbose: bool, look: Look) -> String {
    let mut out = format!("{}\n", name(&proved.edition));
    let sentences = || proved.proofs.iter().flat_map(|one| &one.sentences);
    if sentences().next().is_none() {
        out.push_str("  There is nothing to prove: no principle, and no claim.\n");
    }
    for proving in &proved.proofs {
        out.push_str(&heading(&proved.edition, proving, look));
        out.push_str(&told(proving, verbose, look));
    }
    for (sentence, diagnostic) in sentences().filter_map(|sentence| Some((sentence, sentence.diagnostic.as_ref()?))) {
        if !sentence.kept {
            out.push_str(&format!("\n{}", render(diagnostic, proved.edition.sources(), look)));
            out.extend(sentence.scenario.iter().map(|scenario| format!("\n{scenario}")));
        }
    }
    // What is claimed to be kept is not counted twice.
    let count = |wanted: Outcome| sentences().filter(|sentence| !sentence.kept && came(sentence) == wanted).count();
    let _ = writeln!(out, "{} proved, {} refuted, {} not settled.\n", count(Outcome::Good), count(Outcome::Bad), count(Outcome::Open));
    out
}

/// A principle's title, and what it rests on.
fn heading(edition: &Policy, proving: &Proving, look: Look) -> String {
    let title = proving.title.as_deref().unwrap_or(&proving.name);
    let what = if proving.claim { format!("what `{}` claims", proving.name) } else { format!("“{title}”") };
    let numbers = rests_on(edition, proving);
    match (look, numbers.is_empty()) {
        (Look::Told, true) => format!("{}:\n", capital(&what)),
        (Look::Told, false) => format!("{}, which rests on {}:\n", capital(&what), numbers.join(", ")),
        (_, true) => format!("  {what}\n"),
        (_, false) => format!("  {what}  (from {})\n", numbers.join(", ")),
    }
}

/// Whether nothing has to be told of a sentence but that it is proved.
fn is_plainly_proved(sentence: &Sentence) -> bool {
    matches!(&sentence.proof, Proof::Proved(proved) if !proved.empty)
}

/// What became of a principle: in one line of what is proved, sentence by sentence of the rest, or of all.
fn told(proving: &Proving, verbose: bool, look: Look) -> String {
    let (kept, own): (Vec<&Sentence>, Vec<&Sentence>) = proving.sentences.iter().partition(|sentence| sentence.kept);
    let mut out = told_above(&kept, look);
    let brief = |one: &&Sentence| !verbose && !proving.claim && is_plainly_proved(one);
    let (plain, rest): (Vec<&Sentence>, Vec<&Sentence>) = own.into_iter().partition(brief);
    if !plain.is_empty() {
        out.push_str(&line("proved", "Proved", &together(&plain, rest.len()), None, look));
    }
    for sentence in rest {
        let (word, quiet) = match sentence.proof {
            Proof::Proved(_) => ("proved", "Proved"),
            Proof::Refuted(_) => ("REFUTED", "Refuted"),
            Proof::Unsettled(..) => ("UNSETTLED", "Not settled"),
        };
        out.push_str(&line(word, quiet, &sentence.says, Some(&sentence.why), look));
    }
    out
}

/// What an amendment claims to keep stands above, each by itself.
fn told_above(kept: &[&Sentence], look: Look) -> String {
    let count = |wanted: Outcome| kept.iter().filter(|sentence| came(sentence) == wanted).count();
    let told = |number: usize, word: &str, quiet: &str, says: &str| match number {
        0 => String::new(),
        _ => line(word, quiet, &format!("{says} {number} of the sentences above"), None, look),
    };
    let proved = told(count(Outcome::Good), "proved", "Proved", "it keeps");
    let refuted = told(count(Outcome::Bad), "REFUTED", "Refuted", "it breaks");
    proved + &refuted + &told(count(Outcome::Open), "UNSETTLED", "Not settled", "whether it keeps")
}

/// `3 sentences, under 8 combinations of readings`.
fn together(plain: &[&Sentence], others: usize) -> String {
    let number = plain.len();
    let sentences = match (number, others) {
        (1, 0) => "1 sentence".to_owned(),
        (_, 0) => format!("{number} sentences"),
        _ => format!("{number} of {} sentences", number.saturating_add(others)),
    };
    let readings = plain.iter().map(|sentence| match &sentence.proof {
        Proof::Proved(proved) => combinations(proved),
        _ => 0,
    });
    match readings.max() {
        Some(most) if most > 1 => format!("{sentences}, under {most} combinations of readings"),
        _ => sentences,
    }
}

/// Under how many combinations of readings it is proved.
fn combinations(proved: &comity::prove::Proved) -> usize {
    proved.grounds.iter().map(|(under, _)| under.len()).sum()
}

fn line(word: &str, quiet: &str, says: &str, why: Option<&str>, look: Look) -> String {
    match (look, why) {
        (Look::Told, None) => format!("{quiet}: {says}.\n"),
        (Look::Told, Some(why)) => format!("{quiet}: {says}; {why}.\n"),
        (_, None) => format!("    {word:9}  {says}\n"),
        (_, Some(why)) => format!("    {word:9}  {says}\n               {why}\n"),
    }
}

fn as_json(proved: &Proved) -> String {
    let sources = proved.edition.sources();
    let lines = proved.proofs.iter().flat_map(|one| one.sentences.iter().enumerate().map(move |(at, sentence)| (one, at, sentence)));
    let line = |(one, at, sentence): (&Proving, usize, &Sentence)| {
        let (word, readings) = match &sentence.proof {
            Proof::Proved(proved) => ("proved", Some(combinations(proved))),
            Proof::Refuted(_) => ("refuted", None),
            Proof::Unsettled(..) => ("unsettled", None),
        };
        json!({
            "kind": if one.claim { "claim" } else { "principle" },
            "programme": proved.edition.model().name,
            "edition": proved.edition.edition(),
            "name": one.name,
            "title": one.title,
            "from": rests_on(&proved.edition, one),
            "sentence": at.saturating_add(1),
            "says": sentence.says,
            "kept": sentence.kept,
            "outcome": word,
            "readings": readings,
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
