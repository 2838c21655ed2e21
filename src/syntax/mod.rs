//! Text to tree, with every mistake reported and everything else kept.

pub mod tree;
