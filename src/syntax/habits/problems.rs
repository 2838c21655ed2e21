//! The diagnostics of habits: codes and words.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// `allow`, `deny`, `must` for `permit`, `forbid`, `require`.
pub const FOREIGN_RULE: Code = Code::new("foreign-rule");
/// A word of another language for one of ours.
pub const FOREIGN_WORD: Code = Code::new("foreign-word");
/// `if` for `when` or `where`.
pub const FOREIGN_IF: Code = Code::new("foreign-if");
/// `==` or `=` for `is`.
pub const FOREIGN_EQUALS: Code = Code::new("foreign-equals");
/// `!=` for `is not`.
pub const FOREIGN_UNEQUAL: Code = Code::new("foreign-unequal");
/// `≤` for `<=`.
pub const FOREIGN_ORDER: Code = Code::new("foreign-order");
/// `&&`, `||`, `!` for `and`, `or`, `not`.
pub const FOREIGN_CONNECTIVE: Code = Code::new("foreign-connective");
/// `true` and `false` for `yes` and `no`.
pub const FOREIGN_TRUTH: Code = Code::new("foreign-truth");
/// `null` for `none` or `unknown`.
pub const FOREIGN_NULL: Code = Code::new("foreign-null");
/// `26/06/2020` for `2020-06-26`.
pub const FOREIGN_DATE: Code = Code::new("foreign-date");
/// `1,000` for `1000`.
pub const FOREIGN_NUMBER: Code = Code::new("foreign-number");
/// `€ 5000` for `5000 EUR`.
pub const FOREIGN_CURRENCY: Code = Code::new("foreign-currency");
/// A dash for `to` or `-`.
pub const FOREIGN_DASH: Code = Code::new("foreign-dash");
/// A letter that names cannot have.
pub const FOREIGN_LETTER: Code = Code::new("foreign-letter");
/// Curly quotation marks.
pub const CURLY_QUOTE: Code = Code::new("curly-quote");
/// Single quotation marks.
pub const SINGLE_QUOTE: Code = Code::new("single-quote");
/// `subject to`, which has too many meanings.
pub const SUBJECT_TO: Code = Code::new("subject-to");
/// `article` for `clause`.
pub const ARTICLE_FOR_CLAUSE: Code = Code::new("article-for-clause");
/// `permit where` for `permit activity where`.
pub const MISSING_ACTIVITY: Code = Code::new("missing-activity");
/// `implies` for `when`, which stands behind what holds.
pub const CONDITION_FIRST: Code = Code::new("condition-first");
/// `75 %` for `3/4`.
pub const FOREIGN_SHARE: Code = Code::new("foreign-share");
/// No comma before `only if`, `except where` and their like.
pub const MISSING_COMMA: Code = Code::new("missing-comma");

pub(super) fn foreign_rule(span: Span, word: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_RULE, span, format!("a rule does not begin with `{word}`"))
        .help(format!("Write `{ours}`. A rule begins with `permit`, `forbid` or `require`."))
}

pub(super) fn rule_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_RULE, span, format!("a rule does not begin with `{word}`"))
        .help("Begin it with `permit activity`, `forbid activity` or `require`; the clause gives it its number and its name.")
}

pub(super) fn foreign_word(span: Span, word: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_WORD, span, format!("`{word}` is not a word of the language")).help(format!("Write `{ours}`."))
}

pub(super) fn if_first(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_IF, span, format!("a sentence does not begin with `{word}`"))
        .help("Say the rule first and the condition behind it: `require … when …;` or `permit activity where …;`")
}

pub(super) fn foreign_if(span: Span, word: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_IF, span, format!("`{word}` does not introduce a condition here")).help(format!("Write `{ours}`."))
}

pub(super) fn foreign_equals(span: Span, mark: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_EQUALS, span, format!("`{mark}` is written `is`")).help("Write `is`, as in `form is exercise`.")
}

pub(super) fn foreign_unequal(span: Span, mark: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_UNEQUAL, span, format!("`{mark}` is written `is not`")).help("Write `is not`, as in `form is not exercise`.")
}

pub(super) fn foreign_order(span: Span, mark: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_ORDER, span, format!("`{mark}` is written `{ours}`"))
        .help(format!("Write `{ours}`, as in `ends {ours} starts`."))
}

pub(super) fn foreign_connective(span: Span, mark: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_CONNECTIVE, span, format!("`{mark}` is written `{ours}`")).help(format!("Write `{ours}`, in small letters."))
}

/// Whether a word of other languages for a value was answered.
pub(in crate::syntax) fn is_foreign_value(diagnostic: &Diagnostic) -> bool {
    [FOREIGN_TRUTH, FOREIGN_NULL].contains(&diagnostic.code)
}

pub(super) fn foreign_truth(span: Span, word: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_TRUTH, span, format!("`{word}` is written `{ours}`"))
        .help("A flag is `yes` or `no`. In a condition its name alone is enough: `nato_assets`, or `not nato_assets`.")
}

