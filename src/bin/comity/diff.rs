//! `comity diff POLICY --amended AMENDMENT`, `comity diff OLD NEW`.

use crate::args::{Diff, Format};
use crate::edition::heading;
use crate::outcome::Outcome;
use crate::output::{Output, answer_look, demand_format};
use crate::policies;
use comity::Policy;
use comity::amend::redline::Redline;
use comity::diagnostic::Look;
use comity::prove::{Difference, Effort, Region};
use comity::report::capital;
use comity::report::proofs as told;
use comity::report::redline::{Notes, redline_text};
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
    let same = difference.regions.is_empty() && duties.is_empty() && text.as_ref().is_none_or(Redline::is_empty);
    match args.format {
        Format::Json => out.say(&as_json(&old, &new, text.as_ref(), &difference, &duties)),
        _ => {
            let look = answer_look(args.format);
            if !args.effect_only {
                out.say(&text.map_or_else(String::new, |text| redline_text(&text, &heading(&old, &new), &Notes::default(), look)));
            }
            out.say(&in_words(&new, &difference, &duties, args.effect_only, look));
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
    crate::edition::editions(&policy, &args.amended)
}

fn in_words(new: &Policy, difference: &Difference, duties: &[String], effect_only: bool, look: Look) -> String {
    let mut out = String::new();
    if !effect_only {
        out.push_str(if look == Look::Told { "\nThe effect.\n" } else { "\nEffect\n" });
    }
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
    for (number, region) in (1..).zip(&difference.regions) {
        let _ = write!(out, "\n{}", example(new, region, number));
    }
    out
}

/// A scenario that shows a region. Each has a title of its own, so that all can be pasted.
fn example(new: &Policy, region: &Region, number: usize) -> String {
    let title = format!("example {number}: {}", told::shift(region.shift));
    let edition = new.before().and(new.edition());
    told::scenario(new.model(), &title, &region.example, &Vec::new(), told::expected_of(new.model(), region), edition)
}

fn as_json(old: &Policy, new: &Policy, text: Option<&Redline>, difference: &Difference, duties: &[String]) -> String {
    let regions = (1..).zip(&difference.regions).map(|(number, region)| {
        json!({
            "kind": "region",
            "shift": told::shift(region.shift),
            "says": told::region(new.model(), region),
            "conditions": region.conditions.iter().map(|facet| told::facet(new.model(), facet)).collect::<Vec<_>>(),
            "example": example(new, region, number),
        })
    });
    let of = |policy: &Policy| json!({ "programme": policy.model().name, "edition": policy.edition(), "fingerprint": policy.fingerprint().full() });
    let head = json!({
        "kind": "difference",
        "old": of(old),
        "new": of(new),
        "changed": text.map(Redline::changed).unwrap_or_default(),
        "duties": duties,
        "more": difference.more,
        "settled": difference.unsettled.is_none(),
    });
    std::iter::once(head).chain(regions).map(|line| format!("{line}\n")).collect()
}
