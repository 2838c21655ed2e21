//! Yes-or-no questions and their two answers.

use std::fmt;
use std::ops::Not;

/// A yes-or-no question of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variable(pub u32);

impl Variable {
    /// Its place among all variables, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The answer yes.
    #[must_use]
    pub fn yes(self) -> Literal {
        Literal(self.0 << 1)
    }

    /// The answer no.
    #[must_use]
    pub fn no(self) -> Literal {
        Literal((self.0 << 1) | 1)
    }

    /// That answer.
    #[must_use]
    pub fn is(self, yes: bool) -> Literal {
        if yes { self.yes() } else { self.no() }
    }
}

/// One of the two answers to a [`Variable`]. `!` gives the other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Literal(u32);

impl Literal {
    /// The question.
    #[must_use]
    pub fn variable(self) -> Variable {
        Variable(self.0 >> 1)
    }

    /// Whether it is the answer yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self.0 & 1 == 0
    }

    /// Its place in a list of all literals.
    #[must_use]
    pub fn code(self) -> usize {
        self.0 as usize
    }

    /// As DIMACS writes it: the variable's number from 1, with a minus for no.
    #[must_use]
    pub fn dimacs(self) -> i64 {
        let number = i64::from(self.0 >> 1).saturating_add(1);
        if self.is_yes() { number } else { number.saturating_neg() }
    }

    /// The literal that DIMACS writes so; none for 0 and for numbers too large.
    #[must_use]
    pub fn from_dimacs(number: i64) -> Option<Self> {
        let place = number.unsigned_abs().checked_sub(1)?;
        let variable = u32::try_from(place).ok().filter(|place| *place <= u32::MAX >> 1)?;
        Some(Variable(variable).is(number > 0))
    }
}

impl Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

impl fmt::Debug for Literal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.dimacs())
    }
}

impl serde::Serialize for Literal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.dimacs())
    }
}

impl<'de> serde::Deserialize<'de> for Literal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        Self::from_dimacs(number).ok_or_else(|| serde::de::Error::custom(format_args!("`{number}` is no literal")))
    }
}
