//! The checks of the schema, which every activity must pass.

use super::decide::{holds, truths_of};
use super::nodes::Facts;
use crate::model::{Check, Model};
use crate::program::{Activity, Program};
use crate::value::Truth;

/// The checks that the activity fails. One that cannot be said yet passes, as does one that speaks of the record,
/// or of the value of a field that has none.
#[must_use]
pub fn check<'model>(model: &'model Model, program: &Program, activity: &Activity) -> Vec<&'model Check> {
    if program.checks.is_empty() {
        return Vec::new();
    }
    let mut failed = Vec::new();
    truths_of(facts(program, activity), &program.checks, |place, truth| {
        if truth == Truth::False {
            failed.extend(model.checks.get(place));
        }
    });
    failed
}

/// Whether no check fails: what [`check`] finds, sooner.
#[must_use]
#[inline]
pub fn fits(program: &Program, activity: &Activity) -> bool {
    let facts = facts(program, activity);
    !program.faults.iter().any(|fault| holds(facts, fault))
}

#[inline]
fn facts<'facts>(program: &'facts Program, activity: &'facts Activity) -> Facts<'facts> {
    Facts { program, state: &program.unrecorded, activity, none: Truth::Unknown }
}
