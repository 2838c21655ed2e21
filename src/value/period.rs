//! Lengths of time as the law writes them: a number and a unit.

use std::fmt;

/// The unit of a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Days that are neither at a weekend nor on a declared holiday.
    BusinessDay,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
    /// Twelve months.
    Year,
}

/// A number of units of time, such as 2 years. Months and days are never turned into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many units, at most 9999.
    pub count: u16,
    /// Of which unit.
    pub unit: Unit,
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::BusinessDay => "business day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        write!(out, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}
