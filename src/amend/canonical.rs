//! The programme of all files as one tree, and as one text that depends on nothing but what the programme says.

use crate::format::{Visitor, Walk, canonical, lines};
use crate::syntax::tree::{File, Programme, Sentence, SentenceKind, Text};
use crate::value::numbering::{Part, compare, parts};
use std::cmp::Ordering;

/// As many letters of a text stand on one line where it has blanks at which it can be parted.
const LETTERS: usize = 80;

/// The programme that the files hold, with everything that continues it, as one sentence. None where no file begins one.
///
/// What continues it is put where it belongs, whatever file it stands in: provisions by their numbers, everything else before the first provision.
/// Places stay those of the files.
#[must_use]
pub fn programme(files: &[File]) -> Option<Sentence> {
    let mut whole = blocks(files).find(|(_, block)| !block.continued).map(|(sentence, _)| sentence.clone())?;
    if let SentenceKind::Programme(begun) = &mut whole.kind {
        let further = blocks(files).filter(|(_, block)| block.continued && block.name.text == begun.name.text);
        for sentence in further.flat_map(|(_, block)| &block.body) {
            place(&mut begun.body, sentence.clone());
        }
    }
    Some(whole)
}

fn blocks(files: &[File]) -> impl Iterator<Item = (&Sentence, &Programme)> {
    files.iter().flat_map(|file| &file.sentences).filter_map(|sentence| match &sentence.kind {
        SentenceKind::Programme(programme) => Some((sentence, programme)),
        _ => None,
    })
}

/// Puts a sentence where it belongs in a programme: provisions by their numbers, everything else before the first provision.
pub(super) fn place(body: &mut Vec<Sentence>, further: Sentence) {
    let number = provision_number(&further).map(str::to_owned);
    let after = body.iter().position(|there| match (provision_number(there), &number) {
        (Some(there), Some(number)) => compare(there, number) == Some(Ordering::Greater),
        (Some(_), None) => true,
        (None, _) => false,
    });
    body.insert(after.unwrap_or(body.len()), further);
}

/// The number of a section or a clause.
#[must_use]
pub fn provision_number(sentence: &Sentence) -> Option<&str> {
    match &sentence.kind {
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => Some(&provision.number.text),
        _ => None,
    }
}

/// A sentence and what it holds in the canonical layout, for people: [`crate::format::format`] leaves it as it is. Comments are left out, and long texts are
/// parted anew.
#[must_use]
pub fn text(sentence: &Sentence) -> String {
    let mut whole = sentence.clone();
    whole.walk(&mut Parted);
    canonical(&[whole])
}

/// A sentence and what it holds, one line for each sentence, head and `}`, without indentation and with every text in one piece. This is what fingerprints are
/// made of, so that they do not change with the layout.
#[must_use]
pub fn plain(sentence: &Sentence) -> String {
    let whole = joined(sentence);
    lines(std::slice::from_ref(&whole)).into_iter().flat_map(|line| [line.text, "\n".to_owned()]).collect()
}

/// The same with what stands in no provision in the order of its words, and provisions in the order of their numbers: into which files a programme is split, and in
/// which order they are read, then makes no difference.
#[must_use]
pub(super) fn plain_in_order(programme: &Sentence) -> String {
    let mut whole = joined(programme);
    if let SentenceKind::Programme(programme) = &mut whole.kind {
        programme.body.sort_by_cached_key(|sentence| (provision_number(sentence).map(sort_key), plain(sentence)));
    }
    plain(&whole)
}

/// A total order of numbers that agrees with the documents' wherever they count in digits.
fn sort_key(number: &str) -> Vec<(usize, String)> {
    let key = |part| match part {
        Part::Digits(digits) => (digits.len(), digits.to_owned()),
        Part::Letters(letters) => (usize::MAX, letters.to_owned()),
    };
    parts(number).into_iter().map(key).collect()
}

/// The sentence with every text in one piece.
#[must_use]
pub fn joined(sentence: &Sentence) -> Sentence {
    let mut whole = sentence.clone();
    whole.walk(&mut Joined);
    whole
}

struct Joined;

impl Visitor for Joined {
    fn text(&mut self, text: &mut Text) {
        text.parts.clear();
    }
}

struct Parted;

impl Visitor for Parted {
    fn text(&mut self, text: &mut Text) {
        text.parts = parted(&text.text);
    }
}

/// The text in parts that a line holds, to be joined by a blank; none where it needs no parting.
fn parted(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut room = 0usize;
    for word in text.split(' ') {
        let length = word.chars().count().saturating_add(1);
        match parts.last_mut().filter(|_| length <= room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                room = room.saturating_sub(length);
            }
            None => {
                parts.push(word.to_owned());
                room = LETTERS.saturating_add(1).saturating_sub(length);
            }
        }
    }
    if parts.len() > 1 { parts } else { Vec::new() }
}
