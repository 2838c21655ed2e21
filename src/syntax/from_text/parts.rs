//! The parts of a sentence one after another, without the marks and small words that only tell them apart.

use crate::syntax::grammar::{Part, Rule};
use pest::iterators::Pairs;

/// Parts still to be read.
pub(super) struct Parts<'t> {
    after: Pairs<'t, Rule>,
    /// The next part, made once: each part that pest makes is counted four times over.
    next: Option<Part<'t>>,
}

impl<'t> Parts<'t> {
    pub(super) fn of(part: Part<'t>) -> Self {
        let mut parts = Self { after: part.into_inner(), next: None };
        parts.next = parts.fetch();
        parts
    }

    fn fetch(&mut self) -> Option<Part<'t>> {
        self.after.find(|part| !is_mark(part.as_rule()))
    }

    /// The next part if it is a `rule`.
    pub(super) fn if_next(&mut self, rule: Rule) -> Option<Part<'t>> {
        if self.next.as_ref()?.as_rule() == rule { self.next() } else { None }
    }

    /// Whether the next part is a `rule`; passes over it if so.
    pub(super) fn has(&mut self, rule: Rule) -> bool {
        self.if_next(rule).is_some()
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_none()
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        let part = self.next.take()?;
        self.next = self.fetch();
        Some(part)
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
            | Rule::on_word
            | Rule::after
            | Rule::before
            | Rule::counts_as
            | Rule::consent_of
            | Rule::in_the_form
            | Rule::from_one
            | Rule::to_the_next
            | Rule::is_at_least
            | Rule::of_the_start
            | Rule::within_the_term
    )
}
