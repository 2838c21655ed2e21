//! Activities from files and from serde values, each value with its place.
//!
//! ```text
//! text ─ from_json · from_yaml · from_toml · from_csv ─▶ located values ─ typed ─▶ Activity, or what is wrong, with both places
//! ```

#[cfg(feature = "csv")]
mod adapter;
#[cfg(feature = "json")]
mod amending;
mod checks;
mod errors;
mod facts;
#[cfg(feature = "csv")]
pub mod from_csv;
#[cfg(feature = "json")]
pub mod from_json;
#[cfg(feature = "json")]
mod from_record;
mod from_serialize;
#[cfg(feature = "toml")]
pub mod from_toml;
#[cfg(feature = "yaml")]
pub mod from_yaml;
#[cfg(feature = "json")]
mod happening;
mod judged;
pub mod limits;
pub mod located;
mod names;
#[cfg(feature = "json")]
mod outline;
pub mod problems;
mod read;
#[cfg(any(feature = "json", feature = "yaml", feature = "toml"))]
mod records;
mod shared;
#[cfg(feature = "csv")]
mod table;
mod typed;
mod words;
mod wrong;
#[cfg(feature = "yaml")]
mod yaml_words;

#[cfg(feature = "csv")]
pub use adapter::fitting;
pub use errors::{ActivityErrors, FieldError};
#[cfg(feature = "json")]
pub use from_record::{RecordReading, read_record};
pub use from_serialize::{Intake, from_serialize};
pub use read::{Entry, Format, Reading, read};
