//! Dated events, and what stands, is due and was done on account of them on any day.

mod answers;

pub use answers::*;
