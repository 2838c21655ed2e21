//! A verdict told to people: drawn for a terminal, or in plain sentences.

use super::verdict::{Lack, Reason, word};
use super::verdict_case::{Case, Places};
use super::verdict_diagnostic::{capital, diagnostic};
use super::verdict_facts::Fact;
use super::words::list;
use crate::diagnostic::{Diagnostic, Look, render};
use crate::value::Truth;
use std::fmt::Write;

/// The most letters on a line of what is written for a terminal.
const WIDTH: usize = 110;

/// One judged activity in that look: title, verdict, each reason, and for what is not permitted the places in both files.
#[must_use]
pub fn verdict(case: &Case, places: Places<'_>, look: Look) -> String {
    match look {
        Look::Told => spoken(case, places),
        Look::Coloured | Look::Drawn => drawn(case, places, look),
    }
}

fn drawn(case: &Case, places: Places<'_>, look: Look) -> String {
    let mut out = String::new();
    let verdict = word(case.told.verdict).to_uppercase();
    let _ = writeln!(out, "{}  {}", emphasised(&verdict, case.told.verdict, look), strong(&case.title, look));
    let focus = focus(case.told.focus).map_or_else(String::new, |words| format!(", {words}"));
    let _ = writeln!(out, "  {}{focus}", places.line(case.span));
    if let Some(edition) = &case.told.edition {
        out.push_str(&wrapped(2, &format!("{}.", capital(edition))));
    }
    for reason in &case.told.reasons {
        draw_reason(&mut out, reason, places, look);
    }
    for need in &case.told.needs {
        draw_need(&mut out, need, places, look);
    }
    if let Some(diagnostic) = diagnostic(case, places) {
        out.push_str(&excerpt(&render(&without_help(diagnostic), places.sources, look)));
    }
    out
}

fn draw_reason(out: &mut String, reason: &Reason, places: Places<'_>, look: Look) {
    let _ = match &reason.clause {
        Some(number) => out.write_str(&wrapped(2, &format!("{}: {}.", clause(number, reason.heading.as_deref(), look), reason.says))),
        None => out.write_str(&wrapped(2, &format!("{}.", capital(&reason.says)))),
    };
    for fact in &reason.facts {
        let place = places.of(fact).map_or_else(String::new, |place| format!("  ({place})"));
        out.push_str(&wrapped(6, &format!("{}: {}{place}", fact.title, fact.value)));
    }
}

fn draw_need(out: &mut String, need: &Lack, places: Places<'_>, look: Look) {
    let place = need.fact.as_ref().and_then(|fact| places.of(fact)).map_or_else(String::new, |place| format!("  ({place})"));
    out.push_str(&wrapped(2, &format!("{}.{place}", capital(&need.says))));
    let asked: Vec<_> = need.asked_by.iter().map(|(number, heading, _)| clause(number, heading.as_deref(), look)).collect();
    let depends = if asked.is_empty() { String::new() } else { format!("; {} on it", depends(&asked)) };
    out.push_str(&wrapped(6, &format!("given by {}{depends}", need.giver)));
}

/// A sentence on lines of at most [`WIDTH`] letters, those after the first set in further.
pub(super) fn wrapped(indent: usize, text: &str) -> String {
    let mut lines = vec![" ".repeat(indent)];
    let mut width = indent;
    for word in text.split(' ') {
        let letters = visible(word);
        let fresh = width <= indent.saturating_add(2);
        if !fresh && width.saturating_add(letters).saturating_add(1) > WIDTH {
            lines.push(" ".repeat(indent.saturating_add(2)));
            width = indent.saturating_add(2);
        } else if width > indent && lines.last().is_some_and(|line| !line.trim().is_empty()) {
            lines.iter_mut().last().into_iter().for_each(|line| line.push(' '));
            width = width.saturating_add(1);
        }
        lines.iter_mut().last().into_iter().for_each(|line| line.push_str(word));
        width = width.saturating_add(letters);
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// How many letters of a word are seen: what sets a colour is not.
fn visible(word: &str) -> usize {
    let mut parts = word.split("\u{1b}[");
    let first = parts.next().unwrap_or("").chars().count();
    parts.map(|part| part.split_once('m').map_or(0, |(_, seen)| seen.chars().count())).fold(first, usize::saturating_add)
}

fn depends(asked: &[String]) -> String {
    let mut names = asked.to_vec();
    names.dedup();
    let verb = if names.len() == 1 { "depends" } else { "depend" };
    format!("{} {verb}", list(names, "and"))
}

pub(super) fn clause(number: &str, heading: Option<&str>, look: Look) -> String {
    strong(&heading.map_or_else(|| number.to_owned(), |heading| format!("{number} {heading}")), look)
}

/// The drawn lines of a diagnostic, without its heading, which the verdict has already said.
fn excerpt(rendered: &str) -> String {
    rendered.lines().skip_while(|line| !line.contains('╭')).filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}

pub(super) fn strong(text: &str, look: Look) -> String {
    if look == Look::Coloured { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

pub(super) fn emphasised(text: &str, verdict: Truth, look: Look) -> String {
    let colour = match verdict {
        Truth::True => 32,
        Truth::False => 31,
        Truth::Unknown => 33,
    };
    if look == Look::Coloured { format!("\u{1b}[1;{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn focus(focus: Option<Truth>) -> Option<&'static str> {
    focus.map(|focus| match focus {
        Truth::True => "in the focus",
        Truth::False => "off the focus",
        Truth::Unknown => "perhaps in the focus",
    })
}

/// The verdict in sentences, for screen readers and for reading aloud.
fn spoken(case: &Case, places: Places<'_>) -> String {
    let mut said = vec![format!("Activity {}, “{}”, is {}.", case.index, case.title, word(case.told.verdict))];
    said.extend(focus(case.told.focus).map(|words| format!("It is {words}.")));
    said.push(format!("It stands in {}.", places.spoken_line(case.span)));
    said.extend(case.told.edition.as_ref().map(|edition| format!("{}.", capital(edition))));
    for reason in &case.told.reasons {
        said.push(match &reason.clause {
            Some(number) => format!("Clause {number}{}: {}.", called(reason.heading.as_deref()), reason.says),
            None => format!("{}.", capital(&reason.says)),
        });
        said.extend(reason.facts.iter().map(|fact| speak_fact(fact, places)));
    }
    for need in &case.told.needs {
        let asked = need.asked_by.iter().map(|(number, heading, _)| {
            let called = called(heading.as_deref());
            format!("clause {number}{called}{}", if called.is_empty() { "" } else { "," })
        });
        let asked: Vec<String> = asked.collect();
        let depends = if asked.is_empty() { String::new() } else { format!(", and {} on it", depends(&asked)) };
        said.push(format!("{}. It is given by {}{depends}.", capital(&need.says), need.giver));
    }
    format!("{}\n", said.join(" "))
}

pub(super) fn called(heading: Option<&str>) -> String {
    heading.map_or_else(String::new, |heading| format!(", “{heading}”"))
}

fn speak_fact(fact: &Fact, places: Places<'_>) -> String {
    let place = places.spoken(fact).map_or_else(String::new, |place| format!(", as {place}, says"));
    format!("{}: {}{place}.", capital(&fact.title), fact.value)
}

/// What is missing has been said above the drawing.
fn without_help(diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic { help: Vec::new(), ..diagnostic }
}
