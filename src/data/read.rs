//! The door of this folder: a text of any format to the activities that it holds.

use super::located::{Part, Records};
use super::typed::Typing;
use super::{limits, problems, shared};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Adapter, Model};
use crate::program::{Activity, Program};
use crate::source::{SourceId, Span};

/// The formats that activities come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One object, a list of objects, or `{"activities": [...]}`.
    Json,
    /// One object a line.
    Ndjson,
    /// As JSON, in one document or several.
    Yaml,
    /// One activity, or a table `[[activity]]` for each.
    Toml,
    /// A row of headings, then a row for each.
    Csv,
}

impl Format {
    /// The format that a file's ending names, in any case: `json`, `ndjson`, `jsonl`, `yaml`, `yml`, `toml`, `csv`.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        let endings = [
            ("json", Self::Json),
            ("ndjson", Self::Ndjson),
            ("jsonl", Self::Ndjson),
            ("yaml", Self::Yaml),
            ("yml", Self::Yaml),
            ("toml", Self::Toml),
            ("csv", Self::Csv),
        ];
        endings.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(ending)).map(|(_, format)| format)
    }
}

/// What a file of activities holds.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Each record, in the order of the file.
    pub entries: Vec<Entry>,
    /// What is wrong with the file as a whole. With an error here, not every record of the file stands in `entries`.
    pub diagnostics: Diagnostics,
}

/// One record of a file.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its place among the records, from 1.
    pub index: usize,
    /// The whole record.
    pub span: Span,
    /// Its own name for reports: the value of its `title`, or of its first text.
    pub label: Option<String>,
    /// The activity, or everything that keeps it from being judged.
    pub activity: Result<Activity, Diagnostics>,
    /// What is probably not meant, though it can be judged.
    pub warnings: Diagnostics,
}

/// Reads the activities of a text. A mistake in one record keeps that record alone from being judged.
///
/// An adapter says how the columns of a table become fields; the formats other than CSV have no use for it.
#[must_use]
pub fn read(model: &Model, program: &Program, format: Format, source: SourceId, text: &str, adapter: Option<&Adapter>) -> Reading {
    let part = Part::whole(source, text);
    if text.len() > limits::MOST_BYTES {
        let told = shared::too_large(part, "a file of activities", limits::MOST_BYTES).help("Split it into several files.");
        return Reading { entries: Vec::new(), diagnostics: std::iter::once(told).collect() };
    }
    let typing = Typing::new(model, program);
    #[cfg(not(feature = "csv"))]
    let _ = adapter;
    let mut reading = match format {
        #[cfg(feature = "csv")]
        Format::Csv => super::table::read(&typing, part, adapter),
        _ => typed(&typing, part, located(format, part)),
    };
    if reading.entries.is_empty() && !reading.diagnostics.has_errors() {
        let told = Diagnostic::error(problems::NO_ACTIVITIES, part.span(0, 0), "the file holds no activity");
        reading.diagnostics.push(told.help("Write one group of named values for each activity; `comity explain no-activities` shows one."));
    }
    reading
}

fn typed(typing: &Typing<'_>, part: Part<'_>, records: Records) -> Reading {
    let entries = (1..).zip(records.records).map(|(index, record)| match record {
        // One character is enough to say where a record begins: it may run over many lines.
        Ok(record) => typing.entry(index, &record, part.opening(record.span)),
        Err(broken) => Entry { index, span: broken.span, label: None, activity: Err(broken.diagnostics), warnings: Diagnostics::new() },
    });
    Reading { entries: entries.collect(), diagnostics: records.diagnostics }
}

fn located(format: Format, part: Part<'_>) -> Records {
    match format {
        #[cfg(feature = "json")]
        Format::Json => super::from_json::from_json(part),
        #[cfg(feature = "json")]
        Format::Ndjson => super::from_json::from_ndjson(part),
        #[cfg(feature = "yaml")]
        Format::Yaml => super::from_yaml::from_yaml(part),
        #[cfg(feature = "toml")]
        Format::Toml => super::from_toml::from_toml(part),
        #[allow(unreachable_patterns, reason = "reached only where a format's feature is off")]
        _ => Records::refused(shared::not_built(part)),
    }
}
