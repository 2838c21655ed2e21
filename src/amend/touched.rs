//! What an amendment touches of the edition that it changes: which provisions and lists, and whether it only adds to them.

use super::canonical::plain;
use super::editions::Editions;
use super::patch::follow;
use super::tree;
use crate::syntax::tree::{Number, Sentence, SentenceKind};
use std::collections::BTreeMap;

/// What an amendment touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Each part, in the order of the old text; what is new comes last.
    pub parts: Vec<Part>,
    /// Whether it changes the sentences by which the programme is amended, or what is entrenched.
    pub amending: bool,
}

/// A part of the old text that is touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The numbers of the provisions in which it lies, the innermost last; empty for what stands in no provision.
    pub within: Vec<String>,
    /// The list in which it lies.
    pub taxonomy: Option<String>,
    /// Whether something is only added to it, and nothing that is there is changed.
    pub adds: bool,
}

/// What is compared as one: the head of the programme, a provision without those in it, a list without its entries, an entry without those below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Head,
    Provision(String),
    Taxonomy(String),
    Entry(String, String),
}

#[derive(Clone, Debug)]
struct Unit {
    name: Name,
    around: Name,
    within: Vec<String>,
    taxonomy: Option<String>,
    lines: Vec<String>,
}

impl Editions {
    /// What an amendment touches of the edition that it changes; none where there is no such amendment.
    #[must_use]
    pub fn touched(&self, amendment: &str) -> Option<Touched> {
        let new = self.led_to(amendment)?;
        let edition = self.editions.get(new)?;
        let old = self.programme(edition.before?)?;
        Some(touched(old, self.programme(new)?, &edition.numbers))
    }
}

fn touched(old: &Sentence, new: &Sentence, numbers: &BTreeMap<String, Number>) -> Touched {
    // What cites a provision that is renumbered is not changed by following it.
    let mut followed = old.clone();
    follow(&mut followed, numbers);
    let (before, after) = (units(&followed), units(new));
    let number_before = |number: &String| numbers.iter().find(|(_, now)| now.text == *number).map_or(number, |(old, _)| old).clone();
    let part =
        |unit: &Unit, adds: bool| Part { within: unit.within.iter().map(number_before).collect(), taxonomy: unit.taxonomy.clone(), adds };
    let find = |all: &[Unit], name: &Name| all.iter().find(|unit| unit.name == *name).cloned();
    let mut parts = Vec::new();
    for was in &before {
        let renumbered = matches!(&was.name, Name::Provision(number) if numbers.values().any(|now| now.text == *number));
        match find(&after, &was.name) {
            None => parts.push(part(was, false)),
            Some(is) if is.lines == was.lines && is.around == was.around && !renumbered => {}
            Some(is) => parts.push(part(was, !renumbered && is.around == was.around && only_adds(&was.lines, &is.lines))),
        }
    }
    for is in after.iter().filter(|is| find(&before, &is.name).is_none()) {
        // What is new in something new has been told with it.
        if let Some(around) = find(&before, &is.around) {
            parts.push(part(&around, true));
        }
    }
    parts.dedup();
    Touched { parts, amending: amending(&followed) != amending(new) }
}

/// Whether all that was there is there still, in its order, with something more.
fn only_adds(old: &[String], new: &[String]) -> bool {
    let mut ahead = new.iter();
    old.iter().all(|line| ahead.any(|there| there == line))
}

fn units(programme: &Sentence) -> Vec<Unit> {
    let head = Unit { name: Name::Head, around: Name::Head, within: Vec::new(), taxonomy: None, lines: Vec::new() };
    let mut units = vec![head];
    for sentence in tree::inside(&programme.kind).into_iter().flatten() {
        take(sentence, 0, &mut units);
    }
    if let (Some(head), Some(first)) = (units.first_mut(), plain(programme).lines().next()) {
        head.lines.insert(0, first.to_owned());
    }
    units
}

/// Takes in a sentence that stands directly in the unit at that place.
fn take(sentence: &Sentence, around: usize, units: &mut Vec<Unit>) {
    let Some(outer) = units.get(around).cloned() else { return };
    let name = match &sentence.kind {
        kind if matches!(kind, SentenceKind::Edition(_)) || tree::is_memory(sentence) => return,
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => Name::Provision(provision.number.text.clone()),
        SentenceKind::Taxonomy(taxonomy) => Name::Taxonomy(taxonomy.name.text.clone()),
        SentenceKind::Entry(entry) => Name::Entry(outer.taxonomy.clone().unwrap_or_default(), entry.name.text.clone()),
        kind => return own_lines(kind, sentence, around, units),
    };
    let mut within = outer.within;
    within.extend(tree::number(sentence).map(|number| number.text.clone()));
    let taxonomy = match &name {
        Name::Taxonomy(list) => Some(list.clone()),
        _ => outer.taxonomy,
    };
    let first = plain(sentence).lines().next().map(|line| line.trim_end_matches(['{', ';', ' ']).to_owned());
    units.push(Unit { name, around: outer.name, within, taxonomy, lines: first.into_iter().collect() });
    let here = units.len().saturating_sub(1);
    for inner in tree::inside(&sentence.kind).into_iter().flatten() {
        take(inner, here, units);
    }
}

/// The lines of a sentence that is no unit of its own; those of a schema, of the parties and of the calendar one by one.
fn own_lines(kind: &SentenceKind, sentence: &Sentence, around: usize, units: &mut [Unit]) {
    let Some(unit) = units.get_mut(around) else { return };
    let block = match kind {
        SentenceKind::Activity(body) => Some(("activity", body)),
        SentenceKind::Parties(body) => Some(("parties", body)),
        SentenceKind::Calendar(body) => Some(("calendar", body)),
        _ => None,
    };
    match block {
        Some((word, body)) => unit.lines.extend(body.iter().map(|inner| format!("{word} {}", plain(inner)))),
        None => unit.lines.push(plain(sentence)),
    }
}

/// The sentences by which a programme is amended, in an order of their own.
fn amending(programme: &Sentence) -> Vec<String> {
    let is_one = |sentence: &&Sentence| {
        matches!(
            sentence.kind,
            SentenceKind::Amend(_)
                | SentenceKind::Amending(_)
                | SentenceKind::Entrenched(_)
                | SentenceKind::Electorate(_)
                | SentenceKind::Body(_)
        )
    };
    let mut all: Vec<String> = tree::all(programme).into_iter().filter(is_one).map(plain).collect();
    all.sort();
    all
}
