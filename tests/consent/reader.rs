//! A reader who works out day by day what the language reference says of ways of amending, from the parameters of a way and what was done. Nothing of the engine is used.

use super::ways::{Act, Approval, Done, Effective, For, Of, Share, WEIGHTS, Way};

/// What the reader knows on a day.
pub struct Reader<'a> {
    way: &'a Way,
    done: Vec<Done>,
    today: u32,
}

impl<'a> Reader<'a> {
    pub fn new(way: &'a Way, done: &[Done], today: u32) -> Self {
        // In the order of the record, since the last of several votes on one day counts.
        Self { way, done: done.iter().filter(|one| one.on <= today).copied().collect(), today }
    }

    fn first(&self, act: Act) -> Option<u32> {
        self.done.iter().filter(|one| one.act == act && self.has_form(one)).map(|one| one.on).min()
    }

    fn has_form(&self, one: &Done) -> bool {
        !self.way.written || one.written || matches!(one.act, Act::Review | Act::Leaving)
    }

    fn is_member(&self, party: usize, day: u32) -> bool {
        !self.done.iter().any(|one| one.act == Act::Leaving && one.by == party && one.on <= day)
    }

    /// From when what is communicated has been with all for long enough.
    fn ready(&self) -> Option<u32> {
        Some(self.first(Act::Communication)? + self.way.communicated?)
    }

    fn counts(&self, one: &Done) -> bool {
        let agrees = matches!(one.act, Act::Consent | Act::VoteFor | Act::VoteAgainst | Act::Abstention | Act::Decision);
        let decides = matches!(one.act, Act::VoteFor | Act::VoteAgainst | Act::Abstention | Act::Decision);
        let of_a_party = matches!(one.act, Act::Consent | Act::Objection | Act::VoteFor | Act::VoteAgainst | Act::Abstention);
        let behind_review = !self.way.following || !agrees || self.first(Act::Review).is_some_and(|review| one.on >= review);
        let behind_text = self.way.communicated.is_none() || !decides || self.ready().is_some_and(|ready| one.on >= ready);
        let has_say = !of_a_party || self.is_member(one.by, one.on);
        self.has_form(one) && behind_review && behind_text && has_say
    }

    fn acts(&self, act: Act) -> impl Iterator<Item = &Done> {
        self.done.iter().filter(move |one| one.act == act && self.counts(one))
    }

    fn has_consented(&self, party: usize, day: u32) -> bool {
        self.acts(Act::Consent).any(|one| one.by == party && one.on <= day)
    }

    fn voters(of: Of) -> Vec<(usize, u32)> {
        match of {
            Of::Parties => (0..4).map(|party| (party, 1)).collect(),
            Of::Electorate => WEIGHTS.to_vec(),
        }
    }

    fn is_reached(share: Share, part: u32, whole: u32) -> bool {
        whole > 0
            && match share {
                Share::All => part == whole,
                Share::Count(count) => part >= count,
                Share::AtLeast(upper, lower) => part * lower >= whole * upper,
                Share::MoreThan(upper, lower) => part * lower > whole * upper,
            }
    }

    fn weighed(&self, of: Of, day: u32, is_for: impl Fn(usize) -> bool, is_in: impl Fn(usize) -> bool) -> (u32, u32) {
        let members = Self::voters(of).into_iter().filter(|(party, _)| self.is_member(*party, day));
        let counted: Vec<(usize, u32)> = members.filter(|(party, _)| is_in(*party)).collect();
        let part = counted.iter().filter(|(party, _)| is_for(*party)).map(|(_, weight)| weight).sum();
        (part, counted.iter().map(|(_, weight)| weight).sum())
    }

    /// A party's last vote up to a day, or on that day alone.
    fn last_vote(&self, party: usize, day: u32, alone: bool) -> Option<Act> {
        let is_vote = |one: &&Done| matches!(one.act, Act::VoteFor | Act::VoteAgainst | Act::Abstention);
        let own = self.done.iter().filter(is_vote).filter(|one| self.counts(one) && one.by == party);
        let mut last: Option<&Done> = None;
        for one in own.filter(|one| if alone { one.on == day } else { one.on <= day }) {
            if last.is_none_or(|last| one.on >= last.on) {
                last = Some(one);
            }
        }
        last.map(|one| one.act)
    }

