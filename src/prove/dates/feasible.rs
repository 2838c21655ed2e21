//! Whether days can be found that stand to each other as told. The checker of certificates trusts this file, and so it is small.
//!
//! Each constraint narrows the days that another leaves: an ordered function carries the first day of one to the first day of the other, and likewise the last. Where
//! nothing narrows any more, the first days satisfy everything if all functions are ordered. Months that overflow are not; there the days are halved until they do.

use super::{Dates, Function, Moved, NumberId, Relation};
use std::collections::BTreeMap;

/// Something told of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::prove) enum Constraint {
    /// The day is at least so late (true), or earlier (false).
    Reaches(NumberId, i64, bool),
    /// The relation holds, or does not.
    Stands(Relation, bool),
}

/// The first and the last day that each day can be, whatever is told.
pub(in crate::prove) trait Domain {
    /// The first and the last.
    fn bounds(&self, number: NumberId) -> (i64, i64);
}

/// Why no days can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::prove) enum Impossible {
    /// These constraints, by their places, exclude each other.
    Because(Vec<usize>),
    /// It was given up.
    GivenUp,
}

/// Days as told: the earliest that can be where all functions are ordered.
///
/// # Errors
/// Which of the constraints exclude each other.
pub(in crate::prove) fn settle(dates: &Dates, domain: &dyn Domain, told: &[Constraint]) -> Result<BTreeMap<NumberId, i64>, Impossible> {
    let mut narrowing = Narrowing { dates, told, ranges: BTreeMap::new(), events: Vec::new() };
    for constraint in told {
        match constraint {
            Constraint::Reaches(number, ..) => narrowing.enter(domain, *number),
            Constraint::Stands(relation, _) => {
                narrowing.enter(domain, relation.left.number);
                narrowing.enter(domain, relation.right.number);
            }
        }
    }
    if let Some(circle) = circle(dates, told) {
        return Err(Impossible::Because(circle));
    }
    let mut halvings = 20_000;
    narrowing.settle(&mut halvings)
}

/// Relations that lead in a circle to a day before itself, by the least and the most days that their steps move any day: "at most 120 months later" and
/// "more than 3,653 days later". Narrowing would find the same, day by day.
fn circle(dates: &Dates, told: &[Constraint]) -> Option<Vec<usize>> {
    // Each says that one day lies at most so many days behind another.
    let mut arrows: Vec<(NumberId, NumberId, i64, usize)> = Vec::new();
    for (at, constraint) in told.iter().enumerate() {
        let Constraint::Stands(Relation { left, right }, holds) = constraint else { continue };
        let spread = |moved: &Moved| dates.function(moved.function).map(Function::spread);
        let ((left_least, left_most), (right_least, right_most)) = (spread(left)?, spread(right)?);
        arrows.push(match holds {
            true => (right.number, left.number, right_most.saturating_sub(left_least), at),
            false => (left.number, right.number, left_most.saturating_sub(right_least).saturating_sub(1), at),
        });
    }
    // Bellman and Ford: a way that still gets shorter when every day has been passed goes round in a circle.
    let mut ways: BTreeMap<NumberId, (i64, Option<usize>)> = arrows.iter().map(|arrow| (arrow.0, (0, None))).collect();
    let mut last = None;
    for _ in 0..=ways.len() {
        last = None;
        for (number, (from, to, days, _)) in arrows.iter().enumerate() {
            let Some(way) = ways.get(from).map(|(way, _)| way.saturating_add(*days)) else { continue };
            let known = ways.entry(*to).or_insert((0, None));
            if way < known.0 {
                *known = (way, Some(number));
                last = Some(*to);
            }
        }
        last?;
    }
    let by = |number: NumberId| ways.get(&number).and_then(|(_, arrow)| *arrow).and_then(|arrow| arrows.get(arrow));
    // Far enough back, it is in the circle.
    let inside = (0..ways.len()).try_fold(last?, |number, _| by(number).map(|arrow| arrow.0))?;
    let mut circle = Vec::new();
    let mut number = inside;
    loop {
        let arrow = by(number)?;
        circle.push(arrow.3);
        number = arrow.0;
        if number == inside {
            return Some(circle);
        }
        if circle.len() > arrows.len() {
            return None;
        }
    }
}

