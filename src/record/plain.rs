//! A life that one event and the calendar settle: from a day worked out from the event to another, whatever else happens.

use super::plan::{Inner, Plan};
use crate::calendar::{Step, reckon_day};
use crate::model::{EventId, Lasting, Point, SilenceMeans, TermLength, Then, Trigger};
use crate::value::{PartialDate, Period};
use chrono::NaiveDate;

/// The first and the last day on which a programme covers activities, where nothing but one happening of each event decides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainTerm {
    /// The first day; none: every day, as far as the policy speaks of any.
    pub first: Option<Edge>,
    /// The day before which it does not begin, whatever its first day is worked out to be.
    pub not_before: Option<NaiveDate>,
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
    /// The day before which the programme is not in force, whatever is recorded.
    #[must_use]
    pub fn not_before(&self) -> Option<NaiveDate> {
        self.0.life.term.as_ref().and_then(|term| term.says.length.not_before())
    }

    /// The programme's first day, unless it does not begin before a later one, where one happening of one event decides it; none where several events do, or it is applied
    /// before it starts.
    #[must_use]
    pub fn plain_start(&self) -> Option<Edge> {
        let inner = &self.0;
        let exactly = Reach { one_event: true, renewed: false };
        if inner.life.provisional.is_some() {
            return None;
        }
        match (&inner.life.start, &inner.life.term) {
            (Some(clause), _) => edge(inner, &clause.says, exactly),
            (None, Some(term)) => first_of(inner, &term.says, exactly),
            (None, None) => None,
        }
    }

    /// The first and the last day of the programme where everything from which its life is counted happens on one day and nobody ends it: with `renewed` as often as it can be
    /// renewed, else not at all. None where that cannot be said.
    #[must_use]
    pub fn undisturbed_term(&self, renewed: bool) -> Option<PlainTerm> {
        let inner = &self.0;
        let loosely = Reach { one_event: false, renewed };
        let start = match &inner.life.start {
            Some(clause) => Some(edge(inner, &clause.says, loosely)?),
            None => None,
        };
        let Some(term) = inner.life.term.as_ref().map(|clause| &clause.says) else {
            return Some(PlainTerm { first: start, not_before: None, last: None });
        };
        let first = match &start {
            Some(start) => Some(start.clone()),
            None => Some(first_of(inner, term, loosely)?),
        };
        Some(PlainTerm { last: last_of(inner, term, start.as_ref(), loosely)?, not_before: term.length.not_before(), first })
    }
}

impl Plan {
    /// The first and the last day of the programme where nothing is recorded but that from which its life is counted, all of it on one day. None where that cannot be said.
    #[must_use]
    pub fn quiet_term(&self) -> Option<PlainTerm> {
        let then = self.0.life.term.as_ref().map(|clause| &clause.says.then);
        self.undisturbed_term(!matches!(then, Some(Then::Renewed(renewal)) if !renewal.tacit))
    }

    /// Whether a notice, or silence, can end the programme before its term does.
    #[must_use]
    pub fn can_end_early(&self) -> bool {
        let life = &self.0.life;
        !life.exits.is_empty() || life.silences.iter().any(|clause| clause.says.means == SilenceMeans::End)
    }

    /// The day of a point, where everything of which it speaks happens on one day; none where that cannot be said.
    #[must_use]
    pub fn edge(&self, point: &Point) -> Option<Edge> {
        edge(&self.0, point, Reach { one_event: false, renewed: false })
    }
}

/// What is taken for granted of a programme's life.
#[derive(Clone, Copy)]
struct Reach {
    /// No more than one event decides each day; else all are taken to happen on one day.
    one_event: bool,
    /// The term is renewed as often as it can be.
    renewed: bool,
}

fn first_of(plan: &Inner, term: &Lasting, reach: Reach) -> Option<Edge> {
    if let (Point::Start, TermLength::CalendarYears(first, _)) = (&term.from, &term.length) {
        return day(NaiveDate::from_ymd_opt(*first, 1, 1)?);
    }
    let from = edge(plan, &term.from, reach)?;
    if term.first_day_counts { Some(from) } else { from.then(&[Step::FirstDayExcluded]) }
}

fn last_of(plan: &Inner, term: &Lasting, start: Option<&Edge>, reach: Reach) -> Option<Option<Edge>> {
    let renewal = match &term.then {
        Then::Unlimited if reach.renewed => return Some(None),
        Then::Prolonged { times: None, .. } => return Some(None),
        Then::Prolonged { by, times: Some(times) } => Some((plan.length(*by)?.period, u32::from(*times))),
        Then::Renewed(renewal) if reach.renewed => match renewal.times {
            Some(times) => Some((plan.length(renewal.by)?.period, u32::from(times))),
            None => return Some(None),
        },
        _ => None,
    };
    let last = match &term.length {
        TermLength::Unlimited => return Some(None),
        TermLength::Unknown(_) => return None,
        TermLength::Until(last) => day(renewed(plan, *last, renewal)?)?,
        TermLength::CalendarYears(_, last) => day(renewed(plan, NaiveDate::from_ymd_opt(*last, 12, 31)?, renewal)?)?,
        TermLength::For(length) => {
            let from = match (&term.from, start) {
                (Point::Start, Some(start)) => start.clone(),
                (point, _) => edge(plan, point, reach)?,
            };
            let period = plan.length(*length)?.period;
            let mut steps = match renewal {
                Some((by, times)) => Step::renewed(period, by, times),
                None => vec![Step::Add(period, false)],
            };
            if !term.last_day_counts {
                steps.push(Step::LastDayExcluded);
            }
            from.then(&steps)?
        }
    };
    Some(Some(last))
}

/// The last day behind so many renewals of a last day that is written.
fn renewed(plan: &Inner, last: NaiveDate, renewal: Option<(Period, u32)>) -> Option<NaiveDate> {
    match renewal {
        Some((by, times)) => reckon_day(last, &[Step::AddTimes(by, times)], &plan.rules).ok(),
        None => Some(last),
    }
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

fn edge(plan: &Inner, point: &Point, reach: Reach) -> Option<Edge> {
    match point {
        Point::Date(date) => Some(Edge::Day(*date)),
        Point::Happening(Trigger { event, number, .. }) => (!reach.one_event || number.is_none()).then(|| Edge::From(*event, Vec::new())),
        Point::NthDayAfter(number, point) => edge(plan, point, reach)?.then(&[Step::NthDayAfter(*number)]),
        Point::FirstOfMonthFollowing(number, point) => edge(plan, point, reach)?.then(&[Step::FirstOfMonthFollowing(*number)]),
        Point::After(length, point) => edge(plan, point, reach)?.then(&plan.counted(plan.length(*length)?.period)),
        Point::Latest(points) | Point::Earliest(points) => match points.as_slice() {
            [one] => edge(plan, one, reach),
            several if !reach.one_event => alike(several.iter().map(|point| edge(plan, point, reach))),
            _ => None,
        },
        Point::Unknown | Point::Start => None,
    }
}

// Several events on one day lead to one day if they lead there by the same steps.
fn alike(edges: impl Iterator<Item = Option<Edge>>) -> Option<Edge> {
    let edges: Vec<Edge> = edges.collect::<Option<_>>()?;
    let (first, others) = edges.split_first()?;
    let steps = |edge: &Edge| if let Edge::From(_, steps) = edge { Some(steps.clone()) } else { None };
    let same = steps(first).is_some() && others.iter().all(|other| steps(other) == steps(first));
    same.then(|| first.clone())
}
