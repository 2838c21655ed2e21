//! The public face: [`Policy`], [`Record`], [`Verdict`]. What the command does, a program can do with these.

mod activity;
mod certificate;
mod confine;
mod editions;
mod effects;
mod from_files;
mod happened;
mod library;
mod problems;
mod proofs;
mod reading;
mod record;
#[cfg(feature = "json")]
mod record_file;
mod rejected;
mod unreadable;
mod verdict;

pub use certificate::{CertificateEntry, CertificateFile, ProvedBy, Verified};
pub use from_files::{Loader, MOST_FILES, refused_source};
pub use happened::Happened;
pub use proofs::{Proving, Sentence};
pub use reading::Reading;
pub use record::{Record, RecordError};
#[cfg(feature = "json")]
pub use record_file::{RecordFile, record_text_from_bytes};
pub use rejected::Rejected;
pub use unreadable::{LARGEST_FILE, NotText, Unreadable, text_from_bytes, text_within};
pub use verdict::{Gaps, Grounds, Reasons, Verdict};

pub use crate::data::{ActivityErrors, FieldError};

use crate::amend::Editions;
use crate::data::Intake;
use crate::diagnostic::Diagnostics;
use crate::model::{Adapter, Model};
use crate::program::{Activity, Program};
use crate::source::Sources;
use crate::testing::{DocumentCoverage, Tested, compare_with_document, run_scenarios};
use crate::value::Truth;
use std::sync::{Arc, OnceLock};

/// A policy, checked and ready to judge. Cloning it is cheap: clones share everything.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    model: Model,
    program: Program,
    intake: Intake,
    sources: Sources,
    warnings: Diagnostics,
    editions: Arc<Editions>,
    /// Which of the editions this one is.
    edition: usize,
    /// The edition from which an amendment made this one, once somebody has asked for it.
    before: OnceLock<Option<Policy>>,
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
        verdict::of(self, crate::evaluate::explain(self.model(), self.program(), record.state(), activity))
    }

    /// Judges an activity without reasons: true is permitted, false refused, unknown undetermined. Allocates nothing.
    #[must_use]
    pub fn decide(&self, activity: &Activity, record: &Record) -> Truth {
        crate::evaluate::decide(self.program(), record.state(), activity)
    }

    /// The dated events that stand in the policy itself.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::of(self)
    }

    /// Runs the policy's scenarios, and lists the clauses that none of them exercises.
    #[must_use]
    pub fn scenarios(&self) -> Tested {
        run_scenarios(self.model())
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
