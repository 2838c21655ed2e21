//! What an amendment says of activities that were written before its fields, made complete: of a field that words have added or made obligatory, nothing is known.

use super::change::Change;
use super::tree;
use crate::source::Span;
use crate::syntax::tree::{Missing, Name, Sentence, SentenceKind, Text, Value};

/// The amendment with a sentence for each field that every activity of the `new` programme has, that an activity of the `old` one could do without, and of which
/// the amendment does not speak.
pub(super) fn with_unknown_fields(amendment: &Sentence, old: &Sentence, new: &Sentence) -> Sentence {
    let mut whole = amendment.clone();
    let Some(change) = Change::of(amendment, &[]) else { return whole };
    let spoken_of = |name: &Name| change.missing().any(|missing| missing.field.text == name.text);
    let known = required(old);
    let asked = required(new).into_iter().filter(|name| !known.iter().any(|known| known.text == name.text) && !spoken_of(name));
    let silent = asked.map(|name| unknown(name, amendment.head)).collect::<Vec<_>>();
    tree::inside_mut(&mut whole.kind).into_iter().for_each(|body| body.extend(silent.iter().cloned()));
    whole
}

/// The fields that every activity has.
fn required(programme: &Sentence) -> Vec<&Name> {
    let fields = tree::all(programme).into_iter().filter_map(|sentence| match &sentence.kind {
        SentenceKind::Field { name, optional: false, .. } => Some(name),
        _ => None,
    });
    fields.collect()
}

fn unknown(field: &Name, place: Span) -> Sentence {
    let name = |text: &str| Name { text: text.to_owned(), span: place };
    let because = Text { text: "nobody was asked for it before there was this amendment".to_owned(), span: place, parts: Vec::new() };
    let missing = Missing { field: name(&field.text), value: Value::Name(name("unknown")), because };
    Sentence { span: place, head: place, kind: SentenceKind::Missing(Box::new(missing)) }
}