    fn holds(&self, approval: Approval, day: u32) -> bool {
        match approval {
            Approval::OfAll => {
                let members: Vec<usize> = (0..4).filter(|party| self.is_member(*party, day)).collect();
                !members.is_empty() && members.iter().all(|party| self.has_consented(*party, day))
            }
            Approval::OfOne(party) => self.has_consented(party, day),
            Approval::OfEither(one, other) => self.has_consented(one, day) || self.has_consented(other, day),
            Approval::Consents(share, of) => {
                let (part, whole) = self.weighed(of, day, |party| self.has_consented(party, day), |_| true);
                Self::is_reached(share, part, whole)
            }
            Approval::Votes(share, of, false) => {
                let (part, whole) = self.weighed(of, day, |party| self.last_vote(party, day, false) == Some(Act::VoteFor), |_| true);
                Self::is_reached(share, part, whole)
            }
            // The votes of one day are one ballot; what it carried stays carried.
            Approval::Votes(share, of, true) => (0..=day).any(|ballot| {
                let vote = |party| self.last_vote(party, ballot, true);
                let voted = |party| matches!(vote(party), Some(Act::VoteFor | Act::VoteAgainst));
                let (part, whole) = self.weighed(of, ballot, |party| vote(party) == Some(Act::VoteFor), voted);
                Self::is_reached(share, part, whole)
            }),
            Approval::Decision => self.acts(Act::Decision).any(|one| one.on <= day),
            Approval::Silence(share, of, days) => {
                let Some(full) = self.first(Act::Communication).map(|sent| sent + days) else { return false };
                day >= full && !self.is_broken(share, of, full)
            }
        }
    }

    fn is_broken(&self, share: Share, of: Of, full: u32) -> bool {
        let (part, whole) = self.weighed(of, full.min(self.today), |party| self.has_objected(party, full), |_| true);
        Self::is_reached(share, part, whole)
    }

    fn has_objected(&self, party: usize, until: u32) -> bool {
        let own = self.acts(Act::Objection).filter(|one| one.by == party && one.on <= until);
        own.into_iter().any(|objection| !self.acts(Act::Consent).any(|one| one.by == party && one.on >= objection.on && one.on <= until))
    }

    fn adopted(&self) -> Option<u32> {
        if self.way.adopted.is_empty() {
            return Some(0);
        }
        (0..=self.today).find(|day| {
            let ready = self.way.communicated.is_none() || self.ready().is_some_and(|ready| *day >= ready);
            ready && self.way.adopted.iter().any(|approval| self.holds(*approval, *day))
        })
    }

    /// The day on which all is there that is needed.
    pub fn accepted(&self) -> Option<u32> {
        let adopted = self.adopted()?;
        let there = |act: Act, asked: bool, day: u32| !asked || self.first(act).is_some_and(|first| first <= day);
        (0..=self.today).find(|day| {
            *day >= adopted
                && there(Act::Proposal, self.way.proposed, *day)
                && there(Act::Review, self.way.following, *day)
                && self.way.needs.iter().all(|approval| self.holds(*approval, *day))
        })
    }

    /// The day from which it is in force for a party, as things stand.
    pub fn in_force_from(&self, party: usize) -> Option<u32> {
        let accepted = self.accepted()?;
        let consents: Vec<u32> = self.acts(Act::Consent).filter(|one| one.by == party).map(|one| one.on).collect();
        let consent = consents.iter().min().copied();
        let common = match self.way.effective {
            Effective::Unsaid => Some(accepted),
            Effective::DaysAfterAcceptance(days) => Some(accepted + days),
            Effective::DaysAfterOwn(days) => consent.map(|own| accepted.max(own + days)),
        };
        let from = match self.way.effect {
            For::All => common?,
            For::Consenting => common?.max(consent?),
            For::AllButObjecting => {
                let silence = self.way.adopted.iter().chain(&self.way.needs).find_map(|approval| match approval {
                    Approval::Silence(_, _, days) => Some(self.first(Act::Communication).map(|sent| sent + days)),
                    _ => None,
                });
                let until = match silence {
                    // Silence that never began binds nobody to object in time.
                    Some(full) => full.unwrap_or(u32::MAX),
                    None => common.unwrap_or(u32::MAX),
                };
                if self.has_objected(party, until) {
                    let last = self.acts(Act::Objection).filter(|one| one.by == party && one.on <= until).map(|one| one.on).max()?;
                    let after_all = consents.iter().filter(|on| **on >= last).min()?;
                    common?.max(*after_all)
                } else {
                    common?
                }
            }
        };
        self.is_member(party, from).then_some(from)
    }

    /// Whether a silence is broken for good without which there is nothing.
    pub fn is_blocked(&self) -> bool {
        let broken = |approval: &Approval| match approval {
            Approval::Silence(share, of, days) => {
                let full = self.first(Act::Communication).map(|sent| sent + days);
                full.is_some_and(|full| full <= self.today && self.is_broken(*share, *of, full))
            }
            _ => false,
        };
        let adoption = !self.way.adopted.is_empty() && self.way.adopted.iter().all(broken);
        self.accepted().is_none() && (adoption || self.way.needs.iter().any(broken))
    }
}
