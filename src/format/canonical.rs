//! Sentences in a layout that depends on nothing but what they say: for texts that are compared, cited and changed.

use super::layout::{lay_out, on_one_line};
use super::sentences::{Shape, shape};
use crate::syntax::tree::Sentence;

/// A sentence, the head of a block with its `{`, or the `}` of a block, on one line and without indentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'s> {
    /// In how many blocks it stands.
    pub depth: usize,
    /// Its words, one blank between two of them.
    pub text: String,
    /// The sentence that it is, or whose block it opens; none where it closes one.
    pub sentence: Option<&'s Sentence>,
}

/// The sentences and what they hold, a line each, in their order. Strings that stand side by side stay apart.
#[must_use]
pub fn lines(sentences: &[Sentence]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    add(&mut lines, sentences, 0);
    lines
}

fn add<'s>(lines: &mut Vec<Line<'s>>, sentences: &'s [Sentence], depth: usize) {
    for sentence in sentences {
        let (text, body) = match shape(&sentence.kind) {
            Shape::Plain(said) => (format!("{};", on_one_line(&said)), None),
            Shape::Block(head, body) | Shape::List(head, body) => (format!("{} {{", on_one_line(&head)), Some(body)),
        };
        lines.push(Line { depth, text, sentence: Some(sentence) });
        if let Some(body) = body {
            add(lines, body, depth.saturating_add(1));
            lines.push(Line { depth, text: "}".to_owned(), sentence: None });
        }
    }
}

/// The sentences in the layout of [`format`](super::format), without comments: each on lines of its own, and an empty line on both sides of
/// what opens a block, but for the entries of lists.
#[must_use]
pub fn canonical(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    write(&mut out, sentences, 0);
    out
}

fn write(out: &mut String, sentences: &[Sentence], indent: usize) {
    let mut apart = false;
    for (at, sentence) in sentences.iter().enumerate() {
        let shape = shape(&sentence.kind);
        let stands_apart = matches!(shape, Shape::Block(..)) || indent <= 2 && matches!(shape, Shape::List(..));
        if at > 0 && (apart || stands_apart) {
            out.push('\n');
        }
        apart = stands_apart;
        put(out, &shape, indent);
    }
}

fn put(out: &mut String, shape: &Shape<'_>, indent: usize) {
    let blanks = |out: &mut String| out.extend(std::iter::repeat_n(' ', indent));
    blanks(out);
    match shape {
        Shape::Plain(said) => {
            out.push_str(&lay_out(said, indent));
            out.push_str(";\n");
        }
        Shape::Block(head, body) | Shape::List(head, body) => {
            out.push_str(&lay_out(head, indent));
            if body.is_empty() {
                return out.push_str(" { }\n");
            }
            out.push_str(" {\n");
            write(out, body, indent.saturating_add(2));
            blanks(out);
            out.push_str("}\n");
        }
    }
}
