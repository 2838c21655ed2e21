//! The page of every code, as `comity explain` prints it.

use super::Code;

/// Markdown of the page that explains a code: the cause, a bad example, a good one.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(name, _)| *name == code).map(|(_, page)| *page)
}

/// Every code that has a page, in alphabetical order.
pub fn codes() -> impl Iterator<Item = Code> {
    PAGES.iter().map(|(name, _)| Code::new(name))
}

// Invariant: sorted by name; each name stands in `docs/diagnostics/`, and each code in the sources stands here (tests/architecture.rs).
#[rustfmt::skip]
const PAGES: &[(&str, &str)] = &[
    ("adopt-one", include_str!("../../docs/diagnostics/adopt-one.md")),
    ("business-days", include_str!("../../docs/diagnostics/business-days.md")),
    ("circular-definition", include_str!("../../docs/diagnostics/circular-definition.md")),
    ("circular-exception", include_str!("../../docs/diagnostics/circular-exception.md")),
    ("clause-without-effect", include_str!("../../docs/diagnostics/clause-without-effect.md")),
    ("column-does-not-fit", include_str!("../../docs/diagnostics/column-does-not-fit.md")),
    ("date-difference", include_str!("../../docs/diagnostics/date-difference.md")),
    ("definition-too-deep", include_str!("../../docs/diagnostics/definition-too-deep.md")),
    ("duplicate-name", include_str!("../../docs/diagnostics/duplicate-name.md")),
    ("duplicate-number", include_str!("../../docs/diagnostics/duplicate-number.md")),
    ("empty-policy", include_str!("../../docs/diagnostics/empty-policy.md")),
    ("empty-taxonomy", include_str!("../../docs/diagnostics/empty-taxonomy.md")),
    ("entry-needed", include_str!("../../docs/diagnostics/entry-needed.md")),
    ("entry-without-rules", include_str!("../../docs/diagnostics/entry-without-rules.md")),
    ("exceptions-too-deep", include_str!("../../docs/diagnostics/exceptions-too-deep.md")),
    ("flag-needs-yes-or-no", include_str!("../../docs/diagnostics/flag-needs-yes-or-no.md")),
    ("format-refused", include_str!("../../docs/diagnostics/format-refused.md")),
    ("is-unknown", include_str!("../../docs/diagnostics/is-unknown.md")),
    ("missing-field", include_str!("../../docs/diagnostics/missing-field.md")),
    ("missing-header", include_str!("../../docs/diagnostics/missing-header.md")),
    ("near-miss", include_str!("../../docs/diagnostics/near-miss.md")),
    ("no-expectation", include_str!("../../docs/diagnostics/no-expectation.md")),
    ("no-focus", include_str!("../../docs/diagnostics/no-focus.md")),
    ("no-order", include_str!("../../docs/diagnostics/no-order.md")),
    ("no-parties", include_str!("../../docs/diagnostics/no-parties.md")),
    ("no-permit", include_str!("../../docs/diagnostics/no-permit.md")),
    ("no-programme", include_str!("../../docs/diagnostics/no-programme.md")),
    ("no-proposal", include_str!("../../docs/diagnostics/no-proposal.md")),
    ("not-a-condition", include_str!("../../docs/diagnostics/not-a-condition.md")),
    ("not-a-whole-number", include_str!("../../docs/diagnostics/not-a-whole-number.md")),
    ("not-optional", include_str!("../../docs/diagnostics/not-optional.md")),
    ("not-the-judge", include_str!("../../docs/diagnostics/not-the-judge.md")),
    ("nothing-to-continue", include_str!("../../docs/diagnostics/nothing-to-continue.md")),
    ("number-order", include_str!("../../docs/diagnostics/number-order.md")),
    ("number-outside-section", include_str!("../../docs/diagnostics/number-outside-section.md")),
    ("number-too-large", include_str!("../../docs/diagnostics/number-too-large.md")),
    ("out-of-range", include_str!("../../docs/diagnostics/out-of-range.md")),
    ("outside-horizon", include_str!("../../docs/diagnostics/outside-horizon.md")),
    ("period-out-of-range", include_str!("../../docs/diagnostics/period-out-of-range.md")),
    ("range-order", include_str!("../../docs/diagnostics/range-order.md")),
    ("repeated-member", include_str!("../../docs/diagnostics/repeated-member.md")),
    ("repeated-rule", include_str!("../../docs/diagnostics/repeated-rule.md")),
    ("said-twice", include_str!("../../docs/diagnostics/said-twice.md")),
    ("second-programme", include_str!("../../docs/diagnostics/second-programme.md")),
    ("set-or-single", include_str!("../../docs/diagnostics/set-or-single.md")),
    ("settled-needs-nothing", include_str!("../../docs/diagnostics/settled-needs-nothing.md")),
    ("sum-too-large", include_str!("../../docs/diagnostics/sum-too-large.md")),
    ("text-needs-quotes", include_str!("../../docs/diagnostics/text-needs-quotes.md")),
    ("too-many-decimals", include_str!("../../docs/diagnostics/too-many-decimals.md")),
    ("unknown-act", include_str!("../../docs/diagnostics/unknown-act.md")),
    ("unknown-clause", include_str!("../../docs/diagnostics/unknown-clause.md")),
    ("unknown-currency", include_str!("../../docs/diagnostics/unknown-currency.md")),
    ("unknown-entry", include_str!("../../docs/diagnostics/unknown-entry.md")),
    ("unknown-name", include_str!("../../docs/diagnostics/unknown-name.md")),
    ("unknown-party", include_str!("../../docs/diagnostics/unknown-party.md")),
    ("unknown-programme", include_str!("../../docs/diagnostics/unknown-programme.md")),
    ("unknown-reading", include_str!("../../docs/diagnostics/unknown-reading.md")),
    ("unknown-taxonomy", include_str!("../../docs/diagnostics/unknown-taxonomy.md")),
    ("unlike-readings", include_str!("../../docs/diagnostics/unlike-readings.md")),
    ("unlike-units", include_str!("../../docs/diagnostics/unlike-units.md")),
    ("unused-entry", include_str!("../../docs/diagnostics/unused-entry.md")),
    ("unused-name", include_str!("../../docs/diagnostics/unused-name.md")),
    ("wrong-kind", include_str!("../../docs/diagnostics/wrong-kind.md")),
    ("wrong-taxonomy", include_str!("../../docs/diagnostics/wrong-taxonomy.md")),
    ("wrong-value", include_str!("../../docs/diagnostics/wrong-value.md")),
];
