//! An amendment applied to the sentences of a programme, or of another amendment.
//!
//! ```text
//! resolve (places looked up, conflicts) ─▶ structure (whole sentences) ─▶ reword (words) ─▶ renumber ─▶ memory
//! ```

mod conflicts;
mod lookup;
mod memory;
mod plan;
mod prose;
mod renumber;
mod resolve;
mod reword;
mod structure;

pub(super) use plan::How;
pub(super) use renumber::follow;
pub(super) use reword::spans;

use super::canonical::joined;
use super::change::Change;
use super::{problems, tree};
use crate::diagnostic::Diagnostics;
use crate::source::Span;
use crate::syntax::tree::{Number, Sentence, SentenceKind};
use plan::Plan;
use std::collections::BTreeMap;

/// What came of it.
pub(super) struct Patched {
    /// The programme or the amendment as it reads now. Each part has the place where it was written: in the old text, or in the amendment.
    pub whole: Sentence,
    /// The provisions that have other numbers now, by their old ones.
    pub numbers: BTreeMap<String, Number>,
    /// Warnings.
    pub diagnostics: Diagnostics,
}

/// Applies an amendment to a programme. `edition` is what the new edition is called.
pub(super) fn amend_programme(old: &Sentence, change: Change<'_>, edition: Number) -> Result<Patched, Diagnostics> {
    let (plan, diagnostics) = resolve::resolve(old, change);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut whole = apply(old, change, &plan)?;
    let numbers = renumber::new_numbers(old, &plan.renumbered);
    renumber::renumber(&mut whole, change, &numbers);
    let mut diagnostics = taken_numbers(&whole, change);
    diagnostics.extend(fields_that_are_not_new(old, &whole, change));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    diagnostics.extend(prose::old_numbers(&whole, old, change, &numbers));
    let before = joined(old);
    let changed = memory::changed(&before, &whole, &numbers);
    if changed.is_empty() && memory::same_head(&before, &whole) && !plan.acts.iter().any(plan::Act::takes) {
        diagnostics.push(problems::changes_nothing(&change.amendment.name, old.head));
    }
    memory::name_edition(&mut whole, edition);
    memory::remember(&mut whole, change, &changed);
    Ok(Patched { whole, numbers, diagnostics })
}

/// Applies an amendment to the text of an amendment.
pub(super) fn amend_amendment(old: &Sentence, change: Change<'_>) -> Result<Patched, Diagnostics> {
    let (plan, mut diagnostics) = resolve::resolve(old, change);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    if plan.acts.is_empty() && plan.edits.is_empty() {
        diagnostics.push(problems::changes_nothing(&change.amendment.name, old.head));
    }
    let whole = apply(old, change, &plan)?;
    let identity = |sentence: &Sentence| {
        Change::of(sentence, &[]).map(|Change { amendment, .. }| {
            (amendment.name.text.clone(), amendment.target.text.clone(), amendment.edition.as_ref().map(|number| number.text.clone()))
        })
    };
    if identity(&whole) != identity(old) {
        let by = plan.edits.first().map_or(change.sentence.head, |edit| edit.by.head);
        return Err(Diagnostics::from_iter([problems::not_the_same_amendment(by, old.head)]));
    }
    Ok(Patched { whole, numbers: BTreeMap::new(), diagnostics })
}

fn apply(old: &Sentence, change: Change<'_>, plan: &Plan<'_>) -> Result<Sentence, Diagnostics> {
    let mut whole = joined(old);
    structure::perform(&mut whole, &plan.acts, &change.amendment.name);
    if plan.edits.is_empty() { Ok(whole) } else { reword::reword(&whole, &plan.edits).map_err(Diagnostics::from_iter) }
}

/// Numbers that two provisions have now, or that one has again after another was repealed.
fn taken_numbers(whole: &Sentence, change: Change<'_>) -> Diagnostics {
    let mut taken: BTreeMap<&str, Span> = BTreeMap::new();
    let mut diagnostics = Diagnostics::new();
    for number in tree::all(whole).into_iter().filter_map(tree::number) {
        let Some(first) = taken.get(number.text.as_str()).copied() else {
            taken.insert(&number.text, number.span);
            continue;
        };
        let (place, other) = if change.holds(number.span) { (number.span, first) } else { (first, number.span) };
        diagnostics.push(problems::number_taken(&number.text, place, other));
    }
    for memory in tree::all(whole) {
        let SentenceKind::RepealedBy(repealed) = &memory.kind else { continue };
        for number in &repealed.numbers {
            if let Some(place) = taken.get(number.text.as_str()) {
                diagnostics.push(problems::number_repealed(&number.text, *place, memory.head));
            }
        }
    }
    diagnostics
}

/// `missing` speaks of fields that the amendment adds.
fn fields_that_are_not_new(old: &Sentence, new: &Sentence, change: Change<'_>) -> Diagnostics {
    let field = |whole: &Sentence, wanted: &str| {
        tree::all(whole).into_iter().find_map(|sentence| match &sentence.kind {
            SentenceKind::Field { name, .. } if name.text == wanted => Some(name.span),
            _ => None,
        })
    };
    let wrong = change.missing().filter_map(|missing| {
        let name = &missing.field;
        let before = field(old, &name.text);
        (before.is_some() || field(new, &name.text).is_none()).then(|| problems::not_a_new_field(name, before))
    });
    wrong.collect()
}
