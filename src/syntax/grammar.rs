//! The pest parser: which rule reads which sentence, and what people call each rule.

// The derive writes the parser, which has no documentation of its own.
#![allow(missing_docs, reason = "written by the derive")]

use super::forms::Form;
use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/lexical.pest"]
#[grammar = "../grammar/expressions.pest"]
#[grammar = "../grammar/declarations.pest"]
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
        _ => return None,
    })
}

fn rule_of_sentence(form: Form) -> Rule {
    match form {
        Form::Use => Rule::use_sentence,
        Form::Edition => Rule::edition,
        Form::Strength => Rule::strength,
        Form::Party => Rule::party,
        Form::MonthEnd => Rule::month_end,
        Form::Horizon => Rule::horizon,
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
        Form::Duty => Rule::duty,
        Form::Amend => Rule::amend,
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
        block => rule_of_block(block).unwrap_or(Rule::document),
    }
}

/// What people call a rule, as in "expected a name or a number"; none for what they never see by itself.
///
/// A test below sees to it that no rule is added without a thought for its reader.
fn called(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::name | Rule::operand | Rule::members => "a name",
        Rule::text | Rule::string => "a text in quotation marks",
        Rule::provision => "a number such as `3.1`",
        Rule::day_or_month | Rule::date => "a date such as `2020-06-26`",
        Rule::digits | Rule::quantity | Rule::multiple => "a number",
        Rule::unit => "`days`, `weeks`, `months` or `years`",
        Rule::currency => "a currency such as `EUR`",
        Rule::condition | Rule::atom => "a condition",
        Rule::who => "a party",
        Rule::act => "the name of an act",
        _ => return called_by_mark(rule),
    })
}

fn called_by_mark(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::stop => "`;`",
        Rule::comma => "`,`",
        Rule::colon => "`:`",
        Rule::open | Rule::list | Rule::set => "`{`",
        Rule::close => "`}`",
        Rule::group => "`(`",
        Rule::close_group => "`)`",
        Rule::connective => "`and` or `or`",
        Rule::not | Rule::negation => "`not`",
        Rule::sign => "`+` or `-`",
        Rule::comparison | Rule::compare => "`<`, `<=`, `>` or `>=`",
        Rule::is | Rule::given => "`is`",
        Rule::given_word => "`given` or `none`",
        Rule::membership => "`in`",
        Rule::inclusion => "`includes`",
        Rule::quantifier => "`any of`, `all of`, `only` or `none of`",
        Rule::judged => "`judged`",
        _ => return called_by_word(rule),
    })
}

fn called_by_word(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::strength_word => "`binding`, `political` or `aspirational`",
        Rule::month_end_word => "`clamp`, `overflow` or `refuse`",
        Rule::openness => "`open` or `closed`",
        Rule::counted => "`excluded` or `included`",
        Rule::verdict => "`permitted`, `refused` or `undetermined`",
        Rule::focus_word => "`in focus` or `off focus`",
        Rule::relation => "`builds on`, `replaces`, `succeeds` or `without prejudice to`",
        Rule::force => "`shall`, `will`, `should`, `may` or `may consider`",
        Rule::simple_kind => "`flag`, `text` or `date`",
        Rule::number_kind => "`number`",
        Rule::money_kind => "`money`",
        Rule::set_kind => "`set of`",
        Rule::continued => "`continued`",
        Rule::optional => "`, optional`",
        Rule::to => "`to`",
        Rule::from => "`from`",
        Rule::as_word => "`as`",
        Rule::over => "`over`",
        Rule::only => "`only`",
        Rule::activity_word => "`activity`",
        Rule::else_part => "`else`",
        Rule::by_part | Rule::by_date => "`by`",
        Rule::because_part => "`because`",
        Rule::for_part => "`for`",
        Rule::where_part => "`where`",
        Rule::when_part => "`when`",
        Rule::only_if_part => "`, only if`",
        Rule::except_part => "`, except where`",
        _ => return called_by_part(rule),
    })
}

fn called_by_part(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::first_day => "`, first day`",
        Rule::last_day => "`, last day`",
        Rule::covers => "`, covers`",
        Rule::one_of => "`one of`",
        Rule::all_of => "`all of`",
        Rule::once => "`once`",
        Rule::throughout => "`throughout`",
        Rule::within => "`within`",
        Rule::every => "`every`",
        Rule::window => "`window`",
        Rule::following => "`, following`",
        Rule::all_parties => "`all parties`",
        Rule::each_party => "`each party`",
        Rule::jointly => "`and … jointly`",
        Rule::jointly_word => "`jointly`",
        Rule::either => "`or`",
        Rule::reference => "`, reference`",
        Rule::citing => "`citing`",
        Rule::needing => "`needing`",
        Rule::precision => "`, precision from`",
        Rule::split => "`, split`",
        _ => return None,
    })
}

/// Rules that people never meet by themselves: whole sentences and blocks, which are told by their example, and what stands inside a word.
#[cfg(test)]
const UNNAMED: &[Rule] = &[
    Rule::s,
    Rule::blank,
    Rule::comment,
    Rule::end,
    Rule::plain,
    Rule::roman,
    Rule::four,
    Rule::two,
    Rule::term,
    Rule::statement,
    Rule::addend,
    Rule::value,
    Rule::document,
    Rule::mark,
    Rule::top,
    Rule::use_sentence,
    Rule::programme,
    Rule::programme_head,
    Rule::programme_item,
    Rule::edition,
    Rule::strength,
    Rule::parties,
    Rule::parties_head,
    Rule::party,
    Rule::calendar,
    Rule::calendar_head,
    Rule::month_end,
    Rule::horizon,
    Rule::lineage,
    Rule::event,
    Rule::activity,
    Rule::activity_head,
    Rule::check,
    Rule::field,
    Rule::field_kind,
    Rule::range,
    Rule::section,
    Rule::section_head,
    Rule::section_item,
    Rule::shared,
    Rule::clause,
    Rule::clause_head,
    Rule::clause_item,
    Rule::taxonomy,
    Rule::taxonomy_head,
    Rule::entry,
    Rule::entry_sentence,
    Rule::entry_head,
    Rule::entry_words,
    Rule::define,
    Rule::judgement,
    Rule::open_term,
    Rule::open_term_head,
    Rule::reading,
    Rule::adopt,
    Rule::quote,
    Rule::recital,
    Rule::purpose,
    Rule::gap,
    Rule::untranslatable,
    Rule::permit,
    Rule::forbid,
    Rule::require,
    Rule::focus,
    Rule::except,
    Rule::prevails,
    Rule::provisions,
    Rule::term_sentence,
    Rule::duty,
    Rule::acts,
    Rule::timing,
    Rule::amend,
    Rule::record,
    Rule::record_head,
    Rule::on,
    Rule::scenario,
    Rule::scenario_head,
    Rule::choose,
    Rule::propose,
    Rule::propose_head,
    Rule::fact,
    Rule::fact_value,
    Rule::judged_fact,
    Rule::expect,
    Rule::adapter,
    Rule::adapter_head,
    Rule::column,
    Rule::column_sentence,
    Rule::column_head,
    Rule::column_words,
    Rule::mapping,
    Rule::ignore,
    Rule::set_sentence,
    Rule::assume,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words_for_people_or_is_never_met_by_them() {
        for rule in Rule::all_rules() {
            assert_ne!(called(*rule).is_some(), UNNAMED.contains(rule), "{rule:?}");
        }
    }
}
