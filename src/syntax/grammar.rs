//! The pest parser: which rule reads which sentence.

// The derive writes the parser, which has no documentation of its own.
#![allow(missing_docs, reason = "written by the derive")]

use super::called::called;
use super::forms::Form;
use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/lexical.pest"]
#[grammar = "../grammar/expressions.pest"]
#[grammar = "../grammar/declarations.pest"]
#[grammar = "../grammar/time.pest"]
#[grammar = "../grammar/change.pest"]
struct Grammar;

/// A part of a sentence as pest gives it.
pub(super) type Part<'t> = Pair<'t, Rule>;

/// Why a piece of text could not be read.
#[derive(Debug)]
pub(super) struct Failure {
    /// The first byte that fits nothing.
    pub(super) at: usize,
    /// What could have stood there, in words for people.
    pub(super) expected: Vec<&'static str>,
}

/// Reads one sentence, or one head of a block with its `{`.
pub(super) fn read(form: Form, head: bool, text: &str) -> Result<Part<'_>, Failure> {
    let mut parts = Grammar::parse(rule(form, head), text).map_err(|error| failure(&error))?;
    parts.next().ok_or(Failure { at: 0, expected: Vec::new() })
}

/// Reads a whole file with the bare grammar; answers whether the grammar accepts it.
pub(super) fn accepts(text: &str) -> bool {
    Grammar::parse(Rule::document, text).is_ok()
}

fn failure(error: &pest::error::Error<Rule>) -> Failure {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let mut expected: Vec<_> = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.iter().filter_map(|rule| called(*rule)).collect(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    expected.sort_unstable();
    expected.dedup();
    Failure { at, expected }
}

fn rule(form: Form, head: bool) -> Rule {
    match form {
        Form::Entry if head => Rule::entry_head,
        Form::Column if head => Rule::column_head,
        _ => rule_of_block(form).unwrap_or_else(|| rule_of_sentence(form)),
    }
}

fn rule_of_block(form: Form) -> Option<Rule> {
    Some(match form {
        Form::Programme => Rule::programme_head,
        Form::DefaultsBlock => Rule::defaults_head,
        Form::Parties => Rule::parties_head,
        Form::Calendar => Rule::calendar_head,
        Form::Activity => Rule::activity_head,
        Form::Section => Rule::section_head,
        Form::Clause => Rule::clause_head,
        Form::Taxonomy => Rule::taxonomy_head,
        Form::OpenTerm => Rule::open_term_head,
        Form::Record => Rule::record_head,
        Form::Scenario => Rule::scenario_head,
        Form::Propose => Rule::propose_head,
        Form::Adapter => Rule::adapter_head,
        Form::Amending => Rule::amending_head,
        Form::Amendment => Rule::amendment_head,
        Form::Insert => Rule::insert_head,
        Form::Rewrite => Rule::rewrite_head,
        Form::Principle => Rule::principle_head,
        _ => return None,
    })
}

fn rule_of_sentence(form: Form) -> Rule {
    match form {
        Form::Use => Rule::use_sentence,
        Form::Defaults => Rule::defaults,
        Form::Edition => Rule::edition,
        Form::Strength => Rule::strength,
        Form::Party => Rule::party,
        Form::MonthEnd => Rule::month_end,
        Form::Horizon => Rule::horizon,
        Form::Weekend => Rule::weekend,
        Form::Holidays => Rule::holidays,
        Form::Counting => Rule::counting,
        Form::Lineage => Rule::lineage,
        Form::Event => Rule::event,
        Form::Field => Rule::field,
        Form::Check => Rule::check,
        Form::Entry => Rule::entry_sentence,
        Form::Define => Rule::define,
        Form::Judgement => Rule::judgement,
        Form::Reading => Rule::reading,
        Form::Adopt => Rule::adopt,
        Form::Quote => Rule::quote,
        Form::Recital => Rule::recital,
        Form::Purpose => Rule::purpose,
        Form::Gap => Rule::gap,
        Form::Untranslatable => Rule::untranslatable,
        Form::Permit => Rule::permit,
        Form::Forbid => Rule::forbid,
        Form::Require => Rule::require,
        Form::Focus => Rule::focus,
        Form::Except => Rule::except,
        Form::Prevails => Rule::prevails,
        Form::Term => Rule::term_sentence,
        Form::Start => Rule::start_sentence,
        Form::Provisional => Rule::provisional_sentence,
        Form::Joins => Rule::joins_sentence,
        Form::Exit => Rule::exit_sentence,
        Form::Suspended => Rule::suspended_sentence,
        Form::Survives => Rule::survives_sentence,
        Form::Silence => Rule::silence_sentence,
        Form::Notices => Rule::notices,
        Form::Duty => Rule::duty,
        Form::On => Rule::on,
        Form::Choose => Rule::choose,
        Form::Fact => Rule::fact,
        Form::JudgedFact => Rule::judged_fact,
        Form::Expect => Rule::expect,
        Form::Column => Rule::column_sentence,
        Form::Mapping => Rule::mapping,
        Form::Ignore => Rule::ignore,
        Form::Set => Rule::set_sentence,
        Form::Assume => Rule::assume,
        _ => rule_of_change(form),
    }
}

fn rule_of_change(form: Form) -> Rule {
    match form {
        Form::Amend => Rule::amend,
        Form::Electorate => Rule::electorate,
        Form::Body => Rule::body,
        Form::Entrenched => Rule::entrenched,
        Form::Reaches => Rule::reaches,
        Form::Proposed => Rule::proposed,
        Form::Following => Rule::following_sentence,
        Form::InForm => Rule::form_sentence,
        Form::Communicated => Rule::communicated,
        Form::Adopted => Rule::adopted,
        Form::Needs => Rule::needs,
        Form::Effective => Rule::effective_sentence,
        Form::AmendedBy => Rule::amended_by,
        Form::RepealedBy => Rule::repealed_by,
        Form::Fingerprint => Rule::fingerprint,
        Form::Repeal => Rule::repeal,
        Form::Renumber => Rule::renumber,
        Form::Remove => Rule::remove,
        Form::Move => Rule::move_sentence,
        Form::Replace => Rule::replace,
        Form::Missing => Rule::missing,
        Form::Transition => Rule::transition,
        Form::Claim => Rule::claim,
        Form::ForEvery => Rule::for_every,
        Form::TermTenet => Rule::term_tenet,
        Form::GapTenet => Rule::gap_tenet,
        Form::NoticeTenet => Rule::notice_tenet,
        Form::Never => Rule::never,
        Form::DutyTenet => Rule::duty_tenet,
        Form::EveryAmendment => Rule::every_amendment,
        block => rule_of_block(block).unwrap_or(Rule::document),
    }
}
