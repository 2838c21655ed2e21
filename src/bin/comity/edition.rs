//! `comity amend POLICY AMENDMENT…`.

use crate::args::{Amend, Format};
use crate::asked::{Asked, ask_with};
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format, proving};
use crate::policies;
use crate::proofs::outcome;
use crate::redline_notes::{Noted, notes};
use comity::Policy;
use comity::amend::redline::Redline;
use comity::policy::{Proving, Rejected, ToProve};
use comity::prove::{Effort, Proof};
use comity::report::amendment_as_json;
use comity::report::redline::{Heading, redline_html, redline_text};
use serde_json::json;

/// The edition that comes of amendments, and all that is told of it.
struct Made {
    asked: Asked,
    /// The edition with which it is compared.
    before: Policy,
    edition: Policy,
    proofs: Vec<Proving>,
}

/// Prints the edition that comes of amendments, or what it says otherwise than the one before.
pub fn run(args: &Amend, out: &mut Output) -> Outcome {
    demand_format("amend", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let asked = match ask_with(&args.policy, &args.with, &args.asking, args.format, out) {
        Ok(asked) => asked,
        Err(outcome) => return outcome,
    };
    let (before, edition) = match editions(&asked.written.0, &args.amendments) {
        Ok(editions) => editions,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let proofs = if args.redline || args.html.is_some() || args.format == Format::Json { prove(&edition, args.budget) } else { Vec::new() };
    let made = Made { asked, before, edition, proofs };
    out.say(&say(&made, args));
    outcome(made.proofs.iter()).max(write_page(&made, args, out))
}

/// The edition that comes of amendments, behind the one that it is compared with: of one amendment the text that it changes, of several the one that is written.
pub fn editions(policy: &Policy, amendments: &[String]) -> Result<(Policy, Policy), Rejected> {
    let names: Vec<&str> = amendments.iter().map(String::as_str).collect();
    match names.as_slice() {
        [one] => {
            let edition = policy.amended(one)?;
            Ok((edition.before().unwrap_or_else(|| policy.clone()), edition))
        }
        several => Ok((policy.clone(), policy.amended_by(several)?)),
    }
}

fn prove(edition: &Policy, budget: u64) -> Vec<Proving> {
    let effort = Effort { budget, ..Effort::default() };
    let bar = proving(edition.to_prove(&effort).iter().map(ToProve::sentences).sum());
    let proofs = edition.prove_watched(&effort, &mut |_| bar.inc(1));
    bar.finish_and_clear();
    proofs
}

fn say(made: &Made, args: &Amend) -> String {
    match args.format {
        Format::Json => as_json(made, &args.amendments),
        _ if args.redline => redline(made).map_or_else(String::new, |redline| {
            redline_text(&redline, &heading(&made.before, &made.edition), &noted(made, args, &redline), answer_look(args.format))
        }),
        _ => made.edition.text().to_owned(),
    }
}

fn redline(made: &Made) -> Option<Redline> {
    made.edition.redline_from(&made.before)
}

fn noted(made: &Made, args: &Amend, redline: &Redline) -> comity::report::redline::Notes {
    let told = made.asked.amendments();
    let told = told.into_iter().filter(|one| args.amendments.contains(&one.name)).collect();
    notes(&Noted { edition: &made.edition, redline, proofs: &made.proofs, amendments: told, day: made.asked.day_told() })
}

fn as_json(made: &Made, amendments: &[String]) -> String {
    let edition = &made.edition;
    let count =
        |wanted: fn(&Proof) -> bool| made.proofs.iter().flat_map(|one| &one.sentences).filter(|sentence| wanted(&sentence.proof)).count();
    let head = json!({
        "kind": "edition",
        "programme": edition.model().name,
        "edition": edition.edition(),
        "before": made.before.edition(),
        "fingerprint": edition.fingerprint().full(),
        "amendments": edition.model().made_by,
        "changed": redline(made).map(|redline| redline.changed()).unwrap_or_default(),
        "proved": count(|proof| matches!(proof, Proof::Proved(_))),
        "refuted": count(|proof| matches!(proof, Proof::Refuted(_))),
        "unsettled": count(|proof| matches!(proof, Proof::Unsettled(..))),
        "text": edition.text(),
    });
    let told = made.asked.amendments().into_iter().filter(|one| amendments.contains(&one.name));
    let told = told.map(|one| format!("{}\n", amendment_as_json(&one, made.asked.as_of, &made.asked.sources)));
    std::iter::once(format!("{head}\n")).chain(told).collect()
}

fn write_page(made: &Made, args: &Amend, out: &mut Output) -> Outcome {
    let (Some(path), Some(redline)) = (&args.html, redline(made)) else { return Outcome::Good };
    let page = redline_html(&redline, &heading(&made.before, &made.edition), &noted(made, args, &redline));
    match files::replace(path, &page) {
        Ok(()) => Outcome::Good,
        Err(error) => {
            out.complain(&format!("error: `{}` could not be written: {error}\n", files::name(path)));
            Outcome::Unjudged
        }
    }
}

/// What the comparison is called.
pub fn heading(old: &Policy, new: &Policy) -> Heading {
    let name = |policy: &Policy| policy.edition().map_or_else(|| "the text as it was written".to_owned(), |name| format!("edition {name}"));
    Heading { title: new.model().title.clone(), old: name(old), new: name(new), whole: false }
}
