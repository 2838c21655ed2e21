//! What the record says: when each event happened, and so when the term runs.

use super::days::Days;
use super::node::Reckoning;
use super::shift::shift;
use crate::calendar::{CalendarRules, Step};
use crate::model::{EventId, Happening};
use crate::value::{PartialDate, Period};
use chrono::NaiveDate;

/// What a record says of one program: the date of each event, the term's window, and every date that the policy reckons from events.
///
/// It is made once for a record, by [`Program::state`](super::Program::state), and serves any number of checks.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    dates: Vec<Option<PartialDate>>,
    /// For each date that starts from an event, in the program's order, the days it can be.
    pub(crate) reckoned: Vec<Option<Days>>,
    /// The days that the term's first and last day can be.
    pub(crate) term: Option<(Days, Days)>,
    window: Option<TermWindow>,
}

/// The days of a programme's term. Each end is an earliest and a latest day, which differ when the event's date is not known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermWindow {
    /// The event from which the term runs.
    pub event: EventId,
    /// When that was.
    pub from: PartialDate,
    /// The earliest and the latest day that its first day can be.
    pub first: (NaiveDate, NaiveDate),
    /// The earliest and the latest day that its last day can be. The last day still belongs to the term.
    pub last: (NaiveDate, NaiveDate),
}

/// What a program reckons from events.
#[derive(Clone, Debug, Default)]
pub(super) struct Reckoned {
    pub events: usize,
    pub reckonings: Vec<Reckoning>,
    pub term: Option<TermLength>,
}

/// How long the term is.
#[derive(Clone, Debug)]
pub(super) struct TermLength {
    pub event: EventId,
    /// None where the adopted reading gives no period.
    pub length: Option<Period>,
    pub first_day_counts: bool,
    pub last_day_counts: bool,
}

impl State {
    /// When the event happened, as far as the record says; where it says so more than once, the last in the list counts.
    #[must_use]
    pub fn date(&self, event: EventId) -> Option<PartialDate> {
        self.dates.get(event.index()).copied().flatten()
    }

    /// When the programme's term runs; none without a term, and when its dates are not known or the calendar refuses them.
    #[must_use]
    pub fn window(&self) -> Option<TermWindow> {
        self.window
    }
}

impl Reckoned {
    /// The state after a record.
    pub fn state(&self, record: &[Happening], rules: &CalendarRules) -> State {
        let mut dates = vec![None; self.events];
        for happening in record {
            if let Some(date) = dates.get_mut(happening.event.index()) {
                *date = Some(happening.date);
            }
        }
        let date = |event: EventId| dates.get(event.index()).copied().flatten();
        let reckon = |one: &Reckoning| shift(Days::of(date(one.event)?), &one.steps, rules);
        let reckoned = self.reckonings.iter().map(reckon).collect();
        let term = self.term.as_ref().and_then(|term| Some((term.event, date(term.event)?, term)));
        let days = term.and_then(|(_, from, term)| term.days(Days::of(from), rules));
        let window = term.zip(days).and_then(|((event, from, _), (first, last))| {
            Some(TermWindow { event, from, first: (first.first()?, first.last()?), last: (last.first()?, last.last()?) })
        });
        State { dates, reckoned, term: days, window }
    }
}

impl TermLength {
    /// The days that its first and its last day can be.
    fn days(&self, event: Days, rules: &CalendarRules) -> Option<(Days, Days)> {
        let first = if self.first_day_counts { event } else { shift(event, &[Step::FirstDayExcluded], rules)? };
        let end = Step::Add(self.length?, false);
        let last = if self.last_day_counts { shift(event, &[end], rules)? } else { shift(event, &[end, Step::LastDayExcluded], rules)? };
        Some((first, last))
    }
}
