//! What an edition remembers of the amendments that made it. Nothing of it has effect, but that a repealed number is never given again.

use super::Checker;
use crate::model::change::Repealed;
use crate::model::problems;
use crate::model::types::ProvisionId;
use crate::source::Span;
use crate::syntax::tree::{Name, On, RepealedBy, Sentence, SentenceKind};
use std::collections::HashMap;

impl Checker<'_> {
    /// `amended by …;` at the head of the programme, or in a section or clause.
    pub(super) fn amended_by(&mut self, names: &[Name], provision: Option<ProvisionId>) {
        let names = names.iter().map(|name| name.text.clone());
        match provision.map(|provision| self.model.provisions.get_mut(provision.index())) {
            None => self.model.made_by.extend(names),
            Some(Some(provision)) => provision.amended_by.extend(names),
            Some(None) => {}
        }
    }

    /// `repealed 3.3 by …;`
    pub(super) fn repealed_by(&mut self, written: &RepealedBy, within: Option<ProvisionId>) {
        let by = &written.by.text;
        let repealed =
            written.numbers.iter().map(|number| Repealed { number: number.text.clone(), by: by.clone(), within, span: number.span });
        self.model.repealed.extend(repealed);
    }

    /// Reports every repealed number that stands again, or was repealed twice. Asked when all provisions are numbered.
    pub(super) fn repealed_for_good(&mut self) {
        let mut seen: HashMap<String, Span> = HashMap::new();
        for repealed in self.model.repealed.clone() {
            if let Some(first) = seen.get(&repealed.number) {
                let problem = problems::repealed_twice(&repealed, *first);
                self.report(problem);
                continue;
            }
            let taken = self.numbers.get(repealed.number.as_str()).and_then(|provision| self.model.provisions.get(provision.index()));
            if let Some(taken) = taken {
                let problem = problems::repealed_number(&repealed, taken.span);
                self.report(problem);
            }
            seen.insert(repealed.number.clone(), repealed.span);
        }
    }

    /// Whether an entry of a record speaks of what only another edition has: where amendments made this one, whatever it does not have itself; else what they add.
    pub(super) fn is_of_another_edition(&self, on: &On) -> bool {
        if self.is_made() {
            return true;
        }
        let added: Vec<&str> = self.outline.amendments.iter().flat_map(|amendment| added_names(amendment)).collect();
        let own = |name: &&Name| !self.names.contains_key(name.text.as_str()) && !self.parties.contains_key(name.text.as_str());
        let mut unknown = std::iter::once(&on.event).chain(&on.by).filter(own).peekable();
        unknown.peek().is_some() && unknown.all(|name| added.contains(&name.text.as_str()))
    }

    /// Whether amendments have made this edition out of an earlier one.
    pub(super) fn is_made(&self) -> bool {
        !self.model.made_by.is_empty()
    }
}

/// The events, acts and parties that an amendment adds.
fn added_names(amendment: &Sentence) -> Vec<&str> {
    let (mut names, mut ahead) = (Vec::new(), vec![amendment]);
    while let Some(sentence) = ahead.pop() {
        let body: &[Sentence] = match &sentence.kind {
            SentenceKind::Amendment(amendment) => &amendment.body,
            SentenceKind::Insert(insert) => &insert.body,
            SentenceKind::Rewrite(rewrite) => &rewrite.provision.body,
            SentenceKind::Section(provision) | SentenceKind::Clause(provision) => &provision.body,
            SentenceKind::Parties(body) => body,
            SentenceKind::Event { name, .. } | SentenceKind::Party { name, .. } => {
                names.push(name.text.as_str());
                &[]
            }
            SentenceKind::Duty(duty) => {
                names.extend(duty.acts.iter().map(|act| act.name.text.as_str()));
                &[]
            }
            _ => &[],
        };
        ahead.extend(body);
    }
    names
}
