//! Silence: after each event that asks for an answer, from when it has its meaning.

use super::exits::Notice;
use super::fold::Entry;
use super::found::{Absent, Found, Sought};
use super::terms::after;
use super::view::{Reach, View};
use crate::calendar::DayRange;
use crate::model::{Clause, Moment, PartyId, Silence, SilenceMeans, Who};
use crate::value::Truth;

/// A silence of all who have to be silent after one event.
#[derive(Clone, Debug)]
pub(super) struct Silent {
    /// The days on which the event was.
    pub asked: DayRange,
    /// The day from which the silence has its meaning; what is missing for it.
    pub full: Sought,
    /// The earliest that it can be.
    pub no_earlier: DayRange,
    /// Whether it is unbroken.
    pub unbroken: Truth,
}

impl<'fold> View<'fold> {
    /// The silences under a clause, one for each event that asks for an answer.
    pub fn silences(self, clause: &'fold Clause<Silence>) -> impl Iterator<Item = Silent> {
        self.happened(clause.says.after, Reach::UpToDay).map(move |entry| self.silence(clause, entry))
    }

    /// Whether that party's silence is unbroken after an event.
    pub fn silent(self, clause: &Clause<Silence>, entry: &Entry, party: PartyId) -> Truth {
        let begun = self.moment(entry, clause.says.moment);
        let full = begun.clone().and_then(|begun| self.full(clause, begun));
        let answers = self.happened(clause.says.unless, Reach::UpToDay).filter(|answer| self.by(answer).is(party));
        let broken = answers.fold(Truth::False, |broken, answer| {
            let in_time = full.as_ref().map_or(Truth::Unknown, |full| !after(answer.days, full.days()));
            // What is answered before it is received is answered all the same; what is answered before it is sent answers something else.
            let behind = begun.as_ref().map_or_else(|_| !after(entry.days, answer.days), |begun| !after(begun.days(), answer.days));
            broken.or(in_time.and(behind))
        });
        !broken
    }

    fn silence(self, clause: &Clause<Silence>, entry: &Entry) -> Silent {
        let each = clause.says.by.parties().iter().map(|party| self.silent(clause, entry, *party));
        let unbroken = match clause.says.by {
            Who::Either(_) => each.fold(Truth::False, Truth::or),
            _ => each.fold(Truth::True, Truth::and),
        };
        let sent = Found::of(entry.days, entry.id, Moment::Happened);
        let no_earlier = self.full(clause, sent).map_or(entry.days, |full| full.days());
        let full = self.moment(entry, clause.says.moment).and_then(|begun| self.full(clause, begun));
        Silent { asked: entry.days, full, no_earlier, unbroken }
    }

    fn full(self, clause: &Clause<Silence>, begun: Found) -> Sought {
        let unknown = || Absent::unknown(super::answers::Need::Day(clause.provision));
        begun.after(self.plan().length(clause.says.length).ok_or_else(unknown)?, self.plan(), clause.provision)
    }

    /// What silence ends.
    pub fn ended_by_silence(self) -> Vec<Notice> {
        let clauses = self.plan().life.silences.iter().filter(|clause| clause.says.means == SilenceMeans::End);
        let notices = clauses.flat_map(|clause| {
            self.silences(clause).map(|silent| Notice {
                clause: clause.provision,
                party: None,
                given: silent.asked,
                no_earlier: silent.no_earlier.earliest,
                effect: silent.full,
                counts: silent.unbroken,
            })
        });
        notices.collect()
    }

    /// Whether that party's silence confirms a renewal behind the one day and no later than the other.
    pub fn renewed_by_silence(self, party: PartyId, behind: Option<DayRange>, deadline: DayRange) -> Truth {
        let clauses = self.plan().life.silences.iter().filter(|clause| clause.says.means == SilenceMeans::Renewal);
        let silences = clauses.filter(|clause| clause.says.by.parties().contains(&party)).flat_map(|clause| {
            let events = self.happened(clause.says.after, Reach::UpToDay);
            events.map(move |entry| {
                let full = self.moment(entry, clause.says.moment).and_then(|begun| self.full(clause, begun));
                let Ok(full) = full.map(|full| full.days()) else { return self.silent(clause, entry, party).and(Truth::Unknown) };
                let come = super::suspensions::reached(full, self.as_of.day);
                let in_time = behind.map_or(Truth::True, |behind| after(full, behind)).and(!after(full, deadline));
                self.silent(clause, entry, party).and(in_time).and(come)
            })
        });
        silences.fold(Truth::False, Truth::or)
    }
}
