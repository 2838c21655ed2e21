//! Small policies with principles, whose every question can be asked: few values to each field, few days, few answers.

use super::draw::Draw;
use super::generate::{euro, id, open_term, provisions, reading, span, yields};
use super::small_conditions::{Words, condition, day_of, period, statement};
use super::space::{Space, dates, facts};
use comity::calendar::{MonthEnd, WorkingDays};
use comity::model::*;
use comity::value::{Money, PartialDate, Unit};

/// First days of a horizon: shortly before the ends of months of every length, and before the turn of a year.
const STARTS: [&str; 6] = ["2020-01-20", "2020-02-10", "2019-12-12", "2021-01-25", "2021-04-20", "2020-07-15"];

/// A policy to which at most about so many questions can be asked under one choice of readings, with one to three principles on every activity.
pub fn policy(draw: &mut Draw<'_>, most: u64) -> Model {
    let mut model = super::generate::empty();
    model.parties.truncate(2);
    model.events.truncate(1);
    calendar(draw, &mut model);
    model.taxonomies = draw.some(2, 3, taxonomy);
    provisions(draw, &mut model);
    let mut room = most;
    // There is always room for one field of three values.
    let timed = draw.chance(45) && most / 300 > 0 && take(&mut room, dates(&model).len() + 1);
    fields(draw, &mut model, &mut room);
    judgements(draw, &mut model, &mut room);
    terms(draw, &mut model, timed);
    for at in 0..1 + draw.below(5) {
        let rule = rule(draw, &model, timed, at);
        model.rules.push(rule);
    }
    model.rules.sort_by_key(|rule| rule.provision);
    yields(draw, &mut model);
    model.focus = draw.some(0, 1, |draw| (ProvisionId(0), condition(draw, &Words::of(&model, timed), 2)));
    let check = |condition| Check { condition, message: String::new(), span: span(0) };
    model.checks = draw.some(0, 1, |draw| check(condition(draw, &Words::of(&model, timed), 1)));
    if timed && draw.chance(65) {
        term(draw, &mut model);
    }
    model.principles = draw.some(1, 3, |draw| principle(draw, &model, timed));
    assert!(Space::of(&model, &[]).size() <= most, "the questions are counted beforehand");
    model
}

/// A policy of two or three days, and what is said of how they stand to each other.
pub fn dated(draw: &mut Draw<'_>) -> Model {
    let mut model = super::generate::empty();
    model.parties.truncate(2);
    model.events.truncate(1);
    calendar(draw, &mut model);
    // Three days have fewer to choose from.
    let many = if draw.chance(25) { 3 } else { 2 };
    if let Some((first, last)) = &mut model.calendar.horizon {
        *last = (*last).min(*first + chrono::Days::new(if many == 3 { 15 } else { 44 }));
    }
    model.taxonomies = vec![taxonomy(draw)];
    provisions(draw, &mut model);
    for at in 0..many {
        model.fields.push(Field { name: format!("f{at}"), title: None, kind: FieldKind::Date, optional: false, span: span(at) });
    }
    let horizon = model.calendar.horizon.unwrap();
    let said = |kind| Statement { kind, span: span(0) };
    let tenets = draw.some(1, 3, |draw| {
        let mut test = |draw: &mut Draw<'_>| Condition { kind: apart(draw, many, horizon), span: span(0) };
        let when = ConditionKind::All(draw.some(1, 3, &mut test));
        let holds = test(draw);
        let when = Some(said(StatementKind::Holds(Condition { kind: when, span: span(0) })));
        Tenet { kind: TenetKind::ForEvery { holds: said(StatementKind::Holds(holds)), when }, span: span(0) }
    });
    let (from, recitals) = (vec![ProvisionId(0)], Vec::new());
    model.principles =
        vec![Principle { name: "principle".into(), title: None, from, readings: ReadingScope::Adopted, tenets, recitals, span: span(0) }];
    model
}

