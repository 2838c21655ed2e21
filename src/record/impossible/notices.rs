//! Notices: those that come too early, too late, or take back what is not there.

use super::{Examined, Part};
use crate::calendar::DayRange;
use crate::model::{Clause, Exit, Happening, LockIn, Renewal, Then};
use crate::record::answers::HappeningId;
use crate::record::exits::Setting;
use crate::record::fold::Entry;
use crate::record::points::Seeking;
use crate::record::problems;
use crate::record::terms::{Term, after};
use crate::source::Span;
use crate::value::Truth;

impl<'a> Examined<'a> {
    /// Nobody leaves before the start, after the end, or inside a lock-in.
    pub(super) fn exits(self) -> Vec<(HappeningId, Part)> {
        let exits = self.model.life.exits.iter();
        let told = exits.flat_map(|exit| {
            let theirs = move |happening: &Happening| {
                happening.by.is_empty() || happening.by.iter().any(|party| exit.says.by.parties().contains(party))
            };
            let notices = self.happened(exit.says.event).filter(move |(_, happening)| theirs(happening));
            notices.map(move |(entry, happening)| (entry.id, self.exit(exit, entry, happening)))
        });
        told.collect()
    }

    fn exit(self, exit: &Clause<Exit>, entry: &Entry, happening: &Happening) -> Part {
        self.in_force(happening, entry.days)?;
        let view = self.view();
        let moment = view.moment(entry, exit.says.moment);
        // Who leaves alone is bound by what holds for it; what several say at once is a notice of each.
        let own = if let (true, [party]) = (exit.says.alone, happening.by.as_slice()) { Some(*party) } else { None };
        let start = own.map_or_else(|| self.life.start.clone(), |party| view.part_start(&self.life.start, party));
        if let (Ok(start), Some(clause)) = (&start, self.life.start_clause)
            && own.is_some()
            && after(start.days(), entry.days) == Truth::True
        {
            return Err(problems::before_the_start(self.model, happening, start.days(), self.place(clause)));
        }
        if view.locked(exit, Setting { start: &start, own, ..self.life.setting() }, &moment) != Truth::True {
            return Ok(());
        }
        let Some((point, LockIn::Notice)) = &exit.says.not_before else { return Ok(()) };
        let Ok(until) = view.point(point, Seeking::known(exit.provision, Some(&start)).of(own)) else { return Ok(()) };
        Err(problems::notice_too_early(self.model, happening, until.days(), exit.span))
    }

    /// A notice can be taken back from when it is given until it takes effect.
    pub(super) fn revocations(self) -> Vec<(HappeningId, Part)> {
        let exits = self.model.life.exits.iter().filter_map(|exit| Some((exit, exit.says.revoked_by?)));
        let told = exits.flat_map(|(exit, event)| {
            self.happened(event).map(move |(entry, happening)| {
                let revokes = self.revokes(exit, entry);
                (entry.id, if revokes { Ok(()) } else { Err(problems::nothing_to_revoke(self.model, happening, exit.span)) })
            })
        });
        told.collect()
    }

    fn revokes(self, exit: &Clause<Exit>, entry: &Entry) -> bool {
        let mut notices = self.life.notices.iter().filter(|notice| notice.clause == exit.provision);
        notices.any(|notice| {
            let by = self.view().by(entry);
            let theirs = notice.party.map_or_else(|| exit.says.by.parties().iter().any(|party| by.is(*party)), |party| by.is(party));
            let pending = notice.effect.as_ref().map_or(Truth::Unknown, |effect| after(effect.days(), entry.days));
            theirs && after(notice.given, entry.days) != Truth::True && pending != Truth::False
        })
    }

    /// A renewal is stopped or confirmed in time, or not at all.
    pub(super) fn renewals(self) -> Vec<(HappeningId, Part)> {
        let (Some(clause), Some(term)) = (&self.model.life.term, &self.life.term) else { return Vec::new() };
        let Then::Renewed(renewal) = &clause.says.then else { return Vec::new() };
        let by = renewal.by_whom.parties();
        let theirs = |happening: &Happening| happening.by.is_empty() || happening.by.iter().any(|party| by.contains(party));
        let entries = self.happened(renewal.event).filter(|(_, happening)| theirs(happening));
        entries.map(|(entry, happening)| (entry.id, self.renewal(term, renewal, entry, happening, clause.span))).collect()
    }

    fn renewal(self, term: &Term<'_>, renewal: &Renewal, entry: &Entry, happening: &Happening, clause: Span) -> Part {
        self.started(happening, entry.days)?;
        let Ok(moment) = self.view().moment(entry, renewal.moment) else { return Ok(()) };
        let Some(last) = self.last_in_time(term, renewal) else { return Ok(()) };
        if after(moment.days(), last) == Truth::True { Err(problems::notice_too_late(self.model, happening, last, clause)) } else { Ok(()) }
    }

    // The last day of all on which it counts: before the last renewal that there can be; none where there always is another.
    fn last_in_time(self, term: &Term<'_>, renewal: &Renewal) -> Option<DayRange> {
        let notice = term.renewal.and_then(|(_, notice)| notice);
        let last = self.life.last.days();
        let renewals = match (renewal.tacit, renewal.times) {
            (true, None) => return None,
            (true, Some(times)) => u32::from(times).checked_sub(1)?,
            // A confirmation that is missing ends it: what comes behind its deadline renews nothing.
            (false, _) => term.stretches.running(last?).0,
        };
        Some(term.stretches.deadline(renewals, notice).ok()?.days())
    }
}
