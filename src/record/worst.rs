//! What a policy allows at the worst, whatever is recorded: the longest gap between two performances that keep the rule, how early a notice has to be given, the earliest exit.
//!
//! Every day of 2000 to 2007 and of 2096 to 2103 is taken as the day from which everything is counted. Those years hold each kind of year and of turn of a century:
//! leap years, common years, a century that is a leap year, and one that is not.

use super::answers::AsOf;
use super::found::Found;
use super::lifetime::Lifetime;
use super::plan::{Inner, Plan};
use super::points::Seeking;
use super::view::View;
use crate::calendar::{Cycle, DayRange, Step, reckon_day};
use crate::model::{Clause, Drift, Duty, EventId, Exit, Happening, LockIn, Point, ProvisionId, Timed};
use crate::source::{SourceId, Span};
use crate::value::{PartialDate, Period};
use chrono::NaiveDate;

/// One thing that a policy allows at the worst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorstCase {
    /// What it is about.
    pub what: Worst,
    /// The clause.
    pub clause: ProvisionId,
    /// How many days lie between the two.
    pub days: i64,
    /// The first of the two days, in the case that is the worst.
    pub from: NaiveDate,
    /// The second.
    pub to: NaiveDate,
    /// The day from which that is counted.
    pub counted_from: NaiveDate,
}

/// What a worst case is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worst {
    /// The longest time between two performances of that duty that both keep the rule: the duty's place in the model.
    LongestGap(u32),
    /// The longest time between the last day on which a notice against the first renewal counts and the end of the stretch.
    NoticeBeforeEnd(EventId),
    /// The shortest time between the start and the day on which somebody is out by that notice.
    EarliestExit(EventId),
}

impl Plan {
    /// What the policy allows at the worst; nothing of what depends on other events than those from which everything is counted.
    #[must_use]
    pub fn worst_cases(&self) -> Vec<WorstCase> {
        let gaps = (0..).zip(&self.0.duties).filter_map(|(number, duty)| longest_gap(&self.0, number, duty));
        gaps.chain(self.of_life()).collect()
    }

    fn of_life(&self) -> Vec<WorstCase> {
        let mut found: Vec<WorstCase> = Vec::new();
        for start in starts() {
            for case in self.started(start) {
                match found.iter_mut().find(|known| known.what == case.what && known.clause == case.clause) {
                    Some(known) if is_worse(&case, known) => *known = case,
                    Some(_) => {}
                    None => found.push(case),
                }
            }
        }
        found
    }

    // Everything from which it is counted happens on that day.
    fn started(&self, start: NaiveDate) -> Vec<WorstCase> {
        let mut fold = self.fold();
        for event in self.counted_from() {
            let Some(date) = PartialDate::day(start) else { return Vec::new() };
            // By everybody, and as many as are asked for.
            fold.add(&Happening { received: Some(date), ..Happening::plain(event, date, nowhere()) });
            fold.add(&Happening { received: Some(date), number: Some(u32::MAX), ..Happening::plain(event, date, nowhere()) });
        }
        let life = Lifetime::of(View { fold: &fold, as_of: AsOf::on(start) });
        let exits = self.0.life.exits.iter().filter_map(|exit| earliest_exit(&life, exit));
        notice(&life, start).into_iter().chain(exits).collect()
    }
}

fn starts() -> impl Iterator<Item = NaiveDate> {
    let first =
        [(2000, 2008), (2096, 2104)].map(|(first, behind)| (NaiveDate::from_ymd_opt(first, 1, 1), NaiveDate::from_ymd_opt(behind, 1, 1)));
    first
        .into_iter()
        .filter_map(|(first, behind)| Some((first?, behind?)))
        .flat_map(|(first, behind)| first.iter_days().take_while(move |day| *day < behind))
}

fn is_worse(one: &WorstCase, other: &WorstCase) -> bool {
    if matches!(one.what, Worst::EarliestExit(_)) { one.days < other.days } else { one.days > other.days }
}

