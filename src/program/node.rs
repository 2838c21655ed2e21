//! Conditions as flat nodes: each names its parts by their places, and parts come before what they are part of.

use super::days::Days;
use crate::calendar::Step;
use crate::model::{Comparison, EventId, Quantifier};
use crate::value::Truth;

/// A condition, or part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Node {
    /// Always the same.
    Constant(Truth),
    /// All of a run of [`Program::lists`](super::Program) hold.
    All(List),
    /// One of them holds.
    Any(List),
    /// The node does not hold.
    Not(u32),
    /// The node, whose truth is kept for the rest of a check in `slot`.
    Shared { slot: u32, node: u32 },
    /// The word of a judgement.
    Judged(u32),
    /// The word of a flag.
    Flag(u32),
    /// The word of a field that is not a number or a set is neither none nor unknown.
    Given(u32),
    /// The same of a number.
    NumberGiven(u32),
    /// The same of a set.
    SetGiven(u32),
    /// The code in a word is one of the first 64 and its bit is in the mask.
    Code { at: u32, mask: u64 },
    /// The code in a word has its bit in a run of [`Program::masks`](super::Program).
    CodeWide { at: u32, masks: List },
    /// How a set of one word stands to a mask.
    Set { at: u32, quantifier: Quantifier, mask: u64 },
    /// How a set of several words stands to as many masks.
    SetWide { at: u32, quantifier: Quantifier, masks: List },
    /// One number and a bound.
    Number { at: u32, comparison: Comparison, bound: i64 },
    /// A sum of numbers and a bound, in [`Program::sums`](super::Program).
    Sum(u32),
    /// A date of the activity and days that are fixed.
    Date { at: u32, comparison: Comparison, days: Days },
    /// Two dates of the activity as they stand.
    DatePair { left: u32, comparison: Comparison, right: u32 },
    /// Any two dates, in [`Program::dates`](super::Program).
    Dates(u32),
    /// A date of the activity lies in the term.
    InTerm(u32),
    /// A date of the activity lies behind the term.
    TermOver(u32),
    /// Between two dates of the activity there is no day on which the programme is suspended.
    NotSuspended { first: u32, last: u32 },
}

/// A run in one of the program's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct List {
    /// Where it starts.
    pub start: u32,
    /// How many it holds.
    pub count: u32,
}

impl List {
    /// What it holds.
    #[inline]
    pub fn of<T>(self, all: &[T]) -> &[T] {
        let start = self.start as usize;
        all.get(start..start.saturating_add(self.count as usize)).unwrap_or(&[])
    }

    /// Appends items to a list and says where.
    pub fn push<T: Clone>(all: &mut Vec<T>, items: &[T]) -> Self {
        let start = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.extend_from_slice(items);
        Self { start, count: u32::try_from(items.len()).unwrap_or(0) }
    }
}

/// Factors and words of numbers, how their sum compares, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SumTest {
    pub terms: Vec<(i64, u32)>,
    pub comparison: Comparison,
    pub bound: i128,
}

/// Two dates and how they compare.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateTest {
    pub left: Operand,
    pub comparison: Comparison,
    pub right: Operand,
}

/// One side of a comparison of dates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    /// Days that are known once and for all, or that the calendar refuses.
    Fixed(Option<Days>),
    /// A date that starts from an event: its place among [`State::reckoned`](super::State).
    Reckoned(u32),
    /// A date of the activity, and the steps from it.
    Field(u32, Vec<Step>),
}

/// A date that starts from an event, for [`State::reckoned`](super::State).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reckoning {
    pub event: EventId,
    pub steps: Vec<Step>,
}
