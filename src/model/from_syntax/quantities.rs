//! Numbers, amounts and periods as written, to values; nothing passes through floating point.

use super::Checker;
use crate::model::problems;
use crate::syntax::tree::{Measure, Quantity};
use crate::value::{Currency, Money, Period, Unit};

impl Checker<'_> {
    /// A whole number; a fraction, or one that is too large, is reported.
    pub(super) fn whole(&mut self, quantity: &Quantity) -> Option<i64> {
        let value = quantity.digits.parse().ok();
        if value.is_none() {
            let fraction = quantity.digits.contains('.');
            let problem = if fraction { problems::not_whole(quantity) } else { problems::number_too_large(quantity) };
            self.report(problem);
        }
        value
    }

    /// A whole number that counts nothing in particular.
    pub(super) fn bare_whole(&mut self, quantity: &Quantity) -> Option<i64> {
        if let Some(measure) = &quantity.measure {
            let what = if matches!(measure, Measure::Unit(_)) { "a length of time" } else { "an amount of money" };
            self.report(problems::unlike(quantity.span, what, "A plain number is needed here"));
            return None;
        }
        self.whole(quantity)
    }

    /// An amount in minor units; the digits may have the currency's decimal places.
    pub(super) fn amount(&mut self, quantity: &Quantity, currency: Currency) -> Option<i64> {
        let amount = Money::parse(&quantity.digits, currency).map(|money| money.minor);
        if amount.is_none() {
            let places = quantity.digits.split_once('.').map_or(0, |(_, part)| part.len());
            let too_fine = u32::try_from(places).unwrap_or(u32::MAX) > currency.places();
            let problem = if too_fine { problems::too_fine(quantity, currency) } else { problems::number_too_large(quantity) };
            self.report(problem);
        }
        amount
    }

    /// An amount in a currency that is known already: the digits may stand alone, or with that same currency.
    pub(super) fn amount_in(&mut self, quantity: &Quantity, currency: Currency) -> Option<i64> {
        match &quantity.measure {
            None => self.amount(quantity, currency),
            Some(Measure::Currency(name)) if self.currency(name)? == currency => self.amount(quantity, currency),
            Some(measure) => {
                let needed = format!("An amount in {} is needed here", currency.code());
                let what = match measure {
                    Measure::Unit(_) => "a length of time".to_owned(),
                    Measure::Currency(name) => format!("an amount in {}", name.text),
                };
                self.report(problems::unlike(quantity.span, &what, &needed));
                None
            }
        }
    }

    /// A length of time of at most 9999 units.
    pub(super) fn period(&mut self, quantity: &Quantity, unit: Unit) -> Option<Period> {
        let count: i64 = self.whole(quantity)?;
        match u16::try_from(count).ok().filter(|count| *count <= 9999) {
            Some(count) => Some(Period { count, unit }),
            None => {
                self.report(problems::period_out_of_range(quantity));
                None
            }
        }
    }

    /// A quantity that must be a length of time.
    pub(super) fn period_written(&mut self, quantity: &Quantity) -> Option<Period> {
        if let Some(Measure::Unit(unit)) = quantity.measure {
            return self.period(quantity, unit);
        }
        let what = if quantity.measure.is_some() { "an amount of money" } else { "a plain number" };
        self.report(problems::unlike(quantity.span, what, "A length of time is needed here, such as `30 days` or `2 years`"));
        None
    }

    /// Whether the calendar says which days are holidays, for some time at least.
    pub(super) fn knows_holidays(&self) -> bool {
        self.model.calendar.rules.working.known().is_some()
    }

    /// The same, where dates are computed: business days would need a calendar of holidays.
    pub(super) fn computable(&mut self, period: Period, quantity: &Quantity) -> Option<Period> {
        if period.unit == Unit::BusinessDay && !self.knows_holidays() {
            self.report(problems::business_days(quantity.span));
            return None;
        }
        Some(period)
    }
}
