//! Policies on a disk: the one place of the library that reads files, and only where a program asks it to.

use crate::policy::{LARGEST_FILE, Loader, Unreadable};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Loads the files of one policy from the disk, and none that lies outside the folder of the first.
///
/// ```
/// use comity::disk::Disk;
/// use std::path::Path;
///
/// let path = Path::new("policies/japan_nato_itpp/programme.comity");
/// let policy = comity::Policy::load("policies/japan_nato_itpp/programme.comity", &mut Disk::new(path))?;
/// assert_eq!(policy.edition(), Some("2023"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Disk {
    first: PathBuf,
    folder: PathBuf,
}

impl Disk {
    /// For the policy in the file `first`.
    #[must_use]
    pub fn new(first: &Path) -> Self {
        let folder = first.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        Self { first: first.to_owned(), folder: folder.to_owned() }
    }
}

impl Loader for Disk {
    fn load(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        // The first file may itself be a link: it is named by whoever asks, and not by a text.
        if *name == *self.first.to_string_lossy() {
            return read(&self.first, LARGEST_FILE);
        }
        let folder = fs::canonicalize(&self.folder)?;
        let real = fs::canonicalize(name)?;
        if real.starts_with(&folder) { read(&real, LARGEST_FILE) } else { Err(Unreadable::Outside) }
    }
}

/// The bytes of a file with at most so many.
///
/// # Errors
/// Why there are none.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unreadable> {
    readable(path, most)?;
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads files")]
    let file = File::open(path)?;
    bounded(file, most)
}

/// Whether there is a file that can hold a text, and that is not too large.
///
/// # Errors
/// Why there is none.
pub fn readable(path: &Path, most: u64) -> Result<(), Unreadable> {
    let about = fs::metadata(path)?;
    match about.len() {
        _ if about.is_dir() => Err(Unreadable::NotAFile),
        length if length > most => Err(Unreadable::TooLarge(most)),
        _ => Ok(()),
    }
}

/// Reads at most one byte more than the limit, so that a pipe or a device without end is refused and not swallowed.
///
/// # Errors
/// What the system says.
pub fn bounded(from: impl Read, most: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
