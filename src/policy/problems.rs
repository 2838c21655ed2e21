//! The codes of what can be wrong with a file before a word of it is read.

use crate::diagnostic::Code;

/// No file of that name.
pub const NO_SUCH_FILE: Code = Code::new("no-such-file");
/// A folder, a device: something that holds no text.
pub const NOT_A_FILE: Code = Code::new("not-a-file");
/// The file is there and cannot be read.
pub const UNREADABLE_FILE: Code = Code::new("unreadable-file");
/// Bytes that are no text.
pub const NOT_UTF8: Code = Code::new("not-utf8");
/// More bytes than anything that people write.
pub const FILE_TOO_LARGE: Code = Code::new("file-too-large");
/// A `use` that leaves the policy's folder.
pub const USE_LEAVES_FOLDER: Code = Code::new("use-leaves-folder");
/// Files that use each other in a circle.
pub const USE_LOOP: Code = Code::new("use-loop");
/// More files than one policy may have.
pub const TOO_MANY_FILES: Code = Code::new("too-many-files");
