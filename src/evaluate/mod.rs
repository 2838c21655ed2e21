//! Verdicts and their reasons.
