//! A model's conditions become nodes; each definition and each adopted reading becomes one node that all its uses share.

use super::layout::{Layout, SlotKind};
use super::node::{DateTest, List, Node, Reckoning, SumTest};
use super::words;
use crate::model::{Condition, ConditionKind, EntryId, FieldId, FieldKind, Meaning, Model, OpenTermId, Quantifier, Reading};
use crate::value::Truth;

/// The nodes of one program while it is made.
pub(super) struct Conditions<'model> {
    pub model: &'model Model,
    pub layout: Layout,
    pub nodes: Vec<Node>,
    pub lists: Vec<u32>,
    pub masks: Vec<u64>,
    pub sums: Vec<SumTest>,
    pub dates: Vec<DateTest>,
    pub reckonings: Vec<Reckoning>,
    chosen: Vec<usize>,
    pub definitions: Vec<Option<u32>>,
    pub readings: Vec<Option<u32>>,
}

impl<'model> Conditions<'model> {
    pub fn new(model: &'model Model, readings: &[(OpenTermId, usize)], asked: &[&Condition]) -> Self {
        let mut chosen: Vec<usize> = model.open_terms.iter().map(|term| term.adopted).collect();
        for (term, reading) in readings {
            if let Some(place) = chosen.get_mut(term.index()) {
                *place = *reading;
            }
        }
        let mut conditions = Self {
            model,
            layout: super::from_layout::layout(model, asked),
            nodes: Vec::new(),
            lists: Vec::new(),
            masks: Vec::new(),
            sums: Vec::new(),
            dates: Vec::new(),
            reckonings: Vec::new(),
            chosen,
            definitions: vec![None; model.definitions.len()],
            readings: vec![None; model.open_terms.len()],
        };
        conditions.name_all();
        conditions
    }

