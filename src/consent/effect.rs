//! From when an amendment that is agreed is in force, and for whom.

use super::answers::{Missed, Missing, Unsettled, Worked};
use super::arrival::Arrival;
use super::case::Counted;
use super::trial::Trial;
use crate::calendar::DayRange;
use crate::model::{ActKind, EventId, PartyId, Point};
use crate::record::{AsOf, Fold, HappeningId, Led, Need, NotLed};
use crate::syntax::tree::EffectFor;
use crate::value::Truth;
use chrono::NaiveDate;

/// The acts on an amendment, as events from which a day is reckoned.
struct Acts<'t, 'c, 'a> {
    trial: &'t Trial<'c, 'a>,
    /// Those that count for certain.
    certain: Told,
    /// Those that can count.
    possible: Told,
}

/// Acts as events, in the order in which they were taken in.
struct Told {
    fold: Fold,
    /// The place of each in the record; none for what is worked out.
    places: Vec<Option<usize>>,
}

/// What follows for each party.
pub(super) struct Effect {
    pub parties: Vec<(PartyId, Arrival)>,
    /// How the day was worked out, where no party has a day of its own.
    pub working: Option<Worked>,
    pub needs: Vec<Unsettled>,
    /// The acts for which the day waits on which it comes into force.
    pub waits_for: Vec<Missing>,
}

/// From when it is in force for each party that is bound.
pub(super) fn effect(trial: &Trial<'_, '_>) -> Effect {
    let acts = Acts::of(trial);
    let parties = trial.case.members.iter().map(|member| (member.party, acts.for_party(member.party))).collect();
    let led = trial.way.effective.as_ref().map(|point| acts.led(&acts.certain, point, None));
    let waits_for = match &led {
        Some(Err(absent)) if absent.not_yet => absent.needs.iter().filter_map(|need| waiting(trial, need)).collect(),
        _ => Vec::new(),
    };
    let (working, needs) = match led {
        Some(Ok(led)) => (Some(acts.certain.worked(led)), Vec::new()),
        Some(Err(absent)) if !absent.not_yet => (None, absent.needs.iter().filter_map(|need| acts.certain.unsettled(need)).collect()),
        _ => (None, Vec::new()),
    };
    Effect { parties, working, needs, waits_for }
}

// What is worked out from other steps is missing with them.
fn waiting(trial: &Trial<'_, '_>, need: &Need) -> Option<Missing> {
    let Need::Event(event, party) = need else { return None };
    let act = trial.case.model().act_of(*event);
    let by = party.map_or(Missed::Anyone, Missed::Party);
    act.is_recorded().then_some(Missing { act, by, until: None })
}

impl Told {
    fn place(&self, id: HappeningId) -> Option<usize> {
        self.places.get(id.0 as usize).copied().flatten()
    }

    fn worked(&self, led: Led) -> Worked {
        let relied = led.relied.iter().filter_map(|id| self.place(*id)).collect();
        Worked { reckoning: led.reckoning, relied, readings: led.readings }
    }

    fn unsettled(&self, need: &Need) -> Option<Unsettled> {
        match need {
            Need::Received(id) => self.place(*id).map(Unsettled::Received),
            Need::ExactDate(id) => self.place(*id).map(Unsettled::Day),
            Need::Event(..) => None,
            other => Some(Unsettled::Life(other.clone())),
        }
    }
}

impl<'t, 'c, 'a> Acts<'t, 'c, 'a> {
    fn of(trial: &'t Trial<'c, 'a>) -> Self {
        Self::among(trial, &|_| Truth::True)
    }

