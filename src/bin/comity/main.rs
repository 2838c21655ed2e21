//! The command: the only place with files, environment and terminal.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr, reason = "the command is where the world begins")]

mod activities_drawn;
mod edition;
mod args;
mod args_days;
mod args_proofs;
mod args_record;
mod asked;
mod calendar;
mod check;
mod check_report;
mod complaints;
mod completions;
mod cover;
mod dates;
mod diff;
mod due;
mod explain;
mod files;
mod fmt;
mod given;
mod man;
mod outcome;
mod output;
mod parse;
mod picture;
mod policies;
mod proofs;
mod proofs_told;
mod record_add;
mod record_check;
mod record_store;
mod records;
mod redline_notes;
mod status;
mod test;
mod timeline;
mod unfinished;
mod verify;
mod why;

use args::{Cli, Command, RecordCommand};
use clap::Parser;
use outcome::Outcome;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A usage error ends here with 2, before anything could be taken for a verdict.
    let cli = Cli::parse();
    let mut out = Output::new();
    let outcome = match &cli.command {
        Command::Check(args) => check::run(args, &mut out),
        Command::Test(args) => test::run(args, &mut out),
        Command::Fmt(args) => fmt::run(args, &mut out),
        Command::Explain(args) => explain::run(args, &mut out),
        Command::Cover(args) => cover::run(args, &mut out),
        Command::Parse(args) => parse::run(args, &mut out),
        Command::Record { command: RecordCommand::Add(args) } => record_add::run(args, &mut out),
        Command::Record { command: RecordCommand::Check(args) } => record_check::run(args, &mut out),
        Command::Status(args) => status::run(args, &mut out),
        Command::Due(args) => due::run(args, &mut out),
        Command::Dates(args) => dates::run(args, &mut out),
        Command::Timeline(args) => timeline::run(args, &mut out),
        Command::Calendar(args) => calendar::run(args, &mut out),
        Command::Why(args) => why::run(args, &mut out),
        Command::Amend(args) => edition::run(args, &mut out),
        Command::Diff(args) => diff::run(args, &mut out),
        Command::Prove(args) => proofs::run(args, &mut out),
        Command::Verify(args) => verify::run(args, &mut out),
        Command::Completions { shell } => completions::run(*shell, &mut out),
        Command::Man => man::run(&mut out),
    };
    if out.close() { outcome.into() } else { Outcome::Unjudged.into() }
}
