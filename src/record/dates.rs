//! Every date that a policy and a record lead to, each with its working.

use super::answers::{AsOf, DateOf, Dated};
use super::ends;
use super::exits::Setting;
use super::fold::Fold;
use super::found::{Found, Sought};
use super::lifetime::Lifetime;
use super::points::Seeking;
use super::view::View;
use crate::calendar::{DayRange, Step};
use crate::model::{Clause, Exit, LockIn, PartyId, ProvisionId, Survival};
use crate::value::Truth;

impl Fold {
    /// Every date of the programme's life, as things stand on a day; duties apart. In the order of the days.
    #[must_use]
    pub fn dates(&self, as_of: AsOf) -> Vec<Dated> {
        let view = View { fold: self, as_of };
        let life = Lifetime::of(view);
        let mut dates = Dates { life: &life, found: Vec::new() };
        dates.beginnings();
        dates.stretches();
        dates.endings();
        dates.exits();
        dates.silences();
        dates.suspensions();
        dates.survivals();
        dates.successor();
        let mut found = dates.found;
        found.sort_by_key(|dated| dated.reckoning.result());
        found
    }

    /// Those dates that lie on the day asked about or later.
    pub(super) fn next(&self, life: &Lifetime<'_>, as_of: AsOf) -> Vec<Dated> {
        let mut dates = Dates { life, found: Vec::new() };
        dates.beginnings();
        dates.stretches();
        dates.endings();
        dates.silences();
        dates.successor();
        let mut found = dates.found;
        found.retain(|dated| dated.reckoning.result().latest >= as_of.day);
        found.sort_by_key(|dated| dated.reckoning.result());
        found
    }
}

/// Dates under way.
struct Dates<'life> {
    life: &'life Lifetime<'life>,
    found: Vec<Dated>,
}

impl Lifetime<'_> {
    // A notice counts from the start, and behind a lock-in that forbids to give it.
    fn earliest_exit(&self, exit: &Clause<Exit>, setting: Setting<'_>) -> Sought {
        let day = self.view.as_of.day;
        let day = setting.start.as_ref().map_or(day, |start| start.days().latest.max(day));
        let given = match &exit.says.not_before {
            Some((point, LockIn::Notice)) => {
                let seeking = Seeking::known(exit.provision, Some(setting.start)).of(setting.own);
                self.view.point(point, seeking).map_or(day, |until| until.days().latest.max(day))
            }
            _ => day,
        };
        self.view.takes_effect(exit, setting, Found::given(DayRange::day(given)), None)
    }
}

