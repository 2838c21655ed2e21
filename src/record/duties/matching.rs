//! What was done, matched with what was owed.

use super::inputs::{Done, Inputs};
use super::spans::{Chain, Doubt, Maker, Span, Spans};
use crate::calendar::{Cycle, Step, Unreckoned, reckon_day};
use crate::model::Force;
use crate::model::{Drift, HappeningKind, Otherwise, Timed};
use crate::record::answers::{DutyState, HappeningId, Need};
use crate::record::found::Absent;
use chrono::NaiveDate;

/// How one occurrence stands in one world.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub span: Span,
    pub otherwise: bool,
    pub state: DutyState,
    pub relied: Vec<HappeningId>,
    /// What would settle it, where it is undetermined in a world in which all days are known.
    pub needs: Vec<Need>,
}

/// An occurrence under way.
struct Open {
    span: Span,
    done: u16,
    settled: Option<DutyState>,
    /// The day on which it was settled.
    on: Option<NaiveDate>,
    relied: Vec<HappeningId>,
}

/// What holds of all occurrences of a line.
struct Terms {
    count: u16,
    /// A miss leaves nothing owed.
    lapses: bool,
    throughout: bool,
    /// The last day on which an occurrence that is open at the end may still be kept; none without end.
    until: Option<NaiveDate>,
    survives: bool,
}

const HAPPENED: u8 = 0;
const EXCUSED: u8 = 1;
const FAILED: u8 = 2;
const DISCHARGED: u8 = 3;

/// The order of what is done on one day: what was performed counts before what ends the duty.
pub(super) fn rank(kind: HappeningKind) -> u8 {
    match kind {
        HappeningKind::Happened => HAPPENED,
        HappeningKind::Excused => EXCUSED,
        HappeningKind::Failed => FAILED,
        HappeningKind::Discharged => DISCHARGED,
    }
}

/// How every occurrence stands on a day.
///
/// `spans` are the occurrences; none where each arises with the one before.
pub(super) fn stand(maker: &Maker<'_>, inputs: &Inputs, day: NaiveDate, spans: Option<&Spans>) -> Result<Vec<Stand>, Unreckoned> {
    let terms = terms(maker, inputs)?;
    let acts: Vec<Done> = maker.world.acts.iter().filter(|done| done.day <= day).copied().collect();
    let mut open = if let Some(spans) = spans {
        let mut open: Vec<Open> = spans.all.iter().cloned().map(Open::new).collect();
        settle(&mut open, &acts, &terms);
        open
    } else {
        drifting(maker, &acts, &terms)?
    };
    let doubts = spans.map_or(&[][..], |spans| &spans.doubts);
    let doubtful_from = doubts.iter().map(|doubt| doubt.opens).min();
    open.iter_mut().for_each(|one| one.doubt(doubtful_from));
    let needs: Vec<Need> = doubts.iter().flat_map(|doubt| doubt.needs(maker)).collect();
    let made_up =
        if let Some(otherwise) = &maker.line.duty.schedule.otherwise { made_up(maker, otherwise, &open, &terms, day)? } else { Vec::new() };
    let mut stands: Vec<Stand> = open.into_iter().map(|open| open.stand(&terms, day, false)).chain(made_up).collect();
    for one in stands.iter_mut().filter(|one| one.state == DutyState::Undetermined) {
        one.needs.clone_from(&needs);
    }
    stands.extend(doubts.iter().map(|doubt| doubt.stand(maker, &acts, day)));
    Ok(stands)
}

// What those occurrences lead to that were missed.
fn made_up(maker: &Maker<'_>, otherwise: &Otherwise, open: &[Open], terms: &Terms, day: NaiveDate) -> Result<Vec<Stand>, Unreckoned> {
    let within = maker.plan.length(otherwise.within).ok_or(Unreckoned::NoLength)?.period;
    let mut after = Vec::new();
    for missed in open.iter().filter(|open| !terms.lapses_by_force(maker) && open.missed(day, terms)) {
        let Some(closes) = &missed.span.closes else { continue };
        let steps = closes.steps().iter().copied().chain(maker.plan.counted(within)).collect::<Vec<_>>();
        let due = Chain::of(closes.from, steps, maker.plan)?;
        let opens = closes.then(Step::NthDayAfter(1), maker.plan)?;
        if maker.arises(due.day) {
            after.push(Open::new(Span { opens, closes: Some(due.clone()), due: Some(due), ..missed.span.clone() }));
        }
    }
    let done: Vec<Done> = maker.world.otherwise.iter().filter(|done| done.day <= day).copied().collect();
    let owed = Terms { count: 1, lapses: false, throughout: false, ..*terms };
    settle(&mut after, &done, &owed);
    Ok(after.into_iter().map(|open| open.stand(&owed, day, true)).collect())
}

