//! `comity diff POLICY --amended AMENDMENT`, `comity diff OLD NEW`.

use crate::args::{Diff, Format};
use crate::edition::{heading, notes};
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::diagnostic::Look;
use comity::prove::{Difference, Effort};
use comity::report::capital;
use comity::report::proofs as told;
use comity::report::redline::redline_text;
use serde_json::json;
use std::fmt::Write;

/// Says what differs between two editions, in words and in effect.
pub fn run(args: &Diff, out: &mut Output) -> Outcome {
    demand_format("diff", args.format, &[Format::Human, Format::Plain, Format::Json]);
    let (old, new) = match editions(args) {
        Ok(editions) => editions,
        Err(rejected) => {
            policies::reject(&rejected, args.format, out);
            return Outcome::Unjudged;
        }
    };
    let effort = Effort { budget: args.budget, all_readings: false };
    let difference = new.difference(&old, &effort);
    let duties = new.duties_changed(&old);
    let text = new.redline_from(&old);
    let same = difference.regions.is_empty() && duties.is_empty() && text.as_ref().is_none_or(comity::amend::redline::Redline::is_empty);
    match args.format {
        Format::Json => out.say(&as_json(&old, &new, &difference, &duties)),
        _ => {
            let look = answer_look(args.format);
            if !args.effect_only {
                out.say(&text.map_or_else(String::new, |text| redline_text(&text, &heading(&old, &new), &notes(&new, &[]), look)));
            }
            out.say(&in_words(&new, &difference, &duties, look));
        }
    }
    match (difference.unsettled, same) {
        (Some(_), _) => Outcome::Open,
        (None, true) => Outcome::Good,
        (None, false) => Outcome::Bad,
    }
}

fn editions(args: &Diff) -> Result<(Policy, Policy), comity::policy::Rejected> {
    let policy = policies::load(&args.policy)?;
    if let Some(other) = &args.other {
        return Ok((policy, policies::load(other)?));
    }
    let names: Vec<&str> = args.amended.iter().map(String::as_str).collect();
    match names.as_slice() {
        [one] => {
            let new = policy.amended(one)?;
            Ok((new.before().unwrap_or(policy), new))
        }
        several => {
            let new = policy.amended_by(several)?;
            Ok((policy, new))
        }
    }
}

fn in_words(new: &Policy, difference: &Difference, duties: &[String], look: Look) -> String {
    let mut out = if look == Look::Told { "The effect.\n".to_owned() } else { "Effect\n".to_owned() };
    if difference.regions.is_empty() && difference.unsettled.is_none() {
        out.push_str("  Every activity comes out as before.\n");
    }
    for region in &difference.regions {
        let _ = writeln!(out, "  {}.", capital(&told::region(new.model(), region)));
    }
    if difference.more {
        out.push_str("  There are more such differences; these are the first.\n");
    }
    if let Some(why) = difference.unsettled {
        let _ = writeln!(out, "  Some of it is not settled: {}.", told::unsettled(why));
    }
    for duty in duties {
        let _ = writeln!(out, "  {}.", capital(duty));
    }
    for region in &difference.regions {
        let title = format!("an example: {}", told::shift(region.shift));
        let verdict = region.example.truth(new.model(), &[]);
        let _ = write!(
            out,
            "\n{}",
            told::scenario(new.model(), &title, &region.example, &Vec::new(), verdict.into(), new.before().and(new.edition()))
        );
    }
    out
}

fn as_json(old: &Policy, new: &Policy, difference: &Difference, duties: &[String]) -> String {
    let regions = difference.regions.iter().map(|region| {
        json!({
            "kind": "region",
            "shift": told::shift(region.shift),
            "says": told::region(new.model(), region),
            "conditions": region.conditions.iter().map(|facet| told::facet(new.model(), facet)).collect::<Vec<_>>(),
            "example": told::scenario(new.model(), "an example", &region.example, &Vec::new(), region.example.truth(new.model(), &[]).into(), None),
        })
    });
    let head = json!({
        "kind": "difference",
        "old": { "programme": old.model().name, "edition": old.edition(), "fingerprint": old.fingerprint().full() },
        "new": { "programme": new.model().name, "edition": new.edition(), "fingerprint": new.fingerprint().full() },
        "duties": duties,
        "more": difference.more,
        "settled": difference.unsettled.is_none(),
    });
    std::iter::once(head).chain(regions).map(|line| format!("{line}\n")).collect()
}
