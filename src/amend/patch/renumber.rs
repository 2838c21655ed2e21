//! Provisions that get other numbers, and what refers to them.

use super::plan::Renumbered;
use crate::amend::canonical::{place, provision_number};
use crate::amend::change::Change;
use crate::amend::tree;
use crate::format::{Visitor, Walk};
use crate::source::Span;
use crate::syntax::tree::{Number, Sentence, SentenceKind};
use crate::value::numbering::compare;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The old and the new number of each provision of `old` that gets another one: what stands in a renumbered provision, and has a number that begins with its, goes along.
pub(super) fn new_numbers(old: &Sentence, renumbered: &[Renumbered<'_>]) -> BTreeMap<String, Number> {
    let mut numbers = BTreeMap::new();
    for Renumbered { from, to } in renumbered {
        let provision = tree::all(old).into_iter().find(|sentence| tree::number(sentence).is_some_and(|number| number.text == from.text));
        let inside = provision.map(tree::all).unwrap_or_default();
        for number in inside.into_iter().filter_map(tree::number) {
            let rest = number.text.strip_prefix(&from.text).filter(|rest| rest.starts_with(['.', '(']));
            if let Some(rest) = rest {
                let new = Number { text: format!("{}{rest}", to.text), span: to.span };
                numbers.entry(number.text.clone()).or_insert(new);
            }
        }
    }
    // What the amendment says of a provision itself goes before what follows from the provision around it.
    numbers.extend(renumbered.iter().map(|Renumbered { from, to }| (from.text.clone(), (*to).clone())));
    numbers
}

/// Gives the provisions their new numbers, and every sentence of the old text that cites them. What the amendment itself puts in speaks of the new numbers already.
pub(super) fn renumber(whole: &mut Sentence, change: Change<'_>, numbers: &BTreeMap<String, Number>) {
    if numbers.is_empty() {
        return;
    }
    let edition = edition(whole).cloned();
    whole.walk(&mut Renumbering { numbers, keep: &|span| change.holds(span) });
    // The name of an edition may look like the number of a provision.
    if let (Some(number), Some(edition)) = (edition_mut(whole), edition) {
        *number = edition;
    }
    let places: Vec<Span> = numbers.values().filter_map(|number| provision_of(whole, &number.text)).collect();
    places.into_iter().for_each(|place| into_order(whole, place));
}

/// The same in sentences that stand outside the programme.
pub(in crate::amend) fn follow(sentence: &mut Sentence, numbers: &BTreeMap<String, Number>) {
    sentence.walk(&mut Renumbering { numbers, keep: &|_| false });
}

struct Renumbering<'n> {
    numbers: &'n BTreeMap<String, Number>,
    keep: &'n dyn Fn(Span) -> bool,
}

impl Visitor for Renumbering<'_> {
    fn number(&mut self, number: &mut Number) {
        if let Some(new) = self.numbers.get(&number.text).filter(|_| !(self.keep)(number.span)) {
            *number = new.clone();
        }
    }
}

fn edition(programme: &Sentence) -> Option<&Number> {
    tree::inside(&programme.kind)?.iter().find_map(|sentence| match &sentence.kind {
        SentenceKind::Edition(number) => Some(number),
        _ => None,
    })
}

fn edition_mut(programme: &mut Sentence) -> Option<&mut Number> {
    tree::inside_mut(&mut programme.kind)?.iter_mut().find_map(|sentence| match &mut sentence.kind {
        SentenceKind::Edition(number) => Some(number),
        _ => None,
    })
}

fn provision_of(whole: &Sentence, number: &str) -> Option<Span> {
    tree::all(whole).into_iter().find(|sentence| provision_number(sentence) == Some(number)).map(|sentence| sentence.span)
}

/// Puts a provision where its new number belongs, if it does not stand in order between its neighbours.
fn into_order(whole: &mut Sentence, at: Span) {
    let Some((list, seat)) = tree::seat(whole, at) else { return };
    let Some(own) = list.get(seat).and_then(provision_number) else { return };
    let before = list.iter().take(seat).rev().find_map(provision_number);
    let after = list.iter().skip(seat.saturating_add(1)).find_map(provision_number);
    let wrong = |first: &str, second: &str| compare(first, second) == Some(Ordering::Greater);
    if before.is_some_and(|before| wrong(before, own)) || after.is_some_and(|after| wrong(own, after)) {
        let moved = list.remove(seat);
        place(list, moved);
    }
}
