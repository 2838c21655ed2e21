//! Amendments, editions, and what their texts have in common.

mod canonical;
mod redline;
