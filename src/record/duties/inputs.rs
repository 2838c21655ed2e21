//! What the occurrences of a duty depend on: the life of the programme, the day from which they are counted, and what was done.

use super::Line;
use super::known::Known;
use crate::calendar::DayRange;
use crate::model::{ConditionKind, EventId, HappeningKind, PartyId, Point, Survival, Timed, Who};
use crate::record::answers::{HappeningId, Need};
use crate::record::ends::{self, Ending, LastDay};
use crate::record::fold::Entry;
use crate::record::found::{Absent, Found};
use crate::record::lifetime::Lifetime;
use crate::record::plan::Length;
use crate::record::points::Seeking;
use crate::record::view::{Reach, View};
use chrono::NaiveDate;

/// What the occurrences of a duty depend on.
pub(super) struct Inputs {
    /// The first day on which anything is owed.
    pub first: Known,
    /// The last day of the programme, or of the party's part in it.
    pub last: LastDay,
    /// The same, where one date decides it that is counted from an uncertain day.
    pub last_known: Option<Known>,
    pub not_before: Option<Known>,
    pub until: Option<Known>,
    /// The day from which it is counted; none where nothing is counted.
    pub anchor: Option<Known>,
    /// The events of which each makes an occurrence.
    pub triggers: Vec<(DayRange, HappeningId)>,
    /// Those of which it is not known when they were received, and so whether they have made one.
    pub unreceived: Vec<(DayRange, HappeningId)>,
    pub acts: Vec<Act>,
    /// What was done of that to which a miss leads.
    pub otherwise: Vec<Act>,
    /// For how long it stays owed behind the end: none where it does not, and then without end.
    pub survives: Option<Option<Length>>,
    pub conditional: bool,
    /// What its dates rest on.
    pub basis: Found,
    pub needs: Vec<Need>,
}

/// Something that was done about a duty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    pub days: DayRange,
    pub kind: HappeningKind,
    pub id: HappeningId,
}

impl Inputs {
    /// Nothing where nothing is owed, as the party is no party yet.
    pub fn of(line: Line<'_>, view: View<'_>, life: &Lifetime<'_>) -> Result<Option<Self>, Absent> {
        let duty = line.duty;
        let part = line.party.map(|party| life.part(party));
        let start = part.as_ref().map_or(&life.start, |part| &part.start).clone();
        let endings: Vec<&Ending> = part.iter().flat_map(|part| &part.endings).chain(&life.endings).collect();
        let last = ends::first(endings.iter().copied());
        let start = match start {
            Ok(start) => start,
            Err(absent) if absent.not_yet && life.start.is_ok() => return Ok(None),
            Err(absent) => return Err(Absent { not_yet: false, ..absent }),
        };
        let own_start = Ok(start.clone());
        let seeking = Seeking { clause: duty.provision, own: line.party, reach: Reach::UpToDay, start: Some(&own_start) };
        let point = |point: &Point| view.point(point, seeking);
        let schedule = &duty.schedule;
        let (mut anchor, mut triggers, mut unreceived) = (None, Vec::new(), Vec::new());
        match &schedule.when {
            Timed::Unsaid | Timed::Once | Timed::Throughout => {}
            Timed::By(from) | Timed::Within(_, from) | Timed::Every { from, .. } => anchor = Some(point(from)?),
            Timed::WithinOfEach(_, trigger) => (triggers, unreceived) = self::triggers(view, trigger, line.party),
        }
        let not_before = schedule.not_before.as_ref().map(&point).transpose()?;
        let until = match schedule.until.as_ref().map(point) {
            Some(Err(absent)) if absent.not_yet => None,
            other => other.transpose()?,
        };
        let needs = needs(view, [Some(&start), not_before.as_ref(), until.as_ref(), anchor.as_ref()].into_iter().flatten(), &endings);
        let basis = anchor.clone().unwrap_or_else(|| if triggers.is_empty() { start.clone() } else { Found::given(start.days()) });
        let events: Vec<EventId> = match duty.acts.get(line.act as usize) {
            _ if duty.either => duty.acts.iter().map(|act| act.event).collect(),
            act => act.iter().map(|act| act.event).collect(),
        };
        let acts = acts(view, &events, &duty.who, line.party);
        let otherwise = schedule.otherwise.iter().flat_map(|other| self::acts(view, &[other.act], &duty.who, line.party)).collect();
        Ok(Some(Self {
            first: Known::of(&start),
            last,
            last_known: last_known(&endings, last),
            not_before: not_before.as_ref().map(Known::of),
            until: until.as_ref().map(Known::of),
            anchor: anchor.as_ref().map(Known::of),
            triggers,
            unreceived,
            acts,
            otherwise,
            survives: survives(line, view),
            conditional: duty.when.as_ref().is_some_and(|when| !matches!(when.kind, ConditionKind::Always)),
            basis: Found::given(basis.days()).resting_on(&basis),
            needs,
        }))
    }
}

