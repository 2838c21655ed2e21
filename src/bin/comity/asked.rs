//! A question about a day: the policy, its records, and the day.

use crate::args::{Asking, Format};
use crate::complaints;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::records;
use chrono::{Local, NaiveDate};
use comity::Policy;
use comity::calendar::words::day;
use comity::model::Happening;
use comity::policy::Record;
use comity::record::AsOf;
use comity::report::Recorded;
use comity::source::Sources;
use std::path::Path;

/// Everything that an answer needs.
pub struct Asked {
    pub policy: Policy,
    pub record: Record,
    pub happenings: Vec<Happening>,
    pub sources: Sources,
    pub as_of: AsOf,
    /// Whether the day is that of the machine.
    pub today: bool,
}

/// Reads what is asked; a record with an error gives no answer.
pub fn ask(policy: &Path, asking: &Asking, format: Format, out: &mut Output) -> Result<Asked, Outcome> {
    let recorded = records::load(policy, &asking.records, format, out)?;
    let found = if recorded.diagnostics.has_errors() { recorded.diagnostics.clone() } else { recorded.every() };
    complaints::refuse(&found, &recorded.sources, format, out)?;
    if !found.is_empty() && matches!(format, Format::Human | Format::Plain) {
        complaints::tell(&found, &recorded.sources, format, out);
    }
    let mut record = recorded.record();
    for (event, date) in &asking.events {
        record = record.with(event, date).map_err(|error| {
            out.complain(&format!("error: {error}\n"));
            Outcome::Unjudged
        })?;
    }
    let happenings = record.happenings().map(|(happening, _)| happening.clone()).collect();
    let (on, today) = asking.on.map_or_else(|| (machine_day(), true), |on| (on, false));
    let as_of = asking.known.map_or_else(|| AsOf::on(on), |known| AsOf::on(on).known_on(known));
    Ok(Asked { policy: recorded.policy, record, happenings, sources: recorded.sources, as_of, today })
}

/// The only place where a clock is read.
fn machine_day() -> NaiveDate {
    Local::now().date_naive()
}

impl Asked {
    /// The words for what the record answers.
    pub fn words(&self) -> Recorded<'_> {
        Recorded { model: self.policy.model(), happenings: &self.happenings }
    }

    /// The first line of an answer to people: which day was asked about, and where it comes from.
    pub fn first_line(&self) -> String {
        let known = if self.as_of.known == NaiveDate::MAX {
            String::new()
        } else {
            format!(", with what was recorded by {}", day(self.as_of.known))
        };
        let whose = if self.today { ", the day of this machine" } else { "" };
        format!("As of {}{whose}{known}.\n", day(self.as_of.day))
    }

    /// The first line of an answer to programs.
    pub fn first_json(&self) -> String {
        let known = (self.as_of.known != NaiveDate::MAX).then(|| self.as_of.known.to_string());
        let from = if self.today { "machine" } else { "argument" };
        let line = serde_json::json!({ "kind": "asked", "on": self.as_of.day.to_string(), "known": known, "day_from": from, "programme": self.policy.model().name });
        format!("{line}\n")
    }
}
