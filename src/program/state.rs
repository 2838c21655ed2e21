//! What the record says: when each event happened, and so when the programme covers activities.

use super::days::Days;
use super::node::Reckoning;
use super::shift::shift;
use crate::calendar::{CalendarRules, DayRange};
use crate::model::{EventId, Happening, ProvisionId};
use crate::record::{Coverage, Plan, Suspension};
use crate::value::{PartialDate, Truth};
use chrono::{Datelike, NaiveDate};

/// What a record says of one program: the date of each event, the days that the programme covers, and every date that the policy reckons from events.
///
/// It is made once for a record, by [`Program::state`](super::Program::state), and serves any number of checks.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    dates: Vec<Option<PartialDate>>,
    /// For each date that starts from an event, in the program's order, the days it can be.
    pub(crate) reckoned: Vec<Option<Days>>,
    /// The days that the first and the last day can be on which activities are covered.
    pub(crate) term: Option<(Days, Days)>,
    suspended: Vec<Suspended>,
    lacking: Vec<EventId>,
    window: Option<TermWindow>,
}

/// The days of a programme's term. Each end is an earliest and a latest day, which differ when what it rests on is not known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermWindow {
    /// The event from which the term runs and its date, where it runs from one event.
    pub counted_from: Option<(EventId, PartialDate)>,
    /// The earliest and the latest day that its first day can be.
    pub first: (NaiveDate, NaiveDate),
    /// The earliest and the latest day that its last day can be, as things stand. The last day still belongs to the term. None: it has no end.
    pub last: Option<(NaiveDate, NaiveDate)>,
}

/// Days on which the programme is suspended.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Suspended {
    clause: ProvisionId,
    first: Days,
    /// The day on which it is lifted, if it is.
    lifted: Days,
    surely: bool,
}

/// What a program reckons from events.
#[derive(Clone, Debug, Default)]
pub(super) struct Reckoned {
    pub events: usize,
    pub reckonings: Vec<Reckoning>,
}

/// No day of any calendar comes later.
const NEVER: Days = Days { earliest: i32::MAX, latest: i32::MAX };

impl State {
    /// When the event happened, as far as the record says; where it says so more than once, the last in the list counts.
    #[must_use]
    pub fn date(&self, event: EventId) -> Option<PartialDate> {
        self.dates.get(event.index()).copied().flatten()
    }

    /// When the programme's term runs, as things stand; none where its dates are not known or the calendar refuses them.
    #[must_use]
    pub fn window(&self) -> Option<TermWindow> {
        self.window
    }

    /// Whether the programme's dates stay open until more is recorded of that event.
    pub(crate) fn lacks(&self, event: EventId) -> bool {
        self.lacking.binary_search(&event).is_ok()
    }

    /// Whether an activity between two days falls on no day on which the programme is suspended.
    pub(crate) fn clear_of_suspensions(&self, first: Days, last: Days) -> Truth {
        self.suspended.iter().fold(Truth::True, |clear, suspended| clear.and(!suspended.meets(first, last)))
    }

    /// The clause under which an activity between two days falls on a day that is suspended.
    pub(crate) fn suspending(&self, first: Days, last: Days) -> Option<ProvisionId> {
        self.suspended.iter().find(|suspended| suspended.meets(first, last) == Truth::True).map(|suspended| suspended.clause)
    }

    /// Whether a day lies behind the last on which activities are covered.
    pub(crate) fn is_over(&self, day: Days) -> Truth {
        self.term.map_or(Truth::Unknown, |(_, last)| day.compare(crate::model::Comparison::Greater, last))
    }
}

impl Suspended {
    fn of(one: &Suspension) -> Self {
        Self {
            clause: one.clause,
            first: days(one.first),
            lifted: one.lifted.map_or(NEVER, days),
            surely: one.surely_lifted || one.lifted.is_none(),
        }
    }

    // Whether one of its days lies between the two.
    fn meets(&self, first: Days, last: Days) -> Truth {
        use crate::model::Comparison::{Greater, LessOrEqual};
        let begun = self.first.compare(LessOrEqual, last);
        let still = self.lifted.compare(Greater, first);
        let any = self.lifted.compare(Greater, self.first);
        let lifted_too_soon = still.and(any);
        begun.and(if self.surely { lifted_too_soon } else { lifted_too_soon.or(Truth::Unknown) })
    }
}

impl Reckoned {
    /// The state after a record.
    pub fn state(&self, record: &[Happening], plan: &Plan, rules: &CalendarRules) -> State {
        let mut dates = vec![None; self.events];
        for happening in record {
            if let Some(date) = dates.get_mut(happening.event.index()) {
                *date = Some(happening.date);
            }
        }
        let date = |event: EventId| dates.get(event.index()).copied().flatten();
        let reckon = |one: &Reckoning| shift(Days::of(date(one.event)?), &one.steps, rules);
        let reckoned = self.reckonings.iter().map(reckon).collect();
        let mut fold = plan.fold();
        fold.extend(record);
        let coverage = fold.coverage();
        State {
            dates,
            reckoned,
            term: term(&coverage),
            suspended: coverage.suspended.iter().map(Suspended::of).collect(),
            window: window(&coverage),
            lacking: coverage.lacking,
        }
    }
}

fn days(days: DayRange) -> Days {
    Days { earliest: days.earliest.num_days_from_ce(), latest: days.latest.num_days_from_ce() }
}

fn term(coverage: &Coverage) -> Option<(Days, Days)> {
    let number = |day: Option<NaiveDate>| day.map_or(i32::MAX, |day| day.num_days_from_ce());
    let last = Days { earliest: number(coverage.last_earliest), latest: number(coverage.last_latest) };
    Some((days(coverage.first?), last))
}

fn window(coverage: &Coverage) -> Option<TermWindow> {
    let first = coverage.first?;
    let last = match (coverage.last_earliest, coverage.last_latest) {
        (None, _) => None,
        (Some(earliest), Some(latest)) => Some((earliest, latest)),
        (Some(_), None) => return None,
    };
    Some(TermWindow { counted_from: coverage.counted_from, first: (first.earliest, first.latest), last })
}
