//! `comity amend POLICY AMENDMENT…`.

use crate::args::{Amend, Format};
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::policy::Proving;
use comity::prove::{Effort, Proof};
use comity::report::redline::{Heading, Mark, Note, Notes, redline_html, redline_text};
use serde_json::json;

/// Prints the edition that comes of amendments, or what it says otherwise than the one before.
pub fn run(args: &Amend, out: &mut Output) -> Outcome {
    demand_format("amend", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let policy = match policies::load_with(&args.policy, &args.with.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>()) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    policies::warn(&policy, args.format, out);
    let names: Vec<&str> = args.amendments.iter().map(String::as_str).collect();
    let amended = match names.as_slice() {
        [one] => policy.amended(one),
        several => policy.amended_by(several),
    };
    let amended = match amended {
        Ok(amended) => amended,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let proofs =
        if args.redline || args.html.is_some() || args.format == Format::Json { amended.prove(&Effort::default()) } else { Vec::new() };
    out.say(&say(&policy, &amended, &proofs, args));
    write_page(&policy, &amended, &proofs, args, out)
}

fn say(policy: &Policy, amended: &Policy, proofs: &[Proving], args: &Amend) -> String {
    if args.format == Format::Json {
        let line = json!({
            "kind": "edition",
            "programme": amended.model().name,
            "edition": amended.edition(),
            "fingerprint": amended.fingerprint().full(),
            "amendments": amended.model().made_by,
            "changed": amended.redline().map(|redline| redline.changed()),
            "proved": proofs.iter().all(Proving::is_proved),
            "text": amended.text(),
        });
        return format!("{line}\n");
    }
    if !args.redline {
        return amended.text().to_owned();
    }
    amended.redline().map_or_else(String::new, |redline| {
        redline_text(&redline, &heading(policy, amended), &notes(amended, proofs), answer_look(args.format))
    })
}

fn write_page(policy: &Policy, amended: &Policy, proofs: &[Proving], args: &Amend, out: &mut Output) -> Outcome {
    let (Some(path), Some(redline)) = (&args.html, amended.redline()) else { return Outcome::Good };
    let page = redline_html(&redline, &heading(policy, amended), &notes(amended, proofs));
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

/// Which principles each clause still keeps, and what the amendment claims.
pub fn notes(amended: &Policy, proofs: &[Proving]) -> Notes {
    let mut notes = Notes::default();
    for proving in proofs {
        let title = proving.title.as_deref().unwrap_or(&proving.name);
        let mark = if proving.is_refuted() {
            Mark::Bad
        } else if proving.is_proved() {
            Mark::Good
        } else {
            Mark::Open
        };
        let says = match mark {
            Mark::Good if proving.claim => "everything that the amendment claims is proved".to_owned(),
            Mark::Bad if proving.claim => "something that the amendment claims is refuted".to_owned(),
            Mark::Good => format!("“{title}” is proved"),
            Mark::Bad => format!("“{title}” is refuted: {}", refuted(proving)),
            _ => format!("“{title}” is not settled"),
        };
        let note = Note { mark, words: says };
        let from = amended.model().principles.iter().find(|principle| !proving.claim && principle.name == proving.name);
        let numbers: Vec<String> =
            from.iter().flat_map(|principle| &principle.from).map(|id| amended.model().number(*id).to_owned()).collect();
        if numbers.is_empty() {
            notes.whole.push(note);
        } else {
            for number in numbers {
                notes.provisions.entry(Some(number)).or_default().push(note.clone());
            }
        }
    }
    notes
}

fn refuted(proving: &Proving) -> String {
    let first = proving.sentences.iter().find(|sentence| matches!(sentence.proof, Proof::Refuted(_)));
    first.map_or_else(String::new, |sentence| sentence.why.clone())
}
