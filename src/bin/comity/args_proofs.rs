//! What can be typed behind the commands that prove.

use crate::args::Format;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const PROVED: &str = "\
Exit codes:
  0  everything is proved
  1  something is refuted
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes
  3  something is not settled, and nothing is refuted";

#[derive(Args)]
#[command(after_help = PROVED)]
pub struct Prove {
    /// The policy file
    pub policy: PathBuf,
    /// Only this principle; several, if it is said again
    #[arg(long = "principle", value_name = "NAME")]
    pub principles: Vec<String>,
    /// Only the edition to which this amendment leads; several, if it is said again
    #[arg(long = "amended", value_name = "AMENDMENT")]
    pub amended: Vec<String>,
    /// Under which readings: those of which each principle speaks, or every combination
    #[arg(long, value_enum, default_value_t, value_name = "READINGS")]
    pub readings: Readings,
    /// How many conflicts a search may meet before it is given up
    #[arg(long, default_value_t = 1_000_000, value_name = "CONFLICTS")]
    pub budget: u64,
    /// Writes the certificates of what is proved into this file
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

#[derive(Args)]
pub struct Verify {
    /// The certificate file that `comity prove --certificate` wrote
    pub certificate: PathBuf,
    /// The policy file
    pub policy: PathBuf,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

/// Under which readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Readings {
    /// Those of which each principle speaks
    #[default]
    Stated,
    /// Every combination of readings
    All,
}
