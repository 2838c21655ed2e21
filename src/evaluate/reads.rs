//! What a single test looks at.

use super::nodes::Facts;
use crate::model::{EventId, FieldId, JudgementId};
use crate::program::{DateTest, Node, Operand, Owner};

/// Something that a test looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Read {
    /// A field.
    Field(FieldId),
    /// A judgement.
    Judgement(JudgementId),
    /// The date of an event.
    Event(EventId),
}

impl Facts<'_> {
    /// What the test looks at, each once, in the order of [`Read`].
    pub fn reads(self, node: Node) -> Vec<Read> {
        let words = |places: &[u32]| places.iter().filter_map(|at| self.read_of(*at)).collect::<Vec<_>>();
        let mut reads = match node {
            Node::Judged(at) | Node::Flag(at) | Node::Given(at) | Node::NumberGiven(at) | Node::SetGiven(at) => words(&[at]),
            Node::Code { at, .. } | Node::CodeWide { at, .. } | Node::Set { at, .. } | Node::SetWide { at, .. } => words(&[at]),
            Node::Number { at, .. } | Node::Date { at, .. } => words(&[at]),
            Node::DatePair { left, right, .. } => words(&[left, right]),
            Node::Sum(place) => {
                let terms = self.program.sums.get(place as usize).map_or(&[][..], |sum| &sum.terms);
                words(&terms.iter().map(|(_, at)| *at).collect::<Vec<_>>())
            }
            Node::Dates(place) => self.program.dates.get(place as usize).map_or_else(Vec::new, |test| self.date_reads(test)),
            Node::InTerm(at) | Node::TermOver(at) => words(&[at]).into_iter().chain(self.counted_from()).collect(),
            Node::NotSuspended { first, last } => words(&[first, last]),
            Node::Constant(_) | Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Shared { .. } => Vec::new(),
        };
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    fn counted_from(self) -> impl Iterator<Item = Read> {
        self.program.counted_from().into_iter().map(Read::Event)
    }

    fn date_reads(self, test: &DateTest) -> Vec<Read> {
        let side = |operand: &Operand| match operand {
            Operand::Fixed(_) => None,
            Operand::Reckoned(place) => self.program.reckoning(*place).map(|reckoning| Read::Event(reckoning.event)),
            Operand::Field(at, _) => self.read_of(*at),
        };
        [&test.left, &test.right].into_iter().filter_map(side).collect()
    }

    fn read_of(self, at: u32) -> Option<Read> {
        self.program.layout.owner(at).map(|owner| match owner {
            Owner::Field(field) => Read::Field(field),
            Owner::Judgement(judgement) => Read::Judgement(judgement),
        })
    }
}
