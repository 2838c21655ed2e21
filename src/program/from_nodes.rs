//! The nodes that decide become an index of them.

use super::index::{EMPTY, Group, Index, Table};
use super::node::{List, Node};
use std::collections::BTreeMap;

/// Fewer rules than this are looked at one by one.
const FEW: usize = 8;
/// In how many groups at most one rule stands, over all tables on the way. In each table it stands in one for every code that it asks
/// for, and in one more for a word of which nothing is known.
const MOST_COPIES: u64 = 128;
/// How many tables lie within each other.
const DEEPEST: usize = 4;

/// What the index needs to see of a program.
pub(super) struct View<'program> {
    pub nodes: &'program [Node],
    pub lists: &'program [u32],
    pub masks: &'program [u64],
    /// For each word, how many codes it can have.
    pub codes: &'program [u64],
}

/// A node that decides, how many copies of it stand in groups, and for each word on which it depends the codes that it needs.
#[derive(Clone)]
struct Candidate {
    node: u32,
    copies: u64,
    keys: std::rc::Rc<Vec<(u32, Vec<u64>)>>,
}

/// The index of the nodes.
pub(super) fn index(view: &View<'_>, nodes: &[u32]) -> Index {
    let mut index = Index::default();
    let candidates = nodes.iter().map(|node| Candidate { node: *node, copies: 1, keys: std::rc::Rc::new(view.keys(*node)) }).collect();
    view.group(&mut index, candidates, &[]);
    index
}

impl View<'_> {
    /// For each word, the codes of which it must have one lest the node be false.
    fn keys(&self, node: u32) -> Vec<(u32, Vec<u64>)> {
        let Some(known) = self.nodes.get(node as usize) else { return Vec::new() };
        match known {
            Node::All(list) => list.of(self.lists).iter().flat_map(|part| self.keys(*part)).collect(),
            Node::Shared { node, .. } => self.keys(*node),
            Node::Code { at, mask } => vec![(*at, bits(&[*mask]))],
            Node::CodeWide { at, masks } => vec![(*at, bits(masks.of(self.masks)))],
            Node::Flag(at) => vec![(*at, vec![1])],
            _ => Vec::new(),
        }
    }

    /// Makes a group and says which.
    fn group(&self, index: &mut Index, mut candidates: Vec<Candidate>, used: &[u32]) -> u32 {
        let place = u32::try_from(index.groups.len()).unwrap_or(EMPTY);
        index.groups.push(Group::default());
        let mut tables = Vec::new();
        while let Some(at) = self.telling(&candidates, used) {
            let (keyed, rest) = candidates.into_iter().partition(|candidate| self.key(candidate, at).is_some());
            tables.push(self.table(index, keyed, at, used));
            candidates = rest;
        }
        let loose: Vec<u32> = candidates.iter().map(|candidate| candidate.node).collect();
        let group = Group { loose: List::push(&mut index.nodes, &loose), tables: List::push(&mut index.tables, &tables) };
        if let Some(known) = index.groups.get_mut(place as usize) {
            *known = group;
        }
        place
    }

    /// The word that spares most rules, if any is worth a table.
    fn telling(&self, candidates: &[Candidate], used: &[u32]) -> Option<u32> {
        if candidates.len() < FEW || used.len() >= DEEPEST {
            return None;
        }
        let mut spared: BTreeMap<u32, u64> = BTreeMap::new();
        for candidate in candidates {
            for (at, codes) in candidate.keys.iter().filter(|(at, _)| !used.contains(at)) {
                if let Some(all) = self.worth(candidate, *at, codes) {
                    let share = 1000u64.saturating_sub((codes.len() as u64).saturating_mul(1000).checked_div(all).unwrap_or(0));
                    let sum = spared.entry(*at).or_default();
                    *sum = sum.saturating_add(share);
                }
            }
        }
        let best = spared.into_iter().max_by_key(|(at, sum)| (*sum, std::cmp::Reverse(*at)))?;
        (best.1 >= 1000).then_some(best.0)
    }

    /// How many codes the word can have, where a table on it may hold the candidate.
    fn worth(&self, candidate: &Candidate, at: u32, codes: &[u64]) -> Option<u64> {
        let all = self.codes.get(at as usize).copied().filter(|all| *all > 0)?;
        let few = codes.len() as u64;
        (few.saturating_mul(2) <= all && copies(candidate, codes) <= MOST_COPIES).then_some(all)
    }

    fn key<'candidate>(&self, candidate: &'candidate Candidate, at: u32) -> Option<&'candidate [u64]> {
        let (_, codes) = candidate.keys.iter().find(|(word, codes)| *word == at && self.worth(candidate, at, codes).is_some())?;
        Some(codes)
    }

    fn table(&self, index: &mut Index, mut candidates: Vec<Candidate>, at: u32, used: &[u32]) -> Table {
        let mut by_code: BTreeMap<u64, Vec<Candidate>> = BTreeMap::new();
        for candidate in &mut candidates {
            let codes = self.key(candidate, at).unwrap_or(&[]);
            let copies = copies(candidate, codes);
            for code in codes {
                by_code.entry(*code).or_default().push(Candidate { copies, ..candidate.clone() });
            }
            candidate.copies = copies;
        }
        let used: Vec<u32> = used.iter().copied().chain([at]).collect();
        let span = by_code.last_key_value().map_or(0, |(code, _)| code.saturating_add(1));
        let dense = span <= (candidates.len() as u64).saturating_mul(4).saturating_add(64);
        let found: Vec<(u64, u32)> = by_code.into_iter().map(|(code, list)| (code, self.group(index, list, &used))).collect();
        let buckets = if dense { spread(&found, span) } else { found };
        let buckets = List::push(&mut index.buckets, &buckets);
        Table { at, dense, buckets, unknown: self.group(index, candidates, &used) }
    }
}

/// In how many groups a candidate stands below a table in which it asks for the codes.
fn copies(candidate: &Candidate, codes: &[u64]) -> u64 {
    candidate.copies.saturating_mul((codes.len() as u64).saturating_add(1))
}

/// A bucket for every code below `span`.
fn spread(found: &[(u64, u32)], span: u64) -> Vec<(u64, u32)> {
    let mut found = found.iter().copied().peekable();
    (0..span).map(|code| found.next_if(|(known, _)| *known == code).unwrap_or((code, EMPTY))).collect()
}

fn bits(masks: &[u64]) -> Vec<u64> {
    let of_word = |(word, mask): (u64, &u64)| {
        let mask = *mask;
        (0..64u64)
            .filter(move |bit| mask.wrapping_shr(u32::try_from(*bit).unwrap_or(0)) & 1 == 1)
            .map(move |bit| word.saturating_mul(64).saturating_add(bit))
    };
    (0u64..).zip(masks).flat_map(of_word).collect()
}