/// How two days stand to each other, each moved by some steps.
fn apart(draw: &mut Draw<'_>, fields: usize, horizon: (chrono::NaiveDate, chrono::NaiveDate)) -> ConditionKind {
    const STEPS: [(u16, Unit); 14] = [
        (1, Unit::Month),
        (2, Unit::Month),
        (28, Unit::Day),
        (29, Unit::Day),
        (30, Unit::Day),
        (31, Unit::Day),
        (32, Unit::Day),
        (59, Unit::Day),
        (62, Unit::Day),
        (4, Unit::Week),
        (1, Unit::Day),
        (5, Unit::BusinessDay),
        (7, Unit::BusinessDay),
        (3, Unit::Month),
    ];
    let one = draw.below(fields);
    let other = (one + 1 + draw.below(fields - 1)) % fields;
    let side = |draw: &mut Draw<'_>, field: usize| {
        let many = draw.below(3);
        let step = |draw: &mut Draw<'_>| {
            let (count, unit) = STEPS[draw.below(STEPS.len())];
            (draw.chance(30), PeriodSource::Written(comity::value::Period { count, unit }))
        };
        DateSum { base: DateBase::Field(id(field, FieldId)), offsets: (0..many).map(|_| step(draw)).collect() }
    };
    let (left, comparison) = (side(draw, one), super::generate_conditions::comparison(draw));
    let mut right = side(draw, other);
    if draw.chance(30) {
        right.base = DateBase::Written(day_of(draw, horizon, 40));
    }
    ConditionKind::Dates(left, comparison, right)
}

/// The policy with one of its rules taken away, put in another place, or drawn anew; or with one rule more.
pub fn changed(draw: &mut Draw<'_>, model: &Model) -> Model {
    let mut other = model.clone();
    let timed = super::reads::Reads::of(model).events[0];
    let at = draw.below(model.rules.len());
    match draw.below(4) {
        0 => drop(other.rules.remove(at)),
        1 => other.rules[at].kind = rule(draw, model, timed, at).kind,
        2 => other.rules[at] = rule(draw, model, timed, at),
        _ => other.rules.push(rule(draw, model, timed, model.rules.len())),
    }
    other.rules.sort_by_key(|rule| rule.provision);
    other
}

/// The policy with another schema: a field that may have no value or must have one, another range, a list with one entry more or closed where it was open, another check.
pub fn restated(draw: &mut Draw<'_>, model: &Model) -> Model {
    let mut other = model.clone();
    for _ in 0..1 + draw.below(2) {
        let at = draw.below(other.fields.len());
        let taxonomy = draw.below(other.taxonomies.len());
        match (draw.below(5), &mut other.fields[at].kind) {
            (0 | 1, FieldKind::Number(from, to) | FieldKind::Money(_, from, to)) => match draw.below(3) {
                0 => *from += 1,
                1 => *to -= 1,
                _ => *to += 1,
            },
            (0 | 1, _) => other.fields[at].optional = !other.fields[at].optional,
            (2, _) => other.taxonomies[taxonomy].open = !other.taxonomies[taxonomy].open,
            (3, _) => {
                let entries = &mut other.taxonomies[taxonomy].entries;
                let last = id(entries.len(), EntryId);
                let name = format!("e{}", entries.len());
                entries.push(Entry { name, title: None, provision: None, parent: None, last, added_by: None, span: span(0) });
            }
            (_, _) => {
                let condition = condition(draw, &Words::of(model, false), 1);
                other.checks = if draw.chance(30) { Vec::new() } else { vec![Check { condition, message: String::new(), span: span(0) }] };
            }
        }
    }
    other
}

