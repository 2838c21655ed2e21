//! An activity and a record by their names, so that every edition can be asked about them.

use super::answers::Found;
use super::ordered::NumberId;
use super::space::{Domain, Field, Side, Space, day_of};
use crate::evaluate::{Verdict, explain, fits};
use crate::model::{Fact, FieldId, FieldKind, Happening, JudgementId, Member, Model, OpenTermId, PartyId, Value};
use crate::program::{Activity, Program};
use crate::value::{PartialDate, Precision, Truth};
use chrono::{Datelike, NaiveDate};

/// An activity and a record: what is known of each field, who has judged what, what happened when.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Case {
    /// What is known of each field.
    pub facts: Vec<(String, Stated)>,
    /// Judgement, party, and how it judged; what is missing has not been judged.
    pub judged: Vec<(String, String, bool)>,
    /// Each event that is recorded, with its day.
    pub events: Vec<(String, NaiveDate)>,
}

/// What is known of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stated {
    /// Nothing.
    Unknown,
    /// That there is none.
    None,
    /// Yes or no.
    Flag(bool),
    /// Words.
    Text(String),
    /// A whole number, or an amount in minor units.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// One thing, by its name; or something that no edition lists.
    One(Option<String>),
    /// Several, by their names, and whether there is something besides that no edition lists.
    Set(Vec<String>, bool),
}

impl Stated {
    /// What stands for a thing that no list has.
    pub const UNLISTED: &'static str = "something_else";
}

/// What stands for words that no rule mentions.
const OTHER_WORDS: &str = "other words";

impl Case {
    /// The activity and the record that were found.
    pub(super) fn of(space: &Space, found: &Found) -> Self {
        let facts = space.fields.iter().map(|field| (field.name.clone(), stated(space, found, field))).collect();
        let judged = space
            .answers()
            .filter_map(|((judgement, party), known)| judged(space, found, known).map(|so| (judgement.clone(), party.clone(), so)));
        let events = space.events().filter(|(_, happened)| found.says(happened.recorded) == Some(true));
        let day = |number: NumberId| day_of(found.range(&space.numbers, number).0);
        let events = events.filter_map(|(name, happened)| Some((name.clone(), day(happened.day)?)));
        Self { facts, judged: judged.collect(), events: events.collect() }
    }

    /// An activity that is given, and what its record says: of each event the last day. What is known only to the month or year counts as unknown.
    #[must_use]
    pub fn given(model: &Model, program: &Program, activity: &Activity, record: &[Happening]) -> Self {
        let stated = |(id, field): (FieldId, &crate::model::Field)| (field.name.clone(), of_fact(model, id, activity.fact(program, id)));
        let facts = (0..).map(FieldId).zip(&model.fields).map(stated).collect();
        let mut judged = Vec::new();
        for (id, judgement) in (0..).map(JudgementId).zip(&model.judgements) {
            for party in judgement.by.parties() {
                let name = model.party(*party).map_or(String::new(), |party| party.name.clone());
                match activity.judged_by(program, id, *party) {
                    Truth::Unknown => {}
                    truth => judged.push((judgement.name.clone(), name, truth == Truth::True)),
                }
            }
        }
        let mut events: Vec<(String, NaiveDate)> = Vec::new();
        for happening in record.iter().filter(|happening| happening.date.precision() == Precision::Day) {
            let Some(event) = model.event(happening.event) else { continue };
            events.retain(|(name, _)| *name != event.name);
            events.push((event.name.clone(), happening.date.earliest()));
        }
        Self { facts, judged, events }
    }

    /// What an edition says of it under readings in place of the adopted ones, with every reason; none where the edition cannot state it, or its schema refuses it.
    #[must_use]
    pub fn verdict(&self, model: &Model, readings: &[(OpenTermId, usize)]) -> Option<Verdict> {
        let side = Side::new(0, model, readings, &[]);
        let activity = self.activity(&side).filter(|activity| fits(&side.program, activity))?;
        Some(explain(model, &side.program, &self.state(&side), &activity))
    }

