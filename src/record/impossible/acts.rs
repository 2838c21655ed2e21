//! Performances of duties: under a programme that stands, or made up for behind its end.

use super::{Examined, Part};
use crate::calendar::DayRange;
use crate::model::{EventId, HappeningKind};
use crate::record::answers::{AsOf, HappeningId};
use std::collections::BTreeSet;

impl Examined<'_> {
    pub(super) fn acts(self) -> Vec<(HappeningId, Part)> {
        let acts: BTreeSet<EventId> = self.model.duties.iter().flat_map(|duty| &duty.acts).map(|act| act.event).collect();
        let of_acts = acts.into_iter().flat_map(|event| self.happened(event));
        let mut told: Vec<(HappeningId, Part)> =
            of_acts.map(|(entry, happening)| (entry.id, self.in_force(happening, entry.days))).collect();
        if told.iter().any(|(_, part)| part.is_err()) {
            let counted = self.counted();
            told.iter_mut().filter(|(id, _)| counted.contains(id)).for_each(|(_, part)| *part = Ok(()));
        }
        told
    }

    // The entries that some duty relies on: what is made up for after the end, or what outlives it.
    fn counted(self) -> BTreeSet<HappeningId> {
        let days = self.happenings.iter().filter(|one| one.kind == HappeningKind::Happened).map(|one| DayRange::of(one.date).latest);
        let Some(last) = days.max() else { return BTreeSet::new() };
        self.view().fold.duties(AsOf::on(last)).into_iter().flat_map(|duty| duty.relied).collect()
    }
}
