//! The checks between fields, told at the values that fail them.

use super::problems;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Condition, ConditionKind, DateBase, DateSum, FieldId, Model, Sum};
use crate::program::{Activity, Program};
use crate::source::Span;
use std::collections::BTreeSet;

/// The checks that the activity fails; `opens` is where it begins, for a check whose fields have no place.
pub(super) fn failed(model: &Model, program: &Program, activity: &Activity, opens: Span) -> Diagnostics {
    let failed = crate::evaluate::check(model, program, activity);
    let told = failed.into_iter().map(|check| {
        let mut fields = BTreeSet::new();
        collect(model, &check.condition, &mut fields);
        let places: BTreeSet<Span> = fields.into_iter().filter_map(|field| activity.place(field)).collect();
        let first = places.first().copied().unwrap_or(opens);
        let told = Diagnostic::error(problems::CHECK_FAILED, first, check.message.clone());
        let told = places.into_iter().filter(|place| *place != first).fold(told, |told, place| told.and(place, "together with this"));
        told.and(check.span, "the policy checks it here").help("Correct the values, so that they fit together.")
    });
    told.collect()
}

/// The fields of which a condition speaks. Invariant: definitions refer to earlier ones only, so this ends.
fn collect(model: &Model, condition: &Condition, fields: &mut BTreeSet<FieldId>) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| collect(model, part, fields)),
        ConditionKind::Not(part) => collect(model, part, fields),
        ConditionKind::Defined(definition) => {
            if let Some(definition) = model.definitions.get(definition.index()) {
                collect(model, &definition.condition, fields);
            }
        }
        ConditionKind::Flag(field) | ConditionKind::Given(field) => fields.extend([*field]),
        ConditionKind::Under(field, _) | ConditionKind::Includes(field, ..) | ConditionKind::TextIn(field, _) => fields.extend([*field]),
        ConditionKind::Numbers(left, _, right) => fields.extend(of_sum(left).chain(of_sum(right))),
        ConditionKind::Dates(left, _, right) => fields.extend(of_date(left).into_iter().chain(of_date(right))),
        ConditionKind::Always | ConditionKind::Read(_) | ConditionKind::Judged(_) => {}
    }
}

fn of_sum(sum: &Sum) -> impl Iterator<Item = FieldId> + '_ {
    sum.fields.iter().map(|(_, field)| *field)
}

fn of_date(sum: &DateSum) -> Option<FieldId> {
    if let DateBase::Field(field) = sum.base { Some(field) } else { None }
}
