//! What an edition remembers of the amendments that made it. Nothing of it has effect, but that a repealed number is never given again.

use super::Checker;
use crate::model::change::Repealed;
use crate::model::problems;
use crate::model::types::ProvisionId;
use crate::source::Span;
use crate::syntax::tree::{Name, RepealedBy};
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
            let taken = self.numbers.get(repealed.number.as_str()).and_then(|provision| self.model.provisions.get(provision.index()));
            if let Some(taken) = taken {
                let problem = problems::repealed_number(&repealed, taken.span);
                self.report(problem);
            }
            if let Some(first) = seen.insert(repealed.number.clone(), repealed.span) {
                self.report(problems::repealed_twice(&repealed, first));
            }
        }
    }

    /// Whether amendments have made this edition out of an earlier one.
    pub(super) fn is_made(&self) -> bool {
        !self.model.made_by.is_empty()
    }
}
