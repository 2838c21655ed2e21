//! Dated events, and what stands on account of them.

use super::Policy;
use super::happened::Happened;
use crate::apply::{Home, Owed, Stand};
use crate::diagnostic::Diagnostics;
use crate::model::{AmendingAct, EventId, Happening, PartyId};
use crate::program::State;
use crate::record::{AsOf, Dated, DutyKey, DutyState, DutyStatus, Fold, Spell, Status};
use crate::value::PartialDate;
use chrono::NaiveDate;
use std::fmt;
use std::sync::OnceLock;

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
    acts: Vec<AmendingAct>,
    fold: Fold,
    state: OnceLock<State>,
    stand: OnceLock<Stand>,
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
    /// The policy has no such party.
    UnknownParty {
        /// The name that was given.
        party: String,
        /// The parties that the policy has.
        known: Vec<String>,
    },
    /// That is no date.
    NoDate {
        /// What was given.
        date: String,
    },
    /// The policy holds no such amendment.
    UnknownAmendment {
        /// The name that was given.
        amendment: String,
        /// The amendments that the policy holds.
        known: Vec<String>,
    },
    /// Nothing that is done about an amendment is called so.
    UnknownAct {
        /// The word that was given.
        act: String,
    },
    /// It is worked out from what is recorded, and is recorded itself by nobody.
    WorkedOut {
        /// The word that was given.
        act: String,
    },
    /// It does not say which party, or which body, acted on the amendment.
    ByNobody {
        /// The word that was given.
        act: String,
    },
    /// The policy has no such body.
    UnknownBody {
        /// The name that was given.
        body: String,
        /// The bodies that the policy has.
        known: Vec<String>,
    },
    /// That is no fingerprint of a text.
    NoFingerprint {
        /// What was given.
        fingerprint: String,
    },
    /// It has something that goes only with an act on an amendment, or that never goes with one.
    DoesNotFit {
        /// What it has.
        part: &'static str,
    },
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownEvent { event, known } if known.is_empty() => write!(out, "the policy has no event `{event}`: it has none at all"),
            Self::UnknownEvent { event, known } => write!(out, "the policy has no event `{event}`: it has `{}`", known.join("`, `")),
            Self::UnknownParty { party, known } => write!(out, "the policy has no party `{party}`: it has `{}`", known.join("`, `")),
            Self::NoDate { date } => {
                write!(out, "`{date}` is no date: write it as `2020-06-26`, or as `2020-06` when the day is not known")
            }
            Self::UnknownAmendment { amendment, known } if known.is_empty() => {
                write!(out, "the policy holds no amendment `{amendment}`: it holds none at all")
            }
            Self::UnknownAmendment { amendment, known } => {
                write!(out, "the policy holds no amendment `{amendment}`: it holds `{}`", known.join("`, `"))
            }
            Self::UnknownAct { act } => write!(out, "nothing that is done about an amendment is called `{act}`"),
            Self::WorkedOut { act } => write!(out, "`{act}` is worked out from consents, votes and decisions, and stands in no record"),
            Self::ByNobody { act } => write!(out, "`{act}` is done by somebody, and it is not said by whom"),
            Self::UnknownBody { body, known } if known.is_empty() => write!(out, "the policy has no body `{body}`: it has none at all"),
            Self::UnknownBody { body, known } => write!(out, "the policy has no body `{body}`: it has `{}`", known.join("`, `")),
            Self::NoFingerprint { fingerprint } => {
                write!(out, "`{fingerprint}` is no fingerprint, which has 16 to 64 digits from 0 to 9 and from a to f")
            }
            Self::DoesNotFit { part } => write!(out, "{part}"),
        }
    }
}

impl std::error::Error for RecordError {}

impl Record {
    pub(super) fn of(policy: &Policy) -> Self {
        let happenings = policy.model().record.clone();
        let given = vec![false; happenings.len()];
        let fold = folded(policy, &happenings);
        let acts = policy.model().acts.clone();
        Self { policy: policy.clone(), happenings, given, acts, fold, state: OnceLock::new(), stand: OnceLock::new() }
    }

    /// The record with that event on that date, in place of every date that it had for the event.
    ///
    /// # Errors
    /// The policy has no such event, or the date is not one as ISO 8601 writes it (`2020-06-26`, `2020-06`, `2020`).
    pub fn with(mut self, event: &str, date: &str) -> Result<Self, RecordError> {
        let happening = Happened::new(event, date).read(&self)?;
        let kept = self.happenings.iter().zip(&self.given).filter(|(old, _)| old.event != happening.event);
        let kept: Vec<_> = kept.map(|(old, given)| (old.clone(), *given)).collect();
        (self.happenings, self.given) = kept.into_iter().chain([(happening, true)]).unzip();
        self.fold = folded(&self.policy, &self.happenings);
        self.changed();
        Ok(self)
    }

    /// Takes one more event in, whatever the record had before.
    ///
    /// # Errors
    /// The policy has no such event, party or amendment, a date is not one as ISO 8601 writes it, or an act on an amendment is not whole.
    pub fn add(&mut self, happened: &Happened) -> Result<(), RecordError> {
        if happened.is_about_an_amendment() {
            let act = happened.read_act(self)?;
            self.acts.push(act);
            self.changed();
        } else {
            let happening = happened.read(self)?;
            self.take(happening, true);
        }
        Ok(())
    }

    #[cfg(feature = "json")]
    pub(super) fn take_act(&mut self, act: AmendingAct) {
        self.acts.push(act);
        self.changed();
    }

