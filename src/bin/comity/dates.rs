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
