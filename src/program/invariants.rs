//! What must be so of every program, as checks that tests run.

use super::Program;
use super::index::{EMPTY, Index};
use super::literal::Conjunction;
use super::node::{List, Node};
use super::sharing::parts;

impl Program {
    /// Checks that the program is well made: parts come before what they are part of, and every place named is there.
    ///
    /// # Errors
    ///
    /// Says what is wrong, for whoever works on the compiler; no model leads to it.
    pub fn check_invariants(&self) -> Result<(), String> {
        for (at, node) in self.nodes.iter().enumerate() {
            if parts(node, &self.lists).iter().any(|part| *part as usize >= at) {
                return Err(format!("node {at} comes before one of its parts"));
            }
            if !self.is_whole(node) {
                return Err(format!("node {at} names a place that is not there: {node:?}"));
            }
        }
        let rules = self.rules.iter().flat_map(|rule| [rule.applies, rule.demands, rule.effective, rule.decides]);
        let roots = rules.chain(self.focus.iter().chain(&self.checks).chain(&self.milestones).copied()).chain([self.term]);
        if let Some(root) = roots.into_iter().find(|root| *root as usize >= self.nodes.len()) {
            return Err(format!("node {root} is used and not there"));
        }
        if self.layout.owners.len() != self.layout.blank.len() {
            return Err("a word of the activity has no owner".to_owned());
        }
        if self.faults.iter().chain([&self.in_term]).any(|conjunction| !self.is_laid_out(conjunction)) {
            return Err("a check or the term is not laid out".to_owned());
        }
        [&self.grounds, &self.objections].into_iter().try_for_each(|index| self.check_index(index))
    }

    fn is_whole(&self, node: &Node) -> bool {
        let word = |at: u32| (at as usize) < self.layout.blank.len();
        let run =
            |list: List, length: usize| list.count > 0 && list.start.checked_add(list.count).is_some_and(|end| end as usize <= length);
        match *node {
            Node::Constant(_) | Node::Not(_) => true,
            Node::Shared { slot, .. } => slot == u32::MAX || slot < self.slots,
            Node::All(list) | Node::Any(list) => run(list, self.lists.len()),
            Node::Judged(at) | Node::Flag(at) | Node::Given(at) | Node::NumberGiven(at) | Node::SetGiven(at) => word(at),
            Node::InTerm(at) | Node::TermOver(at) => word(at),
            Node::NotSuspended { first, last } => word(first) && word(last),
            Node::Code { at, .. } | Node::Set { at, .. } | Node::Number { at, .. } | Node::Date { at, .. } => word(at),
            Node::CodeWide { at, masks } | Node::SetWide { at, masks, .. } => word(at) && run(masks, self.masks.len()),
            Node::DatePair { left, right, .. } => word(left) && word(right),
            Node::Sum(place) => (place as usize) < self.sums.len(),
            Node::Dates(place) => (place as usize) < self.dates.len(),
        }
    }

    fn is_laid_out(&self, conjunction: &Conjunction) -> bool {
        let run = |list: List, length: usize| list.start.checked_add(list.count).is_some_and(|end| end as usize <= length);
        run(conjunction.rest, self.literals.len()) && run(conjunction.others, self.lists.len())
    }

    fn check_index(&self, index: &Index) -> Result<(), String> {
        if let Some(node) = index.nodes.iter().find(|node| **node as usize >= self.nodes.len()) {
            return Err(format!("the index leads to node {node}, which is not there"));
        }
        if let Some((_, group)) = index.buckets.iter().find(|(_, group)| *group != EMPTY && *group as usize >= index.groups.len()) {
            return Err(format!("the index leads to group {group}, which is not there"));
        }
        if let Some(table) = index.tables.iter().find(|table| table.unknown as usize >= index.groups.len()) {
            return Err(format!("the table on word {} leads to group {}, which is not there", table.at, table.unknown));
        }
        if index.conjunctions.len() != index.nodes.len() || index.conjunctions.iter().any(|one| !self.is_laid_out(one)) {
            return Err("a node of the index is not laid out".to_owned());
        }
        let sorted = |list: List| list.of(&index.buckets).is_sorted_by(|(one, _), (other, _)| one < other);
        let place = |at: usize| u64::try_from(at).ok();
        let dense = |list: List| list.of(&index.buckets).iter().enumerate().all(|(at, (code, _))| place(at) == Some(*code));
        match index.tables.iter().find(|table| !sorted(table.buckets) || (table.dense && !dense(table.buckets))) {
            Some(table) => Err(format!("the table on word {} is out of order", table.at)),
            None => Ok(()),
        }
    }
}
