//! How a programme stands on a day.

use super::answers::{AsOf, Need, Standing, Status};
use super::ends;
use super::fold::Fold;
use super::lifetime::{Lifetime, Part};
use super::view::View;
use crate::model::PartyId;
use crate::value::Truth;

impl Fold {
    /// How the programme and each party stand on a day, as it was known on a day.
    #[must_use]
    pub fn status(&self, as_of: AsOf) -> Status {
        let view = View { fold: self, as_of };
        let life = Lifetime::of(view);
        let suspensions = view.suspensions_on(None);
        let may_be = life.standing(as_of.day, &suspensions);
        let mut relied = Vec::new();
        let mut needs = Vec::new();
        let clause = decided_by(&life, &may_be, &mut relied);
        let clause = suspensions.iter().find(|_| may_be.first() == Some(&Standing::Suspended)).map_or(clause, |suspended| {
            relied.extend(suspended.relied());
            Some(suspended.clause)
        });
        if may_be.len() > 1 {
            needs = needed(&life, as_of);
        }
        let parties: Vec<_> =
            self.plan.0.parties.iter().map(|party| (*party, part_standing(&life, *party, as_of, &suspensions, &mut relied))).collect();
        for (party, _) in parties.iter().filter(|(_, may_be)| may_be.len() > 1) {
            for need in needed_by(&life, *party, as_of) {
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
        relied.sort_unstable();
        relied.dedup();
        let next = self.next(&life, as_of);
        Status { as_of, may_be, clause, relied, parties, needs, next }
    }
}

fn part_standing(
    life: &Lifetime<'_>,
    party: PartyId,
    as_of: AsOf,
    suspensions: &[super::suspensions::Suspended],
    relied: &mut Vec<super::answers::HappeningId>,
) -> Vec<Standing> {
    let part: Part = life.part(party);
    let own = life.view.suspensions_on(Some(party));
    let standing = if own.is_empty() {
        life.part_standing(&part, as_of.day, suspensions)
    } else {
        let all: Vec<_> = own.into_iter().chain(suspensions.iter().cloned()).collect();
        life.part_standing(&part, as_of.day, &all)
    };
    if standing.contains(&Standing::Withdrawn) {
        relied.extend(part.endings.iter().filter_map(|ending| ending.found.as_ref()).flat_map(|found| found.relied.iter().copied()));
    }
    standing
}

// The clause behind the standing, and the events that it rests on.
fn decided_by(
    life: &Lifetime<'_>,
    may_be: &[Standing],
    relied: &mut Vec<super::answers::HappeningId>,
) -> Option<crate::model::ProvisionId> {
    let starting = |relied: &mut Vec<_>| {
        relied.extend(life.start.iter().flat_map(|start| start.relied.iter().copied()));
        life.start_clause
    };
    match may_be {
        [Standing::Ended] => {
            let ending = ends::deciding(&life.endings).or(life.endings.first());
            relied.extend(life.start.iter().flat_map(|start| start.relied.iter().copied()));
            relied.extend(ending.iter().filter_map(|ending| ending.found.as_ref()).flat_map(|found| found.relied.iter().copied()));
            ending.map(|ending| ending.clause)
        }
        [Standing::Provisional] => life.provisional.as_ref().map(|(since, clause)| {
            relied.extend(since.iter().flat_map(|since| since.relied.iter().copied()));
            *clause
        }),
        _ => starting(relied),
    }
}

/// What would settle how it stands.
fn needed(life: &Lifetime<'_>, as_of: AsOf) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    let mut add = |need: Need| {
        if !needs.contains(&need) {
            needs.push(need);
        }
    };
    let provisional = life.provisional.as_ref().map(|(since, _)| since).filter(|since| since.as_ref().is_err_and(|absent| !absent.not_yet));
    for sought in [Some(&life.start), provisional].into_iter().flatten() {
        match sought {
            Err(absent) => absent.needs.iter().cloned().for_each(&mut add),
            Ok(found) if super::suspensions::reached(found.days(), as_of.day) == Truth::Unknown => {
                inexact(life, found).into_iter().for_each(&mut add);
            }
            Ok(_) => {}
        }
    }
    if life.last.is_before(as_of.day) == Truth::Unknown {
        for ending in life.endings.iter().filter(|ending| !ending.certain || ending.last.is_before(as_of.day) == Truth::Unknown) {
            ending.needs.iter().cloned().for_each(&mut add);
            ending.found.iter().flat_map(|found| inexact(life, found)).for_each(&mut add);
        }
    }
    for suspended in life.view.suspensions_on(None) {
        if suspended.holds(as_of.day) == Truth::Unknown {
            suspended.needs.iter().cloned().for_each(&mut add);
            let found = std::iter::once(&suspended.first).filter(|_| suspended.needs.is_empty()).chain(&suspended.lifted);
            found.flat_map(|found| inexact(life, found)).for_each(&mut add);
        }
    }
    needs
}

/// What would settle how a party stands, beside what settles how the programme does.
fn needed_by(life: &Lifetime<'_>, party: PartyId, as_of: AsOf) -> Vec<Need> {
    let part = life.part(party);
    let mut needs = match &part.start {
        Err(absent) if absent.not_yet => Vec::new(),
        Err(absent) => absent.needs.clone(),
        Ok(found) if super::suspensions::reached(found.days(), as_of.day) == Truth::Unknown => inexact(life, found),
        Ok(_) => Vec::new(),
    };
    for ending in part.endings.iter().filter(|ending| !ending.certain || ending.last.is_before(as_of.day) == Truth::Unknown) {
        needs.extend(ending.needs.iter().cloned());
        needs.extend(ending.found.iter().flat_map(|found| inexact(life, found)));
    }
    for suspended in life.view.suspensions_on(Some(party)).iter().filter(|one| one.holds(as_of.day) == Truth::Unknown) {
        needs.extend(suspended.needs.iter().cloned());
        let found = std::iter::once(&suspended.first).chain(&suspended.lifted);
        needs.extend(found.filter(|_| suspended.needs.is_empty()).flat_map(|found| inexact(life, found)));
    }
    needs
}

/// The events behind a date that are not known to the day.
fn inexact(life: &Lifetime<'_>, found: &super::found::Found) -> Vec<Need> {
    found.relied.iter().filter(|id| life.view.fold.inexact(**id)).map(|id| Need::ExactDate(*id)).collect()
}
