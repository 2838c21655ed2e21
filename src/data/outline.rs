//! A first look at JSON without recursion: how deep it nests, and where the elements of its outermost list lie.

use super::limits::MOST_NESTING;
use std::ops::Range;

/// What the first look saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outline {
    /// A bracket opens at this byte deeper than [`MOST_NESTING`].
    TooDeep(usize),
    /// One list and nothing behind it: what lies between its commas.
    List(Vec<Range<usize>>),
    /// Something else, perhaps broken.
    Other,
}

/// Looks a JSON text over, outside of its strings.
#[must_use]
pub fn outline(text: &str) -> Outline {
    let mut look = Look { depth: 0, list: text.trim_start().starts_with('['), from: 0, elements: Vec::new(), closed: false };
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => skip_string(&mut bytes),
            b'[' | b'{' => look.open(at),
            b']' | b'}' => look.close(at, byte),
            b',' if look.depth == 1 => look.cut(at),
            byte if look.closed && !byte.is_ascii_whitespace() => look.list = false,
            _ => {}
        }
        if look.depth > MOST_NESTING {
            return Outline::TooDeep(at);
        }
    }
    if look.list && look.closed { Outline::List(look.elements) } else { Outline::Other }
}

fn skip_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

struct Look {
    depth: usize,
    list: bool,
    from: usize,
    elements: Vec<Range<usize>>,
    closed: bool,
}

impl Look {
    fn open(&mut self, at: usize) {
        // A second bracket behind the closed list is no element of it.
        self.list &= !self.closed;
        self.depth = self.depth.saturating_add(1);
        if self.depth == 1 {
            self.from = at.saturating_add(1);
        }
    }

    fn close(&mut self, at: usize, byte: u8) {
        if self.depth == 1 {
            self.list &= byte == b']';
            self.cut(at);
            self.closed = true;
        }
        self.list &= self.depth > 0;
        self.depth = self.depth.saturating_sub(1);
    }

    fn cut(&mut self, at: usize) {
        if self.list {
            self.elements.push(self.from..at);
        }
        self.from = at.saturating_add(1);
    }
}
