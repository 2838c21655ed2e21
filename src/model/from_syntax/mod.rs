//! Sentences to their meaning: names become ids, every condition gets a type, and what cannot stand is told with its place.
//!
//! ```text
//! outline ─▶ declare (header, schema, terms) ─▶ operative (rules, duties, ways of amending) ─▶ cases (records, scenarios, principles) ─▶ checks
//! ```

mod acts;
mod adapters;
mod amendments;
mod approvals;
mod calendar;
mod clauses;
mod compare;
mod conditions;
mod days;
mod defaults;
mod duties;
mod facts;
mod header;
mod life;
mod members;
mod memory;
mod names;
mod operands;
mod order;
mod outline;
mod points;
mod principles;
mod quantities;
mod reach;
mod scenarios;
mod schedules;
mod schema;
mod statements;
mod taxonomies;
mod terms;
mod voters;
mod ways;

use super::change::ActKind;
use super::checks;
use super::types::{AmendmentId, Calendar, EntryId, EventId, FieldKind, Model, PartyId, PrincipleId, ProvisionId, Strength, TaxonomyId};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::syntax::tree;
use names::Meant;
use outline::Outline;
use std::collections::HashMap;
use terms::OpenKind;
use voters::Decider;

/// A model, where there is nothing wrong, and everything that there is to say.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The model; none when one of the diagnostics is an error.
    pub model: Option<Model>,
    /// Errors and warnings in the order of the text.
    pub diagnostics: Diagnostics,
}

/// What the files of one policy mean, taken together. They come in reading order; the first is the one that was asked for.
///
/// Every independent mistake is reported; warnings are looked for only where there is no error. Time is linear in the files, but for
/// sorting. Recursion is as deep as the files nest, which syntax bounds.
#[must_use]
pub fn from_syntax(files: &[tree::File]) -> Checked {
    let mut checker = Checker::new();
    checker.outline(files);
    if checker.outline.programme.is_some() {
        checker.declare();
        checker.operative();
        checker.cases();
        checks::errors(&checker.model, &mut checker.diagnostics);
    }
    if checker.outline.programme.is_some() && !checker.diagnostics.has_errors() && !checker.outline.broken.any {
        let used = checker.used;
        checks::warnings(&checker.model, &used, &mut checker.diagnostics);
        return Checked { model: Some(checker.model), diagnostics: checker.diagnostics.sorted() };
    }
    Checked { model: None, diagnostics: checker.diagnostics.sorted() }
}

/// Which names something speaks of; what nothing speaks of is worth a warning.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Used {
    /// By event.
    pub events: Vec<bool>,
    /// By definition.
    pub definitions: Vec<bool>,
    /// By judgement.
    pub judgements: Vec<bool>,
    /// By open term.
    pub open_terms: Vec<bool>,
    /// By body.
    pub bodies: Vec<bool>,
    /// By electorate.
    pub electorates: Vec<bool>,
    /// By taxonomy: named as a whole.
    pub taxonomies: Vec<bool>,
    /// By taxonomy and entry.
    pub entries: Vec<Vec<bool>>,
    /// Clauses that say something with effect, or say that they have none; by provision.
    pub effect: Vec<bool>,
}

impl Used {
    fn mark(list: &mut [bool], at: usize) {
        if let Some(used) = list.get_mut(at) {
            *used = true;
        }
    }
}

/// The model as far as it is known, with what is needed to go on.
struct Checker<'t> {
    model: Model,
    diagnostics: Diagnostics,
    outline: Outline<'t>,
    names: HashMap<&'t str, (Meant, Span)>,
    parties: HashMap<&'t str, PartyId>,
    taxonomies: HashMap<&'t str, TaxonomyId>,
    entries: Vec<HashMap<&'t str, EntryId>>,
    numbers: HashMap<&'t str, ProvisionId>,
    /// Provisions taken from defaults, with their name before the number.
    default_numbers: HashMap<String, ProvisionId>,
    /// The type of each field; none where it could not be told, so that nothing further is said about the field.
    kinds: Vec<Option<FieldKind>>,
    /// The kind of each open term's readings, as above.
    open_kinds: Vec<Option<OpenKind>>,
    used: Used,
    /// Bodies and electorates, which share their names with the parties.
    deciders: HashMap<&'t str, (Decider, Span)>,
    amendments: HashMap<&'t str, (AmendmentId, Span)>,
    principles: HashMap<&'t str, (PrincipleId, Span)>,
    /// What is entrenched, and where that is said.
    shut: HashMap<ProvisionId, Span>,
    /// The events that stand for acts on an amendment.
    acts: HashMap<ActKind, EventId>,
    /// Whether a point in time is being read that is reckoned from acts on an amendment.
    acting: bool,
    /// Whether scenarios, records, adapters, principles and claims are being read: what only they speak of has no effect in the policy.
    cases: bool,
    /// How many more near names are looked for; beyond what a run shows they would only cost time.
    suggestions: usize,
}

impl<'t> Checker<'t> {
    fn new() -> Self {
        Self {
            model: blank(),
            diagnostics: Diagnostics::new(),
            outline: Outline::default(),
            names: HashMap::new(),
            parties: HashMap::new(),
            taxonomies: HashMap::new(),
            entries: Vec::new(),
            numbers: HashMap::new(),
            default_numbers: HashMap::new(),
            kinds: Vec::new(),
            open_kinds: Vec::new(),
            used: Used::default(),
            deciders: HashMap::new(),
            amendments: HashMap::new(),
            principles: HashMap::new(),
            shut: HashMap::new(),
            acts: HashMap::new(),
            acting: false,
            cases: false,
            suggestions: 200,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn declare(&mut self) {
        self.header();
        self.schema();
        self.events();
        self.judgements();
        self.declare_conditions();
        self.checks();
        self.fill_conditions();
    }

    fn operative(&mut self) {
        self.rules();
        self.yields();
        self.life();
        self.duties();
        self.voters();
        self.entrenched();
        self.ways();
    }

    fn cases(&mut self) {
        self.cases = true;
        self.principle_names();
        self.amendments();
        self.records();
        self.scenarios();
        self.adapters();
        self.principles();
        self.claims();
    }
}

fn blank() -> Model {
    Model {
        name: String::new(),
        title: String::new(),
        span: Span::new(SourceId::default(), 0, 0),
        edition: None,
        strength: Strength::default(),
        calendar: Calendar::default(),
        parties: Vec::new(),
        lineage: Vec::new(),
        events: Vec::new(),
        taxonomies: Vec::new(),
        fields: Vec::new(),
        checks: Vec::new(),
        definitions: Vec::new(),
        judgements: Vec::new(),
        open_terms: Vec::new(),
        provisions: Vec::new(),
        rules: Vec::new(),
        yields: Vec::new(),
        focus: Vec::new(),
        duties: Vec::new(),
        bodies: Vec::new(),
        electorates: Vec::new(),
        ways: Vec::new(),
        entrenched: Vec::new(),
        made_by: Vec::new(),
        repealed: Vec::new(),
        principles: Vec::new(),
        amendments: Vec::new(),
        claims: Vec::new(),
        missing: Vec::new(),
        acts: Vec::new(),
        life: crate::model::time::Life::default(),
        record: Vec::new(),
        scenarios: Vec::new(),
        adapters: Vec::new(),
    }
}

/// The place in a list as an id's number. Lists hold at most as many things as a file has bytes, which is below `u32::MAX`.
fn id(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
