//! Looking up the places that an amendment names in the text that it changes.

use super::plan::{Act, Doing, Edit, How, Plan, Renumbered, Seat, Touch};
use crate::amend::change::Change;
use crate::amend::laid::Laid;
use crate::amend::{problems, tree, words};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::syntax::tree::{Beside, Insert, InsertPlace, Move, Remove, Replace, ReplacePlace, Sentence, SentenceKind};
use std::ops::Range;

/// The plan of an amendment to `old`, a programme or an amendment; what cannot be done is reported and left out.
pub(super) fn resolve<'t>(old: &'t Sentence, change: Change<'t>) -> (Plan<'t>, Diagnostics) {
    let mut resolver = Resolver { old, laid: Laid::of(old), change, plan: Plan::default(), diagnostics: Diagnostics::new() };
    for operation in change.operations() {
        if resolver.fits(operation) {
            resolver.operation(operation);
        }
    }
    resolver.conflicts();
    resolver.moves_in_circles();
    (resolver.plan, resolver.diagnostics)
}

pub(super) struct Resolver<'t> {
    pub old: &'t Sentence,
    pub laid: Laid,
    pub change: Change<'t>,
    pub plan: Plan<'t>,
    pub diagnostics: Diagnostics,
}

impl<'t> Resolver<'t> {
    /// Whether the sentence can stand in an amendment of what is changed: the text of an amendment has no clauses to speak of.
    fn fits(&mut self, operation: &Sentence) -> bool {
        let of_words = match &operation.kind {
            SentenceKind::Insert(insert) => insert.place == InsertPlace::Amendment,
            SentenceKind::Replace(replace) => replace.place.is_none(),
            _ => false,
        };
        let amends_amendment = matches!(self.old.kind, SentenceKind::Amendment(_));
        if of_words != amends_amendment {
            self.report(problems::other_amendment(operation.head, amends_amendment, &self.change.amendment.target));
        }
        of_words == amends_amendment
    }

    fn operation(&mut self, by: &'t Sentence) {
        match &by.kind {
            SentenceKind::Insert(insert) => self.insert(by, insert),
            SentenceKind::Rewrite(rewrite) => {
                self.no_memory(&rewrite.provision.body, by);
                if let Some(there) = self.provision(&rewrite.provision.number) {
                    self.touch(by, there.span, How::Gone);
                    self.act(by, Doing::Rewrite(there.span, rewrite));
                }
            }
            SentenceKind::Repeal(numbers) => {
                for number in numbers {
                    if let Some(there) = self.numbered(number) {
                        self.touch(by, there.span, How::Gone);
                        self.act(by, Doing::Take(there.span));
                    }
                }
            }
            SentenceKind::Renumber { from, to } => {
                if let Some(there) = self.numbered(from) {
                    self.touch_first_line(by, there.span, How::Number);
                    self.plan.renumbered.push(Renumbered { from, to });
                }
            }
            SentenceKind::Remove(remove) => self.remove(by, remove),
            SentenceKind::Move(moved) => self.moved(by, moved),
            SentenceKind::Replace(replace) => self.replace(by, replace),
            _ => {}
        }
    }

    fn insert(&mut self, by: &'t Sentence, insert: &'t Insert) {
        let seat = match &insert.place {
            InsertPlace::Amendment => Some(Seat::EndOf(self.old.span)),
            InsertPlace::In(number) => self.provision(number).map(|there| {
                self.touch_first_line(by, there.span, How::Into);
                self.can_stand(&insert.body, there);
                Seat::EndOf(there.span)
            }),
            InsertPlace::Beside(beside, number) => self.provision(number).map(|there| {
                self.touch_around(by, there.span);
                beside_it(*beside, there.span)
            }),
            InsertPlace::Block(word) if word.text == "programme" => Some(Seat::Programme),
            InsertPlace::Block(word) => self.block(word).map(|there| Seat::EndOf(there.span)),
            InsertPlace::Taxonomy(name) => self.taxonomy(name).and_then(|taxonomy| {
                let seat = self.entry_seat(taxonomy, insert.under.as_ref(), insert.beside.as_ref())?;
                match seat {
                    Seat::EndOf(there) => self.touch_first_line(by, there, How::Into),
                    Seat::Before(there) | Seat::After(there) => self.touch_around(by, there),
                    Seat::Programme => {}
                }
                Some(seat)
            }),
        };
        self.no_memory(&insert.body, by);
        if let Some(seat) = seat {
            self.act(by, Doing::Insert(seat, &insert.body));
        }
    }

    /// Reports sentences that say by hand what an edition remembers by itself.
    fn no_memory(&mut self, body: &[Sentence], by: &Sentence) {
        let by_hand = |sentence: &&Sentence| {
            tree::is_memory(sentence) || matches!(&sentence.kind, SentenceKind::Entry(entry) if entry.added_by.is_some())
        };
        for sentence in body.iter().flat_map(tree::all).filter(by_hand) {
            self.report(problems::memory_by_hand(sentence.head, by.head));
        }
    }

    fn remove(&mut self, by: &'t Sentence, remove: &'t Remove) {
        let around = match remove.from.text.as_str() {
            "programme" => Some(self.old),
            "activity" | "parties" | "calendar" => self.block(&remove.from),
            _ => self.taxonomy(&remove.from),
        };
        let Some(around) = around else { return };
        for name in &remove.names {
            if let Some(there) = self.named(around, name) {
                self.touch(by, there.span, How::Gone);
                self.act(by, Doing::Take(there.span));
            }
        }
    }

