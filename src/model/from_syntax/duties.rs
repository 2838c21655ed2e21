//! Duties.

use super::Checker;
use super::outline::Placed;
use crate::model::problems;
use crate::model::types::{Duty, DutyAct};
use crate::syntax::tree::{self, Name, SentenceKind};
use std::collections::HashMap;

impl<'t> Checker<'t> {
    /// Every duty.
    pub(super) fn duties(&mut self) {
        for placed in std::mem::take(&mut self.outline.duties) {
            if let Some(duty) = self.duty(placed) {
                self.model.duties.push(duty);
            }
        }
    }

    fn duty(&mut self, placed: Placed<'t>) -> Option<Duty> {
        let SentenceKind::Duty(written) = &placed.sentence.kind else { return None };
        let who = self.who(&written.who);
        self.acts_once(&written.acts);
        let schedule = self.schedule(&written.timings);
        let when = written.when.as_ref().map(|condition| self.condition(condition));
        Some(Duty {
            provision: placed.provision?,
            force: written.force,
            who: who?,
            either: written.either,
            acts: written.acts.iter().filter_map(|act| self.duty_act(act)).collect(),
            schedule,
            when,
            span: placed.sentence.span,
        })
    }

    fn duty_act(&mut self, act: &tree::Act) -> Option<DutyAct> {
        let event = self.event(&act.name)?;
        Some(DutyAct { event, name: act.name.text.clone(), title: act.title.as_ref().map(|title| title.text.clone()) })
    }

    fn acts_once(&mut self, acts: &'t [tree::Act]) {
        let mut seen: HashMap<&str, &Name> = HashMap::new();
        for act in acts {
            let first = *seen.entry(&act.name.text).or_insert(&act.name);
            if first.span != act.name.span {
                self.report(problems::repeated_member(&act.name.text, act.name.span, first.span));
            }
        }
    }
}