// What would settle the days on which everything rests.
fn needs<'found>(view: View<'_>, rests_on: impl Iterator<Item = &'found Found>, endings: &[&Ending]) -> Vec<Need> {
    let inexact = rests_on.flat_map(|found| &found.relied).filter(|id| view.fold.inexact(**id)).map(|id| Need::ExactDate(*id));
    let mut needs: Vec<Need> = Vec::new();
    for need in inexact.chain(endings.iter().flat_map(|ending| ending.needs.iter().cloned())) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
}

// The date that decides the last day whatever the others are; none where several can.
fn last_known(endings: &[&Ending], last: LastDay) -> Option<Known> {
    let latest = last.days()?.latest;
    let mut early = endings.iter().filter(|ending| ending.last.earliest.is_some_and(|earliest| earliest <= latest));
    let (only, none) = (early.next()?, early.next());
    let known = only.found.as_ref().filter(|_| none.is_none() && only.certain).map(Known::of)?;
    known.is_tied().then_some(known)
}

type Triggers = Vec<(DayRange, HappeningId)>;

// The events of which each makes an occurrence, and those of which it is not known when they were received.
fn triggers(view: View<'_>, trigger: &crate::model::Trigger, own: Option<PartyId>) -> (Triggers, Triggers) {
    use crate::model::Actors;
    let by = move |entry: &&Entry| match (trigger.by, own) {
        (Actors::Party(party), _) | (Actors::Own, Some(party)) => view.by(entry).is(party),
        _ => true,
    };
    let (mut all, mut unreceived) = (Vec::new(), Vec::new());
    for entry in view.happened(trigger.event, Reach::UpToDay).filter(by) {
        match view.moment(entry, trigger.moment) {
            Ok(found) => all.push((found.days(), entry.id)),
            Err(_) => unreceived.push((entry.days, entry.id)),
        }
    }
    all.sort_unstable();
    (all, unreceived)
}

fn acts(view: View<'_>, events: &[EventId], who: &Who, party: Option<PartyId>) -> Vec<Act> {
    let performs = |entry: &&Entry| {
        let by = view.by(entry);
        match (party, who) {
            // Those to whom it is owed excuse and discharge it.
            _ if matches!(entry.kind, HappeningKind::Excused | HappeningKind::Discharged) => true,
            (Some(party), _) => by.is(party),
            (None, Who::Jointly(parties)) => parties.iter().all(|party| by.is(*party)),
            (None, who) => who.parties().iter().any(|party| by.is(*party)),
        }
    };
    let mut all: Vec<Act> = Vec::new();
    for event in events {
        let entries = view.entries(*event, Reach::UpToDay).filter(performs);
        all.extend(entries.map(|entry| Act { days: entry.days, kind: entry.kind, id: entry.id }));
    }
    all
}

fn survives(line: Line<'_>, view: View<'_>) -> Option<Option<Length>> {
    let names: Vec<&str> = match line.duty.acts.get(line.act as usize) {
        _ if line.duty.either => line.duty.acts.iter().map(|act| act.name.as_str()).collect(),
        act => act.iter().map(|act| act.name.as_str()).collect(),
    };
    view.plan().life.survivals.iter().find_map(|clause| match &clause.says {
        Survival::Named { name, length, .. } if names.contains(&name.as_str()) => {
            Some(length.and_then(|length| view.plan().length(length)))
        }
        _ => None,
    })
}

/// The days of one world: everything that is uncertain, settled one way.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub first: NaiveDate,
    pub last: Option<NaiveDate>,
    pub not_before: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub anchor: Option<NaiveDate>,
    pub triggers: Vec<(NaiveDate, HappeningId)>,
    pub acts: Vec<Done>,
    pub otherwise: Vec<Done>,
}

/// Something that was done about a duty on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Done {
    pub day: NaiveDate,
    pub rank: u8,
    pub id: HappeningId,
}