    /// Of those acts alone of which that holds.
    fn among(trial: &'t Trial<'c, 'a>, kept: &dyn Fn(&Counted<'_>) -> Truth) -> Self {
        let certain = acts_in(trial, |act| act.counts.and(kept(act)) == Truth::True, |arrival| arrival.days());
        let first = |arrival: Arrival| arrival.earliest.map(DayRange::day);
        let possible = acts_in(trial, |act| act.counts.and(kept(act)) != Truth::False, first);
        Self { trial, certain, possible }
    }

    fn for_party(&self, party: PartyId) -> Arrival {
        let trial = self.trial;
        let bound = self.trial.case.members.iter().find(|member| member.party == party);
        let at = |point: Option<&Point>| match point {
            None => trial.accepted,
            Some(point) => self.arrival(point, Some(party)).later(trial.accepted),
        };
        let common = at(trial.way.effective.as_ref());
        let own = match trial.way.effect {
            EffectFor::All => common,
            EffectFor::Consenting => common.later(self.consent(party)),
            EffectFor::AllButObjecting => self.unless_objecting(party, common),
        };
        // Whoever has left has no part in it.
        let still = |days: DayRange| bound.map_or(Truth::False, |member| member.holds(days));
        match own {
            Arrival { earliest: Some(earliest), latest } => {
                let days = DayRange { earliest, latest: latest.unwrap_or(earliest).max(earliest) };
                // A party that joins later joins what is in force then.
                let outside = bound.is_some_and(|member| member.outside || member.from.is_some_and(|from| from.earliest > earliest));
                if outside { own } else { own.only_if(still(days)) }
            }
            _ => own,
        }
    }

    fn consent(&self, party: PartyId) -> Arrival {
        self.trial.first_of(self.trial.acts(ActKind::Consent).filter(move |act| act.is_by(party)))
    }

    fn unless_objecting(&self, party: PartyId, common: Arrival) -> Arrival {
        let until = self.trial.silence().unwrap_or(common);
        let objected = self.trial.has_objected(party, until);
        if objected == Truth::False {
            return common;
        }
        // What it consented to before it objected is taken back by that.
        let behind = |act: &Counted<'_>| self.trial.is_behind_objections(party, act, until);
        let consent = {
            let own = self.trial.acts(ActKind::Consent).filter(|act| act.is_by(party));
            own.fold(Arrival::NEVER, |first, act| first.earlier(Arrival::from(act.days).only_if(act.counts.and(behind(act)))))
        };
        let late = match &self.trial.way.late {
            None => consent,
            Some(point) => {
                let kept = |act: &Counted<'_>| if act.act.kind == ActKind::Consent && act.is_by(party) { behind(act) } else { Truth::True };
                let acts = Self::among(self.trial, &kept);
                acts.arrival(point, Some(party)).later(consent)
            }
        };
        let after_all = late.later(common);
        match objected {
            Truth::True => after_all,
            _ => Arrival { earliest: common.earlier(after_all).earliest, latest: None },
        }
    }

    fn arrival(&self, point: &Point, own: Option<PartyId>) -> Arrival {
        let earliest = match self.led(&self.possible, point, own) {
            Ok(led) => Some(led.reckoning.result().earliest),
            Err(absent) if absent.not_yet => None,
            // There is such a day, and nobody here knows it.
            Err(_) => self.trial.accepted.earliest,
        };
        let latest = self.led(&self.certain, point, own).ok().map(|led| led.reckoning.result().latest);
        Arrival { earliest: earliest.or(latest), latest }
    }

    fn led(&self, told: &Told, point: &Point, own: Option<PartyId>) -> Result<Led, NotLed> {
        let as_of = AsOf { day: NaiveDate::MAX, ..self.trial.case.as_of };
        told.fold.led(point, self.trial.way.provision, own, as_of)
    }
}

fn acts_in(trial: &Trial<'_, '_>, wanted: impl Fn(&Counted<'_>) -> bool, of: impl Fn(Arrival) -> Option<DayRange>) -> Told {
    let model = trial.case.model();
    let event = |kind: ActKind| -> Option<EventId> {
        match kind {
            ActKind::Declared(event) => Some(event),
            kind => model.events.iter().position(|event| event.name == kind.word()).and_then(|at| u32::try_from(at).ok()).map(EventId),
        }
    };
    // `by each party` means those that are bound when all is there.
    let on = trial.accepted.earliest.map_or(trial.case.as_of.day, |day| day.min(trial.case.as_of.day));
    let bound = trial.case.members.iter().filter(|member| member.holds(DayRange::day(on)) != Truth::False).map(|member| member.party);
    let mut told = Told { fold: trial.case.known.plan.among(bound.collect()).fold(), places: Vec::new() };
    for act in trial.counting.acts.iter().filter(|act| wanted(act)) {
        if let Some(event) = event(act.act.kind) {
            told.fold.add_on(event, act.days, &act.act.by, act.act.received.map(DayRange::of), act.act.number);
            told.places.push(Some(act.at));
        }
    }
    for (kind, arrival) in [(ActKind::Adoption, trial.adopted), (ActKind::Acceptance, trial.accepted)] {
        if let (Some(event), Some(days)) = (event(kind), of(arrival)) {
            told.fold.add_on(event, days, &[], None, None);
            told.places.push(None);
        }
    }
    told
}
