//! What is wrong with a file, as plain data: a code, a message, places, and what to do.
//!
//! Diagnostics are about files and come many at once; errors are about a call and come one at a time. The two are never mixed.

mod clean;
mod code;
mod collect;
mod excerpt;
mod located;
mod nearest;
mod pages;
mod told;

pub use code::Code;
pub use collect::{Diagnostics, MOST_SHOWN};
pub use located::{Located, Look, render, render_all};
pub use nearest::nearest;
pub use pages::{codes, explain};

use crate::source::Span;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be judged until it is mended.
    Error,
    /// It can be judged, but it is probably not what was meant.
    Warning,
    /// Worth knowing; nothing needs to be mended.
    Note,
}

/// A place, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words that the label points at.
    pub span: Span,
    /// What is said beside them; may be empty.
    pub text: String,
}

/// One finding about one or more files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name, such as `unknown-name`, which `comity explain` takes.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong: lower-case start, no full stop, backticks round the user's own words.
    pub message: String,
    /// The places, the first being the one that is wrong; the others are causes.
    pub labels: Vec<Label>,
    /// What to do, a sentence each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error with its place.
    #[must_use]
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// A warning with its place.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    fn new(code: Code, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        let labels = vec![Label { span, text: String::new() }];
        Self { code, severity, message: message.into(), labels, help: Vec::new() }
    }

    /// Words beside the first place.
    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// A further place, usually the cause.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The place that is wrong.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}
