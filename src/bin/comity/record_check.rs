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
        let record = recorded.record();
        let counted = |many: usize, what: &str| if many == 1 { format!("1 {what}") } else { format!("{many} {what}s") };
        let events = counted(record.happenings().count(), "event");
        let events = match record.acts().len() {
            0 => events,
            acts => format!("{events} and {} on amendments", counted(acts, "act")),
        };
        out.say(&match outcome {
            Outcome::Good => format!("The record is in order: {events}.\n"),
            _ => format!("The record is not in order: {events} can be read.\n"),
        });
    }
    outcome
}
