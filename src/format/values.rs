//! Names, texts, numbers, dates, and who acts.

use super::layout::{Doc, listed};
use crate::syntax::tree::{Date, Measure, Name, Number, Quantity, Text, Value, Who};
use crate::value::{PartialDate, Unit};

/// The strings of a text as they were written, one below the other where they need more than a line.
pub(super) fn text(text: &Text) -> Doc {
    let whole = std::slice::from_ref(&text.text);
    let parts = if text.parts.is_empty() { whole } else { &text.parts };
    let parts = parts.iter().map(|part| Doc::words(quoted(part)));
    Doc::Group(vec![Doc::Deeper(listed(parts, ""))])
}

/// A blank that never breaks and the title, where there is one.
pub(super) fn title(title: Option<&Text>) -> Doc {
    title.map_or(Doc::Row(Vec::new()), |title| Doc::Row(vec![Doc::words(" "), text(title)]))
}

pub(super) fn value(value: &Value) -> Doc {
    match value {
        Value::Text(words) => text(words),
        Value::Date(day) => Doc::Words(date(day)),
        Value::Quantity(amount) => Doc::Words(quantity(amount)),
        Value::Name(name) => Doc::words(&name.text),
        Value::Multiple(factor, name) => Doc::words(format!("{} * {}", quantity(factor), name.text)),
        Value::Set(members, _) => braces(members),
    }
}

/// `{ a, b }`; where the line is too short for all of them, as many on a line as fit.
pub(super) fn braces(members: &[Value]) -> Doc {
    if members.is_empty() {
        return Doc::words("{ }");
    }
    let inner = vec![Doc::Blank, packed(members.iter().map(value))];
    Doc::Group(vec![Doc::words("{"), Doc::Deeper(inner), Doc::Blank, Doc::words("}")])
}

/// Dates, as many on a line as fit.
pub(super) fn dates(dates: &[Date]) -> Doc {
    Doc::Deeper(vec![packed(dates.iter().map(|day| Doc::Words(date(day))))])
}

/// The items with commas between them, as many on a line as fit.
pub(super) fn packed(items: impl IntoIterator<Item = Doc>) -> Doc {
    let mut row = Vec::new();
    for item in items {
        if row.is_empty() {
            row.push(item);
        } else {
            row.push(Doc::words(","));
            row.push(Doc::Group(vec![Doc::Blank, item]));
        }
    }
    Doc::Row(row)
}

/// The name of an edition: as it is where it is the number of a provision, else in quotation marks.
pub(super) fn edition(name: &Number) -> String {
    if is_provision(&name.text) { name.text.clone() } else { quoted(&name.text) }
}

/// Whether a text is a number of a provision as the grammar has it: `3.1`, `XII.2(a)`.
fn is_provision(text: &str) -> bool {
    let alphanumeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (dotted, groups) = text.split_at(text.find('(').unwrap_or(text.len()));
    let mut parts = dotted.split('.');
    let first = parts.next().unwrap_or("");
    let begins = first.starts_with(|c: char| c.is_ascii_digit()) || first.bytes().all(|byte| b"IVXLCDM".contains(&byte));
    let closed =
        groups.is_empty() || groups.strip_suffix(')').is_some_and(|inner| inner.trim_start_matches('(').split(")(").all(alphanumeric));
    begins && alphanumeric(first) && parts.all(alphanumeric) && closed && !groups.starts_with("((")
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn date(date: &Date) -> String {
    date.date.as_ref().map_or_else(String::new, PartialDate::to_string)
}

pub(super) fn quantity(quantity: &Quantity) -> String {
    match &quantity.measure {
        None => quantity.digits.clone(),
        Some(Measure::Currency(name)) => format!("{} {}", quantity.digits, name.text),
        Some(Measure::Unit(unit)) => format!("{} {}{}", quantity.digits, unit_name(*unit), if quantity.digits == "1" { "" } else { "s" }),
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::BusinessDay => "business day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

pub(super) fn who(who: &Who) -> String {
    match who {
        Who::One(name) => name.text.clone(),
        Who::Jointly(names) => format!("{} jointly", names_with(names, " and ")),
        Who::Either(names) => names_with(names, " or "),
        Who::AllParties(_) => "all parties jointly".to_owned(),
        Who::EachParty(_) => "each party".to_owned(),
        Who::AnyParty(_) => "any party".to_owned(),
    }
}

pub(super) fn names(names: &[Name]) -> Doc {
    Doc::Deeper(vec![packed(names.iter().map(|name| Doc::words(&name.text)))])
}

pub(super) fn numbers(numbers: &[Number]) -> Doc {
    Doc::Deeper(vec![packed(numbers.iter().map(|number| Doc::words(&number.text)))])
}

pub(super) fn texts(texts: &[Text]) -> Doc {
    Doc::Deeper(vec![packed(texts.iter().map(text))])
}

pub(super) fn names_with(names: &[Name], between: &str) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(between)
}
