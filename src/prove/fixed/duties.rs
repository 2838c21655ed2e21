//! What parties owe, and with what force, in one edition or two.

use super::{Fixed, Reading};
use crate::model::{Bearers, Duty, EventId, Force, PartyId, Who};
use crate::prove::proof::{Counterexample, Heavier};

/// The act is owed with at most, or at least, that force.
pub(in crate::prove) fn force(reading: &Reading<'_>, act: EventId, at_least: bool, force: Force) -> Fixed {
    let mut owed = reading.model.duties.iter().enumerate().filter(|(_, duty)| duty.acts.iter().any(|one| one.event == act)).peekable();
    match (owed.peek(), at_least) {
        (None, true) => return Fixed::Fails(Counterexample::NotOwed(act)),
        (None, false) => return Fixed::Empty,
        _ => {}
    }
    let keeps = |duty: &Duty| if at_least { weight(duty.force) >= weight(force) } else { weight(duty.force) <= weight(force) };
    match owed.find(|(_, duty)| !keeps(duty)) {
        Some((at, duty)) => Fixed::Fails(Counterexample::Force { duty: at, force: duty.force }),
        None => Fixed::Holds(0),
    }
}

/// Whoever owes the act, it is these, and in this manner.
pub(in crate::prove) fn owed_by(reading: &Reading<'_>, act: EventId, by: &Who) -> Fixed {
    let mut owed = reading.model.duties.iter().enumerate().filter(|(_, duty)| duty.acts.iter().any(|one| one.event == act)).peekable();
    if owed.peek().is_none() {
        return Fixed::Fails(Counterexample::NotOwed(act));
    }
    let other = owed.find(|(_, duty)| !same(&duty.who, by));
    other.map_or(Fixed::Holds(0), |(at, _)| Fixed::Fails(Counterexample::Owed { duty: at }))
}

/// Whether they are the same parties in the same manner, whatever their order.
fn same(one: &Who, other: &Who) -> bool {
    let (parties, others) = (one.parties(), other.parties());
    let same = parties.iter().all(|party| others.contains(party)) && others.iter().all(|party| parties.contains(party));
    // One party alone owes something jointly, by itself, or as one of itself.
    let alone = parties.first().is_some_and(|first| parties.iter().all(|party| party == first));
    same && (alone || std::mem::discriminant(one) == std::mem::discriminant(other))
}

/// The force of a duty, as a number: the more, the heavier.
pub(in crate::prove) fn weight(force: Force) -> u8 {
    match force {
        Force::MayConsider => 0,
        Force::May => 1,
        Force::Should => 2,
        Force::Will => 3,
        Force::Shall => 4,
    }
}

/// These owe nothing that they did not owe in the edition before, and nothing with more force, more often, or on fewer conditions. Permissions are no duties.
pub(in crate::prove) fn no_new_duty(old: &Reading<'_>, new: &Reading<'_>, bearers: &Bearers) -> Fixed {
    // What a party owed with others, it did not owe alone.
    let counts: fn(&Who) -> bool = if matches!(bearers, Bearers::Alone(_)) { by_itself } else { |_| true };
    let duties = new.model.duties.iter().enumerate().filter(|(_, duty)| weight(duty.force) >= weight(Force::Should));
    for (at, duty) in duties.filter(|(_, duty)| bearers.owe(&duty.who)) {
        for party in bearers.parties() {
            if duty.who.parties().contains(party)
                && let Some(before) = heavier(old, new, duty, (*party, counts))
            {
                return Fixed::Fails(Counterexample::Duty { duty: at, party: *party, before });
            }
        }
    }
    Fixed::Holds(0)
}

/// Whether each that owes something owes all of it, whatever the others do.
fn by_itself(who: &Who) -> bool {
    who.parties().len() == 1 || matches!(who, Who::Each(_))
}

