//! `comity dates POLICY`.

use crate::args::{Dates, Format};
use crate::asked::{Asked, ask};
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use comity::record::{Dated, DutyState, DutyStatus};
use comity::report::{DateTold, date_as_json, dates_in_words};

/// Lists every date that the policy and the record lead to.
pub fn run(args: &Dates, out: &mut Output) -> Outcome {
    let format = args.telling.format;
    demand_format("dates", format, &[Format::Human, Format::Plain, Format::Json]);
    let asked = match ask(&args.policy, &args.asking, format, out) {
        Ok(asked) => asked,
        Err(outcome) => return outcome,
    };
    if args.worst_case {
        return worst_cases(&asked, format, out);
    }
    let needs = asked.words().status(&asked.record.status(asked.as_of)).needs;
    let dates: Vec<DateTold> = all(&asked).iter().map(|dated| asked.words().dated(dated)).collect();
    if format == Format::Json {
        out.say(&asked.first_json());
        dates.iter().for_each(|date| out.say(&format!("{}\n", date_as_json(date, asked.as_of, &asked.sources))));
    } else {
        out.say(&asked.first_line());
        out.say(&dates_in_words(&dates, &asked.sources, answer_look(format)));
        needs.iter().for_each(|need| out.say(&format!("To know more, {need}.\n")));
    }
    if needs.is_empty() { Outcome::Good } else { Outcome::Open }
}

// What holds whatever is recorded: no day is asked about.
fn worst_cases(asked: &Asked, format: Format, out: &mut Output) -> Outcome {
    let words = asked.words();
    let cases = asked.policy.program().plan().worst_cases();
    for case in &cases {
        let cited = words.cited(case.clause).map(|(number, _)| number);
        let said = words.worst(case);
        out.say(&match format {
            Format::Json => {
                let days = serde_json::json!({ "from": case.from.to_string(), "to": case.to.to_string(), "counted_from": case.counted_from.to_string() });
                format!("{}\n", serde_json::json!({ "kind": "worst-case", "clause": cited, "days": case.days, "such_as": days, "says": said }))
            }
            _ => format!("{}: {said}.\n", cited.unwrap_or_default()),
        });
    }
    if cases.is_empty() && format != Format::Json {
        out.say(
            "The policy sets nothing that has a worst case: no duty recurs, no renewal waits for a notice, and nobody can leave by one.\n",
        );
    }
    Outcome::Good
}

/// Those of the programme's life and those of its duties, in the order of the days.
pub fn all(asked: &Asked) -> Vec<Dated> {
    let of_duty = |one: DutyStatus| {
        let wanted = one.state != DutyState::Undetermined;
        // That something may be done from the start on is no date to note, and a window of one day has one date.
        let closes = one.closes.filter(|closes| one.due.as_ref().is_none_or(|due| due.reckoning != closes.reckoning));
        let opens = one.opens.filter(|opens| one.due.is_some() && !opens.reckoning.steps.is_empty());
        [opens, one.due, closes].into_iter().flatten().filter(move |_| wanted).collect::<Vec<_>>()
    };
    let duties = asked.record.duties(asked.as_of).into_iter().flat_map(of_duty);
    let mut dates: Vec<Dated> = asked.record.dates(asked.as_of).into_iter().chain(duties).collect();
    dates.sort_by_key(|dated| dated.reckoning.result());
    dates
}
