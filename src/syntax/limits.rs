//! How much a file may hold. Documented in docs/language.md; each has a diagnostic, and none can be reached by a real document.

/// The longest file, in bytes: 32 MiB.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;
/// How deep blocks may stand in one another.
pub const BLOCKS: usize = 32;
/// How deep parentheses, rows of `not`, and points in time may stand in one another.
pub const GROUPS: usize = 64;
/// How many members a list, or a chain of `and` or `or`, may have.
pub const MEMBERS: usize = 10_000;
/// The longest text between quotation marks, in bytes: 64 KiB.
pub const TEXT_BYTES: usize = 64 * 1024;
/// The longest sentence, in bytes: 1 MiB.
pub const SENTENCE_BYTES: usize = 1024 * 1024;
/// How many problems of one file are told; then the search is given up.
pub const PROBLEMS: usize = 10_000;
/// The longest name, in characters.
pub const NAME_CHARS: usize = 64;
/// How many sentences, blocks included, one file may have.
pub const SENTENCES: usize = 1_000_000;
