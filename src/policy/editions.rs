//! A policy in each of its editions: as it was written, and as its amendments make it.

use super::{Inner, Policy, Rejected, Scope};
use crate::amend::redline::Redline;
use crate::amend::{Amendment, Editions, Fingerprint, problems};
use crate::apply::Bench;
use crate::consent::{Chronicle, Family};
use crate::data::Intake;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Checked, Model};
use crate::program::Program;
use crate::source::Sources;
use crate::syntax::tree::File;
use std::sync::{Arc, OnceLock};

/// The policy that the files hold, in the edition that is written there. Every edition to which an amendment leads is checked like any other policy.
pub(super) fn read(files: Vec<File>, mut sources: Sources, mut diagnostics: Diagnostics) -> Result<Policy, Rejected> {
    let Checked { model, diagnostics: found } = crate::model::from_syntax(&files);
    diagnostics.extend(found);
    let Some(model) = model.filter(|_| !diagnostics.has_errors()) else {
        return Err(Rejected { diagnostics: diagnostics.sorted(), sources });
    };
    let (editions, found) = Editions::of(files, &mut sources);
    diagnostics.extend(found);
    for edition in 1..editions.count() {
        diagnostics.extend(errors_of(&editions, edition, &sources));
    }
    ready(model, Arc::new(Family::new(editions)), 0, sources, diagnostics)
}

/// What is wrong with an edition, with the sentences of amendments that are at fault.
fn errors_of(editions: &Editions, edition: usize, sources: &Sources) -> Vec<Diagnostic> {
    let found = crate::model::from_syntax(&editions.files_to_check(edition)).diagnostics;
    let errors = found.into_iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| editions.pointed(edition, problem, sources)).collect()
}

fn ready(model: Model, family: Arc<Family>, edition: usize, sources: Sources, mut diagnostics: Diagnostics) -> Result<Policy, Rejected> {
    let program = Program::from_model(&model);
    let intake = Intake::new(&model, &program);
    diagnostics.extend(recorded(&model, &program));
    if edition == 0 {
        diagnostics.extend(Chronicle::new(&family, &model, &model.record, &model.acts).problems());
    }
    let diagnostics = diagnostics.sorted();
    if diagnostics.has_errors() {
        return Err(Rejected { diagnostics, sources });
    }
    let others = (0..family.editions().count()).map(|_| OnceLock::new()).collect();
    let inner = Inner { model, program, intake, sources, warnings: diagnostics, bench: Bench::new(family), edition, others };
    Ok(Policy(Arc::new(inner), Scope::of(edition)))
}

// What is wrong with the events that stand in the policy itself.
fn recorded(model: &Model, program: &Program) -> Diagnostics {
    let mut fold = program.plan().fold();
    fold.extend(&model.record);
    fold.impossible(model, &model.record)
}

