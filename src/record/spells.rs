//! The spells of a programme and of each party: runs of days on which it stands one way.

use super::answers::{AsOf, HappeningId, Last, Spell, Standing};
use super::ends::{self, Ending, LastDay};
use super::fold::Fold;
use super::found::{Found, Sought};
use super::lifetime::Lifetime;
use super::suspensions::Suspended;
use super::view::View;
use crate::calendar::DayRange;
use crate::model::{PartyId, ProvisionId};
use chrono::NaiveDate;

impl Fold {
    /// The spells of the programme, or of one party, as things stand: from the first of provisional application or of being in force to the end, in order. None before the
    /// first, which is `NotStarted`. Where dates are not known to the day, neighbours may overlap.
    #[must_use]
    pub fn spells(&self, party: Option<PartyId>, as_of: AsOf) -> Vec<Spell> {
        let view = View { fold: self, as_of };
        let life = Lifetime::of(view);
        let through = |one: Suspended| one.through(as_of.day);
        let mut suspensions: Vec<Suspended> = view.suspensions(None).into_iter().map(through).collect();
        let Some(party) = party else {
            let early = life.provisional.clone();
            return spells(early, &life.start, life.start_clause, life.last, &life.endings, &suspensions, Standing::Ended);
        };
        suspensions.extend(view.suspensions(Some(party)).into_iter().map(through));
        let part = life.part(party);
        let joined = self.plan.0.life.joins.as_ref().map(|clause| clause.provision).or(life.start_clause);
        let all: Vec<Ending> = part.endings.iter().chain(&life.endings).cloned().collect();
        let last = ends::first(&all);
        let over = if part.last.latest.is_some() && part.last.latest == last.latest && life.last != last {
            Standing::Withdrawn
        } else {
            Standing::Ended
        };
        let early = life.provisional.as_ref().map(|(_, clause)| (life.provisional_for(party), *clause));
        spells(early, &part.start, joined, last, &all, &suspensions, over)
    }
}

fn spells(
    provisional: Option<(Sought, ProvisionId)>,
    start: &Sought,
    clause: Option<ProvisionId>,
    last: LastDay,
    endings: &[Ending],
    suspensions: &[Suspended],
    over: Standing,
) -> Vec<Spell> {
    let mut spells = Vec::new();
    let begins = start.as_ref().ok();
    if let Some((Ok(since), clause)) = &provisional {
        let eve = begins.and_then(|start| day_before(start.days()));
        if eve.is_none_or(|eve| eve.latest >= since.days().earliest) {
            spells.push(spell(Standing::Provisional, Some(since.days()), eve.map(Last::Days), Some(*clause), &since.relied));
        }
    }
    let Some(begins) = begins else { return spells };
    // A notice that takes effect before the start, or on it, leaves no day in force: it is over as soon as it would start.
    let stillborn = last.latest.is_some_and(|last| last < begins.days().earliest);
    if !stillborn {
        in_force(&mut spells, begins, clause, last, suspensions);
    }
    if let Some(days) = last.days() {
        let ending = ends::deciding(endings);
        let relied = ending.and_then(|ending| ending.found.as_ref()).map_or(&[][..], |found| &found.relied);
        let first = if stillborn { Some(begins.days()) } else { day_after(days) };
        spells.push(spell(over, first, None, ending.map(|ending| ending.clause), relied));
    }
    spells
}

// In force from the start to the last day, but for the days on which it is suspended.
fn in_force(spells: &mut Vec<Spell>, begins: &Found, clause: Option<ProvisionId>, last: LastDay, suspensions: &[Suspended]) {
    let until = match (last.earliest, last.latest) {
        (None, _) => None,
        (Some(_), None) => Some(Last::Unknown),
        (Some(earliest), Some(latest)) => Some(Last::Days(DayRange { earliest, latest })),
    };
    let over = |day: NaiveDate| last.latest.is_some_and(|last| day > last);
    let mut from = Some((begins.days(), begins.relied.clone()));
    let mut in_order: Vec<&Suspended> = suspensions.iter().collect();
    in_order.sort_by_key(|suspended| suspended.first.days());
    for suspended in in_order {
        let (first, suspends_until) = (suspended.first.days(), suspended.last().map(|last| last.days()));
        let empty = suspends_until.is_some_and(|last| last.latest < first.earliest);
        let Some((since, relied)) = from.clone() else { break };
        if empty || over(first.earliest) || suspends_until.is_some_and(|last| last.latest < since.earliest) {
            continue;
        }
        // Where nobody knows when it takes hold, what is certain ends with the eve of the earliest day.
        let open = !suspended.needs.is_empty();
        let eve = day_before(if open { DayRange::day(first.earliest) } else { first });
        if let Some(eve) = eve.filter(|eve| eve.latest >= since.earliest) {
            spells.push(spell(Standing::InForce, Some(since), Some(Last::Days(eve)), clause, &relied));
        }
        let first = first.later(since);
        let end = match (suspends_until, until) {
            (Some(_), _) if open => first.earliest.pred_opt().map(|eve| Last::Days(DayRange { earliest: eve, latest: first.latest })),
            (None, _) if open => Some(Last::Unknown),
            (Some(days), Some(Last::Days(last))) => Some(Last::Days(days.earlier(last))),
            (Some(days), _) => Some(Last::Days(days)),
            (None, until) => until,
        };
        spells.push(spell(Standing::Suspended, Some(first), end, Some(suspended.clause), &suspended.relied()));
        let lifted = suspended.lifted.clone().filter(|_| suspends_until.is_some());
        from = lifted.filter(|lifted| !over(lifted.days().earliest)).map(|lifted| (lifted.days(), lifted.relied));
    }
    if let Some((since, relied)) = from {
        spells.push(spell(Standing::InForce, Some(since), until, clause, &relied));
    }
}

fn spell(state: Standing, first: Option<DayRange>, last: Option<Last>, clause: Option<ProvisionId>, relied: &[HappeningId]) -> Spell {
    Spell { state, first, last, clause, relied: relied.to_vec() }
}

fn day_before(days: DayRange) -> Option<DayRange> {
    Some(DayRange { earliest: days.earliest.pred_opt()?, latest: days.latest.pred_opt()? })
}

fn day_after(days: DayRange) -> Option<DayRange> {
    Some(DayRange { earliest: days.earliest.succ_opt()?, latest: days.latest.succ_opt()? })
}
