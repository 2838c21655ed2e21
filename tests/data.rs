//! Activities from files and from serde values.

mod acts;
mod checks;
mod given;
mod intake;
mod readers;
mod record_file;
mod serialize;
mod typed;
