//! Activities read from a file, each by itself: a bad one does not spoil the others.

use super::Policy;
use crate::data::{Entry, Format};
use crate::diagnostic::Diagnostics;
use crate::model::Adapter;
use crate::source::Sources;

/// What a file of activities holds.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Each activity, or what is wrong with it, in the order of the file.
    pub entries: Vec<Entry>,
    /// What is wrong with the file as a whole.
    pub diagnostics: Diagnostics,
    /// The texts of the policy and the activities' text, into which every place points.
    pub sources: Sources,
}

impl Policy {
    /// Reads a file of activities. `name` is what diagnostics call it; `adapter` says what the columns of somebody's table mean.
    #[must_use]
    pub fn read(&self, format: Format, name: &str, text: &str, adapter: Option<&Adapter>) -> Reading {
        self.read_beside(self.sources().clone(), format, name, text, adapter)
    }

    /// Reads a further file of activities into the texts of an earlier reading, so that one report can speak of both.
    #[must_use]
    pub fn read_beside(&self, mut sources: Sources, format: Format, name: &str, text: &str, adapter: Option<&Adapter>) -> Reading {
        let source = sources.add(name, text);
        let text = sources.get(source).map_or("", |source| source.text());
        let read = crate::data::read(self.model(), self.program(), format, source, text, adapter);
        Reading { entries: read.entries, diagnostics: read.diagnostics, sources }
    }
}
