//! A piece of text with foreign words replaced by ours, and the way from its bytes back to those that were written.

use std::borrow::Cow;

/// Bytes of the text, and what to read in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) with: Cow<'static, str>,
}

/// A piece of text as it is read.
#[derive(Debug)]
pub(super) struct Repaired {
    pub(super) text: String,
    stretches: Vec<Stretch>,
}

/// A run of bytes of the repaired text that were either kept or put in.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// Where it begins in the repaired text.
    at: usize,
    /// Where it begins in what was written.
    written: usize,
    /// For bytes that were put in: the end of those that were written in their place.
    replaces_to: Option<usize>,
}

impl Repaired {
    /// Replaces, in `written` (which begins at byte `base`), what the edits say; they are in order, and one that overlaps is left out.
    pub(super) fn new(written: &str, base: usize, edits: &[Edit]) -> Self {
        let mut repaired = Self { text: String::with_capacity(written.len()), stretches: Vec::new() };
        let mut at = 0;
        repaired.stretch(base, None);
        for edit in edits {
            let (start, end) = (edit.start.saturating_sub(base), edit.end.saturating_sub(base));
            let Some(before) = written.get(at..start) else { continue };
            repaired.text.push_str(before);
            repaired.stretch(edit.start, Some(edit.end));
            repaired.text.push_str(&edit.with);
            repaired.stretch(edit.end, None);
            at = end;
        }
        repaired.text.push_str(written.get(at..).unwrap_or(""));
        repaired
    }

    fn stretch(&mut self, written: usize, replaces_to: Option<usize>) {
        self.stretches.push(Stretch { at: self.text.len(), written, replaces_to });
    }

    /// Where what begins at a byte of the repaired text begins in what was written.
    pub(super) fn start(&self, at: usize) -> usize {
        let stretch = self.last(self.stretches.partition_point(|stretch| stretch.at <= at));
        let kept = stretch.written.saturating_add(at.saturating_sub(stretch.at));
        stretch.replaces_to.map_or(kept, |_| stretch.written)
    }

    /// Where what ends at a byte of the repaired text ends in what was written.
    pub(super) fn end(&self, at: usize) -> usize {
        let stretch = self.last(self.stretches.partition_point(|stretch| stretch.at < at));
        stretch.replaces_to.unwrap_or(stretch.written.saturating_add(at.saturating_sub(stretch.at)))
    }

    /// The last of the first `count` stretches; the first, which always is there, for none.
    fn last(&self, count: usize) -> Stretch {
        let stretch = self.stretches.get(count.saturating_sub(1)).copied();
        stretch.unwrap_or(Stretch { at: 0, written: 0, replaces_to: None })
    }
}
