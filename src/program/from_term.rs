//! The programme's life becomes a node: whether an activity is covered.

use super::from_conditions::Conditions;
use super::node::Node;
use super::state::Reckoned;
use crate::model::{Condition, FieldId, Survival};
use crate::value::Truth;

/// The parts of which it consists that an activity is covered.
#[derive(Clone, Debug, Default)]
pub(crate) struct CoveredBy {
    /// For each date field that is covered: it lies in the term.
    pub inside: Vec<u32>,
    /// For each such field: it lies behind the end. Only where something outlives the programme.
    pub over: Vec<u32>,
    /// For each clause by which activities outlive the programme, in the model's order: the activity is one of them.
    pub surviving: Vec<u32>,
    /// No day of it is suspended.
    pub clear: Option<u32>,
}

impl Conditions<'_> {
    /// Whether an activity is covered, the parts of that, and what the record gives the days by.
    pub(super) fn term(&mut self, can_be_suspended: bool) -> (u32, CoveredBy, Reckoned) {
        let (term, parts) = self.coverage(can_be_suspended);
        // Last of all: what outlives the programme may depend on events too.
        let reckoned = Reckoned { events: self.model.events.len(), reckonings: std::mem::take(&mut self.reckonings) };
        (term, parts, reckoned)
    }

    fn coverage(&mut self, can_be_suspended: bool) -> (u32, CoveredBy) {
        let covers = self.model.life.term.as_ref().and_then(|term| term.says.covers);
        let Some((first, last)) = covers else { return (self.push(Node::Constant(Truth::True)), CoveredBy::default()) };
        let model = self.model;
        let surviving = model.life.survivals.iter().filter_map(|clause| match &clause.says {
            Survival::Activities(condition) => Some(condition),
            Survival::Named { .. } => None,
        });
        let surviving: Vec<&Condition> = surviving.collect();
        let surviving: Vec<u32> = surviving.iter().map(|condition| self.condition(condition)).collect();
        let mut parts = CoveredBy { surviving, ..CoveredBy::default() };
        let mut covered: Vec<u32> = [Some(first), last].into_iter().flatten().map(|field| self.covers(field, &mut parts)).collect();
        if can_be_suspended {
            let clear = match (self.layout.field(first), self.layout.field(last.unwrap_or(first))) {
                (Some(first), Some(last)) => Node::NotSuspended { first: first.at, last: last.at },
                _ => Node::Constant(Truth::Unknown),
            };
            let clear = self.push(clear);
            parts.clear = Some(clear);
            covered.push(clear);
        }
        (self.all(&covered), parts)
    }

    // In the term; or behind its end, where the activity is one of those that outlive it.
    fn covers(&mut self, field: FieldId, parts: &mut CoveredBy) -> u32 {
        let at = self.layout.field(field).map(|slot| slot.at);
        let node = |of: fn(u32) -> Node| at.map_or(Node::Constant(Truth::Unknown), of);
        let inside = self.push(node(Node::InTerm));
        parts.inside.push(inside);
        if parts.surviving.is_empty() {
            return inside;
        }
        let (over, survives) = (self.push(node(Node::TermOver)), self.any(&parts.surviving));
        parts.over.push(over);
        let outlives = self.all(&[over, survives]);
        self.any(&[inside, outlives])
    }
}