    /// What was done about amendments. It is no part of the programme's own life.
    #[must_use]
    pub fn acts(&self) -> &[AmendingAct] {
        &self.acts
    }

    pub(super) fn take(&mut self, happening: Happening, given: bool) {
        self.fold.add(&happening);
        self.happenings.push(happening);
        self.given.push(given);
        self.changed();
    }

    /// The record under way, for what is drawn and listed from it.
    #[must_use]
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// How the programme and each party stand on a day.
    ///
    /// A day is asked about as known from the whole record, or with [`AsOf`] as it was known on a day.
    #[must_use]
    pub fn status(&self, day: impl Into<AsOf>) -> Status {
        self.fold.status(day.into())
    }

    /// The spells of the programme, or of one party, as things stand on a day: from when to when it is in force, suspended, ended.
    #[must_use]
    pub fn spells(&self, party: Option<PartyId>, day: impl Into<AsOf>) -> Vec<Spell> {
        self.fold.spells(party, day.into())
    }

    /// Every occurrence of every duty that has come up by the day, and the next one of each, with its state on the day.
    #[must_use]
    pub fn duties(&self, day: impl Into<AsOf>) -> Vec<DutyStatus> {
        self.fold.duties(day.into())
    }

    /// The state of every occurrence that [`Record::duties`] tells of, in the same order, without dates and reasons: for overviews of many programmes.
    #[must_use]
    pub fn duty_states(&self, day: impl Into<AsOf>) -> Vec<(DutyKey, DutyState)> {
        self.fold.duty_states(day.into())
    }

    /// What falls due from a day to another, as things stand on the first, in the order of the due days.
    #[must_use]
    pub fn due(&self, from: impl Into<AsOf>, until: NaiveDate) -> Vec<DutyStatus> {
        self.fold.due(from.into(), until)
    }

    /// Every date of the programme's life, as things stand on a day, each with its working: start, end, renewals, notices, silence. Those of duties are in [`Record::duties`].
    #[must_use]
    pub fn dates(&self, day: impl Into<AsOf>) -> Vec<Dated> {
        self.fold.dates(day.into())
    }

    /// Everything that is wrong with the record as a whole: entries that cannot be, or that count for nothing. Places point into the files of the record and of the policy.
    #[must_use]
    pub fn problems(&self) -> Diagnostics {
        let of_events = self.fold.impossible(self.policy.model(), &self.happenings);
        let of_acts = self.policy.chronicle(self).problems();
        of_events.into_iter().chain(of_acts).collect::<Diagnostics>().sorted()
    }

    /// Each dated event; true for one that was given with [`Record::with`] or [`Record::add`] and does not stand in the policy.
    pub fn happenings(&self) -> impl Iterator<Item = (&Happening, bool)> {
        self.happenings.iter().zip(self.given.iter().copied())
    }

    fn changed(&mut self) {
        (self.state, self.stand) = (OnceLock::new(), OnceLock::new());
    }

    pub(super) fn home(&self) -> Home<'_> {
        Home { model: self.policy.model(), happenings: &self.happenings, acts: &self.acts }
    }

    /// The record in the words of another edition of its policy, by their names. What that edition has no name for is left out.
    #[must_use]
    pub fn under(&self, edition: &Policy) -> Self {
        let Some(known) = self.policy.bench().family().edition(edition.place()) else { return self.clone() };
        let from = self.policy.model();
        let happenings = known.happenings(from, &self.happenings);
        let is_given = |one: &Happening| self.happenings.iter().zip(&self.given).any(|(other, given)| other.span == one.span && *given);
        let given = happenings.iter().map(is_given).collect();
        let acts = known.carried(from, &[], &self.acts).acts.into_iter().map(|(_, act)| act).collect();
        let fold = folded(edition, &happenings);
        Self { policy: edition.clone(), happenings, given, acts, fold, state: OnceLock::new(), stand: OnceLock::new() }
    }

    /// What is owed on a day, each occurrence under the edition that applies on its own day, with all that open by another day. None where it is open which edition applies.
    #[must_use]
    pub fn owed(&self, on: impl Into<AsOf>, through: NaiveDate) -> Option<Vec<Owed>> {
        self.policy.bench().duties(self.home(), on.into(), through)
    }

    /// The record before every edition of the policy.
    pub(super) fn stand(&self) -> &Stand {
        self.stand.get_or_init(|| self.policy.bench().stand(self.home()))
    }

    pub(super) fn recorded(&self) -> &[Happening] {
        &self.happenings
    }

    /// What stands on account of the events.
    #[must_use]
    pub fn state(&self) -> &State {
        self.state.get_or_init(|| self.policy.program().state(&self.happenings))
    }

    pub(super) fn event(&self, name: &str) -> Result<EventId, RecordError> {
        self.policy.model().event_named(name).ok_or_else(|| {
            let known = self.policy.model().event_names().map(str::to_owned).collect();
            RecordError::UnknownEvent { event: name.to_owned(), known }
        })
    }

    pub(super) fn party(&self, name: &str) -> Result<PartyId, RecordError> {
        self.policy.model().party_named(name).ok_or_else(|| {
            let known = self.policy.model().parties.iter().map(|known| known.name.clone()).collect();
            RecordError::UnknownParty { party: name.to_owned(), known }
        })
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.policy
    }
}

pub(super) fn date(words: &str) -> Result<PartialDate, RecordError> {
    PartialDate::parse(words).ok_or_else(|| RecordError::NoDate { date: words.to_owned() })
}

fn folded(policy: &Policy, happenings: &[Happening]) -> Fold {
    let mut fold = policy.program().plan().fold();
    fold.extend(happenings);
    fold
}
