//! The new file that is being written beside an old one: it takes the old one's place when it is whole, and a run that is stopped takes it away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// What a shell says of a command that Ctrl-C ended; no verdict and no mistake has this number.
const STOPPED: i32 = 130;

static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);
static WATCH: Once = Once::new();

/// Puts what `write` writes in the place of `real`, by way of the new file `beside`.
pub fn replace(beside: &Path, real: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    // Watched only from here on: before the first file is written, stopping the run leaves nothing behind. Where nobody can watch, the old file is safe all the same.
    WATCH.call_once(|| drop(ctrlc::set_handler(stop)));
    let mut file = create(beside)?;
    let written = write(&mut file);
    let mut unfinished = unfinished();
    let done = written.and_then(|()| fs::rename(beside, real));
    if done.is_err() {
        // The new file is of no use to anybody; that it may already be gone does not matter.
        let _ = fs::remove_file(beside);
    }
    *unfinished = None;
    done
}

fn create(beside: &Path) -> io::Result<File> {
    let mut unfinished = unfinished();
    let file = File::options().write(true).create_new(true).open(beside)?;
    *unfinished = Some(beside.to_owned());
    Ok(file)
}

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn stop() {
    // Held until the process has ended, so that no file is created or put in place meanwhile.
    let unfinished = unfinished();
    if let Some(beside) = &*unfinished {
        let _ = fs::remove_file(beside);
    }
    process::exit(STOPPED)
}
