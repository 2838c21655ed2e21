//! What a policy speaks of: the fields, judgements and events on which any answer can rest.

use comity::model::*;

/// True for everything that something speaks of.
#[derive(Clone, Debug)]
pub struct Reads {
    pub fields: Vec<bool>,
    pub judgements: Vec<bool>,
    pub events: Vec<bool>,
}

impl Reads {
    pub fn of(model: &Model) -> Self {
        let mut reads = Self {
            fields: vec![false; model.fields.len()],
            judgements: vec![false; model.judgements.len()],
            events: vec![false; model.events.len()],
        };
        let rules = model.rules.iter().flat_map(|rule| [&rule.applies, &rule.demands]);
        let definitions = model.definitions.iter().map(|definition| &definition.condition);
        let checks = model.checks.iter().map(|check| &check.condition);
        let focus = model.focus.iter().map(|(_, condition)| condition);
        let readings = model.open_terms.iter().flat_map(|term| &term.readings).filter_map(|reading| match &reading.meaning {
            Meaning::Condition(condition) => Some(condition),
            _ => None,
        });
        rules.chain(definitions).chain(checks).chain(focus).chain(readings).for_each(|condition| reads.condition(condition));
        if let Some(Lasting { from: Point::Happening(trigger), covers: Some((first, second)), .. }) =
            model.life.term.as_ref().map(|term| &term.says)
        {
            reads.events[trigger.event.index()] = true;
            reads.fields[first.index()] = true;
            second.iter().for_each(|second| reads.fields[second.index()] = true);
        }
        for tenet in model.principles.iter().flat_map(|principle| &principle.tenets) {
            if let TenetKind::ForEvery { holds, when } = &tenet.kind {
                reads.statement(holds);
                when.iter().for_each(|when| reads.statement(when));
            }
        }
        reads
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::All(parts) | StatementKind::Any(parts) => parts.iter().for_each(|part| self.statement(part)),
            StatementKind::Not(part) => self.statement(part),
            StatementKind::JudgedBy(judgement, _) => self.judgements[judgement.index()] = true,
            StatementKind::Holds(condition) => self.condition(condition),
            StatementKind::Outcome(_) => {}
        }
    }

    // Definitions and readings are walked through by themselves.
    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) => parts.iter().for_each(|part| self.condition(part)),
            ConditionKind::Not(part) => self.condition(part),
            ConditionKind::Judged(judgement) => self.judgements[judgement.index()] = true,
            ConditionKind::Flag(field)
            | ConditionKind::Given(field)
            | ConditionKind::Under(field, _)
            | ConditionKind::Includes(field, _, _)
            | ConditionKind::TextIn(field, _) => self.fields[field.index()] = true,
            ConditionKind::Numbers(left, _, right) => {
                left.fields.iter().chain(&right.fields).for_each(|(_, field)| self.fields[field.index()] = true);
            }
            ConditionKind::Dates(left, _, right) => [left, right].into_iter().for_each(|sum| self.base(sum.base)),
            ConditionKind::Always | ConditionKind::Defined(_) | ConditionKind::Read(_) => {}
        }
    }

    fn base(&mut self, base: DateBase) {
        match base {
            DateBase::Field(field) => self.fields[field.index()] = true,
            DateBase::Event(event) => self.events[event.index()] = true,
            DateBase::Written(_) => {}
        }
    }
}
