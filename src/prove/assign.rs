//! What every gate says of a case: the same question put to an activity and a record that are given.

use super::case::{Case, Stated};
use super::circuit::{Bit, Gate};
use super::dates::Moved;
use super::ordered::NumberId;
use super::space::{Domain, Field, Space, number_of};
use litemap::LiteMap;

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
    pub fn assigned(&self, case: &Case, open: &LiteMap<NumberId, i64>) -> Assigned {
        let mut values = open.clone();
        let mut inputs = Inputs(vec![false; self.circuit.len()]);
        for (field, (_, stated)) in self.fields.iter().zip(&case.facts) {
            self.field_says(field, stated, &mut values, &mut inputs);
        }
        for ((judgement, party), known) in self.answers() {
            let judged = case.judged.iter().find(|(name, by, _)| name == judgement && by == party).map(|(_, _, so)| *so);
            if let [made, so] = self.circuit.parts(known.holds.gate()) {
                inputs.put(*made, judged.is_some());
                inputs.put(*so, judged.unwrap_or(false));
            }
        }
        for (name, happened) in self.events() {
            let day = case.events.iter().find(|(event, _)| event == name).map(|(_, day)| number_of(*day));
            inputs.put(happened.recorded, day.is_some());
            if let Some(day) = day {
                values.insert(happened.day, day);
            }
        }
        self.worked_out(&values, &mut inputs)
    }

    fn field_says(&self, field: &Field, stated: &Stated, values: &mut LiteMap<NumberId, i64>, inputs: &mut Inputs) {
        inputs.put(field.known, *stated != Stated::Unknown);
        inputs.put(field.none, *stated == Stated::None);
        match (&field.domain, stated) {
            (Domain::Flag(bit), Stated::Flag(yes)) => inputs.put(*bit, *yes),
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
    fn put_member(&self, inputs: &mut Inputs, bit: Bit, there: bool) {
        match self.circuit.gate(bit.gate()) {
            Gate::Input => inputs.put(bit, there),
            Gate::And { .. } => {
                let own = self.circuit.parts(bit.gate()).iter().find(|part| !part.is_opposite());
                own.into_iter().for_each(|own| inputs.put(*own, there));
            }
            Gate::True => {}
        }
    }

    fn worked_out(&self, values: &LiteMap<NumberId, i64>, inputs: &mut Inputs) -> Assigned {
        let value =
            |number: NumberId| values.get(&number).copied().or_else(|| self.numbers.get(number).map(|number| number.least)).unwrap_or(0);
        let lead = |moved: Moved| self.dates.function(moved.function).map_or(0, |function| function.lead(value(moved.number)));
        for (id, number) in self.numbers.iter().filter(|(_, number)| !number.digits.is_empty()) {
            let above = value(id).saturating_sub(number.least);
            for (at, bit) in (0u32..).zip(&number.digits) {
                inputs.put(*bit, above.wrapping_shr(at) & 1 == 1);
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
                    _ => inputs.0.get(gate).copied().unwrap_or(false),
                },
            };
            says.push(answer);
        }
        Assigned(says)
    }
}

/// For each gate whether it is a question to which the case says yes.
struct Inputs(Vec<bool>);

impl Inputs {
    fn put(&mut self, bit: Bit, holds: bool) {
        if let Some(input) = self.0.get_mut(bit.gate()) {
            *input = holds != bit.is_opposite();
        }
    }
}
