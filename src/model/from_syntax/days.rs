//! What a scenario expects of a day.

use super::Checker;
use super::header::maybe_date;
use super::voters::Decider;
use crate::model::days::{AmendmentStands, Bond, DayExpectation, Needed, OnDay, Owed, Stands};
use crate::model::problems;
use crate::model::types::PartyId;
use crate::syntax::tree;

impl Checker<'_> {
    pub(super) fn expected_day(&mut self, written: &tree::DayExpectation) -> Option<DayExpectation> {
        Some(match written {
            tree::DayExpectation::Standing(word, on) => DayExpectation::Standing(stands(&word.text), self.on_day(on)?),
            tree::DayExpectation::Party(party, word, on) => {
                let (party, on) = (self.party(party), self.on_day(on));
                DayExpectation::Party(party?, bond(&word.text), on?)
            }
            tree::DayExpectation::Duty(act, by, word, on) => {
                let (event, by, on) = (self.event(act), self.one_party(by.as_ref()), self.on_day(on));
                DayExpectation::Duty { act: event?, by: by?, state: owed(&word.text), on: on? }
            }
            tree::DayExpectation::FallsDue(act, on) => {
                let (event, on) = (self.event(act), self.on_day(on));
                DayExpectation::FallsDue(event?, on?)
            }
            tree::DayExpectation::LastDay(date) => DayExpectation::LastDay(maybe_date(date)),
            tree::DayExpectation::Start(date) => DayExpectation::Start(maybe_date(date)),
            tree::DayExpectation::NoticeDeadline(date, on) => {
                let (date, on) = (self.exact_day(date), self.on_day(on));
                DayExpectation::NoticeDeadline(date?, on?)
            }
            tree::DayExpectation::EarliestExit(date, on) => {
                let (date, on) = (self.exact_day(date), self.on_day(on));
                DayExpectation::EarliestExit(date?, on?)
            }
            tree::DayExpectation::Amendment { amendment, stands, on, party } => {
                let (amendment, on, party) = (self.amendment_named(amendment), self.on_day(on), self.party_if_any(party.as_ref()));
                DayExpectation::Amendment { amendment: amendment?, stands: amendment_stands(&stands.text), on: on?, party: party? }
            }
            tree::DayExpectation::Needing { amendment, act, by, on } => {
                let (amendment, act, on) = (self.amendment_named(amendment), self.act_kind(act), self.on_day(on));
                let by = by.as_ref().map(|name| self.needed(name));
                DayExpectation::Needing { amendment: amendment?, act: act?, by: by.map_or(Some(None), |by| by.map(Some))?, on: on? }
            }
            tree::DayExpectation::Edition { edition, on, party } => {
                self.known_edition(edition);
                let (on, party) = (self.on_day(on), self.party_if_any(party.as_ref()));
                DayExpectation::Edition { edition: edition.text.clone(), on: on?, party: party? }
            }
        })
    }

    // The outer option says whether it could be read, the inner whether one is named.
    fn party_if_any(&mut self, name: Option<&tree::Name>) -> Option<Option<PartyId>> {
        name.map_or(Some(None), |name| self.party(name).map(Some))
    }

    fn needed(&mut self, name: &tree::Name) -> Option<Needed> {
        match self.deciders.get(name.text.as_str()).copied() {
            Some((Decider::Body(_), _)) => self.body_named(name).map(Needed::Body),
            _ => self.party(name).map(Needed::Party),
        }
    }

    fn on_day(&mut self, written: &tree::OnDay) -> Option<OnDay> {
        let day = self.exact_day(&written.day);
        let known = match &written.known {
            Some(known) => Some(self.exact_day(known)?),
            None => None,
        };
        Some(OnDay { day: day?, known })
    }

    // The outer option says whether it could be read, the inner whether one is named.
    fn one_party(&mut self, by: Option<&tree::Actors>) -> Option<Option<PartyId>> {
        match by {
            None => Some(None),
            Some(tree::Actors::Party(name)) => self.party(name).map(Some),
            Some(tree::Actors::Each(span) | tree::Actors::Own(span)) => {
                self.report(problems::unlike(*span, "this", "One party is needed here, such as `by japan`"));
                None
            }
        }
    }
}

/// The first and the last words tell the states apart, whatever blanks stand between them.
fn stands(words: &str) -> Stands {
    match words.split_whitespace().last() {
        Some("force") => Stands::InForce,
        Some("provisional") => Stands::Provisional,
        Some("suspended") => Stands::Suspended,
        Some("ended") => Stands::Ended,
        Some("started") => Stands::NotStarted,
        _ => Stands::Undetermined,
    }
}

fn amendment_stands(words: &str) -> AmendmentStands {
    match words.split_whitespace().last() {
        Some("force") => AmendmentStands::InForce,
        Some("pending") => AmendmentStands::Pending,
        Some("lapsed") => AmendmentStands::Lapsed,
        _ => AmendmentStands::Undetermined,
    }
}

fn bond(words: &str) -> Bond {
    match words.split_whitespace().next() {
        Some("bound") => Bond::Bound,
        Some("provisional") => Bond::Provisional,
        Some("suspended") => Bond::Suspended,
        Some("withdrawn") => Bond::Withdrawn,
        _ => Bond::NotBound,
    }
}

fn owed(words: &str) -> Owed {
    let mut split = words.split_whitespace();
    match (split.next(), split.next()) {
        (Some("not"), _) => Owed::NotYetDue,
        (Some("due"), _) => Owed::Due,
        (Some("fulfilled"), None) => Owed::Fulfilled,
        (Some("fulfilled"), _) => Owed::FulfilledLate,
        (Some("overdue"), _) => Owed::Overdue,
        (Some("excused"), _) => Owed::Excused,
        (Some("discharged"), _) => Owed::Discharged,
        _ => Owed::Undetermined,
    }
}
