//! Sums of terms: what kind of thing each is, that only like things are added, and that no sum can overflow.

use super::Checker;
use super::names::{Meant, Wanted};
use super::terms::OpenKind;
use crate::model::condition::{DateBase, DateSum, PeriodSource, Sum};
use crate::model::problems;
use crate::model::types::{FieldId, FieldKind, Meaning, OpenTermId};
use crate::source::Span;
use crate::syntax::tree::{Measure, Name, Operand, Quantity, Value};
use crate::value::{Currency, PartialDate, Period, Unit};

/// What a side of a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Money(Currency),
    Date,
    Period(bool),
    Text,
    /// Reported already.
    Broken,
}

impl Kind {
    /// With its article, for messages.
    pub(super) fn words(self) -> String {
        match self {
            Self::Number => "a number".to_owned(),
            Self::Money(currency) => format!("an amount in {}", currency.code()),
            Self::Date => "a date".to_owned(),
            Self::Period(_) => "a length of time".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Broken => String::new(),
        }
    }

    fn like(self, other: Self) -> bool {
        self == other || matches!((self, other), (Self::Period(_), Self::Period(_)))
    }
}

/// One side of a comparison: its kind, and each term with its sign and place.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub kind: Kind,
    pub span: Span,
    pub terms: Vec<(bool, Term, Span)>,
}

/// One term of a sum, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Number(i64),
    Money(i64, Currency),
    /// A number or an amount: factor and field.
    Counted(i64, FieldId, Kind),
    /// A number or an amount: factor and open term.
    Read(i64, OpenTermId, Kind),
    Date(PartialDate),
    Dated(FieldId),
    Happened(crate::model::types::EventId),
    Period(Period, Span),
    ReadPeriod(OpenTermId, bool),
    Text,
}

impl Term {
    fn kind(self) -> Kind {
        match self {
            Self::Number(_) => Kind::Number,
            Self::Money(_, currency) => Kind::Money(currency),
            Self::Counted(_, _, kind) | Self::Read(_, _, kind) => kind,
            Self::Date(_) | Self::Dated(_) | Self::Happened(_) => Kind::Date,
            Self::Period(period, _) => Kind::Period(period.unit == Unit::BusinessDay),
            Self::ReadPeriod(_, business) => Kind::Period(business),
            Self::Text => Kind::Text,
        }
    }
}

impl<'t> Checker<'t> {
    /// Resolves every term of a side and tells what it is as a whole; all its unknown names are reported.
    pub(super) fn side(&mut self, operand: &Operand) -> Option<Side> {
        let mut terms = Vec::with_capacity(operand.terms.len());
        let mut complete = true;
        for (minus, value) in &operand.terms {
            match self.operand_term(value) {
                Some(term) => terms.push((*minus, term, value.span())),
                None => complete = false,
            }
        }
        if !complete {
            return None;
        }
        let kind = self.kind_of(&terms, operand.span);
        Some(Side { kind, span: operand.span, terms })
    }

    fn operand_term(&mut self, value: &Value) -> Option<Term> {
        match value {
            Value::Text(_) => Some(Term::Text),
            Value::Date(date) => date.date.map(Term::Date),
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Name(name) => self.named_term(name, 1),
            Value::Multiple(factor, name) => {
                let factor = self.bare_whole(factor);
                match self.named_term(name, factor?)? {
                    term @ (Term::Counted(..) | Term::Read(..)) => Some(term),
                    other => {
                        let what = other.kind().words();
                        self.report(problems::unlike(name.span, &what, "Only a number or an amount can be multiplied"));
                        None
                    }
                }
            }
            Value::Set(_, span) => {
                self.report(problems::unlike(*span, "a list", "A single value is needed here"));
                None
            }
        }
    }

    fn quantity(&mut self, quantity: &Quantity) -> Option<Term> {
        match &quantity.measure {
            None => self.whole(quantity).map(Term::Number),
            Some(Measure::Unit(unit)) => self.period(quantity, *unit).map(|period| Term::Period(period, quantity.span)),
            Some(Measure::Currency(name)) => {
                let currency = self.currency(name)?;
                self.amount(quantity, currency).map(|minor| Term::Money(minor, currency))
            }
        }
    }

    fn named_term(&mut self, name: &Name, factor: i64) -> Option<Term> {
        match self.meant(name, Wanted::Value)? {
            Meant::Event(event) => Some(Term::Happened(event)),
            Meant::Field(field) => match self.kind(field)? {
                FieldKind::Date => Some(Term::Dated(field)),
                FieldKind::Number(..) => Some(Term::Counted(factor, field, Kind::Number)),
                FieldKind::Money(currency, ..) => Some(Term::Counted(factor, field, Kind::Money(currency))),
                kind => {
                    let declared = self.model.fields.get(field.index()).map(|field| field.span);
                    let kind = self.kind_words(kind);
                    self.report(problems::not_a_value(name, &kind, declared));
                    None
                }
            },
            Meant::OpenTerm(term) => match self.open_kinds.get(term.index()).copied().flatten()? {
                OpenKind::Period => Some(Term::ReadPeriod(term, self.counts_business_days(term))),
                OpenKind::Number => Some(Term::Read(factor, term, Kind::Number)),
                OpenKind::Money(currency) => Some(Term::Read(factor, term, Kind::Money(currency))),
                kind @ OpenKind::Condition => {
                    let declared = self.model.open_terms.get(term.index()).map(|term| term.span);
                    self.report(problems::not_a_value(name, &kind.words(), declared));
                    None
                }
            },
            meant @ (Meant::Definition(_) | Meant::Judgement(_)) => {
                self.wrong_kind(name, meant, "a field, a date or a number");
                None
            }
        }
    }

