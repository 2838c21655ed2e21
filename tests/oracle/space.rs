//! Every activity that a small policy can be asked about: each value of each field, each answer of each party, each date of each event.

use super::Case;
use super::calendar;
use super::generate::{WORDS, id, span};
use super::reads::Reads;
use comity::model::*;
use comity::value::{PartialDate, Truth};

/// All questions to one policy under one choice of readings.
#[derive(Clone, Debug)]
pub struct Space {
    case: Case,
    axes: Vec<Axis>,
}

/// One thing that an activity or a record can say in several ways.
#[derive(Clone, Debug)]
enum Axis {
    Fact(usize, Vec<Fact>),
    Answer(usize, usize),
    Event(EventId, Vec<Option<PartialDate>>),
}

const TRUTHS: [Truth; 3] = [Truth::Unknown, Truth::True, Truth::False];

impl Axis {
    fn len(&self) -> usize {
        match self {
            Self::Fact(_, facts) => facts.len(),
            Self::Answer(..) => TRUTHS.len(),
            Self::Event(_, dates) => dates.len(),
        }
    }

    fn put(&self, case: &mut Case, choice: usize) {
        match self {
            Self::Fact(field, facts) => case.facts[*field] = facts[choice].clone(),
            Self::Answer(judgement, party) => case.answers[*judgement][*party].1 = TRUTHS[choice],
            Self::Event(event, dates) => {
                case.record.retain(|happening| happening.event != *event);
                case.record.extend(dates[choice].map(|date| Happening::plain(*event, date, span(0))));
            }
        }
    }
}

impl Space {
    /// Every question to the policy, records included. What nothing in it speaks of is left unknown, since it changes no answer.
    pub fn of(model: &Model, readings: &[(OpenTermId, usize)]) -> Self {
        let reads = Reads::of(model);
        let mut space = Self::blank(model, readings, Vec::new());
        space.of_activities(&reads);
        for (at, _) in model.events.iter().enumerate().filter(|(at, _)| reads.events[*at]) {
            let dates = dates(model).into_iter().map(Some);
            space.axes.push(Axis::Event(id(at, EventId), std::iter::once(None).chain(dates).collect()));
        }
        space
    }

    /// Every activity, the record being given.
    pub fn with_record(model: &Model, readings: &[(OpenTermId, usize)], record: Vec<Happening>) -> Self {
        let mut space = Self::blank(model, readings, record);
        space.of_activities(&Reads::of(model));
        space
    }

    fn blank(model: &Model, readings: &[(OpenTermId, usize)], record: Vec<Happening>) -> Self {
        let unanswered = |judgement: &Judgement| judgement.by.parties().iter().map(|party| (*party, Truth::Unknown)).collect();
        let case = Case {
            model: model.clone(),
            readings: readings.to_vec(),
            record,
            facts: vec![Fact::Unknown; model.fields.len()],
            answers: model.judgements.iter().map(unanswered).collect(),
            none: Truth::False,
        };
        Self { case, axes: Vec::new() }
    }

    fn of_activities(&mut self, reads: &Reads) {
        for (at, field) in self.case.model.fields.iter().enumerate().filter(|(at, _)| reads.fields[*at]) {
            self.axes.push(Axis::Fact(at, facts(&self.case.model, field)));
        }
        for (at, judgement) in self.case.model.judgements.iter().enumerate().filter(|(at, _)| reads.judgements[*at]) {
            self.axes.extend((0..judgement.by.parties().len()).map(|party| Axis::Answer(at, party)));
        }
    }

    /// How many questions there are.
    pub fn size(&self) -> u64 {
        self.axes.iter().map(|axis| axis.len() as u64).product()
    }

