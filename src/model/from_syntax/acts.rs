//! What a record tells of amendments. It is kept apart from the programme's own life.

use super::Checker;
use super::voters::Decider;
use super::ways::form;
use crate::model::change::{ActKind, Actor, AmendingAct};
use crate::model::problems;
use crate::model::types::{AmendmentId, BodyId, PartyId};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Text};
use crate::value::fingerprint_digits;

impl Checker<'_> {
    /// An act on an amendment, from a record or a scenario.
    pub(super) fn amending_act(&mut self, on: &tree::On, amendment: &Name, span: Span) -> Option<AmendingAct> {
        self.parts_of_an_act(on);
        let amendment = self.amendment_named(amendment);
        let kind = self.act_kind(&on.event).filter(|kind| self.is_recorded(*kind, &on.event));
        let (by, body) = match kind.map(ActKind::actor) {
            Some(Actor::Body) => (Some(Vec::new()), self.deciding(on).map(Some)),
            actor => (self.acting_parties(on, actor == Some(Actor::Parties)), Some(None)),
        };
        let recorded = on.recorded.as_ref().map(|date| self.exact_day(date));
        let fingerprint = on.fingerprint.as_ref().map(|text| self.fingerprint(text));
        let number = on.number.as_ref().map(|number| self.few(number));
        Some(AmendingAct {
            amendment: amendment?,
            kind: kind?,
            by: by?,
            body: body?,
            date: on.date.date?,
            received: on.received.as_ref().map_or(Some(None), |received| received.date.map(Some))?,
            number: number.map_or(Some(None), |number| number.map(|number| Some(u32::from(number))))?,
            recorded: recorded.map_or(Some(None), |day| day.map(Some))?,
            fingerprint: fingerprint.map_or(Some(None), |digits| digits.map(Some))?,
            form: on.form.as_ref().map(form),
            reference: on.reference.as_ref().map(|text| text.text.clone()),
            span,
        })
    }

    // What only an event of the programme's life has.
    fn parts_of_an_act(&mut self, on: &tree::On) {
        if let Some(deed) = &on.deed {
            self.report(problems::deed_on_amendment(deed));
        }
        if let Some(effective) = &on.effective {
            self.report(problems::effective_on_amendment(effective.span));
        }
    }

    /// Reports what only an act on an amendment has, where the entry speaks of none.
    pub(super) fn parts_of_an_event(&mut self, on: &tree::On) {
        if let Some(fingerprint) = &on.fingerprint {
            self.report(problems::part_without_amendment("fingerprint", fingerprint.span));
        }
        if let Some(form) = &on.form {
            let place = match form {
                tree::ActForm::InWriting(place) => *place,
                tree::ActForm::Named(text) => text.span,
            };
            self.report(problems::part_without_amendment("form", place));
        }
    }

    fn is_recorded(&mut self, kind: ActKind, name: &Name) -> bool {
        if !kind.is_recorded() {
            self.report(problems::worked_out(&name.text, name.span));
        }
        kind.is_recorded()
    }

    fn acting_parties(&mut self, on: &tree::On, needed: bool) -> Option<Vec<PartyId>> {
        if needed && on.by.is_empty() {
            self.report(problems::act_by_nobody(&on.event.text, on.event.span));
            return None;
        }
        let parties: Vec<Option<PartyId>> = on.by.iter().map(|name| self.acting_party(name)).collect();
        parties.into_iter().collect()
    }

    fn acting_party(&mut self, name: &Name) -> Option<PartyId> {
        if let Some((Decider::Body(_), declared)) = self.deciders.get(name.text.as_str()).copied() {
            self.report(problems::body_for_party(name, declared));
            return None;
        }
        self.party(name)
    }

    fn deciding(&mut self, on: &tree::On) -> Option<BodyId> {
        match on.by.as_slice() {
            [one] => self.body_named(one),
            _ => {
                self.report(problems::decision_by_no_body(on.event.span));
                None
            }
        }
    }

    /// The digits of a fingerprint, in small letters.
    pub(super) fn fingerprint(&mut self, written: &Text) -> Option<String> {
        let digits = fingerprint_digits(&written.text);
        if digits.is_none() {
            self.report(problems::no_fingerprint(written.span));
        }
        digits
    }

    /// The amendment of that name.
    pub(super) fn amendment_named(&mut self, name: &Name) -> Option<AmendmentId> {
        if let Some((amendment, _)) = self.amendments.get(name.text.as_str()) {
            return Some(*amendment);
        }
        if !self.outline.broken.blocks {
            let near = self.suggest(&name.text, |checker| checker.model.amendments.iter().map(|one| one.name.as_str()).collect());
            let known = problems::list(self.model.amendments.iter().map(|one| one.name.as_str()));
            self.report(problems::unknown_amendment(&name.text, name.span, near.as_deref(), &known));
        }
        None
    }
}
