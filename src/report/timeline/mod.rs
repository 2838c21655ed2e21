//! The life of one programme, or of a chain of them, as a picture and as a page to print.
//!
//! ```text
//! rows of bars and marks ─ scale ─▶ svg ─▶ html, with every fact of the picture in a table
//! ```
//!
//! Nothing is told by colour alone: each kind of bar has a pattern of its own, each mark a shape, and every row stands in the table as well.

mod from_record;
mod html;
mod scale;
mod shapes;
mod svg;

pub use from_record::{Lived, Span, between, life, span};
pub use html::html;
pub use svg::svg;

use chrono::NaiveDate;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The heading.
    pub title: String,
    /// The day that was asked about; a line is drawn there.
    pub asked: NaiveDate,
    /// Groups of rows from top to bottom: an instrument with its duties, the gaps, the activities.
    pub groups: Vec<Group>,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// From top to bottom.
    pub rows: Vec<Row>,
}

/// One line of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// The clause's number.
    pub clause: Option<String>,
    /// Runs of days.
    pub bars: Vec<Bar>,
    /// Single days.
    pub marks: Vec<Mark>,
}

/// A run of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it means.
    pub kind: BarKind,
    /// The first day; none: from a day that is not known.
    pub first: Option<NaiveDate>,
    /// The last day, which belongs to it; none: without end, or to a day that is not known.
    pub last: Option<NaiveDate>,
    /// What is said of it in the table.
    pub words: String,
}

/// A single day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it means.
    pub kind: MarkKind,
    /// The day.
    pub day: NaiveDate,
    /// What is said of it in the table.
    pub words: String,
}

/// What a run of days means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BarKind {
    /// In force.
    InForce,
    /// Applied provisionally.
    Provisional,
    /// Suspended.
    Suspended,
    /// What is known does not say.
    Unknown,
    /// No instrument is in force.
    Gap,
    /// The window of a duty.
    Window,
    /// An activity that is permitted.
    Permitted,
    /// An activity that is refused.
    Refused,
    /// An activity of which that is undetermined.
    Undetermined,
}

/// What a single day means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Something is due.
    Due,
    /// It was done.
    Done,
    /// It was not done in time.
    Missed,
    /// The last day for a notice.
    Deadline,
    /// Any other date.
    Date,
}

impl BarKind {
    /// Its word in the legend and in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::InForce => "in force",
            Self::Provisional => "applied provisionally",
            Self::Suspended => "suspended",
            Self::Unknown => "not known",
            Self::Gap => "no instrument in force",
            Self::Window => "time for a duty",
            Self::Permitted => "activity, permitted",
            Self::Refused => "activity, refused",
            Self::Undetermined => "activity, undetermined",
        }
    }
}

impl MarkKind {
    /// Its word in the legend and in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Done => "done",
            Self::Missed => "not done in time",
            Self::Deadline => "last day for a notice",
            Self::Date => "other date",
        }
    }
}

/// Words between the marks of XML.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no place for other control characters, not even as references.
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => {}
            letter => out.push(letter),
        }
    }
    out
}
