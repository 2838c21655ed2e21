//! One object of a record file that speaks of an amendment: what was done about it, by whom, about which text.

use super::happening::Growing;
use super::located::{Located, Pair, Shape};
use super::problems;
use super::wrong::shown;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::problems as meant;
use crate::model::{ActKind, Actor, AmendingAct, AmendmentId, BodyId, Form};
use crate::source::Span;
use crate::value::fingerprint_digits;

/// What only an object about an amendment has.
#[derive(Default)]
pub(super) struct About {
    amendment: Option<AmendmentId>,
    act: Option<ActKind>,
    body: Option<BodyId>,
    fingerprint: Option<String>,
    form: Option<Form>,
}

/// The name under which the form of a written act stands.
const WRITTEN: &str = "written";

impl Growing<'_> {
    /// Takes one pair of an object about an amendment; false for one that such an object shares with others.
    pub(super) fn take_about(&mut self, pair: &Pair) -> bool {
        let value = &pair.value;
        match pair.name.as_str() {
            "amendment" => {
                let found = self.text(pair).and_then(|name| self.amendment(name, value.span));
                self.about.amendment = found;
            }
            "event" => {
                let found = self.text(pair).and_then(|word| self.act(word, value.span));
                self.about.act = found;
            }
            "fingerprint" => {
                let found = self.text(pair).and_then(|digits| self.fingerprint(digits, value.span));
                self.about.fingerprint = found;
            }
            "form" => {
                let named = |word: &str| if word == WRITTEN { Form::Written } else { Form::Named(word.to_owned()) };
                self.about.form = self.text(pair).map(named);
            }
            "by" if self.decides => self.about.body = self.deciding(value),
            "kind" | "effective" => self.errors.push(of_events_only(pair)),
            _ => return false,
        }
        true
    }

    /// The act that the object states.
    pub(super) fn finish_about(mut self, pairs: &[Pair], span: Span) -> Result<AmendingAct, Diagnostics> {
        let value = |key: &str| pairs.iter().find(|pair| pair.name == key).map(|pair| pair.value.span);
        let event = value("event").unwrap_or(span);
        match self.about.act {
            Some(act) if act.actor() == Actor::Parties && self.by.is_empty() && self.errors.is_empty() => {
                self.errors.push(meant::act_by_nobody(act.word(), event));
            }
            Some(ActKind::Decision) if self.about.body.is_none() && self.errors.is_empty() => {
                self.errors.push(meant::decision_by_no_body(value("by").unwrap_or(event)));
            }
            _ => {}
        }
        let About { amendment: Some(amendment), act: Some(kind), body, fingerprint, form } = self.about else { return Err(self.errors) };
        let (Some(date), true) = (self.on, self.errors.is_empty()) else { return Err(self.errors) };
        let Self { by, received, number, recorded, reference, .. } = self;
        Ok(AmendingAct { amendment, kind, by, body, date, received, number, recorded, fingerprint, form, reference, span })
    }

    fn amendment(&mut self, name: &str, place: Span) -> Option<AmendmentId> {
        let found = self.model.amendment_named(name);
        if found.is_none() {
            let near = nearest(name, self.model.amendments.iter().map(|one| one.name.as_str()));
            let known: Vec<String> = self.model.amendments.iter().map(|one| format!("`{}`", one.name)).collect();
            self.errors.push(meant::unknown_amendment(name, place, near, &known.join(", ")));
        }
        found
    }

    fn act(&mut self, word: &str, place: Span) -> Option<ActKind> {
        let found = self.model.act_named(word);
        match found {
            Some(kind) if kind.is_recorded() => return found,
            Some(_) => self.errors.push(meant::worked_out(word, place)),
            None => {
                let words = ActKind::WORDS.iter().filter(|(_, kind)| kind.is_recorded()).map(|(word, _)| *word);
                let near = nearest(word, words.chain(self.model.event_names()));
                let message = format!("nothing that is done about an amendment is called {}", shown(word));
                let told = Diagnostic::error(problems::UNKNOWN_AMENDING_ACT, place, message);
                self.errors.push(match near {
                    Some(near) => told.help(format!("Did you mean `{near}`?")),
                    None => told.help(meant::AMENDING_ACTS),
                });
            }
        }
        None
    }

    fn fingerprint(&mut self, digits: &str, place: Span) -> Option<String> {
        let found = fingerprint_digits(digits);
        if found.is_none() {
            self.errors.push(meant::no_fingerprint(place));
        }
        found
    }

    fn deciding(&mut self, value: &Located) -> Option<BodyId> {
        let name = match &value.shape {
            Shape::Text(name) => name,
            Shape::List(values) => match values.as_slice() {
                [Located { shape: Shape::Text(name), .. }] => name,
                _ => {
                    self.errors.push(meant::decision_by_no_body(value.span));
                    return None;
                }
            },
            _ => {
                self.errors.push(meant::decision_by_no_body(value.span));
                return None;
            }
        };
        let found = self.model.body_named(name);
        if found.is_none() {
            self.errors.push(self.no_body(name, value.span));
        }
        found
    }

    fn no_body(&self, name: &str, place: Span) -> Diagnostic {
        let near = nearest(name, self.model.bodies.iter().map(|body| body.name.as_str()));
        let told = match self.model.party_named(name) {
            Some(_) => Diagnostic::error(problems::WRONG_KIND, place, format!("`{name}` is a party, but a body is needed here")),
            None => Diagnostic::error(problems::UNKNOWN_VOTERS, place, format!("there is no body with the name {}", shown(name))),
        };
        match near {
            Some(near) => told.help(format!("Did you mean `{near}`?")),
            None => told.help("A decision is taken by a body that the programme declares: `body NAME of …;`."),
        }
    }

    /// A body in the place of a party, where only parties act.
    pub(super) fn body_for_party(&self, name: &str, place: Span) -> Option<Diagnostic> {
        self.model.body_named(name)?;
        let told = Diagnostic::error(problems::WRONG_KIND, place, format!("`{name}` is a body, but a party is needed here"));
        Some(told.help("What a body does is a decision: `\"event\": \"decision\"`."))
    }
}

fn of_events_only(pair: &Pair) -> Diagnostic {
    let message = format!("an act on an amendment has no `{}`", pair.name);
    Diagnostic::error(problems::ENTRY_DOES_NOT_FIT, pair.name_span, message).help(match pair.name.as_str() {
        "kind" => "Only an act that a duty asks for is excused, discharged or failed.",
        _ => "When an amendment comes into force follows from the way of amending.",
    })
}

/// A part of an object that only one about an amendment has.
pub(super) fn of_amendments_only(pair: &Pair) -> Diagnostic {
    let message = format!("only an act on an amendment has a `{}`", pair.name);
    Diagnostic::error(problems::ENTRY_DOES_NOT_FIT, pair.name_span, message)
        .help("Add `\"amendment\": \"…\"` with the name of the amendment, or put this into the `reference`.")
}
