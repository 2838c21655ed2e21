//! A model's schema and judgements become the layout of its activities.

use super::layout::{JudgementSlot, Layout, Owner, Slot, SlotKind};
use crate::model::{
    ClaimKind, Condition, ConditionKind, FieldId, FieldKind, JudgementId, Meaning, Model, Statement, StatementKind, TenetKind, Who,
};

/// Two bits of 01, that is unknown, for each of 32 parties.
const NO_ANSWERS: u64 = 0x5555_5555_5555_5555;

/// The layout. It is the same under every reading, so that an activity can be judged under each.
pub(super) fn layout(model: &Model) -> Layout {
    let mut layout = Layout::default();
    for judgement in (0..).map(JudgementId).take(model.judgements.len()) {
        // Invariant: the word of a judgement's own number says what follows from all answers.
        layout.reserve(&[crate::value::Truth::Unknown as u64], Owner::Judgement(judgement));
    }
    for (id, judgement) in (0..).map(JudgementId).zip(&model.judgements) {
        let parties = judgement.by.parties().to_vec();
        let answers = layout.reserve(&vec![NO_ANSWERS; parties.len().div_ceil(32)], Owner::Judgement(id));
        layout.judgements.push(JudgementSlot { answers, either: matches!(judgement.by, Who::Either(_)), parties });
    }
    for (id, field) in (0..).map(FieldId).zip(&model.fields) {
        let kind = SlotKind::of(field.kind, entries(model, field.kind));
        let at = layout.reserve(&kind.blank(), Owner::Field(id));
        layout.fields.push(Slot { at, kind });
    }
    layout.dictionaries = dictionaries(model);
    layout
}

fn entries(model: &Model, kind: FieldKind) -> u32 {
    let (FieldKind::One(taxonomy) | FieldKind::SetOf(taxonomy)) = kind else { return 0 };
    model.taxonomies.get(taxonomy.index()).and_then(|taxonomy| u32::try_from(taxonomy.entries.len()).ok()).unwrap_or(0)
}

fn dictionaries(model: &Model) -> Vec<Vec<String>> {
    let mut lists = vec![Vec::new(); model.fields.len()];
    let rules = model.rules.iter().flat_map(|rule| [&rule.applies, &rule.demands]);
    let readings = model.open_terms.iter().flat_map(|term| &term.readings).filter_map(|reading| match &reading.meaning {
        Meaning::Condition(condition) => Some(condition),
        _ => None,
    });
    let others = model.definitions.iter().map(|definition| &definition.condition).chain(model.checks.iter().map(|check| &check.condition));
    for condition in rules.chain(readings).chain(others).chain(model.focus.iter().map(|(_, condition)| condition)) {
        collect_texts(condition, &mut lists);
    }
    statements(model).for_each(|statement| texts_of_statement(statement, &mut lists));
    for list in &mut lists {
        list.sort_unstable();
        list.dedup();
    }
    lists
}

/// What principles and claims say of activities. They are asked of activities in this layout, and so compare with the same texts.
fn statements(model: &Model) -> impl Iterator<Item = &Statement> {
    let said = model.principles.iter().flat_map(|principle| &principle.tenets).map(|tenet| match &tenet.kind {
        TenetKind::ForEvery { holds, when } => [Some(holds), when.as_ref()],
        TenetKind::PermitsNothingNew(except) | TenetKind::RefusesNothingNew(except) => [except.as_ref(), None],
        _ => [None, None],
    });
    let claimed = model.claims.iter().map(|claim| match &claim.kind {
        ClaimKind::PermitsNothingNew(except) | ClaimKind::RefusesNothingNew(except) => [except.as_ref(), None],
        _ => [None, None],
    });
    said.chain(claimed).flatten().flatten()
}

fn texts_of_statement(statement: &Statement, lists: &mut [Vec<String>]) {
    match &statement.kind {
        StatementKind::All(parts) | StatementKind::Any(parts) => parts.iter().for_each(|part| texts_of_statement(part, lists)),
        StatementKind::Not(part) => texts_of_statement(part, lists),
        StatementKind::Holds(condition) => collect_texts(condition, lists),
        StatementKind::Outcome(_) | StatementKind::JudgedBy(..) => {}
    }
}

fn collect_texts(condition: &Condition, lists: &mut [Vec<String>]) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| collect_texts(part, lists)),
        ConditionKind::Not(part) => collect_texts(part, lists),
        ConditionKind::TextIn(field, words) => {
            if let Some(list) = lists.get_mut(field.index()) {
                list.extend(words.iter().cloned());
            }
        }
        _ => {}
    }
}
