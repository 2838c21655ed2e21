//! Dated events, and what stands on account of them.

use super::Policy;
use crate::model::Happening;
use crate::program::State;
use crate::value::PartialDate;
use std::fmt;

/// What has happened, and when: the policy's own record, or one with other dates.
///
/// ```
/// # let text = r#"
/// # programme exchange "A programme of exchanges" {
/// #   parties { north "North"; south "South"; }
/// #   event endorsement "endorsement by both parties";
/// #   activity { title text; starts date; }
/// #   clause 1 "Exchanges" { permit activity; }
/// #   clause 2 "Term" { term 2 years from endorsement, covers starts; }
/// # }"#;
/// let policy = comity::Policy::parse("exchange.comity", text)?;
/// let record = policy.record().with("endorsement", "2020-06-26")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Record {
    policy: Policy,
    happenings: Vec<Happening>,
    given: Vec<bool>,
    state: State,
}

/// Why a record does not take an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecordError {
    /// The policy has no such event.
    UnknownEvent {
        /// The name that was given.
        event: String,
        /// The events that the policy has.
        known: Vec<String>,
    },
    /// That is no date.
    NoDate {
        /// What was given.
        date: String,
    },
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownEvent { event, known } if known.is_empty() => write!(out, "the policy has no event `{event}`: it has none at all"),
            Self::UnknownEvent { event, known } => write!(out, "the policy has no event `{event}`: it has `{}`", known.join("`, `")),
            Self::NoDate { date } => {
                write!(out, "`{date}` is no date: write it as `2020-06-26`, or as `2020-06` when the day is not known")
            }
        }
    }
}

impl std::error::Error for RecordError {}

impl Record {
    pub(super) fn of(policy: &Policy) -> Self {
        let happenings = policy.model().record.clone();
        let given = vec![false; happenings.len()];
        let state = policy.program().state(&happenings);
        Self { policy: policy.clone(), happenings, given, state }
    }

    /// The record with that event on that date, in place of every date that it had for the event.
    ///
    /// # Errors
    /// The policy has no such event, or the date is not one as ISO 8601 writes it (`2020-06-26`, `2020-06`, `2020`).
    pub fn with(mut self, event: &str, date: &str) -> Result<Self, RecordError> {
        let events = &self.policy.model().events;
        let Some((id, declared)) = (0..).map(crate::model::EventId).zip(events).find(|(_, known)| known.name == event) else {
            let known = events.iter().map(|known| known.name.clone()).collect();
            return Err(RecordError::UnknownEvent { event: event.to_owned(), known });
        };
        let Some(date) = PartialDate::parse(date) else {
            return Err(RecordError::NoDate { date: date.to_owned() });
        };
        let happening = Happening::plain(id, date, declared.span);
        let kept: Vec<_> =
            self.happenings.iter().zip(&self.given).filter(|(old, _)| old.event != id).map(|(old, given)| (old.clone(), *given)).collect();
        (self.happenings, self.given) = kept.into_iter().chain([(happening, true)]).unzip();
        self.state = self.policy.program().state(&self.happenings);
        Ok(self)
    }

    #[cfg(feature = "json")]
    pub(super) fn joined(mut self, more: impl IntoIterator<Item = Happening>) -> Self {
        self.happenings.extend(more);
        self.given.resize(self.happenings.len(), false);
        self.state = self.policy.program().state(&self.happenings);
        self
    }

    /// Each dated event; true for one that was given with [`Record::with`] and does not stand in the policy.
    pub fn happenings(&self) -> impl Iterator<Item = (&Happening, bool)> {
        self.happenings.iter().zip(self.given.iter().copied())
    }

    /// What stands on account of the events.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }
}