    fn kind_of(&mut self, terms: &[(bool, Term, Span)], span: Span) -> Kind {
        let Some((_, first, _)) = terms.first() else { return Kind::Broken };
        if terms.iter().any(|(_, term, _)| term.kind() == Kind::Date) {
            return self.date_kind(terms, span);
        }
        let first = first.kind();
        for (_, term, place) in terms {
            if !term.kind().like(first) || (terms.len() > 1 && first == Kind::Text) {
                let start = terms.first().map_or(span, |(_, _, place)| *place);
                self.report(problems::unlike_terms((start, &first.words()), (*place, &term.kind().words())));
                return Kind::Broken;
            }
        }
        first
    }

    // One date, which is not taken away, and periods.
    fn date_kind(&mut self, terms: &[(bool, Term, Span)], span: Span) -> Kind {
        let mut base: Option<Span> = None;
        for (minus, term, place) in terms {
            match term.kind() {
                Kind::Date if base.is_some() || *minus => {
                    self.report(problems::date_difference(span));
                    return Kind::Broken;
                }
                Kind::Date => base = Some(*place),
                Kind::Period(true) if !self.knows_holidays() => {
                    self.report(problems::business_days(*place));
                    return Kind::Broken;
                }
                Kind::Period(_) => {}
                Kind::Number => {
                    self.report(problems::days_of_what(*place));
                    return Kind::Broken;
                }
                other => {
                    let first = terms.first().map_or(span, |(_, _, place)| *place);
                    self.report(problems::unlike_terms((base.unwrap_or(first), "a date"), (*place, &other.words())));
                    return Kind::Broken;
                }
            }
        }
        Kind::Date
    }

    /// The sum of numbers or of amounts.
    pub(super) fn sum(&mut self, side: Side, whole: Span) -> Option<Sum> {
        let mut sum = Sum { constant: 0, fields: Vec::new(), open_terms: Vec::new() };
        let (mut constant, mut most) = (0i128, 0i128);
        for (minus, term, _) in &side.terms {
            let sign = if *minus { -1i64 } else { 1 };
            let (factor, size) = match term {
                Term::Number(number) | Term::Money(number, _) => {
                    constant = constant.saturating_add(i128::from(*number).saturating_mul(i128::from(sign)));
                    (1, i128::from(*number).saturating_abs())
                }
                Term::Counted(factor, field, _) => (*factor, self.largest(*field)),
                Term::Read(factor, term, _) => (*factor, self.largest_reading(*term)),
                _ => (0, 0),
            };
            most = most.saturating_add(i128::from(factor).saturating_abs().saturating_mul(size));
            let factor = factor.saturating_mul(sign);
            match term {
                Term::Counted(_, field, _) => sum.fields.push((factor, *field)),
                Term::Read(_, term, _) => sum.open_terms.push((factor, *term)),
                _ => {}
            }
        }
        // Invariant: not even the sum of all absolute values leaves `i64`, so that no order of adding can.
        match (i64::try_from(most), i64::try_from(constant)) {
            (Ok(_), Ok(constant)) => {
                sum.constant = constant;
                Some(sum)
            }
            _ => {
                self.report(problems::sum_too_large(side.span, whole));
                None
            }
        }
    }

    fn largest(&self, field: FieldId) -> i128 {
        match self.kind(field) {
            Some(FieldKind::Number(low, high) | FieldKind::Money(_, low, high)) => {
                i128::from(low).saturating_abs().max(i128::from(high).saturating_abs())
            }
            _ => 0,
        }
    }

    fn largest_reading(&self, term: OpenTermId) -> i128 {
        let size = |meaning: &Meaning| match meaning {
            Meaning::Number(number) => i128::from(*number).saturating_abs(),
            Meaning::Money(money) => i128::from(money.minor).saturating_abs(),
            Meaning::Period(_) | Meaning::Condition(_) => 0,
        };
        let term = self.model.open_terms.get(term.index());
        term.and_then(|term| term.readings.iter().map(|reading| size(&reading.meaning)).max()).unwrap_or(0)
    }

    /// A date with what is added to it.
    pub(super) fn date_sum(&mut self, side: Side) -> Option<DateSum> {
        let mut base = None;
        let mut offsets = Vec::new();
        for (minus, term, _) in side.terms {
            match term {
                Term::Date(date) => base = Some(DateBase::Written(date)),
                Term::Dated(field) => base = Some(DateBase::Field(field)),
                Term::Happened(event) => base = Some(DateBase::Event(event)),
                Term::Period(period, _) => offsets.push((minus, PeriodSource::Written(period))),
                Term::ReadPeriod(open_term, _) => offsets.push((minus, PeriodSource::Read(open_term))),
                _ => {}
            }
        }
        base.map(|base| DateSum { base, offsets })
    }
}
