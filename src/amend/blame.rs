//! Mistakes in the text of an edition, with the sentences of amendments to which they go back.

use super::change::{Change, within};
use super::editions::Editions;
use super::{canonical, tree, words};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};
use crate::syntax::tree::{Number, Sentence, SentenceKind};

impl Editions {
    /// The diagnostic with the sentences of amendments to which its places in the text of an edition go back.
    #[must_use]
    pub fn pointed(&self, edition: usize, diagnostic: Diagnostic, sources: &Sources) -> Diagnostic {
        let Some(own) = self.editions.get(edition).and_then(|edition| edition.source) else { return diagnostic };
        let places: Vec<Label> = diagnostic.labels.clone();
        let mut pointed = diagnostic;
        for label in &places {
            let blamed = self.blame(edition, label.span, label.span.source == own, sources.slice(label.span));
            let Some((place, says)) = blamed.filter(|(place, _)| !pointed.labels.iter().any(|known| known.span == *place)) else {
                continue;
            };
            pointed = pointed.and(place, says);
        }
        if pointed.labels.len() > places.len() {
            return pointed;
        }
        match self.editions.get(edition).and_then(|edition| self.change(edition.made_by?)) {
            Some(change) => pointed.and(change.sentence.head, "in the edition to which this amendment leads"),
            None => pointed,
        }
    }

    /// The sentence of an amendment that wrote a place, or one that speaks of the words there.
    fn blame(&self, edition: usize, place: Span, own: bool, words: &str) -> Option<(Span, String)> {
        // What an amendment says is at nobody's door but its own.
        if self.texts.iter().any(|text| text.blocks.iter().any(|block| within(*block, place))) {
            return None;
        }
        let whole = own.then(|| self.editions.get(edition)).flatten();
        let made = self.chain(edition).filter_map(|edition| Some((self.change(edition.made_by?)?, self.programme(edition.before?)?)));
        let (changes, before): (Vec<Change<'_>>, Vec<&Sentence>) = made.unzip();
        let written = whole.and_then(|whole| {
            let block = self.programme(edition).and_then(|programme| tree::all(programme).into_iter().find(|one| one.head == place));
            let place = block.map_or(place, |block| block.span);
            whole.origins.of_place(place, |origin| changes.iter().any(|change| change.holds(origin)))
        });
        if let Some(origin) = written {
            let change = changes.iter().find(|change| change.holds(origin))?;
            let by =
                change.operations().find(|operation| within(operation.span, origin)).map_or(origin, |operation| shown(operation, origin));
            return Some((by, format!("written by the amendment `{}`", change.name())));
        }
        changes.iter().zip(before).find_map(|(change, before)| {
            if let Some(speaks) = change.operations().find(|operation| !words::find(&canonical::plain(operation), words).is_empty()) {
                return Some((speaks.head, format!("the amendment `{}` speaks of it here", change.name())));
            }
            let takes = change.operations().find(|operation| takes(operation, before, words))?;
            Some((takes.head, format!("the amendment `{}` takes it away here", change.name())))
        })
    }
}

/// A whole operation is shown by its head, a part of one as it is.
fn shown(operation: &Sentence, origin: Span) -> Span {
    if origin == operation.span { operation.head } else { origin }
}

/// Whether a sentence takes away the provision in which something of that name was declared.
fn takes(operation: &Sentence, before: &Sentence, name: &str) -> bool {
    let numbers: Vec<&Number> = match &operation.kind {
        SentenceKind::Repeal(numbers) => numbers.iter().collect(),
        SentenceKind::Rewrite(rewrite) => vec![&rewrite.provision.number],
        _ => return false,
    };
    let is_gone = |sentence: &&Sentence| tree::number(sentence).is_some_and(|own| numbers.iter().any(|gone| gone.text == own.text));
    let declares = |inner: &Sentence| tree::name(inner).is_some_and(|own| own.text == name);
    tree::all(before).into_iter().filter(is_gone).flat_map(tree::all).any(declares)
}
