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
///
/// ```
/// use comity::evaluate::{decide, explain};
/// use comity::program::Program;
/// use comity::{model, source::Sources, syntax, value::Truth};
///
/// let text = "programme small \"Small\" { activity { officials number 0 to 500; } \
///             clause 1.2 \"Size\" { permit activity where officials <= 20; } }";
/// let parsed = syntax::parse(Sources::new().add("small.comity", text), text);
/// let model = model::from_syntax(&[parsed.file]).model.expect("a policy without errors has a model");
/// let program = Program::from_model(&model);
/// let (state, mut activity) = (program.state(&[]), program.blank());
///
/// let verdict = explain(&model, &program, &state, &activity);
/// assert_eq!(verdict.needs()[0].name(&model), Some("officials"));
///
/// activity.set_number(&program, model.field_named("officials").expect("it is declared"), 12);
/// let verdict = explain(&model, &program, &state, &activity);
/// assert_eq!(model.number(verdict.citing()[0]), "1.2");
/// assert_eq!(decide(&program, &state, &activity), Truth::True);
/// ```
#[must_use]
pub fn explain(model: &Model, program: &Program, state: &State, activity: &Activity) -> Verdict {
    let truths = Truths::of(Facts { program, state, activity, none: Truth::False });
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
