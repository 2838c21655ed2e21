//! What nothing in the policy speaks of.

use crate::diagnostic::Diagnostics;
use crate::model::from_syntax::Used;
use crate::model::problems;
use crate::model::types::{EntryId, Model, ProvisionKind, Taxonomy};
use crate::source::Span;

/// Clauses that say nothing: neither a rule nor why there is none.
pub(super) fn clauses(model: &Model, used: &Used, diagnostics: &mut Diagnostics) {
    for (provision, effect) in model.provisions.iter().zip(&used.effect) {
        if provision.kind == ProvisionKind::Clause && !effect {
            diagnostics.push(problems::clause_without_effect(&provision.number, provision.span));
        }
    }
}

/// Events, definitions, judgements and open terms on which nothing rests. Fields may serve people only.
pub(super) fn names(model: &Model, used: &Used, diagnostics: &mut Diagnostics) {
    let mut look = |what: &str, list: &mut dyn Iterator<Item = (&str, Span)>, used: &[bool]| {
        for ((name, span), _) in list.zip(used).filter(|(_, used)| !**used) {
            diagnostics.push(problems::unused_name(what, name, span));
        }
    };
    look("event", &mut model.events.iter().map(|one| (one.name.as_str(), one.span)), &used.events);
    look("definition", &mut model.definitions.iter().map(|one| (one.name.as_str(), one.span)), &used.definitions);
    look("judgement", &mut model.judgements.iter().map(|one| (one.name.as_str(), one.span)), &used.judgements);
    look("body", &mut model.bodies.iter().map(|one| (one.name.as_str(), one.span)), &used.bodies);
    look("electorate", &mut model.electorates.iter().map(|one| (one.name.as_str(), one.span)), &used.electorates);
    look("open term", &mut model.open_terms.iter().map(|one| (one.name.as_str(), one.span)), &used.open_terms);
}

/// Entries of which no rule speaks: neither of them, nor of one above or below them, nor of the taxonomy as a whole.
pub(super) fn entries(model: &Model, used: &Used, diagnostics: &mut Diagnostics) {
    for ((taxonomy, marked), whole) in model.taxonomies.iter().zip(&used.entries).zip(&used.taxonomies) {
        if *whole || taxonomy.entries.is_empty() {
            continue;
        }
        if !marked.contains(&true) {
            diagnostics.push(problems::unused_taxonomy(&taxonomy.name, taxonomy.span));
            continue;
        }
        for entry in topmost_unused(taxonomy, marked) {
            diagnostics.push(problems::unused_entry(&entry.name, entry.span, &taxonomy.name));
        }
    }
}

// The entries below an entry follow it directly: a count of the marks so far tells at once whether one lies below.
fn topmost_unused<'m>(taxonomy: &'m Taxonomy, marked: &[bool]) -> Vec<&'m crate::model::types::Entry> {
    let mut counts = vec![0usize];
    for mark in marked {
        counts.push(counts.last().copied().unwrap_or(0).saturating_add(usize::from(*mark)));
    }
    let count = |at: usize| counts.get(at).copied().unwrap_or(0);
    let mut found = Vec::new();
    let mut covered: Vec<bool> = Vec::with_capacity(taxonomy.entries.len());
    for (at, entry) in taxonomy.entries.iter().enumerate() {
        let above = entry.parent.is_some_and(|EntryId(parent)| covered.get(parent as usize).copied().unwrap_or(false));
        let here = marked.get(at).copied().unwrap_or(false);
        let below = count(entry.last.index().saturating_add(1)) > count(at);
        // Covered: nothing more is to be said of the entries below this one, because it is used or because it has been reported.
        covered.push(above || here || !below);
        if !above && !below {
            found.push(entry);
        }
    }
    found
}
