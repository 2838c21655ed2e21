//! Definitions and open terms in an order in which each comes after those that it uses; circles have no such order.

use super::Checker;
use super::outline::Placed;
use crate::model::problems;
use crate::source::Span;
use crate::syntax::tree::{self, ConditionKind, Name, SentenceKind};
use std::collections::HashMap;

/// How deep definitions may rest on definitions.
const DEEPEST_DEFINITION: usize = 16;

struct Node<'t> {
    name: &'t Name,
    /// What it uses: the node, and where it is named.
    uses: Vec<(usize, Span)>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    /// With the length of the longest chain of uses from here.
    Done(usize),
}

impl<'t> Checker<'t> {
    /// The definitions, each after those that it uses, be it by way of an open term.
    pub(super) fn in_order(&mut self, definitions: Vec<Placed<'t>>, terms: &[Placed<'t>]) -> Vec<Placed<'t>> {
        let mut nodes = nodes(&definitions, terms);
        let mut order = Vec::with_capacity(definitions.len());
        for start in 0..nodes.len() {
            self.visit(&mut nodes, start, &mut order);
        }
        order.into_iter().filter_map(|at| definitions.get(at).copied()).collect()
    }

    // Depth first, with a list in place of recursion: a file may chain as many definitions as it likes.
    fn visit(&mut self, nodes: &mut [Node<'t>], start: usize, order: &mut Vec<usize>) {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if open(nodes, start) {
            path.push((start, 0));
        }
        while let Some((at, next)) = path.last_mut() {
            let (at, turn) = (*at, *next);
            *next = next.saturating_add(1);
            match nodes.get(at).and_then(|node| node.uses.get(turn)).copied() {
                Some((to, _)) if open(nodes, to) => path.push((to, 0)),
                Some((to, _)) if nodes.get(to).is_some_and(|node| node.state == State::Open) => self.circle(nodes, &path, to),
                Some(_) => {}
                None => {
                    self.close(nodes, at);
                    order.push(at);
                    path.pop();
                }
            }
        }
    }

    fn close(&mut self, nodes: &mut [Node<'t>], at: usize) {
        let depth = |to: usize| nodes.get(to).map_or(0, |node| if let State::Done(depth) = node.state { depth } else { 0 });
        let uses = nodes.get(at).map(|node| node.uses.as_slice()).unwrap_or_default();
        let depth = uses.iter().map(|(to, _)| depth(*to)).max().unwrap_or(0).saturating_add(1);
        if let Some(node) = nodes.get_mut(at) {
            node.state = State::Done(depth);
            if depth == DEEPEST_DEFINITION.saturating_add(1) {
                let problem = problems::definition_too_deep(node.name, DEEPEST_DEFINITION);
                self.report(problem);
            }
        }
    }

    fn circle(&mut self, nodes: &[Node<'t>], path: &[(usize, usize)], back_to: usize) {
        let from = path.iter().position(|(at, _)| *at == back_to).unwrap_or(0);
        let edges = path.iter().skip(from).filter_map(|(at, next)| {
            let node = nodes.get(*at)?;
            let (to, place) = node.uses.get(next.checked_sub(1)?)?;
            Some((node.name.text.as_str(), nodes.get(*to)?.name.text.as_str(), *place))
        });
        let edges: Vec<(&str, &str, Span)> = edges.collect();
        self.report(problems::circular_definition(&edges));
    }
}

fn open(nodes: &mut [Node<'_>], at: usize) -> bool {
    match nodes.get_mut(at) {
        Some(node) if node.state == State::New => {
            node.state = State::Open;
            true
        }
        _ => false,
    }
}

fn nodes<'t>(definitions: &[Placed<'t>], terms: &[Placed<'t>]) -> Vec<Node<'t>> {
    let mut nodes: Vec<Node<'t>> = Vec::with_capacity(definitions.len());
    for placed in definitions.iter().chain(terms) {
        let (SentenceKind::Define { name, .. } | SentenceKind::OpenTerm { name, .. }) = &placed.sentence.kind else { continue };
        nodes.push(Node { name, uses: Vec::new(), state: State::New });
    }
    let mut places = HashMap::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        places.entry(node.name.text.as_str()).or_insert(at);
    }
    for (node, placed) in nodes.iter_mut().zip(definitions.iter().chain(terms)) {
        let mut take = |name: &Name| {
            if let Some(at) = places.get(name.text.as_str()) {
                node.uses.push((*at, name.span));
            }
        };
        match &placed.sentence.kind {
            SentenceKind::Define { condition, .. } => names_in(condition, &mut take),
            SentenceKind::OpenTerm { body, .. } => {
                for sentence in body {
                    if let SentenceKind::Reading { meaning: tree::Meaning::Condition(condition), .. } = &sentence.kind {
                        names_in(condition, &mut take);
                    }
                }
            }
            _ => {}
        }
    }
    nodes
}

fn names_in(condition: &tree::Condition, take: &mut impl FnMut(&Name)) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| names_in(part, take)),
        ConditionKind::Not(inner) | ConditionKind::Group(inner) => names_in(inner, take),
        ConditionKind::Named(name) => take(name),
        _ => {}
    }
}
