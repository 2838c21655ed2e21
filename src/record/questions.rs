//! What amendments ask of a record: who is bound and since when, whether all is over, and to which day a point leads.

use super::answers::{AsOf, HappeningId, Need};
use super::ends::LastDay;
use super::fold::Fold;
use super::found::{Absent, Found, Sought};
use super::lifetime::Lifetime;
use super::plan::Plan;
use super::points::Seeking;
use super::suspensions::reached;
use super::view::View;
use crate::calendar::{DayRange, Reckoning};
use crate::model::{OpenTermId, PartyId, PeriodSource, Point, ProvisionId};
use crate::value::Truth;
use chrono::NaiveDate;

/// From when and until when a party belongs to those who have a say.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The party.
    pub party: PartyId,
    /// The days that its first day can be; none where that is not known. A party that nothing makes join later belongs from the first.
    pub from: Option<DayRange>,
    /// Whether it has not joined at all, as far as is known.
    pub outside: bool,
    until: LastDay,
}

/// Whether a programme is over before a day.
#[derive(Clone, Debug)]
pub struct Over {
    /// Whether it is.
    pub truth: Truth,
    /// The days that its last day can be, where it has one.
    pub last: Option<DayRange>,
    /// What would settle it.
    pub needs: Vec<Need>,
}

/// The day to which a point leads, with its working.
#[derive(Clone, Debug)]
pub struct Led {
    /// How it was worked out.
    pub reckoning: Reckoning,
    /// The events that it started from.
    pub relied: Vec<HappeningId>,
    /// The open terms whose readings it rests on.
    pub readings: Vec<OpenTermId>,
}

/// Why a point leads to no day.
#[derive(Clone, Debug)]
pub struct NotLed {
    /// Whether something that it waits for has merely not happened yet.
    pub not_yet: bool,
    /// What is missing.
    pub needs: Vec<Need>,
}

impl Membership {
    /// Whether it belongs to them on one of these days, whichever it is.
    #[must_use]
    pub fn holds(&self, days: DayRange) -> Truth {
        let joined = match self.from {
            _ if self.outside => Truth::False,
            Some(from) => reached(from, days.earliest).or(if from.earliest <= days.latest { Truth::Unknown } else { Truth::False }),
            None => Truth::Unknown,
        };
        let left = match (self.until.is_before(days.earliest), self.until.is_before(days.latest)) {
            (Truth::True, _) => Truth::True,
            (_, Truth::False) => Truth::False,
            _ => Truth::Unknown,
        };
        joined.and(!left)
    }

    /// The days on which it can begin or end to belong to them.
    pub fn turns(&self) -> impl Iterator<Item = NaiveDate> {
        let from = self.from.into_iter().flat_map(|from| [from.earliest, from.latest]);
        from.chain(self.until.earliest).chain(self.until.latest)
    }
}

impl Fold {
    /// Every party with the days on which it belongs to those who have a say, as things stand.
    #[must_use]
    pub fn memberships(&self, as_of: AsOf) -> Vec<Membership> {
        let life = Lifetime::of(View { fold: self, as_of });
        let joins = self.plan.0.life.joins.is_some();
        let of = |party: &PartyId| {
            let part = life.part(*party);
            let (from, outside) = match part.start {
                _ if !joins => (Some(DayRange::day(NaiveDate::MIN)), false),
                Ok(found) => (Some(found.days()), false),
                Err(absent) => (None, absent.not_yet),
            };
            Membership { party: *party, from, outside, until: part.last }
        };
        self.plan.0.parties.iter().map(of).collect()
    }

    /// Whether the programme is over before a day, as things stand.
    #[must_use]
    pub fn over_before(&self, day: NaiveDate, as_of: AsOf) -> Over {
        let life = Lifetime::of(View { fold: self, as_of });
        let truth = life.last.is_before(day);
        let needs = if truth == Truth::Unknown { self.status(AsOf { day, ..as_of }).needs } else { Vec::new() };
        Over { truth, last: life.last.days(), needs }
    }

    /// The day to which a point leads; `own` is the party whose own acts `by it` means.
    ///
    /// # Errors
    /// What is missing for it.
    pub fn led(&self, point: &Point, clause: ProvisionId, own: Option<PartyId>, as_of: AsOf) -> Result<Led, NotLed> {
        let view = View { fold: self, as_of };
        told(view.point(point, Seeking::known(clause, None).of(own)))
    }
}

impl Plan {
    /// The day on which a length of time behind one of these days is full.
    ///
    /// # Errors
    /// The calendar leads to no such day, or the policy does not say how long it is.
    pub fn after(&self, days: DayRange, length: PeriodSource, clause: ProvisionId) -> Result<Led, NotLed> {
        let unknown = || Absent::unknown(Need::Day(clause));
        let length = self.0.length(length).ok_or_else(unknown);
        told(length.and_then(|length| Found::given(days).after(length, &self.0, clause)))
    }
}

fn told(sought: Sought) -> Result<Led, NotLed> {
    match sought {
        Ok(Found { reckoning, relied, readings, .. }) => Ok(Led { reckoning, relied, readings }),
        Err(Absent { not_yet, needs }) => Err(NotLed { not_yet, needs }),
    }
}
