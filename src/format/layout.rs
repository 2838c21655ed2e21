//! Words with the places where a line may break, and the choice of the breaks.

/// The width that lines keep where their words allow it.
pub(super) const WIDTH: usize = 100;

/// A piece of a sentence.
#[derive(Debug)]
pub(super) enum Doc {
    /// Words that stay together.
    Words(String),
    /// A blank, or a new line where the group around it is broken.
    Blank,
    /// Pieces that are on one line if they fit, and otherwise break at every blank of their own.
    Group(Vec<Doc>),
    /// Pieces whose new lines begin deeper.
    Deeper(Vec<Doc>),
    /// Pieces one behind the other.
    Row(Vec<Doc>),
}

impl Doc {
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }
}

/// The pieces with `between` and a blank between two of them.
pub(super) fn listed(items: impl IntoIterator<Item = Doc>, between: &str) -> Vec<Doc> {
    let mut pieces = Vec::new();
    for item in items {
        if !pieces.is_empty() {
            pieces.push(Doc::words(between));
            pieces.push(Doc::Blank);
        }
        pieces.push(item);
    }
    pieces
}

/// The text of a piece, of which the first line is `indent` deep already.
pub(super) fn lay_out(doc: &Doc, indent: usize) -> String {
    let mut page = Page { text: String::new(), column: indent, pending: vec![Piece { doc, indent, broken: true }] };
    while let Some(piece) = page.pending.pop() {
        page.place(piece);
    }
    page.text
}

/// The text of a piece on one line, however long.
pub(super) fn on_one_line(doc: &Doc) -> String {
    let mut text = String::new();
    let mut pending = vec![doc];
    while let Some(doc) = pending.pop() {
        match doc {
            Doc::Words(words) => text.push_str(words),
            Doc::Blank => text.push(' '),
            Doc::Group(inner) | Doc::Deeper(inner) | Doc::Row(inner) => pending.extend(inner.iter().rev()),
        }
    }
    text
}

#[derive(Clone, Copy)]
struct Piece<'d> {
    doc: &'d Doc,
    indent: usize,
    broken: bool,
}

struct Page<'d> {
    text: String,
    column: usize,
    pending: Vec<Piece<'d>>,
}

impl<'d> Page<'d> {
    fn place(&mut self, piece: Piece<'d>) {
        match piece.doc {
            Doc::Words(words) => {
                self.text.push_str(words);
                self.column = self.column.saturating_add(words.chars().count());
            }
            Doc::Blank if piece.broken => {
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n(' ', piece.indent));
                self.column = piece.indent;
            }
            Doc::Blank => {
                self.text.push(' ');
                self.column = self.column.saturating_add(1);
            }
            Doc::Row(inner) => self.push_all(inner, piece),
            Doc::Deeper(inner) => self.push_all(inner, Piece { indent: piece.indent.saturating_add(2), ..piece }),
            Doc::Group(inner) => {
                let broken = piece.broken && !self.fits(piece);
                self.push_all(inner, Piece { broken, ..piece });
            }
        }
    }

    fn push_all(&mut self, inner: &'d [Doc], piece: Piece<'d>) {
        self.pending.extend(inner.iter().rev().map(|doc| Piece { doc, ..piece }));
    }

    /// Whether the group on one line, and what follows it up to the next possible break, ends before the width.
    fn fits(&self, group: Piece<'d>) -> bool {
        let mut room = WIDTH.saturating_sub(self.column);
        let mut ahead = vec![Piece { broken: false, ..group }];
        let mut after = self.pending.iter().rev();
        while let Some(piece) = ahead.pop().or_else(|| after.next().copied()) {
            match piece.doc {
                Doc::Blank if piece.broken => return true,
                Doc::Words(words) => match room.checked_sub(words.chars().count()) {
                    Some(rest) => room = rest,
                    None => return false,
                },
                Doc::Blank => match room.checked_sub(1) {
                    Some(rest) => room = rest,
                    None => return false,
                },
                // A group that comes later may still be broken, so its first blank ends the line that is measured here.
                Doc::Group(inner) | Doc::Deeper(inner) | Doc::Row(inner) => {
                    ahead.extend(inner.iter().rev().map(|doc| Piece { doc, ..piece }))
                }
            }
        }
        true
    }
}
