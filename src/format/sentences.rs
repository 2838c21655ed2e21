//! Every kind of sentence: what it says in one piece, or its head and what stands in its braces.

use super::layout::Doc;
use super::values::{date, edition, names, numbers, text, texts};
use super::{activity, amending, change, conditions, days, principles, provisions, rules, scenarios, time};
use crate::syntax::tree::{Sentence, SentenceKind as Kind};

/// How a sentence stands on the page.
pub(super) enum Shape<'s> {
    /// Words that end in `;`.
    Plain(Doc),
    /// A head with sentences in braces.
    Block(Doc, &'s [Sentence]),
    /// The same, where a short list may stay on the line of its head.
    List(Doc, &'s [Sentence]),
}

/// The shape of a sentence.
pub(super) fn shape(kind: &Kind) -> Shape<'_> {
    block(kind).unwrap_or_else(|| Shape::Plain(said(kind).or_else(|| happened(kind)).unwrap_or_else(|| Doc::Row(Vec::new()))))
}

fn block(kind: &Kind) -> Option<Shape<'_>> {
    Some(match kind {
        Kind::Programme(programme) => Shape::Block(provisions::programme(programme), &programme.body),
        Kind::Section(section) => Shape::Block(provisions::provision("section", section), &section.body),
        Kind::Clause(clause) => Shape::Block(provisions::provision("clause", clause), &clause.body),
        Kind::DefaultsBlock { name, title, body } => Shape::Block(provisions::naming("defaults", name, title.as_ref()), body),
        Kind::Activity(body) => Shape::Block(Doc::words("activity"), body),
        Kind::Scenario(scenario) => Shape::Block(scenarios::scenario(scenario), &scenario.body),
        Kind::Amending(way) => Shape::Block(amending::amending(way.title.as_ref()), &way.body),
        Kind::Amendment(amendment) => Shape::Block(change::amendment(amendment), &amendment.body),
        Kind::Rewrite(rewrite) => Shape::Block(change::rewrite(rewrite), &rewrite.provision.body),
        Kind::Insert(insert) => Shape::List(change::insert(insert), &insert.body),
        Kind::Principle(principle) => Shape::List(principles::principle(principle), &principle.body),
        Kind::Adapter { name, title, programme, body } => Shape::Block(scenarios::adapter(name, title.as_ref(), programme), body),
        Kind::Record { programme, body } => Shape::List(Doc::words(format!("record for {}", programme.text)), body),
        Kind::Parties(body) => Shape::List(Doc::words("parties"), body),
        Kind::Calendar(body) => Shape::List(Doc::words("calendar"), body),
        Kind::Propose(body) => Shape::List(Doc::words("propose"), body),
        Kind::Taxonomy(taxonomy) => Shape::List(provisions::taxonomy(taxonomy), &taxonomy.body),
        Kind::OpenTerm { name, title, body } => Shape::List(provisions::naming("open_term", name, title.as_ref()), body),
        Kind::Entry(entry) if !entry.body.is_empty() => Shape::List(provisions::entry(entry), &entry.body),
        Kind::Column(column) if !column.body.is_empty() => Shape::List(scenarios::column(column), &column.body),
        _ => return None,
    })
}

/// What the programme says.
fn said(kind: &Kind) -> Option<Doc> {
    Some(match kind {
        Kind::Use(path) => provisions::saying("use", path),
        Kind::Defaults(name) => Doc::words(format!("defaults {}", name.text)),
        Kind::Edition(name) => Doc::words(format!("edition {}", edition(name))),
        Kind::Party { name, title } => Doc::Row(vec![Doc::words(format!("{} ", name.text)), text(title)]),
        Kind::Strength(word) => Doc::words(format!("strength {}", word.text)),
        Kind::MonthEnd(word) => Doc::words(format!("month_end {}", word.text)),
        Kind::Weekend(days) => Doc::Row(vec![Doc::words("weekend "), names(days)]),
        Kind::Holidays { title, days } => time::holidays(title.as_ref(), days),
        Kind::HolidaysKnown { from, to } => Doc::words(format!("holidays known {} to {}", date(from), date(to))),
        Kind::Counting(word) => Doc::words(format!("counting {}", word.text)),
        Kind::Horizon { from, to } => Doc::words(format!("horizon {} to {}", date(from), date(to))),
        Kind::Lineage { relation, name, title, date, in_force } => {
            let words = provisions::lineage(*relation, name, title.as_ref(), date.as_ref());
            Doc::Row(vec![words, Doc::Words(time::in_force(in_force.as_ref()))])
        }
        Kind::Event { name, title, by } => provisions::event(name, title.as_ref(), by.as_ref()),
        Kind::Field { name, kind, optional, title } => activity::field(name, kind, title.as_ref(), *optional),
        Kind::Check { condition, message } => {
            let wanted = Doc::Deeper(vec![conditions::condition(condition)]);
            rules::with_reason(Doc::Row(vec![Doc::words("check "), wanted]), "else", message)
        }
        Kind::Entry(entry) => provisions::entry(entry),
        Kind::Quote(quoted) => Doc::Row(vec![Doc::words("quote "), texts(quoted)]),
        Kind::Recital(words) => provisions::saying("recital", words),
        Kind::Purpose(words) => provisions::saying("purpose", words),
        Kind::Gap(words) => provisions::saying("gap", words),
        Kind::Untranslatable { text, because } => rules::with_reason(provisions::saying("untranslatable", text), "because", because),
        Kind::Define { name, title, condition } => provisions::define(name, title.as_ref(), condition),
        Kind::Judgement { name, title, by } => provisions::judgement(name, title, by),
        Kind::Reading { name, title, meaning } => provisions::reading(name, title.as_ref(), meaning),
        Kind::Adopt(name) => Doc::words(format!("adopt {}", name.text)),
        Kind::Permit(rule) => rules::permit(rule),
        Kind::Forbid(rule) => rules::forbid(rule),
        Kind::Require(rule) => rules::require(rule),
        Kind::Focus(applies) => rules::focus(applies.as_ref()),
        Kind::Except(clauses) => Doc::Row(vec![Doc::words("except "), numbers(clauses)]),
        Kind::PrevailsOver(clauses) => Doc::Row(vec![Doc::words("prevails over "), numbers(clauses)]),
        Kind::Duty(duty) => rules::duty(duty),
        _ => return lives(kind),
    })
}

