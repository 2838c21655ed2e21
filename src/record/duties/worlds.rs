//! What is certain of occurrences whose dates are not all known to the day: what is the same whatever days they were.

use super::Line;
use super::choices::{Choices, turning_days};
use super::inputs::{Done, Inputs, World};
use super::known::{Choosing, Known, Way, length, ways};
use super::matching::{Stand, stand};
use super::spans::{Chain, Maker, Spans};
use crate::calendar::{DayRange, Reckoning, Unreckoned, reckon};
use crate::record::answers::{DutyState, HappeningId, Need};
use crate::record::found::Absent;
use crate::record::plan::Inner;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// More worlds than these are not tried: then nothing that the uncertain days touch is certain.
const MOST_WORLDS: u64 = 4_096;

/// How one occurrence stands, as far as it is certain.
pub(super) struct Merged {
    pub number: u32,
    pub otherwise: bool,
    pub state: DutyState,
    pub opens: Option<Reckoning>,
    pub due: Option<Reckoning>,
    pub closes: Option<Reckoning>,
    pub relied: Vec<HappeningId>,
    pub needs: Vec<Need>,
}

impl Merged {
    // The calendar gives no date for any occurrence.
    fn unknown(needs: Vec<Need>) -> Self {
        let (opens, due, closes) = (None, None, None);
        Self { number: 1, otherwise: false, state: DutyState::Undetermined, opens, due, closes, relied: Vec::new(), needs }
    }
}

/// Tries every day that something can have been on.
pub(super) fn merge(line: Line<'_>, inputs: &Inputs, plan: &Inner, day: NaiveDate, through: NaiveDate) -> Vec<Merged> {
    let mut tries = Tries::new(line, inputs, plan, day, through);
    let many = inputs.ways();
    let complete = many <= MOST_WORLDS && (0..many).all(|number| tries.all_acts(Way::Number(number)));
    if !complete {
        // The earliest and the latest days bound the dates; no state is certain.
        tries.first_acts(Way::Earliest);
        tries.first_acts(Way::Latest);
    }
    tries.merged(complete)
}

/// Worlds that were tried, and how everything stands in them.
struct Tries<'a> {
    line: Line<'a>,
    inputs: &'a Inputs,
    plan: &'a Inner,
    day: NaiveDate,
    through: NaiveDate,
    tried: u64,
    refused: Option<Unreckoned>,
    /// What was done on a day on which it matters which day it was.
    matters: Vec<HappeningId>,
    stands: BTreeMap<(bool, u32), (u64, Vec<Stand>)>,
}

impl<'a> Tries<'a> {
    fn new(line: Line<'a>, inputs: &'a Inputs, plan: &'a Inner, day: NaiveDate, through: NaiveDate) -> Self {
        Self { line, inputs, plan, day, through, tried: 0, refused: None, matters: Vec::new(), stands: BTreeMap::new() }
    }

    /// Every way in which the acts can lie, the other days being settled. False where there are too many.
    fn all_acts(&mut self, way: Way) -> bool {
        let mut world = self.inputs.world(way, self.plan);
        let Some(spans) = self.spans(&world) else { return true };
        let maker = Maker { line: self.line, plan: self.plan, world: &world };
        let turning = spans.as_ref().map(|spans| turning_days(&maker, self.inputs, spans, self.day)).transpose();
        let turning = match turning {
            Ok(turning) => turning,
            Err(why) => {
                self.refuse(why);
                return true;
            }
        };
        let choices = Choices::of(self.inputs, turning.as_ref());
        let many = choices.ways();
        if self.tried.saturating_add(many) > MOST_WORLDS {
            return false;
        }
        self.matters.extend(choices.open());
        for number in 0..many {
            choices.settle(Way::Number(number), &mut world);
            self.take(&world, spans.as_ref());
        }
        true
    }

