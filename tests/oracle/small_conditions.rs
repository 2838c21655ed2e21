//! Conditions and statements of small policies: dates of the horizon and a little beyond, lengths that lead from one of them to another.

use super::draw::Draw;
use super::generate::{WORDS, id, span};
use super::generate_conditions::comparison;
use chrono::{Days, NaiveDate};
use comity::model::*;
use comity::value::{PartialDate, Period, Unit};

/// What a condition can speak of.
pub struct Words<'m> {
    model: &'m Model,
    timed: bool,
}

impl<'m> Words<'m> {
    /// `timed`: whether it may speak of the day of the policy's event.
    pub fn of(model: &'m Model, timed: bool) -> Self {
        Self { model, timed }
    }

    pub fn fields_of(&self, wanted: impl Fn(FieldKind) -> bool) -> Vec<FieldId> {
        let found = self.model.fields.iter().enumerate().filter(|(_, field)| wanted(field.kind));
        found.map(|(at, _)| id(at, FieldId)).collect()
    }

    fn terms(&self, wanted: impl Fn(&Meaning) -> bool) -> Vec<OpenTermId> {
        let found = self.model.open_terms.iter().enumerate().filter(|(_, term)| wanted(&term.readings[0].meaning));
        found.map(|(at, _)| id(at, OpenTermId)).collect()
    }

    /// A length of time, now and then one that has readings.
    pub fn length(&self, draw: &mut Draw<'_>) -> PeriodSource {
        match draw.one_of(&self.terms(|meaning| matches!(meaning, Meaning::Period(_)))) {
            Some(term) if draw.chance(60) => PeriodSource::Read(*term),
            _ => PeriodSource::Written(period(draw)),
        }
    }

    fn date_sum(&self, draw: &mut Draw<'_>) -> DateSum {
        let fields = self.fields_of(|kind| kind == FieldKind::Date);
        let base = match (draw.below(5), draw.one_of(&fields)) {
            (0..=2, Some(field)) => DateBase::Field(*field),
            (3, _) if self.timed => DateBase::Event(EventId(0)),
            _ => DateBase::Written(day_of(draw, self.model.calendar.horizon.unwrap(), 20)),
        };
        let many = if draw.chance(50) { 1 + draw.below(2) } else { 0 };
        DateSum { base, offsets: (0..many).map(|_| (draw.chance(40), self.length(draw))).collect() }
    }

    fn sum(&self, draw: &mut Draw<'_>, fields: &[FieldId], terms: &[OpenTermId]) -> Sum {
        let fields = draw.some(0, 2, |draw| (draw.number(-1, 2), *draw.one_of(fields).unwrap()));
        let open_terms = if draw.chance(50) { draw.one_of(terms).map(|term| (1, *term)).into_iter().collect() } else { Vec::new() };
        Sum { constant: draw.number(-2, 5), fields, open_terms }
    }
}

/// A day of a horizon, or one of so many before and behind it; now and then only the month.
pub fn day_of(draw: &mut Draw<'_>, (first, last): (NaiveDate, NaiveDate), beyond: u64) -> PartialDate {
    let from = first - Days::new(beyond);
    let many = usize::try_from((last - from).num_days()).unwrap() + usize::try_from(beyond).unwrap() + 1;
    let day = from + Days::new(draw.below(many) as u64);
    let written = if draw.chance(12) { day.format("%Y-%m") } else { day.format("%Y-%m-%d") };
    PartialDate::parse(&written.to_string()).unwrap()
}

pub fn period(draw: &mut Draw<'_>) -> Period {
    let (unit, most) = *draw
        .one_of(&[(Unit::Day, 40), (Unit::Month, 3), (Unit::BusinessDay, 12), (Unit::Week, 5), (Unit::Month, 2), (Unit::Year, 2)])
        .unwrap();
    Period { count: u16::try_from(draw.below(most)).unwrap(), unit }
}

/// A condition at most `depth` levels deep.
pub fn condition(draw: &mut Draw<'_>, words: &Words<'_>, depth: usize) -> Condition {
    let kind = if depth > 0 && draw.chance(40) { whole(draw, words, depth - 1) } else { test(draw, words) };
    Condition { kind, span: span(0) }
}

fn whole(draw: &mut Draw<'_>, words: &Words<'_>, depth: usize) -> ConditionKind {
    match draw.below(5) {
        0 | 1 => ConditionKind::All(draw.some(1, 3, |draw| condition(draw, words, depth))),
        2 | 3 => ConditionKind::Any(draw.some(1, 3, |draw| condition(draw, words, depth))),
        _ => ConditionKind::Not(Box::new(condition(draw, words, depth))),
    }
}

