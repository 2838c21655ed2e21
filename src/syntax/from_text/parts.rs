//! The parts of a sentence one after another, without the marks and small words that only tell them apart.

use crate::syntax::grammar::{Part, Rule};
use pest::iterators::Pairs;

/// Parts still to be read.
pub(super) struct Parts<'t>(Pairs<'t, Rule>);

impl<'t> Parts<'t> {
    pub(super) fn of(part: Part<'t>) -> Self {
        let mut parts = Self(part.into_inner());
        parts.skip_marks();
        parts
    }

    fn skip_marks(&mut self) {
        while self.0.peek().is_some_and(|part| is_mark(part.as_rule())) {
            self.0.next();
        }
    }

    /// The next part if it is a `rule`.
    pub(super) fn if_next(&mut self, rule: Rule) -> Option<Part<'t>> {
        if self.0.peek()?.as_rule() == rule { self.next() } else { None }
    }

    /// Whether the next part is a `rule`; passes over it if so.
    pub(super) fn has(&mut self, rule: Rule) -> bool {
        self.if_next(rule).is_some()
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        let part = self.0.next();
        self.skip_marks();
        part
    }
}

fn is_mark(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::stop
            | Rule::comma
            | Rule::colon
            | Rule::open
            | Rule::close
            | Rule::close_group
            | Rule::to
            | Rule::from
            | Rule::as_word
            | Rule::over
            | Rule::activity_word
            | Rule::jointly_word
    )
}
