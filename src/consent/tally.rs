//! Counting: whether a share of those who have a say is reached, where it is not known of each how they stand.

use crate::model::Share;
use crate::value::Truth;

/// How somebody who has a say can stand: what is known leaves open any of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voter {
    /// How much they have to say.
    pub weight: u32,
    /// They can count for it.
    pub can_be_for: bool,
    /// They can count among the whole, and not for it.
    pub can_be_against: bool,
    /// They can be left out of the whole.
    pub can_be_out: bool,
}

/// Whether the share is reached, however those stand of whom it is not known.
#[must_use]
pub fn reached(share: Share, voters: &[Voter]) -> Truth {
    // Whoever counts for it never makes it less, and whoever counts against it never makes it more.
    let worst = voters.iter().map(|voter| {
        if voter.can_be_against {
            (0, voter.weight)
        } else if voter.can_be_out {
            (0, 0)
        } else {
            (voter.weight, voter.weight)
        }
    });
    let best = voters.iter().map(|voter| {
        if voter.can_be_for {
            (voter.weight, voter.weight)
        } else if voter.can_be_out {
            (0, 0)
        } else {
            (0, voter.weight)
        }
    });
    match (is_reached(share, sum(worst)), is_reached(share, sum(best))) {
        (true, _) => Truth::True,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::False,
    }
}

/// How much is still lacking for certain; none where that depends on how others stand.
#[must_use]
pub fn weights(voters: &[Voter]) -> (u64, u64) {
    let certain = |voter: &&Voter| voter.can_be_for && !voter.can_be_against && !voter.can_be_out;
    let total = voters.iter().filter(|voter| voter.can_be_for || voter.can_be_against).map(|voter| u64::from(voter.weight)).sum();
    (voters.iter().filter(certain).map(|voter| u64::from(voter.weight)).sum(), total)
}

fn sum(each: impl Iterator<Item = (u32, u32)>) -> (u64, u64) {
    each.fold((0, 0), |(part, whole), (more, of)| (part.saturating_add(u64::from(more)), whole.saturating_add(u64::from(of))))
}

/// Whether so much of a whole is the share. Of nothing there is no share.
fn is_reached(share: Share, (part, whole): (u64, u64)) -> bool {
    let times = |one: u64, other: u32| one.saturating_mul(u64::from(other));
    match share {
        _ if whole == 0 => false,
        Share::All => part >= whole,
        Share::Count(count) => part >= u64::from(count),
        Share::AtLeast(upper, lower) => times(part, lower) >= times(whole, upper),
        Share::MoreThan(upper, lower) => times(part, lower) > times(whole, upper),
    }
}
