//! The term becomes a node and what a record is reckoned by.

use super::from_conditions::Conditions;
use super::node::Node;
use super::state::{Reckoned, TermLength};
use crate::value::Truth;

impl Conditions<'_> {
    /// Whether an activity lies in the term, and how the record gives its days.
    pub(super) fn term(&mut self) -> (u32, Reckoned) {
        let mut reckoned = Reckoned { events: self.model.events.len(), reckonings: std::mem::take(&mut self.reckonings), term: None };
        let Some(term) = &self.model.term else { return (self.push(Node::Constant(Truth::True)), reckoned) };
        let covered: Vec<u32> = [Some(term.covers), term.covers_to].into_iter().flatten().map(|field| self.in_term(field)).collect();
        reckoned.term = Some(TermLength {
            event: term.from,
            length: self.period(term.length),
            first_day_counts: term.first_day_counts,
            last_day_counts: term.last_day_counts,
        });
        (self.all(&covered), reckoned)
    }

    fn in_term(&mut self, field: crate::model::FieldId) -> u32 {
        let node = self.layout.field(field).map_or(Node::Constant(Truth::Unknown), |slot| Node::InTerm(slot.at));
        self.push(node)
    }
}
