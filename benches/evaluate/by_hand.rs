//! The shipped programme as a Rust programmer would write it for this one document: integers, bit sets, three values.

use comity::value::{PartialDate, Truth};
use serde::Serialize;

/// An activity as an embedder's program has it. `None` is unknown, the word `none` is none.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    pub title: String,
    pub areas: Option<Vec<String>>,
    pub forms: Option<Vec<String>>,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub taking_part: Option<Vec<String>>,
    pub counterpart: Option<String>,
    pub organiser: Option<String>,
    pub region: Option<String>,
    pub open_to_partners: Option<bool>,
    pub nato_assets: Option<bool>,
    pub judged: Judgements,
}

#[derive(Clone, Debug, Serialize)]
pub struct Judgements {
    pub mutual_interest: Option<bool>,
    pub appropriate: Option<bool>,
    pub further_form: Option<bool>,
    pub nato_part_appropriate: Option<bool>,
    pub consented_after_review: Option<bool>,
}

/// The same in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Prepared {
    areas: Option<u32>,
    forms: Option<u32>,
    taking_part: Option<u32>,
    starts: Option<(i32, i32)>,
    counterpart: Option<u32>,
    organiser: Option<u32>,
    region: Option<u32>,
    open_to_partners: Truth,
    nato_assets: Truth,
    mutual_interest: Truth,
    appropriate: Truth,
    further_form: Truth,
    nato_part_appropriate: Truth,
    consented_after_review: Truth,
}

/// When the programme was endorsed, and its term.
#[derive(Clone, Copy, Debug)]
pub struct InForce {
    pub endorsement: (i32, i32),
    pub first: (i32, i32),
    pub last: (i32, i32),
}

const UNLISTED: u32 = 1 << 31;
pub const AREAS: [&str; 21] = [
    "priority",
    "cyber_defence",
    "maritime_security",
    "humanitarian_relief",
    "arms_control",
    "conventional_weapons",
    "small_arms",
    "light_weapons",
    "mass_destruction",
    "means_of_delivery",
    "defence_science",
    "women_peace_security",
    "human_security",
    "public_diplomacy",
    "other_mutual_interest",
    "political_dialogue",
    "defence_exchanges",
    "outer_space",
    "counter_terrorism",
    "beside",
    "challenge_only",
];
pub const FORMS: [&str; 21] = [
    "joint_meeting",
    "partner_activity",
    "seminar",
    "symposium",
    "practical_opportunity",
    "sps_project",
    "exchange_of_officials",
    "exercise",
    "high_level_dialogue",
    "menu_activity",
    "information_sharing",
    "capability_work",
    "contribution",
    "headquarters_staff",
    "voluntary_contribution",
    "partnership_staff",
    "liaison_officer",
    "centre_expert",
    "east_asia_consultation",
    "review_meeting",
    "instrument",
];
pub const PARTICIPANTS: [&str; 7] = ["japan", "nato", "nato_headquarters", "shape", "marcom", "sto", "ccdcoe"];
pub const COUNTERPARTS: [&str; 3] = ["nato_itself", "nato_accredited", "outside_nato"];
pub const REGIONS: [&str; 2] = ["indo_pacific", "asia_pacific"];

/// The bits of names, worked out when this is compiled.
const fn bits(from: usize, to: usize) -> u32 {
    ((1u64 << (to + 1)) - (1u64 << from)) as u32
}

const JAPAN: u32 = bits(0, 0);
const NATO: u32 = bits(1, 5);
const NAMED_CHALLENGE: u32 = bits(17, 17) | bits(1, 3) | bits(18, 18);
const OTHER_INTEREST: u32 = bits(14, 14);
const EXERCISE: u32 = bits(7, 7);
const EXCHANGE: u32 = bits(6, 6);
const CENTRE_EXPERT: u32 = bits(17, 17);
const CCDCOE: u32 = bits(6, 6);
const INSTRUMENT: u32 = bits(20, 20);

fn place(names: &[&str], name: &str) -> Option<u32> {
    names.iter().position(|known| *known == name).map(|at| at as u32)
}

/// The longest text that the schema takes.
const MOST_TEXT: usize = 64 * 1024;

/// A word that no list names: the schema takes it where the taxonomy is open, if it says anything and is no book.
fn other(word: &str) -> Result<u32, Refused> {
    if word.is_empty() || word.len() > MOST_TEXT { Err(Refused::Word) } else { Ok(UNLISTED) }
}

fn set(names: &[&str], given: &Option<Vec<String>>) -> Result<Option<u32>, Refused> {
    let Some(given) = given else { return Ok(None) };
    let mut set = 0;
    for name in given {
        set |= match place(names, name) {
            Some(at) => 1 << at,
            None => other(name)?,
        };
    }
    Ok(Some(set))
}

/// One entry of an open taxonomy, which an activity may do without.
fn one(names: &[&str], given: &Option<String>) -> Result<Option<u32>, Refused> {
    let Some(name) = given else { return Ok(None) };
    match (place(names, name), name.as_str()) {
        (Some(at), _) => Ok(Some(at)),
        (None, "unknown") => Ok(None),
        (None, "none") => Ok(Some(UNLISTED)),
        (None, name) => other(name).map(Some),
    }
}

/// The counterpart: its taxonomy is closed, and each activity has one.
fn counterpart(given: &Option<String>) -> Result<Option<u32>, Refused> {
    let Some(name) = given else { return Ok(None) };
    match place(&COUNTERPARTS, name) {
        Some(at) => Ok(Some(at)),
        None if name == "unknown" => Ok(None),
        None => Err(Refused::Word),
    }
}

