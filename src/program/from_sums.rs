//! Comparisons of sums and of dates become nodes.

use super::days::Days;
use super::from_conditions::Conditions;
use super::node::{DateTest, Node, Operand, Reckoning, SumTest};
use super::shift::shift;
use super::words::{NUMBER_NONE, NUMBER_UNKNOWN};
use crate::calendar::Step;
use crate::model::{Comparison, DateBase, DateSum, Meaning, PeriodSource, Sum};
use crate::value::{Period, Truth};

impl Conditions<'_> {
    pub(super) fn numbers(&mut self, left: &Sum, comparison: Comparison, right: &Sum) -> u32 {
        let (Some(left_fixed), Some(right_fixed)) = (self.fixed(left), self.fixed(right)) else {
            return self.push(Node::Constant(Truth::Unknown));
        };
        let bound = right_fixed.saturating_sub(left_fixed);
        let ours = left.fields.iter().map(|(factor, field)| (*factor, *field));
        let theirs = right.fields.iter().map(|(factor, field)| (factor.saturating_neg(), *field));
        let place = |(factor, field)| self.layout.field(field).map(|slot| (factor, slot.at));
        let Some(terms) = ours.chain(theirs).map(place).collect::<Option<Vec<_>>>() else {
            return self.push(Node::Constant(Truth::Unknown));
        };
        let node = match terms.as_slice() {
            [] => Some(Node::Constant(compare(comparison, &0, &bound).into())),
            [(1, at)] => one_number(*at, comparison, bound),
            [(-1, at)] => one_number(*at, mirrored(comparison), bound.saturating_neg()),
            _ => None,
        };
        let node = node.unwrap_or_else(|| {
            self.sums.push(SumTest { terms, comparison, bound });
            Node::Sum(u32::try_from(self.sums.len().saturating_sub(1)).unwrap_or(u32::MAX))
        });
        self.push(node)
    }

    /// The fixed part of a sum, readings included.
    fn fixed(&self, sum: &Sum) -> Option<i128> {
        let mut fixed = i128::from(sum.constant);
        for (sign, term) in &sum.open_terms {
            let amount = match &self.reading(*term)?.meaning {
                Meaning::Number(number) => *number,
                Meaning::Money(money) => money.minor,
                Meaning::Period(_) | Meaning::Condition(_) => return None,
            };
            fixed = fixed.saturating_add(i128::from(*sign).saturating_mul(i128::from(amount)));
        }
        Some(fixed)
    }

    /// The period that is written or that the adopted reading gives.
    pub(super) fn period(&self, source: PeriodSource) -> Option<Period> {
        match source {
            PeriodSource::Written(period) => Some(period),
            PeriodSource::Read(term) => match &self.reading(term)?.meaning {
                Meaning::Period(period) => Some(*period),
                _ => None,
            },
        }
    }

    pub(super) fn date_test(&mut self, left: &DateSum, comparison: Comparison, right: &DateSum) -> u32 {
        let (left, right) = (self.operand(left), self.operand(right));
        let node = match (&left, &right) {
            (Operand::Fixed(Some(left)), Operand::Fixed(Some(right))) => Node::Constant(left.compare(comparison, *right)),
            (Operand::Field(at, steps), Operand::Fixed(Some(days))) if steps.is_empty() => Node::Date { at: *at, comparison, days: *days },
            (Operand::Fixed(Some(days)), Operand::Field(at, steps)) if steps.is_empty() => {
                Node::Date { at: *at, comparison: mirrored(comparison), days: *days }
            }
            (Operand::Field(left, before), Operand::Field(right, after)) if before.is_empty() && after.is_empty() => {
                Node::DatePair { left: *left, comparison, right: *right }
            }
            _ => {
                self.dates.push(DateTest { left, comparison, right });
                Node::Dates(u32::try_from(self.dates.len().saturating_sub(1)).unwrap_or(u32::MAX))
            }
        };
        self.push(node)
    }

    fn operand(&mut self, sum: &DateSum) -> Operand {
        let steps = sum.offsets.iter().map(|(backwards, source)| self.period(*source).map(|period| Step::Add(period, *backwards)));
        let steps: Option<Vec<Step>> = steps.collect();
        let rules = &self.model.calendar.rules;
        match (sum.base, steps) {
            (DateBase::Written(date), steps) => Operand::Fixed(steps.and_then(|steps| shift(Days::of(date), &steps, rules))),
            (DateBase::Field(field), Some(steps)) => {
                self.layout.field(field).map_or(Operand::Fixed(None), |slot| Operand::Field(slot.at, steps))
            }
            (DateBase::Event(event), Some(steps)) => {
                self.reckonings.push(Reckoning { event, steps });
                Operand::Reckoned(u32::try_from(self.reckonings.len().saturating_sub(1)).unwrap_or(u32::MAX))
            }
            (_, None) => Operand::Fixed(None),
        }
    }
}

/// One number against a bound, where the bound is a number that a field can hold.
fn one_number(at: u32, comparison: Comparison, bound: i128) -> Option<Node> {
    let bound = i64::try_from(bound).ok()?;
    (bound != NUMBER_UNKNOWN && bound != NUMBER_NONE).then_some(Node::Number { at, comparison, bound })
}

/// The comparison that says the same with the sides changed about.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Equal,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

/// Compares two values.
#[inline]
pub(crate) fn compare<T: Ord>(comparison: Comparison, left: &T, right: &T) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    }
}
