//! What holds for the time being, in the order in which it came to hold, and why.

use super::store::Place;
use crate::prove::formula::ClauseId;
use crate::prove::literal::{Literal, Variable};

/// The literals that hold for the time being.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    /// For each literal: 1 it holds, -1 the other does, 0 neither.
    values: Vec<i8>,
    facts: Vec<Fact>,
    order: Vec<Literal>,
    limits: Vec<usize>,
    /// Up to where consequences have been drawn.
    pub drawn: usize,
}

/// Why and when a variable's literal came to hold.
#[derive(Clone, Copy, Debug)]
struct Fact {
    level: u32,
    position: u32,
    reason: Option<Place>,
    /// The clause that says so by itself, for what holds at the root.
    unit: Option<ClauseId>,
}

impl Trail {
    pub fn new(variables: usize) -> Self {
        let nothing = Fact { level: 0, position: 0, reason: None, unit: None };
        Self {
            values: vec![0; variables.saturating_mul(2)],
            facts: vec![nothing; variables],
            order: Vec::with_capacity(variables),
            limits: Vec::new(),
            drawn: 0,
        }
    }

    #[inline]
    fn value(&self, literal: Literal) -> i8 {
        self.values.get(literal.code()).copied().unwrap_or(0)
    }

    #[inline]
    pub fn is_true(&self, literal: Literal) -> bool {
        self.value(literal) > 0
    }

    #[inline]
    pub fn is_false(&self, literal: Literal) -> bool {
        self.value(literal) < 0
    }

    #[inline]
    pub fn is_open(&self, variable: Variable) -> bool {
        self.value(variable.yes()) == 0
    }

    /// How many decisions stand.
    pub fn level(&self) -> usize {
        self.limits.len()
    }

    fn fact(&self, variable: Variable) -> Option<&Fact> {
        self.facts.get(variable.index())
    }

    pub fn level_of(&self, variable: Variable) -> u32 {
        self.fact(variable).map_or(0, |fact| fact.level)
    }

    pub fn position(&self, variable: Variable) -> u32 {
        self.fact(variable).map_or(0, |fact| fact.position)
    }

    pub fn reason(&self, variable: Variable) -> Option<Place> {
        self.fact(variable).and_then(|fact| fact.reason)
    }

    pub fn unit(&self, variable: Variable) -> Option<ClauseId> {
        self.fact(variable).and_then(|fact| fact.unit)
    }

    pub fn set_unit(&mut self, variable: Variable, unit: ClauseId) {
        if let Some(fact) = self.facts.get_mut(variable.index()) {
            fact.unit = Some(unit);
        }
    }

    /// A decision begins.
    pub fn decide(&mut self, literal: Literal) {
        self.limits.push(self.order.len());
        self.hold(literal, None);
    }

    /// A decision that changes nothing.
    pub fn empty_level(&mut self) {
        self.limits.push(self.order.len());
    }

    /// Makes a literal hold on account of a clause, or of a decision.
    #[inline]
    pub fn hold(&mut self, literal: Literal, reason: Option<Place>) {
        for (literal, value) in [(literal, 1), (!literal, -1)] {
            if let Some(place) = self.values.get_mut(literal.code()) {
                *place = value;
            }
        }
        let position = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        let level = u32::try_from(self.limits.len()).unwrap_or(u32::MAX);
        if let Some(fact) = self.facts.get_mut(literal.variable().index()) {
            *fact = Fact { level, position, reason, unit: None };
        }
        self.order.push(literal);
    }

    /// The next literal whose consequences are to be drawn.
    #[inline]
    pub fn next(&mut self) -> Option<Literal> {
        let literal = self.order.get(self.drawn).copied()?;
        self.drawn = self.drawn.saturating_add(1);
        Some(literal)
    }

    /// The literal at a position.
    pub fn at(&self, position: usize) -> Option<Literal> {
        self.order.get(position).copied()
    }

    /// How many literals hold.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Takes back the last decision and what followed from it.
    pub fn pop_level(&mut self) -> Vec<Literal> {
        let limit = self.limits.pop().unwrap_or(0);
        let gone = self.order.split_off(limit.min(self.order.len()));
        for literal in &gone {
            for literal in [*literal, !*literal] {
                if let Some(place) = self.values.get_mut(literal.code()) {
                    *place = 0;
                }
            }
        }
        self.drawn = self.drawn.min(self.order.len());
        gone
    }
}
