//! The last day of something, as far as it is known.

use super::answers::Need;
use super::found::Found;
use crate::calendar::DayRange;
use crate::model::ProvisionId;
use crate::value::Truth;
use chrono::NaiveDate;

/// The last day of something, as far as it is known: the earliest and the latest day that it can be. None: it can be that it never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LastDay {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
}

/// One thing that ends a programme, or a party's part in it.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    pub last: LastDay,
    /// Whether it ends it for certain, whenever that is.
    pub certain: bool,
    pub clause: ProvisionId,
    pub found: Option<Found>,
    pub needs: Vec<Need>,
}

impl LastDay {
    pub fn one_of(days: DayRange) -> Self {
        Self { earliest: Some(days.earliest), latest: Some(days.latest) }
    }

    /// At some time that nobody here knows, but not before that day.
    pub fn unknown_from(earliest: NaiveDate) -> Self {
        Self { earliest: Some(earliest), latest: None }
    }

    /// Whether it lies before that day.
    pub fn is_before(self, day: NaiveDate) -> Truth {
        if self.latest.is_some_and(|latest| latest < day) {
            Truth::True
        } else if self.earliest.is_none_or(|earliest| earliest >= day) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// The days that it can be, where it comes for certain.
    pub fn days(self) -> Option<DayRange> {
        Some(DayRange { earliest: self.earliest?, latest: self.latest? })
    }
}

impl Ending {
    pub fn certain(found: Found, clause: ProvisionId) -> Self {
        Self { last: LastDay::one_of(found.days()), certain: true, clause, found: Some(found), needs: Vec::new() }
    }
}

/// What the first of several endings comes to.
pub(super) fn first<'ending>(endings: impl IntoIterator<Item = &'ending Ending> + Clone) -> LastDay {
    let earliest = endings.clone().into_iter().filter_map(|ending| ending.last.earliest).min();
    let latest = endings.into_iter().filter(|ending| ending.certain).filter_map(|ending| ending.last.latest).min();
    LastDay { earliest, latest }
}

/// The ending that decides; none where it is open which does, or nothing ends it.
pub(super) fn deciding(endings: &[Ending]) -> Option<&Ending> {
    let last = first(endings);
    endings.iter().find(|ending| ending.certain && ending.last == last)
}
