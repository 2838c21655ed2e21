//! What a scenario expects of a day, in words.

use super::record_words::Recorded;
use super::words;
use crate::calendar::DayRange;
use crate::calendar::words::{day, days};
use crate::model::{AmendmentStands, Bond, DayExpectation, MaybeDate, Needed, OnDay, Owed, PartyId, Stands};

impl Recorded<'_> {
    /// What a scenario expects of a day, to be read behind `expected`.
    #[must_use]
    pub fn expected(&self, expected: &DayExpectation) -> String {
        match expected {
            DayExpectation::Standing(stands, day) => format!("the programme to be {} {}", stands_word(*stands), on(*day)),
            DayExpectation::Party(party, bond, day) => {
                format!("{} to be {} {}", words::party(self.model, *party), bond_word(*bond), on(*day))
            }
            DayExpectation::Duty { act, by, state, on: day } => {
                let by = by.map_or_else(String::new, |party| format!(" by {}", words::party(self.model, party)));
                format!("{}{by} to be {} {}", self.event(*act), owed_word(*state), on(*day))
            }
            DayExpectation::FallsDue(act, day) => format!("{} to fall due {}", self.event(*act), on(*day)),
            DayExpectation::LastDay(date) => format!("the last day to be {}", maybe(*date)),
            DayExpectation::Start(date) => format!("the first day to be {}", maybe(*date)),
            DayExpectation::NoticeDeadline(date, asked) => format!("{} to be the last day for a notice, asked {}", day(*date), on(*asked)),
            DayExpectation::EarliestExit(date, asked) => format!("{} to be the earliest exit, asked {}", day(*date), on(*asked)),
            DayExpectation::Amendment { amendment, stands, on: day, party } => {
                let name = self.model.amendment(*amendment).map_or("", |amendment| amendment.name.as_str());
                format!("the amendment `{name}` to be {} {}{}", amendment_word(*stands), on(*day), self.for_party(*party))
            }
            DayExpectation::Needing { amendment, act, by, on: day } => {
                let name = self.model.amendment(*amendment).map_or("", |amendment| amendment.name.as_str());
                let by = match by {
                    None => String::new(),
                    Some(Needed::Party(party)) => format!(" by {}", words::party(self.model, *party)),
                    Some(Needed::Body(body)) => {
                        format!(" by {}", self.model.body(*body).map_or("", |body| body.title.as_deref().unwrap_or(&body.name)))
                    }
                };
                format!("the amendment `{name}` to need {}{by} {}", words::spaced(self.model.act_word(*act)), on(*day))
            }
            DayExpectation::Edition { edition, on: day, party } => {
                format!("the edition {edition} to apply {}{}", on(*day), self.for_party(*party))
            }
        }
    }

    fn for_party(&self, party: Option<PartyId>) -> String {
        party.map_or_else(String::new, |party| format!(" for {}", words::party(self.model, party)))
    }
}

fn amendment_word(stands: AmendmentStands) -> &'static str {
    match stands {
        AmendmentStands::InForce => "in force",
        AmendmentStands::Pending => "pending",
        AmendmentStands::Lapsed => "lapsed",
        AmendmentStands::Undetermined => "undetermined",
    }
}

fn on(on: OnDay) -> String {
    let known = on.known.map_or_else(String::new, |known| format!(", as known on {}", day(known)));
    format!("on {}{known}", day(on.day))
}

fn maybe(date: MaybeDate) -> String {
    match date {
        MaybeDate::Date(date) => days(DayRange::of(date)),
        MaybeDate::Unlimited => "none, without end".to_owned(),
        MaybeDate::Unknown => "unknown".to_owned(),
    }
}

fn stands_word(stands: Stands) -> &'static str {
    match stands {
        Stands::InForce => "in force",
        Stands::Provisional => "applied provisionally",
        Stands::Suspended => "suspended",
        Stands::Ended => "ended",
        Stands::NotStarted => "not started",
        Stands::Undetermined => "undetermined",
    }
}

fn bond_word(bond: Bond) -> &'static str {
    match bond {
        Bond::Bound => "bound",
        Bond::NotBound => "not bound",
        Bond::Provisional => "bound provisionally",
        Bond::Suspended => "suspended",
        Bond::Withdrawn => "withdrawn",
    }
}

fn owed_word(owed: Owed) -> &'static str {
    match owed {
        Owed::NotYetDue => "not yet due",
        Owed::Due => "due",
        Owed::Fulfilled => "fulfilled",
        Owed::FulfilledLate => "fulfilled late",
        Owed::Overdue => "overdue",
        Owed::Excused => "excused",
        Owed::Discharged => "discharged",
        Owed::Undetermined => "undetermined",
    }
}
