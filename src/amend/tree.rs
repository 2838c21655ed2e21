//! Finding and changing sentences of a tree by their places, which no two sentences of a tree share.

use super::canonical::provision_number;
use crate::source::Span;
use crate::syntax::tree::{Name, Number, Sentence, SentenceKind};

/// What stands in a block; none for a sentence that holds nothing.
pub(super) fn inside(kind: &SentenceKind) -> Option<&Vec<Sentence>> {
    Some(match kind {
        SentenceKind::Programme(programme) => &programme.body,
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => &provision.body,
        SentenceKind::Taxonomy(taxonomy) => &taxonomy.body,
        SentenceKind::Entry(entry) => &entry.body,
        SentenceKind::Amending(way) => &way.body,
        SentenceKind::Amendment(amendment) => &amendment.body,
        SentenceKind::Insert(insert) => &insert.body,
        SentenceKind::Rewrite(rewrite) => &rewrite.provision.body,
        SentenceKind::OpenTerm { body, .. } | SentenceKind::Parties(body) | SentenceKind::Calendar(body) | SentenceKind::Activity(body) => {
            body
        }
        _ => return None,
    })
}

/// The same, to be changed.
pub(super) fn inside_mut(kind: &mut SentenceKind) -> Option<&mut Vec<Sentence>> {
    Some(match kind {
        SentenceKind::Programme(programme) => &mut programme.body,
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => &mut provision.body,
        SentenceKind::Taxonomy(taxonomy) => &mut taxonomy.body,
        SentenceKind::Entry(entry) => &mut entry.body,
        SentenceKind::Amending(way) => &mut way.body,
        SentenceKind::Amendment(amendment) => &mut amendment.body,
        SentenceKind::Insert(insert) => &mut insert.body,
        SentenceKind::Rewrite(rewrite) => &mut rewrite.provision.body,
        SentenceKind::OpenTerm { body, .. } | SentenceKind::Parties(body) | SentenceKind::Calendar(body) | SentenceKind::Activity(body) => {
            body
        }
        _ => return None,
    })
}

/// Every sentence in and below `sentence`, itself first, in the order of the text.
pub(super) fn all(sentence: &Sentence) -> Vec<&Sentence> {
    let mut found = Vec::new();
    let mut ahead = vec![sentence];
    while let Some(next) = ahead.pop() {
        found.push(next);
        ahead.extend(inside(&next.kind).into_iter().flatten().rev());
    }
    found
}

/// The sentence at that place in and below `sentence`.
pub(super) fn at(sentence: &Sentence, place: Span) -> Option<&Sentence> {
    all(sentence).into_iter().find(|one| one.span == place)
}

/// The list in which the sentence at that place stands, and where in it.
pub(super) fn seat(around: &mut Sentence, place: Span) -> Option<(&mut Vec<Sentence>, usize)> {
    let steps = steps(around, place)?;
    let (last, before) = steps.split_last()?;
    let mut list = inside_mut(&mut around.kind)?;
    for step in before {
        list = inside_mut(&mut list.get_mut(*step)?.kind)?;
    }
    Some((list, *last))
}

/// The sentence at that place, to be changed.
pub(super) fn at_mut(around: &mut Sentence, place: Span) -> Option<&mut Sentence> {
    if around.span == place {
        return Some(around);
    }
    let (list, seat) = seat(around, place)?;
    list.get_mut(seat)
}

/// The way down to the sentence at that place: its seat in each list.
fn steps(around: &Sentence, place: Span) -> Option<Vec<usize>> {
    let list = inside(&around.kind)?;
    for (seat, sentence) in list.iter().enumerate() {
        if sentence.span == place {
            return Some(vec![seat]);
        }
        if let Some(mut further) = steps(sentence, place) {
            further.insert(0, seat);
            return Some(further);
        }
    }
    None
}

/// The number under which a section, a clause or an entry can be cited.
pub(super) fn number(sentence: &Sentence) -> Option<&Number> {
    match &sentence.kind {
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => Some(&provision.number),
        SentenceKind::Entry(entry) => entry.number.as_ref(),
        _ => None,
    }
}

/// The name of what can be removed by name: an entry, a field, a party, or what is declared in the head.
pub(super) fn name(sentence: &Sentence) -> Option<&Name> {
    match &sentence.kind {
        SentenceKind::Entry(entry) => Some(&entry.name),
        SentenceKind::Taxonomy(taxonomy) => Some(&taxonomy.name),
        SentenceKind::Electorate(electorate) => Some(&electorate.name),
        SentenceKind::Body(body) => Some(&body.name),
        SentenceKind::Field { name, .. }
        | SentenceKind::Party { name, .. }
        | SentenceKind::Event { name, .. }
        | SentenceKind::Lineage { name, .. }
        | SentenceKind::Define { name, .. }
        | SentenceKind::Judgement { name, .. }
        | SentenceKind::OpenTerm { name, .. } => Some(name),
        _ => None,
    }
}

/// The section or clause in which the sentence at that place stands, the nearest one; none in the head of the programme.
pub(super) fn provision_around(programme: &Sentence, place: Span) -> Option<&Sentence> {
    let mut around = None;
    let mut sentence = programme;
    while sentence.span != place {
        sentence = inside(&sentence.kind)?.iter().find(|inner| steps_to(inner, place))?;
        if provision_number(sentence).is_some() && sentence.span != place {
            around = Some(sentence);
        }
    }
    around
}

fn steps_to(sentence: &Sentence, place: Span) -> bool {
    sentence.span == place || steps(sentence, place).is_some()
}

/// The block in which the sentence at that place stands directly.
pub(super) fn parent(around: &Sentence, place: Span) -> Option<&Sentence> {
    all(around).into_iter().find(|block| inside(&block.kind).into_iter().flatten().any(|inner| inner.span == place))
}

/// The taxonomy in which the sentence at that place stands, on whatever level.
pub(super) fn list_around(around: &Sentence, place: Span) -> Option<&Sentence> {
    all(around).into_iter().find(|block| matches!(block.kind, SentenceKind::Taxonomy(_)) && block.span != place && holds(block, place))
}

/// Whether `inner` is the sentence `outer` or stands in it.
pub(super) fn holds(outer: &Sentence, inner: Span) -> bool {
    steps_to(outer, inner)
}

/// Whether a sentence only remembers what earlier amendments did.
pub(super) fn is_memory(sentence: &Sentence) -> bool {
    matches!(sentence.kind, SentenceKind::AmendedBy(_) | SentenceKind::RepealedBy(_))
}
