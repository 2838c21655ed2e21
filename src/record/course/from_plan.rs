//! What a plan says of start and term as days that events decide; what ends and suspends it stands in `endings.rs`.

use super::{Course, If, Pause, When};
use crate::calendar::{DayRange, MonthEnd, Step, Unreckoned, reckon_day};
use crate::model::{EventId, Lasting, PeriodSource, Point, Renewal, SilenceMeans, TermLength, Then, Trigger};
use crate::record::plan::{Inner, Plan};
use crate::value::Period;
use chrono::NaiveDate;

/// With more stretches within the horizon, a term is not followed stretch by stretch.
const MOST_STRETCHES: u32 = 400;

impl Plan {
    /// The course of the programme's life between two days. None where that depends on what nobody knows, on more stretches of a term than can be followed, or, where several events
    /// decide it, on a calendar by which months end otherwise than on their last day or that does not lead somewhere from every day.
    #[must_use]
    pub fn course(&self, horizon: (NaiveDate, NaiveDate)) -> Option<Course> {
        let plan = &*self.0;
        let start = start(plan)?;
        let drawing = Drawing { plan, start, horizon };
        let first = drawing.covered_from()?;
        let mut endings = Vec::new();
        let stretches = match &plan.life.term {
            Some(clause) => drawing.stretches(&clause.says)?,
            None => None,
        };
        if let (Some(clause), Some(stretches)) = (&plan.life.term, &stretches) {
            endings.extend(drawing.term_ends(&clause.says, stretches)?);
        }
        for exit in plan.life.exits.iter().filter(|exit| !exit.says.alone) {
            endings.extend(drawing.exit_ends(&exit.says, stretches.as_ref())?);
        }
        for silence in plan.life.silences.iter().filter(|clause| clause.says.means == SilenceMeans::End) {
            endings.push(drawing.silence_ends(&silence.says)?);
        }
        let pauses = plan.life.suspensions.iter().filter(|clause| !clause.says.alone);
        let pauses: Option<Vec<Pause>> = pauses.map(|clause| drawing.pause(&clause.says)).collect();
        let course = Course { start: drawing.start, first, endings, pauses: pauses? };
        (course.is_plain() || course.steps().into_iter().all(|steps| steady(plan, steps, horizon))).then_some(course)
    }
}

/// Whether the steps lead somewhere from every day of the horizon, and from a later day to no earlier one, whatever the reckoning began with.
fn steady(plan: &Inner, steps: &[Step], (first, last): (NaiveDate, NaiveDate)) -> bool {
    let leads = |day| reckon_day(day, steps, &plan.rules).is_ok();
    let held = steps.iter().any(|step| matches!(step, Step::HoldWorkingDays(..)));
    steps.is_empty() || (plan.rules.month_end == MonthEnd::Clamp && !held && leads(first) && leads(last))
}

pub(super) struct Drawing<'plan> {
    pub plan: &'plan Inner,
    pub start: When,
    horizon: (NaiveDate, NaiveDate),
}

/// The stretches of a term, one behind the other.
pub(super) struct Stretches {
    /// From what their last days are counted.
    base: When,
    /// Whether nothing but the start has to be known for that.
    given: bool,
    /// The length of the first, where the base is not its last day already.
    length: Option<Period>,
    pub by: Option<Period>,
    last_day_excluded: bool,
    /// How often it can be renewed; none: again and again.
    pub times: Option<u32>,
}

impl Stretches {
    /// That it is known from when they are counted; none where nothing but the start has to be.
    pub fn known(&self) -> Option<If> {
        (!self.given).then(|| If::Known(self.base.clone()))
    }
}

fn start(plan: &Inner) -> Option<When> {
    let life = &plan.life;
    let started = match (&life.start, &life.term) {
        (Some(clause), _) => point(plan, &clause.says, None)?,
        (None, Some(term)) => term_start(plan, &term.says)?,
        (None, None) => written(plan.earliest()),
    };
    Some(match life.term.as_ref().and_then(|term| term.says.length.not_before()) {
        Some(day) => When::Latest(vec![started, written(day)]),
        None => started,
    })
}

fn term_start(plan: &Inner, term: &Lasting) -> Option<When> {
    if let (Point::Start, TermLength::CalendarYears(first, _)) = (&term.from, &term.length) {
        return NaiveDate::from_ymd_opt(*first, 1, 1).map(written);
    }
    let from = point(plan, &term.from, None)?;
    if term.first_day_counts { Some(from) } else { from.then(&[Step::FirstDayExcluded], &plan.rules) }
}

fn written(day: NaiveDate) -> When {
    When::Days(DayRange::day(day))
}

fn point(plan: &Inner, point: &Point, start: Option<&When>) -> Option<When> {
    let of = |inner: &Point| self::point(plan, inner, start);
    let each = |points: &[Point]| points.iter().map(of).collect::<Option<Vec<When>>>();
    Some(match point {
        Point::Date(date) => When::Days(DayRange::of(*date)),
        Point::Unknown => return None,
        Point::Start => start?.clone(),
        Point::Happening(trigger) => happening(plan, trigger),
        Point::Latest(points) => one_of(each(points)?, When::Latest),
        Point::Earliest(points) => one_of(each(points)?, When::Earliest),
        Point::NthDayAfter(number, inner) => of(inner)?.then(&[Step::NthDayAfter(*number)], &plan.rules)?,
        Point::After(length, inner) => of(inner)?.then(&plan.counted(plan.length(*length)?.period), &plan.rules)?,
        Point::FirstOfMonthFollowing(number, inner) => of(inner)?.then(&[Step::FirstOfMonthFollowing(*number)], &plan.rules)?,
    })
}

