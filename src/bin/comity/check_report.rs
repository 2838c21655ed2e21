//! The report of `comity check` in each format.

use crate::args::Format;
use crate::check::draw;
use crate::complaints;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, complaint_look};
use comity::Policy;
use comity::diagnostic::{Diagnostics, Look};
use comity::policy::Record;
use comity::report::{
    Case, JunitOutcome, JunitResult, Places, Style, diagnostic_as_json, diagnostics, junit, verdict_as_json, verdict_diagnostic,
    verdict_in_words,
};
use comity::source::{Sources, Span};
use comity::value::Truth;
use serde_json::{Value, json};
use std::path::Path;

/// One activity, judged or not.
pub enum Judged {
    Case(Box<Case>),
    Not { index: usize, title: String, span: Span, diagnostics: Diagnostics },
}

/// How many activities came to what.
#[derive(Default)]
pub struct Summary {
    permitted: usize,
    refused: usize,
    undetermined: usize,
    unjudged: usize,
    unjudged_files: usize,
}

impl Summary {
    pub fn count(&mut self, judged: &Judged) {
        let counter = match judged {
            Judged::Not { .. } => &mut self.unjudged,
            Judged::Case(case) => match case.told.verdict {
                Truth::True => &mut self.permitted,
                Truth::False => &mut self.refused,
                Truth::Unknown => &mut self.undetermined,
            },
        };
        *counter = counter.saturating_add(1);
    }

    pub fn unjudged_file(&mut self) {
        self.unjudged_files = self.unjudged_files.saturating_add(1);
    }

    pub fn outcome(&self) -> Outcome {
        match self {
            Self { unjudged: 1.., .. } | Self { unjudged_files: 1.., .. } => Outcome::Unjudged,
            Self { refused: 1.., .. } => Outcome::Bad,
            Self { undetermined: 1.., .. } => Outcome::Open,
            _ => Outcome::Good,
        }
    }

    fn words(&self) -> String {
        let Self { permitted, refused, undetermined, unjudged, .. } = self;
        let all = permitted.saturating_add(*refused).saturating_add(*undetermined).saturating_add(*unjudged);
        let mut words = format!(
            "{all} {}: {permitted} permitted, {refused} refused, {undetermined} undetermined",
            if all == 1 { "activity" } else { "activities" }
        );
        if *unjudged > 0 {
            words.push_str(&format!(", {unjudged} not judged"));
        }
        if self.unjudged_files > 0 {
            words.push_str(&format!(
                "; {} could not be read whole",
                if self.unjudged_files == 1 { "1 file".to_owned() } else { format!("{} files", self.unjudged_files) }
            ));
        }
        words
    }
}

/// The report while it grows.
pub struct Report {
    format: Format,
    look: Look,
    text: String,
    /// What is wrong with the file that is being told of, for people.
    complaints: Diagnostics,
    found: Diagnostics,
    suites: Vec<(String, Vec<JunitResult>)>,
    first_refusal: Option<String>,
}

impl Report {
    pub fn new(format: Format, warnings: &Diagnostics) -> Self {
        let found = warnings.clone();
        Self {
            format,
            look: answer_look(format),
            text: String::new(),
            complaints: Diagnostics::new(),
            found,
            suites: Vec::new(),
            first_refusal: None,
        }
    }

    /// A new file of activities.
    pub fn begin(&mut self, name: &str) {
        self.suites.push((name.to_owned(), Vec::new()));
    }

    /// What is wrong with a file, or with one of its activities.
    pub fn diagnostics(&mut self, found: &Diagnostics, sources: &Sources, out: &mut Output) {
        if found.is_empty() {
            return;
        }
        match self.format {
            Format::Human | Format::Plain => self.complaints.extend(found.clone()),
            Format::Json => out.say(&diagnostics(found, sources, Style::Json)),
            Format::Sarif | Format::Github => self.found.extend(found.clone()),
            Format::Junit => self.suites.extend(complaints::suites(found, sources)),
        }
    }

    /// One activity.
    pub fn take(&mut self, judged: &Judged, warnings: &Diagnostics, places: Places<'_>) {
        if let (Judged::Case(case), None) = (judged, &self.first_refusal)
            && case.told.verdict == Truth::False
        {
            self.first_refusal = Some(verdict_in_words(case, places, Look::Coloured));
        }
        match self.format {
            Format::Human | Format::Plain => self.in_words(judged, warnings, places),
            Format::Json => self.text.push_str(&format!("{}\n", as_json(judged, warnings, places))),
            Format::Sarif | Format::Github => self.found.extend(as_diagnostics(judged, places).into_iter().chain(warnings.clone())),
            Format::Junit => self.as_junit(judged, places),
        }
    }

