//! The days on which a programme covers activities, as things stand on the whole record.

use super::answers::{AsOf, Need};
use super::fold::Fold;
use super::found::{Found, Sought};
use super::lifetime::Lifetime;
use super::view::View;
use crate::calendar::DayRange;
use crate::model::{Actors, EventId, Moment, Point, ProvisionId, Trigger};
use crate::value::PartialDate;
use chrono::NaiveDate;

/// The days on which a programme covers activities, as things stand on the whole record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The days that its first day can be: of provisional application where there is one, else of being in force. None: not known.
    pub first: Option<DayRange>,
    /// The earliest day that its last day can be; none: it has no end.
    pub last_earliest: Option<NaiveDate>,
    /// The latest; none: it may have no end.
    pub last_latest: Option<NaiveDate>,
    /// Suspensions: the days that the first day can be, and those that the last can be.
    pub suspended: Vec<Suspension>,
    /// The event from which the term runs and its date, where it runs from one.
    pub counted_from: Option<(EventId, PartialDate)>,
    /// The events that would have to be recorded, or told more exactly, before its first or last day is known.
    pub lacking: Vec<EventId>,
}

/// Days on which a programme is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The clause.
    pub clause: ProvisionId,
    /// The days that its first day can be.
    pub first: DayRange,
    /// The days that the day can be on which it is lifted; none: as things stand it goes on.
    pub lifted: Option<DayRange>,
    /// Whether it is lifted for certain.
    pub surely_lifted: bool,
}

impl Fold {
    /// The days on which the programme covers activities.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let view = View { fold: self, as_of: AsOf::on(NaiveDate::MAX) };
        let life = Lifetime::of(view);
        let first = covered_from(&life);
        let suspended = view.suspensions(None).into_iter().map(|one| Suspension {
            clause: one.clause,
            first: one.first.days(),
            lifted: one.lifted.as_ref().map(Found::days),
            surely_lifted: one.surely_lifted,
        });
        Coverage {
            first: first.as_ref().ok().map(Found::days),
            last_earliest: life.last.earliest,
            last_latest: life.last.latest,
            suspended: suspended.collect(),
            counted_from: first.as_ref().ok().and_then(|_| self.counted_from(view)),
            lacking: lacking(self, &life, &first),
        }
    }

    fn counted_from(&self, view: View<'_>) -> Option<(EventId, PartialDate)> {
        let life = &self.plan.0.life;
        let event = simple(match (&life.term.as_ref()?.says.from, &life.start) {
            (Point::Start, Some(start)) => &start.says,
            (point, _) => point,
        })?;
        let first = view.happened(event, super::view::Reach::Known).next()?;
        Some((event, first.days.partial_date()?))
    }
}

// A point that is the day of an event and nothing more.
fn simple(point: &Point) -> Option<EventId> {
    match point {
        Point::Happening(Trigger { event, by: Actors::Anyone, moment: Moment::Happened, number: None }) => Some(*event),
        _ => None,
    }
}

fn covered_from(life: &Lifetime<'_>) -> Sought {
    match (&life.start, &life.provisional) {
        (Ok(start), Some((Ok(early), _))) => Ok(start.clone().earlier(early.clone())),
        // Applied from some day that is not known: then all days before the start are open.
        (Ok(start), Some((Err(absent), _))) if !absent.not_yet => {
            let days = DayRange { earliest: NaiveDate::MIN, latest: start.days().latest };
            Ok(start.clone().one_of(days))
        }
        (start, _) => start.clone(),
    }
}

fn lacking(fold: &Fold, life: &Lifetime<'_>, first: &Sought) -> Vec<EventId> {
    let needs = first.as_ref().err().map_or(&[][..], |absent| &absent.needs);
    let needs = needs.iter().chain(life.endings.iter().flat_map(|ending| &ending.needs));
    let of = |id: super::answers::HappeningId| {
        let named = (0..).map(EventId).zip(&fold.by_event);
        named.into_iter().find(|(_, entries)| entries.iter().any(|entry| entry.id == id)).map(|(event, _)| event)
    };
    let mut events: Vec<EventId> = needs
        .filter_map(|need| match need {
            Need::Event(event, _) => Some(*event),
            Need::Received(id) | Need::ExactDate(id) => of(*id),
            _ => None,
        })
        .collect();
    events.sort_unstable();
    events.dedup();
    events
}
