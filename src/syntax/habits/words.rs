//! Words of programming languages, and words of the law for which the language has another.

use super::{Finder, Habit, change, problems};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::forms::{Form, Place};

/// What is known of a first word that begins no sentence here.
pub(in crate::syntax) struct First {
    pub(in crate::syntax) diagnostic: Diagnostic,
    /// The word that was meant, where it can stand here.
    pub(in crate::syntax) instead: Option<&'static str>,
}

/// Words that people use for ours at the beginning of a sentence.
const FIRST: &[(&[&str], &str)] = &[
    (&["allow", "allows", "allowed", "permits", "permitted", "grant", "authorise", "authorize", "let"], "permit"),
    (&["deny", "denies", "prohibit", "prohibits", "prohibited", "disallow", "forbids", "forbidden", "ban", "block", "refuse"], "forbid"),
    (&["must", "requires", "required", "ensure", "assert", "oblige"], "require"),
    (&["policy", "program", "agreement", "treaty", "contract", "protocol", "memorandum"], "programme"),
    (&["import", "include", "load"], "use"),
    (&["test", "case", "example"], "scenario"),
    (&["def", "definition", "let_be"], "define"),
    (&["judgment", "discretion", "decision"], "judgement"),
    (&["duration", "validity"], "term"),
    (&["list", "enum", "type"], "taxonomy"),
    (&["citation", "cite"], "quote"),
    (&["override", "overrides", "overrule"], "prevails"),
];

/// Words for numbered provisions.
const PROVISIONS: &[(&str, &str)] = &[
    ("article", "clause"),
    ("art", "clause"),
    ("paragraph", "clause"),
    ("para", "clause"),
    ("subsection", "clause"),
    ("provision", "clause"),
    ("chapter", "section"),
    ("part", "section"),
    ("title", "section"),
    ("annex", "section"),
];

/// Words for which ours is another one, wherever they stand.
const ANYWHERE: &[(&str, &str)] =
    &[("equals", "is"), ("are", "is"), ("contains", "includes"), ("contain", "includes"), ("include", "includes")];

/// The answer to a first word of another language; none if it is not known.
pub(in crate::syntax) fn first_word(place: Place, word: &str, span: Span) -> Option<First> {
    if let Some(first) = change::first_word(place, word, span) {
        return Some(first);
    }
    let folded = word.to_lowercase();
    let folded = folded.as_str();
    if folded == "subject" {
        return Some(First { diagnostic: problems::subject_to(span), instead: None });
    }
    let in_clause = matches!(place, Place::Clause | Place::Provision);
    if matches!(folded, "if" | "when" | "unless" | "where") && in_clause {
        return Some(First { diagnostic: problems::if_first(span, word), instead: None });
    }
    if folded == "rule" && in_clause {
        return Some(First { diagnostic: problems::rule_word(span, word), instead: None });
    }
    let provision = PROVISIONS.iter().find(|(theirs, _)| *theirs == folded).map(|(_, ours)| *ours);
    if let Some(ours) = provision.filter(|ours| place.listed(ours).is_some()) {
        return Some(First { diagnostic: problems::provision_word(span, word, ours), instead: Some(ours) });
    }
    let ours = FIRST.iter().find(|(theirs, _)| theirs.contains(&folded)).map(|(_, ours)| *ours);
    let ours = ours.filter(|ours| place.listed(ours).is_some())?;
    let diagnostic = match ours {
        "permit" | "forbid" | "require" => problems::foreign_rule(span, word, ours),
        _ => problems::foreign_word(span, word, ours),
    };
    Some(First { diagnostic, instead: Some(ours) })
}

/// The answer to a name that other languages have for a value, and the value that is meant.
pub(in crate::syntax) fn foreign_value(span: Span, word: &str) -> Option<(&'static str, Diagnostic)> {
    match word {
        "true" | "TRUE" | "True" => Some(("yes", problems::foreign_truth(span, word, "yes"))),
        "false" | "FALSE" | "False" => Some(("no", problems::foreign_truth(span, word, "no"))),
        "null" | "nil" | "NULL" | "undefined" => Some(("none", problems::foreign_null(span, word))),
        _ => None,
    }
}

impl<'t> Finder<'t> {
    pub(super) fn word(&mut self) {
        let start = self.scan.at;
        let word = self.scan.word();
        let end = self.scan.at;
        if self.date_in_words(start, word) {
            return;
        }
        if start > 0 {
            self.foreign_word(start, end, word);
        }
        let last = word.bytes().last().unwrap_or(b' ');
        self.seen(word, last);
    }

    fn foreign_word(&mut self, start: usize, end: usize, word: &'t str) {
        if self.word_of_change(start, end, word) {
            return;
        }
        let span = self.span(start, end);
        match word {
            "AND" | "And" => self.instead(start, end, "and", problems::foreign_connective(span, word, "and")),
            "OR" | "Or" => self.instead(start, end, "or", problems::foreign_connective(span, word, "or")),
            "NOT" | "Not" => self.instead(start, end, "not", problems::foreign_connective(span, word, "not")),
            "if" if self.before != "only" => self.foreign_if(start, end),
            "unless" => self.instead(start, end, ", except where", problems::foreign_if(span, word, ", except where")),
            "subject" if self.next_word() == "to" => {
                self.found.push(Habit { edits: Vec::new(), diagnostic: Some(problems::subject_to(span)) });
            }
            "only" | "except" | "covers" | "optional" => self.missing_comma(start, word),
            "clause" | "section" | "article" | "paragraph" | "art" if self.next_is_number() => {
                self.instead(start, end, "", problems::number_alone(span, word));
            }
            _ => {
                if let Some((theirs, ours)) = ANYWHERE.iter().find(|(theirs, _)| *theirs == word) {
                    self.instead(start, end, *ours, problems::foreign_word(span, theirs, ours));
                }
            }
        }
    }

    fn next_is_number(&self) -> bool {
        self.next_word().starts_with(|c: char| c.is_ascii_digit() || "IVXLCDM".contains(c))
    }

    fn foreign_if(&mut self, start: usize, end: usize) {
        let ours = match self.form {
            Some(Form::Require | Form::Duty) => "when",
            Some(Form::Permit | Form::Forbid | Form::Focus) => "where",
            _ => return,
        };
        let span = self.span(start, end);
        self.instead(start, end, ours, problems::foreign_if(span, "if", ours));
    }

    /// `only if`, `except where` and their like follow a comma.
    fn missing_comma(&mut self, start: usize, word: &str) {
        let follows = match word {
            "only" => self.next_word() == "if",
            "except" => self.next_word() == "where",
            "covers" => self.form == Some(Form::Term),
            _ => self.form == Some(Form::Field),
        };
        if follows && self.last_byte != b',' {
            let span = self.span(start, start);
            self.instead(start, start, ", ", problems::missing_comma(span, word));
        }
    }

    /// `permit where …` for `permit activity where …`.
    pub(super) fn missing_activity(&mut self) {
        if !matches!(self.form, Some(Form::Permit | Form::Forbid | Form::Focus)) {
            return;
        }
        let mut ahead = self.scan.clone();
        let first = ahead.word();
        let first_end = ahead.at;
        ahead.blanks();
        let start = ahead.at;
        let second = ahead.word();
        match second {
            "activity" => {}
            "activities" | "Activity" => {
                let span = self.span(start, ahead.at);
                self.instead(start, ahead.at, "activity", problems::missing_activity(span, first));
            }
            _ => {
                let span = self.span(first_end, first_end);
                self.instead(first_end, first_end, " activity", problems::missing_activity(span, first));
            }
        }
    }
}