fn terms(maker: &Maker<'_>, inputs: &Inputs) -> Result<Terms, Unreckoned> {
    let duty = maker.line.duty;
    let survives = inputs.survives.is_some();
    let instead = duty.schedule.otherwise.as_ref().is_some_and(|otherwise| otherwise.instead);
    Ok(Terms {
        count: duty.schedule.count.max(1),
        lapses: instead || matches!(duty.force, Force::May | Force::MayConsider),
        throughout: matches!(duty.schedule.when, Timed::Throughout),
        until: kept_until(maker, inputs)?,
        survives,
    })
}

/// The last day on which an occurrence that is open at the end may still be kept; none without end.
pub(super) fn kept_until(maker: &Maker<'_>, inputs: &Inputs) -> Result<Option<NaiveDate>, Unreckoned> {
    match (maker.world.last, &inputs.survives) {
        (Some(last), Some(Some(length))) => reckon_day(last, &[Step::Add(length.period, false)], &maker.plan.rules).map(Some),
        (_, Some(None)) => Ok(None),
        (last, _) => Ok(last),
    }
}

impl Terms {
    // What may be done is not missed.
    fn lapses_by_force(&self, maker: &Maker<'_>) -> bool {
        matches!(maker.line.duty.force, Force::May | Force::MayConsider)
    }
}

impl Open {
    fn new(span: Span) -> Self {
        Self { span, done: 0, settled: None, on: None, relied: Vec::new() }
    }

    fn settle(&mut self, state: DutyState, done: Done) {
        self.settled = Some(state);
        self.on = Some(done.day);
        self.relied.push(done.id);
    }

    // An occurrence whose days are not known can have taken what was done for this one.
    fn doubt(&mut self, from: Option<NaiveDate>) {
        let taken = matches!(self.settled, Some(DutyState::Fulfilled | DutyState::FulfilledLate | DutyState::Excused));
        if taken && self.on.zip(from).is_some_and(|(on, from)| on >= from) {
            self.settled = Some(DutyState::Undetermined);
        }
    }

    /// The last day on which it can be kept in time: what is open at the end of the programme falls with it, unless it survives.
    fn last_day(&self, terms: &Terms) -> Option<NaiveDate> {
        match (self.span.closes(), terms.until) {
            (Some(closes), Some(until)) => Some(closes.min(until)),
            (closes, until) => closes.or(until),
        }
    }

    fn holds(&self, day: NaiveDate, terms: &Terms) -> bool {
        self.settled.is_none() && self.span.opens.day <= day && self.last_day(terms).is_none_or(|last| day <= last)
    }

    fn overdue(&self, day: NaiveDate, terms: &Terms) -> bool {
        self.settled.is_none() && !self.falls(terms) && self.span.closes().is_some_and(|closes| closes < day)
    }

    /// Whether it is open at the end, and falls with the programme.
    fn falls(&self, terms: &Terms) -> bool {
        let Some(until) = terms.until else { return false };
        self.span.closes().is_none_or(|closes| closes > until)
    }

    /// Whether its last day passed without its being kept or excused in time.
    fn missed(&self, day: NaiveDate, terms: &Terms) -> bool {
        if self.falls(terms) {
            return false;
        }
        let Some(closes) = self.span.closes() else { return false };
        closes < day && self.on.is_none_or(|on| on > closes)
    }

    fn keep(&mut self, done: Done, terms: &Terms, late: bool) {
        self.done = self.done.saturating_add(1);
        if self.done < terms.count {
            self.relied.push(done.id);
        } else {
            self.settle(if late { DutyState::FulfilledLate } else { DutyState::Fulfilled }, done);
        }
    }

    fn stand(self, terms: &Terms, day: NaiveDate, otherwise: bool) -> Stand {
        let over = terms.until.is_some_and(|until| until < day);
        let closed = self.span.closes().is_some_and(|closes| closes < day);
        // Behind the time for which it survives, nothing is owed any more.
        let outlived = over && terms.survives;
        let state = match self.settled {
            Some(state) => state,
            None if over && (self.falls(terms) || outlived) => DutyState::Discharged,
            None if closed && terms.lapses => DutyState::Discharged,
            None if closed => DutyState::Overdue,
            None if day < self.span.opens.day => DutyState::NotYetDue,
            None => DutyState::Due,
        };
        Stand { span: self.span, otherwise, state, relied: self.relied, needs: Vec::new() }
    }
}

impl Doubt {
    fn stand(&self, maker: &Maker<'_>, acts: &[Done], day: NaiveDate) -> Stand {
        let ended = acts.iter().find(|done| done.rank == DISCHARGED);
        let state = match ended {
            Some(_) => DutyState::Discharged,
            None if day < self.opens => DutyState::NotYetDue,
            None => DutyState::Undetermined,
        };
        let needs = if state == DutyState::Undetermined { self.needs(maker) } else { Vec::new() };
        let span = Span { number: self.number, opens: Chain::given(self.opens), due: None, closes: None, trigger: self.trigger };
        Stand { span, otherwise: false, state, relied: ended.map(|done| done.id).into_iter().collect(), needs }
    }

