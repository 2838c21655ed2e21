//! Every part of a tree, one after the other, in an order that depends on nothing but the tree: for whoever moves places, joins texts or changes numbers.

use crate::source::{SourceId, Span};
use crate::syntax::tree::*;
use crate::value::PartialDate;

/// What is done with the parts of a tree on the way through it.
pub trait Visitor {
    /// Any place.
    fn span(&mut self, _: &mut Span) {}
    /// Words in quotation marks; their place is visited after them.
    fn text(&mut self, _: &mut Text) {}
    /// The number of a provision or the name of an edition; its place is visited after it.
    fn number(&mut self, _: &mut Number) {}
}

/// A part of the tree that can be walked through.
pub trait Walk {
    /// Shows the visitor this part and everything in it.
    fn walk(&mut self, visitor: &mut dyn Visitor);
}

/// Whether two files hold the same sentences and the same comments in the same order, whatever their layout.
#[must_use]
pub fn same_but_for_places(mut left: File, mut right: File) -> bool {
    for file in [&mut left, &mut right] {
        file.walk(&mut Nowhere);
        file.comments.iter_mut().for_each(|comment| comment.text.truncate(comment.text.trim_end().len()));
    }
    left == right
}

/// Takes every place out of what it visits.
pub struct Nowhere;

impl Visitor for Nowhere {
    fn span(&mut self, span: &mut Span) {
        *span = Span::new(SourceId::default(), 0, 0);
    }
}

impl Walk for Span {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        visitor.span(self);
    }
}

impl Walk for Text {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        visitor.text(self);
        visitor.span(&mut self.span);
    }
}

impl Walk for Number {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        visitor.number(self);
        visitor.span(&mut self.span);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        self.iter_mut().for_each(|part| part.walk(visitor));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        self.iter_mut().for_each(|part| part.walk(visitor));
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        self.as_mut().walk(visitor);
    }
}

impl<A: Walk, B: Walk> Walk for (A, B) {
    fn walk(&mut self, visitor: &mut dyn Visitor) {
        self.0.walk(visitor);
        self.1.walk(visitor);
    }
}

/// Words and flags, which hold no place.
macro_rules! placeless {
    ($($name:ident),*) => { $(impl Walk for $name { fn walk(&mut self, _: &mut dyn Visitor) {} })* };
}

// Each pattern names every field and every variant, so that a new one cannot be forgotten here.
macro_rules! records {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl Walk for $name {
            fn walk(&mut self, visitor: &mut dyn Visitor) {
                let Self { $($field),* } = self;
                $($field.walk(visitor);)*
            }
        })*
    };
}

macro_rules! choices {
    ($($name:ident { $($variant:ident $(($($held:ident),*))? $({$($field:ident),*})?;)* })*) => {
        $(impl Walk for $name {
            fn walk(&mut self, visitor: &mut dyn Visitor) {
                match self {
                    $(Self::$variant $(($($held),*))? $({$($field),*})? => { $($($held.walk(visitor);)*)? $($($field.walk(visitor);)*)? })*
                }
            }
        })*
    };
}

placeless!(String, bool, PartialDate, Relation, Comparison, Quantifier, Force, Beside, EffectFor);

impl Walk for crate::value::Unit {
    fn walk(&mut self, _: &mut dyn Visitor) {}
}

records! {
    File { sentences, comments }
    Comment { span, text }
    Name { text, span }
    Sentence { span, head, kind }
    Programme { name, title, continued, body }
    Provision { number, title, body }
    Taxonomy { name, title, openness, body }
    Entry { number, name, title, added_by, body }
    Scenario { title, programme, edition, body }
    Amend { who, following, form, itself }
    Electorate { name, title, members, frozen_on }
    Body { name, title, of }
    Amending { title, body }
    Reaches { everything, additions, listed, itself }
    Share { more_than, figure }
    Effective { point, reach }
    RepealedBy { numbers, by }
    Amendment { name, title, target, edition, body }
    Insert { place, under, beside, body }
    Rewrite { section, provision }
    Remove { names, from }
    Move { entry, taxonomy, under, beside }
    Replace { each, old, new, place }
    Missing { field, value, because }
    Transition { activities, new_text }
    Principle { name, title, programme, from, readings, body }
    Date { date, span }
    Quantity { digits, measure, span }
    Condition { span, kind }
    Operand { span, terms }
    Rule { requirement, applies, only_if, except }
    Term { length, from, first_day_excluded, last_day_excluded, then, covers }
    Ordinal { word, span }
    Trigger { receipt, ordinal, event, by }
    Renewed { by, times, unless, receipt, event, who, at_least }
    Notice { length, receipt }
    Exit { who, event, notice, lock_in, period_end, later_date, revocable, alone }
    Suspended { event, who, notice, lifted, alone }
    Silence { who, length, receipt, after, means, unless }
    On { date, deed, event, amendment, by, received, effective, number, recorded, fingerprint, form, reference }
    OnDay { day, known }
    Duty { force, who, either, acts, timings, when }
    Act { name, title }
    Column { heading, field, split, precision_from, body }
}

