//! The steps of a way of amending: which are there, and of the others who has still to do what.

use super::answers::{Asked, Missed, Missing, OfWay, Remark, Said, Step, Unsettled};
use super::arrival::Arrival;
use super::case::Case;
use super::effect::effect;
use super::tally::{self, Voter};
use super::trial::Trial;
use crate::calendar::DayRange;
use crate::model::{ActKind, AmendingAct, AmendingWay, Approval, Model, PartyId, Point, Voters, Who};
use crate::syntax::tree::EffectFor;
use crate::value::Truth;
use chrono::NaiveDate;

/// An amendment by one way of amending, and what that leaves open.
pub(super) struct ByWay {
    pub of_way: OfWay,
    pub needs: Vec<Unsettled>,
    pub remarks: Vec<Remark>,
    /// The places of the acts for which the way asks, or from which it reckons.
    pub asked: Vec<usize>,
}

pub(super) fn by_way<'a>(case: &Case<'a>, at: usize, way: &'a AmendingWay) -> ByWay {
    let trial = Trial::of(case, way);
    let effect = effect(&trial);
    let mut needs = trial.counting.needs.clone();
    needs.extend(effect.needs);
    if trial.accepted.can_be() && trial.accepted.by(case.as_of.day) == Truth::Unknown {
        let inexact = trial.counting.acts.iter().filter(|act| act.counts != Truth::False && act.days.exact().is_none());
        needs.extend(inexact.map(|act| Unsettled::Day(act.at)));
    }
    needs.dedup();
    let mut steps = trial.steps();
    let told =
        |missing: &Missing| steps.iter().any(|step| step.missing.iter().any(|other| other.act == missing.act && other.by == missing.by));
    let missing: Vec<Missing> = effect.waits_for.into_iter().filter(|missing| !told(missing)).collect();
    if !missing.is_empty() {
        steps.push(Step { what: Asked::Effect, holds: Truth::False, there: Arrival::NEVER, missing, relied: Vec::new() });
    }
    let broken = way.needs.iter().fold(Truth::False, |any, approval| any.or(trial.is_broken_for_good(approval)));
    let all = way.adopted.iter().fold(Truth::True, |all, approval| all.and(trial.is_broken_for_good(approval)));
    let blocked = broken.or(if way.adopted.is_empty() { Truth::False } else { all }).and(!trial.accepted.by(case.as_of.day));
    let adopted = (!way.adopted.is_empty()).then_some(trial.adopted);
    let of_way = OfWay { way: at, adopted, accepted: trial.accepted, steps, blocked, parties: effect.parties, working: effect.working };
    let asked = case.about.iter().filter(|about| asks(case.model(), way, about.act)).map(|about| about.at).collect();
    ByWay { of_way, needs, remarks: trial.remarks(), asked }
}

/// Whether a way of amending asks for an act of that kind.
fn asks(model: &Model, way: &AmendingWay, act: &AmendingAct) -> bool {
    let any = |wanted: &dyn Fn(&Approval) -> bool| way.adopted.iter().chain(&way.needs).any(wanted);
    match act.kind {
        ActKind::Consent => {
            let reckoned = [&way.effective, &way.late].into_iter().flatten().any(|point| speaks_of(model, point, ActKind::Consent));
            any(&|one| matches!(one, Approval::Consent(_) | Approval::ConsentOf(..))) || way.effect != EffectFor::All || reckoned
        }
        ActKind::Objection => any(&|one| matches!(one, Approval::NoObjection { .. })) || way.effect == EffectFor::AllButObjecting,
        ActKind::VoteFor | ActKind::VoteAgainst | ActKind::Abstention => any(&|one| matches!(one, Approval::Votes { .. })),
        ActKind::Decision => any(&|one| matches!(one, Approval::Decision(body) if act.body == Some(*body))),
        _ => true,
    }
}

fn speaks_of(model: &Model, point: &Point, kind: ActKind) -> bool {
    match point {
        Point::Date(_) | Point::Unknown | Point::Start => false,
        Point::Happening(trigger) => model.act_of(trigger.event) == kind,
        Point::Latest(points) | Point::Earliest(points) => points.iter().any(|point| speaks_of(model, point, kind)),
        Point::NthDayAfter(_, point) | Point::After(_, point) | Point::FirstOfMonthFollowing(_, point) => speaks_of(model, point, kind),
    }
}

impl<'c, 'a> Trial<'c, 'a> {
    fn today(&self) -> NaiveDate {
        self.case.as_of.day
    }

    // An objection can be taken back until the silence has its meaning.
    fn is_broken_for_good(&self, approval: &Approval) -> Truth {
        let over = self.silence_full(approval).map_or(Truth::False, |full| full.by(self.today()));
        over.and(self.is_broken(approval))
    }

