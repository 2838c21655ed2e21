//! Policies from the disk, and what is wrong with them.

use crate::args::Format;
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, complaint_look};
use comity::Policy;
use comity::diagnostic::Diagnostics;
use comity::disk::Disk;
use comity::policy::{Loader, Rejected};
use comity::prove::Effort;
use std::path::Path;

/// Reads the policy in that file with everything that it uses.
pub fn load(path: &Path) -> Result<Policy, Rejected> {
    load_with(path, &[])
}

/// Reads the policy in that file with everything that it uses, and records in the policy language that are kept apart from it.
pub fn load_with(path: &Path, records: &[&Path]) -> Result<Policy, Rejected> {
    let mut disk = Disk::new(path);
    let names: Vec<String> = records.iter().map(|record| files::name(record)).collect();
    let mut load = |wanted: &str| match names.iter().zip(records).find(|(name, _)| *name == wanted) {
        // A record may lie anywhere: it is named on the command line, and not by a text.
        Some((_, record)) => files::read_text(record).map(String::into_bytes),
        None if wanted == files::STANDARD_INPUT && files::is_standard_input(path) => files::read_text(path).map(String::into_bytes),
        None => disk.load(wanted),
    };
    Policy::load_with(&files::name(path), &names, &mut load)
}

/// Tells why a policy is rejected: to people on standard error, to programs on standard output.
pub fn reject(rejected: &Rejected, format: Format, out: &mut Output) {
    complaints::tell(rejected.diagnostics(), rejected.sources(), format, out);
}

/// Tells a policy's warnings to people; programs get them with the answer.
pub fn warn(policy: &Policy, format: Format, out: &mut Output) {
    if matches!(format, Format::Human | Format::Plain) && !policy.warnings().is_empty() {
        // On a terminal the answers follow.
        out.complain(&format!("{}\n", complaints::words(policy.warnings(), policy.sources(), complaint_look(format))));
    }
}

/// Tells everything that is odd about a policy, whatever anybody proposes.
pub fn analyse(policy: &Policy, format: Format, out: &mut Output) -> Outcome {
    let Some(found) = policy.analyse(&Effort::default()) else {
        out.complain("error: what is odd about the policy is not settled: the search was given up\n");
        return Outcome::Open;
    };
    let all: Diagnostics = policy.warnings().iter().chain(found.iter()).cloned().collect();
    match format {
        Format::Human | Format::Plain if all.is_empty() => out.say("Nothing is odd about the policy.\n"),
        Format::Human | Format::Plain => out.say(&complaints::words(&all, policy.sources(), answer_look(format))),
        _ => complaints::tell(&all, policy.sources(), format, out),
    }
    if found.is_empty() { Outcome::Good } else { Outcome::Bad }
}
