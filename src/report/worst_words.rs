//! What a policy allows at the worst, in sentences.

use super::record_words::Recorded;
use super::words;
use crate::calendar::words::day;
use crate::record::{Worst, WorstCase};

impl Recorded<'_> {
    /// One worst case, as a sentence without its full stop.
    #[must_use]
    pub fn worst(&self, one: &WorstCase) -> String {
        let WorstCase { days, from, to, counted_from, .. } = one;
        let (from, to, counted) = (day(*from), day(*to), day(*counted_from));
        match &one.what {
            Worst::LongestGap(duty) => {
                let acts = self.model.duties.get(*duty as usize).map_or(&[][..], |duty| &duty.acts);
                let acts = words::list(acts.iter().map(|act| self.event(act.event)), "and");
                format!(
                    "between two performances of {acts} that both keep the rule, up to {days} days can pass, such as from {from} to {to}, counted from {counted}"
                )
            }
            Worst::NoticeBeforeEnd(event) => {
                format!(
                    "{} that comes {days} days before the end of the first stretch is always in time; {from} is the last day for an end on {to}",
                    self.event(*event)
                )
            }
            Worst::EarliestExit(event) => {
                format!(
                    "by {} nobody is out sooner than {days} days after the start, such as on {to} for a start on {from}",
                    self.event(*event)
                )
            }
        }
    }
}
