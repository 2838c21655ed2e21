//! Activities from files and from serde values.

mod given;
mod intake;
mod readers;
mod serialize;
mod typed;
