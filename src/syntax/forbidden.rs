//! Characters that a policy may not hold: those that cannot be seen, and those that turn the direction of the text.

/// Each run of forbidden characters: where it begins and ends, and its first character.
pub(super) fn find(text: &str) -> Vec<(usize, usize, char)> {
    // Most texts have none, and most bytes can be passed over without being put together to characters.
    let suspect = |byte: u8| {
        (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F || matches!(byte, 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3)
    };
    if !text.bytes().any(suspect) {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, char)> = Vec::new();
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    for (at, c) in text.char_indices().filter(|(at, c)| *at >= start && is_forbidden(*c)) {
        let end = at.saturating_add(c.len_utf8());
        match found.last_mut() {
            Some((_, last_end, _)) if *last_end == at => *last_end = end,
            _ => found.push((at, end, c)),
        }
    }
    found
}

/// Control characters but for tab and line ends, marks of direction, characters without width.
pub(super) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{AD}' | '\u{E0000}'..='\u{E007F}' => true,
        c => c.is_control(),
    }
}

/// What people call such a character.
pub(super) fn called(c: char) -> &'static str {
    match c {
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a mark that turns the direction of the text"
        }
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{AD}' | '\u{180E}' => "a character without width",
        '\u{FEFF}' => "a byte order mark",
        '\u{2028}' | '\u{2029}' => "a line end that most programs do not show",
        c if c.is_control() => "a control character",
        _ => "a character that cannot be seen",
    }
}
