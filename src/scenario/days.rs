//! What a scenario expects of a day, beside what the record answers.

use crate::calendar::DayRange;
use crate::calendar::words::{day, days};
use crate::consent::Family;
use crate::model::{AmendingAct, Bond, DayExpectation, EventId, Happening, MaybeDate, Model, OnDay, Owed, PartyId, ProvisionId, Stands};
use crate::record::{AsOf, DateOf, Dated, DutyState, DutyStatus, Fold, Standing, Status};
use crate::report::{Recorded, standing_words, words};
use chrono::NaiveDate;

/// What a record answers to what a scenario expects of a day.
pub(super) struct Answer {
    /// What is so, where that is not what is expected.
    pub unmet: Option<String>,
    /// The clauses that the answer rests on, with the rule of computation where there is one.
    pub because: Vec<(ProvisionId, String)>,
    /// What would settle it.
    pub needs: Vec<String>,
}

/// A record that is asked.
pub(super) struct Days<'a> {
    pub model: &'a Model,
    pub happenings: &'a [Happening],
    pub fold: &'a Fold,
    /// What was done about amendments.
    pub acts: &'a [AmendingAct],
    pub family: &'a Family,
}

impl Days<'_> {
    pub fn answer(&self, expected: &DayExpectation) -> Answer {
        match expected {
            DayExpectation::Standing(stands, on) => self.standing(*stands, *on),
            DayExpectation::Party(party, bond, on) => self.party(*party, *bond, *on),
            DayExpectation::Duty { act, by, state, on } => self.duty(*act, *by, *state, *on),
            DayExpectation::FallsDue(act, on) => self.falls_due(*act, *on),
            DayExpectation::LastDay(date) => self.last_day(*date),
            DayExpectation::Start(date) => self.start(*date),
            DayExpectation::NoticeDeadline(date, on) => {
                self.dated("the last day for a notice", *date, *on, |what| matches!(what, DateOf::RenewalDeadline(_)))
            }
            DayExpectation::EarliestExit(date, on) => {
                self.dated("the earliest exit", *date, *on, |what| matches!(what, DateOf::EarliestExit(..)))
            }
            DayExpectation::Amendment { amendment, stands, on, party } => self.amendment(*amendment, *stands, *on, *party),
            DayExpectation::Needing { amendment, act, by, on } => self.needing(*amendment, (*act, *by), *on),
            DayExpectation::Edition { edition, on, party } => self.edition(edition, *on, *party),
        }
    }

    pub(super) fn words(&self) -> Recorded<'_> {
        Recorded { model: self.model, happenings: self.happenings }
    }

    fn standing(&self, stands: Stands, on: OnDay) -> Answer {
        let status = self.fold.status(as_of(on));
        let met = match standing(stands) {
            None => status.may_be.len() != 1,
            Some(standing) => status.may_be == [standing],
        };
        self.by_status(met, self.words().status(&status).says, &status)
    }

    fn party(&self, party: PartyId, bond: Bond, on: OnDay) -> Answer {
        let status = self.fold.status(as_of(on));
        let may_be = status.parties.iter().find(|(other, _)| *other == party).map_or(&[][..], |(_, may_be)| may_be);
        let met = !may_be.is_empty() && may_be.iter().all(|standing| bonds(bond).contains(standing));
        let name = words::party(self.model, party);
        let said = match may_be {
            [Standing::InForce] => format!("{name} is bound on {}", day(on.day)),
            [Standing::NotStarted] => format!("{name} is not bound yet on {}", day(on.day)),
            [Standing::Withdrawn] => format!("{name} has withdrawn by {}", day(on.day)),
            [one] => format!("for {name} it is {} on {}", standing_words(*one), day(on.day)),
            [] => format!("how {name} stands on {} cannot be said", day(on.day)),
            several => {
                let several = words::list(several.iter().map(|one| standing_words(*one).to_owned()), "or");
                format!("what is known leaves open whether for {name} it is {several} on {}", day(on.day))
            }
        };
        self.by_status(met, said, &status)
    }

    fn by_status(&self, met: bool, said: String, status: &Status) -> Answer {
        let mut because: Vec<(ProvisionId, String)> = status.clause.map(|clause| (clause, String::new())).into_iter().collect();
        because.extend(status.next.iter().filter_map(|dated| self.reason(dated)));
        let needs = status.needs.iter().map(|need| self.words().need(need)).collect();
        Answer { unmet: (!met).then_some(said), because, needs }
    }

    fn duty(&self, act: EventId, by: Option<PartyId>, state: Owed, on: OnDay) -> Answer {
        let all = self.fold.duties(as_of(on));
        let of_act = all.iter().filter(|one| self.asks(one, act) && by.is_none_or(|party| answers(one, party)));
        let (matters, said) = match of_act.min_by_key(|one| weight(one)) {
            Some(one) => (Some(one), self.words().duty(one).says),
            None => (None, "nothing of the kind is owed".to_owned()),
        };
        let met = matters.is_some_and(|one| one.state == duty_state(state));
        self.by_duty(met, format!("on {} {}: {said}", day(on.day), self.words().event(act)), matters)
    }

    fn falls_due(&self, act: EventId, on: OnDay) -> Answer {
        let all = self.fold.duties_through(as_of(on), on.day);
        let of_act: Vec<&DutyStatus> = all.iter().filter(|one| self.asks(one, act)).collect();
        let due = |one: &DutyStatus| one.due.as_ref().map(|due| due.reckoning.result());
        let on_it = of_act.iter().find(|one| due(one) == Some(DayRange::day(on.day)));
        let near =
            of_act.iter().filter_map(|one| due(one)).min_by_key(|due| due.earliest.signed_duration_since(on.day).num_days().unsigned_abs());
        let said = match near {
            Some(due) => format!("{} falls due on {}", self.words().event(act), days(due)),
            None => format!("{} does not fall due on any day that is known", self.words().event(act)),
        };
        self.by_duty(on_it.is_some(), said, on_it.or(of_act.first()).copied())
    }

    fn by_duty(&self, met: bool, said: String, one: Option<&DutyStatus>) -> Answer {
        let because = one.map(|one| {
            let rule = one.closes.as_ref().or(one.due.as_ref()).and_then(|dated| self.words().dated(dated).rule);
            (one.clause, rule.unwrap_or_default())
        });
        let needs = one.map_or_else(Vec::new, |one| one.needs.iter().map(|need| self.words().need(need)).collect());
        Answer { unmet: (!met).then_some(said), because: because.into_iter().collect(), needs }
    }

    fn last_day(&self, expected: MaybeDate) -> Answer {
        let coverage = self.fold.coverage();
        let (earliest, latest) = (coverage.last_earliest, coverage.last_latest);
        let (met, said) = match (earliest, latest) {
            (None, None) => (expected == MaybeDate::Unlimited, "there is no last day, as things stand".to_owned()),
            (Some(earliest), Some(latest)) => {
                let found = DayRange { earliest, latest };
                let met = match expected {
                    MaybeDate::Date(date) => DayRange::of(date) == found,
                    MaybeDate::Unlimited => false,
                    MaybeDate::Unknown => earliest != latest,
                };
                (met, format!("the last day is {}", days(found)))
            }
            _ => (expected == MaybeDate::Unknown, "the last day cannot be said".to_owned()),
        };
        self.by_dates(met, said, AsOf::on(NaiveDate::MAX), |what| matches!(what, DateOf::LastDay(None) | DateOf::StretchEnds(_)))
    }

    fn start(&self, expected: MaybeDate) -> Answer {
        let whole = AsOf::on(NaiveDate::MAX);
        let start = self.fold.dates(whole).into_iter().find(|dated| dated.what == DateOf::Start(None));
        let found = start.map(|dated| dated.reckoning.result());
        let met = match (expected, found) {
            (MaybeDate::Date(date), Some(found)) => DayRange::of(date) == found,
            (MaybeDate::Unknown, None) => true,
            _ => false,
        };
        let said = found.map_or_else(|| "the first day cannot be said".to_owned(), |found| format!("the first day is {}", days(found)));
        self.by_dates(met, said, whole, |what| matches!(what, DateOf::Start(None)))
    }

    fn dated(&self, called: &str, expected: NaiveDate, on: OnDay, wanted: fn(&DateOf) -> bool) -> Answer {
        let dates: Vec<Dated> = self.fold.dates(as_of(on)).into_iter().filter(|dated| wanted(&dated.what)).collect();
        let met = dates.iter().any(|dated| dated.reckoning.result() == DayRange::day(expected));
        let found: Vec<String> = dates.iter().map(|dated| days(dated.reckoning.result())).collect();
        let said = match found.is_empty() {
            true => format!("on {} {called} cannot be said, or there is none", day(on.day)),
            false => format!("on {} {called} is {}", day(on.day), words::list(found, "or")),
        };
        self.by_dates(met, said, as_of(on), wanted)
    }

    fn by_dates(&self, met: bool, said: String, as_of: AsOf, wanted: fn(&DateOf) -> bool) -> Answer {
        let dates = self.fold.dates(as_of);
        let because = dates.iter().filter(|dated| wanted(&dated.what)).filter_map(|dated| self.reason(dated)).collect();
        let needs = self.fold.status(as_of).needs.iter().map(|need| self.words().need(need)).collect();
        Answer { unmet: (!met).then_some(said), because, needs }
    }

    fn reason(&self, dated: &Dated) -> Option<(ProvisionId, String)> {
        Some((dated.clause?, self.words().dated(dated).rule.unwrap_or_default()))
    }

    // Whether an occurrence asks for that act; for one of several, where one is enough.
    fn asks(&self, one: &DutyStatus, act: EventId) -> bool {
        let Some(duty) = self.model.duties.get(one.key.duty as usize) else { return false };
        let instead = duty.schedule.otherwise.as_ref().filter(|_| one.key.act as usize >= duty.acts.len());
        match (instead, duty.acts.get(one.key.act as usize)) {
            (Some(otherwise), _) => otherwise.act == act,
            (None, _) if duty.either => duty.acts.iter().any(|one| one.event == act),
            (None, own) => own.is_some_and(|own| own.event == act),
        }
    }
}

