//! The editions of a policy, each with what it means and what it says of time; a record in the words of each.

use crate::amend::Editions;
use crate::model::{ActKind, AmendingAct, Happening, Model, PartyId, from_syntax};
use crate::record::{Fold, Plan};
use std::sync::OnceLock;

/// The editions of a policy. What each means is worked out when it is first asked.
#[derive(Debug)]
pub struct Family {
    editions: Editions,
    known: Vec<OnceLock<Option<Known>>>,
}

/// What an edition means.
#[derive(Debug)]
pub struct Known {
    /// What it means.
    pub model: Model,
    /// What it says of time.
    pub plan: Plan,
}

/// A record as an edition reads it.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The events that it knows.
    pub happenings: Vec<Happening>,
    /// The same, under way.
    pub fold: Fold,
    /// Each act on an amendment with its place in the record that was carried over.
    pub acts: Vec<(usize, AmendingAct)>,
}

impl Family {
    /// The editions, of which each has been found sound.
    #[must_use]
    pub fn new(editions: Editions) -> Self {
        let known = (0..editions.count()).map(|_| OnceLock::new()).collect();
        Self { editions, known }
    }

    /// Their texts.
    #[must_use]
    pub fn editions(&self) -> &Editions {
        &self.editions
    }

    /// What an edition means.
    #[must_use]
    pub fn edition(&self, edition: usize) -> Option<&Known> {
        let read = || {
            let model = from_syntax(&self.editions.files(edition)).model?;
            let plan = Plan::from_model(&model, &[]);
            Some(Known { model, plan })
        };
        self.known.get(edition)?.get_or_init(read).as_ref()
    }
}

impl Known {
    /// A record of another edition's, by the names of this one. What has no name here is left out: this edition has nothing to say of it.
    #[must_use]
    pub fn carried(&self, from: &Model, happenings: &[Happening], acts: &[AmendingAct]) -> Carried {
        let happenings = self.happenings(from, happenings);
        let mut fold = self.plan.fold();
        fold.extend(&happenings);
        let acts = acts.iter().enumerate().filter_map(|(at, act)| Some((at, self.act(from, act)?))).collect();
        Carried { happenings, fold, acts }
    }

    /// The events of a record of another edition's, and those that stand in the policy's own record and only this edition has a name for.
    #[must_use]
    pub fn happenings(&self, from: &Model, happenings: &[Happening]) -> Vec<Happening> {
        let is_own = |one: &Happening| happenings.iter().any(|other| other.span == one.span);
        // A record that replaces the policy's own replaces all of it.
        let goes_on = from.record.iter().all(is_own) && (!from.record.is_empty() || happenings.is_empty());
        let only_here = self.model.record.iter().filter(|one| goes_on && !from.record.iter().any(|other| other.span == one.span));
        happenings.iter().filter_map(|one| self.happening(from, one)).chain(only_here.cloned()).collect()
    }

    /// An event by the names of this edition.
    #[must_use]
    pub fn happening(&self, from: &Model, one: &Happening) -> Option<Happening> {
        let event = self.model.event_named(&from.event(one.event)?.name)?;
        Some(Happening { event, by: self.parties(from, &one.by)?, ..one.clone() })
    }

    fn act(&self, from: &Model, act: &AmendingAct) -> Option<AmendingAct> {
        let kind = match act.kind {
            ActKind::Declared(event) => ActKind::Declared(self.model.event_named(&from.event(event)?.name)?),
            kind => kind,
        };
        let body = match act.body {
            Some(body) => Some(self.model.body_named(&from.body(body)?.name)?),
            None => None,
        };
        let amendment = self.model.amendment_named(&from.amendment(act.amendment)?.name)?;
        Some(AmendingAct { amendment, kind, by: self.parties(from, &act.by)?, body, ..act.clone() })
    }

    // What was done by nobody that is known here was done by nobody.
    fn parties(&self, from: &Model, by: &[PartyId]) -> Option<Vec<PartyId>> {
        let known: Vec<PartyId> = by.iter().filter_map(|party| self.party(from, *party)).collect();
        (by.is_empty() || !known.is_empty()).then_some(known)
    }

    /// A party by its name.
    #[must_use]
    pub fn party(&self, from: &Model, party: PartyId) -> Option<PartyId> {
        self.model.party_named(&from.party(party)?.name)
    }
}
