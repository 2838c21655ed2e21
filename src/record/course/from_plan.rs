//! What a plan says of start, term, ways out, silence and suspension, as the course of a life.

use super::{Course, Ending, If, Pause, When};
use crate::calendar::{DayRange, MonthEnd, Step, Unreckoned, reckon_day};
use crate::model::{EventId, Exit, Lasting, LockIn, Point, Renewal, Silence, SilenceMeans, Suspension, TermLength, Then, Trigger};
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
            drawing.term_ends(&clause.says, stretches, &mut endings)?;
        }
        for exit in plan.life.exits.iter().filter(|exit| !exit.says.alone) {
            drawing.exit_ends(&exit.says, stretches.as_ref(), &mut endings)?;
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

struct Drawing<'plan> {
    plan: &'plan Inner,
    start: When,
    horizon: (NaiveDate, NaiveDate),
}

/// The stretches of a term, one behind the other.
struct Stretches {
    /// From what their last days are counted.
    base: When,
    /// Whether nothing but the start has to be known for that.
    given: bool,
    /// The length of the first, where the base is not its last day already.
    length: Option<Period>,
    by: Option<Period>,
    last_day_excluded: bool,
    /// How often it can be renewed; none: again and again.
    times: Option<u32>,
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

fn on(event: EventId) -> When {
    When::From(event, Vec::new())
}

fn one_of(mut parts: Vec<When>, of: fn(Vec<When>) -> When) -> When {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => of(parts.into_iter().chain(last).collect()),
    }
}

fn not(condition: If) -> If {
    If::Not(Box::new(condition))
}

