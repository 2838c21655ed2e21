//! Entries of a record that cannot be, or that count for nothing.
//!
//! Each entry has one part or several to play: it starts the programme, gives notice, lifts a suspension, performs a duty. It is told of only where it fails in
//! all of them, and only where that is certain: dates that are not known to the day, or a start that is not recorded, leave it alone.

mod acts;
mod entries;
mod life;
mod notices;

use super::answers::{AsOf, HappeningId};
use super::fold::{Entry, Fold};
use super::lifetime::Lifetime;
use super::view::View;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Happening, HappeningKind, Model, ProvisionId};
use crate::source::Span;
use chrono::NaiveDate;

/// A record under examination.
#[derive(Clone, Copy)]
struct Examined<'a> {
    model: &'a Model,
    happenings: &'a [Happening],
    life: &'a Lifetime<'a>,
}

/// What an entry comes to in one of its parts.
type Part = Result<(), Diagnostic>;

impl Fold {
    /// Everything that is wrong with a record as a whole. `happenings` are the fold's own, in the order in which it took them.
    ///
    /// An entry that cannot be is an error; one that can be and counts for nothing, such as a notice that came too late, is a warning.
    #[must_use]
    pub fn impossible(&self, model: &Model, happenings: &[Happening]) -> Diagnostics {
        let life = Lifetime::of(View { fold: self, as_of: AsOf::on(NaiveDate::MAX) });
        let examined = Examined { model, happenings, life: &life };
        let mut parts: Vec<Vec<Part>> = vec![Vec::new(); happenings.len()];
        let roles = [
            examined.starts(),
            examined.exits(),
            examined.revocations(),
            examined.suspensions(),
            examined.lifts(),
            examined.renewals(),
            examined.acts(),
        ];
        for (id, part) in roles.into_iter().flatten() {
            if let Some(parts) = parts.get_mut(id.0 as usize) {
                parts.push(part);
            }
        }
        let failed =
            parts.into_iter().filter_map(|parts| if parts.iter().any(Result::is_ok) { None } else { parts.into_iter().next()?.err() });
        examined.entries().into_iter().chain(failed).collect::<Diagnostics>().sorted()
    }
}

impl<'a> Examined<'a> {
    fn view(self) -> View<'a> {
        self.life.view
    }

    fn happening(self, id: HappeningId) -> Option<&'a Happening> {
        self.happenings.get(id.0 as usize)
    }

    /// The times that an event happened.
    fn happened(self, event: crate::model::EventId) -> impl Iterator<Item = (&'a Entry, &'a Happening)> {
        let all = self.view().fold.entries(event).iter().filter(|entry| entry.kind == HappeningKind::Happened);
        all.filter_map(move |entry| Some((entry, self.happening(entry.id)?)))
    }

    /// Where a provision is written.
    fn place(self, provision: ProvisionId) -> Option<Span> {
        self.model.provisions.get(provision.index()).map(|provision| provision.span)
    }
}
