//! The search and its checker, beside trying every answer.

mod core;
mod every;
mod enumerated;
mod effects;
mod principles;
mod solver;
