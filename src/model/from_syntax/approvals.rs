//! How an amendment is agreed: shares that can be met, of those who have a say.

use super::Checker;
use super::voters::Decider;
use crate::model::change::{Approval, Share, Voters};
use crate::model::problems;
use crate::syntax::tree::{self, Name};

impl Checker<'_> {
    /// What an approval asks for; what can never be met is reported.
    pub(super) fn approval(&mut self, written: &tree::Approval) -> Option<Approval> {
        Some(match written {
            tree::Approval::Consent(who) => Approval::Consent(self.consenting(who)?),
            tree::Approval::ConsentOf(share, of) => {
                let (share, of) = self.share_of(share, of)?;
                Approval::ConsentOf(share, of)
            }
            tree::Approval::Votes { share, of, present_and_voting } => {
                let (share, of) = self.share_of(share, of)?;
                Approval::Votes { share, of, present_and_voting: *present_and_voting }
            }
            tree::Approval::Decision(body) => Approval::Decision(self.body_named(body)?),
            tree::Approval::NoObjection { by, of, within, after } => {
                let shares = self.share_of(by, of);
                let (within, after) = (self.length_of_term(within), self.act_kind(after));
                let (by, of) = shares?;
                Approval::NoObjection { by, of, within: within?, after: after? }
            }
        })
    }

    // An electorate and a body are named otherwise, and a party is no share.
    fn consenting(&mut self, who: &tree::Who) -> Option<crate::model::types::Who> {
        if let tree::Who::One(name) = who
            && let Some((decider, declared)) = self.deciders.get(name.text.as_str()).copied()
        {
            let problem = match decider {
                Decider::Electorate(_) => problems::share_of_electorate(name, declared),
                Decider::Body(_) => problems::decision_of_body(name, declared),
            };
            self.report(problem);
            return None;
        }
        self.who(who)
    }

    fn share_of(&mut self, written: &tree::Share, of: &Name) -> Option<(Share, Voters)> {
        let (share, voters) = (self.share(written), self.voters_named(of));
        let (share, voters) = (share?, voters?);
        let whole = self.weight(voters);
        if let Share::Count(count) = share
            && count > whole
            && whole > 0
        {
            self.report(problems::share_beyond(&written.figure, count, whole, of));
            return None;
        }
        Some((share, voters))
    }

    /// The whole of which a share is taken. Parties that are not declared cannot act.
    fn weight(&self, voters: Voters) -> u32 {
        let parties = u32::try_from(self.model.parties.len()).unwrap_or(u32::MAX);
        match voters {
            Voters::Parties => parties,
            Voters::Electorate(electorate) => {
                let members = self.model.electorates.get(electorate.index()).and_then(|electorate| electorate.members.as_ref());
                members.map_or(parties, |members| members.iter().fold(0, |sum: u32, (_, weight)| sum.saturating_add(*weight)))
            }
        }
    }

    fn share(&mut self, written: &tree::Share) -> Option<Share> {
        let figure = &written.figure;
        let share = match figure.text.as_str() {
            "all" if !written.more_than => Some(Share::All),
            "any" if !written.more_than => Some(Share::Count(1)),
            text => match text.split_once('/') {
                Some((part, whole)) => fraction(part, whole, written.more_than),
                None => text.parse().ok().and_then(|count: u32| {
                    let count = count.checked_add(u32::from(written.more_than))?;
                    (count > 0).then_some(Share::Count(count))
                }),
            },
        };
        if share.is_none() {
            self.report(problems::impossible_share(figure, written.more_than));
        }
        share
    }
}

// None where nobody at all, or more than there are, would be asked for.
fn fraction(part: &str, whole: &str, more_than: bool) -> Option<Share> {
    let (part, whole): (u32, u32) = (part.parse().ok()?, whole.parse().ok()?);
    match more_than {
        true if part < whole => Some(Share::MoreThan(part, whole)),
        false if part > 0 && part <= whole => Some(Share::AtLeast(part, whole)),
        _ => None,
    }
}
