//! Steps of the calendar as a function from days to days, made total and, where it can be, ordered.

use crate::calendar::{CalendarRules, MonthEnd, Step, reckon_day};
use crate::value::Unit;
use chrono::{Datelike, NaiveDate};
use std::sync::{Arc, OnceLock};

/// Before every day, for a day from which the steps lead nowhere because they would leave the calendar at its beginning.
const BEFORE_ALL: i64 = i64::MIN / 4;
/// Behind every day.
const BEHIND_ALL: i64 = i64::MAX / 4;

/// Steps from a day that lies within bounds to another day. Days are counted from 1 January of year 1, which is day 1.
///
/// A month end that the calendar refuses is moved to the month's last day here: whether the steps lead anywhere at all is asked apart.
#[derive(Clone, Debug)]
pub(in crate::prove) struct Function {
    steps: Vec<Step>,
    rules: Arc<CalendarRules>,
    /// The first and the last day from which they lead somewhere; beyond the first lies the beginning, beyond the last the end of all days.
    leads: (i64, i64),
    ordered: bool,
    /// Between which days they start.
    bounds: (i64, i64),
    spread: OnceLock<Spread>,
}

/// How far steps move a day: by some number of days between two, and then by the same number from everywhere.
#[derive(Clone, Copy, Debug)]
pub(in crate::prove) struct Spread {
    /// How many of the steps come before those at the end that are the same number of days from everywhere.
    pub uneven: usize,
    /// By how many days these move a day at the least and at the most.
    pub bounds: (i64, i64),
    /// By how many the others.
    pub even: i64,
}

impl Function {
    /// The steps, from the days between two.
    pub fn new(steps: &[Step], rules: &CalendarRules, (least, most): (i64, i64)) -> Self {
        let ordered = keeps_order(steps, rules);
        let rules = match rules.month_end {
            MonthEnd::Refuse => Arc::new(CalendarRules { month_end: MonthEnd::Clamp, ..rules.clone() }),
            _ => Arc::new(rules.clone()),
        };
        let ordered = ordered || rules.month_end == MonthEnd::Clamp;
        let mut function =
            Self { steps: steps.to_vec(), rules, leads: (least, most), ordered, bounds: (least, most), spread: OnceLock::new() };
        if !steps.is_empty() {
            function.leads = function.leading(least, most);
        }
        function
    }

    /// How far they move a day: any number of days, where they do not lead somewhere from every day.
    pub fn spread(&self) -> Spread {
        if self.leads != self.bounds {
            return Spread { uneven: self.steps.len(), bounds: (BEFORE_ALL, BEHIND_ALL), even: 0 };
        }
        *self.spread.get_or_init(|| super::spread::of(&self.steps, &self.rules, self.bounds))
    }

    /// Whether both begin with the same steps, so many of them, by the same calendar.
    pub fn begins_like(&self, other: &Self, steps: usize) -> bool {
        self.steps.get(..steps) == other.steps.get(..steps) && (Arc::ptr_eq(&self.rules, &other.rules) || self.rules == other.rules)
    }

    // From which days the steps lead somewhere: days in a row, of which in most cases none is missing.
    fn leading(&self, least: i64, most: i64) -> (i64, i64) {
        let leads = |day: &i64| lead(*day, &self.steps, &self.rules).is_some();
        if leads(&least) && leads(&most) {
            return (least, most);
        }
        let first = (least..=most).find(leads);
        let last = first.and_then(|first| (first..=most).rev().find(leads));
        first.zip(last).unwrap_or((most.saturating_add(1), most))
    }

    /// The steps.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether a later day never leads to an earlier one.
    pub fn is_ordered(&self) -> bool {
        self.ordered
    }

    /// The day to which a day leads.
    pub fn lead(&self, day: i64) -> i64 {
        if self.steps.is_empty() {
            return day;
        }
        let (first, last) = self.leads;
        if day < first {
            return BEFORE_ALL;
        }
        if day > last {
            return BEHIND_ALL;
        }
        lead(day, &self.steps, &self.rules).unwrap_or(BEHIND_ALL)
    }

