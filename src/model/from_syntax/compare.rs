//! Comparisons: `is` on every type, order on what has one; unlike things are never compared.

use super::Checker;
use super::names::{Meant, Wanted};
use super::operands::{Kind, Side, Term};
use crate::model::condition::{Comparison, ConditionKind};
use crate::model::problems;
use crate::model::types::{FieldId, FieldKind};
use crate::source::Span;
use crate::syntax::tree::{Name, Operand, Value};
use crate::value::{PartialDate, Unit};

impl<'t> Checker<'t> {
    /// `left is right`.
    pub(super) fn is(&mut self, left: &Operand, right: &Operand, span: Span) -> Option<ConditionKind> {
        let Some((name, field)) = self.lone_field(left) else {
            // Of a name that is unknown nothing follows for what it is compared with.
            if let Some(name) = lone_name(left) {
                self.meant(name, Wanted::Value)?;
            }
            return self.compare(left, Comparison::Equal, right, span);
        };
        let kind = self.kind(field)?;
        if let Some(word) = lone_name(right).filter(|word| ["none", "unknown", "given"].contains(&word.text.as_str())) {
            return self.is_word(name, field, word, span);
        }
        match kind {
            FieldKind::One(taxonomy) => {
                let entries = self.listed(&[lone(right)?.clone()], taxonomy, field)?;
                Some(ConditionKind::Under(field, entries))
            }
            FieldKind::SetOf(_) => {
                let declared = self.model.fields.get(field.index()).map(|field| field.span);
                self.report(problems::set_needs_includes(name, span, declared));
                None
            }
            FieldKind::Text => match lone(right) {
                Some(Value::Text(text)) => Some(ConditionKind::TextIn(field, vec![text.text.clone()])),
                _ => {
                    self.report(problems::text_needs_quotes(right.span, &name.text));
                    None
                }
            },
            FieldKind::Flag => self.flag_is(name, field, right, span),
            FieldKind::Date | FieldKind::Number(..) | FieldKind::Money(..) => self.compare(left, Comparison::Equal, right, span),
        }
    }

    // `is none` and `is given` speak of optional fields; nobody can require that something be unknown.
    fn is_word(&mut self, name: &Name, field: FieldId, word: &Name, span: Span) -> Option<ConditionKind> {
        let declared = self.model.fields.get(field.index())?;
        let (optional, place) = (declared.optional, declared.span);
        if word.text == "unknown" {
            self.report(problems::is_unknown(name, word.span));
        } else if !optional {
            self.report(problems::not_optional(name, span, place));
        } else if word.text == "given" {
            return Some(ConditionKind::Given(field));
        } else {
            let given = crate::model::condition::Condition { kind: ConditionKind::Given(field), span };
            return Some(ConditionKind::Not(Box::new(given)));
        }
        None
    }

    fn flag_is(&mut self, name: &Name, field: FieldId, right: &Operand, span: Span) -> Option<ConditionKind> {
        let flag = ConditionKind::Flag(field);
        match lone_name(right).map(|word| word.text.as_str()) {
            Some("yes") => Some(flag),
            Some("no") => Some(ConditionKind::Not(Box::new(crate::model::condition::Condition { kind: flag, span }))),
            _ => {
                let declared = self.model.fields.get(field.index()).map(|field| field.span);
                self.report(problems::flag_needs_yes_or_no(&name.text, right.span, declared));
                None
            }
        }
    }

    /// A comparison of two numbers, two amounts of one currency, or two dates.
    pub(super) fn compare(&mut self, left: &Operand, comparison: Comparison, right: &Operand, span: Span) -> Option<ConditionKind> {
        if let Some((name, field)) = self.lone_field(left)
            && let Some(kind @ (FieldKind::One(_) | FieldKind::SetOf(_) | FieldKind::Text | FieldKind::Flag)) = self.kind(field)
        {
            let declared = self.model.fields.get(field.index()).map(|field| field.span);
            let kind = self.kind_words(kind);
            self.report(problems::no_order(name, span, &kind, declared));
            return None;
        }
        let (left, right) = (self.side(left), self.side(right));
        let (left, right) = (left?, right?);
        self.compare_sides(left, comparison, right, span)
    }

