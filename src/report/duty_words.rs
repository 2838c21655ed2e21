//! How a duty stands on a day, in sentences: who, with which force, what, and what has become of it.

use super::record_words::{DateTold, EventTold, Recorded};
use super::words;
use crate::calendar::words::days;
use crate::model::{Duty, Force, Strength, Timed, Who};
use crate::record::{DutyState, DutyStatus};

/// One occurrence of a duty, in words. Every text is a sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyTold {
    /// The act's name in the policy.
    pub act: String,
    /// The occurrence, from 1.
    pub occurrence: u32,
    /// Its state.
    pub state: DutyState,
    /// The state as the document's strength and the duty's force have it: `breached`, `not met`, `not done as hoped`, `was not used`.
    pub told: String,
    /// `Japan and NATO jointly should: “a review of the cooperation”`
    pub duty: String,
    /// What has become of it, and by when.
    pub says: String,
    /// Who is answerable.
    pub answerable: Vec<String>,
    /// The clause: number and heading.
    pub clause: Option<(String, Option<String>)>,
    /// Its dates: opens, due, closes, as far as it has them.
    pub dates: Vec<DateTold>,
    /// The events relied on.
    pub relied: Vec<EventTold>,
    /// What would settle it.
    pub needs: Vec<String>,
}

/// The stable word for a state.
#[must_use]
pub fn state_word(state: DutyState) -> &'static str {
    match state {
        DutyState::NotYetDue => "not-yet-due",
        DutyState::Due => "due",
        DutyState::Fulfilled => "fulfilled",
        DutyState::FulfilledLate => "fulfilled-late",
        DutyState::Overdue => "overdue",
        DutyState::Excused => "excused",
        DutyState::Discharged => "discharged",
        DutyState::Undetermined => "undetermined",
    }
}

/// The document's own word for how strongly it asks.
#[must_use]
pub fn force_word(force: Force) -> &'static str {
    match force {
        Force::Shall => "shall",
        Force::Will => "will",
        Force::Should => "should",
        Force::May => "may",
        Force::MayConsider => "may consider",
    }
}

