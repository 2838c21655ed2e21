//! Which variable to decide next: the one that took part in a conflict last.
//!
//! A list in the order of last use, as CaDiCaL's first queue (Biere and Fröhlich, *Evaluating CDCL Variable Scoring Schemes*, SAT 2015).

use super::trail::Trail;
use crate::prove::literal::Variable;

const NONE: u32 = u32::MAX;

#[derive(Clone, Debug)]
pub(super) struct Queue {
    links: Vec<Link>,
    last: u32,
    first: u32,
    clock: u64,
    /// Every variable after this one is decided.
    from: u32,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    before: u32,
    after: u32,
    used: u64,
}

impl Queue {
    pub fn new(variables: usize) -> Self {
        let count = u32::try_from(variables).unwrap_or(NONE);
        let link = |at: u32| Link {
            before: at.checked_sub(1).unwrap_or(NONE),
            after: at.checked_add(1).filter(|next| *next < count).unwrap_or(NONE),
            used: u64::from(at),
        };
        let last = count.checked_sub(1).unwrap_or(NONE);
        let first = if count == 0 { NONE } else { 0 };
        Self { links: (0..count).map(link).collect(), last, first, clock: u64::from(count), from: last }
    }

    fn link(&self, at: u32) -> Option<Link> {
        self.links.get(at as usize).copied()
    }

    fn edit(&mut self, at: u32, change: impl FnOnce(&mut Link)) {
        if let Some(link) = self.links.get_mut(at as usize) {
            change(link);
        }
    }

    /// The last used variable that is open.
    pub fn pick(&mut self, trail: &Trail) -> Option<Variable> {
        while let Some(link) = self.link(self.from) {
            if trail.is_open(Variable(self.from)) {
                return Some(Variable(self.from));
            }
            self.from = link.before;
        }
        None
    }

    /// A variable is open again.
    pub fn freed(&mut self, variable: Variable) {
        let used = |at: u32| self.link(at).map(|link| link.used);
        if used(variable.0) > used(self.from) {
            self.from = variable.0;
        }
    }

    /// A variable takes part in a conflict.
    pub fn use_now(&mut self, variable: Variable, open: bool) {
        let at = variable.0;
        let Some(link) = self.link(at).filter(|link| link.after != NONE) else { return };
        if self.from == at {
            self.from = if link.before == NONE { link.after } else { link.before };
        }
        if link.before == NONE {
            self.first = link.after;
        }
        self.edit(link.before, |before| before.after = link.after);
        self.edit(link.after, |after| after.before = link.before);
        let last = self.last;
        self.edit(last, |last| last.after = at);
        self.clock = self.clock.saturating_add(1);
        let used = self.clock;
        self.edit(at, |link| *link = Link { before: last, after: NONE, used });
        self.last = at;
        if open {
            self.from = at;
        }
    }
}
