//! Records, scenarios and adapters.

use super::layout::{Doc, listed};
use super::values::{edition, names, numbers, text, title, value, who};
use crate::syntax::tree::{Column, Expectation, Name, Number, Scenario, Text, Value, Who};

/// `scenario "…" for name edition 2021`
pub(super) fn scenario(scenario: &Scenario) -> Doc {
    let of = scenario.edition.as_ref().map_or_else(String::new, |number| format!(" edition {}", edition(number)));
    Doc::Row(vec![Doc::words("scenario "), text(&scenario.title), Doc::words(format!(" for {}{of}", scenario.programme.text))])
}

/// `adapter name "…" for programme`
pub(super) fn adapter(name: &Name, of: Option<&Text>, programme: &Name) -> Doc {
    Doc::Row(vec![Doc::words(format!("adapter {}", name.text)), title(of), Doc::words(format!(" for {}", programme.text))])
}

/// `area cyber_defence`
pub(super) fn fact(field: &Name, given: &Value) -> Doc {
    Doc::Row(vec![Doc::words(format!("{} ", field.text)), value(given)])
}

/// `judged not appropriate`
pub(super) fn judged(name: &Name, negative: bool) -> String {
    format!("judged {}{}", if negative { "not " } else { "" }, name.text)
}

/// `judged not appropriate by nato`
pub(super) fn judged_by(name: &Name, negative: bool, by: Option<&Who>) -> Doc {
    let by = by.map_or_else(String::new, |by| format!(" by {}", who(by)));
    Doc::words(format!("{}{by}", judged(name, negative)))
}

/// `expect permitted citing only 3.1, 3.2 needing starts`
pub(super) fn expectation(expected: &Expectation) -> Doc {
    match expected {
        Expectation::Day(expected) => Doc::words(format!("expect {}", super::days::expected(expected))),
        Expectation::Focus { inside } => Doc::words(if *inside { "expect in focus" } else { "expect off focus" }),
        Expectation::Verdict { verdict, citing, only, needing } => {
            let mut row = vec![Doc::words(format!("expect {}", verdict.text))];
            row.extend(cited(citing, *only));
            row.extend(needed(needing));
            Doc::Group(row)
        }
    }
}

fn cited(citing: &[Number], only: bool) -> Option<Doc> {
    let words = if only { "citing only " } else { "citing " };
    (!citing.is_empty()).then(|| Doc::Deeper(vec![Doc::Blank, Doc::words(words), Doc::Group(vec![numbers(citing)])]))
}

fn needed(needing: &[Name]) -> Option<Doc> {
    (!needing.is_empty()).then(|| Doc::Deeper(vec![Doc::Blank, Doc::words("needing "), Doc::Group(vec![names(needing)])]))
}

/// `column "date_start" as starts, precision from "date_precision", split ";"`
pub(super) fn column(column: &Column) -> Doc {
    let named = |word: &str, heading: &Text| Doc::Row(vec![Doc::words(format!("{word} ")), text(heading)]);
    let start = Doc::Row(vec![named("column", &column.heading), Doc::words(format!(" as {}", column.field.text))]);
    let precision = column.precision_from.as_ref().map(|heading| named("precision from", heading));
    let split = column.split.as_ref().map(|between| named("split", between));
    Doc::Group(vec![Doc::Deeper(listed([Some(start), precision, split].into_iter().flatten(), ","))])
}

/// `"exercise_observer" as exercise`
pub(super) fn mapping(from: &Text, to: &Value) -> Doc {
    Doc::Row(vec![text(from), Doc::words(" as "), value(to)])
}
