//! What every way of amending has in common.

use super::{Fixed, Reading};
use crate::model::{AmendingWay, Approval, EventId, PartyId, ProvisionId, Reached, Share, Voters, Who};
use crate::prove::proof::{Counterexample, Lacking};
use crate::prove::question::Unsettled;

/// No way of amending does without the consent of each of these.
pub(in crate::prove) fn needs_consent(reading: &Reading<'_>, who: &Who) -> Fixed {
    // Where one of several is enough, a way keeps the principle that needs any one of them.
    let groups: Vec<Vec<PartyId>> = match who {
        Who::Either(parties) => vec![parties.clone()],
        _ => who.parties().iter().map(|party| vec![*party]).collect(),
    };
    every_way(reading, |way| {
        let lacking = groups.iter().find(|group| !group.iter().any(|party| needs(reading, way, *party)));
        lacking.and_then(|group| group.first()).map(|party| Lacking::Consent(*party))
    })
}

/// No way of amending does without that event before it.
pub(in crate::prove) fn follows(reading: &Reading<'_>, event: EventId) -> Fixed {
    every_way(reading, |way| (way.following != Some(event)).then_some(Lacking::Event(event)))
}

/// Every way of amending is in writing, in whatever form.
pub(in crate::prove) fn in_writing(reading: &Reading<'_>) -> Fixed {
    every_way(reading, |way| way.form.is_none().then_some(Lacking::Writing))
}

/// No way of amending reaches these clauses.
pub(in crate::prove) fn spares(reading: &Reading<'_>, clauses: &[ProvisionId]) -> Fixed {
    every_way(reading, |way| clauses.iter().copied().find(|clause| reaches(reading, way, *clause)).map(Lacking::Respect))
}

fn every_way(reading: &Reading<'_>, lacks: impl Fn(&AmendingWay) -> Option<Lacking>) -> Fixed {
    let ways = &reading.model.ways;
    if ways.is_empty() {
        return Fixed::Unsettled(Unsettled::Silent);
    }
    let found = ways.iter().enumerate().find_map(|(at, way)| lacks(way).map(|lacks| (at, lacks)));
    found.map_or(Fixed::Holds(0), |(way, lacks)| Fixed::Fails(Counterexample::Way { way, lacks }))
}

/// Whether an amendment cannot be made in that way unless the party agrees to it.
fn needs(reading: &Reading<'_>, way: &AmendingWay, party: PartyId) -> bool {
    let agreed = |approval: &Approval| agrees(reading, approval, party);
    let adopted = !way.adopted.is_empty() && way.adopted.iter().all(agreed);
    adopted || way.needs.iter().any(agreed)
}

/// Whether something cannot be agreed unless the party says yes to it. What a body decides, and what silence means, is no yes of a party's.
fn agrees(reading: &Reading<'_>, approval: &Approval, party: PartyId) -> bool {
    match approval {
        Approval::Consent(Who::Either(parties)) => parties.as_slice() == [party],
        Approval::Consent(who) => who.parties().contains(&party),
        Approval::ConsentOf(share, of) => !is_enough_without(reading, *share, *of, party),
        Approval::Votes { share, of, present_and_voting: false } => !is_enough_without(reading, *share, *of, party),
        // Who is not there is not counted; whoever votes against makes no majority, and all of those who vote may be the others.
        Approval::Votes { .. } | Approval::Decision(_) | Approval::NoObjection { .. } => false,
    }
}

/// Whether the others are enough.
fn is_enough_without(reading: &Reading<'_>, share: Share, of: Voters, party: PartyId) -> bool {
    let weights = weights(reading, of);
    let total: u64 = weights.iter().map(|(_, weight)| u64::from(*weight)).fold(0, u64::saturating_add);
    let others: u64 =
        weights.iter().filter(|(voter, _)| *voter != party).map(|(_, weight)| u64::from(*weight)).fold(0, u64::saturating_add);
    is_met(share, others, total)
}

/// Who has a say, and with what weight.
pub(in crate::prove) fn weights(reading: &Reading<'_>, of: Voters) -> Vec<(PartyId, u32)> {
    let all = || (0..).map(PartyId).take(reading.model.parties.len()).map(|party| (party, 1)).collect();
    match of {
        Voters::Parties => all(),
        Voters::Electorate(electorate) => {
            let electorate = reading.model.electorates.get(electorate.0 as usize);
            electorate.and_then(|electorate| electorate.members.clone()).unwrap_or_else(all)
        }
    }
}

/// Whether so much of a whole is the share.
pub(in crate::prove) fn is_met(share: Share, part: u64, whole: u64) -> bool {
    let times = |one: u64, other: u32| one.saturating_mul(u64::from(other));
    match share {
        Share::All => part >= whole,
        Share::Count(count) => part >= u64::from(count),
        Share::AtLeast(upper, lower) => times(part, lower) >= times(whole, upper),
        Share::MoreThan(upper, lower) => times(part, lower) > times(whole, upper),
    }
}

fn reaches(reading: &Reading<'_>, way: &AmendingWay, clause: ProvisionId) -> bool {
    let model = reading.model;
    let around = |inner: ProvisionId| {
        let parent = |provision: &ProvisionId| model.provision(*provision).and_then(|provision| provision.parent);
        std::iter::successors(Some(inner), parent).take(model.provisions.len()).collect::<Vec<_>>()
    };
    let protected = |target: ProvisionId| around(clause).contains(&target);
    if !way.itself && model.entrenched.iter().any(|entrenched| protected(entrenched.target)) {
        return false;
    }
    // What lies in a clause that is reached is reached, and so is a clause of which a part is; what may only be added to is not left as it was either.
    way.reach.iter().any(|reach| match &reach.of {
        Reached::Everything => true,
        Reached::Listed { provisions, taxonomies } => {
            let inside = |reached: &ProvisionId| around(clause).contains(reached) || around(*reached).contains(&clause);
            let entries =
                taxonomies.iter().filter_map(|taxonomy| model.taxonomies.get(taxonomy.index())).flat_map(|taxonomy| &taxonomy.entries);
            provisions.iter().any(inside) || entries.filter_map(|entry| entry.provision).any(|entry| inside(&entry))
        }
    })
}
