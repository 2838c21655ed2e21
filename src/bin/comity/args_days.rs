//! What can be typed behind the commands that ask about days.

use crate::args::{Format, day, pair};
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

/// What every question about a day has in common.
#[derive(Args)]
pub struct Asking {
    /// The day that is asked about; the day of this machine otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,
    /// Answers with what had been recorded by that day; with the whole record otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub known: Option<NaiveDate>,
    /// A record that is kept apart from the policy: NDJSON, or a record in the policy language; several, if it is said again
    #[arg(long = "record", value_name = "FILE")]
    pub records: Vec<PathBuf>,
    /// The date of an event, in place of every date that the records have for it
    #[arg(long = "event", value_name = "NAME=DATE", value_parser = pair)]
    pub events: Vec<(String, String)>,
}

/// How an answer about a day is told.
#[derive(Args)]
pub struct Telling {
    /// How the answer is told: human, plain or json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

const STANDS: &str = "\
Exit codes:
  0  the programme is in force, or applied provisionally
  1  it is not: not yet, suspended, or no longer
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes, a bad record
  3  what is known leaves it open";

const OWED: &str = "\
Exit codes:
  0  nothing is overdue
  1  something is overdue
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes, a bad record
  3  nothing is overdue, and of something that cannot be said";

const DATED: &str = "\
Exit codes:
  0  every date follows from what is known
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes, a bad record
  3  something has to be known first";

#[derive(Args)]
#[command(after_help = STANDS)]
pub struct Status {
    /// The policy file
    pub policy: PathBuf,
    #[command(flatten)]
    pub asking: Asking,
    #[command(flatten)]
    pub telling: Telling,
}

#[derive(Args)]
#[command(after_help = OWED)]
pub struct Due {
    /// The policy file
    pub policy: PathBuf,
    #[command(flatten)]
    pub asking: Asking,
    /// The first day of those on which something falls due; the day asked about otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<NaiveDate>,
    /// The last of them; a year after the first otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<NaiveDate>,
    #[command(flatten)]
    pub telling: Telling,
}

#[derive(Args)]
#[command(after_help = DATED)]
pub struct Dates {
    /// The policy file
    pub policy: PathBuf,
    /// Says instead what the policy allows at the worst, whatever is recorded: the longest gap between two reviews, the earliest exit
    #[arg(long)]
    pub worst_case: bool,
    #[command(flatten)]
    pub asking: Asking,
    #[command(flatten)]
    pub telling: Telling,
}

#[derive(Args)]
pub struct Timeline {
    /// The policy file; several for a chain of instruments
    #[arg(required = true)]
    pub policies: Vec<PathBuf>,
    #[command(flatten)]
    pub asking: Asking,
    /// The last day for which duties are drawn; three years after the day asked about otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// Activities to draw as well: JSON, NDJSON, YAML, TOML or CSV
    #[arg(long, value_name = "FILE")]
    pub activities: Option<PathBuf>,
    /// The adapter of the policy that says what the columns of a table mean
    #[arg(long, value_name = "NAME", requires = "activities")]
    pub adapter: Option<String>,
    /// The file to write: a page if its name ends in .html, else a picture; standard output otherwise
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub telling: Telling,
}

#[derive(Args)]
pub struct Calendar {
    /// The policy file
    pub policy: PathBuf,
    #[command(flatten)]
    pub asking: Asking,
    /// The last day of those that are written; two years after the day asked about otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// How many days before each entry an alarm reminds of it
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    pub alarm: u16,
    /// No alarms
    #[arg(long, conflicts_with = "alarm")]
    pub no_alarm: bool,
    /// The file to write; standard output otherwise
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub telling: Telling,
}