/// How a duty goes beyond what a party owed before, of what counts; none where it does not.
pub(in crate::prove) fn heavier(
    old: &Reading<'_>,
    new: &Reading<'_>,
    duty: &Duty,
    (party, counts): (PartyId, fn(&Who) -> bool),
) -> Option<Option<(usize, Heavier)>> {
    let name = new.model.party(party).map(|party| party.name.as_str());
    let same_party = |other: &PartyId| old.model.party(*other).map(|party| party.name.as_str()) == name;
    let acts = |duty: &Duty| duty.acts.iter().map(|act| act.name.clone()).collect::<Vec<_>>();
    // Whoever did what was owed before does what is owed now.
    let covers = |before: &Duty| {
        let (earlier, now) = (acts(before), acts(duty));
        match (before.either && earlier.len() > 1, duty.either) {
            (false, false) => now.iter().all(|act| earlier.contains(act)),
            (false, true) => now.iter().any(|act| earlier.contains(act)),
            (true, true) => earlier.iter().all(|act| now.contains(act)),
            (true, false) => false,
        }
    };
    let owed = old.model.duties.iter().enumerate();
    let mut owed =
        owed.filter(|(_, before)| counts(&before.who) && before.who.parties().iter().any(same_party) && covers(before)).peekable();
    if owed.peek().is_none() {
        return Some(None);
    }
    let mut found = None;
    for (at, before) in owed {
        let beyond = if weight(duty.force) > weight(before.force) {
            Heavier::Force(duty.force)
        } else if !same_schedule(old, before, new, duty) {
            Heavier::Schedule
        } else if before.when.is_some() && duty.when.is_none() {
            Heavier::Condition
        } else {
            return None;
        };
        found = found.or(Some((at, beyond)));
    }
    Some(found)
}

/// How what a party owes differs between two editions; duties by their places in the edition that has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyChange {
    /// It owes what it did not owe.
    New(usize, PartyId),
    /// It no longer owes what it owed.
    Gone(usize, PartyId),
    /// It owes more than before.
    Heavier(usize, PartyId, Heavier),
}

/// What parties owe otherwise in a new edition. A duty that weighs less is told as one that weighs more the other way round.
#[must_use]
pub fn duties_changed(old: &crate::model::Model, new: &crate::model::Model) -> Vec<DutyChange> {
    let (before, after) = (Reading::of(old, &[]), Reading::of(new, &[]));
    let mut changes = Vec::new();
    for (at, duty) in new.duties.iter().enumerate() {
        for party in duty.who.parties() {
            match heavier(&before, &after, duty, (*party, |_| true)) {
                None => {}
                Some(None) => changes.push(DutyChange::New(at, *party)),
                Some(Some((_, beyond))) => changes.push(DutyChange::Heavier(at, *party, beyond)),
            }
        }
    }
    for (at, duty) in old.duties.iter().enumerate() {
        for party in duty.who.parties() {
            if heavier(&after, &before, duty, (*party, |_| true)) == Some(None) {
                changes.push(DutyChange::Gone(at, *party));
            }
        }
    }
    changes
}

/// Whether a duty is to be kept when it was to be kept before: as the schedules are written, and under the readings in force.
fn same_schedule(old: &Reading<'_>, before: &Duty, new: &Reading<'_>, duty: &Duty) -> bool {
    told(old, before) == told(new, duty)
}

fn told(reading: &Reading<'_>, duty: &Duty) -> String {
    use crate::model::Timed;
    let period = |source| reading.period(source).map_or_else(String::new, |period| format!("{period:?}"));
    let when = match &duty.schedule.when {
        Timed::Every { period: every, from, drift } => format!("every {} {} {drift:?}", period(*every), point(reading, from)),
        Timed::Within(length, from) => format!("within {} {}", period(*length), point(reading, from)),
        Timed::WithinOfEach(length, trigger) => format!("within {} each {}", period(*length), name(reading, trigger.event)),
        Timed::By(by) => format!("by {}", point(reading, by)),
        Timed::Unsaid | Timed::Once => "once".to_owned(),
        Timed::Throughout => "throughout".to_owned(),
    };
    let window = duty.schedule.window.map(|(before, after)| format!("{} {}", period(before), period(after)));
    let until = duty.schedule.until.as_ref().map(|until| point(reading, until));
    format!("{when} {window:?} {until:?} {}", duty.schedule.count)
}

fn name(reading: &Reading<'_>, event: EventId) -> String {
    reading.model.event(event).map_or_else(String::new, |event| event.name.clone())
}

fn point(reading: &Reading<'_>, point: &crate::model::Point) -> String {
    match reading.plan.edge(point) {
        Some(crate::record::Edge::Day(day)) => day.to_string(),
        Some(crate::record::Edge::From(event, steps)) => format!("{} {steps:?}", name(reading, event)),
        None => format!("{point:?}"),
    }
}
