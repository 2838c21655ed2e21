//! From when each edition applies, on the whole record; and so the edition by which an activity is judged.

use super::arrival::{Arrival, not_before};
use super::chronicle::{Applies, Chronicle, OnDay};
use crate::amend::Editions;
use crate::calendar::DayRange;
use crate::record::AsOf;
use crate::value::Truth;
use chrono::NaiveDate;

/// From when each edition applies, as things stand on the whole record.
#[derive(Clone, Debug)]
pub struct Ages(OnDay);

impl Chronicle<'_> {
    /// From when each edition applies, on the whole record.
    #[must_use]
    pub fn ages(&self) -> Ages {
        Ages(self.on(AsOf::on(NaiveDate::MAX)))
    }
}

impl Ages {
    /// The editions that apply at any time, as things stand, the one that is written in the files first.
    #[must_use]
    pub fn editions(&self) -> Vec<usize> {
        let begun = self.0.begun.iter().enumerate();
        begun.filter(|(_, of)| of.iter().any(|arrival| arrival.can_be())).map(|(edition, _)| edition).collect()
    }

    /// The edition by which an activity is judged that runs from one day to another. Where a day is not known, every day is asked about.
    ///
    /// An activity that runs when an edition comes into force stays under the text before, unless the amendment says otherwise.
    #[must_use]
    pub fn for_activity(&self, editions: &Editions, starts: Option<DayRange>, ends: Option<DayRange>) -> Applies {
        let comes_under = |edition: usize, party: usize| {
            let begun = self.begun(edition, party);
            let behind = |days: Option<DayRange>| match days {
                _ if !begun.can_be() => Truth::False,
                Some(days) => not_before(days, begun),
                None => Truth::Unknown,
            };
            let runs = if editions.takes_running_activities(edition) { behind(ends) } else { Truth::False };
            behind(starts).or(runs)
        };
        self.0.applying(|party| {
            let takes: Vec<Truth> =
                (0..self.0.begun.len()).map(|edition| if edition == 0 { Truth::True } else { comes_under(edition, party) }).collect();
            let possible = |edition: &usize| {
                let later = (0..takes.len()).filter(|later| *later != *edition && comes_of(editions, *later, *edition));
                let replaced = later.fold(Truth::False, |any, later| any.or(takes.get(later).copied().unwrap_or(Truth::False)));
                takes.get(*edition).copied().unwrap_or(Truth::False).and(!replaced) != Truth::False
            };
            (0..takes.len()).filter(possible).collect()
        })
    }

    fn begun(&self, edition: usize, party: usize) -> Arrival {
        self.0.begun.get(edition).and_then(|of| of.get(party)).copied().unwrap_or(Arrival::NEVER)
    }
}

/// Whether one edition came of another.
fn comes_of(editions: &Editions, later: usize, earlier: usize) -> bool {
    std::iter::successors(editions.before(later), |edition| editions.before(*edition)).any(|edition| edition == earlier)
}

impl Chronicle<'_> {
    /// The editions that have applied up to a day, one after the other, each with the days on which it came into force for all. None where it is open which applies, or where
    /// that differs from party to party.
    #[must_use]
    pub fn line(&self, as_of: AsOf) -> Option<Vec<(usize, Arrival)>> {
        let day = self.on(as_of);
        let Applies::Edition(now) = day.applies(None) else { return None };
        let editions = self.family.editions();
        let mut line: Vec<(usize, Arrival)> = std::iter::successors(Some(now), |edition| editions.before(*edition))
            .map(|edition| {
                (edition, day.begun.get(edition).and_then(|of| of.iter().copied().reduce(Arrival::later)).unwrap_or(Arrival::EVER))
            })
            .collect();
        line.reverse();
        Some(line)
    }
}
