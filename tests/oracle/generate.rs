//! Policies and questions, made from choices: every kind of field, condition, rule and exception that the language has.

use super::Case;
use super::draw::Draw;
use super::generate_conditions::{Names, condition};
use comity::calendar::{MonthEnd, WorkingDays};
use comity::model::*;
use comity::source::{SourceId, Span};
use comity::value::{Currency, Money, PartialDate, Period, Truth, Unit};

/// A policy and a question to it.
pub fn case(draw: &mut Draw<'_>) -> Case {
    let model = model(draw);
    let readings = readings(draw, &model);
    let record = record(draw, &model);
    let facts = model.fields.iter().map(|field| fact(draw, &model, field)).collect();
    let answers = model.judgements.iter().map(|judgement| answers(draw, judgement)).collect();
    Case { model, readings, record, facts, answers, none: Truth::False }
}

pub fn span(at: usize) -> Span {
    Span::new(SourceId::default(), at, at + 1)
}

pub fn model(draw: &mut Draw<'_>) -> Model {
    let mut model = empty();
    model.calendar.rules.month_end = *draw.one_of(&[MonthEnd::Clamp, MonthEnd::Overflow, MonthEnd::Refuse]).unwrap();
    model.calendar.rules.working = working_days(draw);
    model.taxonomies = draw.some(1, 3, taxonomy);
    provisions(draw, &mut model);
    fields(draw, &mut model);
    let parties = [PartyId(0), PartyId(1), PartyId(2)];
    model.judgements = draw.some(0, 3, |draw| {
        let some = parties[..1 + draw.below(3)].to_vec();
        let by = [Who::One(parties[draw.below(3)]), Who::Jointly(some.clone()), Who::Either(some.clone()), Who::Each(some)];
        Judgement { name: "judgement".into(), title: String::new(), by: by[draw.below(4)].clone(), provision: None, span: span(0) }
    });
    // Open terms before definitions before open terms that read as conditions: nothing uses what comes after it.
    let kinds = [0, 1, 2];
    for kind in kinds {
        model.open_terms.extend(draw.some(0, 1, |draw| plain_term(draw, kind)));
    }
    for _ in 0..draw.below(5) {
        let condition = condition(draw, &Names::of(&model), 3);
        model.definitions.push(Definition { name: "definition".into(), title: None, condition, provision: None, span: span(0) });
    }
    if draw.chance(30) {
        let names = Names::of(&model);
        let readings = draw.some(1, 2, |draw| reading(Meaning::Condition(condition(draw, &names, 2))));
        model.open_terms.push(open_term(draw, readings));
    }
    let many = if draw.chance(15) { 12 + draw.below(30) } else { draw.below(6) };
    for at in 0..many {
        let rule = rule(draw, &model, at);
        model.rules.push(rule);
    }
    model.rules.sort_by_key(|rule| rule.provision);
    yields(draw, &mut model);
    rest(draw, &mut model);
    model
}

/// A programme that says nothing yet, with three parties and two events.
pub fn empty() -> Model {
    let party = |name: &str| Party { name: name.into(), title: name.into(), span: span(0) };
    let event = |name: &str| Event { name: name.into(), title: None, by: None, act: false, implicit: false, span: span(0) };
    Model {
        name: "generated".into(),
        title: String::new(),
        span: span(0),
        edition: None,
        strength: Strength::Political,
        calendar: comity::model::Calendar::default(),
        parties: ["japan", "nato", "third"].map(party).to_vec(),
        lineage: Vec::new(),
        events: ["endorsement", "review"].map(event).to_vec(),
        taxonomies: Vec::new(),
        fields: Vec::new(),
        checks: Vec::new(),
        definitions: Vec::new(),
        judgements: Vec::new(),
        open_terms: Vec::new(),
        provisions: Vec::new(),
        rules: Vec::new(),
        yields: Vec::new(),
        focus: Vec::new(),
        duties: Vec::new(),
        bodies: Vec::new(),
        electorates: Vec::new(),
        ways: Vec::new(),
        entrenched: Vec::new(),
        made_by: Vec::new(),
        repealed: Vec::new(),
        principles: Vec::new(),
        amendments: Vec::new(),
        claims: Vec::new(),
        missing: Vec::new(),
        acts: Vec::new(),
        life: comity::model::Life::default(),
        record: Vec::new(),
        scenarios: Vec::new(),
        adapters: Vec::new(),
    }
}