/// A schema that admits whatever one of two editions admits, and speaks of everything of which one of them does.
pub fn widened(old: &Model, new: &Model) -> Model {
    let mut wide = old.clone();
    wide.rules.extend(new.rules.iter().cloned());
    wide.focus.extend(new.focus.iter().cloned());
    wide.checks.extend(new.checks.iter().cloned());
    for (taxonomy, other) in wide.taxonomies.iter_mut().zip(&new.taxonomies) {
        taxonomy.open |= other.open;
        if other.entries.len() > taxonomy.entries.len() {
            taxonomy.entries.clone_from(&other.entries);
        }
    }
    let taxonomy_differs = |kind: FieldKind| match kind {
        FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy) => {
            let [old, new] = [old, new].map(|model| &model.taxonomies[taxonomy.index()]);
            old.open != new.open || old.entries.len() != new.entries.len()
        }
        _ => false,
    };
    for (at, other) in new.fields.iter().enumerate() {
        let field = &mut wide.fields[at];
        let differs = field.optional != other.optional || field.kind != other.kind || taxonomy_differs(field.kind);
        field.optional |= other.optional;
        match (&mut field.kind, other.kind) {
            (FieldKind::Number(from, to), FieldKind::Number(first, last))
            | (FieldKind::Money(_, from, to), FieldKind::Money(_, first, last)) => {
                (*from, *to) = ((*from).min(first), (*to).max(last));
            }
            _ => {}
        }
        if differs {
            let condition = Condition { kind: ConditionKind::Given(id(at, FieldId)), span: span(0) };
            wide.definitions.push(Definition { name: "differs".into(), title: None, condition, provision: None, span: span(0) });
        }
    }
    wide
}

/// The model with another focus, or with none.
pub fn refocused(draw: &mut Draw<'_>, model: &Model) -> Model {
    let mut other = model.clone();
    let timed = super::reads::Reads::of(model).events[0];
    other.focus = draw.some(0, 1, |draw| (ProvisionId(0), condition(draw, &Words::of(model, timed), 2)));
    other
}

// Whether there is room for so many values to each question that is there already.
fn take(room: &mut u64, values: usize) -> bool {
    let left = *room / values as u64;
    if left > 0 {
        *room = left;
    }
    left > 0
}

fn calendar(draw: &mut Draw<'_>, model: &mut Model) {
    let first = PartialDate::parse(STARTS[draw.below(STARTS.len())]).unwrap().earliest();
    let days: Vec<_> = first.iter_days().take(40 + draw.below(53)).collect();
    let last = *days.last().unwrap();
    let holidays = draw.some(0, 4, |draw| days[draw.below(days.len())]);
    let known = draw.chance(80).then(|| (first, days[days.len() - 1 - draw.below(8)]));
    model.calendar.horizon = Some((first, last));
    model.calendar.rules.month_end = *draw.one_of(&[MonthEnd::Clamp, MonthEnd::Overflow, MonthEnd::Refuse]).unwrap();
    model.calendar.rules.working = WorkingDays::new(WorkingDays::WEEKEND, holidays, known);
}

fn taxonomy(draw: &mut Draw<'_>) -> Taxonomy {
    let mut entries: Vec<Entry> = Vec::new();
    for at in 0..2 + draw.below(3) {
        let above = if at > 0 && draw.chance(35) { Some(at - 1) } else { None };
        let (name, last, parent) = (format!("e{at}"), id(at, EntryId), above.map(|above| id(above, EntryId)));
        entries.push(Entry { name, title: None, provision: None, parent, last, added_by: None, span: span(at) });
        let mut up = above;
        while let Some(above) = up {
            entries[above].last = last;
            up = entries[above].parent.map(EntryId::index);
        }
    }
    Taxonomy { name: "Taxonomy".into(), title: None, open: draw.chance(40), entries, span: span(0) }
}

