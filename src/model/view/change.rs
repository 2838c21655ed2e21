//! Ways of amending, amendments, principles and what was done about amendments, to their view.

use super::changes::{
    AmendingAct, AmendingWay, Amendment, Body, Claim, Electorate, Entrenched, Member, MissingFact, Principle, Repealed, Tenet,
};
use super::from_model::Viewer;
use crate::model::change::{self, Form};
use crate::model::principle;

impl Viewer<'_> {
    pub(super) fn way(&self, way: &change::AmendingWay) -> AmendingWay {
        AmendingWay {
            clause: self.model.number(way.provision).to_owned(),
            title: way.title.clone(),
            says: self.model.way_words(way),
            itself: way.itself,
            form: way.form.as_ref().map(form),
            place: self.place(way.span),
        }
    }

    pub(super) fn body(&self, body: &change::Body) -> Body {
        let clause = body.provision.map(|provision| self.model.number(provision).to_owned());
        Body { named: self.named(&body.name, body.title.as_ref(), body.span), of: self.who(&body.of), clause }
    }

    pub(super) fn electorate(&self, electorate: &change::Electorate) -> Electorate {
        let member = |(party, weight): &(crate::model::types::PartyId, u32)| Member {
            party: self.model.party(*party).map(|party| party.name.clone()).unwrap_or_default(),
            weight: *weight,
        };
        Electorate {
            named: self.named(&electorate.name, electorate.title.as_ref(), electorate.span),
            members: electorate.members.as_ref().map(|members| members.iter().map(member).collect()),
            frozen_on: electorate.frozen_on.map(|act| self.model.act_word(act).to_owned()),
            clause: electorate.provision.map(|provision| self.model.number(provision).to_owned()),
        }
    }

    pub(super) fn entrenched(&self, one: &change::Entrenched) -> Entrenched {
        let number = |provision| self.model.number(provision).to_owned();
        Entrenched { number: number(one.target), clause: number(one.provision), place: self.place(one.span) }
    }

    pub(super) fn repealed(&self, one: &change::Repealed) -> Repealed {
        let within = one.within.map(|provision| self.model.number(provision).to_owned());
        Repealed { number: one.number.clone(), by: one.by.clone(), within }
    }

    pub(super) fn amendment(&self, one: &change::AmendmentHead) -> Amendment {
        Amendment {
            named: self.named(&one.name, one.title.as_ref(), one.span),
            to: one.target.clone(),
            edition: one.edition.clone(),
            fingerprint: one.fingerprint.clone(),
            new_edition: one.new_edition.clone(),
        }
    }

    pub(super) fn missing(&self, one: &change::MissingFact) -> MissingFact {
        MissingFact {
            field: self.model.fields.get(one.field.index()).map(|field| field.name.clone()).unwrap_or_default(),
            counts_as: self.model.fact_words(one.field, &one.fact),
            because: one.because.clone(),
            place: self.place(one.span),
        }
    }

    pub(super) fn principle(&self, one: &principle::Principle) -> Principle {
        let tenet = |tenet: &principle::Tenet| Tenet { words: self.model.tenet_words(&tenet.kind), place: self.place(tenet.span) };
        Principle {
            named: self.named(&one.name, one.title.as_ref(), one.span),
            from: one.from.iter().map(|provision| self.model.number(*provision).to_owned()).collect(),
            readings: self.model.scope_words(&one.readings),
            says: one.tenets.iter().map(tenet).collect(),
        }
    }

    pub(super) fn claim(&self, one: &principle::Claim) -> Claim {
        Claim { words: self.model.claim_words(&one.kind), place: self.place(one.span) }
    }

    pub(super) fn act(&self, one: &change::AmendingAct) -> AmendingAct {
        let party = |party: &crate::model::types::PartyId| self.model.party(*party).map(|party| party.name.clone()).unwrap_or_default();
        AmendingAct {
            amendment: self.model.amendment(one.amendment).map(|amendment| amendment.name.clone()).unwrap_or_default(),
            act: self.model.act_word(one.kind).to_owned(),
            by: one.by.iter().map(party).chain(one.body.and_then(|body| self.model.body(body)).map(|body| body.name.clone())).collect(),
            date: one.date.to_string(),
            received: one.received.map(|received| received.to_string()),
            number: one.number,
            recorded: one.recorded.map(|recorded| recorded.to_string()),
            fingerprint: one.fingerprint.clone(),
            form: one.form.as_ref().map(form),
            reference: one.reference.clone(),
        }
    }
}

// As a record in JSON has it.
fn form(form: &Form) -> String {
    match form {
        Form::Written => "written".to_owned(),
        Form::Named(name) => name.clone(),
    }
}
