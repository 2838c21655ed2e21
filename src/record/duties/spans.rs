//! When each occurrence of a duty may be kept, is due, and is missed.

use super::Line;
use super::inputs::{Inputs, World};
use crate::calendar::{Cycle, Step, Unreckoned, reckon_day};
use crate::model::{Drift, Timed};
use crate::record::answers::HappeningId;
use crate::record::plan::Inner;
use crate::value::Period;
use chrono::NaiveDate;
use std::rc::Rc;

/// A day and how it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    pub from: NaiveDate,
    /// None where there are none. Shared, since thousands of occurrences are counted alike.
    steps: Option<Rc<[Step]>>,
    pub day: NaiveDate,
}

/// One occurrence.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub number: u32,
    pub opens: Chain,
    pub due: Option<Chain>,
    pub closes: Option<Chain>,
    pub trigger: Option<HappeningId>,
}

/// The occurrences of a line.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    /// In the order in which they close.
    pub all: Vec<Span>,
    /// Those of which it is not known when they are due, or whether they have come up.
    pub doubts: Vec<Doubt>,
}

/// An occurrence of which it is not known when it is due.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    pub number: u32,
    /// The earliest day on which it can have come up.
    pub opens: NaiveDate,
    /// Why the calendar gives no day; none where it is the receipt of the trigger that is not known.
    pub why: Option<Unreckoned>,
    pub trigger: Option<HappeningId>,
}

impl Chain {
    pub fn given(day: NaiveDate) -> Self {
        Self { from: day, steps: None, day }
    }

    pub fn of(from: NaiveDate, steps: impl Into<Rc<[Step]>>, plan: &Inner) -> Result<Self, Unreckoned> {
        let steps = steps.into();
        let day = reckon_day(from, &steps, &plan.rules)?;
        Ok(Self { from, steps: Some(steps), day })
    }

    pub fn steps(&self) -> &[Step] {
        self.steps.as_deref().unwrap_or(&[])
    }

    pub fn then(&self, step: Step, plan: &Inner) -> Result<Self, Unreckoned> {
        Self::of(self.from, self.steps().iter().copied().chain([step]).collect::<Vec<_>>(), plan)
    }
}

impl Span {
    /// The last day on which it is kept in time; none where there is none.
    pub fn closes(&self) -> Option<NaiveDate> {
        self.closes.as_ref().map(|closes| closes.day)
    }
}

/// What the occurrences of a line are made from, in one world.
pub(super) struct Maker<'world> {
    pub line: Line<'world>,
    pub plan: &'world Inner,
    pub world: &'world World,
}

