//! Words looked up in a text: whole words only, and any run of blanks and line breaks counts as one blank.

use std::ops::Range;

/// Where the words stand in the text, in bytes, from left to right and without overlap.
pub(super) fn find(text: &str, words: &str) -> Vec<Range<usize>> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = parts.first() else { return Vec::new() };
    let mut found = Vec::new();
    let mut from = 0usize;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(first)).map(|at| from.saturating_add(at)) {
        let end = end_of(text, start, &parts).filter(|end| stands_alone(text, start, *end));
        from = match end {
            Some(end) => {
                found.push(start..end);
                end
            }
            None => start.saturating_add(first.chars().next().map_or(1, char::len_utf8)),
        };
    }
    found
}

/// The end of the words that begin at `start`, if all of them stand there.
fn end_of(text: &str, start: usize, parts: &[&str]) -> Option<usize> {
    let mut at = start;
    for (nth, part) in parts.iter().enumerate() {
        let mut rest = text.get(at..)?;
        if nth > 0 {
            let trimmed = rest.trim_start();
            at = at.saturating_add(rest.len().saturating_sub(trimmed.len()));
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        at = rest.starts_with(part).then(|| at.saturating_add(part.len()))?;
    }
    Some(at)
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let inner = text.get(start..end).unwrap_or("");
    !continues(before, inner) && !continues(inner, after)
}

/// Whether the first letter of `right` belongs to the same word, date or number of a provision as the last of `left`.
fn continues(left: &str, right: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut ends = left.chars().rev();
    let (Some(last), before) = (ends.next(), ends.next()) else { return false };
    let mut starts = right.chars();
    let (Some(first), after) = (starts.next(), starts.next()) else { return false };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let letter = |c: Option<char>| c.is_some_and(in_word);
    match (last, first) {
        (last, first) if in_word(last) && in_word(first) => true,
        // `3.1` in `3.1.2`, `2020` in `2020-06-26`.
        ('.', first) => letter(before) && first.is_ascii_digit(),
        (last, '.') => in_word(last) && digit(after),
        ('-', first) => digit(before) && first.is_ascii_digit(),
        (last, '-') => last.is_ascii_digit() && digit(after),
        // `XII.2` in `XII.2(a)`.
        ('(', first) => letter(before) && in_word(first),
        (last, '(') => in_word(last) || last == ')' && letter(after),
        (')', first) => in_word(first),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found<'t>(text: &'t str, words: &str) -> Vec<&'t str> {
        find(text, words).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn words_are_found_whole_and_across_line_breaks() {
        assert_eq!(found("term 2 years from start;\nterm 12 years;", "2 years"), ["2 years"]);
        assert_eq!(found("a  b\nc a b c", "a b c"), ["a  b\nc", "a b c"]);
        assert_eq!(found("joint_meeting, meeting", "meeting"), ["meeting"]);
        assert_eq!(found("non-proliferation of arms", "proliferation"), ["proliferation"]);
        assert_eq!(found("aa a aa a", "a"), ["a", "a"]);
        assert!(find("anything", "").is_empty());
        assert!(find("änderung", "nderung").is_empty());
    }

    #[test]
    fn a_number_is_not_a_part_of_a_longer_one() {
        for (text, words) in [
            ("except 3.1.2;", "3.1"),
            ("except 3.1.2;", "1.2"),
            ("except 13.1;", "3.1"),
            ("on 2020-06-26;", "2020"),
            ("on 2020-06-26;", "06"),
            ("5000.00 EUR", "5000"),
            ("except XII.2(a);", "XII.2"),
            ("except 2.2(1);", "1"),
            ("except 2.2(1)(b);", "2.2(1)"),
        ] {
            assert!(find(text, words).is_empty(), "{words} in {text}");
        }
        assert_eq!(found("except 3.1;", "3.1"), ["3.1"]);
        assert_eq!(found("the end of 3.1. And", "3.1"), ["3.1"]);
        assert_eq!(found("except 2.2(1);", "2.2(1)"), ["2.2(1)"]);
    }
}
