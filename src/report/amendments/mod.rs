//! How amendments stand, in words: since when and for whom, or what is missing, by whom, by when and under which clause.

mod human;
#[cfg(feature = "cli")]
mod json;
mod missing;
mod remarks;

pub use human::amendments_in_words;
#[cfg(feature = "cli")]
pub use json::amendment_as_json;
pub use remarks::RemarkTold;

use super::words;
use crate::amend::{Amendment, Editions};
use crate::calendar::words::days;
use crate::consent::{Beyond, Lapse, Obstacle, OfWay, Standing, Stands};
use crate::model::{AmendingAct, AmendmentId, Happening, Model};
use crate::value::Truth;

/// What the words are taken from: the edition that an amendment changes, the record, and the edition in whose words the record is.
#[derive(Clone, Copy, Debug)]
pub struct Amended<'a> {
    /// The edition that is changed.
    pub model: &'a Model,
    /// The edition in whose words the record is.
    pub home: &'a Model,
    /// The record's events.
    pub happenings: &'a [Happening],
    /// What was done about amendments.
    pub acts: &'a [AmendingAct],
    /// The texts.
    pub editions: &'a Editions,
}

/// How an amendment stands, in words. Every text is a sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentTold {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The fingerprint of its text.
    pub fingerprint: String,
    /// The edition that it changes, and the one to which it leads.
    pub editions: (String, String),
    /// How it stands, as a stable word: `in-force`, `pending`, `lapsed`, `undetermined`.
    pub stands: &'static str,
    /// How it stands.
    pub says: String,
    /// For each party its name in the policy, whether it is in force for it, and since when.
    pub parties: Vec<(String, Truth, Option<String>)>,
    /// Each act that is missing, for each way that is open.
    pub missing: Vec<MissingTold>,
    /// What would settle it.
    pub needs: Vec<String>,
    /// Acts that do not count, and acts that are told of though they count.
    pub remarks: Vec<RemarkTold>,
    /// How the day was worked out on which it comes into force.
    pub working: Option<String>,
}

/// An act that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingTold {
    /// The act's word.
    pub act: String,
    /// The names in the policy of those who may do it; a body's name; empty where anyone may.
    pub by: Vec<String>,
    /// What is missing: `the consent of NATO to this text (fingerprint 3f2a 91bc 77e0 12d4), by 26 June 2022`.
    pub says: String,
    /// The clause: number and heading.
    pub clause: Option<(String, Option<String>)>,
    /// The way's own title.
    pub way: Option<String>,
}

/// The stable word for how an amendment stands.
#[must_use]
pub fn stands_word(stands: &Stands) -> &'static str {
    match stands {
        Stands::InForce(_) => "in-force",
        Stands::Pending => "pending",
        Stands::Lapsed(_) => "lapsed",
        Stands::Undetermined => "undetermined",
    }
}

