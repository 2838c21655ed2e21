//! How far performances of a recurring duty can lie apart, and how often it falls due within the term.

use super::{Fixed, Reading};
use crate::calendar::Step;
use crate::model::{Drift, Duty, EventId, Point, Timed};
use crate::prove::proof::Counterexample;
use crate::prove::question::Unsettled;
use crate::record::{Edge, PlainTerm};
use crate::value::Period;
use chrono::NaiveDate;

/// So many occurrences are looked at beyond which nothing new comes: the pattern of the days of months has come round by then.
const OCCURRENCES: u32 = 48;

/// A duty that recurs, with everything that its dates are worked out by.
struct Recurring<'model> {
    duty: &'model Duty,
    period: Period,
    drift: Drift,
    before: Vec<Step>,
    after: Vec<Step>,
    from: Edge,
    not_before: Option<NaiveDate>,
}

impl<'model> Recurring<'model> {
    fn of(reading: &Reading<'model>, duty: &'model Duty, term: &PlainTerm) -> Option<Self> {
        let Timed::Every { period, from, drift } = &duty.schedule.when else { return None };
        let (before, after) = match duty.schedule.window {
            Some((before, after)) => (vec![Step::Add(reading.period(before)?, true)], vec![Step::Add(reading.period(after)?, false)]),
            None => (Vec::new(), Vec::new()),
        };
        let (from, not_before) = match (from, &term.first) {
            (Point::Start, Some(first)) => (first.clone(), term.not_before),
            (point, _) => (reading.plan.edge(point)?, None),
        };
        Some(Self { duty, period: reading.period(*period)?, drift: *drift, before, after, from, not_before })
    }

    /// The day from which occurrences are counted.
    fn anchor(&self, reading: &Reading<'_>, event: NaiveDate) -> Option<NaiveDate> {
        let from = reading.day(Some(&self.from), event)?;
        Some(self.not_before.map_or(from, |day| from.max(day)))
    }

    fn due(&self, nth: u32) -> Vec<Step> {
        vec![Step::AddTimes(self.period, nth)]
    }
}

/// Between two performances that both keep the rule, and before the first, there is at most so long.
pub(in crate::prove) fn gap(reading: &Reading<'_>, act: EventId, length: Period) -> Fixed {
    let Some(term) = reading.plan.undisturbed_term(true) else { return Fixed::Unsettled(Unsettled::Unknown) };
    let mut counted = 0u32;
    let mut owed = false;
    for duty in duties(reading, act) {
        owed = true;
        let Some(recurring) = Recurring::of(reading, duty, &term) else { continue };
        let steps: Vec<Vec<Step>> = steps(&recurring, &term);
        let countings: Vec<&[Step]> = steps.iter().map(Vec::as_slice).collect();
        for event in reading.days(&countings) {
            counted = counted.saturating_add(1);
            for (from, to) in gaps(reading, &recurring, &term, event) {
                let Some(bound) = reading.after(from, length) else { continue };
                if to > bound {
                    let clause = recurring.duty.provision;
                    return Fixed::Fails(Counterexample::Gap { clause, from, to, bound, counted_from: event });
                }
            }
        }
        return Fixed::Holds(counted);
    }
    // Owed once, or at no time that could be counted: nothing keeps two performances together.
    if owed { Fixed::Unsettled(Unsettled::Unknown) } else { Fixed::Fails(Counterexample::NotOwed(act)) }
}

fn steps(recurring: &Recurring<'_>, term: &PlainTerm) -> Vec<Vec<Step>> {
    let edges = [Some(&recurring.from), term.first.as_ref(), term.last.as_ref()];
    let edges = edges.into_iter().flatten().filter_map(|edge| if let Edge::From(_, steps) = edge { Some(steps.clone()) } else { None });
    let due = recurring.due(1);
    let around = [&recurring.before, &recurring.after].map(|window| [due.clone(), window.clone()].concat());
    edges.chain(around).collect()
}

/// Each stretch without a performance that the rule allows, counted from everything happening on one day.
fn gaps(reading: &Reading<'_>, recurring: &Recurring<'_>, term: &PlainTerm, event: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let Some(anchor) = recurring.anchor(reading, event) else { return Vec::new() };
    let last = term.last.as_ref().and_then(|last| reading.day(Some(last), event));
    let lead = |day: NaiveDate, steps: &[Step]| crate::calendar::reckon_day(day, steps, reading.rules()).ok();
    let within = |due: &NaiveDate| last.is_none_or(|last| *due <= last);
    let due = |nth: u32| lead(anchor, &recurring.due(nth)).filter(within);
    let opens = |due: NaiveDate| lead(due, &recurring.before);
    let closes = |due: NaiveDate| lead(due, &recurring.after);
    let mut found = Vec::new();
    match due(1) {
        Some(first) => found.extend(closes(first).map(|to| (anchor, to))),
        // None falls due at all: nothing keeps anybody from going without to the end.
        None => found.extend(last.map(|last| (anchor, last))),
    }
    if recurring.drift != Drift::Anchor {
        // Counted from a performance on any day: here on this one.
        let next = lead(anchor, &recurring.due(1)).filter(within).and_then(closes);
        found.extend(next.map(|to| (anchor, to)));
    }
    if recurring.drift != Drift::Performance {
        let pairs = (1..OCCURRENCES).map_while(|nth| Some((due(nth)?, due(nth.saturating_add(1))?)));
        found.extend(pairs.filter_map(|(one, next)| {
            let opens = if recurring.before.is_empty() && recurring.after.is_empty() { Some(one) } else { opens(one) };
            Some((opens?, closes(next)?))
        }));
    }
    found
}

/// At least so many occurrences fall due in the shortest term.
pub(in crate::prove) fn occurrences(reading: &Reading<'_>, act: EventId, wanted: u16) -> Fixed {
    let Some(term) = reading.plan.undisturbed_term(false) else { return Fixed::Unsettled(Unsettled::Unknown) };
    let wanted = u32::from(wanted);
    let mut owed = false;
    for duty in duties(reading, act) {
        owed = true;
        let Some(recurring) = Recurring::of(reading, duty, &term) else { continue };
        let steps: Vec<Vec<Step>> = steps(&recurring, &term);
        let countings: Vec<&[Step]> = steps.iter().map(Vec::as_slice).collect();
        let mut counted = 0u32;
        for event in reading.days(&countings) {
            counted = counted.saturating_add(1);
            let anchor = recurring.anchor(reading, event);
            let first = reading.first(&term, event);
            let last = term.last.as_ref().map(|last| reading.day(Some(last), event));
            let (Some(anchor), Some(first)) = (anchor, first) else { continue };
            let Some(Some(last)) = last else { continue };
            let due = |nth: u32| crate::calendar::reckon_day(anchor, &recurring.due(nth), reading.rules()).ok();
            let count = (1..=wanted).map_while(due).take_while(|day| *day <= last).count();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if count < wanted {
                let next = due(count.saturating_add(1));
                return Fixed::Fails(Counterexample::TooFew { clause: duty.provision, first, last: Some(last), count, next });
            }
        }
        return Fixed::Holds(counted);
    }
    if owed { Fixed::Unsettled(Unsettled::Unknown) } else { Fixed::Fails(Counterexample::NotOwed(act)) }
}

/// The duties that ask for an act, whatever else they ask for.
fn duties<'model>(reading: &Reading<'model>, act: EventId) -> impl Iterator<Item = &'model Duty> {
    let model = reading.model;
    model.duties.iter().filter(move |duty| duty.acts.iter().any(|one| one.event == act))
}
