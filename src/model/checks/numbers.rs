//! The order of the document's numbers: `3.1.9` before `3.1.10`, `IX` before `X`, `(b)` before `(c)`.

use crate::diagnostic::Diagnostics;
use crate::model::problems;
use crate::model::types::Model;
use std::cmp::Ordering;

/// Reports numbers that come before the one above them, and numbers that do not belong under their section's.
pub(super) fn order(model: &Model, diagnostics: &mut Diagnostics) {
    let mut last_inside: Vec<Option<usize>> = vec![None; model.provisions.len()];
    let mut last_outside: Option<usize> = None;
    for (at, provision) in model.provisions.iter().enumerate() {
        // Defaults stand behind the document, each with a number of its own document.
        if provision.of.is_some() {
            continue;
        }
        let around = provision.parent.and_then(|parent| model.provisions.get(parent.index()));
        if let Some(around) = around
            && outside(&provision.number, &around.number)
        {
            diagnostics.push(problems::number_outside_section(&provision.number, provision.span, &around.number, around.span));
        }
        let last = match provision.parent {
            Some(parent) => last_inside.get_mut(parent.index()),
            None => Some(&mut last_outside),
        };
        let Some(last) = last else { continue };
        let above = last.replace(at).and_then(|above| model.provisions.get(above));
        if let Some(above) = above
            && compare(&above.number, &provision.number) == Some(Ordering::Greater)
        {
            diagnostics.push(problems::number_order(&provision.number, provision.span, &above.number, above.span));
        }
    }
}

/// Digits count as a number, letters as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'n> {
    Digits(&'n str),
    Letters(&'n str),
}

fn parts(number: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = number;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let same = |c: char| if digits { c.is_ascii_digit() } else { c.is_alphabetic() };
        let end = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end.max(first.len_utf8())).unwrap_or((rest, ""));
        if digits {
            parts.push(Part::Digits(part.trim_start_matches('0')));
        } else if end > 0 {
            parts.push(Part::Letters(part));
        }
        rest = after;
    }
    parts
}

/// Which of two numbers comes first in a document; none where that cannot be said.
fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (parts(left), parts(right));
    for (left, right) in left.iter().zip(&right) {
        let order = match (left, right) {
            (Part::Digits(left), Part::Digits(right)) => left.len().cmp(&right.len()).then_with(|| left.cmp(right)),
            (Part::Letters(left), Part::Letters(right)) => letters(left, right)?,
            _ => return None,
        };
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(left.len().cmp(&right.len()))
}

// One letter each is the alphabet, `(i)` after `(h)`; otherwise Roman numerals where both are, otherwise `(z)` before `(aa)`.
fn letters(left: &str, right: &str) -> Option<Ordering> {
    if left.chars().all(char::is_uppercase) != right.chars().all(char::is_uppercase) {
        return None;
    }
    let short = left.chars().count() == 1 && right.chars().count() == 1;
    match (roman(left), roman(right)) {
        (Some(left), Some(right)) if !short || left < 40 && right < 40 => Some(left.cmp(&right)),
        _ => Some(left.chars().count().cmp(&right.chars().count()).then_with(|| left.cmp(right))),
    }
}

fn roman(letters: &str) -> Option<u32> {
    let digit = |letter: char| match letter.to_ascii_uppercase() {
        'I' => Some(1u32),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1000),
        _ => None,
    };
    let mut sum = 0u32;
    let mut last = 0u32;
    for letter in letters.chars().rev() {
        let value = digit(letter)?;
        sum = if value < last { sum.checked_sub(value)? } else { sum.checked_add(value)? };
        last = value.max(last);
    }
    Some(sum)
}

// Only where both count in the same manner: Roman sections often hold clauses that are numbered through.
fn outside(number: &str, section: &str) -> bool {
    let (number, section) = (parts(number), parts(section));
    if number.len() <= section.len() {
        return false;
    }
    number.iter().zip(&section).any(|(part, around)| match (part, around) {
        (Part::Digits(part), Part::Digits(around)) | (Part::Letters(part), Part::Letters(around)) => part != around,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{compare, outside};
    use std::cmp::Ordering::{Greater, Less};

    #[test]
    fn numbers_come_in_the_order_of_documents() {
        for (first, second) in
            [("3.1.9", "3.1.10"), ("IX", "X"), ("2.2(1)", "2.2(2)"), ("(h)", "(i)"), ("(iv)", "(v)"), ("(z)", "(aa)"), ("3", "3.1")]
        {
            assert_eq!(compare(first, second), Some(Less), "{first} before {second}");
            assert_eq!(compare(second, first), Some(Greater), "{second} after {first}");
        }
        assert_eq!(compare("3", "IV"), None);
    }

    #[test]
    fn a_number_stands_under_its_section() {
        assert!(outside("4.1", "3"));
        assert!(!outside("3.1", "3"));
        assert!(!outside("12", "II"));
        assert!(!outside("12", "2"), "clauses may be numbered through");
    }
}