    fn first_acts(&mut self, way: Way) {
        let mut world = self.inputs.world(way, self.plan);
        let Some(spans) = self.spans(&world) else { return };
        let choices = Choices::of(self.inputs, None);
        self.matters.extend(choices.open());
        choices.settle(way, &mut world);
        self.take(&world, spans.as_ref());
    }

    /// The occurrences, where they do not hang on what was done; none where the calendar refuses one.
    fn spans(&mut self, world: &World) -> Option<Option<Spans>> {
        let maker = Maker { line: self.line, plan: self.plan, world };
        match maker.fixed_spans(self.inputs, self.through) {
            Ok(spans) => Some(spans),
            Err(why) => {
                self.refuse(why);
                None
            }
        }
    }

    fn refuse(&mut self, why: Unreckoned) {
        self.tried = self.tried.saturating_add(1);
        self.refused = Some(why);
    }

    fn take(&mut self, world: &World, spans: Option<&Spans>) {
        let maker = Maker { line: self.line, plan: self.plan, world };
        match stand(&maker, self.inputs, self.day, spans) {
            Ok(stands) => {
                self.tried = self.tried.saturating_add(1);
                for one in stands {
                    let (times, kept) = self.stands.entry((one.otherwise, one.span.number)).or_default();
                    *times = times.saturating_add(1);
                    if !kept.iter().any(|other| same(other, &one)) {
                        kept.push(one);
                    }
                }
            }
            Err(why) => self.refuse(why),
        }
    }

    fn merged(mut self, complete: bool) -> Vec<Merged> {
        self.matters.sort_unstable();
        self.matters.dedup();
        let mut needs: Vec<Need> = self.matters.iter().map(|id| Need::ExactDate(*id)).collect();
        needs.extend(self.inputs.triggers.iter().filter(|(days, _)| days.exact().is_none()).map(|(_, id)| Need::ExactDate(*id)));
        needs.extend(self.inputs.needs.iter().filter(|need| !needs.contains(need)).cloned().collect::<Vec<_>>());
        if let Some(why) = self.refused {
            needs.extend(Absent::unreckoned(why, self.line.duty.provision).needs);
        }
        if let (true, Some(_)) = (self.stands.is_empty(), self.refused) {
            return vec![Merged::unknown(needs)];
        }
        let (tried, sound) = (self.tried, complete && self.refused.is_none());
        let all = std::mem::take(&mut self.stands).into_iter();
        let merged = all.filter_map(|((otherwise, number), (times, stands))| {
            merged(otherwise, number, &stands, sound && times == tried, &needs, self.plan)
        });
        merged.collect()
    }
}

/// How every occurrence stands where all days are known: its number, whether a miss led to it, its state, in the order in which [`merge`] tells of them. None where they are not.
pub(super) fn certain(line: Line<'_>, inputs: &Inputs, plan: &Inner, day: NaiveDate) -> Option<Vec<(u32, bool, DutyState)>> {
    if !inputs.is_exact() {
        return None;
    }
    let way = Way::Number(0);
    let mut world = inputs.world(way, plan);
    Choices::of(inputs, None).settle(way, &mut world);
    let maker = Maker { line, plan, world: &world };
    let stands = stand(&maker, inputs, day, maker.fixed_spans(inputs, day).ok()?.as_ref()).ok()?;
    let mut all: Vec<(u32, bool, DutyState)> = stands.into_iter().map(|one| (one.span.number, one.otherwise, one.state)).collect();
    all.sort_by_key(|(number, otherwise, _)| (*otherwise, *number));
    Some(all)
}

fn same(one: &Stand, other: &Stand) -> bool {
    one.state == other.state && one.span.opens == other.span.opens && one.span.due == other.span.due && one.span.closes == other.span.closes
}

