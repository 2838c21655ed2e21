//! Formulas as SMT-LIB writes them, two for what is known of a condition.

use crate::model::{Comparison, JudgementId};
use crate::program::Days;
use crate::value::Truth;

/// What is known of a condition, as two formulas: that it holds, that it does not.
pub(super) type Known = (String, String);

pub(super) fn constant(truth: Truth) -> Known {
    (bool_of(truth == Truth::True), bool_of(truth == Truth::False))
}

pub(super) fn bool_of(holds: bool) -> String {
    if holds { "true" } else { "false" }.to_owned()
}

pub(super) fn not((holds, fails): &Known) -> Known {
    (fails.clone(), holds.clone())
}

pub(super) fn all(parts: &[Known]) -> Known {
    (and(parts.iter().map(|part| part.0.clone())), or(parts.iter().map(|part| part.1.clone())))
}

pub(super) fn and(parts: impl Iterator<Item = String>) -> String {
    format!("(and true {})", parts.collect::<Vec<_>>().join(" "))
}

pub(super) fn or(parts: impl Iterator<Item = String>) -> String {
    format!("(or false {})", parts.collect::<Vec<_>>().join(" "))
}

/// False of none in a rule, unknown in a check.
pub(super) fn several(fields: &[String], (holds, fails): Known, check: bool) -> Known {
    let given = and(fields.iter().map(|name| format!("(not {name}.none)")));
    let none = or(fields.iter().map(|name| format!("{name}.none")));
    let not_so = if check { format!("(and {given} {fails})") } else { format!("(or {none} (and {given} {fails}))") };
    (format!("(and {given} {holds})"), not_so)
}

pub(super) fn answer(judgement: JudgementId, party: u32) -> Known {
    let name = format!("j{}.{party}", judgement.0);
    (format!("(and {name}.made {name}.so)"), format!("(and {name}.made (not {name}.so))"))
}

pub(super) fn number(number: i64) -> String {
    if number < 0 { format!("(- {})", number.unsigned_abs()) } else { number.to_string() }
}

pub(super) fn shifted(formula: &str, days: i64, backwards: bool) -> String {
    format!("({} {formula} {days})", if backwards { "-" } else { "+" })
}

pub(super) fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

pub(super) fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Equal,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

/// How a day stands to days of which it is not known which is meant.
pub(super) fn beside(day: &str, comparison: Comparison, days: Days) -> Known {
    let (first, last) = (days.earliest, days.latest);
    match comparison {
        Comparison::Less => (format!("(< {day} {first})"), format!("(>= {day} {last})")),
        Comparison::LessOrEqual => (format!("(<= {day} {first})"), format!("(> {day} {last})")),
        Comparison::Greater => (format!("(> {day} {last})"), format!("(<= {day} {first})")),
        Comparison::GreaterOrEqual => (format!("(>= {day} {last})"), format!("(< {day} {first})")),
        Comparison::Equal => {
            let same = if first == last { format!("(= {day} {first})") } else { "false".to_owned() };
            (same, format!("(or (< {day} {first}) (> {day} {last}))"))
        }
    }
}

pub(super) fn bits(masks: &[u64]) -> Vec<u32> {
    let places = (0u32..).step_by(64).zip(masks);
    places
        .flat_map(|(first, mask)| (0..64).filter(move |at| mask.wrapping_shr(*at) & 1 == 1).map(move |at| first.saturating_add(at)))
        .collect()
}
