//! What is wrong with an entry by itself: whose act it is, and the order of its days.

use super::Examined;
use crate::calendar::DayRange;
use crate::diagnostic::Diagnostic;
use crate::model::{Happening, HappeningKind, PartyId, Who};
use crate::record::problems;
use crate::source::Span;

impl<'a> Examined<'a> {
    pub(super) fn entries(self) -> Vec<Diagnostic> {
        self.happenings.iter().flat_map(|happening| self.entry(happening)).collect()
    }

    fn entry(self, happening: &Happening) -> Vec<Diagnostic> {
        let happened = DayRange::of(happening.date);
        let before = |date: Option<crate::value::PartialDate>| date.map(DayRange::of).filter(|then| then.latest < happened.earliest);
        let told = [
            self.not_theirs(happening),
            self.not_jointly(happening),
            before(happening.received).map(|then| problems::before_it_happened(self.model, happening, "received", then)),
            before(happening.effective).map(|then| problems::before_it_happened(self.model, happening, "effective", then)),
            before(happening.recorded.and_then(crate::value::PartialDate::day))
                .map(|then| problems::recorded_before_it_happened(self.model, happening, then)),
        ];
        told.into_iter().flatten().collect()
    }

    fn not_theirs(self, happening: &Happening) -> Option<Diagnostic> {
        // Whoever it is owed to may excuse it: only what was done, or not done, is the act of those who have to.
        if !matches!(happening.kind, HappeningKind::Happened | HappeningKind::Failed) {
            return None;
        }
        let (who, place) = self.whose(happening)?;
        let theirs = |party: &PartyId| who.iter().any(|who| who.parties().contains(party));
        let others: Vec<PartyId> = happening.by.iter().filter(|party| !theirs(party)).copied().collect();
        (!others.is_empty()).then(|| problems::not_their_act(self.model, happening, &others, &who, place))
    }

    // An act that is owed jointly and by nobody alone.
    fn not_jointly(self, happening: &Happening) -> Option<Diagnostic> {
        self.model.events.get(happening.event.index()).filter(|event| event.act && event.by.is_none())?;
        let mut owed = self.model.duties.iter().filter(|duty| duty.acts.iter().any(|act| act.event == happening.event)).peekable();
        let first = *owed.peek()?;
        let some = |parties: &Vec<PartyId>| {
            let all_theirs = happening.by.iter().all(|party| parties.contains(party));
            all_theirs && happening.by.len() < parties.len()
        };
        let by_some = owed.all(|duty| if let Who::Jointly(parties) = &duty.who { some(parties) } else { false });
        let done = happening.kind == HappeningKind::Happened && !happening.by.is_empty();
        (by_some && done).then(|| problems::done_by_some(self.model, happening, &first.who, first.span))
    }

    /// Those whose act the event can be, and where that is said; none where it can be anybody's.
    fn whose(self, happening: &Happening) -> Option<(Vec<&'a Who>, Span)> {
        let event = self.model.events.get(happening.event.index())?;
        if let Some(who) = &event.by {
            return Some((vec![who], event.span));
        }
        let owed: Vec<_> = self.model.duties.iter().filter(|duty| duty.acts.iter().any(|act| act.event == happening.event)).collect();
        let place = owed.first()?.span;
        // What is an event as well as an act can be done by others for other reasons.
        event.act.then(|| (owed.iter().map(|duty| &duty.who).collect(), place))
    }
}