fn fields(draw: &mut Draw<'_>, model: &mut Model, room: &mut u64) {
    let taxonomies = model.taxonomies.len();
    let dates = [1, 1, 2, 0][draw.below(4)];
    let rest = draw.some(2, 8, |draw| match draw.below(8) {
        0..=2 => FieldKind::One(id(draw.below(taxonomies), TaxonomyId)),
        3 => FieldKind::SetOf(id(draw.below(taxonomies), TaxonomyId)),
        4 => *draw.one_of(&[FieldKind::Number(0, 4), FieldKind::Number(-2, 2), FieldKind::Number(1, 4)]).unwrap(),
        5 => *draw.one_of(&[FieldKind::Money(euro(), 0, 3), FieldKind::Money(euro(), 2, 5)]).unwrap(),
        6 => FieldKind::Text,
        _ => FieldKind::Flag,
    });
    for kind in std::iter::repeat_n(FieldKind::Date, dates).chain(rest) {
        let at = model.fields.len();
        let field = Field { name: format!("f{at}"), title: None, kind, optional: draw.chance(40), span: span(at) };
        if take(room, facts(model, &field).len()) {
            model.fields.push(field);
        }
    }
    if model.fields.is_empty() {
        model.fields.push(Field { name: "f0".into(), title: None, kind: FieldKind::Flag, optional: false, span: span(0) });
        *room /= 3;
    }
}

fn judgements(draw: &mut Draw<'_>, model: &mut Model, room: &mut u64) {
    let both = vec![PartyId(0), PartyId(1)];
    for by in draw.some(0, 2, |draw| match draw.below(4) {
        0 => Who::One(PartyId(1)),
        1 => Who::Jointly(both.clone()),
        2 => Who::Either(both.clone()),
        _ => Who::Each(both.clone()),
    }) {
        if take(room, 3usize.pow(u32::try_from(by.parties().len()).unwrap())) {
            let name = format!("judgement{}", model.judgements.len());
            model.judgements.push(Judgement { name, title: String::new(), by, provision: None, span: span(0) });
        }
    }
}

// Open terms before definitions before open terms that read as conditions: nothing uses what comes after it.
fn terms(draw: &mut Draw<'_>, model: &mut Model, timed: bool) {
    let has = |kind: fn(FieldKind) -> bool| model.fields.iter().any(|field| kind(field.kind));
    let kinds = [
        timed || has(|kind| kind == FieldKind::Date),
        has(|kind| matches!(kind, FieldKind::Number(..))),
        has(|kind| matches!(kind, FieldKind::Money(..))),
    ];
    for (kind, _) in kinds.into_iter().enumerate().filter(|(_, there)| *there) {
        if draw.chance(70) {
            let readings = draw.some(2, 3, |draw| {
                reading(match kind {
                    0 => Meaning::Period(period(draw)),
                    1 => Meaning::Number(draw.number(0, 4)),
                    _ => Meaning::Money(Money { minor: draw.number(0, 3), currency: euro() }),
                })
            });
            let term = open_term(draw, readings);
            model.open_terms.push(term);
        }
    }
    for _ in 0..draw.below(3) {
        let condition = condition(draw, &Words::of(model, timed), 2);
        model.definitions.push(Definition { name: "definition".into(), title: None, condition, provision: None, span: span(0) });
    }
    if draw.chance(40) {
        let words = Words::of(model, timed);
        let readings = draw.some(1, 3, |draw| reading(Meaning::Condition(condition(draw, &words, 1))));
        let term = open_term(draw, readings);
        model.open_terms.push(term);
    }
}

fn rule(draw: &mut Draw<'_>, model: &Model, timed: bool, at: usize) -> Rule {
    use RuleKind::{Forbid, Permit, Require};
    let clauses = model.provisions.iter().enumerate().filter(|(_, provision)| provision.kind == ProvisionKind::Clause);
    let clauses: Vec<usize> = clauses.map(|(at, _)| at).collect();
    let words = Words::of(model, timed);
    let kind = *draw.one_of(&[Permit, Permit, Require, Forbid]).unwrap();
    let always = Condition { kind: ConditionKind::Always, span: span(0) };
    let applies = if kind != Forbid && draw.chance(35) { always.clone() } else { condition(draw, &words, 2) };
    let demands = if kind == Forbid || (kind == Permit && draw.chance(50)) { always } else { condition(draw, &words, 2) };
    Rule { kind, provision: id(*draw.one_of(&clauses).unwrap(), ProvisionId), applies, demands, span: span(at) }
}

