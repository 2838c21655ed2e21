//! A policy with the records that the command line names.

use crate::args::Format;
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::policies;
use crate::record_store;
use comity::Policy;
use comity::diagnostic::Diagnostics;
use comity::model::{AmendingAct, Happening};
use comity::policy::{Record, Unreadable};
use comity::source::Sources;
use std::path::{Path, PathBuf};

/// A policy, the events of its records, and every text that either stands in.
#[derive(Clone)]
pub struct Recorded {
    pub policy: Policy,
    /// The events of the files, without those that stand in the policy.
    pub happenings: Vec<Happening>,
    /// What the files tell of amendments.
    pub acts: Vec<AmendingAct>,
    /// What is wrong with the files of the events.
    pub diagnostics: Diagnostics,
    pub sources: Sources,
}

impl Recorded {
    /// The policy's own record with the events of the files.
    pub fn record(&self) -> Record {
        self.policy.record().and(self.happenings.iter().cloned()).and_acts(self.acts.iter().cloned())
    }

    /// What is wrong with the files, or where nothing is with the record as a whole; without what the policy's own warnings say already.
    pub fn problems(&self) -> Diagnostics {
        let found = if self.diagnostics.has_errors() { self.diagnostics.clone() } else { self.every() };
        let known = self.policy.warnings();
        found.into_iter().filter(|one| !known.iter().any(|told| told == one)).collect()
    }

    /// What is wrong with the files, and with the record as a whole.
    pub fn every(&self) -> Diagnostics {
        self.diagnostics.iter().cloned().chain(self.record().problems()).collect::<Diagnostics>().sorted()
    }
}

/// Whether a record is written in the policy language.
pub fn in_the_language(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("comity"))
}

/// Reads a policy and records. A policy that is wrong is told at once; what is wrong with the other records is in the answer.
pub fn load(policy: &Path, records: &[PathBuf], format: Format, out: &mut Output) -> Result<Recorded, Outcome> {
    load_with(policy, &[], records, format, out)
}

/// The same with files of the policy language that are read as if the policy used them.
pub fn load_with(policy: &Path, with: &[PathBuf], records: &[PathBuf], format: Format, out: &mut Output) -> Result<Recorded, Outcome> {
    let recorded = read_with(policy, with, records, format, out)?;
    policies::warn(&recorded.policy, format, out);
    Ok(recorded)
}

/// The same, and leaves it to the caller to tell the policy's warnings.
pub fn read_with(policy: &Path, with: &[PathBuf], records: &[PathBuf], format: Format, out: &mut Output) -> Result<Recorded, Outcome> {
    let (written, lines): (Vec<&Path>, Vec<&Path>) = records.iter().map(PathBuf::as_path).partition(|path| in_the_language(path));
    let written: Vec<&Path> = with.iter().map(PathBuf::as_path).chain(written).collect();
    let policy = policies::load_with(policy, &written).map_err(|rejected| {
        policies::reject(&rejected, format, out);
        Outcome::Unjudged
    })?;
    let sources = policy.sources().clone();
    let mut recorded = Recorded { policy, happenings: Vec::new(), acts: Vec::new(), diagnostics: Diagnostics::new(), sources };
    for path in lines {
        let text = record_store::read(path);
        take(&mut recorded, &files::name(path), text);
    }
    Ok(recorded)
}

/// Takes the text of one record file in.
pub fn take(recorded: &mut Recorded, name: &str, text: Result<String, Unreadable>) {
    match text {
        Ok(text) => {
            let read = recorded.policy.read_record(recorded.sources.clone(), name, &text);
            recorded.happenings.extend(read.happenings);
            recorded.acts.extend(read.acts);
            recorded.diagnostics.extend(read.diagnostics);
            recorded.sources = read.sources;
        }
        Err(reason) => recorded.diagnostics.extend(complaints::unreadable(name, &reason, &mut recorded.sources)),
    }
}
