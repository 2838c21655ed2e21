//! What became of principles, told in words.

mod effects;
mod facts;
mod scenario;

pub use effects::{change, clause_of, duties_changed, duty_oddity, expected_of, facet, oddity, region, shift};
pub use scenario::{Expected, scenario};

use super::words;
use super::{tell, word};
use crate::calendar::words::day;
use crate::evaluate::Verdict;
use crate::model::{Model, OpenTermId, Outcome, PartyId, Statement, StatementKind, TenetKind, force_word};
use crate::prove::{Case, Counterexample, Ground, Heavier, Lacking, Proved, Readings, Unsettled};
use crate::value::Truth;

/// Editions that counterexamples speak of.
#[derive(Clone, Copy, Debug)]
pub struct Told<'model> {
    /// The edition that was to keep the principle.
    pub model: &'model Model,
    /// The edition before it, where there is one.
    pub before: Option<&'model Model>,
    /// Whether it is about the focus, so that it is told whether an activity is in it.
    pub of_focus: bool,
}

/// By what something is proved, in a sentence without its full stop.
#[must_use]
pub fn proved(proved: &Proved) -> String {
    let mut certified = (0usize, 0usize);
    let (mut counted, mut read) = (0u32, false);
    for (_, ground) in &proved.grounds {
        match ground {
            Ground::Certificate(proof) => {
                certified.0 = certified.0.saturating_add(1);
                certified.1 = certified.1.saturating_add(proof.certificate.steps.len());
            }
            Ground::Counted(days) => counted = counted.saturating_add(*days),
            Ground::Read => read = true,
        }
    }
    let mut says = match (certified, counted, read) {
        ((0, _), 0, true) => "by what the clauses say".to_owned(),
        ((0, _), 0, false) => "there is nothing of which it speaks".to_owned(),
        ((0, _), days, _) => format!("counted from {days} days of the horizon, which are all that can differ"),
        // Not of how many clauses of a formula: clauses are what agreements have.
        ((1, steps), ..) => format!("with a certificate of {steps} {}, checked", plural(steps, "step")),
        ((all, steps), ..) => format!("with {all} certificates of {steps} {} in all, checked", plural(steps, "step")),
    };
    let read_under: usize = proved.grounds.iter().map(|(under, _)| under.len()).sum();
    if read_under > 1 {
        says = format!("{says}, under {read_under} combinations of readings");
    }
    if proved.empty && read_under > 0 {
        says = format!("{says}; but for an empty reason: there is no activity of which it speaks");
    }
    says
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

/// Readings other than the adopted ones, in words; nothing where all are as adopted.
#[must_use]
pub fn readings(model: &Model, readings: &Readings) -> String {
    let strange = readings.iter().filter_map(|(term, reading)| of_reading(model, *term, *reading));
    let strange: Vec<String> = strange.collect();
    if strange.is_empty() { String::new() } else { format!(", if {}", words::list(strange, "and")) }
}

fn of_reading(model: &Model, term: OpenTermId, reading: usize) -> Option<String> {
    let open = model.open_term(term).filter(|open| open.adopted != reading)?;
    let reading = open.readings.get(reading)?;
    let titled = |title: &Option<String>, name: &str| title.clone().unwrap_or_else(|| words::spaced(name));
    Some(format!("“{}” is read as “{}”", titled(&open.title, &open.name), titled(&reading.title, &reading.name)))
}

/// Why something is not settled, in a sentence without its full stop.
#[must_use]
pub fn unsettled(why: Unsettled) -> &'static str {
    match why {
        Unsettled::Budget => "the search was given up before it came to an end; a larger budget may settle it",
        Unsettled::NotReplayed => {
            "something was found that the evaluator does not confirm, since it is not known how the record decides when the programme is in force"
        }
        Unsettled::NotChecked => "a certificate did not pass its check; this is a mistake in Comity, please report it with the policy",
        Unsettled::Readings => "there are too many combinations of readings to try each",
        Unsettled::Silent => "the programme does not say how it may be amended",
        _ => "the policy itself leaves open what it rests on",
    }
}

