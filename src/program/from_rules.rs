//! Rules become nodes: what each asks for, less where its clause yields to another.

use super::from_conditions::Conditions;
use super::node::Node;
use crate::model::{ProvisionId, RuleId, RuleKind, Yield, YieldScope};
use crate::value::Truth;

/// A rule as nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// Which of the three kinds.
    pub kind: RuleKind,
    /// Where it applies as written.
    pub applies: u32,
    /// What it demands.
    pub demands: u32,
    /// Where it applies once its clause has yielded.
    pub effective: u32,
    /// For a permit: it permits. For the others: it stands against the activity.
    pub decides: u32,
}

/// How deep clauses may yield to clauses that yield. The model allows fewer; past it a rule's effect is unknown, never assumed.
const DEEPEST: usize = 64;

struct Rules<'conditions, 'model> {
    conditions: &'conditions mut Conditions<'model>,
    applies: Vec<u32>,
    demands: Vec<u32>,
    effective: Vec<Option<u32>>,
    /// For each rule whether it stands in a clause to which others yield.
    special: Vec<bool>,
    /// For each provision the rules in it and in what it contains.
    inside: Vec<Vec<RuleId>>,
    /// For each provision, to which clauses it yields itself.
    yields: Vec<Vec<Yield>>,
    /// Whether a clause applies, by the clause and by which of its rules count.
    standing: Vec<[Option<u32>; 3]>,
}

/// The rules of a model in its order, and for each the special clauses that may displace it.
pub(super) fn rules(conditions: &mut Conditions<'_>) -> (Vec<Rule>, Vec<Vec<(ProvisionId, u32)>>) {
    let model = conditions.model;
    let applies = model.rules.iter().map(|rule| conditions.condition(&rule.applies)).collect();
    let demands = model.rules.iter().map(|rule| conditions.condition(&rule.demands)).collect();
    let provisions = model.provisions.len();
    let mut rules = Rules {
        conditions,
        applies,
        demands,
        effective: vec![None; model.rules.len()],
        special: vec![false; model.rules.len()],
        inside: vec![Vec::new(); provisions],
        yields: vec![Vec::new(); provisions],
        standing: vec![[None; 3]; provisions],
    };
    rules.place_rules();
    rules.share_special();
    let ids = || (0..).map(RuleId).take(model.rules.len());
    let made = ids().map(|rule| rules.rule(rule)).collect();
    let displacing = ids().map(|rule| rules.displacing(rule, 0)).collect();
    (made, displacing)
}

impl Rules<'_, '_> {
    fn place_rules(&mut self) {
        let model = self.conditions.model;
        for (id, rule) in (0..).map(RuleId).zip(&model.rules) {
            for around in self.around(rule.provision) {
                if let Some(list) = self.inside.get_mut(around.index()) {
                    list.push(id);
                }
            }
        }
        for one in &model.yields {
            if let Some(list) = self.yields.get_mut(one.general.index()) {
                list.push(*one);
            }
        }
    }

    /// Shares what the rules of clauses to which others yield ask for: it is asked in two places. The others keep theirs to themselves.
    fn share_special(&mut self) {
        for special in self.conditions.model.yields.iter().map(|one| one.special) {
            for id in self.inside.get(special.index()).cloned().unwrap_or_default() {
                if let Some(special) = self.special.get_mut(id.index()) {
                    *special = true;
                }
                for list in [&mut self.applies, &mut self.demands] {
                    if let Some(node) = list.get_mut(id.index()) {
                        *node = self.conditions.share(*node);
                    }
                }
            }
        }
    }

    /// The provision and those around it.
    fn around(&self, provision: ProvisionId) -> Vec<ProvisionId> {
        let provisions = &self.conditions.model.provisions;
        let parent = |provision: &ProvisionId| provisions.get(provision.index()).and_then(|provision| provision.parent);
        std::iter::successors(Some(provision), parent).take(provisions.len()).collect()
    }

    fn rule(&mut self, id: RuleId) -> Rule {
        let kind = self.conditions.model.rules.get(id.index()).map_or(RuleKind::Forbid, |rule| rule.kind);
        let effective = self.effective(id, 0);
        let (applies, demands) = (node_of(&self.applies, id), node_of(&self.demands, id));
        let decides = match kind {
            RuleKind::Permit => self.conditions.all(&[effective, demands]),
            RuleKind::Forbid => effective,
            RuleKind::Require => {
                let unmet = self.conditions.not(demands);
                self.conditions.all(&[effective, unmet])
            }
        };
        Rule { kind, applies, demands, effective, decides }
    }

    fn effective(&mut self, id: RuleId, depth: usize) -> u32 {
        if let Some(known) = self.effective.get(id.index()).copied().flatten() {
            return known;
        }
        if depth > DEEPEST {
            return self.conditions.push(Node::Constant(Truth::Unknown));
        }
        let displacing: Vec<u32> = self.displacing(id, depth).into_iter().map(|(_, stands)| stands).collect();
        let displaced = self.conditions.any(&displacing);
        let stays = self.conditions.not(displaced);
        let applies = node_of(&self.applies, id);
        let effective = self.conditions.all(&[applies, stays]);
        let special = self.special.get(id.index()).copied().unwrap_or(false);
        let effective = if special { self.conditions.share(effective) } else { effective };
        if let Some(place) = self.effective.get_mut(id.index()) {
            *place = Some(effective);
        }
        effective
    }

    /// The clauses that displace a rule where they apply, and the node that says so.
    fn displacing(&mut self, id: RuleId, depth: usize) -> Vec<(ProvisionId, u32)> {
        let Some(rule) = self.conditions.model.rules.get(id.index()) else { return Vec::new() };
        let around = self.around(rule.provision);
        let yields: Vec<Yield> = around.iter().filter_map(|around| self.yields.get(around.index())).flatten().copied().collect();
        let counts = |scope| match (scope, rule.kind) {
            (YieldScope::Whole, _) => 0,
            (YieldScope::Opposed, RuleKind::Forbid | RuleKind::Require) => 1,
            (YieldScope::Opposed, RuleKind::Permit) => 2,
        };
        yields.into_iter().map(|one| (one.special, self.stands(one.special, counts(one.scope), depth.saturating_add(1)))).collect()
    }

    /// Whether a clause applies: by any of its rules (0), by its permits (1) or by its forbids (2).
    fn stands(&mut self, special: ProvisionId, counts: usize, depth: usize) -> u32 {
        let known = self.standing.get(special.index()).and_then(|nodes| nodes.get(counts)).copied().flatten();
        if let Some(known) = known {
            return known;
        }
        let model = self.conditions.model;
        let inside = self.inside.get(special.index()).cloned().unwrap_or_default();
        let mut parts = Vec::new();
        for id in inside {
            let Some(kind) = model.rules.get(id.index()).map(|rule| rule.kind) else { continue };
            if matches!((counts, kind), (0, _) | (1, RuleKind::Permit) | (2, RuleKind::Forbid)) {
                let effective = self.effective(id, depth);
                let demands = node_of(&self.demands, id);
                parts.push(if kind == RuleKind::Permit { self.conditions.all(&[effective, demands]) } else { effective });
            }
        }
        let node = self.conditions.any(&parts);
        let node = self.conditions.share(node);
        if let Some(place) = self.standing.get_mut(special.index()).and_then(|nodes| nodes.get_mut(counts)) {
            *place = Some(node);
        }
        node
    }
}

fn node_of(nodes: &[u32], id: RuleId) -> u32 {
    nodes.get(id.index()).copied().unwrap_or(0)
}
