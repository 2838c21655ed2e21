//! Comparisons of days, as gates.

use super::Encoder;
use crate::calendar::Step;
use crate::model::Comparison;
use crate::program::{DateTest, Days, Node, Operand};
use crate::prove::circuit::{Bit, Known};
use crate::prove::dates::Moved;
use crate::prove::ordered::NumberId;
use crate::prove::space::{Domain, Field};

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

    pub(super) fn moved(&mut self, number: NumberId, steps: &[Step], known: Bit) -> Day {
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
                // Days that can be several are surely no later than another and no earlier only where both are known to the day.
                let parts = [self.no_later(left, right), self.no_later(right, left)];
                self.space.circuit.all(&parts)
            }
        }
    }

    pub(super) fn no_later(&mut self, left: Day, right: Day) -> Known {
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
}
