//! Activities from files and from serde values.

mod given;
mod readers;
mod serialize;
mod typed;
