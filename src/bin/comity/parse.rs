//! `comity parse POLICY`.

use crate::args::{Format, Parse};
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::policies;

/// Prints what a policy means as JSON, or the schema of that JSON.
pub fn run(args: &Parse, out: &mut Output) -> Outcome {
    demand_format("parse", args.format, &[Format::Human, Format::Plain, Format::Json, Format::Sarif, Format::Github]);
    let Some(path) = args.policy.as_deref().filter(|_| !args.schema) else {
        out.say(&comity::model::view::schema());
        return Outcome::Good;
    };
    match policies::load(path) {
        Ok(policy) => {
            policies::warn(&policy, args.format, out);
            let view = comity::model::view::view(policy.model(), policy.sources());
            out.say(&format!("{}\n", serde_json::to_string_pretty(&view).unwrap_or_default()));
            Outcome::Good
        }
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            Outcome::Unjudged
        }
    }
}