    fn needs(&self, maker: &Maker<'_>) -> Vec<Need> {
        match (self.why, self.trigger) {
            (Some(why), _) => Absent::unreckoned(why, maker.line.duty.provision).needs,
            (None, trigger) => trigger.map(Need::Received).into_iter().collect(),
        }
    }
}

/// Matches acts, in their order, with occurrences, in theirs.
fn settle(open: &mut [Open], acts: &[Done], terms: &Terms) {
    for done in acts {
        // Windows close in the order of the occurrences.
        let first = open.partition_point(|one| one.last_day(terms).is_some_and(|last| last < done.day));
        match done.rank {
            HAPPENED if terms.throughout => {}
            HAPPENED => {
                if let Some(one) = in_time(open, first, done.day, terms) {
                    one.keep(*done, terms, false);
                } else if let Some(one) = oldest_overdue(open, first, done.day, terms).filter(|_| !terms.lapses) {
                    one.keep(*done, terms, true);
                }
            }
            EXCUSED => {
                let one = match in_time(open, first, done.day, terms) {
                    Some(one) => Some(one),
                    None => match oldest_overdue(open, first, done.day, terms) {
                        Some(one) => Some(one),
                        None => open.iter_mut().find(|one| one.settled.is_none() && one.span.opens.day > done.day),
                    },
                };
                if let Some(one) = one {
                    one.settle(DutyState::Excused, *done);
                }
            }
            DISCHARGED => {
                for one in open.iter_mut().filter(|one| one.settled.is_none()) {
                    one.settle(DutyState::Discharged, *done);
                }
            }
            _ => {
                let one = open.iter_mut().find(|one| terms.throughout && one.holds(done.day, terms));
                if let Some(one) = one {
                    one.settle(DutyState::Overdue, *done);
                }
            }
        }
    }
}

// Those before the first that is not closed are closed; those behind the first that has not opened have not either.
fn in_time<'open>(open: &'open mut [Open], first: usize, day: NaiveDate, terms: &Terms) -> Option<&'open mut Open> {
    let not_closed = open.get_mut(first..)?.iter_mut();
    not_closed.take_while(|one| one.span.opens.day <= day).find(|one| one.holds(day, terms))
}

fn oldest_overdue<'open>(open: &'open mut [Open], first: usize, day: NaiveDate, terms: &Terms) -> Option<&'open mut Open> {
    open.get_mut(..first)?.iter_mut().find(|one| one.overdue(day, terms))
}

/// Occurrences that are counted from the last performance: each arises with the one before.
fn drifting(maker: &Maker<'_>, acts: &[Done], terms: &Terms) -> Result<Vec<Open>, Unreckoned> {
    let (Timed::Every { period, drift, .. }, Some(anchor)) = (&maker.line.duty.schedule.when, maker.world.anchor) else {
        return Ok(Vec::new());
    };
    let period = maker.plan.length(*period).ok_or(Unreckoned::NoLength)?.period;
    let mut cycle = Cycle { anchor, period };
    let mut turn = maker.first_number(cycle)?;
    let before = Chain::of(anchor, vec![cycle.step(turn.saturating_sub(1))], maker.plan)?;
    let mut opens = before.then(Step::NthDayAfter(1), maker.plan)?;
    let mut all: Vec<Open> = Vec::new();
    let mut left = acts;
    for number in turn.. {
        let due = Chain::of(cycle.anchor, vec![cycle.step(turn)], maker.plan)?;
        let Some(span) = maker.span(number, opens.clone(), due.clone(), None)? else { break };
        let first = if span.opens.day < opens.day { opens } else { span.opens.clone() };
        let mut one = [Open::new(Span { opens: first, ..span })];
        let mut taken = 0usize;
        for done in left {
            taken = taken.saturating_add(1);
            settle(&mut one, std::slice::from_ref(done), terms);
            if one.iter().all(|one| one.settled.is_some()) {
                break;
            }
        }
        left = left.get(taken..).unwrap_or(&[]);
        let [one] = one;
        let (settled, on) = (one.settled, one.on);
        all.push(one);
        let (Some(state), Some(on)) = (settled, on) else { break };
        if state == DutyState::Discharged {
            break;
        }
        // What moves nothing leaves the next where it is: so many periods from where they are counted, all at once.
        let moves_nothing = state == DutyState::Excused || (*drift == Drift::LatePerformance && on <= due.day);
        let from = if moves_nothing { due } else { Chain::given(on) };
        (cycle, turn) = if moves_nothing { (cycle, turn.saturating_add(1)) } else { (Cycle { anchor: on, period }, 1) };
        // What is done no later than that belongs to the one before.
        opens = from.then(Step::NthDayAfter(1), maker.plan)?;
    }
    Ok(all)
}