fn term(draw: &mut Draw<'_>, model: &mut Model) {
    let words = Words::of(model, true);
    let dates = words.fields_of(|kind| kind == FieldKind::Date);
    let Some(first) = draw.one_of(&dates).copied() else { return };
    let mut length = if draw.chance(60) { PeriodSource::Written(period(draw)) } else { words.length(draw) };
    if let PeriodSource::Written(period) = &mut length
        && period.unit == Unit::Day
    {
        period.count += 10;
    }
    let from = Point::Happening(Trigger { event: EventId(0), by: Actors::Anyone, moment: Moment::Happened, number: None });
    let (first_day_counts, last_day_counts) = (draw.chance(50), draw.chance(50));
    let second = if draw.chance(40) { draw.one_of(&dates).copied() } else { None };
    let covers = Some((first, second));
    let says = Lasting { length: TermLength::For(length), from, first_day_counts, last_day_counts, then: Then::Ends, covers };
    model.life.term = Some(Clause { provision: ProvisionId(0), says, span: span(0) });
}

fn principle(draw: &mut Draw<'_>, model: &Model, timed: bool) -> Principle {
    let words = Words::of(model, timed);
    let terms: Vec<OpenTermId> = (0..model.open_terms.len()).map(|at| id(at, OpenTermId)).collect();
    let readings = match draw.below(3) {
        1 if !terms.is_empty() => ReadingScope::Of(vec![*draw.one_of(&terms).unwrap()]),
        2 => ReadingScope::All,
        _ => ReadingScope::Adopted,
    };
    let tenets = draw.some(1, 2, |draw| {
        let kind = if draw.chance(45) {
            echo(model, &model.rules[draw.below(model.rules.len())])
        } else {
            let when = draw.chance(80).then(|| statement(draw, &words, 2));
            TenetKind::ForEvery { holds: statement(draw, &words, 2), when }
        };
        Tenet { kind, span: span(0) }
    });
    Principle { name: "principle".into(), title: None, from: vec![ProvisionId(0)], readings, tenets, recitals: Vec::new(), span: span(0) }
}

/// What a rule asks for, said of every activity that is permitted: so it is, unless the rule yields to another or another permits it.
fn echo(model: &Model, rule: &Rule) -> TenetKind {
    let said = |kind| Statement { kind, span: span(0) };
    let holds = |condition: &Condition| said(StatementKind::Holds(condition.clone()));
    let permitted = said(StatementKind::Outcome(Outcome::Permitted));
    let is_none = ConditionKind::Not(Box::new(rule.applies.clone()));
    match rule.kind {
        RuleKind::Permit if model.rules.len() > 2 => TenetKind::ForEvery { holds: holds(&rule.applies), when: Some(permitted) },
        RuleKind::Permit => {
            let both = said(StatementKind::All(vec![holds(&rule.applies), holds(&rule.demands)]));
            TenetKind::ForEvery { holds: both, when: Some(permitted) }
        }
        RuleKind::Require => {
            let when = StatementKind::All(vec![permitted, holds(&rule.applies)]);
            TenetKind::ForEvery { holds: holds(&rule.demands), when: Some(said(when)) }
        }
        RuleKind::Forbid => {
            let holds = said(StatementKind::Holds(Condition { kind: is_none, span: span(0) }));
            TenetKind::ForEvery { holds, when: Some(permitted) }
        }
    }
}

/// Some record of the policy's event; empty where it has not happened.
pub fn record(draw: &mut Draw<'_>, model: &Model) -> Vec<Happening> {
    let date = day_of(draw, model.calendar.horizon.unwrap(), 0);
    draw.chance(85).then(|| Happening::plain(EventId(0), date, span(0))).into_iter().collect()
}
