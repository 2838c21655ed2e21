//! The diagnostics of reading a text: codes and words.

use super::forbidden;
use super::forms::{Form, Place};
use super::limits;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Span;

/// The file is longer than [`limits::FILE_BYTES`].
pub const FILE_TOO_LARGE: Code = Code::new("file-too-large");
/// There are more sentences than [`limits::SENTENCES`].
pub const TOO_MANY_SENTENCES: Code = Code::new("too-many-sentences");
/// Blocks, parentheses, rows of `not` or points in time nest too deeply.
pub const NESTED_TOO_DEEPLY: Code = Code::new("nested-too-deeply");
/// A sentence is longer than [`limits::SENTENCE_BYTES`].
pub const SENTENCE_TOO_LONG: Code = Code::new("sentence-too-long");
/// There are more problems than [`limits::PROBLEMS`].
pub const TOO_MANY_PROBLEMS: Code = Code::new("too-many-problems");
/// A list or chain has more members than [`limits::MEMBERS`].
pub const LIST_TOO_LONG: Code = Code::new("list-too-long");
/// A text is longer than [`limits::TEXT_BYTES`].
pub const TEXT_TOO_LONG: Code = Code::new("text-too-long");
/// A name is longer than [`limits::NAME_CHARS`].
pub const NAME_TOO_LONG: Code = Code::new("name-too-long");
/// A character that is invisible or changes the direction of the text.
pub const FORBIDDEN_CHARACTER: Code = Code::new("forbidden-character");
/// A `{` without its `}`.
pub const UNCLOSED_BLOCK: Code = Code::new("unclosed-block");
/// A `}` without its `{`.
pub const STRAY_BRACE: Code = Code::new("stray-brace");
/// A `{` in a sentence without its `}`.
pub const UNCLOSED_LIST: Code = Code::new("unclosed-list");
/// A `(` without its `)`.
pub const UNCLOSED_PARENTHESIS: Code = Code::new("unclosed-parenthesis");
/// A `)` without its `(`.
pub const STRAY_PARENTHESIS: Code = Code::new("stray-parenthesis");
/// A `"` without its partner on the line.
pub const UNCLOSED_QUOTE: Code = Code::new("unclosed-quote");
/// No `;` at the end of a sentence.
pub const MISSING_SEMICOLON: Code = Code::new("missing-semicolon");
/// A `;` that ends nothing.
pub const STRAY_SEMICOLON: Code = Code::new("stray-semicolon");
/// A `{` behind a sentence that opens no block.
pub const UNEXPECTED_BLOCK: Code = Code::new("unexpected-block");
/// A first word that begins no sentence.
pub const UNKNOWN_SENTENCE: Code = Code::new("unknown-sentence");
/// A sentence that stands where it cannot.
pub const MISPLACED_SENTENCE: Code = Code::new("misplaced-sentence");
/// Words that do not fit into their sentence.
pub const UNEXPECTED_WORDS: Code = Code::new("unexpected-words");
/// `and` beside `or` without parentheses.
pub const MIXED_AND_OR: Code = Code::new("mixed-and-or");
/// A date that no calendar has.
pub const IMPOSSIBLE_DATE: Code = Code::new("impossible-date");
/// A word of the language used as a name.
pub const RESERVED_WORD: Code = Code::new("reserved-word");
/// A comment of another language.
pub const FOREIGN_COMMENT: Code = Code::new("foreign-comment");
/// A blank that is not a plain space.
pub const FOREIGN_SPACE: Code = Code::new("foreign-space");

pub(super) fn file_too_large(span: Span, length: usize) -> Diagnostic {
    let most = limits::FILE_BYTES / (1024 * 1024);
    Diagnostic::error(FILE_TOO_LARGE, span, format!("the file has {length} bytes, more than the {most} MiB that a file may have"))
        .help("Put parts of the programme into files of their own and name them with `use \"part.comity\";`.")
}

pub(super) fn too_many_sentences(span: Span) -> Diagnostic {
    let most = limits::SENTENCES;
    Diagnostic::error(TOO_MANY_SENTENCES, span, format!("the file has more than {most} sentences; the rest has not been read"))
        .help("Put parts of the programme into files of their own and name them with `use \"part.comity\";`.")
}

pub(super) fn sentence_too_long(span: Span) -> Diagnostic {
    let most = limits::SENTENCE_BYTES;
    Diagnostic::error(SENTENCE_TOO_LONG, span, format!("this sentence is longer than {most} bytes"))
        .help("Look for a missing `;`, or name groups of what it lists in a `taxonomy`.")
}

pub(super) fn too_many_problems(span: Span) -> Diagnostic {
    let most = limits::PROBLEMS;
    Diagnostic::error(TOO_MANY_PROBLEMS, span, format!("the file has more than {most} problems; the rest has not been read"))
        .help("Mend the first ones and look again.")
}

