//! The cold way: the verdict with everything that it rests on.

use super::findings::Findings;
use super::needs::needs;
use super::nodes::Facts;
use super::truths::Truths;
use super::verdict::{Gaps, Grounds, Reasons, Verdict};
use crate::model::{Model, RuleKind};
use crate::program::{Activity, Program, State};
use crate::value::Truth;

/// The verdict on an activity, with every reason or everything that is missing.
///
/// `program` must be made from `model`; its readings may be others than the adopted ones.
#[must_use]
pub fn explain(model: &Model, program: &Program, state: &State, activity: &Activity) -> Verdict {
    let truths = Truths::of(Facts { program, state, activity });
    let permitted = truths.one_of(|rule| rule.kind == RuleKind::Permit);
    let objected = truths.one_of(|rule| rule.kind != RuleKind::Permit);
    let verdict = truths.get(program.term).and(permitted).and(!objected);
    let any_focus = |nodes: &[u32]| nodes.iter().fold(Truth::False, |any, node| any.or(truths.get(*node)));
    let focus = (!program.focus.is_empty()).then(|| any_focus(&program.focus));
    let findings = Findings { model, truths: &truths };
    match verdict {
        Truth::True => Verdict::Permitted(Grounds { focus, findings: findings.grounds() }),
        Truth::False => Verdict::Refused(Reasons { focus, findings: findings.reasons() }),
        Truth::Unknown => Verdict::Undetermined(Gaps { focus, needs: needs(model, &truths) }),
    }
}
