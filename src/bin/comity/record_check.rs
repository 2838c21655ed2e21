//! `comity record check POLICY RECORD…`.

use crate::args::{Format, RecordCheck};
use crate::complaints;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::records;

/// Says everything that is wrong with records.
pub fn run(args: &RecordCheck, out: &mut Output) -> Outcome {
    demand_format("record check", args.format, &[Format::Human, Format::Plain, Format::Json, Format::Sarif, Format::Junit, Format::Github]);
    let recorded = match records::load(&args.policy, &args.records, args.format, out) {
        Ok(recorded) => recorded,
        Err(outcome) => return outcome,
    };
    let found = &recorded.every();
    if !found.is_empty() || matches!(args.format, Format::Sarif | Format::Junit) {
        complaints::tell(found, &recorded.sources, args.format, out);
    }
    let outcome = if found.has_errors() { Outcome::Unjudged } else { Outcome::Good };
    if matches!(args.format, Format::Human | Format::Plain) {
        let events = recorded.record().happenings().count();
        let events = if events == 1 { "1 event".to_owned() } else { format!("{events} events") };
        out.say(&match outcome {
            Outcome::Good => format!("The record is in order: {events}.\n"),
            _ => format!("The record is not in order: {events} can be read.\n"),
        });
    }
    outcome
}
