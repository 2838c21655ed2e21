//! Judgements, open terms and definitions: declared first, then read in an order in which each comes after those that it uses.

use super::names::Meant;
use super::outline::Placed;
use super::{Checker, id};
use crate::model::condition::{Condition, ConditionKind};
use crate::model::problems;
use crate::model::types::{Definition, DefinitionId, Judgement, JudgementId, Meaning, OpenTerm, OpenTermId, Reading, Who};
use crate::syntax::tree::{self, Measure, Name, Sentence, SentenceKind};
use crate::value::{Currency, Money, Unit};
use std::collections::HashMap;

/// What all readings of an open term are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenKind {
    Period,
    Number,
    Money(Currency),
    Condition,
}

impl OpenKind {
    /// With its article, for messages.
    pub(super) fn words(self) -> String {
        match self {
            Self::Period => "a length of time".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Money(currency) => format!("an amount in {}", currency.code()),
            Self::Condition => "a condition".to_owned(),
        }
    }
}

impl<'t> Checker<'t> {
    /// Judgements, with those who make them.
    pub(super) fn judgements(&mut self) {
        for placed in std::mem::take(&mut self.outline.judgements) {
            let SentenceKind::Judgement { name, title, by } = &placed.sentence.kind else { continue };
            let judgement = JudgementId(id(self.model.judgements.len()));
            self.declare_name(name, Meant::Judgement(judgement));
            let by = self.who(by).unwrap_or(Who::Jointly(Vec::new()));
            let (title, provision) = (title.text.clone(), placed.provision);
            self.model.judgements.push(Judgement { name: name.text.clone(), title, by, provision, span: name.span });
            self.used.judgements.push(false);
        }
    }

    /// Names of definitions and open terms; readings that are not conditions get their values.
    pub(super) fn declare_conditions(&mut self) {
        let definitions = std::mem::take(&mut self.outline.definitions);
        let terms = std::mem::take(&mut self.outline.open_terms);
        self.outline.definitions = self.in_order(definitions, &terms);
        for at in 0..self.outline.definitions.len() {
            let Some(placed) = self.outline.definitions.get(at).copied() else { continue };
            let SentenceKind::Define { name, title, condition } = &placed.sentence.kind else { continue };
            self.declare_name(name, Meant::Definition(DefinitionId(id(at))));
            let condition = Condition { kind: ConditionKind::Always, span: condition.span };
            let title = title.as_ref().map(|title| title.text.clone());
            let provision = placed.provision;
            self.model.definitions.push(Definition { name: name.text.clone(), title, condition, provision, span: name.span });
            self.used.definitions.push(false);
        }
        for placed in &terms {
            self.open_term(*placed);
        }
        self.outline.open_terms = terms;
    }

    /// Conditions of definitions and readings, now that every name is known.
    pub(super) fn fill_conditions(&mut self) {
        for (at, placed) in std::mem::take(&mut self.outline.definitions).into_iter().enumerate() {
            let SentenceKind::Define { condition, .. } = &placed.sentence.kind else { continue };
            let condition = self.condition(condition);
            if let Some(definition) = self.model.definitions.get_mut(at) {
                definition.condition = condition;
            }
        }
        for (at, placed) in std::mem::take(&mut self.outline.open_terms).into_iter().enumerate() {
            let SentenceKind::OpenTerm { body, .. } = &placed.sentence.kind else { continue };
            let readings = body.iter().filter_map(|sentence| match &sentence.kind {
                SentenceKind::Reading { meaning, .. } => Some(meaning),
                _ => None,
            });
            for (place, meaning) in readings.enumerate() {
                let tree::Meaning::Condition(condition) = meaning else { continue };
                let condition = self.condition(condition);
                if let Some(reading) = self.model.open_terms.get_mut(at).and_then(|term| term.readings.get_mut(place)) {
                    reading.meaning = Meaning::Condition(condition);
                }
            }
        }
    }

    fn open_term(&mut self, placed: Placed<'t>) {
        let SentenceKind::OpenTerm { name, title, body } = &placed.sentence.kind else { return };
        let term = OpenTermId(id(self.model.open_terms.len()));
        self.declare_name(name, Meant::OpenTerm(term));
        let mut readings = Readings::default();
        for sentence in body {
            self.reading(name, &mut readings, sentence);
        }
        let adopted = self.adopted(name, &readings);
        self.open_kinds.push(if readings.unlike { None } else { readings.kind });
        self.used.open_terms.push(false);
        self.model.open_terms.push(OpenTerm {
            name: name.text.clone(),
            title: title.as_ref().map(|title| title.text.clone()),
            readings: readings.list,
            adopted,
            provision: placed.provision,
            span: name.span,
        });
    }

