//! Comparisons of days, and whether an activity lies in the term, as gates.

use super::Encoder;
use crate::calendar::Step;
use crate::model::Comparison;
use crate::program::{DateTest, Days, Node, Operand};
use crate::prove::circuit::{Bit, FALSE, Known, TRUE};
use crate::prove::dates::Moved;
use crate::prove::ordered::NumberId;
use crate::prove::space::{Bounds, Domain, Field, OpenTerm};
use crate::record::Edge;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub(super) enum Day {
    /// These days, whatever is asked.
    Fixed(Days),
    /// A day of the question, moved; the bit says whether it is known and the steps lead anywhere.
    Moved(Moved, Bit),
    /// Nothing is known of it.
    Unknown,
}

/// The ends of a term; none where there is no such end.
struct Ends {
    first: Option<Day>,
    /// Before this day it does not begin, whatever its first day is worked out to be.
    not_before: Option<Day>,
    last: Option<Day>,
}

impl Encoder<'_, '_, '_> {
    /// A node that speaks of days.
    pub(super) fn dated(&mut self, node: Node) -> Known {
        match node {
            Node::Date { at, comparison, days } => {
                self.compared(&[at], (Operand::Field(at, Vec::new()), Operand::Fixed(Some(days))), comparison)
            }
            Node::DatePair { left, comparison, right } => {
                let operands = (Operand::Field(left, Vec::new()), Operand::Field(right, Vec::new()));
                self.compared(&[left, right], operands, comparison)
            }
            Node::Dates(place) => match self.side.program.dates.get(place as usize).cloned() {
                Some(DateTest { left, comparison, right }) => {
                    let field = |operand: &Operand| if let Operand::Field(at, _) = operand { Some(*at) } else { None };
                    let fields: Vec<u32> = [&left, &right].into_iter().filter_map(field).collect();
                    self.compared(&fields, (left, right), comparison)
                }
                None => Known::NOTHING,
            },
            Node::InTerm(at) => self.in_term(at),
            Node::TermOver(at) => self.term_over(at),
            Node::NotSuspended { first, last } => self.not_suspended(first, last),
            _ => Known::NOTHING,
        }
    }

    fn compared(&mut self, fields: &[u32], (left, right): (Operand, Operand), comparison: Comparison) -> Known {
        let fields: Option<Vec<Field>> = fields.iter().map(|at| self.field(*at).cloned()).collect();
        let Some(fields) = fields else { return Known::NOTHING };
        let (left, right) = (self.operand(&left), self.operand(&right));
        let value = self.compare(left, comparison, right);
        self.of_several(&fields, value)
    }

    fn operand(&mut self, operand: &Operand) -> Day {
        match operand {
            Operand::Fixed(days) => days.map_or(Day::Unknown, Day::Fixed),
            Operand::Field(at, steps) => match self.field(*at).map(|field| &field.domain) {
                Some(Domain::Date(number)) => self.moved(*number, steps, Self::ALWAYS),
                _ => Day::Unknown,
            },
            // A check of the schema knows nothing of the record.
            Operand::Reckoned(_) if self.none_is_unknown => Day::Unknown,
            Operand::Reckoned(place) => match self.side.program.reckoning(*place).cloned() {
                Some(reckoning) => {
                    let happened = self.space.event(self.side.event(reckoning.event));
                    self.moved(happened.day, &reckoning.steps, happened.recorded)
                }
                None => Day::Unknown,
            },
        }
    }

    fn moved(&mut self, number: NumberId, steps: &[Step], known: Bit) -> Day {
        let (moved, leads) = self.space.moved(self.side, number, steps);
        Day::Moved(moved, self.space.circuit.and(&[known, leads]))
    }

    /// How one day stands to another.
    pub(super) fn compare(&mut self, left: Day, comparison: Comparison, right: Day) -> Known {
        use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
        match comparison {
            LessOrEqual => self.no_later(left, right),
            GreaterOrEqual => self.no_later(right, left),
            Less => !self.no_later(right, left),
            Greater => !self.no_later(left, right),
            Equal => {
                let parts = [self.no_later(left, right), self.no_later(right, left)];
                let same = self.space.circuit.all(&parts);
                // Days that can be several are the same as another only where both are known to the day.
                let coarse = |day: Day| matches!(day, Day::Fixed(days) if !days.is_exact());
                if coarse(left) || coarse(right) { Known { holds: FALSE, ..same } } else { same }
            }
        }
    }

    fn no_later(&mut self, left: Day, right: Day) -> Known {
        match (left, right) {
            (Day::Unknown, _) | (_, Day::Unknown) => Known::NOTHING,
            (Day::Fixed(left), Day::Fixed(right)) => super::constant(left.compare(Comparison::LessOrEqual, right)),
            (Day::Moved(left, known), Day::Fixed(right)) => {
                let (surely, perhaps) = (self.at_most(left, right.earliest), self.at_most(left, right.latest));
                self.so_far(known, surely, !perhaps)
            }
            (Day::Fixed(left), Day::Moved(right, known)) => {
                // It is no later unless the other lies before it.
                let surely = self.at_most(right, left.latest.saturating_sub(1));
                let perhaps = self.at_most(right, left.earliest.saturating_sub(1));
                self.so_far(known, !surely, perhaps)
            }
            (Day::Moved(left, known), Day::Moved(right, also)) => {
                let space = &mut *self.space;
                let holds = space.dates.at_most(&mut space.circuit, &mut space.numbers, left, right);
                let known = space.circuit.and(&[known, also]);
                self.so_far(known, holds, !holds)
            }
        }
    }

    fn so_far(&mut self, known: Bit, holds: Bit, fails: Bit) -> Known {
        let circuit = &mut self.space.circuit;
        Known { holds: circuit.and(&[known, holds]), fails: circuit.and(&[known, fails]) }
    }

    fn at_most(&mut self, moved: Moved, day: i32) -> Bit {
        let space = &mut *self.space;
        space.dates.at_most_day(&mut space.circuit, &mut space.numbers, moved, i64::from(day))
    }

    fn in_term(&mut self, at: u32) -> Known {
        let Some(Field { domain: Domain::Date(number), known, none, .. }) = self.field(at).cloned() else { return Known::NOTHING };
        let day = self.moved(number, &[], TRUE);
        let Ends { first, not_before, last } = self.term();
        let begun = self.edge(first);
        let mut after =
            |first: Option<Day>| first.map_or(Known::settled(TRUE), |first| self.compare(day, Comparison::GreaterOrEqual, first));
        let (after, late_enough) = (after(first), after(not_before));
        let before = last.map_or(Known::settled(TRUE), |last| self.compare(day, Comparison::LessOrEqual, last));
        let inside = self.space.circuit.all(&[after, late_enough, before]);
        // Where it is not known when the term begins, nothing is known of it at all.
        let circuit = &mut self.space.circuit;
        let holds = circuit.and(&[known, !none, begun, inside.holds]);
        let outside = circuit.and(&[begun, inside.fails]);
        let not_in = circuit.or(&[none, outside]);
        Known { holds, fails: circuit.and(&[known, not_in]) }
    }

    fn term_over(&mut self, at: u32) -> Known {
        let Some(Field { domain: Domain::Date(number), known, none, .. }) = self.field(at).cloned() else { return Known::NOTHING };
        let day = self.moved(number, &[], TRUE);
        let Ends { first, last, .. } = self.term();
        let begun = self.edge(first);
        let over = last.map_or(Known::settled(FALSE), |last| self.compare(day, Comparison::Greater, last));
        let circuit = &mut self.space.circuit;
        let holds = circuit.and(&[known, !none, begun, over.holds]);
        let not_over = circuit.and(&[begun, over.fails]);
        let not_so = circuit.or(&[none, not_over]);
        Known { holds, fails: circuit.and(&[known, not_so]) }
    }

    fn not_suspended(&mut self, first: u32, last: u32) -> Known {
        let fields = [self.field(first).cloned(), self.field(last).cloned()];
        let [Some(one), Some(other)] = fields else { return Known::NOTHING };
        let place = |at: u32| self.owner(at).and_then(|field| self.side.field(field));
        let (Some(first), Some(last)) = (place(first), place(last)) else { return Known::NOTHING };
        let clear = self.space.clear_of_suspensions(self.side.life, first, last);
        self.of_several(&[one, other], clear)
    }

    /// The first and the last day of the term.
    fn term(&mut self) -> Ends {
        let Some(plain) = self.side.plain.clone() else {
            return self.open_term();
        };
        let [first, last] = [plain.first, plain.last].map(|edge| edge.map(|edge| self.day_of(&edge)));
        Ends { first, not_before: plain.not_before.map(|day| Day::Fixed(Days::day(day))), last }
    }

    /// The term where its end, and perhaps its beginning, is left open: it ends no later than if it is renewed as often as it can be, and no sooner than unrenewed unless something ends it.
    fn open_term(&mut self) -> Ends {
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
        Ends { first: Some(first), not_before: bounds.not_before.map(|day| Day::Fixed(Days::day(day))), last: Some(last) }
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
    fn edge(&self, edge: Option<Day>) -> Bit {
        match edge {
            None | Some(Day::Fixed(_)) => TRUE,
            Some(Day::Moved(_, known)) => known,
            Some(Day::Unknown) => FALSE,
        }
    }
}
