//! A life that one event and the calendar settle: from a day worked out from the event to another, whatever else happens.

use super::plan::{Inner, Plan};
use crate::calendar::Step;
use crate::model::{EventId, Lasting, Moment, Point, SilenceMeans, TermLength, Then, Trigger};
use crate::value::PartialDate;
use chrono::NaiveDate;

/// The first and the last day on which a programme covers activities, where nothing but one happening of each event decides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainTerm {
    /// The first day; none: every day, as far as the policy speaks of any.
    pub first: Option<Edge>,
    /// The last day; none: there is none.
    pub last: Option<Edge>,
}

/// A day of a plain term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It is written in the policy.
    Day(PartialDate),
    /// It is worked out from the day of an event.
    From(EventId, Vec<Step>),
}

impl Plan {
    /// The programme's term, where one happening of each event decides it: none where notices, renewals, suspensions, several events or what is
    /// unknown can change it. Each event is taken to happen once, to be done by everybody, and to be received, on one day.
    #[must_use]
    pub fn plain_term(&self) -> Option<PlainTerm> {
        let inner = &self.0;
        let life = &inner.life;
        let ended_by_silence = life.silences.iter().any(|clause| clause.says.means == SilenceMeans::End);
        if life.provisional.is_some() || !life.exits.is_empty() || self.can_be_suspended() || ended_by_silence {
            return None;
        }
        let start = match &life.start {
            Some(clause) => Some(edge(inner, &clause.says)?),
            None => None,
        };
        let Some(term) = life.term.as_ref().map(|clause| &clause.says) else { return Some(PlainTerm { first: start, last: None }) };
        let first = match &start {
            Some(start) => Some(start.clone()),
            None => Some(first_of(inner, term)?),
        };
        Some(PlainTerm { last: last_of(inner, term, start.as_ref())?, first })
    }
}

fn first_of(plan: &Inner, term: &Lasting) -> Option<Edge> {
    if let (Point::Start, TermLength::CalendarYears(first, _)) = (&term.from, &term.length) {
        return day(NaiveDate::from_ymd_opt(*first, 1, 1)?);
    }
    let from = edge(plan, &term.from)?;
    if term.first_day_counts { Some(from) } else { from.then(&[Step::FirstDayExcluded]) }
}

fn last_of(plan: &Inner, term: &Lasting, start: Option<&Edge>) -> Option<Option<Edge>> {
    match &term.then {
        Then::Unlimited => return Some(None),
        Then::Renewed(_) => return None,
        Then::Ends => {}
    }
    let last = match &term.length {
        TermLength::Unlimited => return Some(None),
        TermLength::Unknown(_) => return None,
        TermLength::Until(last) => day(*last)?,
        TermLength::CalendarYears(_, last) => day(NaiveDate::from_ymd_opt(*last, 12, 31)?)?,
        TermLength::For(length) => {
            let from = match (&term.from, start) {
                (Point::Start, Some(start)) => start.clone(),
                (point, _) => edge(plan, point)?,
            };
            let mut steps = vec![Step::Add(plan.length(*length)?.period, false)];
            if !term.last_day_counts {
                steps.push(Step::LastDayExcluded);
            }
            from.then(&steps)?
        }
    };
    Some(Some(last))
}

fn day(day: NaiveDate) -> Option<Edge> {
    PartialDate::day(day).map(Edge::Day)
}

impl Edge {
    // A written day with steps behind it is worked out by nobody here.
    fn then(self, more: &[Step]) -> Option<Self> {
        match self {
            Self::Day(_) => None,
            Self::From(event, steps) => Some(Self::From(event, steps.into_iter().chain(more.iter().copied()).collect())),
        }
    }
}

fn edge(plan: &Inner, point: &Point) -> Option<Edge> {
    match point {
        Point::Date(date) => Some(Edge::Day(*date)),
        Point::Happening(Trigger { event, number: None, moment: Moment::Happened | Moment::Received, .. }) => {
            Some(Edge::From(*event, Vec::new()))
        }
        Point::NthDayAfter(number, point) => edge(plan, point)?.then(&[Step::NthDayAfter(*number)]),
        Point::FirstOfMonthFollowing(number, point) => edge(plan, point)?.then(&[Step::FirstOfMonthFollowing(*number)]),
        Point::After(length, point) => edge(plan, point)?.then(&plan.counted(plan.length(*length)?.period)),
        Point::Latest(points) | Point::Earliest(points) => match points.as_slice() {
            [one] => edge(plan, one),
            _ => None,
        },
        Point::Happening(_) | Point::Unknown | Point::Start => None,
    }
}
