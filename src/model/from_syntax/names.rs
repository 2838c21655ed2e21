//! What a name means in its place, and which name was probably meant.

use super::{Checker, Used};
use crate::diagnostic::nearest;
use crate::model::problems;
use crate::model::types::{DefinitionId, EntryId, EventId, FieldId, JudgementId, OpenTermId, PartyId, ProvisionId, TaxonomyId, Who};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Number};

/// What a name stands for. Fields, definitions, judgements, open terms and events share their names, so that a name says one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    Field(FieldId),
    Definition(DefinitionId),
    Judgement(JudgementId),
    OpenTerm(OpenTermId),
    Event(EventId),
}

impl Meant {
    /// With its article, for messages.
    pub(super) fn article(self) -> &'static str {
        match self {
            Self::Field(_) => "a field",
            Self::Definition(_) => "a definition",
            Self::Judgement(_) => "a judgement",
            Self::OpenTerm(_) => "an open term",
            Self::Event(_) => "an event",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Definition(_) => "definition",
            Self::Judgement(_) => "judgement",
            Self::OpenTerm(_) => "open term",
            Self::Event(_) => "event",
        }
    }
}

/// Which names could stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Field,
    Condition,
    Value,
    Judgement,
    Event,
    OpenTerm,
    Need,
}

impl<'t> Checker<'t> {
    /// Gives a name its meaning; a name that is taken is reported at both places.
    pub(super) fn declare_name(&mut self, name: &'t Name, meant: Meant) {
        let (first, place) = *self.names.entry(&name.text).or_insert((meant, name.span));
        if first != meant {
            let noun = first.noun();
            self.report(problems::duplicate_name(name, noun, place));
        }
    }

    /// What a name means, whatever it is; an unknown one is reported with the nearest of those that could stand there.
    pub(super) fn meant(&mut self, name: &Name, wanted: Wanted) -> Option<Meant> {
        if let Some((meant, _)) = self.names.get(name.text.as_str()) {
            let meant = *meant;
            self.mark(meant);
            return Some(meant);
        }
        if self.outline.broken.fields && matches!(wanted, Wanted::Field | Wanted::Condition | Wanted::Value | Wanted::Need) {
            return None;
        }
        let near = self.suggest(&name.text, |checker| checker.candidates(wanted));
        let taxonomy = self.taxonomy_with(&name.text);
        self.report(problems::unknown_name(name, wanted_words(wanted), near.as_deref(), taxonomy.as_deref()));
        None
    }

    fn mark(&mut self, meant: Meant) {
        match meant {
            _ if self.cases => {}
            Meant::Field(_) => {}
            Meant::Definition(definition) => Used::mark(&mut self.used.definitions, definition.index()),
            Meant::Judgement(judgement) => Used::mark(&mut self.used.judgements, judgement.index()),
            Meant::OpenTerm(term) => Used::mark(&mut self.used.open_terms, term.index()),
            Meant::Event(event) => Used::mark(&mut self.used.events, event.index()),
        }
    }

    /// The field of that name.
    pub(super) fn field(&mut self, name: &Name) -> Option<FieldId> {
        match self.meant(name, Wanted::Field)? {
            Meant::Field(field) => Some(field),
            other => {
                self.wrong_kind(name, other, "a field of the activity");
                None
            }
        }
    }

    /// The event of that name.
    pub(super) fn event(&mut self, name: &Name) -> Option<EventId> {
        match self.meant(name, Wanted::Event)? {
            Meant::Event(event) => Some(event),
            other => {
                self.wrong_kind(name, other, "an event");
                None
            }
        }
    }

    /// The judgement of that name.
    pub(super) fn judgement(&mut self, name: &Name) -> Option<JudgementId> {
        match self.meant(name, Wanted::Judgement)? {
            Meant::Judgement(judgement) => Some(judgement),
            other => {
                self.wrong_kind(name, other, "a judgement");
                None
            }
        }
    }

    /// Reports a name that means something else than its place needs.
    pub(super) fn wrong_kind(&mut self, name: &Name, meant: Meant, needed: &str) {
        let declared = self.names.get(name.text.as_str()).map(|(_, place)| *place);
        self.report(problems::wrong_kind(name, meant.article(), needed, declared));
    }

