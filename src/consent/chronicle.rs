//! A record before a policy in all its editions: which amendments came into force, in which order, for whom.

use super::answers::{Beyond, OfWay, Remark, Said, Unsettled};
use super::arrival::Arrival;
use super::case::{About, Case};
use super::family::{Carried, Family, Known};
use super::reach::reaching;
use super::steps::{ByWay, by_way};
use crate::amend::Amendment;
use crate::model::{AmendingAct, AmendmentId, Happening, Model, PartyId};
use crate::record::{AsOf, Over};
use crate::value::{Truth, fingerprint_digits};
use chrono::NaiveDate;

/// A record before a policy in all its editions.
pub struct Chronicle<'a> {
    pub(super) family: &'a Family,
    pub(super) home: &'a Model,
    happenings: &'a [Happening],
    acts: &'a [AmendingAct],
}

/// Which edition applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applies {
    /// That one.
    Edition(usize),
    /// Not the same for all: each party with the editions that may apply to it.
    Differs(Vec<(PartyId, Vec<usize>)>),
    /// One of these, and what would settle it.
    Undetermined(Vec<usize>, Vec<Unsettled>),
}

/// Everything that is found out about a day.
#[derive(Clone, Debug)]
pub(super) struct OnDay {
    pub as_of: AsOf,
    /// The parties of the edition that is written in the files.
    pub parties: Vec<PartyId>,
    pub judged: Vec<Judged>,
    /// For each edition and each party, from when it applies if nothing comes after it.
    pub begun: Vec<Vec<Arrival>>,
}

/// What is found out about one amendment.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Its place among the amendments.
    pub at: usize,
    pub base: usize,
    pub outcome: usize,
    pub ways: Vec<OfWay>,
    pub beyond: Vec<Beyond>,
    /// Whether the edition says anything of how it is amended.
    pub has_rule: bool,
    /// For each party, in the order of [`OnDay::parties`].
    pub arrivals: Vec<Arrival>,
    /// Whether the edition that it changes is over on the day.
    pub over: Over,
    /// The amendment that came first, for all parties for whom this one could have come.
    pub overtaken: Option<usize>,
    /// One that came on the same day, as far as is known.
    pub together_with: Option<usize>,
    pub needs: Vec<Unsettled>,
    pub remarks: Vec<Remark>,
}

impl<'a> Chronicle<'a> {
    /// A record in the words of `home`, which is one of the editions.
    #[must_use]
    pub fn new(family: &'a Family, home: &'a Model, happenings: &'a [Happening], acts: &'a [AmendingAct]) -> Self {
        Self { family, home, happenings, acts }
    }

    /// Which edition applies on a day: to a party, or to all.
    #[must_use]
    pub fn edition_on(&self, party: Option<PartyId>, as_of: impl Into<AsOf>) -> Applies {
        let as_of = as_of.into();
        if self.acts.is_empty() || self.family.editions().count() < 2 {
            return Applies::Edition(0);
        }
        self.on(as_of).applies(party.and_then(|party| self.at_home(party)))
    }

    /// What is known of each amendment on a day.
    pub(super) fn on(&self, as_of: AsOf) -> OnDay {
        let editions = self.family.editions();
        let parties: Vec<PartyId> =
            self.family.edition(0).map_or_else(Vec::new, |first| (0..).map(PartyId).take(first.model.parties.len()).collect());
        let mut begun = vec![vec![Arrival::NEVER; parties.len()]; editions.count()];
        if let Some(first) = begun.first_mut() {
            first.fill(Arrival::EVER);
        }
        let mut day = OnDay { as_of, parties, judged: Vec::new(), begun };
        // What is changed always stands before what comes of it.
        for base in 0..editions.count() {
            let of_base = |(at, amendment): (usize, &Amendment)| {
                let outcome = editions.led_to(&amendment.name)?;
                (editions.before(outcome) == Some(base)).then_some((at, outcome))
            };
            let changing: Vec<(usize, usize)> = editions.amendments().iter().enumerate().filter_map(of_base).collect();
            if changing.is_empty() {
                continue;
            }
            let Some(known) = self.family.edition(base) else { continue };
            let carried = known.carried(self.home, self.happenings, self.acts);
            let mut judged: Vec<Judged> =
                changing.iter().filter_map(|(at, outcome)| self.judge(&day, known, &carried, (*at, base, *outcome))).collect();
            super::order::settle(&mut judged);
            for one in judged {
                if let Some(of) = day.begun.get_mut(one.outcome) {
                    of.clone_from(&one.arrivals);
                }
                day.judged.push(one);
            }
        }
        day
    }

    fn judge(&self, day: &OnDay, known: &'a Known, carried: &Carried, (at, base, outcome): (usize, usize, usize)) -> Option<Judged> {
        let amendment = self.family.editions().amendments().get(at)?;
        let touched = self.family.editions().touched(&amendment.name)?;
        let (ways, beyond) = reaching(&known.model, &touched);
        let begun_for = |party: &usize| day.begun.get(base).and_then(|begun| begun.get(*party)).copied().unwrap_or(Arrival::NEVER);
        let places: Vec<usize> = (0..day.parties.len()).collect();
        let begun = places.iter().map(begun_for).fold(Arrival::NEVER, Arrival::earlier);
        let members = carried.fold.memberships(day.as_of);
        let about = self.about(amendment, carried, day.as_of);
        let case = Case { known, carried, members, begun, first_edition: base == 0, as_of: day.as_of, about };
        let tried: Vec<ByWay> = ways.into_iter().filter_map(|way| Some(by_way(&case, way, known.model.ways.get(way)?))).collect();
        let mut needs: Vec<Unsettled> = tried.iter().flat_map(|one| one.needs.iter().cloned()).collect();
        let over = carried.fold.over_before(day.as_of.day, day.as_of);
        let mut remarks = told(&case, &tried, &over);
        let by: Vec<OfWay> = tried.into_iter().map(|one| one.of_way).collect();
        let arrival = |at: &usize| {
            let party = day.parties.get(*at).and_then(|party| known.party(&self.family.edition(0)?.model, *party));
            let each =
                by.iter().filter_map(|way: &OfWay| way.parties.iter().find(|(other, _)| Some(*other) == party)).map(|(_, from)| *from);
            let agreed = each.fold(Arrival::NEVER, Arrival::earlier).later(begun_for(at));
            in_time(agreed, carried, day.as_of)
        };
        let arrivals: Vec<Arrival> = places.iter().map(arrival).collect();
        tidy(&mut needs, &mut remarks);
        let has_rule = !known.model.ways.is_empty();
        Some(Judged { at, base, outcome, ways: by, beyond, has_rule, arrivals, over, overtaken: None, together_with: None, needs, remarks })
    }

