//! Judging by the edition that applies.

use super::{Policy, Record, Scope, Verdict, verdict};
use crate::apply::{Bench, Proposed};
use crate::program::{Activity, State};
use crate::report::words;
use crate::value::Truth;
use std::sync::Arc;

impl Policy {
    /// Whether it judges by its own edition: because it was asked to, or because nothing has been done about any amendment.
    #[inline]
    pub(super) fn judges_alone(&self, record: &Record) -> bool {
        self.1 == Scope::Alone || record.acts().is_empty()
    }

    /// The record's state in this edition.
    #[inline]
    pub(super) fn state<'r>(&self, record: &'r Record) -> &'r State {
        let own = record.policy();
        if Arc::ptr_eq(&self.0, &own.0) || self.0.edition == own.0.edition {
            return record.state();
        }
        // A record in the words of another edition.
        own.bench().state(self.0.edition, record.home(), record.stand()).unwrap_or_else(|| record.state())
    }

    pub(super) fn bench(&self) -> &Bench {
        &self.0.bench
    }

    pub(super) fn check_as_amended(&self, activity: &Activity, record: &Record) -> Verdict {
        let own = record.policy();
        let judged = own.bench().judge(self.proposed(activity), record.home(), record.stand());
        let by = judged.as_ref().and_then(|judged| own.bench().edition(judged.edition));
        match (judged, by) {
            (Some(judged), Some((model, _))) => {
                let told = self.told_edition(judged.edition, &judged.or);
                verdict::of(model, judged.verdict, Some(told))
            }
            _ => verdict::of(self.model(), crate::evaluate::explain(self.model(), self.program(), self.state(record), activity), None),
        }
    }

    /// The edition that applies to an activity, where it is another than this one, and only one can.
    #[cfg(feature = "prove")]
    pub(super) fn applied(&self, activity: &Activity, record: &Record) -> Option<Self> {
        if self.judges_alone(record) {
            return None;
        }
        let judged = record.policy().bench().judge(self.proposed(activity), record.home(), record.stand())?;
        judged.or.is_empty().then(|| self.edition_at(judged.edition)).flatten()
    }

    pub(super) fn decide_as_amended(&self, activity: &Activity, record: &Record) -> Truth {
        let own = record.policy();
        own.bench().decide(self.proposed(activity), record.home(), record.stand())
    }

    fn proposed<'a>(&'a self, activity: &'a Activity) -> Proposed<'a> {
        Proposed { model: self.model(), program: self.program(), activity }
    }

    /// The policy in the words of the last edition that comes into force on a record: it reads activities with all that amendments have added, and judges each by the edition
    /// that applies to it.
    #[must_use]
    pub fn as_amended(&self, record: &Record) -> Self {
        if record.acts().is_empty() {
            return self.clone();
        }
        let last = record.stand().editions().last().and_then(|edition| self.edition_at(*edition));
        last.map_or_else(|| self.clone(), |last| Self(last.0, Scope::AsAmended))
    }

    fn told_edition(&self, edition: usize, or: &[usize]) -> String {
        let name = |edition: &usize| self.editions().name(*edition).unwrap_or("without a name").to_owned();
        if or.is_empty() {
            let made = self.editions().made_by(edition);
            let by = if made.is_empty() {
                String::new()
            } else {
                format!(", amended by {}", words::list(made.iter().map(|one| format!("`{one}`")), "and"))
            };
            return format!("judged by the edition {}{by}", name(&edition));
        }
        format!("judged by each of the editions that can apply: {}", words::list(or.iter().chain([&edition]).map(name), "and"))
    }
}
