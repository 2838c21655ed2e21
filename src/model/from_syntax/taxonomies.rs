//! Taxonomies: entries depth first, each with the last entry below it.

use super::{Checker, id};
use crate::model::problems;
use crate::model::types::{Entry, EntryId, ProvisionId, ProvisionKind, Taxonomy, TaxonomyId};
use crate::source::Span;
use crate::syntax::tree::{self, SentenceKind};
use std::collections::HashMap;

/// The taxonomy that is being read.
struct Growing<'t> {
    taxonomy: Taxonomy,
    names: HashMap<&'t str, EntryId>,
    provision: Option<ProvisionId>,
}

impl<'t> Checker<'t> {
    /// A taxonomy with all its entries. It is read during the first walk, because entries with numbers are provisions of the document.
    pub(super) fn taxonomy(&mut self, written: &'t tree::Taxonomy, provision: Option<ProvisionId>) {
        let taxonomy = Taxonomy {
            name: written.name.text.clone(),
            title: written.title.as_ref().map(|title| title.text.clone()),
            open: self.is_open(written),
            entries: Vec::new(),
            span: written.name.span,
        };
        let mut growing = Growing { taxonomy, names: HashMap::new(), provision };
        self.grow(&mut growing, &written.body, None, provision);
        if growing.taxonomy.entries.is_empty() && !self.outline.broken.entries {
            self.report(problems::empty_taxonomy(&written.name));
        }
        let new = TaxonomyId(id(self.model.taxonomies.len()));
        let first = *self.taxonomies.entry(&written.name.text).or_insert(new);
        if first != new {
            let first = self.model.taxonomies.get(first.index()).map_or(written.name.span, |first| first.span);
            self.report(problems::duplicate_name(&written.name, "taxonomy", first));
        }
        self.used.entries.push(vec![false; growing.taxonomy.entries.len()]);
        self.used.taxonomies.push(false);
        self.model.taxonomies.push(growing.taxonomy);
        self.entries.push(growing.names);
    }

    fn is_open(&mut self, written: &'t tree::Taxonomy) -> bool {
        let Some(word) = &written.openness else { return false };
        self.outline.broken.any |= !["open", "closed"].contains(&word.text.as_str());
        word.text == "open"
    }

    fn grow(
        &mut self,
        growing: &mut Growing<'t>,
        sentences: &'t [tree::Sentence],
        parent: Option<EntryId>,
        provision: Option<ProvisionId>,
    ) {
        for sentence in sentences {
            match &sentence.kind {
                SentenceKind::Entry(entry) => self.entry(growing, entry, parent, provision),
                SentenceKind::Broken(inner) => {
                    self.outline.broken.any = true;
                    self.outline.broken.entries = true;
                    self.grow(growing, inner, parent, provision);
                }
                _ => self.outline.broken.any = true,
            }
        }
    }

    fn entry(&mut self, growing: &mut Growing<'t>, written: &'t tree::Entry, parent: Option<EntryId>, above: Option<ProvisionId>) {
        let title = written.title.as_ref().map(|title| title.text.clone());
        let provision = written.number.as_ref().map(|number| self.number(number, title.clone(), ProvisionKind::Entry, above));
        if let (Some(by), Some(provision)) = (&written.added_by, provision) {
            self.amended_by(std::slice::from_ref(by), Some(provision));
        }
        let new = EntryId(id(growing.taxonomy.entries.len()));
        let name = &written.name;
        growing.taxonomy.entries.push(Entry {
            name: name.text.clone(),
            title,
            provision,
            parent,
            last: new,
            added_by: written.added_by.as_ref().map(|by| by.text.clone()),
            span: name.span,
        });
        let first = *growing.names.entry(&name.text).or_insert(new);
        if first != new {
            let first: Option<Span> = growing.taxonomy.entries.get(first.index()).map(|first| first.span);
            self.report(problems::duplicate_name(name, "entry", first.unwrap_or(name.span)));
        }
        self.grow(growing, &written.body, Some(new), provision.or(above).or(growing.provision));
        let last = EntryId(id(growing.taxonomy.entries.len().saturating_sub(1)));
        if let Some(entry) = growing.taxonomy.entries.get_mut(new.index()) {
            entry.last = last;
        }
    }
}
