//! Rules that say what another rule says.

use crate::diagnostic::Diagnostics;
use crate::model::condition::{Condition, ConditionKind};
use crate::model::problems;
use crate::model::types::{Model, Rule};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Reports each rule that repeats an earlier one word for word in its meaning.
pub(super) fn rules(model: &Model, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<u64, &Rule> = HashMap::with_capacity(model.rules.len());
    for rule in &model.rules {
        let first = *seen.entry(print(rule)).or_insert(rule);
        if first.span != rule.span && first.kind == rule.kind && same(&first.applies, &rule.applies) && same(&first.demands, &rule.demands)
        {
            let number = |rule: &Rule| model.provisions.get(rule.provision.index()).map(|one| one.number.as_str()).unwrap_or_default();
            diagnostics.push(problems::repeated_rule(rule.span, number(rule), first.span, number(first)));
        }
    }
}

fn print(rule: &Rule) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(&rule.kind).hash(&mut hasher);
    mix(&rule.applies, &mut hasher);
    mix(&rule.demands, &mut hasher);
    hasher.finish()
}

fn mix(condition: &Condition, into: &mut DefaultHasher) {
    std::mem::discriminant(&condition.kind).hash(into);
    match &condition.kind {
        ConditionKind::Always => {}
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.len().hash(into);
            parts.iter().for_each(|part| mix(part, into));
        }
        ConditionKind::Not(inner) => mix(inner, into),
        ConditionKind::Defined(definition) => definition.hash(into),
        ConditionKind::Read(term) => term.hash(into),
        ConditionKind::Judged(judgement) => judgement.hash(into),
        ConditionKind::Flag(field) | ConditionKind::Given(field) => field.hash(into),
        ConditionKind::Under(field, entries) => (field, entries).hash(into),
        ConditionKind::Includes(field, quantifier, entries) => (field, quantifier, entries).hash(into),
        ConditionKind::TextIn(field, texts) => (field, texts).hash(into),
        ConditionKind::Numbers(left, comparison, right) => (left, comparison, right).hash(into),
        ConditionKind::Dates(left, comparison, right) => (left, comparison, right).hash(into),
    }
}

fn same(left: &Condition, right: &Condition) -> bool {
    use ConditionKind as Kind;
    let all = |left: &[Condition], right: &[Condition]| {
        left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
    };
    match (&left.kind, &right.kind) {
        (Kind::Always, Kind::Always) => true,
        (Kind::All(left), Kind::All(right)) | (Kind::Any(left), Kind::Any(right)) => all(left, right),
        (Kind::Not(left), Kind::Not(right)) => same(left, right),
        (Kind::Defined(left), Kind::Defined(right)) => left == right,
        (Kind::Read(left), Kind::Read(right)) => left == right,
        (Kind::Judged(left), Kind::Judged(right)) => left == right,
        (Kind::Flag(left), Kind::Flag(right)) | (Kind::Given(left), Kind::Given(right)) => left == right,
        (Kind::Under(left, ours), Kind::Under(right, theirs)) => left == right && ours == theirs,
        (Kind::Includes(left, how, ours), Kind::Includes(right, other, theirs)) => left == right && how == other && ours == theirs,
        (Kind::TextIn(left, ours), Kind::TextIn(right, theirs)) => left == right && ours == theirs,
        (Kind::Numbers(a, order, b), Kind::Numbers(c, other, d)) => a == c && order == other && b == d,
        (Kind::Dates(a, order, b), Kind::Dates(c, other, d)) => a == c && order == other && b == d,
        _ => false,
    }
}
