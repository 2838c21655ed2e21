//! The nodes that decide become conjunctions of plain tests, and alternatives that ask the same word become one.

use super::from_conditions::Conditions;
use super::index::Index;
use super::literal::{Conjunction, Literal, Test};
use super::node::{List, Node};
use crate::model::Quantifier;
use std::collections::BTreeMap;

impl Conditions<'_> {
    /// The same alternatives in fewer nodes: those that only ask a word for codes, or a set for members, are joined with the others
    /// that ask the same word.
    pub(super) fn join(&mut self, alternatives: &[u32]) -> Vec<u32> {
        let mut asked: BTreeMap<(u32, bool), u64> = BTreeMap::new();
        let mut joined = Vec::new();
        let mut single = Vec::new();
        alternatives.iter().for_each(|alternative| self.spread(*alternative, &mut single));
        for alternative in &single {
            match self.node(*alternative) {
                Node::Code { at, mask } => *asked.entry((at, false)).or_default() |= mask,
                Node::Set { at, quantifier: Quantifier::Any, mask } => *asked.entry((at, true)).or_default() |= mask,
                _ => joined.push(*alternative),
            }
        }
        let nodes = asked.into_iter().map(|((at, set), mask)| match set {
            true => Node::Set { at, quantifier: Quantifier::Any, mask },
            false => Node::Code { at, mask },
        });
        let first: Vec<u32> = nodes.map(|node| self.push(node)).collect();
        first.into_iter().chain(joined).collect()
    }

    /// The node does not hold, with every `not` as deep as it goes: `not (a or b)` as `not a and not b`. Recursion is as deep as the
    /// condition.
    pub(super) fn opposite(&mut self, node: u32) -> u32 {
        match self.node(node) {
            Node::Any(list) => {
                let parts: Vec<u32> = list.of(&self.lists).to_vec().into_iter().map(|part| self.opposite(part)).collect();
                self.all(&parts)
            }
            Node::All(list) => {
                let parts: Vec<u32> = list.of(&self.lists).to_vec().into_iter().map(|part| self.opposite(part)).collect();
                self.any(&parts)
            }
            _ => self.not(node),
        }
    }

    /// An alternative that is itself alternatives, or the opposite of a conjunction, is as many. Recursion is as deep as the condition.
    fn spread(&mut self, node: u32, into: &mut Vec<u32>) {
        let parts = match self.node(node) {
            Node::Any(list) => list.of(&self.lists).to_vec(),
            Node::Not(inner) => match self.node(inner) {
                Node::All(list) => list.of(&self.lists).to_vec().into_iter().map(|part| self.not(part)).collect(),
                _ => return into.push(node),
            },
            _ => return into.push(node),
        };
        parts.into_iter().for_each(|part| self.spread(part, into));
    }
}

/// Lays out each node of an index.
pub(super) fn lay_out(nodes: &[Node], lists: &mut Vec<u32>, literals: &mut Vec<Literal>, index: &mut Index) {
    let mut known: BTreeMap<u32, Conjunction> = BTreeMap::new();
    for node in &index.nodes {
        let conjunction = *known.entry(*node).or_insert_with(|| conjunction(nodes, lists, literals, *node));
        index.conjunctions.push(conjunction);
    }
}

/// Lays out one node.
pub(super) fn conjunction(nodes: &[Node], lists: &mut Vec<u32>, literals: &mut Vec<Literal>, root: u32) -> Conjunction {
    let whole = match nodes.get(root as usize) {
        Some(Node::All(list)) => list.of(lists).to_vec(),
        _ => vec![root],
    };
    let mut plain = Vec::new();
    let mut others = Vec::new();
    for part in whole {
        match literal(nodes, part, false) {
            Some(literal) => plain.push(literal),
            None => others.push(part),
        }
    }
    let always = Literal { mask: 0, at: 0, test: Test::Always, opposite: false };
    let (first, rest) = plain.split_first().map_or((always, &[][..]), |(first, rest)| (*first, rest));
    Conjunction { first, rest: List::push(literals, rest), others: List::push(lists, &others) }
}

fn literal(nodes: &[Node], node: u32, opposite: bool) -> Option<Literal> {
    let (at, test, mask) = match *nodes.get(node as usize)? {
        Node::Not(inner) => return if opposite { None } else { literal(nodes, inner, true) },
        Node::Flag(at) => (at, Test::Code, 2),
        Node::Code { at, mask } => (at, Test::Code, mask),
        Node::Set { at, quantifier: Quantifier::Any, mask } => (at, Test::Any, mask),
        Node::Set { at, quantifier: Quantifier::All, mask } => (at, Test::All, mask),
        Node::Set { at, quantifier: Quantifier::Only, mask } => (at, Test::Only, mask),
        Node::Judged(at) => (at, Test::Judged, 0),
        Node::InTerm(at) => (at, Test::InTerm, 0),
        Node::All(_) | Node::Any(_) | Node::Shared { .. } => return None,
        _ => (node, Test::Leaf, 0),
    };
    Some(Literal { mask, at, test, opposite })
}
