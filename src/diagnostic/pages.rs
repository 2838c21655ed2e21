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
    ("format-refused", include_str!("../../docs/diagnostics/format-refused.md")),
];
