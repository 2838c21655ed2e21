//! One question after another about the same editions: the search for an activity and a record of which something holds.

use super::certificate::Certificate;
use super::check::{CheckError, check};
use super::circuit::{Bit, Circuit, Gate};
use super::dates::{Constraint, Domain as Days, Impossible, settle};
use super::literal::Literal;
use super::ordered::{NumberId, Numbers};
use super::question::Certified;
use super::solve::{Lemmas, Outcome, Solver, Values};
use super::space::Space;
use super::written::Written;
use litemap::LiteMap;

/// A formula about a space, and the search over it.
pub(super) struct Search {
    written: Written,
    solver: Solver,
    demanded: Vec<Bit>,
}

/// What a search found.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// An activity and a record of which all holds.
    Found(Found),
    /// There is none: one of the literals of the goal, which deny what was supposed, must hold.
    None {
        /// Which of the suppositions exclude each other, by their places.
        because: Vec<usize>,
        /// The goal's literals.
        goal: Vec<Literal>,
        /// How it follows.
        certificate: Certificate,
    },
    /// The budget ran out.
    Unsettled,
}

/// An activity and a record as answers to questions: those that matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The answers that matter, as bits that hold, in the order of their gates.
    literals: Vec<Bit>,
    /// For each day that matters, its number.
    days: LiteMap<NumberId, i64>,
}

impl Found {
    /// What the answer says of a question; none where it does not matter.
    pub fn says(&self, bit: Bit) -> Option<bool> {
        if bit.gate() == 0 {
            return Some(!bit.is_opposite());
        }
        let place = self.literals.binary_search_by_key(&bit.gate(), |known| known.gate()).ok()?;
        self.literals.get(place).map(|known| *known == bit)
    }

    /// The answers that matter, as bits that hold, in a fixed order. Where days were settled among themselves, the relations among them are told, and not the days.
    pub fn literals(&self) -> &[Bit] {
        &self.literals
    }

    /// The least and the most that a number can be, as far as it matters.
    pub fn range(&self, numbers: &Numbers, id: NumberId) -> (i64, i64) {
        let Some(number) = numbers.get(id) else { return (0, 0) };
        if let Some(day) = self.days.get(&id) {
            return (*day, *day);
        }
        let mut range = (number.least, number.most);
        for (bound, cut) in &number.cuts {
            match self.says(*cut) {
                Some(true) => range.0 = range.0.max(*bound),
                Some(false) => range.1 = range.1.min(bound.saturating_sub(1)),
                None => {}
            }
        }
        range
    }

    /// The number with these binary digits above its least, where every digit counts.
    pub fn in_digits(&self, numbers: &Numbers, id: NumberId) -> Option<i64> {
        let number = numbers.get(id).filter(|number| !number.digits.is_empty())?;
        let digit = |(at, bit): (u32, &Bit)| if self.says(*bit) == Some(true) { 1i64.wrapping_shl(at) } else { 0 };
        Some((0u32..).zip(&number.digits).map(digit).fold(number.least, i64::saturating_add))
    }
}

impl Search {
    /// A search for activities and records of which all these hold, and that keep within the limits.
    pub fn new(space: &Space, demanded: &[Bit]) -> Self {
        Self::supposing(space, demanded, &[]).0
    }

    /// The same, and the literals of bits that may be supposed besides; none for what is settled beforehand.
    pub fn supposing(space: &Space, demanded: &[Bit], suppositions: &[Bit]) -> (Self, Vec<Option<Literal>>) {
        let demanded: Vec<Bit> = demanded.iter().chain(&space.limits).copied().collect();
        let (circuit, numbers, dates) = (&space.circuit, &space.numbers, &space.dates);
        let mut written = Written::default();
        let supposed: Vec<Option<Literal>> = suppositions.iter().map(|bit| written.literal(circuit, numbers, dates, *bit)).collect();
        written.demand(circuit, numbers, dates, &demanded);
        let solver = Solver::new(&written.formula);
        (Self { written, solver, demanded }, supposed)
    }

    /// What is demanded, and more besides.
    pub fn with(&self, more: &[Bit]) -> Vec<Bit> {
        self.demanded.iter().chain(more).copied().collect()
    }

    /// Looks for an answer of which all the suppositions hold too, for at most so many conflicts.
    pub fn find(&mut self, space: &Space, suppositions: &[(Bit, Literal)], budget: u64) -> Answer {
        let literals: Vec<Literal> = suppositions.iter().map(|(_, literal)| *literal).collect();
        let roots: Vec<Bit> = self.demanded.iter().copied().chain(suppositions.iter().map(|(bit, _)| *bit)).collect();
        let mut theory = Theory { space, written: &self.written, roots, found: Found::default(), given_up: false };
        match self.solver.solve(&literals, budget, &mut theory) {
            _ if theory.given_up => Answer::Unsettled,
            Outcome::Satisfied(_) => Answer::Found(theory.found),
            Outcome::Refuted { goal, certificate } => {
                let denied = |(place, literal): (usize, &Literal)| goal.contains(&!*literal).then_some(place);
                let because = literals.iter().enumerate().filter_map(denied).collect();
                Answer::None { because, goal, certificate }
            }
            Outcome::Unsettled => Answer::Unsettled,
        }
    }

