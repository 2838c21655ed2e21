//! What is owed under several editions one after the other: each occurrence under the text that applies on its day.

use super::{Bench, Home};
use crate::calendar::DayRange;
use crate::consent::{Arrival, Chronicle};
use crate::model::{Model, PartyId};
use crate::record::{AsOf, DutyStatus};
use chrono::NaiveDate;

/// An occurrence of a duty, and the edition under which it is owed.
#[derive(Clone, Debug)]
pub struct Owed {
    /// The edition.
    pub edition: usize,
    /// How it stands. Clauses, parties and events are those of that edition.
    pub status: DutyStatus,
}

/// The act of an occurrence and whose it is, in the words of the editions.
type Act = (String, Option<String>);

impl Bench {
    /// Every occurrence that opens by a day, as things stand. None where it is open which edition applies.
    ///
    /// What is due before an edition comes into force is owed under the one before it; what is due then or later under the new one. Where an amendment says that open duties
    /// stay under the old text, the next occurrence of each is owed as it was.
    #[must_use]
    pub fn duties(&self, home: Home<'_>, as_of: AsOf, through: NaiveDate) -> Option<Vec<Owed>> {
        let line = Chronicle::new(self.family(), home.model, home.happenings, home.acts).line(as_of)?;
        let mut all: Vec<Owed> = Vec::new();
        for (at, (edition, begun)) in line.iter().enumerate() {
            let until = line.get(at.saturating_add(1)).map(|(_, next)| *next);
            let known = self.family().edition(*edition)?;
            let carried = known.carried(home.model, home.happenings, home.acts);
            let found = carried.fold.duties_through(as_of, through);
            let is_last = until.is_none();
            let mine = found.into_iter().filter(|one| match day(one) {
                None => is_last,
                Some(day) => is_behind(day, *begun) && until.is_none_or(|until| !is_behind(day, until)),
            });
            let mut mine: Vec<Owed> = mine.map(|status| Owed { edition: *edition, status }).collect();
            if !self.family().editions().takes_open_duties(*edition) {
                let kept = self.open_before(&line, at, home, as_of, through)?;
                mine.retain(|new| !kept.iter().any(|old| self.comes_first(old, new)));
                all.extend(kept);
            }
            all.extend(mine);
        }
        Some(all)
    }

    /// Of each act that was owed under the edition before, the occurrence that was open when this one came into force.
    fn open_before(&self, line: &[(usize, Arrival)], at: usize, home: Home<'_>, as_of: AsOf, through: NaiveDate) -> Option<Vec<Owed>> {
        let (before, begun) = (line.get(at.checked_sub(1)?)?.0, line.get(at)?.1);
        let known = self.family().edition(before)?;
        let found = known.carried(home.model, home.happenings, home.acts).fold.duties_through(as_of, through);
        let behind = found.into_iter().filter(|one| day(one).is_some_and(|day| is_behind(day, begun)));
        let mut open: Vec<(Act, Owed)> = Vec::new();
        for status in behind {
            let owed = Owed { edition: before, status };
            let act = self.act(&owed)?;
            match open.iter_mut().find(|(known, _)| *known == act) {
                Some((_, first)) if day(&owed.status) < day(&first.status) => *first = owed,
                Some(_) => {}
                None => open.push((act, owed)),
            }
        }
        Some(open.into_iter().map(|(_, owed)| owed).collect())
    }

    fn comes_first(&self, old: &Owed, new: &Owed) -> bool {
        self.act(old) == self.act(new) && day(&new.status) <= day(&old.status)
    }

    fn act(&self, owed: &Owed) -> Option<Act> {
        let model: &Model = &self.family().edition(owed.edition)?.model;
        let duty = model.duties.get(owed.status.key.duty as usize)?;
        let act = duty.acts.get(owed.status.key.act as usize).or(duty.acts.first())?;
        let party = |party: PartyId| model.party(party).map(|party| party.name.clone());
        Some((act.name.clone(), owed.status.key.party.and_then(party)))
    }
}

/// The days by which an occurrence is placed.
fn day(one: &DutyStatus) -> Option<DayRange> {
    let dated = one.due.as_ref().or(one.closes.as_ref())?;
    Some(dated.reckoning.result())
}

fn is_behind(day: DayRange, begun: Arrival) -> bool {
    begun.latest.is_some_and(|begun| day.latest >= begun)
}
