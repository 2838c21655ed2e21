//! Results of many cases as JUnit XML, for build servers.

use std::fmt::Write;

/// One result among many.
#[derive(Clone, Debug)]
pub struct Result {
    /// What was judged or tried.
    pub name: String,
    /// What it came to.
    pub outcome: Outcome,
    /// The whole story.
    pub story: String,
}

/// What a result comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Permitted, passed.
    Success,
    /// Refused, failed.
    Failure,
    /// Could not be judged.
    Error,
    /// Undetermined: neither success nor failure.
    Skipped,
}

/// JUnit XML with one suite a file, in the elements and attributes that Jenkins accepts.
#[must_use]
pub fn junit(suites: &[(String, Vec<Result>)]) -> String {
    let all = || suites.iter().flat_map(|(_, results)| results);
    let (tests, failures, errors) = (all().count(), counted(all(), Outcome::Failure), counted(all(), Outcome::Error));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(xml, "<testsuites name=\"comity\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">");
    for (name, results) in suites {
        suite(name, results, &mut xml);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn counted<'a>(results: impl Iterator<Item = &'a Result>, outcome: Outcome) -> usize {
    results.filter(|result| result.outcome == outcome).count()
}

fn suite(name: &str, results: &[Result], xml: &mut String) {
    let of = |outcome| counted(results.iter(), outcome);
    let (failures, errors, skipped) = (of(Outcome::Failure), of(Outcome::Error), of(Outcome::Skipped));
    let (name, tests) = (escaped(name), results.len());
    let _ =
        writeln!(xml, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">");
    for result in results {
        case(&name, result, xml);
    }
    xml.push_str("  </testsuite>\n");
}

fn case(suite: &str, result: &Result, xml: &mut String) {
    let _ = write!(xml, "    <testcase name=\"{}\" classname=\"{suite}\"", escaped(&result.name));
    let element = match result.outcome {
        Outcome::Success => {
            xml.push_str("/>\n");
            return;
        }
        Outcome::Failure => "failure",
        Outcome::Error => "error",
        Outcome::Skipped => "skipped",
    };
    let message = escaped(result.story.lines().next().unwrap_or(""));
    let _ = writeln!(xml, ">\n      <{element} message=\"{message}\">{}</{element}>\n    </testcase>", escaped(&result.story));
}

/// The text as XML can hold it: what would end an attribute or an element as a reference, what no XML may hold as the sign for a lost character.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
    }
    escaped
}