fn case(what: Worst, clause: ProvisionId, from: NaiveDate, to: NaiveDate, counted_from: NaiveDate) -> WorstCase {
    WorstCase { what, clause, days: to.signed_duration_since(from).num_days(), from, to, counted_from }
}

fn notice(life: &Lifetime<'_>, start: NaiveDate) -> Option<WorstCase> {
    let term = life.term.as_ref()?;
    let (renewal, notice) = term.renewal?;
    let deadline = term.stretches.deadline(0, notice).ok()?.days().exact()?;
    let end = term.stretches.end(0).ok()?.days().exact()?;
    Some(case(Worst::NoticeBeforeEnd(renewal.event), term.clause, deadline, end, start))
}

fn earliest_exit(life: &Lifetime<'_>, exit: &Clause<Exit>) -> Option<WorstCase> {
    let start = life.start.as_ref().ok()?.days().exact()?;
    let given = match &exit.says.not_before {
        Some((point, LockIn::Notice)) => {
            let until = life.view.point(point, Seeking::known(exit.provision, Some(&life.start))).ok()?.days().exact()?;
            until.max(start)
        }
        _ => start,
    };
    let effect = life.view.takes_effect(exit, life.setting(), Found::given(DayRange::day(given)), None).ok()?;
    Some(case(Worst::EarliestExit(exit.says.event), exit.provision, start, effect.days().exact()?, start))
}

fn longest_gap(plan: &Inner, number: u32, duty: &Duty) -> Option<WorstCase> {
    let Timed::Every { period, drift, from } = &duty.schedule.when else { return None };
    let period = plan.length(*period)?.period;
    let window = duty.schedule.window.map(|(before, after)| Some((plan.length(before)?.period, plan.length(after)?.period)));
    let window = match window {
        Some(None) => return None,
        Some(window) => window,
        None => None,
    };
    let fixed = if let Point::Date(date) = from { DayRange::of(*date).exact() } else { None };
    let anchors: Vec<NaiveDate> = fixed.map_or_else(|| starts().collect(), |day| vec![day]);
    let gaps = anchors.into_iter().flat_map(|anchor| {
        let gaps = (1..=occurrences(period)).filter_map(move |nth| gap(plan, Cycle { anchor, period }, nth, window, *drift));
        gaps.map(move |(from, to)| case(Worst::LongestGap(number), duty.provision, from, to, anchor))
    });
    gaps.reduce(|worst, other| if is_worse(&other, &worst) { other } else { worst })
}

// Enough for the pattern of the days of months to come round.
fn occurrences(period: Period) -> u32 {
    let months = match period.unit {
        crate::value::Unit::Month => u32::from(period.count),
        crate::value::Unit::Year => u32::from(period.count).saturating_mul(12),
        _ => return 1,
    };
    48u32.checked_div(months).unwrap_or(1).clamp(2, 48)
}

/// The first day for one occurrence, and the last for the next.
fn gap(plan: &Inner, cycle: Cycle, nth: u32, window: Option<(Period, Period)>, drift: Drift) -> Option<(NaiveDate, NaiveDate)> {
    let rules = &plan.rules;
    let due = |nth: u32| cycle.nth(nth, rules).ok();
    let closes = |due: NaiveDate| match window {
        None => Some(due),
        Some((_, after)) => reckon_day(due, &[Step::Add(after, false)], rules).ok(),
    };
    if drift == Drift::Performance {
        let next = reckon_day(cycle.anchor, &[Step::Add(cycle.period, false)], rules).ok()?;
        return Some((cycle.anchor, closes(next)?));
    }
    let behind = reckon_day(due(nth.checked_sub(1)?)?, &[Step::NthDayAfter(1)], rules).ok()?;
    let opens = match window {
        None => behind,
        Some((before, _)) => {
            let opens = reckon_day(due(nth)?, &[Step::Add(before, true)], rules).ok()?;
            if drift == Drift::LatePerformance { opens.max(behind) } else { opens }
        }
    };
    Some((opens, closes(due(nth.checked_add(1)?)?)?))
}

// What is only supposed stands in no file.
fn nowhere() -> Span {
    Span { source: SourceId::default(), start: 0, end: 0 }
}
