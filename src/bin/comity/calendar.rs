//! `comity calendar POLICY --until DATE --output FILE.ics`.

use crate::args::{Calendar, Format};
use crate::asked::ask;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::timeline::write;
use chrono::Months;
use comity::report::{calendar_entries, calendar_entry_as_json, icalendar};

/// Writes what falls due as a calendar.
pub fn run(args: &Calendar, out: &mut Output) -> Outcome {
    demand_format("calendar", args.telling.format, &[Format::Human, Format::Plain, Format::Json]);
    let asked = match ask(&args.policy, &args.asking, args.telling.format, out) {
        Ok(asked) => asked,
        Err(outcome) => return outcome,
    };
    let from = asked.as_of.day;
    let until = args.until.unwrap_or_else(|| from.checked_add_months(Months::new(24)).unwrap_or(from));
    if until < from {
        out.complain(&format!("error: `--until {until}` lies before the day that is asked about, {from}\n"));
        return Outcome::Unjudged;
    }
    let recorded = asked.words();
    let entries = calendar_entries(&recorded, asked.record.fold(), asked.as_of, until);
    if args.telling.format == Format::Json {
        let lines: String = entries.iter().map(|entry| format!("{}\n", calendar_entry_as_json(entry))).collect();
        return write(args.output.as_deref(), &format!("{}{lines}", asked.first_json()), &asked, out);
    }
    let alarm = (!args.no_alarm).then_some(args.alarm);
    let made = icalendar(&asked.policy.model().name, &recorded.title(), from, alarm, &entries);
    write(args.output.as_deref(), &made, &asked, out)
}