    /// What is known of a field in an edition; none where the edition cannot state it.
    pub(super) fn fact(&self, side: &Side<'_>, id: FieldId) -> Option<Fact> {
        let field = side.model.field(id)?;
        let stated = self.facts.iter().find(|(name, _)| *name == field.name).map_or(&Stated::Unknown, |(_, stated)| stated);
        let taxonomy = side.model.taxonomy_of(id).and_then(|taxonomy| side.model.taxonomies.get(taxonomy.index()));
        let member = |name: &str| match taxonomy?.entry(name) {
            Some(entry) => Some(Member::Listed(entry)),
            None => taxonomy?.open.then(|| Member::Unlisted(name.to_owned())),
        };
        Some(match (stated, field.kind) {
            (Stated::Unknown, _) => Fact::Unknown,
            (Stated::None, _) if field.optional => Fact::None,
            (Stated::Flag(yes), FieldKind::Flag) => Fact::Known(Value::Flag(*yes)),
            (Stated::Text(words), FieldKind::Text) => Fact::Known(Value::Text(words.clone())),
            (Stated::Number(number), FieldKind::Number(least, most)) if (least..=most).contains(number) => {
                Fact::Known(Value::Number(*number))
            }
            (Stated::Number(minor), FieldKind::Money(_, least, most)) if (least..=most).contains(minor) => {
                Fact::Known(Value::Money(*minor))
            }
            (Stated::Date(day), FieldKind::Date) => {
                let inside = side.model.calendar.horizon.is_none_or(|(first, last)| first <= *day && *day <= last);
                Fact::Known(Value::Date(PartialDate::day(*day).filter(|_| inside)?))
            }
            (Stated::One(name), FieldKind::One(_)) => Fact::Known(Value::One(member(name.as_deref().unwrap_or(Stated::UNLISTED))?)),
            (Stated::Set(names, other), FieldKind::SetOf(_)) => {
                let names = names.iter().map(String::as_str).chain(other.then_some(Stated::UNLISTED));
                Fact::Known(Value::Set(names.map(member).collect::<Option<_>>()?))
            }
            _ => return None,
        })
    }

    /// The activity as a program of a model lays it out; none where the model cannot state it.
    #[must_use]
    pub fn activity_in(&self, model: &Model, program: &Program) -> Option<Activity> {
        let side = Side { program: program.clone(), ..Side::new(0, model, &[], &[]) };
        self.activity(&side)
    }

    /// The activity in an edition; none where the edition cannot state it.
    pub(super) fn activity(&self, side: &Side<'_>) -> Option<Activity> {
        let mut activity = side.program.blank();
        for id in (0..).map(FieldId).take(side.model.fields.len()) {
            activity.set(&side.program, id, &self.fact(side, id)?, None);
        }
        for (judgement, party, so) in self.judged_in(side) {
            activity.judge(&side.program, judgement, Some(party), Truth::from(so), None);
        }
        Some(activity)
    }

    /// The judgements that an edition asks for, by its ids.
    pub(super) fn judged_in(&self, side: &Side<'_>) -> Vec<(JudgementId, PartyId, bool)> {
        let of = |(judgement, party, so): &(String, String, bool)| {
            let id = side.model.judgement_named(judgement)?;
            let party = side.model.party_named(party)?;
            let judges = side.model.judgement(id)?.by.parties().contains(&party);
            judges.then_some((id, party, *so))
        };
        self.judged.iter().filter_map(of).collect()
    }

    /// The same case so many whole years sooner or later that its first day lies in that year; none where it has no days, or one of them is not in the other year's calendar.
    pub(super) fn starting_in(&self, year: i32) -> Option<Self> {
        let dated = |stated: &Stated| if let Stated::Date(day) = stated { Some(*day) } else { None };
        let days = self.facts.iter().filter_map(|(_, stated)| dated(stated)).chain(self.events.iter().map(|(_, day)| *day));
        let years = year.checked_sub(days.min()?.year())?;
        let moved = |day: NaiveDate| day.with_year(day.year().checked_add(years)?);
        let mut case = self.clone();
        for (_, stated) in &mut case.facts {
            if let Stated::Date(day) = stated {
                *day = moved(*day)?;
            }
        }
        for (_, day) in &mut case.events {
            *day = moved(*day)?;
        }
        Some(case)
    }

