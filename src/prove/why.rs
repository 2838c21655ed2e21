//! What would make an activity permitted: the fewest things that would have to be otherwise.

use super::answers::{Answer, Found, Search};
use super::case::{Case, Stated};
use super::circuit::Bit;
use super::encode::Encoder;
use super::literal::Literal;
use super::question::Unsettled;
use super::replay::Replayed;
use super::space::{Domain, Facts, Field, Side, Space, day_of, number_of};
use crate::model::{Model, OpenTermId, Outcome};
use crate::value::Truth;
use std::cmp::Reverse;

/// One thing that would have to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// What is stated of a field, and what would do instead.
    Field(String, Stated),
    /// A set would have to hold that member (true), or not to (false); none: something that no list has.
    Member(String, Option<String>, bool),
    /// A party would have to judge so (true), or otherwise (false).
    Judged(String, String, bool),
}

/// Changes that together make the activity permitted, of which none can be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What would have to be otherwise.
    pub changes: Vec<Change>,
    /// The activity with these changes, as the evaluator permits it.
    pub permitted: Case,
}

/// The smallest remedies, the lightest first: to say what was left open is lighter than to change what was stated.
#[derive(Clone, Debug)]
pub struct Remedies {
    /// The remedies; none: nothing that anybody could change about the activity makes it permitted.
    pub remedies: Vec<Remedy>,
    /// Why there may be others.
    pub unsettled: Option<Unsettled>,
}

/// No remedy of more changes is looked for, and no more remedies than that are told.
const MOST_CHANGES: usize = 4;
const MOST_REMEDIES: usize = 12;
/// What it weighs to say something that was left open, and to change something that was stated.
const OPEN: usize = 1;
const STATED: usize = 2;
/// So many sets of things to change are tried.
const MOST_TRIES: usize = 4_000;

/// What would make an activity permitted, its record being what it is. Under readings in place of the adopted ones.
#[must_use]
pub fn remedies(model: &Model, readings: &[(OpenTermId, usize)], case: &Case, budget: u64) -> Remedies {
    let mut sides = [Side::new(0, model, readings, &[])];
    let mut space = Space::new(&mut sides, Facts::Partial);
    let [side] = &sides;
    let judged = Encoder::new(&mut space, side).judged();
    let kept = kept(&mut space, case);
    let fixed = record(&mut space, case).into_iter().chain(given(&space, case)).collect::<Vec<Bit>>();
    let demanded: Vec<Bit> = [judged.verdict.holds, judged.stated].into_iter().chain(fixed).collect();
    let bits: Vec<Bit> = kept.iter().map(|(_, bit)| *bit).collect();
    let (mut search, literals) = Search::supposing(&space, &demanded, &bits);
    let things: Vec<(Thing, Bit, Literal)> =
        kept.into_iter().zip(literals).filter_map(|((thing, bit), literal)| Some((thing, bit, literal?))).collect();
    let mut hunt = Hunt { space: &space, side, case, things, budget, found: Remedies { remedies: Vec::new(), unsettled: None } };
    hunt.run(&mut search);
    hunt.found
}

/// Something that is as it is, or otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing {
    Field(usize),
    Member(usize, Option<String>, bool),
    Judged(String, String),
}

/// Each thing that could be otherwise, with the bit that says that it is as it is.
fn kept(space: &mut Space, case: &Case) -> Vec<(Thing, Bit)> {
    let mut kept = Vec::new();
    for (place, field) in space.fields.clone().iter().enumerate() {
        let stated = case.facts.iter().find(|(name, _)| *name == field.name).map_or(Stated::Unknown, |(_, stated)| stated.clone());
        match (&field.domain, &stated) {
            (Domain::Set { members, other }, Stated::Set(names, strange)) => {
                for (name, bit) in members {
                    let there = names.contains(name);
                    kept.push((Thing::Member(place, Some(name.clone()), !there), if there { *bit } else { !*bit }));
                }
                if other.gate() != 0 {
                    kept.push((Thing::Member(place, None, !strange), if *strange { *other } else { !*other }));
                }
                let whole = space.circuit.and(&[field.known, !field.none]);
                kept.push((Thing::Field(place), whole));
            }
            _ => {
                let bit = as_stated(space, field, &stated);
                kept.push((Thing::Field(place), bit));
            }
        }
    }
    let answers: Vec<_> = space.answers().map(|((judgement, party), known)| (judgement.clone(), party.clone(), *known)).collect();
    for (judgement, party, known) in answers {
        let so = case.judged.iter().find(|(name, by, _)| *name == judgement && *by == party).map(|(_, _, so)| *so);
        let bit = match so {
            Some(true) => known.holds,
            Some(false) => known.fails,
            None => space.circuit.and(&[!known.holds, !known.fails]),
        };
        kept.push((Thing::Judged(judgement, party), bit));
    }
    kept
}

