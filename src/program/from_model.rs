//! A model becomes a program.

use super::from_conditions::Conditions;
use super::from_nodes::{View, index};
use super::from_roots::{conjunction, lay_out};
use super::from_rules::{Rule, rules};
use super::from_term::CoveredBy;
use super::index::Index;
use super::layout::{Layout, SlotKind};
use super::literal::{Conjunction, Literal};
use super::node::{DateTest, Node, Reckoning, SumTest};
use super::sharing::settle;
use super::state::Reckoned;
use super::{Activity, State};
use crate::calendar::CalendarRules;
use crate::model::{Condition, Happening, Model, OpenTermId, ProvisionId, RuleKind};
use crate::record::Plan;

/// A policy, ready to run: conditions as flat nodes, fields at fixed places, rules found by what they ask for.
#[derive(Clone, Debug)]
pub struct Program {
    pub(crate) layout: Layout,
    pub(crate) nodes: Vec<Node>,
    pub(crate) lists: Vec<u32>,
    pub(crate) masks: Vec<u64>,
    pub(crate) literals: Vec<Literal>,
    pub(crate) sums: Vec<SumTest>,
    pub(crate) dates: Vec<DateTest>,
    pub(crate) calendar: CalendarRules,
    /// How many shared nodes keep their truth during a check.
    pub(crate) slots: u32,
    /// Nodes that a check works out first, in order.
    pub(crate) milestones: Vec<u32>,
    /// Rules, in the model's order.
    pub(crate) rules: Vec<Rule>,
    /// For each rule the clauses that displace it where they apply, and the node that says whether they do.
    pub(crate) displacing: Vec<Vec<(ProvisionId, u32)>>,
    /// Permits.
    pub(crate) grounds: Index,
    /// Forbids, and requires whose demand is not met.
    pub(crate) objections: Index,
    /// Whether the activity lies in the term.
    pub(crate) term: u32,
    /// What that consists of.
    pub(crate) covered_by: CoveredBy,
    /// The same, laid out for a check.
    pub(crate) in_term: Conjunction,
    /// The focus conditions, in the model's order.
    pub(crate) focus: Vec<u32>,
    /// The checks, in the model's order.
    pub(crate) checks: Vec<u32>,
    /// By what the checks fail: where one of these holds, one of them does.
    pub(crate) faults: Vec<Conjunction>,
    pub(super) reckoned: Reckoned,
    /// The state before anything happened.
    pub(crate) unrecorded: State,
    plan: Plan,
}

impl Program {
    /// The program of a model, under the readings that the policy adopts.
    #[must_use]
    pub fn from_model(model: &Model) -> Self {
        Self::with_readings(model, &[])
    }

    /// The program of a model under other readings: each open term with the place of the reading. Terms not named keep the policy's own.
    ///
    /// An activity made for one program of a model can be judged by another of the same model.
    #[must_use]
    pub fn with_readings(model: &Model, readings: &[(OpenTermId, usize)]) -> Self {
        Self::asking(model, readings, &[]).0
    }

    /// The program of a model under other readings, with further conditions as nodes, in their order. Only an activity of this very program can be judged by it:
    /// the conditions may compare texts with words that no rule knows.
    pub(crate) fn asking(model: &Model, readings: &[(OpenTermId, usize)], asked: &[&Condition]) -> (Self, Vec<u32>) {
        let mut conditions = Conditions::new(model, readings, asked);
        let (rules, displacing) = rules(&mut conditions);
        let focus: Vec<u32> = model.focus.iter().map(|(_, condition)| conditions.condition(condition)).collect();
        let checks: Vec<u32> = model.checks.iter().map(|check| conditions.condition(&check.condition)).collect();
        let asked: Vec<u32> = asked.iter().map(|condition| conditions.condition(condition)).collect();
        let plan = Plan::from_model(model, readings);
        let (term, covered_by, reckoned) = conditions.term(plan.can_be_suspended());
        let faults: Vec<u32> = checks.iter().map(|check| conditions.opposite(*check)).collect();
        let faults = conditions.join(&faults);
        let mut deciding = |permits: bool| {
            let chosen = rules.iter().filter(|rule| (rule.kind == RuleKind::Permit) == permits);
            conditions.join(&chosen.map(|rule| rule.decides).collect::<Vec<_>>())
        };
        let (permits, against) = (deciding(true), deciding(false));
        let Conditions { layout, mut nodes, mut lists, masks, sums, dates, .. } = conditions;
        let roots = permits.iter().chain(&against).chain(&focus).chain(&checks).chain(&faults).chain(&asked);
        let roots: Vec<u32> = roots.copied().chain([term]).collect();
        let sharing = settle(&mut nodes, &lists, &roots);
        let codes = codes(&layout);
        let view = View { nodes: &nodes, lists: &lists, masks: &masks, codes: &codes };
        let (mut grounds, mut objections) = (index(&view, &permits), index(&view, &against));
        let mut literals = Vec::new();
        let in_term = conjunction(&nodes, &mut lists, &mut literals, term);
        let faults = faults.iter().map(|fault| conjunction(&nodes, &mut lists, &mut literals, *fault)).collect();
        lay_out(&nodes, &mut lists, &mut literals, &mut grounds);
        lay_out(&nodes, &mut lists, &mut literals, &mut objections);
        let program = Self {
            layout,
            nodes,
            lists,
            masks,
            literals,
            sums,
            dates,
            calendar: model.calendar.rules.clone(),
            slots: sharing.slots,
            milestones: sharing.milestones,
            rules,
            displacing,
            grounds,
            objections,
            term,
            covered_by,
            in_term,
            focus,
            checks,
            faults,
            unrecorded: reckoned.state(&[], &plan, &model.calendar.rules),
            reckoned,
            plan,
        };
        (program, asked)
    }

    /// What of the policy speaks of time, under the same readings.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// An activity of which nothing is known.
    #[must_use]
    pub fn blank(&self) -> Activity {
        Activity::blank(&self.layout)
    }

    /// What a record says of this programme. Where an event happened more than once, the last in the list counts.
    #[must_use]
    pub fn state(&self, record: &[Happening]) -> State {
        self.reckoned.state(record, &self.plan, &self.calendar)
    }

    /// The date of an event's reckoning.
    pub(crate) fn reckoning(&self, place: u32) -> Option<&Reckoning> {
        self.reckoned.reckonings.get(place as usize)
    }

    /// The events from which the programme's life is counted.
    pub(crate) fn counted_from(&self) -> Vec<crate::model::EventId> {
        self.plan.counted_from()
    }
}

/// For each word how many codes it can have; 0 where a table on it makes no sense.
fn codes(layout: &Layout) -> Vec<u64> {
    let mut codes = vec![0; layout.blank.len()];
    for (slot, dictionary) in layout.fields.iter().zip(&layout.dictionaries) {
        let many = match slot.kind {
            SlotKind::Flag => 2,
            SlotKind::One { entries } => u64::from(entries),
            SlotKind::Text => (dictionary.len() as u64).saturating_add(1),
            SlotKind::Date | SlotKind::Number { .. } | SlotKind::Set { .. } => 0,
        };
        if let Some(place) = codes.get_mut(slot.at as usize) {
            *place = many;
        }
    }
    codes
}
