//! The hot way: permitted, refused or undetermined, and no more.

use super::nodes::{Facts, every};
use crate::program::{Activity, Conjunction, Index, Node, Program, State};
use crate::value::Truth;

/// Whether the activity is permitted: true permitted, false refused, unknown undetermined.
///
/// It answers as [`explain`](super::explain) does, faster. Nothing is allocated, unless the policy shares more than 65,536 conditions
/// among its clauses.
#[must_use]
pub fn decide(program: &Program, state: &State, activity: &Activity) -> Truth {
    with_check(Facts { program, state, activity, none: Truth::False }, |check| check.verdict())
}

/// The truth of each of some nodes of a program.
#[cfg(feature = "prove")]
pub(crate) fn truths(program: &Program, state: &State, activity: &Activity, nodes: &[u32]) -> Vec<Truth> {
    let mut truths = vec![Truth::Unknown; nodes.len()];
    truths_of(Facts { program, state, activity, none: Truth::False }, nodes, |place, truth| {
        if let Some(kept) = truths.get_mut(place) {
            *kept = truth;
        }
    });
    truths
}

/// The truth of each of some nodes, told with its place among them.
pub(super) fn truths_of(facts: Facts<'_>, nodes: &[u32], mut tell: impl FnMut(usize, Truth)) {
    let check = |mut check: Check<'_>| {
        check.milestones();
        nodes.iter().enumerate().for_each(|(place, node)| tell(place, check.node(*node)));
    };
    with_check(facts, check);
}

/// Whether a conjunction holds. Most have no more than plain tests, and most fail the first of them.
#[inline]
pub(super) fn holds(facts: Facts<'_>, conjunction: &Conjunction) -> bool {
    let mut plain = [&conjunction.first].into_iter().chain(conjunction.rest.of(&facts.program.literals));
    let plain = plain.all(|literal| facts.literal(literal) == Truth::True);
    plain && (conjunction.others.count == 0 || rest_holds(facts, conjunction))
}

/// Apart, so that nobody makes room for the truths of shared nodes who does not come here.
#[inline(never)]
fn rest_holds(facts: Facts<'_>, conjunction: &Conjunction) -> bool {
    let rest = |mut check: Check<'_>| {
        check.milestones();
        check.others(conjunction) == Truth::True
    };
    with_check(facts, rest)
}

/// Runs with as much room for the truths of shared nodes as the program needs, 32 to a word.
fn with_check<Out>(facts: Facts<'_>, run: impl for<'check> FnOnce(Check<'check>) -> Out) -> Out {
    match facts.program.slots {
        0 => run(Check { facts, kept: &mut [] }),
        1..=256 => run(Check { facts, kept: &mut [0; 8] }),
        257..=4096 => run(Check { facts, kept: &mut [0; 128] }),
        4097..=65536 => run(Check { facts, kept: &mut [0; 2048] }),
        slots => run(Check { facts, kept: &mut vec![0; slots.div_ceil(32) as usize] }),
    }
}

/// One check under way.
struct Check<'check> {
    facts: Facts<'check>,
    /// The truths of shared nodes, two bits each: 0 not worked out, else one more than the truth.
    kept: &'check mut [u64],
}

impl Check<'_> {
    fn milestones(&mut self) {
        for milestone in &self.facts.program.milestones {
            self.node(*milestone);
        }
    }

    fn verdict(mut self) -> Truth {
        let program = self.facts.program;
        self.milestones();
        let mut verdict = self.conjunction(&program.in_term);
        if verdict != Truth::False {
            verdict = verdict.and(!self.one_of(&program.objections, 0));
        }
        if verdict != Truth::False {
            verdict = verdict.and(self.one_of(&program.grounds, 0));
        }
        verdict
    }

    /// Whether one of the index's nodes holds. Recursion is as deep as tables lie within each other, which is four.
    fn one_of(&mut self, index: &Index, group: u32) -> Truth {
        let Some(group) = index.groups.get(group as usize) else { return Truth::False };
        let mut any = self.some(group.loose.of(&index.conjunctions));
        for table in group.tables.of(&index.tables) {
            if any == Truth::True {
                break;
            }
            let group = index.find(table, self.facts.activity.word(table.at));
            any = any.or(group.map_or(Truth::False, |group| self.one_of(index, group)));
        }
        any
    }

    fn some(&mut self, conjunctions: &[Conjunction]) -> Truth {
        let mut any = Truth::False;
        for conjunction in conjunctions {
            any = any.or(self.conjunction(conjunction));
            if any == Truth::True {
                break;
            }
        }
        any
    }

    #[inline]
    fn conjunction(&mut self, conjunction: &Conjunction) -> Truth {
        let mut all = self.facts.literal(&conjunction.first);
        if all == Truth::False {
            return all;
        }
        for literal in conjunction.rest.of(&self.facts.program.literals) {
            all = all.and(self.facts.literal(literal));
            if all == Truth::False {
                return all;
            }
        }
        if conjunction.others.count == 0 { all } else { all.and(self.others(conjunction)) }
    }

    fn others(&mut self, conjunction: &Conjunction) -> Truth {
        every(conjunction.others.of(&self.facts.program.lists), |part| self.node(part))
    }

    /// The truth of a node. Recursion ends at milestones, so it is no deeper than conditions are nested and a few more.
    fn node(&mut self, at: u32) -> Truth {
        let Some(node) = self.facts.program.nodes.get(at as usize).copied() else { return Truth::Unknown };
        match node {
            Node::Shared { slot, node } => self.shared(slot, node),
            node => self.facts.truth(node, |part| self.node(part)),
        }
    }

    fn shared(&mut self, slot: u32, node: u32) -> Truth {
        let (word, shift) = ((slot / 32) as usize, (slot % 32).saturating_mul(2));
        match self.kept.get(word).map(|kept| kept.wrapping_shr(shift) & 3) {
            Some(1) => Truth::False,
            Some(2) => Truth::Unknown,
            Some(3) => Truth::True,
            _ => {
                let truth = self.node(node);
                if let Some(kept) = self.kept.get_mut(word) {
                    *kept |= (truth as u64).saturating_add(1).wrapping_shl(shift);
                }
                truth
            }
        }
    }
}
