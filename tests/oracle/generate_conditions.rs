//! Conditions, made from choices.

use super::draw::Draw;
use super::generate::{WORDS, date, id, period, span};
use comity::model::*;

/// What a condition can speak of at one point of a policy.
pub struct Names {
    fields: Vec<FieldKind>,
    /// For each taxonomy how many entries it has.
    taxonomies: Vec<usize>,
    definitions: usize,
    judgements: usize,
    periods: Vec<OpenTermId>,
    numbers: Vec<OpenTermId>,
    amounts: Vec<OpenTermId>,
    conditions: Vec<OpenTermId>,
}

impl Names {
    pub fn of(model: &Model) -> Self {
        let terms = |wanted: fn(&Meaning) -> bool| {
            let found = model.open_terms.iter().enumerate().filter(|(_, term)| wanted(&term.readings[0].meaning));
            found.map(|(at, _)| id(at, OpenTermId)).collect::<Vec<_>>()
        };
        Self {
            fields: model.fields.iter().map(|field| field.kind).collect(),
            taxonomies: model.taxonomies.iter().map(|taxonomy| taxonomy.entries.len()).collect(),
            definitions: model.definitions.len(),
            judgements: model.judgements.len(),
            periods: terms(|meaning| matches!(meaning, Meaning::Period(_))),
            numbers: terms(|meaning| matches!(meaning, Meaning::Number(_))),
            amounts: terms(|meaning| matches!(meaning, Meaning::Money(_))),
            conditions: terms(|meaning| matches!(meaning, Meaning::Condition(_))),
        }
    }

    pub fn fields_of(&self, wanted: impl Fn(FieldKind) -> bool) -> Vec<FieldId> {
        self.fields.iter().enumerate().filter(|(_, kind)| wanted(**kind)).map(|(at, _)| id(at, FieldId)).collect()
    }

    pub fn period(&self, draw: &mut Draw<'_>) -> PeriodSource {
        match draw.one_of(&self.periods) {
            Some(term) if draw.chance(30) => PeriodSource::Read(*term),
            _ => PeriodSource::Written(period(draw)),
        }
    }

    fn date_sum(&self, draw: &mut Draw<'_>) -> DateSum {
        let fields = self.fields_of(|kind| matches!(kind, FieldKind::Date));
        let base = match draw.below(5) {
            0 | 1 => DateBase::Field(*draw.one_of(&fields).unwrap()),
            2 | 3 => DateBase::Written(date(draw)),
            _ => DateBase::Event(id(draw.below(2), EventId)),
        };
        let many = if draw.chance(35) { 1 + draw.below(2) } else { 0 };
        let offsets = (0..many).map(|_| (draw.chance(40), self.period(draw))).collect();
        DateSum { base, offsets }
    }

    fn sum(&self, draw: &mut Draw<'_>, fields: &[FieldId], terms: &[OpenTermId], scale: i64) -> Sum {
        let term = |draw: &mut Draw<'_>| (draw.number(-2, 2), *draw.one_of(fields).unwrap());
        let many = draw.below(3);
        let fields = (0..many).map(|_| if draw.chance(60) { (1, draw.one_of(fields).copied().unwrap()) } else { term(draw) }).collect();
        let open_terms = if draw.chance(20) { draw.one_of(terms).map(|term| (1, *term)).into_iter().collect() } else { Vec::new() };
        Sum { constant: draw.number(-3, 12) * scale, fields, open_terms }
    }
}

/// A condition at most `depth` levels deep.
pub fn condition(draw: &mut Draw<'_>, names: &Names, depth: usize) -> Condition {
    let kind = if depth > 0 && draw.chance(45) { whole(draw, names, depth - 1) } else { test(draw, names) };
    Condition { kind, span: span(0) }
}

fn whole(draw: &mut Draw<'_>, names: &Names, depth: usize) -> ConditionKind {
    match draw.below(5) {
        0 | 1 => ConditionKind::All(draw.some(1, 3, |draw| condition(draw, names, depth))),
        2 | 3 => ConditionKind::Any(draw.some(1, 3, |draw| condition(draw, names, depth))),
        _ => ConditionKind::Not(Box::new(condition(draw, names, depth))),
    }
}

fn test(draw: &mut Draw<'_>, names: &Names) -> ConditionKind {
    match draw.below(8) {
        0 if names.judgements > 0 => ConditionKind::Judged(id(draw.below(names.judgements), JudgementId)),
        1 | 2 if names.definitions > 0 => ConditionKind::Defined(id(draw.below(names.definitions), DefinitionId)),
        3 if !names.conditions.is_empty() => ConditionKind::Read(*draw.one_of(&names.conditions).unwrap()),
        _ => of_field(draw, names),
    }
}

fn of_field(draw: &mut Draw<'_>, names: &Names) -> ConditionKind {
    let field = id(draw.below(names.fields.len()), FieldId);
    if draw.chance(8) {
        return ConditionKind::Given(field);
    }
    match names.fields[field.index()] {
        FieldKind::Flag => ConditionKind::Flag(field),
        FieldKind::Text => ConditionKind::TextIn(field, draw.some(1, 2, |draw| WORDS[draw.below(3)].to_string())),
        FieldKind::Date => ConditionKind::Dates(names.date_sum(draw), comparison(draw), names.date_sum(draw)),
        FieldKind::Number(..) => {
            let fields = names.fields_of(|kind| matches!(kind, FieldKind::Number(..)));
            ConditionKind::Numbers(
                names.sum(draw, &fields, &names.numbers, 1),
                comparison(draw),
                names.sum(draw, &fields, &names.numbers, 1),
            )
        }
        FieldKind::Money(..) => {
            let fields = names.fields_of(|kind| matches!(kind, FieldKind::Money(..)));
            ConditionKind::Numbers(
                names.sum(draw, &fields, &names.amounts, 1000),
                comparison(draw),
                names.sum(draw, &fields, &names.amounts, 1000),
            )
        }
        FieldKind::One(taxonomy) => ConditionKind::Under(field, entries(draw, names, taxonomy)),
        FieldKind::SetOf(taxonomy) => {
            let quantifier = *draw.one_of(&[Quantifier::Any, Quantifier::All, Quantifier::Only]).unwrap();
            ConditionKind::Includes(field, quantifier, entries(draw, names, taxonomy))
        }
    }
}

fn entries(draw: &mut Draw<'_>, names: &Names, taxonomy: TaxonomyId) -> Vec<EntryId> {
    let many = names.taxonomies[taxonomy.index()];
    draw.some(1, 3, |draw| id(draw.below(many), EntryId))
}

pub fn comparison(draw: &mut Draw<'_>) -> Comparison {
    use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
    *draw.one_of(&[LessOrEqual, GreaterOrEqual, Less, Greater, Equal]).unwrap()
}
