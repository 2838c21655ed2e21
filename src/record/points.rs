//! Days that a policy names, or that events decide.

use super::answers::Need;
use super::found::{Absent, Found, Sought};
use super::view::{Reach, View, latest};
use crate::calendar::{DayRange, Step};
use crate::model::{PartyId, Point, ProvisionId};

/// For whom and how far a point is looked for.
#[derive(Clone, Copy)]
pub(super) struct Seeking<'life> {
    /// The clause that names it.
    pub clause: ProvisionId,
    /// The party whose standing is asked.
    pub own: Option<PartyId>,
    /// Which events count.
    pub reach: Reach,
    /// When the programme starts; none while that is being asked.
    pub start: Option<&'life Sought>,
}

impl<'life> Seeking<'life> {
    /// A point that a clause of the programme names.
    pub fn known(clause: ProvisionId, start: Option<&'life Sought>) -> Self {
        Self { clause, own: None, reach: Reach::Known, start }
    }

    /// The same of a party.
    pub fn of(self, own: Option<PartyId>) -> Self {
        Self { own, ..self }
    }
}

impl View<'_> {
    /// The day of a point.
    pub fn point(self, point: &Point, seeking: Seeking<'_>) -> Sought {
        let unknown = || Absent::unknown(Need::Day(seeking.clause));
        match point {
            Point::Date(date) => Ok(Found::written(DayRange::of(*date), seeking.clause)),
            Point::Unknown => Err(unknown()),
            Point::Start => seeking.start.cloned().unwrap_or_else(|| Err(unknown())),
            Point::Happening(trigger) => self.trigger(trigger, seeking.own, seeking.reach),
            Point::Latest(points) => {
                let each = points.iter().map(|point| self.point(point, seeking));
                latest(each).unwrap_or_else(|| Err(unknown()))
            }
            Point::Earliest(points) => self.earliest(points, seeking),
            Point::NthDayAfter(number, point) => {
                self.point(point, seeking)?.then(&[Step::NthDayAfter(*number)], self.plan(), seeking.clause)
            }
            Point::After(length, point) => {
                let length = self.plan().length(*length).ok_or_else(unknown)?;
                self.point(point, seeking)?.after(length, self.plan(), seeking.clause)
            }
            Point::FirstOfMonthFollowing(number, point) => {
                self.point(point, seeking)?.then(&[Step::FirstOfMonthFollowing(*number)], self.plan(), seeking.clause)
            }
        }
    }

    // What is not there yet can no longer be the first; what is unknown can have been.
    fn earliest(self, points: &[Point], seeking: Seeking<'_>) -> Sought {
        let mut first: Option<Found> = None;
        let mut missing: Option<Absent> = None;
        for point in points {
            match self.point(point, seeking) {
                Ok(found) => first = Some(first.map_or(found.clone(), |first| first.earlier(found))),
                Err(absent) if absent.not_yet => missing = Some(missing.map_or(absent.clone(), |missing| missing.and(absent))),
                Err(absent) => return Err(absent),
            }
        }
        first.ok_or_else(|| missing.unwrap_or_else(|| Absent::unknown(Need::Day(seeking.clause))))
    }
}
