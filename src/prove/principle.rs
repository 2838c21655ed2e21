//! A principle, sentence by sentence: proved, refuted, or neither, under each combination of readings that it speaks of.

use super::compare::{Change, Nothing};
use super::every::Every;
use super::fixed::{self, Fixed, Reading};
use super::proof::{Counterexample, Ground, Proof, Proved, Readings, Refuted};
use super::question::{Certified, Posed, Settled, Unsettled};
use super::readings::{Terms, combinations, of_statement, of_times, of_verdicts};
use super::space::Facts;
use crate::model::{Model, OpenTermId, PeriodSource, Principle, ReadingScope, Statement, StatementKind, TenetKind};

/// So many combinations of readings are asked about in one question.
const AT_ONCE: usize = 64;

/// How hard to try, and under which readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many conflicts a search may meet before it is given up.
    pub budget: u64,
    /// Under every combination of readings, whatever the principle says.
    pub all_readings: bool,
}

impl Default for Effort {
    /// A budget that real policies do not come near, and the readings of which the principle speaks.
    fn default() -> Self {
        Self { budget: 1_000_000, all_readings: false }
    }
}

/// One edition, and the one before it where there is one.
#[derive(Clone, Copy, Debug)]
pub struct Editions<'model> {
    /// The edition that is to keep the principle.
    pub edition: &'model Model,
    /// The edition before it.
    pub before: Option<&'model Model>,
}

impl Editions<'_> {
    /// What becomes of each sentence of a principle of the edition.
    pub fn prove(&self, principle: &Principle, effort: &Effort) -> Vec<Proof> {
        let scope = if effort.all_readings { &ReadingScope::All } else { &principle.readings };
        principle.tenets.iter().map(|tenet| self.prove_tenet(&tenet.kind, scope, effort.budget)).collect()
    }

    /// What becomes of one sentence.
    pub fn prove_tenet(&self, tenet: &TenetKind, scope: &ReadingScope, budget: u64) -> Proof {
        let Some(all) = self.combinations(tenet, scope) else {
            return Proof::Unsettled(Unsettled::Readings, Vec::new());
        };
        let mut proved = Proved::default();
        for some in all.chunks(AT_ONCE) {
            if let Some(proof) = self.at_once(tenet, some, budget) {
                proved.grounds.push((some.to_vec(), Ground::Certificate(proof)));
                continue;
            }
            for readings in some {
                match self.under(tenet, readings, budget) {
                    Proof::Proved(one) => {
                        proved.grounds.extend(one.grounds);
                        proved.empty |= one.empty;
                    }
                    other => return other,
                }
            }
        }
        proved.empty |= all.first().is_some_and(|adopted| self.speaks_of_nothing(tenet, adopted, budget));
        Proof::Proved(proved)
    }

    /// The combinations of readings under which the sentence is to hold, the adopted ones first; none where there are too many.
    #[must_use]
    pub fn combinations(&self, tenet: &TenetKind, scope: &ReadingScope) -> Option<Vec<Readings>> {
        combinations(self.edition, scope, &self.matter(tenet))
    }

    /// That the sentence holds under all of several combinations, as one question: they have nearly everything in common. None where that was not found: which of them is at
    /// fault is seen by asking one by one.
    fn at_once(&self, tenet: &TenetKind, all: &[Readings], budget: u64) -> Option<Certified> {
        if all.len() < 2 { None } else { self.posed(tenet, all)?.prove(budget) }
    }

    /// The sentence as a question about every activity, where it is one.
    fn posed(&self, tenet: &TenetKind, all: &[Readings]) -> Option<Posed> {
        let nothing = |outcome, except: &Option<Statement>| {
            let old = self.before?;
            let pairs: Vec<_> = all.iter().map(|readings| (named_alike(self.edition, readings, old), readings.clone())).collect();
            Some(Nothing { old, new: self.edition, outcome, except: except.as_ref() }.pose(&pairs))
        };
        match tenet {
            TenetKind::ForEvery { holds, when } => Some(self.every(holds, when.as_ref()).pose(all)),
            TenetKind::PermitsNothingNew(except) => nothing(Change::Permitted, except),
            TenetKind::RefusesNothingNew(except) => nothing(Change::Refused, except),
            _ => None,
        }
    }

    fn every<'s>(&'s self, holds: &'s Statement, when: Option<&'s Statement>) -> Every<'s> {
        Every { model: self.edition, holds, when, facts: Facts::Given }
    }

    /// The open terms that can make a difference to what the sentence says.
    fn matter(&self, tenet: &TenetKind) -> Terms {
        let times = |length: Option<PeriodSource>| of_times(self.edition, length);
        match tenet {
            TenetKind::ForEvery { holds, when } => {
                let mut terms = of_statement(self.edition, holds);
                when.iter().for_each(|when| terms.join(&of_statement(self.edition, when)));
                terms
            }
            TenetKind::PermitsNothingNew(_) | TenetKind::RefusesNothingNew(_) => of_verdicts(self.edition),
            TenetKind::Term { length, .. }
            | TenetKind::Gap { length, .. }
            | TenetKind::Notice { length, .. }
            | TenetKind::NoExit { length } => times(Some(*length)),
            TenetKind::Occurrences { .. } | TenetKind::NoNewDuty(_) => times(None),
            _ => Terms::default(),
        }
    }

    /// Whether a certificate proves a sentence under all of these combinations of readings. No search is made: the question is written down anew, and each step followed.
    #[must_use]
    pub fn is_proved_by(&self, tenet: &TenetKind, all: &[Readings], proof: &Certified) -> bool {
        // Of no combination at all anything would hold.
        !all.is_empty() && self.posed(tenet, all).is_some_and(|posed| posed.is_proved_by(proof))
    }

    /// What becomes of one sentence under these readings.
    pub fn under(&self, tenet: &TenetKind, readings: &Readings, budget: u64) -> Proof {
        match tenet {
            TenetKind::ForEvery { holds, when } => settled(self.every(holds, when.as_ref()).settle(readings, budget), readings),
            TenetKind::PermitsNothingNew(except) => self.nothing(Change::Permitted, except.as_ref(), readings, budget),
            TenetKind::RefusesNothingNew(except) => self.nothing(Change::Refused, except.as_ref(), readings, budget),
            other => fixed(self.fixed(other, readings), readings),
        }
    }

    /// Whether there is no activity of which the sentence speaks, so that it holds for an empty reason.
    fn speaks_of_nothing(&self, tenet: &TenetKind, readings: &Readings, budget: u64) -> bool {
        let TenetKind::ForEvery { when: Some(when), .. } = tenet else { return false };
        let never = Statement { kind: StatementKind::Not(Box::new(when.clone())), span: when.span };
        matches!(self.every(&never, Some(when)).settle(readings, budget), Settled::Holds(_))
    }

    fn nothing(&self, outcome: Change, except: Option<&Statement>, readings: &Readings, budget: u64) -> Proof {
        let Some(old) = self.before else { return empty() };
        let before = named_alike(self.edition, readings, old);
        settled(Nothing { old, new: self.edition, outcome, except }.settle(&before, readings, budget), readings)
    }

    fn fixed(&self, tenet: &TenetKind, readings: &Readings) -> Fixed {
        let reading = Reading::of(self.edition, readings);
        let period = |source: &PeriodSource| reading.period(*source);
        let unknown = Fixed::Unsettled(Unsettled::Unknown);
        match tenet {
            TenetKind::Term { at_least, length } => period(length).map_or(unknown, |length| fixed::term(&reading, *at_least, length)),
            TenetKind::Gap { length, act } => period(length).map_or(unknown, |length| fixed::gap(&reading, *act, length)),
            TenetKind::Occurrences { count, act } => fixed::occurrences(&reading, *act, *count),
            TenetKind::Notice { event, length } => period(length).map_or(unknown, |length| fixed::notice(&reading, *event, length)),
            TenetKind::NoExit { length } => period(length).map_or(unknown, |length| fixed::no_exit(&reading, length)),
            TenetKind::Force { act, at_least, force } => fixed::force(&reading, *act, *at_least, *force),
            TenetKind::OwedBy { act, by } => fixed::owed_by(&reading, *act, by),
            TenetKind::NeedsConsent(who) => fixed::needs_consent(&reading, who),
            TenetKind::Follows(event) => fixed::follows(&reading, *event),
            TenetKind::InWriting => fixed::in_writing(&reading),
            TenetKind::Spares(clauses) => fixed::spares(&reading, clauses),
            TenetKind::NoNewDuty(who) => match self.before {
                Some(old) => {
                    let before = named_alike(self.edition, readings, old);
                    fixed::no_new_duty(&Reading::of(old, &before), &reading, who)
                }
                None => Fixed::Empty,
            },
            TenetKind::ForEvery { .. } | TenetKind::PermitsNothingNew(_) | TenetKind::RefusesNothingNew(_) => unknown,
        }
    }
}

