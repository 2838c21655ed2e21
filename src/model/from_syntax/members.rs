//! Lists of values and whole taxonomies: `in { a, b }`, `in Area`, `includes any of …`.

use super::{Checker, Used};
use crate::model::condition::{Comparison, Condition, ConditionKind};
use crate::model::problems;
use crate::model::types::{EntryId, FieldId, FieldKind, TaxonomyId};
use crate::source::Span;
use crate::syntax::tree::{Members, Name, Operand, Value};
use std::collections::HashMap;

impl<'t> Checker<'t> {
    /// `field in …`
    pub(super) fn within(&mut self, name: &Name, members: &Members, span: Span) -> Option<ConditionKind> {
        let field = self.field(name)?;
        let kind = self.kind(field)?;
        match (kind, members) {
            (FieldKind::One(taxonomy), Members::Named(named)) => {
                Some(ConditionKind::Under(field, self.whole_taxonomy(named, taxonomy, field, false)?))
            }
            (FieldKind::One(taxonomy), Members::Listed(values, _)) => {
                Some(ConditionKind::Under(field, self.listed(values, taxonomy, field)?))
            }
            (FieldKind::SetOf(_), _) => {
                let declared = self.model.fields.get(field.index()).map(|field| field.span);
                self.report(problems::set_needs_includes(name, span, declared));
                None
            }
            (FieldKind::Text, Members::Listed(values, _)) => self.texts(field, values),
            (FieldKind::Flag, _) | (_, Members::Named(_)) => {
                let declared = self.model.fields.get(field.index()).map(|field| field.span);
                let kind = self.kind_words(kind);
                self.report(problems::not_in_a_list(name, span, &kind, declared));
                None
            }
            (_, Members::Listed(values, _)) => self.any_equal(name, values),
        }
    }

    fn texts(&mut self, field: FieldId, values: &[Value]) -> Option<ConditionKind> {
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value {
                Value::Text(text) => texts.push(text.text.clone()),
                other => {
                    let name = self.field_name(field);
                    self.report(problems::text_needs_quotes(other.span(), &name));
                }
            }
        }
        self.some(&texts)?;
        (texts.len() == values.len()).then_some(ConditionKind::TextIn(field, texts))
    }

    // Numbers, amounts and dates in a list: one of them is equal.
    fn any_equal(&mut self, name: &Name, values: &[Value]) -> Option<ConditionKind> {
        self.some(values)?;
        let mut parts = Vec::with_capacity(values.len());
        for value in values {
            let left = Operand { span: name.span, terms: vec![(false, Value::Name(name.clone()))] };
            let right = Operand { span: value.span(), terms: vec![(false, value.clone())] };
            let kind = self.compare(&left, Comparison::Equal, &right, name.span.to(value.span()))?;
            parts.push(Condition { kind, span: value.span() });
        }
        Some(ConditionKind::Any(parts))
    }

    /// Entries in braces, each named once.
    pub(super) fn listed(&mut self, values: &[Value], taxonomy: TaxonomyId, field: FieldId) -> Option<Vec<EntryId>> {
        self.some(values)?;
        let mut found: Vec<(EntryId, Span)> = Vec::with_capacity(values.len());
        let mut complete = true;
        for value in values {
            let entry = match value {
                Value::Name(name) => self.entry_of(name, taxonomy, field),
                other => {
                    let (name, taxonomy) = (self.field_name(field), self.taxonomy_name(taxonomy));
                    self.report(problems::entry_needed(other.span(), &name, &taxonomy));
                    None
                }
            };
            match entry {
                Some(entry) => found.push((entry, value.span())),
                None => complete = false,
            }
        }
        let found = self.repeated(found);
        complete.then_some(found)
    }

    // The order written is kept; what is named again is reported and dropped.
    fn repeated(&mut self, found: Vec<(EntryId, Span)>) -> Vec<EntryId> {
        let mut seen: HashMap<EntryId, Span> = HashMap::with_capacity(found.len());
        let mut once = Vec::with_capacity(found.len());
        for (entry, place) in found {
            let first = *seen.entry(entry).or_insert(place);
            if first == place {
                once.push(entry);
            } else {
                self.report(problems::repeated_member("this entry", place, first));
            }
        }
        once
    }

    // Syntax lets no list in a condition be empty.
    fn some<T>(&mut self, values: &[T]) -> Option<()> {
        self.outline.broken.any |= values.is_empty();
        (!values.is_empty()).then_some(())
    }

    /// The entries that stand for a whole taxonomy: its topmost ones, under which all others lie, or its lowest ones.
    pub(super) fn whole_taxonomy(&mut self, name: &Name, wanted: TaxonomyId, field: FieldId, lowest: bool) -> Option<Vec<EntryId>> {
        let found = match self.taxonomies.get(name.text.as_str()) {
            Some(found) => *found,
            None if self.entries.get(wanted.index()).is_some_and(|entries| entries.contains_key(name.text.as_str())) => {
                let field = self.field_name(field);
                self.report(problems::entry_for_taxonomy(name, &field));
                return None;
            }
            None => self.taxonomy_named(name)?,
        };
        if found != wanted {
            let (field, wanted_name) = (self.field_name(field), self.taxonomy_name(wanted));
            let declared = self.model.taxonomies.get(wanted.index()).map(|taxonomy| taxonomy.span);
            self.report(problems::other_taxonomy(name, &field, &wanted_name, declared));
            return None;
        }
        Used::mark(&mut self.used.taxonomies, wanted.index());
        let entries = &self.model.taxonomies.get(wanted.index())?.entries;
        let numbered = entries.iter().enumerate().map(|(at, entry)| (EntryId(super::id(at)), entry));
        let chosen = numbered.filter(|(at, entry)| if lowest { entry.last == *at } else { entry.parent.is_none() });
        Some(chosen.map(|(at, _)| at).collect())
    }

    /// The name of a taxonomy.
    pub(super) fn taxonomy_name(&self, taxonomy: TaxonomyId) -> String {
        self.model.taxonomies.get(taxonomy.index()).map(|taxonomy| taxonomy.name.clone()).unwrap_or_default()
    }
}
