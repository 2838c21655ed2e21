//! Words for changing a text, and for what is to hold whatever changes, for which the language has others.

use super::words::First;
use super::{Finder, Habit, problems};
use crate::source::Span;
use crate::syntax::forms::{Form, Place};
use crate::syntax::scan::Scan;

/// Words that people use for ours at the beginning of a sentence, place by place.
const FIRST: &[(Place, &[&str], &str)] = &[
    (Place::Top, &["amend", "amends", "modification", "addendum", "instrument"], "amendment"),
    (Place::Top, &["property", "invariant", "guarantee", "theorem", "tenet", "assertion"], "principle"),
    (Place::Amendment, &["add", "adds", "append", "include", "introduce"], "insert"),
    (Place::Amendment, &["abrogate", "revoke", "cancel", "abolish", "repealed"], "repeal"),
    (Place::Amendment, &["transfer", "relocate", "shift"], "move"),
    (Place::Amendment, &["rename"], "renumber"),
    (Place::Amendment, &["assert", "asserts", "keeps", "preserves", "guarantees"], "claims"),
    (Place::Amending, &["require", "requires", "required", "subject"], "needs"),
    (Place::Amending, &["approved", "passed", "agreed", "decided"], "adopted"),
    (Place::Amending, &["scope", "covers", "extends", "limited", "may"], "reaches"),
    (Place::Amending, &["circulated", "sent", "notified"], "communicated"),
    (Place::Amending, &["after", "upon"], "following"),
    (Place::Principle, &["never", "none"], "no"),
];

/// Words that take something out, of which the language has two.
const DELETE: &[&str] = &["delete", "deletes", "strike", "drop", "erase", "suppress"];
/// Words that put one thing in the place of another.
const SUBSTITUTE: &[&str] = &["substitute", "change", "modify", "alter", "amend", "update", "exchange", "replaces"];
/// Words with which people begin to say what is to hold of every activity.
const UNIVERSAL: &[&str] = &[
    "forall",
    "always",
    "all",
    "each",
    "any",
    "if",
    "when",
    "whenever",
    "where",
    "must",
    "require",
    "ensure",
    "assert",
    "activity",
    "activities",
];
/// Parts of a whole, in words.
const PARTS: &[(&str, &str, &str)] = &[
    ("two", "thirds", "2/3"),
    ("three", "quarters", "3/4"),
    ("three", "fourths", "3/4"),
    ("three", "fifths", "3/5"),
    ("four", "fifths", "4/5"),
    ("one", "half", "1/2"),
    ("one", "third", "1/3"),
    ("one", "quarter", "1/4"),
];
/// Arrows, longer ones first; that which could also stand for `>=` is last.
const ARROWS: &[&str] = &["==>", "-->", "->", "→", "⇒", "=>"];

/// The answer to a first word that begins no sentence here but is known from texts that change or bind others.
pub(super) fn first_word(place: Place, word: &str, span: Span) -> Option<First> {
    let folded = word.to_lowercase();
    let known = |words: &[&str]| words.contains(&folded.as_str());
    let plain = |diagnostic| Some(First { diagnostic, instead: None });
    match place {
        Place::Amendment if known(DELETE) => return plain(problems::delete_word(span, word)),
        Place::Amendment if known(SUBSTITUTE) => {
            return Some(First { diagnostic: problems::substitute_word(span, word), instead: Some("replace") });
        }
        Place::Amending if known(&["form", "written"]) => return plain(problems::form_word(span, word)),
        Place::Principle if known(UNIVERSAL) => return plain(problems::universal_word(span, word)),
        _ => {}
    }
    let (.., ours) = FIRST.iter().find(|(at, theirs, _)| *at == place && known(theirs)).copied()?;
    Some(First { diagnostic: problems::foreign_word(span, word, ours), instead: Some(ours) })
}

