//! Programmes and records that are made up, as parameters: a policy's text and a reader's count are both made from them, and from nothing else.

use chrono::{Datelike, Days, Months, NaiveDate};
use comity::Policy;
use comity::policy::{Happened, Record};
use proptest::prelude::*;

/// How the term is renewed.
#[derive(Clone, Copy, Debug)]
pub struct Renewal {
    pub months: u32,
    pub notice: u32,
    pub times: Option<u32>,
    /// Whether an objection stops it; else it comes whatever anybody does.
    pub stopped: bool,
}

/// Calendar years for which a programme is, from that of its start on.
#[derive(Clone, Copy, Debug)]
pub struct Years {
    pub count: i32,
    /// Signed so many days before the first of them; none: on the day of the start, in the first of them.
    pub signed_before: Option<u32>,
}

/// A programme between two parties.
#[derive(Clone, Debug)]
pub struct Life {
    pub start: NaiveDate,
    pub months: u32,
    pub last_day_counts: bool,
    /// In place of so many months.
    pub years: Option<Years>,
    pub renewal: Option<Renewal>,
    /// After how many months a notice of exit takes effect, and for how many from the start none can be given.
    pub exit: (u32, u32),
    /// How often a review is due, and how many days before and after it is in time.
    pub review: u32,
    pub window: Option<(u32, u32)>,
    /// Within how many days of each request an answer is due.
    pub answer: u32,
}

/// What can be on the record beside the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Objection,
    Withdrawal,
    ChangeOfMind,
    Pause,
    Resumption,
    Review,
    Request,
    Answer,
}

const ACTS: [Act; 8] =
    [Act::Objection, Act::Withdrawal, Act::ChangeOfMind, Act::Pause, Act::Resumption, Act::Review, Act::Request, Act::Answer];

impl Act {
    pub fn name(self) -> &'static str {
        match self {
            Self::Objection => "objection",
            Self::Withdrawal => "withdrawal",
            Self::ChangeOfMind => "change_of_mind",
            Self::Pause => "pause",
            Self::Resumption => "resumption",
            Self::Review => "review",
            Self::Request => "request",
            Self::Answer => "answer",
        }
    }
}

/// An event: what, when, and so many days later recorded.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub act: Act,
    pub on: NaiveDate,
    pub recorded: NaiveDate,
}

pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap()
}

pub fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap()
}

pub fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap()
}

/// The same day of a year so many years later, in which 400 years have the same days.
pub fn later(day: NaiveDate, years: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() + years, day.month(), day.day()).unwrap()
}

fn new_year(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap()
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0u32..146_097).prop_map(|days| days_after(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap(), days))
}

fn renewal() -> impl Strategy<Value = Option<Renewal>> {
    let some = (1u32..40, 0u32..120, prop::option::of(1u32..4), prop::bool::weighted(0.8));
    let some = some.prop_map(|(months, notice, times, stopped)| Renewal { months, notice, times, stopped });
    prop::option::of(some)
}

pub fn life() -> impl Strategy<Value = Life> {
    let window = prop::option::of((0u32..20, 0u32..20));
    let years = (1i32..4, prop::option::of(1u32..900)).prop_map(|(count, signed_before)| Years { count, signed_before });
    let years = prop::option::weighted(0.2, years);
    (day(), (1u32..40, years), any::<bool>(), renewal(), (0u32..13, 0u32..13), 2u32..15, window, 1u32..60).prop_map(
        |(start, (months, years), last_day_counts, renewal, exit, review, window, answer)| Life {
            start: if years.is_some_and(|years| years.signed_before.is_some()) { new_year(start) } else { start },
            months,
            last_day_counts,
            years,
            renewal,
            exit,
            review,
            window,
            answer,
        },
    )
}

/// Events around the life, in the order in which they were recorded.
pub fn record(life: &Life) -> impl Strategy<Value = Vec<Event>> + use<> {
    let (start, corners) = (life.start, life.corners());
    // Half of the events lie on or beside a day on which something turns: that is where mistakes are.
    let corner = (prop::sample::select(corners), 0u32..3).prop_map(|(day, beside)| days_before(days_after(day, beside), 1));
    let any_day = (0u32..1_600).prop_map(move |at| days_after(days_before(start, 60), at));
    let on = prop_oneof![corner, any_day];
    let event = (prop::sample::select(&ACTS[..]), on, prop::option::of(0u32..90)).prop_map(move |(act, on, late)| Event {
        act,
        on,
        recorded: days_after(on, late.unwrap_or(0)),
    });
    prop::collection::vec(event, 0..14).prop_map(|mut events| {
        events.sort_by_key(|event| event.recorded);
        events
    })
}

