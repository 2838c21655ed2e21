//! What a way of amending reaches, and what it names in vain.

use super::Checker;
use crate::model::change::{AmendingWay, Reach, Reached};
use crate::model::problems;
use crate::model::types::ProvisionId;
use crate::source::Span;
use crate::syntax::tree::{self, Number, Sentence, SentenceKind};
use std::collections::HashMap;

impl<'t> Checker<'t> {
    pub(super) fn reaches(&mut self, way: &mut AmendingWay, written: &tree::Reaches) {
        way.itself |= written.itself;
        let of = if written.everything { Reached::Everything } else { self.listed_parts(&written.listed) };
        way.reach.push(Reach { of, additions: written.additions });
    }

    fn listed_parts(&mut self, listed: &[tree::Reached]) -> Reached {
        let (mut provisions, mut taxonomies) = (Vec::new(), Vec::new());
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(listed.len());
        for part in listed {
            let (text, place) = match part {
                tree::Reached::Provision(number) => (number.text.as_str(), number.span),
                tree::Reached::Taxonomy(name) => (name.text.as_str(), name.span),
            };
            let first = *seen.entry(text).or_insert(place);
            match part {
                _ if first != place => self.report(problems::repeated_member(text, place, first)),
                tree::Reached::Provision(number) => provisions.extend(self.provision_numbered(number)),
                tree::Reached::Taxonomy(name) => taxonomies.extend(self.taxonomy_named(name)),
            }
        }
        Reached::Listed { provisions, taxonomies }
    }

    /// Reports what a way names though it is entrenched; asked when what is entrenched is known.
    pub(super) fn dead_reach(&mut self, body: &'t [Sentence], place: Span) {
        let all =
            || body.iter().filter_map(|sentence| if let SentenceKind::Reaches(reaches) = &sentence.kind { Some(reaches) } else { None });
        if all().any(|reaches| reaches.itself) {
            return;
        }
        let numbers = all().flat_map(|reaches| &reaches.listed).filter_map(|part| match part {
            tree::Reached::Provision(number) => Some(number),
            tree::Reached::Taxonomy(_) => None,
        });
        let dead: Vec<(&Number, Span)> = numbers.filter_map(|number| Some((number, self.shut(number)?))).collect();
        let parts: usize = all().map(|reaches| reaches.listed.len()).sum();
        match dead.first() {
            Some((_, entrenched)) if dead.len() == parts && !all().any(|reaches| reaches.everything) => {
                self.report(problems::reaches_nothing(place, *entrenched));
            }
            _ => dead.into_iter().for_each(|(number, entrenched)| self.report(problems::dead_reach(number, entrenched))),
        }
    }

    /// Where it is said that a provision, or one around it, is entrenched.
    fn shut(&self, number: &Number) -> Option<Span> {
        let mut at: Option<ProvisionId> = self.numbers.get(number.text.as_str()).copied();
        while let Some(here) = at {
            if let Some(entrenched) = self.shut.get(&here) {
                return Some(*entrenched);
            }
            at = self.model.provision(here).and_then(|one| one.parent);
        }
        None
    }
}
