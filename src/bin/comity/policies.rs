//! Policies from the disk, and what is wrong with them.

use crate::args::Format;
use crate::complaints;
use crate::files::{self, Disk};
use crate::output::{Output, complaint_look};
use comity::Policy;
use comity::policy::Rejected;
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
