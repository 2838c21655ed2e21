//! Whether days can be found that stand to each other as told. The checker of certificates trusts this file, and so it is small.
//!
//! Each constraint narrows the days that another leaves: an ordered function carries the first day of one to the first day of the other, and likewise the last. Where
//! nothing narrows any more, the first days satisfy everything if all functions are ordered. Months that overflow are not; there the days are halved until they do.

use super::{Dates, Function, Moved, NumberId, Relation};
use litemap::LiteMap;

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
pub(in crate::prove) fn settle(dates: &Dates, domain: &dyn Domain, told: &[Constraint]) -> Result<LiteMap<NumberId, i64>, Impossible> {
    let mut narrowing = Narrowing { dates, told, ranges: LiteMap::new(), events: Vec::new() };
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
    let mut places = Places { dates, places: Vec::new(), arrows: Vec::new() };
    for (at, constraint) in told.iter().enumerate() {
        let Constraint::Stands(Relation { left, right }, holds) = constraint else { continue };
        let ((left, before), (right, behind)) = (places.of(*left)?, places.of(*right)?);
        places.arrows.push(match holds {
            true => (right, left, behind.saturating_sub(before), Some(at)),
            false => (left, right, before.saturating_sub(behind).saturating_sub(1), Some(at)),
        });
    }
    // Bellman and Ford: a way that still gets shorter when every place has been passed goes round in a circle.
    let arrows = &places.arrows;
    let mut ways: Vec<(i64, Option<usize>)> = vec![(0, None); places.places.len()];
    let mut last = None;
    for _ in 0..=ways.len() {
        last = None;
        for (number, (from, to, days, _)) in arrows.iter().enumerate() {
            let Some(way) = ways.get(*from).map(|(way, _)| way.saturating_add(*days)) else { continue };
            let Some(known) = ways.get_mut(*to).filter(|known| way < known.0) else { continue };
            *known = (way, Some(number));
            last = Some(*to);
        }
        last?;
    }
    let by = |place: usize| ways.get(place).and_then(|(_, arrow)| *arrow).and_then(|arrow| arrows.get(arrow));
    // Far enough back, it is in the circle.
    let inside = (0..ways.len()).try_fold(last?, |place, _| by(place).map(|arrow| arrow.0))?;
    let (mut circle, mut place) = (Vec::new(), inside);
    for _ in arrows {
        let arrow = by(place)?;
        circle.extend(arrow.3);
        place = arrow.0;
        if place == inside {
            return Some(circle);
        }
    }
    None
}

/// Days, and days moved by steps that are not the same number of days from everywhere. An arrow says that one lies at most so many days behind another, and by which constraint.
struct Places<'dates> {
    dates: &'dates Dates,
    places: Vec<(NumberId, Option<(&'dates Function, usize)>)>,
    arrows: Vec<(usize, usize, i64, Option<usize>)>,
}

impl<'dates> Places<'dates> {
    /// The place from which a moved day lies so many days off.
    fn of(&mut self, moved: Moved) -> Option<(usize, i64)> {
        let function = self.dates.function(moved.function)?;
        let spread = function.spread();
        let day = self.place(moved.number, None).0;
        if spread.uneven == 0 {
            return Some((day, spread.even));
        }
        let (place, is_new) = self.place(moved.number, Some((function, spread.uneven)));
        if is_new {
            self.arrows.push((day, place, spread.bounds.1, None));
            self.arrows.push((place, day, spread.bounds.0.saturating_neg(), None));
        }
        Some((place, spread.even))
    }

    fn place(&mut self, number: NumberId, by: Option<(&'dates Function, usize)>) -> (usize, bool) {
        let same = |known: &(NumberId, Option<(&Function, usize)>)| {
            known.0 == number
                && match (known.1, by) {
                    (None, None) => true,
                    (Some((one, count)), Some((other, steps))) => count == steps && one.begins_like(other, steps),
                    _ => false,
                }
        };
        let found = self.places.iter().position(same);
        let place = found.unwrap_or_else(|| {
            self.places.push((number, by));
            self.places.len().saturating_sub(1)
        });
        (place, found.is_none())
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
    ranges: LiteMap<NumberId, Range>,
    events: Vec<Event>,
}

impl Narrowing<'_> {
    fn enter(&mut self, domain: &dyn Domain, number: NumberId) {
        if !self.ranges.contains_key(&number) {
            let (first, last) = domain.bounds(number);
            self.ranges.insert(number, Range { first, last, first_by: None, last_by: None });
        }
    }

    fn settle(&mut self, halvings: &mut u32) -> Result<LiteMap<NumberId, i64>, Impossible> {
        self.narrow()?;
        let mut days = LiteMap::new();
        for (number, range) in &self.ranges {
            days.insert(*number, range.first);
        }
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
