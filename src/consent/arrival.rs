//! The days on which something can come about: the earliest of all worlds that the record leaves open, and the latest.

use crate::calendar::DayRange;
use crate::value::Truth;
use chrono::NaiveDate;

/// The days on which something comes about, as far as is known. In no world it comes about before the earliest day; in every world it is there on the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// None: it does not come about, as things stand.
    pub earliest: Option<NaiveDate>,
    /// None: it can be that it does not come about, as things stand.
    pub latest: Option<NaiveDate>,
}

impl Arrival {
    /// It does not come about.
    pub const NEVER: Self = Self { earliest: None, latest: None };

    /// It has been there from ever.
    pub const EVER: Self = Self { earliest: Some(NaiveDate::MIN), latest: Some(NaiveDate::MIN) };

    /// Whether it has come about by the end of a day.
    #[must_use]
    pub fn by(self, day: NaiveDate) -> Truth {
        if self.latest.is_some_and(|latest| latest <= day) {
            Truth::True
        } else if self.earliest.is_none_or(|earliest| earliest > day) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// Whether it can come about at all, as things stand.
    #[must_use]
    pub fn can_be(self) -> bool {
        self.earliest.is_some()
    }

    /// The days that it can be, where it comes about for certain.
    #[must_use]
    pub fn days(self) -> Option<DayRange> {
        Some(DayRange { earliest: self.earliest?, latest: self.latest? })
    }

    /// The later of both: both are needed.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        let both = |one: Option<NaiveDate>, other: Option<NaiveDate>| Some(one?.max(other?));
        Self { earliest: both(self.earliest, other.earliest), latest: both(self.latest, other.latest) }
    }

    /// The earlier of both: either is enough.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        let first = |one: Option<NaiveDate>, other: Option<NaiveDate>| one.into_iter().chain(other).min();
        Self { earliest: first(self.earliest, other.earliest), latest: first(self.latest, other.latest) }
    }

    /// The same, where it can be that it does not come about.
    #[must_use]
    pub fn perhaps(self) -> Self {
        Self { latest: None, ..self }
    }

    /// The same, if that holds.
    #[must_use]
    pub fn only_if(self, holds: Truth) -> Self {
        match holds {
            Truth::True => self,
            Truth::Unknown => self.perhaps(),
            Truth::False => Self::NEVER,
        }
    }

    /// When that first holds, of the days on which it can begin to. What holds on a day holds from then on.
    #[must_use]
    pub fn first(turns: &std::collections::BTreeSet<NaiveDate>, mut holds: impl FnMut(NaiveDate) -> Truth) -> Self {
        let mut earliest = None;
        for day in turns {
            match holds(*day) {
                Truth::False => {}
                Truth::Unknown => earliest = earliest.or(Some(*day)),
                Truth::True => return Self { earliest: earliest.or(Some(*day)), latest: Some(*day) },
            }
        }
        Self { earliest, latest: None }
    }
}

impl From<DayRange> for Arrival {
    fn from(days: DayRange) -> Self {
        Self { earliest: Some(days.earliest), latest: Some(days.latest) }
    }
}

/// Whether one of these days lies on one of the others or behind it.
pub(super) fn not_before(days: DayRange, other: Arrival) -> Truth {
    if other.latest.is_some_and(|latest| days.earliest >= latest) {
        Truth::True
    } else if other.earliest.is_none_or(|earliest| days.latest < earliest) {
        Truth::False
    } else {
        Truth::Unknown
    }
}

/// Whether what is dated so has happened by the end of a day.
pub(super) fn happened(days: DayRange, day: NaiveDate) -> Truth {
    Arrival::from(days).by(day)
}
