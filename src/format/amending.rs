//! How a programme may be amended, and what it remembers of its amendments.

use super::layout::Doc;
use super::provisions::naming;
use super::time::{length, point, sentence};
use super::values::{names_with, numbers, packed, quantity, text, title, who};
use crate::syntax::tree::{
    ActForm, Amend, Approval, Bearers, Body, EffectFor, Effective, Electorate, Name, Reached, Reaches, RepealedBy, Share, Text, Who,
};

/// Those who decide; all parties do so jointly, which need not be said.
pub(super) fn deciding(deciding: &Who) -> String {
    match deciding {
        Who::AllParties(_) => "all parties".to_owned(),
        other => who(other),
    }
}

/// Those who owe something.
pub(super) fn bearers(bearers: &Bearers) -> String {
    match bearers {
        Bearers::Of(who) => deciding(who),
        Bearers::Alone(name) => format!("{} alone", name.text),
        Bearers::Several(names) => names_with(names, " and "),
    }
}

/// `in writing`, `in the form of "diplomatic notes"`
pub(super) fn form(form: &ActForm) -> Doc {
    match form {
        ActForm::InWriting(_) => Doc::words("in writing"),
        ActForm::Named(words) => Doc::Row(vec![Doc::words("in the form of "), text(words)]),
    }
}

/// `amend needs consent of all parties, following review, in writing, itself included`
pub(super) fn amend(amend: &Amend) -> Doc {
    sentence([
        Some(Doc::words(format!("amend needs consent of {}", deciding(&amend.who)))),
        amend.following.as_ref().map(|act| Doc::words(format!("following {}", act.text))),
        amend.form.as_ref().map(form),
        amend.itself.then(|| Doc::words("itself included")),
    ])
}

/// `amending "by the Joint Committee"`
pub(super) fn amending(of: Option<&Text>) -> Doc {
    Doc::Row(vec![Doc::words("amending"), title(of)])
}

/// `electorate annex_one "Annex I" of north weight 2, south, frozen on proposal`
pub(super) fn electorate(electorate: &Electorate) -> Doc {
    let members = match &electorate.members {
        None => Doc::words("all parties"),
        Some(members) => Doc::Deeper(vec![packed(members.iter().map(|(name, weight)| {
            let weight = weight.as_ref().map_or_else(String::new, |weight| format!(" weight {}", quantity(weight)));
            Doc::words(format!("{}{weight}", name.text))
        }))]),
    };
    let frozen = electorate.frozen_on.as_ref().map_or_else(String::new, |act| format!(", frozen on {}", act.text));
    Doc::Row(vec![naming("electorate", &electorate.name, electorate.title.as_ref()), Doc::words(" of "), members, Doc::words(frozen)])
}

/// `body joint_committee "the Joint Committee" of japan and nato jointly`
pub(super) fn body(body: &Body) -> Doc {
    let of = Doc::words(format!("of {}", deciding(&body.of)));
    Doc::Group(vec![naming("body", &body.name, body.title.as_ref()), Doc::Deeper(vec![Doc::Blank, of])])
}

/// `repealed 3.3, 3.4 by slim_down`
pub(super) fn repealed_by(repealed: &RepealedBy) -> Doc {
    Doc::Row(vec![Doc::words("repealed "), numbers(&repealed.numbers), Doc::words(format!(" by {}", repealed.by.text))])
}

/// `reaches additions to 3.2, Area, itself included`
pub(super) fn reaches(reaches: &Reaches) -> Doc {
    let additions = if reaches.additions { "reaches additions to " } else { "reaches " };
    let what = if reaches.everything { Doc::words("everything") } else { Doc::Deeper(vec![packed(reaches.listed.iter().map(reached))]) };
    Doc::Row(vec![Doc::words(additions), what, Doc::words(if reaches.itself { ", itself included" } else { "" })])
}

fn reached(reached: &Reached) -> Doc {
    match reached {
        Reached::Provision(number) => Doc::words(&number.text),
        Reached::Taxonomy(name) => Doc::words(&name.text),
    }
}

/// `consent of 3/4 of the parties` and the other ways in which something is agreed.
pub(super) fn approval(approval: &Approval) -> String {
    match approval {
        Approval::Consent(who) => format!("consent of {}", deciding(who)),
        Approval::ConsentOf(share, of) => format!("consent of {}", part_of(share, of)),
        Approval::Votes { share, of, present_and_voting } => {
            format!("votes of {}{}", part_of(share, of), if *present_and_voting { " present and voting" } else { "" })
        }
        Approval::Decision(body) => format!("decision of {}", body.text),
        Approval::NoObjection { by, of, within, after } => {
            let anyone = !by.more_than && by.figure.text == "any" && of.text == "parties";
            let by = if anyone { "any party".to_owned() } else { part_of(by, of) };
            format!("no objection by {by} within {} of {}", length(within), after.text)
        }
    }
}

/// `3/4 of the parties`, `more than 1/2 of annex_one`
fn part_of(share: &Share, of: &Name) -> String {
    let more = if share.more_than { "more than " } else { "" };
    let of = if of.text == "parties" { "the parties" } else { &of.text };
    format!("{more}{} of {of}", share.figure.text)
}

/// `effective on the 90th day after acceptance, for those that consent`
pub(super) fn effective(effective: &Effective) -> Doc {
    let reach = effective.reach.map(|reach| match reach {
        EffectFor::All => "for all",
        EffectFor::Consenting => "for those that consent",
        EffectFor::AllButObjecting => "for all but those that object",
    });
    sentence([Some(Doc::words(format!("effective on {}", point(&effective.point)))), reach.map(Doc::words)])
}
