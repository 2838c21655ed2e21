//! Adapters: which column of somebody's table gives which field.

use super::Checker;
use crate::model::problems;
use crate::model::types::{Adapter, Column, Fact, FieldId, FieldKind, Judged};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Sentence, SentenceKind, Text};
use std::collections::HashMap;

/// An adapter that is being read.
struct Growing<'t> {
    adapter: Adapter,
    /// Where each field gets its value.
    given: Vec<Option<Span>>,
    headings: HashMap<&'t str, Span>,
    broken: bool,
    misnamed: bool,
}

impl<'t> Checker<'t> {
    /// Every adapter.
    pub(super) fn adapters(&mut self) {
        let mut names: HashMap<&'t str, Span> = HashMap::new();
        for sentence in std::mem::take(&mut self.outline.adapters) {
            let SentenceKind::Adapter { name, title, programme, body } = &sentence.kind else { continue };
            self.of_this_programme(programme);
            let first = *names.entry(&name.text).or_insert(name.span);
            if first != name.span {
                self.report(problems::duplicate_name(name, "adapter", first));
            }
            self.adapter(name, title.as_ref(), body);
        }
    }

    fn adapter(&mut self, name: &'t Name, title: Option<&Text>, body: &'t [Sentence]) {
        let adapter = Adapter {
            name: name.text.clone(),
            title: title.map(|title| title.text.clone()),
            columns: Vec::new(),
            ignored: Vec::new(),
            sets: Vec::new(),
            assumes: Vec::new(),
            span: name.span,
        };
        let given = vec![None; self.model.fields.len()];
        let mut growing = Growing { adapter, given, headings: HashMap::new(), broken: false, misnamed: false };
        for sentence in body {
            self.line(&mut growing, sentence);
        }
        if growing.broken {
            self.outline.broken.any = true;
        } else if !growing.misnamed {
            self.all_mentioned(&growing.given, name.span, "adapter");
        }
        for missing in self.model.missing.iter().filter(|missing| growing.given.get(missing.field.index()) == Some(&None)) {
            growing.adapter.sets.push((missing.field, missing.fact.clone(), missing.because.clone()));
        }
        self.model.adapters.push(growing.adapter);
    }

    fn line(&mut self, growing: &mut Growing<'t>, sentence: &'t Sentence) {
        match &sentence.kind {
            SentenceKind::Column(column) => {
                self.heading(growing, &column.heading);
                if let Some(column) = self.column(growing, column, sentence.head) {
                    growing.adapter.columns.push(column);
                }
            }
            SentenceKind::Ignore(headings) => {
                for heading in headings {
                    self.heading(growing, heading);
                    growing.adapter.ignored.push(heading.text.clone());
                }
            }
            SentenceKind::Set { field, value, because } => {
                let Some(field) = self.given_once(growing, field) else { return };
                if let Some(fact) = self.fact(field, value) {
                    growing.adapter.sets.push((field, fact, because.text.clone()));
                }
            }
            SentenceKind::Assume { name, negative, because } => {
                for judged in self.judged(name, *negative, None, sentence.span) {
                    self.assumed(growing, judged, &because.text);
                }
            }
            SentenceKind::Broken(_) => growing.broken = true,
            _ => self.outline.broken.any = true,
        }
    }

    fn assumed(&mut self, growing: &mut Growing<'t>, judged: Judged, because: &str) {
        let same = |(one, _): &&(Judged, String)| one.judgement == judged.judgement;
        if let Some((first, _)) = growing.adapter.assumes.iter().take(256).find(same) {
            let (what, place) = (self.judgement_words(judged.judgement), first.span);
            return self.report(problems::said_twice(&what, judged.span, place));
        }
        growing.adapter.assumes.push((judged, because.to_owned()));
    }

    fn heading(&mut self, growing: &mut Growing<'t>, heading: &'t Text) {
        let first = *growing.headings.entry(&heading.text).or_insert(heading.span);
        if first != heading.span {
            self.report(problems::said_twice(&format!("the column \"{}\"", heading.text), heading.span, first));
        }
    }

    // Two columns cannot both say what one field is.
    fn given_once(&mut self, growing: &mut Growing<'t>, name: &Name) -> Option<FieldId> {
        let Some(field) = self.field(name) else {
            growing.misnamed = true;
            return None;
        };
        let given = growing.given.get_mut(field.index())?;
        if let Some(first) = *given {
            self.report(problems::said_twice(&name.text, name.span, first));
            return None;
        }
        *given = Some(name.span);
        Some(field)
    }

    fn column(&mut self, growing: &mut Growing<'t>, written: &'t tree::Column, span: Span) -> Option<Column> {
        let field = self.given_once(growing, &written.field)?;
        let kind = self.kind(field);
        if let (Some(split), Some(kind)) = (&written.split, kind)
            && !matches!(kind, FieldKind::SetOf(_))
        {
            let words = self.kind_words(kind);
            self.report(problems::split_needs_set(split.span, &written.field, &words));
        }
        if let (Some(precision), Some(kind)) = (&written.precision_from, kind)
            && kind != FieldKind::Date
        {
            let words = self.kind_words(kind);
            self.report(problems::precision_needs_date(precision.span, &written.field, &words));
        }
        Some(Column {
            heading: written.heading.text.clone(),
            field,
            split: written.split.as_ref().map(|split| split.text.clone()),
            precision_from: written.precision_from.as_ref().map(|column| column.text.clone()),
            mappings: self.mappings(growing, field, &written.body),
            span,
        })
    }

    fn mappings(&mut self, growing: &mut Growing<'t>, field: FieldId, body: &'t [Sentence]) -> Vec<(String, Fact)> {
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(body.len());
        let mut mappings = Vec::with_capacity(body.len());
        for sentence in body {
            match &sentence.kind {
                SentenceKind::Mapping { from, to } => {
                    let first = *seen.entry(&from.text).or_insert(from.span);
                    if first != from.span {
                        self.report(problems::said_twice(&format!("the word \"{}\"", from.text), from.span, first));
                    }
                    if let Some(fact) = self.fact(field, to) {
                        mappings.push((from.text.clone(), fact));
                    }
                }
                SentenceKind::Broken(_) => growing.broken = true,
                _ => self.outline.broken.any = true,
            }
        }
        mappings
    }
}