impl Drawing<'_> {
    fn point(&self, point: &Point) -> Option<When> {
        self::point(self.plan, point, Some(&self.start))
    }

    fn length(&self, source: crate::model::PeriodSource) -> Option<Period> {
        Some(self.plan.length(source)?.period)
    }

    /// So long after a day, as the calendar counts; the day itself where nothing is said.
    fn after(&self, when: When, length: Option<crate::model::PeriodSource>) -> Option<When> {
        match length {
            None => Some(when),
            Some(length) => when.then(&self.plan.counted(self.length(length)?), &self.plan.rules),
        }
    }

    fn eve(&self, when: &When) -> Option<When> {
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
    fn end(&self, stretches: &Stretches, renewals: u32) -> Option<When> {
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
    fn ends(&self, stretches: &Stretches) -> Option<(Vec<When>, bool)> {
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

    fn term_ends(&self, term: &Lasting, stretches: &Stretches, endings: &mut Vec<Ending>) -> Option<()> {
        // While it is not known from when the term runs, it may end on any day from the start on.
        let known = || if stretches.given { Vec::new() } else { vec![If::Known(stretches.base.clone())] };
        if !stretches.given {
            let counts = If::All(vec![not(If::Known(stretches.base.clone())), If::Unknown]);
            endings.push(Ending { last: self.start.clone(), counts });
        }
        let mut push = |last: &When, more: Option<If>| {
            endings.push(Ending { last: last.clone(), counts: If::All(known().into_iter().chain(more).collect()) });
        };
        let renewal = match &term.then {
            Then::Renewed(renewal) if stretches.by.is_some() => renewal,
            Then::Unlimited => return Some(()),
            // Renewed, whatever anybody does.
            _ => {
                if let Some(times) = stretches.times {
                    push(&self.end(stretches, times)?, None);
                }
                return Some(());
            }
        };
        let (ends, whole) = self.ends(stretches)?;
        let (last, renewed) = ends.split_last()?;
        let said = |end: &When| -> Option<If> {
            let deadline = match renewal.notice {
                Some(notice) => end.then(&[Step::LatestStart(self.length(notice)?)], &self.plan.rules)?,
                None => end.clone(),
            };
            Some(If::All(vec![If::Known(on(renewal.event)), If::NoLater(on(renewal.event), deadline)]))
        };
        if renewal.tacit {
            for end in renewed {
                push(end, Some(said(end)?));
            }
            push(last, if whole { None } else { Some(said(last)?) });
            return Some(());
        }
        if self.plan.life.silences.iter().any(|silence| silence.says.means == SilenceMeans::Renewal) {
            return None;
        }
        // What happens once confirms one renewal at the most.
        match ends.as_slice() {
            [only] if whole => push(only, None),
            [first, rest @ ..] => {
                push(first, Some(not(said(first)?)));
                rest.first().into_iter().for_each(|second| push(second, None));
            }
            [] => return None,
        }
        Some(())
    }

    fn exit_ends(&self, exit: &Exit, stretches: Option<&Stretches>, endings: &mut Vec<Ending>) -> Option<()> {
        let given = on(exit.event);
        let mut conditions = vec![If::Known(given.clone()), If::NoLater(self.start.clone(), given.clone())];
        let mut effect = self.after(given.clone(), exit.notice)?;
        match &exit.not_before {
            Some((point, LockIn::Notice)) => conditions.push(If::NoLater(self.point(point)?, given.clone())),
            Some((point, LockIn::Effect)) => {
                let until = self.point(point)?;
                conditions.push(If::Known(until.clone()));
                effect = When::Latest(vec![effect, until]);
            }
            None => {}
        }
        let revoked = |effect: &When| -> Option<If> {
            let back = on(exit.revoked_by?);
            let in_time = not(If::NoLater(effect.clone(), back.clone()));
            Some(not(If::All(vec![If::Known(back.clone()), If::NoLater(given.clone(), back), in_time])))
        };
        let mut push = |last: When, effect: &When, more: Vec<If>| {
            let counts = If::All(conditions.iter().cloned().chain(revoked(effect)).chain(more).collect());
            endings.push(Ending { last, counts });
        };
        let Some(stretches) = stretches.filter(|_| exit.at_period_end) else {
            push(self.eve(&effect)?, &effect, Vec::new());
            return Some(());
        };
        if !stretches.given {
            push(self.eve(&effect)?, &effect, vec![not(If::Known(stretches.base.clone()))]);
        }
        // It takes effect with the end of the stretch in which it is full: of all stretches that end no sooner, the first.
        let (ends, whole) = self.ends(stretches)?;
        for (at, end) in ends.iter().enumerate() {
            let next = end.then(&[Step::NthDayAfter(1)], &self.plan.rules)?;
            let behind_all = whole && at.saturating_add(1) == ends.len();
            let full = If::NoLater(effect.clone(), if behind_all { next.clone() } else { end.clone() });
            let known = if stretches.given { None } else { Some(If::Known(stretches.base.clone())) };
            push(end.clone(), &next, [full].into_iter().chain(known).collect());
        }
        Some(())
    }

    fn silence_ends(&self, silence: &Silence) -> Option<Ending> {
        let (asked, answer) = (on(silence.after), on(silence.unless));
        let full = self.after(asked.clone(), Some(silence.length))?;
        let answered = vec![If::Known(answer.clone()), If::NoLater(asked.clone(), answer.clone()), If::NoLater(answer, full.clone())];
        Some(Ending { last: self.eve(&full)?, counts: If::All(vec![If::Known(asked), not(If::All(answered))]) })
    }

    fn pause(&self, suspension: &Suspension) -> Option<Pause> {
        let (given, lift) = (on(suspension.event), on(suspension.lifted_by));
        let lifted = If::All(vec![If::Known(lift.clone()), If::NoLater(given.clone(), lift.clone())]);
        Some(Pause { counts: If::Known(given.clone()), first: self.after(given, suspension.notice)?, lifted, until: lift })
    }
}

fn same_event(one: &When, other: &When) -> bool {
    matches!((one, other), (When::From(one, _), When::From(other, _)) if one == other)
}
