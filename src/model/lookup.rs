//! Questions that others ask of a model: a number, a name, a title.

use super::change::{ActKind, AmendmentHead, Body, Electorate, MissingFact};
use super::principle::Principle;
use super::types::{
    AmendmentId, BodyId, Definition, DefinitionId, ElectorateId, Entry, EntryId, Event, EventId, Field, FieldId, FieldKind, Judgement,
    JudgementId, Model, OpenTerm, OpenTermId, Party, PartyId, PrincipleId, Provision, ProvisionId, RuleKind, TaxonomyId, Who,
};

fn id(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Model {
    /// The provision; none when the id belongs to another model.
    #[must_use]
    pub fn provision(&self, provision: ProvisionId) -> Option<&Provision> {
        self.provisions.get(provision.index())
    }

    /// The document's number of a provision, such as `3.1.9`.
    #[must_use]
    pub fn number(&self, provision: ProvisionId) -> &str {
        self.provision(provision).map(|provision| provision.number.as_str()).unwrap_or_default()
    }

    /// The provision with that number.
    #[must_use]
    pub fn provision_numbered(&self, number: &str) -> Option<ProvisionId> {
        self.provisions.iter().position(|provision| provision.number == number).map(|at| ProvisionId(id(at)))
    }

    /// The field of that name.
    #[must_use]
    pub fn field_named(&self, name: &str) -> Option<FieldId> {
        self.fields.iter().position(|field| field.name == name).map(|at| FieldId(id(at)))
    }

    /// What an activity has in a field of which it does not speak because an amendment has added the field since; none: it must speak of it.
    #[must_use]
    pub fn missing_fact(&self, field: FieldId) -> Option<&MissingFact> {
        self.missing.iter().find(|missing| missing.field == field)
    }

    /// The judgement of that name.
    #[must_use]
    pub fn judgement_named(&self, name: &str) -> Option<JudgementId> {
        self.judgements.iter().position(|judgement| judgement.name == name).map(|at| JudgementId(id(at)))
    }

    /// The party of that name.
    #[must_use]
    pub fn party_named(&self, name: &str) -> Option<PartyId> {
        self.parties.iter().position(|party| party.name == name).map(|at| PartyId(id(at)))
    }

    /// The event of that name that the policy declares, or that a duty asks for.
    #[must_use]
    pub fn event_named(&self, name: &str) -> Option<EventId> {
        self.events.iter().position(|event| event.name == name && !event.implicit).map(|at| EventId(id(at)))
    }

    /// The names of the events that a record can tell of.
    pub fn event_names(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter(|event| !event.implicit).map(|event| event.name.as_str())
    }

    /// What an event is as an act on an amendment, where a way of amending speaks of it.
    #[must_use]
    pub fn act_of(&self, event: EventId) -> ActKind {
        self.event(event).and_then(|event| ActKind::of_word(&event.name)).unwrap_or(ActKind::Declared(event))
    }

    /// What can be done about an amendment, by its word or by the name of an event that the policy declares.
    #[must_use]
    pub fn act_named(&self, word: &str) -> Option<ActKind> {
        ActKind::of_word(word).or_else(|| self.event_named(word).map(ActKind::Declared))
    }

    /// The word for what is done about an amendment.
    #[must_use]
    pub fn act_word(&self, kind: ActKind) -> &str {
        match kind {
            ActKind::Declared(event) => self.event(event).map_or("", |event| event.name.as_str()),
            kind => kind.word(),
        }
    }

    /// The amendment of that name.
    #[must_use]
    pub fn amendment_named(&self, name: &str) -> Option<AmendmentId> {
        self.amendments.iter().position(|amendment| amendment.name == name).map(|at| AmendmentId(id(at)))
    }

    /// The body of that name.
    #[must_use]
    pub fn body_named(&self, name: &str) -> Option<BodyId> {
        self.bodies.iter().position(|body| body.name == name).map(|at| BodyId(id(at)))
    }

    /// The principle of that name.
    #[must_use]
    pub fn principle_named(&self, name: &str) -> Option<PrincipleId> {
        self.principles.iter().position(|principle| principle.name == name).map(|at| PrincipleId(id(at)))
    }

    /// The amendment; none when the id belongs to another model.
    #[must_use]
    pub fn amendment(&self, amendment: AmendmentId) -> Option<&AmendmentHead> {
        self.amendments.get(amendment.index())
    }

    /// The body; none when the id belongs to another model.
    #[must_use]
    pub fn body(&self, body: BodyId) -> Option<&Body> {
        self.bodies.get(body.index())
    }

    /// The electorate; none when the id belongs to another model.
    #[must_use]
    pub fn electorate(&self, electorate: ElectorateId) -> Option<&Electorate> {
        self.electorates.get(electorate.index())
    }

    /// The principle; none when the id belongs to another model.
    #[must_use]
    pub fn principle(&self, principle: PrincipleId) -> Option<&Principle> {
        self.principles.get(principle.index())
    }

    /// The open term of that name.
    #[must_use]
    pub fn open_term_named(&self, name: &str) -> Option<OpenTermId> {
        self.open_terms.iter().position(|term| term.name == name).map(|at| OpenTermId(id(at)))
    }

    /// The field; none when the id belongs to another model.
    #[must_use]
    pub fn field(&self, field: FieldId) -> Option<&Field> {
        self.fields.get(field.index())
    }

    /// The judgement; none when the id belongs to another model.
    #[must_use]
    pub fn judgement(&self, judgement: JudgementId) -> Option<&Judgement> {
        self.judgements.get(judgement.index())
    }

    /// The definition; none when the id belongs to another model.
    #[must_use]
    pub fn definition(&self, definition: DefinitionId) -> Option<&Definition> {
        self.definitions.get(definition.index())
    }

    /// The open term; none when the id belongs to another model.
    #[must_use]
    pub fn open_term(&self, term: OpenTermId) -> Option<&OpenTerm> {
        self.open_terms.get(term.index())
    }

    /// The event; none when the id belongs to another model.
    #[must_use]
    pub fn event(&self, event: EventId) -> Option<&Event> {
        self.events.get(event.index())
    }

    /// The party; none when the id belongs to another model.
    #[must_use]
    pub fn party(&self, party: PartyId) -> Option<&Party> {
        self.parties.get(party.index())
    }

    /// The taxonomy whose entries a field takes; none for a field of another type.
    #[must_use]
    pub fn taxonomy_of(&self, field: FieldId) -> Option<TaxonomyId> {
        match self.field(field)?.kind {
            FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy) => Some(taxonomy),
            _ => None,
        }
    }

    /// An entry of the taxonomy whose entries a field takes.
    #[must_use]
    pub fn entry_of(&self, field: FieldId, entry: EntryId) -> Option<&Entry> {
        self.taxonomies.get(self.taxonomy_of(field)?.index())?.entries.get(entry.index())
    }

    /// Who it is, by the parties' names for people: `Japan and NATO jointly`.
    #[must_use]
    pub fn who(&self, who: &Who) -> String {
        let titles: Vec<&str> = who.parties().iter().filter_map(|party| self.party(*party)).map(|party| party.title.as_str()).collect();
        let joined = |word: &str| match titles.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
            all => all.concat(),
        };
        match who {
            Who::One(_) => joined("and"),
            Who::Jointly(_) => format!("{} jointly", joined("and")),
            Who::Either(_) => joined("or"),
            Who::Each(_) => format!("{}, each of them", joined("and")),
        }
    }
}

impl RuleKind {
    /// The word that begins the rule.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Forbid => "forbid",
            Self::Require => "require",
        }
    }
}
