//! What the record says: when each event happened, and so when the term runs.

use super::days::Days;
use crate::model::{EventId, Happening};
use crate::value::PartialDate;
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
    pub(crate) window: Option<TermWindow>,
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

impl State {
    /// The dates of a record for `events` events: where one happened more than once, the last in the list counts.
    pub(super) fn of(events: usize, record: &[Happening]) -> Self {
        let mut dates = vec![None; events];
        for happening in record {
            if let Some(date) = dates.get_mut(happening.event.index()) {
                *date = Some(happening.date);
            }
        }
        Self { dates, reckoned: Vec::new(), term: None, window: None }
    }

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
