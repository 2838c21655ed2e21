//! When each occurrence of a duty may be kept, is due, and is missed.

use super::Line;
use super::inputs::World;
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

    /// Every occurrence that opens by that day, and the next one. Not for occurrences that are counted from the last performance.
    pub fn spans(&self, through: NaiveDate) -> Result<Vec<Span>, Unreckoned> {
        let opening = Chain::given(self.floor());
        let length = |source| self.plan.length(source).ok_or(Unreckoned::NoLength);
        match (&self.line.duty.schedule.when, self.world.anchor) {
            (Timed::By(_), Some(day)) => self.one(1, opening, Chain::given(day), None),
            (Timed::Within(period, _), Some(from)) => {
                let due = Chain::of(from, self.plan.counted(length(*period)?.period), self.plan)?;
                self.one(1, Chain::given(from), due, None)
            }
            (Timed::WithinOfEach(period, _), _) => {
                let steps: Rc<[Step]> = self.plan.counted(length(*period)?.period).into();
                let mut spans = Vec::with_capacity(self.world.triggers.len());
                for (number, (day, id)) in (1..).zip(&self.world.triggers) {
                    let due = Chain::of(*day, Rc::clone(&steps), self.plan)?;
                    if *day >= self.world.first {
                        spans.extend(self.span(number, Chain::given(*day), due, Some(*id))?);
                    }
                }
                Ok(spans)
            }
            (Timed::Every { period, .. }, Some(anchor)) => self.recurring(Cycle { anchor, period: length(*period)?.period }, through),
            _ => Ok(vec![Span { number: 1, opens: opening, due: None, closes: None, trigger: None }]),
        }
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

    fn recurring(&self, cycle: Cycle, through: NaiveDate) -> Result<Vec<Span>, Unreckoned> {
        let mut spans = Vec::new();
        let mut number = self.first_number(cycle)?;
        loop {
            let step = cycle.step(number);
            let due = match Chain::of(cycle.anchor, vec![step], self.plan) {
                Ok(due) => due,
                Err(Unreckoned::Beyond) => break,
                Err(why) => return Err(why),
            };
            let over = self.world.last.is_some_and(|last| due.day > last) || self.world.until.is_some_and(|until| due.day > until);
            if over {
                break;
            }
            let before = Chain::of(cycle.anchor, vec![cycle.step(number.saturating_sub(1))], self.plan)?;
            let Some(span) = self.span(number, before.then(Step::NthDayAfter(1), self.plan)?, due, None)? else { break };
            let last = span.opens.day > through;
            spans.push(span);
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

    /// From where the next occurrence is counted.
    pub fn drift(&self) -> Drift {
        match &self.line.duty.schedule.when {
            Timed::Every { drift, .. } => *drift,
            _ => Drift::Anchor,
        }
    }
}
