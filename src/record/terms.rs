//! How long a programme lasts: its stretches, one behind the other, and what stops or confirms the next.

use super::answers::Need;
use super::ends::{Ending, LastDay};
use super::found::{Absent, Found, Sought};
use super::plan::Length;
use super::points::Seeking;
use super::view::{Reach, View};
use crate::calendar::{CalendarRules, DayRange, MonthEnd, Step, Unreckoned, reckon_days};
use crate::model::{Clause, Lasting, PartyId, ProvisionId, Renewal, TermLength, Then, Who};
use crate::value::Truth;
use chrono::NaiveDate;

/// No renewal is looked for behind so many; every term is over or beyond the calendar by then.
const MOST_RENEWALS: u32 = 4_000_000;

/// The stretches of a term.
pub(super) struct Stretches {
    /// From what the last day of each is counted.
    base: Found,
    /// The length of the first, where the base is not its last day already.
    length: Option<Length>,
    by: Option<Length>,
    last_day_excluded: bool,
    rules: CalendarRules,
    clause: ProvisionId,
}

impl Stretches {
    /// The steps to the last day of the stretch behind so many renewals.
    fn steps(&self, renewals: u32) -> Vec<Step> {
        let mut steps = match (self.length, self.by) {
            (Some(length), Some(by)) => Step::renewed(length.period, by.period, renewals),
            (Some(length), None) => vec![Step::Add(length.period, false)],
            (None, Some(by)) if renewals > 0 => vec![Step::AddTimes(by.period, renewals)],
            (None, _) => Vec::new(),
        };
        if self.last_day_excluded {
            steps.push(Step::LastDayExcluded);
        }
        steps
    }

    /// The last day of the stretch behind so many renewals.
    pub fn end(&self, renewals: u32) -> Sought {
        self.led(&self.steps(renewals), renewals > 0)
    }

    /// The last day on which a notice still counts that must be full by the last day of the stretch behind so many renewals.
    pub fn deadline(&self, renewals: u32, notice: Option<Length>) -> Sought {
        let steps: Vec<Step> = self.steps(renewals).into_iter().chain(notice.map(|notice| Step::LatestStart(notice.period))).collect();
        Ok(self.led(&steps, renewals > 0)?.read(notice.and_then(|notice| notice.reading)))
    }

    fn led(&self, steps: &[Step], renewed: bool) -> Sought {
        let mut found = self.base.clone().read(self.length.and_then(|length| length.reading));
        if renewed {
            found = found.read(self.by.and_then(|by| by.reading));
        }
        for step in steps {
            found.reckoning = found.reckoning.then(*step, &self.rules).map_err(|why| Absent::unreckoned(why, self.clause))?;
        }
        Ok(found)
    }

