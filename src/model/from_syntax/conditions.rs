//! Conditions: each name to what it means, each part to its type.

use super::Checker;
use super::names::{Meant, Wanted};
use super::terms::OpenKind;
use crate::model::condition::{Condition, ConditionKind, Quantifier};
use crate::model::principle::Outcome;
use crate::model::problems;
use crate::model::types::FieldKind;
use crate::syntax::tree::{self, Members, Name};

impl<'t> Checker<'t> {
    /// What a condition means. Where something is wrong with a part, it is reported and the part reads as always true.
    pub(super) fn condition(&mut self, written: &tree::Condition) -> Condition {
        let kind = match &written.kind {
            tree::ConditionKind::All(parts) => ConditionKind::All(parts.iter().map(|part| self.condition(part)).collect()),
            tree::ConditionKind::Any(parts) => ConditionKind::Any(parts.iter().map(|part| self.condition(part)).collect()),
            tree::ConditionKind::Not(inner) => ConditionKind::Not(Box::new(self.condition(inner))),
            tree::ConditionKind::Group(inner) => return self.condition(inner),
            tree::ConditionKind::Broken => {
                self.outline.broken.any = true;
                ConditionKind::Always
            }
            _ => self.plain(written).unwrap_or(ConditionKind::Always),
        };
        Condition { kind, span: written.span }
    }

    fn plain(&mut self, written: &tree::Condition) -> Option<ConditionKind> {
        match &written.kind {
            tree::ConditionKind::Judged(name) => self.judgement(name).map(ConditionKind::Judged),
            tree::ConditionKind::JudgedBy(judgement, party) => {
                self.report(problems::judged_by_in_a_rule(judgement, party));
                None
            }
            tree::ConditionKind::Named(name) => self.named(name),
            tree::ConditionKind::Given { field, given } => self.given(field, *given, written),
            tree::ConditionKind::In { field, negative, members } => {
                let within = self.within(field, members, written.span)?;
                Some(negated(within, *negative, written))
            }
            tree::ConditionKind::Includes { field, quantifier, members } => self.includes(field, *quantifier, members, written),
            tree::ConditionKind::Is { left, negative, right } => {
                let equal = self.is(left, right, written.span)?;
                Some(negated(equal, *negative, written))
            }
            tree::ConditionKind::Compare { left, comparison, right } => self.compare(left, order(*comparison), right, written.span),
            _ => None,
        }
    }

    fn named(&mut self, name: &Name) -> Option<ConditionKind> {
        if Outcome::of_word(&name.text).is_some() && !self.names.contains_key(name.text.as_str()) && !self.outline.broken.fields {
            self.report(problems::outcome_in_a_rule(name));
            return None;
        }
        match self.meant(name, Wanted::Condition)? {
            Meant::Field(field) => match self.kind(field)? {
                FieldKind::Flag => Some(ConditionKind::Flag(field)),
                kind => {
                    let declared = self.model.fields.get(field.index()).map(|field| field.span);
                    self.report(problems::not_a_condition(name, &self.kind_words(kind), declared));
                    None
                }
            },
            Meant::Definition(definition) => Some(ConditionKind::Defined(definition)),
            Meant::OpenTerm(term) => match self.open_kinds.get(term.index()).copied().flatten()? {
                OpenKind::Condition => Some(ConditionKind::Read(term)),
                kind => {
                    let declared = self.model.open_terms.get(term.index()).map(|term| term.span);
                    self.report(problems::not_a_condition(name, &kind.words(), declared));
                    None
                }
            },
            meant @ Meant::Judgement(_) => {
                let declared = self.names.get(name.text.as_str()).map(|(_, place)| *place);
                let help = format!("Write `judged {}`: a judgement holds when the party that makes it has made it so.", name.text);
                self.report(problems::wrong_kind(name, meant.article(), "a flag or a definition", declared).help(help));
                None
            }
            meant @ Meant::Event(_) => {
                self.wrong_kind(name, meant, "a flag or a definition");
                None
            }
        }
    }

    fn given(&mut self, name: &Name, given: bool, written: &tree::Condition) -> Option<ConditionKind> {
        let field = self.field(name)?;
        let declared = self.model.fields.get(field.index())?;
        if !declared.optional {
            let problem = problems::not_optional(name, written.span, declared.span);
            self.report(problem);
            return None;
        }
        Some(negated(ConditionKind::Given(field), !given, written))
    }

    fn includes(
        &mut self,
        name: &Name,
        quantifier: tree::Quantifier,
        members: &Members,
        written: &tree::Condition,
    ) -> Option<ConditionKind> {
        let field = self.field(name)?;
        let FieldKind::SetOf(taxonomy) = self.kind(field)? else {
            let declared = self.model.fields.get(field.index()).map(|field| field.span);
            self.report(problems::includes_needs_set(name, written.span, declared));
            return None;
        };
        let entries = match members {
            Members::Listed(values, _) => self.listed(values, taxonomy, field)?,
            Members::Named(named) if quantifier == tree::Quantifier::All => self.whole_taxonomy(named, taxonomy, field, true)?,
            Members::Named(named) => self.whole_taxonomy(named, taxonomy, field, false)?,
        };
        let (quantifier, negative) = match quantifier {
            tree::Quantifier::Any => (Quantifier::Any, false),
            tree::Quantifier::All => (Quantifier::All, false),
            tree::Quantifier::Only => (Quantifier::Only, false),
            tree::Quantifier::None => (Quantifier::Any, true),
        };
        Some(negated(ConditionKind::Includes(field, quantifier, entries), negative, written))
    }

    /// The type of a field in words, with its article.
    pub(super) fn kind_words(&self, kind: FieldKind) -> String {
        let taxonomy = |at: usize| self.model.taxonomies.get(at).map(|taxonomy| taxonomy.name.as_str()).unwrap_or_default();
        match kind {
            FieldKind::Flag => "a flag (yes or no)".to_owned(),
            FieldKind::Text => "a text".to_owned(),
            FieldKind::Date => "a date".to_owned(),
            FieldKind::Number(..) => "a number".to_owned(),
            FieldKind::Money(currency, ..) => format!("an amount in {}", currency.code()),
            FieldKind::One(at) => format!("one of `{}`", taxonomy(at.index())),
            FieldKind::SetOf(at) => format!("a set of `{}`", taxonomy(at.index())),
        }
    }
}

/// The condition, or its opposite.
pub(super) fn negated(kind: ConditionKind, negative: bool, written: &tree::Condition) -> ConditionKind {
    if negative { ConditionKind::Not(Box::new(Condition { kind, span: written.span })) } else { kind }
}

fn order(comparison: tree::Comparison) -> crate::model::condition::Comparison {
    use crate::model::condition::Comparison;
    match comparison {
        tree::Comparison::Less => Comparison::Less,
        tree::Comparison::LessOrEqual => Comparison::LessOrEqual,
        tree::Comparison::Greater => Comparison::Greater,
        tree::Comparison::GreaterOrEqual => Comparison::GreaterOrEqual,
    }
}
