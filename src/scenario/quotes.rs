//! Finds words in a document where only spaces, line breaks and typographic signs may differ.

/// How the words of a quote stand in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteMatch {
    /// To the letter.
    Exact,
    /// Spaces, line breaks, quotation marks or dashes differ, nothing else.
    Loose,
}

/// A text with its spaces and typographic signs made alike, each character with its place in the original.
pub(super) struct Loose<'t> {
    original: &'t str,
    text: String,
    /// For each byte of `text`: the byte of the original.
    places: Vec<usize>,
}

impl<'t> Loose<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        let mut loose = Self { original, text: String::new(), places: Vec::new() };
        for (byte, character) in original.char_indices() {
            loose.take_in(byte, character);
        }
        loose
    }

    fn take_in(&mut self, byte: usize, character: char) {
        let alike = match character {
            // A soft hyphen is a hint to the printer, not a part of the word.
            '\u{ad}' | '\u{feff}' => return,
            _ if character.is_whitespace() => ' ',
            '“' | '”' | '„' | '«' | '»' | '″' => '"',
            '‘' | '’' | '‚' | '′' | '`' => '\'',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            other => other,
        };
        if alike == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(alike);
        self.places.resize(self.text.len(), byte);
    }

    /// Each place of the words, as whole words: the byte of the original, and how exactly they stand there.
    pub(super) fn find(&self, words: &str) -> Vec<(usize, QuoteMatch)> {
        let wanted = Loose::new(words.trim());
        if wanted.text.is_empty() {
            return Vec::new();
        }
        let places = self.text.match_indices(wanted.text.as_str()).filter(|(at, found)| self.whole_words(*at, found));
        places.filter_map(|(at, _)| self.places.get(at)).map(|byte| (*byte, self.exactness(*byte, words.trim()))).collect()
    }

    /// The first place of the words whatever their capitals.
    pub(super) fn find_any_case(&self, words: &str) -> Option<usize> {
        let lower = |text: &str| text.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect::<String>();
        let wanted = lower(&Loose::new(words.trim()).text);
        let text = lower(&self.text);
        let at = (!wanted.is_empty()).then(|| text.find(&wanted)).flatten()?;
        // Lower case may change how many bytes a letter takes, so the place is counted in letters.
        let letters = text.get(..at)?.chars().count();
        let (byte, _) = self.text.char_indices().nth(letters)?;
        self.places.get(byte).copied()
    }

    /// The line of a byte of the original, from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        let before = self.original.as_bytes().get(..byte).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1)
    }

    fn exactness(&self, byte: usize, words: &str) -> QuoteMatch {
        if self.original.get(byte..).is_some_and(|rest| rest.starts_with(words)) { QuoteMatch::Exact } else { QuoteMatch::Loose }
    }

    fn whole_words(&self, at: usize, found: &str) -> bool {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        let after = self.text.get(at.saturating_add(found.len())..).and_then(|text| text.chars().next());
        let joined = |outside: Option<char>, inside: Option<char>| {
            outside.is_some_and(char::is_alphanumeric) && inside.is_some_and(char::is_alphanumeric)
        };
        !joined(before, found.chars().next()) && !joined(after, found.chars().next_back())
    }
}

#[cfg(test)]
mod tests {
    use super::{Loose, QuoteMatch};

    #[test]
    fn spaces_and_typographic_signs_may_differ_and_nothing_else() {
        let document = Loose::new("4.1 for a period\n   of “2\u{a0}years”.\nMutual consent");
        assert_eq!(document.find("for a period"), vec![(4, QuoteMatch::Exact)]);
        assert_eq!(document.find("period of \"2 years\"").first().map(|place| place.1), Some(QuoteMatch::Loose));
        assert!(document.find("2 year").is_empty(), "half a word is not a quote");
        assert!(document.find("mutual consent").is_empty());
        assert_eq!(document.find_any_case("mutual consent").map(|byte| document.line(byte)), Some(3));
    }
}
