//! Which nodes keep their truth during a check, and how deep a check can go.

use super::node::{List, Node};

/// How deep nodes may lie within each other before one of them is worked out beforehand.
const DEEPEST: u32 = 64;

/// The slots that a check needs, and the nodes that it works out beforehand, in order.
pub(super) struct Sharing {
    pub slots: u32,
    pub milestones: Vec<u32>,
}

/// Gives a slot to each shared node that is used more than once, and makes the others the node that they share. A chain of definitions
/// may be as long as the file, so nodes that lie too deep become milestones, which a check works out first.
pub(super) fn settle(nodes: &mut [Node], lists: &[u32], roots: &[u32]) -> Sharing {
    let uses = uses(nodes, lists, roots);
    let mut sharing = Sharing { slots: 0, milestones: Vec::new() };
    let mut depths = vec![0u32; nodes.len()];
    for at in 0..nodes.len() {
        let Some(node) = nodes.get(at).copied() else { continue };
        let deepest = parts(&node, lists).iter().filter_map(|part| depths.get(*part as usize)).max();
        let mut depth = deepest.map_or(0, |depth| depth.saturating_add(1));
        if let Node::Shared { node: shared, .. } = node {
            let often = uses.get(at).is_some_and(|uses| *uses > 1);
            let deep = depth > DEEPEST;
            let settled = if often || deep {
                let slot = sharing.slots;
                sharing.slots = sharing.slots.saturating_add(1);
                Node::Shared { slot, node: shared }
            } else {
                nodes.get(shared as usize).copied().unwrap_or(node)
            };
            if deep {
                sharing.milestones.push(u32::try_from(at).unwrap_or(u32::MAX));
                depth = 0;
            }
            if let Some(place) = nodes.get_mut(at) {
                *place = settled;
            }
        }
        if let Some(place) = depths.get_mut(at) {
            *place = depth;
        }
    }
    sharing
}

/// The nodes that a node is made of.
pub(crate) fn parts<'lists>(node: &'lists Node, lists: &'lists [u32]) -> &'lists [u32] {
    match node {
        Node::All(list) | Node::Any(list) => List::of(*list, lists),
        Node::Not(part) | Node::Shared { node: part, .. } => std::slice::from_ref(part),
        _ => &[],
    }
}

/// How often each node is used by those that a check can reach.
fn uses(nodes: &[Node], lists: &[u32], roots: &[u32]) -> Vec<u32> {
    let mut uses = vec![0u32; nodes.len()];
    let count = |uses: &mut Vec<u32>, at: u32| {
        if let Some(uses) = uses.get_mut(at as usize) {
            *uses = uses.saturating_add(1);
        }
    };
    roots.iter().for_each(|root| count(&mut uses, *root));
    // Invariant: parts come before what they are part of.
    for (at, node) in nodes.iter().enumerate().rev() {
        if uses.get(at).is_some_and(|uses| *uses > 0) {
            parts(node, lists).iter().for_each(|part| count(&mut uses, *part));
        }
    }
    uses
}
