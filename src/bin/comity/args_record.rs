//! What can be typed behind `comity record`.

use crate::args::Format;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum RecordCommand {
    /// Adds one event to a record file; refuses, and writes nothing, when the policy does not know it or it cannot have happened so
    Add(Box<RecordAdd>),
    /// Says everything that is wrong with record files
    Check(RecordCheck),
}

#[derive(Args)]
pub struct RecordAdd {
    /// The policy file
    pub policy: PathBuf,
    /// The record file (NDJSON), one event a line; it is begun where there is none
    pub record: PathBuf,
    /// What happened: an event of the policy, or an act that a duty asks for; about an amendment: proposal, communication, consent, objection, vote_for, vote_against, abstention, decision
    #[arg(long, value_name = "NAME")]
    pub event: String,
    /// When it happened: 2021-03-01; 2021-03 or 2021 where the day is not known
    #[arg(long, value_name = "DATE")]
    pub on: String,
    /// The amendment about which it was done
    #[arg(long, value_name = "NAME")]
    pub amendment: Option<String>,
    /// By whom, separated by commas
    #[arg(long, value_name = "PARTY", value_delimiter = ',')]
    pub by: Vec<String>,
    /// The fingerprint of the amendment's text that was before them; its first 16 digits are enough
    #[arg(long, value_name = "DIGITS", requires = "amendment")]
    pub fingerprint: Option<String>,
    /// The form of the act: written, or such as "diplomatic notes"
    #[arg(long, value_name = "WORDS", requires = "amendment")]
    pub form: Option<String>,
    /// What it does, where the event did not simply happen
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: Option<RecordKind>,
    /// When it was received
    #[arg(long, value_name = "DATE")]
    pub received: Option<String>,
    /// The later day that it names for its effect
    #[arg(long, value_name = "DATE")]
    pub effective: Option<String>,
    /// How many such events there were with it, as a depositary counts them
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub number: Option<u32>,
    /// The day on which it was recorded
    #[arg(long, value_name = "DATE")]
    pub recorded: Option<String>,
    /// Where it can be looked up, for people
    #[arg(long, value_name = "WORDS")]
    pub reference: Option<String>,
    /// Further record files that belong to the same programme, so that the event is held against them too
    #[arg(long = "beside", value_name = "FILE")]
    pub beside: Vec<PathBuf>,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

/// What an entry of a record does to an act that is owed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum RecordKind {
    /// It happened
    Happened,
    /// Those to whom it was owed do without it this time
    Excused,
    /// It is owed no more
    Discharged,
    /// What holds all the time was broken
    Failed,
}

impl RecordKind {
    /// The word that stands in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Excused => "excused",
            Self::Discharged => "discharged",
            Self::Failed => "failed",
        }
    }
}

#[derive(Args)]
pub struct RecordCheck {
    /// The policy file
    pub policy: PathBuf,
    /// The record files: NDJSON, or records in the policy language
    #[arg(required = true)]
    pub records: Vec<PathBuf>,
    /// How mistakes are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}
