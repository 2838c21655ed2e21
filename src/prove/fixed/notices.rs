//! How soon a notice takes effect, and how soon anybody can be out.

use super::{Fixed, Reading};
use crate::calendar::reckon_day;
use crate::model::{Clause, EventId, Exit, LockIn};
use crate::prove::proof::Counterexample;
use crate::prove::question::Unsettled;
use crate::value::Period;
use chrono::NaiveDate;

/// A notice takes effect no sooner than so long after it was given.
pub(in crate::prove) fn notice(reading: &Reading<'_>, event: EventId, length: Period) -> Fixed {
    let mut exits = reading.model.life.exits.iter().filter(|exit| exit.says.event == event).peekable();
    if exits.peek().is_none() {
        return Fixed::Empty;
    }
    let mut counted = 0u32;
    for exit in exits {
        for given in reading.days(&[&counted_by(reading, exit)]) {
            counted = counted.saturating_add(1);
            let (Some(to), Some(bound)) = (takes_effect(reading, exit, given), reading.after(given, length)) else {
                return Fixed::Unsettled(Unsettled::Unknown);
            };
            if to < bound {
                return Fixed::Fails(Counterexample::Exit { clause: exit.provision, from: given, to, bound });
            }
        }
    }
    Fixed::Holds(counted)
}

/// Nobody is out within so long of the start.
pub(in crate::prove) fn no_exit(reading: &Reading<'_>, length: Period) -> Fixed {
    let exits = &reading.model.life.exits;
    if exits.is_empty() {
        return Fixed::Empty;
    }
    let mut counted = 0u32;
    for exit in exits {
        let not_before = reading.plan.not_before();
        let starts = reading.days(&[&counted_by(reading, exit)]).into_iter().filter(|start| not_before.is_none_or(|day| day <= *start));
        for start in starts.chain(not_before) {
            counted = counted.saturating_add(1);
            let (Some(to), Some(bound)) = (earliest(reading, exit, start), reading.after(start, length)) else {
                return Fixed::Unsettled(Unsettled::Unknown);
            };
            if to < bound {
                return Fixed::Fails(Counterexample::Exit { clause: exit.provision, from: start, to, bound });
            }
        }
    }
    Fixed::Holds(counted)
}

fn counted_by(reading: &Reading<'_>, exit: &Clause<Exit>) -> Vec<crate::calendar::Step> {
    let period = exit.says.notice.and_then(|notice| reading.period(notice));
    period.map_or(Vec::new(), |period| reading.rules().counting.steps(period, false))
}

/// The day on which a notice given on a day takes effect: what is locked in and the end of a period can only make it later.
fn takes_effect(reading: &Reading<'_>, exit: &Clause<Exit>, given: NaiveDate) -> Option<NaiveDate> {
    if exit.says.notice.is_some_and(|notice| reading.period(notice).is_none()) {
        return None;
    }
    reckon_day(given, &counted_by(reading, exit), reading.rules()).ok()
}

/// The first day on which somebody can be out where the programme starts on a day, by a notice given as soon as it may be.
fn earliest(reading: &Reading<'_>, exit: &Clause<Exit>, start: NaiveDate) -> Option<NaiveDate> {
    let locked = match &exit.says.not_before {
        Some((point, lock)) => Some((reading.since_start(point, start)?, *lock)),
        None => None,
    };
    let given = match locked {
        Some((until, LockIn::Notice)) => until.max(start),
        _ => start,
    };
    let to = takes_effect(reading, exit, given)?;
    Some(match locked {
        Some((until, LockIn::Effect)) => to.max(until),
        _ => to,
    })
}
