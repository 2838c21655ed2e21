//! How an amendment stands on a day, and which edition applies: put together from what each way of amending and each party has come to.

use super::answers::{ForParty, Lapse, OfWay, Standing, Stands, Unsettled};
use super::arrival::Arrival;
use super::chronicle::{Applies, Chronicle, Judged, OnDay};
use crate::calendar::DayRange;
use crate::model::{AmendmentId, PartyId};
use crate::record::AsOf;
use crate::value::Truth;

impl Chronicle<'_> {
    /// How an amendment stands on a day; none where the policy's files hold no such amendment, or nothing comes of it.
    #[must_use]
    pub fn standing(&self, amendment: AmendmentId, as_of: impl Into<AsOf>) -> Option<Standing> {
        let day = self.on(as_of.into());
        let name = &self.home.amendment(amendment)?.name;
        let at = self.family.editions().amendments().iter().position(|one| one.name == *name)?;
        self.stands(&day, day.judged.iter().find(|one| one.at == at)?)
    }

    /// How each amendment stands on a day, in the order in which they are written.
    #[must_use]
    pub fn standings(&self, as_of: impl Into<AsOf>) -> Vec<Standing> {
        if self.family.editions().count() < 2 {
            return Vec::new();
        }
        let day = self.on(as_of.into());
        let mut all: Vec<Standing> = day.judged.iter().filter_map(|judged| self.stands(&day, judged)).collect();
        all.sort_by_key(|one| one.amendment);
        all
    }

    fn stands(&self, day: &OnDay, judged: &Judged) -> Option<Standing> {
        let today = day.as_of.day;
        let known = self.family.edition(judged.base)?;
        let first = &self.family.edition(0)?.model;
        let each = judged.arrivals.iter().enumerate().filter_map(|(at, from)| {
            let party = known.party(first, *day.parties.get(at)?)?;
            Some(ForParty { party, holds: day.made(at, judged.outcome), from: *from })
        });
        let parties: Vec<ForParty> = each.collect();
        let any = parties.iter().fold(Truth::False, |any, one| any.or(one.holds));
        let since = parties.iter().filter(|one| one.holds == Truth::True).filter_map(|one| one.from.days());
        let since = since.reduce(|first, other| first.earlier(other));
        let mut needs = judged.needs.clone();
        let stands = match (any, since) {
            (Truth::True, Some(since)) => Stands::InForce(since),
            (Truth::Unknown, _) => Stands::Undetermined,
            _ => self.not_in_force(day, judged, &mut needs),
        };
        if matches!(stands, Stands::Undetermined) {
            needs.extend(judged.over.needs.iter().cloned().map(Unsettled::Life));
            needs.extend(judged.together_with.and_then(|other| self.id(other)).map(Unsettled::Order));
        } else {
            needs.clear();
        }
        let deadline = judged.over.last;
        Some(Standing {
            amendment: self.id(judged.at)?,
            as_of: day.as_of,
            edition: judged.base,
            leads_to: judged.outcome,
            by: nearest(&judged.ways, today),
            parties,
            ways: judged.ways.clone(),
            deadline,
            needs,
            remarks: judged.remarks.clone(),
            stands,
        })
    }

    fn not_in_force(&self, day: &OnDay, judged: &Judged, needs: &mut Vec<Unsettled>) -> Stands {
        if !judged.has_rule {
            needs.push(Unsettled::Rule);
            return Stands::Undetermined;
        }
        if judged.ways.is_empty() {
            return Stands::Lapsed(Lapse::OutOfReach(judged.beyond.clone()));
        }
        if let Some(first) = judged.overtaken.filter(|_| day.is_replaced(judged.base) == Truth::True).and_then(|first| self.id(first)) {
            return Stands::Lapsed(Lapse::Overtaken(first));
        }
        if day.is_replaced(judged.base) == Truth::True
            && let Some(first) = day.replacing(judged.base).and_then(|first| self.id(first))
        {
            return Stands::Lapsed(Lapse::Overtaken(first));
        }
        if let (Truth::True, Some(last)) = (judged.over.truth, judged.over.last) {
            return Stands::Lapsed(Lapse::Ended(last));
        }
        let blocked = judged.ways.iter().fold(Truth::True, |all, way| all.and(way.blocked));
        if blocked == Truth::True {
            return Stands::Lapsed(Lapse::Objected);
        }
        if self.is_without_base(day, judged) {
            return Stands::Lapsed(Lapse::WithoutBase);
        }
        // Whether it can still come into force is open where it is open whether all is over.
        let open = judged.over.truth == Truth::Unknown || blocked == Truth::Unknown || day.is_replaced(judged.base) == Truth::Unknown;
        if open { Stands::Undetermined } else { Stands::Pending }
    }

    // What it changes was to come of an amendment that can come no more.
    fn is_without_base(&self, day: &OnDay, judged: &Judged) -> bool {
        let made = day.judged.iter().find(|one| one.outcome == judged.base);
        made.is_some_and(|made| {
            let never = made.arrivals.iter().all(|arrival| !arrival.can_be());
            never && matches!(self.not_in_force(day, made, &mut Vec::new()), Stands::Lapsed(_))
        })
    }
}

