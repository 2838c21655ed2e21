//! Conditions: a chain that is too long for a line breaks before each `and` or `or`.

use super::layout::Doc;
use super::values::{braces, value};
use crate::syntax::tree::{Comparison, Condition, ConditionKind, Members, Operand, Quantifier};

/// A condition whose chain, where it breaks, continues deeper than it begins.
pub(super) fn condition(condition: &Condition) -> Doc {
    Doc::Group(vec![pieces(&condition.kind)])
}

fn pieces(kind: &ConditionKind) -> Doc {
    match kind {
        ConditionKind::All(links) => chain(links, "and "),
        ConditionKind::Any(links) => chain(links, "or "),
        ConditionKind::Not(inner) => Doc::Row(vec![Doc::words("not "), pieces(&inner.kind)]),
        ConditionKind::Group(inner) => Doc::Group(vec![Doc::words("("), pieces(&inner.kind), Doc::words(")")]),
        ConditionKind::Judged(name) => Doc::words(format!("judged {}", name.text)),
        ConditionKind::JudgedBy(name, party) => Doc::words(format!("judged {} by {}", name.text, party.text)),
        ConditionKind::Named(name) => Doc::words(&name.text),
        ConditionKind::Is { left, negative, right } => between(left, if *negative { " is not " } else { " is " }, right),
        ConditionKind::Given { field, given } => Doc::words(format!("{} is {}", field.text, if *given { "given" } else { "none" })),
        ConditionKind::In { field, negative, members: listed } => {
            let start = format!("{} {}in ", field.text, if *negative { "not " } else { "" });
            Doc::Row(vec![Doc::words(start), members(listed)])
        }
        ConditionKind::Includes { field, quantifier, members } => includes(&field.text, *quantifier, members),
        ConditionKind::Compare { left, comparison, right } => between(left, sign(*comparison), right),
        ConditionKind::Broken => Doc::Row(Vec::new()),
    }
}

fn chain(links: &[Condition], word: &str) -> Doc {
    let Some((first, rest)) = links.split_first() else { return Doc::Row(Vec::new()) };
    let mut row = vec![condition(first)];
    row.extend(rest.iter().map(|link| Doc::Deeper(vec![Doc::Blank, Doc::words(word), condition(link)])));
    Doc::Row(row)
}

fn between(left: &Operand, words: &str, right: &Operand) -> Doc {
    Doc::Row(vec![operand(left), Doc::words(words), operand(right)])
}

fn operand(operand: &Operand) -> Doc {
    let mut row = Vec::new();
    for (taken_away, term) in &operand.terms {
        if !row.is_empty() {
            row.push(Doc::Blank);
        }
        match (row.is_empty(), taken_away) {
            (true, false) => {}
            (_, true) => row.push(Doc::words("- ")),
            (false, false) => row.push(Doc::words("+ ")),
        }
        row.push(value(term));
    }
    Doc::Group(vec![Doc::Deeper(row)])
}

fn includes(field: &str, quantifier: Quantifier, listed: &Members) -> Doc {
    let words = match (quantifier, listed) {
        (Quantifier::Any, Members::Listed(values, _)) if values.len() == 1 => {
            let single = values.iter().map(value).collect();
            return Doc::Row(vec![Doc::words(format!("{field} includes ")), Doc::Row(single)]);
        }
        (Quantifier::Any, _) => "any of",
        (Quantifier::All, _) => "all of",
        (Quantifier::Only, _) => "only",
        (Quantifier::None, _) => "none of",
    };
    Doc::Row(vec![Doc::words(format!("{field} includes {words} ")), members(listed)])
}

fn members(members: &Members) -> Doc {
    match members {
        Members::Listed(values, _) => braces(values),
        Members::Named(name) => Doc::words(&name.text),
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => " < ",
        Comparison::LessOrEqual => " <= ",
        Comparison::Greater => " > ",
        Comparison::GreaterOrEqual => " >= ",
    }
}
