//! One sentence from its first word to its `;`, or to the `{` that opens a block.

use super::forms::Form;
use super::limits;
use super::outline::Outliner;
use super::problems;
use super::repair::Edit;
use super::scan::{BEFORE_LIST, in_word, is_strange_quote};

/// What ends a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Its `;`.
    Stop,
    /// The `{` of a block.
    Open,
    /// A `}` that closes the block around: the `;` is missing.
    Close,
    /// The end of the text: the `;` is missing.
    Text,
    /// The word there, which begins a block of its own: the `;` is missing before it.
    Break(usize),
}

/// The words of one sentence.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) end: End,
    /// The end of the last word before the `;` or `{`.
    pub(super) words_end: usize,
    /// The end of the last word before the last break.
    pub(super) before_break: usize,
    /// Whether the second thing in it is a word or a number.
    pub(super) second_is_word: bool,
    /// Whether its parentheses nest too deeply for it to be read.
    pub(super) too_deep: bool,
}

/// Words after which a sentence goes on, wherever the line ends.
const GOES_ON: &[&str] = &[
    "and",
    "or",
    "not",
    "is",
    "in",
    "includes",
    "judged",
    "where",
    "when",
    "only",
    "if",
    "except",
    "of",
    "for",
    "to",
    "from",
    "by",
    "as",
    "because",
    "else",
    "over",
    "on",
    "set",
    "one",
    "all",
    "any",
    "every",
    "window",
    "within",
    "citing",
    "needing",
    "following",
    "covers",
    "after",
    "before",
    "until",
    "unless",
];

/// Sentences that can name points in time.
const WITH_POINTS: &[Form] = &[Form::Term, Form::Start, Form::Provisional, Form::Joins, Form::Exit, Form::Duty, Form::Effective];

/// A run in the making.
struct Runner<'o, 't> {
    outer: &'o mut Outliner<'t>,
    form: Option<Form>,
    start: usize,
    words_end: usize,
    before_break: usize,
    last_break: Option<usize>,
    last_word: &'t str,
    words: usize,
    /// Whether the second thing is a word.
    second_is_word: bool,
    fresh_line: bool,
    sets: Vec<usize>,
    groups: Vec<usize>,
    /// How many points in time stand around this place, and how many stood around each list that is open.
    points: usize,
    points_at: Vec<usize>,
    too_deep: bool,
}

impl Run {
    /// Reads from `start` to the end of the sentence; `form` is what it probably is.
    pub(super) fn over(outer: &mut Outliner<'_>, start: usize, form: Option<Form>) -> Self {
        let mut runner = Runner {
            outer,
            form,
            start,
            words_end: start,
            before_break: start,
            last_break: None,
            last_word: "",
            words: 0,
            second_is_word: false,
            fresh_line: false,
            sets: Vec::new(),
            groups: Vec::new(),
            points: 0,
            points_at: Vec::new(),
            too_deep: false,
        };
        let end = runner.run();
        runner.check_groups(end);
        let Runner { words_end, before_break, second_is_word, too_deep, .. } = runner;
        Self { end, words_end, before_break, second_is_word, too_deep }
    }
}

impl Runner<'_, '_> {
    fn run(&mut self) -> End {
        loop {
            let Some(byte) = self.outer.scan.peek() else { return End::Text };
            match byte {
                b' ' | b'\t' | b'\r' => self.outer.scan.step(),
                b'\n' => {
                    self.fresh_line = true;
                    self.outer.scan.step();
                }
                b'#' => self.outer.comment(),
                b';' | b'{' | b'}' => {
                    if let Some(end) = self.mark(byte) {
                        return end;
                    }
                }
                _ if in_word(byte) => self.word(),
                _ => self.other(byte),
            }
        }
    }

    fn mark(&mut self, byte: u8) -> Option<End> {
        match byte {
            b';' => return self.stop(),
            b'{' => return self.brace(),
            _ if self.sets.pop().is_none() => return Some(End::Close),
            _ => {
                self.points_at.pop();
                self.points = self.points_at.last().copied().unwrap_or(0);
                self.token_step();
            }
        }
        None
    }

    fn stop(&mut self) -> Option<End> {
        if let Some(open) = self.sets.first().copied() {
            let place = self.outer.span(open, open.saturating_add(1));
            self.outer.report(open, open.saturating_add(1), problems::unclosed_set(place));
            if let Some(at) = self.last_break {
                return Some(End::Break(at));
            }
        }
        self.outer.scan.step();
        Some(End::Stop)
    }

    fn brace(&mut self) -> Option<End> {
        let opens = self.form.and_then(Form::opens).is_some();
        let set =
            matches!(self.form, Some(Form::Fact | Form::Set | Form::Mapping | Form::Missing)) || BEFORE_LIST.contains(&self.last_word);
        if self.last_break.is_some() && !set && !opens {
            return self.last_break.map(End::Break);
        }
        if opens || !set {
            self.outer.scan.step();
            return Some(End::Open);
        }
        self.sets.push(self.outer.scan.at);
        self.point(self.outer.scan.at);
        self.points_at.push(self.points);
        self.token_step();
        None
    }

