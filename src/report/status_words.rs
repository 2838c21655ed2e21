//! How a programme stands on a day, in sentences.

use super::record_words::{DateTold, EventTold, Recorded};
use super::words;
use crate::calendar::words::day;
use crate::model::PartyId;
use crate::record::{AsOf, Standing, Status};

/// How a programme stands, in words. Every text is a sentence without its full stop, fit to be read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTold {
    /// What was asked.
    pub as_of: AsOf,
    /// The programme's title, with its edition.
    pub title: String,
    /// How it stands; several where what is known leaves it open.
    pub may_be: Vec<Standing>,
    /// `the programme is in force on 1 March 2021`
    pub says: String,
    /// The clause that decides: number and heading.
    pub clause: Option<(String, Option<String>)>,
    /// The events relied on.
    pub relied: Vec<EventTold>,
    /// How the parties stand: parties that stand alike in one sentence.
    pub parties: Vec<String>,
    /// Each party's name in the policy and how it stands.
    pub each_party: Vec<(String, Vec<Standing>)>,
    /// What would settle it.
    pub needs: Vec<String>,
    /// The next dates, in order.
    pub next: Vec<DateTold>,
}

/// The stable word for a standing.
#[must_use]
pub fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not-started",
        Standing::Provisional => "provisional",
        Standing::InForce => "in-force",
        Standing::Suspended => "suspended",
        Standing::Withdrawn => "withdrawn",
        Standing::Ended => "ended",
    }
}

/// How a programme stands, behind `the programme is`.
#[must_use]
pub fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not in force yet",
        Standing::Provisional => "applied provisionally",
        Standing::InForce => "in force",
        Standing::Suspended => "suspended",
        Standing::Withdrawn => "left by its parties",
        Standing::Ended => "no longer in force",
    }
}

impl Recorded<'_> {
    /// Puts a status into words.
    #[must_use]
    pub fn status(&self, status: &Status) -> StatusTold {
        StatusTold {
            as_of: status.as_of,
            title: self.title(),
            may_be: status.may_be.clone(),
            says: says(status),
            clause: status.clause.and_then(|clause| self.cited(clause)),
            relied: self.relied(&status.relied),
            parties: self.parties(&status.parties),
            each_party: status.parties.iter().map(|(party, may_be)| (self.party_name(*party), may_be.clone())).collect(),
            needs: status.needs.iter().map(|need| self.need(need)).collect(),
            next: status.next.iter().map(|dated| self.dated(dated)).collect(),
        }
    }

    /// The programme's title, with its edition.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.model.edition {
            Some(edition) => format!("{}, edition {edition}", self.model.title),
            None => self.model.title.clone(),
        }
    }

    fn party_name(&self, party: PartyId) -> String {
        self.model.parties.get(party.index()).map_or_else(String::new, |party| party.name.clone())
    }

    fn parties(&self, parties: &[(PartyId, Vec<Standing>)]) -> Vec<String> {
        let mut alike: Vec<(&[Standing], Vec<String>)> = Vec::new();
        for (party, may_be) in parties {
            let name = words::party(self.model, *party);
            match alike.iter_mut().find(|(known, _)| *known == may_be.as_slice()) {
                Some((_, names)) => names.push(name),
                None => alike.push((may_be, vec![name])),
            }
        }
        alike.into_iter().map(|(may_be, names)| bound(may_be, &names)).collect()
    }
}

fn says(status: &Status) -> String {
    let on = format!("on {}", day(status.as_of.day));
    let later = status.as_of.known != chrono::NaiveDate::MAX;
    let known = if later { format!(", as far as was recorded by {}", day(status.as_of.known)) } else { String::new() };
    match status.may_be.as_slice() {
        [] => format!("how the programme stands {on} cannot be said{known}"),
        [one] => format!("the programme is {} {on}{known}", standing_words(*one)),
        several => {
            let several = words::list(several.iter().map(|one| standing_words(*one).to_owned()), "or");
            format!("what is known leaves open whether the programme is {several} {on}{known}")
        }
    }
}

fn bound(may_be: &[Standing], names: &[String]) -> String {
    let one = names.len() == 1;
    let who = words::list(names.iter().cloned(), "and");
    let (is, has, applies) = if one { ("is", "has", "applies") } else { ("are", "have", "apply") };
    match may_be {
        [Standing::InForce] => format!("{who} {is} bound"),
        [Standing::NotStarted] => format!("{who} {is} not bound yet"),
        [Standing::Provisional] => format!("{who} {applies} it provisionally"),
        [Standing::Suspended] => format!("{who} {is} bound, and the programme is suspended for {}", if one { "it" } else { "them" }),
        [Standing::Withdrawn] => format!("{who} {has} left"),
        [Standing::Ended] => format!("{who} {is} no longer bound"),
        _ => format!("whether {who} {is} bound cannot be said"),
    }
}
