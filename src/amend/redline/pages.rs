//! A programme cut into its head, its sections and its clauses, each with its own lines.

use super::PartKind;
use crate::amend::canonical::provision_number;
use crate::format::lines;
use crate::syntax::tree::{Sentence, SentenceKind};

/// The head, or a provision without the provisions below it.
pub(super) struct Page {
    pub number: Option<String>,
    pub kind: PartKind,
    pub depth: usize,
    /// In how many blocks each line stands within the provision, and its words.
    pub lines: Vec<(usize, String)>,
}

pub(super) fn pages(programme: &Sentence) -> Vec<Page> {
    let mut pages = Vec::new();
    cut(&mut pages, programme, None, 0);
    pages
}

fn cut(pages: &mut Vec<Page>, sentence: &Sentence, number: Option<&str>, depth: usize) {
    let body = body(sentence);
    let kind = match &sentence.kind {
        SentenceKind::Section(_) => PartKind::Section,
        SentenceKind::Clause(_) => PartKind::Clause,
        _ => PartKind::Head,
    };
    pages.push(Page { number: number.map(str::to_owned), kind, depth, lines: own_lines(sentence, |_| false) });
    // The head of the programme stands in nothing, and its provisions stand in nothing either.
    let below = if number.is_some() { depth.saturating_add(1) } else { depth };
    for inner in body {
        if let Some(number) = provision_number(inner) {
            cut(pages, inner, Some(number), below);
        }
    }
}

/// The heading of a provision and each line in it, without the provisions below it and without the sentences that are left out; braces are not told.
pub(in crate::amend) fn own_lines(sentence: &Sentence, leave_out: impl Fn(&Sentence) -> bool) -> Vec<(usize, String)> {
    let mut head = sentence.clone();
    let own = body(sentence).iter().filter(|inner| provision_number(inner).is_none() && !leave_out(inner)).cloned().collect();
    if let SentenceKind::Programme(programme) = &mut head.kind {
        programme.body = own;
    } else if let SentenceKind::Section(provision) | SentenceKind::Clause(provision) = &mut head.kind {
        provision.body = own;
    }
    let written = lines(std::slice::from_ref(&head)).into_iter().filter(|line| line.sentence.is_some());
    written.map(|line| (line.depth, line.text.strip_suffix(" {").unwrap_or(&line.text).to_owned())).collect()
}

fn body(sentence: &Sentence) -> &[Sentence] {
    match &sentence.kind {
        SentenceKind::Programme(programme) => &programme.body,
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => &provision.body,
        _ => &[],
    }
}
