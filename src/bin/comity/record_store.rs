//! Record files on the disk: read whole, and lengthened by one line at a time so that no crash and no neighbour spoils them.

use crate::files;
use comity::disk;
use comity::policy::{LARGEST_FILE, Unreadable, record_text_from_bytes};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The text of a record file, or of standard input for `-`. Waits while somebody adds to it.
pub fn read(path: &Path) -> Result<String, Unreadable> {
    if files::is_standard_input(path) {
        return record_text_from_bytes(disk::bounded(io::stdin().lock(), LARGEST_FILE)?);
    }
    disk::readable(path, LARGEST_FILE)?;
    let file = File::open(path)?;
    // A disk that knows no locks is read without: whoever adds to a record there is refused.
    let _ = file.lock_shared();
    record_text_from_bytes(disk::bounded(&file, LARGEST_FILE)?)
}

/// A record file that nobody else adds to while this value lives.
pub struct Store {
    file: File,
    begun: bool,
    length: u64,
    closed: bool,
}

impl Store {
    /// Opens a record, begins it where there is none, and waits until nobody else adds to it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let begun = !path.exists();
        let file = File::options().read(true).append(true).create(true).open(path)?;
        file.lock()?;
        Ok(Self { file, begun, length: 0, closed: true })
    }

    /// Its text as it stands now.
    pub fn text(&mut self) -> Result<String, Unreadable> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut self.file).take(LARGEST_FILE.saturating_add(1)).read_to_end(&mut bytes)?;
        self.length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.closed = bytes.last().is_none_or(|last| *last == b'\n');
        record_text_from_bytes(bytes)
    }

    /// Adds a line behind the text that [`Store::text`] has read, and returns when the disk has it.
    ///
    /// One write to the end of the file: what stood there before is never touched, so that a crash at any byte leaves at worst a last line that
    /// breaks off. A write that fails is taken back.
    pub fn add(&mut self, line: &str, path: &Path) -> io::Result<()> {
        let before = if self.closed { "" } else { "\n" };
        let words = format!("{before}{line}\n");
        let written = self.file.write_all(words.as_bytes()).and_then(|()| self.file.sync_all());
        if written.is_err() {
            // If even this fails, the line breaks off, and the next reader says so.
            let _ = self.file.set_len(self.length);
            return written;
        }
        if self.begun { keep_name(path) } else { Ok(()) }
    }
}

/// Makes the disk keep the name of a file that has just been begun.
fn keep_name(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some systems cannot open a folder, and keep names by themselves.
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::Unsupported | ErrorKind::InvalidInput) => Ok(()),
        kept => kept,
    }
}
