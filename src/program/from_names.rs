//! Definitions and adopted readings become nodes, each before those that use it.

use super::from_conditions::Conditions;
use super::node::Node;
use crate::model::{Condition, ConditionKind, DefinitionId, OpenTermId};

/// Something that has a name and is a condition.
#[derive(Clone, Copy)]
enum Named {
    Definition(DefinitionId),
    Reading(OpenTermId),
}

impl Conditions<'_> {
    /// Gives every definition and every adopted reading its node.
    pub(super) fn name_all(&mut self) {
        let definitions = (0..).map(DefinitionId).take(self.model.definitions.len()).map(Named::Definition);
        let readings = (0..).map(OpenTermId).take(self.model.open_terms.len()).map(Named::Reading);
        // An own stack instead of recursion: a chain of definitions may be as long as the file.
        let mut seen = vec![false; self.model.definitions.len().saturating_add(self.model.open_terms.len())];
        for named in definitions.chain(readings) {
            let mut waiting = vec![(named, false)];
            while let Some((named, parts_known)) = waiting.pop() {
                if parts_known {
                    self.name(named);
                } else if let Some(seen) = seen.get_mut(self.place(named))
                    && !std::mem::replace(seen, true)
                {
                    waiting.push((named, true));
                    self.condition_of(named).into_iter().for_each(|condition| uses(condition, &mut waiting));
                }
            }
        }
    }

    fn place(&self, named: Named) -> usize {
        match named {
            Named::Definition(definition) => definition.index(),
            Named::Reading(term) => self.model.definitions.len().saturating_add(term.index()),
        }
    }

    fn condition_of(&self, named: Named) -> Option<&Condition> {
        match named {
            Named::Definition(definition) => self.model.definitions.get(definition.index()).map(|definition| &definition.condition),
            Named::Reading(term) => self.read_condition(term),
        }
    }

    fn name(&mut self, named: Named) {
        let condition = match named {
            Named::Definition(definition) => self.model.definitions.get(definition.index()).map(|definition| &definition.condition),
            Named::Reading(term) => self.read_condition(term),
        };
        let node = condition.map(|condition| self.condition(condition)).map(|node| self.share(node));
        let list = match named {
            Named::Definition(definition) => self.definitions.get_mut(definition.index()),
            Named::Reading(term) => self.readings.get_mut(term.index()),
        };
        if let Some(place) = list {
            *place = node;
        }
    }

    /// A node whose truth is worked out once a check, however often it is used. Tests that are as cheap as looking it up stay as they are.
    pub(super) fn share(&mut self, node: u32) -> u32 {
        match self.node(node) {
            Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Sum(_) | Node::Dates(_) | Node::CodeWide { .. } | Node::SetWide { .. } => {
                self.push(Node::Shared { slot: u32::MAX, node })
            }
            _ => node,
        }
    }
}

fn uses(condition: &Condition, waiting: &mut Vec<(Named, bool)>) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| uses(part, waiting)),
        ConditionKind::Not(part) => uses(part, waiting),
        ConditionKind::Defined(definition) => waiting.push((Named::Definition(*definition), false)),
        ConditionKind::Read(term) => waiting.push((Named::Reading(*term), false)),
        _ => {}
    }
}
