//! Bodies and electorates: who decides on amendments, and how much each has to say.

use super::outline::Placed;
use super::{Checker, id};
use crate::model::change::{ActKind, Body, Electorate, Voters};
use crate::model::problems;
use crate::model::types::{BodyId, ElectorateId, PartyId};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Quantity, SentenceKind};

/// What a name stands for where parties, bodies and electorates can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decider {
    Body(BodyId),
    Electorate(ElectorateId),
}

impl Decider {
    fn noun(self) -> &'static str {
        match self {
            Self::Body(_) => "body",
            Self::Electorate(_) => "electorate",
        }
    }
}

impl<'t> Checker<'t> {
    /// Every body and every electorate. They share their names with the parties, so that `by` and `of` say one thing.
    pub(super) fn voters(&mut self) {
        for placed in std::mem::take(&mut self.outline.voters) {
            match &placed.sentence.kind {
                SentenceKind::Body(written) => self.body(written, placed),
                SentenceKind::Electorate(written) => self.electorate(written, placed),
                _ => {}
            }
        }
    }

    fn body(&mut self, written: &'t tree::Body, placed: Placed<'t>) {
        let body = BodyId(id(self.model.bodies.len()));
        self.decides(&written.name, Decider::Body(body));
        let Some(of) = self.who(&written.of) else { return };
        let title = written.title.as_ref().map(|title| title.text.clone());
        let (name, span) = (written.name.text.clone(), written.name.span);
        self.model.bodies.push(Body { name, title, of, provision: placed.provision, span });
        self.used.bodies.push(false);
    }

    fn electorate(&mut self, written: &'t tree::Electorate, placed: Placed<'t>) {
        let electorate = ElectorateId(id(self.model.electorates.len()));
        self.decides(&written.name, Decider::Electorate(electorate));
        let members = written.members.as_ref().map(|members| self.members_of(members));
        let frozen_on = written.frozen_on.as_ref().map(|name| self.act_kind(name));
        let title = written.title.as_ref().map(|title| title.text.clone());
        let (name, span) = (written.name.text.clone(), written.name.span);
        let frozen_on = frozen_on.flatten();
        self.model.electorates.push(Electorate { name, title, members, frozen_on, provision: placed.provision, span });
        self.used.electorates.push(false);
    }

    fn decides(&mut self, name: &'t Name, decider: Decider) {
        if let Some(party) = self.parties.get(name.text.as_str()).and_then(|party| self.model.parties.get(party.index())) {
            let problem = problems::duplicate_name(name, "party", party.span);
            return self.report(problem);
        }
        let (first, place) = *self.deciders.entry(&name.text).or_insert((decider, name.span));
        if first != decider {
            self.report(problems::duplicate_name(name, first.noun(), place));
        } else if name.text == "parties" {
            self.report(problems::all_parties_have_that_name(name));
        }
    }

    fn members_of(&mut self, written: &'t [(Name, Option<Quantity>)]) -> Vec<(PartyId, u32)> {
        let mut members: Vec<(PartyId, u32)> = Vec::with_capacity(written.len());
        let mut seen: Vec<Option<Span>> = vec![None; self.model.parties.len()];
        for (name, weight) in written {
            let weight = weight.as_ref().map_or(Some(1), |weight| self.few(weight));
            let (Some(party), Some(weight)) = (self.party(name), weight) else { continue };
            match seen.get_mut(party.index()) {
                Some(Some(first)) => {
                    let first = *first;
                    self.report(problems::repeated_member(&name.text, name.span, first));
                }
                Some(place) => {
                    *place = Some(name.span);
                    members.push((party, u32::from(weight)));
                }
                None => {}
            }
        }
        members
    }

    /// Those of whom a share is asked: all parties, or an electorate.
    pub(super) fn voters_named(&mut self, name: &Name) -> Option<Voters> {
        if name.text == "parties" {
            return Some(Voters::Parties);
        }
        match self.deciders.get(name.text.as_str()).copied() {
            Some((Decider::Electorate(electorate), _)) => {
                super::Used::mark(&mut self.used.electorates, electorate.index());
                Some(Voters::Electorate(electorate))
            }
            Some((Decider::Body(_), declared)) => {
                self.report(problems::body_for_electorate(name, declared));
                None
            }
            None => {
                self.unknown_electorate(name);
                None
            }
        }
    }

    fn unknown_electorate(&mut self, name: &Name) {
        if let Some(party) = self.parties.get(name.text.as_str()).and_then(|party| self.model.parties.get(party.index())) {
            let problem = problems::party_for_electorate(name, party.span);
            return self.report(problem);
        }
        let near = self.suggest(&name.text, |checker| checker.model.electorates.iter().map(|one| one.name.as_str()).collect());
        let known = problems::list(self.model.electorates.iter().map(|one| one.name.as_str()));
        if !self.outline.broken.blocks {
            self.report(problems::unknown_electorate(name, near.as_deref(), &known));
        }
    }

    /// The body of that name.
    pub(super) fn body_named(&mut self, name: &Name) -> Option<BodyId> {
        if let Some((Decider::Body(body), _)) = self.deciders.get(name.text.as_str()).copied() {
            if !self.cases {
                super::Used::mark(&mut self.used.bodies, body.index());
            }
            return Some(body);
        }
        let near = self.suggest(&name.text, |checker| checker.model.bodies.iter().map(|one| one.name.as_str()).collect());
        let known = problems::list(self.model.bodies.iter().map(|one| one.name.as_str()));
        if !self.outline.broken.blocks {
            self.report(problems::unknown_body(name, near.as_deref(), &known));
        }
        None
    }

    /// What can be done about an amendment, by its word or by the name of a declared event.
    pub(super) fn act_kind(&mut self, name: &Name) -> Option<ActKind> {
        if let Some(kind) = ActKind::of_word(&name.text) {
            return Some(kind);
        }
        match self.names.get(name.text.as_str()).map(|(meant, _)| *meant) {
            Some(super::names::Meant::Event(_)) => self.event(name).map(ActKind::Declared),
            Some(other) => {
                self.wrong_kind(name, other, "something that is done about an amendment");
                None
            }
            None => {
                let near = self.suggest(&name.text, |checker| {
                    let words = ActKind::WORDS.iter().map(|(word, _)| *word);
                    words.chain(checker.model.event_names()).collect()
                });
                self.report(problems::unknown_amending_act(name, near.as_deref()));
                None
            }
        }
    }
}
