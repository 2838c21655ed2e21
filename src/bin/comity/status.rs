//! `comity status POLICY`.

use crate::args::{Format, Status};
use crate::asked::{Asked, ask};
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use comity::record::{DutyState, Standing};
use comity::report::{DutyTold, duty_as_json, status_as_json, status_in_words};

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
    match format {
        Format::Json => {
            out.say(&asked.first_json());
            out.say(&format!("{}\n", status_as_json(&told, &asked.sources)));
            open.iter().for_each(|duty| out.say(&format!("{}\n", duty_as_json(duty, asked.as_of, &asked.sources))));
        }
        _ => {
            out.say(&asked.first_line());
            out.say(&status_in_words(&told, &open, &asked.sources, answer_look(format)));
        }
    }
    match status.may_be.as_slice() {
        [Standing::InForce | Standing::Provisional] => Outcome::Good,
        [_] => Outcome::Bad,
        _ => Outcome::Open,
    }
}

/// The duties that are to be kept now, or should have been.
fn open(asked: &Asked) -> Vec<DutyTold> {
    let all = asked.record.duties(asked.as_of);
    let open = all.iter().filter(|one| matches!(one.state, DutyState::Due | DutyState::Overdue | DutyState::Undetermined));
    open.map(|one| asked.words().duty(one)).collect()
}
