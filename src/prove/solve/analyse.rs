//! What a conflict teaches: the clause that would have prevented it, and the hints by which it follows.

use super::Solver;
use super::store::Place;
use crate::prove::formula::ClauseId;
use crate::prove::literal::{Literal, Variable};

/// The resolution that leads to a clause.
#[derive(Default)]
struct Lesson {
    clause: Vec<Literal>,
    /// Reasons used, each with the position of the literal that it made hold.
    used: Vec<(u32, ClauseId)>,
    /// Variables that are marked.
    marked: Vec<Literal>,
}

impl Solver {
    /// Learns from a conflict above the root, and takes decisions back so far that the learned clause says something new.
    pub(super) fn learn(&mut self, conflict: Place) {
        let mut lesson = Lesson::default();
        let asserted = self.resolve(conflict, &mut lesson);
        self.minimise(&mut lesson);
        lesson.clause.insert(0, !asserted);
        for literal in lesson.marked.drain(..) {
            self.mark(literal, false);
        }
        let id = self.derive_lesson(&lesson, self.store.id(conflict));
        let mut clause = lesson.clause;
        // The literal that fell last among the others is watched beside the asserted one.
        if let Some((at, _)) = clause.iter().enumerate().skip(1).max_by_key(|(_, literal)| self.trail.level_of(literal.variable())) {
            clause.swap(1, at);
        }
        let back = clause.get(1).map_or(0, |literal| self.trail.level_of(literal.variable()));
        let glue = self.glue(&clause);
        self.back_to(back as usize);
        if clause.len() == 1 {
            self.hold_at_root(!asserted, id);
        } else {
            let place = self.store.add(&clause, id, Some(glue));
            self.trail.hold(!asserted, Some(place));
        }
    }

    /// Resolves the conflict with reasons until one literal of the last decision is left; gives the literal that holds and must not.
    fn resolve(&mut self, conflict: Place, lesson: &mut Lesson) -> Literal {
        let level = u32::try_from(self.trail.level()).unwrap_or(u32::MAX);
        let mut open = self.take_in(conflict, None, level, lesson);
        let mut position = self.trail.len();
        loop {
            position = position.saturating_sub(1);
            let Some(literal) = self.trail.at(position) else {
                return Variable(0).yes();
            };
            if !self.is_marked(literal) || self.trail.level_of(literal.variable()) < level {
                continue;
            }
            open = open.saturating_sub(1);
            match self.trail.reason(literal.variable()) {
                Some(reason) if open > 0 => {
                    lesson.used.extend(self.store.id(reason).map(|id| (self.trail.position(literal.variable()), id)));
                    open = open.saturating_add(self.take_in(reason, Some(literal), level, lesson));
                }
                _ => return literal,
            }
        }
    }

    /// Marks the literals of a clause; those of earlier decisions go into the lesson. Gives how many of the last decision are new.
    fn take_in(&mut self, place: Place, but: Option<Literal>, level: u32, lesson: &mut Lesson) -> u32 {
        let mut new = 0u32;
        for at in 0..self.store.clause(place).len() {
            let Some(literal) = self.store.clause(place).get(at).copied().filter(|literal| Some(*literal) != but) else { continue };
            if self.is_marked(literal) {
                continue;
            }
            self.mark(literal, true);
            lesson.marked.push(literal);
            let open = self.trail.is_open(literal.variable());
            self.queue.use_now(literal.variable(), open);
            match self.trail.level_of(literal.variable()) {
                0 => lesson.used.extend(self.trail.unit(literal.variable()).map(|unit| (0, unit))),
                its if its >= level => new = new.saturating_add(1),
                _ => lesson.clause.push(literal),
            }
        }
        new
    }

    /// Leaves out literals that follow from the others.
    fn minimise(&mut self, lesson: &mut Lesson) {
        let clause = std::mem::take(&mut lesson.clause);
        for literal in &clause {
            match self.implied(*literal) {
                Some(reason) => {
                    let position = self.trail.position(literal.variable());
                    lesson.used.extend(self.store.id(reason).map(|id| (position, id)));
                    let roots: Vec<Literal> =
                        self.store.clause(reason).iter().copied().filter(|other| self.trail.level_of(other.variable()) == 0).collect();
                    lesson.used.extend(roots.into_iter().filter_map(|root| self.trail.unit(root.variable())).map(|unit| (0, unit)));
                }
                None => lesson.clause.push(*literal),
            }
        }
    }

