//! Diagnostics on the stream where they belong.

use crate::args::Format;
use crate::outcome::Outcome;
use crate::output::{Output, complaint_look};
use comity::diagnostic::{Diagnostics, Look, render_all};
use comity::policy::{Unreadable, refused_source};
use comity::report::{JunitOutcome, JunitResult, Style, diagnostics, junit};
use comity::source::Sources;

/// Tells diagnostics: to people on standard error, to programs on standard output in their format.
pub fn tell(found: &Diagnostics, sources: &Sources, format: Format, out: &mut Output) {
    match format {
        Format::Human | Format::Plain => out.complain(&words(found, sources, complaint_look(format))),
        Format::Json => out.say(&diagnostics(found, sources, Style::Json)),
        Format::Sarif => out.say(&diagnostics(found, sources, Style::Sarif)),
        Format::Github => out.say(&diagnostics(found, sources, Style::Github)),
        Format::Junit => out.say(&junit(&suites(found, sources))),
    }
}

/// Diagnostics for people.
pub fn words(found: &Diagnostics, sources: &Sources, look: Look) -> String {
    render_all(found, sources, look)
}

/// A file that gives no text, as a diagnostic.
pub fn unreadable(name: &str, reason: &Unreadable, sources: &mut Sources) -> Diagnostics {
    let span = refused_source(sources, name, reason);
    std::iter::once(reason.diagnostic(name, span)).collect()
}

/// Diagnostics as results of a build, one suite a file.
pub fn suites(found: &Diagnostics, sources: &Sources) -> Vec<(String, Vec<JunitResult>)> {
    let mut suites: Vec<(String, Vec<JunitResult>)> = Vec::new();
    for diagnostic in found {
        let place = diagnostic.span().and_then(|span| sources.locate(span));
        let (file, line) = place.map_or(("", 0), |(file, position)| (file, position.line));
        let result = JunitResult {
            name: format!("{} on line {line}", diagnostic.code),
            outcome: JunitOutcome::Error,
            story: comity::diagnostic::render(diagnostic, sources, Look::Told),
        };
        match suites.last_mut().filter(|(name, _)| name == file) {
            Some((_, results)) => results.push(result),
            None => suites.push((file.to_owned(), vec![result])),
        }
    }
    suites
}

/// Several runs as one, as a format wants it that is one document: every text is taken into one list, and every place moved with it.
pub fn joined(runs: Vec<(Diagnostics, Sources)>) -> (Diagnostics, Sources) {
    let mut all = Diagnostics::new();
    let mut sources = Sources::new();
    for (found, texts) in runs {
        let moved: Vec<_> = texts.iter().map(|(_, source)| sources.add(source.name(), source.text())).collect();
        all.extend(found.into_iter().map(|mut diagnostic| {
            for label in &mut diagnostic.labels {
                label.span.source = moved.get(label.span.source.index()).copied().unwrap_or(label.span.source);
            }
            diagnostic
        }));
    }
    (all, sources)
}

/// Refuses to go on where a diagnostic is an error, and tells all of them.
pub fn refuse(found: &Diagnostics, sources: &Sources, format: Format, out: &mut Output) -> Result<(), Outcome> {
    if !found.has_errors() {
        return Ok(());
    }
    tell(found, sources, format, out);
    Err(Outcome::Unjudged)
}
