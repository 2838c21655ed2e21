//! The days that it matters on which something was done: between two turning days one is as good as another.

use super::inputs::{Act, Done, Inputs, World};
use super::known::{Choosing, Way};
use super::matching::{kept_until, rank};
use super::spans::{Maker, Span, Spans};
use crate::calendar::{Step, Unreckoned, reckon_day};
use crate::record::answers::HappeningId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// For each thing that was done the days to try.
pub(super) struct Choices {
    acts: Vec<(Act, Vec<NaiveDate>)>,
    otherwise: Vec<(Act, Vec<NaiveDate>)>,
}

impl Choices {
    /// The days that make a difference, where those are known on which anything turns; else every day.
    pub fn of(inputs: &Inputs, turning: Option<&BTreeSet<NaiveDate>>) -> Self {
        Self { acts: choices(&inputs.acts, turning), otherwise: choices(&inputs.otherwise, turning) }
    }

    fn all(&self) -> impl Iterator<Item = &(Act, Vec<NaiveDate>)> {
        self.acts.iter().chain(&self.otherwise)
    }

    /// In how many ways it can have been done.
    pub fn ways(&self) -> u64 {
        let many = |days: &Vec<NaiveDate>| u64::try_from(days.len()).unwrap_or(u64::MAX).max(1);
        self.all().map(|(_, days)| many(days)).fold(1, u64::saturating_mul)
    }

    /// What was done on a day that is not known and makes a difference.
    pub fn open(&self) -> impl Iterator<Item = HappeningId> {
        self.all().filter(|(_, days)| days.len() > 1).map(|(act, _)| act.id)
    }

    /// Puts what was done into the world, one of the ways.
    pub fn settle(&self, way: Way, world: &mut World) {
        let mut choosing = Choosing::new(way);
        let mut done = |acts: &[(Act, Vec<NaiveDate>)]| {
            let mut done: Vec<Done> = Vec::with_capacity(acts.len());
            for (act, days) in acts {
                let many = u64::try_from(days.len()).unwrap_or(u64::MAX).max(1);
                let chosen = usize::try_from(choosing.one_of(many)).unwrap_or(0);
                let day = days.get(chosen).copied().unwrap_or(act.days.earliest);
                done.push(Done { day, rank: rank(act.kind), id: act.id });
            }
            done.sort_unstable();
            done
        };
        (world.acts, world.otherwise) = (done(&self.acts), done(&self.otherwise));
    }
}

fn choices(acts: &[Act], turning: Option<&BTreeSet<NaiveDate>>) -> Vec<(Act, Vec<NaiveDate>)> {
    let exact = acts.iter().all(|act| act.days.exact().is_some());
    let days = |act: &Act| match (act.days.exact(), turning) {
        // Those that are known have no choice, and need no list.
        _ if exact => Vec::new(),
        (Some(_), _) => Vec::new(),
        (None, None) => act.days.earliest.iter_days().take_while(|day| *day <= act.days.latest).collect(),
        (None, Some(turning)) => {
            let mut days: BTreeSet<NaiveDate> = turning.iter().copied().collect();
            acts.iter().filter(|other| other.kind != act.kind).for_each(|other| beside(act, other, &mut days));
            let within = days.into_iter().filter(|day| act.days.earliest < *day && *day <= act.days.latest);
            std::iter::once(act.days.earliest).chain(within).collect()
        }
    };
    acts.iter().map(|act| (*act, days(act))).collect()
}

// What of two different things came first makes a difference wherever they can meet.
fn beside(act: &Act, other: &Act, days: &mut BTreeSet<NaiveDate>) {
    let (first, last) = (act.days.earliest.max(other.days.earliest), act.days.latest.min(other.days.latest));
    days.extend(first.iter_days().take_while(|day| *day <= last));
    days.extend(last.succ_opt());
}

/// The days on which something turns: an occurrence opens, or is missed, or falls with the programme, and the day that is asked about is over.
pub(super) fn turning_days(maker: &Maker<'_>, inputs: &Inputs, spans: &Spans, day: NaiveDate) -> Result<BTreeSet<NaiveDate>, Unreckoned> {
    if inputs.acts.iter().chain(&inputs.otherwise).all(|act| act.days.exact().is_some()) {
        return Ok(BTreeSet::new());
    }
    let opens = spans.all.iter().map(|span| span.opens.day);
    let mut turning: BTreeSet<NaiveDate> = opens.chain(spans.doubts.iter().map(|doubt| doubt.opens)).collect();
    let within = maker.line.duty.schedule.otherwise.as_ref().and_then(|otherwise| maker.plan.length(otherwise.within));
    let ends = [Some(day), kept_until(maker, inputs)?].into_iter().flatten();
    let closes = spans.all.iter().filter_map(Span::closes);
    let made_up = closes.clone().filter_map(|closes| {
        let steps: Vec<Step> = maker.plan.counted(within?.period);
        reckon_day(closes, &steps, &maker.plan.rules).ok()
    });
    let last_days: Vec<NaiveDate> = ends.chain(closes).chain(made_up).collect();
    turning.extend(last_days.into_iter().filter_map(|last| last.succ_opt()));
    Ok(turning)
}