    fn reading(&mut self, term: &Name, readings: &mut Readings<'t>, sentence: &'t Sentence) {
        match &sentence.kind {
            SentenceKind::Reading { name, title, meaning } => {
                let (kind, meaning) = self.meaning(meaning);
                match (readings.kind, kind) {
                    (Some(first), Some(kind)) if first != kind => {
                        let place = readings.list.first().map_or(term.span, |reading| reading.span);
                        self.report(problems::unlike_readings(term, name, &kind.words(), &first.words(), place));
                        readings.unlike = true;
                    }
                    (None, kind) if readings.list.is_empty() => readings.kind = kind,
                    (_, None) => readings.unlike = true,
                    _ => {}
                }
                let new = readings.list.len();
                let first = *readings.places.entry(&name.text).or_insert(new);
                if let Some(first) = readings.list.get(first).map(|reading| reading.span) {
                    self.report(problems::duplicate_name(name, "reading", first));
                }
                let title = title.as_ref().map(|title| title.text.clone());
                readings.list.push(Reading { name: name.text.clone(), title, meaning, span: name.span });
            }
            SentenceKind::Adopt(name) => readings.adopts.push(name),
            SentenceKind::Broken(_) => {
                self.outline.broken.any = true;
                readings.broken = true;
            }
            _ => self.outline.broken.any = true,
        }
    }

    fn meaning(&mut self, written: &tree::Meaning) -> (Option<OpenKind>, Meaning) {
        let quantity = match written {
            tree::Meaning::Condition(condition) => {
                let blank = Condition { kind: ConditionKind::Always, span: condition.span };
                return (Some(OpenKind::Condition), Meaning::Condition(blank));
            }
            tree::Meaning::Quantity(quantity) => quantity,
        };
        let meaning = match &quantity.measure {
            Some(Measure::Unit(unit)) => self.period(quantity, *unit).map(|period| (OpenKind::Period, Meaning::Period(period))),
            Some(Measure::Currency(name)) => self.currency(name).and_then(|currency| {
                let minor = self.amount(quantity, currency)?;
                Some((OpenKind::Money(currency), Meaning::Money(Money { minor, currency })))
            }),
            None => self.whole(quantity).map(|number| (OpenKind::Number, Meaning::Number(number))),
        };
        meaning.map_or((None, Meaning::Number(0)), |(kind, meaning)| (Some(kind), meaning))
    }

    fn adopted(&mut self, term: &Name, readings: &Readings<'t>) -> usize {
        if readings.broken {
            return 0;
        }
        match readings.adopts.as_slice() {
            [one] => {
                let place = readings.places.get(one.text.as_str()).copied();
                if place.is_none() {
                    let names: Vec<&str> = readings.list.iter().map(|reading| reading.name.as_str()).collect();
                    self.report(problems::unknown_reading(one, term, &names));
                }
                place.unwrap_or(0)
            }
            [] if readings.list.is_empty() => {
                self.report(problems::no_readings(term));
                0
            }
            [] => {
                let first = readings.list.first().map(|reading| reading.name.as_str()).unwrap_or_default();
                self.report(problems::nothing_adopted(term, first));
                0
            }
            [first, second, ..] => {
                self.report(problems::said_twice("adopt", second.span, first.span));
                0
            }
        }
    }

    /// Whether an open term could count business days, which dates cannot be computed with.
    pub(super) fn counts_business_days(&self, term: OpenTermId) -> bool {
        let business = |reading: &Reading| matches!(reading.meaning, Meaning::Period(period) if period.unit == Unit::BusinessDay);
        self.model.open_terms.get(term.index()).is_some_and(|term| term.readings.iter().any(business))
    }
}

/// The readings of one open term.
#[derive(Default)]
struct Readings<'t> {
    list: Vec<Reading>,
    places: HashMap<&'t str, usize>,
    kind: Option<OpenKind>,
    unlike: bool,
    adopts: Vec<&'t Name>,
    broken: bool,
}