impl<'t> Finder<'t> {
    /// A word for which a sentence of this form has another; false if it has none.
    pub(super) fn word_of_change(&mut self, start: usize, end: usize, word: &'t str) -> bool {
        let ours = match (self.form, word) {
            (Some(Form::Replace), "with") => "by",
            (Some(Form::Replace), "every" | "all") => "each",
            (Some(Form::Renumber), "to" | "into") => "as",
            (Some(Form::Insert), "into") if self.before == "insert" => "in",
            (Some(Form::Move), "into" | "to") => "in",
            (Some(Form::Insert | Form::Move), "below" | "beneath") => "under",
            (Some(Form::Insert | Form::Move), "behind" | "following") => "after",
            (Some(Form::Remove), "in" | "out") => "from",
            (Some(Form::Rewrite), "clause" | "section") => return true,
            (Some(Form::Rewrite), "article" | "paragraph" | "art") => "clause",
            (Some(Form::Rewrite), "chapter" | "part") => "section",
            (Some(Form::DutyTenet), "twice") => "2 times",
            (Some(Form::EveryAmendment), "requires") => "needs",
            (Some(Form::Adopted | Form::Needs | Form::Amend), "unanimity") => "consent of all parties",
            (Some(Form::Adopted | Form::Needs), _) => return self.share_in_words(start, end, word),
            (Some(Form::ForEvery), _) => return self.word_of_principle(start, end, word),
            _ => return false,
        };
        self.instead(start, end, ours, problems::foreign_word(self.span(start, end), word, ours));
        true
    }

    /// `two thirds`, `a majority`, `75 percent`
    fn share_in_words(&mut self, start: usize, end: usize, word: &str) -> bool {
        let mut ahead = Scan::new(self.written, end);
        ahead.blanks();
        if ahead.peek() == Some(b'-') {
            ahead.step();
        }
        let second = ahead.word();
        if let Some((.., figure)) = PARTS.iter().find(|(first, rest, _)| *first == word && *rest == second) {
            self.scan.at = ahead.at;
            self.instead(
                start,
                ahead.at,
                *figure,
                problems::foreign_share(self.span(start, ahead.at), self.slice(start, ahead.at), Some(figure)),
            );
            return true;
        }
        match word {
            "half" => self.instead(start, end, "1/2", problems::foreign_share(self.span(start, end), word, Some("1/2"))),
            "majority" => {
                self.instead(start, end, "more than 1/2", problems::foreign_share(self.span(start, end), word, Some("more than 1/2")))
            }
            "percent" => return self.percent(start, end),
            // The word behind it is answered.
            "a" | "simple" if matches!(self.next_word(), "simple" | "majority" | "two" | "three") => {
                self.found.push(Habit { edits: vec![self.edit(start, end, "")], diagnostic: None })
            }
            _ => return false,
        }
        true
    }

    /// `75 %`, which is read as `3/4`; false where no number stands before it.
    pub(super) fn percent(&mut self, start: usize, end: usize) -> bool {
        let before = self.slice(0, start).trim_end();
        let of_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
        let digits = before.len().saturating_sub(before.bytes().rev().take_while(of_number).count());
        let (number, written, span) = (self.slice(digits, before.len()), self.slice(digits, end), self.span(digits, end));
        if number.is_empty() {
            return false;
        }
        match fraction(number) {
            Some(figure) => self.instead(digits, end, figure.clone(), problems::foreign_share(span, written, Some(&figure))),
            None => self.found.push(Habit { edits: Vec::new(), diagnostic: Some(problems::foreign_share(span, written, None)) }),
        }
        true
    }

    fn word_of_principle(&mut self, start: usize, end: usize, word: &str) -> bool {
        let colon = self.colon();
        let span = self.span(start, end);
        match word {
            "implies" | "imply" => self.implication(start, end),
            "where" | "when" | "if" | "with" | "that" | "which" if colon.is_some_and(|colon| start < colon) => {
                self.before_colon(start, end)
            }
            "if" | "where" | "whenever" | "provided" => self.instead(start, end, "when", problems::foreign_if(span, word, "when")),
            "unless" => self.found.push(Habit { edits: Vec::new(), diagnostic: Some(problems::foreign_if(span, word, "when not (…)")) }),
            "all" | "each" | "any" if self.before == "for" => {
                self.instead(start, end, "every", problems::foreign_word(span, word, "every"))
            }
            // Of `for all activities` the first word is answered.
            "activities" if matches!(self.before, "all" | "each" | "any") => {
                self.found.push(Habit { edits: vec![self.edit(start, end, "activity")], diagnostic: None });
            }
            "activities" => self.instead(start, end, "activity", problems::foreign_word(span, word, "activity")),
            "must" | "shall" if self.next_word() == "be" => {
                let mut ahead = self.scan.clone();
                ahead.blanks();
                ahead.word();
                self.scan.at = ahead.at;
                self.instead(start, ahead.at, "is", problems::foreign_word(self.span(start, ahead.at), "must be", "is"));
            }
            _ => return false,
        }
        true
    }

