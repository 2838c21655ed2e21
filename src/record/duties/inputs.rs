//! What the occurrences of a duty depend on: the life of the programme, the day from which they are counted, and what was done.

use super::Line;
use crate::calendar::DayRange;
use crate::model::{ConditionKind, EventId, HappeningKind, PartyId, Point, Survival, Timed, Who};
use crate::record::answers::{HappeningId, Need};
use crate::record::ends::LastDay;
use crate::record::fold::Entry;
use crate::record::found::{Absent, Found, Sought};
use crate::record::lifetime::Lifetime;
use crate::record::plan::Length;
use crate::record::points::Seeking;
use crate::record::view::{Reach, View};
use chrono::NaiveDate;

/// What the occurrences of a duty depend on.
pub(super) struct Inputs {
    /// The first day on which anything is owed.
    pub first: DayRange,
    /// The last day of the programme, or of the party's part in it.
    pub last: LastDay,
    pub not_before: Option<DayRange>,
    pub until: Option<DayRange>,
    /// The day from which it is counted; none where nothing is counted.
    pub anchor: Option<DayRange>,
    /// The events of which each makes an occurrence.
    pub triggers: Vec<(DayRange, HappeningId)>,
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
        let (start, last) = match line.party {
            None => (life.start.clone(), life.last),
            Some(party) => {
                let part = life.part(party);
                let both = [part.last, life.last];
                let earliest = both.iter().filter_map(|last| last.earliest).min();
                let latest = both.iter().filter_map(|last| last.latest).min();
                (part.start, LastDay { earliest, latest })
            }
        };
        let start = match start {
            Ok(start) => start,
            Err(absent) if absent.not_yet && life.start.is_ok() => return Ok(None),
            Err(absent) => return Err(Absent { not_yet: false, ..absent }),
        };
        let own_start = Ok(start.clone());
        let seeking = Seeking { clause: duty.provision, own: line.party, reach: Reach::UpToDay, start: Some(&own_start) };
        let point = |point: &Point| view.point(point, seeking);
        let schedule = &duty.schedule;
        let (anchor, triggers) = match &schedule.when {
            Timed::Unsaid | Timed::Once | Timed::Throughout => (None, Vec::new()),
            Timed::By(by) => (Some(point(by)?), Vec::new()),
            Timed::Within(_, from) | Timed::Every { from, .. } => (Some(point(from)?), Vec::new()),
            Timed::WithinOfEach(_, trigger) => (None, self::triggers(view, trigger, line.party)),
        };
        let not_before = schedule.not_before.as_ref().map(&point).transpose()?;
        let until = match schedule.until.as_ref().map(point) {
            Some(Err(absent)) if absent.not_yet => None,
            other => other.transpose()?,
        };
        let basis = anchor.clone().unwrap_or_else(|| if triggers.is_empty() { start.clone() } else { Found::given(start.days()) });
        let events: Vec<EventId> = match duty.acts.get(line.act as usize) {
            _ if duty.either => duty.acts.iter().map(|act| act.event).collect(),
            act => act.iter().map(|act| act.event).collect(),
        };
        let acts = acts(view, &events, &duty.who, line.party);
        let otherwise = schedule.otherwise.iter().flat_map(|other| self::acts(view, &[other.act], &duty.who, line.party)).collect();
        let days = |sought: &Found| sought.days();
        Ok(Some(Self {
            first: start.days(),
            last,
            not_before: not_before.as_ref().map(days),
            until: until.as_ref().map(days),
            anchor: anchor.as_ref().map(days),
            triggers,
            acts,
            otherwise,
            survives: survives(line, view),
            conditional: duty.when.as_ref().is_some_and(|when| !matches!(when.kind, ConditionKind::Always)),
            basis: Found::given(basis.days()).resting_on(&basis),
            needs: life.endings.iter().flat_map(|ending| ending.needs.iter().cloned()).collect(),
        }))
    }
}

// The events of which each makes an occurrence. One whose moment is not known is as uncertain as its sending leaves it.
fn triggers(view: View<'_>, trigger: &crate::model::Trigger, own: Option<PartyId>) -> Vec<(DayRange, HappeningId)> {
    use crate::model::Actors;
    let by = move |entry: &&Entry| match (trigger.by, own) {
        (Actors::Party(party), _) | (Actors::Own, Some(party)) => view.by(entry).is(party),
        _ => true,
    };
    let moment = |entry: &Entry| -> Option<(DayRange, HappeningId)> {
        let found: Sought = view.moment(entry, trigger.moment);
        Some((found.ok()?.days(), entry.id))
    };
    let mut all: Vec<_> = view.happened(trigger.event, Reach::UpToDay).filter(by).filter_map(moment).collect();
    all.sort_unstable();
    all
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