pub(super) fn too_deep_blocks(span: Span) -> Diagnostic {
    let most = limits::BLOCKS;
    Diagnostic::error(NESTED_TOO_DEEPLY, span, format!("this block stands inside {most} others, and no more than {most} may nest"))
        .help("Bring it further out. What stands inside it has not been read.")
}

pub(super) fn too_deep_groups(span: Span) -> Diagnostic {
    let most = limits::GROUPS;
    Diagnostic::error(NESTED_TOO_DEEPLY, span, format!("this parenthesis stands inside {most} others, and no more than {most} may nest"))
        .help("Give parts of the condition a name with `define … as …;` and use the names.")
}

pub(super) fn too_deep_points(span: Span) -> Diagnostic {
    let most = limits::GROUPS;
    Diagnostic::error(NESTED_TOO_DEEPLY, span, format!("this point in time is reckoned from more than {most} others, one behind the other"))
        .help("Add the lengths of time up, and say of which event they run.")
}

pub(super) fn too_many_nots(span: Span) -> Diagnostic {
    let most = limits::GROUPS;
    Diagnostic::error(NESTED_TOO_DEEPLY, span, format!("more than {most} `not` stand in a row"))
        .help("Two `not` in a row say nothing; leave them out.")
}

pub(super) fn list_too_long(span: Span, length: usize) -> Diagnostic {
    let most = limits::MEMBERS;
    Diagnostic::error(LIST_TOO_LONG, span, format!("this has {length} members, more than the {most} that it may have"))
        .help("Name groups of them, in a `taxonomy` or with `define`, and use the names.")
}

pub(super) fn text_too_long(span: Span) -> Diagnostic {
    let most = limits::TEXT_BYTES;
    Diagnostic::error(TEXT_TOO_LONG, span, format!("this text is longer than {most} bytes")).help("Quote only the words that decide.")
}

pub(super) fn name_too_long(span: Span) -> Diagnostic {
    let most = limits::NAME_CHARS;
    Diagnostic::error(NAME_TOO_LONG, span, format!("this name is longer than {most} characters"))
        .help("Give it a short name, and its full title as a text behind the name.")
}

pub(super) fn unclosed_block(head: Span, follower: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::error(UNCLOSED_BLOCK, head, "this block is not closed");
    match follower {
        Some(follower) => diagnostic
            .here("its `}` is missing")
            .and(follower, "this cannot stand inside it")
            .help("Put a `}` where the block ends, before the next one begins."),
        None => diagnostic.here("its `}` is missing").help("Put a `}` where the block ends."),
    }
}

pub(super) fn stray_brace(span: Span) -> Diagnostic {
    Diagnostic::error(STRAY_BRACE, span, "this `}` closes nothing, or closes a block too early")
        .help("Take it out, or look for the `{` that is missing before it.")
}

pub(super) fn unclosed_set(span: Span) -> Diagnostic {
    Diagnostic::error(UNCLOSED_LIST, span, "this list is not closed").help("Put a `}` behind its last member.")
}

pub(super) fn unclosed_parenthesis(span: Span) -> Diagnostic {
    Diagnostic::error(UNCLOSED_PARENTHESIS, span, "this `(` is not closed").help("Put a `)` where the part in parentheses ends.")
}

pub(super) fn stray_parenthesis(span: Span) -> Diagnostic {
    Diagnostic::error(STRAY_PARENTHESIS, span, "this `)` closes nothing")
        .help("Take it out, or put the `(` where the part in parentheses begins.")
}

pub(super) fn unclosed_quote(span: Span) -> Diagnostic {
    Diagnostic::error(UNCLOSED_QUOTE, span, "this text is not closed on its line").help(
        "Put a `\"` behind its last word. A text that needs several lines is written as several, each in quotation marks: \"one\" \"two\".",
    )
}

pub(super) fn missing_semicolon(span: Span) -> Diagnostic {
    Diagnostic::error(MISSING_SEMICOLON, span, "a `;` is missing at the end of this sentence").help("Put a `;` here.")
}

pub(super) fn stray_semicolon(span: Span) -> Diagnostic {
    Diagnostic::error(STRAY_SEMICOLON, span, "this `;` ends nothing")
        .help("Take it out. A sentence ends in one `;`, and a block ends in `}` without one.")
}

pub(super) fn unexpected_block(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(UNEXPECTED_BLOCK, span, format!("`{word}` begins a sentence that opens no block"))
        .help("End the sentence with `;` before the `{`, or take the braces out.")
}

pub(super) fn unknown_sentence(span: Span, word: &str, place: Place, meant: Option<&str>) -> Diagnostic {
    let called = place.called();
    let diagnostic = Diagnostic::error(UNKNOWN_SENTENCE, span, format!("no sentence {called} begins with `{word}`"));
    match meant {
        Some(meant) => diagnostic.help(format!("Did you mean `{meant}`?")),
        None => diagnostic.help(what_can_stand(place)),
    }
}