impl OnDay {
    fn begun(&self, edition: usize, party: usize) -> Arrival {
        self.begun.get(edition).and_then(|of| of.get(party)).copied().unwrap_or(Arrival::NEVER)
    }

    /// Whether an edition has begun for a party, and nothing has come after it.
    fn holds(&self, edition: usize, party: usize) -> Truth {
        let today = self.as_of.day;
        let after = self.judged.iter().filter(|one| one.base == edition);
        let replaced = after.fold(Truth::False, |any, one| any.or(self.begun(one.outcome, party).by(today)));
        self.begun(edition, party).by(today).and(!replaced)
    }

    /// Whether an edition, or one that came of it, applies to a party.
    fn made(&self, party: usize, outcome: usize) -> Truth {
        self.begun(outcome, party).by(self.as_of.day)
    }

    /// Whether another edition has come in the place of this one for every party.
    fn is_replaced(&self, edition: usize) -> Truth {
        let today = self.as_of.day;
        let of = |party: usize| {
            let after = self.judged.iter().filter(|one| one.base == edition);
            after.fold(Truth::False, |any, one| any.or(self.begun(one.outcome, party).by(today)))
        };
        if self.parties.is_empty() { Truth::False } else { (0..self.parties.len()).fold(Truth::True, |all, party| all.and(of(party))) }
    }

    /// The amendment that came first into the place of an edition.
    fn replacing(&self, edition: usize) -> Option<usize> {
        let after = self.judged.iter().filter(|one| one.base == edition);
        let first = |one: &&Judged| one.arrivals.iter().filter_map(|arrival| arrival.earliest).min();
        after.filter(|one| first(one).is_some()).min_by_key(first).map(|one| one.at)
    }

    /// The editions that can apply to a party.
    fn possible(&self, party: usize) -> Vec<usize> {
        (0..self.begun.len()).filter(|edition| self.holds(*edition, party) != Truth::False).collect()
    }

    /// Which edition applies: to a party, or to all.
    pub(super) fn applies(&self, party: Option<usize>) -> Applies {
        match party {
            Some(party) => self.one_of(vec![self.possible(party)]),
            None => self.applying(|party| self.possible(party)),
        }
    }

    /// Which edition applies, where these can apply to each party.
    pub(super) fn applying(&self, possible: impl Fn(usize) -> Vec<usize>) -> Applies {
        self.one_of((0..self.parties.len()).map(possible).collect())
    }

    fn one_of(&self, each: Vec<Vec<usize>>) -> Applies {
        let mut all: Vec<usize> = each.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        match all.as_slice() {
            [] => Applies::Edition(0),
            [one] => Applies::Edition(*one),
            _ if each.iter().all(|of| of.len() == 1) => Applies::Differs(self.parties.iter().copied().zip(each).collect()),
            _ => Applies::Undetermined(all, self.open()),
        }
    }

    fn open(&self) -> Vec<Unsettled> {
        let today = self.as_of.day;
        let open = self.judged.iter().filter(|one| one.arrivals.iter().any(|arrival| arrival.by(today) == Truth::Unknown));
        let mut needs: Vec<Unsettled> = Vec::new();
        for need in open.flat_map(|one| one.needs.iter().cloned().chain(one.over.needs.iter().cloned().map(Unsettled::Life))) {
            if !needs.contains(&need) {
                needs.push(need);
            }
        }
        needs
    }
}

/// The way by which an amendment came about, or that lacks the fewest steps.
fn nearest(ways: &[OfWay], today: chrono::NaiveDate) -> Option<usize> {
    let lacking = |way: &OfWay| {
        let steps = way.steps.iter().filter(|step| step.holds != Truth::True).count();
        (way.blocked, way.accepted.by(today) != Truth::True, way.accepted.latest.is_none(), way.accepted.latest, steps)
    };
    ways.iter().enumerate().min_by_key(|(_, way)| lacking(way)).map(|(at, _)| at)
}

/// The parties for which an amendment is in force, or not, or it is open.
impl Standing {
    /// Whether it is in force for a party of the edition that it changes.
    #[must_use]
    pub fn holds_for(&self, party: PartyId) -> Truth {
        self.parties.iter().find(|one| one.party == party).map_or(Truth::False, |one| one.holds)
    }

    /// The day from which it is in force for all that are told of, where that is one day.
    #[must_use]
    pub fn common_day(&self) -> Option<DayRange> {
        let mut days = self.parties.iter().filter_map(|one| one.from.days());
        let first = days.next()?;
        days.all(|other| other == first).then_some(first)
    }
}