fn test(draw: &mut Draw<'_>, words: &Words<'_>) -> ConditionKind {
    let (judgements, definitions) = (words.model.judgements.len(), words.model.definitions.len());
    let readings = words.terms(|meaning| matches!(meaning, Meaning::Condition(_)));
    match draw.below(8) {
        0 if judgements > 0 => ConditionKind::Judged(id(draw.below(judgements), JudgementId)),
        1 if definitions > 0 => ConditionKind::Defined(id(draw.below(definitions), DefinitionId)),
        2 | 3 if !readings.is_empty() => ConditionKind::Read(*draw.one_of(&readings).unwrap()),
        4 | 5 if words.timed || !words.fields_of(|kind| kind == FieldKind::Date).is_empty() => {
            ConditionKind::Dates(words.date_sum(draw), comparison(draw), words.date_sum(draw))
        }
        _ => of_field(draw, words),
    }
}

fn of_field(draw: &mut Draw<'_>, words: &Words<'_>) -> ConditionKind {
    let field = id(draw.below(words.model.fields.len()), FieldId);
    let declared = &words.model.fields[field.index()];
    if declared.optional && draw.chance(15) {
        return ConditionKind::Given(field);
    }
    match declared.kind {
        FieldKind::Flag => ConditionKind::Flag(field),
        FieldKind::Text => ConditionKind::TextIn(field, draw.some(1, 2, |draw| WORDS[draw.below(3)].to_string())),
        FieldKind::Date => ConditionKind::Dates(words.date_sum(draw), comparison(draw), words.date_sum(draw)),
        kind @ (FieldKind::Number(..) | FieldKind::Money(..)) => {
            let fields = words.fields_of(|other| std::mem::discriminant(&other) == std::mem::discriminant(&kind));
            let money = matches!(kind, FieldKind::Money(..));
            let terms =
                words.terms(|meaning| if money { matches!(meaning, Meaning::Money(_)) } else { matches!(meaning, Meaning::Number(_)) });
            ConditionKind::Numbers(words.sum(draw, &fields, &terms), comparison(draw), words.sum(draw, &fields, &terms))
        }
        FieldKind::One(taxonomy) => ConditionKind::Under(field, entries(draw, words, taxonomy)),
        FieldKind::SetOf(taxonomy) => {
            let quantifier = *draw.one_of(&[Quantifier::Any, Quantifier::All, Quantifier::Only]).unwrap();
            ConditionKind::Includes(field, quantifier, entries(draw, words, taxonomy))
        }
    }
}

fn entries(draw: &mut Draw<'_>, words: &Words<'_>, taxonomy: TaxonomyId) -> Vec<EntryId> {
    let many = words.model.taxonomies[taxonomy.index()].entries.len();
    draw.some(1, 2, |draw| id(draw.below(many), EntryId))
}

/// A statement at most `depth` levels deep. It is as the reader of policies makes it: a condition that does not speak of the verdict stays whole.
pub fn statement(draw: &mut Draw<'_>, words: &Words<'_>, depth: usize) -> Statement {
    let kind = match draw.below(7) {
        0 | 1 if depth > 0 => parts(draw.some(2, 3, |draw| statement(draw, words, depth - 1)), draw.chance(50)),
        2 if depth > 0 => opposite(statement(draw, words, depth - 1)),
        3 => match draw.one_of(&judged_by(words.model)) {
            Some((judgement, party)) => StatementKind::JudgedBy(*judgement, *party),
            None => StatementKind::Outcome(Outcome::Permitted),
        },
        4 | 5 => StatementKind::Outcome(outcome(draw, words)),
        _ => StatementKind::Holds(condition(draw, words, 1)),
    };
    Statement { kind, span: span(0) }
}

fn outcome(draw: &mut Draw<'_>, words: &Words<'_>) -> Outcome {
    match draw.below(8) {
        0..=2 => Outcome::Permitted,
        3 | 4 => Outcome::Refused,
        5 if !words.model.focus.is_empty() => Outcome::InFocus,
        6 => Outcome::InTerm,
        _ => Outcome::Undetermined,
    }
}

fn judged_by(model: &Model) -> Vec<(JudgementId, PartyId)> {
    // Whoever does not judge has not judged.
    let pairs = |at: usize| (0..model.parties.len()).map(move |party| (id(at, JudgementId), id(party, PartyId)));
    (0..model.judgements.len()).flat_map(pairs).collect()
}

fn parts(parts: Vec<Statement>, all: bool) -> StatementKind {
    let plain: Vec<Condition> = parts.iter().filter_map(|part| as_condition(&part.kind)).collect();
    match (plain.len() == parts.len(), all) {
        (true, true) => StatementKind::Holds(Condition { kind: ConditionKind::All(plain), span: span(0) }),
        (true, false) => StatementKind::Holds(Condition { kind: ConditionKind::Any(plain), span: span(0) }),
        (false, true) => StatementKind::All(parts),
        (false, false) => StatementKind::Any(parts),
    }
}

fn opposite(part: Statement) -> StatementKind {
    match as_condition(&part.kind) {
        Some(condition) => StatementKind::Holds(Condition { kind: ConditionKind::Not(Box::new(condition)), span: span(0) }),
        None => StatementKind::Not(Box::new(part)),
    }
}

fn as_condition(kind: &StatementKind) -> Option<Condition> {
    match kind {
        StatementKind::Holds(condition) => Some(condition.clone()),
        _ => None,
    }
}
