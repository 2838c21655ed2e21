//! A located record and the policy's schema to an activity, or to everything that keeps it from being one.

use super::located::{Located, Pair, Shape};
use super::read::Entry;
use super::{checks, problems, wrong::shown};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{EntryId, Fact, Field, FieldId, FieldKind, Model, TaxonomyId};
use crate::program::{Activity, Program};
use crate::source::Span;
use std::collections::BTreeMap;

/// The name under which a record holds the judgements made of it.
pub(super) const JUDGED: &str = "judged";

/// A schema, ready to type the records of one file.
pub(super) struct Typing<'m> {
    pub model: &'m Model,
    pub program: &'m Program,
    fields: BTreeMap<&'m str, FieldId>,
    lists: Vec<BTreeMap<&'m str, EntryId>>,
}

/// What there is to say about one record.
#[derive(Default)]
pub(super) struct Told {
    pub errors: Diagnostics,
    pub warnings: Diagnostics,
}

/// A record on its way to an activity.
pub(super) struct Building {
    pub activity: Activity,
    pub told: Told,
    /// For each field, where it was first given.
    pub given: Vec<Option<Span>>,
    /// Fields that a name which the schema does not have was probably meant for.
    meant: Vec<FieldId>,
}

impl<'m> Typing<'m> {
    /// Makes the schema ready.
    pub fn new(model: &'m Model, program: &'m Program) -> Self {
        let fields = (0..).map(FieldId).zip(&model.fields).map(|(id, field)| (field.name.as_str(), id)).collect();
        let entries = |taxonomy: &'m crate::model::Taxonomy| {
            (0..).map(EntryId).zip(&taxonomy.entries).map(|(id, entry)| (entry.name.as_str(), id)).collect()
        };
        Self { model, program, fields, lists: model.taxonomies.iter().map(entries).collect() }
    }

    /// The field with that name.
    pub fn field_named(&self, name: &str) -> Option<(FieldId, &'m Field)> {
        let id = self.fields.get(name).copied()?;
        self.model.fields.get(id.index()).map(|field| (id, field))
    }

    /// The entry with that name.
    pub fn entry_named(&self, taxonomy: TaxonomyId, name: &str) -> Option<EntryId> {
        self.lists.get(taxonomy.index())?.get(name).copied()
    }

    /// An activity of which nothing is said yet.
    pub fn begin(&self) -> Building {
        Building { activity: self.program.blank(), told: Told::default(), given: vec![None; self.model.fields.len()], meant: Vec::new() }
    }

    /// The record as an entry of its file; `opens` says where it begins.
    pub fn entry(&self, index: usize, record: &Located, opens: Span) -> Entry {
        let mut building = self.begin();
        let pairs = if let Shape::Map(pairs) = &record.shape { pairs.as_slice() } else { &[] };
        let mut judged: Option<Span> = None;
        for pair in pairs {
            if pair.name != JUDGED {
                self.take(pair, &mut building);
            } else if let Some(first) = judged.replace(pair.name_span) {
                building.told.errors.push(given_twice(JUDGED, pair.name_span, first));
            } else {
                self.judged(&pair.value, &mut building);
            }
        }
        self.finish(index, record.span, opens, building)
    }

    fn take(&self, pair: &Pair, building: &mut Building) {
        let Some((id, field)) = self.field_named(&pair.name) else {
            building.meant.extend(self.meant(&pair.name).and_then(|near| self.field_named(near)).map(|(id, _)| id));
            building.told.errors.push(self.unexpected(&pair.name, pair.name_span));
            return;
        };
        if let Some(fact) = self.fact_once(id, field, pair, building) {
            building.activity.set(self.program, id, &fact, Some(pair.value.span));
        }
    }

    fn fact_once(&self, id: FieldId, field: &Field, pair: &Pair, building: &mut Building) -> Option<Fact> {
        let place = building.given.get_mut(id.index())?;
        if let Some(first) = *place {
            building.told.errors.push(given_twice(&pair.name, pair.name_span, first));
            return None;
        }
        *place = Some(pair.name_span);
        self.fact(field, &pair.value, &mut building.told)
    }

    /// A name that the schema does not have.
    pub fn unexpected(&self, name: &str, place: Span) -> Diagnostic {
        let message = format!("the policy `{}` knows no field {}", self.model.name, shown(name));
        let told = Diagnostic::error(problems::UNEXPECTED_FIELD, place, message);
        match self.meant(name) {
            Some(near) => {
                let told = told.help(format!("Did you mean `{near}`?"));
                let declared = self.field_named(near).map(|(_, field)| field.span);
                declared.into_iter().fold(told, |told, span| told.and(span, format!("`{near}` is declared here")))
            }
            None => told.help("Take it out, or add the field to the policy's `activity`."),
        }
    }

    /// What such a name was probably meant to be.
    fn meant(&self, name: &str) -> Option<&'m str> {
        nearest(name, self.model.fields.iter().map(|field| field.name.as_str()).chain([JUDGED]))
    }

    /// Looks at the whole once every value is in: what is missing, and what does not fit together.
    pub fn finish(&self, index: usize, span: Span, opens: Span, building: Building) -> Entry {
        let Building { mut activity, mut told, given, meant } = building;
        for ((id, field), given) in (0..).map(FieldId).zip(&self.model.fields).zip(given) {
            if given.is_some() {
                continue;
            }
            if let Some(deemed) = self.model.missing_fact(id) {
                activity.set(self.program, id, &deemed.fact, Some(deemed.span));
            } else if !field.optional && !meant.contains(&id) {
                // A slip in a field's name is one mistake and not two.
                told.errors.push(missing(field, opens));
            }
        }
        if told.errors.is_empty() {
            told.errors.extend(checks::failed(self.model, self.program, &activity, opens));
        }
        let label = self.label(&activity);
        let errors = told.errors.sorted();
        let activity = if errors.is_empty() { Ok(activity) } else { Err(errors) };
        Entry { index, span, label, activity, warnings: told.warnings.sorted() }
    }

    /// What a report calls the record: its `title`, or else its first text.
    fn label(&self, activity: &Activity) -> Option<String> {
        let texts = (0..).map(FieldId).zip(&self.model.fields).filter(|(_, field)| field.kind == FieldKind::Text);
        let (id, _) = texts.min_by_key(|(id, field)| (field.name != "title", *id))?;
        match activity.fact(self.program, id) {
            Fact::Known(crate::model::Value::Text(words)) => Some(words),
            _ => None,
        }
    }
}

/// A field that every activity has and this one does not mention.
pub(super) fn missing(field: &Field, place: Span) -> Diagnostic {
    Diagnostic::error(problems::MISSING_FIELD, place, format!("`{}` is not given", field.name))
        .here("in this activity")
        .and(field.span, "the policy wants it of every activity")
        .help("Give its value, or say `unknown` where nobody knows it yet.")
}

/// A name that one record gives twice.
pub(super) fn given_twice(name: &str, place: Span, first: Span) -> Diagnostic {
    Diagnostic::error(problems::DUPLICATE_KEY, place, format!("{} is given twice in one activity", shown(name)))
        .and(first, "it is given here first")
        .help("Keep the one that is right.")
}
