//! Principles and claims in words, as the policy language has them but for conditions, which are told as in reasons.

use super::principle::{Bearers, ClaimKind, Outcome, ReadingScope, Statement, StatementKind, TenetKind};
use super::types::{EventId, Model, ProvisionId, Who};
use crate::syntax::tree::Force;

impl Model {
    /// A statement in words that a sentence can go on with.
    #[must_use]
    pub fn statement_words(&self, statement: &Statement) -> String {
        match &statement.kind {
            StatementKind::All(parts) => self.statement_chain(parts, "and"),
            StatementKind::Any(parts) => self.statement_chain(parts, "or"),
            StatementKind::Not(part) => match &part.kind {
                StatementKind::Outcome(outcome) => outcome_words(*outcome, true).to_owned(),
                _ => format!("not ({})", self.statement_words(part)),
            },
            StatementKind::Outcome(outcome) => outcome_words(*outcome, false).to_owned(),
            StatementKind::JudgedBy(judgement, party) => {
                let party = self.party(*party).map_or("", |party| party.title.as_str());
                format!("{party} has judged that {}", self.judgement(*judgement).map_or("", |judgement| judgement.title.as_str()))
            }
            StatementKind::Holds(condition) => self.words(condition),
        }
    }

    fn statement_chain(&self, parts: &[Statement], word: &str) -> String {
        let part = |part: &Statement| match &part.kind {
            StatementKind::All(_) | StatementKind::Any(_) => format!("({})", self.statement_words(part)),
            StatementKind::Holds(condition) if condition.kind.is_chain() => format!("({})", self.words(condition)),
            _ => self.statement_words(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&format!(" {word} "))
    }

    /// One sentence of a principle.
    #[must_use]
    pub fn tenet_words(&self, tenet: &TenetKind) -> String {
        let bound = |at_least: bool| if at_least { "at least" } else { "at most" };
        match tenet {
            TenetKind::ForEvery { holds, when: None } => format!("for every activity: {}", self.statement_words(holds)),
            TenetKind::ForEvery { holds, when: Some(when) } => {
                format!("for every activity: {} when {}", self.statement_words(holds), self.statement_words(when))
            }
            TenetKind::Term { at_least, length } => format!("the term is {} {}", bound(*at_least), self.period_words(*length)),
            TenetKind::Gap { length, act } => {
                format!("at most {} from one {} to the next", self.period_words(*length), self.event_word(*act))
            }
            TenetKind::Occurrences { count: 1, act } => {
                format!("the duty {} falls due at least once within the term", self.event_word(*act))
            }
            TenetKind::Occurrences { count, act } => {
                format!("the duty {} falls due at least {count} times within the term", self.event_word(*act))
            }
            TenetKind::Notice { event, length } => {
                format!("notice of {} is at least {}", self.event_word(*event), self.period_words(*length))
            }
            TenetKind::NoExit { length } => format!("no exit within {} of the start", self.period_words(*length)),
            TenetKind::Force { act, at_least, force } => {
                format!("the duty {} is {} `{}`", self.event_word(*act), bound(*at_least), force_word(*force))
            }
            TenetKind::OwedBy { act, by } => format!("the duty {} is owed by {}", self.event_word(*act), self.who(by)),
            TenetKind::NeedsConsent(who) => format!("every amendment needs the consent of {}", self.who(who)),
            TenetKind::Follows(event) => format!("every amendment follows {}", self.event_word(*event)),
            TenetKind::InWriting => "every amendment is in writing".to_owned(),
            TenetKind::Spares(provisions) => format!("no amendment reaches {}", self.numbers(provisions)),
            TenetKind::PermitsNothingNew(except) => format!("no amendment permits anything new{}", self.except_words(except.as_ref())),
            TenetKind::RefusesNothingNew(except) => format!("no amendment refuses anything new{}", self.except_words(except.as_ref())),
            TenetKind::NoNewDuty(bearers) => format!("no amendment adds a duty for {}", self.bearers(bearers)),
        }
    }

    /// What an amendment claims.
    #[must_use]
    pub fn claim_words(&self, claim: &ClaimKind) -> String {
        match claim {
            ClaimKind::AllPrinciples => "to keep all principles".to_owned(),
            ClaimKind::Principles(principles) => {
                let names = principles.iter().filter_map(|principle| self.principle(*principle)).map(|one| format!("`{}`", one.name));
                format!("to keep {}", joined(&names.collect::<Vec<_>>()))
            }
            ClaimKind::PermitsNothingNew(except) => format!("to permit nothing new{}", self.except_words(except.as_ref())),
            ClaimKind::RefusesNothingNew(except) => format!("to refuse nothing new{}", self.except_words(except.as_ref())),
            ClaimKind::NoNewDuty(bearers) => format!("to add no duty for {}", self.bearers(bearers)),
        }
    }

    fn bearers(&self, bearers: &Bearers) -> String {
        match bearers {
            Bearers::Each(parties) => self.who(&if let [one] = parties.as_slice() { Who::One(*one) } else { Who::Each(parties.clone()) }),
            Bearers::Jointly(parties) => self.who(&Who::Jointly(parties.clone())),
            Bearers::Alone(party) => format!("{} alone", self.who(&Who::One(*party))),
        }
    }

    /// Under which readings something is to hold.
    #[must_use]
    pub fn scope_words(&self, scope: &ReadingScope) -> String {
        match scope {
            ReadingScope::Adopted => "the adopted readings".to_owned(),
            ReadingScope::All => "all readings".to_owned(),
            ReadingScope::Of(terms) => {
                let names = terms.iter().filter_map(|term| self.open_term(*term)).map(|term| format!("`{}`", term.name));
                format!("all readings of {}", joined(&names.collect::<Vec<_>>()))
            }
        }
    }

    fn except_words(&self, except: Option<&Statement>) -> String {
        except.map_or_else(String::new, |except| format!(", except where {}", self.statement_words(except)))
    }

    fn numbers(&self, provisions: &[ProvisionId]) -> String {
        joined(&provisions.iter().map(|provision| self.number(*provision).to_owned()).collect::<Vec<_>>())
    }

    fn event_word(&self, event: EventId) -> String {
        self.event(event).map_or_else(String::new, |event| format!("`{}`", event.name))
    }
}

fn outcome_words(outcome: Outcome, not: bool) -> &'static str {
    match (outcome, not) {
        (Outcome::Permitted, false) => "the activity is permitted",
        (Outcome::Permitted, true) => "the activity is not permitted",
        (Outcome::Refused, false) => "the activity is refused",
        (Outcome::Refused, true) => "the activity is not refused",
        (Outcome::Undetermined, false) => "the activity is undetermined",
        (Outcome::Undetermined, true) => "the activity is not undetermined",
        (Outcome::InFocus, false) => "the activity is in the focus",
        (Outcome::InFocus, true) => "the activity is not known to be in the focus",
        (Outcome::InTerm, false) => "the activity is covered by the term",
        (Outcome::InTerm, true) => "the activity is not known to be covered by the term",
    }
}

/// The word of a force, as the policy language has it.
#[must_use]
pub fn force_word(force: Force) -> &'static str {
    match force {
        Force::Shall => "shall",
        Force::Will => "will",
        Force::Should => "should",
        Force::May => "may",
        Force::MayConsider => "may consider",
    }
}

fn joined(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.concat(),
    }
}
