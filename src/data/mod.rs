//! Activities from files and from serde values, each value with its place.