/// What can begin a sentence in a place, as a sentence.
fn what_can_stand(place: Place) -> String {
    let words: Vec<_> = place.words().iter().map(|(word, _)| format!("`{word}`")).collect();
    match place.free() {
        Some(form) if words.is_empty() => format!("A sentence here reads: `{}`", form.shape()),
        Some(form) => format!("A sentence here begins with {}, or reads: `{}`", words.join(", "), form.shape()),
        None => format!("A sentence here begins with {}.", words.join(", ")),
    }
}

pub(super) fn misplaced(span: Span, word: &str, place: Place, homes: &[&str]) -> Diagnostic {
    let called = place.called();
    Diagnostic::error(MISPLACED_SENTENCE, span, format!("`{word}` cannot stand {called}"))
        .help(format!("It stands {}.", homes.join(" or ")))
        .help(what_can_stand(place))
}

const UNITS: [&str; 4] = ["days", "weeks", "months", "years"];

pub(super) fn unexpected_words(span: Span, word: &str, expected: &[&str], form: Form) -> Diagnostic {
    let message = match word {
        ";" | "{" | "}" => format!("the sentence ends at `{word}` although something is still missing"),
        "" => "the sentence ends although something is still missing".to_owned(),
        _ => format!("`{}` does not fit here", shortened(word)),
    };
    let mut diagnostic = Diagnostic::error(UNEXPECTED_WORDS, span, message);
    let marked = || expected.iter().flat_map(|words| words.split('`').skip(1).step_by(2));
    // Of one, a length of time is written without its `s`.
    let singular = marked().filter(|word| UNITS.contains(word)).filter_map(|word| word.strip_suffix('s'));
    let is_word = word.len() > 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    if let Some(meant) = nearest(word, marked().chain(singular)).filter(|_| is_word) {
        diagnostic = diagnostic.help(format!("Did you mean `{meant}`?"));
    } else if let Some((last, before)) = expected.split_last() {
        let list = if before.is_empty() { (*last).to_owned() } else { format!("{} or {last}", before.join(", ")) };
        diagnostic = diagnostic.help(format!("Here could stand {list}."));
    }
    diagnostic.help(format!("Such a sentence reads: `{}`", form.shape()))
}

fn shortened(word: &str) -> String {
    if word.chars().count() <= 40 { word.to_owned() } else { word.chars().take(40).chain(['…']).collect() }
}

pub(super) fn mixed_and_or(span: Span, first: Span, ands: &[bool], members: &[&str]) -> Diagnostic {
    let (tight, loose) = (bracketed(ands, members, true), bracketed(ands, members, false));
    let short = tight.len() <= 160 && !tight.contains('#');
    let help = if short {
        format!("Put parentheses round the part that belongs together: `{tight}`, or `{loose}`.")
    } else {
        "Put parentheses round the part that belongs together: `(a and b) or c`, or `a and (b or c)`.".to_owned()
    };
    Diagnostic::error(MIXED_AND_OR, span, "`and` and `or` stand side by side, and it is not said which belongs together")
        .and(first, "beside this one")
        .help(help)
}

/// The chain with parentheses round each run that `and` joins, or round each that `or` joins.
fn bracketed(ands: &[bool], members: &[&str], inner: bool) -> String {
    let mut text = String::new();
    let mut inside = false;
    for (place, member) in members.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| ands.get(place)).copied();
        let opens = ands.get(place) == Some(&inner) && !inside;
        if let Some(and) = before {
            text.push_str(if and { " and " } else { " or " });
        }
        if opens {
            text.push('(');
            inside = true;
        }
        text.push_str(&member.split_whitespace().collect::<Vec<_>>().join(" "));
        if inside && ands.get(place) != Some(&inner) {
            text.push(')');
            inside = false;
        }
    }
    text
}

pub(super) fn impossible_date(span: Span, date: &str) -> Diagnostic {
    Diagnostic::error(IMPOSSIBLE_DATE, span, format!("no calendar has the date `{date}`"))
        .help("A date is written year-month-day, as in `2020-06-26`; the month may be left without a day, as in `2020-06`.")
}

pub(super) fn reserved_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::error(RESERVED_WORD, span, format!("`{word}` is a word of the language and cannot be a name"))
        .help(format!("Choose another name, such as `{word}_1`, or look for a word that is missing before it."))
}

pub(super) fn forbidden_character(span: Span, c: char) -> Diagnostic {
    let (number, called) = (u32::from(c), forbidden::called(c));
    Diagnostic::error(FORBIDDEN_CHARACTER, span, format!("here stands {called}, U+{number:04X}, which a policy may not hold"))
        .help("Take it out. What cannot be seen could make a policy say something else than it seems to say.")
}

pub(super) fn foreign_comment(span: Span) -> Diagnostic {
    Diagnostic::error(FOREIGN_COMMENT, span, "a comment begins with `#`").help("Put a `#` at the start of each line of the comment.")
}

pub(super) fn strange_space(span: Span) -> Diagnostic {
    Diagnostic::error(FOREIGN_SPACE, span, "this blank is not a plain space")
        .help("Word processors put such blanks in. Type a space instead.")
}