    /// The taxonomy of that name.
    pub(super) fn taxonomy_named(&mut self, name: &Name) -> Option<TaxonomyId> {
        if let Some(taxonomy) = self.taxonomies.get(name.text.as_str()) {
            return Some(*taxonomy);
        }
        let mut known = String::new();
        let near = self.suggest(&name.text, |checker| {
            let mut names: Vec<&str> = checker.model.taxonomies.iter().map(|taxonomy| taxonomy.name.as_str()).collect();
            known = problems::list(names.iter().copied());
            names.extend(["flag", "text", "date", "number", "money"]);
            names
        });
        self.report(problems::unknown_taxonomy(name, near.as_deref(), &known));
        None
    }

    /// The entry of that name in a taxonomy; else the entry that was probably meant, or the taxonomy to which it belongs.
    pub(super) fn entry_of(&mut self, name: &Name, taxonomy: TaxonomyId, field: FieldId) -> Option<EntryId> {
        let found = self.entries.get(taxonomy.index()).and_then(|entries| entries.get(name.text.as_str())).copied();
        if found.is_none() && !self.outline.broken.entries {
            self.unknown_entry(name, taxonomy, field);
        }
        if let (Some(entry), Some(used), false) = (found, self.used.entries.get_mut(taxonomy.index()), self.cases) {
            Used::mark(used, entry.index());
        }
        found
    }

    fn unknown_entry(&mut self, name: &Name, taxonomy: TaxonomyId, field: FieldId) {
        let near = self.near_entry(&name.text, taxonomy);
        let other = self.taxonomy_with(&name.text);
        let Some(wanted) = self.model.taxonomies.get(taxonomy.index()) else { return };
        let (wanted, declared) = (wanted.name.clone(), wanted.span);
        let field = self.field_name(field);
        self.report(problems::unknown_entry(name, &field, &wanted, other.as_deref(), near.as_deref(), declared));
    }

    /// The entry of a taxonomy whose name is nearest.
    pub(super) fn near_entry(&mut self, word: &str, taxonomy: TaxonomyId) -> Option<String> {
        self.suggest(word, |checker| {
            let taxonomy = checker.model.taxonomies.get(taxonomy.index());
            taxonomy.map(|taxonomy| taxonomy.entries.iter().map(|entry| entry.name.as_str()).collect()).unwrap_or_default()
        })
    }

    // The first taxonomy, in the order of the text, that has such an entry.
    fn taxonomy_with(&self, entry: &str) -> Option<String> {
        let at = self.entries.iter().position(|entries| entries.contains_key(entry))?;
        self.model.taxonomies.get(at).map(|taxonomy| taxonomy.name.clone())
    }

    /// The party of that name.
    pub(super) fn party(&mut self, name: &Name) -> Option<PartyId> {
        if let Some(party) = self.parties.get(name.text.as_str()) {
            return Some(*party);
        }
        if !self.outline.broken.parties {
            let near = self.suggest(&name.text, |checker| checker.model.parties.iter().map(|party| party.name.as_str()).collect());
            let known = problems::list(self.model.parties.iter().map(|party| party.name.as_str()));
            self.report(problems::unknown_party(name, near.as_deref(), &known));
        }
        None
    }

    /// The parties of a `by`, a duty or a consent.
    pub(super) fn who(&mut self, written: &tree::Who) -> Option<Who> {
        match written {
            tree::Who::One(name) => self.party(name).map(Who::One),
            tree::Who::Jointly(names) => self.several(names).map(Who::Jointly),
            tree::Who::Either(names) => self.several(names).map(Who::Either),
            tree::Who::AllParties(span) => self.all(*span).map(Who::Jointly),
            tree::Who::EachParty(span) => self.all(*span).map(Who::Each),
            tree::Who::AnyParty(span) => self.all(*span).map(Who::Either),
        }
    }

