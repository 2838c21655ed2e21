//! What is certain of occurrences whose dates are not all known to the day: what is the same whatever days they were.

use super::Line;
use super::inputs::{Act, Done, Inputs, World};
use super::matching::{Stand, rank, stand};
use super::spans::{Chain, Maker};
use crate::calendar::{DayRange, Reckoning, reckon};
use crate::record::answers::{DutyState, HappeningId, Need};
use crate::record::found::Absent;
use crate::record::plan::Inner;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// More worlds than these are not tried: then nothing that the uncertain days touch is certain.
const MOST_WORLDS: u64 = 1_200;

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

/// Tries every day that something can have been on.
pub(super) fn merge(line: Line<'_>, inputs: &Inputs, plan: &Inner, day: NaiveDate, through: NaiveDate) -> Vec<Merged> {
    let many = inputs.worlds();
    let tried = if many > MOST_WORLDS { 1 } else { many };
    let mut all: BTreeMap<(bool, u32), (u64, Vec<Stand>)> = BTreeMap::new();
    let mut refused = None;
    for number in 0..tried {
        let world = inputs.world(number);
        let maker = Maker { line, plan, world: &world };
        match stand(&maker, inputs, day, through) {
            Ok(stands) => {
                for one in stands {
                    let (times, kept) = all.entry((one.otherwise, one.span.number)).or_default();
                    *times = times.saturating_add(1);
                    if !kept.iter().any(|other| same(other, &one)) {
                        kept.push(one);
                    }
                }
            }
            Err(why) => refused = Some(why),
        }
    }
    let mut needs = inputs.inexact();
    if let Some(why) = refused {
        needs.extend(Absent::unreckoned(why, line.duty.provision).needs);
    }
    let certain = |times: u64| many <= MOST_WORLDS && times == tried && refused.is_none();
    let merged = all
        .into_iter()
        .filter_map(|((otherwise, number), (times, stands))| merged(otherwise, number, &stands, certain(times), &needs, inputs, plan));
    merged.collect()
}

/// How every occurrence stands where all days are known: its number, whether a miss led to it, its state, in the order in which [`merge`] tells of them. None where they are not.
pub(super) fn certain(line: Line<'_>, inputs: &Inputs, plan: &Inner, day: NaiveDate) -> Option<Vec<(u32, bool, DutyState)>> {
    if inputs.worlds() != 1 {
        return None;
    }
    let world = inputs.world(0);
    let stands = stand(&Maker { line, plan, world: &world }, inputs, day, day).ok()?;
    let mut all: Vec<(u32, bool, DutyState)> = stands.into_iter().map(|one| (one.span.number, one.otherwise, one.state)).collect();
    all.sort_by_key(|(number, otherwise, _)| (*otherwise, *number));
    Some(all)
}

fn same(one: &Stand, other: &Stand) -> bool {
    one.state == other.state && one.span.opens == other.span.opens && one.span.due == other.span.due && one.span.closes == other.span.closes
}

fn merged(otherwise: bool, number: u32, stands: &[Stand], certain: bool, needs: &[Need], inputs: &Inputs, plan: &Inner) -> Option<Merged> {
    let first = stands.first()?;
    let settled = certain && stands.iter().all(|one| one.state == first.state);
    let mut relied: Vec<HappeningId> = stands.iter().flat_map(|one| one.relied.iter().copied().chain(one.span.trigger)).collect();
    relied.sort_unstable();
    relied.dedup();
    let mut open: Vec<Need> = if settled { Vec::new() } else { needs.to_vec() };
    if !settled {
        open.extend(inputs.needs.iter().filter(|need| !needs.contains(need)).cloned());
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
    fn uncertain(&self) -> impl Iterator<Item = DayRange> {
        let days = [Some(self.first), self.not_before, self.until, self.anchor];
        let triggers = self.triggers.iter().map(|(days, _)| *days);
        let acts = self.acts.iter().chain(&self.otherwise).map(|act| act.days);
        days.into_iter().flatten().chain(triggers).chain(acts)
    }

    // The end counts twice, at its earliest and at its latest: nothing that both leave alike is another way between.
    fn worlds(&self) -> u64 {
        let ends = if self.last.earliest == self.last.latest { 1u64 } else { 2 };
        self.uncertain().map(length).fold(ends, u64::saturating_mul)
    }

    /// The world of that number.
    fn world(&self, number: u64) -> World {
        let mut left = number;
        let mut choose = |days: DayRange| {
            let many = length(days);
            let chosen = left.checked_rem(many).unwrap_or(0);
            left = left.checked_div(many).unwrap_or(0);
            days.earliest.checked_add_days(chrono::Days::new(chosen)).unwrap_or(days.latest)
        };
        let first = choose(self.first);
        let not_before = self.not_before.map(&mut choose);
        let until = self.until.map(&mut choose);
        let anchor = self.anchor.map(&mut choose);
        let mut triggers: Vec<_> = self.triggers.iter().map(|(days, id)| (choose(*days), *id)).collect();
        let mut done = |acts: &[Act]| {
            let mut done: Vec<Done> = acts.iter().map(|act| Done { day: choose(act.days), rank: rank(act.kind), id: act.id }).collect();
            done.sort_unstable();
            done
        };
        let (acts, otherwise) = (done(&self.acts), done(&self.otherwise));
        triggers.sort_unstable();
        let last = if left == 0 { self.last.earliest } else { self.last.latest };
        World { first, last, not_before, until, anchor, triggers, acts, otherwise }
    }

    fn inexact(&self) -> Vec<Need> {
        let triggers = self.triggers.iter().map(|(days, id)| (*days, *id));
        let acts = self.acts.iter().chain(&self.otherwise).map(|act| (act.days, act.id));
        triggers.chain(acts).filter(|(days, _)| days.exact().is_none()).map(|(_, id)| Need::ExactDate(id)).collect()
    }
}

fn length(days: DayRange) -> u64 {
    let days = days.latest.signed_duration_since(days.earliest).num_days().saturating_add(1);
    u64::try_from(days).unwrap_or(u64::MAX).max(1)
}