choices! {
    SentenceKind {
        Use(path); Programme(programme); Defaults(name); DefaultsBlock { name, title, body }; NoticesOnReceipt; NoticesRevocable(name); Edition(number); Parties(body); Party { name, title }; Strength(word); Calendar(body); MonthEnd(word);
        Horizon { from, to }; Weekend(days); Holidays { title, days }; HolidaysKnown { from, to }; Counting(word); Lineage { relation, name, title, date, in_force }; Event { name, title, by }; Activity(body);
        Field { name, kind, optional, title }; Check { condition, message }; Section(section); Clause(clause); Taxonomy(taxonomy);
        Entry(entry); Quote(texts); Recital(text); Purpose(text); Gap(text); Untranslatable { text, because };
        Define { name, title, condition }; Judgement { name, title, by }; OpenTerm { name, title, body }; Reading { name, title, meaning };
        Adopt(name); Permit(rule); Forbid(rule); Require(rule); Focus(applies); Except(clauses); PrevailsOver(clauses); Term(term);
        Duty(duty); Amend(amend); Record { programme, body }; On(happening); Start(point); Provisional(point); Joins(point);
        Exit(exit); Suspended(suspended); Survives(survives); Silence(silence);
        Electorate(electorate); Body(body); Entrenched(numbers); Amending(way); Reaches(reaches); ProposedBy(who); Following(act); Form(form);
        Communicated { length, before }; AdoptedBy(approval); Needs(approval); Effective(effective); AmendedBy(amendments); RepealedBy(repealed);
        Amendment(amendment); Fingerprint(text); Insert(insert); Rewrite(rewrite); Repeal(numbers); Renumber { from, to }; Remove(remove);
        Move(moved); Replace(replace); Missing(missing); Transition(transition); Claim(claim); Principle(principle); Tenet(tenet);
        Scenario(scenario); Choose { term, reading }; Propose(body); Fact { field, value }; Judged { name, negative, by };
        Expect(expected); Adapter { name, title, programme, body }; Column(column); Mapping { from, to }; Ignore(headings);
        Set { field, value, because }; Assume { name, negative, because }; Broken(body);
    }
    FieldKind { Flag; Text; Date; Number { from, to }; Money { currency, range }; One(taxonomy); SetOf(taxonomy); }
    Measure { Unit(unit); Currency(currency); }
    InsertPlace { In(number); Beside(beside, number); Block(name); Taxonomy(name); Amendment; }
    ReplacePlace { Provision(number); Block(name); }
    Claim { AllPrinciples(span); Principles(names); PermitsNothingNew(except); RefusesNothingNew(except); NoNewDuty(who); }
    Approval {
        Consent(who); ConsentOf(share, of); Votes { share, of, present_and_voting }; Decision(body); NoObjection { by, of, within, after };
    }
    Bearers { Of(who); Alone(name); Several(names); }
    Reached { Provision(number); Taxonomy(name); }
    ActForm { InWriting(span); Named(text); }
    UnderReadings { All(span); Of(terms); }
    Tenet {
        ForEvery { holds, when }; Term { at_least, length }; Gap { length, act }; Occurrences { count, act }; Notice { event, length };
        NoExit { length }; Force { act, at_least, force }; Owed { act, by }; NeedsConsent(who); Follows(act); InWriting; Spares(numbers);
        PermitsNothingNew(except); RefusesNothingNew(except); NoNewDuty(who);
    }
    ConditionKind {
        All(links); Any(links); Not(inner); Group(inner); Judged(name); JudgedBy(name, party); Named(name); Is { left, negative, right }; Given { field, given };
        In { field, negative, members }; Includes { field, quantifier, members }; Compare { left, comparison, right }; Broken;
    }
    Members { Listed(values, span); Named(name); }
    Value { Text(text); Date(date); Quantity(quantity); Name(name); Multiple(quantity, name); Set(values, span); }
    Meaning { Quantity(quantity); Condition(condition); }
    Who { One(name); Jointly(names); Either(names); AllParties(span); EachParty(span); AnyParty(span); }
    Timing {
        Once(span); Throughout(span); By(point); Within(length, each, point); Every(length, point); Window(before, after);
        TimesEach(count); FromPerformance(span); EarlyMovesNothing(span); NotBefore(point); Until(point);
        Otherwise { instead, act, within };
    }
    Length { Written(quantity); Read(name); }
    Point {
        Date(date); Unknown(span); Start(span); Trigger(trigger); Later(points, span); Earlier(points, span); NthDay(ordinal, point);
        After(length, point); MonthFollowing(ordinal, point);
    }
    Actors { Each(span); Own(span); Party(name); }
    TermLength { For(length); CalendarYears(from, to); Until(date); Unlimited(span); Unknown(because); }
    Then { Unlimited(span); Renewed(renewed); Prolonged { by, times }; }
    Times { Each; Once; Number(count); }
    Survives { Activity(condition); Named { name, title, length }; }
    MaybeDate { Date(date); Unlimited(span); Unknown(span); }
    DayExpectation {
        Standing(word, day); Party(party, word, day); Duty(act, by, word, day); FallsDue(act, day); LastDay(date); Start(date);
        NoticeDeadline(date, day); EarliestExit(date, day); Amendment { amendment, stands, on, party };
        Needing { amendment, act, by, on }; Edition { edition, on, party };
    }
    Expectation { Verdict { verdict, citing, only, needing }; Focus { inside }; Day(expected); }
}
