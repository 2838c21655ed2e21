//! `comity check POLICY ACTIVITIES…`.

use crate::args::{Beside, Check, Format, InputFormat};
use crate::check_report::{Judged, Report, Summary};
use crate::complaints;
use crate::files;
use crate::given::{self, Given};
use crate::outcome::Outcome;
use crate::output::{Output, demand_format, progress};
use crate::picture;
use crate::policies;
use crate::records::{self, Recorded};
use comity::data::{Entry, Format as DataFormat};
use comity::model::Adapter;
use comity::policy::Record;
use comity::report::{Case, Places};
use comity::source::Sources;
use comity::{Activity, Policy};
use std::path::{Path, PathBuf};

/// What every file of activities is judged with.
pub struct Bench {
    pub policy: Policy,
    pub record: Record,
    /// The texts of the policy and of the records.
    pub sources: Sources,
    given: Vec<Given>,
    adapter: Option<Adapter>,
}

impl Bench {
    /// The adapter by which a text is read: the one that was asked for, or the one whose columns are those of the table.
    pub fn adapter(&self, format: DataFormat, text: &str) -> Option<&Adapter> {
        let table = format == DataFormat::Csv;
        if table { self.adapter.as_ref().or_else(|| self.policy.fitting_adapter(text)) } else { None }
    }

    /// The activity with the judgements that were given for those whose file does not say.
    pub fn stated(&self, read: &Activity) -> Activity {
        let mut activity = read.clone();
        given::state(&self.given, &self.policy, &mut activity);
        activity
    }
}

/// Judges each activity of each file.
pub fn run(args: &Check, out: &mut Output) -> Outcome {
    demand_format("check", args.format, &[Format::Human, Format::Plain, Format::Json, Format::Sarif, Format::Junit, Format::Github]);
    let recorded = match records::read_with(&args.policy, &[], &args.beside.records, args.format, out) {
        Ok(recorded) => recorded,
        Err(outcome) => return outcome,
    };
    if args.policy_only {
        return policies::analyse(&recorded.policy, args.format, out);
    }
    match prepare(&recorded, &args.activities, &args.beside, args.format, out) {
        Ok((bench, formats)) => judge_all(&bench, &formats, args, out),
        Err(outcome) => outcome,
    }
}

/// What the activities are judged with, and in which format each file of them is; complaints are told.
pub fn prepare(
    recorded: &Recorded,
    activities: &[PathBuf],
    beside: &Beside,
    format: Format,
    out: &mut Output,
) -> Result<(Bench, Vec<DataFormat>), Outcome> {
    let found = recorded.problems();
    complaints::refuse(&found, &recorded.sources, format, out)?;
    if !found.is_empty() && matches!(format, Format::Human | Format::Plain) {
        complaints::tell(&found, &recorded.sources, format, out);
    }
    bench(recorded, activities, beside).map_err(|message| {
        out.complain(&format!("error: {message}\n"));
        Outcome::Unjudged
    })
}

fn bench(recorded: &Recorded, activities: &[PathBuf], beside: &Beside) -> Result<(Bench, Vec<DataFormat>), String> {
    let mut record = recorded.record();
    for (event, date) in &beside.events {
        record = record.with(event, date).map_err(|error| error.to_string())?;
    }
    // Activities are read with all that amendments in force have added.
    let policy = recorded.policy.as_amended(&record);
    let given = given::resolve(&policy, &beside.judged)?;
    let adapter = beside.adapter.as_deref().map(|name| given::adapter(&policy, name).cloned()).transpose()?;
    let formats = activities.iter().map(|path| format_of(path, beside.input_format)).collect::<Result<_, _>>()?;
    Ok((Bench { policy, record, sources: recorded.sources.clone(), given, adapter }, formats))
}