// Once, by everybody: more of them than there are parties are never there.
fn happening(plan: &Inner, trigger: &Trigger) -> When {
    let enough = trigger.number.is_none_or(|number| usize::try_from(number).is_ok_and(|number| number <= plan.parties.len()));
    if enough { on(trigger.event) } else { When::Earliest(Vec::new()) }
}

pub(super) fn on(event: EventId) -> When {
    When::From(event, Vec::new())
}

fn one_of(mut parts: Vec<When>, of: fn(Vec<When>) -> When) -> When {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => of(parts.into_iter().chain(last).collect()),
    }
}

pub(super) fn not(condition: If) -> If {
    If::Not(Box::new(condition))
}

impl Drawing<'_> {
    pub fn point(&self, point: &Point) -> Option<When> {
        self::point(self.plan, point, Some(&self.start))
    }

    pub fn length(&self, source: PeriodSource) -> Option<Period> {
        Some(self.plan.length(source)?.period)
    }

    /// So long after a day, as the calendar counts; the day itself where nothing is said.
    pub fn after(&self, when: When, length: Option<PeriodSource>) -> Option<When> {
        match length {
            None => Some(when),
            Some(length) => when.then(&self.plan.counted(self.length(length)?), &self.plan.rules),
        }
    }

    pub fn eve(&self, when: &When) -> Option<When> {
        when.then(&[Step::LastDayExcluded], &self.plan.rules)
    }

    fn covered_from(&self) -> Option<When> {
        let Some(clause) = &self.plan.life.provisional else { return Some(self.start.clone()) };
        Some(When::Earliest(vec![self.start.clone(), self.point(&clause.says)?]))
    }

    /// The stretches of the term; none inside where it has no end by itself, none outside where nobody knows them.
    fn stretches(&self, term: &Lasting) -> Option<Option<Stretches>> {
        let (base, length) = match &term.length {
            TermLength::Unlimited => return Some(None),
            TermLength::Unknown(_) => return None,
            TermLength::Until(last) => (written(*last), None),
            TermLength::CalendarYears(_, last) => (written(NaiveDate::from_ymd_opt(*last, 12, 31)?), None),
            TermLength::For(length) => (self.point(&term.from)?, Some(self.length(*length)?)),
        };
        let (by, times) = match &term.then {
            Then::Renewed(Renewal { by, times, .. }) | Then::Prolonged { by, times } => (Some(self.length(*by)?), *times),
            Then::Ends | Then::Unlimited => (None, None),
        };
        let by = by.filter(|by| by.count > 0);
        let times = if by.is_some() { times.map(u32::from) } else { Some(0) };
        let given = base == self.start || matches!(base, When::Days(_)) || same_event(&base, &self.start);
        Some(Some(Stretches { base, given, length, by, last_day_excluded: length.is_some() && !term.last_day_counts, times }))
    }

    /// The last day of the stretch behind so many renewals.
    pub fn end(&self, stretches: &Stretches, renewals: u32) -> Option<When> {
        let mut steps = match (stretches.length, stretches.by) {
            (Some(length), Some(by)) => Step::renewed(length, by, renewals),
            (Some(length), None) => vec![Step::Add(length, false)],
            (None, Some(by)) if renewals > 0 => vec![Step::AddTimes(by, renewals)],
            (None, _) => Vec::new(),
        };
        if stretches.last_day_excluded {
            steps.push(Step::LastDayExcluded);
        }
        stretches.base.then(&steps, &self.plan.rules)
    }

    /// The last days of the stretches of which one can end within the horizon, and whether the last of them is the last of all.
    pub fn ends(&self, stretches: &Stretches) -> Option<(Vec<When>, bool)> {
        let mut ends = Vec::new();
        let most = stretches.times.unwrap_or(u32::MAX);
        for renewals in 0..=most.min(MOST_STRETCHES) {
            let end = self.end(stretches, renewals)?;
            // The first stretch may lead nowhere from some days: whoever asks for its end finds that out.
            if renewals > 0 && !self.reaches(&end)? {
                return Some((ends, false));
            }
            ends.push(end);
        }
        (most <= MOST_STRETCHES).then_some((ends, true))
    }

    /// Whether a day can lie within the horizon; none where the calendar does not say.
    fn reaches(&self, when: &When) -> Option<bool> {
        let each = |parts: &[When]| parts.iter().map(|part| self.reaches(part)).collect::<Option<Vec<bool>>>();
        Some(match when {
            When::Days(days) => days.earliest <= self.horizon.1,
            When::From(_, steps) => match reckon_day(self.horizon.0, steps, &self.plan.rules) {
                Ok(day) => day <= self.horizon.1,
                Err(Unreckoned::Beyond) => false,
                Err(_) => return None,
            },
            When::Latest(parts) => each(parts)?.into_iter().all(|reaches| reaches),
            When::Earliest(parts) => each(parts)?.into_iter().any(|reaches| reaches),
        })
    }
}

fn same_event(one: &When, other: &When) -> bool {
    matches!((one, other), (When::From(one, _), When::From(other, _)) if one == other)
}
