//! The document's own parts: the programme's head, sections, clauses, lists of things, what is quoted and what is left open.

use super::conditions::condition;
use super::layout::Doc;
use super::values::{date, quantity, text, title, who};
use crate::syntax::tree::{Condition, Date, Entry, Meaning, Name, Programme, Provision, Relation, Taxonomy, Text, Who};

/// `programme name "title"`, `programme name continued`
pub(super) fn programme(programme: &Programme) -> Doc {
    let continued = if programme.continued { " continued" } else { "" };
    Doc::Row(vec![Doc::words(format!("programme {}", programme.name.text)), title(programme.title.as_ref()), Doc::words(continued)])
}

/// `section 3 "Priority areas"`, `clause 3.1 "Areas"`
pub(super) fn provision(word: &str, provision: &Provision) -> Doc {
    Doc::Row(vec![Doc::words(format!("{word} {}", provision.number.text)), title(provision.title.as_ref())])
}

/// `builds on name "title", 2014-05-06`
pub(super) fn lineage(relation: Relation, name: &Name, of: Option<&Text>, day: Option<&Date>) -> Doc {
    let relation = match relation {
        Relation::BuildsOn => "builds on",
        Relation::Replaces => "replaces",
        Relation::Succeeds => "succeeds",
        Relation::SucceededBy => "succeeded by",
        Relation::WithoutPrejudiceTo => "without prejudice to",
    };
    let day = day.map_or_else(String::new, |day| format!(", {}", date(day)));
    Doc::Row(vec![Doc::words(format!("{relation} {}", name.text)), title(of), Doc::words(day)])
}

/// `taxonomy Area "areas" open`
pub(super) fn taxonomy(taxonomy: &Taxonomy) -> Doc {
    let openness = taxonomy.openness.as_ref().map_or_else(String::new, |word| format!(" {}", word.text));
    Doc::Row(vec![Doc::words(format!("taxonomy {}", taxonomy.name.text)), title(taxonomy.title.as_ref()), Doc::words(openness)])
}

/// `3.1.1 cyber_defence "Cyber defence"`
pub(super) fn entry(entry: &Entry) -> Doc {
    let number = entry.number.as_ref().map_or_else(String::new, |number| format!("{} ", number.text));
    let added = entry.added_by.as_ref().map_or_else(String::new, |by| format!(", added by {}", by.text));
    Doc::Row(vec![Doc::words(format!("{number}{}", entry.name.text)), title(entry.title.as_ref()), Doc::words(added)])
}

/// A word and a text: `recital "…"`
pub(super) fn saying(word: &str, words: &Text) -> Doc {
    Doc::Row(vec![Doc::words(format!("{word} ")), text(words)])
}

/// A word, a name and perhaps its title: `event endorsement "…"`, `open_term wide "…"`
pub(super) fn naming(word: &str, name: &Name, of: Option<&Text>) -> Doc {
    Doc::Row(vec![Doc::words(format!("{word} {}", name.text)), title(of)])
}

/// `event endorsement "…" by each party`
pub(super) fn event(name: &Name, of: Option<&Text>, by: Option<&Who>) -> Doc {
    let by = by.map(|by| Doc::Deeper(vec![Doc::Blank, Doc::words(format!("by {}", who(by)))]));
    Doc::Group([Some(naming("event", name, of)), by].into_iter().flatten().collect())
}

/// `define practical "practical cooperation" as …`
pub(super) fn define(name: &Name, of: Option<&Text>, meaning: &Condition) -> Doc {
    let start = Doc::Row(vec![naming("define", name, of), Doc::words(" as")]);
    Doc::Group(vec![start, Doc::Deeper(vec![Doc::Blank, condition(meaning)])])
}

/// `judgement appropriate "…" by nato`
pub(super) fn judgement(name: &Name, of: &Text, by: &Who) -> Doc {
    let by = Doc::words(format!("by {}", who(by)));
    Doc::Group(vec![naming("judgement", name, Some(of)), Doc::Deeper(vec![Doc::Blank, by])])
}

/// `reading yearly "once a year" 12 months`, `reading wide "…" where …`
pub(super) fn reading(name: &Name, of: Option<&Text>, meaning: &Meaning) -> Doc {
    let meaning = match meaning {
        Meaning::Quantity(amount) => Doc::Words(quantity(amount)),
        Meaning::Condition(wanted) => Doc::Row(vec![Doc::words("where "), condition(wanted)]),
    };
    Doc::Group(vec![naming("reading", name, of), Doc::Deeper(vec![Doc::Blank, meaning])])
}
