//! A value of the embedder's own to an activity, written straight into its place: no tree in between.
//!
//! ```text
//! value ─ door ─▶ purposes ─ fill ─▶ Activity
//!                 inside              told: what is wrong
//! ```

mod door;
mod fill;
mod inside;
mod name;
mod purpose;
mod told;
mod wanted;

use super::errors::ActivityErrors;
use super::names::Names;
use crate::model::{Fact, FieldId, Model};
use crate::program::{Activity, Days, Program};
use crate::source::Span;
use door::Door;
use fill::Filler;
use purpose::Whole;
use serde::Serialize;
use wanted::{Judging, Wanted};

/// A policy's schema, ready to take values of the embedder's own: make it once, use it for every activity.
///
/// A struct or a map gives the fields by their names; an enum without contents gives the name of an entry (`serde(rename_all =
/// "snake_case")`), a `Vec` or a set gives a set, a text or a `chrono::NaiveDate` gives a date, a text or a whole number an amount,
/// `None` an unknown fact, `judged` a map of judgements. Floating point is refused. What comes in the order of the schema is found
/// soonest.
#[derive(Clone, Debug)]
pub struct Intake {
    fields: Vec<Wanted>,
    nothing: Wanted,
    judging: Vec<Judging>,
    /// Of the first 64 fields, a bit for each that every activity has.
    required: u64,
    /// Fields that an amendment has added, with what a value from before has in them and where that is said.
    deemed: Vec<(FieldId, Fact, Span)>,
    /// The days of which the policy speaks.
    horizon: Days,
    names: Names,
    lists: Vec<Names>,
    judgements: Names,
    parties: Names,
}

impl Intake {
    /// Makes a policy's schema ready, for the activities that the program lays out.
    #[must_use]
    pub fn new(model: &Model, program: &Program) -> Self {
        let required = (0..64).zip(&model.fields).filter(|(at, field)| !field.optional && model.missing_fact(FieldId(*at)).is_none());
        let fields = wanted::fields(model, program);
        Self {
            required: required.fold(0, |bits, (at, _)| bits | 1u64.wrapping_shl(at)),
            deemed: model.missing.iter().map(|missing| (missing.field, missing.fact.clone(), missing.span)).collect(),
            horizon: model.calendar.horizon.map_or(Days { earliest: i32::MIN, latest: i32::MAX }, |(first, last)| Days {
                earliest: Days::day(first).earliest,
                latest: Days::day(last).latest,
            }),
            names: Names::new(fields.iter().map(|field| &*field.name)),
            fields,
            nothing: wanted::nothing(),
            judging: wanted::judgements(model, program),
            lists: wanted::lists(model),
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
        let taken = value.serialize(Door(Whole { filler: &mut filler }));
        if !self.deemed.is_empty() {
            filler.deem();
        }
        let fits = taken.is_ok() && filler.is_whole() && crate::evaluate::fits(program, filler.activity);
        if fits { Ok(()) } else { Err(told::errors(taken, filler)) }
    }
}

/// The activity that a value states. Whoever builds many keeps an [`Intake`], which this makes anew each time.
///
/// # Errors
/// Every field that is wrong or missing, and every check between fields that fails.
pub fn from_serialize<T: Serialize + ?Sized>(model: &Model, program: &Program, value: &T) -> Result<Activity, ActivityErrors> {
    Intake::new(model, program).activity(model, program, value)
}
