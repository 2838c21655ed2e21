//! Everything that an activity and a record can be: one set of questions, shared by every edition that is asked about.
//!
//! Fields, listed things, judges and events are the same in two editions if they have the same name. Every value that no rule tells from
//! another is left out: of words that a policy never mentions there is one, and of numbers only the bounds that rules speak of.

mod fields;
mod sides;

pub(super) use fields::{Domain, Field, runs_of};
pub(super) use sides::{Bounds, Side};

use super::circuit::{Bit, Circuit, FALSE, Known, TRUE};
use super::dates::{Dates, Moved};
use super::ordered::{NumberId, Numbers};
use crate::calendar::Step;
use chrono::{Datelike, NaiveDate};
use litemap::LiteMap;

/// Whether every fact of an activity is given, or some may be unknown. What a party has judged may always be open, and so may a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Facts {
    /// Every field has a value, or is known to have none.
    #[default]
    Given,
    /// Fields may be unknown.
    Partial,
}

/// An event of the record, which happens at most once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Happened {
    /// Whether it is recorded.
    pub recorded: Bit,
    /// Its day.
    pub day: NumberId,
}

/// The days on which a programme covers activities, where that is not worked out but left open.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenTerm {
    /// Whether they are known.
    pub known: Bit,
    /// The first.
    pub first: NumberId,
    /// The last.
    pub last: NumberId,
}

/// The questions.
#[derive(Clone, Debug)]
pub(super) struct Space {
    pub circuit: Circuit,
    pub numbers: Numbers,
    pub dates: Dates,
    pub fields: Vec<Field>,
    /// For each judgement and each party whether it has judged so.
    answers: LiteMap<(String, String), Known>,
    events: LiteMap<String, Happened>,
    /// For each life the days that are left open.
    terms: LiteMap<usize, OpenTerm>,
    /// For each life and each pair of fields whether a suspension lies between them.
    suspensions: LiteMap<(usize, usize, usize), Known>,
    /// The first and the last day of which anything is asked.
    pub horizon: (i64, i64),
    /// What must hold of every activity and record besides what is asked.
    pub limits: Vec<Bit>,
    /// What holds besides of records of which nothing disturbs a term that is left open.
    pub quiet: Vec<Bit>,
}

/// The number of a day, from 1 January of year 1.
pub(super) fn number_of(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of that number.
pub(super) fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

impl Space {
    /// The questions about these editions.
    pub fn new(sides: &mut [Side<'_>], facts: Facts) -> Self {
        let (first, last) = horizon(sides);
        sides.iter_mut().for_each(|side| side.live_within((first, last)));
        let mut space = Self {
            circuit: Circuit::new(),
            numbers: Numbers::default(),
            dates: Dates::default(),
            fields: Vec::new(),
            answers: LiteMap::new(),
            events: LiteMap::new(),
            terms: LiteMap::new(),
            suspensions: LiteMap::new(),
            horizon: (number_of(first), number_of(last)),
            limits: Vec::new(),
            quiet: Vec::new(),
        };
        // So that a day that is not moved has the first function, whatever its calendar.
        space.dates.calendar(&crate::calendar::CalendarRules::default());
        space.add_fields(sides, facts);
        share_lives(sides);
        space
    }

    /// What a party has judged; asked of an edition in which it judges.
    pub fn answer(&mut self, judgement: &str, party: &str) -> Known {
        let key = (judgement.to_owned(), party.to_owned());
        if let Some(known) = self.answers.get(&key) {
            return *known;
        }
        let (judged, so) = (self.circuit.input(), self.circuit.input());
        let known = Known { holds: self.circuit.and(&[judged, so]), fails: self.circuit.and(&[judged, !so]) };
        self.answers.insert(key, known);
        known
    }

    /// Each judgement and party with what the party has judged.
    pub fn answers(&self) -> impl Iterator<Item = (&(String, String), &Known)> {
        self.answers.iter()
    }

    /// An event of the record.
    pub fn event(&mut self, name: &str) -> Happened {
        if let Some(known) = self.events.get(name) {
            return *known;
        }
        let happened = Happened { recorded: self.circuit.input(), day: self.numbers.add(self.horizon.0, self.horizon.1) };
        self.events.insert(name.to_owned(), happened);
        happened
    }

    /// Each event with what is asked of it.
    pub fn events(&self) -> impl Iterator<Item = (&String, &Happened)> {
        self.events.iter()
    }

    /// The days on which an edition with that life covers activities, left open.
    pub fn open_term(&mut self, life: usize) -> OpenTerm {
        if let Some(known) = self.terms.get(&life) {
            return *known;
        }
        let (least, most) = self.horizon;
        let term = OpenTerm { known: self.circuit.input(), first: self.numbers.add(least, most), last: self.numbers.add(least, most) };
        self.terms.insert(life, term);
        term
    }

    /// Whether the days of a life have been left open already.
    pub fn has_open_term(&self, life: usize) -> bool {
        self.terms.contains_key(&life)
    }

    /// For each life whose days are left open whether they are known.
    pub fn terms_known(&self) -> impl Iterator<Item = Bit> {
        self.terms.values().map(|term| term.known)
    }

    /// Whether any edition's days are left open.
    pub fn leaves_terms_open(&self) -> bool {
        !self.terms.is_empty() || !self.suspensions.is_empty()
    }

    /// Whether an activity from one field to another is clear of suspensions, left open.
    pub fn clear_of_suspensions(&mut self, life: usize, first: usize, last: usize) -> Known {
        if let Some(known) = self.suspensions.get(&(life, first, last)) {
            return *known;
        }
        let (known, clear) = (self.circuit.input(), self.circuit.input());
        let answer = Known { holds: self.circuit.and(&[known, clear]), fails: self.circuit.and(&[known, !clear]) };
        self.quiet.push(answer.holds);
        self.suspensions.insert((life, first, last), answer);
        answer
    }

    /// A day moved by steps of an edition's calendar, and whether the steps lead anywhere.
    pub fn moved(&mut self, side: &Side<'_>, day: NumberId, steps: &[Step]) -> (Moved, Bit) {
        let moved = self.dates.moved(&self.numbers, day, steps, side.calendar);
        if steps.is_empty() {
            return (moved, TRUE);
        }
        let bounds = self.numbers.get(day).map_or((0, 0), |number| (number.least, number.most));
        let runs = super::dates::leading_somewhere(steps, &side.program.calendar, bounds);
        let leads = if runs.is_empty() { FALSE } else { self.numbers.within(&mut self.circuit, day, &runs) };
        (moved, leads)
    }
}

/// Tells each edition the first one that lives as it does; only where something of their lives is left open does it matter.
fn share_lives(sides: &mut [Side<'_>]) {
    let open: Vec<usize> = (0..sides.len()).filter(|at| sides.get(*at).is_some_and(|side| side.course.is_none())).collect();
    for at in &open {
        let alike = |other: &&usize| sides.get(**other).zip(sides.get(*at)).is_some_and(|(one, two)| one.lives_like(two));
        let first = open.iter().take_while(|other| *other < at).find(alike).and_then(|other| sides.get(*other)).map(|side| side.life);
        if let (Some(first), Some(side)) = (first, sides.get_mut(*at)) {
            side.life = first;
        }
    }
}

// From the first day of which any edition speaks to the last.
fn horizon(sides: &[Side<'_>]) -> (NaiveDate, NaiveDate) {
    let declared = sides.iter().filter(|side| side.model.calendar.horizon.is_some()).map(Side::horizon);
    let widest = declared.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    widest.unwrap_or_else(|| sides.first().map(Side::horizon).unwrap_or_default())
}