    fn in_words(&mut self, judged: &Judged, warnings: &Diagnostics, places: Places<'_>) {
        let told = match judged {
            Judged::Case(case) => verdict_in_words(case, places, self.look),
            Judged::Not { index, title, .. } if self.look == Look::Told => format!("Activity {index}, “{title}”, could not be judged.\n"),
            Judged::Not { title, span, .. } => format!("NOT JUDGED  {title}\n  {}\n", places.line(*span)),
        };
        self.text.push_str(&told);
        self.text.push('\n');
        if let Judged::Not { diagnostics, .. } = judged {
            self.complaints.extend(diagnostics.clone());
        }
        self.complaints.extend(warnings.clone());
    }

    fn as_junit(&mut self, judged: &Judged, places: Places<'_>) {
        let result = match judged {
            Judged::Case(case) => JunitResult {
                name: format!("{}. {}", case.index, case.title),
                outcome: match case.told.verdict {
                    Truth::True => JunitOutcome::Success,
                    Truth::False => JunitOutcome::Failure,
                    Truth::Unknown => JunitOutcome::Skipped,
                },
                story: verdict_in_words(case, places, Look::Told),
            },
            Judged::Not { index, title, diagnostics, .. } => JunitResult {
                name: format!("{index}. {title}"),
                outcome: JunitOutcome::Error,
                story: complaints::words(diagnostics, places.sources, Look::Told),
            },
        };
        if let Some((_, results)) = self.suites.last_mut() {
            results.push(result);
        }
    }

    /// The end of a file of activities: what has gathered is said.
    pub fn end(&mut self, sources: &Sources, out: &mut Output) {
        let complaints = std::mem::take(&mut self.complaints);
        if !complaints.is_empty() {
            // On a terminal the answers follow.
            out.complain(&format!("{}\n", complaints::words(&complaints, sources, complaint_look(self.format))));
        }
        out.say(&std::mem::take(&mut self.text));
    }

    /// The end of the run.
    pub fn finish(&self, policy: &Policy, record: &Record, summary: &Summary, sources: &Sources, out: &mut Output) {
        match self.format {
            Format::Human | Format::Plain => {
                out.say(&format!("{}.\n{}", summary.words(), dates(policy, record)));
            }
            Format::Json => {}
            Format::Sarif => out.say(&diagnostics(&self.found, sources, Style::Sarif)),
            Format::Github => out.say(&diagnostics(&self.found, sources, Style::Github)),
            Format::Junit => out.say(&junit(&self.suites)),
        }
    }

    /// Draws the first refusal into a file.
    pub fn draw(&self, file: &Path) -> Result<(), String> {
        match &self.first_refusal {
            Some(told) => draw(told, file),
            None => Err("there is no refusal to draw".to_owned()),
        }
    }
}

/// Which dates of events the verdicts rest on, and where they come from.
fn dates(policy: &Policy, record: &Record) -> String {
    let told = record.happenings().filter_map(|(happening, given)| {
        let event = policy.model().events.get(happening.event.index())?;
        let place = policy.sources().locate(happening.span).map_or_else(String::new, |(name, at)| format!("{name}:{}", at.line));
        let from = if given { "from the command line".to_owned() } else { format!("from {place}") };
        Some(format!("The date of the {} is {}, {from}.\n", event.name.replace('_', " "), happening.date))
    });
    told.collect()
}

fn as_json(judged: &Judged, warnings: &Diagnostics, places: Places<'_>) -> Value {
    let found = |found: &Diagnostics| found.iter().map(|one| diagnostic_as_json(one, places.sources)).collect::<Vec<_>>();
    match judged {
        Judged::Case(case) => {
            let mut value = verdict_as_json(case, places);
            if let Some(object) = value.as_object_mut() {
                object.insert("diagnostics".to_owned(), Value::Array(found(warnings)));
            }
            value
        }
        Judged::Not { index, title, span, diagnostics } => {
            let place = places.sources.locate(*span).map(|(file, at)| json!({ "file": file, "line": at.line, "column": at.column }));
            let all = [found(diagnostics), found(warnings)].concat();
            json!({
                "kind": "verdict", "activity": index, "title": title, "place": place, "verdict": null, "focus": null,
                "citing": [], "reasons": [], "needs": [], "diagnostics": all,
            })
        }
    }
}

fn as_diagnostics(judged: &Judged, places: Places<'_>) -> Diagnostics {
    match judged {
        Judged::Case(case) => verdict_diagnostic(case, places).into_iter().collect(),
        Judged::Not { diagnostics, .. } => diagnostics.clone(),
    }
}
