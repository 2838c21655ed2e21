//! How large and how deep a file of activities may be, so that none can bring the program down.

/// The most bytes of a file of activities: 256 MiB.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The most bytes of a TOML file, which its library reads with fifty times its size in memory: 16 MiB.
pub const MOST_TOML_BYTES: usize = 16 * 1024 * 1024;

/// How deep lists and groups may lie in each other.
pub const MOST_NESTING: usize = 64;

/// The most bytes of one text: 64 KiB.
pub const MOST_TEXT: usize = 64 * 1024;

/// The most values that a YAML file may repeat by reference.
pub const MOST_REPEATED: usize = 100_000;
