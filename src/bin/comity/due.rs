//! `comity due POLICY --from DATE --until DATE`.

use crate::args::{Due, Format};
use crate::asked::{Asked, Duty, ask};
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use chrono::{Months, NaiveDate};
use comity::calendar::DayRange;
use comity::calendar::words::day;
use comity::diagnostic::Look;
use comity::record::DutyState;
use comity::report::{DutyTold, duties_in_words, duty_as_json};

/// Says what is overdue, what is open, and what falls due.
pub fn run(args: &Due, out: &mut Output) -> Outcome {
    let format = args.telling.format;
    demand_format("due", format, &[Format::Human, Format::Plain, Format::Json]);
    let asked = match ask(&args.policy, &args.asking, format, out) {
        Ok(asked) => asked,
        Err(outcome) => return outcome,
    };
    let from = args.from.unwrap_or(asked.as_of.day);
    let until = args.until.unwrap_or_else(|| from.checked_add_months(Months::new(12)).unwrap_or(from));
    if until < from {
        out.complain(&format!("error: `--until {until}` lies before `--from {from}`\n"));
        return Outcome::Unjudged;
    }
    tell(&asked, from, until, format, out)
}

fn tell(asked: &Asked, from: NaiveDate, until: NaiveDate, format: Format, out: &mut Output) -> Outcome {
    let found = found(asked, from, until);
    let told = |wanted: fn(DutyState) -> bool| -> Vec<DutyTold> {
        found.iter().filter(|one| wanted(one.status.state)).map(|one| one.told.clone()).collect()
    };
    if format == Format::Json {
        out.say(&asked.first_json());
        found.iter().for_each(|one| out.say(&format!("{}\n", duty_as_json(&one.told, asked.as_of, &asked.sources))));
    } else {
        let look: Look = answer_look(format);
        out.say(&asked.first_line());
        let mut say = |heading: &str, duties: &[DutyTold]| out.say(&duties_in_words(heading, duties, &asked.sources, look));
        say("Overdue", &told(|state| state == DutyState::Overdue));
        say("Open", &told(|state| state == DutyState::Due));
        say(&format!("Due from {} to {}", day(from), day(until)), &told(|state| state == DutyState::NotYetDue));
        for (heading, wanted) in REST {
            let duties = told(*wanted);
            if !duties.is_empty() {
                say(heading, &duties);
            }
        }
    }
    outcome(asked, &found)
}

type Wanted = fn(DutyState) -> bool;

const REST: &[(&str, Wanted)] = &[
    ("Cannot be said", |state| state == DutyState::Undetermined),
    ("Done or not owed", |state| {
        matches!(state, DutyState::Fulfilled | DutyState::FulfilledLate | DutyState::Excused | DutyState::Discharged)
    }),
];

/// What is overdue or open on the day, and what has its due day within the days.
fn found(asked: &Asked, from: NaiveDate, until: NaiveDate) -> Vec<Duty> {
    let days = |one: &Duty| one.status.due.as_ref().map(|due| due.reckoning.result());
    let within = |days: DayRange| days.latest >= from && days.earliest <= until;
    let stands = |one: &Duty| match one.status.state {
        DutyState::Overdue => true,
        // What cannot be said to be done is still to be looked into, however long ago it was due.
        DutyState::Due | DutyState::Undetermined => days(one).is_none_or(|days| days.earliest <= until),
        _ => days(one).is_some_and(within),
    };
    let mut found: Vec<Duty> = asked.duties(until.max(asked.as_of.day)).into_iter().filter(stands).collect();
    found.sort_by_key(|one| (days(one).map_or(NaiveDate::MAX, |days| days.earliest), one.edition, one.status.key));
    found
}

fn outcome(asked: &Asked, found: &[Duty]) -> Outcome {
    let any = |state: DutyState| found.iter().any(|one| one.status.state == state && one.owed);
    match (any(DutyState::Overdue), any(DutyState::Undetermined) || !asked.settled) {
        (true, _) => Outcome::Bad,
        (false, true) => Outcome::Open,
        (false, false) => Outcome::Good,
    }
}
