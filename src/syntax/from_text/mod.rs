//! The outline's pieces to the tree, each piece read by itself.

mod assemble;
mod conditions;
mod duties;
mod heads;
mod life;
mod mend;
mod parts;
mod pieces;
mod programmes;
mod scenarios;
mod time;
mod values;
mod words;

pub(super) use assemble::assemble;
