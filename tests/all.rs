//! The one test binary: every test file is a module of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may stop where it stands"
)]
// One line a module, so that two people can add theirs at once.
mod amend;
mod amendments;
mod calendar;
mod value;
mod architecture;
mod report;
mod fuzz_corpus;
mod syntax;
mod syntax_laws;
#[cfg(unix)]
mod terminal;
mod ui;
mod data;
mod oracle;
mod impossible;
mod laws;
mod limits;
mod view;
mod policies;
mod shipped;
mod small;
mod defaults;
mod prove;
mod evaluate;
mod format;
mod pages;
mod days;
mod documents;
mod generate;
mod model;
mod published;
mod cli;
mod consent;
mod source;
#[cfg(feature = "testing")]
mod testing;
mod calendar_file;
mod time;
mod timeline;
