//! `comity status POLICY`.

use crate::args::{Format, Status};
use crate::asked::{Asked, Duty, ask};
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use comity::record::{DutyState, Standing};
use comity::report::{DutyTold, amendment_as_json, amendments_in_words, duty_as_json, status_as_json, status_in_words};

/// Says how a programme stands on a day.
pub fn run(args: &Status, out: &mut Output) -> Outcome {
    let format = args.telling.format;
    demand_format("status", format, &[Format::Human, Format::Plain, Format::Json]);
    match ask(&args.policy, &args.asking, format, out) {
        Ok(asked) => tell(&asked, format, out),
        Err(outcome) => outcome,
    }
}

fn tell(asked: &Asked, format: Format, out: &mut Output) -> Outcome {
    let status = asked.record.status(asked.as_of);
    let told = asked.words().status(&status);
    let open = open(asked);
    let amendments = asked.amendments();
    match format {
        Format::Json => {
            out.say(&asked.first_json());
            out.say(&format!("{}\n", status_as_json(&told, &asked.sources)));
            open.iter().for_each(|duty| out.say(&format!("{}\n", duty_as_json(duty, asked.as_of, &asked.sources))));
            amendments.iter().for_each(|one| out.say(&format!("{}\n", amendment_as_json(one, asked.as_of, &asked.sources))));
        }
        _ => {
            out.say(&asked.first_line());
            out.say(&status_in_words(&told, &open, &asked.sources, answer_look(format)));
            out.say(&amendments_in_words(&amendments, &asked.sources, answer_look(format)));
        }
    }
    match status.may_be.as_slice() {
        _ if !asked.settled => Outcome::Open,
        [Standing::InForce | Standing::Provisional] => Outcome::Good,
        [_] => Outcome::Bad,
        _ => Outcome::Open,
    }
}

/// The duties that are to be kept now, or should have been.
fn open(asked: &Asked) -> Vec<DutyTold> {
    let all = asked.duties(asked.as_of.day).into_iter();
    let open = |one: &Duty| matches!(one.status.state, DutyState::Due | DutyState::Overdue | DutyState::Undetermined);
    all.filter(open).map(|one| one.told).collect()
}