    /// The reason of a literal all of whose other literals are in the lesson, or hold at the root.
    fn implied(&self, literal: Literal) -> Option<Place> {
        let reason = self.trail.reason(literal.variable())?;
        let others = self.store.clause(reason).iter().filter(|other| other.variable() != literal.variable());
        let mut others = others.map(|other| self.trail.level_of(other.variable()) == 0 || self.is_marked(*other));
        others.all(|known| known).then_some(reason)
    }

    fn derive_lesson(&mut self, lesson: &Lesson, conflict: Option<ClauseId>) -> ClauseId {
        let mut used = lesson.used.clone();
        used.sort_unstable();
        used.dedup();
        let hints = used.into_iter().map(|(_, id)| id).chain(conflict).collect();
        self.derive(lesson.clause.clone(), hints)
    }

    fn glue(&self, clause: &[Literal]) -> u32 {
        let mut levels: Vec<u32> = clause.iter().map(|literal| self.trail.level_of(literal.variable())).collect();
        levels.sort_unstable();
        levels.dedup();
        u32::try_from(levels.len()).unwrap_or(u32::MAX)
    }

    /// The clause that denies assumptions, where the ones made so far deny a further one.
    pub(super) fn denies(&mut self, assumption: Literal) -> (Vec<Literal>, ClauseId) {
        let mut lesson = Lesson { clause: vec![!assumption], ..Lesson::default() };
        self.mark(assumption, true);
        lesson.marked.push(assumption);
        for position in (0..self.trail.len()).rev() {
            let Some(literal) = self.trail.at(position).filter(|literal| self.is_marked(*literal)) else { continue };
            if self.trail.level_of(literal.variable()) == 0 {
                lesson.used.extend(self.trail.unit(literal.variable()).map(|unit| (0, unit)));
                continue;
            }
            match self.trail.reason(literal.variable()) {
                Some(reason) => {
                    lesson.used.extend(self.store.id(reason).map(|id| (self.trail.position(literal.variable()), id)));
                    for other in self.store.clause(reason).to_vec() {
                        if !self.is_marked(other) {
                            self.mark(other, true);
                            lesson.marked.push(other);
                        }
                    }
                }
                None => lesson.clause.push(!literal),
            }
        }
        for literal in lesson.marked.drain(..) {
            self.mark(literal, false);
        }
        lesson.clause.sort_unstable();
        lesson.clause.dedup();
        let id = self.derive_lesson(&lesson, None);
        (lesson.clause, id)
    }

    /// The empty clause, from a clause that cannot hold at the root.
    pub(super) fn root_conflict(&mut self, conflict: Place) -> ClauseId {
        let clause = self.store.clause(conflict).to_vec();
        let units = clause.into_iter().filter_map(|literal| self.trail.unit(literal.variable()));
        let hints = units.chain(self.store.id(conflict)).collect();
        self.derive(Vec::new(), hints)
    }

    /// Logs each literal that has come to hold at the root as a clause of its own.
    pub(super) fn log_units(&mut self) {
        let mut position = self.trail.len();
        let mut new = Vec::new();
        while let Some(literal) = position.checked_sub(1).and_then(|at| self.trail.at(at)) {
            if self.trail.unit(literal.variable()).is_some() {
                break;
            }
            new.push(literal);
            position = position.saturating_sub(1);
        }
        for literal in new.into_iter().rev() {
            let Some(reason) = self.trail.reason(literal.variable()) else { continue };
            let clause = self.store.clause(reason).to_vec();
            let others = clause.into_iter().filter(|other| *other != literal).filter_map(|other| self.trail.unit(other.variable()));
            let hints = others.chain(self.store.id(reason)).collect();
            let id = self.derive(vec![literal], hints);
            self.trail.set_unit(literal.variable(), id);
        }
    }

    fn is_marked(&self, literal: Literal) -> bool {
        self.seen.get(literal.variable().index()).copied().unwrap_or(false)
    }

    fn mark(&mut self, literal: Literal, marked: bool) {
        if let Some(seen) = self.seen.get_mut(literal.variable().index()) {
            *seen = marked;
        }
    }
}
