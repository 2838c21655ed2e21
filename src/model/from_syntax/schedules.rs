//! The timings of a duty, to one schedule.

use super::Checker;
use crate::model::problems;
use crate::model::time::{Drift, Otherwise, Point, Schedule, Timed};
use crate::source::Span;
use crate::syntax::tree::{self, Timing};

/// Where each part of a schedule was said.
#[derive(Default)]
struct Said {
    when: Option<Span>,
    window: Option<Span>,
    count: Option<Span>,
    not_before: Option<Span>,
    until: Option<Span>,
    otherwise: Option<Span>,
    drift: Option<Span>,
    early: Option<Span>,
}

impl Checker<'_> {
    /// `own` where each party owes it by itself, so that `by it` has a meaning.
    pub(super) fn schedule(&mut self, timings: &[Timing], own: bool) -> Schedule {
        let mut schedule = Schedule { count: 1, ..Schedule::default() };
        let mut said = Said::default();
        for timing in timings {
            let place = place(timing);
            match timing {
                // `once by 2021-01-01` says no more than `by 2021-01-01`.
                Timing::Once(_) if matches!(schedule.when, Timed::Unsaid) => schedule.when = Timed::Once,
                Timing::Once(_) if matches!(schedule.when, Timed::By(_) | Timed::Within(..)) => {}
                Timing::Once(_) | Timing::Throughout(_) | Timing::By(_) | Timing::Within(..) | Timing::Every(..) => {
                    self.once(&mut said.when, "when the duty is due", place);
                    if let Some(when) = self.timed(timing, own) {
                        schedule.when = when;
                    }
                }
                Timing::Window(before, after) => {
                    self.once(&mut said.window, "window", place);
                    let (before, after) = (self.length(before), self.length(after));
                    schedule.window = before.zip(after);
                }
                Timing::TimesEach(count) => {
                    self.once(&mut said.count, "how many times", place);
                    schedule.count = self.few(count).unwrap_or(1);
                }
                Timing::NotBefore(point) => {
                    self.once(&mut said.not_before, "not before", place);
                    schedule.not_before = self.point(point, own);
                }
                Timing::Until(point) => {
                    self.once(&mut said.until, "until", place);
                    schedule.until = self.point(point, own);
                }
                Timing::Otherwise { instead, act, within } => {
                    self.once(&mut said.otherwise, "otherwise", place);
                    schedule.otherwise = self.otherwise(*instead, act, within);
                }
                Timing::FromPerformance(_) => self.once(&mut said.drift, "counted from the last performance", place),
                Timing::EarlyMovesNothing(_) => self.once(&mut said.early, "an early one moves nothing", place),
            }
        }
        self.drift(&mut schedule, &said);
        schedule
    }

    fn timed(&mut self, timing: &Timing, own: bool) -> Option<Timed> {
        Some(match timing {
            Timing::Throughout(_) => Timed::Throughout,
            Timing::By(point) => Timed::By(self.point(point, own)?),
            Timing::Within(length, each, point) => {
                let (length, from) = (self.length(length), self.point(point, own));
                match (length?, from?) {
                    (length, Point::Happening(trigger)) if *each => Timed::WithinOfEach(length, trigger),
                    (_, _) if *each => {
                        let needed = "An event is needed after `each`, such as `each request`";
                        self.report(problems::unlike(place(timing), "this point in time", needed));
                        return None;
                    }
                    (length, from) => Timed::Within(length, from),
                }
            }
            Timing::Every(length, point) => {
                let (period, from) = (self.length(length), self.point(point, own));
                Timed::Every { period: period?, from: from?, drift: Drift::Anchor }
            }
            _ => Timed::Once,
        })
    }

    fn otherwise(&mut self, instead: bool, act: &tree::Act, within: &tree::Length) -> Option<Otherwise> {
        let (event, within) = (self.event(&act.name), self.length(within));
        let title = act.title.as_ref().map(|title| title.text.clone());
        Some(Otherwise { instead, act: event?, title, within: within? })
    }

    // Drift and windows have a meaning only for something that is due again and again, or by a day.
    fn drift(&mut self, schedule: &mut Schedule, said: &Said) {
        match (&mut schedule.when, said.drift, said.early) {
            (Timed::Every { drift, .. }, Some(_), None) => *drift = Drift::Performance,
            (Timed::Every { drift, .. }, Some(_), Some(_)) => *drift = Drift::LatePerformance,
            (_, None, Some(early)) => {
                let needed = "It has a meaning only beside `counted from the last performance`";
                self.report(problems::unlike(early, "`an early one moves nothing`", needed));
            }
            (
                Timed::Unsaid | Timed::Once | Timed::Throughout | Timed::By(_) | Timed::Within(..) | Timed::WithinOfEach(..),
                Some(drift),
                _,
            ) => {
                let needed = "It has a meaning only for what is due again and again: say `every … from …` first";
                self.report(problems::unlike(drift, "`counted from the last performance`", needed));
            }
            _ => {}
        }
        if let (Timed::Unsaid | Timed::Once | Timed::Throughout, Some(window)) = (&schedule.when, said.window) {
            let needed = "A window has a meaning only around a due date: say `every … from …` or `by …` first";
            self.report(problems::unlike(window, "`window`", needed));
        }
    }
}

/// Where a timing is written, as far as its parts tell.
fn place(timing: &Timing) -> Span {
    match timing {
        Timing::Once(span) | Timing::Throughout(span) | Timing::FromPerformance(span) | Timing::EarlyMovesNothing(span) => *span,
        Timing::By(point) | Timing::NotBefore(point) | Timing::Until(point) => point.span(),
        Timing::Within(length, _, point) | Timing::Every(length, point) => length.span().to(point.span()),
        Timing::Window(before, after) => before.span().to(after.span()),
        Timing::TimesEach(count) => count.span,
        Timing::Otherwise { act, within, .. } => act.name.span.to(within.span()),
    }
}