pub(super) fn as_of(on: OnDay) -> AsOf {
    on.known.map_or_else(|| AsOf::on(on.day), |known| AsOf::on(on.day).known_on(known))
}

fn answers(one: &DutyStatus, party: PartyId) -> bool {
    one.key.party.map_or_else(|| one.answerable.contains(&party), |own| own == party)
}

// Of several occurrences that one matters first which is overdue, then one that is open, then the last that is over, then the next.
fn weight(one: &DutyStatus) -> (u8, std::cmp::Reverse<u32>) {
    let rank = match one.state {
        DutyState::Overdue => 0,
        DutyState::Undetermined => 1,
        DutyState::Due => 2,
        DutyState::Fulfilled | DutyState::FulfilledLate | DutyState::Excused | DutyState::Discharged => 3,
        DutyState::NotYetDue => 4,
    };
    (rank, std::cmp::Reverse(one.key.occurrence))
}

fn standing(stands: Stands) -> Option<Standing> {
    match stands {
        Stands::InForce => Some(Standing::InForce),
        Stands::Provisional => Some(Standing::Provisional),
        Stands::Suspended => Some(Standing::Suspended),
        Stands::Ended => Some(Standing::Ended),
        Stands::NotStarted => Some(Standing::NotStarted),
        Stands::Undetermined => None,
    }
}

fn bonds(bond: Bond) -> &'static [Standing] {
    match bond {
        Bond::Bound => &[Standing::InForce],
        Bond::NotBound => &[Standing::NotStarted, Standing::Withdrawn, Standing::Ended],
        Bond::Provisional => &[Standing::Provisional],
        Bond::Suspended => &[Standing::Suspended],
        Bond::Withdrawn => &[Standing::Withdrawn],
    }
}

fn duty_state(owed: Owed) -> DutyState {
    match owed {
        Owed::NotYetDue => DutyState::NotYetDue,
        Owed::Due => DutyState::Due,
        Owed::Fulfilled => DutyState::Fulfilled,
        Owed::FulfilledLate => DutyState::FulfilledLate,
        Owed::Overdue => DutyState::Overdue,
        Owed::Excused => DutyState::Excused,
        Owed::Discharged => DutyState::Discharged,
        Owed::Undetermined => DutyState::Undetermined,
    }
}
