//! The course of a programme's life, as conditions on when events happen: where the fold answers for one record, this says how the answer depends on the record.
//!
//! ```text
//! Plan ─ from_plan, endings ─▶ Course ─▶ prove: the days of the term, as gates
//! ```
//!
//! Each event is taken to happen at most once, on one day, to be done by everybody, and to be received on that day.

mod endings;
mod from_plan;

use crate::calendar::{CalendarRules, DayRange, Step, reckon_days};
use crate::model::EventId;

/// From when a programme covers activities, what ends it, and what suspends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day on which the programme starts. While that is not known, nothing is known of it.
    pub start: When,
    /// The first day on which it covers activities: earlier than the start where it is applied provisionally.
    pub first: When,
    /// Everything that can end it. The first that counts does.
    pub endings: Vec<Ending>,
    /// Everything that can suspend it.
    pub pauses: Vec<Pause>,
}

/// A day, as events decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// One of these days, whatever happens.
    Days(DayRange),
    /// Some steps from the day of an event.
    From(EventId, Vec<Step>),
    /// The last of several, all of which must be known.
    Latest(Vec<When>),
    /// The first of those that are known.
    Earliest(Vec<When>),
}

/// Something that ends a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The last day.
    pub last: When,
    /// Whether it ends there; where that is unknown, it may.
    pub counts: If,
}

/// Something that suspends a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Whether it does.
    pub counts: If,
    /// From which day.
    pub first: When,
    /// Whether it is lifted again.
    pub lifted: If,
    /// On which day.
    pub until: When,
}

/// A condition on when events happen, with the three values of all conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum If {
    /// The day is known: whatever it needs is recorded.
    Known(When),
    /// One day is no later than another; unknown while one of them is.
    NoLater(When, When),
    /// Nobody knows.
    Unknown,
    /// It does not hold.
    Not(Box<If>),
    /// All hold.
    All(Vec<If>),
}

impl When {
    /// So many steps further; none where the calendar does not lead from a written day to another.
    fn then(&self, steps: &[Step], rules: &CalendarRules) -> Option<Self> {
        let each = |parts: &[Self]| parts.iter().map(|part| part.then(steps, rules)).collect::<Option<Vec<Self>>>();
        Some(match self {
            Self::Days(days) => Self::Days(reckon_days(*days, steps, rules).ok()?),
            Self::From(event, before) => Self::From(*event, before.iter().chain(steps).copied().collect()),
            Self::Latest(parts) => Self::Latest(each(parts)?),
            Self::Earliest(parts) => Self::Earliest(each(parts)?),
        })
    }

    /// Whether no more than one event decides it.
    fn is_plain(&self) -> bool {
        match self {
            Self::Days(_) | Self::From(..) => true,
            Self::Latest(parts) => matches!(parts.as_slice(), [one, Self::Days(_)] if one.is_plain()),
            Self::Earliest(_) => false,
        }
    }

    fn steps<'when>(&'when self, into: &mut Vec<&'when [Step]>) {
        match self {
            Self::Days(_) => {}
            Self::From(_, steps) => into.push(steps),
            Self::Latest(parts) | Self::Earliest(parts) => parts.iter().for_each(|part| part.steps(into)),
        }
    }
}

impl If {
    fn steps<'when>(&'when self, into: &mut Vec<&'when [Step]>) {
        match self {
            Self::Known(_) | Self::Unknown => {}
            Self::NoLater(one, other) => [one, other].into_iter().for_each(|when| when.steps(into)),
            Self::Not(inner) => inner.steps(into),
            Self::All(parts) => parts.iter().for_each(|part| part.steps(into)),
        }
    }
}

impl Course {
    /// Whether one event and the calendar settle it.
    fn is_plain(&self) -> bool {
        let ends = match self.endings.as_slice() {
            [] => true,
            [Ending { last, counts: If::All(conditions) }] => last.is_plain() && conditions.is_empty(),
            _ => false,
        };
        self.first.is_plain() && ends && self.pauses.is_empty()
    }

    /// All the steps by which its days are counted.
    fn steps(&self) -> Vec<&[Step]> {
        let mut all = Vec::new();
        [&self.start, &self.first].into_iter().for_each(|when| when.steps(&mut all));
        for ending in &self.endings {
            ending.last.steps(&mut all);
            ending.counts.steps(&mut all);
        }
        for pause in &self.pauses {
            [&pause.first, &pause.until].into_iter().for_each(|when| when.steps(&mut all));
            [&pause.counts, &pause.lifted].into_iter().for_each(|counts| counts.steps(&mut all));
        }
        all
    }
}
