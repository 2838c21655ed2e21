//! Whole sentences put in, taken away, written anew and moved.

use super::plan::{Act, Doing, Seat};
use crate::amend::{canonical, tree};
use crate::source::Span;
use crate::syntax::tree::{Entry, Name, Number, RepealedBy, Rewrite, Sentence, SentenceKind};

/// Does to the tree what the sentences of the amendment `name` say. Everything is put where it belongs before anything goes, since what goes may be the neighbour by
/// which a place is told.
pub(super) fn perform(whole: &mut Sentence, acts: &[Act<'_>], name: &Name) {
    let mut behind: Vec<Span> = Vec::new();
    for act in acts {
        match &act.doing {
            Doing::Insert(seat, body) => insert(whole, *seat, body.iter().map(|new| added(new, *seat, name)).collect(), &mut behind),
            Doing::Move(entry, seat) => {
                if let Some(moved) = take_out(whole, *entry) {
                    insert(whole, *seat, vec![moved], &mut behind);
                }
            }
            Doing::Take(_) | Doing::Rewrite(..) => {}
        }
    }
    for act in acts {
        match &act.doing {
            Doing::Take(place) => repeal(whole, *place, act.by, name),
            Doing::Rewrite(place, rewrite) => write_anew(whole, *place, rewrite, act.by, name),
            Doing::Insert(..) | Doing::Move(..) => {}
        }
    }
}

/// An entry remembers who added it.
fn added(new: &Sentence, seat: Seat, name: &Name) -> Sentence {
    let mut new = new.clone();
    if let (SentenceKind::Entry(Entry { added_by, .. }), true) = (&mut new.kind, seat != Seat::Programme) {
        *added_by = Some(name.clone());
    }
    new
}

fn insert(whole: &mut Sentence, seat: Seat, new: Vec<Sentence>, behind: &mut Vec<Span>) {
    match seat {
        Seat::Programme => {
            if let Some(body) = tree::inside_mut(&mut whole.kind) {
                new.into_iter().for_each(|sentence| canonical::place(body, sentence));
            }
        }
        Seat::EndOf(place) => {
            if let Some(body) = tree::at_mut(whole, place).and_then(|block| tree::inside_mut(&mut block.kind)) {
                body.extend(new);
            }
        }
        Seat::Before(place) => put(whole, place, 0, new),
        Seat::After(place) => {
            // What is put behind the same thing later stands behind what was put there first.
            let before = behind.iter().filter(|there| **there == place).count();
            behind.extend(new.iter().map(|_| place));
            put(whole, place, before.saturating_add(1), new);
        }
    }
}

fn put(whole: &mut Sentence, beside: Span, further: usize, new: Vec<Sentence>) {
    if let Some((list, seat)) = tree::seat(whole, beside) {
        let at = seat.saturating_add(further).min(list.len());
        list.splice(at..at, new);
    }
}

fn take_out(whole: &mut Sentence, place: Span) -> Option<Sentence> {
    let (list, seat) = tree::seat(whole, place)?;
    Some(list.remove(seat))
}

/// Takes the sentence away. Where it had a number, or something in it had, the number stays behind: in the place of a provision, behind the list of an entry. So
/// does what it remembered of numbers that were repealed before.
fn repeal(whole: &mut Sentence, place: Span, by: &Sentence, name: &Name) {
    let Some(gone) = tree::at(whole, place) else { return };
    let left: Vec<Sentence> = repealed_before(gone).into_iter().chain(memory(numbers_in(gone), by, name)).collect();
    let provision = canonical::provision_number(gone).is_some();
    let list = (!provision).then(|| tree::list_around(whole, place).map(|list| list.span)).flatten();
    let Some((siblings, seat)) = tree::seat(whole, place) else { return };
    siblings.remove(seat);
    match list {
        Some(list) => put(whole, list, 1, left),
        None => {
            siblings.splice(seat..seat, left);
        }
    }
}

/// The provision anew; numbers of its old text that the new one does not have are repealed. It remembers what its old text remembered.
fn write_anew(whole: &mut Sentence, place: Span, rewrite: &Rewrite, by: &Sentence, name: &Name) {
    let provision = rewrite.provision.clone();
    let Some(there) = tree::at_mut(whole, place) else { return };
    let kind = if rewrite.section { SentenceKind::Section(provision) } else { SentenceKind::Clause(provision) };
    let mut new = Sentence { span: by.span, head: by.head, kind };
    let (mut gone, kept) = (numbers_in(there), numbers_in(&new));
    gone.retain(|number| !kept.contains(number));
    let left: Vec<Sentence> = repealed_before(there).into_iter().chain(memory(gone, by, name)).collect();
    tree::inside_mut(&mut new.kind).into_iter().for_each(|body| body.extend(left.iter().cloned()));
    remember_as_before(&mut new, there);
    *there = new;
}

/// The sentences in which a provision remembers what was repealed in it.
fn repealed_before(gone: &Sentence) -> Vec<Sentence> {
    tree::all(gone).into_iter().filter(|sentence| matches!(sentence.kind, SentenceKind::RepealedBy(_))).cloned().collect()
}

/// Each provision of the new text begins with the amendments that changed the one of its number before.
fn remember_as_before(new: &mut Sentence, old: &Sentence) {
    for before in tree::all(old) {
        let amended = tree::inside(&before.kind).into_iter().flatten().find(|inner| matches!(inner.kind, SentenceKind::AmendedBy(_)));
        let Some((number, amended)) = canonical::provision_number(before).zip(amended) else { continue };
        let place = tree::all(new).into_iter().find(|now| canonical::provision_number(now) == Some(number)).map(|now| now.span);
        let body = place.and_then(|place| tree::at_mut(new, place)).and_then(|now| tree::inside_mut(&mut now.kind));
        body.into_iter().for_each(|body| body.insert(0, amended.clone()));
    }
}

fn numbers_in(sentence: &Sentence) -> Vec<String> {
    tree::all(sentence).into_iter().filter_map(|inner| tree::number(inner).map(|number| number.text.clone())).collect()
}

/// `repealed 3.3, 3.4 by slim_down;`
fn memory(numbers: Vec<String>, by: &Sentence, name: &Name) -> Option<Sentence> {
    let numbers: Vec<Number> = numbers.into_iter().map(|text| Number { text, span: by.span }).collect();
    let memory = || SentenceKind::RepealedBy(Box::new(RepealedBy { numbers: numbers.clone(), by: name.clone() }));
    (!numbers.is_empty()).then(|| Sentence { span: by.span, head: by.head, kind: memory() })
}