impl Maker<'_> {
    /// The first day on which anything is owed.
    fn floor(&self) -> NaiveDate {
        self.world.not_before.map_or(self.world.first, |day| day.max(self.world.first))
    }

    fn window(&self) -> Option<(Period, Period)> {
        let (before, after) = self.line.duty.schedule.window?;
        Some((self.plan.length(before)?.period, self.plan.length(after)?.period))
    }

    /// Whether an occurrence that is due on that day arises at all.
    pub fn arises(&self, due: NaiveDate) -> bool {
        due >= self.floor() && self.world.last.is_none_or(|last| due <= last) && self.world.until.is_none_or(|until| due <= until)
    }

    /// Every occurrence that opens by that day, and the next one. None where they hang on what was done: where each is counted from the last performance.
    pub fn fixed_spans(&self, inputs: &Inputs, through: NaiveDate) -> Result<Option<Spans>, Unreckoned> {
        let opening = Chain::given(self.floor());
        let length = |source| self.plan.length(source).ok_or(Unreckoned::NoLength);
        let all = match (&self.line.duty.schedule.when, self.world.anchor) {
            (Timed::Every { drift: Drift::Performance | Drift::LatePerformance, .. }, _) => return Ok(None),
            (Timed::By(_), Some(day)) => self.one(1, opening, Chain::given(day), None)?,
            (Timed::Within(period, _), Some(from)) => {
                let due = Chain::of(from, self.plan.counted(length(*period)?.period), self.plan)?;
                self.one(1, Chain::given(from), due, None)?
            }
            (Timed::WithinOfEach(period, _), _) => return Ok(Some(self.of_each(length(*period)?.period, inputs)?)),
            (Timed::Every { period, .. }, Some(anchor)) => {
                return Ok(Some(self.recurring(Cycle { anchor, period: length(*period)?.period }, through)?));
            }
            _ => vec![Span { number: 1, opens: opening, due: None, closes: None, trigger: None }],
        };
        Ok(Some(Spans { all, doubts: Vec::new() }))
    }

    fn of_each(&self, period: Period, inputs: &Inputs) -> Result<Spans, Unreckoned> {
        let steps: Rc<[Step]> = self.plan.counted(period).into();
        let mut spans = Spans { all: Vec::with_capacity(self.world.triggers.len()), doubts: Vec::new() };
        for (number, (day, id)) in (1..).zip(&self.world.triggers) {
            if *day < self.world.first {
                continue;
            }
            let span = Chain::of(*day, Rc::clone(&steps), self.plan).and_then(|due| self.span(number, Chain::given(*day), due, Some(*id)));
            match span {
                Ok(span) => spans.all.extend(span),
                Err(why) => spans.doubts.push(Doubt { number, opens: *day, why: Some(why), trigger: Some(*id) }),
            }
        }
        // Where months overflow, a later event can be due earlier.
        spans.all.sort_by_key(Span::closes);
        let behind = u32::try_from(self.world.triggers.len()).unwrap_or(u32::MAX).saturating_add(1);
        for (number, (sent, id)) in (behind..).zip(&inputs.unreceived) {
            let opens = sent.earliest.max(self.world.first);
            spans.doubts.push(Doubt { number, opens, why: None, trigger: Some(*id) });
        }
        Ok(spans)
    }

    fn one(&self, number: u32, opens: Chain, due: Chain, trigger: Option<HappeningId>) -> Result<Vec<Span>, Unreckoned> {
        Ok(self.span(number, opens, due, trigger)?.into_iter().collect())
    }

    /// The occurrence with that due date; none where it does not arise. A window opens it anew.
    pub fn span(&self, number: u32, opens: Chain, due: Chain, trigger: Option<HappeningId>) -> Result<Option<Span>, Unreckoned> {
        if !self.arises(due.day) {
            return Ok(None);
        }
        let (opens, closes) = match self.window() {
            None => (opens, due.clone()),
            Some((before, after)) => (due.then(Step::Add(before, true), self.plan)?, due.then(Step::Add(after, false), self.plan)?),
        };
        let opens = if opens.day < self.floor() { Chain::given(self.floor()) } else { opens };
        Ok(Some(Span { number, opens, due: Some(due), closes: Some(closes), trigger }))
    }

    fn recurring(&self, cycle: Cycle, through: NaiveDate) -> Result<Spans, Unreckoned> {
        let mut spans = Spans { all: Vec::new(), doubts: Vec::new() };
        let mut number = self.first_number(cycle)?;
        let mut opens =
            Chain::of(cycle.anchor, vec![cycle.step(number.saturating_sub(1))], self.plan)?.then(Step::NthDayAfter(1), self.plan)?;
        loop {
            let due = Chain::of(cycle.anchor, vec![cycle.step(number)], self.plan);
            let span = match due.and_then(|due| self.span(number, opens.clone(), due, None)) {
                Ok(Some(span)) => span,
                Ok(None) | Err(Unreckoned::Beyond) => break,
                // From here on nobody knows when it is due: those before stand as they are.
                Err(why) => {
                    let opens = opens.day.max(self.floor());
                    spans.doubts.push(Doubt { number, opens, why: Some(why), trigger: None });
                    break;
                }
            };
            let last = span.opens.day > through;
            opens = span.due.as_ref().unwrap_or(&span.opens).then(Step::NthDayAfter(1), self.plan)?;
            spans.all.push(span);
            if last {
                break;
            }
            number = number.saturating_add(1);
        }
        Ok(spans)
    }

    /// The number of the first occurrence that is due once anything is owed.
    pub fn first_number(&self, cycle: Cycle) -> Result<u32, Unreckoned> {
        if cycle.period.count == 0 {
            return Err(Unreckoned::NoLength);
        }
        let from = self.floor();
        let number = if from <= cycle.anchor { 0 } else { cycle.first_from(from, &self.plan.rules)?.number };
        Ok(number.max(1))
    }
}
