//! Decide, draw consequences, learn from conflicts.

use super::reduce::{Luby, room};
use super::store::{Place, Watch};
use super::{Lemmas, Outcome, Solver, Values};
use crate::prove::formula::ClauseId;
use crate::prove::literal::Literal;

/// Conflicts of a unit of the [`Luby`] sequence.
const ATTEMPT: u64 = 64;

/// Runs until there is an answer or the number of conflicts is reached.
pub(super) fn run(solver: &mut Solver, assumptions: &[Literal], until: u64, lemmas: &mut dyn Lemmas) -> Outcome {
    let mut luby = Luby::new();
    loop {
        if let Some(contradiction) = solver.contradiction {
            return solver.refuted(Vec::new(), contradiction);
        }
        if solver.conflicts >= until {
            return Outcome::Unsettled;
        }
        let attempt = solver.conflicts.saturating_add(luby.next().saturating_mul(ATTEMPT)).min(until);
        if let Some(outcome) = solver.attempt(assumptions, attempt, lemmas) {
            return outcome;
        }
        solver.back_to(0);
        if solver.store.learned() > room(solver.conflicts) {
            solver.store.halve();
        }
    }
}

impl Solver {
    /// Searches until there is an answer, or the number of conflicts is reached.
    fn attempt(&mut self, assumptions: &[Literal], until: u64, lemmas: &mut dyn Lemmas) -> Option<Outcome> {
        loop {
            let conflict = self.draw();
            if let Some(contradiction) = self.contradiction {
                return Some(self.refuted(Vec::new(), contradiction));
            }
            if let Some(conflict) = conflict {
                self.conflicts = self.conflicts.saturating_add(1);
                self.learn(conflict);
                if self.conflicts >= until {
                    return None;
                }
            } else if let Some(assumption) = assumptions.get(self.trail.level()).copied() {
                if let Some(outcome) = self.assume(assumption) {
                    return Some(outcome);
                }
            } else if let Some(variable) = self.queue.pick(&self.trail) {
                let saved = self.saved.get(variable.index()).copied().unwrap_or(false);
                self.trail.decide(variable.is(saved));
            } else {
                let broken = lemmas.broken_by(&Values(&self.trail));
                if broken.is_empty() {
                    return Some(self.satisfied());
                }
                for lemma in broken {
                    self.take_lemma(lemma);
                }
            }
        }
    }

    /// One more assumption as a decision; where it is denied already, why.
    fn assume(&mut self, assumption: Literal) -> Option<Outcome> {
        if self.trail.is_false(assumption) {
            let (goal, last) = self.denies(assumption);
            return Some(self.refuted(goal, last));
        }
        if self.trail.is_true(assumption) {
            // A level of its own, so that the number of levels stays that of the assumptions made.
            self.trail.empty_level();
        } else {
            self.trail.decide(assumption);
        }
        None
    }

    /// Draws every consequence of what holds; gives a clause that cannot hold, if there is one. At the root that is a contradiction.
    pub(super) fn draw(&mut self) -> Option<Place> {
        while let Some(literal) = self.trail.next() {
            let conflict = self.fall(!literal);
            if self.trail.level() == 0 {
                self.log_units();
            }
            if let Some(conflict) = conflict {
                if self.trail.level() == 0 {
                    self.contradiction = Some(self.root_conflict(conflict));
                    return None;
                }
                return Some(conflict);
            }
        }
        None
    }

    /// Looks at every clause that watches a literal that has just fallen.
    fn fall(&mut self, fallen: Literal) -> Option<Place> {
        let mut list = self.store.take_watches(fallen);
        let mut conflict = None;
        list.retain_mut(|watch| {
            if conflict.is_some() || self.trail.is_true(watch.other) {
                return true;
            }
            match self.look(*watch, fallen) {
                Look::Moved => return false,
                Look::Stays(other) => watch.other = other,
                Look::Unit(unit) => {
                    watch.other = unit;
                    self.trail.hold(unit, Some(watch.clause));
                }
                Look::Conflict => conflict = Some(watch.clause),
            }
            true
        });
        self.store.give_back(fallen, list);
        conflict
    }

    /// Finds something else to watch in a clause one of whose watched literals has fallen.
    fn look(&mut self, watch: Watch, fallen: Literal) -> Look {
        let trail = &self.trail;
        let clause = self.store.clause_mut(watch.clause);
        let [first, second, rest @ ..] = clause else { return Look::Moved };
        if *first == fallen {
            std::mem::swap(first, second);
        }
        let other = *first;
        if trail.is_true(other) {
            return Look::Stays(other);
        }
        if let Some(free) = rest.iter_mut().find(|literal| !trail.is_false(**literal)) {
            std::mem::swap(second, free);
            let new = *second;
            self.store.push_watch(new, Watch { clause: watch.clause, other });
            return Look::Moved;
        }
        if trail.is_false(other) { Look::Conflict } else { Look::Unit(other) }
    }

    /// Takes a fact in; the answer breaks it, so decisions are taken back until it can be used.
    pub(super) fn take_lemma(&mut self, mut lemma: Vec<Literal>) {
        lemma.sort_unstable();
        lemma.dedup();
        let id = self.logged(lemma.clone(), None);
        // Those that fell last are watched.
        lemma.sort_by_key(|literal| {
            std::cmp::Reverse(if self.trail.is_false(*literal) { self.trail.level_of(literal.variable()) } else { u32::MAX })
        });
        match *lemma.as_slice() {
            [] => self.contradiction = Some(id),
            [unit] => {
                self.back_to(0);
                self.hold_at_root(unit, id);
            }
            [first, second, ..] => {
                let level = [first, second]
                    .map(|literal| if self.trail.is_false(literal) { self.trail.level_of(literal.variable()) } else { u32::MAX });
                let back = level.into_iter().min().unwrap_or(0).saturating_sub(1);
                // Nothing of the two watched has fallen afterwards, unless both fell at the root.
                self.back_to(back as usize);
                self.store.add(&lemma, id, None);
                self.at_root(&lemma, id);
            }
        }
    }

    /// A lemma most of whose literals fell at the root is a unit or a contradiction there.
    fn at_root(&mut self, lemma: &[Literal], id: ClauseId) {
        if self.trail.level() > 0 || lemma.iter().any(|literal| self.trail.is_true(*literal)) {
            return;
        }
        let mut open = lemma.iter().copied().filter(|literal| !self.trail.is_false(*literal));
        let (first, second) = (open.next(), open.next());
        if second.is_some() {
            return;
        }
        let mut hints: Vec<_> =
            lemma.iter().filter(|literal| Some(**literal) != first).filter_map(|literal| self.trail.unit(literal.variable())).collect();
        hints.push(id);
        let derived = self.derive(first.into_iter().collect(), hints);
        match first {
            Some(unit) => self.hold_at_root(unit, derived),
            None => self.contradiction = Some(derived),
        }
    }
}

/// What became of a clause one of whose watched literals fell.
enum Look {
    /// It watches another literal.
    Moved,
    /// It holds by that literal.
    Stays(Literal),
    /// That literal must hold.
    Unit(Literal),
    /// It cannot hold.
    Conflict,
}
