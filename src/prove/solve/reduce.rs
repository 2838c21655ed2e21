//! When to start over, and when to forget.

/// The Luby sequence 1 1 2 1 1 2 4 …: how long each attempt may be (Luby, Sinclair and Zuckerman, 1993).
#[derive(Clone, Copy, Debug)]
pub(super) struct Luby {
    u: u64,
    v: u64,
}

impl Luby {
    pub fn new() -> Self {
        Self { u: 1, v: 1 }
    }

    /// The length of the next attempt.
    pub fn next(&mut self) -> u64 {
        let length = self.v;
        if self.u & self.u.wrapping_neg() == self.v {
            self.u = self.u.saturating_add(1);
            self.v = 1;
        } else {
            self.v = self.v.saturating_mul(2);
        }
        length
    }
}

/// How many learned clauses are kept after so many conflicts.
pub(super) fn room(conflicts: u64) -> usize {
    usize::try_from(conflicts / 3).unwrap_or(usize::MAX).saturating_add(2_000)
}
