//! First words that can begin nothing where they stand: misspelt, misplaced, or from another language.

use super::forms::{Form, PLACES, Place};
use super::habits::{self, First};
use super::problems;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Span;

/// What is said of such a word, and how the sentence is read all the same.
pub(super) struct Answer {
    pub(super) diagnostic: Diagnostic,
    /// What it is, if that is plain and it can stand here.
    pub(super) form: Option<Form>,
    /// The word that was meant.
    pub(super) instead: Option<&'static str>,
}

/// What a sentence that begins with a wrong word probably is.
pub(super) fn guess(place: Place, word: &str, span: Span) -> Option<Form> {
    if place == Place::Unknown {
        return None;
    }
    if let Some(first) = habits::first_word(place, word, span) {
        return first.instead.and_then(|meant| place.listed(meant));
    }
    elsewhere(word).map(|(_, form)| form).or_else(|| near(place, word).map(|(_, form)| form))
}

/// The report on a wrong first word.
pub(super) fn answer(place: Place, word: &str, shown: &str, span: Span) -> Answer {
    if let Some(First { diagnostic, instead }) = habits::first_word(place, word, span) {
        return Answer { diagnostic, form: instead.and_then(|meant| place.listed(meant)), instead };
    }
    if elsewhere(word).is_some() {
        let homes = PLACES.iter().filter(|place| place.listed(word).is_some()).map(|place| place.called());
        return Answer { diagnostic: problems::misplaced(span, word, place, &homes.collect::<Vec<_>>()), form: None, instead: None };
    }
    let near = near(place, word);
    let instead = near.map(|(meant, _)| meant);
    Answer { diagnostic: problems::unknown_sentence(span, shown, place, instead), form: near.map(|(_, form)| form), instead }
}

/// The place where `word` can begin a sentence, and which.
fn elsewhere(word: &str) -> Option<(Place, Form)> {
    PLACES.iter().find_map(|place| place.listed(word).map(|form| (*place, form)))
}

fn near(place: Place, word: &str) -> Option<(&'static str, Form)> {
    let words = place.words();
    let meant = nearest(word, words.iter().map(|(listed, _)| *listed))?;
    words.iter().find(|(listed, _)| *listed == meant).copied()
}
