//! Answers to questions, told by what they are about: fields, judges, events.

use super::circuit::Bit;
use super::dates::Moved;
use super::ordered::NumberId;
use super::space::{Domain, Space, day_of};
use crate::calendar::Step;
use chrono::NaiveDate;
use litemap::LiteMap;

/// One condition of a region. Everything is told by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The flag is yes, or no.
    Flag(String, bool),
    /// The field is one of these; with `true`, or something that no list has.
    OneOf(String, Vec<String>, bool),
    /// The text is one of these; with `true`, or any other words.
    TextOf(String, Vec<String>, bool),
    /// The set has that member, or has not; none: something that no list has.
    Member(String, Option<String>, bool),
    /// The number lies between, both included.
    Between(String, i64, i64),
    /// The day lies between, both included.
    Days(String, NaiveDate, NaiveDate),
    /// There is a value (true) or none (false).
    Given(String, bool),
    /// How the party has judged: the judgement, the party.
    Judged(String, String, Answer),
    /// The event is recorded, or is not.
    Recorded(String, bool),
    /// One day, moved, is no later than another (true), or later.
    NoLater((String, Vec<StepWords>), (String, Vec<StepWords>), bool),
    /// Something that has no name of its own.
    Unnamed,
}

/// How a party has judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// So.
    Yes,
    /// Otherwise.
    No,
    /// One way or the other.
    Either,
    /// Not yet.
    NotYet,
}

/// A step of the calendar in words, such as `+ 6 months`.
pub type StepWords = String;

/// What answers are about. Numbers and things of a list are told by what is left of them.
pub(super) fn facets(space: &Space, cube: &[Bit]) -> Vec<Facet> {
    let mut facets = Vec::new();
    let mut ranges: LiteMap<NumberId, (i64, i64)> = LiteMap::new();
    for bit in cube {
        let yes = !bit.is_opposite();
        if let Some((number, bound)) = space.numbers.meaning(bit.gate()) {
            let whole = space.numbers.get(number).map_or((0, 0), |number| (number.least, number.most));
            let range = ranges.get(&number).copied().unwrap_or(whole);
            ranges.insert(number, if yes { (range.0.max(bound), range.1) } else { (range.0, range.1.min(bound.saturating_sub(1))) });
        } else if let Some(relation) = space.dates.meaning(bit.gate()) {
            let told = |moved: Moved| (named(space, moved.number), steps(space, moved));
            facets.push(Facet::NoLater(told(relation.left), told(relation.right), yes));
        } else {
            facets.push(plain(space, *bit, yes));
        }
    }
    facets.extend(ranges.iter().map(|(number, range)| ranged(space, *number, *range)));
    facets.sort();
    facets.dedup();
    // Who has judged so has judged; what has a certain value has one; an event that has a day is recorded.
    let settled: Vec<(String, String)> = facets.iter().filter_map(settled).collect();
    let valued: Vec<String> = facets.iter().flat_map(valued).collect();
    facets.retain(|facet| match facet {
        Facet::Judged(judgement, party, Answer::Either) => !settled.contains(&(judgement.clone(), party.clone())),
        Facet::Given(name, true) | Facet::Recorded(name, true) => !valued.contains(name),
        _ => true,
    });
    facets
}

/// The fields and events of which a facet says something that only a value can have.
fn valued(facet: &Facet) -> Vec<String> {
    match facet {
        Facet::Flag(name, _)
        | Facet::OneOf(name, ..)
        | Facet::TextOf(name, ..)
        | Facet::Member(name, _, true)
        | Facet::Between(name, ..)
        | Facet::Days(name, ..) => vec![name.clone()],
        Facet::NoLater((left, _), (right, _), _) => vec![left.clone(), right.clone()],
        _ => Vec::new(),
    }
}

fn settled(facet: &Facet) -> Option<(String, String)> {
    match facet {
        Facet::Judged(judgement, party, Answer::Yes | Answer::No) => Some((judgement.clone(), party.clone())),
        _ => None,
    }
}

fn plain(space: &Space, bit: Bit, yes: bool) -> Facet {
    let same = |other: Bit| other.gate() == bit.gate();
    for field in &space.fields {
        if same(field.none) {
            return Facet::Given(field.name.clone(), !yes);
        }
        match &field.domain {
            Domain::Flag(flag) if same(*flag) => return Facet::Flag(field.name.clone(), yes),
            Domain::Set { members, other } => {
                let is = |member: Bit| same(member) || space.circuit.parts(member.gate()).iter().any(|part| same(*part));
                if let Some((name, _)) = members.iter().find(|(_, member)| is(*member)) {
                    return Facet::Member(field.name.clone(), Some(name.clone()), yes);
                }
                if other.gate() != 0 && is(*other) {
                    return Facet::Member(field.name.clone(), None, yes);
                }
            }
            _ => {}
        }
    }
    for ((judgement, party), known) in space.answers() {
        if let [made, so] = space.circuit.parts(known.holds.gate()) {
            if same(*made) {
                return Facet::Judged(judgement.clone(), party.clone(), if yes { Answer::Either } else { Answer::NotYet });
            }
            if same(*so) {
                return Facet::Judged(judgement.clone(), party.clone(), if yes { Answer::Yes } else { Answer::No });
            }
        }
    }
    let event = space.events().find(|(_, happened)| same(happened.recorded));
    event.map_or(Facet::Unnamed, |(name, _)| Facet::Recorded(name.clone(), yes))
}

fn ranged(space: &Space, number: NumberId, (least, most): (i64, i64)) -> Facet {
    for field in &space.fields {
        match &field.domain {
            Domain::Choice { number: own, names, .. } if *own == number => {
                let within = |at: &usize| i64::try_from(*at).is_ok_and(|at| least <= at && at <= most);
                let listed = names.iter().enumerate().filter(|(at, _)| within(at)).map(|(_, name)| name.clone()).collect();
                let other = within(&names.len());
                let name = field.name.clone();
                return if field.is_text() { Facet::TextOf(name, listed, other) } else { Facet::OneOf(name, listed, other) };
            }
            Domain::Number(own) if *own == number => return Facet::Between(field.name.clone(), least, most),
            _ => {}
        }
    }
    match (day_of(least), day_of(most)) {
        (Some(first), Some(last)) => Facet::Days(named(space, number), first, last),
        _ => Facet::Unnamed,
    }
}

/// The name of a day.
fn named(space: &Space, number: NumberId) -> String {
    let field = space.fields.iter().find(|field| matches!(field.domain, Domain::Date(own) if own == number));
    let event = || space.events().find(|(_, happened)| happened.day == number).map(|(name, _)| name.clone());
    field.map(|field| field.name.clone()).or_else(event).unwrap_or_else(|| "the term".to_owned())
}

fn steps(space: &Space, moved: Moved) -> Vec<StepWords> {
    let Some(function) = space.dates.function(moved.function) else { return Vec::new() };
    function.steps().iter().map(step).collect()
}

fn step(step: &Step) -> StepWords {
    match step {
        Step::Add(period, backwards) => format!("{} {period}", if *backwards { "-" } else { "+" }),
        Step::AddTimes(period, times) => format!("+ {times} times {period}"),
        Step::NthDayAfter(number) => format!("+ {number} days"),
        Step::LastDayExcluded => "- 1 day".to_owned(),
        Step::FirstDayExcluded => "+ 1 day".to_owned(),
        Step::FirstOfMonthFollowing(number) => format!("on to the first day of month {number} following"),
        other => format!("{other:?}"),
    }
}
