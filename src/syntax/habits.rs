//! Habits from other languages and from word processors: recognised, answered, and read as what they mean.

use super::outline::Cut;
use super::repair::Edit;
use crate::diagnostic::Diagnostic;
use crate::source::SourceId;

/// A habit, where it shows, and what it stands for.
pub(super) struct Habit {
    pub(super) edit: Edit,
    pub(super) diagnostic: Diagnostic,
}

/// Every habit in a sentence that could not be read.
pub(super) fn find(source: SourceId, written: &str, cut: Cut) -> Vec<Habit> {
    let _ = (source, written, cut);
    Vec::new()
}
