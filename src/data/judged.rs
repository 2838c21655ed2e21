//! The judgements that a record states: by everyone who makes them, or party by party.

use super::located::{Located, Pair, Shape};
use super::typed::{Building, Typing, given_twice};
use super::wrong::shown;
use super::{problems, words};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Judgement, JudgementId, PartyId};
use crate::source::Span;
use crate::value::Truth;

impl Typing<'_> {
    /// Takes `{"appropriate": true, "mutual_interest": {"japan": true, "nato": null}}` in.
    pub(super) fn judged(&self, value: &Located, building: &mut Building) {
        let Shape::Map(pairs) = &value.shape else {
            let message = format!("`judged` must be a group of judgements, and this is {}", value.called());
            building
                .told
                .errors
                .push(Diagnostic::error(problems::WRONG_VALUE, value.span, message).help("Write `judged` as `{\"…\": true}`."));
            return;
        };
        for (at, pair) in pairs.iter().enumerate() {
            if let Some(first) = first_of(pairs, at, &pair.name) {
                building.told.errors.push(given_twice(&pair.name, pair.name_span, first));
            } else if let Some((id, judgement)) = self.judgement_named(&pair.name, pair.name_span, building) {
                self.judgement(id, judgement, &pair.value, building);
            }
        }
    }

    /// Takes one judgement in: one answer for all who make it, or one for each party.
    fn judgement(&self, id: JudgementId, judgement: &Judgement, value: &Located, building: &mut Building) {
        let Shape::Map(pairs) = &value.shape else {
            return self.answer(id, judgement, None, value, building);
        };
        for (at, pair) in pairs.iter().enumerate() {
            if let Some(first) = first_of(pairs, at, &pair.name) {
                building.told.errors.push(given_twice(&pair.name, pair.name_span, first));
            } else if let Some(party) = self.judge_named(judgement, &pair.name, pair.name_span, building) {
                self.answer(id, judgement, Some(party), &pair.value, building);
            }
        }
    }

    fn answer(&self, id: JudgementId, judgement: &Judgement, by: Option<PartyId>, value: &Located, building: &mut Building) {
        match truth(value) {
            Some(truth) => building.activity.judge(self.program, id, by, truth, Some(value.span)),
            None => building.told.errors.push(
                Diagnostic::error(
                    problems::WRONG_VALUE,
                    value.span,
                    format!("the judgement `{}` must be yes or no, and this is {}", judgement.name, value.called()),
                )
                .and(judgement.span, "the judgement is declared here")
                .help("Write `true` or `false`, or `null` where it is not made yet."),
            ),
        }
    }

    #[cfg(feature = "csv")]
    /// Takes a cell under a heading such as `judged.appropriate` or `judged.mutual_interest.japan` in.
    pub(super) fn judged_cell(&self, id: JudgementId, by: Option<PartyId>, cell: &Located, building: &mut Building) {
        if let Some(judgement) = self.model.judgements.get(id.index()) {
            self.answer(id, judgement, by, cell, building);
        }
    }

    /// The judgement with that name; what is wrong with the name is told.
    pub(super) fn judgement_named(&self, name: &str, place: Span, building: &mut Building) -> Option<(JudgementId, &Judgement)> {
        let found = (0..).map(JudgementId).zip(&self.model.judgements).find(|(_, judgement)| judgement.name == name);
        if found.is_none() {
            let message = format!("the policy `{}` knows no judgement {}", self.model.name, shown(name));
            let told = Diagnostic::error(problems::UNKNOWN_JUDGEMENT, place, message);
            let near = nearest(name, self.model.judgements.iter().map(|judgement| judgement.name.as_str()));
            let near = near.and_then(|near| self.model.judgements.iter().find(|judgement| judgement.name == near));
            building.told.errors.push(match near {
                Some(near) => {
                    told.and(near.span, format!("`{}` is declared here", near.name)).help(format!("Did you mean `{}`?", near.name))
                }
                None => told.help("Take it out, or declare it in the clause that asks for it."),
            });
        }
        found
    }

    /// The party with that name, if it makes the judgement; what is wrong is told.
    pub(super) fn judge_named(&self, judgement: &Judgement, name: &str, place: Span, building: &mut Building) -> Option<PartyId> {
        let makers = judgement.by.parties();
        let named = |party: &PartyId| self.model.parties.get(party.index()).is_some_and(|party| party.name == name);
        let found = makers.iter().copied().find(named);
        if found.is_none() {
            let names: Vec<_> =
                makers.iter().filter_map(|party| self.model.parties.get(party.index())).map(|party| party.name.as_str()).collect();
            let message = format!("{} does not make the judgement `{}`", shown(name), judgement.name);
            let told = Diagnostic::error(problems::NOT_THE_JUDGE, place, message).and(judgement.span, "who makes it is said here");
            building.told.errors.push(match nearest(name, names.iter().copied()) {
                Some(near) => told.help(format!("Did you mean `{near}`?")),
                None => told.help(format!("It is made by `{}`.", names.join("`, `"))),
            });
        }
        found
    }
}

fn first_of(pairs: &[Pair], at: usize, name: &str) -> Option<Span> {
    pairs.iter().take(at).find(|pair| pair.name == name).map(|pair| pair.name_span)
}

fn truth(value: &Located) -> Option<Truth> {
    let yes = match &value.shape {
        Shape::Null => return Some(Truth::Unknown),
        Shape::Flag(yes) => Some(*yes),
        Shape::Text(word) if word == "unknown" => return Some(Truth::Unknown),
        Shape::Cell(word) if matches!(word.trim(), "" | "unknown") => return Some(Truth::Unknown),
        Shape::Text(word) => words::yes_or_no(word, false),
        Shape::Doubtful(word) => words::yes_or_no(&word.to_lowercase(), false),
        Shape::Cell(word) => words::yes_or_no(word.trim(), true),
        _ => None,
    };
    yes.map(Truth::from)
}
