//! Two editions side by side: which words were inserted and which deleted, provision by provision.

mod pages;
mod words;

use super::canonical::joined;
use crate::syntax::tree::Sentence;
pub(super) use pages::own_lines;
use pages::{Page, pages};
use std::collections::{BTreeMap, VecDeque};
use words::compare_lines;

/// What one edition says otherwise than the other, in the order of the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline {
    /// The head of the programme, then each section and each clause. What was deleted stands behind what it stood behind in the old edition.
    pub provisions: Vec<Revised>,
}

/// A provision, or the head of the programme, in both editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// Its number in the new edition, or in the old one where it was deleted; none for the head of the programme.
    pub number: Option<String>,
    /// What it is in that edition.
    pub kind: PartKind,
    /// The number that it had in the old edition, where that was another one.
    pub renumbered_from: Option<String>,
    /// In how many provisions it stands.
    pub depth: usize,
    /// What became of it.
    pub change: Change,
    /// Its heading, and then each sentence and each head of a block that stands in it and in no provision below it.
    pub lines: Vec<RevisedLine>,
}

/// A part of a programme that is compared by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// What stands in no provision.
    Head,
    /// A section, without its clauses.
    Section,
    /// A clause.
    Clause,
}

/// What became of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing: the words are the same.
    Kept,
    /// Words were inserted or deleted.
    Changed,
    /// It is new.
    Inserted,
    /// It is no longer there.
    Deleted,
}

/// A sentence or the head of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisedLine {
    /// In how many blocks it stands within its provision.
    pub depth: usize,
    /// Its words in their order, so that what was deleted comes before what was put in its place.
    pub runs: Vec<Run>,
}

/// Words that were all treated alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How.
    pub kind: RunKind,
    /// The words, with the blanks between and around them.
    pub text: String,
}

/// How words were treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// They stand in both editions.
    Kept,
    /// They stand only in the new edition.
    Inserted,
    /// They stand only in the old edition.
    Deleted,
}

/// Compares two programmes, given as their whole sentences. `renumbered` lists the old and the new number of each provision that kept its words under another number.
#[must_use]
pub fn redline(old: &Sentence, new: &Sentence, renumbered: &[(String, String)]) -> Redline {
    let (old, new) = (joined(old), joined(new));
    let (old, new) = (pages(&old), pages(&new));
    let pairs = pair(&old, &new, renumbered);
    let mut provisions = Vec::new();
    let mut gone = gone(&old, &new, &pairs);
    provisions.append(&mut gone.at_the_start);
    for (at, page) in new.iter().enumerate() {
        let before = pairs.iter().position(|pair| *pair == Some(at)).and_then(|before| old.get(before));
        provisions.push(revised(before, page));
        provisions.extend(gone.behind.get_mut(at).map(std::mem::take).unwrap_or_default());
    }
    Redline { provisions }
}

/// For each provision of the old edition, which of the new one it became: the first of its number that no other became.
fn pair(old: &[Page], new: &[Page], renumbered: &[(String, String)]) -> Vec<Option<usize>> {
    let mut free: BTreeMap<Option<&str>, VecDeque<usize>> = BTreeMap::new();
    for (at, page) in new.iter().enumerate() {
        free.entry(page.number.as_deref()).or_default().push_back(at);
    }
    let number_now = |page| number_now(page, renumbered);
    old.iter().map(|page| free.get_mut(&number_now(page))?.pop_front()).collect()
}

fn number_now<'p>(page: &'p Page, renumbered: &'p [(String, String)]) -> Option<&'p str> {
    let number = page.number.as_deref();
    let moved = renumbered.iter().find(|(from, _)| number == Some(from));
    moved.map(|(_, to)| to.as_str()).or(number)
}

impl Redline {
    /// Whether the two editions say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.provisions.iter().all(|provision| provision.change == Change::Kept && provision.renumbered_from.is_none())
    }
}

impl Redline {
    /// The numbers of the provisions that are different, and `the head` where it is.
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        let different = self.provisions.iter().filter(|one| one.change != Change::Kept || one.renumbered_from.is_some());
        different.map(|one| one.number.clone().unwrap_or_else(|| "the head".to_owned())).collect()
    }
}

/// What the new edition does not have any more, by what it stands behind.
struct Gone {
    at_the_start: Vec<Revised>,
    behind: Vec<Vec<Revised>>,
}

fn gone(old: &[Page], new: &[Page], pairs: &[Option<usize>]) -> Gone {
    let mut gone = Gone { at_the_start: Vec::new(), behind: new.iter().map(|_| Vec::new()).collect() };
    let mut last = None;
    for (page, pair) in old.iter().zip(pairs) {
        if pair.is_some() {
            last = *pair;
        } else {
            let list = last.and_then(|at| gone.behind.get_mut(at)).unwrap_or(&mut gone.at_the_start);
            list.push(alone(page, Change::Deleted, RunKind::Deleted));
        }
    }
    gone
}

fn revised(old: Option<&Page>, new: &Page) -> Revised {
    let Some(old) = old else { return alone(new, Change::Inserted, RunKind::Inserted) };
    let lines = compare_lines(&old.lines, &new.lines);
    let same = lines.iter().flat_map(|line| &line.runs).all(|run| run.kind == RunKind::Kept);
    let change = if same { Change::Kept } else { Change::Changed };
    let renumbered_from = old.number.clone().filter(|_| old.number != new.number);
    Revised { number: new.number.clone(), kind: new.kind, renumbered_from, depth: new.depth, change, lines }
}

fn alone(page: &Page, change: Change, kind: RunKind) -> Revised {
    let run = |text: &str| Run { kind, text: text.to_owned() };
    let lines = page.lines.iter().map(|(depth, text)| RevisedLine { depth: *depth, runs: vec![run(text)] }).collect();
    Revised { number: page.number.clone(), kind: page.kind, renumbered_from: None, depth: page.depth, change, lines }
}
