//! What every gate says of a case: the same question put to an activity and a record that are given.

use super::case::{Case, Stated};
use super::circuit::{Bit, Gate};
use super::dates::Moved;
use super::ordered::NumberId;
use super::space::{Domain, Field, Space, number_of};
use std::collections::BTreeMap;

/// The answer of each gate, for one case.
#[derive(Clone, Debug)]
pub(super) struct Assigned(Vec<bool>);

impl Assigned {
    /// What is said of a bit.
    pub fn says(&self, bit: Bit) -> bool {
        self.0.get(bit.gate()).copied().unwrap_or(false) != bit.is_opposite()
    }
}

impl Space {
    /// What every gate says of a case. Days that the space leaves open are those that their number is given with `open`; else their first.
    pub fn assigned(&self, case: &Case, open: &BTreeMap<NumberId, i64>) -> Assigned {
        let mut values: BTreeMap<NumberId, i64> = open.clone();
        let mut inputs: BTreeMap<usize, bool> = BTreeMap::new();
        for (field, (_, stated)) in self.fields.iter().zip(&case.facts) {
            self.field_says(field, stated, &mut values, &mut inputs);
        }
        for ((judgement, party), known) in self.answers() {
            let judged = case.judged.iter().find(|(name, by, _)| name == judgement && by == party).map(|(_, _, so)| *so);
            if let [made, so] = self.circuit.parts(known.holds.gate()) {
                put(&mut inputs, *made, judged.is_some());
                put(&mut inputs, *so, judged.unwrap_or(false));
            }
        }
        for (name, happened) in self.events() {
            let day = case.events.iter().find(|(event, _)| event == name).map(|(_, day)| number_of(*day));
            put(&mut inputs, happened.recorded, day.is_some());
            values.extend(day.map(|day| (happened.day, day)));
        }
        self.worked_out(&values, inputs)
    }

    fn field_says(&self, field: &Field, stated: &Stated, values: &mut BTreeMap<NumberId, i64>, inputs: &mut BTreeMap<usize, bool>) {
        put(inputs, field.known, *stated != Stated::Unknown);
        put(inputs, field.none, *stated == Stated::None);
        match (&field.domain, stated) {
            (Domain::Flag(bit), Stated::Flag(yes)) => put(inputs, *bit, *yes),
            (Domain::Choice { number, names, .. }, Stated::One(_) | Stated::Text(_)) => {
                let name = match stated {
                    Stated::One(name) => name.as_deref(),
                    Stated::Text(words) => Some(words.as_str()),
                    _ => None,
                };
                let place = name.and_then(|name| names.iter().position(|known| known == name)).unwrap_or(names.len());
                values.insert(*number, i64::try_from(place).unwrap_or(i64::MAX));
            }
            (Domain::Set { members, other }, Stated::Set(names, strange)) => {
                for (name, bit) in members {
                    self.put_member(inputs, *bit, names.contains(name));
                }
                self.put_member(inputs, *other, *strange);
            }
            (Domain::Number(number), Stated::Number(value)) => {
                values.insert(*number, *value);
            }
            (Domain::Date(number), Stated::Date(day)) => {
                values.insert(*number, number_of(*day));
            }
            _ => {}
        }
    }

    // In an optional set a member is an input and that there is a set.
    fn put_member(&self, inputs: &mut BTreeMap<usize, bool>, bit: Bit, there: bool) {
        match self.circuit.gate(bit.gate()) {
            Gate::Input => put(inputs, bit, there),
            Gate::And { .. } => {
                let own = self.circuit.parts(bit.gate()).iter().find(|part| !part.is_opposite());
                own.into_iter().for_each(|own| put(inputs, *own, there));
            }
            Gate::True => {}
        }
    }

    fn worked_out(&self, values: &BTreeMap<NumberId, i64>, inputs: BTreeMap<usize, bool>) -> Assigned {
        let value =
            |number: NumberId| values.get(&number).copied().or_else(|| self.numbers.get(number).map(|number| number.least)).unwrap_or(0);
        let lead = |moved: Moved| self.dates.function(moved.function).map_or(0, |function| function.lead(value(moved.number)));
        let mut digits: BTreeMap<usize, bool> = BTreeMap::new();
        for (id, number) in self.numbers.iter().filter(|(_, number)| !number.digits.is_empty()) {
            let above = value(id).saturating_sub(number.least);
            for (at, bit) in (0u32..).zip(&number.digits) {
                digits.insert(bit.gate(), above.wrapping_shr(at) & 1 == 1);
            }
        }
        let mut says = Vec::with_capacity(self.circuit.len());
        for gate in 0..self.circuit.len() {
            let answer = match self.circuit.gate(gate) {
                Gate::True => true,
                Gate::And { .. } => {
                    self.circuit.parts(gate).iter().all(|part| says.get(part.gate()).copied().unwrap_or(false) != part.is_opposite())
                }
                Gate::Input => match (self.numbers.meaning(gate), self.dates.meaning(gate)) {
                    (Some((number, bound)), _) => value(number) >= bound,
                    (_, Some(relation)) => lead(relation.left) <= lead(relation.right),
                    _ => inputs.get(&gate).or_else(|| digits.get(&gate)).copied().unwrap_or(false),
                },
            };
            says.push(answer);
        }
        Assigned(says)
    }
}

fn put(inputs: &mut BTreeMap<usize, bool>, bit: Bit, holds: bool) {
    inputs.insert(bit.gate(), holds != bit.is_opposite());
}
