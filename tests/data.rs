//! Activities from files and from serde values.

mod readers;
