//! What the fields of an activity can be.

use super::super::circuit::{Bit, Circuit, FALSE, TRUE};
use super::super::ordered::{NumberId, Numbers};
use super::{Facts, Side, Space, number_of};
use crate::model::{FieldId, FieldKind, Model};

/// A field, as the questions know it.
#[derive(Clone, Debug)]
pub(in crate::prove) struct Field {
    /// Its name.
    pub name: String,
    /// What it can be.
    pub domain: Domain,
    /// Something is known of it: its value, or that it has none.
    pub known: Bit,
    /// It has none.
    pub none: Bit,
    kind: Kind,
}

/// What a field can be.
#[derive(Clone, Debug)]
pub(in crate::prove) enum Domain {
    /// Yes or no.
    Flag(Bit),
    /// One of these; or, where that is `other`, something else, which has the number behind the last.
    Choice {
        /// Which.
        number: NumberId,
        /// What they are called.
        names: Vec<String>,
        /// Whether it can be something else.
        other: bool,
    },
    /// Any number of these.
    Set {
        /// What each is called, and whether it is in the set.
        members: Vec<(String, Bit)>,
        /// Whether something else is.
        other: Bit,
    },
    /// A whole number, or an amount in minor units.
    Number(NumberId),
    /// A day.
    Date(NumberId),
}

/// Fields of one name are one field if they are of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Flag,
    Text,
    One,
    Set,
    Number,
    Money(crate::value::Currency),
    Date,
}

impl Field {
    /// Whether it holds words.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }
}

impl Kind {
    fn of(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Flag => Self::Flag,
            FieldKind::Text => Self::Text,
            FieldKind::Date => Self::Date,
            FieldKind::Number(..) => Self::Number,
            FieldKind::Money(currency, ..) => Self::Money(currency),
            FieldKind::One(_) => Self::One,
            FieldKind::SetOf(_) => Self::Set,
        }
    }
}

/// What is gathered of a field before its questions are made.
struct Gathered {
    name: String,
    kind: Kind,
    names: Vec<String>,
    other: bool,
    optional: bool,
    range: (i64, i64),
    in_sums: bool,
}

impl Space {
    /// Makes the questions about fields, and tells each edition where its own are.
    pub(super) fn add_fields(&mut self, sides: &mut [Side<'_>], facts: Facts) {
        let mut gathered: Vec<Gathered> = Vec::new();
        for side in sides.iter_mut() {
            side.calendar = self.dates.calendar(&side.program.calendar);
            side.fields = gather(side, self.horizon, &mut gathered);
        }
        for side in sides.iter_mut() {
            let ids = (0..).map(FieldId).zip(side.fields.clone());
            side.codes = ids.map(|(id, place)| gathered.get(place).map_or(Vec::new(), |field| codes(side, id, &field.names))).collect();
        }
        for field in gathered {
            let made = self.make(field, facts);
            self.fields.push(made);
        }
    }

    fn make(&mut self, field: Gathered, facts: Facts) -> Field {
        let Gathered { name, kind, names, other, optional, range, in_sums } = field;
        let known = if facts == Facts::Partial { self.circuit.input() } else { TRUE };
        let none = if optional { self.circuit.input() } else { FALSE };
        let domain = match kind {
            Kind::Flag => Domain::Flag(self.circuit.input()),
            Kind::Text | Kind::One => {
                let most = i64::try_from(names.len()).unwrap_or(i64::MAX).saturating_sub(i64::from(!other));
                Domain::Choice { number: self.numbers.add(0, most), names, other }
            }
            Kind::Set => {
                // A set that is not there has no members.
                let mut member = |name| {
                    let input = self.circuit.input();
                    (name, self.circuit.and(&[input, !none]))
                };
                let members: Vec<(String, Bit)> = names.into_iter().map(&mut member).collect();
                let other = if other { member(String::new()).1 } else { FALSE };
                Domain::Set { members, other }
            }
            Kind::Number | Kind::Money(_) => {
                let number = self.numbers.add(range.0, range.1);
                if in_sums {
                    self.limit(number);
                }
                Domain::Number(number)
            }
            Kind::Date => Domain::Date(self.numbers.add(range.0, range.1)),
        };
        Field { name, domain, known, none, kind }
    }

    /// A number in binary digits is no larger than it can be.
    fn limit(&mut self, number: NumberId) {
        let digits = self.numbers.digits(&mut self.circuit, number);
        let spread = self.numbers.get(number).map_or(0, |number| number.most.saturating_sub(number.least));
        let beyond = super::super::sums::at_least(&mut self.circuit, &digits, spread.saturating_add(1));
        if beyond != FALSE {
            self.limits.push(!beyond);
        }
    }

    /// Whether an activity can be stated in an edition at all: every value is one that its schema has.
    pub fn stated(&mut self, side: &Side<'_>) -> Bit {
        let mut all = Vec::new();
        for (id, declared) in (0..).map(FieldId).zip(&side.model.fields) {
            let Some(field) = side.field(id).and_then(|place| self.fields.get(place)) else { continue };
            let (none, known) = (field.none, field.known);
            if !declared.optional {
                all.push(!none);
            }
            let codes = side.codes.get(id.index()).map_or(&[][..], Vec::as_slice);
            let open = is_open(side.model, declared.kind);
            let fits = fits(&mut self.circuit, &mut self.numbers, &field.domain, declared.kind, codes, open, side.model);
            all.push(self.circuit.or(&[fits, none, !known]));
        }
        self.circuit.and(&all)
    }
}

fn fits(circuit: &mut Circuit, numbers: &mut Numbers, domain: &Domain, kind: FieldKind, codes: &[u32], open: bool, model: &Model) -> Bit {
    match (domain, kind) {
        (Domain::Choice { number, names, other }, FieldKind::One(_)) if !open => {
            let mut own = codes.to_vec();
            own.sort_unstable();
            let all = u32::try_from(names.len()).unwrap_or(u32::MAX).saturating_add(u32::from(*other));
            let foreign: Vec<u32> = (0..all).filter(|code| own.binary_search(code).is_err()).collect();
            !numbers.within(circuit, *number, &runs_of(&foreign))
        }
        (Domain::Set { members, other }, FieldKind::SetOf(_)) if !open => {
            let foreign = (0u32..).zip(members).filter(|(code, _)| !codes.contains(code)).map(|(_, (_, bit))| !*bit);
            let foreign: Vec<Bit> = foreign.chain([!*other]).collect();
            circuit.and(&foreign)
        }
        (Domain::Number(number), FieldKind::Number(least, most) | FieldKind::Money(_, least, most)) => {
            numbers.between(circuit, *number, least, most)
        }
        (Domain::Date(number), FieldKind::Date) => match model.calendar.horizon {
            Some((first, last)) => numbers.between(circuit, *number, number_of(first), number_of(last)),
            None => TRUE,
        },
        _ => TRUE,
    }
}

/// Codes in ascending order, as runs with both ends included.
pub(in crate::prove) fn runs_of(codes: &[u32]) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for code in codes.iter().map(|code| i64::from(*code)) {
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) == code => *last = code,
            _ => runs.push((code, code)),
        }
    }
    runs
}

