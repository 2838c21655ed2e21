//! Which clauses decided, and the facts that they rest on.

use super::reads::Read;
use super::truths::Truths;
use super::verdict::{Finding, FindingKind, Stated};
use crate::model::{
    EntryId, FieldId, FieldKind, Lineage, MaybeDate, Member, Model, ProvisionId, Relation, RuleId, RuleKind, Survival, Value,
};
use crate::program::Days;
use crate::program::{Node, Rule};
use crate::source::Span;
use crate::value::Truth;
use std::collections::BTreeSet;

/// Findings under way.
pub(super) struct Findings<'facts> {
    pub model: &'facts Model,
    pub truths: &'facts Truths<'facts>,
}

impl Findings<'_> {
    /// Every clause that grounds a permitted activity, in the order of the document.
    pub fn grounds(&self) -> Vec<Finding> {
        let mut roots = Vec::new();
        let mut findings = Vec::new();
        for (id, rule, _) in self.rules() {
            let nodes = match rule.kind {
                RuleKind::Permit if self.holds(rule.decides) => vec![rule.decides],
                RuleKind::Require if self.holds(rule.effective) => vec![rule.effective, rule.demands],
                _ => continue,
            };
            let kind = if rule.kind == RuleKind::Permit { FindingKind::Permits } else { FindingKind::RequirementMet };
            findings.extend(self.of_rule(kind, id, &nodes));
            roots.extend(nodes);
        }
        findings.extend(self.covered());
        for ((provision, condition), node) in self.model.focus.iter().zip(&self.truths.facts.program.focus) {
            if self.holds(*node) {
                findings.push(self.finding(FindingKind::InFocus, Some(*provision), condition.span, &[*node]));
                roots.push(*node);
            }
        }
        findings.extend(self.listed(&roots));
        findings.sort_by_key(|finding| (finding.provision, finding.rule, finding.span));
        findings
    }

    /// Every reason against a refused activity, in the order of the document.
    pub fn reasons(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (id, rule, _) in self.rules().filter(|(_, rule, _)| self.holds(rule.decides)) {
            match rule.kind {
                RuleKind::Permit => {}
                RuleKind::Forbid => findings.extend(self.of_rule(FindingKind::Forbids, id, &[rule.decides])),
                RuleKind::Require => findings.extend(self.of_rule(FindingKind::RequirementNotMet, id, &[rule.decides])),
            }
        }
        if self.truths.get(self.truths.facts.program.term) == Truth::False {
            findings.extend(self.not_covered());
        }
        let nothing = self.truths.one_of(|rule| rule.kind == RuleKind::Permit) == Truth::False;
        let missed = if nothing { self.missed() } else { Vec::new() };
        let last = nothing.then(|| self.nothing_permits(&missed));
        findings.extend(missed);
        findings.sort_by_key(|finding| (finding.provision, finding.rule, finding.span));
        findings.into_iter().chain(last).collect()
    }

    fn holds(&self, node: u32) -> bool {
        self.truths.get(node) == Truth::True
    }

    fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule, ProvisionId)> {
        let program = self.truths.facts.program;
        (0..).map(RuleId).zip(program.rules.iter().zip(&self.model.rules)).map(|(id, (rule, written))| (id, rule, written.provision))
    }

    /// Permits that apply as written, and yet do not permit.
    fn missed(&self) -> Vec<Finding> {
        let program = self.truths.facts.program;
        let mut missed = Vec::new();
        for (id, rule, _) in self.rules().filter(|(_, rule, _)| rule.kind == RuleKind::Permit && self.holds(rule.applies)) {
            let displacing = program.displacing.get(id.index()).map_or(&[][..], Vec::as_slice);
            let standing: Vec<(ProvisionId, u32)> = displacing.iter().copied().filter(|(_, node)| self.holds(*node)).collect();
            if standing.is_empty() {
                missed.extend(self.of_rule(FindingKind::ConditionNotMet, id, &[rule.demands]));
            } else {
                let nodes: Vec<u32> = standing.iter().map(|(_, node)| *node).chain([rule.applies]).collect();
                let also = standing.iter().map(|(provision, _)| *provision).collect();
                missed.extend(self.of_rule(FindingKind::Displaced, id, &nodes).map(|finding| Finding { also, ..finding }));
            }
        }
        missed
    }

    fn nothing_permits(&self, missed: &[Finding]) -> Finding {
        let permits = || self.rules().filter(|(_, rule, _)| rule.kind == RuleKind::Permit);
        let mut also: Vec<ProvisionId> = missed.iter().filter_map(|finding| finding.provision).collect();
        let mut nodes = Vec::new();
        if also.is_empty() {
            also = permits().map(|(_, _, provision)| provision).collect();
            nodes = permits().map(|(_, rule, _)| rule.decides).collect();
        }
        also.sort_unstable();
        also.dedup();
        Finding { also, ..self.finding(FindingKind::NothingPermits, None, self.model.span, &nodes) }
    }

    fn of_rule(&self, kind: FindingKind, id: RuleId, nodes: &[u32]) -> Option<Finding> {
        let rule = self.model.rules.get(id.index())?;
        Some(Finding { rule: Some(id), ..self.finding(kind, Some(rule.provision), rule.span, nodes) })
    }

    fn of_term(&self, kind: FindingKind) -> Option<Finding> {
        let term = self.model.life.term.as_ref()?;
        Some(self.finding(kind, Some(term.provision), term.span, &[self.truths.facts.program.term]))
    }

    // It lies in the term, or what it is outlives that.
    fn covered(&self) -> Vec<Finding> {
        let parts = &self.truths.facts.program.covered_by;
        if parts.inside.iter().all(|inside| self.holds(*inside)) {
            return self.of_term(FindingKind::WithinTerm(self.truths.facts.state.window())).into_iter().collect();
        }
        let surviving = self.model.life.survivals.iter().filter(|clause| matches!(clause.says, Survival::Activities(_)));
        let outlives = surviving.zip(&parts.surviving).filter(|(_, node)| self.holds(**node));
        outlives
            .map(|(clause, node)| {
                let nodes: Vec<u32> = parts.over.iter().copied().chain([*node]).collect();
                self.finding(FindingKind::Outlives, Some(clause.provision), clause.span, &nodes)
            })
            .collect()
    }

    // It does not, or days of it are suspended.
    fn not_covered(&self) -> Option<Finding> {
        let (facts, parts) = (self.truths.facts, &self.truths.facts.program.covered_by);
        let suspended = parts.clear.filter(|clear| self.truths.get(*clear) == Truth::False);
        let suspended = suspended.and_then(|clear| Some((clear, self.suspending()?)));
        if let Some((clear, clause)) = suspended {
            let span = self.model.life.suspensions.iter().find(|one| one.provision == clause).map_or(self.model.span, |one| one.span);
            return Some(self.finding(FindingKind::Suspended, Some(clause), span, &[clear]));
        }
        let outside = self.of_term(FindingKind::OutsideTerm(facts.state.window()))?;
        Some(Finding { successor: self.successor(), ..outside })
    }

    fn suspending(&self) -> Option<ProvisionId> {
        let (first, last) = self.model.life.term.as_ref()?.says.covers?;
        let (first, last) = (self.days(first)?, self.days(last.unwrap_or(first))?);
        self.truths.facts.state.suspending(first, last)
    }

    fn days(&self, field: FieldId) -> Option<Days> {
        match self.truths.facts.activity.fact(self.truths.facts.program, field) {
            crate::model::Fact::Known(Value::Date(date)) => Some(Days::of(date)),
            _ => None,
        }
    }

    // Only an activity that lies behind the term can be one of the successor's.
    fn successor(&self) -> Option<usize> {
        let (first, last) = self.model.life.term.as_ref()?.says.covers?;
        let over = |field: FieldId| self.days(field).is_some_and(|days| self.truths.facts.state.is_over(days) == Truth::True);
        if !(over(first) || last.is_some_and(over)) {
            return None;
        }
        let starts = |one: &Lineage| one.relation == Relation::SucceededBy && matches!(one.in_force, Some((MaybeDate::Date(_), _)));
        self.model.lineage.iter().position(starts)
    }

    fn finding(&self, kind: FindingKind, provision: Option<ProvisionId>, span: Span, nodes: &[u32]) -> Finding {
        let leaves = self.truths.support(nodes);
        let reads: BTreeSet<Read> = leaves.into_iter().flat_map(|leaf| self.truths.facts.reads(self.truths.node(leaf))).collect();
        let rests_on = reads.into_iter().map(|read| self.stated(read)).collect();
        Finding { kind, provision, also: Vec::new(), rule: None, span, rests_on, successor: None }
    }

    fn stated(&self, read: Read) -> Stated {
        let facts = self.truths.facts;
        match read {
            Read::Field(field) => {
                Stated::Field { field, fact: facts.activity.fact(facts.program, field), place: facts.activity.place(field) }
            }
            Read::Judgement(judgement) => {
                Stated::Judgement { judgement, truth: facts.activity.judged(judgement), place: facts.activity.judged_place(judgement) }
            }
            Read::Event(event) => Stated::Event { event, date: facts.state.date(event) },
        }
    }

    /// The entries with a number of their own, under which lie those values of the activity on which the nodes rest.
    fn listed(&self, nodes: &[u32]) -> Vec<Finding> {
        let leaves = self.truths.support(nodes).into_iter().filter(|leaf| self.holds(*leaf));
        let matched: BTreeSet<(FieldId, EntryId)> = leaves.flat_map(|leaf| self.matched(self.truths.node(leaf))).collect();
        let numbered: BTreeSet<(FieldId, EntryId)> = matched.into_iter().filter_map(|(field, entry)| self.numbered(field, entry)).collect();
        numbered.into_iter().filter_map(|(field, entry)| self.of_entry(field, entry)).collect()
    }

    fn matched(&self, node: Node) -> Vec<(FieldId, EntryId)> {
        let facts = self.truths.facts;
        let Some(Read::Field(field)) = facts.reads(node).first().copied() else { return Vec::new() };
        let members = match (node, facts.activity.fact(facts.program, field)) {
            (Node::Code { .. } | Node::CodeWide { .. }, crate::model::Fact::Known(Value::One(member))) => vec![member],
            (Node::Set { .. } | Node::SetWide { .. }, crate::model::Fact::Known(Value::Set(members))) => members,
            _ => Vec::new(),
        };
        let listed = members.into_iter().filter_map(|member| if let Member::Listed(entry) = member { Some(entry) } else { None });
        listed.filter(|entry| facts.asks_for(node, *entry)).map(|entry| (field, entry)).collect()
    }

    fn entries(&self, field: FieldId) -> Option<&[crate::model::Entry]> {
        let (FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) = self.model.fields.get(field.index())?.kind else { return None };
        self.model.taxonomies.get(taxonomy.index()).map(|taxonomy| taxonomy.entries.as_slice())
    }

    fn numbered(&self, field: FieldId, entry: EntryId) -> Option<(FieldId, EntryId)> {
        let entries = self.entries(field)?;
        let parent = |entry: &EntryId| entries.get(entry.index()).and_then(|entry| entry.parent);
        let mut upwards = std::iter::successors(Some(entry), parent).take(entries.len());
        upwards.find(|entry| entries.get(entry.index()).is_some_and(|entry| entry.provision.is_some())).map(|entry| (field, entry))
    }

    fn of_entry(&self, field: FieldId, entry: EntryId) -> Option<Finding> {
        let written = self.entries(field)?.get(entry.index())?;
        let rests_on = vec![self.stated(Read::Field(field))];
        Some(Finding { rests_on, ..self.finding(FindingKind::Listed(field, entry), written.provision, written.span, &[]) })
    }
}
