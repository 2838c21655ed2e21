//! Differences, remedies and oddities in words.

use super::Expected;
use crate::calendar::words::day;
use crate::model::{FieldKind, Model, ProvisionId, RuleId};
use crate::prove::{Among, Answer, DutyChange, DutyOddity, Facet, OddityKind, Region, Remedied, Shift, Stated};
use crate::report::words;
use crate::value::Money;

/// How activities come out otherwise, as the beginning of a sentence.
#[must_use]
pub fn shift(shift: Shift) -> &'static str {
    match shift {
        Shift::NewlyPermitted => "newly permitted",
        Shift::NewlyRefused => "newly refused",
        Shift::NewlyUndetermined => "newly undetermined",
        Shift::NewlyInFocus => "newly in the focus",
        Shift::NewlyOffFocus => "newly off the focus",
    }
}

/// A region in a sentence without its full stop.
#[must_use]
pub fn region(model: &Model, region: &Region) -> String {
    let among = match (region.shift, region.among) {
        (Shift::NewlyPermitted, Among::Now) => "all that is permitted now",
        (Shift::NewlyPermitted, Among::Before) => "all that was not permitted",
        (Shift::NewlyRefused, Among::Now) => "all that is refused now",
        (Shift::NewlyRefused, Among::Before) => "all that was not refused",
        (Shift::NewlyUndetermined, Among::Now) => "all that is undetermined now",
        (Shift::NewlyUndetermined, Among::Before) => "all that was permitted or refused",
        (Shift::NewlyInFocus, Among::Now) => "all that is in the focus now",
        (Shift::NewlyInFocus, Among::Before) => "all that was not in the focus",
        (Shift::NewlyOffFocus, Among::Now) => "all that is off the focus now",
        (Shift::NewlyOffFocus, Among::Before) => "all that was not off the focus",
    };
    let conditions: Vec<String> = region.conditions.iter().map(|condition| facet(model, condition)).collect();
    let conditions = if conditions.is_empty() { String::new() } else { format!(", where {}", conditions.join(" and ")) };
    format!("{}: {among}{conditions}", shift(region.shift))
}

/// What a scenario expects that shows a region by its example.
#[must_use]
pub fn expected_of(model: &Model, region: &Region) -> Expected {
    let verdict = region.example.verdict(model, &[]);
    // A policy that declares no focus expects nothing of it.
    let has_focus = verdict.as_ref().is_some_and(|verdict| verdict.focus().is_some());
    let focus = match region.shift {
        Shift::NewlyInFocus => Some(true),
        Shift::NewlyOffFocus => Some(false),
        _ => None,
    };
    let focus = focus.filter(|_| has_focus);
    Expected { verdict: verdict.map(|verdict| verdict.truth()), focus }
}

/// A condition of a region, to be read behind "where".
#[must_use]
pub fn facet(model: &Model, facet: &Facet) -> String {
    let field = |name: &str| titled(model, name);
    let entry = |of: &str, name: &str| entry_title(model, of, name);
    match facet {
        Facet::Flag(name, yes) => format!("“{}” is {}", field(name), if *yes { "yes" } else { "no" }),
        Facet::OneOf(name, listed, other) => one_of(model, name, listed, *other),
        Facet::TextOf(name, listed, true) if listed.is_empty() => format!("“{}” is anything that no rule mentions", field(name)),
        Facet::TextOf(name, listed, other) => {
            let listed = listed.iter().map(|words| format!("“{words}”")).chain(other.then(|| "anything that no rule mentions".to_owned()));
            format!("“{}” is {}", field(name), words::list(listed, "or"))
        }
        Facet::Member(name, Some(member), yes) => {
            format!("“{}” {} “{}”", field(name), if *yes { "includes" } else { "does not include" }, entry(name, member))
        }
        Facet::Member(name, None, yes) => {
            format!("“{}” {} something that is not listed", field(name), if *yes { "includes" } else { "does not include" })
        }
        Facet::Between(name, least, most) => between(model, name, *least, *most),
        Facet::Days(name, first, last) if first == last => format!("“{}” is {}", field(name), day(*first)),
        Facet::Days(name, first, last) => format!("“{}” lies from {} to {}", field(name), day(*first), day(*last)),
        Facet::Given(name, yes) => format!("“{}” {}", field(name), if *yes { "has a value" } else { "has no value" }),
        Facet::Judged(judgement, party, answer) => judged(model, judgement, party, *answer),
        Facet::Recorded(event, yes) => format!("{} is {}", words::spaced(event), if *yes { "recorded" } else { "not recorded" }),
        Facet::NoLater(left, right, yes) => {
            let side = |(name, steps): &(String, Vec<String>)| [vec![field(name)], steps.clone()].concat().join(" ");
            format!("{} is {} {}", side(left), if *yes { "no later than" } else { "later than" }, side(right))
        }
        Facet::Unnamed => "something else holds".to_owned(),
    }
}