/// What to do about something that is not settled.
#[must_use]
pub fn unsettled_help(why: Unsettled) -> &'static str {
    match why {
        Unsettled::Budget => "What is not settled does not count as proved. Try with a larger budget, or write the sentence more simply.",
        Unsettled::NotReplayed => {
            "What is not settled does not count as proved. Where notices or renewals decide how long the programme is in force, say it of the term itself: `the term is at most 4 years;`."
        }
        Unsettled::Readings => {
            "What is not settled does not count as proved. Name the open terms that matter: `under all readings of regularly`."
        }
        Unsettled::Silent => {
            "Silence is no rule, and does not count as proved. Write into the programme how it is amended, or leave the sentence out."
        }
        _ => "What is not settled does not count as proved. Say in the policy what it leaves open, or leave the sentence out.",
    }
}

impl Told<'_> {
    /// What shows that something does not hold, in a sentence without its full stop.
    #[must_use]
    pub fn shown_by(&self, readings: &Readings, shown_by: &Counterexample) -> String {
        let model = self.model;
        let number = |clause| model.number(clause).to_owned();
        match shown_by {
            Counterexample::Activity(case) => self.activity(readings, case),
            Counterexample::Term { first, last: None, bound, .. } => {
                format!(
                    "in force from {}, the programme need not end; to keep the principle it would have to by {}",
                    day(*first),
                    day(*bound)
                )
            }
            Counterexample::Term { first, last: Some(last), bound, .. } => {
                format!("in force from {}, the programme lasts through {}, and not {}", day(*first), day(*last), day(*bound))
            }
            Counterexample::Gap { clause, from, to, bound, counted_from } => format!(
                "{} lets {} pass and then {}, although by the principle it would have to be there by {} (counted from {})",
                number(*clause),
                day(*from),
                day(*to),
                day(*bound),
                day(*counted_from)
            ),
            Counterexample::TooFew { clause, first, last, count, next } => {
                let end = last.map_or_else(String::new, |last| format!(" through {}", day(last)));
                let next = next.map_or_else(String::new, |next| format!("; the next would fall due on {}, behind the end", day(next)));
                format!("in force from {}{end}, the programme sees {count} of {} fall due{next}", day(*first), number(*clause))
            }
            Counterexample::NotOwed(act) => {
                format!("nobody owes `{}`", model.event(*act).map_or("", |event| event.name.as_str()))
            }
            Counterexample::Exit { clause, from, to, bound } => {
                format!("by {}, who acts on {} is out on {}, before {}", number(*clause), day(*from), day(*to), day(*bound))
            }
            Counterexample::Force { duty, force } => {
                let clause = model.duties.get(*duty).map_or_else(String::new, |duty| number(duty.provision));
                format!("in {clause} it is owed with the force `{}`", force_word(*force))
            }
            Counterexample::Owed { duty } => {
                let duty = model.duties.get(*duty);
                let clause = duty.map_or_else(String::new, |duty| number(duty.provision));
                format!("in {clause} it is owed by {}", duty.map_or_else(String::new, |duty| words::who(model, &duty.who)))
            }
            Counterexample::Way { way, lacks } => self.way(*way, *lacks),
            Counterexample::Duty { duty, party, before } => self.duty(*duty, *party, before.as_ref()),
        }
    }

    fn activity(&self, readings: &Readings, case: &Case) -> String {
        let now = case.verdict(self.model, readings);
        let said = |verdict: &Option<Verdict>| verdict.as_ref().map(|verdict| word(verdict.truth()));
        let citing = now.as_ref().map(|verdict| tell(self.model, verdict).citing).filter(|citing| !citing.is_empty());
        let citing = citing.map_or_else(String::new, |citing| format!(" (citing {})", citing.join(", ")));
        let focus = match now.as_ref().filter(|_| self.of_focus).and_then(Verdict::focus) {
            Some(Truth::True) => ", in the focus",
            Some(Truth::False) => ", off the focus",
            _ => "",
        };
        let is = said(&now).map_or_else(|| "that the edition cannot state".to_owned(), |word| format!("that is {word}{citing}{focus}"));
        let was = self.before.and_then(|before| {
            let then = case.verdict(before, &crate::prove::named_alike(self.model, readings, before));
            let was = said(&then).map_or_else(|| "could not be stated".to_owned(), |word| format!("was {word}"));
            (said(&then) != said(&now)).then(|| format!(" and {was} in the edition before"))
        });
        format!("there is an activity {is}{}", was.unwrap_or_default())
    }

    /// What is known of the activity that shows something, as a list; empty where none does.
    #[must_use]
    pub fn facts(&self, readings: &Readings, shown_by: &Counterexample) -> String {
        let Counterexample::Activity(case) = shown_by else { return String::new() };
        // An edition that cannot state the activity lacks words for it; the one before has them.
        let stated = case.verdict(self.model, readings).is_some();
        facts::facts(if stated { self.model } else { self.before.unwrap_or(self.model) }, case)
    }

    fn way(&self, way: usize, lacks: Lacking) -> String {
        let model = self.model;
        let Some(found) = model.ways.get(way) else { return String::new() };
        let way = match &found.title {
            Some(title) => format!("{}, “{title}”", model.number(found.provision)),
            None => model.number(found.provision).to_owned(),
        };
        match lacks {
            Lacking::Consent(party) => {
                format!("by {way}, an amendment can be made to which {} has not consented", words::party(model, party))
            }
            Lacking::Event(event) => {
                let event = model.event(event).map_or_else(String::new, |event| words::spaced(&event.name));
                format!("by {way}, an amendment can be made without {event} before it")
            }
            Lacking::Writing => format!("by {way}, an amendment can be made without any writing"),
            Lacking::Respect(clause) => format!("by {way}, an amendment can change {}", model.number(clause)),
        }
    }

    fn duty(&self, duty: usize, party: PartyId, before: Option<&(usize, Heavier)>) -> String {
        let model = self.model;
        let Some(found) = model.duties.get(duty) else { return String::new() };
        let acts = words::list(found.acts.iter().map(|act| act.title.clone().unwrap_or_else(|| words::spaced(&act.name))), "and");
        let alone = if before.is_none() && found.who.parties() == [party] { " alone" } else { "" };
        let owes = format!("by {}, {}{alone} owes {acts}", model.number(found.provision), words::party(model, party));
        let old = |place: usize| {
            let old = self.before.and_then(|old| Some((old, old.duties.get(place)?)));
            old.map_or_else(String::new, |(old, duty)| format!(" (`{}` in {} before)", force_word(duty.force), old.number(duty.provision)))
        };
        match before {
            None => format!("{owes}, and did not before"),
            Some((place, Heavier::Force(force))) => format!("{owes} with the force `{}`{}", force_word(*force), old(*place)),
            Some((_, Heavier::Schedule)) => format!("{owes} at other times than before"),
            Some((_, Heavier::Condition)) => format!("{owes} without the condition on which it hung before"),
        }
    }
}

/// Whether a sentence speaks of the focus.
#[must_use]
pub fn is_of_focus(tenet: &TenetKind) -> bool {
    let TenetKind::ForEvery { holds, when } = tenet else { return false };
    [Some(holds), when.as_ref()].into_iter().flatten().any(speaks_of_focus)
}

fn speaks_of_focus(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::All(parts) | StatementKind::Any(parts) => parts.iter().any(speaks_of_focus),
        StatementKind::Not(part) => speaks_of_focus(part),
        StatementKind::Outcome(outcome) => *outcome == Outcome::InFocus,
        StatementKind::JudgedBy(..) | StatementKind::Holds(_) => false,
    }
}
