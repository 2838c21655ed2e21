//! The command: the only place with files, environment, clock and terminal.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr, reason = "the command is where the world begins")]
fn main() {}
