//! Money in whole minor units of a currency; no conversion, no fractions of a cent.

use std::fmt;

/// A currency of ISO 4217, such as `EUR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency with that three-letter code of ISO 4217.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).map(Self)
    }

    /// The three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimal places its minor unit has: 2 for the euro, 0 for the yen.
    #[must_use]
    pub fn places(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

/// An amount in whole minor units (cents, yen) of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount in minor units.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// Reads a plain decimal such as `5000`, `5000.5` or `-12.34`; none when it has more places than the currency or is too large.
    #[must_use]
    pub fn parse(amount: &str, currency: Currency) -> Option<Self> {
        let (negative, digits) = amount.strip_prefix('-').map_or((false, amount), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let places = currency.places() as usize;
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || digits.ends_with('.') || part.len() > places || !plain(whole) || !plain(part) {
            return None;
        }
        let minor: i64 = format!("{whole}{part:0<places$}").parse().ok()?;
        Some(Self { minor: if negative { minor.checked_neg()? } else { minor }, currency })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.currency.places() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = places.saturating_add(1));
        let (whole, part) = digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
        let point = if part.is_empty() { "" } else { "." };
        write!(out, "{sign}{whole}{point}{part} {}", self.currency.code())
    }
}
