//! The cold way: the verdict with everything that it rests on.

use super::verdict::{Gaps, Verdict};
use crate::model::Model;
use crate::program::{Activity, Program, State};

/// The verdict on an activity, with every reason or everything that is missing.
#[must_use]
pub fn explain(model: &Model, program: &Program, state: &State, activity: &Activity) -> Verdict {
    let _ = (model, program, state, activity);
    Verdict::Undetermined(Gaps { focus: None, needs: Vec::new() })
}
