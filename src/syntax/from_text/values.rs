//! Dates, quantities, values and sums of them.

use super::parts::Parts;
use super::words::Reader;
use crate::source::Span;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Date, Measure, Operand, Quantity, Value};
use crate::syntax::{limits, problems};
use crate::value::{PartialDate, Unit};

impl Reader<'_> {
    pub(super) fn date(&mut self, part: &Part<'_>) -> Date {
        let span = self.span(part);
        let date = PartialDate::parse(part.as_str());
        if date.is_none() {
            self.diagnostics.push(problems::impossible_date(span, part.as_str()));
        }
        Date { date, span }
    }

    /// A number with the unit or currency behind it.
    pub(super) fn quantity(&mut self, part: Part<'_>) -> Option<Quantity> {
        let span = self.span(&part);
        let mut parts = Parts::of(part);
        let digits = parts.next()?.as_str().to_owned();
        let measure = parts.next().map(|measure| self.measure(&measure));
        Some(Quantity { digits, measure, span })
    }

    fn measure(&self, part: &Part<'_>) -> Measure {
        match part.as_rule() {
            Rule::currency => Measure::Currency(Box::new(self.word(part))),
            _ => Measure::Unit(unit(part.as_str())),
        }
    }

    /// `5`, `2 years`, `2 * officials`.
    fn multiple(&mut self, part: Part<'_>) -> Option<Value> {
        let span = self.span(&part);
        let mut parts = Parts::of(part);
        let digits = parts.next()?;
        match parts.next() {
            Some(name) if name.as_rule() == Rule::name => {
                let quantity = Quantity { digits: digits.as_str().to_owned(), measure: None, span: self.span(&digits) };
                Some(Value::Multiple(Box::new(quantity), self.name(name)))
            }
            measure => {
                let measure = measure.map(|measure| self.measure(&measure));
                Some(Value::Quantity(Quantity { digits: digits.as_str().to_owned(), measure, span }))
            }
        }
    }

    /// Any value: a name, a text, a date, a number, a set.
    pub(super) fn value(&mut self, part: Part<'_>) -> Option<Value> {
        Some(match part.as_rule() {
            Rule::text => Value::Text(self.text(part)),
            Rule::day_or_month => Value::Date(self.date(&part)),
            Rule::quantity => Value::Quantity(self.quantity(part)?),
            Rule::multiple => self.multiple(part)?,
            Rule::set => {
                let span = self.span(&part);
                Value::Set(self.list(part)?, span)
            }
            _ => Value::Name(self.value_name(part)),
        })
    }

    /// The members of a list in braces.
    pub(super) fn list(&mut self, part: Part<'_>) -> Option<Vec<Value>> {
        let span = self.span(&part);
        let members: Option<Vec<_>> = Parts::of(part).map(|member| self.value(member)).collect();
        self.check_length(members.as_ref().map_or(0, Vec::len), span);
        members
    }

    /// Reports a list or chain with more members than anyone can mean.
    pub(super) fn check_length(&mut self, length: usize, span: Span) {
        if length > limits::MEMBERS {
            self.diagnostics.push(problems::list_too_long(span, length));
        }
    }

    /// A sum of values.
    pub(super) fn operand(&mut self, part: Part<'_>) -> Option<Operand> {
        let span = self.span(&part);
        // Nearly every sum is a single value, and a growing list would make room for four at once.
        let mut terms = Vec::with_capacity(1);
        let mut negative = false;
        for part in Parts::of(part) {
            if part.as_rule() == Rule::sign {
                negative = part.as_str() == "-";
            } else {
                terms.push((negative, self.value(part)?));
            }
        }
        self.check_length(terms.len(), span);
        Some(Operand { span, terms })
    }
}

fn unit(word: &str) -> Unit {
    match word.get(..1) {
        Some("b") => Unit::BusinessDay,
        Some("d") => Unit::Day,
        Some("w") => Unit::Week,
        Some("m") => Unit::Month,
        _ => Unit::Year,
    }
}
