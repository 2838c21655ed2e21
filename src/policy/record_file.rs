//! Dated events from files: NDJSON records, and records in the policy language that are read beside the policy.

use super::unreadable::{Unreadable, text_from_bytes};
use super::{Policy, Record};
use crate::diagnostic::Diagnostics;
use crate::model::{AmendingAct, Happening};
use crate::source::Sources;

/// What a record file holds.
#[derive(Clone, Debug)]
pub struct RecordFile {
    /// The events that can be read, in the order of the file.
    pub happenings: Vec<Happening>,
    /// What was done about amendments, as far as it can be read, in the order of the file.
    pub acts: Vec<AmendingAct>,
    /// What is wrong with the file.
    pub diagnostics: Diagnostics,
    /// The texts of the policy and the record's text, into which every place points.
    pub sources: Sources,
}

impl Policy {
    /// Reads a record file in NDJSON, one event a line, into the texts of an earlier reading. `name` is what diagnostics call it.
    ///
    /// ```
    /// # let text = r#"
    /// # programme exchange "A programme of exchanges" {
    /// #   parties { north "North"; south "South"; }
    /// #   event endorsement "endorsement by both parties";
    /// #   activity { title text; starts date; }
    /// #   clause 1 "Exchanges" { permit activity; }
    /// #   clause 2 "Term" { term 2 years from endorsement, covers starts; }
    /// # }"#;
    /// let policy = comity::Policy::parse("exchange.comity", text)?;
    /// let line = r#"{"event": "endorsement", "on": "2020-06-26", "by": ["north", "south"]}"#;
    /// let file = policy.read_record(policy.sources().clone(), "record.ndjson", line);
    /// assert!(file.diagnostics.is_empty());
    /// let record = policy.record().and(file.happenings).and_acts(file.acts);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn read_record(&self, mut sources: Sources, name: &str, text: &str) -> RecordFile {
        let source = sources.add(name, text);
        let text = sources.get(source).map_or("", |source| source.text());
        let read = crate::data::read_record(self.model(), source, text);
        RecordFile { happenings: read.happenings, acts: read.acts, diagnostics: read.diagnostics, sources }
    }
}

impl Record {
    /// The record with those events besides.
    #[must_use]
    pub fn and(mut self, more: impl IntoIterator<Item = Happening>) -> Self {
        for happening in more {
            self.take(happening, false);
        }
        self
    }

    /// The record with those acts on amendments besides.
    #[must_use]
    pub fn and_acts(mut self, more: impl IntoIterator<Item = AmendingAct>) -> Self {
        more.into_iter().for_each(|act| self.take_act(act));
        self
    }
}

/// The text of a record file. Where its very last character is cut in two, as a write that broke off leaves it, the rest is given, and the cut with it.
///
/// # Errors
/// Too many bytes, or bytes elsewhere that are not UTF-8.
pub fn record_text_from_bytes(mut bytes: Vec<u8>) -> Result<String, Unreadable> {
    let cut = std::str::from_utf8(&bytes).err().filter(|error| error.error_len().is_none()).map(|error| error.valid_up_to());
    if let Some(whole) = cut {
        bytes.truncate(whole);
        bytes.extend_from_slice("\u{fffd}".as_bytes());
    }
    text_from_bytes(bytes)
}
