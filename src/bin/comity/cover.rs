//! `comity cover POLICY --text FILE`.

use crate::args::{Cover, Format};
use crate::complaints;
use crate::files;
use crate::outcome::Outcome;
use crate::output::{Output, demand_format};
use crate::policies;
use comity::Policy;
use comity::scenario::{document_as_json, tell_document};
use comity::source::Sources;

/// Compares a policy with the text of its document.
pub fn run(args: &Cover, out: &mut Output) -> Outcome {
    demand_format("cover", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let policy = match policies::load(&args.policy) {
        Ok(policy) => policy,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    match files::read_text(&args.text) {
        Ok(text) => tell(&policy, &text, args, out),
        Err(reason) => {
            let mut sources = Sources::new();
            let found = complaints::unreadable(&files::name(&args.text), &reason, &mut sources);
            complaints::tell(&found, &sources, args.format, out);
            Outcome::Unjudged
        }
    }
}

fn tell(policy: &Policy, text: &str, args: &Cover, out: &mut Output) -> Outcome {
    let coverage = policy.cover(text);
    let told = match args.format {
        Format::Json => format!("{}\n", document_as_json(policy.model(), &coverage, policy.sources())),
        _ => tell_document(policy.model(), &coverage, policy.sources(), &files::name(&args.text)),
    };
    out.say(&told);
    if coverage.is_complete() { Outcome::Good } else { Outcome::Bad }
}
