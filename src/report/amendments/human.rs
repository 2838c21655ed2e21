//! How amendments stand, told to people: drawn for a terminal, or in plain sentences.

use super::AmendmentTold;
use crate::diagnostic::Look;
use crate::report::verdict_diagnostic::capital;
use crate::report::verdict_human::{called, clause, emphasised, strong, wrapped};
use crate::source::Sources;
use crate::value::Truth;

/// Amendments, each with what is missing and what is told of what was done.
#[must_use]
pub fn amendments_in_words(told: &[AmendmentTold], sources: &Sources, look: Look) -> String {
    if told.is_empty() {
        return String::new();
    }
    let heading = if look == Look::Told { "Amendments:\n".to_owned() } else { format!("\n{}\n", strong("Amendments", look)) };
    told.iter().fold(heading, |out, one| out + &amendment(one, sources, look))
}

fn amendment(told: &AmendmentTold, sources: &Sources, look: Look) -> String {
    let spoken = look == Look::Told;
    let line = |indent: usize, text: &str| if spoken { format!("{text}\n") } else { wrapped(indent, text) };
    let title = told.title.as_ref().map_or_else(String::new, |title| format!(" “{title}”"));
    let state = told.stands.replace('-', " ");
    let mut out = match spoken {
        true => format!("The amendment {}{title} is {state}: {}.\n", told.name, told.says),
        false => {
            let truth = match told.stands {
                "in-force" => Truth::True,
                "lapsed" => Truth::False,
                _ => Truth::Unknown,
            };
            let head = format!("{}  {}{title}", emphasised(&state.to_uppercase(), truth, look), strong(&told.name, look));
            format!("{}{}", wrapped(2, &head), wrapped(6, &format!("{}.", capital(&told.says))))
        }
    };
    if let Some(working) = &told.working {
        out.push_str(&line(6, &format!("Worked out: {working}.")));
    }
    for one in &told.missing {
        let way = one.way.as_ref().map_or_else(String::new, |way| format!(" (“{way}”)"));
        let from = one.clause.as_ref().map_or_else(String::new, |(number, heading)| match spoken {
            true => format!("; clause {number}{}{way}", called(heading.as_deref())),
            false => format!("; {}{way}", clause(number, heading.as_deref(), look)),
        });
        out.push_str(&line(6, &format!("Missing: {}{from}.", one.says)));
    }
    for need in &told.needs {
        out.push_str(&line(6, &format!("To know, {need}.")));
    }
    for remark in &told.remarks {
        let place = sources.locate(remark.span).map_or_else(String::new, |(file, at)| match spoken {
            true => format!("; {file}, line {}, says so", at.line),
            false => format!("  ({file}:{})", at.line),
        });
        out.push_str(&match spoken {
            true => line(6, &format!("{}{place}.", capital(&remark.says))),
            false => line(6, &format!("{}.{place}", capital(&remark.says))),
        });
    }
    out
}