    /// One more point stands around what follows: `1 day after …`, `the later of { … }`. Reading descends into each.
    fn point(&mut self, at: usize) {
        self.points = self.points.saturating_add(1);
        if self.points > limits::GROUPS && !self.too_deep {
            self.too_deep = true;
            let end = self.outer.scan.at.max(at.saturating_add(1));
            let place = self.outer.span(at, end);
            self.outer.report(at, end, problems::too_deep_points(place));
        }
    }

    fn token_step(&mut self) {
        self.outer.scan.step();
        self.token_end("");
    }

    fn token_end(&mut self, word: &'static str) {
        self.words_end = self.outer.scan.at;
        self.last_word = word;
        self.fresh_line = false;
        self.words = self.words.saturating_add(1);
    }

    fn word(&mut self) {
        let at = self.outer.scan.at;
        let word = self.outer.scan.word();
        if self.fresh_line && at != self.start && self.could_begin(word) {
            self.outer.found.breaks.push(at);
            self.last_break = Some(at);
            self.before_break = self.words_end;
        }
        if matches!(word, "after" | "following") && self.form.is_some_and(|form| WITH_POINTS.contains(&form)) {
            self.point(at);
        }
        self.second_is_word |= self.words == 1;
        self.token_end("");
        self.last_word = word;
    }

    /// Whether `word`, at the start of a line, could be the first of a further sentence.
    fn could_begin(&self, word: &str) -> bool {
        let before = self.words_end.checked_sub(1).and_then(|at| self.outer.text.as_bytes().get(at)).copied();
        if matches!(before, Some(b',' | b'(' | b'{' | b':' | b'<' | b'>' | b'=' | b'+' | b'*' | b'-')) || GOES_ON.contains(&self.last_word)
        {
            return false;
        }
        let free = self.outer.place().free().is_some() && !GOES_ON.contains(&word);
        free || self.outer.places().any(|place| place.listed(word).is_some())
    }

    fn other(&mut self, byte: u8) {
        match byte {
            b'"' => self.quoted(),
            b'/' => self.slash(),
            b'(' => self.group(),
            b',' => {
                self.points = self.points_at.last().copied().unwrap_or(0);
                self.outer.scan.step();
            }
            b')' => {
                if self.groups.pop().is_none() {
                    let at = self.outer.scan.at;
                    let place = self.outer.span(at, at.saturating_add(1));
                    self.outer.report(at, at.saturating_add(1), problems::stray_parenthesis(place));
                }
                self.outer.scan.step();
            }
            0x80.. if self.outer.scan.char().is_some_and(is_strange_quote) => self.outer.scan.strangely_quoted(),
            0x80.. => self.outer.scan.step_char(),
            _ => self.outer.scan.step(),
        }
        self.token_end("");
    }

    fn group(&mut self) {
        let at = self.outer.scan.at;
        self.outer.scan.step();
        self.groups.push(at);
        if self.groups.len() > limits::GROUPS && !self.too_deep {
            self.too_deep = true;
            let place = self.outer.span(at, at.saturating_add(1));
            self.outer.report(at, at.saturating_add(1), problems::too_deep_groups(place));
        }
    }

    fn slash(&mut self) {
        let start = self.outer.scan.at;
        if !self.outer.scan.foreign_comment() {
            self.outer.scan.step();
            return;
        }
        let end = self.outer.scan.at;
        let place = self.outer.span(start, end);
        self.outer.report(start, end, problems::foreign_comment(place));
        self.outer.found.edits.push(Edit { start, end, with: " ".into() });
    }

    /// Reads a text; if it is not closed on its line, it is taken to end before the `;` or `{` that ends the line.
    fn quoted(&mut self) {
        let start = self.outer.scan.at;
        if self.outer.scan.quoted() {
            return;
        }
        let line = self.outer.text.get(start..self.outer.scan.at).unwrap_or("").trim_end();
        let ended = line.ends_with([';', '{', '}']) && line.len() > 1;
        let length = line.len().saturating_sub(usize::from(ended));
        self.outer.scan.at = start.saturating_add(length.max(1));
        let place = self.outer.span(start, self.outer.scan.at);
        self.outer.report(start, self.outer.scan.at, problems::unclosed_quote(place));
    }

    fn check_groups(&mut self, end: End) {
        let broken = matches!(end, End::Break(_)) || self.too_deep;
        if let Some(open) = self.groups.last().copied().filter(|_| !broken) {
            let place = self.outer.span(open, open.saturating_add(1));
            self.outer.report(open, open.saturating_add(1), problems::unclosed_parenthesis(place));
        }
    }
}
