//! `and`, `or` and `not` over nodes, with what follows from Kleene's tables alone already done.

use super::from_conditions::Conditions;
use super::node::{List, Node};
use crate::value::Truth;

impl Conditions<'_> {
    /// All of the nodes hold.
    pub(super) fn all(&mut self, parts: &[u32]) -> u32 {
        let Some(parts) = self.gather(parts, Truth::True) else { return self.push(Node::Constant(Truth::False)) };
        match parts.as_slice() {
            [] => self.push(Node::Constant(Truth::True)),
            [one] => *one,
            several => {
                let list = List::push(&mut self.lists, several);
                self.push(Node::All(list))
            }
        }
    }

    /// One of the nodes holds.
    pub(super) fn any(&mut self, parts: &[u32]) -> u32 {
        let Some(parts) = self.gather(parts, Truth::False) else { return self.push(Node::Constant(Truth::True)) };
        match self.joined(parts).as_slice() {
            [] => self.push(Node::Constant(Truth::False)),
            [one] => *one,
            several => {
                let list = List::push(&mut self.lists, several);
                self.push(Node::Any(list))
            }
        }
    }

    /// The node does not hold.
    pub(super) fn not(&mut self, part: u32) -> u32 {
        match self.node(part) {
            Node::Constant(truth) => self.push(Node::Constant(!truth)),
            Node::Not(inner) => inner,
            _ => self.push(Node::Not(part)),
        }
    }

    /// The parts without those that are `neutral`, chains within chains made one; none when a part is the opposite, which settles it.
    fn gather(&self, parts: &[u32], neutral: Truth) -> Option<Vec<u32>> {
        let mut gathered = Vec::with_capacity(parts.len());
        for part in parts {
            match (self.node(*part), neutral) {
                (Node::Constant(truth), _) if truth == neutral => {}
                (Node::Constant(truth), _) if truth == !neutral => return None,
                (Node::All(list), Truth::True) | (Node::Any(list), Truth::False) => gathered.extend_from_slice(list.of(&self.lists)),
                _ => gathered.push(*part),
            }
        }
        Some(gathered)
    }

    /// Alternatives that ask for codes of the same word become one.
    fn joined(&mut self, parts: Vec<u32>) -> Vec<u32> {
        let mut joined: Vec<u32> = Vec::with_capacity(parts.len());
        let mut last_code: Option<(u32, u64)> = None;
        for part in parts {
            let (Node::Code { at, mask }, Some((last_at, last_mask))) = (self.node(part), last_code) else {
                last_code = if let Node::Code { at, mask } = self.node(part) { Some((at, mask)) } else { None };
                joined.push(part);
                continue;
            };
            let mask = if at == last_at { last_mask | mask } else { mask };
            let part = if at == last_at { self.push(Node::Code { at, mask }) } else { part };
            if at == last_at {
                joined.pop();
            }
            last_code = Some((at, mask));
            joined.push(part);
        }
        joined
    }
}
