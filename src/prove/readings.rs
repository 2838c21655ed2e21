//! Under which readings something is asked: every combination of those that can make a difference.

use super::proof::Readings;
use crate::model::{
    Condition, ConditionKind, DateSum, Lasting, Meaning, Model, OpenTermId, PeriodSource, Point, ReadingScope, Statement, StatementKind,
    Sum, Survival, TermLength, Then, Timed,
};

/// Open terms, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms(Vec<OpenTermId>);

impl Terms {
    /// Adds one. False where it was there.
    fn add(&mut self, term: OpenTermId) -> bool {
        let place = self.0.binary_search(&term);
        place.is_err_and(|place| {
            self.0.insert(place, term);
            true
        })
    }

    /// Adds others.
    pub fn join(&mut self, others: &Self) {
        for term in &others.0 {
            self.add(*term);
        }
    }
}

/// No more combinations are tried; beyond that, nothing is settled.
const MOST: usize = 4096;

/// The combinations of readings of a scope, of those terms that can make a difference; the others as adopted. None where there are too many.
pub(super) fn combinations(model: &Model, scope: &ReadingScope, matter: &Terms) -> Option<Vec<Readings>> {
    let free = |term: &OpenTermId| match scope {
        ReadingScope::Adopted => false,
        ReadingScope::Of(terms) => terms.contains(term),
        ReadingScope::All => true,
    };
    let mut all: Vec<Readings> = vec![Vec::new()];
    for term in matter.0.iter().filter(|term| free(term)) {
        let count = model.open_term(*term).map_or(0, |open| open.readings.len());
        all = all.iter().flat_map(|one| (0..count).map(move |reading| [one.as_slice(), &[(*term, reading)]].concat())).collect();
        if all.len() > MOST {
            return None;
        }
    }
    // The adopted ones first: what fails under them is told first.
    let strange = |readings: &Readings| {
        readings.iter().filter(|(term, reading)| model.open_term(*term).is_some_and(|open| open.adopted != *reading)).count()
    };
    all.sort_by_key(strange);
    Some(all)
}

/// The open terms that can make a difference to a verdict.
pub(super) fn of_verdicts(model: &Model) -> Terms {
    let mut found = Found { model, terms: Terms::default() };
    let rules = model.rules.iter().flat_map(|rule| [&rule.applies, &rule.demands]);
    rules.chain(model.focus.iter().map(|(_, condition)| condition)).for_each(|condition| found.condition(condition));
    model.checks.iter().for_each(|check| found.condition(&check.condition));
    found.life();
    found.terms
}

/// The open terms that can make a difference to what a statement says.
pub(super) fn of_statement(model: &Model, statement: &Statement) -> Terms {
    let mut conditions = Vec::new();
    super::encode::conditions(statement, &mut conditions);
    let mut found = Found { model, terms: Terms::default() };
    // Whether an activity can be stated at all matters to whatever is said of it.
    let checks = model.checks.iter().map(|check| &check.condition);
    conditions.into_iter().chain(checks).for_each(|condition| found.condition(condition));
    let mut terms = found.terms;
    if speaks_of_verdict(statement) {
        terms.join(&of_verdicts(model));
    }
    terms
}

/// The open terms that can make a difference to what is fixed: the life of the programme, and its duties.
pub(super) fn of_times(model: &Model, length: Option<PeriodSource>) -> Terms {
    let mut found = Found { model, terms: Terms::default() };
    found.life();
    for duty in &model.duties {
        match &duty.schedule.when {
            Timed::Within(length, point) => {
                found.period(*length);
                found.point(point);
            }
            Timed::WithinOfEach(length, _) => found.period(*length),
            Timed::Every { period, from, .. } => {
                found.period(*period);
                found.point(from);
            }
            Timed::By(point) => found.point(point),
            Timed::Unsaid | Timed::Once | Timed::Throughout => {}
        }
        for length in duty.schedule.window.into_iter().flat_map(|(before, after)| [before, after]) {
            found.period(length);
        }
    }
    length.into_iter().for_each(|length| found.period(length));
    found.terms
}

fn speaks_of_verdict(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::All(parts) | StatementKind::Any(parts) => parts.iter().any(speaks_of_verdict),
        StatementKind::Not(inner) => speaks_of_verdict(inner),
        StatementKind::Outcome(_) => true,
        StatementKind::JudgedBy(..) | StatementKind::Holds(_) => false,
    }
}

struct Found<'model> {
    model: &'model Model,
    terms: Terms,
}

impl Found<'_> {
    /// Recursion is as deep as conditions are nested and definitions rest on each other, which the language limits.
    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            ConditionKind::Not(part) => self.condition(part),
            ConditionKind::Defined(definition) => {
                let model = self.model;
                if let Some(definition) = model.definition(*definition) {
                    self.condition(&definition.condition);
                }
            }
            ConditionKind::Read(term) => self.term(*term),
            ConditionKind::Numbers(left, _, right) => [left, right].into_iter().for_each(|sum| self.sum(sum)),
            ConditionKind::Dates(left, _, right) => [left, right].into_iter().for_each(|sum| self.date(sum)),
            _ => {}
        }
    }

    fn term(&mut self, term: OpenTermId) {
        if self.terms.add(term) {
            let model = self.model;
            for reading in model.open_term(term).into_iter().flat_map(|open| &open.readings) {
                if let Meaning::Condition(condition) = &reading.meaning {
                    self.condition(condition);
                }
            }
        }
    }

    fn sum(&mut self, sum: &Sum) {
        sum.open_terms.iter().for_each(|(_, term)| self.term(*term));
    }

    fn date(&mut self, sum: &DateSum) {
        sum.offsets.iter().for_each(|(_, period)| self.period(*period));
    }

    fn period(&mut self, period: PeriodSource) {
        if let PeriodSource::Read(term) = period {
            self.term(term);
        }
    }

    fn point(&mut self, point: &Point) {
        match point {
            Point::After(length, point) => {
                self.period(*length);
                self.point(point);
            }
            Point::NthDayAfter(_, point) | Point::FirstOfMonthFollowing(_, point) => self.point(point),
            Point::Latest(points) | Point::Earliest(points) => points.iter().for_each(|point| self.point(point)),
            Point::Date(_) | Point::Unknown | Point::Start | Point::Happening(_) => {}
        }
    }

    fn life(&mut self) {
        let life = &self.model.life;
        life.start.iter().chain(&life.joins).chain(&life.provisional).for_each(|clause| self.point(&clause.says));
        life.term.iter().for_each(|clause| self.lasting(&clause.says));
        for exit in &life.exits {
            exit.says.notice.into_iter().for_each(|notice| self.period(notice));
            exit.says.not_before.iter().for_each(|(point, _)| self.point(point));
        }
        life.suspensions.iter().filter_map(|clause| clause.says.notice).for_each(|notice| self.period(notice));
        life.silences.iter().for_each(|clause| self.period(clause.says.length));
        for survival in &life.survivals {
            match &survival.says {
                Survival::Activities(condition) => self.condition(condition),
                Survival::Named { length, .. } => length.iter().for_each(|length| self.period(*length)),
            }
        }
    }

    fn lasting(&mut self, lasting: &Lasting) {
        if let TermLength::For(length) = lasting.length {
            self.period(length);
        }
        self.point(&lasting.from);
        match &lasting.then {
            Then::Renewed(renewal) => {
                self.period(renewal.by);
                renewal.notice.into_iter().for_each(|notice| self.period(notice));
            }
            Then::Prolonged { by, .. } => self.period(*by),
            Then::Ends | Then::Unlimited => {}
        }
    }
}
