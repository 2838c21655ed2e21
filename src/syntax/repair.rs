//! A piece of text with foreign words replaced by ours, and the way from its bytes back to those that were written.

/// Bytes of the text, and what to read in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) with: &'static str,
}

/// A piece of text as it is read.
#[derive(Debug)]
pub(super) struct Repaired {
    pub(super) text: String,
    /// Where each unchanged stretch begins: in the repaired text, and in what was written.
    stretches: Vec<(usize, usize)>,
}

impl Repaired {
    /// Replaces, in `written` (which begins at byte `base`), what the edits say; they are in order and do not overlap.
    pub(super) fn new(written: &str, base: usize, edits: &[Edit]) -> Self {
        let mut repaired = Self { text: String::with_capacity(written.len()), stretches: vec![(0, base)] };
        let mut at = 0;
        for edit in edits {
            let (start, end) = (edit.start.saturating_sub(base), edit.end.saturating_sub(base));
            let Some(before) = written.get(at..start) else { continue };
            repaired.text.push_str(before);
            repaired.stretches.push((repaired.text.len(), edit.start));
            repaired.text.push_str(edit.with);
            repaired.stretches.push((repaired.text.len(), edit.end));
            at = end;
        }
        repaired.text.push_str(written.get(at..).unwrap_or(""));
        repaired
    }

    /// The byte that was written for a byte of the repaired text.
    pub(super) fn written(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|(repaired, _)| *repaired <= at);
        let (repaired, written) = next.checked_sub(1).and_then(|last| self.stretches.get(last)).copied().unwrap_or((0, 0));
        let limit = self.stretches.get(next).map_or(usize::MAX, |(_, written)| *written);
        written.saturating_add(at.saturating_sub(repaired)).min(limit)
    }
}
