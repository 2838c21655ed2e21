//! What of a programme's life belongs into a calendar: what falls due, and the dates that decide whether it goes on.

use super::icalendar::CalendarEntry;
use super::record_words::{DateTold, Recorded};
use crate::calendar::DayRange;
use crate::model::Timed;
use crate::record::{AsOf, DateOf, Dated, DutyKey, DutyState, DutyStatus, Fold};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The days from the one asked about to another that a planner has to know of, in order. Days that are not known exactly are no entries.
#[must_use]
pub fn calendar_entries(recorded: &Recorded<'_>, fold: &Fold, as_of: AsOf, until: NaiveDate) -> Vec<CalendarEntry> {
    let owed = |one: &DutyStatus| matches!(one.state, DutyState::NotYetDue | DutyState::Due);
    let duties = fold.duties_through(as_of, until).into_iter().filter(owed).filter_map(|one| duty(recorded, &one));
    let dates = fold.dates(as_of).into_iter().filter_map(|dated| date(recorded, &dated));
    let within = |entry: &CalendarEntry| entry.last >= as_of.day && entry.first <= until;
    let mut entries: Vec<CalendarEntry> = duties.chain(dates).filter(within).collect();
    entries.sort_by(|one, other| (one.first, &one.key).cmp(&(other.first, &other.key)));
    tell_apart(&mut entries);
    entries
}

// Two requests of one day are answered by one day.
fn tell_apart(entries: &mut [CalendarEntry]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for entry in entries {
        let times = seen.entry(entry.key.clone()).or_default();
        *times = times.saturating_add(1);
        if *times > 1 {
            entry.key = format!("{}-{times}", entry.key);
        }
    }
}

fn duty(recorded: &Recorded<'_>, one: &DutyStatus) -> Option<CalendarEntry> {
    let told = recorded.duty(one);
    let last = one.closes.as_ref().or(one.due.as_ref())?.reckoning.result().exact()?;
    let first = one.due.as_ref().and_then(|due| due.reckoning.result().exact()).unwrap_or(last);
    let number = told.clause.as_ref().map_or("", |(number, _)| number.as_str());
    let working: Vec<String> = told.dates.iter().map(working).collect();
    Some(CalendarEntry {
        key: key(recorded, one.key, number, first),
        first,
        last,
        title: format!("{}: {} ({number})", title(recorded), recorded.act(one.key).replace(['“', '”'], "")),
        notes: format!("{}.\n{}.\n{}", told.duty, told.says, working.join("\n")),
    })
}

// The clause's own number, so that another clause changes nothing; and the day where an event of which nobody knew can come before others and shift their numbers.
fn key(recorded: &Recorded<'_>, key: DutyKey, clause: &str, due: NaiveDate) -> String {
    let act = recorded.act_name(key).unwrap_or_default();
    let party = key.party.and_then(|party| recorded.model.parties.get(party.index())).map_or("all", |party| party.name.as_str());
    let duty = recorded.model.duties.get(key.duty as usize);
    let of_each = duty.is_some_and(|duty| matches!(duty.schedule.when, Timed::WithinOfEach(..)));
    let which = if of_each { due.to_string() } else { key.occurrence.to_string() };
    format!("duty-{clause}-{act}-{party}-{which}")
}

fn date(recorded: &Recorded<'_>, dated: &Dated) -> Option<CalendarEntry> {
    let party = |party: &Option<crate::model::PartyId>| {
        party.and_then(|party| recorded.model.parties.get(party.index())).map_or_else(|| "all".to_owned(), |party| party.name.clone())
    };
    let told = recorded.dated(dated);
    let clause = told.clause.as_ref().map_or("", |(number, _)| number.as_str());
    let key = match &dated.what {
        DateOf::Start(of) => format!("start-{}", party(of)),
        DateOf::LastDay(of) => format!("last-day-{}", party(of)),
        DateOf::StretchEnds(number) => format!("stretch-ends-{number}"),
        DateOf::RenewalDeadline(_) => format!("renewal-deadline-{}", dated.reckoning.result().exact()?),
        DateOf::ExitTakesEffect(of) => format!("exit-{}", party(&Some(*of))),
        DateOf::SilenceMeans(_) => format!("silence-{clause}-{}", dated.reckoning.result().exact()?),
        DateOf::SurvivalEnds(_) => format!("survival-ends-{clause}"),
        DateOf::SuccessorStarts => "successor-starts".to_owned(),
        _ => return None,
    };
    let day = dated.reckoning.result().exact()?;
    let number = told.clause.as_ref().map_or_else(String::new, |(number, _)| format!(" ({number})"));
    let notes = working(&told);
    Some(CalendarEntry { key, first: day, last: day, title: format!("{}: {}{number}", title(recorded), told.says), notes })
}

fn title(recorded: &Recorded<'_>) -> String {
    recorded.model.name.replace('_', " ")
}

fn working(told: &DateTold) -> String {
    let events: Vec<&str> = told.relied.iter().map(|event| event.says.as_str()).collect();
    let resting = if events.is_empty() { String::new() } else { format!(" This rests on {}.", events.join("; ")) };
    let worked = if told.rule.is_some() { format!(": {}", told.working) } else { String::new() };
    format!("{}: {}{worked}.{resting}", crate::calendar::words::days(DayRange { ..told.days }), told.says)
}
