//! Clauses of two literals and more, and for each literal the clauses that watch for its fall.

use crate::prove::formula::ClauseId;
use crate::prove::literal::Literal;

/// A clause's place in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

/// All clauses. The first two literals of each are watched.
#[derive(Clone, Debug)]
pub(super) struct Store {
    heads: Vec<Head>,
    literals: Vec<Literal>,
    watches: Vec<Vec<Watch>>,
    learned: usize,
}

/// One clause.
#[derive(Clone, Copy, Debug)]
struct Head {
    start: u32,
    length: u32,
    id: ClauseId,
    /// For a learned clause, how many decisions its literals came from; the fewer, the more it is worth.
    glue: Option<u32>,
}

/// A clause that must be looked at when a literal falls, unless the other literal holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch {
    pub clause: Place,
    pub other: Literal,
}

impl Store {
    pub fn new(variables: usize) -> Self {
        Self { heads: Vec::new(), literals: Vec::new(), watches: vec![Vec::new(); variables.saturating_mul(2)], learned: 0 }
    }

    /// Adds a clause of at least two literals and watches the first two.
    pub fn add(&mut self, clause: &[Literal], id: ClauseId, glue: Option<u32>) -> Place {
        let place = Place(u32::try_from(self.heads.len()).unwrap_or(u32::MAX));
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.heads.push(Head { start: number(self.literals.len()), length: number(clause.len()), id, glue });
        self.literals.extend_from_slice(clause);
        self.learned = self.learned.saturating_add(usize::from(glue.is_some()));
        self.watch(place);
        place
    }

    fn watch(&mut self, place: Place) {
        if let [first, second, ..] = *self.clause(place) {
            for (literal, other) in [(first, second), (second, first)] {
                if let Some(list) = self.watches.get_mut(literal.code()) {
                    list.push(Watch { clause: place, other });
                }
            }
        }
    }

    fn range(&self, place: Place) -> std::ops::Range<usize> {
        self.heads.get(place.0 as usize).map_or(0..0, |head| {
            let start = head.start as usize;
            start..start.saturating_add(head.length as usize)
        })
    }

    #[inline]
    pub fn clause(&self, place: Place) -> &[Literal] {
        self.literals.get(self.range(place)).unwrap_or(&[])
    }

    #[inline]
    pub fn clause_mut(&mut self, place: Place) -> &mut [Literal] {
        let range = self.range(place);
        self.literals.get_mut(range).unwrap_or(&mut [])
    }

    pub fn id(&self, place: Place) -> Option<ClauseId> {
        self.heads.get(place.0 as usize).map(|head| head.id)
    }

    /// How many learned clauses there are.
    pub fn learned(&self) -> usize {
        self.learned
    }

    /// Takes the watches of a literal out, to be given back with [`Store::give_back`].
    #[inline]
    pub fn take_watches(&mut self, literal: Literal) -> Vec<Watch> {
        self.watches.get_mut(literal.code()).map(std::mem::take).unwrap_or_default()
    }

    #[inline]
    pub fn give_back(&mut self, literal: Literal, list: Vec<Watch>) {
        if let Some(place) = self.watches.get_mut(literal.code()) {
            *place = list;
        }
    }

    #[inline]
    pub fn push_watch(&mut self, literal: Literal, watch: Watch) {
        if let Some(list) = self.watches.get_mut(literal.code()) {
            list.push(watch);
        }
    }

    /// Drops the half of the learned clauses that is worth least; no reason may point into the store.
    pub fn halve(&mut self) {
        let mut worth: Vec<(u32, u32, usize)> = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            if let Some(glue) = head.glue.filter(|glue| *glue > 2) {
                worth.push((glue, head.length, at));
            }
        }
        worth.sort_unstable();
        let mut dropped = vec![false; self.heads.len()];
        for (_, _, at) in worth.split_off(worth.len() / 2) {
            if let Some(mark) = dropped.get_mut(at) {
                *mark = true;
            }
        }
        let old = std::mem::take(&mut self.heads);
        let literals = std::mem::take(&mut self.literals);
        self.watches.iter_mut().for_each(Vec::clear);
        self.learned = 0;
        for (head, _) in old.into_iter().zip(dropped).filter(|(_, dropped)| !dropped) {
            let start = head.start as usize;
            if let Some(clause) = literals.get(start..start.saturating_add(head.length as usize)) {
                self.add(clause, head.id, head.glue);
            }
        }
    }
}