fn as_stated(space: &mut Space, field: &Field, stated: &Stated) -> Bit {
    let value = match (&field.domain, stated) {
        (_, Stated::Unknown) => return !field.known,
        (_, Stated::None) => return space.circuit.and(&[field.known, field.none]),
        (Domain::Flag(bit), Stated::Flag(yes)) => {
            if *yes {
                *bit
            } else {
                !*bit
            }
        }
        (Domain::Choice { number, names, .. }, Stated::One(Some(name)) | Stated::Text(name)) => {
            let place = names.iter().position(|known| known == name).unwrap_or(names.len());
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            space.numbers.between(&mut space.circuit, *number, place, place)
        }
        (Domain::Choice { number, names, .. }, Stated::One(None)) => {
            let place = i64::try_from(names.len()).unwrap_or(i64::MAX);
            space.numbers.between(&mut space.circuit, *number, place, place)
        }
        (Domain::Number(number), Stated::Number(value)) => space.numbers.between(&mut space.circuit, *number, *value, *value),
        (Domain::Date(number), Stated::Date(day)) => {
            let day = number_of(*day);
            space.numbers.between(&mut space.circuit, *number, day, day)
        }
        _ => return !field.known,
    };
    space.circuit.and(&[field.known, !field.none, value])
}

/// What has been stated is not left unknown instead: that would be no proposal.
fn given(space: &Space, case: &Case) -> Vec<Bit> {
    let stated = |field: &&Field| case.facts.iter().any(|(name, stated)| *name == field.name && *stated != Stated::Unknown);
    space.fields.iter().filter(stated).map(|field| field.known).collect()
}

/// The record is what it is.
fn record(space: &mut Space, case: &Case) -> Vec<Bit> {
    let events: Vec<_> = space.events().map(|(name, happened)| (name.clone(), *happened)).collect();
    let mut fixed = Vec::new();
    for (name, happened) in events {
        match case.events.iter().find(|(event, _)| *event == name) {
            Some((_, day)) => {
                let day = number_of(*day);
                fixed.push(happened.recorded);
                fixed.push(space.numbers.between(&mut space.circuit, happened.day, day, day));
            }
            None => fixed.push(!happened.recorded),
        }
    }
    fixed
}

/// The search for remedies: every remedy changes something of each set of things that cannot all stay as they are.
struct Hunt<'hunt> {
    space: &'hunt Space,
    side: &'hunt Side<'hunt>,
    case: &'hunt Case,
    things: Vec<(Thing, Bit, Literal)>,
    budget: u64,
    found: Remedies,
}