/// A date within the days of which the policy speaks; each activity has one.
fn date(given: &Option<String>) -> Result<Option<(i32, i32)>, Refused> {
    use chrono::Datelike;
    // 2013-01-01 and 2034-12-31.
    const HORIZON: (i32, i32) = (734_869, 742_903);
    let Some(text) = given else { return Ok(None) };
    let Some(date) = PartialDate::parse(text) else {
        return if text == "unknown" { Ok(None) } else { Err(Refused::Date) };
    };
    let days = (date.earliest().num_days_from_ce(), date.latest().num_days_from_ce());
    if days.0 >= HORIZON.0 && days.1 <= HORIZON.1 { Ok(Some(days)) } else { Err(Refused::Date) }
}

fn truth(given: Option<bool>) -> Truth {
    given.map_or(Truth::Unknown, Truth::from)
}

/// What keeps a proposal from being an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Title,
    Word,
    Date,
    Check,
}

/// Turns names into numbers, refuses what the schema refuses, and applies its two checks. It stops at the first mistake and keeps no
/// text, where the engine tells all mistakes and keeps what reports print.
pub fn prepare(proposal: &Proposal) -> Result<Prepared, Refused> {
    if proposal.title.len() > MOST_TEXT {
        return Err(Refused::Title);
    }
    let (starts, ends) = (date(&proposal.starts)?, date(&proposal.ends)?);
    let taking_part = set(&PARTICIPANTS, &proposal.taking_part)?;
    let counterpart = counterpart(&proposal.counterpart)?;
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends.1 < starts.0
    {
        return Err(Refused::Check);
    }
    if counterpart == Some(2) && taking_part.is_some_and(|set| set & NATO != 0) {
        return Err(Refused::Check);
    }
    Ok(Prepared {
        areas: set(&AREAS, &proposal.areas)?,
        forms: set(&FORMS, &proposal.forms)?,
        taking_part,
        starts,
        counterpart,
        organiser: one(&PARTICIPANTS, &proposal.organiser)?,
        region: one(&REGIONS, &proposal.region)?,
        open_to_partners: truth(proposal.open_to_partners),
        nato_assets: truth(proposal.nato_assets),
        mutual_interest: truth(proposal.judged.mutual_interest),
        appropriate: truth(proposal.judged.appropriate),
        further_form: truth(proposal.judged.further_form),
        nato_part_appropriate: truth(proposal.judged.nato_part_appropriate),
        consented_after_review: truth(proposal.judged.consented_after_review),
    })
}

fn any(set: Option<u32>, mask: u32) -> Truth {
    set.map_or(Truth::Unknown, |set| (set & mask != 0).into())
}

fn is(value: Option<u32>, wanted: u32) -> Truth {
    value.map_or(Truth::Unknown, |value| (value == wanted).into())
}

fn at_least(left: (i32, i32), right: (i32, i32)) -> Truth {
    if left.0 >= right.1 {
        Truth::True
    } else if left.1 < right.0 {
        Truth::False
    } else {
        Truth::Unknown
    }
}

fn same(left: (i32, i32), right: (i32, i32)) -> Truth {
    if left.1 < right.0 || right.1 < left.0 {
        Truth::False
    } else if left.0 == left.1 && left == right {
        Truth::True
    } else {
        Truth::Unknown
    }
}

fn in_term(days: Option<(i32, i32)>, force: &InForce) -> Truth {
    days.map_or(Truth::Unknown, |days| at_least(days, force.first).and(at_least(force.last, days)))
}

/// The programme's clauses, 2.2 to 4.2.
pub fn decide(a: &Prepared, force: &InForce) -> Truth {
    let term = in_term(a.starts, force);
    if term == Truth::False {
        return Truth::False;
    }
    let required = required(a);
    if required == Truth::False {
        return Truth::False;
    }
    term.and(required).and(permitted(a, force))
}

fn required(a: &Prepared) -> Truth {
    let exercise = any(a.forms, EXERCISE);
    let accredited = a.counterpart.map_or(Truth::Unknown, |value| (value <= 1).into());
    let both = a.taking_part.map_or(Truth::Unknown, |set| (set & JAPAN != 0 && set & NATO != 0).into());
    let assets = exercise.and(is(a.organiser, 0)).and(is(a.region, 0)).and(a.nato_part_appropriate);
    any(a.taking_part, JAPAN)
        .and(accredited)
        .and(any(a.areas, OTHER_INTEREST).implies(a.mutual_interest))
        .and(any(a.forms, EXCHANGE).implies(both))
        .and(exercise.implies(a.appropriate))
        .and(any(a.forms, CENTRE_EXPERT).implies(any(a.taking_part, CCDCOE)))
        .and(a.nato_assets.implies(assets))
}

fn permitted(a: &Prepared, force: &InForce) -> Truth {
    // 2.2 dialogue, the menu, information; 3.2 meetings, projects, exchanges, exercises; 3.3; 4.2 reviews.
    let plain = any(a.forms, bits(8, 10) | bits(0, 0) | bits(4, 7) | bits(12, 18) | bits(19, 19));
    if plain == Truth::True {
        return Truth::True;
    }
    let instrument = any(a.forms, INSTRUMENT);
    let (first_day, later) =
        a.starts.map_or((Truth::Unknown, Truth::Unknown), |days| (same(days, force.endorsement), !at_least(force.endorsement, days)));
    plain
        .or(any(a.forms, bits(11, 11)).and(any(a.areas, NAMED_CHALLENGE)))
        .or(any(a.forms, bits(1, 3)).and(a.open_to_partners))
        .or(any(a.forms, UNLISTED).and(a.further_form))
        .or(instrument.and(first_day))
        .or(instrument.and(later).and(a.consented_after_review))
}
