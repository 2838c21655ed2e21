//! `comity man`.

use crate::args::Cli;
use crate::outcome::Outcome;
use crate::output::Output;
use clap::CommandFactory;

/// Prints the manual page: the command, then each of its commands.
pub fn run(out: &mut Output) -> Outcome {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut page).and_then(|()| {
        let mut shown = command.get_subcommands().filter(|sub| sub.get_name() != "help");
        shown.try_for_each(|sub| clap_mangen::Man::new(sub.clone()).render(&mut page))
    });
    out.say(&String::from_utf8_lossy(&page));
    if rendered.is_ok() { Outcome::Good } else { Outcome::Unjudged }
}
