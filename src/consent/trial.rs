//! An amendment under one way of amending: each approval as a question about a day, and from that the day on which all is there.

use super::answers::{Said, Unsettled};
use super::arrival::{Arrival, happened, not_before};
use super::ballots;
use super::case::{Case, Counted, Counting, all_of};
use super::tally::{self, Voter};
use crate::calendar::DayRange;
use crate::model::{ActKind, AmendingWay, Approval, PartyId, PeriodSource, Share, Voters, Who};
use crate::record::Membership;
use crate::value::Truth;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// An amendment under one way of amending.
pub(super) struct Trial<'c, 'a> {
    pub case: &'c Case<'a>,
    pub way: &'a AmendingWay,
    pub counting: Counting<'a>,
    /// When the event came about that must come first.
    pub following: Option<Arrival>,
    /// When the text had been communicated for as long as is asked for.
    pub ready: Option<Arrival>,
    pub adopted: Arrival,
    pub accepted: Arrival,
    /// The days on which anything can turn.
    pub turns: BTreeSet<NaiveDate>,
}

impl<'c, 'a> Trial<'c, 'a> {
    pub fn of(case: &'c Case<'a>, way: &'a AmendingWay) -> Self {
        let counting = case.counting(way);
        let mut trial = Self {
            case,
            way,
            counting,
            following: case.followed(way),
            ready: None,
            adopted: Arrival::NEVER,
            accepted: Arrival::NEVER,
            turns: BTreeSet::new(),
        };
        trial.behind_the_event();
        trial.behind_the_communication();
        trial.behind_no_say();
        trial.turns = trial.turns();
        trial.adopted = if way.adopted.is_empty() { Arrival::EVER } else { Arrival::first(&trial.turns, |day| trial.is_adopted(day)) };
        let further: Vec<NaiveDate> = trial.silences().chain(ends(trial.adopted)).flat_map(with_next).collect();
        trial.turns.extend(further);
        trial.accepted = Arrival::first(&trial.turns, |day| trial.is_accepted(day)).later(case.begun);
        trial
    }

