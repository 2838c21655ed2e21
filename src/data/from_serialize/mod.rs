//! A value of the embedder's own to an activity, written straight into its place: no tree in between.

mod door;
mod fill;
mod name;

use super::errors::{ActivityErrors, FieldError};
use super::names::Names;
use super::problems;
use super::wrong::Wrong;
use crate::model::{FieldKind, Model};
use crate::program::{Activity, Program};
use door::{Door, Target};
use fill::Filler;
use serde::Serialize;

/// A policy's schema, ready to take values of the embedder's own: make it once, use it for every activity.
///
/// A struct or a map gives the fields by their names; an enum without contents gives the name of an entry (`serde(rename_all =
/// "snake_case")`), a `Vec` or a set gives a set, a text or a `chrono::NaiveDate` gives a date, a text or a whole number an amount,
/// `None` an unknown fact, `judged` a map of judgements. Floating point is refused.
#[derive(Clone, Debug)]
pub struct Intake {
    fields: Vec<Wanted>,
    /// Of the first 64 fields, a bit for each that every activity has.
    required: u64,
    names: Names,
    lists: Vec<Names>,
    judgements: Names,
    parties: Names,
}

#[derive(Clone, Debug)]
struct Wanted {
    kind: FieldKind,
    optional: bool,
}

impl Intake {
    /// Makes a policy's schema ready.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let list = |taxonomy: &crate::model::Taxonomy| Names::new(taxonomy.entries.iter().map(|entry| entry.name.as_str()));
        let required = (0..64).zip(&model.fields).filter(|(_, field)| !field.optional);
        Self {
            required: required.fold(0, |bits, (at, _)| bits | 1u64.wrapping_shl(at)),
            fields: model.fields.iter().map(|field| Wanted { kind: field.kind, optional: field.optional }).collect(),
            names: Names::new(model.fields.iter().map(|field| field.name.as_str())),
            lists: model.taxonomies.iter().map(list).collect(),
            judgements: Names::new(model.judgements.iter().map(|judgement| judgement.name.as_str())),
            parties: Names::new(model.parties.iter().map(|party| party.name.as_str())),
        }
    }

    /// The activity that a value states.
    ///
    /// # Errors
    /// Every field that is wrong or missing, and every check between fields that fails.
    pub fn activity<T: Serialize + ?Sized>(&self, model: &Model, program: &Program, value: &T) -> Result<Activity, ActivityErrors> {
        let mut activity = program.blank();
        self.state(model, program, &mut activity, value)?;
        Ok(activity)
    }

    /// Writes what a value states over an activity of the same policy, whose room is used again. After an error it states nothing.
    ///
    /// # Errors
    /// As for [`activity`](Self::activity).
    pub fn fill<T: Serialize + ?Sized>(
        &self,
        model: &Model,
        program: &Program,
        activity: &mut Activity,
        value: &T,
    ) -> Result<(), ActivityErrors> {
        activity.clear(program);
        let stated = self.state(model, program, activity, value);
        if stated.is_err() {
            activity.clear(program);
        }
        stated
    }

    fn state<T: Serialize + ?Sized>(
        &self,
        model: &Model,
        program: &Program,
        activity: &mut Activity,
        value: &T,
    ) -> Result<(), ActivityErrors> {
        let mut filler = Filler::new(self, model, program, activity);
        value.serialize(Door { filler: &mut filler, target: Target::Activity })?;
        let errors = filler.finish();
        if !errors.is_empty() {
            return Err(ActivityErrors(errors));
        }
        let failed = crate::evaluate::check(model, program, activity);
        if failed.is_empty() {
            return Ok(());
        }
        let told = failed.into_iter().map(|check| FieldError::new("", Wrong::new(problems::CHECK_FAILED, check.message.clone())));
        Err(ActivityErrors(told.collect()))
    }
}

/// The activity that a value states. Whoever builds many keeps an [`Intake`], which this makes anew each time.
///
/// # Errors
/// Every field that is wrong or missing, and every check between fields that fails.
pub fn from_serialize<T: Serialize + ?Sized>(model: &Model, program: &Program, value: &T) -> Result<Activity, ActivityErrors> {
    Intake::new(model).activity(model, program, value)
}
