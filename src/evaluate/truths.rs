//! The truth of every node at once, for explanations.

use super::nodes::Facts;
use crate::program::parts;
use crate::program::{Node, Rule};
use crate::value::Truth;

/// The facts of a check and the truth of every node.
pub(super) struct Truths<'facts> {
    pub facts: Facts<'facts>,
    truths: Vec<Truth>,
}

impl<'facts> Truths<'facts> {
    /// Works every node out, parts first, so that nothing recurs however deep definitions go.
    pub fn of(facts: Facts<'facts>) -> Self {
        let mut truths = Vec::with_capacity(facts.program.nodes.len());
        for node in &facts.program.nodes {
            let truth = facts.truth(*node, |part| truths.get(part as usize).copied().unwrap_or(Truth::Unknown));
            truths.push(truth);
        }
        Self { facts, truths }
    }

    /// The truth of a node.
    pub fn get(&self, node: u32) -> Truth {
        self.truths.get(node as usize).copied().unwrap_or(Truth::Unknown)
    }

    /// The node itself.
    pub fn node(&self, at: u32) -> Node {
        self.facts.program.nodes.get(at as usize).copied().unwrap_or(Node::Constant(Truth::Unknown))
    }

    /// Whether one of the rules of a kind decides as it can.
    pub fn one_of(&self, chosen: impl Fn(&Rule) -> bool) -> Truth {
        self.facts.program.rules.iter().filter(|rule| chosen(rule)).fold(Truth::False, |any, rule| any.or(self.get(rule.decides)))
    }

    /// The tests on which the truth of the nodes rests, each once: of a whole that holds, the parts that make it hold; of one that does
    /// not, those that prevent it; of one that is unknown, those that are unknown.
    pub fn support(&self, roots: &[u32]) -> Vec<u32> {
        let mut waiting = roots.to_vec();
        let mut seen = std::collections::BTreeSet::new();
        let mut leaves = Vec::new();
        while let Some(at) = waiting.pop() {
            if !seen.insert(at) {
                continue;
            }
            let node = self.node(at);
            let truth = self.get(at);
            let inner = parts(&node, &self.facts.program.lists);
            match node {
                Node::Not(_) | Node::Shared { .. } => waiting.extend_from_slice(inner),
                Node::All(_) | Node::Any(_) => waiting.extend(inner.iter().filter(|part| self.get(**part) == truth)),
                Node::Constant(Truth::True | Truth::False) => {}
                _ => leaves.push(at),
            }
        }
        leaves.sort_unstable();
        leaves
    }
}
