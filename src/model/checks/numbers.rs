//! The order of the document's numbers: `3.1.9` before `3.1.10`, `IX` before `X`, `(b)` before `(c)`.

use crate::diagnostic::Diagnostics;
use crate::model::problems;
use crate::model::types::Model;
use crate::value::numbering::{Part, compare, parts};
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
    use super::outside;

    #[test]
    fn a_number_stands_under_its_section() {
        assert!(outside("4.1", "3"));
        assert!(!outside("3.1", "3"));
        assert!(!outside("12", "II"));
        assert!(!outside("12", "2"), "clauses may be numbered through");
    }
}
