//! What keeps a value of the embedder's own from being an activity.

use super::wrong::Wrong;
use crate::diagnostic::Code;
use std::fmt;

/// Everything that keeps a value from being an activity of the policy: never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityErrors(pub(super) Vec<FieldError>);

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field, or `judged`; empty where the value as a whole is wrong.
    pub field: String,
    /// The code, whose page [`crate::diagnostic::explain`] gives.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do, a sentence each.
    pub help: Vec<String>,
}

impl ActivityErrors {
    /// What is wrong, field by field, in the order in which the value states them.
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.0.iter()
    }
}

impl FieldError {
    pub(super) fn new(field: &str, wrong: Wrong) -> Self {
        Self { field: field.to_string(), code: wrong.code, message: wrong.message, help: wrong.help }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({})", self.message, self.code)?;
        self.help.iter().try_for_each(|help| write!(out, ". {}", help.trim_end_matches('.')))
    }
}

impl fmt::Display for ActivityErrors {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { "\n" };
            write!(out, "{between}{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for FieldError {}

impl std::error::Error for ActivityErrors {}
