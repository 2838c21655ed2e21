//! The numbers at the beginnings of a document's lines: `3.1.9`, `Article 5`, `XII.`, `(a)`.

/// A provision that the document numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The number as a policy writes it: `3.1.9`, `XII`, `2.2(a)`.
    pub number: String,
    /// The line, from 1.
    pub line: usize,
    /// The first byte of the line.
    pub byte: usize,
    /// False for an item with a dash or a dot, which a policy may number and need not.
    pub written: bool,
}

const WORDS: [&str; 8] = ["Article", "ARTICLE", "Section", "SECTION", "Paragraph", "Clause", "Art.", "§"];

/// Every numbered line, in the order of the text. The same number twice counts once.
pub(super) fn numbered(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut base = String::new();
    let mut items = 0usize;
    let mut byte = 0usize;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let start = byte;
        byte = byte.saturating_add(line.len());
        let (number, written) = match read(line.trim_start_matches(['\u{feff}', ' ', '\t', '\u{a0}'])) {
            Some(Read::Whole(number)) => {
                base.clone_from(&number);
                items = 0;
                (number, true)
            }
            Some(Read::Part(part)) => (format!("{base}{part}"), true),
            Some(Read::Item) if !base.is_empty() => {
                items = items.saturating_add(1);
                (format!("{base}({items})"), false)
            }
            _ => continue,
        };
        if !found.iter().any(|earlier| earlier.number == number) {
            found.push(Found { number, line: at.saturating_add(1), byte: start, written });
        }
    }
    found
}

/// What a line begins with.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    /// `3.1.9`, `Article 5`
    Whole(String),
    /// `(a)`
    Part(String),
    /// `-`, `•`
    Item,
}

fn read(line: &str) -> Option<Read> {
    if let Some(rest) = line.strip_prefix(['-', '–', '•', '*', '·']) {
        return rest.starts_with(char::is_whitespace).then_some(Read::Item);
    }
    if let Some((part, _)) = line.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let short = !part.is_empty() && part.len() <= 4 && part.chars().all(char::is_alphanumeric);
        return short.then(|| Read::Part(format!("({part})")));
    }
    let called =
        WORDS.iter().find_map(|word| line.strip_prefix(word)).filter(|rest| rest.starts_with(char::is_whitespace) || line.starts_with('§'));
    let words = called.unwrap_or(line).trim_start();
    let first = words.split(char::is_whitespace).next().unwrap_or("");
    let number = first.trim_end_matches(['.', ':', ')', ',', '–', '-']);
    let (plain, parts) = number.find('(').map_or((number, ""), |at| number.split_at_checked(at).unwrap_or((number, "")));
    let marked = called.is_some() || first.len() > number.len() || plain.contains('.');
    (marked && is_number(plain, called.is_some()) && are_parts(parts)).then(|| Read::Whole(number.to_owned()))
}

/// Digits of at most three places, or Roman figures in front, joined by points.
fn is_number(number: &str, called: bool) -> bool {
    let digits = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    // A single capital such as `I.` or `C.` is a heading only where a word such as `Article` says so, or where it is `I`, `V` or `X`.
    let roman = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| b"IVXLC".contains(&byte))
            && (called || part.len() > 1 || b"IVX".contains(&part.as_bytes().first().copied().unwrap_or(0)))
    };
    let mut parts = number.split('.');
    let first = parts.next().unwrap_or("");
    (digits(first) || roman(first)) && parts.all(digits)
}

fn are_parts(parts: &str) -> bool {
    parts.is_empty()
        || (parts.starts_with('(') && parts.ends_with(')') && parts.chars().all(|letter| letter.is_alphanumeric() || "()".contains(letter)))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    fn numbers(text: &str) -> Vec<String> {
        numbered(text).into_iter().map(|found| found.number).collect()
    }

    #[test]
    fn numbers_are_read_at_the_beginning_of_lines() {
        let text =
            "1. POLITICAL\n1.1 Japan\n2.2 Both\n- To strengthen\n- To promote\n3.1.9 Other\nArticle 5\n(a) first\n(b) second\nXII. End\n";
        assert_eq!(numbers(text), ["1", "1.1", "2.2", "2.2(1)", "2.2(2)", "3.1.9", "5", "5(a)", "5(b)", "XII"]);
    }

    #[test]
    fn dates_and_amounts_are_no_numbers_of_provisions() {
        assert!(numbers("26 June 2020\n2018. was\n26.06.2020 signed\nApproved\nCanada.\n").is_empty());
    }
}