impl Policy {
    /// The programme as one text in the canonical layout: what all its files say, without comments. Reading it gives the same programme again.
    ///
    /// ```
    /// let policy = comity::Policy::parse("p.comity", r#"programme p "P" { clause 1 "Help" { gap "no money"; } } # a note"#)?;
    /// assert_eq!(policy.text(), "programme p \"P\" {\n  clause 1 \"Help\" {\n    gap \"no money\";\n  }\n}\n");
    /// assert_eq!(comity::Policy::parse("again.comity", policy.text())?.fingerprint(), policy.fingerprint());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.bench.family().editions().text(self.0.edition)
    }

    /// The fingerprint of the programme's text, to which amendments are bound. Comments, layout, and the files that the programme is split into do not count;
    /// nor do records, scenarios, adapters and principles, which are not part of it.
    ///
    /// ```
    /// let programme = r#"programme p "P" { edition 2020; clause 1 "Help" { gap "no money"; } }"#;
    /// let fingerprint = comity::Policy::parse("p.comity", programme)?.fingerprint();
    /// let bound = format!("{programme} amendment x to p edition 2020 {{ fingerprint \"{fingerprint}\"; replace \"no\" by \"little\" in 1; }}");
    /// assert!(comity::Policy::parse("p.comity", &bound)?.warnings().is_empty());
    ///
    /// // The same amendment of another text is refused.
    /// let rejected = comity::Policy::parse("p.comity", &bound.replace("money", "staff")).unwrap_err();
    /// assert!(rejected.to_string().contains("stale-fingerprint"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.bench.family().editions().fingerprint(self.0.edition)
    }

    /// The name of this edition; none where the programme does not say.
    #[must_use]
    pub fn edition(&self) -> Option<&str> {
        self.0.bench.family().editions().name(self.0.edition)
    }

    /// The amendments that the policy's files hold, in the order in which they are written: those of every edition.
    ///
    /// ```
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" { edition 2020; clause 1 "Help" { gap "nothing is said of money"; } }
    ///     amendment generous "With money" to p edition 2020 { edition 2021; replace "nothing" by "little" in 1; }
    /// "#)?;
    /// let amendment = &policy.amendments()[0];
    /// assert_eq!((amendment.name.as_str(), amendment.leads_to.as_str()), ("generous", "2021"));
    ///
    /// let amended = policy.amended("generous")?;
    /// assert!(amended.text().contains("little is said of money"));
    /// assert_eq!(amended.edition(), Some("2021"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        self.0.bench.family().editions().amendments()
    }

    /// The edition to which an amendment leads, as it would read, whatever has been done about the amendment: a policy like any other, with the records, principles and
    /// adapters of this one.
    ///
    /// ```
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" { edition 2020; clause 1 "Help" { gap "no money"; } clause 2 "Staff" { except 1; } }
    ///     amendment slim "Without help" to p edition 2020 { repeal 1; replace "except 1" by "gap \"none\"" in 2; }
    /// "#)?;
    /// let slim = policy.amended("slim")?;
    /// assert_eq!(slim.edition(), Some("2020, slim"));
    /// assert!(slim.text().contains("repealed 1 by slim;"));
    /// assert!(policy.amended("slimmer").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// There is no such amendment.
    pub fn amended(&self, amendment: &str) -> Result<Self, Rejected> {
        let editions = self.editions();
        match editions.led_to(amendment) {
            Some(edition) => amended(Arc::clone(self.0.bench.family()), edition, self.sources().clone()),
            None => Err(self.unknown_amendment(amendment)),
        }
    }

    /// The edition that comes of several amendments, in the order in which they came into force. Each changes what came of those before it, even if it was written for an
    /// earlier edition; of an amendment of an amendment, the changed text is taken where that comes later.
    ///
    /// # Errors
    /// There is no such amendment, or they do not fit together; the places in both are told.
    pub fn amended_by(&self, amendments: &[&str]) -> Result<Self, Rejected> {
        let mut sources = self.sources().clone();
        match self.0.bench.family().editions().together(amendments, &mut sources) {
            (Some((editions, edition)), _) => amended(Arc::new(Family::new(editions)), edition, sources),
            (None, diagnostics) => Err(Rejected { diagnostics: diagnostics.sorted(), sources }),
        }
    }

    /// What this edition says otherwise than the one before it; none for the edition that is written in the files.
    ///
    /// ```
    /// use comity::diagnostic::Look;
    /// use comity::report::redline::{Heading, Notes, redline_text};
    ///
    /// let policy = comity::Policy::parse("p.comity", r#"
    ///     programme p "P" { edition 2020; clause 1 "Help" { gap "no money"; } }
    ///     amendment generous to p edition 2020 { edition 2021; replace "no money" by "little money" in 1; }
    /// "#)?;
    /// let Some(redline) = policy.amended("generous")?.redline() else { panic!("an edition before it") };
    /// let heading = Heading { title: "P".into(), old: "edition 2020".into(), new: "edition 2021".into(), whole: false };
    /// let told = redline_text(&redline, &heading, &Notes::default(), Look::Drawn);
    /// assert!(told.contains("gap \"[-no-]{+little+} money\";"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn redline(&self) -> Option<Redline> {
        self.0.bench.family().editions().redline(self.0.edition)
    }

    #[cfg(feature = "prove")]
    pub(super) fn edition_before(&self) -> Option<Self> {
        self.edition_at(self.0.bench.family().editions().before(self.0.edition)?)
    }

    /// A diagnostic about this edition, with the sentences of amendments that are at fault.
    #[cfg(feature = "prove")]
    pub(super) fn pointed(&self, diagnostic: Diagnostic) -> Diagnostic {
        self.0.bench.family().editions().pointed(self.0.edition, diagnostic, self.sources())
    }

    /// The editions, for whoever needs their sentences.
    #[must_use]
    pub fn editions(&self) -> &Editions {
        self.0.bench.family().editions()
    }

    pub(super) fn unknown_amendment(&self, name: &str) -> Rejected {
        let known: Vec<&str> = self.amendments().iter().map(|amendment| amendment.name.as_str()).collect();
        let problem = problems::unknown_amendment(name, &known, self.model().span);
        Rejected { diagnostics: Diagnostics::from_iter([problem]), sources: self.sources().clone() }
    }
}

pub(super) fn amended(family: Arc<Family>, edition: usize, sources: Sources) -> Result<Policy, Rejected> {
    let editions = family.editions();
    let Checked { model, diagnostics } = crate::model::from_syntax(&editions.files(edition));
    let pointed =
        |problem: Diagnostic| if problem.severity == Severity::Error { editions.pointed(edition, problem, &sources) } else { problem };
    let diagnostics: Diagnostics = diagnostics.into_iter().map(pointed).collect();
    match model {
        Some(model) => ready(model, family, edition, sources, diagnostics),
        None => Err(Rejected { diagnostics: diagnostics.sorted(), sources }),
    }
}
