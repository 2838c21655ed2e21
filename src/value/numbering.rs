//! The numbers of provisions in the order of documents: `3.1.9` before `3.1.10`, `IX` before `X`, `(b)` before `(c)`.

use std::cmp::Ordering;

/// Digits count as a number, letters as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'n> {
    /// Digits, without the zeros before them.
    Digits(&'n str),
    /// Letters, and whatever else is neither digit nor punctuation.
    Letters(&'n str),
}

/// The digits and the letters of a number, in their order; points and parentheses only part them.
#[must_use]
pub fn parts(number: &str) -> Vec<Part<'_>> {
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
#[must_use]
pub fn compare(left: &str, right: &str) -> Option<Ordering> {
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

#[cfg(test)]
mod tests {
    use super::compare;
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
}
