//! What a record answers as JSON; docs/time.schema.json describes it.

use super::duty_words::{DutyTold, state_word};
use super::icalendar::CalendarEntry;
use super::record_words::{DateTold, EventTold};
use super::status_words::{StatusTold, standing_word};
use super::timeline::{Bar, Group, Mark, Row, Timeline};
use crate::calendar::DayRange;
use crate::record::{AsOf, Standing};
use crate::source::Sources;
use chrono::NaiveDate;
use serde_json::{Value, json};

/// How a programme stands, as a JSON object with the key `kind`, always `status`.
#[must_use]
pub fn status_as_json(told: &StatusTold, sources: &Sources) -> Value {
    json!({
        "kind": "status",
        "on": told.as_of.day.to_string(),
        "known": known(told.as_of),
        "title": told.title,
        "may_be": standings(&told.may_be),
        "says": told.says,
        "clause": clause(told.clause.as_ref()),
        "parties": told.each_party.iter().map(|(name, may_be)| json!({ "party": name, "may_be": standings(may_be) })).collect::<Vec<_>>(),
        "needs": told.needs,
        "next": told.next.iter().map(|date| date_in(date, sources)).collect::<Vec<_>>(),
        "relied_on": events(&told.relied, sources),
    })
}

/// One occurrence of a duty, as a JSON object with the key `kind`, always `duty`.
#[must_use]
pub fn duty_as_json(told: &DutyTold, as_of: AsOf, sources: &Sources) -> Value {
    json!({
        "kind": "duty",
        "on": as_of.day.to_string(),
        "known": known(as_of),
        "act": told.act,
        "occurrence": told.occurrence,
        "state": state_word(told.state),
        "told": told.told,
        "duty": told.duty,
        "says": told.says,
        "answerable": told.answerable,
        "clause": clause(told.clause.as_ref()),
        "dates": told.dates.iter().map(|date| date_in(date, sources)).collect::<Vec<_>>(),
        "needs": told.needs,
        "relied_on": events(&told.relied, sources),
    })
}

/// One date, as a JSON object with the key `kind`, always `date`.
#[must_use]
pub fn date_as_json(told: &DateTold, as_of: AsOf, sources: &Sources) -> Value {
    let mut value = date_in(told, sources);
    if let Some(object) = value.as_object_mut() {
        object.insert("kind".to_owned(), json!("date"));
        object.insert("on".to_owned(), json!(as_of.day.to_string()));
        object.insert("known".to_owned(), json!(known(as_of)));
    }
    value
}

/// A timeline, as a JSON object with the key `kind`, always `timeline`.
#[must_use]
pub fn timeline_as_json(timeline: &Timeline) -> Value {
    let day = |day: NaiveDate| day.to_string();
    let bar = |bar: &Bar| json!({ "means": bar.kind.word(), "first": bar.first.map(day), "last": bar.last.map(day), "says": bar.words });
    let mark = |mark: &Mark| json!({ "means": mark.kind.word(), "day": day(mark.day), "says": mark.words });
    let row = |row: &Row| {
        json!({
            "label": row.label,
            "clause": row.clause,
            "bars": row.bars.iter().map(bar).collect::<Vec<_>>(),
            "marks": row.marks.iter().map(mark).collect::<Vec<_>>(),
        })
    };
    let group = |group: &Group| json!({ "title": group.title, "rows": group.rows.iter().map(row).collect::<Vec<_>>() });
    json!({ "kind": "timeline", "on": day(timeline.asked), "title": timeline.title, "groups": timeline.groups.iter().map(group).collect::<Vec<_>>() })
}

/// An entry of a calendar, as a JSON object with the key `kind`, always `entry`.
#[must_use]
pub fn calendar_entry_as_json(entry: &CalendarEntry) -> Value {
    let CalendarEntry { key, first, last, title, notes } = entry;
    json!({ "kind": "entry", "key": key, "first": first.to_string(), "last": last.to_string(), "title": title, "notes": notes })
}

fn known(as_of: AsOf) -> Option<String> {
    (as_of.known != NaiveDate::MAX).then(|| as_of.known.to_string())
}

fn standings(may_be: &[Standing]) -> Vec<&'static str> {
    may_be.iter().map(|one| standing_word(*one)).collect()
}

fn clause(cited: Option<&(String, Option<String>)>) -> Option<Value> {
    cited.map(|(number, heading)| json!({ "number": number, "heading": heading }))
}

fn days(range: DayRange) -> Value {
    json!({ "earliest": range.earliest.to_string(), "latest": range.latest.to_string() })
}

fn date_in(told: &DateTold, sources: &Sources) -> Value {
    json!({
        "what": told.kind,
        "says": told.says,
        "act": told.act,
        "days": days(told.days),
        "rule": told.rule,
        "working": told.working,
        "clause": clause(told.clause.as_ref()),
        "readings": told.readings,
        "relied_on": events(&told.relied, sources),
    })
}

fn events(events: &[EventTold], sources: &Sources) -> Vec<Value> {
    let place =
        |event: &EventTold| sources.locate(event.span).map(|(file, at)| json!({ "file": file, "line": at.line, "column": at.column }));
    events.iter().map(|event| json!({ "says": event.says, "place": place(event) })).collect()
}
