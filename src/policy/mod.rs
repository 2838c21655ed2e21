//! The public face: `Policy`, `Activity`, `Record`.
