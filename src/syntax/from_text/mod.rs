//! The outline's pieces to the tree, each piece read by itself.

mod amending;
mod assemble;
mod change;
mod conditions;
mod days;
mod duties;
mod heads;
mod life;
mod mend;
mod parts;
mod pieces;
mod principles;
mod programmes;
mod scenarios;
mod time;
mod values;
mod words;

pub(super) use assemble::assemble;