    fn moved(&mut self, by: &'t Sentence, moved: &'t Move) {
        let Some(taxonomy) = self.taxonomy(&moved.taxonomy) else { return };
        let Some(entry) = self.named(taxonomy, &moved.entry) else { return };
        let Some(seat) = self.entry_seat(taxonomy, moved.under.as_ref(), moved.beside.as_ref()) else { return };
        let goes_to = match seat {
            Seat::EndOf(place) | Seat::Before(place) | Seat::After(place) => place,
            Seat::Programme => self.old.span,
        };
        if tree::holds(entry, goes_to) {
            return self.report(problems::moved_into_itself(by.head, &moved.entry, entry.head));
        }
        self.touch_first_line(by, entry.span, How::Moved);
        self.act(by, Doing::Move(entry.span, seat));
    }

    fn replace(&mut self, by: &'t Sentence, replace: &'t Replace) {
        let Some((runs, place)) = self.replaced_in(replace) else { return };
        let found: Vec<Range<usize>> = runs.into_iter().flat_map(|run| self.found(run, &replace.old.text)).collect();
        if found.is_empty() {
            return self.words_not_found(replace, place);
        }
        if words::find(&replace.old.text, &replace.new.text).first().is_some_and(|all| all.len() == replace.old.text.len()) {
            return self.report(problems::same_words(by.head, &replace.old));
        }
        if found.len() > 1 && !replace.each {
            let places = found.iter().filter_map(|bytes| self.head_at(bytes.start));
            let problem = problems::words_more_than_once(&replace.old, place, places.collect());
            return self.report(problem);
        }
        for bytes in found {
            let (Some(from), Some(to)) = (self.laid.spot(bytes.start), self.laid.spot(bytes.end)) else { continue };
            let words = self.laid.text.get(bytes.clone()).unwrap_or("").to_owned();
            self.plan.touches.push(Touch { by, bytes, how: How::Words });
            self.plan.edits.push(Edit { by, replace, from, to, words });
        }
    }

    /// The lines in which words are to be replaced, and the place to be shown for them.
    fn replaced_in(&mut self, replace: &'t Replace) -> Option<(Vec<Range<usize>>, Span)> {
        let there = match &replace.place {
            None => self.old,
            Some(ReplacePlace::Block(word)) if word.text == "programme" => return Some((self.laid.head_runs(), self.old.head)),
            Some(ReplacePlace::Block(word)) => self.block(word)?,
            Some(ReplacePlace::Provision(number)) => self.numbered(number)?,
        };
        Some((self.laid.open_runs(self.laid.block(there.span)), there.head))
    }

    fn found(&self, run: Range<usize>, old: &str) -> Vec<Range<usize>> {
        let bytes = self.laid.bytes(run);
        let text = self.laid.text.get(bytes.clone()).unwrap_or("");
        let moved = |found: Range<usize>| bytes.start.saturating_add(found.start)..bytes.start.saturating_add(found.end);
        words::find(text, old).into_iter().map(moved).collect()
    }

    fn words_not_found(&mut self, replace: &Replace, place: Span) {
        let elsewhere = words::find(&self.laid.text, &replace.old.text).first().and_then(|bytes| self.provision_at(bytes.start));
        let near = words::find(&self.laid.text.to_lowercase(), &replace.old.text.to_lowercase())
            .first()
            .and_then(|bytes| self.laid.text.get(bytes.clone()));
        self.report(problems::words_not_found(&replace.old, place, elsewhere, near));
    }

    /// The head of the sentence at that byte of the old text.
    pub fn head_at(&self, byte: usize) -> Option<Span> {
        tree::at(self.old, self.laid.line(byte)?.sentence).map(|sentence| sentence.head)
    }

    /// The number of the provision at that byte, and its place.
    fn provision_at(&self, byte: usize) -> Option<(&'t str, Span)> {
        let place = self.laid.line(byte)?.sentence;
        let own = tree::at(self.old, place).filter(|sentence| tree::number(sentence).is_some());
        let provision = own.or_else(|| tree::provision_around(self.old, place))?;
        tree::number(provision).map(|number| (number.text.as_str(), provision.head))
    }

    fn act(&mut self, by: &'t Sentence, doing: Doing<'t>) {
        self.plan.acts.push(Act { by, doing });
    }

    fn touch(&mut self, by: &'t Sentence, place: Span, how: How) {
        let bytes = self.laid.bytes(self.laid.block(place));
        self.plan.touches.push(Touch { by, bytes, how });
    }

    fn touch_first_line(&mut self, by: &'t Sentence, place: Span, how: How) {
        let first = self.laid.block(place).start;
        let bytes = self.laid.bytes(first..first.saturating_add(1));
        self.plan.touches.push(Touch { by, bytes, how });
    }

    /// What is put beside something is put into what is around it.
    fn touch_around(&mut self, by: &'t Sentence, place: Span) {
        if let Some(around) = tree::parent(self.old, place) {
            self.touch_first_line(by, around.span, How::Into);
        }
    }

    pub fn report(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }
}

pub(super) fn beside_it(beside: Beside, place: Span) -> Seat {
    match beside {
        Beside::Before => Seat::Before(place),
        Beside::After => Seat::After(place),
    }
}
