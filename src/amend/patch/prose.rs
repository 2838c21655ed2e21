//! Texts in quotation marks that still speak of a provision by its old number. They are the document's words, so that nothing follows by itself in them.

use crate::amend::change::Change;
use crate::amend::{problems, tree, words};
use crate::diagnostic::Diagnostics;
use crate::format::{Visitor, Walk};
use crate::syntax::tree::{Number, Sentence, SentenceKind, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A warning for each text that the amendment has left as it was, and that names a provision which the amendment renumbers or repeals.
pub(super) fn old_numbers(new: &Sentence, old: &Sentence, change: Change<'_>, numbers: &BTreeMap<String, Number>) -> Diagnostics {
    let before = remembered(old);
    let repealed: BTreeSet<String> = remembered(new).difference(&before).cloned().collect();
    let renumbered = numbers.iter().map(|(old, new)| (old.as_str(), Some(new)));
    let gone: Vec<(&str, Option<&Number>)> = renumbered.chain(repealed.iter().map(|number| (number.as_str(), None))).collect();
    let mut search = Search { gone, change, found: Diagnostics::new() };
    new.clone().walk(&mut search);
    search.found
}

/// The numbers that are repealed.
fn remembered(whole: &Sentence) -> BTreeSet<String> {
    let numbers = tree::all(whole).into_iter().filter_map(|sentence| match &sentence.kind {
        SentenceKind::RepealedBy(repealed) => Some(repealed.numbers.iter().map(|number| number.text.clone())),
        _ => None,
    });
    numbers.flatten().collect()
}

struct Search<'t> {
    gone: Vec<(&'t str, Option<&'t Number>)>,
    change: Change<'t>,
    found: Diagnostics,
}

impl Visitor for Search<'_> {
    fn text(&mut self, text: &mut Text) {
        if self.change.holds(text.span) {
            return;
        }
        for (number, new) in &self.gone {
            // A number without a mark in it may count anything.
            let is_citation = number.contains(|c: char| !c.is_alphanumeric());
            if is_citation && !words::find(&text.text, number).is_empty() {
                self.found.push(problems::old_number_in_words(text.span, number, *new, self.change.sentence.head));
            }
        }
    }
}
