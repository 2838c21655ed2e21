//! What would have to be known before an undetermined activity could be judged, and who gives it.

use super::reads::Read;
use super::truths::Truths;
use super::verdict::{Asking, Giver, Need, NeedKind};
use crate::model::{Fact, JudgementId, Model, RuleKind, Value};
use crate::value::{PartialDate, Precision, Truth};
use std::collections::BTreeMap;

/// The order in which needs are told: fields, judgements, events, then dates that the policy leaves open.
type Order = (u8, u32, bool);

/// Everything whose absence matters, with the clauses that ask for it.
pub(super) fn needs(model: &Model, truths: &Truths<'_>) -> Vec<Need> {
    let mut asked: BTreeMap<Order, (NeedKind, Vec<Asking>)> = BTreeMap::new();
    for (root, asking) in open_roots(model, truths) {
        for leaf in truths.support(&[root]) {
            for kind in kinds(truths, leaf) {
                let (_, askings) = asked.entry(order(kind)).or_insert_with(|| (kind, Vec::new()));
                askings.push(asking);
            }
        }
    }
    asked.into_values().map(|(kind, askings)| need(model, truths, kind, askings)).collect()
}

/// The nodes that keep the verdict open, and where each is asked.
fn open_roots(model: &Model, truths: &Truths<'_>) -> Vec<(u32, Asking)> {
    let program = truths.facts.program;
    let permits_open = truths.one_of(|rule| rule.kind == RuleKind::Permit) == Truth::Unknown;
    let rules = program.rules.iter().zip(&model.rules).filter(|(rule, _)| rule.kind != RuleKind::Permit || permits_open);
    let rules = rules.map(|(rule, written)| (rule.decides, Asking { provision: written.provision, span: written.span }));
    let term = model.life.term.as_ref().map(|term| (program.term, Asking { provision: term.provision, span: term.span }));
    rules.chain(term).filter(|(root, _)| truths.get(*root) == Truth::Unknown).collect()
}

/// What an unknown test lacks: what is not given at all; if all is given, what is known too coarsely; else the policy leaves it open.
fn kinds(truths: &Truths<'_>, leaf: u32) -> Vec<NeedKind> {
    let reads = truths.facts.reads(truths.node(leaf));
    let missing: Vec<NeedKind> = reads.iter().filter_map(|read| missing(truths, *read)).collect();
    if !missing.is_empty() {
        return missing;
    }
    let coarse: Vec<NeedKind> = reads.iter().filter_map(|read| coarse(truths, *read)).collect();
    if coarse.is_empty() { vec![NeedKind::PolicyDate] } else { coarse }
}

fn missing(truths: &Truths<'_>, read: Read) -> Option<NeedKind> {
    let facts = truths.facts;
    match read {
        Read::Field(field) => (facts.activity.fact(facts.program, field) == Fact::Unknown).then_some(NeedKind::Field(field)),
        Read::Judgement(judgement) => (facts.activity.judged(judgement) == Truth::Unknown).then_some(NeedKind::Judgement(judgement)),
        Read::Event(event) => (facts.state.date(event).is_none() || facts.state.lacks(event)).then_some(NeedKind::Event(event)),
    }
}

fn coarse(truths: &Truths<'_>, read: Read) -> Option<NeedKind> {
    let facts = truths.facts;
    let inexact = |date: PartialDate| date.precision() != Precision::Day;
    match read {
        Read::Field(field) => match facts.activity.fact(facts.program, field) {
            Fact::Known(Value::Date(date)) if inexact(date) => Some(NeedKind::FieldToTheDay(field)),
            _ => None,
        },
        Read::Event(event) => facts.state.date(event).is_some_and(inexact).then_some(NeedKind::EventToTheDay(event)),
        Read::Judgement(_) => None,
    }
}

fn order(kind: NeedKind) -> Order {
    match kind {
        NeedKind::Field(field) => (0, field.0, false),
        NeedKind::FieldToTheDay(field) => (0, field.0, true),
        NeedKind::Judgement(judgement) => (1, judgement.0, false),
        NeedKind::Event(event) => (2, event.0, false),
        NeedKind::EventToTheDay(event) => (2, event.0, true),
        NeedKind::PolicyDate => (3, 0, false),
        NeedKind::Edition => (4, 0, false),
    }
}

fn need(model: &Model, truths: &Truths<'_>, kind: NeedKind, mut asked_by: Vec<Asking>) -> Need {
    asked_by.sort_by_key(|asking| (asking.provision, asking.span));
    asked_by.dedup_by_key(|asking| asking.provision);
    let activity = truths.facts.activity;
    let (giver, place) = match kind {
        NeedKind::Field(field) | NeedKind::FieldToTheDay(field) => (Giver::Proposer, activity.place(field)),
        NeedKind::Judgement(judgement) => (judges(model, truths, judgement), activity.judged_place(judgement)),
        NeedKind::Event(_) | NeedKind::EventToTheDay(_) => (Giver::Record, None),
        NeedKind::PolicyDate => (Giver::Policy, None),
        NeedKind::Edition => (Giver::Record, None),
    };
    Need { kind, giver, asked_by, place }
}

/// The parties that have not judged yet.
fn judges(model: &Model, truths: &Truths<'_>, judgement: JudgementId) -> Giver {
    let facts = truths.facts;
    let by = model.judgements.get(judgement.index()).map(|judgement| &judgement.by);
    let silent = |party| facts.activity.judged_by(facts.program, judgement, party) == Truth::Unknown;
    let parties = by.map_or(&[][..], |by| by.parties()).iter().copied().filter(|party| silent(*party)).collect();
    Giver::Parties { parties, either: matches!(by, Some(crate::model::Who::Either(_))) }
}
