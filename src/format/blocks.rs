//! Sentences one below the other, with the blank lines and the comments between them.

use super::layout::{Doc, WIDTH, lay_out, on_one_line};
use super::sentences::{Shape, shape};
use crate::syntax::tree::{Comment, File, Sentence};

/// The file in canonical layout; `text` is what it was read from.
pub(super) fn write(file: &File, text: &str) -> String {
    let mut page = Page { text, comments: &file.comments, out: String::new(), indent: 0 };
    page.sentences(&file.sentences, 0, text.len());
    page.out
}

/// More bytes than this are not tried on one line.
const LONGEST_LIST: usize = 4 * WIDTH;

struct Page<'f> {
    text: &'f str,
    /// The comments that are not written yet.
    comments: &'f [Comment],
    out: String,
    indent: usize,
}

/// The end of what was written last, as a byte of the old text, and whether anything stands in the block yet.
struct Before {
    byte: usize,
    first: bool,
}

impl<'f> Page<'f> {
    fn sentences(&mut self, sentences: &'f [Sentence], from: usize, to: usize) {
        let mut before = Before { byte: from, first: true };
        for sentence in sentences {
            let start = sentence.span.start as usize;
            self.comments_until(start, &mut before);
            if !before.first && self.blank_line(before.byte, start) {
                self.out.push('\n');
            }
            self.sentence(sentence);
            before = Before { byte: sentence.span.end as usize, first: false };
        }
        self.comments_until(to, &mut before);
    }

    fn comments_until(&mut self, end: usize, before: &mut Before) {
        while let Some(comment) = self.next_comment(end) {
            let start = comment.span.start as usize;
            let trails = !self.out.is_empty() && !self.between(before.byte, start).contains('\n');
            if trails {
                self.out.pop();
                self.out.push_str("  ");
            } else {
                if !before.first && self.blank_line(before.byte, start) {
                    self.out.push('\n');
                }
                before.first = false;
                self.indent();
            }
            self.comment(comment);
            before.byte = comment.span.end as usize;
        }
    }

    fn sentence(&mut self, sentence: &'f Sentence) {
        let span = sentence.span;
        match shape(&sentence.kind) {
            Shape::Plain(said) => {
                self.hoist(span.end as usize);
                self.indent();
                let said = lay_out(&said, self.indent);
                self.out.push_str(&said);
                self.out.push_str(";\n");
            }
            Shape::List(..) if self.stays_on_one_line(sentence) => {
                self.indent();
                self.out.push_str(&short(sentence).unwrap_or_default());
                self.out.push('\n');
            }
            Shape::Block(head, body) | Shape::List(head, body) => {
                self.hoist(sentence.head.end as usize);
                self.block(&head, body, sentence);
            }
        }
    }

    fn block(&mut self, head: &Doc, body: &'f [Sentence], sentence: &Sentence) {
        let end = sentence.span.end as usize;
        self.indent();
        let head = lay_out(head, self.indent);
        self.out.push_str(&head);
        if body.is_empty() && self.comments.first().is_none_or(|comment| comment.span.start as usize >= end) {
            self.out.push_str(" { }\n");
            return;
        }
        self.out.push_str(" {\n");
        self.indent = self.indent.saturating_add(2);
        self.sentences(body, sentence.head.end as usize, end);
        self.indent = self.indent.saturating_sub(2);
        self.indent();
        self.out.push_str("}\n");
    }

    /// Comments inside a sentence go above it, since a line of the new layout may end elsewhere.
    fn hoist(&mut self, end: usize) {
        while let Some(comment) = self.next_comment(end) {
            self.indent();
            self.comment(comment);
        }
    }

    fn next_comment(&mut self, end: usize) -> Option<&'f Comment> {
        let (first, rest) = self.comments.split_first()?;
        ((first.span.start as usize) < end).then(|| {
            self.comments = rest;
            first
        })
    }

    fn comment(&mut self, comment: &Comment) {
        self.out.push_str(comment.text.trim_end());
        self.out.push('\n');
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', self.indent));
    }

    fn between(&self, from: usize, to: usize) -> &'f str {
        self.text.get(from..to).unwrap_or("")
    }

    fn blank_line(&self, from: usize, to: usize) -> bool {
        self.between(from, to).bytes().filter(|byte| *byte == b'\n').nth(1).is_some()
    }

    /// Whether the author wrote the list on one line, and it fits there.
    fn stays_on_one_line(&self, sentence: &Sentence) -> bool {
        let written = self.between(sentence.span.start as usize, sentence.span.end as usize);
        let room = WIDTH.saturating_sub(self.indent);
        let fits = |sentence| short(sentence).is_some_and(|line: String| line.chars().nth(room).is_none());
        written.len() <= LONGEST_LIST && !written.contains('\n') && fits(sentence)
    }
}

/// A sentence on one line, where it is none of the blocks that always stand on several.
fn short(sentence: &Sentence) -> Option<String> {
    match shape(&sentence.kind) {
        Shape::Plain(said) => Some(format!("{};", on_one_line(&said))),
        Shape::Block(..) => None,
        Shape::List(head, body) => {
            let inner: Option<String> = body.iter().map(|sentence| short(sentence).map(|line| format!(" {line}"))).collect();
            Some(format!("{} {{{} }}", on_one_line(&head), inner?))
        }
    }
}
