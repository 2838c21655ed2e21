//! What runs: flat, indexed, without names.