    /// Looks from now on only for answers of which not all of these hold. What is found to be impossible then is no proof of anything. False where nothing is left.
    pub fn exclude(&mut self, bits: &[Bit]) -> bool {
        let clause: Vec<Literal> = bits.iter().filter_map(|bit| self.written.known(*bit)).map(|literal| !literal).collect();
        if clause.is_empty() {
            return false;
        }
        self.solver.know(clause);
        true
    }

    /// Something proved, with the size of what it is proved of.
    pub fn certified(&self, certificate: Certificate) -> Certified {
        let clauses = u32::try_from(self.written.formula.len()).unwrap_or(u32::MAX);
        Certified { variables: self.written.formula.variables(), clauses, certificate }
    }

    /// Follows a certificate step by step.
    ///
    /// # Errors
    /// The first step that does not follow.
    pub fn check(&self, space: &Space, goal: &[Literal], certificate: &Certificate) -> Result<(), CheckError> {
        let mut is_fact = |clause: &[Literal]| is_fact(space, &self.written, clause);
        check(&self.written.formula, goal, certificate, &mut is_fact)
    }
}

/// Whether a clause is a fact about days: whatever days there are, one of its literals holds.
fn is_fact(space: &Space, written: &Written, clause: &[Literal]) -> bool {
    let denied: Option<Vec<Constraint>> = clause.iter().map(|literal| written.constraint(!*literal)).collect();
    denied.is_some_and(|denied| matches!(settle(&space.dates, space, &denied), Err(Impossible::Because(_))))
}

impl Days for Space {
    fn bounds(&self, number: NumberId) -> (i64, i64) {
        self.numbers.get(number).map_or((0, 0), |number| (number.least, number.most))
    }
}

/// The calendar's part of a search: an answer stands only if there are such days.
struct Theory<'space> {
    space: &'space Space,
    written: &'space Written,
    roots: Vec<Bit>,
    found: Found,
    given_up: bool,
}

impl Lemmas for Theory<'_> {
    fn broken_by(&mut self, values: &Values<'_>) -> Vec<Vec<Literal>> {
        let literals = needed(&self.space.circuit, self.written, &self.roots, values);
        let told = |bit: &Bit| {
            let literal = self.written.known(*bit)?;
            Some((self.written.constraint(literal)?, literal))
        };
        let told: Vec<(Constraint, Literal)> = literals.iter().filter_map(told).collect();
        let constraints: Vec<Constraint> = told.iter().map(|(constraint, _)| *constraint).collect();
        match self.consistent(&constraints) {
            Ok(days) => {
                self.found = Found { literals, days };
                Vec::new()
            }
            Err(Impossible::GivenUp) => {
                self.given_up = true;
                Vec::new()
            }
            Err(Impossible::Because(places)) => {
                let least = self.least(&constraints, places);
                vec![least.iter().filter_map(|place| told.get(*place)).map(|(_, literal)| !*literal).collect()]
            }
        }
    }
}

impl Theory<'_> {
    /// Days as told. Where no relation is told, the order of the cuts is all that matters, and the formula has it.
    fn consistent(&self, told: &[Constraint]) -> Result<LiteMap<NumberId, i64>, Impossible> {
        if told.iter().any(|constraint| matches!(constraint, Constraint::Stands(..))) {
            settle(&self.space.dates, self.space, told)
        } else {
            Ok(LiteMap::new())
        }
    }

    /// Constraints that exclude each other, of which none can be left out.
    fn least(&self, told: &[Constraint], mut places: Vec<usize>) -> Vec<usize> {
        let mut at = 0;
        while at < places.len() {
            let without: Vec<usize> = places.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, place)| *place).collect();
            let constraints: Vec<Constraint> = without.iter().filter_map(|place| told.get(*place)).copied().collect();
            match settle(&self.space.dates, self.space, &constraints) {
                Err(Impossible::Because(_)) => places = without,
                _ => at = at.saturating_add(1),
            }
        }
        places
    }
}

/// The answers that make the roots hold, as bits that hold, in the order of their gates.
fn needed(circuit: &Circuit, written: &Written, roots: &[Bit], values: &Values<'_>) -> Vec<Bit> {
    let holds = |bit: Bit| bit.gate() == 0 || written.known(bit).is_some_and(|literal| values.holds(literal));
    let mut seen = vec![false; circuit.len()];
    let mut needed = Vec::new();
    let mut waiting: Vec<Bit> = roots.to_vec();
    while let Some(bit) = waiting.pop() {
        if bit.gate() == 0 || seen.get_mut(bit.gate()).is_none_or(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        let parts = circuit.parts(bit.gate());
        match circuit.gate(bit.gate()) {
            Gate::True => {}
            Gate::Input => needed.push(bit),
            Gate::And { .. } if !bit.is_opposite() => waiting.extend_from_slice(parts),
            Gate::And { .. } => {
                let false_part = |part: &&Bit| written.known(**part).is_some() && holds(!**part);
                let known = parts.iter().filter(false_part).find(|part| seen.get(part.gate()).copied().unwrap_or(false));
                let chosen = known.or_else(|| parts.iter().find(false_part));
                waiting.extend(chosen.map(|part| !*part));
            }
        }
    }
    needed.sort_unstable();
    needed
}
