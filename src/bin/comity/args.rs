//! What can be typed: the commands and their options.

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub use crate::args_days::{Asking, Calendar, Dates, Due, Status, Timeline};
pub use crate::args_proofs::{Amend, Diff, Prove, Verify, Why};
pub use crate::args_record::{RecordAdd, RecordCheck, RecordCommand, RecordKind};

const AFTER: &str = "\
Exit codes:
  0  every activity is permitted, every scenario passes, nothing is amiss
  1  an activity is refused, a scenario fails, a file is not as it should be
  2  something could not be judged: a mistyped option, a file that cannot be read, a policy with mistakes, a bad record
  3  something is undetermined, and nothing is refused
Where several apply, 2 goes before 1, and 1 before 3.

`-` stands for standard input. NO_COLOR turns colours off, CLICOLOR_FORCE turns them on.";

/// Judges activities by a policy that is written clause by clause, as the document is.
#[derive(Parser)]
#[command(name = "comity", version, about, after_help = AFTER, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Says of each activity whether the policy permits it, and by which clauses
    Check(Check),
    /// Runs the scenarios of policies, and lists the clauses that no scenario exercises
    Test(Test),
    /// Brings policy files into the one layout
    Fmt(Fmt),
    /// Shows the page of a diagnostic: what it means, a bad and a good example
    Explain(Explain),
    /// Compares a policy with the text of its document: quotes, numbers, provisions
    Cover(Cover),
    /// Prints what a policy means as JSON
    Parse(Parse),
    /// Says how a programme stands on a day: in force or not, for whom, what is open, and what comes next
    Status(Status),
    /// Says what is overdue, what is open and what falls due
    Due(Due),
    /// Lists every date that the policy and the record lead to, with its working
    Dates(Dates),
    /// Draws the life of a programme as an SVG picture or an HTML page: its term, duties, activities, and the gaps between instruments
    Timeline(Timeline),
    /// Writes what falls due as a calendar file (iCalendar) that calendar programs import
    Calendar(Calendar),
    /// Says what would make activities permitted: the smallest changes, and who can make them
    Why(Why),
    /// Prints the edition that comes of amendments, or what it says otherwise
    Amend(Amend),
    /// Says what differs between two editions, in words and in effect
    Diff(Diff),
    /// Proves the principles of a policy, of every edition that its amendments lead to, and what the amendments claim; or shows what breaks them
    Prove(Prove),
    /// Checks a certificate file against the text of a policy
    Verify(Verify),
    /// Keeps the record of what happened: adds events to it, and checks it
    Record {
        #[command(subcommand)]
        command: RecordCommand,
    },
    /// Prints the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Prints the manual page
    Man,
}

#[derive(Args)]
pub struct Check {
    /// The policy file
    pub policy: PathBuf,
    /// Files of activities: JSON, NDJSON, YAML, TOML or CSV
    #[arg(required_unless_present = "policy_only", conflicts_with = "policy_only")]
    pub activities: Vec<PathBuf>,
    /// Judges no activity, but the policy itself: rules that never apply or make no difference, clauses that oppose each other, what nothing permits
    #[arg(long, conflicts_with_all = ["adapter", "records", "events", "judged", "input_format", "picture"])]
    pub policy_only: bool,
    #[command(flatten)]
    pub beside: Beside,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Draws the first refusal into this SVG file
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
}

/// What activities are judged with, besides the policy.
#[derive(Args)]
pub struct Beside {
    /// The adapter of the policy that says what the columns of a table mean
    #[arg(long, value_name = "NAME")]
    pub adapter: Option<String>,
    /// A file of the record: one JSON object a line, or `.comity`; events and consents are added to those in the policy
    #[arg(long = "record", value_name = "FILE")]
    pub records: Vec<PathBuf>,
    /// The date of an event, in place of the policy's own record
    #[arg(long = "event", value_name = "NAME=DATE", value_parser = pair)]
    pub events: Vec<(String, String)>,
    /// A judgement, for the activities whose file does not say; NAME.PARTY for one party's part
    #[arg(long = "judged", value_name = "NAME=yes|no", value_parser = judgement)]
    pub judged: Vec<(String, bool)>,
    /// The format of the activities; from the end of the file's name otherwise
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,
}

#[derive(Args)]
pub struct Test {
    /// The policy files
    #[arg(required = true)]
    pub policies: Vec<PathBuf>,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

#[derive(Args)]
pub struct Fmt {
    /// The policy files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Changes nothing; lists the files that are not in the layout
    #[arg(long, conflicts_with = "diff")]
    pub check: bool,
    /// Changes nothing; shows what would change
    #[arg(long)]
    pub diff: bool,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

#[derive(Args)]
pub struct Explain {
    /// The code, as a diagnostic prints it; none: the list of all
    pub code: Option<String>,
    /// How the page is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

#[derive(Args)]
pub struct Cover {
    /// The policy file
    pub policy: PathBuf,
    /// The text of the document
    #[arg(long, value_name = "FILE")]
    pub text: PathBuf,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

#[derive(Args)]
pub struct Parse {
    /// The policy file
    #[arg(required_unless_present = "schema")]
    pub policy: Option<PathBuf>,
    /// Prints the JSON schema of the answer
    #[arg(long, conflicts_with = "policy")]
    pub schema: bool,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

/// How an answer is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Format {
    /// Drawn for a terminal
    #[default]
    Human,
    /// Sentences, for screen readers and for reading aloud
    Plain,
    /// JSON, one object a line
    Json,
    /// SARIF 2.1.0, for editors and code hosts
    Sarif,
    /// JUnit XML, for build servers
    Junit,
    /// Annotations of GitHub Actions
    Github,
}

impl Format {
    /// The word that is typed for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
        }
    }
}

/// The format of a file of activities.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum InputFormat {
    Json,
    Ndjson,
    Yaml,
    Toml,
    Csv,
}

pub fn day(typed: &str) -> Result<NaiveDate, String> {
    let known = comity::value::PartialDate::parse(typed).filter(|date| date.precision() == comity::value::Precision::Day);
    known.map(comity::value::PartialDate::earliest).ok_or_else(|| "write the day as `2020-06-26`".to_owned())
}

pub fn pair(typed: &str) -> Result<(String, String), String> {
    match typed.split_once('=') {
        Some((name, value)) if !name.is_empty() && !value.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as `endorsement=2020-06-26`".to_owned()),
    }
}

fn judgement(typed: &str) -> Result<(String, bool), String> {
    match pair(typed) {
        Ok((name, value)) if value == "yes" => Ok((name, true)),
        Ok((name, value)) if value == "no" => Ok((name, false)),
        _ => Err("write it as `appropriate=yes` or `appropriate=no`".to_owned()),
    }
}