/// A taxonomy: usually small, now and then too large for one word.
fn taxonomy(draw: &mut Draw<'_>) -> Taxonomy {
    let mut entries: Vec<Entry> = Vec::new();
    let many = if draw.chance(12) { 60 + draw.below(80) } else { 1 + draw.below(7) };
    let mut open: Vec<usize> = Vec::new();
    for at in 0..many {
        open.truncate(draw.below(open.len().min(3) + 1));
        for above in &open {
            entries[*above].last = id(at, EntryId);
        }
        let parent = open.last().map(|parent| id(*parent, EntryId));
        let (name, last) = (format!("e{at}"), id(at, EntryId));
        entries.push(Entry { name, title: None, provision: None, parent, last, added_by: None, span: span(at) });
        open.push(at);
    }
    Taxonomy { name: "Taxonomy".into(), title: None, open: draw.chance(50), entries, span: span(0) }
}

pub fn id<Id>(at: usize, make: impl FnOnce(u32) -> Id) -> Id {
    make(u32::try_from(at).unwrap())
}

/// A provision that says nothing of itself.
pub fn provision(at: usize, kind: ProvisionKind, parent: Option<ProvisionId>) -> Provision {
    let (quotes, recitals, amended_by) = (Vec::new(), Vec::new(), Vec::new());
    Provision { number: at.to_string(), title: None, kind, parent, quotes, recitals, of: None, amended_by, span: span(at) }
}

/// Two levels of sections with clauses in them, and some entries that are clauses.
pub fn provisions(draw: &mut Draw<'_>, model: &mut Model) {
    let mut add = |kind, parent| {
        let at = model.provisions.len();
        model.provisions.push(provision(at, kind, parent));
        id(at, ProvisionId)
    };
    let mut numbered = Vec::new();
    for _ in 0..1 + draw.below(3) {
        let section = add(ProvisionKind::Section, None);
        for _ in 0..1 + draw.below(3) {
            let inner = if draw.chance(20) { add(ProvisionKind::Section, Some(section)) } else { section };
            let clause = add(ProvisionKind::Clause, Some(inner));
            if draw.chance(30) {
                numbered.push(add(ProvisionKind::Entry, Some(clause)));
            }
        }
    }
    for provision in numbered {
        let taxonomy = draw.below(model.taxonomies.len());
        let entries = &mut model.taxonomies[taxonomy].entries;
        let entry = draw.below(entries.len());
        entries[entry].provision = Some(provision);
    }
}

fn fields(draw: &mut Draw<'_>, model: &mut Model) {
    let taxonomies = model.taxonomies.len();
    let mut kinds = vec![FieldKind::Date, FieldKind::One(TaxonomyId(0))];
    kinds.extend(draw.some(1, 7, |draw| match draw.below(8) {
        0 => FieldKind::Flag,
        1 => FieldKind::Number(-9, 20),
        2 => FieldKind::One(id(draw.below(taxonomies), TaxonomyId)),
        3 => FieldKind::SetOf(id(draw.below(taxonomies), TaxonomyId)),
        4 => FieldKind::Date,
        5 => FieldKind::Money(euro(), 0, 20_000),
        6 => FieldKind::Text,
        _ => FieldKind::Flag,
    }));
    for (at, kind) in kinds.into_iter().enumerate() {
        let optional = draw.chance(60);
        model.fields.push(Field { name: format!("f{at}"), title: None, kind, optional, span: span(at) });
    }
}

pub fn euro() -> Currency {
    Currency::from_code("EUR").unwrap()
}

pub fn reading(meaning: Meaning) -> Reading {
    Reading { name: "reading".into(), title: None, meaning, span: span(0) }
}