/// How the programme comes into force, lasts and ends.
fn lives(kind: &Kind) -> Option<Doc> {
    Some(match kind {
        Kind::Term(term) => time::term(term),
        Kind::Start(point) => time::at("start on", point),
        Kind::Provisional(point) => time::at("provisional from", point),
        Kind::Joins(point) => time::at("party joins on", point),
        Kind::Exit(exit) => time::exit(exit),
        Kind::Suspended(suspended) => time::suspended(suspended),
        Kind::Survives(survives) => time::survives(survives),
        Kind::Silence(silence) => time::silence(silence),
        Kind::NoticesOnReceipt => Doc::words("notices count on receipt"),
        Kind::NoticesRevocable(by) => Doc::words(format!("notices are revocable by {}", by.text)),
        _ => return may_be_amended(kind),
    })
}

/// How the programme may be amended, and has been.
fn may_be_amended(kind: &Kind) -> Option<Doc> {
    Some(match kind {
        Kind::Amend(amend) => amending::amend(amend),
        Kind::Electorate(electorate) => amending::electorate(electorate),
        Kind::Body(body) => amending::body(body),
        Kind::Entrenched(spared) => Doc::Row(vec![Doc::words("entrenched "), numbers(spared)]),
        Kind::Reaches(reaches) => amending::reaches(reaches),
        Kind::ProposedBy(who) => Doc::words(format!("proposed by {}", amending::deciding(who))),
        Kind::Following(act) => Doc::words(format!("following {}", act.text)),
        Kind::Form(form) => amending::form(form),
        Kind::Communicated { length, before } => Doc::words(format!("communicated {} before {}", time::length(length), before.text)),
        Kind::AdoptedBy(approval) => Doc::words(format!("adopted by {}", amending::approval(approval))),
        Kind::Needs(approval) => Doc::words(format!("needs {}", amending::approval(approval))),
        Kind::Effective(effective) => amending::effective(effective),
        Kind::AmendedBy(amendments) => Doc::Row(vec![Doc::words("amended by "), names(amendments)]),
        Kind::RepealedBy(repealed) => amending::repealed_by(repealed),
        _ => return amends(kind),
    })
}

/// What an amendment changes and claims, and what a principle says.
fn amends(kind: &Kind) -> Option<Doc> {
    Some(match kind {
        Kind::Fingerprint(words) => provisions::saying("fingerprint", words),
        Kind::Repeal(repealed) => Doc::Row(vec![Doc::words("repeal "), numbers(repealed)]),
        Kind::Renumber { from, to } => Doc::words(format!("renumber {} as {}", from.text, to.text)),
        Kind::Remove(remove) => change::remove(remove),
        Kind::Move(moved) => change::moved(moved),
        Kind::Replace(replace) => change::replace(replace),
        Kind::Missing(missing) => change::missing(missing),
        Kind::Transition(transition) => change::transition(*transition),
        Kind::Claim(claim) => change::claim(claim),
        Kind::Tenet(tenet) => principles::tenet(tenet),
        _ => return None,
    })
}

/// What happened, what is proposed, what is expected, and how tables are read.
fn happened(kind: &Kind) -> Option<Doc> {
    Some(match kind {
        Kind::On(on) => days::on(on),
        Kind::Choose { term, reading } => Doc::words(format!("reading {} {}", term.text, reading.text)),
        Kind::Fact { field, value } => scenarios::fact(field, value),
        Kind::Judged { name, negative, by } => scenarios::judged_by(name, *negative, by.as_ref()),
        Kind::Expect(expected) => scenarios::expectation(expected),
        Kind::Column(column) => scenarios::column(column),
        Kind::Mapping { from, to } => scenarios::mapping(from, to),
        Kind::Ignore(headings) => Doc::Row(vec![Doc::words("ignore "), texts(headings)]),
        Kind::Set { field, value, because } => {
            rules::with_reason(Doc::Row(vec![Doc::words("set "), scenarios::fact(field, value)]), "because", because)
        }
        Kind::Assume { name, negative, because } => {
            rules::with_reason(Doc::words(format!("assume {}", scenarios::judged(name, *negative))), "because", because)
        }
        _ => return None,
    })
}