    /// The first question of which that is so, having asked them all if there is none.
    pub fn find(&self, mut wanted: impl FnMut(&Case) -> bool) -> Option<Case> {
        let mut case = self.case.clone();
        let mut choices = vec![0; self.axes.len()];
        self.axes.iter().for_each(|axis| axis.put(&mut case, 0));
        loop {
            if wanted(&case) {
                return Some(case);
            }
            // As one counts: the last place first, and on to the one before it where that is full.
            let place = (0..self.axes.len()).rev().find(|at| choices[*at] + 1 < self.axes[*at].len())?;
            choices[place] += 1;
            self.axes[place].put(&mut case, choices[place]);
            choices[place + 1..].fill(0);
            self.axes[place + 1..].iter().for_each(|axis| axis.put(&mut case, 0));
        }
    }
}

/// The choices of readings under which something is to hold.
pub fn readings(model: &Model, scope: &ReadingScope) -> Vec<Vec<(OpenTermId, usize)>> {
    let mut all = vec![Vec::new()];
    for (at, term) in model.open_terms.iter().enumerate().map(|(at, term)| (id(at, OpenTermId), term)) {
        let free = match scope {
            ReadingScope::Adopted => false,
            ReadingScope::Of(terms) => terms.contains(&at),
            ReadingScope::All => true,
        };
        let places = if free { (0..term.readings.len()).collect() } else { vec![term.adopted] };
        all = all.iter().flat_map(|one| places.iter().map(move |place| [one.as_slice(), &[(at, *place)]].concat())).collect();
    }
    all
}

/// An activity, with the readings and the record under which it breaks what is said of every activity; none where the policy keeps it.
pub fn broken_by(model: &Model, scope: &ReadingScope, tenet: &TenetKind) -> Option<Case> {
    readings(model, scope).iter().find_map(|readings| Space::of(model, readings).find(|case| case.breaks(tenet)))
}

/// Everything that can be known of a field.
pub fn facts(model: &Model, field: &Field) -> Vec<Fact> {
    let none = field.optional.then_some(Fact::None);
    std::iter::once(Fact::Unknown).chain(none).chain(values(model, field.kind).into_iter().map(Fact::Known)).collect()
}

fn values(model: &Model, kind: FieldKind) -> Vec<Value> {
    match kind {
        FieldKind::Flag => [true, false].map(Value::Flag).to_vec(),
        FieldKind::Text => WORDS.map(|word| Value::Text(word.into())).to_vec(),
        FieldKind::Date => dates(model).into_iter().map(Value::Date).collect(),
        FieldKind::Number(from, to) => (from..=to).map(Value::Number).collect(),
        FieldKind::Money(_, from, to) => (from..=to).map(Value::Money).collect(),
        FieldKind::One(taxonomy) => members(&model.taxonomies[taxonomy.index()]).into_iter().map(Value::One).collect(),
        FieldKind::SetOf(taxonomy) => {
            let members = members(&model.taxonomies[taxonomy.index()]);
            let chosen =
                |set: usize| members.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, member)| member.clone());
            (0..1 << members.len()).map(|set: usize| Value::Set(chosen(set).collect())).collect()
        }
    }
}

// One thing that is not listed stands for all of them.
fn members(taxonomy: &Taxonomy) -> Vec<Member> {
    let listed = (0..taxonomy.entries.len()).map(|at| Member::Listed(id(at, EntryId)));
    listed.chain(taxonomy.open.then(|| Member::Unlisted("something else".into()))).collect()
}

/// Each day of the horizon, and each month and year that lies wholly in it.
pub fn dates(model: &Model) -> Vec<PartialDate> {
    let (first, last) = model.calendar.horizon.expect("a small policy speaks of few days");
    let days = first.iter_days().take_while(|day| *day <= last).map(|day| PartialDate::day(day).unwrap());
    let mut dates: Vec<PartialDate> = days.collect();
    let coarser: Vec<PartialDate> = dates.iter().flat_map(|day| written_coarser(*day)).collect();
    for coarse in coarser {
        if coarse.earliest() >= first && coarse.latest() <= last && !dates.contains(&coarse) {
            dates.push(coarse);
        }
    }
    dates
}

fn written_coarser(day: PartialDate) -> Vec<PartialDate> {
    let ((year, month, _), _) = calendar::days(day);
    [format!("{year:04}-{month:02}"), format!("{year:04}")].iter().filter_map(|written| PartialDate::parse(written)).collect()
}