impl Recorded<'_> {
    /// Puts one occurrence of a duty into words.
    #[must_use]
    pub fn duty(&self, status: &DutyStatus) -> DutyTold {
        let duty = self.model.duties.get(status.key.duty as usize);
        let told = duty.map_or("", |duty| self.told(duty, status.state));
        let who = duty.map_or_else(String::new, |duty| match status.key.party {
            Some(party) => words::party(self.model, party),
            None if matches!(&duty.who, Who::Jointly(all) if all.len() > 3 && all.len() == self.model.parties.len()) => {
                "all parties jointly".to_owned()
            }
            None => words::who(self.model, &duty.who),
        });
        let force = duty.map_or("", |duty| force_word(duty.force));
        let dates: Vec<DateTold> = [&status.opens, &status.due, &status.closes].into_iter().flatten().map(|one| self.dated(one)).collect();
        DutyTold {
            act: self.act_name(status.key).unwrap_or_default(),
            occurrence: status.key.occurrence,
            state: status.state,
            told: told.to_owned(),
            duty: format!("{who} {force}: {}", self.act(status.key)),
            says: self.says(duty, status, told),
            answerable: status.answerable.iter().map(|party| words::party(self.model, *party)).collect(),
            clause: self.cited(status.clause),
            dates,
            relied: self.relied(&status.relied),
            needs: status.needs.iter().map(|need| self.need(need)).collect(),
        }
    }

    fn told(&self, duty: &Duty, state: DutyState) -> &'static str {
        let free = is_permission(duty.force);
        match (state, self.model.strength) {
            (DutyState::Overdue, _) if free => "was not used",
            (DutyState::Overdue, Strength::Binding) => "breached",
            (DutyState::Overdue, Strength::Political) => "not met",
            (DutyState::Overdue, Strength::Aspirational) => "not done as hoped",
            (DutyState::Due, _) if free => "open",
            (DutyState::Due, _) if matches!(duty.schedule.when, Timed::Throughout) => "holds",
            (DutyState::Due, _) => "due",
            (DutyState::NotYetDue, _) if free => "not open yet",
            (DutyState::NotYetDue, _) => "not due yet",
            (DutyState::Fulfilled, _) if free => "used",
            (DutyState::Fulfilled, _) => "fulfilled",
            (DutyState::FulfilledLate, _) => "fulfilled late",
            (DutyState::Excused, _) => "excused",
            (DutyState::Discharged, _) if free => "was not used",
            (DutyState::Discharged, _) => "owed no more",
            (DutyState::Undetermined, _) => "cannot be said",
        }
    }

    fn says(&self, duty: Option<&Duty>, status: &DutyStatus, told: &str) -> String {
        let throughout = duty.is_some_and(|duty| matches!(duty.schedule.when, Timed::Throughout));
        let rest = match status.state {
            DutyState::NotYetDue => self.ahead(status),
            DutyState::Due if throughout => "no failure is recorded".to_owned(),
            DutyState::Due => self.open(status),
            DutyState::Overdue if throughout => self.events(status, "a failure is recorded"),
            DutyState::Overdue => self.missed(status),
            DutyState::Fulfilled | DutyState::Excused => self.events(status, ""),
            DutyState::FulfilledLate => self.late(status),
            DutyState::Discharged => self.events(status, ""),
            DutyState::Undetermined if status.closes.is_none() => String::new(),
            DutyState::Undetermined => self.open(status),
        };
        if rest.is_empty() { told.to_owned() } else { format!("{told}: {rest}") }
    }

    fn ahead(&self, status: &DutyStatus) -> String {
        let opens = status.opens.as_ref().map(|dated| format!("it is in time from {}", days(dated.reckoning.result())));
        let due = status.due.as_ref().map(|dated| format!("it is due on {}", days(dated.reckoning.result())));
        words::list(opens.into_iter().chain(due), "and")
    }

    fn open(&self, status: &DutyStatus) -> String {
        let due = status.due.as_ref().map(|dated| dated.reckoning.result());
        let closes = status.closes.as_ref().map(|dated| dated.reckoning.result());
        let due_words = due.filter(|due| closes != Some(*due)).map(|due| format!("it is due on {}", days(due)));
        let closes_words = closes.map(|closes| format!("it is in time until {}", days(closes)));
        if closes.is_none() && due.is_none() {
            return "no day is set for it".to_owned();
        }
        words::list(due_words.into_iter().chain(closes_words), "and")
    }

    fn missed(&self, status: &DutyStatus) -> String {
        match &status.closes {
            Some(closes) => {
                format!("it was in time until {}, and the record does not say that it was done", days(closes.reckoning.result()))
            }
            None => "the record does not say that it was done".to_owned(),
        }
    }

    fn late(&self, status: &DutyStatus) -> String {
        let closed = status.closes.as_ref().map(|closes| format!("; it was in time until {}", days(closes.reckoning.result())));
        format!("{}{}", self.events(status, ""), closed.unwrap_or_default())
    }

    /// The last event relied on: what performed, excused, discharged or broke it.
    fn events(&self, status: &DutyStatus, before: &str) -> String {
        let acts = self.model.duties.get(status.key.duty as usize).map(|duty| &duty.acts);
        let about = |id: &crate::record::HappeningId| {
            let happening = self.happenings.get(id.0 as usize)?;
            acts?.iter().any(|act| act.event == happening.event).then(|| self.happening(*id))?
        };
        let told: Vec<String> = status.relied.iter().filter_map(about).map(|event| event.says).collect();
        match (before.is_empty(), told.is_empty()) {
            (_, true) => before.to_owned(),
            (true, false) => words::list(told, "and"),
            (false, false) => format!("{before}: {}", words::list(told, "and")),
        }
    }
}

/// Whether a force leaves its parties free.
#[must_use]
pub fn is_permission(force: Force) -> bool {
    matches!(force, Force::May | Force::MayConsider)
}
