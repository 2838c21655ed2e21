//! Files and standard input, read whole and within the limit, and written so that nothing is left half-written.

use crate::unfinished;
use comity::data::limits::MOST_BYTES;
use comity::disk;
use comity::policy::{LARGEST_FILE, Unreadable, text_within};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

/// The name under which people know standard input.
pub const STANDARD_INPUT: &str = "standard input";

/// Whether the path stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The name that diagnostics print for a path.
pub fn name(path: &Path) -> String {
    if is_standard_input(path) { STANDARD_INPUT.to_owned() } else { path.to_string_lossy().into_owned() }
}

/// The text of a file, or of standard input for `-`.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    text_of(path, LARGEST_FILE)
}

/// The same of a file of activities, which may be longer.
pub fn read_activities(path: &Path) -> Result<String, Unreadable> {
    text_of(path, u64::try_from(MOST_BYTES).unwrap_or(u64::MAX))
}

fn text_of(path: &Path, most: u64) -> Result<String, Unreadable> {
    let bytes = if is_standard_input(path) { disk::bounded(io::stdin().lock(), most)? } else { disk::read(path, most)? };
    text_within(bytes, most)
}

/// Writes a file so that it is either as before or complete: a new file beside it takes its place. Keeps who may
/// read and write it; a link stays, and the file that it leads to is replaced.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    if is_standard_input(path) {
        // A file of that name is what nobody means.
        return Err(io::Error::new(ErrorKind::InvalidInput, "`-` is standard input, and no file"));
    }
    let real =
        fs::canonicalize(path).or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(path.to_owned()) } else { Err(error) })?;
    unfinished::replace(&beside(&real)?, &real, |file| {
        file.write_all(text.as_bytes())?;
        if let Ok(about) = fs::metadata(&real) {
            file.set_permissions(about.permissions())?;
        }
        file.sync_all()
    })
}

fn beside(real: &Path) -> io::Result<PathBuf> {
    let Some(Component::Normal(file)) = real.components().next_back() else {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file"));
    };
    Ok(real.with_file_name(format!(".{}.{}.new", file.to_string_lossy(), std::process::id())))
}
