//! The public face: [`Policy`], [`Record`], [`Verdict`]. What the command does, a program can do with these.

mod activity;
#[cfg(feature = "prove")]
mod certificate;
mod confine;
mod editions;
#[cfg(feature = "prove")]
mod effects;
mod from_files;
mod as_amended;
mod happened;
mod in_force;
mod library;
mod problems;
#[cfg(feature = "prove")]
mod proof_problems;
#[cfg(feature = "prove")]
mod proofs;
mod reading;
mod record;
#[cfg(feature = "json")]
mod record_file;
mod rejected;
#[cfg(feature = "prove")]
mod to_prove;
mod unreadable;
mod verdict;

#[cfg(feature = "prove")]
pub use certificate::{CertificateEntry, CertificateFile, ProvedBy, Verified};
pub use from_files::{Loader, MOST_FILES, refused_source};
pub use happened::Happened;
pub use in_force::InForce;
#[cfg(feature = "prove")]
pub use proofs::{Proving, Sentence};
pub use reading::Reading;
pub use record::{Record, RecordError};
#[cfg(feature = "json")]
pub use record_file::{RecordFile, record_text_from_bytes};
pub use rejected::Rejected;
#[cfg(feature = "prove")]
pub use to_prove::ToProve;
pub use unreadable::{LARGEST_FILE, NotText, Unreadable, text_from_bytes, text_within};
pub use verdict::{Gaps, Grounds, Reasons, Verdict};

pub use crate::data::{ActivityErrors, FieldError};

use crate::apply::Bench;
use crate::data::Intake;
use crate::diagnostic::Diagnostics;
use crate::model::{Adapter, Model};
use crate::program::{Activity, Program};
use crate::scenario::{DocumentCoverage, Tested, compare_with_document, run_scenarios};
use crate::source::Sources;
use crate::value::Truth;
use std::sync::{Arc, OnceLock};

/// A policy, checked and ready to judge. Cloning it is cheap: clones share everything.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Inner>, Scope);

/// By what a policy judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// By the edition that applies, as the record says.
    AsAmended,
    /// By its own edition, whatever the record says.
    Alone,
}

impl Scope {
    fn of(edition: usize) -> Self {
        if edition == 0 { Self::AsAmended } else { Self::Alone }
    }
}

#[derive(Debug)]
struct Inner {
    model: Model,
    program: Program,
    intake: Intake,
    sources: Sources,
    warnings: Diagnostics,
    bench: Bench,
    /// Which of the editions this one is.
    edition: usize,
    /// The other editions, once somebody asks for them.
    others: Vec<OnceLock<Option<Policy>>>,
}

impl Policy {
    /// Reads a policy that stands in one text. `name` is what diagnostics call it, usually a path.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once. A `use` is wrong here, because there are no other texts; see [`Policy::load`].
    pub fn parse(name: &str, text: &str) -> Result<Self, Rejected> {
        Self::load(name, &mut |wanted: &str| if wanted == name { Ok(text.as_bytes().to_vec()) } else { Err(Unreadable::Missing) })
    }

    /// Reads the policy `name` and everything that it uses; `loader` gives the bytes of each.
    ///
    /// A `use` names a file in the policy's folder or in a folder below it; at most [`MOST_FILES`] files, none of them in a circle.
    ///
    /// # Errors
    /// Everything that is wrong with the policy, at once.
    pub fn load(name: &str, loader: &mut dyn Loader) -> Result<Self, Rejected> {
        Self::load_with(name, &[], loader)
    }

    /// Reads the policy `name`, everything that it uses, and further files as if it used them: records that are kept apart from it.
    ///
    /// # Errors
    /// Everything that is wrong with the policy or one of the files, at once.
    pub fn load_with(name: &str, more: &[String], loader: &mut dyn Loader) -> Result<Self, Rejected> {
        let read = from_files::read(name, more, loader);
        if read.files.is_empty() {
            return Err(Rejected { diagnostics: read.diagnostics, sources: read.sources });
        }
        editions::read(read.files, read.sources, read.diagnostics)
    }

    /// Judges an activity, with every reason.
    #[must_use]
    pub fn check(&self, activity: &Activity, record: &Record) -> Verdict {
        if self.judges_alone(record) {
            verdict::of(self.model(), crate::evaluate::explain(self.model(), self.program(), self.state(record), activity), None)
        } else {
            self.check_as_amended(activity, record)
        }
    }

    /// Judges an activity without reasons: true is permitted, false refused, unknown undetermined. Allocates nothing.
    #[must_use]
    pub fn decide(&self, activity: &Activity, record: &Record) -> Truth {
        if self.judges_alone(record) {
            crate::evaluate::decide(self.program(), self.state(record), activity)
        } else {
            self.decide_as_amended(activity, record)
        }
    }

    /// The dated events that stand in the policy itself.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::of(self)
    }

    /// Runs the policy's scenarios, and lists the clauses that none of them exercises.
    #[must_use]
    pub fn scenarios(&self) -> Tested {
        run_scenarios(self.model(), &self.0.bench)
    }

    /// Compares the policy with the text of its document.
    #[must_use]
    pub fn cover(&self, text: &str) -> DocumentCoverage {
        compare_with_document(self.model(), text)
    }

    /// The adapter of that name.
    #[must_use]
    pub fn adapter(&self, name: &str) -> Option<&Adapter> {
        self.model().adapters.iter().find(|adapter| adapter.name == name)
    }

    /// What the policy means.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.0.model
    }

    /// What runs.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.0.program
    }

    /// The texts of the policy.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.0.sources
    }

    /// What is allowed and probably not meant.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.0.warnings
    }
}

/// The page for developers, whose examples run with the other examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../docs/embedding.md")]
struct Embedding;
