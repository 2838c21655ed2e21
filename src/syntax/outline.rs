//! Text to an outline of sentences and blocks, cut by first words and braces alone, without recursion.
//!
//! Each sentence and each head of a block is then read by itself, so one that is wrong spoils no other.

use super::forbidden;
use super::forms::{Form, Place};
use super::limits;
use super::problems;
use super::repair::Edit;
use super::scan::{Scan, is_strange_space};
use super::sentence::{End, Run};
use super::unknown;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};

/// A part of the outline; a block is an `Open`, what it holds, and a `Close`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// A sentence.
    Sentence(Cut),
    /// The part of a block up to its `{`.
    Open(Cut),
    /// A `}`, with its end.
    Close(usize),
}

/// Which bytes a sentence or a head has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// What its first word says that it is; none if that has been reported as wrong.
    pub(super) form: Option<Form>,
    /// Where it stands.
    pub(super) place: Place,
    /// Its first byte.
    pub(super) start: usize,
    /// The end of its last word before the `;` or `{`.
    pub(super) words_end: usize,
    /// The end of its `;` or `{`, or `words_end` where that is missing.
    pub(super) end: usize,
}

impl Cut {
    /// Whether the `;` or `{` is there.
    pub(super) fn stopped(self) -> bool {
        self.end > self.words_end
    }
}

/// What the outline found.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) items: Vec<Item>,
    /// Comments, in order.
    pub(super) comments: Vec<(usize, usize)>,
    /// Words at the start of a line that could begin a sentence: where a `;` may be missing. In order.
    pub(super) breaks: Vec<usize>,
    /// Places already reported on, in order; what holds one and cannot be read needs no further report.
    pub(super) reported: Vec<(usize, usize)>,
    /// What to read in place of foreign words. In order.
    pub(super) edits: Vec<Edit>,
    pub(super) diagnostics: Diagnostics,
}

/// A block that is open.
#[derive(Clone, Copy, Debug)]
struct Opened {
    inside: Place,
    head: (usize, usize),
}

/// The outline in the making.
pub(super) struct Outliner<'t> {
    pub(super) text: &'t str,
    pub(super) source: SourceId,
    pub(super) scan: Scan<'t>,
    pub(super) found: Outline,
    stack: Vec<Opened>,
    /// How many more `{` than `}` the whole text has, once that is asked; each that is accounted for is taken off.
    excess: Option<isize>,
    /// Where the first problem was left out because there were too many.
    gave_up: Option<usize>,
}

/// Cuts a text into sentences and blocks.
pub(super) fn outline(source: SourceId, text: &str) -> Outline {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut outliner =
        Outliner { text, source, scan: Scan::new(text, start), found: Outline::default(), stack: Vec::new(), excess: None, gave_up: None };
    outliner.forbidden();
    outliner.run();
    outliner.found.edits.sort_by_key(|edit| edit.start);
    outliner.found.reported.sort_unstable();
    outliner.found
}