    /// An arrow between two conditions; false if this is none.
    pub(super) fn arrow(&mut self, start: usize) -> bool {
        let Some(arrow) = ARROWS.iter().find(|arrow| self.rest().starts_with(**arrow)) else { return false };
        let end = start.saturating_add(arrow.len());
        if self.form != Some(Form::ForEvery) || (*arrow == "=>" && !self.between_conditions(start, end)) {
            return false;
        }
        self.scan.at = end;
        self.implication(start, end);
        true
    }

    /// Whether one side is more than a sum, so that `=>` is no comparison.
    fn between_conditions(&self, start: usize, end: usize) -> bool {
        const WORDS: &[&str] =
            &["is", "in", "includes", "not", "and", "or", "judged", "permitted", "refused", "undetermined", "in_focus", "in_term"];
        let sides = [self.slice(self.colon().unwrap_or(0), start), self.slice(end, self.stop())];
        let is_word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        sides.iter().any(|side| side.split(is_word).any(|word| WORDS.contains(&word)))
    }

    /// `a implies b`, which is said `b when a`.
    fn implication(&mut self, start: usize, end: usize) {
        let Some(colon) = self.colon().filter(|colon| *colon < start) else { return };
        let (when, holds) = (self.slice(colon.saturating_add(1), start), self.slice(end, self.stop()));
        self.turned(start, end, colon.saturating_add(1), holds, when);
    }

    /// `for every activity where a: b`, which is said `for every activity: b when a`.
    fn before_colon(&mut self, start: usize, end: usize) {
        let Some(colon) = self.colon() else { return };
        let (when, holds) = (self.slice(end, colon), self.slice(colon.saturating_add(1), self.stop()));
        self.turned(start, end, start, holds, when);
    }

    /// Reads everything from `from` on with what holds first, and when it does behind it.
    fn turned(&mut self, start: usize, end: usize, from: usize, holds: &str, when: &str) {
        let spoken = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let right = format!("{} when {}", spoken(holds), spoken(when));
        let whole = !holds.trim().is_empty() && !when.trim().is_empty() && !right.contains('#');
        let shown = if whole && right.len() <= 160 { right.as_str() } else { "… when …" };
        let diagnostic = problems::condition_first(self.span(start, end), self.slice(start, end), shown);
        let marked = if self.colon().is_some_and(|colon| colon < from) { " " } else { ": " };
        let edits = if whole { vec![self.edit(from, self.stop(), format!("{marked}{right}"))] } else { Vec::new() };
        self.found.push(Habit { edits, diagnostic: Some(diagnostic) });
    }

    /// Where the `:` of the sentence stands.
    fn colon(&self) -> Option<usize> {
        self.written.find(':')
    }

    /// Where the `;` of the sentence stands, or its end.
    fn stop(&self) -> usize {
        let written = self.written.trim_end();
        written.strip_suffix(';').unwrap_or(written).trim_end().len()
    }
}

/// So many hundredths as a fraction in lowest terms.
fn fraction(hundredths: &str) -> Option<String> {
    let number: u32 = hundredths.parse().ok().filter(|number| (1..=100).contains(number))?;
    let divisor = (1..=number).rev().find(|by| number.is_multiple_of(*by) && 100u32.is_multiple_of(*by))?;
    let (part, whole) = (number.checked_div(divisor)?, 100u32.checked_div(divisor)?);
    Some(if part == whole { "all".to_owned() } else { format!("{part}/{whole}") })
}