    pub(super) fn several(&mut self, names: &[Name]) -> Option<Vec<PartyId>> {
        let mut parties: Vec<PartyId> = Vec::with_capacity(names.len());
        let mut complete = true;
        let mut seen = vec![None; self.model.parties.len()];
        for name in names {
            let Some(party) = self.party(name) else {
                complete = false;
                continue;
            };
            match seen.get_mut(party.index()) {
                Some(Some(first)) => {
                    let first: Span = *first;
                    self.report(problems::repeated_member(&name.text, name.span, first));
                }
                Some(place) => {
                    *place = Some(name.span);
                    parties.push(party);
                }
                None => {}
            }
        }
        complete.then_some(parties)
    }

    fn all(&mut self, span: Span) -> Option<Vec<PartyId>> {
        if self.model.parties.is_empty() {
            if !self.outline.broken.parties {
                self.report(problems::no_parties(span));
            }
            return None;
        }
        Some((0..self.model.parties.len()).map(|at| PartyId(super::id(at))).collect())
    }

    /// The provision of that number.
    pub(super) fn provision_numbered(&mut self, number: &Number) -> Option<ProvisionId> {
        let known = self.numbers.get(number.text.as_str()).or_else(|| self.default_numbers.get(&number.text));
        if let Some(provision) = known {
            return Some(*provision);
        }
        if !self.outline.broken.blocks {
            if let Some(repealed) = self.model.repealed.iter().find(|one| one.number == number.text) {
                let problem = problems::repealed_clause(number, repealed);
                self.report(problem);
                return None;
            }
            let near = self.suggest(&number.text, |checker| checker.model.provisions.iter().map(|one| one.number.as_str()).collect());
            self.report(problems::unknown_clause(number, near.as_deref()));
        }
        None
    }

    /// Whether the name is that of the programme; reported where it is not.
    pub(super) fn of_this_programme(&mut self, name: &Name) {
        let Some(programme) = self.outline.programme else { return };
        if programme.name.text != name.text {
            self.report(problems::unknown_programme(name, &programme.name));
        }
    }

    /// The nearest of some names. Only so many are looked for in one run.
    pub(super) fn suggest<'c>(&'c mut self, word: &str, names: impl FnOnce(&'c Self) -> Vec<&'c str>) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let this: &'c Self = self;
        nearest(word, names(this)).map(str::to_owned)
    }

    fn candidates(&self, wanted: Wanted) -> Vec<&str> {
        use crate::model::types::FieldKind;
        let mut names = Vec::new();
        for (at, field) in self.model.fields.iter().enumerate() {
            let flag = matches!(self.kinds.get(at), Some(Some(FieldKind::Flag)));
            if matches!(wanted, Wanted::Field | Wanted::Need) || (wanted == Wanted::Condition && flag) || (wanted == Wanted::Value && !flag)
            {
                names.push(field.name.as_str());
            }
        }
        if wanted == Wanted::Condition {
            names.extend(self.model.definitions.iter().map(|definition| definition.name.as_str()));
        }
        if matches!(wanted, Wanted::Judgement | Wanted::Condition | Wanted::Need) {
            names.extend(self.model.judgements.iter().map(|judgement| judgement.name.as_str()));
        }
        if matches!(wanted, Wanted::Condition | Wanted::Value | Wanted::OpenTerm) {
            names.extend(self.model.open_terms.iter().map(|term| term.name.as_str()));
        }
        if matches!(wanted, Wanted::Event | Wanted::Value | Wanted::Need) {
            names.extend(self.model.event_names());
        }
        names
    }

    /// The name of a field.
    pub(super) fn field_name(&self, field: FieldId) -> String {
        self.model.fields.get(field.index()).map(|field| field.name.clone()).unwrap_or_default()
    }

    /// The type of a field, where it could be told.
    pub(super) fn kind(&self, field: FieldId) -> Option<crate::model::types::FieldKind> {
        self.kinds.get(field.index()).copied().flatten()
    }
}

fn wanted_words(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Field => "field of the activity",
        Wanted::Condition => "flag, definition or open term",
        Wanted::Value => "field, event or open term",
        Wanted::Judgement => "judgement",
        Wanted::Event => "event",
        Wanted::OpenTerm => "open term",
        Wanted::Need => "field, judgement or event",
    }
}
