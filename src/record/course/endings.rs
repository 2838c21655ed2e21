//! What ends a programme, and what suspends it, each with the condition under which it does.

use super::from_plan::{Drawing, Stretches, not, on};
use super::{Ending, If, Pause, When};
use crate::calendar::Step;
use crate::model::{Exit, Lasting, LockIn, Renewal, Silence, SilenceMeans, Suspension, Then};

/// A notice of exit that can count.
struct Notice<'exit> {
    exit: &'exit Exit,
    /// Its own day.
    given: When,
    /// The day on which it is full, lock-in included.
    full: When,
    /// What it needs to count, unless it is taken back.
    needs: Vec<If>,
}

impl Notice<'_> {
    /// That it ends the programme through a day, taking effect on another.
    fn ends(&self, last: When, effect: &When, more: impl IntoIterator<Item = If>) -> Ending {
        let kept = self.exit.revoked_by.map(|event| {
            let back = on(event);
            let in_time = not(If::NoLater(effect.clone(), back.clone()));
            not(If::All(vec![If::Known(back.clone()), If::NoLater(self.given.clone(), back), in_time]))
        });
        Ending { last, counts: If::All(self.needs.iter().cloned().chain(kept).chain(more).collect()) }
    }
}

impl Drawing<'_> {
    /// How the term ends it.
    pub fn term_ends(&self, term: &Lasting, stretches: &Stretches) -> Option<Vec<Ending>> {
        let ends: Vec<(When, Option<If>)> = match &term.then {
            Then::Renewed(renewal) if stretches.by.is_some() => self.renewed_ends(renewal, stretches)?,
            Then::Unlimited => Vec::new(),
            // Renewed, whatever anybody does.
            _ => match stretches.times {
                Some(times) => vec![(self.end(stretches, times)?, None)],
                None => Vec::new(),
            },
        };
        let counted =
            |(last, more): (When, Option<If>)| Ending { last, counts: If::All(stretches.known().into_iter().chain(more).collect()) };
        // While it is not known from when the term runs, it may end on any day from the start on.
        let open = stretches.known().map(|known| Ending { last: self.start.clone(), counts: If::All(vec![not(known), If::Unknown]) });
        Some(open.into_iter().chain(ends.into_iter().map(counted)).collect())
    }

    /// The last days of the stretches behind which it may not be renewed, and when it is not.
    fn renewed_ends(&self, renewal: &Renewal, stretches: &Stretches) -> Option<Vec<(When, Option<If>)>> {
        let (ends, whole) = self.ends(stretches)?;
        let said = |end: &When| self.said_in_time(renewal, end);
        if renewal.tacit {
            let stopped = |(at, end): (usize, &When)| {
                let last_of_all = whole && at.saturating_add(1) == ends.len();
                Some((end.clone(), if last_of_all { None } else { Some(said(end)?) }))
            };
            return ends.iter().enumerate().map(stopped).collect();
        }
        if self.plan.life.silences.iter().any(|silence| silence.says.means == SilenceMeans::Renewal) {
            return None;
        }
        // What happens once confirms one renewal at the most.
        match ends.as_slice() {
            [] => None,
            [only] if whole => Some(vec![(only.clone(), None)]),
            [first, rest @ ..] => {
                let unconfirmed = (first.clone(), Some(not(said(first)?)));
                Some(std::iter::once(unconfirmed).chain(rest.first().map(|second| (second.clone(), None))).collect())
            }
        }
    }

    /// That the objection, or the confirmation, came in time for the end of a stretch.
    fn said_in_time(&self, renewal: &Renewal, end: &When) -> Option<If> {
        let deadline = match renewal.notice {
            Some(notice) => end.then(&[Step::LatestStart(self.length(notice)?)], &self.plan.rules)?,
            None => end.clone(),
        };
        Some(If::All(vec![If::Known(on(renewal.event)), If::NoLater(on(renewal.event), deadline)]))
    }

    /// How a notice of exit ends it.
    pub fn exit_ends(&self, exit: &Exit, stretches: Option<&Stretches>) -> Option<Vec<Ending>> {
        let notice = self.notice(exit)?;
        let Some(stretches) = stretches.filter(|_| exit.at_period_end) else {
            return Some(vec![notice.ends(self.eve(&notice.full)?, &notice.full, None)]);
        };
        let mut endings = Vec::new();
        if let Some(known) = stretches.known() {
            endings.push(notice.ends(self.eve(&notice.full)?, &notice.full, [not(known)]));
        }
        // It takes effect with the end of the stretch in which it is full: of all stretches that end no sooner, the first.
        let (ends, whole) = self.ends(stretches)?;
        for (at, end) in ends.iter().enumerate() {
            let next = end.then(&[Step::NthDayAfter(1)], &self.plan.rules)?;
            let behind_all = whole && at.saturating_add(1) == ends.len();
            let full = If::NoLater(notice.full.clone(), if behind_all { next.clone() } else { end.clone() });
            endings.push(notice.ends(end.clone(), &next, std::iter::once(full).chain(stretches.known())));
        }
        Some(endings)
    }

    fn notice<'exit>(&self, exit: &'exit Exit) -> Option<Notice<'exit>> {
        let given = on(exit.event);
        let mut needs = vec![If::Known(given.clone()), If::NoLater(self.start.clone(), given.clone())];
        let mut full = self.after(given.clone(), exit.notice)?;
        match &exit.not_before {
            Some((point, LockIn::Notice)) => needs.push(If::NoLater(self.point(point)?, given.clone())),
            Some((point, LockIn::Effect)) => {
                let until = self.point(point)?;
                needs.push(If::Known(until.clone()));
                full = When::Latest(vec![full, until]);
            }
            None => {}
        }
        Some(Notice { exit, given, full, needs })
    }

    /// How silence ends it.
    pub fn silence_ends(&self, silence: &Silence) -> Option<Ending> {
        let (asked, answer) = (on(silence.after), on(silence.unless));
        let full = self.after(asked.clone(), Some(silence.length))?;
        let answered = vec![If::Known(answer.clone()), If::NoLater(asked.clone(), answer.clone()), If::NoLater(answer, full.clone())];
        Some(Ending { last: self.eve(&full)?, counts: If::All(vec![If::Known(asked), not(If::All(answered))]) })
    }

    /// How it is suspended.
    pub fn pause(&self, suspension: &Suspension) -> Option<Pause> {
        let (given, lift) = (on(suspension.event), on(suspension.lifted_by));
        let lifted = If::All(vec![If::Known(lift.clone()), If::NoLater(given.clone(), lift.clone())]);
        Some(Pause { counts: If::Known(given.clone()), first: self.after(given, suspension.notice)?, lifted, until: lift })
    }
}