fn titled(model: &Model, name: &str) -> String {
    let field = model.field_named(name).map(|id| words::field(model, id));
    let event = || model.event_named(name).and_then(|id| model.event(id)).and_then(|event| event.title.clone());
    field.or_else(event).unwrap_or_else(|| words::spaced(name))
}

fn entry_title(model: &Model, field: &str, name: &str) -> String {
    let taxonomy = model.field_named(field).and_then(|id| model.taxonomy_of(id)).and_then(|id| model.taxonomies.get(id.index()));
    let title = taxonomy.and_then(|taxonomy| taxonomy.entries.get(taxonomy.entry(name)?.index())).and_then(|entry| entry.title.clone());
    title.unwrap_or_else(|| words::spaced(name))
}

fn one_of(model: &Model, name: &str, listed: &[String], other: bool) -> String {
    let listed = listed.iter().map(|entry| format!("“{}”", entry_title(model, name, entry)));
    let all: Vec<String> = listed.chain(other.then(|| "something that is not listed".to_owned())).collect();
    format!("“{}” is {}", titled(model, name), words::list(all, "or"))
}

fn between(model: &Model, name: &str, least: i64, most: i64) -> String {
    let kind = model.field_named(name).and_then(|id| model.field(id)).map(|field| field.kind);
    let (bounds, currency) = match kind {
        Some(FieldKind::Number(least, most)) => (Some((least, most)), None),
        Some(FieldKind::Money(currency, least, most)) => (Some((least, most)), Some(currency)),
        _ => (None, None),
    };
    let told = |number: i64| currency.map_or_else(|| number.to_string(), |currency| Money { minor: number, currency }.to_string());
    let says = match bounds {
        _ if least == most => format!("is {}", told(least)),
        Some((_, highest)) if most >= highest => format!("is at least {}", told(least)),
        Some((lowest, _)) if least <= lowest => format!("is at most {}", told(most)),
        _ => format!("lies from {} to {}", told(least), told(most)),
    };
    format!("“{}” {says}", titled(model, name))
}

fn judged(model: &Model, judgement: &str, party: &str, answer: Answer) -> String {
    let title = model
        .judgement_named(judgement)
        .and_then(|id| model.judgement(id))
        .map_or_else(|| words::spaced(judgement), |one| one.title.clone());
    let party = party_title(model, party);
    match answer {
        Answer::Yes => format!("{party} has judged that {title}"),
        Answer::No => format!("{party} has judged that it is not so that {title}"),
        Answer::Either => format!("{party} has judged whether {title}"),
        Answer::NotYet => format!("{party} has not judged whether {title}"),
    }
}

fn party_title(model: &Model, name: &str) -> String {
    model.party_named(name).map_or_else(|| words::spaced(name), |id| words::party(model, id))
}

/// One thing that would have to be otherwise, as a clause behind "if", and who can see to it.
#[must_use]
pub fn change(model: &Model, change: &Remedied) -> (String, String) {
    let proposer = "whoever proposes it".to_owned();
    match change {
        Remedied::Field(name, stated) => (format!("“{}” were {}", titled(model, name), stated_words(model, name, stated)), proposer),
        Remedied::Member(name, member, there) => {
            let member = member
                .as_ref()
                .map_or_else(|| "something that is not listed".to_owned(), |member| format!("“{}”", entry_title(model, name, member)));
            (format!("“{}” {} {member}", titled(model, name), if *there { "included" } else { "did not include" }), proposer)
        }
        Remedied::Judged(judgement, party, so) => {
            let told = judged(model, judgement, party, if *so { Answer::Yes } else { Answer::No });
            (told.replacen(" has judged", " judged", 1), party_title(model, party))
        }
    }
}

fn stated_words(model: &Model, name: &str, stated: &Stated) -> String {
    match stated {
        Stated::Unknown => "left unknown".to_owned(),
        Stated::None => "none".to_owned(),
        Stated::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Stated::Text(words) => format!("“{words}”"),
        Stated::Number(number) => match model.field_named(name).and_then(|id| model.field(id)).map(|field| field.kind) {
            Some(FieldKind::Money(currency, ..)) => Money { minor: *number, currency }.to_string(),
            _ => number.to_string(),
        },
        Stated::Date(date) => day(*date),
        Stated::One(Some(entry)) => format!("“{}”", entry_title(model, name, entry)),
        Stated::One(None) => "something that is not listed".to_owned(),
        Stated::Set(members, _) => words::list(members.iter().map(|member| format!("“{}”", entry_title(model, name, member))), "and"),
    }
}

