//! The truth of a condition, read off the model node by node.

use super::calendar::{self, Days};
use super::{Case, and, not, or, plain};
use comity::model::*;
use comity::value::{Period, Truth};

impl Case {
    pub fn holds(&self, condition: &Condition) -> Truth {
        match &condition.kind {
            ConditionKind::Always => Truth::True,
            ConditionKind::All(parts) => parts.iter().map(|part| self.holds(part)).fold(Truth::True, and),
            ConditionKind::Any(parts) => parts.iter().map(|part| self.holds(part)).fold(Truth::False, or),
            ConditionKind::Not(part) => not(self.holds(part)),
            ConditionKind::Defined(definition) => self.holds(&self.model.definitions[definition.index()].condition),
            ConditionKind::Read(term) => match &self.reading(*term).meaning {
                Meaning::Condition(condition) => self.holds(condition),
                other => panic!("{other:?} is no condition"),
            },
            ConditionKind::Judged(judgement) => self.judged(*judgement),
            ConditionKind::Flag(field) => self.value(*field, |value| *value == Value::Flag(true)),
            ConditionKind::Given(field) => match &self.facts[field.index()] {
                Fact::Unknown => Truth::Unknown,
                fact => plain(*fact != Fact::None),
            },
            ConditionKind::Under(field, entries) => self.value(*field, |value| match value {
                Value::One(Member::Listed(entry)) => entries.iter().any(|above| self.is_under(*field, *entry, *above)),
                Value::One(Member::Unlisted(_)) => false,
                other => panic!("{other:?} is not of a taxonomy"),
            }),
            ConditionKind::Includes(field, quantifier, entries) => self.includes(*field, *quantifier, entries),
            ConditionKind::TextIn(field, words) => self.value(*field, |value| words.iter().any(|word| *value == Value::Text(word.clone()))),
            ConditionKind::Numbers(left, comparison, right) => self.numbers(left, *comparison, right),
            ConditionKind::Dates(left, comparison, right) => self.dates(left, *comparison, right),
        }
    }

    /// A field without value makes it false, or unknown in a check; one of which nothing is known makes it unknown.
    fn value(&self, field: FieldId, test: impl FnOnce(&Value) -> bool) -> Truth {
        match &self.facts[field.index()] {
            Fact::Unknown => Truth::Unknown,
            Fact::None => self.none,
            Fact::Known(value) => plain(test(value)),
        }
    }

    pub fn judged(&self, judgement: JudgementId) -> Truth {
        let answers = self.answers[judgement.index()].iter().map(|(_, truth)| *truth);
        match self.model.judgements[judgement.index()].by {
            Who::Either(_) => answers.fold(Truth::False, or),
            Who::One(_) | Who::Jointly(_) | Who::Each(_) => answers.fold(Truth::True, and),
        }
    }

    fn taxonomy(&self, field: FieldId) -> &Taxonomy {
        match self.model.fields[field.index()].kind {
            FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy) => &self.model.taxonomies[taxonomy.index()],
            other => panic!("{other:?} has no taxonomy"),
        }
    }

    /// Climbs from the entry towards the top.
    fn is_under(&self, field: FieldId, entry: EntryId, above: EntryId) -> bool {
        let mut at = Some(entry);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.taxonomy(field).entries[here.index()].parent;
        }
        false
    }

    fn includes(&self, field: FieldId, quantifier: Quantifier, entries: &[EntryId]) -> Truth {
        let empty = Vec::new();
        let members = match &self.facts[field.index()] {
            Fact::Unknown => return Truth::Unknown,
            Fact::None if self.none == Truth::Unknown => return Truth::Unknown,
            Fact::None => &empty,
            Fact::Known(Value::Set(members)) => members,
            Fact::Known(other) => panic!("{other:?} is no set"),
        };
        let under = |member: &Member, above: EntryId| match member {
            Member::Listed(entry) => self.is_under(field, *entry, above),
            Member::Unlisted(_) => false,
        };
        let counts = |above: &EntryId| members.iter().any(|member| under(member, *above));
        plain(match quantifier {
            Quantifier::Any => entries.iter().any(counts),
            Quantifier::All => entries.iter().all(counts),
            Quantifier::Only => members.iter().all(|member| entries.iter().any(|above| under(member, *above))),
        })
    }

    fn reading(&self, term: OpenTermId) -> &Reading {
        let term_here = &self.model.open_terms[term.index()];
        let chosen = self.readings.iter().rev().find(|(chosen, _)| *chosen == term).map_or(term_here.adopted, |(_, place)| *place);
        &term_here.readings[chosen]
    }

    fn numbers(&self, left: &Sum, comparison: Comparison, right: &Sum) -> Truth {
        let fields = || left.fields.iter().chain(&right.fields).map(|(_, field)| &self.facts[field.index()]);
        if fields().any(|fact| *fact == Fact::None) {
            return self.none;
        }
        if fields().any(|fact| *fact == Fact::Unknown) {
            return Truth::Unknown;
        }
        let (left, right) = (self.sum(left), self.sum(right));
        plain(match comparison {
            Comparison::Equal => left == right,
            Comparison::Less => left < right,
            Comparison::LessOrEqual => left <= right,
            Comparison::Greater => left > right,
            Comparison::GreaterOrEqual => left >= right,
        })
    }

    fn sum(&self, sum: &Sum) -> i128 {
        let mut total = i128::from(sum.constant);
        for (factor, field) in &sum.fields {
            let Fact::Known(Value::Number(amount) | Value::Money(amount)) = self.facts[field.index()] else { panic!("not a number") };
            total += i128::from(*factor) * i128::from(amount);
        }
        for (sign, term) in &sum.open_terms {
            let amount = match &self.reading(*term).meaning {
                Meaning::Number(number) => *number,
                Meaning::Money(money) => money.minor,
                other => panic!("{other:?} is no number"),
            };
            total += i128::from(*sign) * i128::from(amount);
        }
        total
    }

    fn dates(&self, left: &DateSum, comparison: Comparison, right: &DateSum) -> Truth {
        let none = |sum: &DateSum| matches!(sum.base, DateBase::Field(field) if self.facts[field.index()] == Fact::None);
        if none(left) || none(right) {
            return self.none;
        }
        match (self.date(left), self.date(right)) {
            (Some(left), Some(right)) => calendar::compare(left, comparison, right),
            _ => Truth::Unknown,
        }
    }

    pub fn period(&self, source: PeriodSource) -> Period {
        match source {
            PeriodSource::Written(period) => period,
            PeriodSource::Read(term) => match &self.reading(term).meaning {
                Meaning::Period(period) => *period,
                other => panic!("{other:?} is no period"),
            },
        }
    }

    /// The last that the record says of the event.
    pub fn event(&self, event: EventId) -> Option<Days> {
        self.record.iter().rev().find(|happening| happening.event == event).map(|happening| calendar::days(happening.date))
    }

    pub fn date(&self, sum: &DateSum) -> Option<Days> {
        let days = match sum.base {
            DateBase::Written(date) => calendar::days(date),
            DateBase::Event(event) => self.event(event)?,
            DateBase::Field(field) => match &self.facts[field.index()] {
                Fact::Known(Value::Date(date)) => calendar::days(*date),
                _ => return None,
            },
        };
        let periods: Vec<_> = sum.offsets.iter().map(|(backwards, source)| (*backwards, self.period(*source))).collect();
        calendar::shift(days, &periods, &self.model.calendar.rules)
    }
}