impl Dates<'_> {
    fn push(&mut self, what: DateOf, clause: Option<ProvisionId>, sought: Sought) {
        if let Ok(Found { reckoning, relied, readings, .. }) = sought {
            self.found.push(Dated { what, clause, reckoning, relied, readings });
        }
    }

    fn beginnings(&mut self) {
        let life = self.life;
        if life.start_clause.is_some() {
            self.push(DateOf::Start(None), life.start_clause, life.start.clone());
        }
        if let Some((since, clause)) = &life.provisional {
            self.push(DateOf::Provisional, Some(*clause), since.clone());
        }
        if let Some(joins) = &life.view.plan().life.joins {
            for party in life.view.plan().parties.iter() {
                self.push(DateOf::Start(Some(*party)), Some(joins.provision), life.part(*party).start);
            }
        }
    }

    // The stretch that runs on the day, and the last day for what stops or confirms the next.
    fn stretches(&mut self) {
        let Some(term) = &self.life.term else { return };
        let day = DayRange::day(self.life.view.as_of.day);
        let (running, _) = term.stretches.running(day);
        let ended = self.life.last.latest.is_some_and(|last| last < self.life.view.as_of.day);
        if ended {
            return;
        }
        let running = running.min(term.most);
        // Without a renewal there is one stretch, and its end is the last day.
        if term.most > 0 {
            self.push(DateOf::StretchEnds(running.saturating_add(1)), Some(term.clause), term.stretches.end(running));
        }
        if let Some((renewal, notice)) = term.renewal.filter(|_| running < term.most) {
            self.push(DateOf::RenewalDeadline(renewal.event), Some(term.clause), term.stretches.deadline(running, notice));
        }
    }

    fn endings(&mut self) {
        let life = self.life;
        if let Some(ending) = ends::deciding(&life.endings) {
            if let Some(found) = ending.found.clone() {
                self.push(DateOf::LastDay(None), Some(ending.clause), Ok(found));
            }
        } else if let Some(days) = life.last.days() {
            let resting = life.endings.iter().filter_map(|ending| ending.found.clone());
            let found = resting.fold(Found::given(days), |found, other| found.resting_on(&other));
            self.push(DateOf::LastDay(None), None, Ok(found));
        }
        for party in life.view.plan().parties.iter() {
            let part = life.part(*party);
            if let Some(ending) = ends::deciding(&part.endings) {
                self.push(DateOf::LastDay(Some(*party)), Some(ending.clause), ending.found.clone().ok_or_else(nothing));
            }
        }
    }

    // The successor's first day, and the first of the days without either.
    fn successor(&mut self) {
        let Some(successor) = self.life.view.plan().successor else { return };
        let last = ends::deciding(&self.life.endings).and_then(|ending| Some((ending.found.clone()?, ending.clause)));
        if let Some((last, clause)) = last
            && let Ok(next) = last.then(&[Step::NthDayAfter(1)], self.life.view.plan(), clause)
            && next.days().latest < successor.earliest
        {
            self.push(DateOf::GapBegins, Some(clause), Ok(next));
        }
        self.push(DateOf::SuccessorStarts, None, Ok(Found::given(successor)));
    }

    // When each notice takes effect, and when one that is given on the day would.
    fn exits(&mut self) {
        let life = self.life;
        for notice in life.notices.iter().filter(|notice| notice.counts != Truth::False) {
            let parties = notice.party.into_iter().chain(if notice.party.is_none() { self.givers(notice) } else { None });
            for party in parties.collect::<Vec<_>>() {
                self.push(DateOf::ExitTakesEffect(party), Some(notice.clause), notice.effect.clone());
            }
        }
        if life.last.is_before(life.view.as_of.day) == Truth::True {
            return;
        }
        for exit in &life.view.plan().life.exits {
            self.earliest_exits(exit);
        }
    }

    // For all at once where it is the same day for all who can leave.
    fn earliest_exits(&mut self, exit: &Clause<Exit>) {
        let event = exit.says.event;
        let life = self.life;
        let mut push = |party, effect| self.push(DateOf::EarliestExit(event, party), Some(exit.provision), effect);
        if !exit.says.alone {
            return push(None, life.earliest_exit(exit, life.setting()));
        }
        let can_leave = |party: &PartyId| {
            let part = life.part(*party);
            let left = part.last.is_before(life.view.as_of.day) == Truth::True;
            part.start.ok().filter(|_| !left).map(|start| (*party, Ok(start)))
        };
        let days = exit.says.by.parties().iter().filter_map(can_leave).map(|(party, start)| {
            let setting = Setting { start: &start, own: Some(party), ..life.setting() };
            (party, life.earliest_exit(exit, setting))
        });
        let days: Vec<(PartyId, Sought)> = days.collect();
        let result = |sought: &Sought| sought.as_ref().ok().map(Found::days);
        let same = days.iter().all(|(_, one)| days.first().is_some_and(|(_, first)| result(one) == result(first)));
        for (party, effect) in days.into_iter().take(if same { 1 } else { usize::MAX }) {
            push(Some(party).filter(|_| !same), effect);
        }
    }

    fn givers(&self, notice: &super::exits::Notice) -> Option<crate::model::PartyId> {
        let id = notice.effect.as_ref().ok()?.relied.first().copied();
        let kept = self.life.view.fold.kept(id?)?;
        kept.by.parties().first().copied()
    }

    fn silences(&mut self) {
        for clause in &self.life.view.plan().life.silences {
            for silent in self.life.view.silences(clause).filter(|silent| silent.unbroken != Truth::False) {
                self.push(DateOf::SilenceMeans(clause.provision), Some(clause.provision), silent.full);
            }
        }
    }

    fn suspensions(&mut self) {
        let parties = self.life.view.plan().parties.iter().map(|party| Some(*party));
        for party in std::iter::once(None).chain(parties) {
            for suspended in self.life.view.suspensions(party) {
                let clause = Some(suspended.clause);
                if suspended.needs.is_empty() {
                    self.push(DateOf::Suspended, clause, Ok(suspended.first.clone()));
                }
                self.push(DateOf::Lifted, clause, suspended.last().ok_or_else(nothing));
            }
        }
    }

    fn survivals(&mut self) {
        let Some(last) = ends::deciding(&self.life.endings).and_then(|ending| ending.found.clone()) else { return };
        for clause in &self.life.view.plan().life.survivals {
            let Survival::Named { length: Some(length), .. } = &clause.says else { continue };
            let Some(length) = self.life.view.plan().length(*length) else { continue };
            let end = last.clone().after(length, self.life.view.plan(), clause.provision);
            self.push(DateOf::SurvivalEnds(clause.provision), Some(clause.provision), end);
        }
    }
}

fn nothing() -> super::found::Absent {
    super::found::Absent::not_yet(Vec::new())
}
