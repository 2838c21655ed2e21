//! Entries that begin, suspend or take up a programme again.

use super::{Examined, Part};
use crate::calendar::DayRange;
use crate::model::{Actors, Clause, Happening, Lasting, PartyId, Point, Trigger};
use crate::record::answers::HappeningId;
use crate::record::fold::Entry;
use crate::record::problems;
use crate::source::Span;

impl<'a> Examined<'a> {
    /// What starts it happens once; by each party once.
    pub(super) fn starts(self) -> Vec<(HappeningId, Part)> {
        let life = &self.model.life;
        let from = |term: &'a Clause<Lasting>| (&term.says.from, term.span);
        let points = life.start.iter().chain(&life.provisional).chain(&life.joins).map(|clause| (&clause.says, clause.span));
        let mut triggers: Vec<(&Trigger, Span)> = Vec::new();
        for (point, span) in points.chain(life.term.iter().map(from)) {
            triggers_of(point, span, &mut triggers);
        }
        triggers.into_iter().flat_map(|(trigger, span)| self.once(trigger, span)).collect()
    }

    fn once(self, trigger: &Trigger, clause: Span) -> Vec<(HappeningId, Part)> {
        let all: Vec<(&Entry, &Happening)> = self.happened(trigger.event).collect();
        let single = trigger.number.is_none() && matches!(trigger.by, Actors::Anyone);
        let told = all.iter().enumerate().map(|(at, (entry, happening))| {
            let mut before = all.iter().take(at).filter(|(first, _)| first.days.latest < entry.days.earliest);
            let first =
                before.find(|(_, first)| single || (!happening.by.is_empty() && happening.by.iter().all(|party| first.by.contains(party))));
            let part = match first {
                Some((_, first)) if happening.number.is_none() => Err(problems::happened_again(self.model, happening, first, clause)),
                _ => Ok(()),
            };
            (entry.id, part)
        });
        told.collect()
    }

    /// Only what is in force can be suspended.
    pub(super) fn suspensions(self) -> Vec<(HappeningId, Part)> {
        let clauses = self.model.life.suspensions.iter();
        let told = clauses.flat_map(|clause| {
            let by = clause.says.by.parties();
            let theirs = move |happening: &Happening| happening.by.is_empty() || happening.by.iter().any(|party| by.contains(party));
            let acts = self.happened(clause.says.event).filter(move |(_, happening)| theirs(happening));
            acts.map(move |(entry, happening)| (entry.id, self.in_force(happening, entry.days)))
        });
        told.collect()
    }

    /// Only what is suspended can be taken up again.
    pub(super) fn lifts(self) -> Vec<(HappeningId, Part)> {
        let parties = (0..).map(PartyId).take(self.model.parties.len());
        let suspended: Vec<HappeningId> = std::iter::once(None)
            .chain(parties.map(Some))
            .flat_map(|party| self.view().suspensions(party))
            .flat_map(|one| one.lifted.map(|lifted| lifted.relied).unwrap_or_default())
            .collect();
        let clauses = self.model.life.suspensions.iter();
        let told = clauses.flat_map(|clause| {
            let lifts = self.happened(clause.says.lifted_by);
            let suspended = &suspended;
            lifts.map(move |(entry, happening)| {
                let lifts = suspended.contains(&entry.id);
                (entry.id, if lifts { Ok(()) } else { Err(problems::not_suspended(self.model, happening, clause.span)) })
            })
        });
        told.collect()
    }

    /// Whether the programme can be in force, or applied, on a day.
    pub(super) fn in_force(self, happening: &Happening, days: DayRange) -> Part {
        self.started(happening, days)?;
        self.not_ended(happening, days)
    }

    pub(super) fn started(self, happening: &Happening, days: DayRange) -> Part {
        let Ok(start) = &self.life.start else { return Ok(()) };
        let start = match &self.life.provisional {
            Some((Ok(early), _)) => start.days().earlier(early.days()),
            Some((Err(absent), _)) if !absent.not_yet => return Ok(()),
            _ => start.days(),
        };
        if days.latest >= start.earliest {
            return Ok(());
        }
        let clause = self.life.start_clause.and_then(|clause| self.place(clause));
        Err(problems::before_the_start(self.model, happening, start, clause))
    }

    pub(super) fn not_ended(self, happening: &Happening, days: DayRange) -> Part {
        let Some(last) = self.life.last.days().filter(|last| days.earliest > last.latest) else { return Ok(()) };
        let clause = self.life.endings.iter().find(|ending| ending.certain && ending.last.latest == Some(last.latest));
        let clause = clause.and_then(|ending| self.place(ending.clause)).unwrap_or(happening.span);
        Err(problems::after_the_end(self.model, happening, last, clause))
    }
}

fn triggers_of<'a>(point: &'a Point, span: Span, triggers: &mut Vec<(&'a Trigger, Span)>) {
    match point {
        Point::Date(_) | Point::Unknown | Point::Start => {}
        Point::Happening(trigger) => triggers.push((trigger, span)),
        Point::Latest(points) | Point::Earliest(points) => points.iter().for_each(|point| triggers_of(point, span, triggers)),
        Point::NthDayAfter(_, point) | Point::After(_, point) | Point::FirstOfMonthFollowing(_, point) => {
            triggers_of(point, span, triggers)
        }
    }
}
