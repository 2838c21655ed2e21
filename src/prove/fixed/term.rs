//! How long a programme can be in force.

use super::{Fixed, Reading};
use crate::calendar::{Step, reckon_day};
use crate::model::Point;
use crate::prove::proof::Counterexample;
use crate::prove::question::Unsettled;
use crate::record::{Edge, PlainTerm};
use crate::value::Period;
use chrono::NaiveDate;

/// The time for which the programme can be in force, renewals included, is at most, or at least, so long.
pub(in crate::prove) fn term(reading: &Reading<'_>, at_least: bool, length: Period) -> Fixed {
    let clause = reading.model.life.term.as_ref();
    let Some(term) = reading.plan.undisturbed_term(!at_least) else { return Fixed::Unsettled(Unsettled::Unknown) };
    let PlainTerm { first, last, .. } = &term;
    let mut steps: Vec<Vec<Step>> = vec![vec![Step::Add(length, false)]];
    steps.extend(
        [first, last].into_iter().flatten().filter_map(|edge| if let Edge::From(_, steps) = edge { Some(steps.clone()) } else { None }),
    );
    let countings: Vec<&[Step]> = steps.iter().map(Vec::as_slice).collect();
    let days = reading.days(&countings);
    let mut counted = 0u32;
    for event in &days {
        let Some(start) = reading.first(&term, *event) else { continue };
        let Some(behind) = reading.after(start, length) else { continue };
        let end = match last {
            Some(last) => Some(match reading.day(Some(last), *event) {
                Some(end) => end,
                None => continue,
            }),
            None => None,
        };
        counted = counted.saturating_add(1);
        let bound = behind.pred_opt().unwrap_or(behind);
        let kept = match end {
            None => at_least,
            Some(end) if at_least => end >= bound,
            Some(end) => end <= bound,
        };
        if !kept {
            return Fixed::Fails(Counterexample::Term { clause: clause.map(|clause| clause.provision), first: start, last: end, bound });
        }
    }
    if counted == 0 { Fixed::Unsettled(Unsettled::Unknown) } else { Fixed::Holds(counted) }
}

impl Reading<'_> {
    /// The first day of a term, where everything from which it is counted happens on one day.
    pub fn first(&self, term: &PlainTerm, event: NaiveDate) -> Option<NaiveDate> {
        let first = self.day(term.first.as_ref(), event)?;
        Some(term.not_before.map_or(first, |day| first.max(day)))
    }

    /// The day of an edge of the term, where everything from which it is counted happens on one day.
    pub fn day(&self, edge: Option<&Edge>, event: NaiveDate) -> Option<NaiveDate> {
        match edge {
            None => Some(event),
            Some(Edge::Day(date)) => Some(date.earliest()),
            Some(Edge::From(_, steps)) => reckon_day(event, steps, self.rules()).ok(),
        }
    }
}

impl Reading<'_> {
    /// The day of a point, where the programme starts on a day and everything else of which the point speaks happens on that day too.
    pub fn since_start(&self, point: &Point, start: NaiveDate) -> Option<NaiveDate> {
        match point {
            Point::Start => Some(self.plan.not_before().map_or(start, |day| start.max(day))),
            Point::After(length, point) => {
                let steps = self.rules().counting.steps(self.period(*length)?, false);
                reckon_day(self.since_start(point, start)?, &steps, self.rules()).ok()
            }
            Point::NthDayAfter(number, point) => {
                reckon_day(self.since_start(point, start)?, &[Step::NthDayAfter(*number)], self.rules()).ok()
            }
            Point::FirstOfMonthFollowing(number, point) => {
                reckon_day(self.since_start(point, start)?, &[Step::FirstOfMonthFollowing(*number)], self.rules()).ok()
            }
            other => self.day(Some(&self.plan.edge(other)?), start),
        }
    }
}
