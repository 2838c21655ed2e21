//! Amendments: what they change and what they claim.

use super::amending::bearers;
use super::layout::Doc;
use super::provisions::{naming, provision};
use super::rules::{part, with_reason};
use super::values::{edition, names, text, value};
use crate::syntax::tree::{
    Amendment, Beside, Claim, Condition, Insert, InsertPlace, Missing, Move, Name, Remove, Replace, ReplacePlace, Rewrite, Transition,
};

/// `amendment add_space "…" to japan_nato_ipcp edition 2020`
pub(super) fn amendment(amendment: &Amendment) -> Doc {
    let of = amendment.edition.as_ref().map_or_else(String::new, |number| format!(" edition {}", edition(number)));
    let target = Doc::words(format!("to {}{of}", amendment.target.text));
    Doc::Group(vec![naming("amendment", &amendment.name, amendment.title.as_ref()), Doc::Deeper(vec![Doc::Blank, target])])
}

/// `insert in Area under priority after human_security`
pub(super) fn insert(insert: &Insert) -> Doc {
    let place = match &insert.place {
        InsertPlace::Amendment => String::new(),
        InsertPlace::In(number) => format!(" in {}", number.text),
        InsertPlace::Beside(beside, number) => format!(" {} {}", side(*beside), number.text),
        InsertPlace::Block(name) | InsertPlace::Taxonomy(name) => format!(" in {}", name.text),
    };
    Doc::words(format!("insert{place}{}", spot(insert.under.as_ref(), insert.beside.as_ref())))
}

fn spot(under: Option<&Name>, beside: Option<&(Beside, Name)>) -> String {
    let under = under.map_or_else(String::new, |name| format!(" under {}", name.text));
    let beside = beside.map_or_else(String::new, |(beside, name)| format!(" {} {}", side(*beside), name.text));
    format!("{under}{beside}")
}

fn side(beside: Beside) -> &'static str {
    match beside {
        Beside::Before => "before",
        Beside::After => "after",
    }
}

/// `rewrite clause 3.2 "Forms"`
pub(super) fn rewrite(rewrite: &Rewrite) -> Doc {
    provision(if rewrite.section { "rewrite section" } else { "rewrite clause" }, &rewrite.provision)
}

/// `remove outer_space, cyber_defence from Area`
pub(super) fn remove(remove: &Remove) -> Doc {
    Doc::Row(vec![Doc::words("remove "), names(&remove.names), Doc::words(format!(" from {}", remove.from.text))])
}

/// `move outer_space in Area under priority after human_security`
pub(super) fn moved(moved: &Move) -> Doc {
    Doc::words(format!("move {} in {}{}", moved.entry.text, moved.taxonomy.text, spot(moved.under.as_ref(), moved.beside.as_ref())))
}

/// `replace each "a" by "b" in 4.1`
pub(super) fn replace(replace: &Replace) -> Doc {
    let place = replace.place.as_ref().map_or("", |place| match place {
        ReplacePlace::Provision(number) => &number.text,
        ReplacePlace::Block(name) => &name.text,
    });
    let start = Doc::Row(vec![Doc::words(if replace.each { "replace each " } else { "replace " }), text(&replace.old)]);
    let mut row = vec![start, Doc::Deeper(vec![Doc::Blank, Doc::words("by "), text(&replace.new)])];
    row.extend((!place.is_empty()).then(|| Doc::Deeper(vec![Doc::Blank, Doc::words(format!("in {place}"))])));
    Doc::Group(row)
}

/// `missing budget counts as none because "…"`
pub(super) fn missing(missing: &Missing) -> Doc {
    let start = Doc::Row(vec![Doc::words(format!("missing {} counts as ", missing.field.text)), value(&missing.value)]);
    with_reason(start, "because", &missing.because)
}

/// `running activities stay under the old text`
pub(super) fn transition(transition: Transition) -> Doc {
    let what = if transition.activities { "running activities" } else { "open duties" };
    let text = if transition.new_text { "come under the new text" } else { "stay under the old text" };
    Doc::words(format!("{what} {text}"))
}

/// `claims to permit nothing new, except where …`
pub(super) fn claim(claim: &Claim) -> Doc {
    match claim {
        Claim::AllPrinciples(_) => Doc::words("claims to keep all principles"),
        Claim::Principles(kept) => {
            let word = if kept.len() == 1 { "principle" } else { "principles" };
            Doc::Row(vec![Doc::words(format!("claims to keep {word} ")), names(kept)])
        }
        Claim::PermitsNothingNew(except) => unless("claims to permit nothing new", except.as_ref()),
        Claim::RefusesNothingNew(except) => unless("claims to refuse nothing new", except.as_ref()),
        Claim::NoNewDuty(who) => Doc::words(format!("claims to add no duty for {}", bearers(who))),
    }
}

/// The words, and `, except where …`.
pub(super) fn unless(words: &str, except: Option<&Condition>) -> Doc {
    let mut row = vec![Doc::words(words)];
    row.extend(part(",", "except where ", except));
    Doc::Group(row)
}
