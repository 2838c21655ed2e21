//! A conjunction of clauses, each a disjunction of literals.

use super::literal::{Literal, Variable};
use serde::{Deserialize, Serialize};

/// The number of a clause in a formula or a certificate, from 0 in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClauseId(pub u32);

/// What must hold at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formula {
    variables: u32,
    ends: Vec<u32>,
    literals: Vec<Literal>,
}

impl Formula {
    /// A formula that always holds.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A new question.
    pub fn variable(&mut self) -> Variable {
        let new = Variable(self.variables);
        self.variables = self.variables.saturating_add(1);
        new
    }

    /// How many variables there are.
    #[must_use]
    pub fn variables(&self) -> u32 {
        self.variables
    }

    /// Demands that one of the literals holds. Repeated literals count once; a clause that holds anyway is kept, so that ids stay.
    pub fn add(&mut self, clause: &[Literal]) -> ClauseId {
        let id = ClauseId(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        let start = self.literals.len();
        for literal in clause {
            self.variables = self.variables.max(literal.variable().0.saturating_add(1));
            if !self.literals.get(start..).is_some_and(|clause| clause.contains(literal)) {
                self.literals.push(*literal);
            }
        }
        self.ends.push(u32::try_from(self.literals.len()).unwrap_or(u32::MAX));
        id
    }

    /// How many clauses there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing is demanded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The clause of that number.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<&[Literal]> {
        let end = *self.ends.get(id.0 as usize)? as usize;
        let start = match id.0.checked_sub(1) {
            Some(before) => *self.ends.get(before as usize)? as usize,
            None => 0,
        };
        self.literals.get(start..end)
    }

    /// Every clause in order.
    pub fn clauses(&self) -> impl Iterator<Item = &[Literal]> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(|at| self.clause(ClauseId(at)))
    }
}
