//! Records and scenarios: dated events, proposed activities, and what is expected of the verdict.

use super::Checker;
use super::names::{Meant, Wanted};
use crate::model::change::{ActKind, AmendingAct};
use crate::model::problems;
use crate::model::types::{
    Expectation, ExpectationKind, Fact, FieldId, Happening, HappeningKind, Judged, JudgementId, OpenTermId, PartyId, Scenario,
};
use crate::source::Span;
use crate::syntax::tree::{self, Name, Sentence, SentenceKind};
use crate::value::Truth;
use std::collections::HashMap;

/// What an entry of a record tells.
enum Told {
    Event(Happening),
    Act(AmendingAct),
}

/// A scenario that is being read.
#[derive(Default)]
struct Growing {
    record: Vec<Happening>,
    acts: Vec<AmendingAct>,
    readings: Vec<(OpenTermId, usize)>,
    chosen: HashMap<OpenTermId, Span>,
    facts: Vec<Option<(Fact, Span)>>,
    mentioned: Vec<Option<Span>>,
    judged: Vec<Judged>,
    proposed: Option<Span>,
    expectations: Vec<Expectation>,
    broken: bool,
    misnamed: bool,
}

impl<'t> Checker<'t> {
    /// Dated events that come with the policy.
    pub(super) fn records(&mut self) {
        for sentence in std::mem::take(&mut self.outline.records) {
            let SentenceKind::Record { programme, body } = &sentence.kind else { continue };
            self.of_this_programme(programme);
            for sentence in body {
                match &sentence.kind {
                    SentenceKind::On(on) => match self.entry_of_a_record(on, sentence.span) {
                        Some(Told::Event(happening)) => self.model.record.push(happening),
                        Some(Told::Act(act)) => self.model.acts.push(act),
                        None => {}
                    },
                    SentenceKind::Broken(_) => self.outline.broken.any = true,
                    _ => self.outline.broken.any = true,
                }
            }
        }
    }

    // An act on an amendment is no event of the programme's life.
    fn entry_of_a_record(&mut self, on: &tree::On, span: Span) -> Option<Told> {
        match &on.amendment {
            Some(amendment) => self.if_of_this_edition(on, |checker| checker.amending_act(on, amendment, span).map(Told::Act)),
            None => self.if_of_this_edition(on, |checker| checker.happening(on, span).map(Told::Event)),
        }
    }

    // A record goes on through all editions: what speaks of something that this one does not have, and another has, is read there.
    fn if_of_this_edition<T>(&mut self, on: &tree::On, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = std::mem::take(&mut self.diagnostics);
        let told = read(self);
        let found = std::mem::replace(&mut self.diagnostics, before);
        if !found.has_errors() || !self.is_of_another_edition(on) {
            self.diagnostics.extend(found);
        }
        told
    }

    fn happening(&mut self, on: &tree::On, span: Span) -> Option<Happening> {
        self.parts_of_an_event(on);
        if ActKind::of_word(&on.event.text).is_some() && !self.names.contains_key(on.event.text.as_str()) {
            self.report(problems::act_without_amendment(&on.event));
            return None;
        }
        let event = self.event(&on.event);
        let by: Vec<Option<PartyId>> = on.by.iter().map(|name| self.party(name)).collect();
        let recorded = on.recorded.as_ref().map(|date| self.exact_day(date));
        let number = on.number.as_ref().map(|number| self.few(number));
        let date = |written: Option<&tree::Date>| written.map_or(Some(None), |written| written.date.map(Some));
        Some(Happening {
            kind: on.deed.as_ref().map_or(HappeningKind::Happened, |word| deed(&word.text)),
            by: by.into_iter().collect::<Option<_>>()?,
            received: date(on.received.as_ref())?,
            effective: date(on.effective.as_ref())?,
            number: number.map_or(Some(None), |number| number.map(|number| Some(u32::from(number))))?,
            recorded: recorded.map_or(Some(None), |day| day.map(Some))?,
            reference: on.reference.as_ref().map(|text| text.text.clone()),
            ..Happening::plain(event?, on.date.date?, span)
        })
    }

    /// Every scenario.
    pub(super) fn scenarios(&mut self) {
        let mut titles: HashMap<&'t str, Span> = HashMap::new();
        for sentence in std::mem::take(&mut self.outline.scenarios) {
            let SentenceKind::Scenario(scenario) = &sentence.kind else { continue };
            self.of_this_programme(&scenario.programme);
            let title = &scenario.title;
            let first = *titles.entry(&title.text).or_insert(title.span);
            if first != title.span {
                self.report(problems::duplicate_title(title, first));
            }
            let head = blank(scenario, sentence.head);
            let of_another = scenario.edition.as_ref().filter(|edition| self.model.edition.as_ref() != Some(&edition.text));
            let read = match of_another {
                Some(edition) => {
                    self.known_edition(edition);
                    None
                }
                None if self.is_made() && scenario.edition.is_none() => self.if_it_fits(head.clone(), sentence, scenario),
                None => Some(self.scenario(head.clone(), sentence, scenario)),
            };
            self.model.scenarios.push(read.unwrap_or(head));
        }
    }

