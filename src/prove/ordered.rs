//! Whole numbers by what they reach: for each bound that is asked about, whether the number is at least so much.
//!
//! Only bounds that something asks about have a question of their own; the order among them is added when a formula is written
//! (order encoding: Tamura, Taga, Kitagawa and Banbara, *Compiling Finite Linear CSP into SAT*, Constraints 14, 2009).

use super::circuit::{Bit, Circuit, FALSE, TRUE};
use litemap::LiteMap;

/// The place of a number among [`Numbers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NumberId(pub u32);

impl NumberId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One number.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// The least that it can be.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// For each bound that was asked about whether it is reached; neither the least nor anything beyond the most is among them.
    pub cuts: LiteMap<i64, Bit>,
    /// Its binary digits above the least, lowest first, where sums need them.
    pub digits: Vec<Bit>,
}

/// Every number that a question speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    numbers: Vec<Number>,
    /// For each gate that is a cut: the number and the bound.
    meanings: LiteMap<usize, (NumberId, i64)>,
}

impl Numbers {
    /// A number within bounds.
    pub fn add(&mut self, least: i64, most: i64) -> NumberId {
        let id = NumberId(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        self.numbers.push(Number { least, most: most.max(least), cuts: LiteMap::new(), digits: Vec::new() });
        id
    }

    /// The number.
    pub fn get(&self, id: NumberId) -> Option<&Number> {
        self.numbers.get(id.index())
    }

    /// Every number with its place.
    pub fn iter(&self) -> impl Iterator<Item = (NumberId, &Number)> {
        (0..).map(NumberId).zip(&self.numbers)
    }

    /// The number and the bound for which the gate stands.
    pub fn meaning(&self, gate: usize) -> Option<(NumberId, i64)> {
        self.meanings.get(&gate).copied()
    }

    /// The number is at least so much.
    pub fn reaches(&mut self, circuit: &mut Circuit, id: NumberId, bound: i64) -> Bit {
        let Some(number) = self.numbers.get_mut(id.index()) else { return FALSE };
        if bound <= number.least {
            return TRUE;
        }
        if bound > number.most {
            return FALSE;
        }
        if let Some(known) = number.cuts.get(&bound) {
            return *known;
        }
        let cut = if number.digits.is_empty() {
            let cut = circuit.input();
            self.meanings.insert(cut.gate(), (id, bound));
            cut
        } else {
            super::sums::at_least(circuit, &number.digits, bound.saturating_sub(number.least))
        };
        number.cuts.insert(bound, cut);
        cut
    }

    /// The number lies within bounds, both included.
    pub fn between(&mut self, circuit: &mut Circuit, id: NumberId, least: i64, most: i64) -> Bit {
        let above = self.reaches(circuit, id, least);
        let beyond = self.reaches(circuit, id, most.saturating_add(1));
        circuit.and(&[above, !beyond])
    }

    /// The number is one of these runs, each with both ends included, in ascending order.
    pub fn within(&mut self, circuit: &mut Circuit, id: NumberId, runs: &[(i64, i64)]) -> Bit {
        let parts: Vec<Bit> = runs.iter().map(|(least, most)| self.between(circuit, id, *least, *most)).collect();
        circuit.or(&parts)
    }

    /// The binary digits of the number above its least, lowest first. They must be asked for before any bound.
    pub fn digits(&mut self, circuit: &mut Circuit, id: NumberId) -> Vec<Bit> {
        let Some(number) = self.numbers.get_mut(id.index()) else { return Vec::new() };
        if number.digits.is_empty() && number.cuts.is_empty() {
            let spread = number.most.abs_diff(number.least);
            let count = u64::BITS.saturating_sub(spread.leading_zeros());
            number.digits = (0..count).map(|_| circuit.input()).collect();
        }
        number.digits.clone()
    }
}