    /// The reading of an open term under which this program is made.
    pub fn reading(&self, term: OpenTermId) -> Option<&'model Reading> {
        let chosen = self.chosen.get(term.index()).copied()?;
        self.model.open_terms.get(term.index())?.readings.get(chosen)
    }

    /// The condition that an open term reads as.
    pub fn read_condition(&self, term: OpenTermId) -> Option<&'model Condition> {
        match &self.reading(term)?.meaning {
            Meaning::Condition(condition) => Some(condition),
            _ => None,
        }
    }

    pub fn push(&mut self, node: Node) -> u32 {
        let at = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        at
    }

    pub fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or(Node::Constant(Truth::Unknown))
    }

    /// The node of a condition. Recursion is as deep as the condition is nested, which the language limits.
    pub fn condition(&mut self, condition: &Condition) -> u32 {
        match &condition.kind {
            ConditionKind::Always => self.push(Node::Constant(Truth::True)),
            ConditionKind::All(parts) => {
                let parts: Vec<u32> = parts.iter().map(|part| self.condition(part)).collect();
                self.all(&parts)
            }
            ConditionKind::Any(parts) => {
                let parts: Vec<u32> = parts.iter().map(|part| self.condition(part)).collect();
                self.any(&parts)
            }
            ConditionKind::Not(part) => {
                let part = self.condition(part);
                self.not(part)
            }
            // Names come in an order in which each is known before it is used; a circle would leave one unknown.
            ConditionKind::Defined(definition) => self.named(self.definitions.get(definition.index()).copied().flatten()),
            ConditionKind::Read(term) => self.named(self.readings.get(term.index()).copied().flatten()),
            ConditionKind::Judged(judgement) => self.push(Node::Judged(judgement.0)),
            ConditionKind::Flag(field) => self.leaf(*field, |at, _| Node::Flag(at)),
            ConditionKind::Given(field) => self.leaf(*field, |at, kind| match kind {
                SlotKind::Number { .. } => Node::NumberGiven(at),
                SlotKind::Set { .. } => Node::SetGiven(at),
                _ => Node::Given(at),
            }),
            ConditionKind::Under(field, entries) => self.under(*field, entries),
            ConditionKind::Includes(field, quantifier, entries) => self.includes(*field, *quantifier, entries),
            ConditionKind::TextIn(field, words) => {
                let codes: Vec<u64> = words.iter().map(|words| self.layout.code(*field, words)).collect();
                self.code_in(*field, &codes)
            }
            ConditionKind::Numbers(left, comparison, right) => self.numbers(left, *comparison, right),
            ConditionKind::Dates(left, comparison, right) => self.date_test(left, *comparison, right),
        }
    }

    fn named(&mut self, node: Option<u32>) -> u32 {
        node.unwrap_or_else(|| self.push(Node::Constant(Truth::Unknown)))
    }

    fn leaf(&mut self, field: FieldId, make: impl FnOnce(u32, SlotKind) -> Node) -> u32 {
        let node = self.layout.field(field).map_or(Node::Constant(Truth::Unknown), |slot| make(slot.at, slot.kind));
        self.push(node)
    }

    /// Every entry at or below one of these.
    fn covered(&self, field: FieldId, entries: &[EntryId]) -> Vec<u64> {
        let kind = self.model.fields.get(field.index()).map(|field| field.kind);
        let Some(FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) = kind else { return Vec::new() };
        let taxonomy = self.model.taxonomies.get(taxonomy.index());
        let last = |entry: &EntryId| taxonomy.and_then(|taxonomy| taxonomy.entries.get(entry.index())).map(|entry| entry.last.0);
        entries.iter().filter_map(|entry| last(entry).map(|last| entry.0..=last)).flatten().map(u64::from).collect()
    }

    fn under(&mut self, field: FieldId, entries: &[EntryId]) -> u32 {
        let codes = self.covered(field, entries);
        self.code_in(field, &codes)
    }

    fn code_in(&mut self, field: FieldId, codes: &[u64]) -> u32 {
        let Some(slot) = self.layout.field(field) else { return self.push(Node::Constant(Truth::Unknown)) };
        let bits = masks(codes.iter().copied());
        let node = match bits.as_slice() {
            [] => Node::Code { at: slot.at, mask: 0 },
            [mask] => Node::Code { at: slot.at, mask: *mask },
            several => Node::CodeWide { at: slot.at, masks: List::push(&mut self.masks, several) },
        };
        self.push(node)
    }

    fn includes(&mut self, field: FieldId, quantifier: Quantifier, entries: &[EntryId]) -> u32 {
        let codes = self.covered(field, entries);
        if quantifier == Quantifier::All && codes.len() != entries.len() {
            // One of them has others below it, any of which counts for it.
            let parts: Vec<u32> = entries.iter().map(|entry| self.includes(field, Quantifier::Any, &[*entry])).collect();
            return self.all(&parts);
        }
        let Some(slot) = self.layout.field(field) else { return self.push(Node::Constant(Truth::Unknown)) };
        let SlotKind::Set { words, .. } = slot.kind else { return self.push(Node::Constant(Truth::Unknown)) };
        let mut bits = masks(codes.iter().map(|code| code.saturating_add(u64::from(words::SET_HEAD))));
        bits.resize(words as usize, 0);
        let node = match bits.as_slice() {
            [mask] => Node::Set { at: slot.at, quantifier, mask: *mask },
            several => Node::SetWide { at: slot.at, quantifier, masks: List::push(&mut self.masks, several) },
        };
        self.push(node)
    }
}

/// Masks with a bit for each code; codes that stand for nothing listed have none.
fn masks(codes: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut masks = Vec::new();
    for code in codes.filter(|code| *code < u64::from(u32::MAX)) {
        let word = usize::try_from(code / 64).unwrap_or(0);
        if masks.len() <= word {
            masks.resize(word.saturating_add(1), 0u64);
        }
        if let Some(mask) = masks.get_mut(word) {
            *mask |= 1u64.wrapping_shl(u32::try_from(code % 64).unwrap_or(0));
        }
    }
    masks
}
