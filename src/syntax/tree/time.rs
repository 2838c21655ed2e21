//! Points in time, a programme's life, and timings of duties.

use super::{Condition, Date, Name, Quantity, Text, Who};
use crate::source::Span;

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Length {
    /// `6 months`
    Written(Quantity),
    /// The name of an open term.
    Read(Name),
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// `2023-07-12`
    Date(Date),
    /// `unknown`
    Unknown(Span),
    /// `start`
    Start(Span),
    /// `receipt of the 50th deposit by each party`
    Trigger(Trigger),
    /// `the later of { …, … }`
    Later(Vec<Point>, Span),
    /// `the earlier of { …, … }`
    Earlier(Vec<Point>, Span),
    /// `the 90th day after …`
    NthDay(Ordinal, Box<Point>),
    /// `6 months after …`
    After(Quantity, Box<Point>),
    /// `the first day of the second month following …`
    MonthFollowing(Ordinal, Box<Point>),
}

/// `50th`, `second`, `next`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// The word as written.
    pub word: String,
    /// Its place.
    pub span: Span,
}

impl Ordinal {
    /// The number; none where it is too large.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        const WORDS: [&str; 12] =
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
        if self.word == "next" {
            return Some(1);
        }
        if let Some(at) = WORDS.iter().position(|word| *word == self.word) {
            return u32::try_from(at).ok()?.checked_add(1);
        }
        self.word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
    }
}

/// An event to wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Whether the day of receipt counts.
    pub receipt: bool,
    /// Which of several.
    pub ordinal: Option<Ordinal>,
    /// The event.
    pub event: Name,
    /// Whose.
    pub by: Option<Actors>,
}

/// `by each party`, `by it`, `by japan`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actors {
    /// `by each party`
    Each(Span),
    /// `by it`
    Own(Span),
    /// `by japan`
    Party(Name),
}

/// The programme's term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// How long.
    pub length: TermLength,
    /// From when; from the start where nothing is written.
    pub from: Option<Point>,
    /// Whether the first day counts; it does where nothing is written.
    pub first_day_excluded: Option<bool>,
    /// Whether the day on which the length is full counts; it does not where nothing is written.
    pub last_day_excluded: Option<bool>,
    /// What comes after it.
    pub then: Option<Then>,
    /// The date field that must lie in the term, and perhaps a second: `covers starts to ends`.
    pub covers: Option<(Name, Option<Name>)>,
}

/// How long a term is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermLength {
    /// `2 years`
    For(Length),
    /// `calendar years 2023 to 2026`
    CalendarYears(Date, Date),
    /// `until 2034-12-31`
    Until(Date),
    /// `unlimited`
    Unlimited(Span),
    /// `unknown because "…"`
    Unknown(Text),
}

/// What comes after a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// `then unlimited`
    Unlimited(Span),
    /// `then renewed by 5 years each time, unless …`
    Renewed(Box<Renewed>),
    /// `then renewed by 2 years once`, whatever anybody does.
    Prolonged {
        /// By how long.
        by: Length,
        /// How often.
        times: Times,
    },
}

/// `renewed by 5 years each time, unless notice by any party at least 12 months before the end`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// By how long.
    pub by: Length,
    /// How often.
    pub times: Times,
    /// `unless`; else `if`.
    pub unless: bool,
    /// Whether the day of receipt counts.
    pub receipt: bool,
    /// The event that stops or confirms it.
    pub event: Name,
    /// Whose.
    pub who: Who,
    /// How long before the end at the latest.
    pub at_least: Option<Length>,
}

/// How often a term is renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Times {
    /// `each time`
    Each,
    /// `once`
    Once,
    /// `3 times`
    Number(Quantity),
}

/// `, 6 months after receipt`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How long.
    pub length: Length,
    /// Whether it is counted from the day of receipt.
    pub receipt: bool,
}

/// `exit by any party on denunciation, 6 months after receipt, …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Who may go.
    pub who: Who,
    /// The notice.
    pub event: Name,
    /// When it takes effect.
    pub notice: Option<Notice>,
    /// `given not before …` (true), `effective not before …` (false).
    pub lock_in: Option<(bool, Point)>,
    /// `only at the end of a period`
    pub period_end: bool,
    /// `or a later date that it names`
    pub later_date: bool,
    /// `revocable by …`
    pub revocable: Option<Name>,
    /// `for it alone` (true), `for all` (false).
    pub alone: Option<bool>,
}

/// `suspended on suspension by any party, 30 days after receipt, lifted by lifting, for it alone`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// What suspends.
    pub event: Name,
    /// Whose it must be.
    pub who: Who,
    /// When it takes effect.
    pub notice: Option<Notice>,
    /// What lifts it.
    pub lifted: Name,
    /// `for it alone` (true), `for all` (false).
    pub alone: Option<bool>,
}

/// `survives activity where …`, `survives payment "…" for 5 years`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Survives {
    /// Activities.
    Activity(Condition),
    /// A right or a duty.
    Named {
        /// Its name.
        name: Name,
        /// The document's words.
        title: Option<Text>,
        /// For how long.
        length: Option<Length>,
    },
}

/// `silence of each party for 3 months after proposal means consent, unless objection`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Whose.
    pub who: Who,
    /// For how long.
    pub length: Length,
    /// Whether it is counted from receipt.
    pub receipt: bool,
    /// After what.
    pub after: Name,
    /// `consent`, `refusal`, `renewal` or `the end`.
    pub means: Name,
    /// What breaks it.
    pub unless: Name,
}

/// When a duty is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// `once`
    Once(Span),
    /// `throughout`
    Throughout(Span),
    /// `by 2021-01-01`
    By(Point),
    /// `within 30 days of endorsement`; `of each request` where the flag is true.
    Within(Length, bool, Point),
    /// `every 12 months from endorsement`
    Every(Length, Point),
    /// `window 30 days before to 30 days after`
    Window(Length, Length),
    /// `2 times each`
    TimesEach(Quantity),
    /// `counted from the last performance`
    FromPerformance(Span),
    /// `an early one moves nothing`
    EarlyMovesNothing(Span),
    /// `not before 2 years after start`
    NotBefore(Point),
    /// `until …`
    Until(Point),
    /// `otherwise also report "…" within 30 days`
    Otherwise {
        /// `instead`; else `also`.
        instead: bool,
        /// What is then to be done.
        act: super::Act,
        /// Within how long.
        within: Length,
    },
}

impl Length {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Written(quantity) => quantity.span,
            Self::Read(name) => name.span,
        }
    }
}

impl Point {
    /// Its place, from its first word that names something.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Date(date) => date.span,
            Self::Unknown(span) | Self::Start(span) | Self::Later(_, span) | Self::Earlier(_, span) => *span,
            Self::Trigger(trigger) => trigger.event.span,
            Self::NthDay(ordinal, from) | Self::MonthFollowing(ordinal, from) => ordinal.span.to(from.span()),
            Self::After(length, from) => length.span.to(from.span()),
        }
    }
}
