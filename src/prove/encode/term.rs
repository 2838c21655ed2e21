//! Whether an activity lies in the term, as gates.

use super::Encoder;
use super::dates::Day;
use crate::model::Comparison;
use crate::program::Days;
use crate::prove::circuit::{Bit, FALSE, Known, TRUE};
use crate::prove::space::{Bounds, Domain, Field, OpenTerm};
use crate::record::{Course, Edge, If, When};

/// A day of the question, or one that events decide.
#[derive(Clone, Copy)]
enum Either<'when> {
    Day(Day),
    When(&'when When),
}

/// How a day stands to the term.
struct Stands {
    /// Whether it is known when the term begins: where it is not, nothing is known of it at all.
    begun: Bit,
    /// Whether the day lies on its first day or behind it.
    after: Known,
    /// Whether it lies on its last day or before it.
    before: Known,
}

impl Encoder<'_, '_, '_> {
    pub(super) fn in_term(&mut self, at: u32) -> Known {
        let Some((known, none, Stands { begun, after, before })) = self.beside_term(at) else { return Known::NOTHING };
        let circuit = &mut self.space.circuit;
        let inside = circuit.all(&[after, before]);
        let holds = circuit.and(&[known, !none, begun, inside.holds]);
        let outside = circuit.and(&[begun, inside.fails]);
        let not_in = circuit.or(&[none, outside]);
        Known { holds, fails: circuit.and(&[known, not_in]) }
    }

    pub(super) fn term_over(&mut self, at: u32) -> Known {
        let Some((known, none, Stands { begun, before, .. })) = self.beside_term(at) else { return Known::NOTHING };
        let circuit = &mut self.space.circuit;
        let holds = circuit.and(&[known, !none, begun, before.fails]);
        let not_over = circuit.and(&[begun, before.holds]);
        let not_so = circuit.or(&[none, not_over]);
        Known { holds, fails: circuit.and(&[known, not_so]) }
    }

    pub(super) fn not_suspended(&mut self, first: u32, last: u32) -> Known {
        let fields = [self.field(first).cloned(), self.field(last).cloned()];
        let [Some(one), Some(other)] = fields else { return Known::NOTHING };
        let clear = match self.side.course.clone() {
            Some(course) => {
                let (Domain::Date(from), Domain::Date(to)) = (&one.domain, &other.domain) else { return Known::NOTHING };
                let (from, to) = (self.moved(*from, &[], TRUE), self.moved(*to, &[], TRUE));
                self.clear_of_pauses(&course, from, to)
            }
            None => {
                let place = |at: u32| self.owner(at).and_then(|field| self.side.field(field));
                let (Some(first), Some(last)) = (place(first), place(last)) else { return Known::NOTHING };
                self.space.clear_of_suspensions(self.side.life, first, last)
            }
        };
        self.of_several(&[one, other], clear)
    }

    /// Whether the field's day is known, and whether there is none; and how it stands to the term.
    fn beside_term(&mut self, at: u32) -> Option<(Bit, Bit, Stands)> {
        let Some(Field { domain: Domain::Date(number), known, none, .. }) = self.field(at).cloned() else { return None };
        let day = self.moved(number, &[], TRUE);
        let stands = match self.side.course.clone() {
            Some(course) => self.beside_course(&course, day),
            None => self.beside_open(day),
        };
        Some((known, none, stands))
    }

    fn beside_course(&mut self, course: &Course, day: Day) -> Stands {
        let begun = self.known(&course.start);
        let after = self.ordered(Either::When(&course.first), Either::Day(day));
        let mut before = Vec::new();
        for ending in &course.endings {
            let counts = self.condition(&ending.counts);
            let in_time = self.ordered(Either::Day(day), Either::When(&ending.last));
            before.push(self.space.circuit.any(&[!counts, in_time]));
        }
        Stands { begun, after, before: self.space.circuit.all(&before) }
    }

    // No pause begins by the last day and is lifted behind the first, and lasts for a day at all.
    fn clear_of_pauses(&mut self, course: &Course, from: Day, to: Day) -> Known {
        let mut clear = Vec::new();
        for pause in &course.pauses {
            let (counts, lifted) = (self.condition(&pause.counts), self.condition(&pause.lifted));
            let begun = self.ordered(Either::When(&pause.first), Either::Day(to));
            let over = self.ordered(Either::When(&pause.until), Either::Day(from));
            let empty = self.ordered(Either::When(&pause.until), Either::When(&pause.first));
            let still = self.space.circuit.all(&[!over, !empty]);
            let goes_on = self.space.circuit.any(&[!lifted, still]);
            let met = self.space.circuit.all(&[counts, begun, goes_on]);
            clear.push(!met);
        }
        self.space.circuit.all(&clear)
    }

    fn condition(&mut self, condition: &If) -> Known {
        match condition {
            If::Known(when) => Known::settled(self.known(when)),
            If::NoLater(one, other) => self.ordered(Either::When(one), Either::When(other)),
            If::Unknown => Known::NOTHING,
            If::Not(inner) => !self.condition(inner),
            If::All(parts) => {
                let parts: Vec<Known> = parts.iter().map(|part| self.condition(part)).collect();
                self.space.circuit.all(&parts)
            }
        }
    }

    /// Whether a day that events decide is known.
    fn known(&mut self, when: &When) -> Bit {
        let each = |encoder: &mut Self, parts: &[When]| parts.iter().map(|part| encoder.known(part)).collect::<Vec<Bit>>();
        match when {
            When::Days(_) => TRUE,
            When::From(..) => match self.leaf_day(when) {
                Day::Moved(_, known) => known,
                Day::Fixed(_) => TRUE,
                Day::Unknown => FALSE,
            },
            When::Latest(parts) => {
                let parts = each(self, parts);
                self.space.circuit.and(&parts)
            }
            When::Earliest(parts) => {
                let parts = each(self, parts);
                self.space.circuit.or(&parts)
            }
        }
    }

    /// Whether one day is no later than the other; unknown while one of them is.
    fn ordered(&mut self, left: Either<'_>, right: Either<'_>) -> Known {
        let known = [left, right].map(|side| match side {
            Either::Day(_) => TRUE,
            Either::When(when) => self.known(when),
        });
        let says = self.where_known(left, right);
        let circuit = &mut self.space.circuit;
        let [one, other] = known;
        Known { holds: circuit.and(&[one, other, says.holds]), fails: circuit.and(&[one, other, says.fails]) }
    }

    // The last of several is no later where all are, the first where one is that is known.
    fn where_known(&mut self, left: Either<'_>, right: Either<'_>) -> Known {
        let mut each = Vec::new();
        match (left, right) {
            (Either::When(When::Latest(parts)), _) => {
                for part in parts {
                    each.push(self.where_known(Either::When(part), right));
                }
                self.space.circuit.all(&each)
            }
            (Either::When(When::Earliest(parts)), _) => {
                for part in parts {
                    let (known, says) = (Known::settled(self.known(part)), self.where_known(Either::When(part), right));
                    each.push(self.space.circuit.all(&[known, says]));
                }
                self.space.circuit.any(&each)
            }
            (_, Either::When(When::Latest(parts))) => {
                for part in parts {
                    each.push(self.where_known(left, Either::When(part)));
                }
                self.space.circuit.any(&each)
            }
            (_, Either::When(When::Earliest(parts))) => {
                for part in parts {
                    let (known, says) = (Known::settled(self.known(part)), self.where_known(left, Either::When(part)));
                    each.push(self.space.circuit.any(&[!known, says]));
                }
                self.space.circuit.all(&each)
            }
            (left, right) => {
                let [left, right] = [left, right].map(|side| match side {
                    Either::Day(day) => day,
                    Either::When(when) => self.leaf_day(when),
                });
                self.no_later(left, right)
            }
        }
    }

    fn leaf_day(&mut self, when: &When) -> Day {
        match when {
            When::Days(days) => Day::Fixed(Days::within(*days)),
            When::From(event, steps) => {
                let happened = self.space.event(self.side.event(*event));
                self.moved(happened.day, steps, happened.recorded)
            }
            When::Latest(_) | When::Earliest(_) => Day::Unknown,
        }
    }

    /// The term where its end, and perhaps its beginning, is left open: it ends no later than if it is renewed as often as it can be, and no sooner than unrenewed unless something ends it.
    fn beside_open(&mut self, day: Day) -> Stands {
        let fresh = !self.space.has_open_term(self.side.life);
        let open = self.space.open_term(self.side.life);
        let bounds = self.side.bounds.clone();
        let first = match &bounds.first {
            Some(edge) => self.day_of(edge),
            None => self.moved(open.first, &[], open.known),
        };
        let last = self.moved(open.last, &[], open.known);
        if fresh {
            let beyond = [(&bounds.least, Comparison::Less), (&bounds.most, Comparison::Greater)];
            for (edge, comparison) in beyond.into_iter().filter_map(|(edge, comparison)| Some((edge.as_ref()?, comparison))) {
                let edge = self.day_of(edge);
                let beyond = self.compare(last, comparison, edge);
                self.space.limits.push(!beyond.holds);
            }
            let quiet = self.quiet_term(&bounds, open, (first, last));
            self.space.quiet.extend(quiet);
        }
        let not_before = bounds.not_before.map(|day| Day::Fixed(Days::day(day)));
        let after: Vec<Known> = [Some(first), not_before].into_iter().flatten().map(|first| self.no_later(first, day)).collect();
        let (after, before) = (self.space.circuit.all(&after), self.no_later(day, last));
        Stands { begun: self.edge(first), after, before }
    }

    /// What holds of the first and the last day where nothing disturbs them.
    fn quiet_term(&mut self, bounds: &Bounds, open: OpenTerm, (first, last): (Day, Day)) -> Vec<Bit> {
        let Some(quiet) = &bounds.quiet else { return Vec::new() };
        let mut same = |day: Day, edge: &Edge| {
            let edge = self.day_of(edge);
            self.compare(day, Comparison::Equal, edge).holds
        };
        let mut holds = vec![open.known];
        holds.extend(quiet.first.as_ref().filter(|_| bounds.first.is_none()).map(|edge| same(first, edge)));
        holds.push(match &quiet.last {
            Some(edge) => same(last, edge),
            None => self.space.numbers.reaches(&mut self.space.circuit, open.last, self.space.horizon.1),
        });
        holds
    }

    fn day_of(&mut self, edge: &Edge) -> Day {
        match edge {
            Edge::Day(date) => Day::Fixed(Days::of(*date)),
            Edge::From(event, steps) => {
                let happened = self.space.event(self.side.event(*event));
                self.moved(happened.day, steps, happened.recorded)
            }
        }
    }

    /// Whether an edge of the term is known.
    fn edge(&self, edge: Day) -> Bit {
        match edge {
            Day::Fixed(_) => TRUE,
            Day::Moved(_, known) => known,
            Day::Unknown => FALSE,
        }
    }
}
