//! An amendment before the edition that it changes: what has been done about it, and which of that counts under one way of amending.

use super::answers::{Remark, Said, Unsettled};
use super::arrival::{Arrival, happened, not_before};
use super::family::{Carried, Known};
use crate::calendar::DayRange;
use crate::model::{ActKind, AmendingAct, AmendingWay, BodyId, Form, HappeningKind, Model, PartyId, Who};
use crate::record::{AsOf, Membership};
use crate::value::Truth;
use std::collections::BTreeSet;

/// An amendment before the edition that it changes.
pub(super) struct Case<'a> {
    pub known: &'a Known,
    pub carried: &'a Carried,
    pub members: Vec<Membership>,
    /// When that edition came into force.
    pub begun: Arrival,
    /// Whether it is the one that the programme began with.
    pub first_edition: bool,
    pub as_of: AsOf,
    pub about: Vec<About<'a>>,
}

/// An act about the amendment, as far as it was known and can have happened.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub at: usize,
    pub act: &'a AmendingAct,
    /// What is told of its text, whatever the way of amending.
    pub text: Option<Said>,
}

/// An act under a way of amending.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    pub at: usize,
    pub act: &'a AmendingAct,
    pub days: DayRange,
    /// Whether it counts.
    pub counts: Truth,
}

/// The acts that count under a way, and what is told of those that do not.
#[derive(Default)]
pub(super) struct Counting<'a> {
    pub acts: Vec<Counted<'a>>,
    pub remarks: Vec<Remark>,
    pub needs: Vec<Unsettled>,
}

impl<'a> Case<'a> {
    pub fn model(&self) -> &'a Model {
        &self.known.model
    }

    /// The acts under a way; those that must come behind something else are looked at later.
    pub fn counting(&self, way: &AmendingWay) -> Counting<'a> {
        let mut counting = Counting::default();
        for about in &self.about {
            let days = DayRange::of(about.act.date);
            counting.remarks.extend(about.text.map(|says| Remark { act: about.at, says }));
            if about.text.is_some_and(|said| said != Said::Unbound) {
                continue;
            }
            counting.acts.push(Counted { at: about.at, act: about.act, days, counts: Truth::True });
        }
        if let Some(form) = &way.form {
            counting.restrict(|act| (in_form(form, act.act.form.as_ref()), Said::OtherForm), |act| Unsettled::Form(act.at));
        }
        if !self.first_edition {
            let begun = self.begun;
            let of_moment = |act: &Counted<'_>| if is_of_its_moment(act.act.kind) { not_before(act.days, begun) } else { Truth::True };
            counting.restrict(|act| (of_moment(act), Said::BeforeEdition(begun)), |act| Unsettled::Day(act.at));
        }
        counting
    }

    /// When an event first came about under the edition. What the edition itself came of is no longer counted.
    pub fn followed(&self, way: &AmendingWay) -> Option<Arrival> {
        let event = way.following?;
        let duty = self.model().duties.iter().find(|duty| duty.acts.iter().any(|act| act.event == event));
        let who = duty.map(|duty| &duty.who).or_else(|| self.model().event(event).and_then(|event| event.by.as_ref()));
        let told = |one: &&crate::model::Happening| one.event == event && one.kind == HappeningKind::Happened;
        let known = |one: &&crate::model::Happening| one.recorded.is_none_or(|recorded| recorded <= self.as_of.known);
        let in_time = |one: &&crate::model::Happening| one.date.earliest() <= self.as_of.day;
        let dated = self.carried.happenings.iter().filter(told).filter(known).filter(in_time);
        let done: Vec<(DayRange, &[PartyId], Truth)> = dated
            .map(|one| {
                let days = DayRange::of(one.date);
                (days, one.by.as_slice(), if self.first_edition { Truth::True } else { behind(days, self.begun) })
            })
            .collect();
        let turns: BTreeSet<_> = done.iter().flat_map(|(days, ..)| [days.earliest, days.latest]).collect();
        Some(Arrival::first(&turns, |day| {
            let by = |party: Option<PartyId>| {
                let theirs = done.iter().filter(|(_, by, _)| by.is_empty() || party.is_none_or(|party| by.contains(&party)));
                theirs.fold(Truth::False, |any, (days, _, counts)| any.or(happened(*days, day).and(*counts)))
            };
            all_of(who, &by)
        }))
    }
}

impl<'a> Counting<'a> {
    /// Keeps what meets a condition; what does not is told, and what is open is told too.
    pub fn restrict(&mut self, condition: impl Fn(&Counted<'a>) -> (Truth, Said), need: impl Fn(&Counted<'a>) -> Unsettled) {
        for act in &mut self.acts {
            let (holds, says) = condition(act);
            match holds {
                Truth::True => {}
                Truth::Unknown if act.counts != Truth::False => {
                    let need = need(act);
                    if !self.needs.contains(&need) {
                        self.needs.push(need);
                    }
                }
                Truth::False if act.counts != Truth::False => self.remarks.push(Remark { act: act.at, says }),
                Truth::Unknown | Truth::False => {}
            }
            act.counts = act.counts.and(holds);
        }
    }
}

/// Whether those have done it, of whom it is asked: all of them, or any.
pub(super) fn all_of(who: Option<&Who>, by: &dyn Fn(Option<PartyId>) -> Truth) -> Truth {
    match who {
        None => by(None),
        Some(Who::Either(parties)) => parties.iter().fold(Truth::False, |any, party| any.or(by(Some(*party)))),
        Some(who) => who.parties().iter().fold(Truth::True, |all, party| all.and(by(Some(*party)))),
    }
}

/// What is decided in a moment is decided by the rules of that moment; a consent, once given, is there from then on.
fn is_of_its_moment(kind: ActKind) -> bool {
    matches!(kind, ActKind::VoteFor | ActKind::VoteAgainst | ActKind::Abstention | ActKind::Decision | ActKind::Communication)
}

fn behind(days: DayRange, begun: Arrival) -> Truth {
    if begun.latest.is_some_and(|latest| days.earliest > latest) {
        Truth::True
    } else if begun.earliest.is_none_or(|earliest| days.latest <= earliest) {
        Truth::False
    } else {
        Truth::Unknown
    }
}

fn in_form(wanted: &Form, form: Option<&Form>) -> Truth {
    match (wanted, form) {
        (_, None) => Truth::Unknown,
        (Form::Written, Some(_)) => Truth::True,
        // In writing, and nobody says in which form.
        (Form::Named(_), Some(Form::Written)) => Truth::Unknown,
        (wanted, Some(form)) => Truth::from(wanted == form),
    }
}

impl Counted<'_> {
    pub fn is_by(&self, party: PartyId) -> bool {
        self.act.by.contains(&party)
    }

    /// Whether it is the act of whoever has to act: also where it is said of nobody whose it was.
    pub fn is_of(&self, party: Option<PartyId>) -> bool {
        self.act.by.is_empty() || party.is_none_or(|party| self.is_by(party))
    }

    pub fn is_of_body(&self, body: BodyId) -> bool {
        self.act.body == Some(body)
    }

    /// Whether it has happened, and counts, by the end of a day.
    pub fn by_day(&self, day: chrono::NaiveDate) -> Truth {
        self.counts.and(happened(self.days, day))
    }
}
