//! What is noted on the clauses of a redline: which principles rest on them, and how far the amendments that change them have come.

use crate::proofs_told::rests_on;
use comity::Policy;
use comity::amend::redline::{Change, Redline, Revised};
use comity::model::ProvisionId;
use comity::policy::Proving;
use comity::prove::Proof;
use comity::report::AmendmentTold;
use comity::report::redline::{Mark, Note, Notes};
use std::collections::BTreeSet;

/// What the notes are taken from.
pub struct Noted<'a> {
    pub edition: &'a Policy,
    pub redline: &'a Redline,
    pub proofs: &'a [Proving],
    /// How each amendment stands of which the edition is made.
    pub amendments: Vec<AmendmentTold>,
    /// On which day they stand so.
    pub day: String,
}

/// The notes on the whole, and on each provision.
pub fn notes(noted: &Noted<'_>) -> Notes {
    let mut notes = Notes::default();
    noted.amendments.iter().for_each(|one| stands(noted, one, &mut notes));
    for revised in noted.redline.provisions.iter().filter(|revised| revised.change != Change::Kept) {
        consent(noted, revised, &mut notes);
    }
    noted.proofs.iter().for_each(|proving| proof(noted, proving, &mut notes));
    unchanged(noted, &mut notes);
    notes
}

fn mark(amendment: &AmendmentTold) -> Mark {
    match amendment.stands {
        "in-force" => Mark::Good,
        "lapsed" => Mark::Bad,
        _ => Mark::Open,
    }
}

// In full once, on the whole: clauses only name it.
fn stands(noted: &Noted<'_>, amendment: &AmendmentTold, notes: &mut Notes) {
    let AmendmentTold { name, stands, says, missing, needs, .. } = amendment;
    let words = format!("{}, the amendment `{name}` is {}: {says}", noted.day, stands.replace('-', " "));
    notes.whole.push(Note { mark: mark(amendment), words });
    for one in missing {
        let clause = one.clause.as_ref().map_or_else(String::new, |(number, _)| format!(" (clause {number})"));
        notes.whole.push(Note { mark: Mark::Open, words: format!("missing for `{name}`: {}{clause}", one.says) });
    }
    notes.whole.extend(needs.iter().map(|need| Note { mark: Mark::Open, words: format!("to know of `{name}`, {need}") }));
}

fn consent(noted: &Noted<'_>, revised: &Revised, notes: &mut Notes) {
    let model = noted.edition.model();
    let provision = revised.number.as_ref().and_then(|number| model.provision(model.provision_numbered(number)?));
    let by = |one: &&AmendmentTold| {
        provision.is_none_or(|provision| provision.amended_by.is_empty() || provision.amended_by.contains(&one.name))
    };
    for one in noted.amendments.iter().filter(by) {
        let since = one.parties.iter().filter_map(|(_, _, since)| since.clone()).collect::<BTreeSet<String>>();
        let words = match (one.stands, since.len()) {
            ("in-force", 1) => format!("changed by `{}`, in force since {}", one.name, since.into_iter().collect::<String>()),
            ("in-force", _) => format!("changed by `{}`, in force", one.name),
            ("pending", _) => format!("changed by `{}`, which is pending", one.name),
            ("lapsed", _) => format!("changed by `{}`, which can come into force no more", one.name),
            _ => format!("changed by `{}`, of which it is open whether it is in force", one.name),
        };
        notes.provisions.entry(revised.number.clone()).or_default().push(Note { mark: mark(one), words });
    }
}

fn proof(noted: &Noted<'_>, proving: &Proving, notes: &mut Notes) {
    let title = proving.title.as_deref().unwrap_or(&proving.name);
    let first = |wanted: fn(&Proof) -> bool| {
        let found = proving.sentences.iter().find(|sentence| wanted(&sentence.proof));
        found.map_or_else(String::new, |sentence| sentence.why.clone())
    };
    let what = if proving.claim { format!("what `{}` claims", proving.name) } else { format!("“{title}”") };
    let note = if proving.is_refuted() {
        Note { mark: Mark::Bad, words: format!("{what} is refuted: {}", first(|proof| matches!(proof, Proof::Refuted(_)))) }
    } else if proving.is_proved() {
        Note { mark: Mark::Good, words: format!("{what} is proved") }
    } else {
        Note { mark: Mark::Open, words: format!("{what} is not settled: {}", first(|proof| matches!(proof, Proof::Unsettled(..)))) }
    };
    let places = places(noted, proving);
    if places.is_empty() {
        notes.whole.push(note);
        return;
    }
    for place in places {
        let Some(revised) = noted.redline.provisions.get(place) else { continue };
        // What is proved of a clause that is the same is told of in one line.
        if revised.change != Change::Kept || note.mark != Mark::Good {
            notes.provisions.entry(revised.number.clone()).or_default().push(note.clone());
        }
    }
}

/// The places in the redline of the clauses on which a principle rests; of one that rests on an entry with a number, the clause that the entry stands in.
fn places(noted: &Noted<'_>, proving: &Proving) -> BTreeSet<usize> {
    let model = noted.edition.model();
    let place = |number: &str| noted.redline.provisions.iter().position(|revised| revised.number.as_deref() == Some(number));
    let above = |number: &String| {
        let mut at: Option<ProvisionId> = model.provision_numbered(number);
        while let Some(id) = at {
            if let Some(found) = place(model.number(id)) {
                return Some(found);
            }
            at = model.provision(id).and_then(|provision| provision.parent);
        }
        None
    };
    rests_on(noted.edition, proving).iter().filter_map(above).collect()
}

/// How many principles are proved that rest on nothing that is changed.
fn unchanged(noted: &Noted<'_>, notes: &mut Notes) {
    let kept = |place: &usize| noted.redline.provisions.get(*place).is_some_and(|revised| revised.change == Change::Kept);
    let rests_on_kept = |proving: &&Proving| {
        let places = places(noted, proving);
        proving.is_proved() && !places.is_empty() && places.iter().all(kept)
    };
    let number = noted.proofs.iter().filter(rests_on_kept).count();
    let words = match number {
        0 => return,
        1 => "1 principle that rests on clauses which are not changed is proved".to_owned(),
        _ => format!("{number} principles that rest on clauses which are not changed are proved"),
    };
    notes.whole.push(Note { mark: Mark::Good, words });
}
