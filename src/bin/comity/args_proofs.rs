//! What can be typed behind the commands that prove.

use crate::args::{Asking, Format};
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
    /// Tells of each sentence that is proved, and by what, and not of each principle alone
    #[arg(long)]
    pub verbose: bool,
    /// How the answer is told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

const VERIFIED: &str = "\
Exit codes:
  0  every certificate in the file holds
  1  one does not: it proves something else, or the text is another one
  2  that could not be said: a mistyped option, a file that cannot be read or holds no certificate, a policy with mistakes

What was refuted or not settled has no certificate; the answer says of what there is none.";

#[derive(Args)]
#[command(after_help = VERIFIED)]
pub struct Verify {
    /// The certificate file that `comity prove --certificate` wrote
    pub certificate: PathBuf,
    /// The policy file
    pub policy: PathBuf,
    /// How the answer is told: human, plain or json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

const AMENDED: &str = "\
Exit codes:
  0  that is the edition; and nothing that is asked of it is refuted or left open
  1  of a redline, a page or JSON: the edition breaks a principle, or something that an amendment claims
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes, a bad record
  3  of a redline, a page or JSON: something is not settled, and nothing is refuted
How far the amendment has come with the parties changes no exit code; `comity status` asks that.";

#[derive(Args)]
#[command(after_help = AMENDED)]
pub struct Amend {
    /// The policy file
    pub policy: PathBuf,
    /// The amendment; several, in the order in which they come into force
    #[arg(required = true)]
    pub amendments: Vec<String>,
    /// Reads a further file as if the policy used it: an amendment that is kept apart from it
    #[arg(long = "with", value_name = "FILE")]
    pub with: Vec<PathBuf>,
    /// Prints what the edition says otherwise than the one before; beside each clause what is proved of it, and how far the amendment has come
    #[arg(long)]
    pub redline: bool,
    /// Writes the same as a page that needs nothing else into this file
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    #[command(flatten)]
    pub asking: Asking,
    /// How many conflicts a search may meet before it is given up
    #[arg(long, default_value_t = 1_000_000, value_name = "CONFLICTS")]
    pub budget: u64,
    /// How the answer is told: human, plain or json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

const DIFFERS: &str = "\
Exit codes:
  0  the editions say the same, and every activity comes out as before
  1  they differ
  2  that could not be said: a mistyped option, a file that cannot be read, a policy with mistakes
  3  something is not settled, so it cannot be said that they do not differ further";

#[derive(Args)]
#[command(after_help = DIFFERS, override_usage = "comity diff [OPTIONS] <OLD> <NEW>\n       comity diff [OPTIONS] <POLICY> --amended <AMENDMENT>")]
pub struct Diff {
    /// The policy file; with a second one, the older of the two
    pub policy: PathBuf,
    /// The newer policy file
    #[arg(value_name = "NEW", required_unless_present = "amended", conflicts_with = "amended")]
    pub other: Option<PathBuf>,
    /// Compares the edition to which this amendment leads with the one before; several, in the order in which they come into force
    #[arg(long = "amended", value_name = "AMENDMENT")]
    pub amended: Vec<String>,
    /// Tells the effect alone, and not the words
    #[arg(long)]
    pub effect_only: bool,
    /// How many conflicts a search may meet before it is given up
    #[arg(long, default_value_t = 1_000_000, value_name = "CONFLICTS")]
    pub budget: u64,
    /// How the answer is told: human, plain or json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

const WOULD_BE: &str = "\
Exit codes:
  0  every activity is permitted as it is
  1  one is refused
  2  one could not be judged: a mistyped option, a file that cannot be read, a policy with mistakes
  3  one is undetermined, and none is refused";

#[derive(Args)]
#[command(after_help = WOULD_BE)]
pub struct Why {
    /// The policy file
    pub policy: PathBuf,
    /// Files of activities: JSON, NDJSON, YAML, TOML or CSV
    #[arg(required = true)]
    pub activities: Vec<PathBuf>,
    #[command(flatten)]
    pub beside: crate::args::Beside,
    /// How the answer is told: human, plain or json
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
