//! Words of the user's files made safe to print: nothing steers the terminal, nothing fills the screen.

/// More characters than this of a message are cut.
const LONGEST_MESSAGE: usize = 600;

/// The words with every character that steers a terminal or turns the reading direction shown as `�`.
pub(super) fn clean(words: &str) -> String {
    words.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// The words cleaned and cut to a length that a reader takes in.
pub(super) fn clip(words: &str) -> String {
    match words.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", clean(words.get(..end).unwrap_or(""))),
        None => clean(words),
    }
}

fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    turns || (c.is_control() && c != '\t')
}
