//! What is owed on a day: each duty's occurrences, what was done about them, and how each stands.

mod choices;
mod inputs;
mod known;
mod matching;
mod spans;
mod worlds;

use super::answers::{AsOf, DateOf, Dated, DutyKey, DutyState, DutyStatus, Need};
use super::fold::Fold;
use super::found::Found;
use super::lifetime::Lifetime;
use super::view::View;
use crate::calendar::Reckoning;
use crate::model::{Duty, PartyId, Who};
use chrono::NaiveDate;
use inputs::Inputs;
use worlds::Merged;

/// One act of one duty, owed by one party or by several as one.
#[derive(Clone, Copy)]
struct Line<'plan> {
    duty: &'plan Duty,
    number: u32,
    act: u32,
    /// The party that is answerable by itself.
    party: Option<PartyId>,
}

impl Fold {
    /// Every occurrence of every duty that has come up by the day, and the next one of each; in the order of the policy, then of the occurrences.
    #[must_use]
    pub fn duties(&self, as_of: AsOf) -> Vec<DutyStatus> {
        self.duties_through(as_of, as_of.day)
    }

    /// The same, with all occurrences that open by another, later day.
    #[must_use]
    pub fn duties_through(&self, as_of: AsOf, through: NaiveDate) -> Vec<DutyStatus> {
        let view = View { fold: self, as_of };
        let life = Lifetime::of(view);
        let duties = (0..).zip(&self.plan.0.duties);
        let lines = duties.flat_map(|(number, duty)| lines(duty, number));
        lines.flat_map(|line| line.stands(view, &life, through.max(as_of.day))).collect()
    }

    /// The state of every occurrence that [`Fold::duties`] tells of, in the same order, without dates and reasons: for overviews of many programmes.
    #[must_use]
    pub fn duty_states(&self, as_of: AsOf) -> Vec<(DutyKey, DutyState)> {
        let view = View { fold: self, as_of };
        let life = Lifetime::of(view);
        let mut states = Vec::new();
        for (number, duty) in (0..).zip(&self.plan.0.duties) {
            for line in lines(duty, number) {
                line.states(view, &life, &mut states);
            }
        }
        states
    }

    /// What falls due from the day asked about to another, as things stand, in the order of the due days.
    #[must_use]
    pub fn due(&self, as_of: AsOf, until: NaiveDate) -> Vec<DutyStatus> {
        let days = |one: &DutyStatus| one.due.as_ref().map(|due| due.reckoning.result());
        let mut due = self.duties_through(as_of, until);
        due.retain(|one| days(one).is_some_and(|due| due.latest >= as_of.day && due.earliest <= until));
        due.sort_by_key(|one| (days(one), one.key));
        due
    }
}

fn lines(duty: &Duty, number: u32) -> Vec<Line<'_>> {
    let acts = if duty.either { 1 } else { u32::try_from(duty.acts.len()).unwrap_or(u32::MAX) };
    let parties: Vec<Option<PartyId>> = match &duty.who {
        Who::One(party) => vec![Some(*party)],
        Who::Each(parties) => parties.iter().map(|party| Some(*party)).collect(),
        Who::Jointly(_) | Who::Either(_) => vec![None],
    };
    let of_act = |act| parties.iter().map(move |party| Line { duty, number, act, party: *party }).collect::<Vec<_>>();
    (0..acts).flat_map(of_act).collect()
}

impl Line<'_> {
    fn stands(self, view: View<'_>, life: &Lifetime<'_>, through: NaiveDate) -> Vec<DutyStatus> {
        let inputs = match Inputs::of(self, view, life) {
            Ok(Some(inputs)) => inputs,
            Ok(None) => return Vec::new(),
            Err(absent) if absent.not_yet => return vec![self.waiting(DutyState::NotYetDue, absent.needs)],
            Err(absent) => return vec![self.waiting(DutyState::Undetermined, absent.needs)],
        };
        let merged = worlds::merge(self, &inputs, view.plan(), view.as_of.day, through);
        merged.into_iter().map(|one| self.told(one, &inputs)).collect()
    }

    fn states(self, view: View<'_>, life: &Lifetime<'_>, states: &mut Vec<(DutyKey, DutyState)>) {
        let inputs = Inputs::of(self, view, life);
        if let Ok(Some(inputs)) = &inputs
            && let Some(certain) = worlds::certain(self, inputs, view.plan(), view.as_of.day)
        {
            let asks = |state: DutyState| inputs.conditional && matches!(state, DutyState::Due | DutyState::Overdue);
            states.extend(certain.into_iter().map(|(number, otherwise, state)| {
                let state = if asks(state) { DutyState::Undetermined } else { state };
                (self.key(number, otherwise), state)
            }));
            return;
        }
        states.extend(self.stands(view, life, view.as_of.day).into_iter().map(|one| (one.key, one.state)));
    }

    fn key(self, occurrence: u32, otherwise: bool) -> DutyKey {
        let act = if otherwise { u32::try_from(self.duty.acts.len()).unwrap_or(u32::MAX) } else { self.act };
        DutyKey { duty: self.number, act, party: self.party, occurrence }
    }

    fn answerable(self) -> Vec<PartyId> {
        self.party.map_or_else(|| self.duty.who.parties().to_vec(), |party| vec![party])
    }

    // One that waits for an event, or for the programme to start.
    fn waiting(self, state: DutyState, needs: Vec<Need>) -> DutyStatus {
        DutyStatus {
            key: DutyKey { duty: self.number, act: self.act, party: self.party, occurrence: 1 },
            clause: self.duty.provision,
            state,
            answerable: self.answerable(),
            opens: None,
            due: None,
            closes: None,
            relied: Vec::new(),
            needs,
        }
    }

    fn told(self, one: Merged, inputs: &Inputs) -> DutyStatus {
        let key = self.key(one.number, one.otherwise);
        let dated = |what: DateOf, reckoning: Option<Reckoning>| {
            let Found { relied, readings, .. } = inputs.basis.clone();
            reckoning.map(|reckoning| Dated { what, clause: Some(self.duty.provision), reckoning, relied, readings })
        };
        let mut relied: Vec<_> = inputs.basis.relied.iter().copied().chain(one.relied).collect();
        relied.sort_unstable();
        relied.dedup();
        let asks = matches!(one.state, DutyState::Due | DutyState::Overdue) && inputs.conditional;
        let state = if asks { DutyState::Undetermined } else { one.state };
        let mut needs = one.needs;
        if asks {
            needs.push(Need::Condition(self.duty.provision));
        }
        DutyStatus {
            key,
            clause: self.duty.provision,
            state,
            answerable: self.answerable(),
            opens: dated(DateOf::Opens(key), one.opens),
            due: dated(DateOf::Due(key), one.due),
            closes: dated(DateOf::Closes(key), one.closes),
            relied,
            needs,
        }
    }
}
