//! A model's header, schema and terms to their view.

use super::document::{Happening, Provision, Recital, Scenario};
use super::shapes::{
    Calendar, Check, Condition, Definition, Entry, Field, FieldKind, Judgement, Lineage, Named, OpenTerm, Place, Reading, Taxonomy, View,
    Who,
};
use crate::calendar::{Counting, MonthEnd};
use crate::model::condition::{Condition as Meant, ConditionKind, DateBase, DateSum, PeriodSource, Sum};
use crate::model::types::{self, Meaning, Model, ProvisionId, ProvisionKind, Strength};
use crate::source::{Sources, Span};
use crate::syntax::tree::Relation;
use crate::value::Money;
use chrono::Weekday;

/// A model with its places as people count them. `sources` are those from which it was read; places in others are left out.
#[must_use]
pub fn view(model: &Model, sources: &Sources) -> View {
    Viewer { model, sources }.view()
}

/// What every part of the view needs.
pub(super) struct Viewer<'m> {
    pub(super) model: &'m Model,
    pub(super) sources: &'m Sources,
}

impl Viewer<'_> {
    fn view(&self) -> View {
        let model = self.model;
        View {
            format: 1,
            name: model.name.clone(),
            title: model.title.clone(),
            edition: model.edition.clone(),
            strength: strength(model.strength).to_owned(),
            calendar: calendar(&model.calendar),
            parties: model.parties.iter().map(|one| self.named(&one.name, Some(&one.title), one.span)).collect(),
            lineage: model.lineage.iter().map(lineage).collect(),
            events: model
                .events
                .iter()
                .filter(|one| !one.implicit)
                .map(|one| self.named(&one.name, one.title.as_ref(), one.span))
                .collect(),
            taxonomies: model.taxonomies.iter().map(|taxonomy| self.taxonomy(taxonomy)).collect(),
            fields: model.fields.iter().map(|field| self.field(field)).collect(),
            checks: model.checks.iter().map(|check| self.check(check)).collect(),
            definitions: model.definitions.iter().map(|one| self.definition(one)).collect(),
            judgements: model.judgements.iter().map(|one| self.judgement(one)).collect(),
            open_terms: model.open_terms.iter().map(|one| self.open_term(one)).collect(),
            provisions: model.provisions.iter().map(|one| self.provision(one)).collect(),
            rules: model.rules.iter().map(|one| self.rule(one)).collect(),
            yields: model.yields.iter().map(|one| self.yields(one)).collect(),
            focus: model.focus.iter().map(|(clause, condition)| self.focus(*clause, condition)).collect(),
            term: model.life.term.as_ref().map(|term| self.term(term)),
            life: self.life(),
            duties: model.duties.iter().map(|duty| self.duty(duty)).collect(),
            ways: model.ways.iter().map(|one| self.way(one)).collect(),
            bodies: model.bodies.iter().map(|one| self.body(one)).collect(),
            electorates: model.electorates.iter().map(|one| self.electorate(one)).collect(),
            entrenched: model.entrenched.iter().map(|one| self.entrenched(one)).collect(),
            made_by: model.made_by.clone(),
            repealed: model.repealed.iter().map(|one| self.repealed(one)).collect(),
            principles: model.principles.iter().map(|one| self.principle(one)).collect(),
            amendments: model.amendments.iter().map(|one| self.amendment(one)).collect(),
            claims: model.claims.iter().map(|one| self.claim(one)).collect(),
            missing: model.missing.iter().map(|one| self.missing(one)).collect(),
            acts: model.acts.iter().map(|one| self.act(one)).collect(),
            record: model.record.iter().map(|one| self.happening(one)).collect(),
            scenarios: model.scenarios.iter().map(|one| self.scenario(one)).collect(),
            adapters: model.adapters.iter().map(|one| self.named(&one.name, one.title.as_ref(), one.span)).collect(),
        }
    }

    pub(super) fn place(&self, span: Span) -> Option<Place> {
        let (file, position) = self.sources.locate(span)?;
        Some(Place { file: file.to_owned(), line: position.line, column: position.column })
    }

    pub(super) fn named(&self, name: &str, title: Option<&String>, span: Span) -> Named {
        Named { name: name.to_owned(), title: title.cloned(), place: self.place(span) }
    }

    fn taxonomy(&self, taxonomy: &types::Taxonomy) -> Taxonomy {
        let entries = self.entries(taxonomy, 0, taxonomy.entries.len());
        Taxonomy { named: self.named(&taxonomy.name, taxonomy.title.as_ref(), taxonomy.span), open: taxonomy.open, entries }
    }

    // The entries below one follow it directly, up to its last. As deep as syntax lets blocks nest.
    fn entries(&self, taxonomy: &types::Taxonomy, from: usize, end: usize) -> Vec<Entry> {
        let mut shown = Vec::new();
        let mut at = from;
        while let Some(entry) = taxonomy.entries.get(at).filter(|_| at < end) {
            let next = entry.last.index().max(at).saturating_add(1);
            let number = entry.provision.map(|provision| self.model.number(provision).to_owned());
            let named = self.named(&entry.name, entry.title.as_ref(), entry.span);
            let entries = self.entries(taxonomy, at.saturating_add(1), next);
            shown.push(Entry { named, number, added_by: entry.added_by.clone(), entries });
            at = next;
        }
        shown
    }

    fn field(&self, field: &types::Field) -> Field {
        let taxonomy = |at: types::TaxonomyId| self.model.taxonomies.get(at.index()).map(|one| one.name.clone()).unwrap_or_default();
        let kind = match field.kind {
            types::FieldKind::Flag => FieldKind::Flag,
            types::FieldKind::Text => FieldKind::Text,
            types::FieldKind::Date => FieldKind::Date,
            types::FieldKind::Number(from, to) => FieldKind::Number { from, to },
            types::FieldKind::Money(currency, from, to) => {
                let words = |minor| Money { minor, currency }.to_string();
                FieldKind::Money { currency: currency.code().to_owned(), from: words(from), to: words(to) }
            }
            types::FieldKind::One(at) => FieldKind::One { taxonomy: taxonomy(at) },
            types::FieldKind::SetOf(at) => FieldKind::SetOf { taxonomy: taxonomy(at) },
        };
        Field { named: self.named(&field.name, field.title.as_ref(), field.span), kind, optional: field.optional }
    }

    fn check(&self, check: &types::Check) -> Check {
        Check { condition: self.condition(&check.condition), message: check.message.clone(), place: self.place(check.span) }
    }

    fn number(&self, provision: Option<ProvisionId>) -> Option<String> {
        provision.map(|provision| self.model.number(provision).to_owned())
    }

    fn definition(&self, one: &types::Definition) -> Definition {
        let named = self.named(&one.name, one.title.as_ref(), one.span);
        Definition { named, condition: self.condition(&one.condition), provision: self.number(one.provision) }
    }

    fn judgement(&self, one: &types::Judgement) -> Judgement {
        let named = self.named(&one.name, Some(&one.title), one.span);
        Judgement { named, by: self.who(&one.by), provision: self.number(one.provision) }
    }

    pub(super) fn who(&self, who: &types::Who) -> Who {
        let how = match who {
            types::Who::One(_) => "one",
            types::Who::Jointly(_) => "jointly",
            types::Who::Either(_) => "either",
            types::Who::Each(_) => "each",
        };
        let parties = who.parties().iter().filter_map(|party| self.model.party(*party)).map(|party| party.name.clone()).collect();
        Who { how: how.to_owned(), parties }
    }

    fn open_term(&self, term: &types::OpenTerm) -> OpenTerm {
        OpenTerm {
            named: self.named(&term.name, term.title.as_ref(), term.span),
            readings: term.readings.iter().map(|reading| self.reading(reading)).collect(),
            adopted: term.readings.get(term.adopted).map(|reading| reading.name.clone()).unwrap_or_default(),
            provision: self.number(term.provision),
        }
    }

    fn reading(&self, reading: &types::Reading) -> Reading {
        let (meaning, condition) = match &reading.meaning {
            Meaning::Period(period) => (period.to_string(), None),
            Meaning::Number(number) => (number.to_string(), None),
            Meaning::Money(money) => (money.to_string(), None),
            Meaning::Condition(condition) => (self.model.words(condition), Some(self.condition(condition))),
        };
        Reading { named: self.named(&reading.name, reading.title.as_ref(), reading.span), meaning, condition }
    }

    fn provision(&self, one: &types::Provision) -> Provision {
        let kind = match one.kind {
            ProvisionKind::Section => "section",
            ProvisionKind::Clause => "clause",
            ProvisionKind::Entry => "entry",
        };
        Provision {
            number: one.number.clone(),
            title: one.title.clone(),
            kind: kind.to_owned(),
            within: self.number(one.parent),
            quotes: one.quotes.iter().map(|(words, _)| words.clone()).collect(),
            recitals: one.recitals.iter().map(recital).collect(),
            amended_by: one.amended_by.clone(),
            place: self.place(one.span),
        }
    }

    /// A condition as a tree.
    pub(super) fn condition(&self, condition: &Meant) -> Condition {
        let all = |parts: &[Meant]| parts.iter().map(|part| self.condition(part)).collect();
        match &condition.kind {
            ConditionKind::Always => Condition::Always,
            ConditionKind::All(parts) => Condition::All(all(parts)),
            ConditionKind::Any(parts) => Condition::Any(all(parts)),
            ConditionKind::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            ConditionKind::Defined(id) => Condition::Defined(self.model.definition(*id).map(|one| one.name.clone()).unwrap_or_default()),
            ConditionKind::Read(id) => Condition::Read(self.term_name(*id)),
            ConditionKind::Judged(id) => Condition::Judged(self.model.judgement(*id).map(|one| one.name.clone()).unwrap_or_default()),
            _ => self.plain(condition),
        }
    }

    fn term_name(&self, term: types::OpenTermId) -> String {
        self.model.open_term(term).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn plain(&self, condition: &Meant) -> Condition {
        let (mut fields, mut events, mut open_terms) = (Vec::new(), Vec::new(), Vec::new());
        match &condition.kind {
            ConditionKind::Flag(field)
            | ConditionKind::Given(field)
            | ConditionKind::Under(field, _)
            | ConditionKind::Includes(field, _, _)
            | ConditionKind::TextIn(field, _) => fields.push(*field),
            ConditionKind::Numbers(left, _, right) => {
                for Sum { fields: ours, open_terms: terms, .. } in [left, right] {
                    fields.extend(ours.iter().map(|(_, field)| *field));
                    open_terms.extend(terms.iter().map(|(_, term)| *term));
                }
            }
            ConditionKind::Dates(left, _, right) => {
                for DateSum { base, offsets } in [left, right] {
                    match base {
                        DateBase::Field(field) => fields.push(*field),
                        DateBase::Event(event) => events.push(*event),
                        DateBase::Written(_) => {}
                    }
                    open_terms.extend(offsets.iter().filter_map(|(_, period)| match period {
                        PeriodSource::Read(term) => Some(*term),
                        PeriodSource::Written(_) => None,
                    }));
                }
            }
            _ => {}
        }
        Condition::Plain {
            words: self.model.words(condition),
            fields: fields.into_iter().filter_map(|field| self.model.field(field)).map(|field| field.name.clone()).collect(),
            events: events.into_iter().filter_map(|event| self.model.event(event)).map(|event| event.name.clone()).collect(),
            open_terms: open_terms.into_iter().map(|term| self.term_name(term)).collect(),
            place: self.place(condition.span),
        }
    }

    fn happening(&self, one: &types::Happening) -> Happening {
        let event = self.model.event(one.event).map(|event| event.name.clone()).unwrap_or_default();
        Happening { event, date: one.date.to_string(), reference: one.reference.clone() }
    }

    fn scenario(&self, one: &types::Scenario) -> Scenario {
        let facts = self.model.fields.iter().zip(&one.facts).zip(0..);
        let facts = facts.map(|((field, (fact, _)), at)| (field.name.clone(), self.model.fact_words(types::FieldId(at), fact)));
        Scenario { title: one.title.clone(), edition: one.edition.clone(), facts: facts.collect(), place: self.place(one.span) }
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Binding => "binding",
        Strength::Political => "political",
        Strength::Aspirational => "aspirational",
    }
}

