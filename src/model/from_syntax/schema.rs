//! The activity's schema: fields with their types, and checks between them.

use super::names::Meant;
use super::{Checker, id};
use crate::model::problems;
use crate::model::types::{Check, Field, FieldId, FieldKind};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Quantity, SentenceKind};
use crate::value::Currency;

impl<'t> Checker<'t> {
    /// Every field of the schema.
    pub(super) fn schema(&mut self) {
        let mut said = None;
        for at in 0..self.outline.activities.len() {
            let Some(activity) = self.outline.activities.get(at).copied() else { continue };
            self.once(&mut said, "activity", activity.head);
            let SentenceKind::Activity(body) = &activity.kind else { continue };
            for sentence in body {
                match &sentence.kind {
                    SentenceKind::Field { name, kind, optional, title } => {
                        let kind = self.field_kind(kind);
                        let title = title.as_ref().map(|title| title.text.clone());
                        self.new_field(name, kind, *optional, title);
                    }
                    SentenceKind::Check { .. } => {}
                    SentenceKind::Broken(_) => {
                        self.outline.broken.any = true;
                        self.outline.broken.fields = true;
                    }
                    _ => self.outline.broken.any = true,
                }
            }
        }
    }

    fn new_field(&mut self, name: &'t Name, kind: Option<FieldKind>, optional: bool, title: Option<String>) {
        let field = FieldId(id(self.model.fields.len()));
        self.declare_name(name, Meant::Field(field));
        self.kinds.push(kind);
        let kind = kind.unwrap_or(FieldKind::Flag);
        self.model.fields.push(Field { name: name.text.clone(), title, kind, optional, span: name.span });
    }

    fn field_kind(&mut self, written: &tree::FieldKind) -> Option<FieldKind> {
        Some(match written {
            tree::FieldKind::Flag => FieldKind::Flag,
            tree::FieldKind::Text => FieldKind::Text,
            tree::FieldKind::Date => FieldKind::Date,
            tree::FieldKind::Number { from, to } => {
                let (from_value, to_value) = (self.bare_whole(from), self.bare_whole(to));
                let (low, high) = self.range(from, to, from_value?, to_value?)?;
                FieldKind::Number(low, high)
            }
            tree::FieldKind::Money { currency, range } => self.money_kind(currency, range.as_ref())?,
            tree::FieldKind::One(taxonomy) => FieldKind::One(self.taxonomy_named(taxonomy)?),
            tree::FieldKind::SetOf(taxonomy) => FieldKind::SetOf(self.taxonomy_named(taxonomy)?),
        })
    }

    // Money without a range is from nothing to a hundred trillion units: far beyond any budget, and far from what `i64` holds.
    fn money_kind(&mut self, name: &Name, range: Option<&(Quantity, Quantity)>) -> Option<FieldKind> {
        let currency = self.currency(name)?;
        let Some((from, to)) = range else { return Some(FieldKind::Money(currency, 0, MOST_MONEY)) };
        let (low, high) = (self.amount_in(from, currency), self.amount_in(to, currency));
        let (low, high) = self.range(from, to, low?, high?)?;
        Some(FieldKind::Money(currency, low, high))
    }

    fn range(&mut self, from: &Quantity, to: &Quantity, low: i64, high: i64) -> Option<(i64, i64)> {
        if low > high {
            self.report(problems::range_order("range", from.span, to.span, &from.digits, &to.digits));
            return None;
        }
        Some((low, high))
    }

    /// The currency of three letters.
    pub(super) fn currency(&mut self, name: &Name) -> Option<Currency> {
        let currency = Currency::from_code(&name.text);
        if currency.is_none() {
            self.report(problems::unknown_currency(name));
        }
        currency
    }

    /// Checks between fields; read when all names are known.
    pub(super) fn checks(&mut self) {
        for activity in std::mem::take(&mut self.outline.activities) {
            let SentenceKind::Activity(body) = &activity.kind else { continue };
            for sentence in body {
                let SentenceKind::Check { condition, message } = &sentence.kind else { continue };
                let condition = self.condition(condition);
                let span: Span = sentence.span;
                self.model.checks.push(Check { condition, message: message.text.clone(), span });
            }
        }
    }
}

/// The largest amount, in minor units, of a money field for which no range is written.
const MOST_MONEY: i64 = 10_000_000_000_000_000;
