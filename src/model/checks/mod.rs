//! What can only be seen of the policy as a whole: circles, order, what nothing uses.

mod circles;
mod numbers;
mod repeats;
mod unused;

use super::from_syntax::Used;
use super::problems;
use super::types::{Model, RuleKind};
use crate::diagnostic::Diagnostics;

/// What makes a policy meaningless.
pub(super) fn errors(model: &Model, diagnostics: &mut Diagnostics) {
    circles::exceptions(model, diagnostics);
}

/// What is probably not meant. Asked only of a policy without errors, in which each finding stands for itself.
pub(super) fn warnings(model: &Model, used: &Used, diagnostics: &mut Diagnostics) {
    numbers::order(model, diagnostics);
    unused::clauses(model, used, diagnostics);
    unused::names(model, used, diagnostics);
    unused::entries(model, used, diagnostics);
    repeats::rules(model, diagnostics);
    headers(model, diagnostics);
}

fn headers(model: &Model, diagnostics: &mut Diagnostics) {
    if model.rules.is_empty() {
        return;
    }
    if !model.rules.iter().any(|rule| rule.kind == RuleKind::Permit) {
        diagnostics.push(problems::no_permit(model.span));
    }
    if model.parties.is_empty() {
        diagnostics.push(problems::missing_header(model.span, "names no parties", "parties { japan \"Japan\"; nato \"NATO\"; }"));
    }
    if model.fields.is_empty() {
        diagnostics.push(problems::missing_header(model.span, "says nothing of what an activity is", "activity { title text; }"));
    }
}