pub(super) fn foreign_null(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_NULL, span, format!("`{word}` is written `none` or `unknown`"))
        .help("In a condition write `region is none`. Where facts are stated, write `none` where there is nothing, and `unknown` where it is not known.")
}

pub(super) fn foreign_date(span: Span, written: &str, meant: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::error(FOREIGN_DATE, span, format!("the date `{written}` is not written year-month-day"));
    match meant {
        [] => diagnostic.help("Write the year, the month and the day with `-` between them, as in `2020-06-26`."),
        [date] => diagnostic.help(format!("Write `{date}`.")),
        [first, others @ ..] => diagnostic.help(format!("Write `{first}` or `{}`, whichever is meant.", others.join("` or `"))),
    }
}

pub(super) fn foreign_number(span: Span, written: &str, plain: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_NUMBER, span, format!("the number `{written}` has a mark that numbers do not have here"))
        .help(format!("Write `{plain}`: no marks between thousands, and a point before decimals."))
}

pub(super) fn foreign_currency(span: Span, sign: char, code: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_CURRENCY, span, format!("the currency sign `{sign}` is not used here"))
        .help(format!("Write the three letters of the currency behind the amount, as in `5000 {code}`."))
}

pub(super) fn foreign_dash(span: Span, ours: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_DASH, span, "this dash comes from a word processor").help(format!("Write `{ours}`."))
}

pub(super) fn foreign_letter(span: Span, letter: char) -> Diagnostic {
    Diagnostic::error(FOREIGN_LETTER, span, format!("`{letter}` cannot stand in a name"))
        .help("Names have the letters a to z, digits and `_`; put the full title behind the name in quotation marks.")
}

pub(super) fn curly_quote(span: Span) -> Diagnostic {
    Diagnostic::error(CURLY_QUOTE, span, "these quotation marks come from a word processor").help("Write `\"` before and behind the text.")
}

pub(super) fn single_quote(span: Span) -> Diagnostic {
    Diagnostic::error(SINGLE_QUOTE, span, "a text does not stand in single quotation marks").help("Write `\"` before and behind the text.")
}

pub(super) fn subject_to(span: Span) -> Diagnostic {
    Diagnostic::error(SUBJECT_TO, span, "`subject to` has several meanings in law, and it is not said which")
        .help("For an exception write `except 3.4;` or `, except where …`.")
        .help("For a condition write `, only if …` or `require … when …;`.")
        .help("For a clause that goes before another write `prevails over 3.2;` in the stronger one.")
}

pub(super) fn provision_word(span: Span, word: &str, ours: &str) -> Diagnostic {
    Diagnostic::error(ARTICLE_FOR_CLAUSE, span, format!("`{word}` is written `{ours}`"))
        .help("Write `clause` for what holds rules and `section` for what holds clauses; the number is the document's own.")
}

pub(super) fn number_alone(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(ARTICLE_FOR_CLAUSE, span, format!("a number is written here without `{word}`"))
        .help("Write the number alone, as in `except 3.4;`.")
}

pub(super) fn missing_activity(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(MISSING_ACTIVITY, span, format!("`{word}` is followed by `activity`"))
        .help(format!("Write `{word} activity`, and behind it `where` and a condition if not every activity is meant."))
}

pub(super) fn missing_comma(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(MISSING_COMMA, span, format!("a comma is missing before `{word}`")).help("Put a `,` here.")
}

pub(super) fn delete_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_WORD, span, format!("`{word}` is not a word of the language"))
        .help("For a clause or a section write `repeal 3.3;`; its number stays taken.")
        .help("For an entry, a field or a party write `remove outer_space from Area;`.")
}

pub(super) fn substitute_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_WORD, span, format!("`{word}` is not a word of the language"))
        .help("Write `replace`, and the old words first: `replace \"2 years\" by \"3 years\" in 4.1;`")
}

pub(super) fn form_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(FOREIGN_WORD, span, format!("the form of an act is not said with `{word}`"))
        .help("Write `in writing;`, or `in the form of \"diplomatic notes\";`.")
}

pub(super) fn universal_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(CONDITION_FIRST, span, format!("a sentence of a principle does not begin with `{word}`"))
        .help("Say what holds, and behind it when: `for every activity: … when …;`")
}

pub(super) fn condition_first(span: Span, written: &str, right: &str) -> Diagnostic {
    Diagnostic::error(CONDITION_FIRST, span, format!("`{written}` cannot stand here: a principle says first what holds, and then when"))
        .help(format!("Write `for every activity: {right};`"))
}

pub(super) fn foreign_share(span: Span, written: &str, figure: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error(FOREIGN_SHARE, span, format!("the share `{written}` is not written as a fraction"));
    match figure {
        Some(figure) => diagnostic.help(format!("Write `{figure}`, as in `consent of {figure} of the parties`.")),
        None => diagnostic.help("Write the fraction that is meant, as in `consent of 2/3 of the parties`."),
    }
}
