//! One judged activity with its place: what every report of a verdict starts from.

use super::verdict::{Told, tell};
use super::verdict_facts::Fact;
use crate::evaluate::Verdict;
use crate::model::{Adapter, Fact as Known, FieldId, FieldKind, Model, Value};
use crate::program::{Activity, Program};
use crate::source::{Sources, Span};

/// One activity of a file, and the verdict on it in words.
#[derive(Clone, Debug)]
pub struct Case {
    /// Which activity of its file, from 1.
    pub index: usize,
    /// What it is called; `activity 3` where it has no words of its own.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// The verdict.
    pub told: Told,
}

impl Case {
    /// The activity at `span` with the verdict on it.
    #[must_use]
    pub fn new(model: &Model, program: &Program, index: usize, span: Span, activity: &Activity, verdict: &Verdict) -> Self {
        Self::told(model, program, index, span, activity, tell(model, verdict))
    }

    /// The same, where the verdict is in words already.
    #[must_use]
    pub fn told(model: &Model, program: &Program, index: usize, span: Span, activity: &Activity, told: Told) -> Self {
        let title = title(model, program, activity).unwrap_or_else(|| format!("activity {index}"));
        Self { index, title, span, told }
    }
}

/// The words of the field `title`, or of the first field that has words.
fn title(model: &Model, program: &Program, activity: &Activity) -> Option<String> {
    let texts = || (0..).map(FieldId).zip(&model.fields).filter(|(_, field)| field.kind == FieldKind::Text);
    let (id, _) = texts().find(|(_, field)| field.name == "title").or_else(|| texts().next())?;
    match activity.fact(program, id) {
        Known::Known(Value::Text(words)) if !words.trim().is_empty() => Some(words),
        _ => None,
    }
}

/// The texts that places point into, and how a table's columns are called.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The policy's texts and the activities'.
    pub sources: &'a Sources,
    /// What the policy means.
    pub model: &'a Model,
    /// Whether the activities stand in a table.
    pub table: bool,
    /// The adapter through which it is read.
    pub adapter: Option<&'a Adapter>,
}

impl Places<'_> {
    /// `activities.csv:12`
    #[must_use]
    pub fn line(&self, span: Span) -> String {
        self.sources.locate(span).map_or_else(String::new, |(name, position)| format!("{name}:{}", position.line))
    }

    /// `activities.csv:12, column date_start`, or `activities.json:3:14`.
    #[must_use]
    pub fn of(&self, fact: &Fact) -> Option<String> {
        let (name, position) = self.sources.locate(fact.place?)?;
        Some(match self.column(fact) {
            Some(column) => format!("{name}:{}, column {column}", position.line),
            None => format!("{name}:{}:{}", position.line, position.column),
        })
    }

    /// The same for people who listen: `activities.csv, line 12, column date_start`.
    #[must_use]
    pub fn spoken(&self, fact: &Fact) -> Option<String> {
        let (name, position) = self.sources.locate(fact.place?)?;
        let column = self.column(fact).map_or_else(String::new, |column| format!(", column {column}"));
        Some(format!("{name}, line {}{column}", position.line))
    }

    /// The same for a place that is no field's: `programme.comity, line 230`.
    #[must_use]
    pub fn spoken_line(&self, span: Span) -> String {
        self.sources.locate(span).map_or_else(String::new, |(name, position)| format!("{name}, line {}", position.line))
    }

    /// The heading of the column that a fact was read from.
    #[must_use]
    pub fn column(&self, fact: &Fact) -> Option<String> {
        let policy = self.model.span.source;
        let place = fact.place.filter(|place| self.table && place.source != policy)?;
        let field = fact.field?;
        let in_adapter = |adapter: &Adapter| place.source == adapter.span.source;
        match self.adapter {
            // What the adapter itself states stands in the policy's folder and not in the table.
            Some(adapter) if in_adapter(adapter) => None,
            Some(adapter) => adapter.columns.iter().find(|column| column.field == field).map(|column| column.heading.clone()),
            None => Some(fact.name.clone()),
        }
    }

    /// The span, cut where its first line ends, so that a long sentence is drawn on one line.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let words = self.sources.slice(span);
        let length = words.lines().next().map_or(0, |line| line.trim_end().len());
        Span { end: span.start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)).min(span.end), ..span }
    }
}
