//! Exceptions form no circle and no chain that is too deep.

use crate::diagnostic::Diagnostics;
use crate::model::problems;
use crate::model::types::{Model, ProvisionId, Yield, YieldScope};

/// How many exceptions may rest on exceptions.
const DEEPEST_EXCEPTION: usize = 8;

/// A step from one node to another; with the place in the model's list where it is a clause that yields.
type Step = (usize, Option<usize>);

// Each provision has two nodes. `asks`: its rules ask what it yields to; it goes on to the provision around it, whose exceptions hold
// for it too. `tells`: one of its rules, or of those inside it, applies; it goes on to those inside, and from each to what that asks.
// Every circle of this graph goes through a yield, and the graph is as large as the policy.
struct Graph {
    steps: Vec<Vec<Step>>,
}

impl Graph {
    fn of(model: &Model) -> Self {
        let count = model.provisions.len();
        let mut graph = Self { steps: vec![Vec::new(); count.saturating_mul(2)] };
        for (at, provision) in model.provisions.iter().enumerate() {
            graph.step(tells(at), asks(at), None);
            if let Some(parent) = provision.parent {
                graph.step(asks(at), asks(parent.index()), None);
                graph.step(tells(parent.index()), tells(at), None);
            }
        }
        for (at, one) in model.yields.iter().enumerate() {
            graph.step(asks(one.general.index()), tells(one.special.index()), Some(at));
        }
        graph
    }

    fn step(&mut self, from: usize, to: usize, by: Option<usize>) {
        if let Some(steps) = self.steps.get_mut(from) {
            steps.push((to, by));
        }
    }
}

fn asks(provision: usize) -> usize {
    provision.saturating_mul(2)
}

fn tells(provision: usize) -> usize {
    provision.saturating_mul(2).saturating_add(1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    /// With the number of yields on the longest way from here, and the first of them.
    Done(usize, Option<usize>),
}

/// Reports every circle once, and every chain that is too deep where it begins.
pub(super) fn exceptions(model: &Model, diagnostics: &mut Diagnostics) {
    if model.yields.is_empty() {
        return;
    }
    let graph = Graph::of(model);
    let mut states = vec![State::New; graph.steps.len()];
    for one in &model.yields {
        visit(model, &graph, asks(one.general.index()), &mut states, diagnostics);
    }
}

// Depth first, with a list in place of recursion.
fn visit(model: &Model, graph: &Graph, start: usize, states: &mut [State], diagnostics: &mut Diagnostics) {
    if states.get(start) != Some(&State::New) {
        return;
    }
    let mut path: Vec<(usize, usize)> = vec![(start, 0)];
    set(states, start, State::Open);
    while let Some((at, turn)) = path.last_mut() {
        let (at, next) = (*at, *turn);
        *turn = next.saturating_add(1);
        let Some((to, _)) = graph.steps.get(at).and_then(|steps| steps.get(next)).copied() else {
            close(model, graph, at, states, diagnostics);
            path.pop();
            continue;
        };
        match states.get(to) {
            Some(State::New) => {
                set(states, to, State::Open);
                path.push((to, 0));
            }
            Some(State::Open) => circle(model, graph, &path, to, diagnostics),
            _ => {}
        }
    }
}

fn set(states: &mut [State], at: usize, state: State) {
    if let Some(place) = states.get_mut(at) {
        *place = state;
    }
}

fn close(model: &Model, graph: &Graph, at: usize, states: &mut [State], diagnostics: &mut Diagnostics) {
    let mut deepest = (0, None);
    for (to, by) in graph.steps.get(at).map(Vec::as_slice).unwrap_or_default() {
        let Some(State::Done(depth, first)) = states.get(*to).copied() else { continue };
        let depth = depth.saturating_add(usize::from(by.is_some()));
        if depth > deepest.0 {
            deepest = (depth, by.or(first));
            if depth == DEEPEST_EXCEPTION.saturating_add(1)
                && let Some(one) = by.and_then(|by| model.yields.get(by))
            {
                diagnostics.push(problems::exceptions_too_deep(one.span, DEEPEST_EXCEPTION));
            }
        }
    }
    set(states, at, State::Done(deepest.0, deepest.1));
}

fn circle(model: &Model, graph: &Graph, path: &[(usize, usize)], back_to: usize, diagnostics: &mut Diagnostics) {
    let from = path.iter().position(|(at, _)| *at == back_to).unwrap_or(0);
    let taken = path.iter().skip(from).filter_map(|(at, turn)| {
        let (_, by) = graph.steps.get(*at)?.get(turn.checked_sub(1)?)?;
        model.yields.get((*by)?)
    });
    let taken: Vec<&Yield> = taken.collect();
    let itself = match taken.as_slice() {
        [one] if one.general == one.special => Some(format!("clause {} yields to itself", number(model, one.general))),
        [one] => Some(format!(
            "clause {} cannot yield to {}, because one of them stands in the other",
            number(model, one.general),
            number(model, one.special)
        )),
        _ => None,
    };
    let edges: Vec<_> = taken.iter().map(|one| (words(model, one), one.span)).collect();
    diagnostics.push(problems::circular_exception(&edges, itself));
}

fn words(model: &Model, one: &Yield) -> String {
    let (general, special) = (number(model, one.general), number(model, one.special));
    match one.scope {
        YieldScope::Whole => format!("{general} does not apply where {special} does"),
        YieldScope::Opposed => format!("{special} prevails over {general}"),
    }
}

fn number(model: &Model, provision: ProvisionId) -> &str {
    model.provisions.get(provision.index()).map(|provision| provision.number.as_str()).unwrap_or_default()
}