    fn behind_the_event(&mut self) {
        let (Some(following), Some(event)) = (self.following, self.way.following) else { return };
        let behind = |act: &Counted<'a>| match act.act.kind {
            ActKind::Consent | ActKind::Decision | ActKind::VoteFor | ActKind::VoteAgainst | ActKind::Abstention => {
                not_before(act.days, following)
            }
            _ => Truth::True,
        };
        self.counting.restrict(|act| (behind(act), Said::BeforeEvent(event)), |act| Unsettled::Day(act.at));
    }

    fn behind_the_communication(&mut self) {
        let Some((length, before)) = self.way.communicated else { return };
        let ready = self.full(self.first(ActKind::Communication), length);
        self.ready = Some(ready);
        let early = |act: &Counted<'a>| {
            let of_it = match before {
                ActKind::Adoption => matches!(act.act.kind, ActKind::Decision) || ballots::is_vote(act.act.kind),
                kind => act.act.kind == kind,
            };
            if of_it { not_before(act.days, ready) } else { Truth::True }
        };
        self.counting.restrict(|act| (early(act), Said::TooSoon(ready)), |act| Unsettled::Day(act.at));
    }

    // A party that had left, or had not joined, when it acted has no say.
    fn behind_no_say(&mut self) {
        let members = &self.case.members;
        let has_say = |act: &Counted<'a>| match act.act.kind.actor() {
            crate::model::Actor::Parties => {
                let of = |party: &PartyId| members.iter().find(|one| one.party == *party).map_or(Truth::False, |one| one.holds(act.days));
                act.act.by.iter().fold(Truth::False, |any, party| any.or(of(party)))
            }
            _ => Truth::True,
        };
        self.counting.restrict(|act| (has_say(act), Said::NoSay), |act| Unsettled::Day(act.at));
    }

    fn turns(&self) -> BTreeSet<NaiveDate> {
        let acts = self.counting.acts.iter().flat_map(|act| [act.days.earliest, act.days.latest]);
        let members = self.case.members.iter().flat_map(Membership::turns);
        let arrivals = [Some(self.case.begun), self.following, self.ready].into_iter().flatten().flat_map(ends);
        acts.chain(members).chain(arrivals).chain(self.silences()).flat_map(with_next).collect()
    }

    fn silences(&self) -> impl Iterator<Item = NaiveDate> {
        let approvals = self.way.adopted.iter().chain(&self.way.needs);
        approvals.filter_map(|approval| self.silence_full(approval)).flat_map(ends)
    }

    pub fn acts(&self, kind: ActKind) -> impl Iterator<Item = &Counted<'a>> + Clone {
        self.counting.acts.iter().filter(move |act| act.act.kind == kind)
    }

    fn votes(&self) -> impl Iterator<Item = &Counted<'a>> + Clone {
        self.counting.acts.iter().filter(|act| ballots::is_vote(act.act.kind))
    }

    /// The first act of a kind; the adoption where that is asked for.
    pub fn first(&self, kind: ActKind) -> Arrival {
        match kind {
            ActKind::Adoption => self.adopted,
            ActKind::Acceptance => self.accepted,
            kind => self.first_of(self.acts(kind)),
        }
    }

    pub fn first_of<'t>(&'t self, acts: impl Iterator<Item = &'t Counted<'a>>) -> Arrival
    where
        'a: 't,
    {
        let counted = acts.filter(|act| act.counts != Truth::False);
        counted.fold(Arrival::NEVER, |first, act| first.earlier(Arrival::from(act.days).only_if(act.counts)))
    }

    /// The day on which a length of time behind another is full.
    pub fn full(&self, from: Arrival, length: PeriodSource) -> Arrival {
        let after = |day: NaiveDate| self.case.known.plan.after(DayRange::day(day), length, self.way.provision).ok();
        let result = |day: NaiveDate| after(day).map(|led| led.reckoning.result());
        let Some(earliest) = from.earliest else { return Arrival::NEVER };
        match result(earliest) {
            Some(days) => Arrival { earliest: Some(days.earliest), latest: from.latest.and_then(result).map(|days| days.latest) },
            // The calendar does not say when it is full.
            None => Arrival { earliest: Some(earliest), latest: None },
        }
    }

    pub fn silence_full(&self, approval: &Approval) -> Option<Arrival> {
        match approval {
            Approval::NoObjection { within, after, .. } => Some(self.full(self.first(*after), *within)),
            _ => None,
        }
    }

    /// The day on which the silence has its meaning that the way asks for, where it asks for one.
    pub fn silence(&self) -> Option<Arrival> {
        self.way.adopted.iter().chain(&self.way.needs).find_map(|approval| self.silence_full(approval))
    }

    pub fn is_adopted(&self, day: NaiveDate) -> Truth {
        let ready = match (self.way.communicated, self.ready) {
            (Some((_, ActKind::Adoption)), Some(ready)) => ready.by(day),
            _ => Truth::True,
        };
        self.way.adopted.iter().fold(Truth::False, |any, approval| any.or(self.holds(approval, day))).and(ready)
    }

    pub fn is_accepted(&self, day: NaiveDate) -> Truth {
        let ready = match (self.way.communicated, self.ready) {
            (Some((_, ActKind::Acceptance)), Some(ready)) => ready.by(day),
            _ => Truth::True,
        };
        let needs = self.way.needs.iter().fold(Truth::True, |all, approval| all.and(self.holds(approval, day)));
        let following = self.following.map_or(Truth::True, |following| following.by(day));
        self.adopted.by(day).and(needs).and(following).and(ready).and(self.is_proposed(day))
    }

    pub fn is_proposed(&self, day: NaiveDate) -> Truth {
        let by = |party| self.acts(ActKind::Proposal).filter(|act| act.is_of(party)).fold(Truth::False, |any, act| any.or(act.by_day(day)));
        self.way.proposed_by.as_ref().map_or(Truth::True, |who| all_of(Some(who), &by))
    }

    /// Whether something is agreed by the end of a day.
    pub fn holds(&self, approval: &Approval, day: NaiveDate) -> Truth {
        match approval {
            Approval::Consent(who) => self.consent(who, day),
            Approval::ConsentOf(share, of) => {
                let told = matches!(share, Share::Count(count) if self.counted_by_others(*count, day));
                if told { Truth::True } else { tally::reached(*share, &self.consenting(*of, day)) }
            }
            Approval::Votes { share, of, present_and_voting: false } => {
                tally::reached(*share, &ballots::of_all(self.votes(), &self.voters(*of, DayRange::day(day)), day))
            }
            Approval::Votes { share, of, present_and_voting: true } => {
                let each = ballots::ballots(self.votes()).into_iter();
                each.fold(Truth::False, |any, ballot| any.or(self.carried(*share, *of, ballot).and(happened(ballot, day))))
            }
            Approval::Decision(body) => {
                let decisions = self.acts(ActKind::Decision).filter(|act| act.is_of_body(*body));
                decisions.fold(Truth::False, |any, act| any.or(act.by_day(day)))
            }
            Approval::NoObjection { of, .. } => {
                let full = self.silence_full(approval).unwrap_or(Arrival::NEVER);
                // Before it is settled who belongs to them, nobody's silence means anything.
                let settled = self.frozen(*of).map_or(Truth::True, |act| self.first(act).by(day));
                full.by(day).and(settled).and(!self.is_broken(approval))
            }
        }
    }

    /// Whether a ballot carried it.
    fn carried(&self, share: Share, of: Voters, ballot: DayRange) -> Truth {
        tally::reached(share, &self.present(of, ballot))
    }

    pub fn present(&self, of: Voters, ballot: DayRange) -> Vec<Voter> {
        ballots::of_present(ballot, self.votes(), &self.voters(of, ballot))
    }

    /// The last ballot.
    pub fn last_ballot(&self) -> Option<DayRange> {
        ballots::ballots(self.votes()).pop()
    }

    // As a depositary counts: "with this one there are thirty-five".
    fn counted_by_others(&self, count: u32, day: NaiveDate) -> bool {
        self.acts(ActKind::Consent).any(|act| act.by_day(day) == Truth::True && act.act.number.is_some_and(|number| number >= count))
    }

    // Of all parties those must consent that are bound; parties that are named must consent whether they are or not.
    fn consent(&self, who: &Who, day: NaiveDate) -> Truth {
        let everyone = who.parties().len() == self.case.model().parties.len();
        if everyone && !matches!(who, Who::Either(_)) {
            let mut voters = self.consenting(Voters::Parties, day);
            voters.iter_mut().for_each(|voter| voter.weight = 1);
            return tally::reached(Share::All, &voters);
        }
        all_of(Some(who), &|party| party.map_or(Truth::False, |party| self.has_consented(party, day)))
    }

    pub fn has_consented(&self, party: PartyId, day: NaiveDate) -> Truth {
        self.acts(ActKind::Consent).filter(|act| act.is_by(party)).fold(Truth::False, |any, act| any.or(act.by_day(day)))
    }

    pub fn consenting(&self, of: Voters, day: NaiveDate) -> Vec<Voter> {
        let stand = |(party, weight, belongs): (PartyId, u32, Truth)| voter(weight, belongs, self.has_consented(party, day));
        self.voters(of, DayRange::day(day)).into_iter().map(stand).collect()
    }

    /// Whether so many have objected in time that silence means nothing.
    pub fn is_broken(&self, approval: &Approval) -> Truth {
        let Approval::NoObjection { by, of, .. } = approval else { return Truth::False };
        let full = self.silence_full(approval).unwrap_or(Arrival::NEVER);
        let day = full.days().filter(|full| full.latest <= self.case.as_of.day).unwrap_or(DayRange::day(self.case.as_of.day));
        let voters = self.voters(*of, day).into_iter();
        let stand: Vec<Voter> = voters.map(|(party, weight, belongs)| voter(weight, belongs, self.has_objected(party, full))).collect();
        tally::reached(*by, &stand)
    }

    /// Whether a party has objected no later than that, and not consented after all.
    pub fn has_objected(&self, party: PartyId, until: Arrival) -> Truth {
        let day = self.case.as_of.day;
        let own = self.acts(ActKind::Objection).filter(|act| act.is_by(party));
        own.fold(Truth::False, |any, objection| {
            let consents = self.acts(ActKind::Consent).filter(|act| act.is_by(party));
            let withdrawn = consents.fold(Truth::False, |any, consent| {
                let behind = not_before(consent.days, Arrival::from(objection.days));
                any.or(consent.by_day(day).and(behind).and(in_time(consent.days, until)))
            });
            any.or(objection.by_day(day).and(in_time(objection.days, until)).and(!withdrawn))
        })
    }

    /// Whether an act comes no earlier than every objection of a party that counts in time.
    pub fn is_behind_objections(&self, party: PartyId, act: &Counted<'_>, until: Arrival) -> Truth {
        let own = self.acts(ActKind::Objection).filter(|objection| objection.is_by(party));
        own.fold(Truth::True, |all, objection| {
            let counts = objection.by_day(self.case.as_of.day).and(in_time(objection.days, until));
            all.and((!counts).or(not_before(act.days, Arrival::from(objection.days))))
        })
    }

    /// The act on whose day it is settled who has a say, where there is one.
    pub fn frozen(&self, of: Voters) -> Option<ActKind> {
        match of {
            Voters::Parties => None,
            Voters::Electorate(electorate) => self.case.model().electorate(electorate)?.frozen_on,
        }
    }

    /// Those who have a say, how much, and whether they belong to them.
    pub fn voters(&self, of: Voters, days: DayRange) -> Vec<(PartyId, u32, Truth)> {
        let electorate = match of {
            Voters::Parties => None,
            Voters::Electorate(electorate) => self.case.model().electorate(electorate),
        };
        let days = match electorate.and_then(|electorate| electorate.frozen_on) {
            None => days,
            Some(act) => match self.first(act) {
                Arrival { earliest: Some(earliest), latest } => DayRange { earliest, latest: latest.unwrap_or(days.latest).max(earliest) },
                _ => return Vec::new(),
            },
        };
        let weight = |party: PartyId| match electorate.and_then(|electorate| electorate.members.as_ref()) {
            Some(members) => members.iter().find(|(member, _)| *member == party).map(|(_, weight)| *weight),
            None => Some(1),
        };
        let of = |member: &Membership| Some((member.party, weight(member.party)?, member.holds(days)));
        self.case.members.iter().filter_map(of).filter(|(.., belongs)| *belongs != Truth::False).collect()
    }
}

fn voter(weight: u32, belongs: Truth, acted: Truth) -> Voter {
    Voter { weight, can_be_for: acted != Truth::False, can_be_against: acted != Truth::True, can_be_out: belongs == Truth::Unknown }
}

/// Whether something is dated no later than the end of a time that runs.
fn in_time(days: DayRange, until: Arrival) -> Truth {
    match (until.earliest, until.latest) {
        (None, _) => Truth::True,
        (Some(earliest), _) if days.latest <= earliest => Truth::True,
        (_, Some(latest)) if days.earliest > latest => Truth::False,
        _ => Truth::Unknown,
    }
}

fn ends(arrival: Arrival) -> impl Iterator<Item = NaiveDate> {
    arrival.earliest.into_iter().chain(arrival.latest)
}

fn with_next(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::once(day).chain(day.succ_opt())
}
