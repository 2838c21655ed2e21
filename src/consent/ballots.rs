//! Votes: each party once, by its last vote.

use super::case::Counted;
use super::tally::Voter;
use crate::calendar::DayRange;
use crate::model::{ActKind, PartyId};
use crate::value::Truth;
use chrono::NaiveDate;

/// How a party's last vote can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Last {
    can_be_for: bool,
    can_be_against: bool,
    can_be_abstention: bool,
    can_be_none: bool,
}

pub(super) fn is_vote(kind: ActKind) -> bool {
    matches!(kind, ActKind::VoteFor | ActKind::VoteAgainst | ActKind::Abstention)
}

/// The last vote of a party up to a day, of these.
fn last<'a>(votes: impl Iterator<Item = &'a Counted<'a>> + Clone, party: PartyId, day: NaiveDate) -> Last {
    let mut last = Last { can_be_none: true, ..Last::default() };
    let own = votes.filter(|vote| vote.is_by(party) && vote.by_day(day) != Truth::False);
    for vote in own.clone() {
        if vote.by_day(day) == Truth::True {
            last.can_be_none = false;
        }
        // Of votes on one day, the one that is recorded later is the last.
        let is_behind = |later: &&Counted<'_>| {
            let certain = later.by_day(day) == Truth::True;
            certain && (later.days.earliest > vote.days.latest || later.days == vote.days && later.at > vote.at)
        };
        if own.clone().any(|later| is_behind(&later)) {
            continue;
        }
        match vote.act.kind {
            ActKind::VoteFor => last.can_be_for = true,
            ActKind::VoteAgainst => last.can_be_against = true,
            _ => last.can_be_abstention = true,
        }
    }
    last
}

/// How each stands who has a say, where whoever does not vote counts among the whole.
pub(super) fn of_all<'a>(
    votes: impl Iterator<Item = &'a Counted<'a>> + Clone,
    voters: &[(PartyId, u32, Truth)],
    day: NaiveDate,
) -> Vec<Voter> {
    let of = |(party, weight, belongs): &(PartyId, u32, Truth)| {
        let last = last(votes.clone(), *party, day);
        let others = last.can_be_against || last.can_be_abstention || last.can_be_none;
        Voter { weight: *weight, can_be_for: last.can_be_for, can_be_against: others, can_be_out: *belongs == Truth::Unknown }
    };
    voters.iter().map(of).collect()
}

/// How each stands in one ballot, where only votes for and against count.
pub(super) fn of_present<'a>(
    ballot: DayRange,
    votes: impl Iterator<Item = &'a Counted<'a>> + Clone,
    voters: &[(PartyId, u32, Truth)],
) -> Vec<Voter> {
    let together = votes.clone().filter(move |vote| vote.days == ballot);
    // A vote whose day is open can have been part of it.
    let perhaps = votes.filter(move |vote| {
        let meets = vote.days.earliest <= ballot.latest && ballot.earliest <= vote.days.latest;
        vote.days != ballot && meets && vote.counts != Truth::False
    });
    let of = |(party, weight, belongs): &(PartyId, u32, Truth)| {
        let own = last(together.clone(), *party, ballot.latest);
        let mut voter = Voter {
            weight: *weight,
            can_be_for: own.can_be_for,
            can_be_against: own.can_be_against,
            can_be_out: own.can_be_none || own.can_be_abstention || *belongs == Truth::Unknown,
        };
        for vote in perhaps.clone().filter(|vote| vote.is_by(*party)) {
            match vote.act.kind {
                ActKind::VoteFor => voter.can_be_for = true,
                ActKind::VoteAgainst => voter.can_be_against = true,
                _ => voter.can_be_out = true,
            }
        }
        voter
    };
    voters.iter().map(of).collect()
}

/// The votes that belong together: those with one date, as exactly as it is known.
pub(super) fn ballots<'a>(votes: impl Iterator<Item = &'a Counted<'a>>) -> Vec<DayRange> {
    let mut days: Vec<DayRange> = votes.filter(|vote| vote.counts != Truth::False).map(|vote| vote.days).collect();
    days.sort_unstable();
    days.dedup();
    days
}
