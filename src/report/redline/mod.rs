//! Two editions side by side for people: as text for a terminal or a screen reader, and as a page to print.

mod html;
mod text;

pub use html::html as redline_html;
pub use text::text as redline_text;

use crate::amend::redline::{Change, PartKind, Revised, RevisedLine, RunKind};
use std::collections::BTreeMap;

/// What is to be said beside a comparison, for instance whether a clause is proved to keep the principles, and who has consented to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// On the whole.
    pub whole: Vec<Note>,
    /// On a provision, by its number; none for the head of the programme.
    pub provisions: BTreeMap<Option<String>, Vec<Note>>,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How it stands.
    pub mark: Mark,
    /// What is said, without a full stop.
    pub words: String,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Proved, given, there.
    Good,
    /// Refuted, refused, missing.
    Bad,
    /// Not known yet.
    Open,
    /// Something that stands in no such way.
    Plain,
}

impl Mark {
    /// A word for it that needs no colour.
    fn word(self) -> &'static str {
        match self {
            Self::Good => "yes: ",
            Self::Bad => "no: ",
            Self::Open => "open: ",
            Self::Plain => "",
        }
    }
}

/// What a comparison is called, and how much of it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its title, such as the programme's.
    pub title: String,
    /// The old edition, as people call it.
    pub old: String,
    /// The new edition.
    pub new: String,
    /// Whether provisions that are the same are shown as well.
    pub whole: bool,
}

/// What became of a provision, in a few words.
fn became(revised: &Revised) -> String {
    let what = match revised.change {
        Change::Kept => "unchanged",
        Change::Changed => "changed",
        Change::Inserted => "new",
        Change::Deleted => "deleted",
    };
    match &revised.renumbered_from {
        Some(from) => format!("{what}, until now {from}"),
        None => what.to_owned(),
    }
}

/// The provision as people call it.
fn called(revised: &Revised) -> String {
    let number = revised.number.as_deref().unwrap_or_default();
    match revised.kind {
        PartKind::Head => "Head of the programme".to_owned(),
        PartKind::Section => format!("Section {number}"),
        PartKind::Clause => format!("Clause {number}"),
    }
}

/// What is shown of a provision.
enum Shown<'r> {
    Line(&'r RevisedLine),
    /// Sentences are left out, the first of which stands so deep.
    Gap(usize),
}

/// Whether each line stands right in one that had nothing in it before: it may have been moved there as it was, which its words do not show.
fn are_moved_in(lines: &[RevisedLine]) -> Vec<bool> {
    let opened = |line: &RevisedLine| {
        let ends = |run: &&crate::amend::redline::Run| run.text.trim_end().ends_with(';');
        let lost = line.runs.iter().any(|run| run.kind == RunKind::Deleted && ends(&run));
        lost && !line.runs.iter().filter(|run| run.kind != RunKind::Deleted).any(|run| ends(&run))
    };
    let stands_in = |(at, line): (usize, &RevisedLine)| lines.iter().take(at).rev().find(|above| above.depth < line.depth);
    lines.iter().enumerate().map(|one| stands_in(one).is_some_and(opened)).collect()
}

/// The lines that are shown of a provision, and where some are left out: of one that is changed those that are different, and what they stand in.
fn excerpt<'r>(revised: &'r Revised, heading: &Heading) -> Vec<Shown<'r>> {
    let whole = heading.whole || matches!(revised.change, Change::Inserted | Change::Deleted);
    // Of one that is the same, and shown for what is noted on it, the heading is enough.
    let mut shown: Vec<Shown<'r>> = Vec::new();
    // From behind, what a line stands in is the next line that is less deep.
    let mut stands_in = 0;
    for (line, is_moved_in) in revised.lines.iter().zip(are_moved_in(&revised.lines)).rev() {
        let differs = is_moved_in || line.runs.iter().any(|run| run.kind != RunKind::Kept);
        if whole || differs || line.depth < stands_in || line.depth == 0 {
            stands_in = if differs || line.depth < stands_in { line.depth } else { stands_in };
            shown.push(Shown::Line(line));
        } else if let Some(Shown::Gap(depth)) = shown.last_mut() {
            *depth = line.depth;
        } else {
            shown.push(Shown::Gap(line.depth));
        }
    }
    shown.reverse();
    shown
}

fn shown(revised: &Revised, heading: &Heading, notes: &Notes) -> bool {
    heading.whole || revised.change != Change::Kept || revised.renumbered_from.is_some() || notes.provisions.contains_key(&revised.number)
}

/// How many provisions are changed, new and deleted, in words.
fn counted(provisions: &[Revised]) -> String {
    let count = |change| provisions.iter().filter(|one| one.change == change).count();
    let told = |count: usize, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let parts = [told(count(Change::Changed), "changed"), told(count(Change::Inserted), "new"), told(count(Change::Deleted), "deleted")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "Nothing is changed.".to_owned() } else { format!("Provisions: {}.", parts.join(", ")) }
}