impl Life {
    /// The day of the signature.
    fn signed(&self) -> NaiveDate {
        let before = self.years.and_then(|years| years.signed_before);
        before.map_or(self.start, |days| days_before(self.start, days))
    }

    /// The last day of the stretch behind so many renewals.
    pub fn stretch_ends(&self, renewals: u32) -> NaiveDate {
        let renewed = self.renewal.map_or(0, |renewal| renewal.months) * renewals;
        if let Some(years) = self.years {
            let last = NaiveDate::from_ymd_opt(self.start.year() + years.count - 1, 12, 31).unwrap();
            return months_after(last, renewed);
        }
        let full = months_after(self.start, self.months + renewed);
        if self.last_day_counts { full } else { days_before(full, 1) }
    }

    /// The days on which something begins, ends or falls due.
    fn corners(&self) -> Vec<NaiveDate> {
        let stretch = |renewals| days_after(self.stretch_ends(renewals), 1);
        let mut days = vec![self.start, months_after(self.start, self.exit.1), months_after(self.start, self.exit.0 + self.exit.1)];
        for at in 0..3 {
            days.push(stretch(at));
            days.push(days_before(stretch(at), self.renewal.map_or(0, |renewal| renewal.notice)));
            days.push(days_before(stretch(at), self.renewal.map_or(0, |renewal| renewal.notice) + 1));
            days.push(months_after(self.start, self.review * (at + 1)));
        }
        days
    }

    pub fn text(&self) -> String {
        let last = if self.last_day_counts { "included" } else { "excluded" };
        let then = self.renewal.map_or(String::new(), |renewal| {
            let times =
                renewal.times.map_or("each time".to_owned(), |times| if times == 1 { "once".to_owned() } else { format!("{times} times") });
            let notice = if renewal.notice == 0 { String::new() } else { format!(" at least {} days before the end", renewal.notice) };
            let unless = if renewal.stopped { format!(", unless objection by any party{notice}") } else { String::new() };
            format!(", then renewed by {} months {times}{unless}", renewal.months)
        });
        let first = self.start.year();
        let term = self
            .years
            .map_or_else(|| format!("{} months", self.months), |years| format!("calendar years {first} to {}", first + years.count - 1));
        let notice = if self.exit.0 == 0 { String::new() } else { format!(", {} months after sending", self.exit.0) };
        let locked = if self.exit.1 == 0 { String::new() } else { format!(", given not before {} months after start", self.exit.1) };
        let window = self.window.map_or(String::new(), |(before, after)| format!(", window {before} days before to {after} days after"));
        format!(
            r#"programme p "A programme" {{
  parties {{ north "North"; south "South"; }}
  calendar {{ month_end clamp; }}
  event signature "signature";
  event objection "objection";
  event withdrawal "withdrawal";
  event change_of_mind "change of mind";
  event pause "pause";
  event resumption "resumption";
  event request "request";
  activity {{ title text; starts date; }}
  clause 1 "Activities" {{ permit activity; }}
  clause 2 "Start" {{ start on signature; }}
  clause 3 "Term" {{ term {term} from start, first day included, last day {last}{then}, covers starts; }}
  clause 4 "Exit" {{ exit by any party on withdrawal{notice}{locked}, revocable by change_of_mind, for all; }}
  clause 5 "Suspension" {{ suspended on pause by any party, lifted by resumption, for all; }}
  clause 6 "Review" {{ should north and south jointly: review "a review" every {} months from start{window}; }}
  clause 7 "Answers" {{ should north and south jointly: answer "an answer" within {} days of each request; }}
}}
"#,
            self.review, self.answer
        )
    }

    pub fn policy(&self) -> Policy {
        Policy::parse("p.comity", &self.text()).unwrap_or_else(|rejected| panic!("{rejected}\n{}", self.text()))
    }

    pub fn record_with(&self, policy: &Policy, events: &[Event]) -> Record {
        let mut record = policy.record();
        record.add(&Happened::new("signature", &self.signed().to_string())).unwrap();
        for Event { act, on, recorded } in events {
            record.add(&Happened::new(act.name(), &on.to_string()).recorded(&recorded.to_string())).unwrap();
        }
        record
    }

    pub fn shifted(&self, years: i32) -> Self {
        Self { start: later(self.start, years), ..self.clone() }
    }
}