impl Outliner<'_> {
    fn run(&mut self) {
        loop {
            self.between();
            match self.scan.peek() {
                None => break,
                Some(_) if self.gave_up.is_some() => break,
                Some(b'}') => self.closing(),
                Some(b';') => self.stray_stop(),
                Some(_) if self.is_full() => break,
                Some(_) => self.sentence(),
            }
        }
        if let Some(at) = self.gave_up {
            let place = self.span(at, at);
            self.found.diagnostics.push(problems::too_many_problems(place));
        }
        let whole = self.scan.peek().is_none();
        while let Some(open) = self.stack.pop() {
            let head = self.span(open.head.0, open.head.1);
            if whole {
                self.found.diagnostics.push(problems::unclosed_block(head, None));
            }
            self.found.items.push(Item::Close(self.scan.at));
        }
    }

    /// Whether there are as many sentences as a file may have; reports it.
    fn is_full(&mut self) -> bool {
        let full = self.found.items.len() >= limits::SENTENCES;
        if full {
            let place = self.span(self.scan.at, self.scan.at);
            self.found.diagnostics.push(problems::too_many_sentences(place));
        }
        full
    }

    /// Reports every character that no policy may hold.
    fn forbidden(&mut self) {
        for (start, end, c) in forbidden::find(self.text).into_iter().take(limits::PROBLEMS) {
            let place = self.span(start, end);
            self.report(start, end, problems::forbidden_character(place, c));
        }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    /// Where the outline is.
    pub(super) fn place(&self) -> Place {
        self.stack.last().map_or(Place::Top, |open| open.inside)
    }

    /// Where the outline is, then the place around it, and so on to the top.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.stack.iter().rev().map(|open| open.inside).chain([Place::Top])
    }

    /// Reports on a place; nothing further is said of a sentence that holds it and cannot be read.
    pub(super) fn report(&mut self, start: usize, end: usize, diagnostic: Diagnostic) {
        self.found.reported.push((start, end));
        if self.found.diagnostics.len() < limits::PROBLEMS {
            self.found.diagnostics.push(diagnostic);
        } else {
            self.gave_up.get_or_insert(start);
        }
    }

    /// Skips what may stand between two sentences.
    fn between(&mut self) {
        loop {
            self.scan.blanks();
            let start = self.scan.at;
            match self.scan.peek() {
                Some(b'#') => self.comment(),
                Some(b'/') if self.scan.foreign_comment() => {
                    let place = self.span(start, self.scan.at);
                    self.report(start, self.scan.at, problems::foreign_comment(place));
                }
                Some(0x80..) if self.scan.char().is_some_and(is_strange_space) => {
                    self.scan.step_char();
                    let place = self.span(start, self.scan.at);
                    self.report(start, self.scan.at, problems::strange_space(place));
                }
                // Reported before the outline began.
                Some(_) if self.scan.char().is_some_and(forbidden::is_forbidden) => self.scan.step_char(),
                _ => break,
            }
        }
    }

    pub(super) fn comment(&mut self) {
        let start = self.scan.at;
        self.scan.skip_line();
        let text = self.text.get(start..self.scan.at).unwrap_or("");
        self.found.comments.push((start, start.saturating_add(text.trim_end().len())));
    }

    fn stray_stop(&mut self) {
        let at = self.scan.at;
        self.scan.step();
        let place = self.span(at, self.scan.at);
        self.report(at, self.scan.at, problems::stray_semicolon(place));
    }

    fn closing(&mut self) {
        let at = self.scan.at;
        self.scan.step();
        if self.stack.is_empty() || self.closes_too_early() {
            self.account(1);
            let place = self.span(at, self.scan.at);
            self.report(at, self.scan.at, problems::stray_brace(place));
            return;
        }
        self.stack.pop();
        self.found.items.push(Item::Close(self.scan.at));
    }

    /// Whether this `}` would end the programme although a word follows that only stands in one.
    fn closes_too_early(&mut self) -> bool {
        let place = self.place();
        if !matches!(place, Place::Programme | Place::Amendment) {
            return false;
        }
        let mut ahead = self.scan.clone();
        loop {
            ahead.blanks();
            if ahead.peek() != Some(b'#') {
                break;
            }
            ahead.skip_line();
        }
        let word = ahead.word();
        let inside = place.listed(word).is_some() || (place == Place::Programme && Place::Clause.listed(word).is_some());
        inside && Place::Top.listed(word).is_none() && self.excess() < 0
    }

    /// How many more `{` than `}` there are that no report accounts for. Counted once, and only when something is wrong.
    fn excess(&mut self) -> isize {
        let text = self.text;
        *self.excess.get_or_insert_with(|| Scan::new(text, 0).excess_of_braces())
    }

    fn account(&mut self, braces: isize) {
        let excess = self.excess();
        self.excess = Some(excess.saturating_add(braces));
    }

    fn sentence(&mut self) {
        let place = self.place();
        let start = self.scan.at;
        let word = Scan::new(self.text, start).word();
        let form = place.form(word);
        let guess = form.or_else(|| unknown::guess(place, word, self.span(start, start)));
        let mut run = Run::over(self, start, guess);
        self.check_length(start, &mut run);
        match run.end {
            End::Open if self.belongs_outside(word, &run, form) => self.blame_unclosed(start, word),
            End::Open => self.open(start, word, form, guess, run),
            End::Break(at) => self.restart(start, word, form, at, &run),
            End::Stop | End::Close | End::Text => {
                let form = if run.too_deep { None } else { form.or_else(|| self.unknown(start, word)) };
                let end = if matches!(run.end, End::Stop) { self.scan.at } else { run.words_end };
                self.found.items.push(Item::Sentence(Cut { form, place, start, words_end: run.words_end, end }));
            }
        }
    }

    /// Refuses a sentence that nobody could read aloud.
    fn check_length(&mut self, start: usize, run: &mut Run) {
        if run.words_end.saturating_sub(start) > limits::SENTENCE_BYTES && !matches!(run.end, End::Break(_)) {
            run.too_deep = true;
            let place = self.span(start, start.saturating_add(1));
            self.report(start, start.saturating_add(1), problems::sentence_too_long(place));
        }
    }

    /// Whether a block that begins with `word` cannot stand here, but in a place around: then a `}` is missing before it.
    fn belongs_outside(&mut self, word: &str, run: &Run, form: Option<Form>) -> bool {
        let listed_here = self.place().listed(word).is_some();
        let free_here = form == Some(Form::Entry) && !run.second_is_word;
        let outside = self.places().skip(1).any(|place| place.listed(word).and_then(Form::opens).is_some());
        outside && !listed_here && !free_here && self.excess() > 0
    }

    /// Closes every block that cannot hold `word`, reports the innermost, and goes on at `start`.
    fn blame_unclosed(&mut self, start: usize, word: &str) {
        let follower = self.span(start, start.saturating_add(word.len()));
        self.rewind(start);
        while let Some(open) = self.stack.last().copied() {
            if open.inside.listed(word).is_some() {
                break;
            }
            self.stack.pop();
            self.account(-1);
            let head = self.span(open.head.0, open.head.1);
            self.found.diagnostics.push(problems::unclosed_block(head, Some(follower)));
            self.found.items.push(Item::Close(start));
        }
    }

    fn open(&mut self, start: usize, word: &str, form: Option<Form>, guess: Option<Form>, run: Run) {
        let place = self.place();
        let opens = guess.and_then(|form| form.inside(self.text.get(start..run.words_end).unwrap_or("")));
        let form = if run.too_deep { None } else { form.or_else(|| self.unknown(start, word)) };
        let end = self.scan.at;
        if opens.is_none() && form.is_some() && !run.too_deep {
            let brace = self.span(end.saturating_sub(1), end);
            self.report(start, end, problems::unexpected_block(brace, word));
        }
        self.found.items.push(Item::Open(Cut { form, place, start, words_end: run.words_end, end }));
        if self.stack.len() >= limits::BLOCKS {
            let head = self.span(start, run.words_end);
            self.report(start, end, problems::too_deep_blocks(head));
            self.skip_block();
            self.found.items.push(Item::Close(self.scan.at));
            return;
        }
        self.stack.push(Opened { inside: opens.unwrap_or(Place::Unknown), head: (start, run.words_end) });
    }

    /// Passes over a block that is nested too deeply, braces and all.
    fn skip_block(&mut self) {
        let mut depth = 1usize;
        while let Some(byte) = self.scan.peek() {
            match byte {
                b'#' => {
                    self.comment();
                    continue;
                }
                b'"' => {
                    self.scan.quoted();
                    continue;
                }
                b'{' => depth = depth.saturating_add(1),
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.scan.step();
            if depth == 0 {
                break;
            }
        }
    }

    /// Ends a sentence that lacks its `;` before a word that begins another, and goes on there.
    fn restart(&mut self, start: usize, word: &str, form: Option<Form>, at: usize, run: &Run) {
        let form = form.or_else(|| self.unknown(start, word));
        let words_end = run.before_break;
        self.found.items.push(Item::Sentence(Cut { form, place: self.place(), start, words_end, end: words_end }));
        self.rewind(at);
    }

    /// Goes back; what was noted from there on will be noted again.
    fn rewind(&mut self, at: usize) {
        self.scan.at = at;
        let kept = self.found.comments.partition_point(|(start, _)| *start < at);
        self.found.comments.truncate(kept);
        let kept = self.found.breaks.partition_point(|place| *place < at);
        self.found.breaks.truncate(kept);
        let kept = self.found.edits.iter().rposition(|edit| edit.start < at).map_or(0, |last| last.saturating_add(1));
        self.found.edits.truncate(kept);
    }

    /// Reports a first word that can begin nothing here; answers with what was meant, where that is plain.
    fn unknown(&mut self, start: usize, word: &str) -> Option<Form> {
        let place = self.place();
        if place == Place::Unknown {
            return None;
        }
        let length = if word.is_empty() { self.scan_char(start) } else { word.len() };
        let span = self.span(start, start.saturating_add(length));
        let answer = unknown::answer(place, word, self.text.get(start..start.saturating_add(length)).unwrap_or(""), span);
        self.report(start, start.saturating_add(length), answer.diagnostic);
        if let Some(with) = answer.instead {
            self.found.edits.push(Edit { start, end: start.saturating_add(length), with: with.into() });
        }
        answer.form
    }

    fn scan_char(&self, at: usize) -> usize {
        Scan::new(self.text, at).char().map_or(0, char::len_utf8)
    }
}
