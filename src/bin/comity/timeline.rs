//! `comity timeline POLICY… --output FILE`.

use crate::activities_drawn;
use crate::args::{Format, Timeline as Args};
use crate::asked::{Asked, ask};
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use chrono::{Months, NaiveDate};
use comity::report::timeline::{Lived, Timeline, between, html, life, span, svg};
use comity::report::timeline_as_json;
use std::path::Path;

/// Draws the life of a programme, or of several that follow each other.
pub fn run(args: &Args, out: &mut Output) -> Outcome {
    demand_format("timeline", args.telling.format, &[Format::Human, Format::Plain, Format::Json]);
    if args.policies.len() > 1 && !(args.asking.records.is_empty() && args.asking.events.is_empty()) {
        out.complain("error: `--record` and `--event` belong to one policy, and several are named; draw that one alone, or put its record into its folder\n");
        return Outcome::Unjudged;
    }
    let mut asked = Vec::new();
    for path in &args.policies {
        match ask(path, &args.asking, args.telling.format, out) {
            Ok(one) => asked.push(one),
            Err(outcome) => return outcome,
        }
    }
    let Some(first) = asked.first() else { return Outcome::Unjudged };
    let mut timeline = drawn(first, &asked, args.until);
    if let Some(path) = &args.activities {
        match activities_drawn::rows(&asked, path, args.adapter.as_deref(), out) {
            Ok(group) => timeline.groups.push(group),
            Err(outcome) => return outcome,
        }
    }
    if args.telling.format == Format::Json {
        return write(args.output.as_deref(), &format!("{}\n", timeline_as_json(&timeline)), first, out);
    }
    let picture = if page(args.output.as_deref()) { html(&timeline) } else { svg(&timeline) };
    write(args.output.as_deref(), &picture, first, out)
}

fn drawn(first: &Asked, asked: &[Asked], until: Option<NaiveDate>) -> Timeline {
    let lives: Vec<Lived<'_>> = asked.iter().map(|one| lived(one, until)).collect();
    let mut groups: Vec<_> = lives.iter().map(life).collect();
    groups.extend(between(&lives.iter().map(span).collect::<Vec<_>>()));
    let title = match asked {
        [one] => one.words().title(),
        several => format!("{} instruments, one after the other", several.len()),
    };
    Timeline { title, asked: first.as_of.day, groups }
}

fn lived(asked: &Asked, until: Option<NaiveDate>) -> Lived<'_> {
    let later = |day: NaiveDate| day.checked_add_months(Months::new(36)).unwrap_or(day);
    Lived { recorded: asked.words(), fold: asked.record.fold(), as_of: asked.as_of, until: until.unwrap_or_else(|| later(asked.as_of.day)) }
}

fn page(output: Option<&Path>) -> bool {
    let ending = output.and_then(Path::extension);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"))
}

/// Writes what was made into the file, or says it where none is named.
pub fn write(output: Option<&Path>, made: &str, asked: &Asked, out: &mut Output) -> Outcome {
    let Some(path) = output.filter(|path| !files::is_standard_input(path)) else {
        out.say(made);
        return Outcome::Good;
    };
    match files::replace(path, made) {
        Ok(()) => {
            out.say(&asked.first_line());
            out.say(&format!("Written to {}.\n", files::name(path)));
            Outcome::Good
        }
        Err(error) => {
            out.complain(&format!("error: `{}` could not be written: {error}\n", files::name(path)));
            Outcome::Unjudged
        }
    }
}