impl Amended<'_> {
    /// Puts it into words.
    #[must_use]
    pub fn told(&self, standing: &Standing) -> AmendmentTold {
        let head = self.amendment(standing.amendment);
        let name = |edition: usize| self.editions.name(edition).unwrap_or_default().to_owned();
        let party = |one: &crate::consent::ForParty| {
            let name = self.model.party(one.party).map_or_else(String::new, |party| party.name.clone());
            (name, one.holds, one.from.days().map(days))
        };
        let way = standing.by.and_then(|at| standing.ways.get(at));
        let working = way.and_then(|way| way.working.as_ref()).filter(|worked| !worked.reckoning.steps.is_empty());
        AmendmentTold {
            name: head.map_or_else(String::new, |head| head.name.clone()),
            title: head.and_then(|head| head.title.clone()),
            fingerprint: head.map_or_else(String::new, |head| format!("{:#}", head.changed.unwrap_or(head.fingerprint))),
            editions: (name(standing.edition), name(standing.leads_to)),
            stands: stands_word(&standing.stands),
            says: self.says(standing),
            parties: standing.parties.iter().map(party).collect(),
            missing: self.missing(standing),
            needs: self.needs(standing),
            remarks: self.remarks(standing),
            working: working.map(|worked| crate::calendar::words::working(&worked.reckoning)),
        }
    }

    /// How it stands, as a sentence without its full stop.
    #[must_use]
    pub fn says(&self, standing: &Standing) -> String {
        match &standing.stands {
            Stands::InForce(since) => self.in_force(standing, *since),
            Stands::Pending => self.pending(standing),
            Stands::Lapsed(why) => format!("it can come into force no more: {}", self.lapsed(standing, why)),
            Stands::Undetermined => "what is known leaves open whether it is in force".to_owned(),
        }
    }

    fn in_force(&self, standing: &Standing, since: crate::calendar::DayRange) -> String {
        if standing.parties.iter().all(|one| one.holds == Truth::True) && standing.common_day().is_some() {
            return format!("it is in force since {}", days(since));
        }
        let name = |one: &crate::consent::ForParty| words::party(self.model, one.party);
        let held = standing.parties.iter().filter(|one| one.holds == Truth::True);
        let mut alike: Vec<(String, Vec<String>)> = Vec::new();
        for one in held {
            let day = one.from.days().map_or_else(String::new, days);
            match alike.iter_mut().find(|(known, _)| *known == day) {
                Some((_, names)) => names.push(name(one)),
                None => alike.push((day, vec![name(one)])),
            }
        }
        let told = alike.into_iter().map(|(day, names)| format!("for {} since {day}", words::list(names, "and")));
        let others: Vec<String> = standing.parties.iter().filter(|one| one.holds == Truth::False).map(name).collect();
        let not = if others.is_empty() { String::new() } else { format!("; not for {}", words::list(others, "and")) };
        format!("it is in force {}{not}", words::list(told, "and"))
    }

    fn pending(&self, standing: &Standing) -> String {
        let way = standing.by.and_then(|at| standing.ways.get(at));
        let agreed = way.and_then(|way| way.accepted.days()).filter(|days| days.latest <= standing.as_of.day);
        match (agreed, standing.common_day()) {
            (Some(agreed), Some(day)) => {
                format!("all that it needs is there since {}, and it comes into force on {}", days(agreed), days(day))
            }
            (Some(agreed), None) => format!("all that it needs is there since {}, and it is not in force yet", days(agreed)),
            _ => "it is not in force yet".to_owned(),
        }
    }

    fn lapsed(&self, standing: &Standing, why: &Lapse) -> String {
        match why {
            Lapse::OutOfReach(beyond) => self.out_of_reach(beyond),
            Lapse::Objected => "too many objected".to_owned(),
            Lapse::Ended(last) => format!("the programme's last day was {}, and nothing revives it", days(*last)),
            Lapse::Overtaken(first) => format!(
                "the text that it changes is no more, since {} came into force first; it can be made anew for the edition that came of that",
                self.called(*first)
            ),
            Lapse::WithoutBase => {
                format!("the edition {} that it changes can come about no more", self.editions.name(standing.edition).unwrap_or_default())
            }
        }
    }

    fn out_of_reach(&self, beyond: &[Beyond]) -> String {
        let told = beyond.iter().map(|one| {
            let way = self.model.ways.get(one.way);
            let clause = way.map_or_else(String::new, |way| words::provision(self.model, way.provision));
            let title = way.and_then(|way| way.title.as_ref()).map_or_else(String::new, |title| format!(" (“{title}”)"));
            format!("{clause}{title} {}", self.obstacle(&one.what))
        });
        format!("no way of amending reaches all that it changes: {}", words::list(told, "and"))
    }

    fn obstacle(&self, what: &Obstacle) -> String {
        let place = |number: &Option<String>, list: &Option<String>| match (number, list) {
            (_, Some(list)) => format!("the list `{list}`"),
            (Some(number), None) => format!("clause {number}"),
            (None, None) => "what stands in no clause".to_owned(),
        };
        match what {
            Obstacle::Entrenched(target, by) => {
                format!("does not reach clause {}, which {} entrenches", self.model.number(*target), words::provision(self.model, *by))
            }
            Obstacle::Amending => "does not reach the rules on amendments themselves".to_owned(),
            Obstacle::Part(number, list) => format!("does not reach {}", place(number, list)),
            Obstacle::Changed(number, list) => format!("reaches no more than additions to {}", place(number, list)),
        }
    }

    /// What it lacks, as a sentence without its full stop.
    #[must_use]
    pub fn lacks(&self, standing: &Standing) -> String {
        let missing: Vec<String> = self.missing(standing).into_iter().map(|one| one.says).collect();
        match missing.is_empty() {
            true => format!("nothing is missing: {}", self.says(standing)),
            false => format!("what is missing is {}", words::list(missing, "and")),
        }
    }

    /// What would settle it, each as a sentence without its full stop.
    #[must_use]
    pub fn needs(&self, standing: &Standing) -> Vec<String> {
        standing.needs.iter().map(|need| self.need(need)).collect()
    }

    fn amendment(&self, id: AmendmentId) -> Option<&Amendment> {
        let name = &self.home.amendment(id)?.name;
        self.editions.amendments().iter().find(|one| one.name == *name)
    }

    fn called(&self, id: AmendmentId) -> String {
        self.home.amendment(id).map_or_else(String::new, |head| format!("the amendment `{}`", head.name))
    }

    /// The ways that are still open; of one that is in force nothing is missing.
    fn open_ways<'s>(&self, standing: &'s Standing) -> impl Iterator<Item = &'s OfWay> {
        let open = matches!(standing.stands, Stands::Pending | Stands::Undetermined);
        standing.ways.iter().filter(move |way| open && way.blocked != Truth::True)
    }
}