    fn remarks(&self) -> Vec<Remark> {
        let mut remarks = self.counting.remarks.clone();
        let votes: Vec<_> = self.counting.acts.iter().filter(|act| super::ballots::is_vote(act.act.kind)).collect();
        for (at, vote) in votes.iter().enumerate() {
            let again = |later: &&&super::case::Counted<'_>| later.days == vote.days && later.act.by.iter().any(|party| vote.is_by(*party));
            if votes.iter().skip(at.saturating_add(1)).any(|later| again(&later)) {
                remarks.push(Remark { act: vote.at, says: Said::VotedAgain });
            }
        }
        if let Some(full) = self.silence() {
            let late = self.acts(ActKind::Objection).filter(|act| full.latest.is_some_and(|full| act.days.earliest > full));
            remarks.extend(late.map(|act| Remark { act: act.at, says: Said::TooLate(full) }));
        }
        remarks
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(who) = &self.way.proposed_by {
            let missing = || vec![Missing { act: ActKind::Proposal, by: of_whom(who), until: None }];
            steps.push(self.step(Asked::Proposal, |day| self.is_proposed(day), missing, ActKind::Proposal));
        }
        if let (Some(event), Some(following)) = (self.way.following, self.following) {
            let missing = || vec![Missing { act: ActKind::Declared(event), by: Missed::Anyone, until: None }];
            steps.push(self.step(Asked::Following(event), |day| following.by(day), missing, ActKind::Declared(event)));
        }
        if let Some(ready) = self.ready {
            let sent = self.first(ActKind::Communication);
            let missing = || {
                let by = if sent.by(self.today()) == Truth::False { Missed::Anyone } else { Missed::Time };
                vec![Missing { act: ActKind::Communication, by, until: ready.can_be().then_some(ready) }]
            };
            steps.push(self.step(Asked::Communication, |day| ready.by(day), missing, ActKind::Communication));
        }
        let adoption = Asked::Adoption;
        for (at, approval) in self.way.adopted.iter().enumerate() {
            steps.push(self.agreement(adoption(at), approval));
        }
        for (at, approval) in self.way.needs.iter().enumerate() {
            steps.push(self.agreement(Asked::Need(at), approval));
        }
        steps
    }

    fn step(&self, what: Asked, holds: impl Fn(NaiveDate) -> Truth, missing: impl Fn() -> Vec<Missing>, kind: ActKind) -> Step {
        let now = holds(self.today());
        let missing = if now == Truth::True { Vec::new() } else { missing() };
        let relied = self.acts(kind).filter(|act| act.by_day(self.today()) == Truth::True).map(|act| act.at).collect();
        Step { what, holds: now, there: Arrival::first(&self.turns, holds), missing, relied }
    }

    fn agreement(&self, what: Asked, approval: &Approval) -> Step {
        let kind = match approval {
            Approval::Consent(_) | Approval::ConsentOf(..) => ActKind::Consent,
            Approval::Votes { .. } => ActKind::VoteFor,
            Approval::Decision(_) => ActKind::Decision,
            Approval::NoObjection { .. } => ActKind::Objection,
        };
        self.step(what, |day| self.holds(approval, day), || self.missing(approval), kind)
    }

    fn missing(&self, approval: &Approval) -> Vec<Missing> {
        let day = self.today();
        let one = |act: ActKind, by: Missed| Missing { act, by, until: None };
        let of = match approval {
            Approval::ConsentOf(_, of) | Approval::Votes { of, .. } | Approval::NoObjection { of, .. } => Some(*of),
            Approval::Consent(_) | Approval::Decision(_) => None,
        };
        if let Some(act) = of.and_then(|of| self.frozen(of)).filter(|act| act.is_recorded() && !self.first(*act).can_be()) {
            return vec![one(act, Missed::Anyone)];
        }
        match approval {
            Approval::Consent(Who::Either(parties)) => vec![one(ActKind::Consent, Missed::AnyOf(parties.clone()))],
            Approval::Consent(who) => {
                let everyone = who.parties().len() == self.case.model().parties.len();
                let bound = |party: &PartyId| !everyone || self.belongs(*party) != Truth::False;
                let lacking = |party: &PartyId| bound(party) && self.has_consented(*party, day) != Truth::True;
                who.parties().iter().filter(|party| lacking(party)).map(|party| one(ActKind::Consent, Missed::Party(*party))).collect()
            }
            Approval::ConsentOf(_, of) => {
                let voters = self.voters(*of, DayRange::day(day));
                vec![one(ActKind::Consent, some(&voters, &self.consenting(*of, day)))]
            }
            Approval::Votes { of, present_and_voting, .. } => vec![one(ActKind::VoteFor, self.votes_missing(*of, *present_and_voting))],
            Approval::Decision(body) => vec![one(ActKind::Decision, Missed::Body(*body))],
            Approval::NoObjection { after, within, .. } => {
                let begun = self.first(*after);
                let full = self.full(begun, *within);
                match begun.by(day) {
                    Truth::False if matches!(after, ActKind::Adoption) => Vec::new(),
                    Truth::False => vec![one(*after, Missed::Anyone)],
                    _ => vec![Missing { act: ActKind::Objection, by: Missed::Time, until: Some(full) }],
                }
            }
        }
    }

    fn belongs(&self, party: PartyId) -> Truth {
        let member = self.case.members.iter().find(|member| member.party == party);
        member.map_or(Truth::False, |member| member.holds(DayRange::day(self.today())))
    }

    fn votes_missing(&self, of: Voters, present: bool) -> Missed {
        let voters = self.voters(of, DayRange::day(self.today()));
        match self.last_ballot().filter(|_| present) {
            Some(ballot) => {
                let (have, whole) = tally::weights(&self.present(of, ballot));
                Missed::Some { of: voters.iter().map(|(party, ..)| *party).collect(), have, whole }
            }
            None => {
                let votes = self.counting.acts.iter().filter(|act| super::ballots::is_vote(act.act.kind));
                some(&voters, &super::ballots::of_all(votes, &voters, self.today()))
            }
        }
    }
}

/// Those of the voters who have not acted yet for certain.
fn some(voters: &[(PartyId, u32, Truth)], stand: &[Voter]) -> Missed {
    let acted = |voter: &Voter| voter.can_be_for && !voter.can_be_against;
    let open = voters.iter().zip(stand).filter(|(_, stands)| !acted(stands)).map(|((party, ..), _)| *party);
    let (have, whole) = tally::weights(stand);
    Missed::Some { of: open.collect(), have, whole }
}

fn of_whom(who: &Who) -> Missed {
    match who {
        Who::One(party) => Missed::Party(*party),
        who => Missed::AnyOf(who.parties().to_vec()),
    }
}