    /// An ordered function that is nowhere later, or with `above` nowhere earlier, than this one; they differ by the few days that overflow a month.
    pub fn bound(&self, day: i64, above: bool) -> i64 {
        if self.ordered {
            return self.lead(day);
        }
        let (first, last) = self.leads;
        if day < first {
            return BEFORE_ALL;
        }
        if day > last {
            return BEHIND_ALL;
        }
        let clamped = CalendarRules { month_end: MonthEnd::Clamp, ..(*self.rules).clone() };
        let spill = if above { 3 } else { 0 };
        let step = |day: Option<i64>, step: &Step| {
            let moved = lead(day?, std::slice::from_ref(step), &clamped)?;
            Some(if by_months(step) { moved.saturating_add(spill) } else { moved })
        };
        let bounded = self.steps.iter().fold(Some(day), step);
        bounded.unwrap_or(if above { BEHIND_ALL } else { BEFORE_ALL })
    }

    /// The first day from `least` on, and no later than `most`, that leads to `target` or behind it. It must be ordered in the sense of [`Function::bound`] above.
    pub fn first_reaching(&self, target: i64, least: i64, most: i64) -> Option<i64> {
        if self.steps.is_empty() {
            return Some(target.max(least)).filter(|day| *day <= most);
        }
        first_where(least, most, |day| self.bound(day, true) >= target)
    }

    /// The last day from `least` on, and no later than `most`, that leads to `target` or before it.
    pub fn last_within(&self, target: i64, least: i64, most: i64) -> Option<i64> {
        if self.steps.is_empty() {
            return Some(target.min(most)).filter(|day| *day >= least);
        }
        // From the end: the first day backwards.
        first_where(most.saturating_neg(), least.saturating_neg(), |day| self.bound(day.saturating_neg(), false) <= target)
            .map(i64::saturating_neg)
    }
}

// What is looked for mostly lies near the beginning: ever longer steps from there, then halves of the last.
fn first_where(least: i64, most: i64, holds: impl Fn(i64) -> bool) -> Option<i64> {
    let (mut low, mut high, mut step) = (least, least, 1i64);
    while high <= most && !holds(high) {
        low = high.saturating_add(1);
        high = high.saturating_add(step);
        step = step.saturating_mul(2);
    }
    high = high.min(most.saturating_add(1));
    while low < high {
        let middle = low.saturating_add(high.saturating_sub(low) / 2);
        if holds(middle) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    Some(low).filter(|day| *day <= most)
}

fn by_months(step: &Step) -> bool {
    match step {
        Step::Add(period, _) | Step::AddTimes(period, _) => matches!(period.unit, Unit::Month | Unit::Year),
        _ => false,
    }
}

fn keeps_order(steps: &[Step], rules: &CalendarRules) -> bool {
    steps.iter().all(|step| rules.month_end == MonthEnd::Clamp || !by_months(step))
}

/// The day to which steps lead; none where they lead nowhere.
pub(in crate::prove) fn lead(day: i64, steps: &[Step], rules: &CalendarRules) -> Option<i64> {
    let from = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
    reckon_day(from, steps, rules).ok().map(|day| i64::from(day.num_days_from_ce()))
}

/// The days between two from which the steps lead somewhere, as runs with both ends included, in order.
pub(in crate::prove) fn leading_somewhere(steps: &[Step], rules: &CalendarRules, (least, most): (i64, i64)) -> Vec<(i64, i64)> {
    let leads = |day: i64| lead(day, steps, rules).is_some();
    if keeps_order(steps, rules) && leads(least) && leads(most) {
        return vec![(least, most)];
    }
    runs(least, most, leads)
}

/// The days between two of which something holds, as runs with both ends included, in order.
pub(in crate::prove) fn runs(least: i64, most: i64, holds: impl Fn(i64) -> bool) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for day in (least..=most).filter(|day| holds(*day)) {
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}
