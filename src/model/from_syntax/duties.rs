//! Duties and the amending rule.

use super::Checker;
use super::outline::Placed;
use crate::model::problems;
use crate::model::types::{Amending, Duty, DutyAct};
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

    /// The rule by which the programme is changed.
    pub(super) fn amending(&mut self) {
        let mut said = None;
        for placed in std::mem::take(&mut self.outline.amends) {
            let SentenceKind::Amend(amend) = &placed.sentence.kind else { continue };
            let (who, following) = (&amend.who, &amend.following);
            self.once(&mut said, "amend", placed.sentence.span);
            if let Some(name) = following {
                self.act(name);
            }
            let (Some(who), Some(provision)) = (self.who(who), placed.provision) else { continue };
            let following = following.as_ref().map(|name| name.text.clone());
            self.model.amending.get_or_insert(Amending { provision, who, following, span: placed.sentence.span });
        }
    }

    fn act(&mut self, name: &Name) {
        let known = |checker: &Self| checker.model.duties.iter().flat_map(|duty| &duty.acts).any(|act| act.name == name.text);
        if known(self) || self.outline.broken.any {
            return;
        }
        let near = self.suggest(&name.text, |checker| {
            checker.model.duties.iter().flat_map(|duty| duty.acts.iter().map(|act| act.name.as_str())).collect()
        });
        self.report(problems::unknown_act(name, near.as_deref()));
    }
}
