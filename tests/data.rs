//! Activities from files and from serde values.

mod checks;
mod given;
mod intake;
mod readers;
mod record_file;
mod serialize;
mod typed;
