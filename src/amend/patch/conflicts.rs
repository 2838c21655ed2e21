//! Sentences of an amendment that cannot both be followed.

use super::plan::{Doing, How, Seat, Touch};
use super::resolve::Resolver;
use crate::amend::{problems, tree};
use crate::source::Span;
use crate::syntax::tree::Sentence;

impl Resolver<'_> {
    /// Reports each two sentences that cannot both be followed.
    pub fn conflicts(&mut self) {
        let mut told: Vec<(Span, Span)> = Vec::new();
        let mut found = Vec::new();
        for (at, later) in self.plan.touches.iter().enumerate() {
            let earlier = self.plan.touches.iter().take(at).find(|earlier| in_conflict(earlier, later));
            if let Some(earlier) = earlier.filter(|earlier| !told.contains(&(earlier.by.span, later.by.span))) {
                told.push((earlier.by.span, later.by.span));
                let bytes = earlier.bytes.start.max(later.bytes.start);
                let place = self.head_at(bytes).unwrap_or(self.old.head);
                found.push(problems::conflict((later.by.head, later.how), (earlier.by.head, earlier.how), place));
            }
        }
        self.diagnostics.extend(found);
    }
}

impl Resolver<'_> {
    /// Reports entries that are moved below each other.
    pub fn moves_in_circles(&mut self) {
        let mut circles = Vec::new();
        for (at, (by, entry, _)) in self.moves().into_iter().enumerate() {
            let mut next = at;
            let last = std::iter::from_fn(|| {
                next = self.moved_along(next)?;
                Some(next)
            });
            // A circle is told once, at the last of its sentences.
            let circle: Vec<usize> = last.take(self.plan.acts.len()).take_while(|next| *next != at).collect();
            let closes = self.moved_along(circle.last().copied().unwrap_or(at)) == Some(at);
            if closes && circle.iter().all(|other| *other < at) {
                let other = circle.first().and_then(|other| self.moves().get(*other).map(|(by, ..)| by.head)).unwrap_or(by.head);
                let place = tree::at(self.old, entry).map_or(self.old.head, |entry| entry.head);
                circles.push(problems::moved_below_each_other(by.head, other, place));
            }
        }
        self.diagnostics.extend(circles);
    }

    /// The sentence, the entry and the goal of each move.
    fn moves(&self) -> Vec<(&Sentence, Span, Span)> {
        let moves = self.plan.acts.iter().filter_map(|act| match act.doing {
            Doing::Move(entry, Seat::EndOf(goal) | Seat::Before(goal) | Seat::After(goal)) => Some((act.by, entry, goal)),
            _ => None,
        });
        moves.collect()
    }

    /// The move by which the goal of another is moved.
    fn moved_along(&self, at: usize) -> Option<usize> {
        let moves = self.moves();
        let (_, _, goal) = moves.get(at)?;
        moves.iter().position(|(_, entry, _)| tree::at(self.old, *entry).is_some_and(|entry| tree::holds(entry, *goal)))
    }
}

fn in_conflict(one: &Touch<'_>, other: &Touch<'_>) -> bool {
    let common = one.bytes.start.max(other.bytes.start)..one.bytes.end.min(other.bytes.end);
    let meet = common.start < common.end;
    let alike = one.how == other.how && one.how != How::Into;
    meet && (one.how == How::Gone || other.how == How::Gone || alike)
}
