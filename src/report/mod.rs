//! Verdicts and diagnostics told in words.
