//! Conditions.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Comparison, Condition, ConditionKind, Members, Name, Operand, Quantifier, Value};
use crate::syntax::{limits, problems};

impl Reader<'_> {
    /// The condition inside `where …`, `when …` and their like.
    pub(super) fn condition_in(&mut self, part: Part<'_>) -> Option<Condition> {
        let condition = Parts::of(part).next()?;
        self.condition(condition)
    }

    /// A chain of `and` or of `or`, or a single condition.
    pub(super) fn condition(&mut self, part: Part<'_>) -> Option<Condition> {
        let span = self.span(&part);
        let mut parts = Parts::of(part);
        let first = parts.next()?;
        let first_words = first.as_str();
        let first = self.term(first)?;
        if parts.is_empty() {
            return Some(first);
        }
        let (mut members, mut words) = (vec![first], vec![first_words]);
        let mut connectives: Vec<Part<'_>> = Vec::new();
        for part in parts {
            if part.as_rule() == Rule::connective {
                connectives.push(part);
            } else {
                words.push(part.as_str());
                members.push(self.term(part)?);
            }
        }
        self.check_length(members.len(), span);
        self.check_mixed(&connectives, &words);
        let all = connectives.iter().any(|word| word.as_str() == "and");
        Some(Condition { span, kind: if all { ConditionKind::All(members) } else { ConditionKind::Any(members) } })
    }

    /// Reports a chain in which `and` and `or` stand side by side.
    fn check_mixed(&mut self, connectives: &[Part<'_>], words: &[&str]) {
        let Some(first) = connectives.first() else { return };
        let Some(other) = connectives.iter().find(|word| word.as_str() != first.as_str()) else { return };
        let ands: Vec<bool> = connectives.iter().map(|word| word.as_str() == "and").collect();
        let (first, other) = (self.span(first), self.span(other));
        self.diagnostics.push(problems::mixed_and_or(other, first, &ands, words));
    }

    fn term(&mut self, part: Part<'_>) -> Option<Condition> {
        let span = self.span(&part);
        let answered = self.diagnostics.len();
        let kind = match part.as_rule() {
            Rule::negation => return self.negation(part),
            Rule::group => return Some(Condition { span, kind: ConditionKind::Group(Box::new(self.condition_in(part)?)) }),
            Rule::judged => self.judged_so(part)?,
            _ => self.atom(part)?,
        };
        let kind = if self.guessed_since(answered) { ConditionKind::Broken } else { kind };
        Some(Condition { span, kind })
    }

    /// `judged appropriate`, `judged appropriate by nato`
    fn judged_so(&mut self, part: Part<'_>) -> Option<ConditionKind> {
        let mut parts = Parts::of(part);
        let name = self.name(parts.next()?);
        Some(match parts.next() {
            Some(by) => ConditionKind::JudgedBy(name, self.name_in(by)?),
            None => ConditionKind::Judged(name),
        })
    }

    /// A row of `not` before one condition, read from the inside out.
    fn negation(&mut self, part: Part<'_>) -> Option<Condition> {
        let mut parts = Parts::of(part);
        let mut nots = Vec::new();
        while let Some(not) = parts.if_next(Rule::not) {
            nots.push(self.span(&not));
        }
        if let Some(deepest) = nots.get(limits::GROUPS).copied() {
            self.diagnostics.push(problems::too_many_nots(deepest));
            nots.truncate(limits::GROUPS);
        }
        let mut condition = self.term(parts.next()?)?;
        for not in nots.into_iter().rev() {
            condition = Condition { span: not.to(condition.span), kind: ConditionKind::Not(Box::new(condition)) };
        }
        Some(condition)
    }

    fn atom(&mut self, part: Part<'_>) -> Option<ConditionKind> {
        let mut parts = Parts::of(part);
        let left = parts.next()?;
        let Some(relation) = parts.next() else { return Some(ConditionKind::Named(self.name(left))) };
        if left.as_rule() == Rule::operand {
            let left = self.operand(left)?;
            return self.comparison(left, relation);
        }
        let field = self.name(left);
        self.about_field(field, relation)
    }

    fn comparison(&mut self, left: Operand, relation: Part<'_>) -> Option<ConditionKind> {
        let is = relation.as_rule() == Rule::is;
        let mut parts = Parts::of(relation);
        if is {
            let negative = parts.has(Rule::not);
            return Some(ConditionKind::Is { left, negative, right: self.operand(parts.next()?)? });
        }
        let comparison = comparison_of(parts.next()?.as_str());
        Some(ConditionKind::Compare { left, comparison, right: self.operand(parts.next()?)? })
    }

    fn about_field(&mut self, field: Name, relation: Part<'_>) -> Option<ConditionKind> {
        let rule = relation.as_rule();
        let mut parts = Parts::of(relation);
        match rule {
            Rule::given => Some(ConditionKind::Given { field, given: parts.next()?.as_str() == "given" }),
            Rule::membership => {
                let negative = parts.has(Rule::not);
                Some(ConditionKind::In { field, negative, members: self.members(parts.next()?)? })
            }
            _ => {
                let quantifier = parts.if_next(Rule::quantifier).map_or(Quantifier::Any, |word| quantifier_of(word.as_str()));
                Some(ConditionKind::Includes { field, quantifier, members: self.members(parts.next()?)? })
            }
        }
    }

    fn members(&mut self, part: Part<'_>) -> Option<Members> {
        if part.as_rule() != Rule::members {
            let value = self.value(part)?;
            let span = value.span();
            return Some(Members::Listed(vec![value], span));
        }
        let inner = Parts::of(part).next()?;
        if inner.as_rule() == Rule::list {
            let span = self.span(&inner);
            return Some(Members::Listed(self.list(inner)?, span));
        }
        match self.value(inner)? {
            Value::Name(name) => Some(Members::Named(name)),
            _ => None,
        }
    }
}

fn comparison_of(mark: &str) -> Comparison {
    match mark {
        "<" => Comparison::Less,
        "<=" => Comparison::LessOrEqual,
        ">" => Comparison::Greater,
        _ => Comparison::GreaterOrEqual,
    }
}

fn quantifier_of(words: &str) -> Quantifier {
    match words.get(..3) {
        Some("any") => Quantifier::Any,
        Some("all") => Quantifier::All,
        Some("non") => Quantifier::None,
        _ => Quantifier::Only,
    }
}
