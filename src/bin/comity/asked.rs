//! A question about a day: the policy, its records, and the day.

use crate::args::{Asking, Format};
use crate::complaints;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::records;
use chrono::{Local, NaiveDate};
use comity::Policy;
use comity::apply::Owed;
use comity::calendar::words::day;
use comity::model::Happening;
use comity::policy::{InForce, Record};
use comity::record::{AsOf, DutyStatus};
use comity::report::{Amended, AmendmentTold, DutyTold, Recorded, capital, is_permission};
use comity::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything that an answer needs.
pub struct Asked {
    pub policy: Policy,
    pub record: Record,
    pub happenings: Vec<Happening>,
    /// The policy and the record as they were read; the others are those of the edition that applies.
    pub written: (Policy, Record),
    /// Which edition applies, where that is not the one that is written, or cannot be said.
    pub edition: Option<String>,
    /// Whether it can be said.
    pub settled: bool,
    pub sources: Sources,
    pub as_of: AsOf,
    /// Whether the day is that of the machine.
    pub today: bool,
}

/// Reads what is asked; a record with an error gives no answer.
pub fn ask(policy: &Path, asking: &Asking, format: Format, out: &mut Output) -> Result<Asked, Outcome> {
    ask_with(policy, &[], asking, format, out)
}

/// The same with files of the policy language that are read as if the policy used them.
pub fn ask_with(policy: &Path, with: &[PathBuf], asking: &Asking, format: Format, out: &mut Output) -> Result<Asked, Outcome> {
    let recorded = records::load_with(policy, with, &asking.records, format, out)?;
    let found = recorded.problems();
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
    let (on, today) = asking.on.map_or_else(|| (machine_day(), true), |on| (on, false));
    let as_of = asking.known.map_or_else(|| AsOf::on(on), |known| AsOf::on(on).known_on(known));
    Ok(as_amended(recorded.policy, record, recorded.sources, as_of, today))
}

/// The same in the edition that applies on the day.
fn as_amended(policy: Policy, record: Record, sources: Sources, as_of: AsOf, today: bool) -> Asked {
    let in_force = policy.edition_on(&record, as_of);
    let (edition, settled) = match &in_force {
        InForce::Edition(edition) => {
            let name = edition.edition().unwrap_or("without a name");
            ((edition.place() != policy.place()).then(|| format!("The edition {name} applies.")), true)
        }
        InForce::Differs(parties) => {
            let of = |(party, editions): &(String, Vec<String>)| format!("{} for {party}", editions.join(" or "));
            let each: Vec<String> = parties.iter().map(of).collect();
            (Some(format!("Which edition applies differs: {}. What follows goes by the one that is written.", each.join(", "))), false)
        }
        InForce::Undetermined(editions, _) => {
            let which = editions.join(" or ");
            (Some(format!("It is open which edition applies: {which}. What follows goes by the one that is written.")), false)
        }
    };
    let applies = in_force.edition().filter(|edition| edition.place() != policy.place()).cloned();
    let written = (policy.clone(), record.clone());
    let (policy, record) = match applies {
        Some(edition) => (edition.clone(), record.under(&edition)),
        None => (policy, record),
    };
    let happenings = record.happenings().map(|(happening, _)| happening.clone()).collect();
    Asked { policy, record, happenings, written, edition, settled, sources, as_of, today }
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
        let edition = self.edition.as_ref().map_or_else(String::new, |edition| format!("{edition}\n"));
        format!("{}.\n{edition}", capital(&self.day_told()))
    }

    /// Which day was asked about, and where it comes from, in a sentence without its full stop.
    pub fn day_told(&self) -> String {
        let known = if self.as_of.known == NaiveDate::MAX {
            String::new()
        } else {
            format!(", with what was recorded by {}", day(self.as_of.known))
        };
        let whose = if self.today { ", the day of this machine" } else { "" };
        format!("as of {}{whose}{known}", day(self.as_of.day))
    }

    /// The first line of an answer to programs.
    pub fn first_json(&self) -> String {
        let known = (self.as_of.known != NaiveDate::MAX).then(|| self.as_of.known.to_string());
        let from = if self.today { "machine" } else { "argument" };
        let line = serde_json::json!({ "kind": "asked", "on": self.as_of.day.to_string(), "known": known, "day_from": from, "programme": self.policy.model().name });
        format!("{line}\n")
    }

    /// What is owed, with all that opens by a day, in words: each under the edition that applies on its own day.
    pub fn duties(&self, through: NaiveDate) -> Vec<Duty> {
        let (policy, record) = &self.written;
        // Where it is open which edition applies, what is told goes by the one that is written, as the first line says.
        let written = || {
            let all = record.fold().duties_through(self.as_of, through);
            all.into_iter().map(|status| Owed { edition: policy.place(), status }).collect::<Vec<_>>()
        };
        let owed = record.owed(self.as_of, through).unwrap_or_else(written);
        let editions: BTreeSet<usize> = owed.iter().map(|one| one.edition).collect();
        let known = editions.into_iter().filter_map(|edition| {
            let of = policy.edition_at(edition)?;
            let happenings: Vec<Happening> = record.under(&of).happenings().map(|(one, _)| one.clone()).collect();
            Some((edition, (of, happenings)))
        });
        let known: BTreeMap<usize, (Policy, Vec<Happening>)> = known.collect();
        let told = owed.into_iter().filter_map(|one| {
            let (of, happenings) = known.get(&one.edition)?;
            let model = of.model();
            let told = Recorded { model, happenings }.duty(&one.status);
            let owed = model.duties.get(one.status.key.duty as usize).is_some_and(|duty| !is_permission(duty.force));
            Some(Duty { edition: one.edition, status: one.status, told, owed })
        });
        told.collect()
    }

    /// How each amendment stands, in words.
    pub fn amendments(&self) -> Vec<AmendmentTold> {
        let (policy, record) = &self.written;
        let told = policy.standings(record, self.as_of).into_iter().filter_map(|standing| {
            let edition = policy.edition_at(standing.edition)?;
            let (model, home) = (edition.model(), policy.model());
            let happenings: Vec<Happening> = record.under(&edition).happenings().map(|(one, _)| one.clone()).collect();
            Some(Amended { model, home, happenings: &happenings, acts: record.acts(), editions: policy.editions() }.told(&standing))
        });
        told.collect()
    }
}

/// An occurrence of a duty, in words.
#[derive(Clone)]
pub struct Duty {
    pub edition: usize,
    pub status: DutyStatus,
    pub told: DutyTold,
    /// Whether it is owed, and not merely allowed.
    pub owed: bool,
}
