//! Sums of whole numbers in binary: adders and comparisons as gates.

use super::circuit::{Bit, Circuit, FALSE, TRUE};
use crate::model::Comparison;

/// A number that is never below zero, as binary digits, lowest first.
type Digits = Vec<Bit>;

/// The number with these digits is at least so much.
pub(super) fn at_least(circuit: &mut Circuit, digits: &[Bit], bound: i64) -> Bit {
    match u128::try_from(bound) {
        Err(_) | Ok(0) => TRUE,
        Ok(bound) => {
            let bound = fixed(bound);
            at_most(circuit, &bound, digits)
        }
    }
}

/// One number is no larger than another.
pub(super) fn at_most(circuit: &mut Circuit, one: &[Bit], other: &[Bit]) -> Bit {
    let mut no_larger = TRUE;
    for at in 0..one.len().max(other.len()) {
        let (left, right) = (digit(one, at), digit(other, at));
        let less = circuit.and(&[!left, right]);
        let more = circuit.and(&[left, !right]);
        let same = circuit.and(&[!more, no_larger]);
        no_larger = circuit.or(&[less, same]);
    }
    no_larger
}

/// How `factor * number + …` stands to `bound`; each number is given by its digits above its least, and by that least.
pub(super) fn compare(circuit: &mut Circuit, terms: &[(i64, Digits, i64)], comparison: Comparison, bound: i128) -> Bit {
    // Every number is its least and something that is not below zero; what is taken away is added on the other side.
    let least =
        |sum: i128, (factor, _, least): &(i64, Digits, i64)| sum.saturating_add(i128::from(*factor).saturating_mul(i128::from(*least)));
    let rest = bound.saturating_sub(terms.iter().fold(0, least));
    let (mut left, mut right) = match u128::try_from(rest) {
        Ok(rest) => (Vec::new(), fixed(rest)),
        Err(_) => (fixed(rest.unsigned_abs()), Vec::new()),
    };
    for (factor, digits, _) in terms {
        let product = multiple(circuit, digits, factor.unsigned_abs());
        let side = if *factor < 0 { &mut right } else { &mut left };
        *side = sum(circuit, side, &product);
    }
    match comparison {
        Comparison::LessOrEqual => at_most(circuit, &left, &right),
        Comparison::GreaterOrEqual => at_most(circuit, &right, &left),
        Comparison::Less => !at_most(circuit, &right, &left),
        Comparison::Greater => !at_most(circuit, &left, &right),
        Comparison::Equal => {
            let (below, above) = (at_most(circuit, &left, &right), at_most(circuit, &right, &left));
            circuit.and(&[below, above])
        }
    }
}

fn digit(digits: &[Bit], at: usize) -> Bit {
    digits.get(at).copied().unwrap_or(FALSE)
}

fn fixed(number: u128) -> Digits {
    let count = u128::BITS.saturating_sub(number.leading_zeros());
    (0..count).map(|at| Bit::constant(number.wrapping_shr(at) & 1 == 1)).collect()
}

fn sum(circuit: &mut Circuit, one: &[Bit], other: &[Bit]) -> Digits {
    let mut carry = FALSE;
    let mut digits = Vec::with_capacity(one.len().max(other.len()).saturating_add(1));
    for at in 0..one.len().max(other.len()) {
        let (left, right) = (digit(one, at), digit(other, at));
        let unlike = circuit.differ(left, right);
        digits.push(circuit.differ(unlike, carry));
        let (both, carried) = (circuit.and(&[left, right]), circuit.and(&[unlike, carry]));
        carry = circuit.or(&[both, carried]);
    }
    digits.push(carry);
    digits
}

fn multiple(circuit: &mut Circuit, digits: &[Bit], factor: u64) -> Digits {
    let mut product = Digits::new();
    for at in (0..u64::BITS).filter(|at| factor.wrapping_shr(*at) & 1 == 1) {
        let zeros = std::iter::repeat_n(FALSE, at as usize);
        let shifted: Digits = zeros.chain(digits.iter().copied()).collect();
        product = sum(circuit, &product, &shifted);
    }
    product
}
