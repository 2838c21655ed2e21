//! A reader who counts by hand: what the language reference says of terms, notices, suspensions and duties, worked out from the parameters of a life and its events, day by day.
//! Nothing of the engine is used: dates move by chrono's own months and days.

use super::life::{Act, Event, Life, days_after, days_before, life, months_after, record};
use chrono::NaiveDate;
use comity::record::{DutyState, Standing};
use proptest::prelude::*;

/// What the reader knows on a day: the events that had happened and were recorded.
struct Reader<'a> {
    life: &'a Life,
    events: Vec<Event>,
    day: NaiveDate,
}

impl<'a> Reader<'a> {
    fn of(life: &'a Life, events: &[Event], day: NaiveDate) -> Self {
        let mut events: Vec<Event> = events.iter().filter(|event| event.on <= day).copied().collect();
        events.sort_by_key(|event| event.on);
        Self { life, events, day }
    }

    fn on(&self, act: Act) -> impl Iterator<Item = NaiveDate> {
        self.events.iter().filter(move |event| event.act == act).map(|event| event.on)
    }

    /// The last day of the term: the first objection stops the first renewal for which it is in time.
    fn term_ends(&self) -> Option<NaiveDate> {
        let Some(renewal) = self.life.renewal else { return Some(self.life.stretch_ends(0)) };
        let objection = self.on(Act::Objection).next().filter(|_| renewal.stopped);
        let Some(objection) = objection else { return renewal.times.map(|times| self.life.stretch_ends(times)) };
        let mut renewals = 0;
        loop {
            if renewal.times == Some(renewals) {
                return Some(self.life.stretch_ends(renewals));
            }
            if objection <= days_before(self.life.stretch_ends(renewals), renewal.notice) {
                return Some(self.life.stretch_ends(renewals));
            }
            renewals += 1;
        }
    }

    fn exits(&self) -> impl Iterator<Item = NaiveDate> {
        let from = months_after(self.life.start, self.life.exit.1).max(self.life.start);
        let given = self.on(Act::Withdrawal).filter(move |given| *given >= from);
        let effects = given.map(|given| (given, months_after(given, self.life.exit.0)));
        let kept = effects.filter(|(given, effect)| !self.on(Act::ChangeOfMind).any(|back| *given <= back && back < *effect));
        kept.map(|(_, effect)| days_before(effect, 1))
    }

    fn last(&self) -> Option<NaiveDate> {
        self.exits().chain(self.term_ends()).min()
    }

    fn suspended(&self) -> bool {
        self.on(Act::Pause).any(|pause| !self.on(Act::Resumption).any(|resumption| pause <= resumption))
    }

    fn standing(&self) -> Standing {
        if self.day < self.life.start {
            Standing::NotStarted
        } else if self.last().is_some_and(|last| self.day > last) {
            Standing::Ended
        } else if self.suspended() {
            Standing::Suspended
        } else {
            Standing::InForce
        }
    }

    /// The days of the review of that number: from when, until when it is in time; none where it does not come up.
    fn review(&self, number: u32) -> Option<(NaiveDate, NaiveDate)> {
        let due = months_after(self.life.start, self.life.review * number);
        if self.last().is_some_and(|last| due > last) {
            return None;
        }
        let before = months_after(self.life.start, self.life.review * (number - 1));
        Some(match self.life.window {
            None => (days_after(before, 1).max(self.life.start), due),
            Some((early, late)) => (days_before(due, early).max(self.life.start), days_after(due, late)),
        })
    }

    fn reviews(&self) -> Vec<(u32, NaiveDate, NaiveDate)> {
        let all =
            (1..200).map_while(|number| Some((number, self.review(number)?))).map(|(number, (opens, closes))| (number, opens, closes));
        let mut found = Vec::new();
        for one in all {
            let ahead = one.1 > self.day;
            found.push(one);
            if ahead {
                break;
            }
        }
        found
    }

    fn answers(&self) -> Vec<(u32, NaiveDate, NaiveDate)> {
        let requests = (1..).zip(self.on(Act::Request));
        let all = requests.map(|(number, asked)| (number, asked, days_after(asked, self.life.answer)));
        all.filter(|(_, asked, due)| *asked >= self.life.start && self.last().is_none_or(|last| *due <= last)).collect()
    }

    /// How each occurrence stands: performances in the order of their days, each for the first that is open, else for the first that was missed.
    fn states(&self, occurrences: &[(u32, NaiveDate, NaiveDate)], act: Act) -> Vec<(u32, DutyState)> {
        let mut done: Vec<Option<NaiveDate>> = vec![None; occurrences.len()];
        for day in self.on(act).filter(|day| *day >= self.life.start) {
            // What was still open on the last day is owed no more.
            let owed = |closes: NaiveDate| self.last().is_none_or(|last| day <= last || closes <= last);
            let open = (0..done.len())
                .find(|at| done[*at].is_none() && occurrences[*at].1 <= day && day <= occurrences[*at].2 && owed(occurrences[*at].2));
            let missed = (0..done.len()).find(|at| done[*at].is_none() && occurrences[*at].2 < day && owed(occurrences[*at].2));
            if let Some(at) = open.or(missed) {
                done[at] = Some(day);
            }
        }
        let over = self.last().is_some_and(|last| self.day > last);
        let state = |(opens, closes): (NaiveDate, NaiveDate), done: Option<NaiveDate>| match done {
            Some(day) if day <= closes => DutyState::Fulfilled,
            Some(_) => DutyState::FulfilledLate,
            None if closes < self.day && self.last().is_none_or(|last| closes <= last) => DutyState::Overdue,
            None if over => DutyState::Discharged,
            None if closes < self.day => DutyState::Overdue,
            None if self.day < opens => DutyState::NotYetDue,
            None => DutyState::Due,
        };
        let all = occurrences.iter().zip(done).map(|((number, opens, closes), done)| (*number, state((*opens, *closes), done)));
        all.collect()
    }
}

fn agree(life: &Life, events: &[Event], days: &[u32]) -> Result<(), TestCaseError> {
    let policy = life.policy();
    let record = life.record_with(&policy, events);
    for day in days {
        let day = days_after(days_before(life.start, 30), *day);
        let reader = Reader::of(life, events, day);
        let status = record.status(day);
        prop_assert_eq!(&status.may_be, &[reader.standing()], "standing on {}", day);
        let duties = record.duties(day);
        for (at, occurrences, act) in [(0, reader.reviews(), Act::Review), (1, reader.answers(), Act::Answer)] {
            let theirs: Vec<(u32, DutyState)> =
                duties.iter().filter(|one| one.key.duty == at).map(|one| (one.key.occurrence, one.state)).collect();
            let ours = reader.states(&occurrences, act);
            prop_assert_eq!(theirs, ours, "{} on {}", act.name(), day);
        }
    }
    Ok(())
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("COMITY_CASES").ok().and_then(|cases| cases.parse::<u32>().ok()).unwrap_or(6_400) / 16;
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_engine_and_the_reader_agree_on_every_day(
        (life, events) in life().prop_flat_map(|life| { let record = record(&life); (Just(life), record) }),
        days in prop::collection::vec(0u32..1_600, 1..6),
    ) {
        agree(&life, &events, &days)?;
    }
}
