//! Principles and their sentences.

use super::amending::{bearers, deciding};
use super::change::unless;
use super::conditions::condition;
use super::layout::Doc;
use super::provisions::naming;
use super::rules::{force, part};
use super::time::length;
use super::values::{names, numbers, quantity};
use crate::syntax::tree::{Principle, Quantity, Tenet, UnderReadings};

/// `principle short_term "…" for japan_nato_ipcp from 4.1 under all readings`
pub(super) fn principle(principle: &Principle) -> Doc {
    let deeper = |words: Doc| Doc::Deeper(vec![Doc::Blank, words]);
    let mut row = vec![naming("principle", &principle.name, principle.title.as_ref())];
    row.extend(principle.programme.as_ref().map(|name| deeper(Doc::words(format!("for {}", name.text)))));
    row.extend(
        (!principle.from.is_empty()).then(|| deeper(Doc::Row(vec![Doc::words("from "), Doc::Group(vec![numbers(&principle.from)])]))),
    );
    row.extend(principle.readings.as_ref().map(|readings| match readings {
        UnderReadings::All(_) => deeper(Doc::words("under all readings")),
        UnderReadings::Of(terms) => deeper(Doc::Row(vec![Doc::words("under all readings of "), Doc::Group(vec![names(terms)])])),
    }));
    Doc::Group(row)
}

/// `for every activity: … when …` and the other sentences of a principle.
pub(super) fn tenet(tenet: &Tenet) -> Doc {
    Doc::Words(match tenet {
        Tenet::ForEvery { holds, when } => {
            let mut row = vec![Doc::words("for every activity: "), Doc::Deeper(vec![condition(holds)])];
            row.extend(part("", "when ", when.as_deref()));
            return Doc::Group(row);
        }
        Tenet::Spares(spared) => return Doc::Row(vec![Doc::words("no amendment reaches "), numbers(spared)]),
        Tenet::PermitsNothingNew(except) => return unless("no amendment permits anything new", except.as_deref()),
        Tenet::RefusesNothingNew(except) => return unless("no amendment refuses anything new", except.as_deref()),
        Tenet::Term { at_least, length: time } => format!("the term is {} {}", bound(*at_least), length(time)),
        Tenet::Gap { length: time, act } => format!("at most {} from one {} to the next", length(time), act.text),
        Tenet::Occurrences { count, act } => format!("duty {} falls due at least {} within the term", act.text, times(count)),
        Tenet::Notice { event, length: time } => format!("notice of {} is at least {}", event.text, length(time)),
        Tenet::NoExit { length: time } => format!("no exit within {} of the start", length(time)),
        Tenet::Force { act, at_least, force: word } => format!("duty {} is {} {}", act.text, bound(*at_least), force(*word)),
        Tenet::Owed { act, by } => format!("duty {} is owed by {}", act.text, deciding(by)),
        Tenet::NeedsConsent(who) => format!("every amendment needs consent of {}", deciding(who)),
        Tenet::Follows(act) => format!("every amendment follows {}", act.text),
        Tenet::InWriting => "every amendment is in writing".to_owned(),
        Tenet::NoNewDuty(who) => format!("no amendment adds a duty for {}", bearers(who)),
    })
}

fn bound(at_least: bool) -> &'static str {
    if at_least { "at least" } else { "at most" }
}

fn times(count: &Quantity) -> String {
    if count.digits == "1" && count.measure.is_none() { "once".to_owned() } else { format!("{} times", quantity(count)) }
}