    /// What has been done about an amendment as far as it was known, and what is told of the text that was before whoever did it.
    fn about<'c>(&self, amendment: &Amendment, carried: &'c Carried, as_of: AsOf) -> Vec<About<'c>> {
        let home = self.home;
        let named = |act: &AmendingAct| home.amendment(act.amendment).map_or("", |one| one.name.as_str());
        let known = |act: &AmendingAct| act.recorded.is_none_or(|recorded| recorded <= as_of.known);
        let told = carried.acts.iter().filter_map(|(at, act)| {
            let original = self.acts.get(*at)?;
            let text = if named(original) == amendment.name {
                self.of_text(amendment, original)
            } else if named(original) == amendment.target && stated(original, amendment.changed) == Some(true) {
                // What was agreed is the text as this amendment changes it.
                None
            } else {
                return None;
            };
            (known(act) && act.date.earliest() <= as_of.day).then_some(About { at: *at, act, text })
        });
        told.collect()
    }

    fn of_text(&self, amendment: &Amendment, act: &AmendingAct) -> Option<Said> {
        if act.fingerprint.is_none() {
            return Some(Said::Unbound);
        }
        if stated(act, Some(amendment.fingerprint)) == Some(true) || stated(act, amendment.changed) == Some(true) {
            return None;
        }
        let changing = |other: &&Amendment| other.target == amendment.name && stated(act, other.changed) == Some(true);
        let changed = self.family.editions().amendments().iter().find(changing).and_then(|other| self.home.amendment_named(&other.name));
        Some(changed.map_or(Said::OtherText, Said::ChangedText))
    }

    pub(super) fn acts(&self) -> &'a [AmendingAct] {
        self.acts
    }

    pub(super) fn id(&self, at: usize) -> Option<AmendmentId> {
        let amendment = self.family.editions().amendments().get(at)?;
        self.home.amendment_named(&amendment.name)
    }

    /// The place of a party of the record's own edition among those of the first.
    pub(super) fn at_home(&self, party: PartyId) -> Option<usize> {
        self.family.edition(0)?.party(self.home, party).map(PartyId::index)
    }
}

/// What is told of each act: that it counts in no way that there is, and why; or that it does, and does not say for which text.
fn told(case: &Case<'_>, tried: &[ByWay], over: &Over) -> Vec<Remark> {
    let mut told = Vec::new();
    for about in &case.about {
        let act = about.at;
        let late = over.last.filter(|last| about.act.date.earliest() > last.latest);
        if let Some(last) = late {
            told.push(Remark { act, says: Said::AfterTheEnd(last) });
            continue;
        }
        let says =
            |one: &ByWay| one.remarks.iter().find(|remark| remark.act == act && remark.says != Said::Unbound).map(|remark| remark.says);
        let mut asking = tried.iter().filter(|one| one.asked.contains(&act)).peekable();
        let says = match asking.peek() {
            None if tried.is_empty() => None,
            None => Some(Said::NotAsked),
            Some(first) => says(first).filter(|_| asking.clone().all(|one| says(one).is_some())),
        };
        let unbound = about.text.filter(|said| *said == Said::Unbound);
        told.extend(says.or(unbound).map(|says| Remark { act, says }));
    }
    told
}

/// An amendment comes into force while the edition stands that it changes: it revives nothing.
fn in_time(agreed: Arrival, carried: &Carried, as_of: AsOf) -> Arrival {
    let over = |day: NaiveDate| carried.fold.over_before(day, AsOf { day: day.min(as_of.day), ..as_of }).truth;
    let Some(earliest) = agreed.earliest else { return Arrival::NEVER };
    match (over(earliest), agreed.latest.map(over)) {
        (Truth::True, _) => Arrival::NEVER,
        (Truth::False, Some(Truth::False)) => agreed,
        _ => agreed.perhaps(),
    }
}

fn stated(act: &AmendingAct, fingerprint: Option<crate::amend::Fingerprint>) -> Option<bool> {
    let stated = act.fingerprint.as_deref()?;
    fingerprint_digits(stated)?;
    Some(fingerprint?.matches(stated))
}

fn tidy(needs: &mut Vec<Unsettled>, remarks: &mut Vec<Remark>) {
    let mut kept: Vec<Unsettled> = Vec::new();
    needs.drain(..).for_each(|need| {
        if !kept.contains(&need) {
            kept.push(need);
        }
    });
    *needs = kept;
    remarks.sort_by_key(|remark| remark.act);
    let mut told: Vec<Remark> = Vec::new();
    remarks.drain(..).for_each(|remark| {
        if !told.contains(&remark) {
            told.push(remark);
        }
    });
    *remarks = told;
}
