//! Why a file gives no text, as a diagnostic that says what to do.

use super::problems;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::io::ErrorKind;

/// The most bytes that a file of a policy may have: 32 MiB. A file of activities has a limit of its own.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// Why a file gives no text. Whoever reads files for a policy answers with one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// There is no file of that name.
    Missing,
    /// It is a folder, or something else that holds no text.
    NotAFile,
    /// It lies outside the policy's folder, by way of a link.
    Outside,
    /// It has more than so many bytes.
    TooLarge(u64),
    /// These bytes are no text.
    NotText(NotText),
    /// The system gives another reason.
    Other(String),
}

/// Where bytes stop being text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    /// What can be read before that place.
    pub before: String,
    /// The byte that is no text, counted from 1.
    pub byte: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its value.
    pub value: u8,
}

impl From<std::io::Error> for Unreadable {
    /// Why the system gives no text.
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory | ErrorKind::NotADirectory => Self::NotAFile,
            ErrorKind::PermissionDenied => Self::Other("you may not read it".to_owned()),
            _ => Self::Other(error.to_string()),
        }
    }
}

/// The text that these bytes are, within the limit of [`LARGEST_FILE`].
///
/// # Errors
/// Too many bytes, or bytes that are not UTF-8; the answer says which byte, on which line.
pub fn text_from_bytes(bytes: Vec<u8>) -> Result<String, Unreadable> {
    text_within(bytes, LARGEST_FILE)
}

/// The text that these bytes are, within a limit.
///
/// # Errors
/// As those of [`text_from_bytes`].
pub fn text_within(bytes: Vec<u8>, most: u64) -> Result<String, Unreadable> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        return Err(Unreadable::TooLarge(most));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let value = error.as_bytes().get(valid).copied().unwrap_or(0);
        let before = error.as_bytes().get(..valid).and_then(|part| std::str::from_utf8(part).ok()).unwrap_or("");
        let line = before.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1);
        Unreadable::NotText(NotText { before: before.to_owned(), byte: valid.saturating_add(1), line, value })
    })
}

impl Unreadable {
    /// The diagnostic for the file `name`; `span` is the place that names it, or the place in it that is wrong.
    #[must_use]
    pub fn diagnostic(&self, name: &str, span: Span) -> Diagnostic {
        match self {
            Self::Missing => Diagnostic::error(problems::NO_SUCH_FILE, span, format!("there is no file `{name}`"))
                .help("Check the spelling of the name, and the folder that the command is run in."),
            Self::NotAFile => Diagnostic::error(problems::NOT_A_FILE, span, format!("`{name}` is not a file with text"))
                .help("Name the file itself, not the folder that it lies in."),
            Self::Outside => Diagnostic::error(problems::USE_LEAVES_FOLDER, span, format!("`{name}` lies outside the policy's folder"))
                .help("A link leads out of the folder. Copy the file into the policy's folder."),
            Self::TooLarge(most) => Diagnostic::error(problems::FILE_TOO_LARGE, span, format!("`{name}` has more than {} MiB", most >> 20))
                .help("Nothing that people write is as long as that. Check that it is the right file, or cut it into several."),
            Self::NotText(place) => not_text(place, name, span),
            Self::Other(reason) => Diagnostic::error(problems::UNREADABLE_FILE, span, format!("`{name}` cannot be read: {reason}"))
                .help("Check that you may read the file, and that the disk is there."),
        }
    }
}

fn not_text(place: &NotText, name: &str, span: Span) -> Diagnostic {
    let NotText { byte, line, value, .. } = place;
    let message = format!("`{name}` is not text in UTF-8: byte {byte}, on line {line}, has the value {value:#04x}");
    Diagnostic::error(problems::NOT_UTF8, span, message)
        .here("the text can be read up to here")
        .help("Save the file as UTF-8 (in Word and Excel: “Unicode (UTF-8)”). If it is not a text at all, name another file.")
}