impl Hunt<'_> {
    fn run(&mut self, search: &mut Search) {
        // Sets of things to change, the lightest first; each that does not do is widened by what then still stands in the way.
        let mut waiting = vec![Reverse((0, Vec::new()))];
        let mut lightest = None;
        let mut remedied: Vec<Vec<usize>> = Vec::new();
        let mut tries = 0usize;
        while let Some(Reverse((weight, changed))) = waiting.pop() {
            tries = tries.saturating_add(1);
            // Only the lightest are told, and what weighs hardly more.
            let too_heavy = lightest.is_some_and(|lightest: usize| weight > lightest.saturating_add(OPEN));
            if self.found.remedies.len() >= MOST_REMEDIES || tries > MOST_TRIES || too_heavy {
                return;
            }
            if remedied.iter().any(|known| known.iter().all(|at| changed.contains(at))) {
                continue;
            }
            let stay: Vec<usize> = (0..self.things.len()).filter(|at| !changed.contains(at)).collect();
            let supposed: Vec<(Bit, Literal)> =
                stay.iter().filter_map(|at| self.things.get(*at)).map(|(_, bit, literal)| (*bit, *literal)).collect();
            match search.find(self.space, &supposed, self.budget) {
                Answer::Unsettled => self.found.unsettled = Some(Unsettled::Budget),
                Answer::Found(found) => {
                    if let Some(remedy) = self.remedy(&changed, &found) {
                        self.found.remedies.push(remedy);
                        lightest.get_or_insert(weight);
                    }
                    remedied.push(changed);
                }
                Answer::None { because, .. } if changed.len() < MOST_CHANGES => {
                    for at in because.iter().filter_map(|at| stay.get(*at)) {
                        let mut wider = changed.clone();
                        wider.insert(wider.partition_point(|known| known < at), *at);
                        let wider = Reverse((weight.saturating_add(self.weight(*at)), wider));
                        if let Err(place) = waiting.binary_search(&wider) {
                            waiting.insert(place, wider);
                        }
                    }
                }
                Answer::None { .. } => {}
            }
        }
    }

    /// To say what was left open is less than to propose something else.
    fn weight(&self, at: usize) -> usize {
        let is_open = match self.things.get(at).map(|(thing, ..)| thing) {
            Some(Thing::Judged(judgement, party)) => !self.case.judged.iter().any(|(name, by, _)| name == judgement && by == party),
            Some(Thing::Field(place)) => {
                let name = self.space.fields.get(*place).map_or("", |field| field.name.as_str());
                self.case.facts.iter().find(|(known, _)| known == name).is_none_or(|(_, stated)| *stated == Stated::Unknown)
            }
            _ => false,
        };
        if is_open { OPEN } else { STATED }
    }

    /// The activity as it is, with what was found in place of what changes.
    fn remedy(&self, changed: &[usize], found: &Found) -> Option<Remedy> {
        let would = Case::of(self.space, found);
        let mut case = self.case.clone();
        let mut changes = Vec::new();
        for (thing, ..) in changed.iter().filter_map(|at| self.things.get(*at)) {
            let change = match thing {
                Thing::Field(place) => {
                    let (name, stated) = would.facts.get(*place)?.clone();
                    set_fact(&mut case, &name, stated.clone());
                    Change::Field(name, stated)
                }
                Thing::Member(place, name, there) => {
                    let field = self.space.fields.get(*place)?.name.clone();
                    put_member(&mut case, &field, name.as_deref(), *there);
                    Change::Member(field, name.clone(), *there)
                }
                Thing::Judged(judgement, party) => {
                    let so = would.judged.iter().find(|(name, by, _)| name == judgement && by == party).map(|(_, _, so)| *so)?;
                    case.judged.retain(|(name, by, _)| !(name == judgement && by == party));
                    case.judged.push((judgement.clone(), party.clone(), so));
                    Change::Judged(judgement.clone(), party.clone(), so)
                }
            };
            changes.push(change);
        }
        self.nearer(&mut case, &mut changes);
        let permitted = self.is_permitted(&case);
        changes.sort();
        permitted.then_some(Remedy { changes, permitted: case })
    }
}

impl Hunt<'_> {
    fn is_permitted(&self, case: &Case) -> bool {
        Replayed::of(self.side, case).is_some_and(|replayed| replayed.has(Outcome::Permitted))
    }

    /// Where a day or a number has to change, the one nearest to what was stated, as far as halving the way finds it.
    fn nearer(&self, case: &mut Case, changes: &mut [Change]) {
        for change in changes {
            let Change::Field(name, stated) = change else { continue };
            let wanted = self.case.facts.iter().find(|(known, _)| known == name).map(|(_, stated)| stated);
            let (mut good, mut bad) = match (&*stated, wanted) {
                (Stated::Date(day), Some(Stated::Date(wanted))) => (number_of(*day), number_of(*wanted)),
                (Stated::Number(number), Some(Stated::Number(wanted))) => (*number, *wanted),
                _ => continue,
            };
            let is_day = matches!(stated, Stated::Date(_));
            let made = |number: i64| if is_day { day_of(number).map(Stated::Date) } else { Some(Stated::Number(number)) };
            while good.abs_diff(bad) > 1 {
                let middle = good.midpoint(bad);
                let Some(tried) = made(middle) else { break };
                let mut nearer = case.clone();
                set_fact(&mut nearer, name, tried);
                if self.is_permitted(&nearer) { good = middle } else { bad = middle }
            }
            if let Some(nearest) = made(good) {
                *stated = nearest.clone();
                set_fact(case, name, nearest);
            }
        }
    }
}

fn set_fact(case: &mut Case, name: &str, stated: Stated) {
    match case.facts.iter_mut().find(|(known, _)| known == name) {
        Some((_, fact)) => *fact = stated,
        None => case.facts.push((name.to_owned(), stated)),
    }
}

fn put_member(case: &mut Case, field: &str, name: Option<&str>, there: bool) {
    let Some((_, Stated::Set(names, other))) = case.facts.iter_mut().find(|(known, _)| known == field) else { return };
    match name {
        None => *other = there,
        Some(name) if there => names.push(name.to_owned()),
        Some(name) => names.retain(|known| known != name),
    }
}

/// The case of an activity that is given, with its record: what a question about it starts from.
impl Case {
    /// The verdict's truth under readings; none where the edition cannot state it.
    #[must_use]
    pub fn truth(&self, model: &Model, readings: &[(OpenTermId, usize)]) -> Option<Truth> {
        self.verdict(model, readings).map(|verdict| verdict.truth())
    }
}
