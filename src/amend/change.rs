//! An amendment as it was written: its head, and the sentences that change something.

use crate::source::Span;
use crate::syntax::tree::{Amendment, Missing, Number, Sentence, SentenceKind, Text};

/// An amendment, to be applied.
#[derive(Clone, Copy)]
pub(super) struct Change<'t> {
    /// The whole sentence.
    pub sentence: &'t Sentence,
    /// What it says.
    pub amendment: &'t Amendment,
    /// Where it was written: its own block, and those of the amendments that changed its text.
    blocks: &'t [Span],
}

impl<'t> Change<'t> {
    /// The amendment that this sentence is.
    pub fn of(sentence: &'t Sentence, blocks: &'t [Span]) -> Option<Self> {
        match &sentence.kind {
            SentenceKind::Amendment(amendment) => Some(Self { sentence, amendment, blocks }),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(&self) -> &'t str {
        &self.amendment.name.text
    }

    /// The fingerprint that it states, of what it changes.
    pub fn fingerprint(&self) -> Option<&'t Text> {
        self.amendment.body.iter().find_map(|sentence| match &sentence.kind {
            SentenceKind::Fingerprint(text) => Some(text),
            _ => None,
        })
    }

    /// The name that it gives to the edition to which it leads.
    pub fn edition(&self) -> Option<&'t Number> {
        self.amendment.body.iter().find_map(|sentence| match &sentence.kind {
            SentenceKind::Edition(number) => Some(number),
            _ => None,
        })
    }

    /// The sentences that change something, in their order.
    pub fn operations(&self) -> impl Iterator<Item = &'t Sentence> + use<'t> {
        self.amendment.body.iter().filter(|sentence| is_operation(&sentence.kind))
    }

    /// What it says of activities that were written before there were its fields.
    pub fn missing(&self) -> impl Iterator<Item = &'t Missing> + use<'t> {
        self.amendment.body.iter().filter_map(|sentence| match &sentence.kind {
            SentenceKind::Missing(missing) => Some(&**missing),
            _ => None,
        })
    }

    /// Whether running activities, or open duties, come under the new text; none where it does not say.
    pub fn transition(&self, activities: bool) -> Option<bool> {
        self.amendment.body.iter().find_map(|sentence| match &sentence.kind {
            SentenceKind::Transition(transition) if transition.activities == activities => Some(transition.new_text),
            _ => None,
        })
    }

    /// Whether a place lies in it.
    pub fn holds(&self, place: Span) -> bool {
        self.blocks.iter().any(|block| within(*block, place))
    }
}

/// Whether `inner` lies in `outer`.
pub(super) fn within(outer: Span, inner: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}

fn is_operation(kind: &SentenceKind) -> bool {
    matches!(
        kind,
        SentenceKind::Insert(_)
            | SentenceKind::Rewrite(_)
            | SentenceKind::Repeal(_)
            | SentenceKind::Renumber { .. }
            | SentenceKind::Remove(_)
            | SentenceKind::Move(_)
            | SentenceKind::Replace(_)
    )
}
