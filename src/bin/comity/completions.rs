//! `comity completions SHELL`.

use crate::args::Cli;
use crate::outcome::Outcome;
use crate::output::Output;
use clap::CommandFactory;

/// Prints what a shell needs in order to complete commands and options.
pub fn run(shell: clap_complete::Shell, out: &mut Output) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "comity", &mut script);
    out.say(&String::from_utf8_lossy(&script));
    Outcome::Good
}
