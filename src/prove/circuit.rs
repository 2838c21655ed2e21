//! Conditions as gates: each is there once, whoever asks for it, and what is settled beforehand takes no room.

use std::collections::HashMap;
use std::ops::Not;

/// A gate's answer, or the opposite of it. `!` gives the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Bit(u32);

/// Always holds.
pub(super) const TRUE: Bit = Bit(0);
/// Never holds.
pub(super) const FALSE: Bit = Bit(1);

impl Bit {
    /// The gate's place.
    #[inline]
    pub fn gate(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether it is the opposite of its gate's answer.
    #[inline]
    pub fn is_opposite(self) -> bool {
        self.0 & 1 == 1
    }

    /// Always or never.
    pub fn constant(holds: bool) -> Self {
        if holds { TRUE } else { FALSE }
    }
}

impl Not for Bit {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// What a gate's answer is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gate {
    /// It always holds; the first gate, and no other.
    True,
    /// A question that is open.
    Input,
    /// All of a run of bits hold.
    And { start: u32, count: u32 },
}

/// Gates, each behind those that it is made of.
#[derive(Clone, Debug)]
pub(super) struct Circuit {
    gates: Vec<Gate>,
    parts: Vec<Bit>,
    known: HashMap<Box<[Bit]>, Bit>,
}

impl Circuit {
    pub fn new() -> Self {
        Self { gates: vec![Gate::True], parts: Vec::new(), known: HashMap::new() }
    }

    /// How many gates there are.
    pub fn len(&self) -> usize {
        self.gates.len()
    }

    /// What a gate's answer is.
    #[inline]
    pub fn gate(&self, at: usize) -> Gate {
        self.gates.get(at).copied().unwrap_or(Gate::Input)
    }

    /// What a gate is made of.
    #[inline]
    pub fn parts(&self, at: usize) -> &[Bit] {
        match self.gate(at) {
            Gate::And { start, count } => self.parts.get(start as usize..(start as usize).saturating_add(count as usize)).unwrap_or(&[]),
            Gate::True | Gate::Input => &[],
        }
    }

    /// A new question.
    pub fn input(&mut self) -> Bit {
        self.push(Gate::Input)
    }

    fn push(&mut self, gate: Gate) -> Bit {
        let at = u32::try_from(self.gates.len()).unwrap_or(u32::MAX >> 1);
        self.gates.push(gate);
        Bit(at << 1)
    }

    /// All hold.
    pub fn and(&mut self, bits: &[Bit]) -> Bit {
        let mut parts: Vec<Bit> = bits.iter().copied().filter(|bit| *bit != TRUE).collect();
        parts.sort_unstable();
        parts.dedup();
        // A bit and its opposite lie side by side.
        let clash = parts.windows(2).any(|pair| matches!(pair, [one, other] if *one == !*other));
        match parts.as_slice() {
            [] => TRUE,
            _ if clash || parts.contains(&FALSE) => FALSE,
            [one] => *one,
            _ => self.known_and(parts),
        }
    }

    fn known_and(&mut self, parts: Vec<Bit>) -> Bit {
        if let Some(known) = self.known.get(parts.as_slice()) {
            return *known;
        }
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let gate = Gate::And { start: number(self.parts.len()), count: number(parts.len()) };
        self.parts.extend_from_slice(&parts);
        let bit = self.push(gate);
        self.known.insert(parts.into_boxed_slice(), bit);
        bit
    }

    /// One holds.
    pub fn or(&mut self, bits: &[Bit]) -> Bit {
        let opposites: Vec<Bit> = bits.iter().map(|bit| !*bit).collect();
        !self.and(&opposites)
    }

    /// Exactly one of two holds.
    pub fn differ(&mut self, one: Bit, other: Bit) -> Bit {
        let (first, second) = (self.and(&[one, !other]), self.and(&[!one, other]));
        self.or(&[first, second])
    }
}

/// What is known of a condition: that it holds, that it does not. Never both; neither where it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// It is known to hold.
    pub holds: Bit,
    /// It is known not to hold.
    pub fails: Bit,
}

impl Known {
    /// A condition that is never unknown.
    pub fn settled(holds: Bit) -> Self {
        Self { holds, fails: !holds }
    }

    /// Nothing is known of it.
    pub const NOTHING: Self = Self { holds: FALSE, fails: FALSE };
}

impl Not for Known {
    type Output = Self;

    fn not(self) -> Self {
        Self { holds: self.fails, fails: self.holds }
    }
}

impl Circuit {
    /// Kleene's `and`.
    pub fn all(&mut self, parts: &[Known]) -> Known {
        let holds: Vec<Bit> = parts.iter().map(|part| part.holds).collect();
        let holds = self.and(&holds);
        if parts.iter().all(|part| part.fails == !part.holds) {
            return Known::settled(holds);
        }
        let fails: Vec<Bit> = parts.iter().map(|part| part.fails).collect();
        Known { holds, fails: self.or(&fails) }
    }

    /// Kleene's `or`.
    pub fn any(&mut self, parts: &[Known]) -> Known {
        let opposites: Vec<Known> = parts.iter().map(|part| !*part).collect();
        !self.all(&opposites)
    }
}
