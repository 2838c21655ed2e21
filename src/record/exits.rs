//! Ways out: notices, and when they take effect.

use super::answers::Need;
use super::ends::{Ending, LastDay};
use super::fold::Entry;
use super::found::{Absent, Found, Sought};
use super::points::Seeking;
use super::terms::{Term, after};
use super::view::{Reach, View};
use crate::calendar::{DayRange, Step};
use crate::model::{Clause, Exit, LockIn, PartyId, ProvisionId, Who};
use crate::value::Truth;
use chrono::NaiveDate;

/// A notice of exit on the record.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub clause: ProvisionId,
    /// Who leaves by it; none: the programme ends for all.
    pub party: Option<PartyId>,
    /// The day on which it takes effect; what is missing for it.
    pub effect: Sought,
    /// The earliest day on which it can, where the day is not known.
    pub no_earlier: NaiveDate,
    /// The earliest days that it can have been given.
    pub given: DayRange,
    /// Whether it counts: not too early, and not taken back.
    pub counts: Truth,
}

/// What an exit depends on beside its clause and its notice.
#[derive(Clone, Copy)]
pub(super) struct Setting<'life> {
    /// The start; that of the party where a party leaves alone.
    pub start: &'life Sought,
    /// The party that leaves alone.
    pub own: Option<PartyId>,
    pub term: Option<&'life Term<'life>>,
}

impl Notice {
    /// How it ends the programme, or the party's part; none where it does not.
    pub fn ending(&self) -> Option<Ending> {
        if self.counts == Truth::False {
            return None;
        }
        let certain = self.counts == Truth::True;
        let ending = match &self.effect {
            Ok(effect) => {
                let eve = effect.clone();
                let rules = crate::calendar::CalendarRules::default();
                let reckoning = eve.reckoning.then(Step::LastDayExcluded, &rules).ok()?;
                let found = Found { reckoning, ..eve };
                Ending { certain, ..Ending::certain(found, self.clause) }
            }
            Err(absent) if absent.not_yet => return None,
            Err(absent) => Ending {
                last: LastDay::unknown_from(self.no_earlier.pred_opt().unwrap_or(self.no_earlier)),
                certain: false,
                clause: self.clause,
                found: None,
                needs: absent.needs.clone(),
            },
        };
        Some(ending)
    }
}

impl<'fold> View<'fold> {
    /// The notices of exit on the record.
    pub fn notices(self, setting: Setting<'_>) -> Vec<Notice> {
        self.plan().life.exits.iter().flat_map(|exit| self.notices_by(exit, setting)).collect()
    }

    fn notices_by(self, exit: &'fold Clause<Exit>, setting: Setting<'_>) -> Vec<Notice> {
        let says = &exit.says;
        if let Who::Jointly(parties) = &says.by {
            let given = self.all_of(says.event, parties, says.moment, Reach::UpToDay);
            let Ok(sent) = self.all_of(says.event, parties, crate::model::Moment::Happened, Reach::UpToDay) else { return Vec::new() };
            return vec![self.notice(exit, setting, given, sent.days(), None)];
        }
        let parties = says.by.parties();
        let entries = || self.happened(says.event, Reach::UpToDay);
        let notice = |entry: &'fold Entry, setting: Setting<'_>| {
            self.notice(exit, setting, self.moment(entry, says.moment), entry.days, self.effective(entry))
        };
        if says.alone {
            let of = |party: &PartyId| {
                let (party, start) = (*party, self.part_start(setting.start, *party));
                let own = Setting { start: &start, own: Some(party), ..setting };
                entries().filter(|entry| self.by(entry).is(party)).map(|entry| notice(entry, own)).collect::<Vec<_>>()
            };
            return parties.iter().flat_map(of).collect();
        }
        let anyones = entries().filter(|entry| parties.iter().any(|party| self.by(entry).is(*party)));
        anyones.map(|entry| notice(entry, setting)).collect()
    }

