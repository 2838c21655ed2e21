//! `comity verify CERTIFICATE POLICY`.

use crate::args::{Format, Verify};

use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::policies;
use comity::Policy;
use comity::policy::{CertificateEntry, CertificateFile, Verified};
use serde_json::json;

/// Checks each certificate against the text of the edition that it is for.
pub fn run(args: &Verify, out: &mut Output) -> Outcome {
    demand_format("verify", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let policy = match policies::load(&args.policy) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let certificates = match read(args) {
        Ok(certificates) => certificates,
        Err(message) => {
            out.complain(&message);
            return Outcome::Unjudged;
        }
    };
    let led = policy.amendments().iter().filter_map(|amendment| policy.amended(&amendment.name).ok());
    let editions: Vec<Policy> = std::iter::once(policy.clone()).chain(led).collect();
    let mut outcome = Outcome::Good;
    for certificate in &certificates {
        let edition = editions.iter().find(|edition| edition.edition() == certificate.edition.as_deref());
        let checked = edition.map_or_else(|| unknown(certificate), |edition| edition.verify(certificate));
        for (entry, verified) in certificate.proofs.iter().zip(checked) {
            if verified != Verified::Good {
                outcome = Outcome::Bad;
            }
            out.say(&say(certificate, entry, &verified, args.format));
        }
    }
    outcome
}

fn read(args: &Verify) -> Result<Vec<CertificateFile>, String> {
    let name = args.certificate.display();
    let text = std::fs::read_to_string(&args.certificate).map_err(|error| format!("error: {name} cannot be read: {error}\n"))?;
    serde_json::from_str(&text)
        .map_err(|error| format!("error: {name} is no certificate file: {error}\n  `comity prove POLICY --certificate FILE` writes one.\n"))
}

fn unknown(certificate: &CertificateFile) -> Vec<Verified> {
    let name = certificate.edition.as_deref().unwrap_or("without a name");
    vec![Verified::Bad(format!("the policy has no edition {name}")); certificate.proofs.len()]
}

fn say(file: &CertificateFile, entry: &CertificateEntry, verified: &Verified, format: Format) -> String {
    let edition = file.edition.as_deref().map_or_else(String::new, |edition| format!(", edition {edition}"));
    let (word, why) = match verified {
        Verified::Bad(why) => ("does not hold", Some(why.as_str())),
        _ => ("holds", None),
    };
    match format {
        Format::Json => {
            let line = json!({
                "kind": "certificate",
                "programme": file.programme,
                "edition": file.edition,
                "principle": entry.principle,
                "sentence": entry.sentence,
                "says": entry.says,
                "readings": entry.readings,
                "holds": why.is_none(),
                "why": why,
            });
            format!("{line}\n")
        }
        _ => {
            let why = why.map_or_else(String::new, |why| format!(": {why}"));
            let readings = match entry.readings.as_slice() {
                [] => String::new(),
                [one] if one.is_empty() => String::new(),
                [one] => format!(" ({})", one.iter().map(|(term, reading)| format!("{term} as {reading}")).collect::<Vec<_>>().join(", ")),
                all => format!(" (under {} combinations of readings)", all.len()),
            };
            format!("{}{edition}: the certificate {word} for “{}”{readings}{why}.\n", file.programme, entry.says)
        }
    }
}