    // A scenario that was written for an earlier edition may speak of what amendments have taken away. There it has been read, and there it is judged.
    fn if_it_fits(&mut self, head: Scenario, sentence: &'t Sentence, written: &'t tree::Scenario) -> Option<Scenario> {
        let before = std::mem::take(&mut self.diagnostics);
        let read = self.scenario(head, sentence, written);
        let found = std::mem::replace(&mut self.diagnostics, before);
        if found.has_errors() {
            return None;
        }
        self.diagnostics.extend(found);
        Some(read)
    }

    fn scenario(&mut self, head: Scenario, sentence: &'t Sentence, written: &'t tree::Scenario) -> Scenario {
        let title = &written.title;
        let fields = self.model.fields.len();
        let mut growing = Growing { facts: vec![None; fields], mentioned: vec![None; fields], ..Growing::default() };
        for part in &written.body {
            self.part(&mut growing, part);
        }
        if growing.broken {
            self.outline.broken.any = true;
        } else {
            match growing.proposed {
                None if growing.expectations.iter().all(|one| matches!(one.kind, ExpectationKind::Day(_))) => {}
                None => self.report(problems::no_proposal(title)),
                // A field that is misnamed is probably the one that is missing.
                Some(_) if growing.misnamed => {}
                Some(place) => self.all_mentioned(&growing.mentioned, place, "activity"),
            }
            if growing.expectations.is_empty() {
                self.report(problems::no_expectation(title));
            }
        }
        let place = growing.proposed.unwrap_or(sentence.head);
        let missing = |field| self.model.missing_fact(field).map_or((Fact::Unknown, place), |missing| (missing.fact.clone(), missing.span));
        Scenario {
            record: growing.record,
            acts: growing.acts,
            resolved: true,
            readings: growing.readings,
            proposes: growing.proposed.is_some(),
            facts: (0..).map(FieldId).zip(growing.facts).map(|(field, fact)| fact.unwrap_or_else(|| missing(field))).collect(),
            judged: growing.judged,
            expectations: growing.expectations,
            ..head
        }
    }

    fn part(&mut self, growing: &mut Growing, sentence: &'t Sentence) {
        match &sentence.kind {
            SentenceKind::On(on) => match self.entry_of_a_record(on, sentence.span) {
                Some(Told::Event(happening)) => growing.record.push(happening),
                Some(Told::Act(act)) => growing.acts.push(act),
                None => {}
            },
            SentenceKind::Choose { term, reading } => self.choose(growing, term, reading),
            SentenceKind::Propose(body) => {
                self.once(&mut growing.proposed, "propose", sentence.head);
                for fact in body {
                    self.stated(growing, fact);
                }
            }
            SentenceKind::Expect(expectation) => growing.expectations.extend(self.expectation(expectation, sentence.span)),
            SentenceKind::Broken(_) => growing.broken = true,
            _ => self.outline.broken.any = true,
        }
    }

    fn choose(&mut self, growing: &mut Growing, term: &Name, reading: &Name) {
        let open = match self.meant(term, Wanted::OpenTerm) {
            Some(Meant::OpenTerm(open)) => open,
            Some(other) => return self.wrong_kind(term, other, "an open term"),
            None => return,
        };
        if let Some(first) = growing.chosen.insert(open, term.span) {
            self.report(problems::said_twice(&format!("the reading of `{}`", term.text), term.span, first));
        }
        let Some(declared) = self.model.open_terms.get(open.index()) else { return };
        match declared.readings.iter().position(|one| one.name == reading.text) {
            Some(at) => growing.readings.push((open, at)),
            None => {
                let names: Vec<&str> = declared.readings.iter().map(|one| one.name.as_str()).collect();
                let problem = problems::unknown_reading(reading, term, &names);
                self.report(problem);
            }
        }
    }