    fn notice(self, exit: &Clause<Exit>, setting: Setting<'_>, moment: Sought, given: DayRange, named: Option<DayRange>) -> Notice {
        let party = setting.own;
        let started = match setting.start {
            Ok(start) => !after(start.days(), given),
            Err(absent) if absent.not_yet && party.is_some() => Truth::False,
            Err(_) => Truth::Unknown,
        };
        let locked = self.locked(exit, setting, &moment);
        let effect = moment.and_then(|moment| self.takes_effect(exit, setting, moment, named));
        // Nothing is received before it is sent.
        let soonest = || self.takes_effect(exit, setting, Found::given(given), named).ok();
        let no_earlier = effect.as_ref().ok().cloned().or_else(soonest).map_or(given.earliest, |effect| effect.days().earliest);
        let revoked = self.revoked(exit, party, given, &effect);
        Notice { clause: exit.provision, party, effect, no_earlier, given, counts: started.and(!locked).and(!revoked) }
    }

    /// Whether a notice of that moment comes inside a lock-in that forbids to give it.
    pub fn locked(self, exit: &Clause<Exit>, setting: Setting<'_>, moment: &Sought) -> Truth {
        let Some((point, LockIn::Notice)) = &exit.says.not_before else { return Truth::False };
        match (self.point(point, Seeking::known(exit.provision, Some(setting.start)).of(setting.own)), moment) {
            (Ok(until), Ok(moment)) => after(until.days(), moment.days()),
            _ => Truth::Unknown,
        }
    }

    /// The day on which a notice takes effect.
    pub fn takes_effect(self, exit: &Clause<Exit>, setting: Setting<'_>, moment: Found, named: Option<DayRange>) -> Sought {
        let (says, clause) = (&exit.says, exit.provision);
        let mut effect = match says.notice {
            None => moment,
            Some(notice) => {
                let length = self.plan().length(notice).ok_or_else(|| Absent::unknown(Need::Day(clause)))?;
                moment.after(length, self.plan(), clause)?
            }
        };
        if let Some((point, LockIn::Effect)) = &says.not_before {
            let until = self.point(point, Seeking::known(clause, Some(setting.start)).of(setting.own))?;
            effect = match until.days().exact() {
                Some(day) => effect.resting_on(&until).then(&[Step::NotBefore(day)], self.plan(), clause)?,
                None => effect.later(until),
            };
        }
        if let Some(named) = named.filter(|_| says.later_date) {
            effect = match named.exact() {
                Some(day) => effect.then(&[Step::NotBefore(day)], self.plan(), clause)?,
                None => effect.later(Found::given(named)),
            };
        }
        if says.at_period_end { self.at_period_end(effect, setting.term, clause) } else { Ok(effect) }
    }

    // With the end of the stretch that runs on the day on which the notice is full.
    fn at_period_end(self, full: Found, term: Option<&Term<'_>>, clause: ProvisionId) -> Sought {
        let Some(term) = term else { return Ok(full) };
        let (few, many) = term.stretches.running(full.days());
        let next = |renewals: u32| term.stretches.end(renewals)?.then(&[Step::NthDayAfter(1)], self.plan(), clause);
        let (first, last) = (next(few)?, next(many)?);
        let days = first.days().hull(last.days());
        if last.days().latest < full.days().latest {
            // The last stretch is over by then: the term ends the programme before the notice does.
            return Err(Absent::not_yet(Vec::new()));
        }
        let found = if few == many { first } else { first.one_of(days) };
        Ok(found.resting_on(&full))
    }

    // Whether it was taken back, after it was given and before it took effect.
    fn revoked(self, exit: &Clause<Exit>, party: Option<PartyId>, given: DayRange, effect: &Sought) -> Truth {
        let Some(event) = exit.says.revoked_by else { return Truth::False };
        let acts = self.happened(event, Reach::UpToDay).filter(|entry| match party {
            Some(party) => self.by(entry).is(party),
            None => exit.says.by.parties().iter().any(|party| self.by(entry).is(*party)),
        });
        acts.fold(Truth::False, |revoked, entry| {
            let in_time = effect.as_ref().map_or(Truth::Unknown, |effect| after(effect.days(), entry.days));
            revoked.or((!after(given, entry.days)).and(in_time))
        })
    }
}
