//! One edition's rules as gates over the questions: the same nodes that the evaluator runs, with the same three values.

mod dates;
mod leaves;
mod term;

use super::circuit::{Bit, Known};
use super::space::{Side, Space};
use crate::model::{Outcome, RuleKind, Statement, StatementKind};
use crate::program::{Node, parts};
use crate::value::Truth;

/// An edition's nodes as gates; those that something asks for.
pub(super) struct Encoder<'space, 'side, 'model> {
    pub space: &'space mut Space,
    pub side: &'side Side<'model>,
    /// What a test of a field without value comes to: false in a rule, unknown in a check of the schema.
    none_is_unknown: bool,
}

/// How an edition judges an activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    /// True: permitted. False: refused.
    pub verdict: Known,
    /// Whether the activity is in the focus.
    pub focus: Known,
    /// Whether it lies in the term.
    pub term: Known,
    /// Whether it can be stated in the edition at all, checks included.
    pub stated: Bit,
}

impl<'space, 'side, 'model> Encoder<'space, 'side, 'model> {
    /// The rules of an edition.
    pub fn new(space: &'space mut Space, side: &'side Side<'model>) -> Self {
        Self { space, side, none_is_unknown: false }
    }

    /// How the edition judges an activity.
    pub fn judged(&mut self) -> Judged {
        let program = &self.side.program;
        let of =
            |permits: bool| program.rules.iter().filter(move |rule| (rule.kind == RuleKind::Permit) == permits).map(|rule| rule.decides);
        let permits: Vec<u32> = of(true).collect();
        let roots: Vec<u32> = of(false).chain(permits.iter().copied()).chain(program.focus.iter().copied()).chain([program.term]).collect();
        let known = self.nodes(&roots);
        let (rules, others) = known.split_at_checked(program.rules.len()).unwrap_or((&known, &[]));
        let (objections, grounds) = rules.split_at_checked(rules.len().saturating_sub(permits.len())).unwrap_or((rules, &[]));
        let (term, focus) = others.split_last().map_or((Known::NOTHING, others), |(term, focus)| (*term, focus));
        let circuit = &mut self.space.circuit;
        let (objected, grounded) = (circuit.any(objections), circuit.any(grounds));
        let verdict = circuit.all(&[term, !objected, grounded]);
        let focus = circuit.any(focus);
        Judged { verdict, focus, term, stated: self.stated() }
    }

    /// Whether the activity can be stated in the edition: its values are those of the schema, and no check fails.
    pub fn stated(&mut self) -> Bit {
        let stated = self.space.stated(self.side);
        self.none_is_unknown = true;
        let checks = self.nodes(&self.side.program.checks);
        self.none_is_unknown = false;
        let parts: Vec<Bit> = checks.iter().map(|check| !check.fails).chain([stated]).collect();
        self.space.circuit.and(&parts)
    }

    /// What is known of nodes, given in their order.
    pub fn nodes(&mut self, roots: &[u32]) -> Vec<Known> {
        let program = &self.side.program;
        let mut wanted = vec![false; program.nodes.len()];
        let want = |wanted: &mut Vec<bool>, at: u32| {
            if let Some(place) = wanted.get_mut(at as usize) {
                *place = true;
            }
        };
        roots.iter().for_each(|root| want(&mut wanted, *root));
        // Invariant: parts come before what they are part of.
        for (at, node) in program.nodes.iter().enumerate().rev() {
            if wanted.get(at).copied().unwrap_or(false) {
                parts(node, &program.lists).iter().for_each(|part| want(&mut wanted, *part));
            }
        }
        let mut known = vec![Known::NOTHING; program.nodes.len()];
        for (at, node) in program.nodes.iter().enumerate().filter(|(at, _)| wanted.get(*at).copied().unwrap_or(false)) {
            let answer = self.node(*node, &known);
            if let Some(place) = known.get_mut(at) {
                *place = answer;
            }
        }
        roots.iter().map(|root| known.get(*root as usize).copied().unwrap_or(Known::NOTHING)).collect()
    }

    fn node(&mut self, node: Node, known: &[Known]) -> Known {
        let get = |at: u32| known.get(at as usize).copied().unwrap_or(Known::NOTHING);
        let of = |at: &u32| get(*at);
        match node {
            Node::Constant(truth) => constant(truth),
            Node::All(list) => {
                let parts: Vec<Known> = list.of(&self.side.program.lists).iter().map(of).collect();
                self.space.circuit.all(&parts)
            }
            Node::Any(list) => {
                let parts: Vec<Known> = list.of(&self.side.program.lists).iter().map(of).collect();
                self.space.circuit.any(&parts)
            }
            Node::Not(inner) => !get(inner),
            Node::Shared { node, .. } => get(node),
            leaf => self.leaf(leaf),
        }
    }

    /// A statement of a principle: its conditions are among those that the edition was asked for, in the order in which [`conditions`] gives them.
    pub fn statement(&mut self, statement: &Statement, judged: &Judged, asked: &mut std::slice::Iter<'_, u32>) -> Known {
        match &statement.kind {
            StatementKind::All(parts) => {
                let parts: Vec<Known> = parts.iter().map(|part| self.statement(part, judged, asked)).collect();
                self.space.circuit.all(&parts)
            }
            StatementKind::Any(parts) => {
                let parts: Vec<Known> = parts.iter().map(|part| self.statement(part, judged, asked)).collect();
                self.space.circuit.any(&parts)
            }
            StatementKind::Not(inner) => !self.statement(inner, judged, asked),
            StatementKind::Outcome(outcome) => Known::settled(self.outcome(*outcome, judged)),
            StatementKind::JudgedBy(judgement, party) => {
                let party = self.side.party(*party);
                match self.side.judges(*judgement) {
                    Some((name, judges, _)) if judges.contains(&party) => self.space.answer(name, party),
                    _ => Known::NOTHING,
                }
            }
            StatementKind::Holds(_) => match asked.next() {
                Some(node) => self.nodes(&[*node]).first().copied().unwrap_or(Known::NOTHING),
                None => Known::NOTHING,
            },
        }
    }

    /// Whether an activity has an outcome. What an edition cannot even state it neither permits nor refuses.
    pub fn outcome(&mut self, outcome: Outcome, judged: &Judged) -> Bit {
        let open = |judged: &Judged| [!judged.verdict.holds, !judged.verdict.fails];
        match outcome {
            Outcome::Permitted => judged.verdict.holds,
            Outcome::Refused => judged.verdict.fails,
            Outcome::Undetermined => self.space.circuit.and(&open(judged)),
            Outcome::InFocus => judged.focus.holds,
            Outcome::InTerm => judged.term.holds,
        }
    }
}

fn constant(truth: Truth) -> Known {
    match truth {
        Truth::True => Known::settled(super::circuit::TRUE),
        Truth::False => Known::settled(super::circuit::FALSE),
        Truth::Unknown => Known::NOTHING,
    }
}

/// The conditions of a statement that do not speak of the verdict, in order.
pub(super) fn conditions<'statement>(statement: &'statement Statement, into: &mut Vec<&'statement crate::model::Condition>) {
    match &statement.kind {
        StatementKind::All(parts) | StatementKind::Any(parts) => parts.iter().for_each(|part| conditions(part, into)),
        StatementKind::Not(inner) => conditions(inner, into),
        StatementKind::Holds(condition) => into.push(condition),
        StatementKind::Outcome(_) | StatementKind::JudgedBy(..) => {}
    }
}
