//! Verdicts and diagnostics told in words, and in the formats that other programs read.

mod amendments;
mod calendar_entries;
mod conditions;
mod diagnostics;
mod duty_words;
mod expected_words;
mod github;
mod icalendar;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
mod junit;
mod problems;
#[cfg(feature = "prove")]
pub mod proofs;
mod record_words;
pub mod redline;
#[cfg(feature = "cli")]
mod sarif;
mod status_words;
mod time_human;
#[cfg(feature = "cli")]
mod time_json;
pub mod timeline;
mod verdict;
mod verdict_case;
mod verdict_diagnostic;
mod verdict_facts;
mod verdict_human;
#[cfg(feature = "cli")]
mod verdict_json;
pub mod words;
mod worst_words;

#[cfg(feature = "cli")]
pub use amendments::amendment_as_json;
pub use amendments::{Amended, AmendmentTold, MissingTold, RemarkTold, amendments_in_words, stands_word};
pub use calendar_entries::calendar_entries;
pub use diagnostics::{Style, diagnostics};
pub use duty_words::{DutyTold, force_word, is_permission, state_word};
pub use icalendar::{CalendarEntry, icalendar};
#[cfg(feature = "cli")]
pub use json::diagnostic as diagnostic_as_json;
#[cfg(feature = "cli")]
pub use junit::{Outcome as JunitOutcome, Result as JunitResult, junit};
pub use record_words::{DateTold, EventTold, Recorded};
pub use status_words::{StatusTold, standing_word, standing_words};
pub use time_human::{dates_in_words, duties_in_words, status_in_words};
#[cfg(feature = "cli")]
pub use time_json::{calendar_entry_as_json, date_as_json, duty_as_json, status_as_json, timeline_as_json};
pub use verdict::{Lack, Reason, Told, tell, word};
pub use verdict_case::{Case, Places};
pub use verdict_diagnostic::{capital, diagnostic as verdict_diagnostic};
pub use verdict_facts::Fact;
pub use verdict_human::verdict as verdict_in_words;
#[cfg(feature = "cli")]
pub use verdict_json::verdict_as_json;