/// The same readings in another edition: of the terms that it has, those readings that it has, by their names.
#[must_use]
pub fn named_alike(model: &Model, readings: &Readings, other: &Model) -> Readings {
    let alike = |(term, reading): &(OpenTermId, usize)| {
        let open = model.open_term(*term)?;
        let there = other.open_term_named(&open.name)?;
        let name = &open.readings.get(*reading)?.name;
        Some((there, other.open_term(there)?.readings.iter().position(|reading| reading.name == *name)?))
    };
    readings.iter().filter_map(alike).collect()
}

fn empty() -> Proof {
    Proof::Proved(Proved { grounds: Vec::new(), empty: true })
}

fn settled(settled: Settled, readings: &Readings) -> Proof {
    match settled {
        Settled::Holds(proof) => {
            Proof::Proved(Proved { grounds: vec![(vec![readings.clone()], Ground::Certificate(proof))], empty: false })
        }
        Settled::Fails(case) => Proof::Refuted(Box::new(Refuted { readings: readings.clone(), shown_by: Counterexample::Activity(case) })),
        Settled::Unsettled(why) => Proof::Unsettled(why, readings.clone()),
    }
}

fn fixed(fixed: Fixed, readings: &Readings) -> Proof {
    let proved = |ground| Proof::Proved(Proved { grounds: vec![(vec![readings.clone()], ground)], empty: false });
    match fixed {
        Fixed::Holds(0) => proved(Ground::Read),
        Fixed::Holds(days) => proved(Ground::Counted(days)),
        Fixed::Empty => empty(),
        Fixed::Fails(shown_by) => Proof::Refuted(Box::new(Refuted { readings: readings.clone(), shown_by })),
        Fixed::Unsettled(why) => Proof::Unsettled(why, readings.clone()),
    }
}
