//! A cursor over the bytes of a text that knows words, texts in quotes and comments, and nothing of sentences.

/// A place in a text, moved on by what is read.
#[derive(Clone, Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    /// The byte that comes next.
    pub(super) at: usize,
}

/// Words after which a list of members in braces may stand.
pub(super) const BEFORE_LIST: &[&str] = &["in", "of", "only", "includes"];

/// Whether a byte can stand in a word.
pub(super) fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Characters that look like a blank and are none, as word processors put them in.
pub(super) fn is_strange_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Quotation marks that are not `"`.
pub(super) fn is_strange_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '″')
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn peek_second(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at.saturating_add(1)).copied()
    }

    pub(super) fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// The next character; none at the end, or within a character.
    pub(super) fn char(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    pub(super) fn step_char(&mut self) {
        let length = self.char().map_or(1, char::len_utf8);
        self.at = self.at.saturating_add(length);
    }

    /// Reads the word that begins here; empty if none does.
    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        let length = rest.iter().position(|byte| !in_word(*byte)).unwrap_or(rest.len());
        let start = self.at;
        self.at = start.saturating_add(length);
        self.text.get(start..self.at).unwrap_or("")
    }

    /// Moves to the end of the line, before its line end.
    pub(super) fn skip_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at = self.at.saturating_add(rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()));
    }

    /// Skips spaces, tabs and line ends.
    pub(super) fn blanks(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at = self.at.saturating_add(rest.iter().position(|byte| !blank(byte)).unwrap_or(rest.len()));
    }

    /// Reads a text in `"`; false, at the end of the line, if it is not closed there.
    pub(super) fn quoted(&mut self) -> bool {
        self.step();
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let stop = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'));
            self.at = self.at.saturating_add(stop.unwrap_or(rest.len()));
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return true;
                }
                Some(b'\\') => {
                    self.step();
                    if matches!(self.peek(), Some(b'"' | b'\\')) {
                        self.step();
                    }
                }
                _ => return false,
            }
        }
    }

    /// Reads a text in curly quotation marks, as far as the mark that closes it or the end of the line.
    pub(super) fn strangely_quoted(&mut self) {
        self.step_char();
        while let Some(c) = self.char().filter(|c| *c != '\n') {
            self.step_char();
            if is_strange_quote(c) || c == '"' {
                break;
            }
        }
    }

    /// Reads a comment of another language, `// …` or `/* … */`; false if none begins here.
    pub(super) fn foreign_comment(&mut self) -> bool {
        match (self.peek(), self.peek_second()) {
            (Some(b'/'), Some(b'/')) => self.skip_line(),
            (Some(b'/'), Some(b'*')) => {
                let rest = self.text.get(self.at..).unwrap_or("");
                match rest.find("*/") {
                    Some(length) => self.at = self.at.saturating_add(length).saturating_add(2),
                    None => self.skip_line(),
                }
            }
            _ => return false,
        }
        true
    }

    /// How many more `{` than `}` follow, outside texts, comments and lists of members.
    pub(super) fn excess_of_braces(mut self) -> isize {
        let mut excess = 0isize;
        let mut last_word = "";
        while let Some(byte) = self.peek() {
            match byte {
                b'#' => self.skip_line(),
                b'"' => {
                    self.quoted();
                }
                b'{' if BEFORE_LIST.contains(&last_word) => self.list(),
                b'{' => excess = excess.saturating_add(1),
                b'}' => excess = excess.saturating_sub(1),
                _ if in_word(byte) => {
                    last_word = self.word();
                    continue;
                }
                _ => {}
            }
            if matches!(byte, b'{' | b'}' | b';' | b',') {
                last_word = "";
            }
            if !matches!(byte, b'#' | b'"') {
                self.step();
            }
        }
        excess
    }

    /// Moves to the `}` that closes the list which begins here, or before the `;` that comes sooner; to the end where there is neither.
    fn list(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'#' => self.skip_line(),
                b'"' => {
                    self.quoted();
                }
                b';' => {
                    self.at = self.at.saturating_sub(1);
                    return;
                }
                b'}' if depth == 1 => return,
                b'}' => depth = depth.saturating_sub(1),
                b'{' => depth = depth.saturating_add(1),
                _ => {}
            }
            if !matches!(byte, b'#' | b'"') {
                self.step();
            }
        }
    }
}