    fn stated(&mut self, growing: &mut Growing, sentence: &'t Sentence) {
        match &sentence.kind {
            SentenceKind::Fact { field, value } => {
                let Some(found) = self.field(field) else {
                    growing.misnamed = true;
                    return;
                };
                let Some(mentioned) = growing.mentioned.get_mut(found.index()) else { return };
                if let Some(first) = *mentioned {
                    return self.report(problems::said_twice(&field.text, field.span, first));
                }
                *mentioned = Some(field.span);
                let fact = self.fact(found, value);
                if let (Some(fact), Some(place)) = (fact, growing.facts.get_mut(found.index())) {
                    *place = Some((fact, value.span()));
                }
            }
            SentenceKind::Judged { name, negative, by } => {
                for judged in self.judged(name, *negative, by.as_ref(), sentence.span) {
                    self.judged_once(growing, judged);
                }
            }
            SentenceKind::Broken(_) => growing.broken = true,
            _ => self.outline.broken.any = true,
        }
    }

    // A scenario makes few judgements; each party makes each of them once.
    fn judged_once(&mut self, growing: &mut Growing, judged: Judged) {
        let same = |one: &&Judged| one.judgement == judged.judgement && (one.by == judged.by || one.by.is_none() || judged.by.is_none());
        if let Some(first) = growing.judged.iter().take(MOST_JUDGED).find(same) {
            let what = self.judgement_words(judged.judgement);
            return self.report(problems::said_twice(&what, judged.span, first.span));
        }
        growing.judged.push(judged);
    }

    /// A judgement, as what is said twice.
    pub(super) fn judgement_words(&self, judgement: JudgementId) -> String {
        self.model.judgements.get(judgement.index()).map(|judgement| format!("the judgement `{}`", judgement.name)).unwrap_or_default()
    }

    /// Every field that an activity may not do without has been spoken of.
    pub(super) fn all_mentioned(&mut self, mentioned: &[Option<Span>], place: Span, what: &str) {
        let silent = (0..).map(FieldId).zip(self.model.fields.iter().zip(mentioned));
        let silent =
            silent.filter(|(id, (field, mentioned))| !field.optional && mentioned.is_none() && self.model.missing_fact(*id).is_none());
        let missing: Vec<(&str, Span)> = silent.map(|(_, (field, _))| (field.name.as_str(), field.span)).collect();
        if !missing.is_empty() && !self.outline.broken.fields {
            let problem = problems::missing_fields(&missing, place, what);
            self.report(problem);
        }
    }

    fn expectation(&mut self, written: &tree::Expectation, span: Span) -> Option<Expectation> {
        let kind = match written {
            tree::Expectation::Focus { inside } => {
                if self.model.focus.is_empty() && !self.outline.broken.any {
                    self.report(problems::no_focus(span));
                }
                ExpectationKind::Focus(*inside)
            }
            tree::Expectation::Day(expected) => ExpectationKind::Day(self.expected_day(expected)?),
            tree::Expectation::Verdict { verdict, citing, only, needing } => {
                let truth = self.verdict(verdict);
                let citing: Vec<_> = citing.iter().filter_map(|number| self.provision_numbered(number)).collect();
                if let (Some(Truth::True | Truth::False), Some(first)) = (truth, needing.first()) {
                    self.report(problems::settled_needs_nothing(first, verdict));
                }
                let needing = needing.iter().filter(|name| self.need(name)).map(|name| name.text.clone()).collect();
                ExpectationKind::Verdict { truth: truth?, citing, only: *only, needing }
            }
        };
        Some(Expectation { kind, span })
    }

    fn verdict(&mut self, word: &Name) -> Option<Truth> {
        match word.text.as_str() {
            "permitted" => Some(Truth::True),
            "refused" => Some(Truth::False),
            "undetermined" => Some(Truth::Unknown),
            _ => {
                self.outline.broken.any = true;
                None
            }
        }
    }

    fn need(&mut self, name: &Name) -> bool {
        match self.names.get(name.text.as_str()).map(|(meant, _)| *meant) {
            Some(Meant::Field(_) | Meant::Judgement(_) | Meant::Event(_)) => true,
            Some(other) => {
                self.wrong_kind(name, other, "a field, a judgement or an event");
                false
            }
            None => {
                self.meant(name, Wanted::Need);
                false
            }
        }
    }
}

/// A scenario of which only the head is known.
fn blank(written: &tree::Scenario, span: Span) -> Scenario {
    Scenario {
        title: written.title.text.clone(),
        edition: written.edition.as_ref().map(|edition| edition.text.clone()),
        resolved: false,
        record: Vec::new(),
        acts: Vec::new(),
        readings: Vec::new(),
        proposes: false,
        facts: Vec::new(),
        judged: Vec::new(),
        expectations: Vec::new(),
        span,
    }
}

fn deed(word: &str) -> HappeningKind {
    match word {
        "excused" => HappeningKind::Excused,
        "discharged" => HappeningKind::Discharged,
        "failed" => HappeningKind::Failed,
        _ => HappeningKind::Happened,
    }
}

/// How many judgements of one scenario are looked through for one that is made twice.
const MOST_JUDGED: usize = 256;
