//! Events as something to wait for.

use super::answers::Need;
use super::fold::{By, Entry};
use super::found::{Absent, Found, Sought};
use super::origin::Origin;
use super::view::{Reach, View};
use crate::calendar::DayRange;
use crate::model::{Actors, PartyId, Trigger};
use std::collections::BTreeMap;

impl<'fold> View<'fold> {
    /// The day on which the trigger is met; `own` is the party whose standing is asked.
    pub fn trigger(self, trigger: &Trigger, own: Option<PartyId>, reach: Reach) -> Sought {
        if let Some(number) = trigger.number {
            return self.numbered(trigger, number, own, reach);
        }
        match (trigger.by, own) {
            (Actors::Party(party), _) | (Actors::Own, Some(party)) => self.first_by(trigger.event, party, trigger.moment, reach),
            (Actors::Each, _) => self.all_of(trigger.event, &self.plan().parties, trigger.moment, reach),
            (Actors::Anyone, _) | (Actors::Own, None) => {
                let entries = self.happened(trigger.event, reach);
                self.first(entries, trigger.moment).unwrap_or_else(|| Err(missing(trigger)))
            }
        }
    }

    // Met when so many different parties have done it, or when an event says that it is of that number.
    fn numbered(self, trigger: &Trigger, number: u32, own: Option<PartyId>, reach: Reach) -> Sought {
        let wanted = move |entry: &&Entry| match (trigger.by, own) {
            (Actors::Party(party), _) | (Actors::Own, Some(party)) => self.by(entry).is(party),
            _ => true,
        };
        let told = self.happened(trigger.event, reach).filter(wanted).filter(|entry| entry.number.is_some_and(|told| told >= number));
        let told = self.first(told, trigger.moment);
        let counted = self.counted(self.happened(trigger.event, reach).filter(wanted), number, trigger, own);
        match (told, counted) {
            (Some(Ok(told)), Some(Ok(counted))) => Ok(told.earlier(counted)),
            (Some(found), None | Some(Err(_))) | (None, Some(found)) => found,
            (Some(Err(_)), Some(found @ Ok(_))) => found,
            (None, None) => Err(missing(trigger)),
        }
    }

    // The nth of dates that are not all known to the day lies between the nth of their earliest and the nth of their latest days.
    fn counted(self, entries: impl Iterator<Item = &'fold Entry>, number: u32, trigger: &Trigger, own: Option<PartyId>) -> Option<Sought> {
        let mut firsts: BTreeMap<(Option<PartyId>, u32), Found> = BTreeMap::new();
        let mut open = None;
        for entry in entries {
            match self.moment(entry, trigger.moment) {
                Err(absent) => open = open.or(Some(absent)),
                Ok(found) => {
                    for key in keys(self.by(entry), entry) {
                        let first = firsts.remove(&key).map_or(found.clone(), |first| first.earlier(found.clone()));
                        firsts.insert(key, first);
                    }
                }
            }
        }
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        let mut in_order: Vec<Found> = firsts.into_values().collect();
        in_order.sort_by_key(Found::days);
        let nth = |ends: &dyn Fn(DayRange) -> chrono::NaiveDate| {
            let mut ends: Vec<_> = in_order.iter().map(|found| ends(found.days())).collect();
            ends.sort_unstable();
            ends.get(place).copied()
        };
        let days = match (nth(&|days| days.earliest), nth(&|days| days.latest)) {
            (Some(earliest), Some(latest)) => DayRange { earliest, latest },
            _ => return open.map(Err),
        };
        if let Some(absent) = open {
            return Some(Err(absent));
        }
        let met = in_order.iter().take(place.saturating_add(1)).fold(Found::given(days), |met, found| met.resting_on(found));
        let origin = Origin::of(days, || Origin::nth(trigger, own));
        let met = Found { origin, ..met };
        Some(Ok(met))
    }
}

// Each party counts once; an act of nobody in particular counts by itself.
fn keys(by: &By, entry: &Entry) -> Vec<(Option<PartyId>, u32)> {
    match by.parties() {
        [] => vec![(None, entry.id.0)],
        parties => parties.iter().map(|party| (Some(*party), 0)).collect(),
    }
}

fn missing(trigger: &Trigger) -> Absent {
    let by = if let Actors::Party(party) = trigger.by { Some(party) } else { None };
    Absent::not_yet(vec![Need::Event(trigger.event, by)])
}