    /// The number of renewals before the first stretch of whose days that holds: it must hold of all stretches behind one of which it holds.
    fn first_where(&self, notice: Option<Length>, most: u32, holds: impl Fn(DayRange) -> bool) -> u32 {
        // A month end that the calendar refuses must not hide the stretches behind it.
        let rules = match self.rules.month_end {
            MonthEnd::Refuse => CalendarRules { month_end: MonthEnd::Clamp, ..self.rules.clone() },
            _ => self.rules.clone(),
        };
        let reached = |renewals: u32| {
            let steps: Vec<Step> = self.steps(renewals).into_iter().chain(notice.map(|notice| Step::LatestStart(notice.period))).collect();
            match reckon_days(self.base.days(), &steps, &rules) {
                Ok(days) => holds(days),
                Err(Unreckoned::Beyond) => true,
                Err(_) => true,
            }
        };
        let (mut low, mut high) = (0u32, most);
        while low < high {
            let middle = low.saturating_add(high.saturating_sub(low) / 2);
            if reached(middle) {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        low
    }

    /// The renewals before the stretch that runs on a day: at the fewest and at the most, where the day is not known exactly.
    pub fn running(&self, days: DayRange) -> (u32, u32) {
        let most = if self.by.is_some() { MOST_RENEWALS } else { 0 };
        let few = self.first_where(None, most, |end| end.latest >= days.earliest);
        (few, self.first_where(None, most, |end| end.earliest >= days.latest))
    }
}

/// A term on the record: its stretches, and what renews it.
pub(super) struct Term<'plan> {
    pub clause: ProvisionId,
    pub stretches: Stretches,
    pub renewal: Option<(&'plan Renewal, Option<Length>)>,
    /// How often it is renewed at the most.
    pub most: u32,
}

impl<'fold> View<'fold> {
    /// The term's stretches; what is missing, where its first day is not known. None where it has no end by itself.
    pub fn term(self, clause: &'fold Clause<Lasting>, start: &Sought) -> Option<Result<Term<'fold>, Absent>> {
        let (says, provision) = (&clause.says, clause.provision);
        let seeking = Seeking::known(provision, Some(start));
        let day = |day: Option<NaiveDate>| day.map(|day| Found::given(DayRange::day(day)));
        let missing = |need: Need| Some(Err(Absent::unknown(need)));
        let (base, length) = match &says.length {
            TermLength::Unlimited => return None,
            TermLength::Unknown(_) => return missing(Need::Term),
            TermLength::Until(last) => (day(Some(*last)), None),
            TermLength::CalendarYears(_, last) => (day(NaiveDate::from_ymd_opt(*last, 12, 31)), None),
            TermLength::For(source) => match (self.point(&says.from, seeking), self.plan().length(*source)) {
                (Err(absent), _) => return Some(Err(absent)),
                (Ok(_), None) => return missing(Need::Day(provision)),
                (Ok(from), length) => (Some(from), length),
            },
        };
        let Some(base) = base else { return missing(Need::Day(provision)) };
        let renewal = if let Then::Renewed(renewal) = &says.then { Some(renewal) } else { None };
        let (by, times) = match &says.then {
            Then::Renewed(Renewal { by, times, .. }) | Then::Prolonged { by, times } => (self.plan().length(*by), *times),
            Then::Ends | Then::Unlimited => (None, None),
        };
        let by = by.filter(|by| by.period.count > 0);
        let most = by.map_or(0, |_| times.map_or(MOST_RENEWALS, u32::from));
        let stretches = Stretches {
            base,
            length,
            by,
            last_day_excluded: length.is_some() && !says.last_day_counts,
            rules: self.plan().rules.clone(),
            clause: provision,
        };
        let notice = |renewal: &'fold Renewal| (renewal, renewal.notice.and_then(|notice| self.plan().length(notice)));
        Some(Ok(Term { clause: provision, stretches, renewal: renewal.filter(|_| by.is_some()).map(notice), most }))
    }

    /// How a term ends, as things stand; none where it does not.
    pub fn term_ends(self, clause: &'fold Clause<Lasting>, term: &Term<'fold>) -> Option<Ending> {
        let stretches = &term.stretches;
        let Some((renewal, notice)) = term.renewal else {
            let unending = matches!(clause.says.then, Then::Unlimited) || term.most >= MOST_RENEWALS;
            return (!unending).then(|| self.ends_with(term, stretches.end(term.most)));
        };
        let most = term.most;
        let (few, many, rests_on) = if renewal.tacit {
            match self.done(renewal.event, &renewal.by_whom, renewal.moment, Reach::UpToDay) {
                Ok(stop) => {
                    let days = stop.days();
                    let few = stretches.first_where(notice, most, |deadline| deadline.latest >= days.earliest);
                    (few, stretches.first_where(notice, most, |deadline| deadline.earliest >= days.latest), Some(stop))
                }
                Err(absent) if absent.not_yet => (most, most, None),
                Err(absent) => return Some(self.open_end(term, absent)),
            }
        } else {
            let few = self.confirmed(term, renewal, notice, most, Truth::True);
            (few, self.confirmed(term, renewal, notice, most, Truth::Unknown), None)
        };
        if few >= MOST_RENEWALS {
            return None;
        }
        Some(self.between(term, few, many, rests_on.as_ref()))
    }

    fn between(self, term: &Term<'_>, few: u32, many: u32, rests_on: Option<&Found>) -> Ending {
        let resting = |found: Found| if let Some(other) = rests_on { found.resting_on(other) } else { found };
        if few == many {
            return self.ends_with(term, term.stretches.end(few).map(resting));
        }
        match (term.stretches.end(few), term.stretches.end(many)) {
            (Ok(first), Ok(last)) => {
                let days = first.days().hull(last.days());
                let found = resting(first).one_of(days);
                Ending::certain(found, term.clause)
            }
            (Ok(first), Err(absent)) => Ending {
                last: LastDay::unknown_from(first.days().earliest),
                certain: false,
                clause: term.clause,
                found: None,
                needs: absent.needs,
            },
            (Err(absent), _) => self.open_end(term, absent),
        }
    }

    fn ends_with(self, term: &Term<'_>, end: Sought) -> Ending {
        match end {
            Ok(found) => Ending::certain(found, term.clause),
            Err(absent) => self.open_end(term, absent),
        }
    }

    // It ends at some time, or may; no earlier than its first stretch, where that is known.
    fn open_end(self, term: &Term<'_>, absent: Absent) -> Ending {
        let earliest = term.stretches.end(0).map_or(NaiveDate::MIN, |found| found.days().earliest);
        Ending { last: LastDay::unknown_from(earliest), certain: false, clause: term.clause, found: None, needs: absent.needs }
    }

    // The number of renewals up to the first that is not confirmed: `Truth::True` asks for those that are certain, `Truth::Unknown` for those that may be.
    fn confirmed(self, term: &Term<'_>, renewal: &Renewal, notice: Option<Length>, most: u32, enough: Truth) -> u32 {
        let mut renewals = 0;
        while renewals < most {
            let behind = renewals.checked_sub(1).map(|before| term.stretches.end(before).map(|found| found.days()));
            let deadline = term.stretches.deadline(renewals, notice).map(|found| found.days());
            let (Ok(behind), Ok(deadline)) = (behind.transpose(), deadline) else { break };
            if self.within(renewal, behind, deadline) < enough {
                break;
            }
            renewals = renewals.saturating_add(1);
        }
        renewals
    }

    // Whether the confirmation was given behind the one day and no later than the other.
    fn within(self, renewal: &Renewal, behind: Option<DayRange>, deadline: DayRange) -> Truth {
        let given = |party: PartyId| {
            let entries = self.happened(renewal.event, Reach::UpToDay).filter(|entry| self.by(entry).is(party));
            let said = entries.fold(Truth::False, |given, entry| {
                let Ok(found) = self.moment(entry, renewal.moment) else { return given.or(Truth::Unknown) };
                let days = found.days();
                given.or(behind.map_or(Truth::True, |behind| after(days, behind)).and(!after(days, deadline)))
            });
            said.or(self.renewed_by_silence(party, behind, deadline))
        };
        match &renewal.by_whom {
            Who::One(party) => given(*party),
            Who::Either(parties) => parties.iter().fold(Truth::False, |any, party| any.or(given(*party))),
            Who::Jointly(parties) | Who::Each(parties) => parties.iter().fold(Truth::True, |all, party| all.and(given(*party))),
        }
    }
}

/// Whether one date lies after another.
pub(super) fn after(one: DayRange, other: DayRange) -> Truth {
    if one.earliest > other.latest {
        Truth::True
    } else if one.latest <= other.earliest {
        Truth::False
    } else {
        Truth::Unknown
    }
}
