//! Strong Kleene logic: true, false, unknown.

use std::ops::Not;

/// What is known of a condition. A fact that is missing, or a judgement that nobody has made, is [`Truth::Unknown`]: never false.
///
/// The connectives are those of Kleene's strong three-valued logic (S. C. Kleene, *Introduction to Metamathematics*, 1952, § 64).
///
/// ```
/// use comity::Truth::{False, True, Unknown};
/// assert_eq!(False.and(Unknown), False);
/// assert_eq!(True.and(Unknown), Unknown);
/// assert_eq!(True.or(Unknown), True);
/// assert_eq!(!Unknown, Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Truth {
    /// It does not hold.
    False = 0,
    /// It cannot be said yet.
    Unknown = 1,
    /// It holds.
    True = 2,
}

impl Truth {
    /// Both hold. On this order of the values it is the lesser of the two.
    #[must_use]
    #[inline]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds. On this order of the values it is the greater of the two.
    #[must_use]
    #[inline]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The first does not hold without the second: `not self or other`.
    #[must_use]
    #[inline]
    pub fn implies(self, other: Self) -> Self {
        (!self).or(other)
    }

    /// Whether it is known, either way.
    #[must_use]
    #[inline]
    pub fn is_known(self) -> bool {
        self != Self::Unknown
    }
}

impl Not for Truth {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    #[inline]
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