    /// Everything that can be left out: each fact, each judgement, each event, each member of a set.
    pub(super) fn with_less(&self) -> Vec<Self> {
        let mut less = Vec::new();
        for at in 0..self.judged.len() {
            let mut judged = self.judged.clone();
            judged.remove(at);
            less.push(Self { judged, ..self.clone() });
        }
        for (at, (_, stated)) in self.facts.iter().enumerate() {
            let with = |new: Stated| {
                let mut one = self.clone();
                if let Some((_, stated)) = one.facts.get_mut(at) {
                    *stated = new;
                }
                one
            };
            if *stated != Stated::Unknown {
                less.push(with(Stated::Unknown));
            }
            if let Stated::Set(names, other) = stated {
                for place in 0..names.len() {
                    let mut names = names.clone();
                    names.remove(place);
                    less.push(with(Stated::Set(names, *other)));
                }
                if *other {
                    less.push(with(Stated::Set(names.clone(), false)));
                }
            }
        }
        for at in 0..self.events.len() {
            let mut events = self.events.clone();
            events.remove(at);
            less.push(Self { events, ..self.clone() });
        }
        less
    }
}

fn of_fact(model: &Model, id: FieldId, fact: Fact) -> Stated {
    let name = |member: &Member| match member {
        Member::Listed(entry) => model.entry_of(id, *entry).map(|entry| entry.name.clone()),
        Member::Unlisted(words) => Some(words.clone()),
    };
    match fact {
        Fact::Unknown => Stated::Unknown,
        Fact::None => Stated::None,
        Fact::Known(Value::Flag(yes)) => Stated::Flag(yes),
        Fact::Known(Value::Text(words)) => Stated::Text(words),
        Fact::Known(Value::Number(number) | Value::Money(number)) => Stated::Number(number),
        Fact::Known(Value::Date(date)) if date.precision() == Precision::Day => Stated::Date(date.earliest()),
        Fact::Known(Value::Date(_)) => Stated::Unknown,
        Fact::Known(Value::One(member)) => Stated::One(name(&member)),
        Fact::Known(Value::Set(members)) => Stated::Set(members.iter().filter_map(name).collect(), false),
    }
}

/// What was found of a judgement; none where it is not made, or does not matter.
fn judged(space: &Space, found: &Found, known: &super::circuit::Known) -> Option<bool> {
    let parts = space.circuit.parts(known.holds.gate());
    let answers: Vec<Option<bool>> = parts.iter().map(|part| found.says(*part)).collect();
    match answers.as_slice() {
        [Some(true), Some(so)] => Some(*so),
        _ => None,
    }
}

fn stated(space: &Space, found: &Found, field: &Field) -> Stated {
    // Where every fact is given, one that does not matter has some value; whatever can be left out is left out later.
    if found.says(field.known) != Some(true) {
        return Stated::Unknown;
    }
    if found.says(field.none) == Some(true) {
        return Stated::None;
    }
    match &field.domain {
        Domain::Flag(yes) => Stated::Flag(found.says(*yes).unwrap_or(false)),
        Domain::Choice { number, names, other } => {
            let place = usize::try_from(found.range(&space.numbers, *number).0).unwrap_or(usize::MAX);
            match names.get(place) {
                Some(name) if field.is_text() => Stated::Text(name.clone()),
                None if field.is_text() => Stated::Text(OTHER_WORDS.to_owned()),
                Some(name) => Stated::One(Some(name.clone())),
                None if *other => Stated::One(None),
                None => Stated::Unknown,
            }
        }
        Domain::Set { members, other } => {
            let there = |(name, bit): &(String, super::circuit::Bit)| (member(space, found, *bit)).then(|| name.clone());
            Stated::Set(members.iter().filter_map(there).collect(), member(space, found, *other))
        }
        Domain::Number(number) => {
            let digits = found.in_digits(&space.numbers, *number);
            Stated::Number(digits.unwrap_or_else(|| found.range(&space.numbers, *number).0))
        }
        Domain::Date(number) => day_of(found.range(&space.numbers, *number).0).map_or(Stated::Unknown, Stated::Date),
    }
}

/// Whether something is in a set, as far as it matters; what does not matter is not in it.
fn member(space: &Space, found: &Found, bit: super::circuit::Bit) -> bool {
    bit != super::circuit::FALSE && says_of_member(space, found, bit).unwrap_or(false)
}

fn says_of_member(space: &Space, found: &Found, bit: super::circuit::Bit) -> Option<bool> {
    if bit.gate() == 0 {
        return None;
    }
    // In an optional set a member is there if it is in and the set is.
    let parts = space.circuit.parts(bit.gate());
    let all = || parts.iter().map(|part| found.says(*part)).reduce(|all, one| if all == Some(true) { one } else { all }).flatten();
    found.says(bit).or_else(all)
}
