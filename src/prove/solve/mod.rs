//! The search: learns clauses from conflicts until an answer satisfies everything or nothing can, and logs why.
//!
//! It need not be trusted: an answer is replayed by whoever asked, and a refutation is checked by [`check`](crate::prove::check).

mod analyse;
mod queue;
mod reduce;
mod search;
mod store;
mod trail;

use super::certificate::{Certificate, Derived};
use super::formula::{ClauseId, Formula};
use super::literal::{Literal, Variable};
use queue::Queue;
use store::Store;
use trail::Trail;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// An answer to each variable that satisfies the formula, the lemmas and the assumptions.
    Satisfied(Vec<bool>),
    /// No such answer. The goal's literals deny some of the assumptions; the certificate derives that one of them holds.
    Refuted {
        /// What was derived: a clause of denied assumptions; empty when the formula alone cannot hold.
        goal: Vec<Literal>,
        /// How.
        certificate: Certificate,
    },
    /// The budget ran out.
    Unsettled,
}

/// Facts that are not in the formula but are added when an answer breaks them: the calendar's, for instance.
pub trait Lemmas {
    /// Clauses that are facts and that this answer breaks; empty when it breaks none. Each must be a fact whatever is asked.
    fn broken_by(&mut self, values: &Values<'_>) -> Vec<Vec<Literal>>;
}

/// No facts beyond the formula.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoLemmas;

impl Lemmas for NoLemmas {
    fn broken_by(&mut self, _: &Values<'_>) -> Vec<Vec<Literal>> {
        Vec::new()
    }
}

/// An answer to every variable.
#[derive(Clone, Copy, Debug)]
pub struct Values<'s>(&'s Trail);

impl Values<'_> {
    /// Whether the literal holds.
    #[must_use]
    pub fn holds(&self, literal: Literal) -> bool {
        self.0.is_true(literal)
    }
}

/// A search over one formula. It can be asked again with other assumptions, and keeps what it has learned.
#[derive(Clone, Debug)]
pub struct Solver {
    store: Store,
    trail: Trail,
    queue: Queue,
    saved: Vec<bool>,
    log: Vec<Derived>,
    next_id: u32,
    /// The clause that cannot hold, once there is one.
    contradiction: Option<ClauseId>,
    conflicts: u64,
    seen: Vec<bool>,
}

impl Solver {
    /// A search that knows the formula's clauses.
    #[must_use]
    pub fn new(formula: &Formula) -> Self {
        let variables = formula.variables() as usize;
        let mut solver = Self {
            store: Store::new(variables),
            trail: Trail::new(variables),
            queue: Queue::new(variables),
            saved: vec![false; variables],
            log: Vec::new(),
            next_id: u32::try_from(formula.len()).unwrap_or(u32::MAX),
            contradiction: None,
            conflicts: 0,
            seen: vec![false; variables],
        };
        for (at, clause) in (0..).zip(formula.clauses()) {
            solver.attach(clause, ClauseId(at));
        }
        solver
    }

    /// How many conflicts it has met so far.
    #[must_use]
    pub fn conflicts(&self) -> u64 {
        self.conflicts
    }

    /// Looks for an answer under the assumptions, for at most `budget` more conflicts.
    pub fn solve(&mut self, assumptions: &[Literal], budget: u64, lemmas: &mut dyn Lemmas) -> Outcome {
        let until = self.conflicts.saturating_add(budget);
        let outcome = search::run(self, assumptions, until, lemmas);
        self.back_to(0);
        outcome
    }

    /// Takes a clause for given from now on, between two searches. In a certificate it stands as a fact, which is one only where the checker is told so.
    pub fn know(&mut self, clause: Vec<Literal>) {
        self.back_to(0);
        self.take_lemma(clause);
    }

    /// Adds a clause of the formula; no decision has been made.
    fn attach(&mut self, clause: &[Literal], id: ClauseId) {
        if clause.iter().any(|literal| clause.contains(&!*literal)) {
            return;
        }
        match clause {
            [] => self.contradiction = Some(id),
            [unit] => self.hold_at_root(*unit, id),
            _ => {
                self.store.add(clause, id, None);
            }
        }
    }

    /// A unit clause: its literal holds whatever is asked.
    fn hold_at_root(&mut self, unit: Literal, id: ClauseId) {
        if self.trail.is_true(unit) {
            return;
        }
        if self.trail.is_false(unit) {
            let other = self.trail.unit(unit.variable());
            let hints = other.into_iter().chain([id]).collect();
            self.contradiction = Some(self.derive(Vec::new(), hints));
            return;
        }
        self.trail.hold(unit, None);
        self.trail.set_unit(unit.variable(), id);
    }

    /// Logs a clause that follows.
    fn derive(&mut self, clause: Vec<Literal>, hints: Vec<ClauseId>) -> ClauseId {
        self.logged(clause, Some(hints))
    }

    fn logged(&mut self, clause: Vec<Literal>, hints: Option<Vec<ClauseId>>) -> ClauseId {
        let id = ClauseId(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        self.log.push(Derived { id, clause, hints });
        id
    }

    /// Takes back every decision above that level.
    fn back_to(&mut self, level: usize) {
        while self.trail.level() > level {
            for literal in self.trail.pop_level() {
                if let Some(saved) = self.saved.get_mut(literal.variable().index()) {
                    *saved = literal.is_yes();
                }
                self.queue.freed(literal.variable());
            }
        }
    }

    /// The certificate for a clause: the steps that it rests on, and no others.
    fn certificate(&self, last: ClauseId) -> Certificate {
        let first = self.log.first().map_or(last, |step| step.id);
        let at = |id: ClauseId| id.0.checked_sub(first.0).map(|at| at as usize).filter(|at| *at < self.log.len());
        let mut needed = vec![false; self.log.len()];
        let mut open: Vec<ClauseId> = vec![last];
        while let Some(id) = open.pop() {
            let Some(place) = at(id) else { continue };
            if let Some(mark) = needed.get_mut(place)
                && !std::mem::replace(mark, true)
                && let Some(hints) = self.log.get(place).and_then(|step| step.hints.as_ref())
            {
                open.extend(hints);
            }
        }
        let steps = self.log.iter().zip(needed).filter(|(_, needed)| *needed).map(|(step, _)| step.clone()).collect();
        Certificate { steps }
    }

    fn refuted(&self, goal: Vec<Literal>, last: ClauseId) -> Outcome {
        Outcome::Refuted { goal, certificate: self.certificate(last) }
    }

    fn satisfied(&self) -> Outcome {
        let variables = u32::try_from(self.saved.len()).unwrap_or(u32::MAX);
        Outcome::Satisfied((0..variables).map(|at| self.trail.is_true(Variable(at).yes())).collect())
    }
}
