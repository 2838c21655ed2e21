//! Where each part of a consolidated text comes from: from the text before, or from a sentence of an amendment.

use super::canonical::joined;
use super::patch::spans;
use crate::format::{Nowhere, Walk};
use crate::source::{SourceId, Span};
use crate::syntax::tree::Sentence;
use std::collections::BTreeMap;

/// The origin of each part of a text, by its bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins(BTreeMap<(u32, u32), Span>);

impl Origins {
    /// `written` is the tree of a text that was written from `made`, whose parts have the places of their origins; what lay in the text of `before` has its origin there.
    /// None where the two trees are not the same.
    pub fn of(written: &Sentence, made: &Sentence, before: Option<(SourceId, &Self)>) -> Option<Self> {
        let (mut written, mut made) = (vec![joined(written)], vec![joined(made)]);
        let (here, there) = (spans(&mut written), spans(&mut made));
        written.walk(&mut Nowhere);
        made.walk(&mut Nowhere);
        if written != made {
            return None;
        }
        let mut origins = BTreeMap::new();
        for (here, there) in here.into_iter().zip(there) {
            let first = before.filter(|(source, _)| *source == there.source).and_then(|(_, before)| before.exact(there));
            // Of parts at one place, the innermost comes last and knows best.
            origins.insert((here.start, here.end), first.unwrap_or(there));
        }
        Some(Self(origins))
    }

    fn exact(&self, place: Span) -> Option<Span> {
        self.0.get(&(place.start, place.end)).copied()
    }

    /// The origin, of those that are wanted, that tells most of a place: of the smallest part around it, or else of the first part in it.
    pub fn of_place(&self, place: Span, wanted: impl Fn(Span) -> bool) -> Option<Span> {
        let parts = || self.0.iter().filter(|(_, origin)| wanted(**origin));
        let around = parts().filter(|((start, end), _)| *start <= place.start && place.end <= *end);
        let inside = parts().find(|((start, end), _)| place.start <= *start && *end <= place.end);
        let smallest = around.min_by_key(|((start, end), _)| end.saturating_sub(*start));
        smallest.or(inside).map(|(_, origin)| *origin)
    }
}
