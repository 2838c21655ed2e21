//! Why no answer satisfies a formula: clauses that follow from it one by one, down to one that says so.

use super::formula::ClauseId;
use super::literal::Literal;
use serde::{Deserialize, Serialize};

/// A derivation in steps that can each be checked by themselves. Ids go on from those of the formula's clauses.
///
/// The steps are those of the LRAT format without its second kind of step: each clause follows by unit propagation along its hints
/// (Cruz-Filipe, Heule, Hunt, Kaufmann and Schneider-Kamp, *Efficient Certified RAT Verification*, CADE 2017).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Each step. The last gives a clause of which every literal stands in the goal.
    pub steps: Vec<Derived>,
}

/// A clause that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// Its number; larger than every number before it.
    pub id: ClauseId,
    /// Its literals.
    pub clause: Vec<Literal>,
    /// Clauses before it which, with all its literals denied, become units one after the other until the last cannot hold.
    /// None: a fact of the calendar or of arithmetic, which the checker recomputes.
    pub hints: Option<Vec<ClauseId>>,
}