fn calendar(calendar: &types::Calendar) -> Calendar {
    let month_end = match calendar.rules.month_end {
        MonthEnd::Clamp => "clamp",
        MonthEnd::Overflow => "overflow",
        MonthEnd::Refuse => "refuse",
    };
    let (first, last) = calendar.horizon.map(|(first, last)| (first.to_string(), last.to_string())).unzip();
    let rules = &calendar.rules;
    let counting = match rules.counting {
        Counting::AsWritten => "as written",
        Counting::Anniversary => "anniversary",
        Counting::Regulation1182 => "regulation 1182/71",
    };
    let (holidays_known_from, holidays_known_to) = rules.working.known().map(|(first, last)| (first.to_string(), last.to_string())).unzip();
    Calendar {
        month_end: month_end.to_owned(),
        first,
        last,
        weekend: rules.working.weekend().iter(Weekday::Mon).map(|day| day.to_string()).collect(),
        holidays: rules.working.holidays().iter().map(ToString::to_string).collect(),
        holidays_known_from,
        holidays_known_to,
        counting: counting.to_owned(),
    }
}

fn lineage(one: &types::Lineage) -> Lineage {
    let relation = match one.relation {
        Relation::BuildsOn => "builds on",
        Relation::Replaces => "replaces",
        Relation::Succeeds => "succeeds",
        Relation::SucceededBy => "succeeded by",
        Relation::WithoutPrejudiceTo => "without prejudice to",
    };
    let (name, title) = (one.name.clone(), one.title.clone());
    Lineage { relation: relation.to_owned(), name, title, date: one.date.map(|date| date.to_string()) }
}

fn recital((kind, text): &(types::Recital, String)) -> Recital {
    let kind = match kind {
        types::Recital::Recital => "recital",
        types::Recital::Purpose => "purpose",
        types::Recital::Gap => "gap",
        types::Recital::Untranslatable => "untranslatable",
    };
    Recital { kind: kind.to_owned(), text: text.clone() }
}
