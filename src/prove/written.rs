//! Gates become a formula: those that something asks for, each in the direction in which it is asked.
//!
//! A gate that only has to hold needs no clause that says when it does not (Plaisted and Greenbaum, *A Structure-Preserving Clause Form
//! Translation*, Journal of Symbolic Computation 2, 1986).

use super::circuit::{Bit, Circuit, Gate};
use super::dates::{Constraint, Dates, Relation};
use super::formula::Formula;
use super::literal::{Literal, Variable};
use super::ordered::{NumberId, Numbers};

/// What a variable of the formula stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A number is at least so much.
    Reaches(NumberId, i64),
    /// One moved day is no later than another.
    Stands(Relation),
    /// Another gate.
    Gate,
}

/// A formula, and what its variables stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// What must hold at once.
    pub formula: Formula,
    /// For each gate its variable, where it has one.
    variables: Vec<Option<Variable>>,
    /// For each gate which of its directions are written: 1 that it holds, 2 that it does not.
    directions: Vec<u8>,
    meanings: Vec<Meaning>,
}

impl Written {
    /// Demands that each of the bits holds. Nothing can be added behind it.
    pub fn demand(&mut self, circuit: &Circuit, numbers: &Numbers, dates: &Dates, bits: &[Bit]) {
        for bit in bits {
            match self.literal(circuit, numbers, dates, *bit) {
                Some(literal) => drop(self.formula.add(&[literal])),
                None if *bit == super::circuit::TRUE => {}
                None => drop(self.formula.add(&[])),
            }
        }
        self.order(numbers);
    }

    /// The literal of a bit that may be demanded, with everything that follows if it is. None for what is settled.
    pub fn literal(&mut self, circuit: &Circuit, numbers: &Numbers, dates: &Dates, bit: Bit) -> Option<Literal> {
        if bit.gate() == 0 {
            return None;
        }
        self.variables.resize(circuit.len(), None);
        self.directions.resize(circuit.len(), 0);
        let mut waiting = vec![bit];
        while let Some(bit) = waiting.pop() {
            let variable = self.variable(numbers, dates, bit.gate());
            let direction = if bit.is_opposite() { 2 } else { 1 };
            let Some(written) = self.directions.get_mut(bit.gate()) else { continue };
            if *written & direction != 0 {
                continue;
            }
            *written |= direction;
            let Gate::And { .. } = circuit.gate(bit.gate()) else { continue };
            let parts = circuit.parts(bit.gate());
            for part in parts {
                waiting.push(if bit.is_opposite() { !*part } else { *part });
            }
            self.clauses(numbers, dates, variable, parts, bit.is_opposite());
        }
        self.known(bit)
    }

    fn clauses(&mut self, numbers: &Numbers, dates: &Dates, gate: Variable, parts: &[Bit], opposite: bool) {
        let literals: Vec<Literal> = parts.iter().map(|part| self.variable(numbers, dates, part.gate()).is(!part.is_opposite())).collect();
        if opposite {
            let mut clause: Vec<Literal> = literals.iter().map(|literal| !*literal).collect();
            clause.push(gate.yes());
            self.formula.add(&clause);
        } else {
            for literal in literals {
                self.formula.add(&[gate.no(), literal]);
            }
        }
    }

    fn variable(&mut self, numbers: &Numbers, dates: &Dates, gate: usize) -> Variable {
        if let Some(variable) = self.variables.get(gate).copied().flatten() {
            return variable;
        }
        let variable = self.formula.variable();
        let meaning = match (numbers.meaning(gate), dates.meaning(gate)) {
            (Some((number, bound)), _) => Meaning::Reaches(number, bound),
            (_, Some(relation)) => Meaning::Stands(relation),
            _ => Meaning::Gate,
        };
        self.meanings.push(meaning);
        if let Some(place) = self.variables.get_mut(gate) {
            *place = Some(variable);
        }
        variable
    }

    /// Who reaches a bound reaches every lower one.
    fn order(&mut self, numbers: &Numbers) {
        for (_, number) in numbers.iter().filter(|(_, number)| number.digits.is_empty()) {
            let written: Vec<Literal> = number.cuts.values().filter_map(|cut| self.known(*cut)).collect();
            for pair in written.windows(2) {
                if let [lower, higher] = pair {
                    self.formula.add(&[!*higher, *lower]);
                }
            }
        }
    }

    /// The literal of a bit, where it has one already.
    pub fn known(&self, bit: Bit) -> Option<Literal> {
        self.variables.get(bit.gate()).copied().flatten().map(|variable| variable.is(!bit.is_opposite()))
    }

    /// What a literal says of days or numbers; none for other gates.
    pub fn constraint(&self, literal: Literal) -> Option<Constraint> {
        match self.meanings.get(literal.variable().index())? {
            Meaning::Reaches(number, bound) => Some(Constraint::Reaches(*number, *bound, literal.is_yes())),
            Meaning::Stands(relation) => Some(Constraint::Stands(*relation, literal.is_yes())),
            Meaning::Gate => None,
        }
    }
}
