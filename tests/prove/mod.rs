//! The search and its checker, beside trying every answer.

mod core;
mod days;
mod duties;
mod every;
mod enumerated;
mod effects;
mod principles;
mod lives;
mod other_lives;
mod solver;
