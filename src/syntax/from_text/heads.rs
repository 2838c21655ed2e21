//! Heads of blocks; what a block holds is filled in when it closes.

use super::parts::Parts;
use super::words::Reader;
use crate::syntax::forms::Form;
use crate::syntax::grammar::{Part, Rule};
use crate::syntax::tree::{Amending, Entry, Programme, Provision, Scenario, Sentence, SentenceKind, Taxonomy, Text};

impl Reader<'_> {
    pub(super) fn head(&mut self, form: Form, part: Part<'_>) -> Option<SentenceKind> {
        let parts = Parts::of(part);
        Some(match form {
            Form::Programme => self.programme(parts)?,
            Form::DefaultsBlock => self.defaults(parts)?,
            Form::Parties => SentenceKind::Parties(Vec::new()),
            Form::Calendar => SentenceKind::Calendar(Vec::new()),
            Form::Activity => SentenceKind::Activity(Vec::new()),
            Form::Propose => SentenceKind::Propose(Vec::new()),
            Form::Section => SentenceKind::Section(self.provision(parts)?),
            Form::Clause => SentenceKind::Clause(self.provision(parts)?),
            Form::Taxonomy => self.taxonomy(parts)?,
            Form::Entry => self.entry(parts)?,
            Form::OpenTerm => self.open_term(parts)?,
            Form::Record => self.record(parts)?,
            Form::Scenario => self.scenario(parts)?,
            Form::Adapter => self.adapter(parts)?,
            Form::Column => self.column(parts)?,
            Form::Amending => self.amending(parts),
            Form::Principle => self.principle(parts)?,
            _ => return self.amendment_head(form, parts),
        })
    }

    pub(super) fn title(&mut self, parts: &mut Parts<'_>) -> Option<Text> {
        parts.if_next(Rule::text).map(|text| self.text(text))
    }

    fn programme(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let continued = parts.has(Rule::continued);
        let title = self.title(&mut parts);
        Some(SentenceKind::Programme(Programme { name, title, continued, body: Vec::new() }))
    }

    fn defaults(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        Some(SentenceKind::DefaultsBlock { name, title: self.title(&mut parts), body: Vec::new() })
    }

    pub(super) fn provision(&mut self, mut parts: Parts<'_>) -> Option<Provision> {
        let number = self.number(&parts.next()?);
        Some(Provision { number, title: self.title(&mut parts), body: Vec::new() })
    }

    fn taxonomy(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        let openness = parts.next().map(|word| self.word(&word));
        Some(SentenceKind::Taxonomy(Taxonomy { name, title, openness, body: Vec::new() }))
    }

    pub(super) fn entry(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let number = parts.if_next(Rule::provision).map(|number| self.number(&number));
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        let added_by = parts.next().and_then(|part| Parts::of(part).next()).and_then(|part| self.name_in(part));
        Some(SentenceKind::Entry(Entry { number, name, title, added_by, body: Vec::new() }))
    }

    fn open_term(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        Some(SentenceKind::OpenTerm { name, title: self.title(&mut parts), body: Vec::new() })
    }

    fn record(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        Some(SentenceKind::Record { programme: self.name_in(parts.next()?)?, body: Vec::new() })
    }

    fn scenario(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let title = self.text(parts.next()?);
        let programme = self.name_in(parts.next()?)?;
        let edition = parts.next().and_then(|part| self.edition_in(part));
        Some(SentenceKind::Scenario(Box::new(Scenario { title, programme, edition, body: Vec::new() })))
    }

    fn amending(&mut self, mut parts: Parts<'_>) -> SentenceKind {
        SentenceKind::Amending(Amending { title: self.title(&mut parts), body: Vec::new() })
    }

    fn adapter(&mut self, mut parts: Parts<'_>) -> Option<SentenceKind> {
        let name = self.name(parts.next()?);
        let title = self.title(&mut parts);
        Some(SentenceKind::Adapter { name, title, programme: self.name_in(parts.next()?)?, body: Vec::new() })
    }
}

/// Puts what a block holds into it.
pub(super) fn fill(kind: &mut SentenceKind, inside: Vec<Sentence>) {
    match kind {
        SentenceKind::Programme(programme) => programme.body = inside,
        SentenceKind::Section(provision) | SentenceKind::Clause(provision) => provision.body = inside,
        SentenceKind::Taxonomy(taxonomy) => taxonomy.body = inside,
        SentenceKind::Entry(entry) => entry.body = inside,
        SentenceKind::Column(column) => column.body = inside,
        SentenceKind::Scenario(scenario) => scenario.body = inside,
        SentenceKind::Amending(way) => way.body = inside,
        SentenceKind::Amendment(amendment) => amendment.body = inside,
        SentenceKind::Insert(insert) => insert.body = inside,
        SentenceKind::Rewrite(rewrite) => rewrite.provision.body = inside,
        SentenceKind::Principle(principle) => principle.body = inside,
        SentenceKind::OpenTerm { body, .. }
        | SentenceKind::DefaultsBlock { body, .. }
        | SentenceKind::Record { body, .. }
        | SentenceKind::Adapter { body, .. }
        | SentenceKind::Parties(body)
        | SentenceKind::Calendar(body)
        | SentenceKind::Activity(body)
        | SentenceKind::Propose(body)
        | SentenceKind::Broken(body) => *body = inside,
        _ => {}
    }
}
