//! Tests of one fact as gates.

use super::Encoder;
use crate::model::{FieldId, JudgementId, Quantifier};
use crate::program::{Node, Owner, SET_HEAD, SumTest, compare};
use crate::prove::circuit::{Bit, FALSE, Known, TRUE};
use crate::prove::space::{Domain, Field};
use crate::prove::sums;

impl Encoder<'_, '_, '_> {
    /// A node that is not made of others.
    pub(super) fn leaf(&mut self, node: Node) -> Known {
        match node {
            Node::Judged(at) => self.judged_so(at),
            Node::Flag(at) => self.test(at, |_, domain| match domain {
                Domain::Flag(yes) => *yes,
                _ => FALSE,
            }),
            Node::Given(at) | Node::NumberGiven(at) | Node::SetGiven(at) => self.given(at),
            Node::Code { at, mask } => self.code(at, &[mask]),
            Node::CodeWide { at, masks } => {
                let masks = masks.of(&self.side.program.masks).to_vec();
                self.code(at, &masks)
            }
            Node::Set { at, quantifier, mask } => self.set(at, quantifier, &[mask]),
            Node::SetWide { at, quantifier, masks } => {
                let masks = masks.of(&self.side.program.masks).to_vec();
                self.set(at, quantifier, &masks)
            }
            Node::Number { at, comparison, bound } => self.number(at, comparison, bound),
            Node::Sum(place) => match self.side.program.sums.get(place as usize).cloned() {
                Some(sum) => self.sum(&sum),
                None => Known::NOTHING,
            },
            other => self.dated(other),
        }
    }

    pub(super) fn owner(&self, at: u32) -> Option<FieldId> {
        match self.side.program.layout.owner(at) {
            Some(Owner::Field(field)) => Some(field),
            _ => None,
        }
    }

    pub(super) fn field(&self, at: u32) -> Option<&Field> {
        let place = self.side.field(self.owner(at)?)?;
        self.space.fields.get(place)
    }

    /// A test of a field's value: false of none in a rule, unknown in a check, and unknown of what is not known.
    fn test(&mut self, at: u32, holds: impl FnOnce(&mut Self, &Domain) -> Bit) -> Known {
        let Some(field) = self.field(at).cloned() else { return Known::NOTHING };
        let holds = holds(self, &field.domain);
        self.tested(&field, holds)
    }

    fn tested(&mut self, field: &Field, value: Bit) -> Known {
        let circuit = &mut self.space.circuit;
        let holds = circuit.and(&[field.known, !field.none, value]);
        let not_so = if self.none_is_unknown { circuit.and(&[!field.none, !value]) } else { circuit.or(&[field.none, !value]) };
        Known { holds, fails: circuit.and(&[field.known, not_so]) }
    }

    fn given(&mut self, at: u32) -> Known {
        let Some(field) = self.field(at).cloned() else { return Known::NOTHING };
        let circuit = &mut self.space.circuit;
        Known { holds: circuit.and(&[field.known, !field.none]), fails: circuit.and(&[field.known, field.none]) }
    }

    fn judged_so(&mut self, at: u32) -> Known {
        let Some((name, parties, either)) = self.side.judges(JudgementId(at)) else { return Known::NOTHING };
        let answers: Vec<Known> = parties.iter().map(|party| self.space.answer(name, party)).collect();
        if either { self.space.circuit.any(&answers) } else { self.space.circuit.all(&answers) }
    }

    fn code(&mut self, at: u32, masks: &[u64]) -> Known {
        let Some(owner) = self.owner(at) else { return Known::NOTHING };
        let mut codes: Vec<u32> = bits(masks).filter_map(|code| self.side.code(owner, code)).collect();
        codes.sort_unstable();
        let runs = crate::prove::space::runs_of(&codes);
        self.test(at, |encoder, domain| match domain {
            Domain::Choice { number, .. } => encoder.space.numbers.within(&mut encoder.space.circuit, *number, &runs),
            _ => FALSE,
        })
    }

    fn set(&mut self, at: u32, quantifier: Quantifier, masks: &[u64]) -> Known {
        let (Some(owner), Some(field)) = (self.owner(at), self.field(at).cloned()) else { return Known::NOTHING };
        let Domain::Set { members, other } = &field.domain else { return Known::NOTHING };
        let mut asked: Vec<u32> =
            bits(masks).filter_map(|bit| bit.checked_sub(SET_HEAD)).filter_map(|code| self.side.code(owner, code)).collect();
        let member = |code: &u32| members.get(*code as usize).map_or(FALSE, |(_, bit)| *bit);
        let circuit = &mut self.space.circuit;
        let value = match quantifier {
            Quantifier::Any => circuit.or(&asked.iter().map(member).collect::<Vec<_>>()),
            Quantifier::All => circuit.and(&asked.iter().map(member).collect::<Vec<_>>()),
            Quantifier::Only => {
                asked.sort_unstable();
                let others = (0u32..).zip(members).filter(|(code, _)| asked.binary_search(code).is_err()).map(|(_, (_, bit))| !*bit);
                let others: Vec<Bit> = others.chain([!*other]).collect();
                circuit.and(&others)
            }
        };
        // A set that is not there counts as an empty one in a rule; its members are all out then.
        let says = if self.none_is_unknown { circuit.and(&[field.known, !field.none]) } else { field.known };
        Known { holds: circuit.and(&[says, value]), fails: circuit.and(&[says, !value]) }
    }

    fn number(&mut self, at: u32, comparison: crate::model::Comparison, bound: i64) -> Known {
        use crate::model::Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
        self.test(at, |encoder, domain| {
            let Domain::Number(number) = domain else { return FALSE };
            let mut reaches = |bound: i64| encoder.space.numbers.reaches(&mut encoder.space.circuit, *number, bound);
            let next = bound.checked_add(1);
            match comparison {
                GreaterOrEqual => reaches(bound),
                Less => !reaches(bound),
                Greater => next.map_or(FALSE, reaches),
                LessOrEqual => !next.map_or(FALSE, reaches),
                Equal => {
                    let (from, beyond) = (reaches(bound), next.map_or(FALSE, reaches));
                    encoder.space.circuit.and(&[from, !beyond])
                }
            }
        })
    }

    fn sum(&mut self, sum: &SumTest) -> Known {
        let fields: Option<Vec<Field>> = sum.terms.iter().map(|(_, at)| self.field(*at).cloned()).collect();
        let Some(fields) = fields else { return Known::NOTHING };
        let mut terms = Vec::new();
        for ((factor, _), field) in sum.terms.iter().zip(&fields) {
            let Domain::Number(number) = &field.domain else { return Known::NOTHING };
            let digits = self.space.numbers.digits(&mut self.space.circuit, *number);
            terms.push((*factor, digits, self.space.numbers.get(*number).map_or(0, |number| number.least)));
        }
        let value = if terms.is_empty() {
            Bit::constant(compare(sum.comparison, &0, &sum.bound))
        } else {
            sums::compare(&mut self.space.circuit, &terms, sum.comparison, sum.bound)
        };
        self.of_several(&fields, Known::settled(value))
    }

    /// A test of several fields: false of none in a rule, unknown in a check, whatever is not known of the others.
    pub(super) fn of_several(&mut self, fields: &[Field], value: Known) -> Known {
        let circuit = &mut self.space.circuit;
        let none: Vec<Bit> = fields.iter().map(|field| circuit.and(&[field.known, field.none])).collect();
        let none = circuit.or(&none);
        let given: Vec<Bit> = fields.iter().flat_map(|field| [field.known, !field.none]).collect();
        let given = circuit.and(&given);
        let (holds, not_so) = (circuit.and(&[given, value.holds]), circuit.and(&[given, value.fails]));
        let fails = if self.none_is_unknown { not_so } else { circuit.or(&[none, not_so]) };
        Known { holds, fails }
    }

    /// Facts that are always there.
    pub(super) const ALWAYS: Bit = TRUE;
}

/// The places of the bits that are set.
fn bits(masks: &[u64]) -> impl Iterator<Item = u32> {
    let places = (0u32..).step_by(64).zip(masks);
    places.flat_map(|(first, mask)| (0..64).filter(move |at| mask.wrapping_shr(*at) & 1 == 1).map(move |at| first.saturating_add(at)))
}
