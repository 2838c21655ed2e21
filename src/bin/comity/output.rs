//! What is said and where: answers to standard output, complaints to standard error, colours where they help.

use crate::args::Format;
use clap::CommandFactory;
use comity::diagnostic::Look;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

/// From how many activities on a run is long enough to show its progress.
const LONG_RUN: u64 = 2_000;

/// The two streams of one run.
pub struct Output {
    answers: BufWriter<io::Stdout>,
    state: io::Result<()>,
}

impl Output {
    /// Over standard output.
    pub fn new() -> Self {
        Self { answers: BufWriter::new(io::stdout()), state: Ok(()) }
    }

    /// Says an answer.
    pub fn say(&mut self, text: &str) {
        if self.state.is_ok() {
            self.state = self.answers.write_all(text.as_bytes());
        }
    }

    /// Complains. That nobody listens changes nothing.
    pub fn complain(&mut self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says the rest. False when an answer could not be said, but for a reader that has gone, who wants no more.
    pub fn close(mut self) -> bool {
        if self.state.is_ok() {
            self.state = self.answers.flush();
        }
        match self.state {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = writeln!(io::stderr(), "error: the answer could not be written: {error}");
                false
            }
            Err(_) => {
                // What is left in the buffer has no reader; dropping it must not try again.
                let _ = self.answers.into_parts();
                true
            }
            Ok(()) => true,
        }
    }
}

/// How answers are drawn in this format on standard output.
pub fn answer_look(format: Format) -> Look {
    look(format, io::stdout().is_terminal())
}

/// How complaints are drawn in this format on standard error.
pub fn complaint_look(format: Format) -> Look {
    look(format, io::stderr().is_terminal())
}

fn look(format: Format, terminal: bool) -> Look {
    match format {
        Format::Plain => Look::Told,
        Format::Human if coloured(terminal) => Look::Coloured,
        _ => Look::Drawn,
    }
}

/// NO_COLOR goes before CLICOLOR_FORCE, and both before what the stream is (no-color.org, bixense.com/clicolors).
fn coloured(terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let dumb = set("TERM").is_some_and(|value| value == "dumb");
    set("NO_COLOR").is_none() && (forced || (terminal && !dumb))
}

/// Progress of a long run that judges, on standard error, and only where that is a terminal.
pub fn progress(length: usize) -> ProgressBar {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    steps(length, length >= LONG_RUN).with_message("judging")
}

/// Progress of proofs, of which a single one can be long.
pub fn proving(length: usize) -> ProgressBar {
    at_once(length, "proving")
}

/// Progress of a check of certificates, edition by edition.
pub fn checking(length: usize) -> ProgressBar {
    at_once(length, "checking")
}

fn at_once(length: usize, word: &'static str) -> ProgressBar {
    let bar = steps(u64::try_from(length).unwrap_or(u64::MAX), length > 1).with_message(word);
    // Seen at once: the first may be the longest.
    bar.tick();
    bar
}

fn steps(length: u64, long: bool) -> ProgressBar {
    let bar = ProgressBar::new(length);
    let style = ProgressStyle::with_template("{msg} {pos} of {len} {wide_bar} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    // Hidden first: a bar draws itself as soon as it has somewhere to.
    let shown = long && io::stderr().is_terminal();
    bar.set_draw_target(if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() });
    bar
}

/// Ends the run with a usage error when the command cannot tell its answer in this format.
pub fn demand_format(command: &str, format: Format, sensible: &[Format]) {
    if sensible.contains(&format) {
        return;
    }
    let words: Vec<_> = sensible.iter().map(|format| format.word()).collect();
    let message = format!("`comity {command}` has no format `{}`; it has {}\n", format.word(), words.join(", "));
    let mut cli = crate::args::Cli::command();
    cli.error(clap::error::ErrorKind::InvalidValue, message).exit()
}
