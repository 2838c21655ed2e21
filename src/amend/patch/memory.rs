//! What an edition remembers of the amendments that made it.

use crate::amend::change::Change;
use crate::amend::redline::own_lines;
use crate::amend::tree;
use crate::source::Span;
use crate::syntax::tree::{Name, Number, Sentence, SentenceKind};
use std::collections::BTreeMap;

/// The places of the provisions of `new` that are not what they were, or were not there. Both have each of their texts in one piece.
pub(super) fn changed(old: &Sentence, new: &Sentence, numbers: &BTreeMap<String, Number>) -> Vec<Span> {
    let before: BTreeMap<&str, Vec<(usize, String)>> =
        provisions(old).map(|(number, sentence)| (number, without_memory(sentence))).collect();
    let was = |number: &str| {
        let from = numbers.iter().find(|(_, new)| new.text == number).map(|(old, _)| old.clone());
        from.unwrap_or_else(|| number.to_owned())
    };
    let differs = |number: &str, sentence: &Sentence| before.get(was(number).as_str()) != Some(&without_memory(sentence));
    provisions(new).filter(|(number, sentence)| differs(number, sentence)).map(|(_, sentence)| sentence.span).collect()
}

/// Whether the heads of two programmes say the same.
pub(super) fn same_head(old: &Sentence, new: &Sentence) -> bool {
    without_memory(old) == without_memory(new)
}

fn provisions(whole: &Sentence) -> impl Iterator<Item = (&str, &Sentence)> {
    tree::all(whole).into_iter().filter_map(|sentence| Some((crate::amend::canonical::provision_number(sentence)?, sentence)))
}

fn without_memory(sentence: &Sentence) -> Vec<(usize, String)> {
    own_lines(sentence, tree::is_memory)
}

/// Says at the head of the programme, and in each of these provisions, that the amendment changed it.
pub(super) fn remember(whole: &mut Sentence, change: Change<'_>, changed: &[Span]) {
    let name = &change.amendment.name;
    let after_edition = tree::inside(&whole.kind).and_then(|body| body.iter().position(|one| matches!(one.kind, SentenceKind::Edition(_))));
    note(whole, name, after_edition.map_or(0, |at| at.saturating_add(1)));
    for place in changed {
        if let Some(provision) = tree::at_mut(whole, *place) {
            note(provision, name, 0);
        }
    }
}

/// Adds the name to those that stand there already, or begins with it.
fn note(block: &mut Sentence, name: &Name, seat: usize) {
    let Some(body) = tree::inside_mut(&mut block.kind) else { return };
    let there = body.iter_mut().find_map(|sentence| match &mut sentence.kind {
        SentenceKind::AmendedBy(names) => Some(names),
        _ => None,
    });
    match there {
        Some(names) if names.iter().any(|known| known.text == name.text) => {}
        Some(names) => names.push(name.clone()),
        None => {
            let kind = SentenceKind::AmendedBy(vec![name.clone()]);
            body.insert(seat.min(body.len()), Sentence { span: name.span, head: name.span, kind });
        }
    }
}

/// Gives the edition its name.
pub(super) fn name_edition(whole: &mut Sentence, name: Number) {
    let Some(body) = tree::inside_mut(&mut whole.kind) else { return };
    let there = body.iter_mut().find_map(|sentence| match &mut sentence.kind {
        SentenceKind::Edition(number) => Some(number),
        _ => None,
    });
    match there {
        Some(number) => *number = name,
        None => body.insert(0, Sentence { span: name.span, head: name.span, kind: SentenceKind::Edition(name) }),
    }
}