pub fn open_term(draw: &mut Draw<'_>, readings: Vec<Reading>) -> OpenTerm {
    OpenTerm { name: "term".into(), title: None, adopted: draw.below(readings.len()), readings, provision: None, span: span(0) }
}

fn plain_term(draw: &mut Draw<'_>, kind: usize) -> OpenTerm {
    let readings = draw.some(1, 3, |draw| {
        reading(match kind {
            0 => Meaning::Period(period(draw)),
            1 => Meaning::Number(draw.number(-5, 10)),
            _ => Meaning::Money(Money { minor: draw.number(0, 9_000), currency: euro() }),
        })
    });
    open_term(draw, readings)
}

pub fn period(draw: &mut Draw<'_>) -> Period {
    let unit = [Unit::Month, Unit::Day, Unit::Year, Unit::Week, Unit::Month, Unit::BusinessDay][draw.below(6)];
    let most = if draw.chance(5) { 9999 } else { 14 };
    Period { count: u16::try_from(draw.below(most)).unwrap(), unit }
}

fn rule(draw: &mut Draw<'_>, model: &Model, at: usize) -> Rule {
    let clauses = model.provisions.iter().enumerate().filter(|(_, provision)| provision.kind == ProvisionKind::Clause);
    let clauses: Vec<usize> = clauses.map(|(at, _)| at).collect();
    let names = Names::of(model);
    use RuleKind::{Forbid, Permit, Require};
    let kind = *draw.one_of(&[Permit, Require, Forbid, Permit, Permit]).unwrap();
    let always = Condition { kind: ConditionKind::Always, span: span(0) };
    let applies = if kind == Permit && draw.chance(40) { always.clone() } else { condition(draw, &names, 3) };
    let demands = if kind == Forbid || draw.chance(40) { always } else { condition(draw, &names, 2) };
    Rule { kind, provision: id(*draw.one_of(&clauses).unwrap(), ProvisionId), applies, demands, span: span(at) }
}

/// Clauses yield only to what comes wholly after them, so that there is no circle.
pub fn yields(draw: &mut Draw<'_>, model: &mut Model) {
    let parent = |at: usize| model.provisions[at].parent.map(ProvisionId::index);
    let inside = |at: usize, around: usize| std::iter::successors(Some(at), |at| parent(*at)).any(|at| at == around);
    let many = model.provisions.len();
    let found = draw.some(0, 4, |draw| {
        let general = draw.below(many);
        let special = general + 1 + draw.below((many - general).max(1));
        let scope = if draw.chance(50) { YieldScope::Whole } else { YieldScope::Opposed };
        (special < many && !inside(special, general)).then(|| Yield {
            general: id(general, ProvisionId),
            special: id(special, ProvisionId),
            scope,
            span: span(general),
        })
    });
    model.yields = found.into_iter().flatten().collect();
}

fn rest(draw: &mut Draw<'_>, model: &mut Model) {
    let names = Names::of(model);
    model.focus = draw.some(0, 2, |draw| (ProvisionId(0), condition(draw, &names, 2)));
    model.checks = draw.some(0, 2, |draw| Check { condition: condition(draw, &names, 2), message: String::new(), span: span(0) });
    let dates: Vec<FieldId> = names.fields_of(|kind| matches!(kind, FieldKind::Date));
    if draw.chance(50) {
        let length = if draw.chance(50) { PeriodSource::Written(Period { count: 1, unit: Unit::Year }) } else { names.period(draw) };
        // What follows is drawn in the order in which it is written.
        let from = Point::Happening(Trigger { event: EventId(0), by: Actors::Anyone, moment: Moment::Happened, number: None });
        let (first_day_counts, last_day_counts) = (draw.chance(50), draw.chance(50));
        let covers = *draw.one_of(&dates).unwrap();
        let covers = Some((covers, if draw.chance(40) { draw.one_of(&dates).copied() } else { None }));
        let says = Lasting { length: TermLength::For(length), from, first_day_counts, last_day_counts, then: Then::Ends, covers };
        model.life.term = Some(Clause { provision: ProvisionId(0), says, span: span(0) });
    }
}