/// What is odd about a policy: a message, and what to do.
#[must_use]
pub fn oddity(model: &Model, kind: OddityKind) -> (String, String) {
    let clause = |rule: RuleId| model.rules.get(rule.index()).map_or_else(String::new, |rule| model.number(rule.provision).to_owned());
    match kind {
        OddityKind::NeverApplies(_) => (
            "this can never apply: there is no activity of which its conditions hold".to_owned(),
            "Two of its conditions exclude each other, or another clause always displaces it. Correct it, or leave it out and say why.".to_owned(),
        ),
        OddityKind::Unmeetable(_) => (
            "nothing can meet this requirement: every activity to which it applies is refused".to_owned(),
            "If such activities are to be refused, say so with `forbid`; else correct what is required.".to_owned(),
        ),
        OddityKind::NeverPermits(_) => (
            "this permits nothing: its `only if` can never hold where it applies".to_owned(),
            "Correct the condition, or leave the permit out.".to_owned(),
        ),
        OddityKind::Redundant(_) => (
            "this makes no difference: without it, every activity would come out as it does".to_owned(),
            "Another clause says the same, or more. Leave it if the document says it twice; else find out which of the two is meant.".to_owned(),
        ),
        OddityKind::NothingPermits(field, entry) => {
            let name = words::field(model, field);
            let entry = model.entry_of(field, entry).map_or_else(String::new, |entry| entry.title.clone().unwrap_or_else(|| words::spaced(&entry.name)));
            (
                format!("nothing is permitted whose “{name}” is “{entry}”"),
                "If the document lists it, something should be permitted of it: a `permit` is missing, or a requirement too many.".to_owned(),
            )
        }
        OddityKind::NothingIsPermitted => (
            "nothing is permitted at all".to_owned(),
            "There is no activity for which the term, a `permit` and every requirement hold together. Look for requirements that exclude each other.".to_owned(),
        ),
        OddityKind::Opposed { forbid, permit } => (
            format!("{} forbids what {} permits, and neither yields to the other; the prohibition wins", clause(forbid), clause(permit)),
            format!("If that is what the document means, say so: `prevails over {};` in {}.", clause(permit), clause(forbid)),
        ),
    }
}

/// What is odd about a duty: the duty's place, a message, and what to do.
#[must_use]
pub fn duty_oddity(odd: &DutyOddity) -> (usize, String, &'static str) {
    match odd {
        DutyOddity::DueBeforeItMay { duty, due, not_before } => (
            *duty,
            format!("this cannot be kept: it is due on {}, and may not be done before {}", day(*due), day(*not_before)),
            "Correct one of the two dates.",
        ),
        DutyOddity::NeverDueWithin { duty, due, last } => (
            *duty,
            format!(
                "this never falls due while the programme is in force: first on {}, and the programme ends with {}",
                day(*due),
                day(*last)
            ),
            "Shorten the interval, or lengthen the term; or say that it survives the end.",
        ),
        DutyOddity::OverBeforeDue { duty, due, until } => (
            *duty,
            format!("this is owed only until {}, and would first fall due on {}", day(*until), day(*due)),
            "Correct one of the two dates.",
        ),
    }
}

/// The clause of an oddity's rule.
#[must_use]
pub fn clause_of(model: &Model, kind: OddityKind) -> Option<ProvisionId> {
    match kind {
        OddityKind::NeverApplies(rule) | OddityKind::Unmeetable(rule) | OddityKind::NeverPermits(rule) | OddityKind::Redundant(rule) => {
            model.rules.get(rule.index()).map(|rule| rule.provision)
        }
        OddityKind::Opposed { forbid, .. } => model.rules.get(forbid.index()).map(|rule| rule.provision),
        OddityKind::NothingPermits(..) | OddityKind::NothingIsPermitted => None,
    }
}

/// What parties owe otherwise in a new edition, each in a sentence without its full stop.
#[must_use]
pub fn duties_changed(old: &Model, new: &Model) -> Vec<String> {
    let told = crate::prove::duties_changed(old, new);
    let acts = |model: &Model, duty: usize| {
        let duty = model.duties.get(duty);
        let acts = duty.into_iter().flat_map(|duty| &duty.acts).map(|act| act.title.clone().unwrap_or_else(|| words::spaced(&act.name)));
        words::list(acts, "and")
    };
    let clause =
        |model: &Model, duty: usize| model.duties.get(duty).map_or_else(String::new, |duty| model.number(duty.provision).to_owned());
    let sentence = |change: DutyChange| match change {
        DutyChange::New(duty, party) => format!("{} now owes {} ({})", words::party(new, party), acts(new, duty), clause(new, duty)),
        DutyChange::Gone(duty, party) => {
            format!("{} no longer owes {} ({} before)", words::party(old, party), acts(old, duty), clause(old, duty))
        }
        DutyChange::Heavier(duty, party, heavier) => {
            let how = match heavier {
                crate::prove::Heavier::Force(force) => format!("with the force `{}`", crate::model::force_word(force)),
                crate::prove::Heavier::Schedule => "at other times".to_owned(),
                crate::prove::Heavier::Condition => "without the condition on which it hung".to_owned(),
            };
            format!("{} now owes {} {how} ({})", words::party(new, party), acts(new, duty), clause(new, duty))
        }
    };
    told.into_iter().map(sentence).collect()
}
