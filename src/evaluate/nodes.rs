//! The truth of one node, given the truths of its parts.

use crate::model::{Comparison, EntryId, Quantifier};
use crate::program::{
    Activity, DateTest, Days, Literal, NONE, NUMBER_NONE, NUMBER_UNKNOWN, Node, Operand, Program, SET_HEAD, SET_NONE, SET_UNKNOWN, State,
    SumTest, Test, UNKNOWN, compare, number, shift, truth,
};
use crate::value::Truth;

/// What a check looks at.
#[derive(Clone, Copy)]
pub(super) struct Facts<'facts> {
    pub program: &'facts Program,
    pub state: &'facts State,
    pub activity: &'facts Activity,
    /// What a test of a field without value comes to: false in a rule, unknown in a check of the schema, which says nothing of what is not there.
    pub none: Truth,
}

/// What is known of a date.
enum Reckoned {
    /// There is none.
    None,
    /// It is not known.
    Unknown,
    /// It is one of these days.
    Days(Days),
}

impl Facts<'_> {
    /// The truth of a node; `part` says that of its parts.
    #[inline]
    pub fn truth(self, node: Node, mut part: impl FnMut(u32) -> Truth) -> Truth {
        match node {
            Node::All(list) => every(list.of(&self.program.lists), part),
            Node::Any(list) => some(list.of(&self.program.lists), part),
            Node::Not(inner) => !part(inner),
            Node::Shared { node, .. } => part(node),
            leaf => self.leaf(leaf),
        }
    }

    fn leaf(self, node: Node) -> Truth {
        let word = |at| self.activity.word(at);
        match node {
            Node::Constant(truth) => truth,
            Node::Judged(at) => truth(word(at)),
            Node::Flag(at) => self.plain(word(at), |word| word == 1),
            Node::Code { at, mask } => self.plain(word(at), |word| word < 64 && mask.wrapping_shr(low(word)) & 1 == 1),
            Node::Number { at, comparison, bound } => match number(word(at)) {
                NUMBER_UNKNOWN => Truth::Unknown,
                NUMBER_NONE => self.none,
                number => compare(comparison, &number, &bound).into(),
            },
            Node::Set { at, quantifier, mask } => self.stands(word(at), quantifier, mask),
            Node::Date { at, comparison, days } => match word(at) {
                UNKNOWN => Truth::Unknown,
                NONE => self.none,
                word => Days::unpack(word).compare(comparison, days),
            },
            Node::DatePair { left, comparison, right } => self.pair(word(left), comparison, word(right)),
            Node::InTerm(at) => self.in_term(word(at)),
            rarer => self.rarer(rarer),
        }
    }

    /// The truth of a plain test.
    #[inline(always)]
    pub fn literal(self, literal: &Literal) -> Truth {
        let word = self.activity.word(literal.at);
        let truth = match literal.test {
            Test::Leaf => self.program.nodes.get(literal.at as usize).map_or(Truth::Unknown, |node| self.leaf(*node)),
            Test::Code => self.plain(word, |word| word < 64 && literal.mask.wrapping_shr(low(word)) & 1 == 1),
            Test::Any => self.stands(word, Quantifier::Any, literal.mask),
            Test::All => self.stands(word, Quantifier::All, literal.mask),
            Test::Only => self.stands(word, Quantifier::Only, literal.mask),
            Test::Judged => truth(word),
            Test::InTerm => self.in_term(word),
            Test::Always => Truth::True,
        };
        if literal.opposite { !truth } else { truth }
    }

    fn rarer(self, node: Node) -> Truth {
        let word = |at| self.activity.word(at);
        match node {
            Node::Given(at) => match word(at) {
                UNKNOWN => Truth::Unknown,
                word => (word != NONE).into(),
            },
            Node::NumberGiven(at) => match number(word(at)) {
                NUMBER_UNKNOWN => Truth::Unknown,
                number => (number != NUMBER_NONE).into(),
            },
            Node::SetGiven(at) => match word(at) {
                head if head & SET_UNKNOWN != 0 => Truth::Unknown,
                head => (head & SET_NONE == 0).into(),
            },
            Node::CodeWide { at, masks } => self.plain(word(at), |word| {
                let masks = masks.of(&self.program.masks);
                usize::try_from(word / 64).ok().and_then(|at| masks.get(at)).is_some_and(|mask| mask.wrapping_shr(low(word % 64)) & 1 == 1)
            }),
            Node::SetWide { at, quantifier, masks } => self.stands_wide(at, quantifier, masks.of(&self.program.masks)),
            Node::Sum(place) => self.program.sums.get(place as usize).map_or(Truth::Unknown, |sum| self.sum(sum)),
            Node::TermOver(at) => match word(at) {
                UNKNOWN => Truth::Unknown,
                NONE => Truth::False,
                word => self.state.is_over(Days::unpack(word)),
            },
            Node::NotSuspended { first, last } => self.not_suspended(word(first), word(last)),
            Node::Dates(place) => self.program.dates.get(place as usize).map_or(Truth::Unknown, |dates| self.dates(dates)),
            _ => Truth::Unknown,
        }
    }

    /// Whether the entry is one for which a test on codes or on a set asks.
    pub fn asks_for(self, node: Node, entry: EntryId) -> bool {
        let bit = |masks: &[u64], bit: u32| masks.get((bit / 64) as usize).is_some_and(|mask| mask.wrapping_shr(bit % 64) & 1 == 1);
        match node {
            Node::Code { mask, .. } => bit(&[mask], entry.0),
            Node::CodeWide { masks, .. } => bit(masks.of(&self.program.masks), entry.0),
            Node::Set { mask, .. } => bit(&[mask], entry.0.saturating_add(SET_HEAD)),
            Node::SetWide { masks, .. } => bit(masks.of(&self.program.masks), entry.0.saturating_add(SET_HEAD)),
            _ => false,
        }
    }

    fn stands_wide(self, at: u32, quantifier: Quantifier, masks: &[u64]) -> Truth {
        let head = self.activity.word(at);
        if head & self.unsaid() != 0 {
            return Truth::Unknown;
        }
        if head & SET_NONE != 0 {
            return (quantifier != Quantifier::Any && (quantifier == Quantifier::Only || masks.iter().all(|mask| *mask == 0))).into();
        }
        let mut words = (at..).map(|at| self.activity.word(at)).zip(masks);
        match quantifier {
            Quantifier::Any => words.any(|(word, mask)| word & mask != 0),
            Quantifier::All => words.all(|(word, mask)| word & mask == *mask),
            Quantifier::Only => words.all(|(word, mask)| word & !mask == 0),
        }
        .into()
    }

    fn sum(self, sum: &SumTest) -> Truth {
        let numbers = || sum.terms.iter().map(|(factor, at)| (*factor, number(self.activity.word(*at))));
        if numbers().any(|(_, number)| number == NUMBER_NONE) {
            return self.none;
        }
        if numbers().any(|(_, number)| number == NUMBER_UNKNOWN) {
            return Truth::Unknown;
        }
        // Invariant: a product of two i64 fits an i128, and a chain has far fewer than 2^64 members.
        let product = |(factor, number): (i64, i64)| i128::from(factor).saturating_mul(i128::from(number));
        let total = numbers().map(product).fold(0i128, i128::saturating_add);
        compare(sum.comparison, &total, &sum.bound).into()
    }

    fn dates(self, test: &DateTest) -> Truth {
        match (self.operand(&test.left), self.operand(&test.right)) {
            (Reckoned::None, _) | (_, Reckoned::None) => self.none,
            (Reckoned::Days(left), Reckoned::Days(right)) => left.compare(test.comparison, right),
            _ => Truth::Unknown,
        }
    }

    fn operand(self, operand: &Operand) -> Reckoned {
        let days = match operand {
            Operand::Fixed(days) => *days,
            Operand::Reckoned(place) => self.state.reckoned.get(*place as usize).copied().flatten(),
            Operand::Field(at, steps) => match self.activity.word(*at) {
                NONE => return Reckoned::None,
                UNKNOWN => None,
                word => shift(Days::unpack(word), steps, &self.program.calendar),
            },
        };
        days.map_or(Reckoned::Unknown, Reckoned::Days)
    }

    #[inline]
    fn plain(self, word: u64, holds: impl FnOnce(u64) -> bool) -> Truth {
        match word {
            UNKNOWN => Truth::Unknown,
            NONE => self.none,
            word => holds(word).into(),
        }
    }

    /// The bits of a set's head of which one leaves a test of it unknown. In a rule a set without value counts as an empty one.
    #[inline]
    fn unsaid(self) -> u64 {
        if self.none == Truth::Unknown { SET_UNKNOWN | SET_NONE } else { SET_UNKNOWN }
    }

    #[inline]
    fn stands(self, word: u64, quantifier: Quantifier, mask: u64) -> Truth {
        if word & self.unsaid() != 0 {
            return Truth::Unknown;
        }
        match quantifier {
            Quantifier::Any => word & mask != 0,
            Quantifier::All => word & mask == mask,
            Quantifier::Only => word & !mask & !SET_NONE == 0,
        }
        .into()
    }

    #[inline]
    fn pair(self, left: u64, comparison: Comparison, right: u64) -> Truth {
        match (left, right) {
            (NONE, _) | (_, NONE) => self.none,
            (UNKNOWN, _) | (_, UNKNOWN) => Truth::Unknown,
            _ => Days::unpack(left).compare(comparison, Days::unpack(right)),
        }
    }

    fn not_suspended(self, first: u64, last: u64) -> Truth {
        match (first, last) {
            (NONE, _) | (_, NONE) => Truth::False,
            (UNKNOWN, _) | (_, UNKNOWN) => Truth::Unknown,
            (first, last) => self.state.clear_of_suspensions(Days::unpack(first), Days::unpack(last)),
        }
    }

    #[inline]
    fn in_term(self, word: u64) -> Truth {
        match (word, self.state.term) {
            (NONE, _) => Truth::False,
            (UNKNOWN, _) | (_, None) => Truth::Unknown,
            (word, Some((first, last))) => {
                let days = Days::unpack(word);
                days.compare(Comparison::GreaterOrEqual, first).and(days.compare(Comparison::LessOrEqual, last))
            }
        }
    }
}

/// Kleene's `and`, which stops at the first that does not hold.
#[inline]
pub(super) fn every(parts: &[u32], mut part: impl FnMut(u32) -> Truth) -> Truth {
    let mut all = Truth::True;
    for one in parts {
        all = all.and(part(*one));
        if all == Truth::False {
            break;
        }
    }
    all
}

/// Kleene's `or`, which stops at the first that holds.
#[inline]
pub(super) fn some(parts: &[u32], mut part: impl FnMut(u32) -> Truth) -> Truth {
    let mut any = Truth::False;
    for one in parts {
        any = any.or(part(*one));
        if any == Truth::True {
            break;
        }
    }
    any
}

#[inline]
fn low(word: u64) -> u32 {
    u32::try_from(word).unwrap_or(0)
}