fn readings(draw: &mut Draw<'_>, model: &Model) -> Vec<(OpenTermId, usize)> {
    let mut readings = Vec::new();
    for (at, term) in model.open_terms.iter().enumerate() {
        if draw.chance(40) {
            readings.push((id(at, OpenTermId), draw.below(term.readings.len())));
        }
    }
    readings
}

fn record(draw: &mut Draw<'_>, model: &Model) -> Vec<Happening> {
    draw.some(0, 3, |draw| {
        let event = id(draw.below(model.events.len()), EventId);
        Happening::plain(event, date(draw), span(0))
    })
}

/// Days around two anniversaries, so that the first and the last day of a term are met and not only passed by.
const EDGES: [&str; 6] = ["2019-06-26", "2020-06-25", "2020-06-26", "2020-06-27", "2021-06-25", "2021-06-26"];

/// Often no table of holidays, and often one that ends within the dates of the case.
fn working_days(draw: &mut Draw<'_>) -> WorkingDays {
    let holidays = draw.some(0, 12, |draw| date(draw).earliest());
    let ends =
        ["2018-01-01", "2019-12-20", "2020-12-23", "2021-06-30", "2023-12-31"].map(|day| PartialDate::parse(day).unwrap().earliest());
    let known = draw.chance(70).then(|| (ends[draw.below(2)], ends[2 + draw.below(3)]));
    WorkingDays::new(WorkingDays::WEEKEND, holidays, known)
}

pub fn date(draw: &mut Draw<'_>) -> PartialDate {
    if draw.chance(40) {
        return PartialDate::parse(EDGES[draw.below(EDGES.len())]).unwrap();
    }
    let year = if draw.chance(4) { [1, 9999][draw.below(2)] } else { 2019 + draw.below(3) };
    let month = 1 + draw.below(12);
    let day = if draw.chance(40) { 28 + draw.below(4) } else { 1 + draw.below(28) };
    let written = match draw.below(8) {
        0..=4 => format!("{year:04}-{month:02}-{day:02}"),
        5 | 6 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    PartialDate::parse(&written).unwrap_or_else(|| PartialDate::parse(&format!("{year:04}-{month:02}")).unwrap())
}

pub const WORDS: [&str; 4] = ["alpha", "beta", "gamma", "never compared"];

fn fact(draw: &mut Draw<'_>, model: &Model, field: &Field) -> Fact {
    if draw.chance(25) {
        Fact::Unknown
    } else if field.optional && draw.chance(20) {
        Fact::None
    } else {
        Fact::Known(value(draw, model, field.kind))
    }
}

pub fn value(draw: &mut Draw<'_>, model: &Model, kind: FieldKind) -> Value {
    match kind {
        FieldKind::Flag => Value::Flag(draw.chance(50)),
        FieldKind::Text => Value::Text(WORDS[draw.below(WORDS.len())].into()),
        FieldKind::Date => Value::Date(date(draw)),
        FieldKind::Number(from, to) => Value::Number(draw.number(from, to)),
        FieldKind::Money(_, from, to) => Value::Money(draw.number(from, to)),
        FieldKind::One(taxonomy) => Value::One(member(draw, &model.taxonomies[taxonomy.index()])),
        FieldKind::SetOf(taxonomy) => {
            let mut members: Vec<Member> = Vec::new();
            for member in draw.some(0, 4, |draw| member(draw, &model.taxonomies[taxonomy.index()])) {
                if !members.contains(&member) {
                    members.push(member);
                }
            }
            Value::Set(members)
        }
    }
}

fn member(draw: &mut Draw<'_>, taxonomy: &Taxonomy) -> Member {
    if taxonomy.open && draw.chance(15) {
        Member::Unlisted(WORDS[draw.below(2)].into())
    } else {
        Member::Listed(id(draw.below(taxonomy.entries.len()), EntryId))
    }
}

fn answers(draw: &mut Draw<'_>, judgement: &Judgement) -> Vec<(PartyId, Truth)> {
    let truths = [Truth::Unknown, Truth::True, Truth::False, Truth::True];
    judgement.by.parties().iter().map(|party| (*party, truths[draw.below(4)])).collect()
}
