//! Dates that stand to each other by steps of the calendar: questions about them, and whether several answers can be given at once.

mod feasible;
mod function;
mod spread;

pub(super) use feasible::{Constraint, Domain, Impossible, settle};
pub(super) use function::{Function, leading_somewhere, runs};

use super::circuit::{Bit, Circuit};
use super::ordered::{NumberId, Numbers};
use crate::calendar::{CalendarRules, Step};
use litemap::LiteMap;
use std::collections::HashMap;
use std::sync::Arc;

/// The place of a function among [`Dates`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct FunctionId(u32);

/// A day of the question, moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Moved {
    /// The day.
    pub number: NumberId,
    /// By which steps.
    pub function: FunctionId,
}

/// One moved day is no later than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Relation {
    /// The day that is no later.
    pub left: Moved,
    /// Than this one.
    pub right: Moved,
}

/// Every function and every relation that a question speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    rules: Vec<Arc<CalendarRules>>,
    functions: Vec<Function>,
    known: HashMap<(NumberId, usize, Vec<Step>), FunctionId>,
    relations: LiteMap<Relation, Bit>,
    meanings: LiteMap<usize, Relation>,
}

impl Dates {
    /// The place of a calendar's rules; the same rules have the same.
    pub fn calendar(&mut self, rules: &CalendarRules) -> usize {
        let known = self.rules.iter().position(|known| **known == *rules);
        known.unwrap_or_else(|| {
            self.rules.push(Arc::new(rules.clone()));
            self.rules.len().saturating_sub(1)
        })
    }

    /// The steps from a day by a calendar's rules.
    pub fn moved(&mut self, numbers: &Numbers, number: NumberId, steps: &[Step], calendar: usize) -> Moved {
        // Where nothing is moved, no calendar matters.
        let calendar = if steps.is_empty() { 0 } else { calendar };
        let key = (number, calendar, steps.to_vec());
        if let Some(function) = self.known.get(&key) {
            return Moved { number, function: *function };
        }
        let bounds = numbers.get(number).map_or((0, 0), |number| (number.least, number.most));
        let rules = self.rules.get(calendar).cloned().unwrap_or_default();
        let function = FunctionId(u32::try_from(self.functions.len()).unwrap_or(u32::MAX));
        self.functions.push(Function::new(steps, &rules, bounds));
        self.known.insert(key, function);
        Moved { number, function }
    }

    /// The function.
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.get(id.0 as usize)
    }

    /// The relation for which a gate stands.
    pub fn meaning(&self, gate: usize) -> Option<Relation> {
        self.meanings.get(&gate).copied()
    }

    /// One moved day is no later than another.
    pub fn at_most(&mut self, circuit: &mut Circuit, numbers: &mut Numbers, left: Moved, right: Moved) -> Bit {
        if left.number == right.number {
            let holds = |day: i64| self.lead(left, day) <= self.lead(right, day);
            let bounds = numbers.get(left.number).map_or((0, 0), |number| (number.least, number.most));
            let runs = runs(bounds.0, bounds.1, holds);
            return numbers.within(circuit, left.number, &runs);
        }
        let relation = Relation { left, right };
        if let Some(known) = self.relations.get(&relation) {
            return *known;
        }
        let bit = circuit.input();
        self.relations.insert(relation, bit);
        self.meanings.insert(bit.gate(), relation);
        bit
    }

    /// A moved day is no later than a day that is fixed.
    pub fn at_most_day(&self, circuit: &mut Circuit, numbers: &mut Numbers, moved: Moved, day: i64) -> Bit {
        let Some(function) = self.function(moved.function) else { return super::circuit::FALSE };
        let bounds = numbers.get(moved.number).map_or((0, 0), |number| (number.least, number.most));
        if function.is_ordered() {
            let last = function.last_within(day, bounds.0, bounds.1);
            let beyond = last.map_or(bounds.0, |last| last.saturating_add(1));
            return !numbers.reaches(circuit, moved.number, beyond);
        }
        let runs = runs(bounds.0, bounds.1, |from| function.lead(from) <= day);
        numbers.within(circuit, moved.number, &runs)
    }

    fn lead(&self, moved: Moved, day: i64) -> i64 {
        self.function(moved.function).map_or(day, |function| function.lead(day))
    }
}
