//! Activities from a file, judged, as rows of a timeline.

use crate::asked::Asked;
use crate::complaints;
use crate::files;
use crate::given;
use crate::outcome::Outcome;
use crate::output::Output;
use comity::calendar::DayRange;
use comity::calendar::words::days;
use comity::data::Format as DataFormat;
use comity::model::{Fact, FieldId, FieldKind, Value};
use comity::program::Activity;
use comity::report::timeline::{Bar, BarKind, Group, Row};
use comity::report::{word, words};
use comity::value::Truth;
use std::path::Path;

/// One activity under one of the policies.
struct Drawn {
    label: String,
    when: Option<(DayRange, DayRange)>,
    verdict: Truth,
    words: String,
}

/// A row for each activity of a file, under the policy that permits it, else under the one of which that is open, else under the first.
pub fn rows(asked: &[Asked], path: &Path, adapter: Option<&str>, out: &mut Output) -> Result<Group, Outcome> {
    let name = files::name(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).and_then(DataFormat::from_ending);
    let Some(format) = ending else {
        out.complain(&format!(
            "error: the name `{name}` does not say in which format the activities are; name it .json, .ndjson, .yaml, .toml or .csv\n"
        ));
        return Err(Outcome::Unjudged);
    };
    let mut best: Vec<Option<Drawn>> = Vec::new();
    for one in asked {
        let drawn = under(one, path, format, adapter, asked.len() > 1, out)?;
        best.resize_with(best.len().max(drawn.len()), || None);
        for (kept, new) in best.iter_mut().zip(drawn) {
            let better = kept.as_ref().is_none_or(|kept| rank(new.verdict) > rank(kept.verdict));
            if better {
                *kept = Some(new);
            }
        }
    }
    let rows = best.into_iter().flatten().map(row).collect();
    Ok(Group { title: format!("Activities of {name}"), rows })
}

fn rank(verdict: Truth) -> u8 {
    match verdict {
        Truth::False => 0,
        Truth::Unknown => 1,
        Truth::True => 2,
    }
}

fn under(
    asked: &Asked,
    path: &Path,
    format: DataFormat,
    adapter: Option<&str>,
    several: bool,
    out: &mut Output,
) -> Result<Vec<Drawn>, Outcome> {
    let name = files::name(path);
    let policy = &asked.policy;
    let mut sources = asked.sources.clone();
    let text = files::read_activities(path).map_err(|reason| {
        let found = complaints::unreadable(&name, &reason, &mut sources);
        complaints::tell(&found, &sources, crate::args::Format::Human, out);
        Outcome::Unjudged
    })?;
    let named = match adapter.map(|name| given::adapter(policy, name)) {
        Some(Err(_)) if several => None,
        other => other.transpose().map_err(|message| {
            out.complain(&format!("error: {message}\n"));
            Outcome::Unjudged
        })?,
    };
    let adapter = if format == DataFormat::Csv { named.or_else(|| policy.fitting_adapter(&text)) } else { None };
    let reading = policy.read_beside(sources, format, &name, &text, adapter);
    let wrong = reading.diagnostics.iter().chain(reading.entries.iter().filter_map(|entry| entry.activity.as_ref().err()).flatten());
    let wrong: comity::diagnostic::Diagnostics = wrong.cloned().collect();
    // Of several policies each judges what it can read: an older one may not know a column of a later table.
    if wrong.has_errors() && several {
        return Ok(Vec::new());
    }
    complaints::refuse(&wrong, &reading.sources, crate::args::Format::Human, out)?;
    let drawn = reading.entries.iter().filter_map(|entry| Some(judged(asked, entry.label.clone(), entry.activity.as_ref().ok()?, several)));
    Ok(drawn.collect())
}

fn judged(asked: &Asked, label: Option<String>, activity: &Activity, several: bool) -> Drawn {
    let policy = &asked.policy;
    let verdict = policy.check(activity, &asked.record);
    let explained = verdict.explained();
    let numbers = words::numbers(policy.model(), &explained.citing());
    let under = if several { format!(" under {}", asked.words().title()) } else { String::new() };
    let words = format!("{}{under}, by {}", word(explained.truth()), words::list(numbers.into_iter(), "and"));
    Drawn { label: label.unwrap_or_else(|| "an activity".to_owned()), when: when(asked, activity), verdict: explained.truth(), words }
}

/// The days of an activity: of the fields that the term covers, else of its first date.
fn when(asked: &Asked, activity: &Activity) -> Option<(DayRange, DayRange)> {
    let model = asked.policy.model();
    let date = |field: FieldId| match activity.fact(asked.policy.program(), field) {
        Fact::Known(Value::Date(date)) => Some(DayRange::of(date)),
        _ => None,
    };
    let dates = (0..).map(FieldId).zip(&model.fields).filter(|(_, field)| matches!(field.kind, FieldKind::Date)).map(|(id, _)| id);
    let covers = model.life.term.as_ref().and_then(|term| term.says.covers);
    let (first, last) = covers.or_else(|| Some((dates.clone().next()?, None)))?;
    let starts = date(first)?;
    // The schema's other date, if it has one, is the last day.
    let last = last.or_else(|| dates.clone().find(|field| *field != first));
    Some((starts, last.and_then(date).unwrap_or(starts)))
}

fn row(drawn: Drawn) -> Row {
    let kind = match drawn.verdict {
        Truth::True => BarKind::Permitted,
        Truth::False => BarKind::Refused,
        Truth::Unknown => BarKind::Undetermined,
    };
    let bars = match drawn.when {
        Some((first, last)) => {
            let run = if first == last { days(first) } else { format!("{} to {}", days(first), days(last)) };
            vec![Bar {
                kind,
                first: Some(first.earliest),
                last: Some(last.latest.max(first.earliest)),
                words: format!("{run}: {}", drawn.words),
            }]
        }
        None => vec![Bar { kind, first: None, last: None, words: format!("its days are not known: {}", drawn.words) }],
    };
    Row { label: drawn.label, clause: None, bars, marks: Vec::new() }
}