fn format_of(path: &Path, wanted: Option<InputFormat>) -> Result<DataFormat, String> {
    let by_ending = || path.extension().and_then(|ending| ending.to_str()).and_then(DataFormat::from_ending);
    match wanted {
        Some(InputFormat::Json) => Ok(DataFormat::Json),
        Some(InputFormat::Ndjson) => Ok(DataFormat::Ndjson),
        Some(InputFormat::Yaml) => Ok(DataFormat::Yaml),
        Some(InputFormat::Toml) => Ok(DataFormat::Toml),
        Some(InputFormat::Csv) => Ok(DataFormat::Csv),
        // A folder or a file that is not there gets its own diagnostic when it is read, whatever it is called.
        None if !files::is_standard_input(path) && !path.is_file() => Ok(by_ending().unwrap_or(DataFormat::Json)),
        None => by_ending().ok_or_else(|| {
            let name = files::name(path);
            format!("the name `{name}` does not say in which format the activities are; say it with `--input-format json` (or ndjson, yaml, toml, csv)")
        }),
    }
}

fn judge_all(bench: &Bench, formats: &[DataFormat], args: &Check, out: &mut Output) -> Outcome {
    policies::warn(&bench.policy, args.format, out);
    let mut sources = bench.sources.clone();
    let mut report = Report::new(args.format, bench.policy.warnings());
    let mut summary = Summary::default();
    for (path, format) in args.activities.iter().zip(formats) {
        sources = judge_file(bench, path, *format, sources, &mut report, &mut summary, out);
    }
    report.finish(&bench.policy, &bench.record, &summary, &sources, out);
    match args.picture.as_deref().map(|file| report.draw(file)) {
        Some(Err(message)) => {
            out.complain(&format!("error: {message}\n"));
            Outcome::Unjudged
        }
        _ => summary.outcome(),
    }
}

fn judge_file(
    bench: &Bench,
    path: &Path,
    format: DataFormat,
    mut sources: Sources,
    report: &mut Report,
    summary: &mut Summary,
    out: &mut Output,
) -> Sources {
    let name = files::name(path);
    let text = match files::read_activities(path) {
        Ok(text) => text,
        Err(reason) => {
            let found = complaints::unreadable(&name, &reason, &mut sources);
            summary.unjudged_file();
            report.diagnostics(&found, &sources, out);
            report.end(&sources, out);
            return sources;
        }
    };
    let table = format == DataFormat::Csv;
    let adapter = bench.adapter(format, &text);
    let reading = bench.policy.read_beside(sources, format, &name, &text, adapter);
    if reading.diagnostics.has_errors() {
        summary.unjudged_file();
    }
    report.diagnostics(&reading.diagnostics, &reading.sources, out);
    let places = Places { sources: &reading.sources, model: bench.policy.model(), table, adapter };
    report.begin(&name);
    let bar = progress(reading.entries.len());
    for entry in &reading.entries {
        let judged = judge(bench, entry);
        summary.count(&judged);
        report.take(&judged, &entry.warnings, places);
        bar.inc(1);
    }
    bar.finish_and_clear();
    report.end(&reading.sources, out);
    reading.sources
}

fn judge(bench: &Bench, entry: &Entry) -> Judged {
    let (model, program) = (bench.policy.model(), bench.policy.program());
    match &entry.activity {
        Ok(read) => {
            let activity = bench.stated(read);
            let verdict = bench.policy.check(&activity, &bench.record);
            Judged::Case(Box::new(Case::told(model, program, entry.index, entry.span, &activity, verdict.told().clone())))
        }
        Err(found) => Judged::Not {
            index: entry.index,
            title: entry.label.clone().unwrap_or_else(|| format!("activity {}", entry.index)),
            span: entry.span,
            diagnostics: found.clone(),
        },
    }
}

/// Draws what a refusal looks like.
pub fn draw(told: &str, file: &Path) -> Result<(), String> {
    files::replace(file, &picture::svg(told)).map_err(|error| format!("`{}` could not be written: {error}", files::name(file)))
}
