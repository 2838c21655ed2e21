//! Conjunctions of plain tests, laid out one after the other: most rules are nothing else, and a check spends its time in them.

use super::node::List;

/// A node that decides, as plain tests and, after them, whatever else must hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conjunction {
    /// The first plain test, at hand because most rules end there.
    pub first: Literal,
    /// More plain tests, in [`Program::literals`](super::Program).
    pub rest: List,
    /// Other nodes, in [`Program::lists`](super::Program).
    pub others: List,
}

/// A plain test of one word, or its opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Bits that are asked for.
    pub mask: u64,
    /// The word; for [`Test::Leaf`] the node.
    pub at: u32,
    /// How it is tested.
    pub test: Test,
    /// Whether the opposite is meant.
    pub opposite: bool,
}

/// How a word is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// The code in the word has its bit in the mask.
    Code,
    /// The set has a bit of the mask.
    Any,
    /// The set has all bits of the mask.
    All,
    /// The set has no bit outside the mask.
    Only,
    /// The word is a truth.
    Judged,
    /// The date lies in the term.
    InTerm,
    /// Nothing is tested: it holds.
    Always,
    /// Another node without parts says it.
    Leaf,
}
