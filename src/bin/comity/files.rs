//! Files and standard input, read whole and within the limit, and written so that nothing is left half-written.

use crate::unfinished;
use comity::data::limits::MOST_BYTES;
use comity::policy::{LARGEST_FILE, Unreadable, text_within};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
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
    let bytes = if is_standard_input(path) { bounded(io::stdin().lock(), most)? } else { read_bytes(path, most)? };
    text_within(bytes, most)
}

/// Whether the file is one that can hold a text, and not too large.
pub fn readable(path: &Path, most: u64) -> Result<(), Unreadable> {
    let about = fs::metadata(path).map_err(reason)?;
    match about.len() {
        _ if about.is_dir() => Err(Unreadable::NotAFile),
        length if length > most => Err(Unreadable::TooLarge(most)),
        _ => Ok(()),
    }
}

fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unreadable> {
    readable(path, most)?;
    bounded(File::open(path).map_err(reason)?, most)
}

/// Reads at most one byte more than the limit, so that a pipe or a device without end is refused and not swallowed.
pub fn bounded(from: impl Read, most: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(reason)?;
    Ok(bytes)
}

/// Why the system gives no text.
pub fn reason(error: io::Error) -> Unreadable {
    match error.kind() {
        ErrorKind::NotFound => Unreadable::Missing,
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => Unreadable::NotAFile,
        ErrorKind::PermissionDenied => Unreadable::Other("you may not read it".to_owned()),
        _ => Unreadable::Other(error.to_string()),
    }
}

/// Reads the files of one policy, and none that lies outside the folder of the first.
pub struct Disk {
    first: PathBuf,
    folder: PathBuf,
}

impl Disk {
    /// For the policy in the file `first`.
    pub fn new(first: &Path) -> Self {
        let folder = match first.parent() {
            Some(parent) if parent != Path::new("") && !is_standard_input(first) => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Self { first: first.to_owned(), folder }
    }

    /// The bytes of the first file, or of one that it uses.
    pub fn load(&mut self, wanted: &str) -> Result<Vec<u8>, Unreadable> {
        if wanted == name(&self.first) {
            return read_text(&self.first).map(String::into_bytes);
        }
        let path = Path::new(wanted);
        let folder = fs::canonicalize(&self.folder).map_err(reason)?;
        let real = fs::canonicalize(path).map_err(reason)?;
        if real.starts_with(&folder) { read_bytes(&real, LARGEST_FILE) } else { Err(Unreadable::Outside) }
    }
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
