//! What an amendment is to do, with every place looked up in the text that it changes.

use crate::amend::laid::Spot;
use crate::source::Span;
use crate::syntax::tree::{Number, Replace, Rewrite, Sentence};
use std::ops::Range;

/// What is to be done, in the order in which it is written.
#[derive(Default)]
pub(super) struct Plan<'t> {
    pub acts: Vec<Act<'t>>,
    pub edits: Vec<Edit<'t>>,
    pub renumbered: Vec<Renumbered<'t>>,
    pub touches: Vec<Touch<'t>>,
}

/// Something that is done with whole sentences.
pub(super) struct Act<'t> {
    /// The sentence of the amendment.
    pub by: &'t Sentence,
    pub doing: Doing<'t>,
}

impl Act<'_> {
    /// Whether something goes.
    pub fn takes(&self) -> bool {
        matches!(self.doing, Doing::Take(_))
    }
}

pub(super) enum Doing<'t> {
    Insert(Seat, &'t [Sentence]),
    /// The sentence there goes.
    Take(Span),
    Rewrite(Span, &'t Rewrite),
    /// The entry there goes elsewhere.
    Move(Span, Seat),
}

/// Where something is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// As the last thing in that block.
    EndOf(Span),
    Before(Span),
    After(Span),
    /// In the programme itself: provisions by their numbers, everything else before them.
    Programme,
}

/// Words to be replaced.
pub(super) struct Edit<'t> {
    pub by: &'t Sentence,
    pub replace: &'t Replace,
    pub from: Spot,
    pub to: Spot,
    /// What stands there.
    pub words: String,
}

/// A provision that gets another number.
pub(super) struct Renumbered<'t> {
    pub from: &'t Number,
    pub to: &'t Number,
}

/// A part of the old text that a sentence of the amendment has to do with.
pub(super) struct Touch<'t> {
    pub by: &'t Sentence,
    /// The bytes of the old text.
    pub bytes: Range<usize>,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::amend) enum How {
    /// It is taken away or written anew.
    Gone,
    /// It goes elsewhere.
    Moved,
    /// Its words are replaced.
    Words,
    /// It gets another number.
    Number,
    /// Something is put into it.
    Into,
}

impl How {
    /// What a sentence does, as in "one of them …".
    pub fn told(self) -> &'static str {
        match self {
            Self::Gone => "takes it away or writes it anew",
            Self::Moved => "moves it",
            Self::Words => "replaces words in it",
            Self::Number => "renumbers it",
            Self::Into => "puts something into it",
        }
    }
}
