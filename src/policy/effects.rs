//! What is odd about a policy, what differs between editions, what would make an activity permitted.

use super::proof_problems::{CANNOT_BE_KEPT, CLAUSES_OPPOSED, MAKES_NO_DIFFERENCE, NEVER_APPLIES, NOTHING_PERMITS, UNMEETABLE};
use super::{Policy, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{RuleId, TenetKind};
use crate::program::Activity;
use crate::prove::{Case, Difference, Effort, Oddity, OddityKind, Remedies, difference, odd_duties, oddities, remedies};
use crate::report::proofs;
use crate::source::Span;

/// Whether a sentence compares an edition with the one before it.
fn compares(tenet: &TenetKind) -> bool {
    matches!(tenet, TenetKind::PermitsNothingNew(_) | TenetKind::RefusesNothingNew(_) | TenetKind::NoNewDuty(_))
}

impl Policy {
    /// Everything that is odd about the policy, whatever anybody proposes: rules that never apply or make no difference, requirements that nothing can meet, listed things of which
    /// nothing is permitted, clauses that oppose each other, duties that cannot be kept, principles that hold for an empty reason. Warnings, in the order of the document; none where the budget ran out.
    ///
    /// ```
    /// use comity::prove::Effort;
    ///
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" {
    ///       activity { people number 0 to 500; }
    ///       clause 1 "Size" { permit activity where people <= 20; forbid activity where people > 600; }
    ///     }
    /// "#)?;
    /// let odd = policy.analyse(&Effort::default()).expect("it is settled");
    /// assert_eq!(odd.iter().next().map(|odd| odd.code.as_str()), Some("never-applies"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn analyse(&self, effort: &Effort) -> Option<Diagnostics> {
        let model = self.model();
        let rules = oddities(model, &[], effort.budget)?;
        let duties = odd_duties(model, &[]);
        let found = rules.iter().map(|odd| self.odd_rule(odd));
        let duties = duties.iter().filter_map(|odd| {
            let (duty, message, help) = proofs::duty_oddity(odd);
            Some(Diagnostic::warning(CANNOT_BE_KEPT, model.duties.get(duty)?.span, message).help(help))
        });
        let found: Diagnostics = found.chain(duties).chain(self.empty_principles(effort)).collect();
        Some(found.sorted())
    }

    fn odd_rule(&self, odd: &Oddity) -> Diagnostic {
        let model = self.model();
        let span = |rule: RuleId| model.rules.get(rule.index()).map_or(model.span, |rule| rule.span);
        let (code, place): (Code, Span) = match odd.kind {
            OddityKind::NeverApplies(rule) => (NEVER_APPLIES, span(rule)),
            OddityKind::Unmeetable(rule) | OddityKind::NeverPermits(rule) => (UNMEETABLE, span(rule)),
            OddityKind::Redundant(rule) => (MAKES_NO_DIFFERENCE, span(rule)),
            OddityKind::NothingPermits(field, entry) => {
                (NOTHING_PERMITS, model.entry_of(field, entry).map_or(model.span, |entry| entry.span))
            }
            OddityKind::NothingIsPermitted => (NOTHING_PERMITS, model.span),
            OddityKind::Opposed { forbid, .. } => (CLAUSES_OPPOSED, span(forbid)),
        };
        let (message, help) = proofs::oddity(model, odd.kind);
        let told = Diagnostic::warning(code, place, message);
        let told = match odd.kind {
            OddityKind::Opposed { permit, .. } => told.here("this forbids it").and(span(permit), "this permits it"),
            _ => told,
        };
        told.help(help)
    }

    fn empty_principles(&self, effort: &Effort) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for proving in self.prove(effort).iter().filter(|proving| !proving.claim) {
            let principle = self.model().principles.iter().find(|principle| principle.name == proving.name);
            let tenets = principle.map_or(&[][..], |principle| &principle.tenets);
            for (sentence, tenet) in proving.sentences.iter().zip(tenets) {
                // Of what no amendment may do, the first edition says nothing yet.
                if !compares(&tenet.kind) && matches!(&sentence.proof, crate::prove::Proof::Proved(proved) if proved.empty) {
                    let message = format!("this holds for an empty reason: there is nothing of which it speaks ({})", sentence.says);
                    let told = Diagnostic::warning(super::proof_problems::EMPTY_REASON, sentence.span, message);
                    found.push(told.help("Nothing that anybody could propose is meant by it. Correct its condition, or leave it out."));
                }
            }
        }
        found
    }

    /// What comes out otherwise in this edition than in an older one: regions of activities, each with an example that the evaluator confirms. Together they are all that differs.
    #[must_use]
    pub fn difference(&self, old: &Self, effort: &Effort) -> Difference {
        difference((old.model(), &[]), (self.model(), &[]), effort.budget)
    }

    /// What parties owe otherwise than in an older edition, each in a sentence without its full stop.
    #[must_use]
    pub fn duties_changed(&self, old: &Self) -> Vec<String> {
        proofs::duties_changed(old.model(), self.model())
    }

    /// What this edition says otherwise than another; none where one of the texts has no programme.
    #[must_use]
    pub fn redline_from(&self, old: &Self) -> Option<crate::amend::redline::Redline> {
        if self.before().is_some_and(|before| before.fingerprint() == old.fingerprint()) {
            return self.redline();
        }
        let sentence = |policy: &Self| policy.editions().programme(policy.0.edition).cloned();
        Some(crate::amend::redline::redline(&sentence(old)?, &sentence(self)?, &[]))
    }

    /// What would make an activity permitted, its record being what it is: the smallest changes, each with the activity that comes of it. The edition is asked that applies to the
    /// activity as it is; a change holds where the activity that comes of it is permitted by the edition that applies to that.
    #[must_use]
    pub fn why(&self, activity: &Activity, record: &Record, effort: &Effort) -> Remedies {
        let happenings: Vec<_> = record.happenings().map(|(happening, _)| happening.clone()).collect();
        let case = Case::given(self.model(), self.program(), activity, &happenings);
        let applied = self.applied(activity, record);
        let mut found = remedies(applied.as_ref().unwrap_or(self).model(), &[], &case, effort.budget);
        // What the record as a whole says decides, not the last day of each event alone.
        found.remedies.retain(|remedy| {
            let changed = remedy.permitted.activity_in(self.model(), self.program());
            changed.is_some_and(|changed| self.decide(&changed, record) == crate::value::Truth::True)
        });
        found
    }
}
