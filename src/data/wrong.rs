//! What is wrong with one value, before anyone says where it stands: the same words for files and for serde values.

use super::problems;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Field, FieldKind, Model, Taxonomy};
use crate::source::Span;
use crate::value::Money;

/// A mistake in a value: its code, its message, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The code.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Vec<String>,
}

impl Wrong {
    /// A mistake without advice.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: Vec::new() }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// As an error about a place, with the field's declaration as the cause.
    #[must_use]
    pub fn at(self, place: Span, model: &Model, field: &Field) -> Diagnostic {
        let declared = format!("`{}` is declared here as {}", field.name, called(model, field.kind));
        self.in_file(place).and(field.span, declared)
    }

    /// As an error about a place.
    #[must_use]
    pub fn in_file(self, place: Span) -> Diagnostic {
        self.help.into_iter().fold(Diagnostic::error(self.code, place, self.message), Diagnostic::help)
    }
}

/// A field's type, in words for people.
#[must_use]
pub fn called(model: &Model, kind: FieldKind) -> String {
    let list = |taxonomy: crate::model::TaxonomyId| model.taxonomies.get(taxonomy.index()).map_or("?", |taxonomy| taxonomy.name.as_str());
    match kind {
        FieldKind::Flag => "yes or no".into(),
        FieldKind::Text => "a text".into(),
        FieldKind::Date => "a date".into(),
        FieldKind::Number(i64::MIN, i64::MAX) => "a whole number".into(),
        FieldKind::Number(least, most) => format!("a whole number from {least} to {most}"),
        FieldKind::Money(currency, ..) => format!("an amount of {}", currency.code()),
        FieldKind::One(taxonomy) => format!("one of `{}`", list(taxonomy)),
        FieldKind::SetOf(taxonomy) => format!("a list of `{}`", list(taxonomy)),
    }
}

/// The user's words in backticks, clipped where they are long.
#[must_use]
pub fn shown(words: &str) -> String {
    let clipped: String = words.chars().take(60).collect();
    if clipped.len() < words.len() { format!("`{clipped}…`") } else { format!("`{words}`") }
}

/// A value of another type than the field's.
#[must_use]
pub fn wrong_type(model: &Model, field: &Field, found: &str) -> Wrong {
    let message = format!("`{}` must be {}, and this is {found}", field.name, called(model, field.kind));
    let help = match field.kind {
        FieldKind::Flag => "Write `true` or `false`, or `null` where it is not known.",
        FieldKind::Text => "Write the words in double quotation marks.",
        FieldKind::Date => {
            "Write the date as `2020-06-26`; `2020-06` or `2020` where it is known less exactly; `null` where it is not known."
        }
        FieldKind::Number(..) => "Write it with digits alone, without quotation marks.",
        FieldKind::Money(..) => "Write the amount as `\"5000.00\"`.",
        FieldKind::One(_) => "Write one name of the list.",
        FieldKind::SetOf(_) => "Write a list of names, such as `[\"a\", \"b\"]`; `[]` where there are none.",
    };
    Wrong::new(problems::WRONG_VALUE, message).help(help)
}

/// `none` for a field that every activity has.
#[must_use]
pub fn never_none(field: &Field) -> Wrong {
    let message = format!("`{}` cannot be `none`: the policy wants it of every activity", field.name);
    Wrong::new(problems::WRONG_VALUE, message).help("Write its value, or `unknown` where it is not known yet.")
}

/// A word that a YAML reader may take for true or false.
#[must_use]
pub fn unquoted(field: &Field, word: &str) -> Wrong {
    let message = format!("`{word}` without quotation marks is a word to some YAML readers and `true` or `false` to others");
    Wrong::new(problems::UNQUOTED_WORD, message).help(format!("Write `{}: \"{word}\"` if you mean the word.", field.name))
}

/// A number outside the field's range.
#[must_use]
pub fn out_of_range(field: &Field, words: &str) -> Wrong {
    let range = match field.kind {
        FieldKind::Number(least, most) => format!("from {least} to {most}"),
        FieldKind::Money(currency, least, most) => {
            format!("from {} to {}", Money { minor: least, currency }, Money { minor: most, currency })
        }
        _ => String::new(),
    };
    Wrong::new(problems::OUT_OF_RANGE, format!("{} is out of the range of `{}`", shown(words), field.name))
        .help(format!("The policy admits {range}."))
}

/// A word that a closed list does not have.
#[must_use]
pub fn unlisted(taxonomy: &Taxonomy, word: &str) -> Wrong {
    let wrong =
        Wrong::new(problems::UNLISTED_ENTRY, format!("{} is not listed in `{}`, which is a closed list", shown(word), taxonomy.name));
    match near(taxonomy, word) {
        Some(name) => wrong.help(format!("Did you mean `{name}`?")),
        None => wrong.help(format!("Write one of {}.", some_of(taxonomy))),
    }
}

/// The name of an entry that a word was probably meant to be.
#[must_use]
pub fn near<'m>(taxonomy: &'m Taxonomy, word: &str) -> Option<&'m str> {
    nearest(word, taxonomy.entries.iter().map(|entry| entry.name.as_str()))
}

/// A text that is too long to keep.
#[must_use]
pub fn too_long(field: &Field, length: usize) -> Wrong {
    let most = super::limits::MOST_TEXT;
    let message = format!("the text of `{}` holds {length} bytes, and at most {most} are kept", field.name);
    Wrong::new(problems::TEXT_TOO_LONG, message).help("Shorten it, and refer to the whole text by its place.")
}

fn some_of(taxonomy: &Taxonomy) -> String {
    let names: Vec<_> = taxonomy.entries.iter().take(8).map(|entry| format!("`{}`", entry.name)).collect();
    let more = if taxonomy.entries.len() > names.len() { ", …" } else { "" };
    format!("{}{more}", names.join(", "))
}