    fn compare_sides(&mut self, left: Side, comparison: Comparison, right: Side, span: Span) -> Option<ConditionKind> {
        let (left, right) = years(left, right);
        match (left.kind, right.kind) {
            (Kind::Number, Kind::Number) => {
                let (left, right) = (self.sum(left, span), self.sum(right, span));
                Some(ConditionKind::Numbers(left?, comparison, right?))
            }
            (Kind::Money(one), Kind::Money(other)) if one == other => {
                let (left, right) = (self.sum(left, span), self.sum(right, span));
                Some(ConditionKind::Numbers(left?, comparison, right?))
            }
            (Kind::Date, Kind::Date) => {
                let (left, right) = (self.date_sum(left), self.date_sum(right));
                Some(ConditionKind::Dates(left?, comparison, right?))
            }
            (Kind::Broken, _) | (_, Kind::Broken) => None,
            _ => {
                self.unlike_sides(&left, &right, span);
                None
            }
        }
    }

    fn unlike_sides(&mut self, left: &Side, right: &Side, span: Span) {
        let problem = problems::unlike_sides(span, (left.span, &left.kind.words()), (right.span, &right.kind.words()));
        let help = match (left.kind, right.kind) {
            (Kind::Money(_), Kind::Money(_)) => {
                Some("Amounts in two currencies are never compared: the language knows no rate of exchange.".to_owned())
            }
            (Kind::Money(currency), Kind::Number) | (Kind::Number, Kind::Money(currency)) => {
                Some(format!("Write the currency behind the number, such as `5000 {}`.", currency.code()))
            }
            (Kind::Date, Kind::Number) | (Kind::Number, Kind::Date) => {
                Some("Write a date as `2020-06-26`, `2018-05` or `2021`.".to_owned())
            }
            (Kind::Period(_), Kind::Period(_)) => Some(periods_help(left, right)),
            (Kind::Date, Kind::Period(_)) | (Kind::Period(_), Kind::Date) => {
                Some("A length of time is added to a date: `ends <= starts + 30 days`.".to_owned())
            }
            _ => None,
        };
        self.report(match help {
            Some(help) => problem.help(help),
            None => problem,
        });
    }

    // The field that an operand consists of, when it is nothing but a field.
    fn lone_field<'o>(&mut self, operand: &'o Operand) -> Option<(&'o Name, FieldId)> {
        let name = lone_name(operand)?;
        match self.names.get(name.text.as_str()) {
            Some((Meant::Field(field), _)) => Some((name, *field)),
            _ => None,
        }
    }
}

fn periods_help(left: &Side, right: &Side) -> String {
    let months = |side: &Side| {
        side.terms.iter().any(|(_, term, _)| matches!(term, Term::Period(period, _) if matches!(period.unit, Unit::Month | Unit::Year)))
    };
    if months(left) == months(right) {
        "Compare two dates instead: `ends <= starts + 30 days`.".to_owned()
    } else {
        "A month has 28 to 31 days, so months and days are never compared; say which of them the document means.".to_owned()
    }
}

// A year of four digits is a date where it stands beside one.
fn years(left: Side, right: Side) -> (Side, Side) {
    match (left.kind, right.kind) {
        (Kind::Date, Kind::Number) => (left, year(right)),
        (Kind::Number, Kind::Date) => (year(left), right),
        _ => (left, right),
    }
}

fn year(side: Side) -> Side {
    let date = match side.terms.as_slice() {
        [(false, Term::Number(year), span)] if (1000..=9999).contains(year) => {
            PartialDate::parse(&year.to_string()).map(|date| (date, *span))
        }
        _ => None,
    };
    match date {
        Some((date, span)) => Side { kind: Kind::Date, span: side.span, terms: vec![(false, Term::Date(date), span)] },
        None => side,
    }
}

fn lone(operand: &Operand) -> Option<&Value> {
    match operand.terms.as_slice() {
        [(false, value)] => Some(value),
        _ => None,
    }
}

fn lone_name(operand: &Operand) -> Option<&Name> {
    match lone(operand)? {
        Value::Name(name) => Some(name),
        _ => None,
    }
}