fn is_open(model: &Model, kind: FieldKind) -> bool {
    match kind {
        FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy) => {
            model.taxonomies.get(taxonomy.index()).is_some_and(|taxonomy| taxonomy.open)
        }
        _ => true,
    }
}

/// The names behind a field's codes, in the order of the codes.
fn names(side: &Side<'_>, id: FieldId) -> Vec<String> {
    match side.model.field(id).map(|field| field.kind) {
        Some(FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) => {
            let taxonomy = side.model.taxonomies.get(taxonomy.index());
            taxonomy.map_or(Vec::new(), |taxonomy| taxonomy.entries.iter().map(|entry| entry.name.clone()).collect())
        }
        Some(FieldKind::Text) => side.program.layout.dictionaries.get(id.index()).cloned().unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn codes(side: &Side<'_>, id: FieldId, all: &[String]) -> Vec<u32> {
    let places: std::collections::HashMap<&str, u32> = all.iter().map(String::as_str).zip(0..).collect();
    names(side, id).iter().filter_map(|name| places.get(name.as_str()).copied()).collect()
}

fn gather(side: &Side<'_>, horizon: (i64, i64), gathered: &mut Vec<Gathered>) -> Vec<usize> {
    let summed = summed(side);
    let mut places = Vec::new();
    for (id, field) in (0..).map(FieldId).zip(&side.model.fields) {
        let kind = Kind::of(field.kind);
        let own = names(side, id);
        let range = match field.kind {
            FieldKind::Number(least, most) | FieldKind::Money(_, least, most) => (least, most),
            FieldKind::Date => horizon,
            _ => (0, 0),
        };
        let other = is_open(side.model, field.kind);
        let place = gathered.iter().position(|known| known.name == field.name && known.kind == kind);
        let place = place.unwrap_or_else(|| {
            gathered.push(Gathered { name: field.name.clone(), kind, names: Vec::new(), other, optional: false, range, in_sums: false });
            gathered.len().saturating_sub(1)
        });
        if let Some(known) = gathered.get_mut(place) {
            let there: std::collections::HashSet<String> = known.names.iter().cloned().collect();
            known.names.extend(own.into_iter().filter(|name| !there.contains(name)));
            known.other |= other;
            known.optional |= field.optional;
            known.range = (known.range.0.min(range.0), known.range.1.max(range.1));
            known.in_sums |= summed.contains(&id);
        }
        places.push(place);
    }
    places
}

/// The fields that stand in sums.
fn summed(side: &Side<'_>) -> Vec<FieldId> {
    let owners = side.program.sums.iter().flat_map(|sum| &sum.terms).filter_map(|(_, at)| side.program.layout.owner(*at));
    owners
        .filter_map(|owner| match owner {
            crate::program::Owner::Field(field) => Some(field),
            crate::program::Owner::Judgement(_) => None,
        })
        .collect()
}
