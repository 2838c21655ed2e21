//! The checker: follows a certificate step by step. It shares nothing with the search but the notion of a clause.

use super::certificate::{Certificate, Derived};
use super::formula::{ClauseId, Formula};
use super::literal::Literal;
use std::fmt;

/// Why a certificate proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckError {
    /// A step's number is not larger than the one before it.
    Order(ClauseId),
    /// A step rests on a clause that does not stand before it.
    NoSuchClause {
        /// The step.
        step: ClauseId,
        /// What it names.
        hint: ClauseId,
    },
    /// A hint is neither a unit nor a contradiction when its turn comes.
    NotAUnit {
        /// The step.
        step: ClauseId,
        /// The hint.
        hint: ClauseId,
    },
    /// The hints do not lead to a contradiction.
    NoContradiction(ClauseId),
    /// A fact that is claimed is not one.
    NotAFact(ClauseId),
    /// The last clause does not say what was to be proved.
    OtherGoal,
}

impl fmt::Display for CheckError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(step) => write!(out, "step {} is not numbered after the one before it", step.0),
            Self::NoSuchClause { step, hint } => write!(out, "step {} rests on {}, which does not stand before it", step.0, hint.0),
            Self::NotAUnit { step, hint } => write!(out, "step {} cannot use {} where it does", step.0, hint.0),
            Self::NoContradiction(step) => write!(out, "step {} does not follow", step.0),
            Self::NotAFact(step) => write!(out, "step {} claims a fact that is none", step.0),
            Self::OtherGoal => write!(out, "the last step proves something else"),
        }
    }
}

impl std::error::Error for CheckError {}

/// Checks that, as the formula holds, one of the goal's literals does; with an empty goal, that the formula cannot hold.
///
/// `is_fact` recomputes a fact that the certificate claims without hints.
///
/// # Errors
/// The first step that does not follow, or that the last one proves something else.
pub fn check(
    formula: &Formula,
    goal: &[Literal],
    certificate: &Certificate,
    is_fact: &mut dyn FnMut(&[Literal]) -> bool,
) -> Result<(), CheckError> {
    let mut denied = Denied { mark: Vec::new(), set: Vec::new() };
    let mut known: Vec<&Derived> = Vec::new();
    let mut last = u32::try_from(formula.len()).ok().and_then(|len| len.checked_sub(1)).map(ClauseId);
    let mut proved = formula.clauses().any(<[Literal]>::is_empty);
    for step in &certificate.steps {
        if last.is_some_and(|last| step.id <= last) {
            return Err(CheckError::Order(step.id));
        }
        last = Some(step.id);
        match &step.hints {
            Some(hints) => follows(formula, &known, step, hints, &mut denied)?,
            None if is_fact(&step.clause) => {}
            None => return Err(CheckError::NotAFact(step.id)),
        }
        known.push(step);
        proved |= step.clause.iter().all(|literal| goal.contains(literal));
    }
    if proved || goal.iter().any(|literal| goal.contains(&!*literal)) { Ok(()) } else { Err(CheckError::OtherGoal) }
}

/// Unit propagation along the hints, with the step's own literals denied.
fn follows(formula: &Formula, known: &[&Derived], step: &Derived, hints: &[ClauseId], denied: &mut Denied) -> Result<(), CheckError> {
    denied.clear();
    for literal in &step.clause {
        denied.deny(*literal);
    }
    if step.clause.iter().any(|literal| denied.is_denied(!*literal)) {
        return Ok(());
    }
    for hint in hints {
        let before = || known.binary_search_by_key(hint, |step| step.id).ok().and_then(|place| known.get(place));
        let clause = formula.clause(*hint).or_else(|| before().map(|step| step.clause.as_slice()));
        let clause = clause.ok_or(CheckError::NoSuchClause { step: step.id, hint: *hint })?;
        let mut open = clause.iter().filter(|literal| !denied.is_denied(**literal));
        match (open.next(), open.next()) {
            (None, _) => return Ok(()),
            (Some(unit), None) => denied.deny(!*unit),
            _ => return Err(CheckError::NotAUnit { step: step.id, hint: *hint }),
        }
    }
    Err(CheckError::NoContradiction(step.id))
}

/// Literals that are taken not to hold.
struct Denied {
    mark: Vec<bool>,
    set: Vec<Literal>,
}

impl Denied {
    fn clear(&mut self) {
        for literal in self.set.drain(..) {
            if let Some(mark) = self.mark.get_mut(literal.code()) {
                *mark = false;
            }
        }
    }

    fn deny(&mut self, literal: Literal) {
        if self.mark.len() <= literal.code() {
            self.mark.resize(literal.code().saturating_add(1), false);
        }
        if let Some(mark) = self.mark.get_mut(literal.code()) {
            *mark = true;
        }
        self.set.push(literal);
    }

    fn is_denied(&self, literal: Literal) -> bool {
        self.mark.get(literal.code()).copied().unwrap_or(false)
    }
}