/// What a day can be, and by which event each end came to be.
#[derive(Clone, Copy, Debug)]
struct Range {
    first: i64,
    last: i64,
    first_by: Option<usize>,
    last_by: Option<usize>,
}

/// An end that was narrowed: by which constraint, and on account of which earlier event.
#[derive(Clone, Copy, Debug)]
struct Event {
    constraint: usize,
    after: Option<usize>,
}

#[derive(Clone)]
struct Narrowing<'told> {
    dates: &'told Dates,
    told: &'told [Constraint],
    ranges: BTreeMap<NumberId, Range>,
    events: Vec<Event>,
}

impl Narrowing<'_> {
    fn enter(&mut self, domain: &dyn Domain, number: NumberId) {
        self.ranges.entry(number).or_insert_with(|| {
            let (first, last) = domain.bounds(number);
            Range { first, last, first_by: None, last_by: None }
        });
    }

    fn settle(&mut self, halvings: &mut u32) -> Result<BTreeMap<NumberId, i64>, Impossible> {
        self.narrow()?;
        let days: BTreeMap<NumberId, i64> = self.ranges.iter().map(|(number, range)| (*number, range.first)).collect();
        let day = |number: NumberId| days.get(&number).copied().unwrap_or_default();
        let Some(broken) = self.told.iter().find(|one| !holds(self.dates, **one, &day)) else { return Ok(days) };
        // Only relations of functions that are not ordered are broken now.
        let Constraint::Stands(relation, _) = broken else { return Err(self.all()) };
        let widest = [relation.left.number, relation.right.number].into_iter().max_by_key(|number| self.width(*number));
        let Some(number) = widest.filter(|number| self.width(*number) > 0) else { return Err(self.all()) };
        *halvings = halvings.checked_sub(1).ok_or(Impossible::GivenUp)?;
        for upper in [false, true] {
            let mut half = self.clone();
            if let Some(range) = half.ranges.get_mut(&number) {
                let middle = range.first.saturating_add(range.last.saturating_sub(range.first) / 2);
                if upper { range.first = middle.saturating_add(1) } else { range.last = middle }
            }
            match half.settle(halvings) {
                Err(Impossible::Because(_)) => {}
                found => return found,
            }
        }
        Err(self.all())
    }

    fn width(&self, number: NumberId) -> i64 {
        self.ranges.get(&number).map_or(0, |range| range.last.saturating_sub(range.first))
    }

    fn all(&self) -> Impossible {
        Impossible::Because((0..self.told.len()).collect())
    }

    fn narrow(&mut self) -> Result<(), Impossible> {
        let mut changed = true;
        while changed {
            changed = false;
            for (at, constraint) in self.told.iter().enumerate() {
                changed |= match *constraint {
                    Constraint::Reaches(number, bound, true) => self.raise(number, bound, at, None)?,
                    Constraint::Reaches(number, bound, false) => self.lower(number, bound.saturating_sub(1), at, None)?,
                    Constraint::Stands(relation, true) => self.no_later(relation, at)?,
                    Constraint::Stands(relation, false) => self.later(relation, at)?,
                };
            }
        }
        Ok(())
    }

    /// The left day is no later than the right one.
    fn no_later(&mut self, Relation { left, right }: Relation, at: usize) -> Result<bool, Impossible> {
        let (one, other) = (self.range(left), self.range(right));
        let target = self.bound(left, one.first, false);
        let raised = match self.first_reaching(right, target, other) {
            Some(first) => self.raise(right.number, first, at, one.first_by)?,
            None => return Err(self.because(at, [one.first_by, other.last_by])),
        };
        let target = self.bound(right, other.last, true);
        let lowered = match self.last_within(left, target, one) {
            Some(last) => self.lower(left.number, last, at, other.last_by)?,
            None => return Err(self.because(at, [one.first_by, other.last_by])),
        };
        Ok(raised || lowered)
    }

    /// The left day is later than the right one.
    fn later(&mut self, Relation { left, right }: Relation, at: usize) -> Result<bool, Impossible> {
        let (one, other) = (self.range(left), self.range(right));
        let target = self.bound(right, other.first, false).saturating_add(1);
        let raised = match self.first_reaching(left, target, one) {
            Some(first) => self.raise(left.number, first, at, other.first_by)?,
            None => return Err(self.because(at, [other.first_by, one.last_by])),
        };
        let target = self.bound(left, one.last, true).saturating_sub(1);
        let lowered = match self.last_within(right, target, other) {
            Some(last) => self.lower(right.number, last, at, one.last_by)?,
            None => return Err(self.because(at, [other.first_by, one.last_by])),
        };
        Ok(raised || lowered)
    }

    fn range(&self, moved: Moved) -> Range {
        self.ranges.get(&moved.number).copied().unwrap_or(Range { first: 0, last: 0, first_by: None, last_by: None })
    }

    fn bound(&self, moved: Moved, day: i64, above: bool) -> i64 {
        self.dates.function(moved.function).map_or(day, |function| function.bound(day, above))
    }

    fn first_reaching(&self, moved: Moved, target: i64, range: Range) -> Option<i64> {
        self.dates.function(moved.function)?.first_reaching(target, range.first, range.last)
    }

    fn last_within(&self, moved: Moved, target: i64, range: Range) -> Option<i64> {
        self.dates.function(moved.function)?.last_within(target, range.first, range.last)
    }

    fn raise(&mut self, number: NumberId, first: i64, constraint: usize, after: Option<usize>) -> Result<bool, Impossible> {
        let event = self.events.len();
        let Some(range) = self.ranges.get_mut(&number).filter(|range| range.first < first) else { return Ok(false) };
        (range.first, range.first_by) = (first, Some(event));
        let (last, last_by) = (range.last, range.last_by);
        self.events.push(Event { constraint, after });
        if first > last { Err(self.because(constraint, [Some(event), last_by])) } else { Ok(true) }
    }

    fn lower(&mut self, number: NumberId, last: i64, constraint: usize, after: Option<usize>) -> Result<bool, Impossible> {
        let event = self.events.len();
        let Some(range) = self.ranges.get_mut(&number).filter(|range| range.last > last) else { return Ok(false) };
        (range.last, range.last_by) = (last, Some(event));
        let (first, first_by) = (range.first, range.first_by);
        self.events.push(Event { constraint, after });
        if last < first { Err(self.because(constraint, [Some(event), first_by])) } else { Ok(true) }
    }

    /// The constraints on whose account two ends met, and the one by which they did.
    fn because(&self, constraint: usize, ends: [Option<usize>; 2]) -> Impossible {
        let mut used = vec![constraint];
        for end in ends {
            let mut event = end;
            while let Some(one) = event.and_then(|event| self.events.get(event)) {
                used.push(one.constraint);
                event = one.after;
            }
        }
        used.sort_unstable();
        used.dedup();
        Impossible::Because(used)
    }
}

/// Whether something told is so of certain days.
pub(in crate::prove) fn holds(dates: &Dates, constraint: Constraint, day: &dyn Fn(NumberId) -> i64) -> bool {
    match constraint {
        Constraint::Reaches(number, bound, reached) => (day(number) >= bound) == reached,
        Constraint::Stands(Relation { left, right }, holds) => {
            let lead = |moved: Moved| dates.function(moved.function).map_or(day(moved.number), |function| function.lead(day(moved.number)));
            (lead(left) <= lead(right)) == holds
        }
    }
}