fn merged(otherwise: bool, number: u32, stands: &[Stand], certain: bool, needs: &[Need], plan: &Inner) -> Option<Merged> {
    let first = stands.first()?;
    let settled = certain && stands.iter().all(|one| one.state == first.state);
    let mut relied: Vec<HappeningId> = stands.iter().flat_map(|one| one.relied.iter().copied().chain(one.span.trigger)).collect();
    relied.sort_unstable();
    relied.dedup();
    let mut open: Vec<Need> = if settled { Vec::new() } else { needs.to_vec() };
    for need in stands.iter().flat_map(|one| &one.needs) {
        if !open.contains(need) {
            open.push(need.clone());
        }
    }
    Some(Merged {
        number,
        otherwise,
        state: if settled { first.state } else { DutyState::Undetermined },
        opens: hull(&stands.iter().map(|one| Some(&one.span.opens)).collect::<Vec<_>>(), plan),
        due: hull(&stands.iter().map(|one| one.span.due.as_ref()).collect::<Vec<_>>(), plan),
        closes: hull(&stands.iter().map(|one| one.span.closes.as_ref()).collect::<Vec<_>>(), plan),
        relied,
        needs: open,
    })
}

// The working where all have the same; else the days that it can be.
fn hull(chains: &[Option<&Chain>], plan: &Inner) -> Option<Reckoning> {
    let chains: Vec<&Chain> = chains.iter().copied().collect::<Option<_>>()?;
    let first = chains.first()?;
    let over = |day: fn(&Chain) -> NaiveDate| {
        let days = chains.iter().map(|chain| DayRange::day(day(chain)));
        days.reduce(DayRange::hull)
    };
    let results = over(|chain| chain.day)?;
    if chains.iter().all(|chain| chain.steps() == first.steps()) {
        let worked = reckon(over(|chain| chain.from)?, first.steps(), &plan.rules).ok();
        return Some(worked.filter(|worked| worked.result() == results).unwrap_or_else(|| Reckoning::given(results)));
    }
    Some(Reckoning::given(results))
}

impl Inputs {
    fn knowns(&self) -> impl Iterator<Item = &Known> {
        let rest = [&self.not_before, &self.until, &self.anchor, &self.last_known].into_iter().flatten();
        std::iter::once(&self.first).chain(rest)
    }

    // An end that nothing decides alone counts twice, at its earliest and at its latest: nothing that both leave alike is another way between.
    fn loose_ends(&self) -> u64 {
        if self.last_known.is_some() || self.last.earliest == self.last.latest { 1 } else { 2 }
    }

    /// In how many ways everything can be, but for what was done.
    fn ways(&self) -> u64 {
        let triggers = self.triggers.iter().map(|(days, _)| length(*days));
        triggers.fold(ways(self.knowns()).saturating_mul(self.loose_ends()), u64::saturating_mul)
    }

    fn is_exact(&self) -> bool {
        let acts = self.acts.iter().chain(&self.otherwise).map(|act| act.days);
        self.unreceived.is_empty() && self.ways() == 1 && acts.into_iter().all(|days| days.exact().is_some())
    }

    /// One of the ways that everything can be, but for what was done.
    fn world(&self, way: Way, plan: &Inner) -> World {
        let mut choosing = Choosing::new(way);
        let first = choosing.known(&self.first, plan);
        let mut all = [&self.not_before, &self.until, &self.anchor, &self.last_known].map(Option::as_ref).into_iter();
        let mut next = || all.next().flatten().map(|known| choosing.known(known, plan));
        let (not_before, until, anchor, last_known) = (next(), next(), next(), next());
        let mut triggers: Vec<_> = self.triggers.iter().map(|(days, id)| (choosing.day(*days), *id)).collect();
        triggers.sort_unstable();
        let loose = if choosing.one_of(self.loose_ends()) == 0 { self.last.earliest } else { self.last.latest };
        let last = last_known.or(loose);
        World { first, last, not_before, until, anchor, triggers, acts: Vec::<Done>::new(), otherwise: Vec::new() }
    }
}
